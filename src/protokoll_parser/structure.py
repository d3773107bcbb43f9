"""What the stages hand to one another: fields, paragraphs, blocks, sections. Values only, no rules.

`classify` and `outline` make them from lines; extractors read them and return plain values with spans.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.source import Line, Passage, Slice
from protokoll_parser.words.lexicon import WordLists

Value = dict[str, Any]
"""A part of the record as a plain dictionary, keys as in records.py; validated once, at the end."""

ItemLines = Sequence[tuple[str | None, Sequence[Line]]]
"""Title and lines of every item, in order."""


class Found(NamedTuple):
    """What an extractor found."""

    values: tuple[Value, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Field(NamedTuple):
    """A label outside the items and what stands under it: `Plats: Teams`, `Beslutande` and its rows."""

    key: str
    """The label's key in the lexicon (`place`, `time`, `chair`), or `attendance` for a list of people."""
    label: Passage
    """The label as written."""
    values: tuple[Slice, ...]
    """What stands under or beside it, a slice per line, blank lines left out; cells of a row stay in one slice."""
    labelled: bool = True
    """False where no label stands (a list of people without a heading)."""


class Paragraph(NamedTuple):
    """Consecutive lines that read as one: a paragraph, a list entry or a table row."""

    passage: Passage
    """The running text, without the marker."""
    marker: str = ""
    """The bullet or number that opened it, as written: `-`, `1.`, `a)`; empty for running text."""
    lines: tuple[Line, ...] = ()
    blank_before: bool = False


class Block(NamedTuple):
    """Part of an item under one standing label, or its unlabelled running text."""

    key: str
    """The label's key in the lexicon (`decision`, `proposals`, `documents` …); `text` where no label stands."""
    label: Passage | None = None
    """The label as written: `Kommunstyrelsens förslag till kommunfullmäktige`."""
    by: str | None = None
    """The body that the label names, in its plain form: `Kommunstyrelsen`."""
    inline: bool = False
    """The text began on the label's own line (`Beslut: Rapporten godkänns.`)."""
    paragraphs: tuple[Paragraph, ...] = ()


class ItemText:
    """What stands under one heading, sub-items left out."""

    def __init__(self, number: str | None, title: str | None, blocks: tuple[Block, ...]) -> None:
        self.number, self.title, self.blocks = number, title, blocks

    @cached_property
    def text(self) -> str:
        """The running text, then the labels (a sentence can be taken for one): what stems are looked for in."""
        parts = [paragraph.passage.text for block in self.blocks for paragraph in block.paragraphs]
        return "\n".join([*parts, *[block.label.text for block in self.blocks if block.label]])


class Context(NamedTuple):
    """What is known of the whole document when an item is read."""

    body: str | None
    """The deliberating body, as the record has it."""
    date: str | None
    """ISO date of the (first) sitting."""
    attendees: tuple[Value, ...]
    officers: tuple[Value, ...]
    numbers: tuple[str, ...]
    """The numbers of all items, in order."""
    words: WordLists
    """The lexicon's word lists."""


class Front(NamedTuple):
    """Everything outside the items: the first pages and what follows the last item."""

    lines: tuple[Line, ...]
    """Lines before the first item, page furniture left out."""
    header: tuple[Line, ...]
    """The page header and footer lines, each once: they often name the organisation, the body and the date."""
    fields: tuple[Field, ...]
    """The labels of the first pages, in order."""
    back: tuple[Line, ...]
    """Lines after the last item: signatures, notice, annexes, e-signature pages."""
    back_fields: tuple[Field, ...]
    """The labels of the last pages, in order."""
