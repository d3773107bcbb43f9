"""Repairs what extraction did to the lines of a text: set apart, run together, cut into columns.

Goes in: the lines of a text. Comes out: its lines as a reader sees them, numbered anew by index, each character with its
place in the source. `REPAIRS` tells the steps in their order; each returns the lines that it was given where it finds
nothing to repair, and does so by a cheap test.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from protokoll_parser.reading.beside import set_above
from protokoll_parser.reading.dashed import set_dashed
from protokoll_parser.reading.double_spaced import close_lines
from protokoll_parser.reading.margins import set_below
from protokoll_parser.reading.people_tables import set_in_rows
from protokoll_parser.reading.quotes import unquoted
from protokoll_parser.reading.right_margin import set_under
from protokoll_parser.reading.spaced import unroll_spaced
from protokoll_parser.reading.spread import close_up
from protokoll_parser.reading.tables import unroll
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

Step = Callable[[Sequence[Line], Lexicon], Sequence[Line]]


class Repair(NamedTuple):
    """A step, and why it stands where it does in the row of them."""

    step: Step
    reason: str


REPAIRS = (
    Repair(close_lines, "takes out blank lines that end lines, since blank lines tell paragraphs to all that follow"),
    Repair(unquoted, "tells quotations from text set in, which every later step reads on"),
    Repair(close_up, "makes words of letters set apart, before gaps are taken for columns"),
    Repair(set_dashed, "reads tables whose columns are drawn, which needs no words"),
    Repair(unroll_spaced, "reads agenda tables by their head, before their columns pass for margins"),
    Repair(set_under, "clears the right margin, so that what is left is running text"),
    Repair(set_below, "clears the left margin of titles whose numbers stand in the text's column"),
    Repair(set_above, "parts titles from the text beside them where the number stands in the margin, too"),
    Repair(set_in_rows, "rebuilds lists of people that lost their columns, from lines that are single by now"),
    Repair(unroll, "takes rows of cells apart, those of the tables found above as well"),
)
"""A new kind of damage is a new row."""


def repair(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Line, ...]:
    """Return the lines with every repair made, in order."""
    for step, _ in REPAIRS:
        repaired = step(lines, lexicon)
        lines = lines if repaired is lines else _numbered_anew(repaired)
    return tuple(lines)


def _numbered_anew(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each with its place among them as its index."""
    return tuple(line if line.index == index else Line(index, *line[1:]) for index, line in enumerate(lines))
