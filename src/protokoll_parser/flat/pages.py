"""Cuts pages that came out on one line into the lines that they had: before headings, labels and people in a list.

Goes in: the lines of a text. Comes out: for each flat page its pieces, and a diagnostic that says so. What began a line
on the page is told by the numbers that count up through the text (series.py), by the wording of a label (labels.py), by
names in a list (people.py), and by what returns on every page (furniture.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.flat.entries import numbered, plain
from protokoll_parser.flat.furniture import furniture
from protokoll_parser.flat.labels import colons, form_labels, item_labels
from protokoll_parser.flat.people import behind_parties, people
from protokoll_parser.flat.series import Place, headings, sub_headings
from protokoll_parser.flat.titles import reference_end, title_end
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line, Span
from protokoll_parser.words.lexicon import Lexicon, fold

LONGEST_LINE = 600
"""A longer line holds several of the page's: paragraphs are seldom as long."""
SHORTEST_PAGE = 100
"""In a text of flat pages, a line that is longer is one as well: the last page may have little text."""
LEAST_OF_LABELS = 2
"""Labels that show a line without a heading to hold a page: one may stand in running text."""
BULLET = lazy(
    r"(?<=\S)[ ](?=[•·▪][ ][A-ZÅÄÖa-zåäö\d]|[*–-][ ][A-ZÅÄÖ]|\#{1,6}[ ]\S)|(?<=[.:;!?])[ ](?=[*–-][ ][a-zåäö])"
)
MARKS = lazy(r"(?:\#{1,6}[ ]+)+$")
LEVEL = lazy(r"(\#{1,6})[ ]+")
RULED = lazy(r"(?<!\S)[_.…]{4,}(?!\S)")
LISTED = frozenset(("documents", "recipients"))
BULLETS = "•·▪*–-"


class Flat(NamedTuple):
    """The flat pages of a text, and what was found on all of them together."""

    lines: Sequence[Line]
    alone: bool
    """They are but some lines of a text whose other lines are whole."""
    headings: Sequence[Sequence[Place]]
    """By page, those of the agenda."""
    below: Sequence[Sequence[Place]]
    """By page, those below them."""
    furniture: Sequence[Sequence[Span]]
    """By page."""


def cut_pages(lines: Sequence[Line], lexicon: Lexicon) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """Return the lines, those that hold a page cut into pieces with a blank line behind each, and what is to be told."""
    overlong = [line for line in lines if _is_overlong(line)]
    if not overlong:
        return tuple(lines), []
    alone = _is_ordinary(lines, overlong)
    pages = overlong if alone else [line for line in lines if len(line.text) > SHORTEST_PAGE and not line.row]
    flat = _read(pages, lexicon, alone=alone)
    places = {line.index: page for page, line in enumerate(flat.lines)}
    result: list[Line] = []
    cut: dict[int, int] = {}
    for line in lines:
        pieces = list(_pieces(flat, places[line.index], lexicon)) if line.index in places else [line]
        if len(pieces) > 1:
            cut[line.number] = cut.get(line.number, 0) + sum(bool(piece.text) for piece in pieces)
        result.extend(pieces)
    told = [
        Diagnostic("page-on-one-line", f"A page that stood on one line was cut into {count} lines.", number)
        for number, count in cut.items()
    ]
    return tuple(line._replace(index=index) for index, line in enumerate(result)), told


def _is_overlong(line: Line) -> bool:
    return (len(line.text) > LONGEST_LINE or line.continues) and not line.row


def _is_ordinary(lines: Sequence[Line], overlong: Sequence[Line]) -> bool:
    """Say whether a text has lines as others have, and only some overlong ones between them."""
    written = [line for line in lines if line.text]
    return 2 * len(overlong) < len(written) or 5 * _length(overlong) < 4 * _length(written)


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _read(pages: Sequence[Line], lexicon: Lexicon, *, alone: bool) -> Flat:
    """Read what only all pages together tell."""
    agenda = headings(pages, words_of(lexicon.base or lexicon))
    found, below = _by_page(agenda, len(pages)), _by_page(sub_headings(pages, agenda), len(pages))
    kept = [
        frozenset(place.start for place in here) | {label.start for label in item_labels(page.text, lexicon)}
        for page, here in zip(pages, found, strict=True)
    ]
    returning = furniture([page.text for page in pages], kept) if not alone else [[] for _ in pages]
    return Flat(pages, alone, found, below, returning)


