"""Proposes headings that a clock time stands before or above; the time is no part of the title.

Forms:

    13.10 Ekonomi och bemanning
    13.10-13.30
    Ekonomi och bemanning

A break of the timetable (`12.00 Lunch`) is no item.
"""

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.plain import LONGEST, SLOT, plain_heading, plain_title
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Slice
from protokoll_parser.words.lexicon import fold

ALONE = lazy(r"\d{1,2}[.:][0-5]\d[ ]?[–-][ ]?\d{1,2}[.:][0-5]\d")


def slot_headings(pages: Pages) -> list[Heading]:
    """Return headings that a clock time stands before: `13.10 Ekonomi och bemanning`; the time is no part of the title."""
    found = []
    for index, line in enumerate(pages.lines):
        slot = SLOT.match(line.text) if pages.is_text(index) and not line.row else None
        if slot and is_break(pages, index):
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


def is_break(pages: Pages, index: int) -> bool:
    """Say whether a line is a break of the timetable: `12.00 Lunch`."""
    text = pages.lines[index].text
    slot = SLOT.match(text)
    return fold(text[slot.end() if slot else 0 :]) in pages.lexicon.words.get("breaks", ())
