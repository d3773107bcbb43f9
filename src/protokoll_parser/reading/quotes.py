"""Tells text that a converter set in (`> Nämnden godkänner planen.`) from text that is quoted.

Goes in: lines. Comes out: lines. A quotation is led in (`Motionen lyder:`), long, or alone in the text. Where short blocks
stand again and again without any lead-in, the mark is how the page's indentation came out, and what they say is the
meeting's own. Where every line begins with who is to do something, the mark is an arrow (`> Bo ringer plåtslagaren.`), and left.
"""

from collections.abc import Sequence
from itertools import groupby

from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

LEAST = 3
LONGEST = 8
"""Lines of a block that is set in."""


def unquoted(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """Return the lines; where marks of quotation only set text in, without them."""
    blocks = [list(block) for quoted, block in groupby(lines, lambda line: line.quoted) if quoted]
    if len(blocks) < LEAST or any(len(block) > LONGEST or _is_led_in(lines, block[0]) for block in blocks):
        return lines
    if all(_gives_task(line, lexicon) for block in blocks for line in block):
        return lines
    return tuple(line._replace(quoted=False) if line.quoted else line for line in lines)


def _gives_task(line: Line, lexicon: Lexicon) -> bool:
    """Say whether a line says what somebody does, by a given name and a verb: `Bo ringer plåtslagaren.`"""
    words = line.text.split(None, 3)
    given = lexicon.words.get("given_names", frozenset())
    return len(words) > 2 and words[0].casefold() in given and any(word.endswith("r") for word in words[1:3])


def _is_led_in(lines: Sequence[Line], first: Line) -> bool:
    """Say whether the last text before a block announces it, or the block opens with a head as e-mails have it."""
    before = next((lines[place].text for place in range(first.index - 1, -1, -1) if lines[place].text), "")
    return not before or before.endswith(":") or ":" in first.text[:12]
