"""What the extractors of the first pages share: a string with its place, and the cells of lines."""

from typing import NamedTuple

from protokoll_parser.source import Passage, Slice, Span


class Text(NamedTuple):
    """A single string of the record and where it stands in the source."""

    value: str
    span: Span


def text_of(passage: Passage, start: int = 0, stop: int | None = None) -> Text | None:
    """Return part of a passage as a string with its place, white space at its ends left out; None if nothing is left."""
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
