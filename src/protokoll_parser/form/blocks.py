"""Gives headings of lists that stand before all of their lists a list each.

Goes in: the fields of a form while it is read. Comes out: the same fields, their values dealt out. So a form of two
columns reads that was read column by column:

    Beslutande ledamöter / Tjänstgörande / ersättare / Övriga deltagare
    Anna Ek (S) / Bo Ås (M)      Cia Dahl (V) för Eva Ros (V)      Dan Falk, ekonom
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.source import Slice, join
from protokoll_parser.words.lexicon import Lexicon


@dataclass
class OpenField:
    """A field that is being read (while the form is read)."""

    key: str
    label: list[Slice]
    column: int
    values: list[Slice] = field(default_factory=list)
    value_column: int = 0
    glued: bool = False
    """The label stands one space before its value, and may go on at the start of the next line."""


def deal_blocks(done: Sequence[OpenField], lexicon: Lexicon) -> None:
    """Give headings of lists that were read one after the other, before all of the lists, a list each.

    So they stand where a form of two columns was read column by column. A heading that says no more than that people
    were there is the heading of all that follow.
    """
    first = 0
    for place, entry in enumerate(done):
        if entry.key == "attendance":
            _wrap_label(entry, lexicon)
        if entry.key != "attendance" or _is_plain(entry, lexicon):
            first = place + 1
        elif entry.values:
            blocks = _blocks(entry.values) if place > first else []
            if len(blocks) == place - first + 1 and all(_heads_people(block, lexicon) for block in blocks):
                for heading, block in zip(done[first : place + 1], blocks, strict=True):
                    heading.values = block
            first = place + 1


def _wrap_label(entry: OpenField, lexicon: Lexicon) -> None:
    """Take a lone word under a heading that completes it to the heading: `Tjänstgörande` / `ersättare`."""
    if len(entry.values) == 1 and entry.values[0].text[:1].islower():
        label = [*entry.label, entry.values[0]]
        if read_group(join(label).text, lexicon):
            entry.label, entry.values = label, []


def _heads_people(block: Sequence[Slice], lexicon: Lexicon) -> bool:
    """Say whether a block of lines is a list of people, not a table of them."""
    return not block[0].line.row and all(is_person(value.text.strip(), lexicon) for value in block[:2])


def _is_plain(entry: OpenField, lexicon: Lexicon) -> bool:
    """Say whether a heading tells no capacity: `Närvarande`, `Närvarolista`."""
    kind = read_group(join(entry.label).text, lexicon)
    return kind is None or (kind.capacity == "participant" and kind.attendance == "present")


def _blocks(values: Sequence[Slice]) -> list[list[Slice]]:
    """Cut values at blank lines."""
    blocks: list[list[Slice]] = []
    for value in values:
        if not blocks or value.line.index - blocks[-1][-1].line.index > 1:
            blocks.append([])
        blocks[-1].append(value)
    return blocks
