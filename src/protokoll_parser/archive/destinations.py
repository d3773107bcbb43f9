"""Writes what was made of the texts: a file each, one file of lines, or tables; every file whole or not at all.

Goes in: outcomes in the order of the archive. A file is first written in the hidden folder beside the ledger and
moved to its place when it is whole; what a killed run has left there, the next one clears away.
"""

import json
import os
import shutil
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, cast

import click

from protokoll_parser.archive.convert import Form, Outcome
from protokoll_parser.archive.ledger import Ledger
from protokoll_parser.errors import OrderError
from protokoll_parser.files import OutputError, output_error

To = Literal["json", "yaml", "jsonl", "sqlite", "csv", "parquet"]
FORMS: Mapping[To, Form] = {
    "json": "json", "yaml": "yaml", "jsonl": "jsonl", "sqlite": "tables", "csv": "tables", "parquet": "tables",
}  # fmt: skip
FILE_ENDINGS: Mapping[str, To] = {".jsonl": "jsonl", ".sqlite": "sqlite", ".db": "sqlite"}
"""What a destination that is one file ends in."""
FOLDER_ENDINGS = frozenset({".json", ".yaml", ".yml", ".csv", ".parquet"})
"""What no destination ends in, since the format makes several files."""
HANDS = 16
"""Files written at a time: a disk takes many at once, and waiting for it to have one takes as long as parsing."""
Put = Callable[[Sequence[Outcome]], None]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the results go: a folder, and for lines and SQLite the file in it."""

    to: To
    folder: Path
    file: str | None = None
    is_shared: bool = False
    """Whether the folder may hold other things than results: it is only where the file was asked for."""

    @property
    def form(self) -> Form:
        """What workers have to make."""
        return FORMS[self.to]

    @property
    def is_tree(self) -> bool:
        """Say whether each text has a file of its own."""
        return self.form in ("json", "yaml")

    @property
    def target(self) -> Path:
        """What a run leaves behind: the file, or the folder of files."""
        return self.folder / self.file if self.file else self.folder

    @property
    def ledger(self) -> Path:
        """The ledger of earlier runs; formats made of the same parts share one."""
        hidden = f".protokoll-{self.file}" if self._has_own_name() else ".protokoll"
        return self.folder / hidden / f"{self.form}.ledger"

    @property
    def workshop(self) -> Path:
        """The folder in which files are written that are not whole yet."""
        return self.ledger.with_suffix(".part")

    @property
    def failures(self) -> Path:
        """The file of the texts that failed; tables have them in a table."""
        return self.folder / (f"{self.target.stem}.failures.jsonl" if self._has_own_name() else "failures.jsonl")

    def _has_own_name(self) -> bool:
        """Say whether the file was given a name; others of other names may stand beside it, each with its notes."""
        return self.file not in (None, f"archive.{self.to}")

    def is_there(self) -> bool:
        """Say whether what an earlier run has made of all texts stands in its place; a tree is seen to file by file."""
        return not self.is_tree and (self.target if self.file else self.folder / f"texts.{self.to}").exists()

    def results(self) -> tuple[str, ...]:
        """Return the paths of the folder or the files that hold results, as they were named and as they really are."""
        made = (self.target, self.failures) if self.is_shared else (self.folder,)
        return tuple(name for path in made for name in (str(path), os.path.realpath(path)))

    def output(self, path: str) -> str:
        """Return the file, within the folder, that is made of a text; lines and tables have none for one text."""
        return f"{os.path.splitext(path)[0]}.{self.to}" if self.is_tree else path


def destination(out: str, to: To | None) -> Destination:
    """Understand a destination: `data/` with a format, or a file whose ending tells the format.

    Raises OrderError where it is neither, OutputError where a file stands in the folder's place.

    >>> destination("data", "sqlite").target.name
    'archive.sqlite'
    >>> destination("council.db", None).to
    'sqlite'
    """
    if out in ("", "-"):
        raise OrderError(f"--out {out!r}: name a folder or a file; for standard output there is `protokoll parse`")
    path = Path(out).absolute()
    told = FILE_ENDINGS.get(path.suffix.lower())
    if told and to in (None, told) and not path.is_dir():
        return Destination(told, path.parent, path.name, is_shared=True)
    if path.suffix.lower() in FOLDER_ENDINGS and not path.is_dir():
        raise OrderError(f"--out {out}: name a folder; {path.suffix[1:]} is one file for each table or text")
    if path.is_file():
        raise OutputError(
            f"{out}: cannot be written: is a file; name a folder, or a file that ends in .jsonl or .sqlite"
        )
    to = to or "json"
    return Destination(to, path, f"archive.{to}" if to in ("jsonl", "sqlite") else None)


@contextmanager
def writing(place: Destination, ledger: Ledger) -> Iterator[Put]:
    """Give the function that takes outcomes, a few at a time; at the end everything stands in its place.

    Raises OutputError where something cannot be written; what stood there before is then left as it was.
    """
    opened = (
        _writing_tree(place, ledger)
        if place.is_tree
        else _writing_lines(place)
        if place.form == "jsonl"
        else _writing_tables(place, ledger)
    )
    try:
        with opened as put:
            yield put
    except OSError as error:
        raise output_error(error.filename2 or error.filename or str(place.target), error) from error


@contextmanager
def _writing_tree(place: Destination, ledger: Ledger) -> Iterator[Put]:
    """Write a file for each new text; take away the one whose text can no longer be read."""
    with ThreadPoolExecutor(HANDS) as hands:

        def put(outcomes: Sequence[Outcome]) -> None:
            fresh = [entry for entry in outcomes if entry.fresh]
            jobs = [hands.submit(_put_file, place, entry.payload, *ledger.output(entry.path)) for entry in fresh]
            for job in jobs:
                job.result()

        yield put


def _put_file(place: Destination, payload: bytes | None, output: str, is_ours: bool) -> None:
    """Write a file whole; where there is nothing to write, take away what an earlier run wrote of the text."""
    target = place.folder / output
    if payload is not None:
        part = place.workshop / str(threading.get_ident())
        with part.open("wb") as stream:
            stream.write(payload)
            _keep(stream)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
    elif is_ours:
        target.unlink(missing_ok=True)


@contextmanager
def _writing_lines(place: Destination) -> Iterator[Put]:
    """Write a record a line."""
    part = place.workshop / "lines"
    with part.open("wb") as stream:

        def put(outcomes: Sequence[Outcome]) -> None:
            for entry in outcomes:
                if entry.payload is not None:
                    stream.write(zlib.decompress(entry.payload))

        yield put
        _keep(stream)
    part.replace(place.target)


TABLE_WRITERS: Mapping[str, tuple[str, str]] = {
    "sqlite": ("protokoll_parser.archive.sqlite_tables", "writing_sqlite"),
    "csv": ("protokoll_parser.archive.csv_tables", "writing_csv"),
    "parquet": ("protokoll_parser.archive.parquet_tables", "writing_parquet"),
}


@contextmanager
def _writing_tables(place: Destination, ledger: Ledger) -> Iterator[Put]:
    """Write rows of tables: a meeting once, even if its text lies in the archive twice."""
    from protokoll_parser.archive.tables import meeting_id, text_row

    module, name = TABLE_WRITERS[place.to]
    opened: Callable[[Path], AbstractContextManager[Callable[[Mapping[str, Any]], None]]]
    opened = getattr(import_module(module), name)
    part = place.workshop / (place.file or "tables")
    with opened(part) as add:

        def put(outcomes: Sequence[Outcome]) -> None:
            for entry in outcomes:
                meeting = meeting_id(cast("str", entry.sha256)) if entry.payload is not None else None
                rows: dict[str, Any] = text_row(click.format_filename(entry.path), entry.sha256, meeting, entry.failure)
                if meeting and entry.payload and ledger.is_first(meeting):
                    rows |= json.loads(zlib.decompress(entry.payload))
                add(rows)

        yield put
    if place.file:
        part.replace(place.target)
    else:
        for made in sorted(part.iterdir()):
            made.replace(place.folder / made.name)


def write_failures(place: Destination, failures: Iterator[Outcome]) -> None:
    """Write the texts that failed, one a line with path and reason; without any, no file."""
    if place.form == "tables":
        return
    part = place.workshop / "failures"
    with part.open("w", encoding="utf-8") as stream:
        for entry in failures:
            row = {"path": click.format_filename(entry.path), "reason": entry.failure}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        _keep(stream)
        some = stream.tell()
    if some:
        part.replace(place.failures)
    else:
        place.failures.unlink(missing_ok=True)


@contextmanager
def workshop(place: Destination) -> Iterator[None]:
    """Make the folder for what is not whole yet; nothing stays in it."""
    try:
        shutil.rmtree(place.workshop, ignore_errors=True)
        place.workshop.mkdir(parents=True)
    except OSError as error:
        raise output_error(str(place.workshop), error) from error
    try:
        yield
    finally:
        shutil.rmtree(place.workshop, ignore_errors=True)


def _keep(stream: Any) -> None:
    """Have the disk itself keep what was written."""
    stream.flush()
    os.fsync(stream.fileno())
