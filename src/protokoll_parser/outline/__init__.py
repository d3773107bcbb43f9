"""Stages 3 and 4, recognise and split: lines propose headings, the whole document decides, sections come out."""
