"""Finds the numbers of an agenda that slipped into a sibling's style: `5. Rapporter`, then `6 Övrigt`.

Goes in: the candidates by style. Comes out: those of one style, and the slips that may go on its series. Whoever types
numbers by hand forgets the full stop now and then; a list inside an item, which looks the same, begins at 1 anew.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.numbered import Numbered
from protokoll_parser.outline.titles import VERB

SIBLINGS = {"dot": ("digits", "paren"), "digits": ("dot", "paren"), "paren": ("dot", "digits")}
"""Styles that differ by one character only."""
LONGEST = 100
"""A longer line is a sentence that a number happens to begin."""


def with_slips(pages: Pages, style: str, by_style: Mapping[str, Sequence[Numbered]]) -> Sequence[Numbered]:
    """Return the candidates of a style with the slips among its siblings', in the order of the text."""
    own = by_style[style]
    slips = [
        candidate
        for sibling in SIBLINGS.get(style, ())
        if by_style.get(sibling) and not _begins_anew(by_style[sibling], own[0])
        for candidate in by_style[sibling]
        if _stands_free(pages, candidate)
    ]
    return sorted([*own, *slips], key=attrgetter("index")) if slips else own


def _begins_anew(candidates: Sequence[Numbered], first: Numbered) -> bool:
    """Say whether a style has a series of its own below the first heading: it has a number one there."""
    return any(candidate.ordinal == (1,) and candidate.index > first.index for candidate in candidates)


def _stands_free(pages: Pages, candidate: Numbered) -> bool:
    """Say whether a line is a heading by all but its number: dressed or free, with a title that is no sentence."""
    line = pages.lines[candidate.index]
    title = line.text[candidate.stop :].strip(" \t.)")
    return (
        (line.level > 0 or line.strong or pages.blank_before(candidate.index))
        and not line.row
        and not line.quoted
        and title[:1].isupper()
        and len(title) < LONGEST
        and line.text[-1] not in ".,;:"
        and not VERB.search(title)
    )