def _by_page(places: Iterable[Place], count: int) -> list[list[Place]]:
    found: list[list[Place]] = [[] for _ in range(count)]
    for place in places:
        found[place.page].append(place)
    return found


def _pieces(flat: Flat, page: int, lexicon: Lexicon) -> Iterator[Line]:
    """Cut one page; yield it whole where nothing shows that it is one."""
    line = flat.lines[page]
    text = line.text
    places = sorted([*flat.headings[page], *flat.below[page]])
    numbers = {place.stop for place in places}
    labels = [label for label in item_labels(text, lexicon) if label.start - 1 not in numbers]
    front, back = _form_bounds(flat, page)
    form = [*form_labels(text, lexicon, 0, front), *form_labels(text, lexicon, back, len(text))]
    if flat.alone and not flat.headings[page] and len(labels) + len(form) < LEAST_OF_LABELS:
        yield line
        return
    cuts = {place for find in (colons, behind_parties) for place in find(text)}
    cuts |= {match.end() for match in BULLET.finditer(text)}
    cuts |= {place for match in RULED.finditer(text) for place in match.span()}
    cuts |= {place for label in labels for place in label} | {label.start for label in form}
    cuts |= {place for span in flat.furniture[page] for place in span}
    for start, stop in ((form[0].start if form else front, front), (back, len(text))):
        cuts |= set(people(text, start, stop, (lexicon.base or lexicon).words))
    cuts |= set(numbered(text, front, back))
    for label in labels:
        known = lexicon.labels.get(fold(text[label.start : label.stop]))
        if known and known.key in LISTED:
            stop = min(
                (place for place in cuts | {place.start for place in places} if place > label.stop + 1),
                default=len(text),
            )
            cuts |= set(plain(text, label.stop, stop, words_of(lexicon.base or lexicon)))
    yield from _cut(line, cuts, places, lexicon)


def _form_bounds(flat: Flat, page: int) -> tuple[int, int]:
    """Say where on a page the form before the first heading stops, and where the one behind the last heading starts."""
    text = flat.lines[page].text
    filled = [place for place, here in enumerate(flat.headings) if here]
    if not filled:
        return len(text), len(text)
    first, last = filled[0], filled[-1]
    front = len(text) if page < first else flat.headings[page][0].start if page == first else 0
    back = 0 if page > last else flat.headings[page][-1].stop if page == last else len(text)
    return front, back


def _cut(line: Line, cuts: set[int], places: Sequence[Place], lexicon: Lexicon) -> Iterator[Line]:
    """Yield the pieces between cuts, titles parted from the text behind them, a blank line behind each other piece."""
    text = line.text
    words = words_of(lexicon.base or lexicon)
    by_start = {place.start: place for place in places}
    page_start = line.page_start
    numbers = {place.stop + 1 for place in places}
    bounds = sorted({_before_marks(text, place) for place in (cuts - numbers) | by_start.keys()} - {0, len(text)})
    for start, stop in zip([0, *bounds], [*bounds, len(text)], strict=True):
        heading = by_start.get(start)
        title = reference_end(text, heading.stop, stop) if heading else start
        title = title if heading and title > heading.stop else start
        behind = title_end(text, max(title, heading.stop), stop, words) if heading else start
        for left, right in ((start, title), (title, behind), (behind, stop)):
            piece = _piece(line, left, right)
            if piece.text:
                yield piece._replace(page_start=page_start)
                page_start = False
        if stop < len(text) or text[-1] in ".:!?":
            yield line._replace(text="", starts=(), stops=(), label="", marker="", row=False, page_start=False)


def _before_marks(text: str, place: int) -> int:
    """Return where a line begins whose text begins at a place: before the marks of a heading."""
    marks = MARKS.search(text, max(0, place - 8), place) if text[place - 2 : place] == "# " else None
    return marks.start() if marks else place


def _piece(line: Line, start: int, stop: int) -> Line:
    """Return part of a line as a line of its own."""
    text = line.text
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    level = LEVEL.match(text, start, stop)
    start = level.end() if level else start
    marker = text[start] if text[start : start + 1] in tuple(BULLETS) and text[start + 1 : start + 2] == " " else ""
    start += 2 if marker else 0
    return line._replace(
        text=text[start:stop],
        starts=line.starts[start:stop],
        stops=line.stops[start:stop],
        indent=0,
        marker=marker,
        level=len(level[1]) if level else 0,
    )
