"""Reads tables of ballots: a cross under Ja, Nej, Avstår or Frånvarande, or the names themselves.

Goes in: the rows of a table. Comes out: `Cast` values and the totals of the last row. Forms:

    Ledamot   Parti   Ja   Nej   Avstår               several groups of columns are several votes
    Anna Berg (S)     X
    Bo Ek (M)         Eva Falk (M)   X                the substitute beside the member replaced votes
    Summa             1    1     0

    Namn              Parti   § 12   § 14             several votes, each with what was said
    Anna Berg         S       Ja     Avstår

    Ja (1)            Nej (1)                         names under the sides, counted or not
    Anna Berg (S)     Bo Ek (M)

Columns are told apart by tabs where the table has any, else by where they stand on the line.
"""

from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.votes.ballots import (
    MARKS,
    Cast,
    Row,
    ballot_sides,
    cast,
    is_sum,
    people_in_cell,
)
from protokoll_parser.extractors.votes.tallies import ABSENT, ABSTAIN, NO, YES
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.source import Slice, cells
from protokoll_parser.values.numerals import parse_number

WORD = lazy(r"\S+")
NAMES = ("Namn", "Ledamot", "Ledamöter", "NAMN", "LEDAMOT", "LEDAMÖTER")
PARTY = ("Parti", "parti", "PARTI")
LETTERED = lazy(r"(?:^|\s)J\s+N(?:\s|$)")
LETTERS = {"J": YES, "N": NO, "A": ABSTAIN, "F": ABSENT, "Av": ABSTAIN, "Avs": ABSTAIN, "Frv": ABSENT}
ITEM = lazy(r"(?:§|Ärende|Punkt)\s*\d{1,3}[a-z]?")
COUNTED = lazy(r"[ ]*\([ ]?\d{1,3}[ ]?\)$")
"""How many voted so, behind what the column is headed by: `Ja (9)`."""
VOTE = lazy(r"(?:§|Ärende|Punkt)\s*\d{1,3}[a-z]?\b|(?:Votering|Omröstning)(?:\s+\d)?\b|Röst\b")
"""What one of several votes side by side is headed by, where the rows say Ja and Nej."""
WIDEST = 300
"""Longest line that is looked at as the head of a table."""
NEAR = 3
"""Columns by which a name's left edge may be off its heading's."""


class Column(NamedTuple):
    """A column of a table of ballots."""

    side: str
    group: int
    left: int
    middle: float
    tab: int


class Table(NamedTuple):
    """The columns under which ballots stand."""

    columns: tuple[Column, ...]
    tabbed: bool
    groups: int
    """How many votes stand side by side."""
    others: tuple[Slice, ...] = ()
    """The headings of the other columns, but the first: `Parti`, `Närvaro`."""


def read_table(row: Row) -> Table | None:
    """Read the head of a table of ballots: `Ledamot   Parti   Ja   Nej   Avstår`, once or several times over."""
    folded = row.text.casefold()
    if len(folded) > WIDEST:
        return None
    if ("ja" not in folded or "nej" not in folded) and not LETTERED.search(row.text):
        return _worded(row)
    columns: list[Column] = []
    group = -1
    parts = [part for cell in cells(row.piece) for part in _sides(cell)]
    for cell in parts:
        side = _headed(cell)
        if side is None:
            continue
        group += side == YES or group < 0
        columns.append(Column(side, group, _left(cell), _middle(cell), _tab(cell)))
    if {YES, NO} - {column.side for column in columns}:
        return None
    others = tuple(cell for cell in parts[1:] if all(column.left != _left(cell) for column in columns))
    return Table(tuple(columns), "\t" in row.piece.line.text, group + 1, others)


def _worded(row: Row) -> Table | None:
    """Read the head of a table whose rows say Ja and Nej under each vote: `Namn   Parti   § 12   § 14`."""
    if not row.text.startswith(NAMES):
        return None
    line, start, stop = row.piece
    heads = [Slice(line, *match.span()) for match in VOTE.finditer(line.text, start, stop)]
    columns = [Column("", group, _left(cell), _middle(cell), _tab(cell)) for group, cell in enumerate(heads)]
    before = [
        Slice(line, *ends)
        for ends in zip([start, *(head.stop for head in heads)], [*(head.start for head in heads), stop], strict=True)
    ]
    others = [cell for piece in before for cell in cells(piece)][1:]
    return Table(tuple(columns), "\t" in row.piece.line.text, len(columns), tuple(others)) if columns else None


