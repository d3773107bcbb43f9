"""Lists of people whose table lost its columns are read as the rows they were."""

import pytest

from protokoll_parser import parse
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.reading.people_tables import set_in_rows
from protokoll_parser.source import Source
from protokoll_parser.words.lexicon import load_lexicon

STACKED = """\
Beslutande
Namn
Parti
Uppdrag
Tjänstgör
Anna Berg
S
Ordförande
Ja
Bo Ek
M
Ledamot
Frånvarande
Cia Dahl
M
Ersättare
Ja, för Bo Ek
Dan Falk
V
Ledamot
Ja, §§ 2–3
Eva Gran
C
Ersättare
Nej
"""
EMPTY = """\
Beslutande

Namn

Parti

Uppdrag

Anna Berg

S

Ordförande

Bo Ek

M

Cia Dahl

V

Ersättare
"""
SQUEEZED = """\
Närvarolista
Ledamot Parti Närvaro Ersätts av
Anna Berg, ordförande S Närvarande
Bo Ek M Frånvarande Cia Dahl (M)
Dan Falk VL Närvarande §§ 1–2 Eva Gran (VL) § 3
Fia Holm C Frånvarande Ersättare saknas
"""
MARKED = """\
Beslutande ledamöter
Ledamot Parti Närvaro Anmärkning
Anna Berg S x
Bo Ek M - sjuk
"""
LISTS = [
    (STACKED, ["Anna Berg S Ordförande member present - -", "Bo Ek M - member absent - -", "Cia Dahl M - substitute present Bo Ek -",
               "Dan Falk V - member present - 2 3", "Eva Gran C - substitute present - -"]),
    (EMPTY, ["Anna Berg S Ordförande member present - -", "Bo Ek M - member present - -", "Cia Dahl V - substitute present - -"]),
    (SQUEEZED, ["Anna Berg S ordförande member present - -", "Bo Ek M - member absent - -", "Cia Dahl M - substitute present Bo Ek -",
                "Dan Falk VL - member present - 1 2", "Eva Gran VL - substitute present Dan Falk 3", "Fia Holm C - member absent - -"]),
    (MARKED, ["Anna Berg S - member present - -", "Bo Ek M - member absent - -"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_table_that_lost_its_columns_gives_its_people(text: str, expected: list[str]) -> None:
    items = "".join(f"§ {number} Ärende {number}\n\nStyrelsen beslutar att avslå.\n\n" for number in range(1, 4))
    people = parse(f"Protokoll 2024-03-05\n\n{text}\n{items}").attendees
    assert [
        f"{each.name} {each.party} {each.title or '-'} {each.capacity} {each.attendance} {each.replaces or '-'} "
        f"{' '.join(each.present_for) or '-'}"
        for each in people
    ] == expected


NONE = [
    "Namn\nParti\nAnna Berg\nBo Ek\nS\nM",  # columns one after the other, not rows
    "Ledamöter\nErsättare\nAnna Berg\nBo Ek",
    "Parti\nNamn\nAnna Berg\nS",
    "Namn och parti på ledamöter\nAnna Berg S",
    "Ledamot Parti Närvaro Ersätts av\nMötet öppnades.",
]


@pytest.mark.parametrize("text", NONE)
def test_other_lines_are_left_as_they_are(text: str) -> None:
    lines = read_lines(Source("-", text))
    assert set_in_rows(lines, load_lexicon()) is lines


def test_every_character_of_a_row_knows_its_place() -> None:
    """The record quotes the source, also where a row was put together."""
    source = Source("-", STACKED)
    row = set_in_rows(read_lines(source), load_lexicon())[2]
    assert row.text == "Anna Berg\tS\tOrdförande\tJa"
    assert [source.text[slice(*row.span(place, place + 1))] for place in (0, 10, 12)] == ["A", "S", "O"]


UNHEADED = "Protokoll styrelsemöte 2020-01-02\n\nPlats: Teams\n\n{}\n§1 Öppnande\nMötet öppnades.\n\n§2 Ekonomi\nFrågan bordlades.\n"
ROWS = [("Kassör", "Anna Berg", "Ja"), ("Sekreterare", "Bo Ek", "Nej")]


@pytest.mark.parametrize(
    "table",
    [
        "Post\nNamn\nNärvaro\n" + "".join("\n".join(row) + "\n" for row in ROWS),
        "Post\tNamn\tNärvaro\n" + "".join("\t".join(row) + "\n" for row in ROWS),
        "| Post | Namn | Närvaro |\n|---|---|---|\n" + "".join(f"| {' | '.join(row)} |\n" for row in ROWS),
        "Post           Namn          Närvaro\n" + "".join("{:15}{:14}{}\n".format(*row) for row in ROWS),
    ],
)
def test_a_table_of_people_needs_no_heading_above_it(table: str) -> None:
    """Its head tells what it is, and names may stand in any column; a post in the first is no label of the form."""
    people = parse(UNHEADED.format(table)).attendees
    assert [(each.name, each.title, each.attendance, each.group) for each in people] == [
        ("Anna Berg", "Kassör", "present", None), ("Bo Ek", "Sekreterare", "absent", None)
    ]  # fmt: skip


def test_a_table_of_names_and_dates_is_none() -> None:
    """Who signed when was not therefore there."""
    assert parse(UNHEADED.format("Namn\tDatum\nAnna Berg\t2020-01-03\nBo Ek\t2020-01-04\n")).attendees == []
