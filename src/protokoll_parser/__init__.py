"""Swedish meeting protocols (protokoll) to validated, grounded records."""

__version__ = "0.1.0"
