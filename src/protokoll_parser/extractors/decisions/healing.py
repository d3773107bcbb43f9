"""Puts paragraphs right that the line breaks have cut or run together in the wrong places.

Paragraphs in, paragraphs out, nothing lost. A line that fills its column and goes on without a blank line was wrapped,
even where the next one begins with `att` or a capital; a decision that begins a line inside a list entry is a paragraph
of its own. Forms:

    … till utredaren med uppdrag / att belysa …       one paragraph (the first line is full)
    … att välja N N / att justeringen äger rum …      two (it is not)
    * larm saknar förteckning / Ärendet bordlades.    two
"""

import re
from collections.abc import Callable, Sequence

from protokoll_parser.extractors.decisions.points import LONGEST
from protokoll_parser.extractors.decisions.sheets import merge, part_of
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Line
from protokoll_parser.structure import Paragraph

FULL = 0.85
"""A line this long, compared with the longest of its block, had no room for the next word."""
NARROW = 48
"""Shorter lines are no running text."""
MOST_LINES = 40
"""Longer paragraphs are left as they are."""
OPEN_WORDS = ("samt", "och", "beslutar", "beslutade", "beslöt", "besluta", "att", "om")

CLAUSE = lazy(r"att\b", re.IGNORECASE)
EXPECTANT = lazy(
    r"(?:uppdrag|förutsättning|villkor|innebörd|uppdraget|mandat|rätt|genom|för|möjlighet|skyldighet|(?:åt|bemyndiga|uppmana) [^\s,]+)$"
)
"""After these words a clause is due: `ge kansliet i uppdrag / att …`, `under förutsättning / att …`."""


def heal(paragraphs: Sequence[Paragraph], decides: Callable[[str], bool]) -> list[Paragraph]:
    """Join what was wrapped, part what was run together."""
    width = max((_extent(line) for paragraph in paragraphs for line in paragraph.lines), default=0)
    healed: list[Paragraph] = []
    for paragraph in paragraphs:
        if healed and _is_wrapped(healed[-1], paragraph, width) and not decides(paragraph.passage.text):
            before = healed.pop()
            whole = merge((before, paragraph)).passage
            healed.append(before._replace(passage=whole, lines=(*before.lines, *paragraph.lines)))
        elif paragraph.marker and len(paragraph.lines) > 1:
            healed.extend(_parted(paragraph, decides))
        else:
            healed.append(paragraph)
    return healed


def _extent(line: Line) -> int:
    return line.indent + len(line.text)


def _is_wrapped(before: Paragraph, paragraph: Paragraph, width: int) -> bool:
    """Say whether a paragraph goes on with the sentence of the one before it."""
    if paragraph.marker or paragraph.blank_before or width < NARROW:
        return False
    if not before.lines or not paragraph.lines or len(before.lines) > MOST_LINES:
        return False
    last, text = before.lines[-1], before.passage.text
    if last.row or paragraph.lines[0].row or "\t" in last.text or "  " in last.text[20:]:
        return False
    if _extent(last) < FULL * width or text[-1:] in ".:;!?,)" or text.endswith(OPEN_WORDS):
        return False
    return not CLAUSE.match(paragraph.passage.text) or not CLAUSE.match(text) or EXPECTANT.search(text) is not None


def _parted(paragraph: Paragraph, decides: Callable[[str], bool]) -> list[Paragraph]:
    """Cut a list entry before the line that begins a decision."""
    passage = paragraph.passage
    for place, piece, before in zip(passage.at[1:], passage.slices[1:], passage.slices, strict=False):
        if (
            piece.line is before.line
            or not passage.text[place].isupper()
            or passage.text[place - 2 : place - 1] in ".,:;-"
        ):
            continue
        start, stop = sentences(passage.text, place, min(place + LONGEST, len(passage.text)))[0]
        if passage.text[start:stop].endswith(".") and decides(passage.text[start:stop]):
            lines = tuple(line for line in paragraph.lines if line.index < piece.line.index)
            rest = tuple(line for line in paragraph.lines if line.index >= piece.line.index)
            return [
                paragraph._replace(passage=part_of(passage, 0, place), lines=lines),
                Paragraph(part_of(passage, place, len(passage.text)), "", rest),
            ]
    return [paragraph]
