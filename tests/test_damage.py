"""Texts damaged on the way: labels are still found, values are copied as they stand, and it is said what was damaged."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from protokoll_parser.decoding.decode import decode
from protokoll_parser.pipeline import parse
from protokoll_parser.reading.letters import fill
from protokoll_parser.records import Protocol
from protokoll_parser.words.lexicon import fold, load_lexicon

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.txt"))
LETTERS = re.compile("[åäöÅÄÖéÉ]")
EXCLUDED = {"source", "diagnostics", "spans"}
MINUTES = """\
Protokoll fört vid styrelsemöte i Ekby byalag

Datum: 2024-03-12
Plats: Bygdegården
{present}
Anna Ek, ordförande
Bo Alm, sekreterare

§ 1 Mötet öppnas
Ordföranden hälsade välkommen.

§ 2 Budget
{decision} att anta budgeten.

§ 3 Mötet avslutas
Ordföranden tackade för visat intresse.
"""


def damages(record: Protocol) -> list[tuple[str, int | None]]:
    return [(entry.message, entry.line) for entry in record.diagnostics if entry.code == "damaged-label"]


def text_of(sample: Path) -> str:
    return decode(sample.read_bytes(), sample.name)[0].text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "present",
    [
        "Narvarande:",
        "NARVARANDE",
        "Närvararide:",
        "När\ufffdarande:",
        "N\ufffdrvarande",
        "Narvarande ledarnöter:",
        "Närvarnade:",
    ],
)
def test_a_list_of_people_is_found_under_a_damaged_heading(present: str) -> None:
    record = parse(MINUTES.format(present=present, decision="Beslut:"))
    assert [person.name for person in record.attendees] == ["Anna Ek", "Bo Alm"]
    assert len(damages(record)) == 1


@pytest.mark.parametrize("decision", ["Bes1ut:", "8eslut:", "Besliit:", "Besluf:", "Bcslut:", "Belsut:", "BELSUT:"])
def test_a_decision_is_found_under_a_damaged_label(decision: str) -> None:
    record = parse(MINUTES.format(present="Närvarande:", decision=decision))
    assert [point.text for point in record.items[1].decisions[0].points] == ["att anta budgeten."]
    assert record.items[1].decisions[0].explicit


def test_the_damage_is_told_with_its_line_as_written_and_as_read() -> None:
    record = parse(MINUTES.format(present="Narvarande:", decision="Bes1ut:"))
    assert damages(record) == [
        ("“Narvarande” was read as “närvarande”.", 5),
        ("“Bes1ut” was read as “beslut”.", 13),
    ]


def test_what_is_copied_stands_as_written() -> None:
    """The heading of the list is damaged in the record as well."""
    record = parse(MINUTES.format(present="Narvarande ledamoter:", decision="Beslut:"))
    assert {person.group for person in record.attendees} == {"Narvarande ledamoter"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_items_are_the_same_where_a_scanner_read_the_paragraph_sign_as_s(sample: Path) -> None:
    """`S 5` at the beginning of a line is `§ 5`, and is said to be."""
    text = text_of(sample)
    damaged = re.sub(r"(?m)^([ #*]*(?:[A-Z]{2,6} )?)§ ?(?=\d)", r"\1S ", text)
    sound, record = parse(text), parse(damaged)
    assert [(item.number, item.title) for item in record.items] == [(item.number, item.title) for item in sound.items]
    by_sign = [item for item in record.items if re.search(r"(?<![§\w])S \d", item.label or "")]
    assert len(damages(record)) >= len(by_sign)


WITHOUT_MARKS = str.maketrans("åäöÅÄÖ", "aaoAAO")
MISREAD = str.maketrans("lOBe", "108c")


@pytest.mark.parametrize("damage", [WITHOUT_MARKS, MISREAD], ids=["marks", "misread"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_who_decided_what_is_the_same_where_labels_were_misread(sample: Path, damage: dict[int, int]) -> None:
    """`Arendebeskrivning`, `Forslag till bes1ut`, `Omrostning` are the labels that they were."""
    text = text_of(sample)
    damaged = "\n".join(_with_label(line, damage) for line in text.split("\n"))
    decided, found = (
        [(d.by, p.outcome) for item in record.items for d in item.decisions for p in d.points]
        for record in (parse(text), parse(damaged))
    )
    assert found == decided


def _with_label(line: str, damage: dict[int, int]) -> str:
    """Damage the label that a line is or begins with; not the shortest (`Jäv`), and no name of a body in one."""
    head = re.match(r"[*#\s]*([^:\t]+?)(?=:|\t|  |[\s*]*$)", line)
    known = load_lexicon().labels
    if not head or len(head[1]) < 5 or fold(head[1]) not in known or "utskottets" in head[1]:
        return line
    return line[: head.start(1)] + head[1].translate(damage) + line[head.end(1) :]


@pytest.mark.parametrize(
    "sample", [path for path in SAMPLES if path.parent.name not in ("scanned", "web")], ids=lambda path: path.stem
)
def test_a_sound_text_has_no_damaged_labels(sample: Path) -> None:
    """A word that only looks like a label is none; one sample has a slip of the pen."""
    assert [message for message, _ in damages(parse(text_of(sample))) if "Frånvarnade" not in message] == []


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_text_that_lost_its_letters_gives_nearly_the_same_record_with_the_marks(sample: Path, mark: str) -> None:
    """At most one in twenty values differs, and no letter that was guessed gets into the record."""
    text = text_of(sample)
    sound, damaged = parse(text), parse(LETTERS.sub(mark, text))
    expected, found = (Counter(strings(record.model_dump(exclude=EXCLUDED))) for record in (sound, damaged))
    expected = Counter({LETTERS.sub(mark, value): count for value, count in expected.items()})
    assert (expected - found).total() <= max(expected.total() // 20, 1)
    assert not any(LETTERS.search(value) for value in found)
    assert "lost-letters" in {entry.code for entry in damaged.diagnostics}


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@pytest.mark.parametrize(
    "text", ["Vad kostar det?\nVem vet?", "Bo\ufffd Ek", "N\ufffdrvarande: Åsa", "?", "\ufffd", "a?b c?d"]
)
def test_a_text_is_read_as_it_stands_where_not_all_of_its_letters_are_lost(text: str) -> None:
    """A question is a question, and a letter of the text's own stays."""
    assert parse(text).model_dump()["source"]["characters"] == len(text)
    assert all(
        LETTERS.sub("", value) in LETTERS.sub("", text)
        for value in strings(parse(text).model_dump(include={"title", "place", "items"}))
    )


