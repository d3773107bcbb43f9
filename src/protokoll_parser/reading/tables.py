"""Unrolls agendas set as tables into lines of their own.

Goes in: lines. Comes out: lines. A row of a table headed `Ärende | Beslut | Ansvarig | Klart` becomes the lines a
reader sees in it: number and title, running text, decision, person responsible; each knows the column it stood in
(`Line.label`) and its place in the source. Everything else passes through unchanged.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.classifying.furniture import is_furniture
from protokoll_parser.patterns import lazy
from protokoll_parser.reading.agenda_heads import LONGEST_HEAD, agenda_kinds
from protokoll_parser.reading.mend import BREAK
from protokoll_parser.reading.pieces import blank
from protokoll_parser.source import Line, Slice
from protokoll_parser.words.lexicon import Lexicon

TITLE_STOP = lazy(r"\.[ ](?=[A-ZÅÄÖ])|(?<=[a-zåäö]{4})\.[ ](?=\d)")


def unroll(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """Return the lines with agenda tables unrolled; the lines as they are if nothing in them is set in cells."""
    if not any(line.row or "\t" in line.text or BREAK in line.text for line in lines):
        return lines
    result: list[Line] = []
    heads: tuple[str, ...] = ()
    for line in lines:
        if "\t" in line.text:
            opened = _agenda_heads(line, lexicon)
            heads = opened or heads
            if opened:
                result.append(blank(line))
                continue
            if heads and (line.row or line.text.count("\t") >= 1):
                result.extend(_row(line, heads))
                continue
        elif heads and line.text and not is_furniture(line, lexicon, line.text.casefold()):
            heads = ()
        result.extend(_pieces(line) if BREAK in line.text and not line.row else (line,))
    return result


def _pieces(line: Line) -> Iterator[Line]:
    """Yield the parts of a line between its line breaks (`<br>`) as lines."""
    for piece in _broken(Slice(line, 0, len(line.text))):
        if piece.text:
            yield _cut(line, piece, label="", number=None, strong=line.strong)


def _columns(line: Line) -> list[Slice]:
    """Cut a row at its tabs; empty cells stay."""
    found, start = [], 0
    text = line.text
    for index in [*(place for place, letter in enumerate(text) if letter == "\t"), len(text)]:
        left, right = start, index
        while left < right and text[left] in " \t":
            left += 1
        while right > left and text[right - 1] == " ":
            right -= 1
        found.append(Slice(line, left, right))
        start = index + 1
    return found


def _agenda_heads(line: Line, lexicon: Lexicon) -> tuple[str, ...]:
    """Return what each column of an agenda table holds, if the line is the head of one; else nothing."""
    if len(line.text) > LONGEST_HEAD:
        return ()
    return agenda_kinds([cell.text for cell in _columns(line)], lexicon)


def _row(line: Line, heads: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of one row: number and title first, then the rest in the order of the columns."""
    columns = _columns(line)
    number = next((cell for cell, head in zip(columns, heads, strict=False) if head == "number" and cell.text), None)
    opened = False
    for cell, head in zip(columns, heads, strict=False):
        if head == "number" or not cell.text:
            continue
        for place, piece in enumerate(_broken(cell)):
            if not piece.text:
                continue
            first = head == "title" and place == 0
            if first and (stop := TITLE_STOP.search(piece.text)):
                yield _cut(line, piece._replace(stop=piece.start + stop.start()), label="", number=number, strong=True)
                yield blank(line)
                yield _cut(line, piece._replace(start=piece.start + stop.end()), label="", number=None, strong=False)
                opened = True
                continue
            yield _cut(
                line,
                piece,
                label="" if head in ("title", "text") else head,
                number=number if first else None,
                strong=first,
            )
            if first:
                opened = True
                yield blank(line)
    if opened:
        yield blank(line)


def _broken(cell: Slice) -> Iterator[Slice]:
    """Cut a cell at its line breaks, and a title from the sentences that follow it in the same cell."""
    start = cell.start
    for index in [*(place for place in range(cell.start, cell.stop) if cell.line.text[place] == BREAK), cell.stop]:
        left, right = start, index
        while left < right and cell.line.text[left].isspace():
            left += 1
        while right > left and cell.line.text[right - 1].isspace():
            right -= 1
        yield Slice(cell.line, left, right)
        start = index + 1


def _cut(line: Line, piece: Slice, *, label: str, number: Slice | None, strong: bool) -> Line:
    """Make a line of its own of part of a row; a number's cell is set before a title's."""
    text, starts, stops = (
        piece.text,
        list(line.starts[piece.start : piece.stop]),
        list(line.stops[piece.start : piece.stop]),
    )
    marker = ""
    if number is not None:
        text = f"{number.text} {text}"
        glue = number.line.stops[number.stop - 1]
        starts = [*number.line.starts[number.start : number.stop], glue, *starts]
        stops = [*number.line.stops[number.start : number.stop], starts[len(number.text) + 1], *stops]
    elif text[:2] in ("- ", "* ", "• ", "– "):
        marker, text, starts, stops = text[0], text[2:], starts[2:], stops[2:]
    return line._replace(
        text=text, starts=starts, stops=stops, label=label, marker=marker, row=False, strong=strong, indent=0
    )
