"""Reads inputs and writes outputs for the command line: a whole file or none, and one sentence where it fails.

Goes in: a path as the user wrote it, `-` for the standard streams. Comes out: bytes, or text that is on the disk.
"""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import FileIO
from pathlib import Path

from protokoll_parser.errors import ProtokollError
from protokoll_parser.usage import UNWRITABLE

STANDARD = "-"
Write = Callable[[str], None]


class InputError(ProtokollError):
    """An input could not be read; the message says why and what to do."""


class OutputError(ProtokollError):
    """An output could not be written; the message says where and why."""

    exit_code = UNWRITABLE


def read_input(path: str) -> bytes:
    """Return the bytes of a file, or of standard input; raises InputError."""
    try:
        if path != STANDARD:
            return Path(path).read_bytes()
        if sys.stdin is None:
            raise InputError("standard input is closed; name a file instead")
        return sys.stdin.buffer.read()
    except FileNotFoundError as error:
        raise InputError(f"no such file; {way_to(path)}") from error
    except IsADirectoryError as error:
        raise InputError(f"is a folder; name the files in it, e.g. {Path(path) / '*.txt'}") from error
    except MemoryError as error:
        raise InputError("does not fit into memory; split it") from error
    except OSError as error:
        raise InputError(f"cannot be read: {_reason(error)}") from error


@contextmanager
def open_output(path: str) -> Iterator[Write]:
    """Give a function that writes text in UTF-8.

    A regular file appears under its name only when everything has been written, and is left as it was when nothing
    was or something failed. Standard output, devices and named pipes get every text at once. Raises OutputError.
    """
    if path == STANDARD:
        yield _write_standard
        return
    try:
        target = Path(path).resolve()
        is_device = target.exists() and not target.is_file() and not target.is_dir()
        part = target if is_device else part_beside(path, target)
        stream = FileIO(part, "w" if is_device else "x")
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of symbolic links
        raise output_error(path, error) from error
    with stream, nullcontext() if is_device else _replacing(path, target, part, stream):
        yield lambda text: _write(path, stream, text)


def part_beside(path: str, target: Path, tag: str = "") -> Path:
    """Name the file beside `target` that is written first; refuse what cannot be replaced.

    `tag` tells apart the parts of several files that are written at once. Raises OutputError, which names `path`.
    """
    if target.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if target.exists() and not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise OutputError(f"{path}: cannot be written: it is write-protected")
    return target.with_name(f".protokoll-{os.getpid()}-{time.time_ns()}{tag}.part")


@contextmanager
def _replacing(path: str, target: Path, part: Path, stream: FileIO) -> Iterator[None]:
    """Let `part` take the place of `target` if all goes well and something was written; else take it away."""
    try:
        yield
        try:
            if stream.tell():
                if target.exists():
                    part.chmod(stat.S_IMODE(target.stat().st_mode))
                os.fsync(stream.fileno())
                stream.close()
                part.replace(target)
        except OSError as error:
            raise output_error(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _write(path: str, stream: FileIO, text: str) -> None:
    left = memoryview(text.encode())
    try:
        while left:
            left = left[stream.write(left) :]
    except OSError as error:
        raise output_error(path, error) from error


def _write_standard(text: str) -> None:
    if sys.stdout is None:
        raise OutputError("standard output is closed; use --out FILE")
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever read us has had enough; that is no failure
    except OSError as error:
        # What is still in the buffer must not fail a second time when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"standard output cannot be written: {_reason(error)}") from error


def way_to(path: str) -> str:
    """Say what to do about a path that leads nowhere."""
    if path.startswith(("http://", "https://")):
        return f"this is an address on the web, so fetch it first: curl -sL '{path}' | protokoll parse -"
    return "check the name"


def output_error(path: str, error: OSError | RuntimeError) -> OutputError:
    """Return the error that says in a sentence where and why nothing could be written."""
    reason = _on_folder(Path(path).parent) if isinstance(error, FileNotFoundError) else _reason(error)
    return OutputError(f"{path}: cannot be written: {reason}")


def _on_folder(folder: Path) -> str:
    """Say what is wrong with the folder of a file that could not be made although nothing forbids it."""
    if folder.is_dir():
        return "no new files can be made in this folder"
    from shlex import quote  # noqa: PLC0415  # seldom needed, and every start would wait for it

    return f"no such folder; make it first: mkdir -p {quote(str(folder))}"


def _reason(error: OSError | RuntimeError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
