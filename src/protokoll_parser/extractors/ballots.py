"""Reads named ballots in every shape: lists by side, a mark per row, tables of crosses, sentences.

Goes in: rows (lines of a paragraph) and running text. Comes out: `Cast` values: who voted which way, and where.
Forms:

    Ja röstar: Anna Berg (S) och Bo Ek (M).           a side and its list, on one line or below it
    Ja-röster (8) / Anna Berg (S) / Bo Ek (M)
    Anna Berg (S) – JA · Bo Ek (M)      Nej           a side per row
                      Ja    Nej   Avstår               a table; several groups of columns are several votes
    Anna Berg (S)     X
    Ja                Nej                             names under the sides
    Anna Berg (S)     Bo Ek (M)
    Anna Berg (S) och Bo Ek (M) röstar ja.            sentences

A substitute's ballot is the substitute's: in `Anna Berg (S) för Bo Ek (S)` Anna votes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.bylines import Mention, Register, find_people, read_people
from protokoll_parser.extractors.numerals import parse_number
from protokoll_parser.extractors.tallies import ABSENT, ABSTAIN, NO, YES
from protokoll_parser.source import Line, Slice, Span
from protokoll_parser.structure import Paragraph

SIDES = {
    "ja": YES, "ja-röst": YES, "ja-röster": YES, "jaröst": YES, "jaröster": YES,
    "nej": NO, "nej-röst": NO, "nej-röster": NO, "nejröst": NO, "nejröster": NO,
    "avstår": ABSTAIN, "avst": ABSTAIN, "avstod": ABSTAIN, "avstår/blank": ABSTAIN, "avstående": ABSTAIN, "avståenden": ABSTAIN, "avstått": ABSTAIN,
    "blank": ABSTAIN, "blankt": ABSTAIN, "blanka": ABSTAIN, "nedlagd": ABSTAIN, "nedlagda": ABSTAIN, "lägger": ABSTAIN, "lade": ABSTAIN, "blankröst": ABSTAIN,
    "frånvarande": ABSENT, "frånv": ABSENT, "frvd": ABSENT,
}  # fmt: skip
OUTRIGHT = {
    "för": YES, "röstade för": YES, "röstar för": YES, "för förslaget": YES,
    "mot": NO, "emot": NO, "röstade mot": NO, "röstade emot": NO, "röstar mot": NO, "mot förslaget": NO, "emot förslaget": NO,
}  # fmt: skip
"""Sides that are only sides where nothing else stands: `Emot: Anna, Bo`."""
FILLERS = frozenset(
    """
    röstar röstade röst röster rösta följande ledamöter ledamot ledamöterna personer som för med från att gör gjorde avges avgavs av avgav avger lämnas har avgivits
    antal st ned ner sin sina är var samt och men medan därmed fyller fylla gav ger - – = avlämnas ja- nej- i omröstningen voteringen avgivna avgivit
    resultat namn utan även dock den det totalt
    """.split()
)
HEADING = 70
"""Longest wording of a side: `Följande ledamöter lägger ned sin röst` and the like."""
SPLIT = re.compile(r"[\s:,.;()/\[\]*]+")
MARKS = frozenset(("x", "1", "*", "✓", "✔", "√", "●", "•", "■", "☒", "⊠", "☑", "(x)", "[x]", "xx", "+"))
TAIL_END = re.compile(r",\s|\s(?:medan|men|samt|och)(?!\w)")
LETTERED = re.compile(r"(?:^|\s)J\s+N(?:\s|$)")
LETTERS = {"J": YES, "N": NO, "A": ABSTAIN, "F": ABSENT}
ORDINAL = re.compile(r"\d{1,3}[.)]?\s+")
LEADERS = re.compile(r"[\s:.…,;=_–—-]+")
SUMS = frozenset(("summa", "s:a", "totalt", "total", "antal", "resultat", "summering", "antal röster", "röster", "summa röster", "totalt antal"))
CELL = re.compile(r"\S+(?:[ ]\S+)*")
NEAR = 3
"""Columns by which a name's left edge may be off its heading's."""


class Side(NamedTuple):
    """A wording that stands for one way to vote, and how many are said to have voted so."""

    side: str
    count: int | None = None


class Cast(NamedTuple):
    """One person's ballot."""

    name: str
    party: str | None
    side: str
    span: Span
    group: int = 0
    """Which of the votes that a table holds side by side, from 0."""


class Row(NamedTuple):
    """A line of a paragraph, and where it stands in the paragraph's running text."""

    piece: Slice
    start: int
    stop: int

    @property
    def text(self) -> str:
        """The line's text."""
        return self.piece.text


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


