"""Cuts what stands under a heading into blocks by standing label; paragraphs.py cuts blocks into paragraphs.

Goes in: the lines of a section, furniture left out. Comes out: `Block`s. A label may stand on a line of its own,
before its text on the same line, in a column to the left of it, or be the heading of a table's column (`line.label`).
"""

import itertools
from collections.abc import Sequence

from protokoll_parser.outline.paragraphs import CLAUSE, paragraphs_of, says_way
from protokoll_parser.source import Line, Slice, join, whole
from protokoll_parser.structure import Block
from protokoll_parser.words.labels import LabelMatch, match_label
from protokoll_parser.words.lexicon import Label, Lexicon


def item_text(lines: Sequence[Line], lexicon: Lexicon, *, width: int, first: int = 0) -> tuple[Block, ...]:
    """Cut a section's own lines into blocks and paragraphs.

    `width` is the text's line width (see `line_width`); `first` is where the running text begins on the first line
    (a heading without a title), 0 otherwise.
    """
    blocks: list[Block] = []
    key, label, by, inline = "text", None, None, False
    column = ""
    pending: list[Slice | None] = []
    for line in lines:
        start = first if line is lines[0] else 0
        found = _label(line, lexicon) if line.text and not start and not _goes_on(line, pending) else None
        if line.label and line.text and not found:
            if line.label == column and pending and pending[-1]:
                pending.append(whole(line))
                continue
            found = LabelMatch(Label(line.label), 0, 0)
        column = line.label
        if found is None:
            pending.append(Slice(line, start, len(line.text)) if line.text else None)
            continue
        if pending or label is not None:
            blocks.append(Block(key, label, by, inline, tuple(paragraphs_of(pending, width))))
        key, by = found.label.key, found.by
        label = join([Slice(line, 0, found.stop)]) if found.stop else None
        inline = bool(found.stop) and found.value < len(line.text)
        pending = [Slice(line, found.value, len(line.text))] if found.value < len(line.text) else []
    if pending or label is not None:
        blocks.append(Block(key, label, by, inline, tuple(paragraphs_of(pending, width))))
    return tuple(block for block in blocks if block.paragraphs or block.label)


def line_width(lines: Sequence[Line]) -> int:
    """Return how wide the text's lines run before they are wrapped; 0 where lines are not wrapped at all.

    A line that goes on with a small letter was wrapped; the longest such lines tell the width.
    """
    wrapped = sorted(
        len(line.text)
        for line, following in itertools.pairwise(lines)
        if line.text and following.text and following.text[0].islower() and not line.marker and not following.marker
        and not line.row and len(line.text) < 200 and not CLAUSE.match(following.text)
    )  # fmt: skip
    width = wrapped[len(wrapped) * 9 // 10] if wrapped else 0
    unwrapped = sum(len(line.text) > width + 20 and not line.row for line in lines)
    return width if len(wrapped) > unwrapped else 0


def _goes_on(line: Line, pending: Sequence[Slice | None]) -> bool:
    """Say whether a line goes on with what stands above it, whatever label it begins like.

    A row is the head of a table that the paragraph above leads in; `Ja (10)` ends the sentence `… Bo Ek (V) röstar`.
    """
    if pending and pending[-1] is not None and says_way(pending[-1].text, line.text):
        return True
    before = next(filter(None, reversed(pending[-3:])), None) if line.row else None
    return before is not None and not before.line.row and before.text.endswith(":")


def _label(line: Line, lexicon: Lexicon) -> LabelMatch | None:
    """Return the label of an item that the line opens with; labels of the form's own parts do not count here."""
    found = match_label(line, lexicon)
    if found is None or found.label.scope != "item":
        return None
    text = line.text
    if found.value < len(text) and ":" not in text[: found.value] and found.stop == found.value:
        return None
    if (
        line.marker
        and found.value < len(text)
        and ":" in text[: found.value]
        and found.label.key in ("background", "attachments")
    ):
        return None
    return found
