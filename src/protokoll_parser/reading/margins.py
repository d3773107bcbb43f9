"""Sets titles that stand in the left margin, beside or below the number of their paragraph, below it on lines of their own.

Goes in: lines. Comes out: lines, each piece with its place in the source. Forms, old typed minutes above all:

    Öppnande   § 1                              § 1          Ordf. öppnade mötet och hälsade
               Ordf. öppnade mötet.             Öppnande     alla välkomna.
    Förra      § 2                              § 2          Protokollet godkändes.
    mötet      Protokollet godkändes.           Förra
                                                mötet
    Ekonomi    § 3.  Kassören redogjorde för
               ställningen.

Only where at least three rising numbers have text in one column below or beside them, and most of them something in
the margin, is it such a page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.pieces import blank, part_of
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

NUMBERED = lazy(r"(?P<margin>[A-ZÅÄÖ].{1,28}[ ])?(?P<label>§ ?(?P<number>\d{1,3})\.?)(?:[ ]{2,}(?=\S)|$)")
LEAST = 3


class _Head(NamedTuple):
    """A line with the number of a paragraph."""

    place: int
    number: int
    start: int
    """Where its label begins in the line's text."""
    stop: int
    column: int
    """Where the text of the paragraph stands, in columns of the page."""


def set_below(lines: Sequence[Line], _: Lexicon) -> Sequence[Line]:
    """Return the lines with titles from the margin set below their numbers; the lines as they are if there are none."""
    heads = [head for place, line in enumerate(lines) if "§" in line.text[:31] and (head := _head(line, place))]
    if len(heads) < LEAST:
        return lines
    column, count = Counter(head.column for head in heads).most_common(1)[0]
    heads = [
        head._replace(column=column)  # a number without a title may have its text beside it, or below
        for head in heads
        if column in (head.column, lines[head.place].indent + head.start)
    ]
    if count < LEAST or any(after.number <= before.number for before, after in pairwise(heads)):
        return lines
    stops = [*(head.place for head in heads[1:]), len(lines)]
    blocks = [_block(lines, head, stop) for head, stop in zip(heads, stops, strict=True)]
    if not _is_such_page(blocks):
        return lines
    result = list(lines[: heads[0].place])
    for block in blocks:
        result.extend(_set_anew(block))
    return result


def _head(line: Line, place: int) -> _Head | None:
    """Return the number of a paragraph that a line holds: alone, behind its title, before its text, or between both."""
    match = NUMBERED.match(line.text)
    if match is None or line.marker or line.row:
        return None
    beside = match.end() < len(line.text) and not match["margin"]
    column = line.indent + (match.end() if beside else match.start("label"))
    return _Head(place, int(match["number"]), match.start("label"), match.end("label"), column)


class _Block(NamedTuple):
    """A paragraph, taken apart."""

    label: Line
    margin: Sequence[Line]
    """What stands in the margin: the title."""
    text: Sequence[Line]
    """What stands in the column, blank lines too."""
    rest: Sequence[Line]
    """The lines from the first on that stands in neither."""


def _block(lines: Sequence[Line], head: _Head, stop: int) -> _Block:
    """Take a paragraph apart, up to the first line that stands neither in the margin nor in the column."""
    first = lines[head.place]
    behind = head.stop + len(first.text[head.stop :]) - len(first.text[head.stop :].lstrip())
    pieces = [
        (part_of(first, 0, head.start) if head.start else None, None),
        (None, part_of(first, behind, len(first.text)) if behind < len(first.text) else None),
    ]
    place = head.place + 1
    over = False  # the title: below a blank line others sign in the margin
    while place < stop and (dealt := _dealt(lines[place], head.column)) and not (over and dealt[0]):
        pieces.append(dealt)
        over = over or not lines[place].text
        place += 1
    margin, text = ([piece for piece in column if piece] for column in zip(*pieces, strict=True))
    return _Block(part_of(first, head.start, head.stop), margin, text, lines[place:stop])


def _dealt(line: Line, column: int) -> tuple[Line | None, Line] | None:
    """Deal a line out to the margin and the column; None where it stands in neither."""
    cut, text = column - line.indent, line.text
    if not text or cut <= 0:
        return None, line._replace(indent=max(-cut, 0))
    if len(text) <= cut and "  " not in text and not line.marker:
        return line, blank(line)
    if text[cut - 1 : cut] == " " and text[cut : cut + 1].strip() and "  " not in text[:cut].rstrip():
        return part_of(line, 0, cut), part_of(line, cut, len(text))
    return None


def _is_such_page(blocks: Sequence[_Block]) -> bool:
    """Say whether titles stand in the margin: most paragraphs have one, each its own, and running text beside or below."""
    titles = ["".join(line.text for line in block.margin) for block in blocks if block.margin]
    distinct = len(set(titles)) * 4 >= len(titles) * 3  # labels (`Beslut`) return from paragraph to paragraph
    return 2 * len(titles) >= len(blocks) and distinct and 2 * sum(map(_speaks, blocks)) >= len(blocks)


def _speaks(block: _Block) -> bool:
    """Say whether the column holds running text: not a title beside the number, which would end there."""
    first, second = ([line.text for line in block.text[:2]] + ["", ""])[:2]
    if block.text and block.text[0].number > block.label.number:
        return any(line.text for line in block.text)
    return first.endswith((".", ",", "-", ":")) or second[:1].islower()


def _set_anew(block: _Block) -> Iterator[Line]:
    """Yield the number, what stands in the margin, and the text."""
    yield block.label
    yield from block.margin
    yield blank(block.label)
    yield from block.text
    yield from block.rest
