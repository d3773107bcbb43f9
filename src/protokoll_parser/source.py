"""The text and its places: the one module that does arithmetic on offsets.

A `Source` is one decoded text. A `Line` is one line as a reader sees it, each of whose characters knows where it
stands in the text. A `Passage` is running text joined from slices of lines (line breaks and end-of-line hyphens
mended), which still knows where every character came from. There is no second, cleaned copy of the text with
offsets of its own.

Units: code points, half-open; lines count from 1, indexes from 0.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy

CELL = lazy(r"\S[^ \t]*(?:[ ][^ \t]+)*")
"""What stands between two gaps: words with a space between them."""


class Span(NamedTuple):
    """A stretch of the decoded text: ``text[start:stop]``."""

    start: int
    stop: int


class Source(NamedTuple):
    """One text as it was decoded, and what is known about its bytes."""

    name: str
    text: str
    sha256: str = ""
    encoding: str = "utf-8"
    line_count: int = 0


class Line(NamedTuple):
    """A line as a reader sees it: mended, without indentation, markup or bullet.

    Long physical lines and table rows may be cut into several `Line` objects with one `number`.
    (A named tuple, not a dataclass: there is one per line, and it is made three times as fast.)
    """

    index: int  # type: ignore[assignment]  # a line's index hides tuple.index, which nobody asks for
    """Position among the lines of the document, from 0."""
    number: int
    """Number of the physical line, from 1."""
    text: str
    """Mended text. Runs of spaces and tabs inside it are kept: they are columns."""
    starts: Sequence[int]
    """Where each character of `text` starts in the source."""
    stops: Sequence[int]
    """Where each character of `text` stops in the source."""
    raw: Span
    """The whole of the line in the source, without its line break."""
    indent: int = 0
    """Columns of white space before the text."""
    marker: str = ""
    """The bullet that stood before the text (`-`, `•`), with the box behind it (`- [x]`), or empty."""
    level: int = 0
    """Depth of a markdown heading (1-6), 0 for none."""
    strong: bool = False
    """The whole line is set in bold or italics."""
    quoted: bool = False
    """The line is quoted (`>`) or code."""
    label: str = ""
    """What a table's column heading says the line is; empty outside tables."""
    page_start: bool = False
    """A form feed or page comment stands right before the line."""
    row: bool = False
    """The line is a row of a pipe table or of HTML; tabs stand between its cells."""
    continues: bool = False
    """The line is the rest of an overlong one that was cut."""
    wrapped: bool = False
    """The line goes on with the cell of a table that the line before begins."""

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Return where ``text[start:stop]`` stands in the source."""
        end = len(self.text) if stop is None else stop
        if end <= start:
            here = self.starts[start] if start < len(self.text) else self.raw.stop
            return Span(here, here)
        return Span(self.starts[start], self.stops[end - 1])


class Slice(NamedTuple):
    """Part of a line: ``line.text[start:stop]``."""

    line: Line
    start: int
    stop: int

    @property
    def text(self) -> str:
        """The characters of the slice."""
        return self.line.text[self.start : self.stop]

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Return where ``text[start:stop]`` of this slice stands in the source."""
        end = self.stop if stop is None else self.start + stop
        return self.line.span(self.start + start, end)


# After an end-of-line hyphen these words continue a suspended compound ("hälso-" / "och sjukvård").
SUSPENDED = ("och", "eller", "samt", "respektive", "till", "/")


def joint(left: str, right: str) -> tuple[str, int]:
    """Say how two lines of running text are joined: the glue, and how many characters of `left` fall away.

    >>> joint("ordföran-", "den justera")
    ('', 1)
    >>> joint("hälso-", "och sjukvård")
    (' ', 0)
    >>> joint("Anna-", "Lena")
    ('', 0)
    >>> joint("dagens", "protokoll")
    (' ', 0)
    """
    if len(left) > 1 and left[-1] == "-" and left[-2].isalpha():
        word = right.split(" ", 1)[0].rstrip(",.;:")
        if word in SUSPENDED:
            return " ", 0
        return ("", 1) if right[:1].islower() else ("", 0)
    if left[-1:] == "-" and left[-2:-1].isdigit() and right[:1].isdigit():
        return "", 0
    if left.endswith("\u00ad"):
        return "", 1
    return " ", 0


