"""Sets lists of people back into the rows and cells of the table they were, where extraction lost its columns.

Goes in: lines. Comes out: lines, each piece with its place in the source. Two ways in which columns are lost:

    Namn                                 a line for each cell, row after row
    Parti
    Uppdrag
    Anna Berg
    S
    Ordförande

    Ledamot Parti Närvaro Ersätts av     one space between the cells
    Bo Ek M Frånvarande Cia Dahl (M)

The head tells the columns. A line that does not fit them ends the table; fewer than two rows are none.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person, read_attributes, read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.reading.pieces import row_of
from protokoll_parser.source import Line, Slice, whole
from protokoll_parser.words.lexicon import Lexicon, fold

LONGEST_HEAD = 90
LEAST_HEADS = LEAST_ROWS = 2
WIDEST_HEADING = 3
"""In words: `Ersätts av`, `Närvarande ja/nej`."""
PARTY = lazy(r"\(?[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)?|[-–]")
PARTY_INSIDE = lazy(r" (\(?[A-ZÅÄÖ]{1,3}\)?|-)(?= |$)")
STATED = frozenset(("presence", "absence", "serving"))
NO_ONE = frozenset("-–—")
NEXT_CELL = lazy(r" (?=[A-ZÅÄÖ][a-zåäö])")
"""Behind a word like `Frånvarande` and what follows it in small letters or figures."""

Row = list[Slice | None]
"""The cells of a row, None for those that are empty."""


class _Table(NamedTuple):
    heads: tuple[Slice, ...]
    roles: tuple[str, ...]
    stop: int
    """Index of the line after the head."""
    gap: int = 0
    """Blank lines between two cells."""


def set_in_rows(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """Return the lines with such tables set in rows; the lines as they are if there are none."""
    openers, columns, heads = _openers(lexicon), words_of(lexicon).columns, _head_words(lexicon)
    result: list[Line] = []
    place = found = 0
    while place < len(lines):
        text = lines[place].text
        if (
            text
            and len(text) < LONGEST_HEAD
            and _first_word(text) in heads
            and (text.split(" ", 1)[0].casefold() in openers or fold(text) in columns)
        ):
            rows, stop = _table(lines, place, lexicon)
            if rows:
                result.extend(rows)
                place, found = stop, found + 1
                continue
        result.append(lines[place])
        place += 1
    if not found:
        return lines
    return result


@lru_cache(maxsize=16)
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that the head of a table of people can begin with."""
    words = words_of(lexicon)
    naming = (wording.split(" ", 1)[0] for wording, role in words.columns.items() if role == "name")
    return frozenset((*naming, *words.groups))