def rows_of(paragraph: Paragraph) -> tuple[Row, ...]:
    """Cut a paragraph's running text back into its lines."""
    rows: list[Row] = []
    for place, piece in zip(paragraph.passage.at, paragraph.passage.slices, strict=True):
        stop = place + piece.stop - piece.start
        if rows and rows[-1].piece.line is piece.line:
            rows[-1] = Row(rows[-1].piece._replace(stop=piece.stop), rows[-1].start, stop)
        else:
            rows.append(Row(piece, place, stop))
    return tuple(rows)


def cells(piece: Slice) -> list[Slice]:
    """Cut a row into its cells; the same as source.cells, a tenth of its cost."""
    line = piece.line
    return [Slice(line, match.start(), match.end()) for match in CELL.finditer(line.text, piece.start, piece.stop)]


def side_of(text: str) -> Side | None:
    """Say which way to vote a wording stands for, if that is all it says.

    >>> side_of("Ja-röster (8):"), side_of("Följande ledamöter röstade nej"), side_of("Avstår från att rösta gör")
    (Side(side='yes', count=8), Side(side='no', count=None), Side(side='abstain', count=None))
    >>> side_of("Ja och nej") is None, side_of("avstår från att delta i beslutet") is None
    (True, True)
    """
    bare = text.casefold().strip(" :.*") if text else ""
    if bare in OUTRIGHT:
        return Side(OUTRIGHT[bare])
    if not text or len(text) > HEADING or text.endswith((" för", " för ", " till", " till ")):
        return None
    found: set[str] = set()
    count: int | None = None
    for word in SPLIT.split(text.casefold()):
        if word in SIDES:
            found.add(SIDES[word])
        elif word and word not in FILLERS:
            number = parse_number(word)
            if number is None or count is not None:
                return None
            count = number
    return Side(found.pop(), count) if len(found) == 1 else None


def read_table(row: Row) -> Table | None:
    """Read the head of a table of ballots: `Ledamot   Parti   Ja   Nej   Avstår`, once or several times over."""
    folded = row.text.casefold()
    if len(folded) > 300 or ("ja" not in folded or "nej" not in folded) and not LETTERED.search(row.text):
        return None
    columns: list[Column] = []
    group = -1
    for cell in cells(row.piece):
        side = SIDES.get(cell.text.casefold().strip(" .:*")) or LETTERS.get(cell.text)
        if side is None:
            continue
        group += side == YES or group < 0
        columns.append(Column(side, group, _left(cell), _middle(cell), _tab(cell)))
    if {YES, NO} - {column.side for column in columns}:
        return None
    return Table(tuple(columns), "\t" in row.piece.line.text, group + 1)


def read_cells(row: Row, table: Table, register: Register) -> tuple[Cast, ...] | None:
    """Read a row of a table of ballots; None if it is no row of the table, () if nobody voted in it."""
    parts = cells(row.piece)
    if not parts:
        return None
    named = [(cell, _whole_person(cell, register)) for cell in parts]
    if all(person for _, person in named):
        listed = [(person, _under(cell, table)) for cell, person in named if person]
        if all(column for _, column in listed):
            return tuple(Cast(p.name or "", p.party, c.side, _span(row, p), c.group) for p, c in listed if c)
    if not named[0][1]:
        return None
    voter = next(person for _, person in reversed(named) if person)
    party = voter.party or next((cell.text for cell, _ in named[1:] if register.holds("party_letters", cell.text)), None)
    casts = [
        Cast(voter.name or "", party, side, _span(row, voter), group)
        for cell, _ in named[1:]
        for side, group in _marked(cell, table)
    ]
    return tuple(casts)


def read_sums(row: Row, table: Table) -> tuple[dict[str, int], ...]:
    """Read the last row of a table of ballots: the totals of each group of columns; () if it is no such row."""
    parts = cells(row.piece)
    if not parts or parts[0].text.casefold().strip(" :.") not in SUMS:
        return ()
    sums: tuple[dict[str, int], ...] = tuple({} for _ in range(table.groups))
    for cell in parts[1:]:
        number = parse_number(cell.text)
        if number is not None:
            column = _nearest(cell, table)
            sums[column.group][column.side] = number
    return sums


def read_names(row: Row, side: str, register: Register) -> tuple[Cast, ...]:
    """Read a row of names under the side they voted for; () if anything else stands there."""
    casts: list[Cast] = []
    for cell in cells(row.piece):
        people = _whole_list(cell, register)
        if not people:
            return ()
        casts += [Cast(person.name or "", person.party, side, _span(row, person)) for person in people]
    return tuple(casts)


