"""Record -> rows of the archive's tables: the one relational form that SQLite, Parquet and CSV share.

Rows hold plain values in the order of the table's columns (`columns.TABLES`); tables with nothing to say are left out.
Ids are stable: they are made of the hash of the source and of positions in the record, so the same text has the same
ids in every archive. They read from left to right: `a1b2c3d4e5f60718/i3/d1/p2` is the second point of the first
decision of the third item of a meeting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from protokoll_parser.archive.columns import ABOUT, TABLES, Column, Table, about_rows
from protokoll_parser.records import Adjustment, Attendee, Item, Notice, Person, Protocol, Statement

__all__ = [
    "ABOUT",
    "TABLES",
    "Column",
    "Row",
    "Rows",
    "Table",
    "about_rows",
    "meeting_id",
    "meeting_rows",
    "text_row",
]

Row = list[object]
Rows = dict[str, list[Row]]
NOWHERE = (None, None)
NO_ADJUSTMENT = Adjustment()
NO_NOTICE = Notice()


class Placed(NamedTuple):
    """An item, where it stands among all items of its meeting, and what it is called there."""

    id: str
    parent: str | None
    position: int
    depth: int
    full_label: str | None
    item: Item


def meeting_id(sha256: str) -> str:
    """Return a meeting's id from the hash of its bytes: 64 bits, enough to tell apart all minutes ever written."""
    return sha256[:16]


def text_row(path: str, sha256: str | None, meeting: str | None, failure: str | None) -> Rows:
    r"""Return the row of one path of the archive: it has a meeting, or the reason why not.

    A file name that is no Unicode is written with its odd bytes as `\udcff`, since no table could hold it.
    """
    return {"texts": [[_sound(path), sha256, meeting, _sound(failure) if failure is not None else None]]}


