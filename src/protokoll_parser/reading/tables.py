"""Unrolls agendas set as tables into lines of their own.

Goes in: lines. Comes out: lines. A row of a table headed `Ärende | Beslut | Ansvarig | Klart` becomes the lines a
reader sees in it: number and title, running text, decision, person responsible; each knows the column it stood in
(`Line.label`) and its place in the source. Everything else passes through unchanged.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.classifying.furniture import is_furniture
from protokoll_parser.patterns import lazy
from protokoll_parser.reading.agenda_heads import LONGEST_HEAD, agenda_kinds
from protokoll_parser.reading.beside import set_above
from protokoll_parser.reading.dashed import set_dashed
from protokoll_parser.reading.margins import set_below
from protokoll_parser.reading.mend import BREAK
from protokoll_parser.reading.people_tables import set_in_rows
from protokoll_parser.reading.quotes import unquoted
from protokoll_parser.reading.right_margin import set_under
from protokoll_parser.reading.spaced import unroll_spaced
from protokoll_parser.reading.spread import close_up
from protokoll_parser.source import Line, Slice
from protokoll_parser.words.lexicon import Lexicon

TITLE_STOP = lazy(r"\.[ ](?=[A-ZÅÄÖ])|(?<=[a-zåäö]{4})\.[ ](?=\d)")


def unroll(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Line, ...]:
    """Return the lines with agenda tables unrolled, numbered anew by index."""
    lines = set_under(unroll_spaced(set_dashed(close_up(unquoted(lines))), lexicon), lexicon)
    lines = set_in_rows(set_above(set_below(lines)), lexicon)
    if not any(line.row or "\t" in line.text or BREAK in line.text for line in lines):
        return tuple(lines)
    result: list[Line] = []
    heads: tuple[str, ...] = ()
    for line in lines:
        if "\t" in line.text:
            opened = _agenda_heads(line, lexicon)
            heads = opened or heads
            if opened:
                result.append(line._replace(text="", starts=(), stops=()))
                continue
            if heads and (line.row or line.text.count("\t") >= 1):
                result.extend(_row(line, heads))
                continue
        elif heads and line.text and not is_furniture(line, lexicon, line.text.casefold()):
            heads = ()
        result.extend(_pieces(line) if BREAK in line.text and not line.row else (line,))
    return tuple(line if line.index == index else Line(index, *line[1:]) for index, line in enumerate(result))


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
                yield _blank(line)
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
                yield _blank(line)
    if opened:
        yield _blank(line)


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


def _blank(line: Line) -> Line:
    return line._replace(text="", starts=(), stops=(), label="", marker="", row=False)
