"""Files that appear whole or not at all: each is written beside its place under a temporary name.

Goes in: where the files are to be. Comes out: where to write them meanwhile; when all went well they are on the disk
and have taken their names, else nothing is left behind and what was there before is as it was.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from pathlib import Path

from protokoll_parser.files import OutputError, output_error, part_beside


@contextmanager
def whole_files(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Give an empty file for each target, in their order; all take the targets' places at the end.

    Raises OutputError where one cannot be made or cannot take its place.
    """
    made: list[Path] = []
    try:
        for target in targets:
            with saying(target):
                part = part_beside(str(target), target.resolve(), f"-{target.stem}")
                made.append(part)  # before it is there: an interrupt may come in between
                FileIO(part, "x").close()
        yield made
        for target, part in zip(targets, made, strict=True):
            with saying(target):
                _settle(part, target)
        for target, part in zip(targets, made, strict=True):
            with saying(target):
                part.replace(target.resolve())
    finally:
        for part in made:
            with suppress(OSError):  # it has taken its place, or could never be made
                part.unlink()


@contextmanager
def whole_folder(folder: Path, names: Sequence[str]) -> Iterator[list[Path]]:
    """Give an empty file for each name in a folder, as `whole_files`; the folder is made if need be.

    Raises OutputError; folders that were made for nothing are taken away again.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file; name a folder for the tables")
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    with saying(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with whole_files([folder / name for name in names]) as parts:
            yield parts
    except BaseException:
        for path in new:
            with suppress(OSError):  # someone else has put something there meanwhile
                path.rmdir()
        raise


@contextmanager
def saying(target: Path) -> Iterator[None]:
    """Turn what the system says into an OutputError that names the target."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of symbolic links
        raise output_error(str(target), error) from error


@contextmanager
def closing_all(target: Path) -> Iterator[ExitStack]:
    """Give a stack of what has to be closed; what fails then is an OutputError, unless something else failed before."""
    stack = ExitStack()
    try:
        yield stack
    except BaseException:
        with suppress(OSError):  # a full disk speaks up again when the last bytes are flushed
            stack.close()
        raise
    with saying(target):
        stack.close()


def _settle(part: Path, target: Path) -> None:
    """Bring a written file to the disk, with the mode of the one that it will replace."""
    with part.open("r+b") as stream:
        os.fsync(stream.fileno())
    if target.exists():
        part.chmod(stat.S_IMODE(target.stat().st_mode))
