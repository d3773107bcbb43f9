"""Makes lines of the pieces of a flat page: text between cuts, its marks and bullets taken off as of any line.

Goes in: the line that a page is, and where lines began on it. Comes out: the lines, a blank one behind each but between a
heading and its text.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.flat.series import Place
from protokoll_parser.flat.titles import reference_end, title_end
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

MARKS = lazy(r"(?:\#{1,6}[ ]+)+$")
LEVEL = lazy(r"(\#{1,6})[ ]+")
WIDEST_MARKS = 8
BULLETS = frozenset("•·▪*–-")


def pieces(line: Line, cuts: set[int], places: Sequence[Place], lexicon: Lexicon) -> Iterator[Line]:
    """Yield the lines of a page that is cut at some places and before headings, whose titles are parted from the text."""
    text = line.text
    by_start = {place.start: place for place in places}
    page_start = line.page_start
    inside = {
        within for place in places for within in range(place.start, place.stop + 2)
    }  # number and title stay together
    bounds = sorted({_before_marks(text, place) for place in (cuts - inside) | by_start.keys()} - {0, len(text)})
    for start, stop in zip([0, *bounds], [*bounds, len(text)], strict=True):
        heading = by_start.get(start)
        inner = _heading_bounds(text, heading, stop, lexicon) if heading else ()
        for left, right in zip([start, *inner], [*inner, stop], strict=True):
            piece = _piece(line, left, right)
            if piece.text:
                yield piece._replace(page_start=page_start)
                page_start = False
        if stop < len(text) or text[-1] in ".:!?":  # a page may break off within a sentence
            yield line._replace(text="", starts=(), stops=(), label="", marker="", row=False, page_start=False)


def _heading_bounds(text: str, heading: Place, stop: int, lexicon: Lexicon) -> tuple[int, ...]:
    """Return where the registry number of a heading ends, if it stands before the title, and where the title does."""
    number = reference_end(text, heading.stop, stop)
    return (*((number,) if number > heading.stop else ()), title_end(text, number, stop, lexicon))


def _before_marks(text: str, place: int) -> int:
    """Return where a line begins whose text begins at a place: before the marks of a heading."""
    marks = MARKS.search(text, max(0, place - WIDEST_MARKS), place) if text[place - 2 : place] == "# " else None
    return marks.start() if marks else place


def _piece(line: Line, start: int, stop: int) -> Line:
    """Return part of a line as a line of its own."""
    text = line.text
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] == "\\"):  # a hard line break of Markdown
        stop -= 1
    level = LEVEL.match(text, start, stop)
    start = level.end() if level else start
    marker = text[start] if text[start : start + 1] in BULLETS and text[start + 1 : start + 2] == " " else ""
    start += 2 if marker else 0
    return line._replace(
        text=text[start:stop],
        starts=line.starts[start:stop],
        stops=line.stops[start:stop],
        indent=0,
        marker=marker,
        level=len(level[1]) if level else 0,
    )
