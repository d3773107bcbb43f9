"""Finds reservations and statements for the record, and whose they are; recusals are found by recusals.py.

Goes in: an item's blocks. Comes out: `by` and `text` of each reservation [reservation] and statement
[protokollsanteckning, särskilt yttrande]. Forms:

    Reservation / Anna Berg (M) och Bo Ek (M) reserverar sig mot beslutet.     under a label, with its motivation
    Mot beslutet reserverade sig Anna Berg.                                    in running text
    Anna Berg (M) anmäler blank reservation.
    Reservation / Anna Berg (M) till förmån för eget yrkande.                  under a label, the verb left out
    Protokollsanteckning: Anna Berg (M): ”…”                                   the text is what was to be noted
    Anna vill ha antecknat att … / Det antecknades att …
    Särskilt yttrande / (the statement) / Anna Berg (M)                        signed at the end

Who merely takes no part in a decision states nothing (statement_sorts.py).
"""

from collections.abc import Iterable
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.positions.readings import Kind, Reading
from protokoll_parser.extractors.positions.statement_readings import read_statements
from protokoll_parser.extractors.positions.statement_sorts import RESERVATION, STATEMENT, Sort
from protokoll_parser.prose.register import Register, by_of, statement_of
from protokoll_parser.prose.stems import holds_any
from protokoll_parser.source import Passage
from protokoll_parser.structure import Context, Found, ItemText, Value


class Draft(NamedTuple):
    """A statement being read."""

    by: tuple[Value, ...]
    parts: tuple[Passage, ...]
    opens: bool
    labelled: bool
    signed: bool = False
    """Only names have been read so far."""


def extract_reservations(item: ItemText, context: Context) -> Found:
    """Return the item's reservations in the order of the text."""
    return _extract(item, context, RESERVATION)


def extract_statements(item: ItemText, context: Context) -> Found:
    """Return the item's protokollsanteckningar and särskilda yttranden in the order of the text."""
    return _extract(item, context, STATEMENT)


def _extract(item: ItemText, context: Context, sort: Sort) -> Found:
    if not holds_any(item, sort.stems) and not any(block.key in sort.keys for block in item.blocks):
        return Found()
    register = Register(context)
    readings = [reading for block in item.blocks for reading in read_statements(block, sort, register)]
    drafts, diagnostics = _fold(readings, register)
    labelled = {_key(draft) for draft in drafts if draft.labelled}
    kept = [draft for draft in drafts if draft.labelled or _key(draft) not in labelled or not draft.by]
    return Found(tuple(statement_of(draft.by, draft.parts) for draft in kept), tuple(diagnostics))


def _key(draft: Draft) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((value["name"], value["party"] if value["name"] is None else None) for value in draft.by)


def _fold(readings: Iterable[Reading], register: Register) -> tuple[list[Draft], list[Diagnostic]]:
    """Put the readings together: what goes on belongs to the statement before it, names alone sign it."""
    drafts: list[Draft] = []
    diagnostics: list[Diagnostic] = []
    for reading in readings:
        values, notes = by_of(reading.people, reading.whole or reading.part, register)
        diagnostics += notes
        last = drafts[-1] if drafts and drafts[-1].opens and drafts[-1].labelled == reading.labelled else None
        made = reading.kind is Kind.MADE
        if made and last and reading.labelled and (not last.by or all(value in last.by for value in values)):
            drafts[-1] = last._replace(by=last.by or tuple(values), parts=(*last.parts, reading.part), signed=False)
        elif made:
            drafts.append(Draft(tuple(values), (reading.part,), reading.opens, reading.labelled))
        elif reading.kind is Kind.SIGNED:
            drafts = _signed(drafts, last, reading, tuple(values))
        elif reading.kind is Kind.WENT_ON and last:
            parts = (reading.part,) if last.signed else (*last.parts, reading.part)
            drafts[-1] = last._replace(parts=parts, signed=False)
        elif reading.kind is Kind.WENT_ON and reading.labelled:
            drafts.append(Draft((), (reading.part,), opens=True, labelled=True))
        elif drafts and reading.kind is Kind.BROKE_OFF and drafts[-1].opens:
            drafts[-1] = drafts[-1]._replace(opens=False)
    return drafts, diagnostics


def _signed(drafts: list[Draft], last: Draft | None, reading: Reading, values: tuple[Value, ...]) -> list[Draft]:
    """Take names alone in: they sign the statement before them, or are those who make the one that follows."""
    if last is None or not (last.signed or _may_sign(last, values)):
        return [*drafts, Draft(values, (reading.part,), opens=True, labelled=True, signed=True)]
    if last.by and not last.signed and all(value["name"] is None for value in last.by):
        return drafts  # who signs for a party
    by = (*last.by, *(value for value in values if value not in last.by))
    return [*drafts[:-1], last._replace(by=by, parts=(*last.parts, reading.part) if last.signed else last.parts)]


def _may_sign(draft: Draft, values: tuple[Value, ...]) -> bool:
    parties = bool(draft.by) and all(value["name"] is None for value in draft.by)
    return parties or not draft.by or all(value in draft.by for value in values)
