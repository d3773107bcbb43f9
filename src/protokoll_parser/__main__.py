"""Run the command as `python -m protokoll_parser`."""

import sys

from protokoll_parser.cli import main

if __name__ == "__main__":
    sys.exit(main())
