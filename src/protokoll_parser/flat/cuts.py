"""Says where lines began on one flat page: before labels, bullets, people, entries of lists, furniture.

Goes in: the flat pages and the number of one. Comes out: the places.
"""

from bisect import bisect_right
from collections.abc import Iterator

from protokoll_parser.flat.entries import clauses, dashed, numbered, plain
from protokoll_parser.flat.head import head
from protokoll_parser.flat.labels import colons, form_labels
from protokoll_parser.flat.people import behind_parties, is_heading_alone, people
from protokoll_parser.flat.whole import Flat
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Span
from protokoll_parser.words.lexicon import Lexicon, fold

BULLET = lazy(
    r"(?<=\S)[ ](?=[•·▪][ ][A-ZÅÄÖa-zåäö\d]|[*–-][ ][A-ZÅÄÖ]|\#{1,6}[ ]\S)|(?<=[.:;!?,])[ ](?=[*–-][ ][a-zåäö])|\\\\[ ]"
)
RULED = lazy(r"(?<!\S)(?:[_.…]{4,}|[-=]{5,})(?!\S)")
SHORTEST_HEAD = 1
LISTED = frozenset(("documents", "recipients"))


def cuts(flat: Flat, page: int, lexicon: Lexicon) -> set[int]:
    """Return where lines began on a page, its headings left out."""
    text, labels = flat.lines[page].text, flat.labels[page]
    front, back = flat.front(page), flat.back(page)
    form = list(form_labels(text, lexicon, front, back))
    found = {place for find in (colons, behind_parties, dashed, _marks) for place in find(text)}
    found |= {place for span in (*labels, *flat.furniture[page]) for place in span}
    found |= {label.start for label in form}
    found |= {label.stop for label in form if is_heading_alone(text, label, lexicon)}
    for start, stop in ((form[0].start if form else front, front), (back, len(text))):
        found |= set(people(text, start, stop, lexicon.words))
    found |= {*numbered(text, front, back), *clauses(text, lexicon.words)}
    if not page:
        found |= set(head(text, min((place for place in found if place > SHORTEST_HEAD), default=front)))
    bounds = sorted([*found, *(place.start for place in flat.headings[page]), len(text)])
    return found | {place for label in labels for place in _entries(text, label, bounds, lexicon)}


def _marks(text: str) -> Iterator[int]:
    """Yield where bullets and marks of headings stand, and signature lines start and stop."""
    yield from (match.end() for match in BULLET.finditer(text))
    yield from (place for match in RULED.finditer(text) for place in match.span())


def _entries(text: str, label: Span, bounds: list[int], lexicon: Lexicon) -> Iterator[int]:
    """Yield where the entries of a list of documents or recipients begin, if the label heads one."""
    known = lexicon.labels.get(fold(text[label.start : label.stop]))
    if known and known.key in LISTED:
        stop = bounds[bisect_right(bounds, label.stop + 1)] if bounds[-1] > label.stop + 1 else len(text)
        yield from plain(text, label.stop, stop, words_of(lexicon))