def test_signs_that_were_lost_are_told_by_what_stands_around_them() -> None:
    """A § before a number, a dash between hours, quotation marks around a nickname."""
    text = "S\ufffdndag kl. 13.00\ufffd15.40\n\ufffd 4 Val av \ufffdBosse\ufffd Ek\nAnna \ufffdberg \ufffdr ordf\ufffdrande\n"
    filled = fill(text, load_lexicon())
    assert filled is not None
    assert filled.text == "Söndag kl. 13.00–15.40\n§ 4 Val av ”Bosse” Ek\nAnna Åberg är ordförande\n"
    assert filled.back(filled.text) == text


def test_the_name_of_the_file_is_left_alone() -> None:
    """Only what comes from the text has the text's marks."""
    assert parse("M\ufffdte 2024-03-12\n", "möte.txt").source.name == "möte.txt"


@pytest.mark.parametrize(
    "note",
    [
        "Transaktion 09222115557512345678                Signerat AB, CD, EF",
        "Penneo dokumentnyckel: 7ZK8W-XX4EB-TD1HU-0Q4EU-JBZLA-5QN0V",
        "DocuSign Envelope ID: 1A2B3C4D-5E6F-7A8B-9C0D-1E2F3A4B5C6D",
        "Deltagare signerade dokumentet digitalt via Comfact Signature. Referensnummer: 1842347SE",
    ],
)
def test_what_a_signing_service_puts_on_pages_is_no_part_of_the_protocol(note: str) -> None:
    """The items, the people and the organisation are the same with the note inside the list and the items."""
    text = MINUTES.format(present="Närvarande:", decision="Beslut:")
    noted = (
        text.replace("Bo Alm", f"\n{note}\n\nBo Alm").replace("att anta", f"\n{note}\n\natt anta").rstrip()
        + f"\n\n{note}\n"
    )
    sound, record = parse(text), parse(noted)
    keep = {"title": True, "body": True, "organisation": True}
    assert record.model_dump(include=keep) == sound.model_dump(include=keep)
    assert [person.name for person in record.attendees] == [person.name for person in sound.attendees]
    decided = [[point.text for d in item.decisions for point in d.points] for item in record.items]
    assert decided == [[point.text for d in item.decisions for point in d.points] for item in sound.items]


