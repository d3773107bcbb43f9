"""Reads named ballots in lists and sentences: who voted which way, and where it stands.

Goes in: rows (lines of a paragraph) and running text. Comes out: `Cast` values, or people with their side. Forms:

    Ja röstar: Anna Berg (S) och Bo Ek (M).           a side and its list, on one line or below it
    Ja-röster (8) / Anna Berg (S) / Bo Ek (M)
    Anna Berg (S) – JA · Bo Ek (M)      Nej           a side per row
    Anna Berg (S) och Bo Ek (M) röstar ja.            sentences

Tables of crosses are read by ballot_tables.py. A substitute's ballot is the substitute's: in `Anna Berg (S) för Bo Ek
(S)` Anna votes.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.outline.paragraphs import says_way
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.source import Line, Slice, Span, cells
from protokoll_parser.structure import Paragraph
from protokoll_parser.values.numerals import parse_number
from protokoll_parser.words.lexicon import lexicon_in_use

MARKS = frozenset(("x", "1", "*", "✓", "✔", "√", "●", "•", "■", "☒", "⊠", "☑", "(x)", "[x]", "xx", "+"))
HEADING = 70
"""Longest wording of a side: `Följande ledamöter lägger ned sin röst` and the like."""
ROW = 120
"""Longest row that names one person and one side."""
SPLIT = lazy(r"[\s:,.;()/\[\]*]+")
ORDINAL = lazy(r"\d{1,3}[.)]?\s+")
LEADERS = lazy(r"[\s:.…,;=_–—-]+")
TAIL_END = lazy(r",\s|\s(?:medan|men|samt|och)(?!\w)")
ABOUT = ("ja", "nej", "avst", "frånv", "blank")


class Side(NamedTuple):
    """A wording that stands for one way to vote, and how many are said to have voted so."""

    side: str
    number: int | None = None


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
    led: bool = False
    """The line above breaks off before it says which way somebody votes."""

    @property
    def text(self) -> str:
        """The line's text."""
        return self.piece.text


def rows_of(paragraph: Paragraph) -> tuple[Row, ...]:
    """Cut a paragraph's running text back into its lines."""
    rows: list[Row] = []
    for place, piece in zip(paragraph.passage.at, paragraph.passage.slices, strict=True):
        stop = place + piece.stop - piece.start
        if rows and rows[-1].piece.line is piece.line:
            rows[-1] = Row(rows[-1].piece._replace(stop=piece.stop), rows[-1].start, stop)
        else:
            rows.append(Row(piece, place, stop, bool(rows) and says_way(rows[-1].text, piece.text)))
    return tuple(rows)


def ballot_sides() -> Mapping[str, str]:
    """Return the words for the sides of a vote, folded, and the side that each stands for."""
    return lexicon_in_use().tables["ballot_sides"]


def is_sum(folded: str) -> bool:
    """Say whether a row of a table of ballots that begins so holds the totals."""
    return folded in lexicon_in_use().words["ballot_sums"]


def side_of(text: str) -> Side | None:
    """Say which way to vote a wording stands for, if that is all it says.

    >>> side_of("Ja-röster (8):"), side_of("Följande ledamöter röstade nej"), side_of("Avstår från att rösta gör")
    (Side(side='yes', number=8), Side(side='no', number=None), Side(side='abstain', number=None))
    >>> side_of("Ja och nej") is None, side_of("avstår från att delta i beslutet") is None
    (True, True)
    """
    if not text or len(text) > HEADING:
        return None
    folded = text.casefold().strip(" :.*")
    words, sides = lexicon_in_use(), ballot_sides()
    if folded in (alone := words.tables["ballot_sides_alone"]):
        return Side(alone[folded])
    found: set[str] = set()
    number: int | None = None
    word = ""
    for word in SPLIT.split(folded):
        if word in sides:
            found.add(sides[word])
        elif word and word not in words.words["ballot_fillers"]:
            value = parse_number(word)
            if value is None or number is not None:
                return None
            number = value
    return Side(found.pop(), number) if len(found) == 1 and word not in ("för", "till") else None


def read_names(row: Row, side: str, register: Register) -> tuple[Cast, ...]:
    """Read a row of names under the side they voted for; () if anything else stands there."""
    casts: list[Cast] = []
    for cell in cells(row.piece):
        people = people_in_cell(cell, register)
        if not people:
            return ()
        casts += [cast(person, side, row.piece.line) for person in people]
    return tuple(casts)


