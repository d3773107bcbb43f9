"""Lets every extractor read its part and puts the parts together: a text that is divided -> its record as plain values.

The order is that of knowing: who was there and when it was is read first, since items speak of both.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.attendance.attendance import extract_attendees
from protokoll_parser.extractors.attendance.told_service import OPENING, with_service
from protokoll_parser.extractors.decisions.covering import covering_moved
from protokoll_parser.extractors.items import extract_item
from protokoll_parser.extractors.meeting.adjustment import read_adjustment
from protokoll_parser.extractors.meeting.identity import read_identity
from protokoll_parser.extractors.meeting.next_meetings import read_next_meetings
from protokoll_parser.extractors.meeting.notice import read_notice
from protokoll_parser.extractors.meeting.sittings import read_sittings
from protokoll_parser.extractors.officers.officers import read_officers
from protokoll_parser.extractors.positions.listed_recusals import add_listed_recusals
from protokoll_parser.extractors.votes.ballot_lists import add_listed_ballots, extract_ballot_lists
from protokoll_parser.form.damage import damaged_forms
from protokoll_parser.outline.blocks import item_text, line_width
from protokoll_parser.outline.outline import Outline, Section
from protokoll_parser.people.names import people_of
from protokoll_parser.source import Line, Source
from protokoll_parser.structure import Context, Field, Front, Value
from protokoll_parser.words.lexicon import Lexicon

Said = list[Diagnostic]
SIGNING = frozenset(("signatures", "adjuster", "adjustment"))


class _Read(NamedTuple):
    """A section with the lines that are its own, not its parts'."""

    section: Section
    title: str | None
    lines: tuple[Line, ...]


def assemble(source: Source, divided: Outline, front: Front, lexicon: Lexicon) -> tuple[Value, Said]:
    """Return the record without its diagnostics, and what the extractors had to say."""
    read = [_read(divided, section) for section in _walk(divided.sections)]
    meeting, context, said = _meeting(front, read, lexicon)
    items, more = _items(divided, read, context, lexicon)
    items = add_listed_recusals(items, context.attendees, context.numbers)
    items = add_listed_ballots(items, extract_ballot_lists(front.back, context, lexicon))
    told = [(part.title, _spoken(part)) for part in read]
    coming = read_next_meetings(told, front, context.date)
    year = int(context.date[:4]) if context.date else None
    about = {
        "name": source.name, "sha256": source.sha256, "encoding": source.encoding,
        "characters": len(source.text), "lines": source.line_count,
    }  # fmt: skip
    return {
        "source": about,
        **meeting,
        "items": items,
        "adjustment": read_adjustment(front, told, year),
        "notice": read_notice(front, year, told),
        "next_meetings": list(coming.values),
    }, [*said, *more, *coming.diagnostics]


def _meeting(front: Front, read: Sequence[_Read], lexicon: Lexicon) -> tuple[Value, Context, Said]:
    """Read what holds for the meeting as a whole; return it, what items must know of it, and what there is to say."""
    fields = [*front.fields, *front.back_fields]
    told = [(part.title, _spoken(part)) for part in read]
    headings = [part.section.heading for part in read]
    numbers = [heading.number for heading in headings if heading.number]
    people = extract_attendees(_lists_of_people(front), numbers, lexicon)
    opening = chain.from_iterable(lines for _, lines in told[:OPENING])
    people = people._replace(values=with_service(people.values, front.lines, opening))
    identity = read_identity(front, lexicon.words, told)
    sittings, place, remarks = read_sittings(front, [line for part in read for line in part.lines])
    officers = read_officers(front, people.values, told, lexicon.words)
    texts = {key: getattr(identity, key) for key in ("title", "body", "organisation", "reference")} | {"place": place}
    body = identity.body.value if identity.body else None
    date = sittings[0]["date"] if sittings else None
    context = Context(body, date, people.values, officers.values, tuple(numbers), lexicon.words)
    value = {
        "document_type": identity.document_type,
        **{key: text.value if text else None for key, text in texts.items()},
        "sittings": list(sittings),
        "officers": list(officers.values),
        "attendees": list(people.values),
        "spans": {key: tuple(text.span) for key, text in texts.items() if text},
    }
    damaged = damaged_forms(headings, fields, lexicon)
    return value, context, [*damaged, *people.diagnostics, *remarks, *officers.diagnostics]


def _lists_of_people(front: Front) -> list[Field]:
    """Return the lists of those who were there; who signs for whom (`För arbetsgivaren`) behind the items is no list."""
    lists = [field for field in front.fields if field.key == "attendance"]
    signing = False
    for field in front.back_fields:
        signing = signing or field.key in SIGNING
        if field.key == "attendance" and not (lists and signing and field.label.text.startswith("För ")):
            lists.append(field)
    return lists


def _items(divided: Outline, read: Sequence[_Read], context: Context, lexicon: Lexicon) -> tuple[list[Value], Said]:
    """Read the items, those within others inside them."""
    lines = divided.pages.lines
    width = line_width([line for line in lines if line.text or not line.row])
    index = people_of(context.attendees, context.officers)
    own = {part.section.start: part.lines for part in read}

    def item(section: Section) -> tuple[Value, Said]:
        blocks = item_text(own[section.start], lexicon, width=width, first=section.heading.inline)
        value, said = extract_item(section.heading, blocks, context, index)
        inner = [item(part) for part in section.sections]
        value, parts = covering_moved(value, [part for part, _ in inner])
        span = (lines[section.start].raw.start, _end(lines, section.stop))
        return value | {"span": span, "items": parts}, [*said, *_joined(inner)]

    items = [item(section) for section in divided.sections]
    return [value for value, _ in items], _joined(items)


def _joined(parts: Sequence[tuple[Value, Said]]) -> Said:
    return list(chain.from_iterable(said for _, said in parts))


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _read(divided: Outline, section: Section) -> _Read:
    heading = section.heading
    start = heading.index if heading.inline else heading.stop
    return _Read(section, heading.title.text if heading.title else None, divided.pages.text(start, section.own_stop))


def _spoken(part: _Read) -> tuple[Line, ...]:
    """Return the lines of a section without the number that its running text stands behind: `7.1  Nästa möte blir …`."""
    start = part.section.heading.inline
    if not start or not part.lines:
        return part.lines
    first = part.lines[0]
    bare = first._replace(text=first.text[start:], starts=first.starts[start:], stops=first.stops[start:])
    return (bare, *part.lines[1:])


def _end(lines: Sequence[Line], stop: int) -> int:
    return lines[stop].raw.start if stop < len(lines) else lines[-1].raw.stop
