"""Fills the gaps of a numbered agenda with headings that lost their number on the way (converters drop some).

Goes in: the chosen numbered headings. Comes out: the same with headings between them whose dress is the agenda's own
(markdown level, bold, capitals): at most as many as numbers are missing there, before the first number too.
"""

from collections.abc import Sequence
from itertools import pairwise

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.marked import marked_lines
from protokoll_parser.outline.plain import plain_heading

RUNNING = ("paragraph", "after")
"""Series that go on from meeting to meeting: nothing is missing before their first number."""


def fill_gaps(pages: Pages, headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings with those that lost their number put back in their places, without one."""
    dress = _dress(pages, headings)
    if dress is None:
        return list(headings)
    first = headings[0]
    missing = 0 if first.style in RUNNING or len(first.ordinal) != 1 else first.ordinal[0] - 1
    filled = _lost(pages, 0, first.index, missing, dress)
    for heading, following in pairwise(headings):
        filled.append(heading)
        if len(heading.ordinal) == len(following.ordinal) == 1:
            filled.extend(_lost(pages, heading.stop, following.index, following.ordinal[0] - heading.last - 1, dress))
    return [*filled, headings[-1]]


def _lost(pages: Pages, start: int, stop: int, missing: int, dress: tuple[int, bool, bool]) -> list[Heading]:
    """Return the last `missing` lines between two places that are dressed like the agenda's headings."""
    if missing <= 0:
        return []
    found = [index for index in marked_lines(pages, start, stop) if _worn(pages, index) == dress]
    return [plain_heading(pages, index, "markdown") for index in found[-missing:]]


def _dress(pages: Pages, headings: Sequence[Heading]) -> tuple[int, bool, bool] | None:
    """Return how most of the agenda's headings are dressed; None if they stand plain."""
    worn = [_worn(pages, heading.index) for heading in headings]
    most = max(sorted(set(worn)), key=worn.count)
    return most if (most[0] or most[1]) and worn.count(most) * 2 > len(worn) else None


def _worn(pages: Pages, index: int) -> tuple[int, bool, bool]:
    line = pages.lines[index]
    return line.level, line.strong, line.text.isupper()
