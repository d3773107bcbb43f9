"""Reservations, statements and recusals are told apart, and each is given to the people it is of."""

import pytest

from helpers_item import context, item_text, text_of
from protokoll_parser.extractors.positions.recusals import extract_recusals
from protokoll_parser.extractors.positions.reservations import extract_reservations, extract_statements
from protokoll_parser.structure import Value


def shown(values: tuple[Value, ...]) -> list[str]:
    return [
        ", ".join(f"{by['name']} {by['party']}".replace("None", "-") for by in value["by"]) + " | " + value["text"]
        for value in values
    ]


def reservations(text: str) -> list[str]:
    return shown(extract_reservations(item_text(text), context()).values)


def statements(text: str, *people: str) -> list[str]:
    return shown(extract_statements(item_text(text), context(*people)).values)


def recusals(text: str, *people: str) -> list[str]:
    return [value["name"] for value in extract_recusals(item_text(text), context(*people)).values]


RESERVATIONS = [
    # the subject's place
    ("Anna Berg (M) och Bo Ek (M) reserverar sig mot beslutet.", ["Anna Berg M, Bo Ek M"]),
    ("Mot beslutet reserverade sig Anna Berg.", ["Anna Berg -"]),
    ("Till förmån för sitt yrkande reserverar sig Anna Berg (C).", ["Anna Berg C"]),
    ("Anna Berg reserverade sig för Karl Bergs räkning mot beslutet.", ["Anna Berg -"]),
    ("Anna Berg (M) begär och beviljas att få reservera sig mot beslutet.", ["Anna Berg M"]),
    ("Reservation: Anna Berg till förmån för eget yrkande.", ["Anna Berg -"]),
    ("Reservation\nAnna Berg (M) och Bo Ek (C) mot beslutet, enligt bilaga 2.", ["Anna Berg M, Bo Ek C"]),
    # by noun
    ("Anna Berg (M) anmäler blank reservation.", ["Anna Berg M"]),
    ("Anna Berg påpekade att Hjo inte hade reserverat sig mot avgiften.", []),
    ("Anna Berg (SD) inkommer med skriftlig reservation, bilaga 2.", ["Anna Berg SD"]),
    ("Reservation mot beslutet anmäls av Anna Berg (C).", ["Anna Berg C"]),
    ("Skriftlig reservation från Anna Berg (S) och Bo Ek (S) bifogas.", ["Anna Berg S, Bo Ek S"]),
    ("Anna Berg (M) anmäler avvikande mening.", ["Anna Berg M"]),
    # parties
    ("Ledamöterna i Moderaterna och Liberalerna reserverar sig mot beslutet.", ["- Moderaterna, - Liberalerna"]),
    ("Samtliga ledamöter från (SD) reserverar sig mot beslutet.", ["- SD"]),
    ("S, V och MP reserverar sig mot beslutet.", ["- S, - V, - MP"]),
    ("M- och KD-gruppen reserverar sig.", ["- M, - KD"]),
    ("Anna Berg m.fl. (M) reserverade sig mot beslutet.", ["Anna Berg M"]),
    # none
    ("Nämnden reserverar 2 mkr. Anbudet lämnas med reservation för asbest.", []),
    ("Reservation: Inga", []),
    ("Inga reservationer anmäldes.", []),
]


@pytest.mark.parametrize(("text", "expected"), RESERVATIONS)
def test_a_reservation_is_given_to_whoever_makes_it(text: str, expected: list[str]) -> None:
    assert [line.split(" | ")[0] for line in reservations(text)] == expected


def test_each_sentence_under_the_label_that_names_someone_else_is_a_reservation_of_its_own() -> None:
    text = "Reservationer\nAnna Berg (M) reserverar sig mot beslutet. Skälet är kostnaden. Bo Ek (SD) reserverar sig."
    assert reservations(text) == [
        "Anna Berg M | Anna Berg (M) reserverar sig mot beslutet. Skälet är kostnaden.",
        "Bo Ek SD | Bo Ek (SD) reserverar sig.",
    ]


def test_a_motivation_in_paragraphs_of_its_own_belongs_to_the_reservation() -> None:
    text = "Reservation\nAnna Berg (M) reserverar sig med följande motivering:\n\nSkatten är för hög.\n\nVi vill spara.\n\nBeslutsunderlag\nMotionen"
    assert reservations(text) == [
        "Anna Berg M | Anna Berg (M) reserverar sig med följande motivering: Skatten är för hög. Vi vill spara."
    ]


