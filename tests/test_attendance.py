"""Who was there: whole lists, as they stand on the page, against the attendees that a reader takes from them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll_parser import parse
from protokoll_parser.extractors.attendance.attendance import extract_attendees
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.records import Attendee
from protokoll_parser.source import Slice, Source, join
from protokoll_parser.structure import Field, Found, Value
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()
NUMBERS = tuple(str(number) for number in range(1, 11))
CASES = Path(__file__).parent / "cases" / "attendance.md"


class Case(NamedTuple):
    """A list and the attendees expected of it, a line each."""

    title: str
    text: str
    rows: list[str]


def cases() -> list[Case]:
    blocks = CASES.read_text(encoding="utf-8").split("\n.\n")
    return [
        Case(title.strip().rsplit("\n", 1)[-1], text, rows.split("\n"))
        for title, text, rows in zip(blocks[0::3], blocks[1::3], blocks[2::3], strict=False)
    ]


def fields_of(text: str) -> list[Field]:
    """Make a field of every list: its first line is the heading, `==` stands before a further list."""
    found: list[tuple[Slice, list[Slice]]] = []
    opening = True
    for line in read_lines(Source("test", text)):
        if line.text.startswith("=="):
            opening = True
        elif line.text and opening:
            found.append((Slice(line, 0, len(line.text)), []))
            opening = False
        elif line.text:
            found[-1][1].append(Slice(line, 0, len(line.text)))
    return [Field("attendance", join([label]), tuple(values)) for label, values in found]


def found_in(text: str, numbers: Sequence[str] = NUMBERS) -> Found:
    return extract_attendees(fields_of(text), numbers, LEXICON)


def names(text: str) -> list[str]:
    return [value["name"] for value in found_in(text).values]


def rows_of(values: Sequence[Value]) -> list[str]:
    """Write attendees as the cases do, each group once before its people."""
    rows: list[str] = []
    group = ""
    for value in values:
        if value["group"] != group:
            group = value["group"]
            rows.append(f"[{group}]")
        served = {True: " serving", False: " idle", None: ""}[value["serving"]]
        absent = "" if value["attendance"] == "present" else f" {value['attendance']}"
        shown = (value["name"], value["party"], value["title"], value["affiliation"], f"{value['capacity']}{absent}{served}",
                 value["replaces"], value["presence_note"], " ".join(value["present_for"]))  # fmt: skip
        rows.append("|".join(part or "" for part in shown).rstrip("|"))
    return rows


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_list_gives_its_people(case: Case) -> None:
    """Every list of tests/cases/attendance.md is read as written there."""
    assert rows_of(found_in(case.text).values) == case.rows


ELSEWHERE = [
    "Närvarande\nSe bilaga 1",
    "Beslutande\nEnligt närvarolista på sidorna 2–3",
    "Deltagare\nEnligt bifogad deltagarlista",
    "Närvarande\n41 medlemmar, varav 36 röstberättigade, enligt närvarolista, bilaga 1",
    "Beslutande\nSe separat lista",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_list_that_stands_elsewhere_is_named(text: str) -> None:
    """A reference to an annex gives a diagnostic with its line, and nobody."""
    found = found_in(text)
    assert [(entry.code, entry.line) for entry in found.diagnostics] == [("list-elsewhere", 2)]
    assert not found.values


def test_a_list_further_on_is_not_elsewhere() -> None:
    """Where the list that the front page refers to follows, nothing is missing."""
    text = (
        "Beslutande\nEnligt närvarolista på sidorna 2–3\n==\nNärvarolista\nLedamöter     Närv.   Anm\nAnna Berg (S)   X"
    )
    found = found_in(text)
    assert found.diagnostics == ()
    assert rows_of(found.values) == ["[Ledamöter]", "Anna Berg|S|||member"]


NOBODY = [
    "Närvarande\n41 medlemmar, varav 36 röstberättigade",
    "Ersättare\nErsättare saknas",
    "Frånvarande\n-",
    "Deltagare\nVakant\nVakant, Hörselskadades förening",
    "Gäster\nInga",
    "Närvarande\nStyrelsen i sin helhet",
    "Närvarande\nMötet var beslutsmässigt.",
    "Deltagare\nNamn     Organisation     Närvarande",
    "Närvarande",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_invented(text: str) -> None:
    """Counts, vacancies, dashes and remarks name nobody."""
    assert names(text) == []


def test_a_heading_of_its_own_line_passes_on_absence() -> None:
    """Lists under an empty `Frånvarande` are lists of the absent."""
    text = "Frånvarande\n==\nLedamöter\nAnna Berg (S)\n==\nErsättare\nBo Ek (M)"
    assert rows_of(found_in(text).values)[:2] == ["[Ledamöter]", "Anna Berg|S|||member absent"]


def test_the_head_of_the_first_column_may_be_the_heading() -> None:
    """A list's heading that heads a column is kept where the heading above says the same."""
    lines = read_lines(Source("test", "Ledamöter\n\nLedamot\tLista\tNärvaro\nAnna Berg\tSL\tJa\nBo Ek\tTK\tNej"))
    above = Field("attendance", join([Slice(lines[0], 0, 9)]), ())
    head, rows = lines[2], lines[3:]
    values = (Slice(head, 8, len(head.text)), *(Slice(line, 0, len(line.text)) for line in rows))
    table = Field("attendance", join([Slice(head, 0, 7)]), values)
    found = extract_attendees([above, table], NUMBERS, LEXICON)
    assert rows_of(found.values) == ["[Ledamöter]", "Anna Berg|SL|||member", "Bo Ek|TK|||member absent"]


