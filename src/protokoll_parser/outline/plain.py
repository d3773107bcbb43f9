"""Proposes headings without numbers: markdown headings, lines set in bold, and bare lines.

Forms:

    ## Lägesrapport                     markdown
    **Diskussion om budgeten**          strong
    Arbetet med patientkontrakt         bare: a short line that stands free and is no sentence

Standing labels (`Beslut`, `Dokument`), headings of attendance lists and lead-ins that end in a colon are no headings.
"""

import re
from collections.abc import Iterator, Sequence

from protokoll_parser.classifying.furniture import is_contact
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.titles import VERB
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_name, is_person, read_group
from protokoll_parser.prose.told import all_told
from protokoll_parser.source import Passage, Slice, join
from protokoll_parser.values.references import find_reference
from protokoll_parser.words.labels import match_label
from protokoll_parser.words.lexicon import fold

LONGEST = 100
"""A longer line is no bare heading (samples: 61 characters)."""
DOCUMENT = lazy(r"(?:\w+)?(?:protokoll|anteckningar)\b", re.IGNORECASE)
CAPTION = lazy(r"(?:Tabell|Figur|Diagram|Bild|Tab\.|Fig\.) ?\d{1,2}(?:[.:]|$| [–-] )")
"""What stands over a table or below a picture: `Tabell 1. Fördelning av patienter`."""
ANNEX = lazy(r"[ \t]*[(\[]?(?:Bilaga|Bildspel|bilaga|bildspel|Presentation)[ ]\d{1,3}[)\]]?$")
LISTED = lazy(r"[-*•–]|\d{1,2}[.)][ \t]")
SLOT = lazy(r"(?:[Kk]l\.?[ ])?\d{1,2}[.:][0-5]\d(?:[ ]?[–-][ ]?\d{1,2}[.:][0-5]\d)?[ \t]+(?=[A-ZÅÄÖ])")
ALONE = lazy(r"\d{1,2}[.:][0-5]\d[ ]?[–-][ ]?\d{1,2}[.:][0-5]\d")
DAY = lazy(r"Dag [1-9](?:\b|$)")
PARTY = lazy(r"\([A-ZÅÄÖ]{1,3}\)")
HANDLED = lazy(r" \([a-zåäö]{4,20}\)$")
SIGNED = lazy(r"\S+(?: \S+)? (?:den )?\d{4}-\d\d-\d\d")
DATED = lazy(
    r"\d{1,2}(?:[ ]?[-–][ ]?\d{1,2})?[ :.](?:a |e )?[ ]?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\d{4}-\d\d|\d{1,2}/\d{1,2}|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b|kl\.?[ ]?\d",
    re.IGNORECASE,
)
OF_YEAR = lazy(r"(?:19|20)\d\d: \d")
"""A list of days of one year: `2022: 6 december`."""
SENTENCE = lazy(
    r"(?:^|\s)(?:behöver|måste|bör|gäller|kommer|pågår|deltar|deltog|innebär|visar|visade|genomfördes|saknas|krävs|anser|tycker|menar|"
    r"framkom|framkommer|går|gick|sker|skedde|ger|gav|tar|tog|står|stod|gör|gjorde|åker|hålls|hölls|tackar|tackade|frågar|frågade|svarar|"
    r"svarade|beslutade|beslutar|valde|väljer|föreslog|önskar|önskade|avslutar|avslutade|följer|vet|hur man)(?=[\s,.?!]|$)"
)


def plain_headings(pages: Pages) -> tuple[list[Heading], str]:
    """Return the agenda of a text without numbers, and its style; the first that has two headings wins."""
    marked = _markdown(pages)
    if len(marked) >= 2:
        return marked, "markdown"
    strong = [plain_heading(pages, index, "strong") for index in _strong_lines(pages, 0, len(pages.lines))]
    if len(strong) >= 3:
        return strong, "strong"
    slots = _slots(pages)
    if len(slots) >= 3:
        return slots, "slot"
    start = _after_front(pages)
    lines = list(bare_lines(pages, start, len(pages.lines), agenda=True))
    lines = _with_capitals(pages, lines, start)
    bare = [plain_heading(pages, index, "bare") for index in lines]
    nested = _nested(pages, bare)
    return (nested, "bare") if len(nested) >= 2 else (marked or [], "markdown" if marked else "")


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


