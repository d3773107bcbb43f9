"""Unrolls agenda tables whose columns are set apart by spaces into the lines that a reader sees in them.

Goes in: lines. Comes out: lines, each piece with its place in the source. Form:

    Nr   Ärende           Beslut / anteckning                        Ansvarig
    1    Ekonomi          Saldo 84 300 kr. Alla avgifter är          Ulla
                          inbetalda.
    2    Farthinder       Frågan bordlades.

The head tells the columns (agenda_heads.py), and where each begins; a row begins where its number or title stands. A
number may stand in the title's own column (`1 Ekonomi`); then what stands there without one goes on with the title.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.agenda_heads import LONGEST_HEAD, agenda_kinds
from protokoll_parser.reading.pieces import blank
from protokoll_parser.source import Line, Slice, cells, whole
from protokoll_parser.words.lexicon import Lexicon

RULED = lazy(r"[-_=–— ]{3,}")
BULLET = lazy(r"([-–•*])[ ](?=\S)")
NUMBERS = frozenset("§0123456789")
NUMBERED = lazy(r"(?:§ ?)?\d{1,3}[a-z]?[.)]?(?=[ ]+[A-ZÅÄÖ\"”]|$)")
SLACK = 2
"""Columns of the page by which a cell may miss its head."""
LEAST_COLUMNS = 3
LEAST_ROWS = 2


class _Column(NamedTuple):
    kind: str
    place: int
    """Where it begins, in columns of the page."""


Row = dict[str, list[Slice]]
"""The pieces of a row by the kind of their column, in order."""


def unroll_spaced(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """Return the lines with such tables unrolled; the lines as they are if there are none."""
    if not any("  " in line.text and _head(line, lexicon) for line in lines):
        return lines
    result: list[Line] = []
    place = found = 0
    while place < len(lines):
        columns = _head(lines[place], lexicon)
        rows, stop = _rows(lines, place + 1, columns) if columns else ([], place)
        if len(rows) < LEAST_ROWS:
            result.append(lines[place])
            place += 1
            continue
        result.append(blank(lines[place]))
        result.extend(blank(line) for line in lines[place + 1 : stop] if RULED.fullmatch(line.text))
        widths = _widths(rows)
        for row in rows:
            result.extend(_lines_of(row, widths))
        place, found = stop, found + 1
    if not found:
        return lines
    return result


def _head(line: Line, lexicon: Lexicon) -> list[_Column]:
    """Return the columns, if the line is the head of an agenda table."""
    if "  " not in line.text or line.row or len(line.text) > LONGEST_HEAD or "\t" in line.text:
        return []
    pieces = cells(whole(line))
    if len(pieces) < LEAST_COLUMNS:
        return []
    kinds = agenda_kinds([piece.text for piece in pieces], lexicon)
    return [_Column(kind, line.indent + piece.start) for kind, piece in zip(kinds, pieces, strict=False)]


def _rows(lines: Sequence[Line], start: int, columns: Sequence[_Column]) -> tuple[list[Row], int]:
    """Return the rows below a head, and the index of the line after them."""
    rows: list[Row] = []
    numbered = False
    place = stop = start
    while place < len(lines):
        line = lines[place]
        if line.text and not RULED.fullmatch(line.text):
            placed = _placed(line, columns)
            if placed is None or not _can_stand(placed[0], begun=bool(rows)):
                break
            first = placed[0][1].text
            numbered = numbered or (not rows and first[0] in NUMBERS)
            if placed[0][0] is columns[0] and (not numbered or NUMBERED.match(first)):
                rows.append({})
            elif not rows or (not lines[place - 1].text and not (numbered and placed[0][0] is not columns[0])):
                break
            for column, piece in placed:
                rows[-1].setdefault(column.kind, []).append(piece)
            stop = place + 1
        place += 1
    return rows, stop


def _can_stand(first: tuple[_Column, Slice], *, begun: bool) -> bool:
    """Say whether a line that begins with this cell can stand in the table: numbers in their column, a row first."""
    column, piece = first
    return piece.text[0] in NUMBERS if column.kind == "number" else begun or column.kind == "title"


def _placed(line: Line, columns: Sequence[_Column]) -> list[tuple[_Column, Slice]] | None:
    """Give every cell of a line its column; None if one stands elsewhere."""
    found: list[tuple[_Column, Slice]] = []
    marked = len(line.marker) + 1 if line.marker else 0
    for piece in cells(whole(line)):
        here = line.indent + (piece.start + marked if piece.start else 0)
        column = next((column for column in columns if abs(column.place - here) <= SLACK), None)
        if column is None and columns[0].place < here < columns[1].place and columns[0].kind == "title":
            column = columns[0]  # it goes on with a title, set in under its words
        if column is None:
            return None
        found.append((column, piece))
    return found


def _widths(rows: Sequence[Row]) -> Mapping[str, int]:
    """Return how wide the cells of each column run."""
    widths: dict[str, int] = {}
    for row in rows:
        for kind, pieces in row.items():
            widths[kind] = max(widths.get(kind, 0), *(piece.stop - piece.start for piece in pieces))
    return widths


def _lines_of(row: Row, widths: Mapping[str, int]) -> Iterator[Line]:
    """Yield the lines of a row: number and title first, then the columns in their order."""
    titles, numbers = row.get("title", []), row.get("number", [])
    for place, title in enumerate(titles):
        number = numbers[0] if numbers and not place and numbers[0].line is title.line else None
        yield _piece(title, number, "")._replace(wrapped=place > 0)
    if titles:
        yield blank(titles[-1].line)
    for kind, pieces in row.items():
        if kind not in ("title", "number"):
            for place, piece in enumerate(pieces):
                line = _piece(piece, None, "" if kind == "text" else kind)
                parted = kind == "text" and place > 0 and line.index - pieces[place - 1].line.index > 1
                if parted:
                    yield blank(pieces[place - 1].line)
                goes_on = place > 0 and not parted and _goes_on(pieces[place - 1], line, widths[kind])
                yield line._replace(wrapped=goes_on)
    last = next(reversed(row.values()))[-1]
    yield blank(last.line)


def _goes_on(before: Slice, line: Line, width: int) -> bool:
    """Say whether a line of a cell goes on with the paragraph above it: that one did not end, or was full."""
    if line.marker:
        return False
    full = before.stop - before.start + len(line.text.split(" ", 1)[0]) >= width
    return full or before.text[-1] not in ".!?:" or line.text[0].islower()


def _piece(piece: Slice, number: Slice | None, label: str) -> Line:
    """Make a line of its own of a cell, its number before it, its bullet off."""
    line = piece.line
    start = piece.start if number is None else number.start
    bullet = BULLET.match(piece.text) if number is None else None
    start += bullet.end() if bullet else 0
    return line._replace(
        text=line.text[start : piece.stop], starts=line.starts[start : piece.stop], stops=line.stops[start : piece.stop],
        indent=0, marker=bullet[1] if bullet else "" if start else line.marker, label=label, strong=number is not None,
    )  # fmt: skip
