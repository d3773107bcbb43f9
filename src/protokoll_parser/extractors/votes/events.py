"""Reads what each part of an item says of votes, as events in the order of the text; votes.py puts them together.

Goes in: a block. Comes out: `Number` (Omröstning 2), `Means`, `Totals`, `Ballots`. Lists and tables are read row by
row, a list going on over blank lines and page breaks until something else stands there; the rest is read sentence by
sentence. A table that was read column by column has its sides below its names (`Anna Berg / Bo Ek / Ja / Nej`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.extractors.votes.ballot_tables import Table, read_cells, read_sums, read_table
from protokoll_parser.extractors.votes.ballots import (
    Cast,
    Row,
    ballot_sides,
    cast,
    people_in_cell,
    read_marked,
    read_names,
    read_spoken,
    rows_of,
    side_of,
)
from protokoll_parser.extractors.votes.meanings import Meaning, read_meanings
from protokoll_parser.extractors.votes.tallies import read_tally
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.people_lists import read_people
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any
from protokoll_parser.reading.mend import BREAK
from protokoll_parser.source import Passage, Span
from protokoll_parser.structure import Block, Paragraph

TELLING = ("nej", "röst", "avst", "voter", "frånv", "nedl", "blank", "lade ned", "omgång", " emot")
SPEAKING = ("ja", "nej", "avst", "frånv")
NUMBERED = lazy(
    r"""
    (?: omröstning | votering | omröstningslista | voteringslista | omgång | röstning ) \s+ (?: nr\.? \s* )?
    (\d) (?! \w | \s (?-i: ja | nej ) (?!\w) )                                         # Omröstning 2, not Votering 9 ja
    """,
    re.VERBOSE | re.IGNORECASE,
)
COLUMN = lazy(r"(?:Ja|Nej|JA|NEJ)(?: (?:Ja|Nej|JA|NEJ|Avstår)\b|$)")
HEADS = lazy(r"(?:Namn|Ledam)[^.]{0,60} (?:J N|§ ?\d+|Röst|Votering|Omröstning)\b", re.IGNORECASE)
"""How the head of a table of ballots looks that has neither Ja nor Nej in it."""
LEAST_COLUMN = 3
"""Fewer sides one below the other are no column."""
HEAD = 30
"""How far into a sentence the number of a vote is looked for."""


class Number(NamedTuple):
    """The number of a vote within the item."""

    number: int
    span: Span


class Totals(NamedTuple):
    """Totals that the text states."""

    counts: Mapping[str, int]
    span: Span
    group: int = 0
    """The group of columns that they stand under in a table."""
    groups: int = 1


class Means(NamedTuple):
    """What a side stands for."""

    side: str
    text: str
    span: Span


class Ballots(NamedTuple):
    """Ballots read in one go."""

    casts: tuple[Cast, ...]
    span: Span
    groups: int = 1
    """How many votes stand side by side in the table they are from."""


Event = Number | Totals | Means | Ballots


class Open(NamedTuple):
    """What a row stands in: a table, a list under a side, or neither."""

    table: Table | None = None
    side: str | None = None


def read_events(block: Block, register: Register) -> Iterator[Event]:
    """Yield what a block says of votes, row by row where it is a list or a table, else sentence by sentence."""
    if block.label and (numbered := NUMBERED.search(block.label.text)):
        yield Number(int(numbered[1]), block.label.span())
    headed = side_of(block.label.text) if block.label else None
    if block.label and not headed:  # `Ja-röst för kommunstyrelsens förslag` can be taken for a label
        yield from _read_prose(block.label, 0, len(block.label.text), register)
    yield from _read_columns(block, register)
    state = Open(side=headed.side if headed else None)
    for paragraph in block.paragraphs:
        passage = paragraph.passage
        if any(line.quoted for line in paragraph.lines) or (
            state == Open() and not _may_tell(passage.text.casefold()) and not HEADS.match(passage.text)
        ):
            continue
        if state.side and (listed := _listed(paragraph, state.side, register)):
            yield listed
            continue
        prose = 0
        for row in rows_of(paragraph):
            events, state = _read_row(row, state, register)
            if events is None:
                continue
            yield from _read_prose(passage, prose, row.start, register)
            yield from events
            prose = row.stop
        yield from _read_prose(passage, prose, len(passage.text), register)


def _read_columns(block: Block, register: Register) -> Iterator[Ballots]:
    """Read a column of sides below the column of as many names: a table that was read column by column."""
    if not any(COLUMN.match(paragraph.passage.text) for paragraph in block.paragraphs):
        return
    rows = [row for paragraph in block.paragraphs for row in rows_of(paragraph)]
    sides = [ballot_sides().get(row.text.casefold().strip(" .")) for row in rows]
    start = 0
    while start < len(rows):
        stop = start
        while stop < len(rows) and sides[stop]:
            stop += 1
        count = stop - start
        if LEAST_COLUMN <= count <= start:
            named = [people_in_cell(row.piece, register) for row in rows[start - count : start]]
            if all(len(people) == 1 for people in named):
                casts = tuple(
                    cast(people[0], side or "", row.piece.line)
                    for people, side, row in zip(named, sides[start:stop], rows[start - count : start], strict=True)
                )
                yield Ballots(casts, Span(casts[0].span.start, rows[stop - 1].piece.span().stop))
        start = stop + 1


def _may_tell(folded: str) -> bool:
    """Say whether a text can hold anything about a vote, by its stems."""
    return has_any(folded, TELLING) or folded.startswith("ja") or " ja" in folded or "\tja" in folded


def _read_row(row: Row, state: Open, register: Register) -> tuple[tuple[Event, ...] | None, Open]:
    """Read a row as part of a list or a table: its events (None if it is running text), and what is open after it."""
    table, side = state
    head = read_table(row)
    if head:
        return (), Open(head)
    here = row.piece.span()
    if table and (told := _read_table_row(row, table, register)) is not None:
        return told, Open(table)
    runs_on = row.start > 0 and (
        (row.text[:1].islower() and ". " in row.text)  # `… 13 / röster mot. 3 avstod.`
        or row.led
    )
    headed = None if runs_on else side_of(row.text)
    if headed:
        totals = (Totals({headed.side: headed.number}, here),) if headed.number is not None else ()
        return totals, Open(table, headed.side)
    if side and (names := read_names(row, side, register)):
        return (Ballots(names, here),), state
    marked = read_marked(row, register)
    return ((Ballots(marked, here),) if marked else None), Open(table)


def _read_table_row(row: Row, table: Table, register: Register) -> tuple[Event, ...] | None:
    here = row.piece.span()
    casts = read_cells(row, table, register)
    if casts is not None:
        return (Ballots(casts, here, table.groups),) if casts else ()
    sums = read_sums(row, table)
    if not sums:
        return None
    return tuple(Totals(counts, here, group, table.groups) for group, counts in enumerate(sums) if counts)


def _listed(paragraph: Paragraph, side: str, register: Register) -> Ballots | None:
    """Read a paragraph that is one list of names with commas between them, under its side."""
    text = paragraph.passage.text
    if "," not in text and " och " not in text:
        return None
    people, end = read_people(text, 0, len(text), register, alone=True)
    if not people or text[end:].strip(" ."):
        return None
    return _ballots(paragraph.passage, side, people)


def _ballots(passage: Passage, side: str, people: Iterable[Mention]) -> Ballots:
    casts = tuple(
        Cast(each.name, each.party, side, passage.span(each.start, each.stop)) for each in people if each.name
    )
    return Ballots(casts, Span(casts[0].span.start, casts[-1].span.stop) if casts else passage.span())


def _read_prose(passage: Passage, start: int, stop: int, register: Register) -> Iterator[Event]:
    """Yield what running text says of votes."""
    text = passage.text
    for begin, end in sentences(text, start, stop):
        first = begin
        while first < end and text[first].isspace():
            first += 1
        numbered = NUMBERED.search(text, first, min(end, first + HEAD))
        if numbered and numbered.start() - first < 4:
            yield Number(int(numbered[1]), passage.span(numbered.start(), numbered.end()))
            first = numbered.end()
        folded = text[first:end].casefold()
        if _may_tell(folded):
            yield from _read_sentence(passage, first, end, register, speaking=has_any(folded, SPEAKING))


def _read_sentence(passage: Passage, start: int, stop: int, register: Register, *, speaking: bool) -> Iterator[Event]:
    text = passage.text
    spoken = [(side, people) for side, people in read_spoken(text, start, stop, register) if people] if speaking else []
    tally = read_tally(text, start, stop)
    means = [] if spoken else list(read_meanings(text, start, stop))
    behind = [meaning for meaning in means if tally and meaning.start >= tally.start and meaning.stop > tally.stop]
    yield from (_meant(passage, meaning) for meaning in means if meaning not in behind)
    if tally and (not spoken or len(tally.counts) > 1 or spoken[0][0] in tally.counts):
        here = passage.span(tally.start, tally.stop)
        yield from (Means(side, wording, here) for side, wording in tally.means)
        yield Totals(tally.counts, here)
    yield from (_meant(passage, meaning) for meaning in behind)
    yield from (_ballots(passage, side, people) for side, people in spoken)


def _meant(passage: Passage, meaning: Meaning) -> Means:
    part = passage.part(meaning.start, meaning.stop)
    return Means(meaning.side, part.text.replace(BREAK, " "), part.span())
