"""Person × item: who was present, absent or replaced at each item, derived from the record by stated rules only.

Goes in: a record. Comes out: a `Presence`: people, items and one `Cell` for every pair, each with the rule that it
follows from (rules.py). What the text does not settle is `not_stated`.

- A person listed without limits is there at every item. A note of how (`via Teams`), or of clock times from the
  sitting's start to its end, is no limit; other times, days and `kommer sent` are, and which items they mean is not said.
- A reference (`§§ 12–15`) tells all of a presence: absent at other items. A list has to say who served where
  (kommunallagen 2017:725, 5 kap. for councils, applied to boards by 6 kap.); record.md calls it a limit, too. For a
  serving substitute it limits the service: whether the substitute stayed in the room is not said. Sub-items go with
  their item unless named themselves; `del av § 26` settles nothing at § 26.
- A member is replaced where a substitute serves for that member: where the reference says, else wherever the member is
  not there. To be replaced is to be absent. A member whom only `ersätter …` names has a row.
- Who is biased [jäv] takes no part in the item (kommunallagen, 5 and 6 kap.; elsewhere the minutes themselves say so):
  absent, or replaced. A range in the list that passes over the item does not contradict it.
- A named ballot places its voter in the item; `frånvarande` in a vote is absence.
- What names the item goes before what holds for the meeting; two that contradict one another settle nothing.
- Those registered, officers whom the list lacks, and those of an `absent` with limits are `not_stated`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.presence.limits import Column, Cover, columns_of, covers
from protokoll_parser.presence.people import Roll, Someone, roll_of, walk
from protokoll_parser.presence.rules import AMBIGUOUS, RECUSED, Cell, Said, Weight, decide
from protokoll_parser.records import Attendee, Protocol
from protokoll_parser.words.lexicon import Lexicon, load_lexicon

UNLISTED, REGISTERED = Cell("not_stated", "unlisted"), Cell("not_stated", "registered")
UNCLEAR = {Cover.IN_PART: "in-part", Cover.NOTE: "note", Cover.UNMATCHED: "unmatched-reference"}
SEATED = {Cover.WHOLE: Weight.MEETING, Cover.NAMED: Weight.ITEM}


class Presence(NamedTuple):
    """The grid: `cells[person][item]`, with a cell for every pair."""

    people: tuple[Someone, ...]
    items: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]


class _Seat(NamedTuple):
    """A listing that says whom a substitute serves for."""

    row: int
    replaces: str
    members: tuple[int, ...]
    """The rows that the member's name may mean."""
    spans: Sequence[Cover]


_Place = tuple[int, int]
_Stated = tuple[_Place, Said]
_Grid = list[list[Cell]]


def presence_of(record: Protocol, lexicon: Lexicon | None = None) -> Presence:
    """Return the grid of a record; total, for any record.

    `lexicon` holds the words that tell how a presence is limited (`people.toml`); without it, those of the package.
    """
    words = (lexicon or load_lexicon()).words
    roll, columns = roll_of(record), columns_of(record.items)
    spans = [covers(columns, person, record.sittings, words) for person in record.attendees]
    seats = _seats(record, roll, spans)
    stated = [*_listings(record, roll, spans), *_recusals(record, roll, columns), *_ballots(record, roll)]
    alone = _settle(roll, columns, stated)
    cells = _settle(roll, columns, [*stated, *_replacements(seats, roll, alone)])
    for seat in seats:
        cells[seat.row] = [_seated(seat, roll, cells, column) for column in range(len(columns))]
    return Presence(roll.people, columns, tuple(map(tuple, cells)))


def _settle(roll: Roll, columns: Sequence[Column], stated: Iterable[_Stated]) -> _Grid:
    """Decide every cell by what is stated of it."""
    by_place: dict[_Place, list[Said]] = defaultdict(list)
    for place, said in stated:
        by_place[place].append(said)
    return [
        [
            decide(by_place.get((row, column), ()), REGISTERED if who.listed else UNLISTED)
            for column in range(len(columns))
        ]
        for row, who in enumerate(roll.people)
    ]


def _listings(record: Protocol, roll: Roll, spans: Sequence[Sequence[Cover]]) -> Iterator[_Stated]:
    for row, listings in enumerate(roll.listings):
        for index in listings:
            person = record.attendees[index]
            if person.attendance == "registered":
                continue
            tell = _present if person.attendance == "present" else _absent
            said = {cover: tell(person, cover) for cover in Cover}
            for column, cover in enumerate(spans[index]):
                yield (row, column), said[cover]


