"""Knows headings by the rule that is drawn right below them, as plain text and setext markdown have them.

Goes in: the lines of a text. Comes out: the lines, an underlined one with the level of its heading. Forms:

    Vattenrådet för Ljusan          Ekonomi
    ======================          -------

The rule is as long as the words above it: a rule across the page, a signature line and the rule of a table are not.
"""

from collections.abc import Sequence

from protokoll_parser.source import Line

LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4}
LONGEST = 120
SHORTEST = 3
SLACK = 2
"""By how many characters a rule drawn by hand may miss the words above it."""


def headed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, those that stand free above a rule of their own length as headings."""
    drawn = [place for place, line in enumerate(lines) if place and line.text[:1] in LEVELS]
    levels = {place: level for place in drawn if (level := _level(lines, place))}
    if not levels:
        return tuple(lines)
    return tuple(
        line._replace(level=levels[place + 1]) if place + 1 in levels else line for place, line in enumerate(lines)
    )


def _level(lines: Sequence[Line], place: int) -> int:
    """Return the level of the heading that the line at `place` underlines; 0 where it is no such rule."""
    rule = lines[place].text
    level = LEVELS.get(rule[:1], 0)
    if not level or len(rule) < SHORTEST or rule.strip(rule[0]):
        return 0
    above = lines[place - 1]
    free = place == 1 or not lines[place - 2].text
    worn = above.level or above.marker or above.row or above.quoted
    if not free or worn or not above.text or not above.text[0].isalnum() or above.text[-1] in ".,;:":
        return 0
    fits = (
        abs(len(rule) - len(above.text)) <= SLACK and len(above.text) <= LONGEST and above.indent == lines[place].indent
    )
    return level if fits else 0
