"""Rows -> a folder of CSV files, one a table, for spreadsheets as well as programs.

UTF-8 with a byte order mark (without it Excel takes å for Ã¥; pandas, DuckDB and R pass over it), commas, CRLF
(RFC 4180). Null is an empty cell, as is an empty text; Booleans are `true` and `false`.

A cell that a spreadsheet could run as a formula gets an apostrophe in front (OWASP, "CSV Injection"): one that begins
with = + - @, their full-width forms, TAB, CR or LF. So does one that begins with an apostrophe, so that taking one
leading apostrophe away always gives back the text. A lone `-`, as in a column of parties, computes nothing and stays.
Numbers stay numbers.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from protokoll_parser.archive.columns import ABOUT, TABLES, about_rows
from protokoll_parser.archive.tables import Row, Rows
from protokoll_parser.archive.whole import closing_all, saying, whole_folder

FORMULA_STARTS = frozenset("=+-@＝＋－＠\t\r\n'")
HARMLESS = "-"
ENCODING = "utf-8-sig"


@contextmanager
def writing_csv(folder: Path) -> Iterator[Callable[[Rows], None]]:
    """Give a function that adds rows to `folder/TABLE.csv`; all files appear when all has been written.

    The same rows in the same order make the same bytes. Raises OutputError; then the old files stay.
    """
    tables = (*TABLES, ABOUT)
    names = [f"{table.name}.csv" for table in tables]
    with whole_folder(folder, names) as parts, closing_all(folder) as stack:
        with saying(folder):
            streams = [stack.enter_context(part.open("w", encoding=ENCODING, newline="")) for part in parts]
        writers = {table.name: csv.writer(stream) for table, stream in zip(tables, streams, strict=True)}

        def write(rows: Rows) -> None:
            with saying(folder):
                for name, several in rows.items():
                    writers[name].writerows(map(_cells, several))

        write({table.name: [[column.name for column in table.columns]] for table in tables})
        write({ABOUT.name: about_rows()})
        yield write


def _cells(row: Row) -> list[object]:
    return [harmless(cell) if isinstance(cell, str) else _plain(cell) for cell in row]


def _plain(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell


def harmless(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it.

    >>> harmless("=1+1"), harmless("-"), harmless("46"), harmless("'t")
    ("'=1+1", '-', '46', "''t")
    """
    return f"'{text}" if text[:1] in FORMULA_STARTS and text and text != HARMLESS else text