MENU = "Hoppa till huvudinnehållet\n\nSök\nMeny\n\nBarn och utbildning\nKommun och politik\nMöten, handlingar och protokoll\n\nLyssna\n\n"
FOOT = "\n\nHjälpte informationen på den här sidan dig?\nJa\nNej\n\nDela sidan\nFacebook\nLinkedIn\n\nOm webbplatsen\nTill toppen\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_web_pages_menus_are_no_part_of_the_protocol(sample: Path) -> None:
    """The record of a text inside a web page is the record of the text, places aside."""
    text = text_of(sample)
    sound, record = (Counter(strings(parse(t).model_dump(exclude=EXCLUDED))) for t in (text, MENU + text + FOOT))
    assert record == sound


def test_words_of_a_menu_are_read_where_there_is_no_web_page() -> None:
    """`Nej` and `Kontakt` can be a protocol's own."""
    record = parse("Styrelsemöte 2024-05-14\n\n1. Mötet öppnas\nBo Ek öppnade mötet.\n\n2. Kalender\nLäs mer\n")
    assert [item.title for item in record.items] == ["Mötet öppnas", "Kalender"]


FLAT = (
    "Protokoll fört vid styrelsemöte i Ekby byalag 2024-03-12 Plats: Bygdegården i Ekby {one} Mötet öppnas Ordföranden Anna Ek hälsade "
    "alla välkomna till årets andra möte. {two} Budget Kassören föredrog ett förslag till budget för nästa år, med oförändrade avgifter och "
    "en mindre ökning av kostnaderna för snöröjning. Beslut: att anta budgeten. {three} Städdag Städdagen hålls den 4 maj klockan 10. "
    "Samling sker vid sophuset, och byalaget bjuder på korv. Beslut: att Bo Alm ordnar container till städdagen. {four} Mötet avslutas "
    "Ordföranden tackade för visat intresse och avslutade mötet. Nästa möte hålls i Bygdegården, och kallelse skickas som vanligt i god tid."
)


@pytest.mark.parametrize("form", ["§ {}", "§{}.", "Punkt {}", "{}."])
def test_a_page_on_one_line_is_cut_at_its_headings_and_labels(form: str) -> None:
    """The items and the decisions are found, and it is said that the page was cut."""
    text = FLAT.format(**{word: form.format(number) for number, word in enumerate(("one", "two", "three", "four"), 1)})
    record = parse(text)
    assert [item.title for item in record.items] == ["Mötet öppnas", "Budget", "Städdag", "Mötet avslutas"]
    decided = [point.text for item in record.items for decision in item.decisions for point in decision.points]
    assert decided == ["att anta budgeten.", "att Bo Alm ordnar container till städdagen."]
    assert [entry.line for entry in record.diagnostics if entry.code == "page-on-one-line"] == [1]


def test_a_long_paragraph_is_no_page() -> None:
    """What holds no headings is left in one piece."""
    record = parse(
        "Möte 2024-03-12\n\n1. Öppnande\n"
        + "Ordföranden Anna Ek talade länge om den 3. Maj. " * 20
        + "\n\n2. Avslut\nSlut.\n"
    )
    assert not [entry for entry in record.diagnostics if entry.code == "page-on-one-line"]


