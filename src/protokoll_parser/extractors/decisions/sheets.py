"""Joins the paragraphs of a decision into one running text, which still knows where each begins and what marks it.

Goes in: paragraphs. Comes out: a `Sheet`; places are code points of its text, half-open.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Passage, Slice, joint
from protokoll_parser.structure import Paragraph

NUMBER = lazy(r"\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.):/]?\)?", re.IGNORECASE)


class Sheet(NamedTuple):
    """The paragraphs of a decision as one running text."""

    passage: Passage
    starts: tuple[int, ...]
    """Where each paragraph begins in the text."""
    markers: tuple[str, ...]
    """What stood before each paragraph: `1.`, `-` or nothing."""

    @property
    def entries(self) -> tuple[tuple[int, int, str], ...]:
        """Where each paragraph begins and ends, and its marker."""
        stops = (*self.starts[1:], len(self.passage.text))
        return tuple(zip(self.starts, stops, self.markers, strict=True))

    @property
    def text(self) -> str:
        """The running text with its clause numbers, without bullets."""
        parts = ((marker, self.passage.text[start:stop].strip()) for start, stop, marker in self.entries)
        return " ".join(f"{marker} {part}" if is_number(marker) else part for marker, part in parts)


def is_number(marker: str) -> bool:
    """Say whether a marker is a clause number or letter, not a bullet."""
    return bool(marker) and NUMBER.fullmatch(marker) is not None


def merge(paragraphs: Iterable[Paragraph]) -> Sheet:
    """Join paragraphs into one running text, every character with its place."""
    text = ""
    slices: list[Slice] = []
    at: list[int] = []
    starts: list[int] = []
    markers: list[str] = []
    for paragraph in paragraphs:
        piece = paragraph.passage
        if not piece.text:
            continue
        glue, drop = joint(text, piece.text) if text else ("", 0)
        if drop:
            text, slices[-1] = text[:-drop], slices[-1]._replace(stop=slices[-1].stop - drop)
        text += glue
        if not drop:
            starts.append(len(text))
            markers.append(paragraph.marker)
        at.extend(place + len(text) for place in piece.at)
        slices.extend(piece.slices)
        text += piece.text
    return Sheet(Passage(text, tuple(slices), tuple(at)), tuple(starts), tuple(markers))


def part_of(passage: Passage, start: int, stop: int) -> Passage:
    """Return part of a passage as `Passage.part` does, in a time that grows with the part, not with the passage."""
    first = max(bisect_right(passage.at, start) - 1, 0)
    last = bisect_right(passage.at, max(stop - 1, start))
    begin = passage.at[first] if passage.at else 0
    end = passage.at[last] if last < len(passage.at) else len(passage.text)
    at = tuple(place - begin for place in passage.at[first:last])
    return Passage(passage.text[begin:end], passage.slices[first:last], at).part(start - begin, stop - begin)
