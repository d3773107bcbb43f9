"""Finds the texts of an archive: folders and files as the user named them -> one `Text` a file, in a stable order.

A folder's entries come in the order of their names' bytes, so that two machines with other languages agree. Hidden
entries are passed over, symbolic links too unless asked for; what cannot be looked into is a `Text` with a reason, so
that it is not passed over in silence.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

from protokoll_parser.errors import MissingSourceError
from protokoll_parser.files import way_to

TEXTS = ("*.txt", "*.text", "*.md", "*.markdown")
"""What is taken for a text where the user does not say."""


class Text(NamedTuple):
    """A file of the archive."""

    path: str
    """Where it stands in the archive, with `/` between folders; no two texts of a run share it."""
    file: str
    """Where it lies, absolute."""
    trouble: str | None = None
    """Why it cannot be read, where looking for it has shown that; else None."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of the sources are taken."""

    include: tuple[str, ...] = TEXTS
    """Patterns (`*.txt`, `2024/*`) of file names, or of paths where they hold a `/`; capitals do not matter."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders to pass over."""
    follow_links: bool = False
    skip: tuple[str, ...] = ()
    """Paths of folders and files that are passed over, as named and as they really are: where the results go."""

    def takes(self, path: str, file: str) -> bool:
        """Say whether a file is taken."""
        return _fits(path, self.include) and not _fits(path, self.exclude) and file not in self.skip

    def enters(self, path: str, file: str) -> bool:
        """Say whether a folder is looked into."""
        return not _fits(path, self.exclude) and (not self.skip or os.path.realpath(file) not in self.skip)


def find_texts(sources: Sequence[str], selection: Selection) -> Iterator[Text]:
    """Yield the texts of the sources, in order.

    One folder is mirrored from its own root, several each under its name; a file that is named itself is taken
    whatever it is called. Raises MissingSourceError, before the first text, where a source is not there.
    """
    for source in sources:
        if not os.path.lexists(source):
            raise MissingSourceError(f"{source}: no such file or folder; {way_to(source)}")
    several = sum(Path(source).is_dir() for source in sources) > 1
    for source in sources:
        path = Path(source).absolute()
        if path.is_dir():
            yield from _walk(Path(source).resolve().name + "/" if several else "", str(path), selection)
        else:
            yield Text(path.name, str(path))


def _walk(prefix: str, folder: str, selection: Selection) -> Iterator[Text]:
    """Yield what stands below a folder; a stack of folders, since archives may be deeper than Python recurses."""
    above = frozenset({os.path.realpath(folder)})
    stack = [(_entries(prefix, folder, selection), above)]
    while stack:
        entries, above = stack[-1]
        for path, file, is_folder, trouble in entries:
            if not is_folder:
                yield Text(path, file, trouble)
                continue
            real = os.path.realpath(file) if selection.follow_links else file
            if real not in above:  # a link back to a folder we stand in would lead us round for ever
                stack.append((_entries(path + "/", file, selection), above | {real}))
                break
        else:
            stack.pop()


def _entries(prefix: str, folder: str, selection: Selection) -> Iterator[tuple[str, str, bool, str | None]]:
    """Yield path, file, whether it is a folder, and what is wrong with it, for what a folder holds."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield prefix.rstrip("/") or ".", folder, False, f"cannot be looked into: {str(error.strerror).lower()}"
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path, links = prefix + entry.name, selection.follow_links
        if entry.is_dir(follow_symlinks=links):
            if selection.enters(path, entry.path):
                yield path, entry.path, True, None
        elif selection.takes(path, entry.path) and entry.is_file(follow_symlinks=links):
            yield path, entry.path, False, None


def _fits(path: str, patterns: Sequence[str]) -> bool:
    whole = path.casefold()
    name = whole.rpartition("/")[2]
    return any(fnmatchcase(whole if "/" in pattern else name, pattern) for pattern in map(_pattern, patterns))


@cache
def _pattern(written: str) -> str:
    """Return a pattern as it is compared: `./drafts/`, as shells complete it, is `drafts`."""
    return written.casefold().removeprefix("./").rstrip("/")