FRONT = (
    "Ekby kommun Kommunstyrelsen 2024-03-12 Plats och tid {gap}Stadshuset, kl. 13.00-15.40 Beslutande {gap}Anna Ek (S), ordförande Bo Alm (M) §§ 4-5 "
    "Cia Dahl (C) ersätter Ove Rask (M) § 6 Gun-Britt Sahl (S) Ej tjänstgörande ersättare {gap}Åke Sund (C) Övriga deltagare {gap}Mats Olander, "
    "kommundirektör Karin Stolt, ekonomichef §§ 4-5 Sara Hell, sekreterare {rest}"
)
REST = "§ 4 Budget Kommunstyrelsen har gått igenom budgeten för året. Beslut: att anta budgeten. § 5 Skola Frågan bereds vidare. "


@pytest.mark.parametrize("gap", ["", "          ", "\t"])
def test_the_lists_of_a_front_page_on_one_line_are_cut_into_people(gap: str) -> None:
    """A § before a name refers to items and heads none; who is replaced has no row; one space, a column's gap or a tab."""
    record = parse(FRONT.format(gap=gap, rest=REST) + "Det var allt som togs upp under mötet i dag. " * 6)
    assert [(person.name, person.capacity) for person in record.attendees] == [
        ("Anna Ek", "member"),
        ("Bo Alm", "member"),
        ("Cia Dahl", "substitute"),
        ("Gun-Britt Sahl", "member"),
        ("Åke Sund", "substitute"),
        ("Mats Olander", "official"),
        ("Karin Stolt", "official"),
        ("Sara Hell", "official"),
    ]
    assert [item.number for item in record.items] == ["4", "5"]


FILLING = (
    "Ordföranden redogjorde för frågan, och flera ledamöter tog del i samtalet om hur den bäst kan lösas framöver. "
)


def flat_items(*items: str) -> Protocol:
    """Parse a page on one line that holds some items, each with enough text for an overlong line."""
    return parse("Styrelsemöte i Ekby byalag 2024-03-12 " + " ".join(items) + " " + FILLING * 6)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Val av ordförande Till ordförande valdes Bo Alm.", "Val av ordförande"),
        ("Besök från Region Dalby Anna Ek redogör för läget.", "Besök från Region Dalby"),
        ("Besök vid Lillån Kassören Anna Ek redogör för läget.", "Besök vid Lillån"),
        ("Avtal om fastigheten Kvarnen 2:1 Styrelsens beslut Avtalet godkänns.", "Avtal om fastigheten Kvarnen 2:1"),
        ("VAL AV JUSTERARE Styrelsen utsåg Bo Alm.", "VAL AV JUSTERARE"),
        ("Remiss: Plan för vägen Bo Alm föredrar förslaget.", "Remiss: Plan för vägen"),
        ("Övrigt Inga övriga frågor.", "Övrigt"),
        ("Motion från Ivar Brodin om bommar Frågan bordlades.", "Motion från Ivar Brodin om bommar"),
        ("Rapport från gruppen Eva Ek och Anna Lind informerar.", "Rapport från gruppen"),
        ("Nästa LSG Mötet hålls i maj.", "Nästa LSG"),
        ("ÖVRIGA FRÅGOR CFO skickar en ny plan.", "ÖVRIGA FRÅGOR"),
        ("Ny brygga --------- Anbud saknas.", "Ny brygga"),
        ("Dnr EK 2024/17 Ny brygga Styrelsen beslutade att bygga.", "Ny brygga"),
    ],
)
def test_a_title_on_a_page_on_one_line_ends_where_its_text_begins(told: str, title: str) -> None:
    """A sentence begins with a capital and has a verb; a capital behind a preposition is a name in the title."""
    record = flat_items("§ 1 Öppnande Mötet öppnades.", f"§ 2 {told}", "§ 3 Avslut Mötet avslutades.")
    assert [item.title for item in record.items] == ["Öppnande", title, "Avslut"]


