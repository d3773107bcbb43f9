"""People whose given names no list knows are told by how they stand: beside a title, a party, others like them."""

import pytest

from protokoll_parser import parse

HEAD = "Protokoll\nProgramråd digitala tjänster\nDatum: 2024-03-05\n\n"
AGENDA = "\n\n§ 1 Mötets öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Avslutning\nMötet avslutades.\n"
THREE = ["Xola Dlamini", "Ngozi Adichie", "Bjarki Tveit"]


def people_of(text: str) -> list[str]:
    return [attendee.name for attendee in parse(HEAD + text + AGENDA).attendees]


RUNS = [
    "Xola Dlamini, Ngozi Adichie och Bjarki Tveit",
    "Xola Dlamini, Ngozi Adichie, Bjarki Tveit",
    "Xola Dlamini; Ngozi Adichie; Bjarki Tveit",
    "Xola Dlamini / Ngozi Adichie / Bjarki Tveit",
    "Xola Dlamini (ordf), Ngozi Adichie (sekr), Bjarki Tveit",
    "Xola Dlamini (S), Ngozi Adichie (M), Bjarki Tveit (C)",
    "Xola Dlamini, ordförande, Ngozi Adichie, sekreterare, Bjarki Tveit, kassör",
    "Xola Dlamini, chef Hemtjänst, Ngozi Adichie, chef Psykiatri, Bjarki Tveit, chef Skola",
    "Xola Dlamini, Nora kommun, Ngozi Adichie, Kumla kommun, Bjarki Tveit, Region Sörmark",
    "Xola Dlamini (Ramsfors), Ngozi Adichie (Nora kommun) och Bjarki Tveit (Region Sörmark)",
    "ordförande Xola Dlamini, sekreterare Ngozi Adichie, kassör Bjarki Tveit",
    "Chef Xola Dlamini, Ngozi Adichie från facket, Bjarki Tveit från skyddskommittén",
    "Nora kommun: Xola Dlamini. Kumla kommun: Ngozi Adichie, Bjarki Tveit.",
    "Xola Dlamini och Ngozi Adichie. Dessutom deltog Bjarki Tveit från revisionsbyrån Norrsam.",
]


@pytest.mark.parametrize("run", RUNS)
def test_a_run_names_them(run: str) -> None:
    """Who stands as the others do is a person, not the unit of the one before."""
    assert people_of(f"Närvarande: {run}") == THREE


SENTENCES = [
    "Närvarande var Xola Dlamini, Ngozi Adichie och Bjarki Tveit.",
    "Deltog gjorde Xola Dlamini (Ramsfors), Ngozi Adichie (Tuna) och Bjarki Tveit (Ekeby).",
    "Från Nora kommun deltog Xola Dlamini och Ngozi Adichie. Från Kumla kommun deltog Bjarki Tveit.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_names_them(sentence: str) -> None:
    """Two names and a joining word are two people, at the end of a sentence, too."""
    assert people_of(sentence) == THREE


ROWS = [
    "Xola Dlamini\nNgozi Adichie\nBjarki Tveit",
    "- Xola Dlamini\n- Ngozi Adichie\n- Bjarki Tveit",
    "1. Xola Dlamini\n2. Ngozi Adichie\n3. Bjarki Tveit",
    "Xola Dlamini (S), ordförande\nNgozi Adichie (M)\nBjarki Tveit (C)",
    "Xola Dlamini, socialchef, Nora kommun\nNgozi Adichie, enhetschef, Kumla kommun\nBjarki Tveit, Region Sörmark",
    "Xola Dlamini, Ramsfors\nNgozi Adichie, Tuna\nBjarki Tveit, Ekeby",
    "Xola Dlamini – Ramsfors\nNgozi Adichie – Tuna\nBjarki Tveit – Ekeby",
    "Ramsfors: Xola Dlamini\nTuna: Ngozi Adichie\nEkeby: Bjarki Tveit",
    "Ramsfors – Xola Dlamini\nTuna – Ngozi Adichie\nEkeby – Bjarki Tveit",
    "Ramsfors          Xola Dlamini\nTuna              Ngozi Adichie\nEkeby             Bjarki Tveit",
    "Xola Dlamini          socialchef\nNgozi Adichie         MAS\nBjarki Tveit          enhetschef",
    "Ordförande: Xola Dlamini\nSekreterare: Ngozi Adichie\nLedamöter: Bjarki Tveit",
    "Socialchef Xola Dlamini\nRektor Ngozi Adichie\nEkonom Bjarki Tveit",
    "Xola Dlamini\tHela Människan\nNgozi Adichie\tRädda Barnen\nBjarki Tveit\tRöda Korset",
    "Hela Människan\tXola Dlamini\nRädda Barnen\tNgozi Adichie\nRöda Korset\tBjarki Tveit",
    "| Kommun | Deltagare |\n|---|---|\n| Ramsfors | Xola Dlamini |\n| Tuna | Ngozi Adichie |\n| Ekeby | Bjarki Tveit |",
]


@pytest.mark.parametrize("rows", ROWS)
def test_rows_name_them(rows: str) -> None:
    """A row below the heading is of a person, whatever stands before or behind the name."""
    assert people_of(f"Närvarande\n{rows}") == THREE


def test_two_on_a_lone_row_are_two() -> None:
    """Nobody meets alone: what looks like a name behind the only one is another person."""
    assert people_of("Närvarande: Anna Berg, Xola Dlamini") == ["Anna Berg", "Xola Dlamini"]


@pytest.mark.parametrize("row", ["Anna Berg, Forum Norr", "Anna Berg, Nora kommun", "Anna Berg, Norra Hamngården"])
def test_a_unit_on_a_lone_row_is_none(row: str) -> None:
    """A word for a unit or a place says that it is not a person."""
    assert people_of(f"Närvarande: {row}") == ["Anna Berg"]


def test_a_name_beside_others_in_their_cells_is_a_person() -> None:
    """Where rows hold two people, so do those whose second name no list knows."""
    rows = "Anna Berg          Bo Ek\nCia Dahl           Ngozi Adichie\n"
    assert people_of(f"Närvarande\n{rows}") == ["Anna Berg", "Bo Ek", "Cia Dahl", "Ngozi Adichie"]


def test_lists_of_those_present_and_absent_may_stand_side_by_side() -> None:
    """A column that elsewhere holds marks holds people where names stand below."""
    text = "| Närvarande | Frånvarande |\n|---|---|\n| Anna Berg | Bo Ek |\n| Cia Dahl | Eva Gran |\n"
    record = parse(HEAD + text + AGENDA)
    assert [(each.name, each.attendance) for each in record.attendees] == [
        ("Anna Berg", "present"),
        ("Cia Dahl", "present"),
        ("Bo Ek", "absent"),
        ("Eva Gran", "absent"),
    ]


def test_an_office_before_a_colon_is_a_row_of_the_list() -> None:
    """Those with an office are listed as present, and hold it."""
    record = parse(
        HEAD + "Närvarande\nOrdförande: Anna Berg\nSekreterare: Bo Ek\nLedamöter: Cia Dahl, Eva Gran" + AGENDA
    )
    assert [each.name for each in record.attendees] == ["Anna Berg", "Bo Ek", "Cia Dahl", "Eva Gran"]
    assert [(each.role, each.name) for each in record.officers] == [("chair", "Anna Berg"), ("secretary", "Bo Ek")]