class Passage(NamedTuple):
    """Running text joined from slices of lines, with the place of every character."""

    text: str
    slices: tuple[Slice, ...]
    at: tuple[int, ...]
    """Where in `text` each slice begins."""

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Return where ``text[start:stop]`` stands in the source, from its first to its last character."""
        end = len(self.text) if stop is None else stop
        if not self.slices:
            return Span(0, 0)
        if len(self.slices) == 1:
            piece = self.slices[0]
            left, right = min(piece.start + start, piece.stop - 1), min(piece.start + end, piece.stop)
            return Span(piece.line.starts[left], piece.line.stops[right - 1])
        first = max(bisect_right(self.at, start) - 1, 0)
        last = max(bisect_right(self.at, max(end - 1, start)) - 1, 0)
        a, b = self.slices[first], self.slices[last]
        left = min(a.start + start - self.at[first], a.stop - 1)
        right = min(b.start + end - self.at[last], b.stop)
        return Span(a.line.span(left, left + 1).start, b.line.span(right - 1, right).stop)

    def part(self, start: int, stop: int | None = None) -> "Passage":
        """Return ``text[start:stop]`` as a passage of its own, white space at its ends left out."""
        end = len(self.text) if stop is None else stop
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if not start and end == len(self.text):
            return self
        slices, at = [], []
        for place, piece in zip(self.at, self.slices, strict=True):
            length = piece.stop - piece.start
            a, b = max(start - place, 0), min(end - place, length)
            if a < b:
                slices.append(Slice(piece.line, piece.start + a, piece.start + b))
                at.append(place + a - start)
        return Passage(self.text[start:end], tuple(slices), tuple(at))

    @property
    def first(self) -> Line:
        """The line that the passage begins on."""
        return self.slices[0].line


EMPTY = Passage("", (), ())


def join(slices: Iterable[Slice]) -> Passage:
    """Join slices of lines into running text: line breaks become spaces, end-of-line hyphens are mended.

    Runs of white space inside a line become one space, by leaving the rest out: places stay exact.
    """
    pieces = _without_gaps(slices)
    if len(pieces) == 1:
        return Passage(pieces[0].text, (pieces[0],), (0,))
    parts: list[str] = []
    kept: list[Slice] = []
    at: list[int] = []
    length = 0
    for piece in pieces:
        text = piece.text
        if kept:
            glue, drop = joint(parts[-1], text) if piece.line is not kept[-1].line else (" ", 0)
            if drop:
                parts[-1] = parts[-1][:-drop]
                kept[-1] = kept[-1]._replace(stop=kept[-1].stop - drop)
                length -= drop
            if glue:
                length += 1
                parts.append(glue + text)
                at.append(length)
                length += len(text)
                kept.append(piece)
                continue
        parts.append(text)
        at.append(length)
        length += len(text)
        kept.append(piece)
    return Passage("".join(parts), tuple(kept), tuple(at))


def _without_gaps(slices: Iterable[Slice]) -> list[Slice]:
    """Cut slices at runs of white space longer than one space, and trim them."""
    found: list[Slice] = []
    for piece in slices:
        text = piece.text
        if "  " in text or "\t" in text:
            found.extend(cells(piece))
            continue
        stripped = text.strip()
        if len(stripped) == len(text) and text:
            found.append(piece)
        elif stripped:
            start = piece.start + text.index(stripped)
            found.append(Slice(piece.line, start, start + len(stripped)))
    return found


def cells(piece: Slice) -> list[Slice]:
    """Cut a slice into the cells that a tab or two or more spaces set apart; empty cells are left out.

    The cells of `Plats    Teams` are `Plats` and `Teams`.
    """
    line, start, stop = piece
    text = line.text
    if text.find("  ", start, stop) < 0 and text.find("\t", start, stop) < 0:
        alone = text[start:stop].lstrip().rstrip(" ")
        first = text.find(alone, start)
        return [Slice(line, first, first + len(alone))] if alone else []
    return [Slice(line, *match.span()) for match in CELL.finditer(text, start, stop)]


def whole(line: Line) -> Slice:
    """Return the whole of a line as a slice."""
    return Slice(line, 0, len(line.text))


def passage(lines: Iterable[Line]) -> Passage:
    """Join whole lines into running text."""
    return join(whole(line) for line in lines)
