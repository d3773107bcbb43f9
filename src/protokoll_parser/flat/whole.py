"""Reads what only all flat pages of a text together tell: the agenda's headings, and the furniture that returns.

Goes in: the lines that are pages. Comes out: a `Flat`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protokoll_parser.flat.furniture import furniture
from protokoll_parser.flat.labels import form_labels, item_labels
from protokoll_parser.flat.series import SIGNED, STYLES, Place, headings, sub_headings
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line, Span
from protokoll_parser.words.lexicon import Lexicon

LEAST = 2
"""Headings that show an overlong line of an ordinary text to hold a page."""
LEAST_OF_LABELS = 3
"""Labels that do so without headings: one or two may stand in running text."""


class Flat(NamedTuple):
    """The flat pages of a text, and what was found on all of them together."""

    lines: Sequence[Line]
    headings: Sequence[Sequence[Place]]
    """By page, those of the agenda."""
    below: Sequence[Sequence[Place]]
    """By page, those below them."""
    labels: Sequence[Sequence[Span]]
    """By page, the labels of items that no colon marks."""
    furniture: Sequence[Sequence[Span]]
    """By page."""
    first: tuple[int, int]
    """Page and place of the first heading; the end of the text if there is none."""
    last: tuple[int, int]
    """Page and place where the last heading's number ends; the end of the text if there is none."""

    def front(self, page: int) -> int:
        """Say where on a page the form before the first heading stops."""
        return self._clipped(page, self.first)

    def back(self, page: int) -> int:
        """Say where on a page the form behind the last heading starts."""
        return self._clipped(page, self.last)

    def are_pages(self, places: Iterable[int], lexicon: Lexicon) -> bool:
        """Say whether the parts of an overlong line of an ordinary text are a page: headings show it, or many labels."""
        return (
            sum(len(self.headings[place]) for place in places) >= LEAST
            or sum(self._labels(place, lexicon) for place in places) >= LEAST_OF_LABELS
        )

    def _labels(self, page: int, lexicon: Lexicon) -> int:
        form = form_labels(self.lines[page].text, lexicon, self.front(page), self.back(page))
        return len(self.labels[page]) + sum(1 for _ in form)

    def _clipped(self, page: int, bound: tuple[int, int]) -> int:
        return bound[1] if page == bound[0] else len(self.lines[page].text) if page < bound[0] else 0


def read_pages(pages: Sequence[Line], lexicon: Lexicon, *, alone: bool) -> Flat:
    """Read the pages; in a text that has lines of its own, only numbers with a sign are headings."""
    agenda = headings(pages, words_of(lexicon), SIGNED if alone else STYLES)
    found, below = _by_page(agenda, len(pages)), _by_page(sub_headings(pages, agenda), len(pages))
    labels = [
        [label for label in item_labels(page.text, lexicon) if label.start - 1 not in {place.stop for place in here}]
        for page, here in zip(pages, map(list.__add__, found, below), strict=True)
    ]
    kept = [
        frozenset(place.start for place in here) | {label.start for label in there}
        for here, there in zip(found, labels, strict=True)
    ]
    returning = furniture([page.text for page in pages], kept)
    end = (len(pages), 0)
    first = (agenda[0].page, agenda[0].start) if agenda else end
    last = (agenda[-1].page, agenda[-1].stop) if agenda else end
    return Flat(pages, found, below, labels, returning, first, last)


def _by_page(places: Iterable[Place], count: int) -> list[list[Place]]:
    found: list[list[Place]] = [[] for _ in range(count)]
    for place in places:
        found[place.page].append(place)
    return found
