"""A line is read as it looked on the page, and what was taken off it is known."""

import pytest

from helpers_text import LEXICON, lines_of
from protokoll_parser import parse
from protokoll_parser.reading.double_spaced import close_lines
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.reading.repairs import REPAIRS, Repair, repair
from protokoll_parser.source import Source

MARKED = [
    ("## §12 Föredragningslista", {"text": "§12 Föredragningslista", "level": 2}),
    ("##Title utan mellanslag", {"text": "Title utan mellanslag", "level": 2}),
    ("**Beslut:** Rapporten godkänns.", {"text": "Beslut: Rapporten godkänns.", "strong": False}),
    ("**4.3 Invånarråd**", {"text": "4.3 Invånarråd", "strong": True}),
    ("*Föredragande: Per och Magnus*", {"text": "Föredragande: Per och Magnus", "strong": True}),
    ("- Anna Ek", {"text": "Anna Ek", "marker": "-"}),
    ("a t t   anta planen", {"text": "att   anta planen"}),
    ("- [x] Anna Ek", {"text": "Anna Ek", "marker": "- [x]"}),
    ("• internet", {"text": "internet", "marker": "•"}),
    ("\uf0b7 Nämnden gick med underskott", {"text": "Nämnden gick med underskott", "marker": "•"}),
    ("> att kåren köper in ugnar", {"text": "att kåren köper in ugnar", "quoted": True}),
    ("Fakta om länet [Bildspel 2](#)", {"text": "Fakta om länet Bildspel 2"}),
    ("| **Datum:** | 2023\\-02\\-07 |", {"text": "Datum: \t 2023-02-07", "row": True}),
    ("| --- | --- |", {"text": ""}),
    ("<!-- image -->", {"text": ""}),
    ("<p>Beslut &amp; åtg&auml;rd</p>", {"text": "Beslut & åtgärd"}),
    ("\\textbf{Beslut} enligt \\S 5", {"text": "Beslut enligt § 5"}),
    ("\\section*{\\S~4 \\quad Budget}", {"text": "§ 4  Budget", "level": 1}),
    ("{\\Large\\bfseries Protokoll}\\\\", {"text": "Protokoll"}),
    ("\\begin{tabular}{ll}", {"text": ""}),
    ("\\item bilar, 4{,}5~\\%", {"text": "bilar, 4,5 %", "marker": "•"}),
    ("Anna Ek & kassör \\\\", {"text": "Anna Ek \t kassör"}),
    ("\\noindent Anna Ek \\hfill Bo Alm", {"text": "Anna Ek \t Bo Alm"}),
    ("Ek & Alm AB, ~20 bilar, C:\\items\\a", {"text": "Ek & Alm AB, ~20 bilar, C:\\items\\a"}),
    ("-- att sälja huset", {"text": "att sälja huset", "marker": "--"}),
    ("-- 3 --", {"text": "-- 3 --", "marker": ""}),
    ("Rad med radbrytning\\", {"text": "Rad med radbrytning"}),
    ("Joseﬁn Flodin", {"text": "Josefin Flodin"}),
    ("ko\u0308n", {"text": "kön"}),
    ("verksam\u00adhet", {"text": "verksamhet"}),
    ("samma\x0c", {"text": "samma"}),
    ("____________", {"text": "____________"}),
    ("Kl.\u00a09", {"text": "Kl. 9"}),
    ("## 8. Övrigt {#övrigt .unnumbered}", {"text": "8. Övrigt", "level": 2}),
    ("[Beslut]{.underline} enligt {förslag}", {"text": "Beslut enligt {förslag}"}),
    ('![Logotyp](bild1.png){width="1.9in" height="0.5in"}', {"text": ""}),
    ("[x] klar, 5 * 3", {"text": "[x] klar, 5 * 3"}),
]


