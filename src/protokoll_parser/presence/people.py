"""Says who the rows of the presence grid are, and which row a name means.

Goes in: the record. Comes out: a `Roll`: first those whom the attendance list names, each once, then those whom only
the rest of the text names as replaced, in office, biased or voting. Nobody is guessed at: a name that fits two people
means neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.people.names import fits
from protokoll_parser.records import Attendee, Item, Protocol

SHORT = 3
"""A word of a name with so few letters may be cut short (people/names.py)."""


class Someone(NamedTuple):
    """A person: one row of the grid."""

    name: str
    party: str | None
    capacity: str | None
    """As in the record; None for those whom the attendance list does not name."""
    listed: bool
    notes: tuple[str, ...] = ()
    """What the list says about partial presence, as written."""


class Roll(NamedTuple):
    """All rows, and where the listings of the record went."""

    people: tuple[Someone, ...]
    listings: tuple[tuple[int, ...], ...]
    """For each row the attendees of the record, from 0, that are this person."""
    names: "_Index"

    def find(self, name: str, party: str | None, apart: int | None = None) -> tuple[int, ...]:
        """Return the rows that a name may mean: one, several, or none; never the row `apart`."""
        return tuple(row for row in self.names.find(name, party) if row != apart)


class _Index:
    """Rows by name; grows while the roll is called."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self._by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._short: list[int] = []

    def add(self, who: Someone) -> None:
        """Add a row."""
        self._by_name[_key(who.name)].append(len(self.people))
        if not _spelled_out(who.name):
            self._short.append(len(self.people))
        self.people.append(who)

    def find(self, name: str, party: str | None) -> Iterator[int]:
        """Yield the rows of that name, or else those for which one name is short for the other."""
        rows = self._by_name.get(_key(name)) or self._shortened(name)
        return (row for row in rows if _agree(party, self.people[row].party))

    def _shortened(self, name: str) -> list[int]:
        near = self._short if _spelled_out(name) else range(len(self.people))
        return [row for row in near if fits(name, self.people[row].name) or fits(self.people[row].name, name)]


def roll_of(record: Protocol) -> Roll:
    """Return the rows of a record."""
    index, rows = _Index(), _rows(record.attendees)
    for row in rows:
        index.add(_someone([record.attendees[place] for place in row]))
    for name, party, apart in _named_elsewhere(record):
        known = (row for row in index.find(name, party) if index.people[row].name != apart)
        if name.strip() and next(known, None) is None:
            index.add(Someone(name, party, None, listed=False))
    unlisted = len(index.people) - len(rows)
    return Roll(tuple(index.people), (*map(tuple, rows), *((),) * unlisted), index)


def walk(items: Iterable[Item]) -> list[Item]:
    """Return items and sub-items in the order of the text, as `columns_of` does."""
    found: list[Item] = []
    waiting = list(items)[::-1]
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting.extend(reversed(item.items))
    return found


def _rows(attendees: Sequence[Attendee]) -> list[list[int]]:
    """Put the listings of one person together; namesakes differ in party or in whom they represent."""
    rows: list[list[int]] = []
    by_name: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    for place, person in enumerate(attendees):
        same = by_name[_key(person.name)]
        row = next((row for row in same if all(_one(attendees[other], person) for other in row)), None)
        if row is None:
            row = []
            rows.append(row)
            same.append(row)
        row.append(place)
    return rows


def _someone(listings: Sequence[Attendee]) -> Someone:
    first = listings[0]
    party = next((person.party for person in listings if person.party), None)
    notes = dict.fromkeys(person.presence_note for person in listings if person.presence_note)
    return Someone(first.name, party, first.capacity, listed=True, notes=tuple(notes))


def _named_elsewhere(record: Protocol) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield those of whose presence, or office, the text speaks outside the list: name, party, and who it cannot be."""
    for attendee in record.attendees:
        if attendee.replaces:
            yield attendee.replaces, None, attendee.name
    for officer in record.officers:
        yield officer.name, officer.party, None
    for item in walk(record.items):
        for biased in item.recusals:
            yield biased.name or "", biased.party, None
        for ballot in (ballot for vote in item.votes for ballot in vote.ballots):
            yield ballot.name, ballot.party, None


def _one(one: Attendee, other: Attendee) -> bool:
    return _agree(one.party, other.party) and _agree(one.affiliation, other.affiliation)


def _agree(one: str | None, other: str | None) -> bool:
    """Say whether two parties or affiliations may be the same; what is not stated agrees with all."""
    return not one or not other or one.casefold() == other.casefold()


def _key(name: str) -> tuple[str, ...]:
    """Return a name as spellings are compared: `Ek, Anna-Karin` is `Anna Karin Ek`."""
    return tuple(sorted(name.casefold().replace("-", " ").replace(",", " ").replace(".", " ").split()))


def _spelled_out(name: str) -> bool:
    """Say whether a name can be short for no other: `Anna Ek` may be cut short (of Anna Ekberg), `Anna Ekberg` is not."""
    words = name.replace(".", " ").split()
    return len(words) > 1 and min(map(len, words)) > SHORT
