"""The relational form of records: rows that hold all of a record, and SQLite, CSV and Parquet files that hold the rows."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parser import parse, parse_file
from protokoll_parser.archive.columns import ABOUT, TABLES, about_rows
from protokoll_parser.archive.csv_tables import harmless, writing_csv
from protokoll_parser.archive.parquet_tables import ROW_GROUP, writing_parquet
from protokoll_parser.archive.sqlite_tables import writing_sqlite
from protokoll_parser.archive.tables import Row, Rows, meeting_id, meeting_rows, text_row
from protokoll_parser.errors import MissingError
from protokoll_parser.files import OutputError
from protokoll_parser.records import Item, Protocol

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").rglob("*.txt"))
RECORDS = [parse_file(path) for path in SAMPLES]
Writing = Callable[[Path], AbstractContextManager[Callable[[Rows], None]]]
WRITERS: dict[str, Writing] = {"a.sqlite": writing_sqlite, "csv": writing_csv, "parquet": writing_parquet}
EVERY_WRITER = pytest.mark.parametrize(("name", "writing"), WRITERS.items(), ids=list(WRITERS))
PYTHON_TYPES = {"text": str, "integer": int, "real": float, "boolean": bool}


def rows_of(record: Protocol) -> Rows:
    return meeting_rows(record, layout="formal", share=0.875)


def archive_rows() -> Iterator[Rows]:
    """Yield what a batch over the samples writes: each meeting once, a second path with the same bytes, a failure."""
    for path, record in zip(SAMPLES, RECORDS, strict=True):
        meeting = meeting_id(record.source.sha256)
        yield {**rows_of(record), **text_row(str(path.relative_to(ROOT)), record.source.sha256, meeting, None)}
    yield text_row("copy.txt", record.source.sha256, meeting, None)
    yield text_row("not-unicode-\udcff.pdf", None, None, "is a PDF; get its text first")


def write_all(writing: Writing, target: Path) -> None:
    with writing(target) as write:
        for rows in archive_rows():
            write(rows)


def together() -> Rows:
    """Return all rows of the samples by table, as a reader of the whole archive sees them."""
    whole: Rows = {table.name: [] for table in TABLES} | {ABOUT.name: about_rows()}
    for rows in archive_rows():
        for name, several in rows.items():
            whole[name].extend(several)
    return whole


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The samples as a database, opened so that nothing can be written."""
    path = tmp_path_factory.mktemp("tables") / "archive.sqlite"
    write_all(writing_sqlite, path)
    assert [other.name for other in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def leaves(value: Any) -> Iterator[object]:
    """Yield every value in a record that is no list and no object."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    elif value is not None:
        yield value


@pytest.mark.parametrize("record", RECORDS, ids=[path.stem for path in SAMPLES])
def test_no_value_of_a_record_is_missing_from_its_rows(record: Protocol) -> None:
    """Every string, number and Boolean stands in the rows as often as in the record."""
    value = record.model_dump(mode="python")
    del value["schema_version"], value["source"]["name"]  # the one is no fact of the meeting, the other is texts.path
    cells = Counter((type(cell), cell) for several in rows_of(record).values() for row in several for cell in row)
    assert not Counter((type(leaf), leaf) for leaf in leaves(value)) - cells


def test_every_cell_has_the_type_of_its_column() -> None:
    """Rows are as long as their table is wide, and empty only where the table says so; the samples fill every table."""
    whole = together()
    for table in (*TABLES, ABOUT):
        assert whole[table.name], table.name
        for row in whole[table.name]:
            assert len(row) == len(table.columns)
            for cell, column in zip(row, table.columns, strict=True):
                is_right = column.nullable if cell is None else type(cell) is PYTHON_TYPES[column.type]
                assert is_right, (table.name, column.name, cell)


def test_ids_are_unique_in_the_whole_archive() -> None:
    keys = Counter(row[0] for name, several in together().items() for row in several if name != "texts")
    assert keys.most_common(1)[0][1] == 1


def test_ids_do_not_depend_on_anything_but_the_text() -> None:
    """The same text under another name and layout has the same ids, and they begin with its hash."""
    text = "Styrelsen\nProtokoll\n\n1. Mötet öppnas\nMötet öppnades.\n"
    made = [meeting_rows(parse(text, name), layout=name, share=0.5) for name in ("one", "other")]
    first, second = ([row[0] for several in rows.values() for row in several] for rows in made)
    assert first == second
    assert all(str(key).startswith(parse(text).source.sha256[:16]) for key in first)


def test_references_lead_to_tables_above() -> None:
    """Whoever loads the tables in their order never meets a reference to a row that is not yet there."""
    seen: set[str] = set()
    for table in TABLES:
        seen.add(table.name)  # an item may belong to an item
        assert {column.references for column in table.columns if column.references} <= seen


def test_every_reference_leads_somewhere_in_the_database(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    declared = {row[2] for table in TABLES for row in base.execute(f"PRAGMA foreign_key_list({table.name})")}
    assert declared == {column.references for table in TABLES for column in table.columns if column.references}


def test_the_database_holds_the_rows_with_one_type_a_column(base: sqlite3.Connection) -> None:
    """DuckDB refuses columns of mixed types; names need no quotes, not even those that are words of SQL."""
    for name, several in together().items():
        table = next(table for table in (*TABLES, ABOUT) if table.name == name)
        names = [column.name for column in table.columns]
        assert base.execute(f"SELECT {', '.join(names)} FROM {name}").fetchall() == [tuple(row) for row in several]
        for column in table.columns:
            types = {row[0] for row in base.execute(f"SELECT DISTINCT typeof({column.name}) FROM {name}")}
            assert types - {"null"} <= {"integer" if column.type == "boolean" else column.type}


def test_the_database_needs_no_file_beside_it(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_database_explains_itself(base: sqlite3.Connection) -> None:
    """Each table and column has a meaning, in `about` and in what `.schema` prints."""
    schema = dict(base.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())
    for table in TABLES:
        for column in table.columns:
            meaning, repeats = base.execute(
                "SELECT meaning, repeats FROM about WHERE name = ?", [f"{table.name}.{column.name}"]
            ).fetchone()
            assert (meaning, repeats) == (column.meaning, column.references)
            assert f"-- {column.meaning}\n" in schema[table.name]


@pytest.mark.parametrize("table", ["items", "decisions"])
def test_full_text_search_covers_every_row(base: sqlite3.Connection, table: str) -> None:
    """Search by a word finds the rows that hold it; the index has what the table has."""
    found = base.execute(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH 'budget'").fetchall()
    text = "coalesce(title, '') || ' ' || text" if table == "items" else "text"
    rows = base.execute(f"SELECT rowid, {text} FROM {table}").fetchall()
    assert found == [(rowid,) for rowid, text in rows if re.search(r"(?i)(?<!\w)budget(?!\w)", text)]
    assert found


def test_full_text_search_tells_letters_apart_but_not_case(tmp_path: Path) -> None:
    """Å is not a: who looks for Alen does not find Ålen."""
    with writing_sqlite(tmp_path / "a.sqlite") as write:
        write(rows_of(parse("Styrelsen\n\n1. Ålen\nOm ål.\n\n2. Alen\nOm al.\n")))
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        question = "SELECT i.title FROM items_fts AS f JOIN items AS i ON i.rowid = f.rowid WHERE items_fts MATCH ?"
        assert base.execute(question, ["ålen"]).fetchall() == [("Ålen",)]
        assert base.execute(question, ["ALEN"]).fetchall() == [("Alen",)]


def test_datasette_recognises_the_search_of_a_table(base: sqlite3.Connection) -> None:
    """Its test of 2024: a virtual table with `content="TABLE"`, in these quotes."""
    question = "SELECT name FROM sqlite_schema WHERE rootpage = 0 AND sql LIKE ?"
    for table in ("items", "decisions"):
        pattern = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'
        assert base.execute(question, [pattern]).fetchall() == [(f"{table}_fts",)]


def test_paths_with_the_same_content_share_a_meeting_and_failures_have_none(base: sqlite3.Connection) -> None:
    shared = base.execute(
        "SELECT group_concat(path) FROM texts GROUP BY meeting_id HAVING count(*) > 1 AND meeting_id IS NOT NULL"
    ).fetchall()
    assert len(shared) == 1
    assert "copy.txt" in shared[0][0]
    failed = base.execute("SELECT path, failure FROM texts WHERE meeting_id IS NULL").fetchall()
    assert failed == [(r"not-unicode-\udcff.pdf", "is a PDF; get its text first")]


def item(label: str | None, number: str | None, *items: Item) -> Item:
    return Item(label=label, number=number, title="x", span=(0, 1), items=list(items))


@pytest.mark.parametrize(
    ("outer", "inner", "full"),
    [
        (("§ 46", "46"), ("a)", "a"), "§ 46 a)"),
        (("§ 46", "46"), (None, None), "§ 46"),
        (("4.", "4"), ("4.1", "4.1"), "4.1"),
        (("4.", "4"), ("4a.", "4a"), "4a."),
        (("1.", "1"), ("10.", "10"), "1. 10."),
        (("1.", "1"), ("1.", "1"), "1. 1."),
        ((None, None), ("1.", "1"), "1."),
        ((None, None), (None, None), None),
    ],
)
def test_the_full_label_names_a_part_of_an_item(
    outer: tuple[str | None, str | None], inner: tuple[str | None, str | None], full: str | None
) -> None:
    record = parse("").model_copy(update={"items": [item(*outer, item(*inner))]})
    parent, child = rows_of(record)["items"]
    assert (parent[7], child[7]) == (outer[0], full)
    assert (parent[3], child[3]) == (None, parent[0])


def test_limited_presence_leads_to_the_item_if_only_one_has_the_number(base: sqlite3.Connection) -> None:
    """The parser's item numbers repeat now and then; then the row says the number alone."""
    rows = base.execute(
        "SELECT p.number, i.number, (SELECT count(*) FROM items AS o WHERE o.meeting_id = p.meeting_id"
        " AND o.number = p.number) FROM present_for AS p LEFT JOIN items AS i ON i.id = p.item_id"
    ).fetchall()
    assert rows
    assert all(found == (number if times == 1 else None) for number, found, times in rows)


@EVERY_WRITER
def test_the_same_rows_make_the_same_bytes(name: str, writing: Writing, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_all(writing, tmp_path / folder / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) == (1 if name == "a.sqlite" else len(TABLES) + 1)
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


STOPS = (KeyboardInterrupt(), OSError(5, "of someone else"), sqlite3.OperationalError("of another database"))


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("stop", STOPS, ids=repr)
@EVERY_WRITER
def test_a_batch_that_fails_leaves_what_was_there(
    name: str, writing: Writing, stop: BaseException, is_there: bool, tmp_path: Path
) -> None:
    """Whether something was there or not; and what stopped it goes on as it is."""
    if is_there:
        write_all(writing, tmp_path / name)
    before = everything_in(tmp_path)
    with pytest.raises(type(stop)) as raised:
        write_and_stop(writing, tmp_path / name, stop)
    assert raised.value is stop
    assert everything_in(tmp_path) == before


def write_and_stop(writing: Writing, target: Path, stop: BaseException) -> None:
    with writing(target) as write:
        write(rows_of(RECORDS[0]))
        raise stop


@EVERY_WRITER
def test_what_cannot_take_the_output_is_said_before_anything_is_read(
    name: str, writing: Writing, tmp_path: Path
) -> None:
    """A file where a folder is meant, a folder where a file is meant, a name under a file."""
    (tmp_path / "file").touch()
    wrong = [tmp_path / "file" / name, tmp_path if name == "a.sqlite" else tmp_path / "file"]
    for target in wrong:
        with pytest.raises(OutputError, match=re.escape(str(target))), writing(target):
            pytest.fail("it began")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


FULL = """
import resource, sys
from pathlib import Path
from protokoll_parser import parse
from protokoll_parser.archive.csv_tables import writing_csv
from protokoll_parser.archive.parquet_tables import writing_parquet
from protokoll_parser.archive.sqlite_tables import writing_sqlite
from protokoll_parser.archive.tables import meeting_rows
from protokoll_parser.files import OutputError
name, target = sys.argv[1:]
writing = {"a.sqlite": writing_sqlite, "csv": writing_csv, "parquet": writing_parquet}[name]
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
row = ["", "m", 1, "code", "info", "message", 1]
try:
    with writing(Path(target)) as write:
        for n in range(40):
            write({"diagnostics": [[f"{n}/{k}", "m", k, "code", "info", f"{n * k * 7919 % 10007}" * 9, k] for k in range(1000)]})
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
@EVERY_WRITER
def test_a_disk_that_is_full_is_an_output_error_and_leaves_nothing(name: str, writing: Writing, tmp_path: Path) -> None:
    """The system refuses to let a file grow, in the middle or when the last bytes are written."""
    command = [sys.executable, "-c", FULL, name, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith(f"{tmp_path / name}: cannot be written: ")
    assert list(tmp_path.iterdir()) == []


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_csv_files_hold_the_rows(tmp_path: Path) -> None:
    """With a byte order mark for Excel, a heading for each column; an apostrophe in front is ours to take away."""
    write_all(writing_csv, tmp_path)
    for name, several in together().items():
        path = tmp_path / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        heading, *rows = read_csv(path)
        assert heading == [column.name for table in (*TABLES, ABOUT) if table.name == name for column in table.columns]
        assert [[cell.removeprefix("'") for cell in row] for row in rows] == [as_csv(row) for row in several]


def as_csv(row: Row) -> list[str]:
    return ["" if cell is None else cell if isinstance(cell, str) else json.dumps(cell) for cell in row]


@given(st.text(st.sampled_from("=+-@＝＋－＠\t\r\n'a1 §")))
def test_no_csv_cell_is_a_formula_and_every_text_can_be_had_back(text: str) -> None:
    """OWASP's list of first characters; a lone hyphen, as for a person without party, computes nothing."""
    cell = harmless(text)
    assert cell == "-" or cell[:1] not in "=+-@＝＋－＠\t\r\n" or not cell
    assert cell.removeprefix("'") == text


def test_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    with writing_csv(tmp_path) as write:
        write({"diagnostics": [["m/f1", "m", -1, "=cmd()", "info", "@SUM(1)", None]]})
    assert read_csv(tmp_path / "diagnostics.csv")[1] == ["m/f1", "m", "-1", "'=cmd()", "info", "'@SUM(1)", ""]


def test_parquet_files_hold_the_rows_with_types_and_meanings(tmp_path: Path) -> None:
    write_all(writing_parquet, tmp_path)
    for table in (*TABLES, ABOUT):
        read = pyarrow.parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert read.to_pylist() == [dict(zip(read.column_names, row, strict=True)) for row in together()[table.name]]
        for field, column in zip(read.schema, table.columns, strict=True):
            assert (field.name, field.nullable) == (column.name, column.nullable)
            assert field.metadata[b"description"].decode() == column.meaning


def test_parquet_is_written_by_the_row_group(tmp_path: Path) -> None:
    """So memory does not grow with the archive."""
    with writing_parquet(tmp_path) as write:
        for n in range(21):
            write({"diagnostics": [[f"{n}/{k}", "m", k, "code", "info", "", k] for k in range(2_001)]})
    read = pyarrow.parquet.ParquetFile(tmp_path / "diagnostics.parquet").metadata
    assert [read.row_group(n).num_rows for n in range(read.num_row_groups)] == [
        ROW_GROUP,
        ROW_GROUP,
        21 * 2_001 - 40_000,
    ]


def test_without_pyarrow_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made first."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with (
        pytest.raises(MissingError, match=r"pip install 'protokoll-parser\[parquet\]'"),
        writing_parquet(tmp_path / "p"),
    ):
        pytest.fail("it began")
    assert not (tmp_path / "p").exists()
