"""What the extractors of the first pages share: a string with its place, and the cells of lines."""

from typing import NamedTuple

from protokoll_parser.source import Line, Passage, Slice, Span, cells, whole


class Text(NamedTuple):
    """A single string of the record and where it stands in the source."""

    value: str
    span: Span


def text_of(passage: Passage, start: int = 0, stop: int | None = None) -> Text | None:
    """Return part of a passage as a string with its place, blanks at its ends left out; None if nothing is left."""
    part = passage.part(start, stop)
    return Text(part.text, part.span()) if part.text else None


def text_of_slice(piece: Slice, start: int = 0, stop: int | None = None) -> Text:
    """Return part of a slice as a string with its place.

    `start` and `stop` count from the slice's own beginning; runs of spaces become one.
    """
    return Text(" ".join(piece.text[start:stop].split()), piece.span(start, stop))


def squeezed(text: str) -> str:
    """Return the text as wordings are compared: small letters, no spaces.

    >>> squeezed("HÄLLINGE  KOMMUN")
    'hällingekommun'
    """
    return "".join(text.casefold().split())


def columns(line: Line) -> list[Slice]:
    """Return the cells of a line; most lines have one, and that costs next to nothing to see."""
    if "  " not in line.text and "\t" not in line.text:
        return [whole(line)] if line.text else []
    return cells(whole(line))