LEAST_SHOUTED = 3
"""Headings in capitals that make them the document's way to set headings."""


def _could_shout(pages: Pages, index: int) -> bool:
    """Say whether a line in capitals can be a heading by its words."""
    line, text = pages.lines[index], pages.lines[index].text
    plain = not (line.marker or line.quoted or line.row) and len(text) <= LONGEST and text[-1] not in ".:;,-–/"
    return plain and "  " not in text and not _is_something_else(pages, index, agenda=True)


def _slots(pages: Pages) -> list[Heading]:
    """Return headings that a clock time stands before: `13.10 Ekonomi och bemanning`; the time is no part of the title."""
    found = []
    for index, line in enumerate(pages.lines):
        slot = SLOT.match(line.text) if pages.is_text(index) and not line.row else None
        if slot and _is_break(pages, index):
            continue
        if slot and len(line.text) < LONGEST and line.text[-1] not in ".,;":
            found.append(plain_heading(pages, index, "slot"))
        elif pages.is_text(index) and line.text[0].isdigit() and ALONE.fullmatch(line.text):
            following = pages.following(index)
            if (
                following < len(pages.lines)
                and len(pages.lines[following].text) < LONGEST
                and pages.lines[following].text[-1] not in ".,;"
            ):
                title = plain_title(Slice(pages.lines[following], 0, len(pages.lines[following].text)))
                found.append(plain_heading(pages, index, "slot")._replace(title=title, stop=following + 1))
    return found


def _is_break(pages: Pages, index: int) -> bool:
    """Say whether a line is a break of the timetable: `12.00 Lunch`."""
    text = pages.lines[index].text
    slot = SLOT.match(text)
    return fold(text[slot.end() if slot else 0 :]) in pages.lexicon.words.get("breaks", ())


def marked_lines(pages: Pages, start: int, stop: int, *, agenda: bool = False) -> Iterator[int]:
    """Yield the lines with markdown headings or bold type that can be headings of items.

    In an `agenda` without numbers a label that is a topic as well (`Ekonomi`) heads an item.
    """
    for index in range(start, stop):
        line = pages.lines[index]
        if (
            (line.level or line.strong)
            and pages.is_text(index)
            and not line.quoted
            and not line.row
            and (_can_head(pages, index) or (agenda and _is_topic(pages, index)))
        ):
            yield index


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


def _markdown(pages: Pages) -> list[Heading]:
    levels = [index for index in marked_lines(pages, 0, len(pages.lines), agenda=True) if pages.lines[index].level]
    first = next((index for index, line in enumerate(pages.lines) if line.text and pages.is_text(index)), 0)
    titles = {
        index
        for index in levels[:2]
        if index <= first + 6 and (DOCUMENT.search(pages.lines[index].text) or index == first)
    }
    if not titles and _heads_all(pages, levels, first):
        titles = {levels[0]}
    rest = [index for index in levels if index not in titles]
    if not rest:
        return []
    counts = [level for level in range(1, 7) if sum(pages.lines[index].level == level for index in rest) >= 2]
    top = min(counts) if counts else min(pages.lines[index].level for index in rest)
    return [plain_heading(pages, index, "markdown") for index in rest if pages.lines[index].level <= top]


def _heads_all(pages: Pages, levels: Sequence[int], first: int) -> bool:
    """Say whether the first heading stands alone above all others, as that of a web page does.

    It stands near the top, or below a menu and names the kind of document.
    """
    above = pages.lines[levels[0]].level if levels else 0
    return bool(
        len(levels) > LEAST_BELOW
        and (levels[0] <= first + 6 or DOCUMENT.search(pages.lines[levels[0]].text))
        and all(pages.lines[index].level > above for index in levels[1:])
    )


LEAST_BELOW = 2
"""Headings below the one that is the document's own."""


def _strong_lines(pages: Pages, start: int, stop: int) -> list[int]:
    return [
        index
        for index in marked_lines(pages, _after_front(pages) if start == 0 else start, stop, agenda=True)
        if pages.lines[index].strong
    ]


