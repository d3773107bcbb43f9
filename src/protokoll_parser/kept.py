"""Keeps what is dear to make and always the same beside Python's own bytecode, for the next start of the program.

Goes in: plain values and a key that says what they were made from. Comes out: the values, if they were made from the
same. The rules are those of `.pyc` files: they lie in `__pycache__`, are written by whoever may write there unless
bytecode is not wanted (PYTHONDONTWRITEBYTECODE), and nothing changes but the time where they are missing, stale or
broken. The vocabulary and the compiled patterns are kept: without them `protokoll parse` takes half as long again to
start (benchmarks/speed.py).
"""

import marshal
import os
import sys
from pathlib import Path
from typing import Any

from protokoll_parser import __version__

FOLDER = Path(__spec__.cached or __file__).parent


def recall(name: str, key: Any) -> Any | None:
    """Return what was kept under a name and made from the same key; None if there is no such thing."""
    try:
        found, value = marshal.loads(_path(name).read_bytes())  # noqa: S302  # as trusted as our bytecode beside it
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return value if found == (__version__, sys.version, key) else None


def keep(name: str, key: Any, value: Any) -> None:
    """Keep a value of plain types (those of `marshal`) under a name; where that cannot be, it is not kept."""
    if sys.dont_write_bytecode:
        return
    path = _path(name)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(marshal.dumps(((__version__, sys.version, key), value)))
        part.replace(path)
    except OSError:
        _remove(part)


def _remove(path: Path) -> None:
    """Remove what was written of a file; a folder that lets us do nothing holds nothing of ours."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _path(name: str) -> Path:
    return FOLDER / f"{name}.{sys.implementation.cache_tag}.kept"