@pytest.mark.parametrize("text", ["Reservation\nAnna Berg (M), Bo Ek (M)", "Reservation\nAnna Berg (M)\nBo Ek (M)"])
def test_names_alone_under_the_label_are_one_reservation(text: str) -> None:
    assert [line.split(" | ")[0] for line in reservations(text)] == ["Anna Berg M, Bo Ek M"]


def test_a_reservation_told_twice_is_kept_once() -> None:
    text = "Anna Berg (M) reserverar sig mot beslutet.\n\nReservation\nAnna Berg (M) reserverar sig mot beslutet till förmån för avslag."
    assert reservations(text) == ["Anna Berg M | Anna Berg (M) reserverar sig mot beslutet till förmån för avslag."]


def test_a_shared_label_tells_reservations_and_statements_apart_by_their_verbs() -> None:
    text = (
        "Reservationer och särskilda yttranden\nAnna Berg (M) reserverar sig. Bo Ek (V) lämnar ett särskilt yttrande."
    )
    assert reservations(text) == ["Anna Berg M | Anna Berg (M) reserverar sig."]
    assert statements(text) == ["Bo Ek V | Bo Ek (V) lämnar ett särskilt yttrande."]


def test_a_document_by_that_name_is_no_reservation() -> None:
    assert reservations("Beslutsunderlag\nReservation från Anna Berg (M) 2024-02-03\nMotion") == []


