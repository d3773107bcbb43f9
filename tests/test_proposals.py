"""Proposals are found under their label and in running text, with everyone who made or joined them."""

import pytest

from helpers_item import context, item_text, text_of
from protokoll_parser.extractors.positions.proposals import extract_proposals
from protokoll_parser.structure import Value


def proposals(text: str, *people: str) -> tuple[Value, ...]:
    return extract_proposals(item_text(text), context(*people)).values


def who(value: Value) -> str:
    return ", ".join(f"{by['name']} {by['party']}".replace("None", "-") for by in value["by"])


MAKERS = [
    # a draft that members' names open
    (
        "Förslag till beslut\nAnna Berg (S): att budgeten antas.\nBo Ek (M): att ärendet återremitteras.",
        ["Anna Berg S", "Bo Ek M"],
    ),
    ("Förslag till beslut\nKommunstyrelsen (KS): att budgeten antas enligt förslag.", []),
    # one, several, joint parties
    ("Anna Berg (S) yrkar bifall.", ["Anna Berg S"]),
    ("Anna Berg (S), Bo von Ek (M) och Cia Dahl-Ås (V) yrkar bifall.", ["Anna Berg S, Bo von Ek M, Cia Dahl-Ås V"]),
    ("Anna Berg och Bo Ek (båda M) yrkar bifall.", ["Anna Berg M, Bo Ek M"]),
    ("Anna Berg m.fl. (S) yrkar bifall.", ["Anna Berg S"]),
    ("Ordföranden Anna Berg (Mölnåspartiet) yrkar avslag.", ["Anna Berg Mölnåspartiet"]),
    # word order
    (
        "Under överläggningen yrkade kommunalrådet Karl-Erik von Platen (M) att planen antas.",
        ["Karl-Erik von Platen M"],
    ),
    ("Anna Berg ansåg, att medel saknades, och yrkade avslag å förslaget.", ["Anna Berg -"]),
    ("Yrkas bifall till förslaget av Anna Berg (M).", ["Anna Berg M"]),
    ("Under debatten framställer Anna Berg (C) ett tilläggsyrkande om en tidsplan.", ["Anna Berg C"]),
    ("Anna Berg (S) yrkar avslag. Hans-Olof Ek (M) yrkar bifall.", ["Anna Berg S", "Hans-Olof Ek M"]),
    (
        "Anna Berg (S) yrkar avslag. Hans Ek yrkar bifall. Han yrkar även återremiss.",
        ["Anna Berg S", "Hans Ek -", "Hans Ek -"],
    ),
    # two in one sentence, and again
    ("Anna Berg (S) yrkar bifall och Bo Ek (M) yrkar avslag.", ["Anna Berg S", "Bo Ek M"]),
    ("Anna Berg (S) yrkar bifall. Hon yrkar vidare att paragrafen justeras.", ["Anna Berg S", "Anna Berg S"]),
    # parties and bodies
    ("Moderaterna och Liberalerna yrkar avslag.", ["- Moderaterna, - Liberalerna"]),
    ("Ledamöterna i Vänsterpartiet yrkar avslag. (S) och (MP) yrkar bifall.", ["- Vänsterpartiet", "- S, - MP"]),
    ("Moderaterna genom Anna Berg (M) yrkar avslag.", ["Anna Berg M"]),
    ("Kårstyrelsen yrkar bifall. IF Metall yrkade uppskov.", ["Kårstyrelsen -", "IF Metall -"]),
    # joining
    (
        "Anna Berg (S) yrkar, med instämmande av Bo Ek (V) och Cia Dahl (MP), bifall.",
        ["Anna Berg S, Bo Ek V, Cia Dahl MP"],
    ),
    ("Anna Berg yrkar bifall. Bo Ek instämmer. Cia Dahl yrkar avslag.", ["Anna Berg -, Bo Ek -", "Cia Dahl -"]),
    (
        "Anna Berg (S) yrkar bifall. Bo Ek (M) yrkar avslag. I Anna Bergs yrkande instämmer Cia Dahl (V).",
        ["Anna Berg S, Cia Dahl V", "Bo Ek M"],
    ),
    (
        "Anna Berg yrkar avslag. Bo Ek yrkar bifall. Dan Eng ansluter sig till Anna Bergs yrkande.",
        ["Anna Berg -, Dan Eng -", "Bo Ek -"],
    ),
    ("Anna Berg (S) yrkar bifall. Yrkandet biträds av Bo Ek (V).", ["Anna Berg S, Bo Ek V"]),
    ("Anna Berg yrkade att frågan bordläggs, vilket Bo Ek instämde i.", ["Anna Berg -, Bo Ek -"]),
]


@pytest.mark.parametrize(("text", "expected"), MAKERS)
def test_whoever_makes_or_joins_a_proposal_is_named(text: str, expected: list[str]) -> None:
    assert [who(value) for value in proposals(text)] == expected


