"""Makes an ItemText or a Context from plain values, so that extractors can be tested on a few lines of text."""

import re
from collections.abc import Iterable

from protokoll_parser.reading.lines import read_lines
from protokoll_parser.source import Line, Passage, Slice, Source, join, whole
from protokoll_parser.structure import Block, Context, ItemText, Paragraph
from protokoll_parser.words.labels import match_label
from protokoll_parser.words.lexicon import load_lexicon

NUMBERED = re.compile(r"(\d{1,2}[.)]|[a-z]\))\s+")
ROW = re.compile(r"\t|\S {2,}\S")


def item_text(text: str, number: str | None = "1", title: str | None = None) -> ItemText:
    """Cut a text into blocks at the lexicon's labels, and into paragraphs at blank lines, markers and rows."""
    lexicon = load_lexicon()
    blocks: list[Block] = []
    key, label, inline = "text", None, False
    lines: list[Slice | None] = []

    def close() -> None:
        if lines or label:
            blocks.append(Block(key, label, None, inline, tuple(_paragraphs(lines))))

    for line in read_lines(Source("-", text)):
        found = match_label(line, lexicon) if line.text and not line.marker else None
        if found and found.label.scope == "item" and (found.value >= len(line.text) or ":" in line.text[: found.value]):
            close()
            key, label = found.label.key, join([Slice(line, 0, found.stop)])
            inline, lines = found.value < len(line.text), []
            if inline:
                lines.append(Slice(line, found.value, len(line.text)))
        else:
            lines.append(whole(line) if line.text else None)
    close()
    return ItemText(number, title, tuple(blocks))


def _paragraphs(lines: Iterable[Slice | None]) -> Iterable[Paragraph]:
    held: list[Slice] = []
    marker, blank = "", False

    def made() -> Paragraph:
        start = held[0]
        match = NUMBERED.match(start.text)
        if match:
            held[0] = start._replace(start=start.start + match.end())
        return Paragraph(join(held), match[1] if match else marker, tuple(piece.line for piece in held), blank)

    for piece in lines:
        if piece is None:
            if held:
                yield made()
            held, marker, blank = [], "", True
            continue
        if held and (
            piece.line.marker or NUMBERED.match(piece.text) or ROW.search(piece.text) or ROW.search(held[-1].text)
        ):
            yield made()
            held, blank = [], False
        if not held:
            marker = piece.line.marker
        held.append(piece)
    if held:
        yield made()


def context(*people: str) -> Context:
    """Make a Context whose attendees are given as `Anna Berg (S)`."""
    attendees = []
    for person in people:
        name, _, party = person.rstrip(")").partition(" (")
        attendees.append({"name": name, "party": party or None})
    return Context(None, None, tuple(attendees), (), (), load_lexicon().words)


def text_of(source: str, span: tuple[int, int]) -> str:
    """Return the source between two places, white space made even."""
    return " ".join(source[span[0] : span[1]].split())


__all__ = ["Line", "Passage", "context", "item_text", "text_of"]