@pytest.mark.parametrize(("raw", "expected"), MARKED, ids=[raw for raw, _ in MARKED])
def test_a_line_is_freed_of_its_dress(raw: str, expected: dict[str, object]) -> None:
    """Markup, bullets, odd characters and indentation fall away and are noted."""
    line = lines_of(raw)[0]
    assert {key: getattr(line, key) for key in expected} == expected


def test_a_form_feed_starts_a_page_but_no_line_number() -> None:
    """Lines are numbered as editors do; the line after a form feed knows that a page began."""
    first, second, third = (
        lines_of("ett\n\x0ctvå\ntre")[0],
        *[line for line in lines_of("ett\n\x0ctvå\ntre") if line.text][1:],
    )
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert (first.page_start, second.page_start, third.page_start) == (False, True, False)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_read(ending: str) -> None:
    """Unix, Windows and old Macintosh line ends count alike."""
    assert [(line.number, line.text) for line in lines_of(f"ett{ending}två")] == [(1, "ett"), (2, "två")]


SET_IN = "1. Budget\n\nBo Ek redogjorde.\n\n> Nämnden godkänner budgeten.\n\n2. Plan\n\n{}\n\n> Nämnden antar planen.\n\n3. Övrigt\n\n> Nämnden noterar detta.\n"


def test_marks_of_quotation_that_only_set_text_in_quote_nothing() -> None:
    """Short blocks without a lead-in are the meeting's own words."""
    assert len(parse(SET_IN.format("Cia Dahl redogjorde.")).items[1].decisions) == 1


def test_what_a_lead_in_announces_stays_quoted() -> None:
    """One block that a colon announces tells that the marks quote."""
    assert parse(SET_IN.format("Motionen lyder:")).items[1].decisions == []


SOUND = (
    "Protokoll\n\n§ 1 Öppnande\nOrdföranden öppnar mötet.\n\n§ 2 Budget\n- Nämnden antar budgeten.\n> Dagens ordspråk\n"
)


@pytest.mark.parametrize("row", REPAIRS, ids=[row.step.__name__ for row in REPAIRS])
def test_a_repair_returns_sound_lines_as_they_are(row: Repair) -> None:
    """Where nothing is damaged, no line is made anew."""
    lines = lines_of(SOUND)
    assert row.step(lines, LEXICON) is lines


def test_repaired_lines_are_numbered_in_their_order() -> None:
    """A line's index is its place among the lines, however many repairs cut them."""
    lines = repair(lines_of("Ärende\tBeslut\n1 Budget\tNämnden a t t antar den.\n\n" + SOUND), LEXICON)
    assert [line.index for line in lines] == list(range(len(lines)))
    assert len(lines) > len(lines_of(SOUND)) + 3


WRAPPED = (
    "Styrelsen\nProtokoll 2024-05-14\n\nNärvarande\n{people}\n\n"
    + "".join(
        f"§ {number} Ärende {number}\n\nStyrelsen gick igenom handlingarna i ärendet och\nfrågade om kostnaden, som är den\nsamma som i fjol.\n\n"
        f"Styrelsen beslutar att anta\nförslag {number}.\n\n"
        for number in range(1, 5)
    )
).format(people="Eva Ek\nBo Alm\nCia Dahl")


def test_a_blank_line_below_every_line_ends_the_line_and_no_paragraph() -> None:
    """Some converters set every line so; the record is that of the text before."""
    plain, spaced = parse(WRAPPED), parse(WRAPPED.replace("\n", "\n\n"))
    assert [item.text for item in spaced.items] == [item.text for item in plain.items]
    assert [person.name for person in spaced.attendees] == ["Eva Ek", "Bo Alm", "Cia Dahl"]


def test_blank_lines_between_lines_that_are_whole_stay() -> None:
    """A form with a blank line below every label and value is set so by its writer."""
    text = WRAPPED.replace(" och\nfrågade om kostnaden, som är den\nsamma", ", samma").replace(
        "anta\nförslag", "anta förslag"
    )
    lines = read_lines(Source("-", text.replace("\n", "\n\n")))
    assert close_lines(lines, LEXICON) is lines