def _sound(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def meeting_rows(record: Protocol, *, layout: str, share: float) -> Rows:
    """Return the rows of a record in every table but `texts`; `share` is that of its text accounted for, 0 to 1."""
    meeting = meeting_id(record.source.sha256)
    items = list(_placed(record.items, meeting, None, None, 1, count(1)))
    rows: Rows = {
        "meetings": [_meeting(record, meeting, layout, share)],
        **_of_the_meeting(record, meeting),
        "items": [_item(meeting, placed) for placed in items],
        "present_for": list(_present_for(record.attendees, meeting, items)),
        **_of_the_items(meeting, items),
        **_decisions(meeting, items),
        **_votes(meeting, items),
        **_with_people("proposal", "y", meeting, [(placed.id, placed.item.proposals) for placed in items]),
        **_with_people("reservation", "r", meeting, [(placed.id, placed.item.reservations) for placed in items]),
        **_with_people("statement", "t", meeting, [(placed.id, placed.item.statements) for placed in items]),
    }
    return {name: made for name, made in rows.items() if made}


def _meeting(record: Protocol, meeting: str, layout: str, share: float) -> Row:
    source, adjustment, notice = record.source, record.adjustment or NO_ADJUSTMENT, record.notice or NO_NOTICE
    return [
        meeting, source.sha256, record.document_type, record.title, record.body, record.organisation, record.reference,
        record.sittings[0].date if record.sittings else None, record.place,
        adjustment.date, adjustment.time, adjustment.place, adjustment.method,
        notice.posted, notice.removed, notice.storage,
        source.encoding, source.characters, source.lines, layout, float(share),
    ]  # fmt: skip


def _of_the_meeting(record: Protocol, m: str) -> Rows:
    """Return the rows of the lists that stand at the top of the record."""
    return {
        "meeting_spans": [[f"{m}/{key}", m, key, *span] for key, span in record.spans.items()],
        "sittings": [
            [f"{m}/s{n}", m, n, one.date, one.start, one.end, *(one.span or NOWHERE)]
            for n, one in enumerate(record.sittings, 1)
        ],
        "officers": [
            [f"{m}/o{n}", m, n, one.role, one.name, one.party, *one.span] for n, one in enumerate(record.officers, 1)
        ],
        "attendees": [_attendee(m, n, one) for n, one in enumerate(record.attendees, 1)],
        "next_meetings": [
            [f"{m}/n{n}", m, n, one.date, one.end_date, one.note, *(one.span or NOWHERE)]
            for n, one in enumerate(record.next_meetings, 1)
        ],
        "diagnostics": [
            [f"{m}/f{n}", m, n, one.code, one.severity, one.message, one.line]
            for n, one in enumerate(record.diagnostics, 1)
        ],
    }


def _attendee(m: str, n: int, one: Attendee) -> Row:
    return [
        f"{m}/a{n}", m, n, one.name, one.party, one.title, one.affiliation, one.capacity, one.attendance,
        one.serving, one.replaces, one.presence_note, one.group, *one.span,
    ]  # fmt: skip


def _placed(
    items: Sequence[Item], meeting: str, parent: str | None, above: Placed | None, depth: int, numbers: Iterator[int]
) -> Iterator[Placed]:
    """Yield all items in the order of the text, an item before its parts."""
    for item in items:
        position = next(numbers)
        placed = Placed(f"{meeting}/i{position}", parent, position, depth, _full_label(item, above), item)
        yield placed
        if item.items:
            yield from _placed(item.items, meeting, placed.id, placed, depth + 1, numbers)


def _full_label(item: Item, above: Placed | None) -> str | None:
    """Put the labels above before the item's own, unless its number repeats them: `4.1` under `4.`, `4a` under `4`."""
    if above is None or above.full_label is None or item.label is None:
        return item.label or (above.full_label if above else None)
    outer, rest = above.item.number, (item.number or "").removeprefix(above.item.number or "")
    if outer and rest and rest != item.number and not rest[0].isdigit():
        return item.label
    return f"{above.full_label} {item.label}"


def _item(m: str, placed: Placed) -> Row:
    item = placed.item
    return [
        placed.id, m, placed.position, placed.parent, placed.depth, item.label, item.number, placed.full_label,
        item.title, item.reference, item.text, *item.span,
    ]  # fmt: skip


def _present_for(attendees: Sequence[Attendee], m: str, items: Sequence[Placed]) -> Iterator[Row]:
    """Yield the items that attendees were there for; a number that several items have leads to none."""
    if not any(one.present_for for one in attendees):
        return
    times = Counter(placed.item.number for placed in items)
    known = {placed.item.number: placed.id for placed in items if times[placed.item.number] == 1}
    for a, one in enumerate(attendees, 1):
        for n, number in enumerate(one.present_for, 1):
            yield [f"{m}/a{a}/i{n}", m, f"{m}/a{a}", n, number, known.get(number)]


def _of_the_items(m: str, items: Sequence[Placed]) -> Rows:
    """Return the rows of the plain lists inside items."""
    return {
        "presenters": [
            [f"{i.id}/b{n}", m, i.id, n, one.name, one.title, one.affiliation, one.as_written, *one.span]
            for i in items
            for n, one in enumerate(i.item.presenters, 1)
        ],
        "recusals": [row for i in items for row in _people(m, i.id, "j", i.item.recusals)],
        "attachments": [row for i in items for row in _strings(m, i.id, "x", i.item.attachments)],
        "documents": [row for i in items for row in _strings(m, i.id, "u", i.item.documents)],
        "recipients": [row for i in items for row in _strings(m, i.id, "e", i.item.recipients)],
    }


def _strings(m: str, owner: str, letter: str, strings: Sequence[str]) -> Iterable[Row]:
    return [[f"{owner}/{letter}{n}", m, owner, n, text] for n, text in enumerate(strings, 1)] if strings else ()


def _people(m: str, owner: str, letter: str, people: Sequence[Person]) -> Iterable[Row]:
    return [[f"{owner}/{letter}{n}", m, owner, n, one.name, one.party] for n, one in enumerate(people, 1)]


def _decisions(m: str, items: Sequence[Placed]) -> Rows:
    decisions = [(f"{i.id}/d{n}", i.id, n, decision) for i in items for n, decision in enumerate(i.item.decisions, 1)]
    points = [(f"{d}/p{n}", d, n, point) for d, _, _, one in decisions for n, point in enumerate(one.points, 1)]
    return {
        "decisions": [[d, m, i, n, one.by, one.text, one.explicit, *one.span] for d, i, n, one in decisions],
        "points": [[p, m, d, n, point.text, point.outcome, *point.span] for p, d, n, point in points],
        "assignments": [row for p, _, _, point in points for row in _strings(m, p, "w", point.assigned_to)],
    }


def _votes(m: str, items: Sequence[Placed]) -> Rows:
    votes = [(f"{i.id}/v{n}", i.id, n, vote) for i in items for n, vote in enumerate(i.item.votes, 1)]
    return {
        "votes": [
            [v, m, i, n, vote.yes, vote.no, vote.abstain, vote.absent, vote.yes_means, vote.no_means, *vote.span]
            for v, i, n, vote in votes
        ],
        "ballots": [
            [f"{v}/b{n}", m, v, n, one.name, one.party, one.vote, *(one.span or NOWHERE)]
            for v, _, _, vote in votes
            for n, one in enumerate(vote.ballots, 1)
        ],
    }


def _with_people(one: str, letter: str, m: str, listed: Sequence[tuple[str, Sequence[Statement]]]) -> Rows:
    """Return the rows of proposals, reservations or statements, and of the people behind them."""
    made = [(f"{i}/{letter}{n}", i, n, said) for i, several in listed for n, said in enumerate(several, 1)]
    return {
        f"{one}s": [[key, m, i, n, said.text, *said.span] for key, i, n, said in made],
        f"{one}_people": [row for key, _, _, said in made for row in _people(m, key, "b", said.by)],
    }
