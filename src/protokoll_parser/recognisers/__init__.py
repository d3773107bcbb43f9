"""Propose headings: each recogniser sees a line or two and may be wrong; outline.py decides over the whole text."""
