"""Running text falls into sentences; abbreviations, initials, numbers and sums do not end one."""

import pytest

from protokoll_parser.prose.sentences import sentences

CASES = [
    # plain
    ("Frågan bordlades. Mötet avslutades.", ["Frågan bordlades.", "Mötet avslutades."]),
    ("Vem tar hand om nycklarna? Ingen svarade. Tyst!", ["Vem tar hand om nycklarna?", "Ingen svarade.", "Tyst!"]),
    ("Ingen punkt på slutet", ["Ingen punkt på slutet"]),
    ("", []),
    # abbreviations
    (
        "Bidrag söks hos t.ex. Kulturrådet. Klart kl. 13.00. Bra.",
        ["Bidrag söks hos t.ex. Kulturrådet.", "Klart kl. 13.00.", "Bra."],
    ),
    (
        "Enligt 9 kap. 15 § krävs beslut av stämman. Så sker.",
        ["Enligt 9 kap. 15 § krävs beslut av stämman.", "Så sker."],
    ),
    ("Till ordf. valdes lantbr. Helge Rudin. Han tackade.", ["Till ordf. valdes lantbr. Helge Rudin.", "Han tackade."]),
    ("Lån nr. 3 läggs om. Resten löper.", ["Lån nr. 3 läggs om.", "Resten löper."]),
    (
        "Stolar, bord m.m. Övriga inköp väntar. Inger m.fl. Yrkandet avslogs.",
        ["Stolar, bord m.m.", "Övriga inköp väntar.", "Inger m.fl.", "Yrkandet avslogs."],
    ),
    # sums and numbers
    ("Saldot är 1 184 312 kr. Två fakturor väntar.", ["Saldot är 1 184 312 kr.", "Två fakturor väntar."]),
    ("Avgiften är kr. 5:- för enskild.", ["Avgiften är kr. 5:- för enskild."]),
    ("Planen gäller till 2026. Den följs upp.", ["Planen gäller till 2026.", "Den följs upp."]),
    (
        "Han nämnde tre skäl. 1. Det är dyrt. 2. Det är sent.",
        ["Han nämnde tre skäl.", "1. Det är dyrt.", "2. Det är sent."],
    ),
    ("Med tillägg av punkt 8 b. Anna skriver.", ["Med tillägg av punkt 8 b.", "Anna skriver."]),
    # initials
    ("Bo L. Ek (M) yrkar avslag. Alla höll med.", ["Bo L. Ek (M) yrkar avslag.", "Alla höll med."]),
    ("Nycklarna lämnas till Karin B. Olle bokar lokal.", ["Nycklarna lämnas till Karin B.", "Olle bokar lokal."]),
    # quotations and brackets
    ('"Nu räcker det." Därmed avslutades mötet.', ['"Nu räcker det."', "Därmed avslutades mötet."]),
    ("Se bilaga 2 (sid. 4). Den skickas ut.", ["Se bilaga 2 (sid. 4).", "Den skickas ut."]),
    ("Klart. @jl betalar.", ["Klart.", "@jl betalar."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_falls_into_sentences(text: str, expected: list[str]) -> None:
    """Each sentence comes out whole and in order."""
    assert [text[start:stop] for start, stop in sentences(text)] == expected


def test_part_of_a_text_is_cut_on_its_own() -> None:
    """Places are those of the whole text."""
    text = "Först detta. Sedan det. Sist detta."
    assert sentences(text, 13, 23) == [(13, 23)]
    assert sentences(text, 13) == [(13, 23), (24, 35)]