def _present(person: Attendee, cover: Cover) -> Said:
    """Return what a listing as present says of an item."""
    if cover in UNCLEAR:
        weight = Weight.ITEM if cover is Cover.IN_PART else Weight.MEETING
        return Said(weight, Cell("not_stated", UNCLEAR[cover]))
    if cover is Cover.OUTSIDE:
        serves = person.serving is True
        return Said(
            Weight.IMPLIED, Cell("not_stated", "outside-service") if serves else Cell("absent", "outside-reference")
        )
    serving = person.serving if person.capacity == "substitute" else None
    return Said(SEATED[cover], Cell("present", "listed" if cover is Cover.WHOLE else "reference", serving))


def _absent(_: Attendee, cover: Cover) -> Said:
    """Return what a listing as absent says of an item: with a limit, not whether that ends the absence or is its extent."""
    whole = cover is Cover.WHOLE
    return Said(Weight.MEETING, Cell("absent", "listed") if whole else Cell("not_stated", "absence-limited"))


def _recusals(record: Protocol, roll: Roll, columns: Sequence[Column]) -> Iterator[_Stated]:
    """Say who is biased in an item and so in all its sub-items."""
    biased: list[tuple[tuple[int, ...], ...]] = []
    for column, item in enumerate(walk(record.items)):
        above = columns[column].parent
        own = (roll.find(person.name, person.party) for person in item.recusals if person.name)
        biased.append((*(biased[above] if above is not None else ()), *own))
        for rows in biased[column]:
            for row in rows:
                yield (row, column), RECUSED if len(rows) == 1 else AMBIGUOUS


def _ballots(record: Protocol, roll: Roll) -> Iterator[_Stated]:
    """Say who is named in a vote; a name that fits several people places none of them."""
    for column, item in enumerate(walk(record.items)):
        for ballot in (ballot for vote in item.votes for ballot in vote.ballots):
            rows = roll.find(ballot.name, ballot.party)
            if len(rows) == 1:
                cell = Cell("absent" if ballot.vote == "absent" else "present", "ballot")
                yield (rows[0], column), Said(Weight.ITEM, cell)


def _seats(record: Protocol, roll: Roll, spans: Sequence[Sequence[Cover]]) -> list[_Seat]:
    found = []
    for row, listings in enumerate(roll.listings):
        for index in listings:
            person = record.attendees[index]
            if person.replaces and person.serving is not False:
                members = roll.find(person.replaces, None, apart=row)
                found.append(_Seat(row, person.replaces, members, spans[index]))
    return found


def _replacements(seats: Iterable[_Seat], roll: Roll, alone: _Grid) -> Iterator[_Stated]:
    """Say who is replaced where; of several whom the name fits, it is the one who is not there."""
    for seat in seats:
        replaced = Cell("replaced", "replacement", replaced_by=roll.people[seat.row].name)
        for column, cover in enumerate(seat.spans):
            away = [row for row in seat.members if alone[row][column].state != "present"]
            if cover in SEATED and alone[seat.row][column].state == "present":
                rows = away if len(away) == 1 else seat.members
                for row in rows:
                    yield (row, column), Said(SEATED[cover], replaced) if len(rows) == 1 else AMBIGUOUS
            elif cover in UNCLEAR:  # at some time the substitute had the seat of a member who is listed, too
                for row in set(seat.members) - set(away):
                    yield (row, column), Said(Weight.ITEM, Cell("not_stated", UNCLEAR[cover]))


def _seated(seat: _Seat, roll: Roll, cells: _Grid, column: int) -> Cell:
    """Return the substitute's cell with whom the substitute serves for; a member who is there keeps the seat."""
    cell = cells[seat.row][column]
    if not cell.serving or seat.spans[column] not in SEATED:
        return cell
    name = roll.people[seat.row].name
    rows = [row for row in seat.members if cells[row][column].replaced_by == name]
    if rows:
        return cell._replace(replaces=roll.people[rows[0]].name)
    if len(seat.members) == 1 and seat.spans[column] is Cover.WHOLE:
        return cell._replace(serving=None)
    return cell._replace(replaces=seat.replaces)
