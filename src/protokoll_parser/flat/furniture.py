"""Finds the page furniture on flat pages: page numbers, signatures at the foot, and the words that return beside them.

Goes in: the texts of the pages. Comes out: where on each page a piece of furniture starts and stops. A header returns on
every page beside its page number, at the page's beginning, or before its end:

    ÄLVNÄS KOMMUN Kommunstyrelsen Sida 2 (8) …          … Justerandes signatur Utdragsbestyrkande
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Span

WORD = lazy(r"\S+")
DIGIT = lazy(r"\d+")
ANCHOR = lazy(
    r"(?<!\S)(?:(?:Sida|SIDA|Sidan|Sid|Sid\.|Blad|BLAD) \d{1,3}(?: ?(?:\(\d{1,3}\)|av \d{1,3}|/\d{1,3}))?"
    r"|\d{1,3} ?\(\d{1,3}\)|[Jj]usterand(?:es?|ens) ?sign\S*|Utdragsbestyrk\S*)(?!\S)"
)
LONGEST = 30
"""Words of furniture on either side of an anchor."""
LEAST = 2


class _Word(NamedTuple):
    start: int
    stop: int
    key: str
    """The word without what differs between pages: its digits, its case."""


def furniture(texts: Sequence[str], kept: Sequence[frozenset[int]]) -> list[list[Span]]:
    """Return the furniture of each page, piece by piece; `kept` has the places of each page that open something else."""
    pages = [
        [_Word(*match.span(), DIGIT.sub("0", match[0]).casefold()) for match in WORD.finditer(text)] for text in texts
    ]
    anchors: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for page, (text, words) in enumerate(zip(texts, pages, strict=True)):
        at = {word.start: place for place, word in enumerate(words)}
        for match in ANCHOR.finditer(text):
            first = at[match.start()]
            last = first
            while last + 1 < len(words) and words[last + 1].start < match.end():
                last += 1
            anchors[DIGIT.sub("0", match[0]).casefold()].append((page, first, last + 1))
        anchors["^"].append((page, 0, 0))
        anchors["$"].append((page, len(words), len(words)))
    found: list[list[Span]] = [[] for _ in texts]
    for places in anchors.values():
        for (page, first, last), left, right in zip(
            places, _grown(pages, kept, places, -1), _grown(pages, kept, places, 1), strict=True
        ):
            start, stop = first - left, last + right
            if start < stop:
                found[page].append(Span(pages[page][start].start, pages[page][stop - 1].stop))
            if first < last:
                found[page].append(Span(pages[page][first].start, pages[page][last - 1].stop))
    return found


def _grown(
    pages: Sequence[Sequence[_Word]], kept: Sequence[frozenset[int]], anchors: Sequence[tuple[int, int, int]], step: int
) -> list[int]:
    """Say of each anchor how many words beside it return beside most of the others."""
    grown = [0] * len(anchors)
    going = list(range(len(anchors)))
    for count in range(LONGEST):
        beside: Mapping[int, str] = {
            place: word for place in going if (word := _beside(pages, kept, anchors[place], step, count))
        }
        common = Counter(beside.values()).most_common(1)
        if not common or common[0][1] < max(LEAST, len(anchors) / 2):
            break
        going = [place for place in going if beside.get(place) == common[0][0]]
        for place in going:
            grown[place] = count + 1
    return grown


def _beside(
    pages: Sequence[Sequence[_Word]],
    kept: Sequence[frozenset[int]],
    anchor: tuple[int, int, int],
    step: int,
    count: int,
) -> str:
    """Return the key of a word beside an anchor; empty where none is, or where something else opens."""
    page, first, last = anchor
    place = last + count if step > 0 else first - 1 - count
    if not 0 <= place < len(pages[page]):
        return ""
    word = pages[page][place]
    return "" if word.start in kept[page] else word.key


__all__ = ["furniture"]