def _sides(cell: Slice) -> list[Slice]:
    """Cut headings apart that one space parts (`Nej Avst`); another cell stays whole."""
    words = [Slice(cell.line, *match.span()) for match in WORD.finditer(cell.line.text, cell.start, cell.stop)]
    return words if all(map(_headed, words)) else [cell]


def _headed(cell: Slice) -> str | None:
    """Return the side that a column is headed by; the item may be named with it (`§ 12 Ja`)."""
    wording = COUNTED.sub("", ITEM.sub("", cell.text)).strip(" .:*")
    return ballot_sides().get(wording.casefold()) or LETTERS.get(wording)


def read_cells(row: Row, table: Table, register: Register) -> tuple[Cast, ...] | None:
    """Read a row of a table of ballots; None if it is no row of the table, () if nobody voted in it."""
    parts = cells(row.piece)
    if not parts:
        return None
    line = row.piece.line
    parties = [cell for cell in parts[1:] if (heading := _heading(cell, table)) and heading.text.startswith(PARTY)]
    named = [(cell, None if cell in parties else _person(cell, register)) for cell in parts]
    if all(person for _, person in named):
        listed = [(person, _under(cell, table)) for cell, person in named]
        if all(column for _, column in listed):
            return tuple(cast(each, under.side, line, under.group) for each, under in listed if each and under)
    if not named[0][1]:
        return None
    voter = next(person for _, person in reversed(named) if person)
    letters = (cell.text for cell, _ in named[1:] if cell in parties or register.is_party(cell.text))
    voter = voter._replace(party=voter.party or next(letters, None))
    return tuple(cast(voter, side, line, group) for cell, _ in named[1:] for side, group in _marked(cell, table))


def read_sums(row: Row, table: Table) -> tuple[dict[str, int], ...]:
    """Read the last row of a table of ballots: the totals of each group of columns; () if it is no such row."""
    parts = cells(row.piece)
    if not parts or not is_sum(parts[0].text.casefold().strip(" :.")) or not table.columns[0].side:
        return ()
    sums: tuple[dict[str, int], ...] = tuple({} for _ in range(table.groups))
    for cell in parts[1:]:
        number = parse_number(cell.text)
        if number is not None:
            column = _nearest(cell, table)
            sums[column.group][column.side] = number
    return sums


def _person(cell: Slice, register: Register) -> Mention | None:
    people = people_in_cell(cell, register)
    return people[0] if len(people) == 1 else None


def _marked(cell: Slice, table: Table) -> Iterator[tuple[str, int]]:
    """Yield the side and the group of columns that a cell marks."""
    folded = cell.text.casefold().strip(" .")
    word = ballot_sides().get(folded)
    if word == ABSENT and _heading(cell, table):
        return  # absent from the meeting, not in a vote
    if word == ABSENT:
        yield from ((ABSENT, group) for group in range(table.groups))
    elif word:
        yield word, _nearest(cell, table).group
    elif folded in MARKS and table.columns[0].side:
        column = _nearest(cell, table)
        yield column.side, column.group


def _heading(cell: Slice, table: Table) -> Slice | None:
    """Return the heading that a cell stands under where its column holds no ballots."""
    if table.tabbed:
        return next((heading for heading in table.others if _tab(heading) == _tab(cell)), None)
    return next((heading for heading in table.others if abs(_left(heading) - _left(cell)) <= 1), None)


def _nearest(cell: Slice, table: Table) -> Column:
    """Return the column that a cell belongs to."""
    if table.tabbed:
        tab = _tab(cell)
        return min(table.columns, key=lambda column: abs(column.tab - tab))
    middle = _middle(cell)
    return min(table.columns, key=lambda column: abs(column.middle - middle))


def _under(cell: Slice, table: Table) -> Column | None:
    """Return the column whose left edge a name stands at; None if it stands under none."""
    if table.tabbed:
        tab = _tab(cell)
        return next((column for column in table.columns if column.tab == tab), None)
    left = _left(cell)
    column = min(table.columns, key=lambda column: abs(column.left - left))
    return column if abs(column.left - left) <= NEAR else None


def _left(cell: Slice) -> int:
    return cell.line.indent + cell.start


def _middle(cell: Slice) -> float:
    return cell.line.indent + (cell.start + cell.stop) / 2


def _tab(cell: Slice) -> int:
    """Return how many tabs stand before a cell, those taken off the line's beginning included."""
    line = cell.line
    stripped = line.starts[0] - line.raw.start if line.text else 0
    leading = stripped if line.indent and line.indent == 8 * stripped else 0
    return leading + line.text.count("\t", 0, cell.start)
