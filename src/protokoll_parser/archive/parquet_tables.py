"""Rows -> a folder of Parquet files, one a table, with types and meanings in their schemas.

Needs pyarrow (`pip install 'protokoll-parser[parquet]'`), which is loaded only here. Rows are turned into compact
columns by the thousand and written in row groups of 20,000, so that memory does not grow with the archive.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll_parser.archive.columns import ABOUT, TABLES, Table, about_rows
from protokoll_parser.archive.tables import Row, Rows
from protokoll_parser.archive.whole import closing_all, saying, whole_folder
from protokoll_parser.errors import MissingError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

BATCH = 1_000
ROW_GROUP = 20_000
MISSING = "Parquet needs pyarrow; install it with: pip install 'protokoll-parser[parquet]'"


class _Growing:
    """One table's file: takes rows as they come, writes them by the row group."""

    def __init__(self, writer: "ParquetWriter", schema: "pa.Schema") -> None:
        self._writer, self._schema = writer, schema
        self._rows: list[Row] = []
        self._batches: list[pa.RecordBatch] = []

    def add(self, rows: list[Row]) -> None:
        self._rows.extend(rows)
        while len(self._rows) >= BATCH:
            self._pack(BATCH)
            if len(self._batches) * BATCH >= ROW_GROUP:
                self._write()

    def finish(self) -> None:
        self._pack(BATCH)
        self._write()

    def _pack(self, size: int) -> None:
        from pyarrow import array, record_batch

        if rows := self._rows[:size]:
            del self._rows[:size]
            columns = [array(cells, one.type) for cells, one in zip(zip(*rows, strict=True), self._schema, strict=True)]
            self._batches.append(record_batch(columns, schema=self._schema))

    def _write(self) -> None:
        from pyarrow import Table as ArrowTable

        if self._batches:
            self._writer.write_table(ArrowTable.from_batches(self._batches, self._schema), row_group_size=ROW_GROUP)
            self._batches.clear()


@contextmanager
def writing_parquet(folder: Path) -> Iterator[Callable[[Rows], None]]:
    """Give a function that adds rows to `folder/TABLE.parquet`; all files appear when all has been written.

    The same rows in the same order make the same bytes. Raises OutputError, and MissingError where pyarrow is
    not installed; then the old files stay.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingError(MISSING) from error
    tables = (*TABLES, ABOUT)
    names = [f"{table.name}.parquet" for table in tables]
    with whole_folder(folder, names) as parts, closing_all(folder) as stack:
        growing = {}
        for table, part in zip(tables, parts, strict=True):
            with saying(folder):
                writer = stack.enter_context(ParquetWriter(part, schema_of(table), compression="zstd"))
            growing[table.name] = _Growing(writer, schema_of(table))

        def write(rows: Rows) -> None:
            with saying(folder):
                for name, several in rows.items():
                    growing[name].add(several)

        write({ABOUT.name: about_rows()})
        yield write
        with saying(folder):
            for one in growing.values():
                one.finish()


def schema_of(table: Table) -> "pa.Schema":
    """Return a table's Arrow schema; what a column holds is its metadata `description`."""
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(column.name, types[column.type], column.nullable, {"description": column.meaning})
        for column in table.columns
    ]
    return pa.schema(fields, {"description": table.meaning})
