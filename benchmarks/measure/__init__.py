"""How well parsed records agree with expected records; `accuracy.py` beside it is the command."""
