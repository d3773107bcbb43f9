"""Who held which office: labels, signatures, elections, titles, sentences."""

import re
from collections import defaultdict

import pytest

from helpers_front import LEXICON, WORDS, Case, cases, front_of, items_of
from protokoll_parser import parse
from protokoll_parser.extractors.attendance.attendance import extract_attendees
from protokoll_parser.extractors.officers.officers import read_officers
from protokoll_parser.structure import Found

PART = re.compile(r"^(===|---|\^\^\^)$", re.MULTILINE)


def officers(text: str) -> Found:
    """Read a first page; `===` stands before the items (`# title`), `---` before the last page, `^^^` the header."""
    first, *rest = PART.split(text)
    parts = dict(zip(rest[0::2], rest[1::2], strict=True))
    items = [each.split("\n", 1) for each in parts.get("===", "").split("\n# ")[1:]]
    front = front_of(first, parts.get("---", ""), parts.get("^^^", ""))
    lists = [field for field in (*front.fields, *front.back_fields) if field.key == "attendance"]
    attendees = extract_attendees(lists, [], LEXICON).values
    return read_officers(front, attendees, items_of(*((title, body) for title, body in items)), WORDS)


def named(found: Found) -> dict[str, set[str]]:
    by_role = defaultdict(set)
    for officer in found.values:
        by_role[officer["role"]].add(officer["name"] + (f" ({officer['party']})" if officer["party"] else ""))
    return dict(by_role)


@pytest.mark.parametrize("case", cases("officers"), ids=lambda case: case.name)
def test_officers_are_read_wherever_they_are_named(case: Case) -> None:
    wanted = {role: set((names or "").split(", ")) for role, names in case.expected.items()}
    assert named(officers(case.text)) == wanted


def test_an_officer_has_the_party_of_the_attendee() -> None:
    text = "Beslutande\nAnna Berg (S), ordförande\n\nUnderskrifter\nOrdförande\nAnna Berg"
    assert named(officers(text)) == {"chair": {"Anna Berg (S)"}}


def test_a_first_name_is_signed_in_full_and_the_inference_is_noted() -> None:
    text = (
        "Närvarande: Anna (ordf), Cia (sekr), Mehmet\n"
        "===\n# Val av justerare\nMehmet valdes att tillsammans med Anna justera.\n"
        "---\nJusteras\n\n.......\nAnna Berg, ordförande\n\n.......\nMehmet Aydin"
    )
    found = officers(text)
    assert named(found) == {"chair": {"Anna Berg"}, "secretary": {"Cia"}, "adjuster": {"Mehmet Aydin"}}


def test_a_resolved_name_is_remarked_on() -> None:
    found = officers(
        "Närvarande: Anna Berg, Bo Ek\n===\n# Inledning\nAnna som är ordförande under förmiddagen hälsar välkommen."
    )
    assert named(found) == {"chair": {"Anna Berg"}}
    assert [each.code for each in found.diagnostics] == ["resolved-name"]


def test_chairs_of_two_days_both_count() -> None:
    assert named(officers("Ordförande dag 1: Anna Berg\nOrdförande dag 2: Bo Ek")) == {"chair": {"Anna Berg", "Bo Ek"}}


def test_a_writer_on_two_lines_of_the_header_is_one_person() -> None:
    found = officers("Närvarande: Anna Berg, Linnea Hed\n^^^\nSekreterare\nLinnea\nHed")
    assert named(found) == {"secretary": {"Linnea Hed"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "Protokollet från den 3 mars justerades av Anna Berg.",
        "Anna Berg valdes till ordförande i föreningen för en tid av två år.",
        "Stämman valde Anna Berg till ordförande på ett år.",
        "Anna Berg, ordförande i Kommunförbundets styrelse, hälsade välkommen.",
    ],
)
def test_offices_elsewhere_are_none_at_this_meeting(sentence: str) -> None:
    assert named(officers(f"Plats: Teams\n===\n# Rapport\n{sentence}")) == {}


def test_the_chair_may_be_named_by_initials() -> None:
    """Whose they are is settled against the attendees."""
    text = "Närvarande: Anna Berg, Bo Ek\n===\n# Inledning\nOrdförande BE öppnar mötet."
    assert named(officers(text)) == {"chair": {"Bo Ek"}}


def test_a_family_name_that_stands_first_in_the_list_stands_last_in_the_office() -> None:
    text = (
        "Rådet\nProtokoll 2024-05-14\n\nLedamöter              Närvarande\nLind, Anna, ordf       X\nEk, Bo                 X\n\n"
        "§ 1 Val\n\nTill justerare utsågs Anna Lind.\n\n§ 2 Avslutning\n\nMötet avslutades.\n"
    )
    assert ("chair", "Anna Lind") in [(officer.role, officer.name) for officer in parse(text).officers]