def test_a_paragraph_of_another_protocol_is_no_heading_of_a_page_on_one_line() -> None:
    """The agenda's numbers count up; what is referred to does not belong to them."""
    record = flat_items(
        "§ 4 Budget Beslutsunderlag Arbetsutskottets protokoll 2024-02-27 § 31 Beslutet skickas till Kassören",
        "§ 5 Skola Enligt 9 § stadgarna krävs två beslut. Frågan bordlades.",
        "§ 6 Avslut Mötet avslutades.",
    )
    assert [item.number for item in record.items] == ["4", "5", "6"]


def test_headings_of_a_page_on_one_line_begin_with_the_body_they_all_name() -> None:
    record = flat_items("EB § 7 Budget Styrelsen antog den.", "EB § 8 Skola Frågan bordlades.", "EB § 9 Avslut Slut.")
    assert [item.label for item in record.items] == ["EB § 7", "EB § 8", "EB § 9"]


def test_a_table_of_contents_on_one_line_holds_no_headings() -> None:
    """The items are those with text behind them."""
    record = flat_items(
        "Innehåll § 1 Öppnande .......... 2 § 2 Budget .......... 2 § 3 Avslut .......... 3",
        "§ 1 Öppnande Mötet öppnades. § 2 Budget Styrelsen beslutar att anta budgeten. § 3 Avslut Mötet avslutades.",
    )
    assert [item.title for item in record.items] == ["Öppnande", "Budget", "Avslut"]
    assert [point.text for item in record.items for d in item.decisions for point in d.points] == ["att anta budgeten."]


def test_headings_below_others_are_found_on_a_page_on_one_line() -> None:
    """`2.1` below `2`, and letters that count up."""
    record = flat_items(
        "1. Öppnande Mötet öppnades.",
        "2. Ekonomi 2.1 Budget Bo Alm redovisade den. 2.2 Avgifter De är oförändrade.",
        "3. Övrigt a) Städdag Den hålls i maj. b) Brygga Den lagas i juni.",
        "4. Avslut Mötet avslutades.",
    )
    assert [item.title for item in record.items] == ["Öppnande", "Ekonomi", "Övrigt", "Avslut"]
    assert [[below.title for below in item.items] for item in record.items[1:3]] == [
        ["Budget", "Avgifter"],
        ["Städdag", "Brygga"],
    ]


def test_documents_and_recipients_on_one_line_are_cut_where_an_entry_begins() -> None:
    """A capital begins one, but not behind a preposition, within a name, or where a place is named."""
    record = flat_items(
        "§ 1 Brygga Styrelsens beslut Bryggan byggs. Beslutsunderlag Skrivelse, Anna Ek, 2024-02-01 Offert från Byggaren "
        "Kostnadskalkyl 2024 Beslutet skickas till Kassören Valberedningen",
        "§ 2 Avslut Mötet avslutades.",
    )
    assert record.items[0].documents == [
        "Skrivelse, Anna Ek, 2024-02-01",
        "Offert från Byggaren",
        "Kostnadskalkyl 2024",
    ]
    assert record.items[0].recipients == ["Kassören", "Valberedningen"]


def test_points_on_one_line_are_cut_at_numbers_that_count_up() -> None:
    """The text behind the last one is no part of it where each of the others is one sentence."""
    record = flat_items(
        "§ 1 Brygga Styrelsens beslut 1. Bryggan byggs. 2. Avgiften höjs med 50 kr. Bakgrund Den gamla är trasig.",
        "§ 2 Avslut Mötet avslutades.",
    )
    points = [point.text for decision in record.items[0].decisions for point in decision.points]
    assert points == ["Bryggan byggs.", "Avgiften höjs med 50 kr."]


