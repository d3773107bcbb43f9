"""Flat pages: pages that came out on one line each are cut into the lines that they had."""