def test_a_chair_chosen_for_a_term_does_not_chair_the_meeting() -> None:
    """So the adjuster who is to be its vice chair is an adjuster."""
    text = (
        "Fullmäktige\nProtokoll 2024-05-14\n\nUtses att justera: Bo Ek\n\nSekreterare ______\n   Cia Dahl\n\n"
        "§ 1 Val av ordförande och vice ordförande för tiden till nästa val\n\nBeslutas\n\n"
        "att välja Anna Berg (S) till ordförande, och\n\natt välja Bo Ek (M) till vice ordförande.\n\n"
        "§ 2 Budget\n\nBudgeten fastställs.\n"
    )
    roles = [(officer.role, officer.name) for officer in parse(text).officers]
    assert roles == [("secretary", "Cia Dahl"), ("adjuster", "Bo Ek")]


def test_a_line_that_goes_on_to_another_election_ends_the_name() -> None:
    """`Till` that begins the next line is no family name, and an organisation is nobody."""
    text = "Plats: Teams\n===\n# Val\nTill justerare valdes: Anna Berg och Bo Ek\nTill rösträknare valdes: justerarna"
    assert named(officers(text)) == {"adjuster": {"Anna Berg", "Bo Ek"}}
    text = (
        "Plats: Teams\n===\n# Val\nAnna Berg utsågs att justera protokollet för Sveriges Lärare och Bo Ek för Kommunal."
    )
    assert named(officers(text)) == {"adjuster": {"Anna Berg", "Bo Ek"}}


def test_what_is_told_of_the_adjustment_names_no_adjuster() -> None:
    """The notice stands right below the signatures."""
    record = parse(
        "Kommunstyrelsen\nProtokoll 2024-05-14\n\nJusterande\nBo Ek\n\n"
        "Tillkännagivande om justering har anslagits på Skogby Stads digitala anslagstavla den 20 maj 2024.\n\n"
        "§ 1 Öppnande\n\nMötet öppnades.\n\n§ 2 Avslut\n\nMötet avslutades.\n"
    )
    assert [officer.name for officer in record.officers if officer.role == "adjuster"] == ["Bo Ek"]


OF_OTHER_BODIES = (
    "Samrådet\nAnteckningar 2024-05-14\n\nDeltagare\nEva Ek (S), ordförande socialnämnden\n"
    "Bo Alm (M), 1:e vice ordförande kulturnämnden\nCia Dahl, samordnare\n\n1. Val\n\n{}\n\n2. Avslut\n\nMötet avslutades.\n"
)


def test_an_office_in_a_body_of_its_own_is_none_at_the_meeting() -> None:
    """Who chairs another body holds no office where somebody else is said to chair."""
    officers = parse(OF_OTHER_BODIES.format("Mötet leddes av Cia Dahl.")).officers
    assert [(officer.role, officer.name) for officer in officers] == [("chair", "Cia Dahl")]


def test_the_only_chair_of_another_body_chairs_where_nobody_else_does() -> None:
    """Nothing else says who chaired."""
    officers = parse(OF_OTHER_BODIES.format("Inget val hölls.")).officers
    assert [(officer.role, officer.name) for officer in officers] == [("chair", "Eva Ek")]


def test_who_is_chosen_vice_chair_for_a_term_does_not_chair() -> None:
    """Each name goes with its own office, and only those at the meeting count."""
    text = (
        "Samrådet\nAnteckningar 2024-05-14\n\nDeltagare: Eva Ek, Bo Alm\n\n1. Val av ordförande och vice ordförande\n\n"
        "- Eva Ek utses till ordförande\n- Bo Alm utses till vice ordförande\n\n2. Avslut\n\nMötet avslutades.\n"
    )
    assert [officer.name for officer in parse(text).officers if officer.role == "chair"] == ["Eva Ek"]


def test_a_column_of_remarks_may_name_an_office() -> None:
    """The remark is the title then, and the office counts."""
    text = (
        "Styrgruppen\nProtokoll 2024-05-14\n\n## Närvarande\n\n| Namn | Representerar | Anmärkning |\n|---|---|---|\n"
        "| Eva Ek | Hjo kommun | ordförande |\n| Bo Alm | Region Ån | FoU-ledare, § 2 |\n\n"
        "## § 1 Öppnande\n\nMötet öppnades.\n\n## § 2 Avslut\n\nMötet avslutades.\n"
    )
    record = parse(text)
    assert [(person.title, person.present_for) for person in record.attendees] == [
        ("ordförande", []),
        ("FoU-ledare", ["2"]),
    ]
    assert [officer.name for officer in record.officers if officer.role == "chair"] == ["Eva Ek"]