def read_marked(row: Row, register: Register) -> tuple[Cast, ...]:
    """Read a row that names one person and one side: `Anna Berg (S) – JA`, `Nej   Bo Ek (M)`; () if it is none."""
    line, start, stop = row.piece
    folded = line.text[start:stop].casefold()
    if not any(word in folded for word in ("ja", "nej", "avst", "frånv", "blank")) or stop - start > 120:
        return ()
    ordinal = ORDINAL.match(line.text, start, stop)
    begin = ordinal.end() if ordinal else start
    people, end = read_people(line.text, begin, stop, register, alone=True)
    if len(people) == 1 and people[0].name and end < stop:
        side = _exact(line.text[end:stop], register)
        return (_cast(people[0], side, line),) if side else ()
    first = cells(row.piece)[0]
    side = SIDES.get(first.text.casefold().strip(" :.–-"))
    if side and first.stop < stop:
        tail = LEADERS.match(line.text, first.stop, stop)
        people, end = read_people(line.text, tail.end() if tail else first.stop, stop, register)
        if len(people) == 1 and end >= stop and people[0].name:
            return (_cast(people[0], side, line),)
    return ()


def read_spoken(text: str, start: int, stop: int, register: Register) -> Iterator[tuple[str, tuple[Mention, ...], int]]:
    """Yield the lists of people whom a sentence says to have voted one way: side, people, where the list ends."""
    position = start
    while position < stop:
        colon = text.find(":", position, min(stop, position + HEADING))
        side = side_of(text[position:colon]) if colon >= 0 else None
        following = 0
        if side:
            people, end = read_people(text, _past_blanks(text, colon + 1, stop), stop, register, alone=True)
        else:
            people, end = find_people(text, position, stop, register)
        if not people:
            return
        side = side or side_of(text[position : people[0].start])
        if not side:
            tail = _tail(text, end, stop, register)
            side = side_of(text[end:tail])
            following = tail if side else 0
        if side:
            yield side.side, tuple(person for person in people if person.name), end
        position = max(following, end)


def _tail(text: str, start: int, stop: int, register: Register) -> int:
    """Say where the words behind a list of people end that may tell how they voted: `röstar ja`, `avstår`."""
    following, _ = find_people(text, start, stop, register)
    end = following[0].start if following else stop
    cut = TAIL_END.search(text, start, end)
    return cut.start() if cut else end


def _past_blanks(text: str, start: int, stop: int) -> int:
    while start < stop and text[start].isspace():
        start += 1
    return start


def _exact(text: str, register: Register) -> str | None:
    """Say which side a row's last words are; a seat number or a party may stand before it."""
    words = [word for word in SPLIT.split(LEADERS.sub(" ", text).casefold().strip()) if word]
    if not words or words[-1] not in SIDES or len(words) > 4:
        return None
    rest = [word for word in words[:-1] if not word.isdigit() and word not in FILLERS and not register.holds("party_letters", word)]
    return SIDES[words[-1]] if not rest else None


def _marked(cell: Slice, table: Table) -> Iterator[tuple[str, int]]:
    """Yield the side and the group of columns that a cell marks."""
    folded = cell.text.casefold().strip(" .")
    word = SIDES.get(folded)
    if word == ABSENT:
        yield from ((ABSENT, group) for group in range(table.groups))
    elif word:
        yield word, _nearest(cell, table).group
    elif folded in MARKS:
        column = _nearest(cell, table)
        yield column.side, column.group


def _nearest(cell: Slice, table: Table) -> Column:
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


def _whole_person(cell: Slice, register: Register) -> Mention | None:
    """Return the one person that a cell holds, and nothing else; a number before the name is passed over."""
    people = _whole_list(cell, register)
    return people[0] if len(people) == 1 and people[0].name else None


def _whole_list(cell: Slice, register: Register) -> tuple[Mention, ...]:
    text, start, stop = cell.line.text, cell.start, cell.stop
    ordinal = ORDINAL.match(text, start, stop)
    begin = ordinal.end() if ordinal else start
    folded = text[begin:stop].casefold().strip(" .:")
    if len(folded) < 2 or folded in SIDES or folded in MARKS or folded in SUMS or register.holds("party_letters", text[begin:stop]):
        return ()
    people, end = read_people(text, begin, stop, register, alone=True)
    if not people or not all(person.name for person in people):
        return ()
    rest = text[end:stop].strip(" .;")
    return people if not rest.strip(",") or (len(people) == 1 and rest[0] == "," and people[0].party) else ()  # Anna Berg (S), 2:e vice ordförande


def _cast(person: Mention, side: str, line: Line) -> Cast:
    return Cast(person.name or "", person.party, side, line.span(person.start, person.stop))


def _span(row: Row, person: Mention) -> Span:
    return row.piece.line.span(person.start, person.stop)