def test_a_table_says_who_stood_in() -> None:
    """A dash for the member and a name beside it: the member was absent, the other stood in, in the group of the column."""
    text = """Närvarolista
Ledamöter                        Närv.     Tjänstgörande ersättare/anmärkning
Håkan Öberg (S)                  –         Sirpa Lehtonen (S)
Peder Falk (M)                   X         ej § 3, jäv
Kjell Svahn (SD)                 –"""
    assert rows_of(found_in(text, ["2", "3", "4"]).values) == [
        "[Ledamöter]",
        "Håkan Öberg|S|||member absent",
        "[Tjänstgörande ersättare/anmärkning]",
        "Sirpa Lehtonen|S|||substitute serving|Håkan Öberg",
        "[Ledamöter]",
        "Peder Falk|M|||member||ej § 3, jäv|2 4",
        "Kjell Svahn|SD|||member absent",
    ]


def test_columns_of_different_groups_are_told_apart() -> None:
    """The heading's line heads a second column, too."""
    text = "Arbetsgivare                 Arbetstagarrepresentanter\nAnna Berg, enhetschef        Cia Dahl, Vision"
    lines = read_lines(Source("test", text))
    head = lines[0]
    field = Field(
        "attendance",
        join([Slice(head, 0, 12)]),
        (Slice(head, 29, len(head.text)), Slice(lines[1], 0, len(lines[1].text))),
    )
    assert rows_of(extract_attendees([field], (), LEXICON).values) == [
        "[Arbetsgivare]",
        "Anna Berg||enhetschef||participant",
        "[Arbetstagarrepresentanter]",
        "Cia Dahl|||Vision|participant",
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_every_string_stands_in_its_span(case: Case) -> None:
    """Name, party and note of every attendee stand where its span says; the group stands in the text."""
    for value in found_in(case.text).values:
        start, stop = value["span"]
        within = " ".join(case.text[start:stop].replace("\t", " ").split())
        for word in value["name"].split():
            assert word in within
        assert value["group"] in case.text


def test_without_its_data_file_nothing_breaks() -> None:
    """A lexicon without the vocabulary of people reads less, but reads."""
    lexicon = load_lexicon(frozenset({"people"}))
    for case in cases():
        extract_attendees(fields_of(case.text), NUMBERS, lexicon)


FRAGMENTS = ["Anna Berg", "(S)", "(M", ", ", "; ", "\t", "   ", " och ", "§ 5", "kl. 13.00", "ersätter ", "Kalmar kommun", "ordförande",
             "Ja", "–", ":", "(", ")", "från ", "1:14 ", "Ledamöter", "Närv.", "Namn", "\n", "\n", "Bo", "utom ", "\x0b", "”Bosse” ", "av "]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_list_gives_valid_records(text: str) -> None:
    """Whatever stands under a heading, the attendees are valid and their spans lie in the text."""
    whole = f"Närvarande\n{text}"
    for value in found_in(whole).values:
        record = Attendee.model_validate(value)
        assert 0 <= record.span[0] < record.span[1] <= len(whole)
        assert record.name


def test_the_work_grows_with_the_text() -> None:
    """Twice the rows give twice the people, and a row says the same wherever it stands."""
    rows = "\n".join(f"Anna Berg{'abcdefghij'[index % 10]}{'x' * (index // 10)} (S)" for index in range(200))
    values = found_in(f"Ledamöter\n{rows}").values
    assert len(values) == 200
    assert {value["capacity"] for value in values} == {"member"}


def people_of(text: str) -> list[tuple[str, str | None, str | None, str, str]]:
    """Return name, title, affiliation, capacity and attendance of everyone, by way of the whole parser."""
    return [(each.name, each.title, each.affiliation, each.capacity, each.attendance) for each in parse(text).attendees]


AGENDA = "\n\n1. Öppnande\nMötet öppnades.\n\n2. Slut\nMötet avslutades.\n"


def test_the_columns_of_a_table_may_be_called_like_labels() -> None:
    """`Företag` heads a column of units here; signs beside names are no part of them."""
    table = (
        "Deltagare:                  Företag                       Sign\n"
        "Anna Berg       ABe         Ledarna i Väst AB             x\n"
        "Bo Ek           BEk         Nora kommun, projektledare    -\n"
    )
    assert people_of("Byggmöte 2024-05-14\n\n" + table + AGENDA) == [
        ("Anna Berg", None, "Ledarna i Väst AB", "participant", "present"),
        ("Bo Ek", "projektledare", "Nora kommun", "participant", "absent"),
    ]


def test_who_was_called_takes_part_where_nobody_is_a_member() -> None:
    table = "Kallade               Närvarande\nAnna Berg             x\nBo Ek                 -\n"
    assert [each[3:] for each in people_of("APT 2024-05-14\n\n" + table + AGENDA)] == [
        ("participant", "present"),
        ("participant", "absent"),
    ]


def test_headings_that_stand_before_all_of_their_lists_get_one_each() -> None:
    """So a form of two columns reads column by column."""
    text = (
        "Nämnden 2024-05-14\n\nBeslutande ledamöter\n\nTjänstgörande\nersättare\n\nÖvriga deltagare\n\n"
        "Anna Berg (S)\nBo Ek (M)\n\nCia Dahl (V) för Eva Ås (V)\n\nDan Falk, ekonom\nEva Gran, jurist\n"
    )
    capacities = [each[3] for each in people_of(text + AGENDA)]
    assert capacities == ["member", "member", "substitute", "official", "official"]


def test_a_heading_read_too_early_gets_the_list_that_is_left_over() -> None:
    """A heading over others that says the same takes no list; the left column was read before the right one."""
    text = (
        "Nämnden 2024-05-14\n\nBeslutande\n\nLedamöter\n\nÖvriga\n\nAnna Berg (S)\nBo Ek (M)\n\n"
        "Ersättare\nCia Dahl (V)\n\nDan Falk, ekonom\nEva Gran, jurist\n"
    )
    assert [each[3] for each in people_of(text + AGENDA)] == ["member", "member", "substitute", "official", "official"]


def test_a_seat_in_the_column_of_titles_is_part_of_the_title() -> None:
    """It tells the capacity, and stays as written beside a job; alone it only tells the capacity."""
    text = (
        "Styrelsen 2024-05-14\n\n| Närvarande | Funktion |\n|---|---|\n| Anna Berg | ledamot, kassör |\n"
        "| Bo Ek | suppleant |\n\n"
    )
    assert [each[:2] + each[3:4] for each in people_of(text + AGENDA)] == [
        ("Anna Berg", "ledamot, kassör", "member"), ("Bo Ek", None, "substitute"),
    ]  # fmt: skip


def test_an_office_before_a_name_is_a_row_where_all_rows_begin_so() -> None:
    """Elsewhere it is a label of the form, as the clerk's below is, who is in no list."""
    text = (
        "Nämnden 2024-05-14\n\nNärvarande ledamöter:\nOrdförande Anna Berg (S)\n1:e vice ordförande Bo Ek (M)\n"
        "Ledamot Cia Dahl (V)\n\nTjänstepersoner:\nHR-chef Dan Falk\nKommunsekreterare Eva Gran\n\n"
        "Övriga:\nLeo Svan, Kommunal\nSekreterare Ada Mild\n"
    )
    assert [(each[0], each[1], each[3]) for each in people_of(text + AGENDA)] == [
        ("Anna Berg", "Ordförande", "member"),
        ("Bo Ek", "1:e vice ordförande", "member"),
        ("Cia Dahl", None, "member"),
        ("Dan Falk", "HR-chef", "official"),
        ("Eva Gran", "Kommunsekreterare", "official"),
        ("Leo Svan", None, "guest"),
    ]


@pytest.mark.parametrize("gap", ["    ", "\t"])
def test_a_party_in_the_left_column_holds_for_the_rows_set_in_under_it(gap: str) -> None:
    """A row that has one of its own keeps it."""
    left = gap if gap == "\t" else " " + gap
    rows = f"S{gap}Anna Berg, ordförande\n{left}Bo Ek\nM{gap}Cia Dahl\n{left}Dan Falk (KD)\n"
    record = parse(f"Nämnden 2024-05-14\n\nNärvarande ledamöter\n{rows}{AGENDA}")
    assert [attendee.party for attendee in record.attendees] == ["S", "S", "M", "KD"]


def test_three_lists_may_stand_side_by_side_under_one_label() -> None:
    """A substitute in the next column stands in for whom the row says, not for who stands beside."""
    text = (
        "Nämnden 2024-05-14\n\nBeslutande       Ledamöter                  Tjänstgörande ersättare\n"
        "                 Anna Berg (M), ordf.       Bo Ek (S) för Ivar Kull (S)\n"
        "                 Cia Dahl (S)\n"
    )
    record = parse(text + AGENDA)
    assert [(each.name, each.attendance, each.replaces) for each in record.attendees] == [
        ("Anna Berg", "present", None),
        ("Cia Dahl", "present", None),
        ("Bo Ek", "present", "Ivar Kull"),
    ]


def test_lists_may_stand_side_by_side() -> None:
    """A heading that ends in a colon heads the list below it, not a column of marks."""
    text = (
        "Rådet 2024-05-14\n\nNärvarande från kommunerna:        Ej närvarande:\n"
        "Anna Berg, Köping                  Bo Ek, Arboga\nCia Dahl, Sala\n\n"
        "Närvarande från regionen:          Kansli:\nEva Gran, barnhälsovården          Dan Falk, processledare\n"
    )
    assert people_of(text + AGENDA) == [
        ("Anna Berg", None, "Köping", "participant", "present"),
        ("Cia Dahl", None, "Sala", "participant", "present"),
        ("Bo Ek", None, "Arboga", "participant", "absent"),
        ("Eva Gran", None, "barnhälsovården", "participant", "present"),
        ("Dan Falk", "processledare", None, "official", "present"),
    ]


@pytest.mark.parametrize(
    ("heading", "attendance"),
    [("Med", "present"), ("Med på mötet", "present"), ("Ej med", "absent"), ("Inte med idag", "absent")],
)
def test_everyday_words_head_a_list_where_they_stand_alone(heading: str, attendance: str) -> None:
    assert people_of(f"Styrelsen 2024-05-14\n\n{heading}: Anna Berg, Bo Ek\n{AGENDA}")[1][4] == attendance


def test_a_paragraph_may_list_those_present() -> None:
    """A heading that is the beginning of the sentence needs no colon."""
    people = ", ".join(
        f"{given} Berg (Köping)" for given in ("Anna", "Bo", "Cia", "Dan", "Eva", "Fia", "Gun", "Hans", "Ida", "Jan")
    )
    found = people_of(f"Nätverket 2024-05-14\n\nNärvarande var {people}\n{AGENDA}")
    assert len(found) == 10
    assert found[0] == ("Anna Berg", None, "Köping", "participant", "present")


def test_a_head_may_say_who_gets_the_minutes() -> None:
    """A column that is called like a label of the form heads no list of recipients."""
    record = parse(
        "Brogruppen\nProtokoll 2024-05-14\n\n"
        "Närvarande          Organisation            Uppgift             Distribution\n\n"
        "Anna Berg           Strandby kommun         Ordförande          X\n"
        "Bo Ek               Sjöbolaget              Förvaltare          X\n\n1. Broar\n\nInget nytt.\n\n2. Vägar\n\nNej.\n"
    )
    assert [(each.name, each.title, each.affiliation, each.group) for each in record.attendees] == [
        ("Anna Berg", "Ordförande", "Strandby kommun", "Närvarande"),
        ("Bo Ek", "Förvaltare", "Sjöbolaget", "Närvarande"),
    ]


TOLD = [
    # the front page; name, title, affiliation, attendance
    (
        "Vid mötet deltog Anna Berg (ordförande), Bo Ek\noch Cia Dahl. Frånvarande var Dan Falk.",
        ["Anna Berg|ordförande||present", "Bo Ek|||present", "Cia Dahl|||present", "Dan Falk|||absent"],
    ),
    (
        "Närvarande\n\nFrån Sjöby kommun deltog Anna Berg (chef) och Bo Ek. För regionen kom Cia Dahl (LRF).\n"
        "Dan Falk hade anmält förhinder.",
        ["Anna Berg|chef|Sjöby kommun|present", "Bo Ek||Sjöby kommun|present", "Cia Dahl||LRF|present", "Dan Falk|||absent"],
    ),
    (
        "Från kommunerna deltog Anna Berg (chef) och Bo Ek, från polisen Cia Dahl och från Region Norr Dan Falk.",
        ["Anna Berg|chef||present", "Bo Ek|||present", "Cia Dahl|||present", "Dan Falk||Region Norr|present"],
    ),
    ("Sekreterare var Bo Ek. Vid mötet deltog ingen från kommunen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_running_text_may_tell_who_was_there(text: str, expected: list[str]) -> None:
    """Sentences that name those who came and those who did not are a list; others are not."""
    record = parse(f"Brorådet\nAnteckningar 2024-05-14\n\n{text}\n\n1. Broar\n\nInget nytt.\n\n2. Vägar\n\nNej.\n")
    found = [(each.name, each.title, each.affiliation, each.attendance) for each in record.attendees]
    assert ["|".join(part or "" for part in person) for person in found] == expected


def test_who_was_there_may_be_told_behind_the_items() -> None:
    """On a web page the list stands last, under a heading that is a question and no item."""
    record = parse(
        "[Start](/)\n\n# Brorådet 14 maj 2024\n\n*Mötet hölls klockan 13–15 i Folkets hus.*\n\n### Broar\n\nInget nytt.\n\n"
        "### Vägar\n\nVägen lagas.\n\n### Vilka var med?\n\n"
        "För kommunen deltog Anna Berg (ordförande) och Bo Ek (ekolog, förde anteckningar). Förhindrad var Cia Dahl (chef).\n"
    )
    assert [item.title for item in record.items] == ["Broar", "Vägar"]
    assert (record.title, record.place) == ("Brorådet 14 maj 2024", "Folkets hus")
    assert [(each.name, each.attendance) for each in record.attendees] == [
        ("Anna Berg", "present"), ("Bo Ek", "present"), ("Cia Dahl", "absent"),
    ]  # fmt: skip
    assert {(each.role, each.name) for each in record.officers} == {("chair", "Anna Berg"), ("secretary", "Bo Ek")}


def test_those_who_sign_for_somebody_are_no_list() -> None:
    """`För arbetsgivaren` heads a column of signatures where the list of those present stands before the items."""
    record = parse(
        "Samverkansgruppen\nProtokoll 2024-05-14\n\nNärvarande: Anna Berg, Bo Ek, Cia Dahl\n\n1. Broar\n\nInget nytt.\n\n"
        "2. Vägar\n\nUtgår.\n\n## Underskrifter\n\nJusteras digitalt\n\n"
        "| För arbetsgivaren | För Vision |\n|---|---|\n| Anna Berg 2024-05-20 | Bo Ek 2024-05-22 |\n"
    )
    assert [each.name for each in record.attendees] == ["Anna Berg", "Bo Ek", "Cia Dahl"]
    assert record.adjustment is not None
    assert (record.adjustment.date, record.adjustment.method) == ("2024-05-22", "digital")
    assert [point.text for point in record.items[1].decisions[0].points] == ["Utgår."]


def test_a_table_of_people_needs_no_heading() -> None:
    """Its head says that it is one; who stands below has no group."""
    text = (
        "Nätverket\nProtokoll 2019-05-09\n\nNamn\tKommun\tFunktion\tNärvaro\nEva Ek\tSkogaby\tSocialchef\tJa\n"
        "Bo Alm\tEkenäs\tTf socialchef\tNej\n\nFrån kommunförbundet:\tCia Dahl, jurist\n\n"
        "1. Inledning\n\nEva öppnade.\n\n2. Avslut\n\nMötet avslutades.\n"
    )
    found = [(person.name, person.attendance, person.group) for person in parse(text).attendees]
    assert found == [
        ("Eva Ek", "present", None),
        ("Bo Alm", "absent", None),
        ("Cia Dahl", "present", "Från kommunförbundet"),
    ]


def test_a_dash_in_the_column_of_names_says_nothing_of_the_row_above() -> None:
    """Nobody came for the second class; who came for the first was there."""
    people = found_in("Närvarande\nÅk 1\tAnna Berg\nÅk 2\t-\nÅk 3\tBo Ek, Cia Dahl").values
    assert [(each["name"], each["affiliation"], each["attendance"]) for each in people] == [
        ("Anna Berg", "Åk 1", "present"), ("Bo Ek", "Åk 3", "present"), ("Cia Dahl", "Åk 3", "present")
    ]  # fmt: skip


def test_a_run_of_names_is_wrapped_anywhere() -> None:
    """Behind a word for those who follow, and within a name behind a title."""
    text = "Närvarande\nAnna Berg, ordf., Bo Ek samt suppleanterna\nEva Gran och Fia Holm. Dessutom revisorn Karin\nDahl under § 5."
    assert names(text) == ["Anna Berg", "Bo Ek", "Eva Gran", "Fia Holm", "Karin Dahl"]


def test_a_remark_that_is_a_sentence_is_no_unit() -> None:
    (person,) = found_in("Frånvarande\nAnna Berg.  (I hennes ställe tjänstgjorde Ek.)").values
    assert (person["name"], person["affiliation"], person["title"]) == ("Anna Berg", None, None)


def test_letters_behind_a_name_beat_the_heading_above_where_they_are_no_party() -> None:
    """Where nobody has a party, they are the unit that the person is from, as a unit behind a comma is."""
    record = parse(
        "Samverkansgruppen\nAnteckningar 2024-05-14\nNärvarande\nRegion Dalsjö:\nAmir Sadeghi (BUP)\nEva Lind\n\n"
        "§ 1 Start\nAlla hälsas välkomna.\n\n§ 2 Slut\nMötet avslutas.\n"
    )
    assert [(each.name, each.party, each.affiliation) for each in record.attendees] == [
        ("Amir Sadeghi", None, "BUP"),
        ("Eva Lind", None, "Region Dalsjö"),
    ]


def test_a_column_says_where_someone_is_from_whatever_letters_stand_behind_the_name() -> None:
    record = parse(
        "Samverkansgruppen\nAnteckningar 2024-05-14\nNärvarande\nNamn\tOrganisation\nAmir Sadeghi (BUP)\tRegion Dalsjö\nEva Lind\tEkby kommun\n\n"
        "§ 1 Start\nAlla hälsas välkomna.\n\n§ 2 Slut\nMötet avslutas.\n"
    )
    assert [each.affiliation for each in record.attendees] == ["Region Dalsjö", "Ekby kommun"]


RECUSED = (
    "Byggnadsnämnden\nProtokoll 2024-05-14\nBeslutande\nBo Ek (S), ordförande\nKarin Åberg (L)   {}\n\n"
    + "".join(f"§ {number} Lov {number}\nNämnden beslutar att bevilja lovet.\n\n" for number in (44, 45, 46, 47))
)
LISTED = [
    ("Deltog ej § 45 på grund av jäv", ["45"]),
    ("ej §§ 45–46, jäv", ["45", "46"]),
    ("jäv § 47", ["47"]),
    ("ej § 45", []),  # why, nobody says
    ("jäv § 45, gick kl. 15 efter § 46", []),  # what else she missed is another matter
]


@pytest.mark.parametrize(("note", "expected"), LISTED)
def test_the_list_may_tell_who_is_recused_from_an_item(note: str, expected: list[str]) -> None:
    record = parse(RECUSED.format(note))
    found = {item.number: [(each.name, each.party) for each in item.recusals] for item in record.items if item.recusals}
    assert found == {number: [("Karin Åberg", "L")] for number in expected}


def test_columns_for_the_morning_and_the_afternoon_are_columns_of_marks() -> None:
    """Who has a mark under one of them only was there in part."""
    text = (
        "Gruppen\nMinnesanteckningar 2023-09-22\n\n| Närvarande | Organisation | fm | em |\n|---|---|---|---|\n"
        "| Eva Ek | Hjo kommun | x | x |\n| Bo Alm | Region Ån | x | |\n| Cia Dahl | Region Ån | | x |\n\n"
        "## 1. Start\n\nVi började.\n\n## 2. Slut\n\nVi slutade.\n"
    )
    found = [(person.name, person.presence_note) for person in parse(text).attendees]
    assert found == [("Eva Ek", None), ("Bo Alm", "fm"), ("Cia Dahl", "em")]


SERVICE = [
    ("Frånvarande: Ivar Kull. (I hans ställe tjänstgjorde Gran.)", "Upprop förrättas.", ("Ivar Kull", True)),
    ("Frånvarande: Ivar Kull", "Det antecknades att Eva Gran tjänstgör i stället för Kull.", ("Ivar Kull", True)),
    ("Frånvarande: Ivar Kull", "Ersättare Eva Gran (S) tjänstgör för Ivar Kull (S).", ("Ivar Kull", True)),
    ("Frånvarande: Ivar Kull", "Ivar Kull anmäler jäv. Eva Gran tjänstgör för Ivar Kull.", (None, False)),
    ("Frånvarande: Ivar Kull", "Bo Ek tjänstgör för Ivar Kull.", (None, False)),
]


@pytest.mark.parametrize(("absent", "roll_call", "expected"), SERVICE)
def test_running_text_may_tell_who_served(absent: str, roll_call: str, expected: tuple[str | None, bool]) -> None:
    """A listed substitute serves for the member named, unless it is for the sake of an item; who is none does not."""
    text = f"Nämnden 2024-05-14\n\nLedamöter: Anna Berg, Bo Ek\nErsättare: Eva Gran, Dan Falk\n{absent}\n\n"
    record = parse(f"{text}§ 1 Mötets öppnande\n{roll_call}\n\n§ 2 Avslutning\nMötet avslutas.\n")
    eva = next(each for each in record.attendees if each.name == "Eva Gran")
    assert (eva.replaces, eva.serving) == expected
