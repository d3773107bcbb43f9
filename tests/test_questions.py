"""What the README asks in SQL gets the answers that the records give; its table of the tables is the program's."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from protokoll_parser import parse, parse_file
from protokoll_parser.archive.columns import ABOUT, TABLES
from protokoll_parser.archive.sqlite_tables import writing_sqlite
from protokoll_parser.archive.tables import meeting_id, meeting_rows, text_row
from protokoll_parser.records import Item, Protocol, Vote
from test_docs import between, blocks

ROOT = Path(__file__).resolve().parents[1]
RECORDS = [parse_file(path) for path in sorted((ROOT / "samples").rglob("*.txt"))]
MEETING = """\
{organisation}
Kommunstyrelsen
Protokoll
Datum: 2024-04-09
Närvarande: Annika Wessman (S), Eva Lind (M)

1. Mötet öppnas
Ordföranden öppnade mötet.
"""
SECOND, ELSEWHERE = (MEETING.format(organisation=name) for name in ("ÄLVNÄS KOMMUN", "ÅMYRA KOMMUN"))
"""A second meeting of a body of the samples, and one of a body of that name in another municipality, with a namesake."""
MEETINGS = {
    **{f"{place}.txt": record for place, record in enumerate(RECORDS)},
    "second.txt": parse(SECOND),
    "second, double.txt": parse(SECOND.replace("\n\n", "\n\n\n")),
    "elsewhere.txt": parse(ELSEWHERE),
}
DOUBLES, ATTENDED, DECIDED, SPLIT = blocks("sql")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The samples; a second meeting of one of their bodies, in two files that differ by a blank line; one elsewhere."""
    path = tmp_path_factory.mktemp("questions") / "archive.sqlite"
    with writing_sqlite(path) as write:
        for file, record in MEETINGS.items():
            write(meeting_rows(record, layout="formal", share=1.0))
            write(text_row(file, record.source.sha256, meeting_id(record.source.sha256), None))
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def walk(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from walk(item.items)


def items_of(records: list[Protocol]) -> Iterator[tuple[Protocol, Item]]:
    return ((record, item) for record in records for item in walk(record.items))


def test_which_meetings_are_likely_doubles(base: sqlite3.Connection) -> None:
    """The same text with one more blank line; neither another meeting of the body nor one of its namesake."""
    ((*meeting, files),) = base.execute(DOUBLES).fetchall()
    assert meeting == ["ÄLVNÄS KOMMUN", "Kommunstyrelsen", "2024-04-09"]
    assert sorted(files.split(" | ")) == ["second, double.txt", "second.txt"]


def test_who_attended_most(base: sqlite3.Connection) -> None:
    """The chair was at both meetings of the body, everyone else at one; a double does not count, nor a namesake's body."""
    first, *others = base.execute(ATTENDED).fetchall()
    assert first == ("ÄLVNÄS KOMMUN", "Kommunstyrelsen", "Annika Wessman", 2)
    assert {row[3] for row in others} == {1}
    assert ("ÅMYRA KOMMUN", "Kommunstyrelsen", "Annika Wessman", 1) in others


def test_every_decision_on_a_word(base: sqlite3.Connection) -> None:
    """As many as the records have, each with date, body and paragraph, and its organisation where that is stated."""
    rows = base.execute(DECIDED).fetchall()
    texts = sorted(
        decision.text
        for _, item in items_of(RECORDS)
        for decision in item.decisions
        if any(word.lower().startswith("budget") for word in decision.text.replace("/", " ").split())
    )
    assert len(rows) >= 3
    assert sorted(row[4] for row in rows) == texts
    assert all(date and body and paragraph for date, _, body, paragraph, _ in rows)
    stated = {(record.organisation, record.body) for record in RECORDS}
    assert {(organisation, body) for _, organisation, body, *_ in rows} <= stated
    assert rows == sorted(rows, key=lambda row: (row[0], row[1] or "", row[2]))


def sides(vote: Vote) -> tuple[frozenset[str], frozenset[str]]:
    """Return the parties that voted yes, and those that voted no."""
    yes, no = (
        frozenset(b.party for b in vote.ballots if b.party not in (None, "-") and b.vote == side)
        for side in ("yes", "no")
    )
    return yes, no


def test_votes_where_the_parties_split(base: sqlite3.Connection) -> None:
    """Each vote with named ballots on both sides, with its totals and the parties of either side."""
    expected = sorted(
        (record.sittings[0].date, record.organisation or "", vote.yes, vote.no, *map(sorted, sides(vote)))
        for record, item in items_of(RECORDS)
        for vote in item.votes
        if all(sides(vote))
    )
    rows = base.execute(SPLIT).fetchall()
    found = sorted(
        (date, organisation or "", yes, no, sorted(a.split(",")), sorted(b.split(",")))
        for date, organisation, _, _, yes, no, a, b in rows
    )
    assert len(found) >= 3
    assert found == expected
    assert all(body and paragraph for _, _, body, paragraph, *_ in rows)


def test_the_table_of_tables_is_the_programs() -> None:
    rows = [
        f"| `{table.name}` | {table.meaning} | {' '.join(column.name for column in table.columns)} |"
        for table in (*TABLES, ABOUT)
    ]
    assert between("tables") == "\n".join(["| table | a row is | columns |", "|---|---|---|", *rows, ""])
