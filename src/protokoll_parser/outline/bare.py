"""Proposes bare headings: short lines that stand free and are no sentences.

Forms:

    Arbetet med patientkontrakt         above a paragraph or a blank line
    NÄSTA MÖTE                          in capitals, where most headings of the text are

Standing labels, annexes, captions, dates, names and headings of lists are none.
"""

from collections.abc import Iterator

from protokoll_parser.classifying.furniture import is_contact
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.plain import ANNEX, DATED, DAY, DOCUMENT, HANDLED, LONGEST, is_topic, plain_heading
from protokoll_parser.outline.titles import VERB
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_name, read_group
from protokoll_parser.values.references import find_reference
from protokoll_parser.words.labels import match_label

CAPTION = lazy(r"(?:Tabell|Figur|Diagram|Bild|Tab\.|Fig\.) ?\d{1,2}(?:[.:]|$| [–-] )")
"""What stands over a table or below a picture: `Tabell 1. Fördelning av patienter`."""
PARTY = lazy(r"\([A-ZÅÄÖ]{1,3}\)")
SIGNED = lazy(r"\S+(?: \S+)? (?:den )?\d{4}-\d\d-\d\d")
OF_YEAR = lazy(r"(?:19|20)\d\d: \d")
"""A list of days of one year: `2022: 6 december`."""
LEAST_SHOUTED = 3
"""Headings in capitals that make them the document's way to set headings."""
SENTENCE = lazy(
    r"(?:^|\s)(?:behöver|måste|bör|gäller|kommer|pågår|deltar|deltog|innebär|visar|visade|genomfördes|saknas|krävs|anser|tycker|menar|"
    r"framkom|framkommer|går|gick|sker|skedde|ger|gav|tar|tog|står|stod|gör|gjorde|åker|hålls|hölls|tackar|tackade|frågar|frågade|svarar|"
    r"svarade|beslutade|beslutar|valde|väljer|föreslog|önskar|önskade|avslutar|avslutade|följer|vet|hur man)(?=[\s,.?!]|$)"
)


def bare_headings(pages: Pages, start: int) -> list[Heading]:
    """Return the bare headings of an agenda, from a line on; one directly below another stands one level down."""
    lines = _with_capitals(pages, list(bare_lines(pages, start, len(pages.lines), agenda=True)), start)
    return _nested([plain_heading(pages, index, "bare") for index in lines], pages)


def _with_capitals(pages: Pages, lines: list[int], start: int) -> list[int]:
    """Return the bare headings with the other free lines in capitals, where the headings are set so: `NÄSTA MÖTE`."""
    shouted = [index for index in lines if pages.lines[index].text.isupper()]
    if len(shouted) < LEAST_SHOUTED or len(shouted) * 4 < len(lines) * 3:
        return lines
    more = (
        index
        for index in range(start, len(pages.lines))
        if pages.is_text(index)
        and pages.lines[index].text.isupper()
        and pages.blank_before(index)
        and not pages.blank_after(index)
        and _could_shout(pages, index)
    )
    return sorted({*lines, *more})


def _could_shout(pages: Pages, index: int) -> bool:
    """Say whether a line in capitals can be a heading by its words."""
    line, text = pages.lines[index], pages.lines[index].text
    plain = not (line.marker or line.quoted or line.row) and len(text) <= LONGEST and text[-1] not in ".:;,-–/"
    return plain and "  " not in text and not _is_something_else(pages, index, agenda=True)


def bare_lines(pages: Pages, start: int, stop: int, *, agenda: bool = False) -> Iterator[int]:
    """Yield the bare lines that can be headings of items; `agenda` as for marked lines."""
    listing = False
    for index in range(start, stop):
        if not pages.is_text(index):
            continue
        text = pages.lines[index].text
        if text.endswith(":"):
            listing = True
        elif pages.lines[index].marker:
            listing = False  # the list that was introduced is this one, and its entries are marked
        elif not listing and _is_bare(pages, index, opening=index == start, agenda=agenda):
            yield index
        elif text[-1] in ".!" or len(text) > LONGEST:
            listing = False


