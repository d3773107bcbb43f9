"""Rows -> one SQLite database that Datasette, DuckDB and `sqlite3` open as it is.

The tables are those of `columns.TABLES`, with their meanings as comments in the CREATE statements (`.schema`) and as
rows of `about`. Beside them stand `items_fts` and `decisions_fts` for full-text search (FTS5, external content, which
Datasette recognises): case does not count, but å is not a.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from protokoll_parser.archive.columns import ABOUT, TABLES, Column, Table, about_rows
from protokoll_parser.archive.tables import Rows
from protokoll_parser.archive.whole import whole_files
from protokoll_parser.files import OutputError

TABLES_VERSION = 1
"""`PRAGMA user_version`: rises when a table or column is renamed or goes."""
FRESH = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    f"PRAGMA user_version = {TABLES_VERSION}",
    "BEGIN",
)
"""How to begin a file that no one sees until it is whole: what fails is thrown away, so nothing need be undone."""
SEARCHED = {"items": ("title", "text"), "decisions": ("text",)}
ASKED_FOR = (
    ("meetings", "date"),
    ("meetings", "body"),
    ("attendees", "name"),
    ("presenters", "name"),
    ("decisions", "meeting_id"),
    ("texts", "meeting_id"),
)
"""Columns that questions start from, beside what a row belongs to; each gets an index."""


@contextmanager
def writing_sqlite(target: Path) -> Iterator[Callable[[Rows], None]]:
    """Give a function that adds rows to a new database, which appears at `target` when all has been written.

    The same rows in the same order make the same bytes. Raises OutputError; then the old file stays.
    """
    tables = (*TABLES, ABOUT)
    insert = {table.name: _insert(table) for table in tables}
    with whole_files([target]) as (part,), closing(sqlite3.connect(part, isolation_level=None)) as base:

        def write(rows: Rows) -> None:
            with _saying(target):
                for name, several in rows.items():
                    base.executemany(insert[name], several)

        _run(base, target, [*FRESH, *map(create, tables), *map(create_search, SEARCHED)])
        write({ABOUT.name: about_rows()})
        yield write
        _run(base, target, [*finishing(), "COMMIT"])


def _run(base: sqlite3.Connection, target: Path, statements: Sequence[str]) -> None:
    with _saying(target):
        for statement in statements:
            base.execute(statement)


@contextmanager
def _saying(target: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk into an OutputError; a row that does not fit is a fault of ours and goes on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(f"{target}: cannot be written: {error}") from error


def create(table: Table) -> str:
    """Return the CREATE statement of a table, with the meanings as comments."""
    *first, last = [_column(column, is_key=place == 0) for place, column in enumerate(table.columns)]
    *commented, final = [column.meaning for column in table.columns]
    lines = [f"  {column}, -- {meaning}" for column, meaning in zip(first, commented, strict=True)]
    return "\n".join([f"CREATE TABLE {table.name} ( -- {table.meaning}", *lines, f"  {last} -- {final}", ")"])


def create_search(table: str) -> str:
    """Return the statement that makes the full-text search over a table, empty; at once, so that a want of FTS5 shows.

    Datasette looks for `content="…"` with these quotes; diacritics stay, since å, ä and ö are letters of their own.
    """
    options = f"content=\"{table}\", tokenize='unicode61 remove_diacritics 0'"
    return f"CREATE VIRTUAL TABLE {table}_fts USING fts5({', '.join(SEARCHED[table])}, {options})"


def _column(column: Column, *, is_key: bool) -> str:
    kind = "INTEGER" if column.type == "boolean" else column.type.upper()  # SQLite has no Booleans: 0 and 1
    needed = "" if column.nullable else " NOT NULL"
    key = " PRIMARY KEY" if is_key else ""
    return f"{column.name} {kind}{needed}{key}" + (f" REFERENCES {column.references}(id)" if column.references else "")


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 # our own names


def owned_by(table: Table) -> str | None:
    """Return the column that names what a row belongs to most closely: a point's decision, an item's meeting.

    Only this reference gets an index everywhere: one more a table costs time with every text, and few would ask for it.
    """
    needed = [column.name for column in table.columns if column.references and not column.nullable]
    return needed[-1] if needed else None


def finishing() -> Iterator[str]:
    """Yield the statements that make indices and fill the full-text search; cheaper once all rows are there."""
    owners = [(table.name, owner) for table in TABLES if (owner := owned_by(table))]
    for table, column in (*owners, *ASKED_FOR):
        yield f"CREATE INDEX {table}_{column} ON {table}({column})"
    for table in SEARCHED:
        yield f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')"  # noqa: S608 # our own names
