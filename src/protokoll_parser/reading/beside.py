"""Sets titles that stand in a column to the left of their text above it, as most minutes have them.

Goes in: lines. Comes out: lines, each piece with its place in the source. Form:

    1. Öppnande     Anna Berg hälsar alla välkomna och
                    öppnar mötet.
    2. Förra        Protokollet från den 3 maj godkändes.
       mötet

Only where at least three numbered titles have their text at one column, and the text goes on there below them, is it
such a page: a registry number or a name at the right margin has nothing below it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.pieces import blank, part_of
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

TITLED = lazy(r"(?:§ ?)?\d{1,3}[.)]?[ ]{1,3}[A-ZÅÄÖ](?:\S| (?! )){1,40}?[ ]{2,}(?=\S)")
"""A number, a title and a gap; the text stands behind it."""
NUMBER = lazy(r"(?:§ ?)?\d{1,3}[.)]?[ ]{1,3}")
LEAST = 3
DIGITS = frozenset("§0123456789")


def set_above(lines: Sequence[Line], _: Lexicon) -> Sequence[Line]:
    """Return the lines with titles set above their text, where they stand beside it; else the lines as they are."""
    starts: dict[int, int] = {}
    for place, line in enumerate(lines):
        text = line.text
        if text[:1] in DIGITS and "  " in text and (match := TITLED.match(text)):
            starts[place] = line.indent + match.end()
    if len(starts) < LEAST:
        return lines
    column, count = Counter(starts.values()).most_common(1)[0]
    titled = {place: start for place, start in starts.items() if start == column}
    going = sum(_goes_on(lines, place, column) for place in titled)
    if count < LEAST or 2 * going < count:
        return lines
    return tuple(_apart(lines, titled, column))


def _goes_on(lines: Sequence[Line], place: int, column: int) -> bool:
    """Say whether text stands at a column on the next line too."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    cut = _cut_at(below, column) if below is not None and below.text else None
    return below is not None and cut is not None and not below.text[cut].isdigit()  # prices stand in columns, too


def _cut_at(line: Line, column: int) -> int | None:
    """Return where in a line's text the column begins: 0 where the whole line stands there, None where nothing does."""
    marked = len(line.marker) + 1 if line.marker else 0
    if line.indent >= column or line.indent + marked == column:
        return 0
    place = column - line.indent
    text = line.text
    if place >= len(text) or text[place].isspace() or text[place - 2 : place].strip():
        return None
    return place


def _cut_below(line: Line, head: Line, column: int) -> int | None:
    """Return where the column begins in a line below a title; one space is gap enough behind the rest of the title."""
    cut, place = _cut_at(line, column), column - line.indent
    if cut is not None or not 1 < place < len(line.text) or line.marker:
        return cut
    number = NUMBER.match(head.text)
    under = number is not None and line.indent == head.indent + number.end()
    return place if under and line.text[place - 1] == " " != line.text[place] else None


def _apart(lines: Sequence[Line], titled: Mapping[int, int], column: int) -> Iterator[Line]:
    """Yield the lines, of each titled block the title first."""
    place = 0
    while place < len(lines):
        if place not in titled:
            yield lines[place]
            place += 1
            continue
        stop = _block_end(lines, place, titled, column)
        yield from _block(lines[place:stop], column)
        place = stop


def _block_end(lines: Sequence[Line], start: int, titled: Mapping[int, int], column: int) -> int:
    """Return the index of the line before which a block ends: the next title, or text that is not at the column."""
    place = stop = start + 1
    while place < len(lines) and place not in titled:
        if lines[place].text:
            cut = _cut_below(lines[place], lines[start], column)
            if cut is None and not _is_title_part(lines[place], lines[start], column):
                break
            stop = place + 1
        place += 1
    return stop


def _is_title_part(line: Line, head: Line, column: int) -> bool:
    """Say whether a line holds but the end of the title: it stands under the title's words."""
    return head.indent < line.indent < column and line.indent + len(line.text) <= column and "  " not in line.text


def _block(lines: Sequence[Line], column: int) -> Iterator[Line]:
    texts: list[Line] = []
    for number, line in enumerate(lines):
        cut = _cut_below(line, lines[0], column) if line.text and number else column - line.indent
        if not line.text:
            texts.append(line)
        elif cut is None:
            yield line
        else:
            if cut:
                yield part_of(line, 0, cut)
            texts.append(part_of(line, cut, len(line.text)) if cut else line._replace(indent=line.indent - column))
    yield blank(lines[0])
    yield from texts