def read_marked(row: Row, register: Register) -> tuple[Cast, ...]:
    """Read a row that names one person and one side: `Anna Berg (S) – JA`, `Nej   Bo Ek (M)`; () if it is none."""
    line, start, stop = row.piece
    folded = line.text[start:stop].casefold()
    if stop - start > ROW or not any(word in folded for word in ABOUT):
        return ()
    begin = past_ordinal(line.text, start, stop)
    people, end = read_people(line.text, begin, stop, register, alone=True)
    if len(people) == 1 and people[0].name and end < stop:
        side = _last_words(line.text[end:stop], register)
        return (cast(people[0], side, line),) if side else ()
    first = cells(row.piece)[0]
    side = ballot_sides().get(first.text.casefold().strip(" :.–-"))
    if side and first.stop < stop:
        leaders = LEADERS.match(line.text, first.stop, stop)
        people, end = read_people(line.text, leaders.end() if leaders else first.stop, stop, register)
        if len(people) == 1 and end >= stop and people[0].name:
            return (cast(people[0], side, line),)
    return ()


def read_spoken(text: str, start: int, stop: int, register: Register) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Yield the lists of people whom a sentence says to have voted one way: the side, the people."""
    position = start
    while position < stop:
        if bracketed := _in_brackets(text, position, stop, register):
            yield bracketed[0].side, bracketed[1]
            position = bracketed[2]
            continue
        colon = text.find(":", position, min(stop, position + HEADING))
        side = side_of(text[position:colon]) if colon >= 0 else None
        if side:
            begin = colon + 1 + len(text[colon + 1 : stop]) - len(text[colon + 1 : stop].lstrip())
            people, end = read_people(text, begin, stop, register, alone=True)
        else:
            people, end = find_people(text, position, stop, register)
        if not people:
            return
        side = side or _side_before(text[position : people[0].start])
        if not side:
            tail = _tail(text, end, stop, register)
            side = side_of(text[end:tail])
            end = tail if side else end
        if side:
            yield side.side, tuple(person for person in people if person.name)
        position = end


def _in_brackets(text: str, start: int, stop: int, register: Register) -> tuple[Side, tuple[Mention, ...], int] | None:
    """Read a side and those in brackets behind it, and where the bracket ends: `3 ja-röster (Anna Berg, Bo Ek (S))`."""
    opening = text.find("(", start, min(stop, start + HEADING))
    side = _side_before(text[start:opening]) if opening >= 0 else None
    if side is None:
        return None
    depth = 0
    for end in range(opening, stop):
        depth += (text[end] == "(") - (text[end] == ")")
        if not depth:
            people, last = read_people(text, opening + 1, end, register, alone=True)
            whole = people and all(person.name for person in people) and not text[last:end].strip(" ,.")
            return (side, people, end + 1) if whole else None
    return None


def _side_before(text: str) -> Side | None:
    """Say which side stands before a list of people, if need be behind a colon: `Resultat: 3 ja-röster (Anna Berg, …`."""
    return side_of(text) or (side_of(text.rpartition(":")[2]) if ":" in text else None)


def people_in_cell(cell: Slice, register: Register) -> tuple[Mention, ...]:
    """Read a cell that holds people and nothing else; () if it does not. A number before the name is passed over."""
    text, stop = cell.line.text, cell.stop
    begin = past_ordinal(text, cell.start, stop)
    folded = text[begin:stop].casefold().strip(" .:")
    if (
        len(folded) < 2
        or folded in ballot_sides()
        or folded in MARKS
        or is_sum(folded)
        or register.holds("party_letters", folded)
        or register.is_party(text[begin:stop].strip(" .:"))
    ):
        return ()
    people, end = read_people(text, begin, stop, register, alone=True)
    if not people or not all(person.name for person in people):
        return ()
    rest = text[end:stop].strip(" .;")
    described = (
        rest.startswith(",") and len(people) == 1 and people[0].party is not None
    )  # Anna Berg (S), 2:e vice ordf
    return people if described or not rest.strip(",") else ()


def cast(person: Mention, side: str, line: Line, group: int = 0) -> Cast:
    """Make a ballot of a person named in a line."""
    return Cast(person.name or "", person.party, side, line.span(person.start, person.stop), group)


def past_ordinal(text: str, start: int, stop: int) -> int:
    """Pass over a row's number: `12. Anna Berg`."""
    ordinal = ORDINAL.match(text, start, stop)
    return ordinal.end() if ordinal else start


def _tail(text: str, start: int, stop: int, register: Register) -> int:
    """Say where the words behind a list of people end that may tell how they voted: `röstar ja`, `avstår`."""
    following, _ = find_people(text, start, stop, register)
    end = following[0].start if following else stop
    cut = TAIL_END.search(text, start, end)
    return cut.start() if cut else end


def _last_words(text: str, register: Register) -> str | None:
    """Say which side a row's last words are; a seat number or a party may stand before it."""
    words = [word for word in SPLIT.split(LEADERS.sub(" ", text)) if word]
    if not words or words[-1].casefold() not in ballot_sides() or len(words) > 4:
        return None
    known = all(
        word.isdigit() or register.holds("ballot_fillers", word) or register.is_party(word) for word in words[:-1]
    )
    return ballot_sides()[words[-1].casefold()] if known else None
