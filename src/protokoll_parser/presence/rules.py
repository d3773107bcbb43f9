"""The rules of the presence view: what a statement is, and what follows from all that are made of one pair.

Goes in: statements about one person at one item. Comes out: one `Cell`. Statements are weighed by how near they are to
the item: what names it goes before what holds for the meeting, that before what follows from a limit to other items.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Literal, NamedTuple

State = Literal["present", "absent", "replaced", "not_stated"]
RULES = {
    "listed": "the attendance list says so, without limits",
    "reference": "the list limits the presence to items, this one among them",
    "outside-reference": "the list limits the presence to other items, so absent here",
    "outside-service": "a substitute is said to serve at other items; nothing is said of this one",
    "replacement": "a substitute serves for the person here",
    "recusal": "biased (jäv), so no part in this item",
    "ballot": "voted here, or named as absent from the vote",
    "in-part": "there for a part of the item, or only at a sub-item",
    "note": "limited by clock times, days or the like; which items that means is not said",
    "unmatched-reference": "limited to items that cannot be matched: without number, or a number that stands twice",
    "absence-limited": "listed as absent with a limit; where present is not said",
    "registered": "registered in advance; who came is not said",
    "unlisted": "not in the attendance list",
    "ambiguous-name": "a statement fits several people",
    "contradiction": "the text says both that the person was there and was not",
}


class Cell(NamedTuple):
    """What the text states of one person at one item."""

    state: State
    rule: str
    """A key of RULES: what the state follows from."""
    serving: bool | None = None
    """For a substitute who is present: whether in a seat at this item; else, or where it is not stated, None."""
    replaces: str | None = None
    """The member whose seat a serving substitute has at this item."""
    replaced_by: str | None = None


class Weight(IntEnum):
    """How near a statement is to the item."""

    IMPLIED = 0
    MEETING = 1
    ITEM = 2


class Said(NamedTuple):
    """A statement about one person at one item."""

    weight: Weight
    cell: Cell


AMBIGUOUS = Said(Weight.ITEM, Cell("not_stated", "ambiguous-name"))
RECUSED = Said(Weight.ITEM, Cell("absent", "recusal"))
CONTRADICTION = Cell("not_stated", "contradiction")
OUTSIDE = "outside-reference"
RANGES = ("reference", "in-part")
"""A range in the list passes over the one item that its person is biased in; the recusal is what counts there."""


def decide(statements: Sequence[Said], unsaid: Cell) -> Cell:
    """Return what follows from the statements about one person at one item; `unsaid` where there are none.

    The nearest decide. Among them, to be replaced is to be absent; a presence in part and an absence settle nothing,
    and a presence and an absence contradict one another.
    """
    if not statements:
        return unsaid
    top = max(said.weight for said in statements)
    chosen = [said.cell for said in statements if said.weight is top]
    if RECUSED.cell in chosen:
        chosen = [cell for cell in chosen if cell.rule not in RANGES]
    present, replaced, absent, unclear = (
        [cell for cell in chosen if cell.state == state] for state in ("present", "replaced", "absent", "not_stated")
    )
    if AMBIGUOUS.cell in unclear:
        return AMBIGUOUS.cell
    if present and (replaced or absent):
        return CONTRADICTION
    if present and top is Weight.MEETING and any(said.cell.rule == OUTSIDE for said in statements):
        return CONTRADICTION  # listed once without a limit and once with one
    if present:
        return present[0]._replace(serving=_serving(statements))
    return (unclear or replaced or absent)[0]


def _serving(statements: Sequence[Said]) -> bool | None:
    """Return whether a substitute serves: the nearest statement of it counts, to serve goes before not to."""
    stated = [said for said in statements if said.cell.serving is not None]
    top = max((said.weight for said in stated), default=None)
    return any(said.cell.serving for said in stated if said.weight is top) if stated else None
