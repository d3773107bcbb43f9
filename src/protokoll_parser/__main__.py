"""The process that the command `protokoll` runs in, and `python -m protokoll_parser`."""

import gc
import os
import sys
from contextlib import suppress

SELDOM = 100_000
"""Objects made between two collections. After a parse some 70 000 are there; all collections on the way found 24 in vain."""


def run() -> int:
    """Run the command and return its exit code; as the process ends here, nothing is tidied up that ends with it.

    Python would look through all objects for garbage many times while the program loads, and free them one by one at
    the very end; that was more than a quarter of the time that `protokoll parse FILE` took (benchmarks/speed.py). A
    process that has had workers ends in the usual way, since their queues and servers are tidied up then.
    """
    gc.set_threshold(SELDOM)
    from protokoll_parser.commands.cli import main  # noqa: PLC0415  # loading it is what makes most objects

    code = main()
    if "multiprocessing" in sys.modules:
        gc.freeze()
        return code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError, ValueError):  # closed, or its reader is gone: there is no one to tell
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(run())