def _is_bare(pages: Pages, index: int, *, opening: bool, agenda: bool) -> bool:
    """Say whether a line stands like a heading: short, free, without a verb of its own and without a full stop."""
    line = pages.lines[index]
    text = line.text
    if (
        line.marker
        or line.quoted
        or line.row
        or not 3 <= len(text) <= LONGEST
        or text[-1] in ".:;,-–/"
        or "\t" in text
        or "   " in text
    ):
        return False
    if not (text[0].isupper() or text[0] in "\"”'") or not (
        opening or pages.blank_before(index) or _closes(pages, index - 1)
    ):
        return False
    if not text.endswith("?") and _is_sentence(text):
        return False
    if not (
        pages.blank_after(index) or _speaks(pages, index + 1) or OF_YEAR.match(pages.lines[index + 1].text)
    ) and not DATED.match(pages.lines[index + 1].text):
        return False
    before, following = pages.preceding(index), pages.following(index)
    if following < len(pages.lines) and pages.lines[following].text[0].islower():
        return False
    if text.endswith("?") and any(
        0 <= place < len(pages.lines) and pages.lines[place].text.endswith("?") for place in (before, following)
    ):
        return False
    if _is_something_else(pages, index, agenda=agenda):
        return False
    return before < 0 or not pages.lines[before].text.endswith((":", ","))


def _is_something_else(pages: Pages, index: int, *, agenda: bool) -> bool:
    """Say whether the words of a short line are an annex, a date, a label, a name: anything but a topic."""
    text = pages.lines[index].text
    return bool(
        ANNEX.match(text)
        or CAPTION.match(text)
        or PARTY.search(text)
        or SIGNED.fullmatch(text)
        or DAY.match(text)
        or (DOCUMENT.match(text) and (" av " in text or any(map(str.isdigit, text))))
        or (": " in text and DATED.match(text.split(": ", 1)[1]) is not None)
        or DATED.match(text)
        or find_reference(text)
        or is_contact(text)
        or (_is_label(pages, index) and not ((agenda or HANDLED.search(text)) and is_topic(pages, index)))
        or ("," in text and is_name(text.split(",")[0]))
        or read_group(text, pages.lexicon)
        or is_name(text)
    )


def _is_label(pages: Pages, index: int) -> bool:
    """Say whether a line is a standing label; `Dagordning` above running text is a heading."""
    found = match_label(pages.lines[index], pages.lexicon, slips=True)
    following = pages.following(index)
    return found is not None and not (
        found.label.key == "agenda" and following < len(pages.lines) and _speaks(pages, following)
    )


def _closes(pages: Pages, index: int) -> bool:
    """Say whether a line ends a paragraph early, so that a short line below it can be a heading without a blank line."""
    text = pages.lines[index].text
    return text[-1] in ".!?" and not pages.lines[index].marker


def _is_sentence(text: str) -> bool:
    """Say whether a short line has a finite verb; its first word may be a participle (`Placerade barn`)."""
    first = text.find(" ")
    return first > 0 and bool(VERB.search(text, first) or SENTENCE.search(text, first))


def _speaks(pages: Pages, index: int) -> bool:
    """Say whether a line is the beginning of running text, so that the short line above it can be its heading."""
    text = pages.lines[index].text
    if not text[0].isupper() or pages.lines[index].marker:
        return False
    return len(text) > 60 or text.endswith(".") or bool(VERB.search(text) or SENTENCE.search(text))


def _nested(bare: list[Heading], pages: Pages) -> list[Heading]:
    """Set a heading that stands directly below another one level down."""
    result: list[Heading] = []
    for heading in bare:
        below = result and not result[-1].level and pages.following(result[-1].index) == heading.index
        result.append(heading._replace(level=2 if below else 0))
    return result
