"""Remembers between runs what was made of which text: one SQLite file in a hidden folder of the destination.

It makes a run resumable: what stands in it is whole, since SQLite commits whole or not at all, whatever happens to
the process. It also keeps the run's plan, so that memory stays flat however many texts there are. Without it the next
run makes everything anew, and wants `--force`, since nothing tells its files from the user's own.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from protokoll_parser.archive.convert import Facts, Outcome
from protokoll_parser.archive.walk import Text
from protokoll_parser.files import OutputError

TABLES = """
CREATE TABLE IF NOT EXISTS texts (
    path BLOB PRIMARY KEY, file BLOB NOT NULL, version TEXT NOT NULL,
    sha256 TEXT, failure TEXT, facts TEXT, size INTEGER, payload BLOB
);
CREATE TABLE IF NOT EXISTS built (target TEXT PRIMARY KEY, digest TEXT);
CREATE TEMP TABLE plan (position INTEGER PRIMARY KEY, path BLOB, file BLOB, output BLOB, trouble TEXT, same INTEGER);
CREATE TEMP TABLE met (meeting TEXT PRIMARY KEY);
"""
KNOWN = "SELECT path, file, sha256, failure, facts, payload FROM texts"


class Planned(NamedTuple):
    """A text of this run and the file its result goes to."""

    text: Text
    same: bool
    """Whether the result of an earlier run still holds."""


class Ledger:
    """The file and its questions; use `open_ledger`."""

    def __init__(self, connection: sqlite3.Connection, version: str) -> None:
        """Keep the connection and the version (of the parser and of its words) that results must have."""
        self._sql = connection
        self._version = version

    def plan(self, texts: Iterable[tuple[Text, str]]) -> None:
        """Write down the texts of this run, in order, each with the name of the file that is made of it."""
        self._sql.executemany(
            "INSERT INTO plan (path, file, output, trouble) VALUES (?, ?, ?, ?)",
            ((*map(os.fsencode, (text.path, text.file, output)), text.trouble) for text, output in texts),
        )
        for column in ("path", "output"):
            self._sql.execute(f"CREATE INDEX temp.plan_{column} ON plan ({column})")

    def collisions(self) -> list[tuple[str, str, str]]:
        """Return pairs of files of this run that one result is wanted for: file, other file, output."""
        found = self._sql.execute(
            "SELECT min(file), max(file), output FROM plan GROUP BY output HAVING count(*) > 1 ORDER BY min(position)"
        )
        return [_decoded(row) for row in found]

    def squatters(self) -> list[tuple[str, str, str]]:
        """Return pairs of files, this run's and an earlier one's of the same path: file, other file, output."""
        found = self._sql.execute(
            "SELECT plan.file, texts.file, plan.output FROM plan JOIN texts USING (path)"
            " WHERE plan.file != texts.file AND texts.failure IS NULL ORDER BY position"
        )
        return [pair for pair in map(_decoded, found) if os.path.exists(pair[1])]

    def overwritten(self, folder: Path) -> list[str]:
        """Return the files of this run that a result in `folder` would overwrite."""
        root = os.path.join(os.fsencode(os.path.realpath(folder)), b"")
        rows = self._sql.execute("SELECT file, output FROM plan ORDER BY position")
        return [
            os.fsdecode(file)
            for file, output in rows
            if file.endswith(output) and os.path.realpath(file) == root + output
        ]

    def settle(self, unchanged: Sequence[tuple[int]]) -> None:
        """Mark the texts (by their position) whose earlier results hold."""
        self._sql.executemany("UPDATE plan SET same = 1 WHERE position = ?", unchanged)

    def candidates(self) -> Iterator[tuple[int, str, str, str, int | None]]:
        """Yield position, file, output, hash and size of the texts that have a result or a failure of this version."""
        rows = self._sql.execute(
            "SELECT position, plan.file, output, sha256, size FROM plan JOIN texts USING (path)"
            " WHERE version = ? AND sha256 IS NOT NULL AND trouble IS NULL ORDER BY position",
            (self._version,),
        )
        for position, file, output, sha256, size in rows:
            yield position, os.fsdecode(file), os.fsdecode(output), sha256, size

    def count(self) -> tuple[int, int]:
        """Return how many texts the plan has, and of how many the results hold."""
        total, same = self._sql.execute("SELECT count(*), count(same) FROM plan").fetchone()
        return total, same

    def planned(self) -> Iterator[Planned]:
        """Yield the texts of this run, in order."""
        for path, file, trouble, same in self._sql.execute(
            "SELECT path, file, trouble, same FROM plan ORDER BY position"
        ):
            yield Planned(Text(os.fsdecode(path), os.fsdecode(file), trouble), bool(same))

    def output(self, path: str) -> tuple[str, bool]:
        """Return the file that is made of a text, and whether an earlier run has made one."""
        row = self._sql.execute(
            "SELECT output, size IS NOT NULL FROM plan LEFT JOIN texts USING (path) WHERE path = ?",
            (os.fsencode(path),),
        ).fetchone()
        return os.fsdecode(row[0]), bool(row[1])

    def result(self, path: str) -> Outcome:
        """Return what was made of a text."""
        row = self._sql.execute(f"{KNOWN} WHERE path = ?", (os.fsencode(path),)).fetchone()
        return _outcome(row)

    def record(self, outcomes: Iterable[tuple[Outcome, int | None]], *, keep: bool) -> None:
        """Remember outcomes for good, each with the size of its file; `keep` their payloads, too."""
        self._sql.executemany(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    os.fsencode(entry.path), os.fsencode(entry.file), self._version, entry.sha256, entry.failure,
                    json.dumps(entry.facts, ensure_ascii=False) if entry.facts else None, size,
                    entry.payload if keep else None,
                )
                for entry, size in outcomes
            ),
        )  # fmt: skip
        self._sql.commit()

    def is_first(self, meeting: str) -> bool:
        """Say whether a meeting is met for the first time in this run."""
        return self._sql.execute("INSERT OR IGNORE INTO met VALUES (?)", (meeting,)).rowcount == 1

    def results(self) -> Iterator[Outcome]:
        """Yield what became of each text of this run, in order, without the payloads."""
        rows = self._sql.execute(
            "SELECT plan.path, plan.file, sha256, failure, facts, NULL FROM plan JOIN texts USING (path)"
            " ORDER BY position"
        )
        yield from map(_outcome, rows)

    def digest(self) -> str:
        """Return a hash of which texts there are and what became of them: what is made of them depends on it alone."""
        state = hashlib.sha256(self._version.encode())
        for row in self._sql.execute(
            "SELECT path, sha256, failure, version FROM plan LEFT JOIN texts USING (path) ORDER BY position"
        ):
            state.update(repr(row).encode())
        return state.hexdigest()

    def outputs(self) -> Iterator[str]:
        """Yield the files that are made of the texts of this run."""
        for (output,) in self._sql.execute("SELECT output FROM plan ORDER BY position"):
            yield os.fsdecode(output)

    def has_begun(self, target: str) -> bool:
        """Say whether any run has begun to write a target here: what stands in its place is then its own."""
        return self._sql.execute("SELECT 1 FROM built WHERE target = ?", (target,)).fetchone() is not None

    def finished(self, target: str) -> str | None:
        """Return the digest of what a target was made of, None if it was not made or not to the end."""
        row = self._sql.execute("SELECT digest FROM built WHERE target = ?", (target,)).fetchone()
        return row[0] if row else None

    def finish(self, target: str, digest: str | None) -> None:
        """Remember what a target is made of; None: that it is about to change."""
        self._sql.execute("INSERT OR REPLACE INTO built VALUES (?, ?)", (target, digest))
        self._sql.commit()

    def gone(self) -> int:
        """Return how many texts an earlier run has read that are not in this one."""
        rows = self._sql.execute("SELECT count(*) FROM texts WHERE path NOT IN (SELECT path FROM plan)")
        return int(rows.fetchone()[0])


@contextmanager
def open_ledger(path: Path, version: str) -> Iterator[Ledger]:
    """Open or make a ledger and lock it; raises OutputError where it cannot be used, or its disk fills up."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be written: {str(error.strerror).lower()}") from error
    except sqlite3.Error as error:
        raise OutputError(f"{path}: cannot be written: {error}") from error
    try:
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "temp_store = FILE"):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(TABLES)
        connection.execute("BEGIN IMMEDIATE")
        yield Ledger(connection, version)
        connection.commit()
    except sqlite3.Error as error:
        raise OutputError(f"{path}: {_sentence(error)}") from error
    finally:
        connection.close()


def _sentence(error: sqlite3.Error) -> str:
    """Say what is wrong with the ledger and what to do."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_BUSY"):
        return "another run is writing to this destination; wait for it, or use another --out"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_MISMATCH")):
        return f"the notes of earlier runs cannot be read ({error}); delete this file and run again with --force"
    return f"cannot be written: {error}"


def _outcome(row: tuple[bytes, bytes, str | None, str | None, str | None, bytes | None]) -> Outcome:
    path, file, sha256, failure, facts, payload = row
    known = Facts(*json.loads(facts)) if facts else None
    return Outcome(os.fsdecode(path), os.fsdecode(file), sha256, failure, known, payload, fresh=False)


def _decoded(row: Sequence[bytes]) -> tuple[str, str, str]:
    first, second, third = map(os.fsdecode, row)
    return first, second, third
