"""Finds the proposals [yrkanden] of an item, who made them and who joined them.

Goes in: an item's blocks. Comes out: `by` (people, parties) and `text` (the sentence, and the att-clauses after it).
Forms:

    Anna Berg (S), Bo Ek (M) och Cia Dahl (V) yrkar bifall till förslaget.
    Under överläggningen yrkade Anna Berg (S), med instämmande av Bo Ek (M), att …
    Anna Berg (S) yrkar                    and the att-clauses below
    Bo Ek instämmer.                       joins the proposal before, or the one it names
    Yrkanden / Anna Berg (S): Avslag       under the label, a name and a colon do

`föreslår` makes a proposal only under the label (record.md, Where things stand): in a debate it is a matter of taste.
"""

from collections.abc import Iterable
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.positions.proposal_readings import is_labelled, read_proposals
from protokoll_parser.extractors.positions.readings import Kind, Reading
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.register import Register, by_of, statement_of
from protokoll_parser.prose.stems import holds_any
from protokoll_parser.source import Passage
from protokoll_parser.structure import Context, Found, ItemText, Value

WORD = lazy(r"[\w-]+")


class Draft(NamedTuple):
    """A proposal being read."""

    by: tuple[Value, ...]
    parts: tuple[Passage, ...]
    opens: bool


def extract_proposals(item: ItemText, context: Context) -> Found:
    """Return the item's proposals in the order of the text."""
    if not holds_any(item, ("yrka", "Yrka")) and not any(is_labelled(block) for block in item.blocks):
        return Found()
    register = Register(context)
    readings = [reading for block in item.blocks for reading in read_proposals(block, register)]
    drafts, diagnostics = _fold(readings, register)
    return Found(tuple(statement_of(draft.by, draft.parts) for draft in drafts), tuple(diagnostics))


def _fold(readings: Iterable[Reading], register: Register) -> tuple[list[Draft], list[Diagnostic]]:
    """Put the readings together: what joins or goes on belongs to the proposal before it."""
    drafts: list[Draft] = []
    diagnostics: list[Diagnostic] = []
    for reading in readings:
        values, notes = by_of(reading.people, reading.whole or reading.part, register)
        diagnostics += notes
        if reading.kind is Kind.MADE:
            by = drafts[-1].by if reading.again and drafts else tuple(values)
            if by or not reading.again:
                drafts.append(Draft(by, (reading.part,), reading.opens))
        elif drafts and reading.kind is Kind.JOINED:
            place = _joined(drafts, reading, values)
            draft = drafts[place]
            drafts[place] = draft._replace(by=(*draft.by, *(value for value in values if value not in draft.by)))
        elif drafts and reading.kind is Kind.WENT_ON and drafts[-1].opens:
            drafts[-1] = drafts[-1]._replace(parts=(*drafts[-1].parts, reading.part))
        elif drafts and reading.kind is Kind.BROKE_OFF and drafts[-1].opens:
            drafts[-1] = drafts[-1]._replace(opens=False)
    return drafts, diagnostics


def _joined(drafts: list[Draft], reading: Reading, values: list[Value]) -> int:
    """Say which proposal is joined: the last one whose maker the sentence names, else the last one."""
    said = set(WORD.findall(reading.part.text))
    own = {part for value in values for part in WORD.findall(f"{value['name']} {value['party']}")}
    for place in range(len(drafts) - 1, -1, -1):
        makers = {part for value in drafts[place].by for part in WORD.findall(value["name"] or value["party"] or "")}
        if any(part in said or f"{part}s" in said for part in makers - own):
            return place
    return len(drafts) - 1
