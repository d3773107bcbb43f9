"""Takes out the blank line that some converters put below every line.

Goes in: lines. Comes out: lines. Where no two lines of text stand together anywhere, sentences run on over blank lines,
and yet some lines stand further apart than others, one blank line is a line's end and several are a paragraph's.
"""

from collections.abc import Sequence
from itertools import pairwise

from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

LEAST = 20
"""Gaps between lines of text; fewer tell nothing."""
WIDER = 10
"""One gap in so many at least is a paragraph's."""
LEAST_BROKEN = 3
"""Sentences."""
CLAUSE = ("att ", "att\t")
EVEN = 4
"""A paragraph's gap was a blank line between two lines' ends, three in all; of two blank lines there is one in so many at most."""


def close_lines(lines: Sequence[Line], _: Lexicon) -> Sequence[Line]:
    """Return the lines without the blank ones that end lines, if the text is set so; else as they are."""
    places = [place for place, line in enumerate(lines) if line.text]
    gaps = [after - before - 1 for before, after in pairwise(places)]
    if len(gaps) < LEAST or min(gaps) < 1:
        return lines
    wider = sum(gap > 1 for gap in gaps)
    if WIDER * wider < len(gaps) or EVEN * gaps.count(2) > wider or not _run_on(lines, places):
        return lines
    ends = {
        before + 1 + number for before, gap in zip(places, gaps, strict=False) for number in range(gap - (gap - 1) // 2)
    }
    return [line for place, line in enumerate(lines) if place not in ends]


def _run_on(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Say whether sentences go on behind a blank line, again and again."""
    broken = sum(
        after - before == 2
        and lines[after].text[0].islower()
        and not lines[after].text.startswith(CLAUSE)
        and lines[before].text[-1] not in ".:;?!,"
        for before, after in pairwise(places)
    )
    return broken >= LEAST_BROKEN