def test_furniture_within_pages_on_one_line_is_no_part_of_the_text() -> None:
    """What stands on every page beside its number is left out, and a sentence runs on over it."""
    head = "EKBY BYALAG Styrelsen 2024-03-12 Sida {} (3)"
    pages = [
        head.format(1) + " § 1 Öppnande Mötet öppnades. " + FILLING * 6 + "Justerandes signatur",
        head.format(2) + " § 2 Budget " + FILLING * 6 + "Styrelsen tog del av den Justerandes signatur",
        head.format(3) + " nya budgeten för året. § 3 Avslut " + FILLING * 6 + "Justerandes signatur",
    ]
    record = parse("\n\x0c".join(pages))
    assert [item.title for item in record.items] == ["Öppnande", "Budget", "Avslut"]
    assert "Styrelsen tog del av den nya budgeten för året." in record.items[1].text
    assert not any("Justerandes" in item.text or "Sida" in item.text for item in record.items)


def test_long_paragraphs_under_headings_of_their_own_are_no_pages() -> None:
    """Word puts a paragraph on a line: numbers and names in it stay where they are."""
    long = (
        FILLING * 7 + "Enligt § 4 Stadgar gäller 1. Val 2. Budget 3. Avslut. Beslut Anna Ek (S) Bo Alm (M) "
    ).strip()
    record = parse(f"Styrelsemöte 2024-03-12\n\n1. Öppnande\n{long}\n\n2. Budget\n{long}\n\n3. Avslut\n{long}\n")
    assert [item.text for item in record.items] == [long] * 3
    assert not [entry for entry in record.diagnostics if entry.code == "page-on-one-line"]


def test_clauses_on_one_line_are_cut_where_no_word_asks_for_att() -> None:
    """`uppdra åt … att` has its clause, and so has a noun like `förslag`; what follows opens another."""
    record = flat_items(
        "§ 1 Brygga Styrelsen beslutar att bygga en brygga vid Lillån att uppdra åt kassören att ta in anbud "
        "att avslå förslaget att höja avgiften.",
        "§ 2 Avslut Mötet avslutades.",
    )
    assert [point.text for decision in record.items[0].decisions for point in decision.points] == [
        "att bygga en brygga vid Lillån",
        "att uppdra åt kassören att ta in anbud",
        "att avslå förslaget att höja avgiften.",
    ]


def test_dashes_mark_the_entries_of_a_list_on_one_line_only_behind_what_opens_it() -> None:
    """Elsewhere a dash stands between words."""
    record = flat_items(
        "§ 1 Brygga Styrelsen beslutar att – bygga en brygga – höja avgiften med 50 kr.",
        "§ 2 Väg Vägen – den gamla – sandas av Bo.",
        "§ 3 Avslut Mötet avslutades.",
    )
    points = [point.text for decision in record.items[0].decisions for point in decision.points]
    assert points == ["bygga en brygga", "höja avgiften med 50 kr."]
    assert "Vägen – den gamla – sandas av Bo." in record.items[1].text


def test_numbers_before_running_text_on_one_line_stay_with_it() -> None:
    """Old minutes have no titles: the sentence behind the number is no title and is not cut at a name."""
    record = flat_items(
        "§ 1. Mötet öppnades av Bo Alm. § 2. Till sekreterare valdes Anna Ek och till justerare Cia Dahl.",
        "§ 3. I tur att avgå voro Bo Alm och Anna Ek. § 4. Mötet avslutades.",
    )
    assert [item.title for item in record.items] == [None] * 4
    assert record.items[2].text == "I tur att avgå voro Bo Alm och Anna Ek."


def test_the_head_of_a_page_on_one_line_is_parted() -> None:
    """Capitals, the body and the word for the document each stood on a line."""
    items = "§ 1 Öppnande Mötet öppnades. § 2 Avslut Mötet avslutades. "
    record = parse(
        f"EKBY KOMMUN SAMMANTRÄDESPROTOKOLL Kommunstyrelsen Sammanträdesdatum 2024-03-12 {items}{FILLING * 6}"
    )
    assert (record.organisation, record.title, record.body) == (
        "EKBY KOMMUN",
        "SAMMANTRÄDESPROTOKOLL",
        "Kommunstyrelsen",
    )


SIGNED = MINUTES.format(present="Närvarande:", decision="Beslut:")