LABELLED = [
    (
        "Yrkanden\nAnna Berg (M): Avslag på förslaget.\nBo Ek (S): Bifall.",
        ["Anna Berg M | Avslag på förslaget.", "Bo Ek S | Bifall."],
    ),
    ("Yrkanden\n- Anna Berg (S): bifall\n- Bo Ek (M): återremiss", ["Anna Berg S | bifall", "Bo Ek M | återremiss"]),
    ("Yrkanden\n\nAnna Berg (V)\natt ärendet bordläggs", ["Anna Berg V | att ärendet bordläggs"]),
    ("Yrkanden\nBifall till planen: Anna Berg (S), Bo Ek (V)", ["Anna Berg S, Bo Ek V | Bifall till planen"]),
    ("Tilläggsyrkande\nAtt frågan utreds.", [" | Att frågan utreds."]),
    (
        "Förslag på sammanträdet\nOrdförande Anna Berg (S) föreslår bordläggning.",
        ["Anna Berg S | Ordförande Anna Berg (S) föreslår bordläggning."],
    ),
    (
        "Förslag till beslut på sammanträdet\nAnna Berg (S) föreslår bordläggning.",
        ["Anna Berg S | Anna Berg (S) föreslår bordläggning."],
    ),
    (
        "Framlagda förslag till beslut\nOrdföranden Anna Berg m.fl. (S) och Bo Ek m.fl. (V) lade fram förslag enligt kontoret.",
        [
            "Anna Berg S, Bo Ek V | Ordföranden Anna Berg m.fl. (S) och Bo Ek m.fl. (V) lade fram förslag enligt kontoret."
        ],
    ),
    (
        "Förslag\nAnna Berg (V), instämmande av Disa Nord (MP): bifall till motionen.\nBo Ek (M): avslag.",
        ["Anna Berg V, Disa Nord MP | bifall till motionen.", "Bo Ek M | avslag."],
    ),
    ("Förslag\nKommunstyrelsen föreslår att planen antas.", []),
    ("Yrkanden\nInga yrkanden.", []),
    ("Ordföranden framställde propositioner på yrkandena och fann förslaget antaget.", []),
    ("Yrkanden under dagens möte\nAnna Berg (M): avslag", ["Anna Berg M | avslag"]),
    ("Yrkanden\nAnna Berg (M): avslag\n\nCia Dahl (V) – NEJ\n\nDan Falk (C): Ja", ["Anna Berg M | avslag"]),
    ("Yrkanden\nAnna Berg (M): avslag\nBeslutsgång och votering\nBo Ek (S): bifall", ["Anna Berg M | avslag"]),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_under_the_label_a_name_and_a_colon_do(text: str, expected: list[str]) -> None:
    assert [f"{who(value)} | {value['text']}" for value in proposals(text)] == expected


CLAUSES = [
    "Kårstyrelsen yrkar\n\natt anta planen,\natt upphäva den gamla.",
    "Kårstyrelsen yrkar:\n- att anta planen,\n- att upphäva den gamla.",
]


@pytest.mark.parametrize("text", CLAUSES)
def test_the_att_clauses_below_belong_to_the_proposal(text: str) -> None:
    (value,) = proposals(text + "\n\nDebatten fortsatte.\n\n- En sak till.")
    assert value["text"].endswith("att anta planen, att upphäva den gamla.")
    assert who(value) == "Kårstyrelsen -"


NONE_MADE = [
    "Sökanden yrkar att beslutet upphävs. Klaganden, Stig Fors, yrkar ersättning.",
    "I en motion yrkar Anna Berg (SD) att mer görs.",
    "Anna Berg (SD) yrkar i en motion att träd planteras.",
    "> Med anledning av detta yrkar jag att hissen lagas.",
    "Ordföranden ställer Anna Bergs yrkande mot Bo Eks yrkande.",
    "Inga yrkanden framställdes.",
    "Anna Berg föreslår att man tar en paus.",
    "Bo Ek instämmer i Anna Bergs anförande.",
]


@pytest.mark.parametrize("text", NONE_MADE)
def test_what_is_asked_for_elsewhere_is_no_proposal_of_this_meeting(text: str) -> None:
    assert proposals(text) == ()


def test_a_first_name_is_resolved_where_one_attendee_fits_and_the_record_says_so() -> None:
    found = extract_proposals(
        item_text("Anna yrkar avslag. Bo yrkar bifall."), context("Anna Berg", "Bo Ek", "Bo Lind")
    )
    assert [who(value) for value in found.values] == ["Anna Berg -", "Bo -"]
    assert [entry.code for entry in found.diagnostics] == ["resolved-name"]


def test_a_first_name_fits_a_name_listed_in_capitals() -> None:
    found = extract_proposals(item_text("Anna yrkar avslag."), context("ANNA BERG", "BO EK"))
    assert [who(value) for value in found.values] == ["ANNA BERG -"]


def test_whoever_joins_by_first_name_joins_the_one_that_is_named() -> None:
    text = "Cia yrkar avslag. Dragan yrkar bordläggning. Ewa instämmer med Cia."
    found = extract_proposals(item_text(text), context("Cia Ros", "Dragan Ilic", "Ewa Nord")).values
    assert [who(value) for value in found] == ["Cia Ros -, Ewa Nord -", "Dragan Ilic -"]


def test_a_proposal_cut_at_a_narrow_column_is_read_whole() -> None:
    (value,) = proposals("Yrkanden\nAnna Berg (S) yrkar att bidraget höjs med\n200 000 kr. Bo Ek (M) instämmer.")
    assert (who(value), value["text"]) == (
        "Anna Berg S, Bo Ek M",
        "Anna Berg (S) yrkar att bidraget höjs med 200 000 kr.",
    )


def test_the_text_is_copied_from_its_span() -> None:
    text = "Inledning. Anna Berg (S) yrkar\n   bifall till för-\n   slaget. Slut."
    (value,) = proposals(text)
    assert value["text"] == "Anna Berg (S) yrkar bifall till förslaget."
    assert text_of(text, value["span"]) == "Anna Berg (S) yrkar bifall till för- slaget."