STATEMENTS = [
    ("Protokollsanteckning: Anna Berg (V): ”Vi är nöjda.”", ["Anna Berg V | ”Vi är nöjda.”"]),
    (
        "Protokollsanteckning\nAnna Berg (V) lämnar en protokollsanteckning, bilaga 4.",
        ["Anna Berg V | Anna Berg (V) lämnar en protokollsanteckning, bilaga 4."],
    ),
    ("Anna vill ha antecknat att hyran är hög.", ["Anna Berg - | Anna vill ha antecknat att hyran är hög."]),
    (
        "Anna Berg (v) låter till protokollet anteckna sitt nej.",
        ["Anna Berg v | Anna Berg (v) låter till protokollet anteckna sitt nej."],
    ),
    (
        "Anna ville ha till protokollet att hyran är hög.",
        ["Anna Berg - | Anna ville ha till protokollet att hyran är hög."],
    ),
    (
        "Till protokollet antecknas på begäran av Bo Ek (M) att A.",
        ["Bo Ek M | Till protokollet antecknas på begäran av Bo Ek (M) att A."],
    ),
    (
        "Anna Berg (v) anför till protokollet, att hyran är hög.",
        ["Anna Berg v | Anna Berg (v) anför till protokollet, att hyran är hög."],
    ),
    (
        "I detta beslut deltog ej Anna Berg och Bo Ek (M).",
        [],
    ),
    ("I beslutet deltar inte Anna Berg (S).", []),
    ("Det antecknades att alla röster var företrädda.", [" | Det antecknades att alla röster var företrädda."]),
    (
        "Röstförklaring\nAnna Berg (V) avger röstförklaring: Ja.",
        ["Anna Berg V | Anna Berg (V) avger röstförklaring: Ja."],
    ),
    ("Bo Ek (M) antecknar som yttrande en skrivelse.", ["Bo Ek M | Bo Ek (M) antecknar som yttrande en skrivelse."]),
    ("Bo Ek (M) anmäler särskilt yttrande.", ["Bo Ek M | Bo Ek (M) anmäler särskilt yttrande."]),
    ("Ersättaryttrande gjordes av Bo Ek (L).", ["Bo Ek L | Ersättaryttrande gjordes av Bo Ek (L)."]),
    (
        "Särskilt yttrande\nVi anser A. Så är det.\n\nAnna Berg (M)\nBo Ek (M)",
        ["Anna Berg M, Bo Ek M | Vi anser A. Så är det."],
    ),
    (
        "Anna Berg (M) lämnar följande särskilda yttrande: Vi anser A. Vi anser B.",
        ["Anna Berg M | Anna Berg (M) lämnar följande särskilda yttrande: Vi anser A. Vi anser B."],
    ),
    (
        "Anteckning till protokollet\nLedamoten Anna Berg (V) anför: Bra.",
        ["Anna Berg V | Ledamoten Anna Berg (V) anför: Bra."],
    ),
    ("Anna Berg (KD) deltar inte i beslutet.", []),
    ("Deltar ej i beslutet\nModeraterna deltar ej i beslutet.", []),
    (
        "Protokollsanteckning\nSocialdemokraterna lämnar en anteckning till protokollet.\n\nFör Socialdemokraterna\nEva Ek\n\nTalare\nBo Ek (M)",
        ["- Socialdemokraterna | Socialdemokraterna lämnar en anteckning till protokollet."],
    ),
    ("Styrelsen deltog inte i beslutet om ansvarsfrihet.", []),
    (
        "Anna Berg (S) deltar inte i beslutet och låter anteckna följande: Vi anser A.",
        ["Anna Berg S | Anna Berg (S) deltar inte i beslutet och låter anteckna följande: Vi anser A."],
    ),
    ("Anna Berg vill ändra en mening i protokollet. Bo Ek får i uppdrag att anteckna.", []),
    ("Informationen antecknas till protokollet. Nämnden avger yttrande.", []),
    ("Anna Berg (S) deltar inte i beslutet på grund av jäv.", []),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_what_someone_wants_in_the_protocol_is_a_statement(text: str, expected: list[str]) -> None:
    assert statements(text, "Anna Berg") == expected


RECUSALS = [
    ("Anna Berg (S) och Bo Ek (M) anmäler jäv och deltar inte.", ["Anna Berg", "Bo Ek"]),
    ("På grund av jäv deltar Anna Berg (s) ej i handläggningen.", ["Anna Berg"]),
    ("Anna Berg deltog på grund av jäv enligt 8 kap. 23 § inte i frågan.", ["Anna Berg"]),
    ("Ulla, som bor i lägenheten, anmälde jäv och lämnade rummet.", ["Ulla"]),
    ("Anna Berg (S) är jävig. Bo Ek (M) anmälde sig jävig.", ["Anna Berg", "Bo Ek"]),
    ("Jäv anmäldes av Anna Berg (C).", ["Anna Berg"]),
    ("Anna Berg är delägare i firman och deltog varken i behandlingen eller i beslutet.", ["Anna Berg"]),
    ("Anna Berg är delägare i firman. Bo Ek deltog inte i mötet.", []),
    ("Jäv: Anna Berg (S)", ["Anna Berg"]),
    ("Jäv: Anna Berg (S) anmäler jäv.\n\nNämnden beslutar\n\natt anta anbudet från Byggfirma Ek AB.", ["Anna Berg"]),
    ("Jäv\nAnna Berg (S) lämnar lokalen.\n\nBo Ek (S) tjänstgör i hennes ställe.", ["Anna Berg"]),
    ("Jäv\nAnna Berg (S) anmäler jäv. Ordföranden kallar in Bo Ek (S) att tjänstgöra i hennes ställe.", ["Anna Berg"]),
    ("Med anledning av jäv lämnar Anna Berg (S) mötet och Bo Ek (S) tjänstgör i hennes ställe.", ["Anna Berg"]),
    ("Bo Ek (C) ersätter Anna Berg (C) på grund av jäv.", ["Anna Berg"]),
    ("På grund av jäv ersätts Anna Berg (M) av Bo Ek (M).", ["Anna Berg"]),
    ("På grund av jäv deltog inte VD Anna Berg i handläggningen.", ["Anna Berg"]),
    ("Ingen anmälde jäv. Jäv anmäldes inte. Finns det någon jävssituation hos Anna Berg?", []),
    ("Anna Berg frågar om policyn mot jävsförhållanden.", []),
]


@pytest.mark.parametrize(("text", "expected"), RECUSALS)
def test_whoever_is_recused_is_named_but_not_who_steps_in(text: str, expected: list[str]) -> None:
    assert recusals(text, "Ulla") == expected


def test_the_text_is_copied_from_its_span() -> None:
    text = "Beslut fattas. Mot beslutet reserverar sig Anna\nBerg (M)."
    (value,) = extract_reservations(item_text(text), context()).values
    assert text_of(text, value["span"]) == value["text"] == "Mot beslutet reserverar sig Anna Berg (M)."