def merged(record: Protocol) -> list[int | None]:
    return [entry.line for entry in record.diagnostics if entry.code == "merged-columns"]


@pytest.mark.parametrize(
    ("block", "signers"),
    [
        ("Vid protokollet Justeras\n\nBo Alm Cia Dahl", ["Bo Alm", "Cia Dahl"]),
        ("Vid protokollet: Justeras:\n______ ______\nBo Alm Cia Maria Dahl", ["Bo Alm", "Cia Maria Dahl"]),
        (
            "Vid protokollet Justeras Justeras\nför byalaget\n..... .....\nBo Alm Cia Dahl Eva Ek",
            ["Bo Alm", "Cia Dahl", "Eva Ek"],
        ),
        ("Bo Alm Cia Dahl Eva Ek\nSekreterare Justerare Justerare", ["Bo Alm", "Cia Dahl", "Eva Ek"]),
        ("Vid protokollet\nBo Alm\n\nJusteras\nCia Dahl Eva Ek", ["Bo Alm", "Cia Dahl", "Eva Ek"]),
    ],
)
def test_signatures_whose_columns_were_run_together_are_told_apart(block: str, signers: list[str]) -> None:
    """Each name is someone's of its own, and it is said that the columns were merged."""
    record = parse(f"{SIGNED}\n{block}\n")
    signed = [(officer.role, officer.name) for officer in record.officers if officer.name in signers]
    assert set(signed) >= {("secretary", signers[0]), *(("adjuster", name) for name in signers[1:])}
    assert all(" ".join(signers) != officer.name for officer in record.officers)
    assert len(merged(record)) == 1


def test_lists_of_people_side_by_side_that_were_run_together_are_told_apart() -> None:
    """Two headings on a line, and on each line below two people."""
    people = "Ledamöter Ersättare\nAnna Ek (S) Bo Alm (M)\nCia Dahl (C) Eva Lind (V)\n"
    record = parse(
        f"Protokoll\nKommunstyrelsen 2024-03-12\n\n{people}\n§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Avslut\nSlut.\n"
    )
    assert {(person.name, person.capacity) for person in record.attendees} == {
        ("Anna Ek", "member"),
        ("Cia Dahl", "member"),
        ("Bo Alm", "substitute"),
        ("Eva Lind", "substitute"),
    }
    assert len(merged(record)) == 1


@pytest.mark.parametrize(
    "block",
    [
        "Vid protokollet\nBo Erik Alm",
        "Justeras\nCia Dahl, ordförande",
        "Sekreterare Bo Alm\nJusterare Cia Dahl",
        "Vid protokollet    Justeras\nBo Alm             Cia Dahl",
        "Närvarande ledamöter\nAnna Ek\nBo Alm",
    ],
)
def test_what_stands_in_columns_or_alone_is_not_taken_for_merged(block: str) -> None:
    assert merged(parse(f"{SIGNED}\n{block}\n")) == []


def test_a_page_with_little_text_is_read_like_the_longer_ones_of_its_text() -> None:
    """The first page holds the form only; a range of paragraphs in it is no heading."""
    form = (
        "EKBY KOMMUN Kommunstyrelsen Sammanträdesprotokoll Plats Kommunhuset, sal Eken Datum 2024-03-12 Paragrafer EK §§ 4-6 "
        "Beslutande Anna Ek (S), ordförande Bo Alm (M) EK § 4-5 Cia Dahl (C) Övriga deltagare Eva Lind, kommundirektör EK § 5 "
        "Gun Sahl, sekreterare Utses att justera Bo Alm"
    )
    items = "EK § 4 Budget Styrelsen antog den. EK § 5 Skola Frågan bordlades. EK § 6 Avslut Mötet avslutades. "
    record = parse(f"{form}\n\x0c{items}{FILLING * 6}")
    assert [item.number for item in record.items] == ["4", "5", "6"]
    assert [person.name for person in record.attendees] == ["Anna Ek", "Bo Alm", "Cia Dahl", "Eva Lind", "Gun Sahl"]
    assert record.place == "Kommunhuset, sal Eken"
