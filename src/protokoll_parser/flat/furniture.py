"""Finds the page furniture on flat pages: page numbers, signatures at the foot, and the words that return beside them.

Goes in: the texts of the pages. Comes out: where on each page a piece of furniture starts and stops. A header returns on
every page beside its page number, at the page's beginning, or before its end:

    ÄLVNÄS KOMMUN Kommunstyrelsen Sida 2 (8) …          … Justerandes signatur Utdragsbestyrkande
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
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


class _Piece(NamedTuple):
    """A piece of furniture: an anchor, and as it grows the words beside it."""

    page: int
    start: int
    stop: int


def furniture(texts: Sequence[str], kept: Sequence[frozenset[int]]) -> list[list[Span]]:
    """Return the furniture of each page, piece by piece; `kept` has the places of each page that open something else."""
    anchors: dict[str, list[_Piece]] = defaultdict(list)
    for page, text in enumerate(texts):
        for match in ANCHOR.finditer(text):
            anchors[_key(match[0])].append(_Piece(page, *match.span()))
        anchors["^"].append(_Piece(page, 0, 0))
        anchors["$"].append(_Piece(page, len(text), len(text)))
    found: list[list[Span]] = [[] for _ in texts]
    for pieces in anchors.values():
        grown = _grown(texts, kept, _grown(texts, kept, pieces, -1), 1)
        for piece in {*pieces, *grown}:
            if piece.start < piece.stop:
                found[piece.page].append(Span(piece.start, piece.stop))
    return found


def _key(text: str) -> str:
    """Return a wording without what differs between pages: its digits, its case."""
    return DIGIT.sub("0", text).casefold()


def _grown(texts: Sequence[str], kept: Sequence[frozenset[int]], pieces: Sequence[_Piece], step: int) -> list[_Piece]:
    """Let pieces that look alike grow to one side by the words that stand there on at least half of the pages."""
    grown = list(pieces)
    going = list(range(len(pieces)))
    for _ in range(LONGEST):
        beside = {place: word for place in going if (word := _beside(texts, kept, grown[place], step))}
        keys = {place: _key(texts[word.page][word.start : word.stop]) for place, word in beside.items()}
        common = Counter(keys.values()).most_common(1)
        if not common or common[0][1] < max(LEAST, len(pieces) / 2):
            break
        going = [place for place, key in keys.items() if key == common[0][0]]
        for place in going:
            grown[place] = _joined(grown[place], beside[place])
    return grown


def _joined(left: _Piece, right: _Piece) -> _Piece:
    return _Piece(left.page, min(left.start, right.start), max(left.stop, right.stop))


def _beside(texts: Sequence[str], kept: Sequence[frozenset[int]], piece: _Piece, step: int) -> _Piece | None:
    """Return the word beside a piece; None where none is, or where something else opens."""
    text = texts[piece.page]
    if step > 0:
        match = WORD.search(text, piece.stop)
        start, stop = match.span() if match else (0, 0)
    else:
        stop = piece.start
        while stop and text[stop - 1].isspace():
            stop -= 1
        start = stop
        while start and not text[start - 1].isspace():
            start -= 1
    return _Piece(piece.page, start, stop) if start < stop and start not in kept[piece.page] else None
