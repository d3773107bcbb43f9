"""Sets tables that are drawn with rows of dashes, as pandoc writes them, into rows with a tab between their cells.

Goes in: lines. Comes out: lines, each piece with its place in the source. Forms:

      ------------------------------------------          Namn         Organisation
      **Nr**   **Mål**         **Läge**                   ------------ ---------------
      -------- --------------- -----------------          Anna Berg    Vikens kommun
      1        Bryggan         Klar, målas i vår          Bo Ek        Ekby kommun
                               om vädret tillåter
      2        Båthuset        Vilar
      ------------------------------------------

The row with gaps tells where each column begins. Where a rule stands above the head as well, a row may run over
several lines, and a blank line or a new first cell begins the next one; the rule below ends the table.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.pieces import blank, row_of
from protokoll_parser.source import Line, Slice
from protokoll_parser.words.lexicon import Lexicon

COLUMNS = lazy(r"-{2,}(?: +-{2,})+")
RULE = lazy(r"-{8,}")
MOST_HEAD = 4
"""Lines of a head."""
SLACK = 1
"""Columns of the page by which a cell may begin before its rule."""

Cells = list[list[Slice]]
"""For each column the pieces of its cell, a line each."""


def set_dashed(lines: Sequence[Line], _: Lexicon) -> Sequence[Line]:
    """Return the lines with such tables set in rows; the lines as they are if there are none."""
    rules = [place for place, line in enumerate(lines) if line.text[:2] == "--" and COLUMNS.fullmatch(line.text)]
    if not rules:
        return lines
    result: list[Line] = []
    done = 0
    for rule in rules:
        head = _head_start(lines, rule)
        stop = _stop(lines, rule, framed=_is_rule(lines, head - 1))
        if head < done or stop <= rule + 1:
            continue
        result.extend(lines[done:head])
        result.extend(_rows(lines[head:rule], lines[rule], apart=False))
        result.append(blank(lines[rule]))
        result.extend(_rows(lines[rule + 1 : stop], lines[rule], apart=not _is_rule(lines, head - 1)))
        done = stop
    result.extend(lines[done:])
    return result


def _is_rule(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line is a rule without gaps."""
    return 0 <= place < len(lines) and RULE.fullmatch(lines[place].text) is not None


def _head_start(lines: Sequence[Line], rule: int) -> int:
    """Return the index of the first line of the head above the row of dashes."""
    place = rule
    while place > 0 and rule - place < MOST_HEAD and lines[place - 1].text and not _is_rule(lines, place - 1):
        place -= 1
    return place


def _stop(lines: Sequence[Line], rule: int, *, framed: bool) -> int:
    """Return the index of the line after the last row: a rule ends a framed table, a blank line any other."""
    place = rule + 1
    while place < len(lines):
        line = lines[place]
        if _is_rule(lines, place) or (not line.text and not framed) or COLUMNS.fullmatch(line.text):
            return place
        if line.text and line.indent < lines[rule].indent - SLACK:
            break
        place += 1
    return place if not framed else rule


def _rows(lines: Sequence[Line], rule: Line, *, apart: bool) -> Iterator[Line]:
    """Yield a line for each row; `apart` says that every line is a row of its own."""
    starts = [rule.indent + place for place in range(len(rule.text)) if rule.text[place - 1 : place] in ("", " ")]
    starts = [start for start in starts if rule.text[start - rule.indent] == "-"]
    row: Cells = [[] for _ in starts]
    held: list[Line] = []
    blank = False
    for line in lines:
        if not line.text:
            held.append(line)
            blank = True
            continue
        found = _cells(line, starts)
        if any(row) and (apart or blank):
            yield _line(row)
            yield from held
            row, held = [[] for _ in starts], []
        for cell, piece in zip(row, found, strict=True):
            if piece:
                cell.append(piece)
        blank = False
    if any(row):
        yield _line(row)
    yield from held


def _cells(line: Line, starts: Sequence[int]) -> list[Slice | None]:
    """Cut a line where the columns begin; a bullet before the first cell stays with it."""
    found: list[Slice | None] = []
    marked = len(line.marker) + 1 if line.marker else 0
    bounds = [max(0, start - line.indent - marked) for start in starts]
    for left, right in zip(bounds, [*bounds[1:], len(line.text)], strict=True):
        start, stop = min(left, len(line.text)), min(right, len(line.text))
        while start < stop and line.text[start].isspace():
            start += 1
        while stop > start and line.text[stop - 1].isspace():
            stop -= 1
        found.append(Slice(line, start, stop) if start < stop else None)
    return found


def _line(row: Cells) -> Line:
    return row_of(row)._replace(strong=False, marker="", indent=0)