def _can_head(pages: Pages, index: int) -> bool:
    """Say whether the words of a marked line can be a title."""
    text = pages.lines[index].text
    if (
        not text
        or len(text) > 200
        or text[-1] in ":;,"
        or DAY.match(text)
        or (text[-1] == "." and not pages.lines[index].level)
    ):
        return False
    if text.endswith((" beslutar", " beslutade", " yrkar", " att")):
        return False
    following = pages.following(index)
    if _is_break(pages, index):
        return False
    if (
        not pages.lines[index].level
        and following < len(pages.lines)
        and LISTED.match(pages.lines[following].marker + pages.lines[following].text)
    ):
        return False
    label = pages.label(index)
    if label and (
        label.value >= len(text) or label.label.scope == "front" or label.label.key not in ("background", "action")
    ):
        return False
    return not (_heads_people(pages, index) or DATED.match(text))


def _heads_people(pages: Pages, index: int) -> bool:
    """Say whether a line is the heading of a list of people."""
    if not read_group(pages.lines[index].text, pages.lexicon):
        return False
    following = pages.following(index)
    if following >= len(pages.lines) or pages.lines[following].row:
        return True
    text = pages.lines[following].text
    return is_person(text, pages.lexicon) or any(all_told(text, pages.lexicon))


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
        or (_is_label(pages, index) and not ((agenda or HANDLED.search(text)) and _is_topic(pages, index)))
        or ("," in text and is_name(text.split(",")[0]))
        or read_group(text, pages.lexicon)
        or is_name(text)
    )


def _is_topic(pages: Pages, index: int) -> bool:
    """Say whether a line is a label that is the topic of an item as well: `Ekonomi`, `Ekonomi (information)`."""
    return fold(_bare_words(pages, index)) in pages.lexicon.words.get("agenda_topics", ())


def _bare_words(pages: Pages, index: int) -> str:
    """Return a line without the bracket at its end that tells how the matter is dealt with: `(information)`."""
    return HANDLED.sub("", pages.lines[index].text)


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


def _after_front(pages: Pages) -> int:
    """Return the line after the labels and lists of people that a text begins with."""
    last = spoken = 0
    for index in range(min(len(pages.lines), 160)):
        if not pages.is_text(index):
            continue
        text = pages.lines[index].text
        spoken += len(text) > LONGEST + 60
        if spoken > 2:
            break
        label = pages.label(index)
        if (
            (label and label.label.scope == "front" and label.label.key not in ("agenda", "secretary", "matter"))
            or read_group(text.split(":")[0], pages.lexicon)
            or any(all_told(text, pages.lexicon))
        ):
            last = index + 1
            while last < len(pages.lines) and (not pages.is_text(last) or _is_row(pages, last)):
                last += 1
        elif last and index > last + 12:
            break
    return last or _after_title(pages)


def _is_row(pages: Pages, index: int) -> bool:
    text = pages.lines[index].text
    return len(text) < LONGEST and ("\t" in text or "   " in text or is_name(re.split(r"[,(]", text)[0].strip()))


def _after_title(pages: Pages) -> int:
    """Return the line after the document's own heading: the lines before the second free-standing block."""
    first = pages.following(-1)
    if first >= len(pages.lines):
        return 0
    if (
        DOCUMENT.search(pages.lines[first].text)
        or any(map(str.isdigit, pages.lines[first].text))
        or pages.lines[first].text.isupper()
    ):
        return first + 1
    return first


def plain_heading(pages: Pages, index: int, style: str) -> Heading:
    """Make a heading of a line without a number; a clock time before it is no part of the title."""
    line = pages.lines[index]
    slot = SLOT.match(line.text)
    title = plain_title(Slice(line, slot.end() if slot else 0, len(line.text)))
    return Heading(index, index + 1, None, None, title, None, style, level=line.level)


def plain_title(piece: Slice) -> Passage:
    """Return a title without the annex that is linked after it (`Fakta om länet Bildspel 2`)."""
    annex = ANNEX.search(piece.text)
    return join([piece._replace(stop=piece.start + annex.start()) if annex and annex.start() else piece])


def _nested(pages: Pages, bare: list[Heading]) -> list[Heading]:
    """Set a heading that stands directly below another one level down."""
    result: list[Heading] = []
    for heading in bare:
        below = result and not result[-1].level and pages.following(result[-1].index) == heading.index
        result.append(heading._replace(level=2 if below else 0))
    return result
