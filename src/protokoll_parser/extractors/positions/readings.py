"""What a stretch of an item says of a position that someone takes: a proposal, a reservation, a statement.

Values only: proposal_readings.py and statement_readings.py make them from blocks, in the order of the text;
proposals.py and reservations.py put them together.
"""

from enum import Enum
from typing import NamedTuple

from protokoll_parser.prose.register import Mention
from protokoll_parser.source import Passage


class Kind(Enum):
    """What a stretch of an item has to do with a position."""

    MADE = 1
    JOINED = 2
    """Others join the one who made it: proposals alone."""
    SIGNED = 3
    """Names alone, which sign what stands before or after them: statements alone."""
    WENT_ON = 4
    BROKE_OFF = 5


class Reading(NamedTuple):
    """A stretch of text and what it says of a position."""

    kind: Kind
    part: Passage
    people: tuple[Mention, ...] = ()
    whole: Passage | None = None
    """The paragraph that the places of the people count in."""
    again: bool = False
    """The subject is a pronoun: the one who took the position before."""
    opens: bool = False
    """Paragraphs that follow belong to it."""
    labelled: bool = False
    """It stands under a label that announces such positions."""
