"""Says which items a listing in the attendance list covers, as far as the text states it.

Goes in: the items as columns, one attendee of the record, the sittings and the words for kinds of presence. Comes out:
one `Cover` for each column. A reference (`§§ 12–15`) is read as the record spells it out; a clock time covers items
only where it spans the whole sitting, since no protocol says when each item began.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.records import Attendee, Item, Sitting
from protokoll_parser.words.lexicon import WordLists

CLOCK = lazy(r"(\d{1,2})[.:](\d\d)")
RANGE = lazy(r"(\d+)[-–](\d+)")
CHUNK = lazy(r"[,;()]")
TOKEN = lazy(r"\w+(?:\.\d+)*")
WIDEST = 500
"""No heading stands for more items; a wider range is a misreading (people/refs.py)."""


class Column(NamedTuple):
    """An item or sub-item: one column of the grid."""

    label: str | None
    number: str | None
    title: str | None
    parent: int | None = None
    """The place of the item that this one is a part of, from 0; None at the top level."""


class Cover(Enum):
    """What a listing says of an item."""

    WHOLE = "whole"
    """It has no limits."""
    NAMED = "named"
    """It is limited to items of which this is one."""
    OUTSIDE = "outside"
    """It is limited to others."""
    IN_PART = "in part"
    NOTE = "note"
    """It is limited by what is no reference to items."""
    UNMATCHED = "unmatched"
    """It is limited to items, and whether this is one cannot be told."""


def columns_of(items: Sequence[Item]) -> tuple[Column, ...]:
    """Return the items and sub-items in the order of the text."""
    found: list[Column] = []
    waiting: list[tuple[Item, int | None]] = [(item, None) for item in reversed(items)]
    while waiting:
        item, parent = waiting.pop()
        waiting.extend((inner, len(found)) for inner in reversed(item.items))
        found.append(Column(item.label, item.number, item.title, parent))
    return tuple(found)


def covers(columns: Sequence[Column], person: Attendee, sittings: Sequence[Sitting], words: WordLists) -> list[Cover]:
    """Return what a listing says of each column."""
    if not person.present_for:
        limited = bool(person.presence_note) and not _is_whole(person, sittings, words)
        return [Cover.NOTE if limited else Cover.WHOLE] * len(columns)
    wanted = frozenset(map(str.casefold, person.present_for))
    part = frozenset(_in_part(person.presence_note or "", wanted, words))
    found = _referred(columns, wanted, part)
    if not any(cover in (Cover.NAMED, Cover.IN_PART) for cover in found):
        return [Cover.UNMATCHED] * len(columns)  # what it names was not found, so all may be meant
    return found


def _referred(columns: Sequence[Column], wanted: frozenset[str], part: frozenset[str]) -> list[Cover]:
    """Match the numbers of a reference; a sub-item that is not named goes with its item."""
    keys = [_keys(columns, column) for column in columns]
    standing = Counter(key for own in keys for key in own)
    found: list[Cover] = []
    named_at: list[int] = []
    for index, (column, own) in enumerate(zip(columns, keys, strict=True)):
        named = own & wanted
        if named and any(standing[key] > 1 for key in named):
            found.append(Cover.UNMATCHED)
        elif named:
            found.append(Cover.IN_PART if named & part or not _all_named(column, wanted) else Cover.NAMED)
            named_at.append(index)
        elif column.parent is not None:
            found.append(found[column.parent])
        else:
            found.append(Cover.OUTSIDE if own else Cover.UNMATCHED)
    for index in named_at:
        above = columns[index].parent
        if above is not None and found[above] is not Cover.NAMED:
            found[above] = Cover.IN_PART  # only a sub-item of it is named
    return found


def _keys(columns: Sequence[Column], column: Column) -> frozenset[str]:
    """Return the numbers that a reference may call an item by: `19`, for its sub-item a) `19a`, each of `100–102`."""
    number = (column.number or "").casefold()
    if not number:
        return frozenset()
    above = columns[column.parent].number if column.parent is not None else None
    if above and "." not in number:
        return frozenset((f"{above.casefold()}{number}", f"{above.casefold()}.{number}"))
    return frozenset((number, *_spelled(number)))


def _spelled(number: str) -> Iterator[str]:
    """Yield each number of a range (`100–102`); nothing for a single number."""
    ends = RANGE.fullmatch(number)
    if ends and 0 < int(ends[2]) - int(ends[1]) < WIDEST:
        yield from map(str, range(int(ends[1]), int(ends[2]) + 1))


def _all_named(column: Column, wanted: frozenset[str]) -> bool:
    number = (column.number or "").casefold()
    return number in wanted or wanted.issuperset(_spelled(number))


def _in_part(note: str, wanted: frozenset[str], words: WordLists) -> Iterator[str]:
    """Yield the numbers that a note limits to a part of the item; all of them where it names none beside the word."""
    during, moves = words.get("presence_during", frozenset()), words.get("presence_moves", frozenset())
    for chunk in CHUNK.split(CLOCK.sub(" ", note.casefold())):
        tokens = TOKEN.findall(chunk)
        telling = words.get("presence_in_part", frozenset()) | (frozenset() if moves.isdisjoint(tokens) else during)
        at = next((index for index, token in enumerate(tokens) if token in telling), None)
        if at is not None:
            yield from wanted.intersection(tokens[at:]) or wanted.intersection(tokens) or wanted


def _is_whole(person: Attendee, sittings: Sequence[Sitting], words: WordLists) -> bool:
    """Say whether a note limits nothing: it says how someone was there or why not, or from the sitting's start to its end."""
    note = person.presence_note or ""
    clocks = [f"{int(hours):02}:{minutes}" for hours, minutes in CLOCK.findall(note)]
    tokens = TOKEN.findall(CLOCK.sub(" ", note.casefold()))
    key = "absence_reasons" if person.attendance == "absent" else "presence_means"
    if not words.get(key, frozenset()).issuperset(tokens):
        return False
    if not clocks:
        return bool(tokens)
    start, end = (sittings[0].start, sittings[0].end) if len(sittings) == 1 else (None, None)
    return bool(start and end) and len(clocks) == 2 and clocks[0] <= (start or "") and clocks[1] >= (end or "")
