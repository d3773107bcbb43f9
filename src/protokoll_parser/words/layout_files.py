"""Reads layout files and says what is wrong with one: the form (any file), the keys (those of the user's own).

Goes in: a path. Comes out: the file's tables as plain values, or a LayoutError that names the file and the key.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple


class LayoutError(Exception):
    """A layout file is not what the loader understands; the message names the file and the key."""


SURE = 0.8
"""Likeness of a value to a known one that is worth a guess: a letter left out or two that changed places."""


class Known(NamedTuple):
    """The keys that mean something, and in tables the values."""

    labels: frozenset[str]
    words: frozenset[str]
    tables: Mapping[str, frozenset[str] | None]
    """None: the values are free."""


def check_meaning(paths: Sequence[Path], known: Known) -> None:
    """Raise LayoutError where a file says nothing, or something that no reader of texts would ever ask for."""
    for path in paths:
        data = read_layout(path)
        if not any(data.values()):
            raise LayoutError(f"{path}: holds no words; layouts/README.md shows how they are written")
        for scope, entries in data.get("labels", {}).items():
            _among(path, f"labels.{scope}", scope, ("front", "item"))
            for key in entries:
                _among(path, f"labels.{scope}.{key}", key, known.labels)
        for key in data.get("words", {}):
            _among(path, f"words.{key}", key, known.words)
        for key, pairs in data.get("tables", {}).items():
            _among(path, f"tables.{key}", key, known.tables)
            for wording, value in pairs.items():
                _valued(path, f"tables.{key}.{wording}", value, known.tables[key] or (value,))


def _among(path: Path, where: str, name: str, known: Iterable[str]) -> None:
    if name in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415  # a mistake may take a moment longer

    near = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(sorted(known))}"
    raise LayoutError(f"{path}: {where}: {name!r} means nothing{hint}")


def _valued(path: Path, where: str, value: str, known: Iterable[str]) -> None:
    """Raise LayoutError where a value is none that the table knows: there are few, so all are named."""
    if value in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415  # as above

    near = get_close_matches(value, list(known), n=1, cutoff=SURE)
    guess = f"; did you mean {near[0]}? Known are " if near else "; known are "
    raise LayoutError(f"{path}: {where}: {value!r} means nothing{guess}{', '.join(sorted(known))}")


def read_layout(path: Path) -> dict[str, Any]:
    """Read a layout file; a list of words, one a line, is a file of the one key that it is named after.

    Raises LayoutError where it cannot be read or is not of the form that layouts/README.md describes.
    """
    from tomllib import TOMLDecodeError, loads  # noqa: PLC0415  # not needed where the words were kept

    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            return {"words": {path.stem: [line for line in text.splitlines() if line and line[0] != "#"]}}
        data = loads(text)
    except OSError as error:
        raise LayoutError(f"{path}: cannot be read: {str(error.strerror).lower()}") from error
    except UnicodeDecodeError as error:
        raise LayoutError(f"{path}: is not in UTF-8; save it as UTF-8") from error
    except TOMLDecodeError as error:
        raise LayoutError(f"{path}: {error}") from error
    for key, value in data.items():
        if key not in ("labels", "words", "tables") or not isinstance(value, dict):
            raise LayoutError(f"{path}: unknown table [{key}]; known are [labels.*], [words] and [tables.*]")
        for name, entries in value.items():
            _check(path, f"{key}.{name}", entries, nested=key == "labels")
    return data


def _check(path: Path, key: str, entries: object, *, nested: bool) -> None:
    """Raise LayoutError where an entry is no list of words (or, in a table, no word)."""
    if nested or isinstance(entries, dict):
        if not isinstance(entries, dict):
            raise LayoutError(f"{path}: {key}: a table of lists of words is wanted here, as in [labels.front]")
        for name, inner in entries.items():
            if not nested and isinstance(inner, str):
                continue
            _check(path, f"{key}.{name}", inner, nested=False)
    elif not isinstance(entries, list) or not all(isinstance(word, str) for word in entries):
        raise LayoutError(f"{path}: {key}: a list of words is wanted here")