@lru_cache(maxsize=16)
def _parties(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that the head of the column of parties can begin with."""
    columns = words_of(lexicon).columns.items()
    return frozenset(wording.split(" ", 1)[0] for wording, role in columns if role == "party")


def _table(lines: Sequence[Line], place: int, lexicon: Lexicon) -> tuple[list[Line], int]:
    """Return the rows of a table that begins here, its head first, and the index of the line after it."""
    for head, read in ((_squeezed_head, _squeezed_row), (_stacked_head, _stacked_row)):
        table = head(lines, place, lexicon)
        rows: list[Row] = []
        stop = table.stop if table else place
        while table and (found := read(lines, stop, table, lexicon)):
            rows.append(found[0])
            stop = found[1]
        if table and len(rows) >= LEAST_ROWS:
            return [_line(list(table.heads)), *map(_line, rows)], stop
    return [], place


def _role(text: str, before: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return what a column holds by its head: names in the first, or in a later one that says so; no names in others."""
    role = words_of(lexicon).columns.get(fold(text))
    if not before:
        return "name" if role is None and read_group(text, lexicon) else role
    if role == "name" and "name" not in before:
        return role
    if role is None and (group := read_group(text, lexicon)) and group.capacity == "substitute":
        return "substitute"
    return None if role == "name" else role


def _stacked_head(lines: Sequence[Line], place: int, lexicon: Lexicon) -> _Table | None:
    """Read heads of columns on lines of their own."""
    second = _next(lines, place + 1)
    if second >= len(lines) or not _can_head(lines[second].text, lexicon):
        return None
    heads: list[Slice] = []
    roles: list[str] = []
    gap, stop = -1, place
    while (following := _next(lines, stop)) < len(lines):
        role = _role(lines[following].text, roles, lexicon)
        if role is None or (gap >= 0 and following - stop != gap):
            break
        gap = following - stop if heads else gap
        heads.append(whole(lines[following]))
        roles.append(role)
        stop = following + 1
    if len(heads) < LEAST_HEADS or "name" not in roles:
        return None
    first = _nth(lines, stop, roles.index("name"))
    opened = first < len(lines) and is_person(lines[first].text, lexicon)
    return _Table(tuple(heads), tuple(roles), stop, max(gap, 0)) if opened else None


def _nth(lines: Sequence[Line], place: int, count: int) -> int:
    """Return the index of the line of text that stands behind `count` others."""
    found = _next(lines, place)
    for _ in range(count):
        found = _next(lines, found + 1)
    return found


def _can_head(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line may be the head of a column: a cheap test of its first word."""
    return _first_word(text) in _head_words(lexicon)


def _first_word(text: str) -> str:
    return text.partition(" ")[0].casefold().rstrip(":.*")


@lru_cache(maxsize=16)
def _head_words(lexicon: Lexicon) -> frozenset[str]:
    words = words_of(lexicon)
    return frozenset(wording.split(" ", 1)[0] for wording in (*words.columns, *words.groups))


def _next(lines: Sequence[Line], place: int) -> int:
    """Return the index of the next line that is not blank."""
    while place < len(lines) and not lines[place].text:
        place += 1
    return place


def _stacked_row(lines: Sequence[Line], place: int, table: _Table, lexicon: Lexicon) -> tuple[Row, int] | None:
    """Read a row whose cells stand on lines of their own; a cell that is left out is empty, as is a blank line."""
    naming = table.roles.index("name")
    row: Row = []
    stop = _next(lines, place)
    for role in table.roles[: naming + 1]:  # what stands before the name is never left out
        stop = _next(lines, stop)
        if stop >= len(lines) or is_person(lines[stop].text, lexicon) != (role == "name"):
            return None
        row.append(whole(lines[stop]))
        stop += 1
    for role in table.roles[naming + 1 :]:
        here = min(stop + table.gap, len(lines))
        if here < len(lines) and not lines[here].text and not table.gap:
            row.append(None)
            stop += 1
        elif here < len(lines) and lines[here].text and _fits(lines[here].text, role, lexicon):
            row.append(whole(lines[here]))
            stop = here + 1
        else:
            row.append(None)
    return (row, stop) if sum(piece is not None for piece in row) > 1 else None


def _fits(text: str, role: str, lexicon: Lexicon) -> bool:
    """Say whether a cell can stand in a column."""
    if role == "party":
        return PARTY.fullmatch(text) is not None
    if role in STATED:
        found = read_attributes(text, lexicon) if len(text) < LONGEST_HEAD else None
        told = (found.attendance, found.presence_note, found.replaces) if found else ()
        return any(told) or (found is not None and found.serving is not None)
    if role in ("replaces", "substitute"):
        return text in NO_ONE or "(" in text
    if role == "items":
        return any(map(str.isdigit, text))
    return not is_person(text, lexicon)


def _squeezed_head(lines: Sequence[Line], place: int, lexicon: Lexicon) -> _Table | None:
    """Read heads of columns with one space between them: names, parties, then words or marks that tell apart."""
    line = lines[place]
    if "  " in line.text or "\t" in line.text or not _names_parties(line, lexicon):
        return None
    ends = [*(index for index, letter in enumerate(line.text) if letter == " "), len(line.text)]
    heads: list[Slice] = []
    roles: list[str] = []
    start = 0
    while start < len(line.text):
        near = [end for end in ends if end > start][:WIDEST_HEADING]
        cells = ((end, role) for end in reversed(near) if (role := _role(line.text[start:end], roles, lexicon)))
        end, role = next(cells, (0, ""))
        if not role:
            return None
        heads.append(Slice(line, start, end))
        roles.append(role)
        start = end + 1
    told = len(roles) > 2 and roles[:2] == ["name", "party"] and STATED.issuperset(roles[2:-1])
    return _Table(tuple(heads), tuple(roles), place + 1) if told else None


def _names_parties(line: Line, lexicon: Lexicon) -> bool:
    """Say whether the head of a column of parties can stand on a line: a cheap test before the columns are read."""
    return not _parties(lexicon).isdisjoint(word.rstrip(":.*") for word in line.text.casefold().split(" "))


def _squeezed_row(lines: Sequence[Line], place: int, table: _Table, lexicon: Lexicon) -> tuple[Row, int] | None:
    """Read a row whose cells stand one space apart."""
    line = lines[place] if place < len(lines) else None
    party = PARTY_INSIDE.search(line.text) if line and "  " not in line.text else None
    if line is None or party is None or not is_person(line.text[: party.start()], lexicon):
        return None
    row: Row = [Slice(line, 0, party.start()), Slice(line, *party.span(1))]
    start = party.end() + 1
    for role in table.roles[2:]:
        stop = len(line.text) if len(row) + 1 == len(table.roles) else _end_of_mark(line.text, start)
        if start >= stop:
            row.append(None)
            continue
        if role in STATED and not _fits(line.text[start:stop], role, lexicon):
            return None
        row.append(Slice(line, start, stop))
        start = stop + 1
    return row, place + 1


def _end_of_mark(text: str, start: int) -> int:
    """Return where a cell ends that tells who was there: behind a lone mark, or before the next name."""
    if text[start + 1 : start + 2] == " ":
        return start + 1
    following = NEXT_CELL.search(text, start)
    return following.start() if following else len(text)


def _line(row: Row) -> Line:
    return row_of([[piece] if piece else [] for piece in row])
