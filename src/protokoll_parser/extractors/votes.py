"""Finds the votes [voteringar, omröstningar] of an item: totals, what Ja and Nej mean, who voted which way.

Goes in: an item's blocks. Comes out: one value per vote, in the order of the text. What stands about a vote may be
spread over sentences, lists and tables, and an item may hold several votes; they are told apart by their numbers
(`Omröstning 2`), by totals that differ, and by people who would have voted twice.

What the text does not state is not invented: `enhälligt` is no list of Ja votes, who does not take part in a decision
has not abstained. Totals that are not stated are counted where the ballots are listed by name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.ballots import (
    Cast,
    Row,
    Table,
    read_cells,
    read_marked,
    read_names,
    read_spoken,
    read_sums,
    read_table,
    rows_of,
    side_of,
)
from protokoll_parser.extractors.bylines import Mention, Register, read_people
from protokoll_parser.extractors.sentences import sentences
from protokoll_parser.extractors.stems import has_any, holds_any
from protokoll_parser.extractors.tallies import ABSENT, ABSTAIN, NO, YES, read_meanings, read_tally
from protokoll_parser.source import Passage, Span
from protokoll_parser.structure import Block, Context, Found, ItemText, Paragraph, Value

STEMS = ("röst", "oter", "Röst", "RÖST", "OTER")
TELLING = ("nej", "röst", "avst", "voter", "frånv", "nedl", "blank", "lade ned", "omgång")
SPEAKING = ("ja", "nej", "avst", "frånv")
NUMBERED = re.compile(r"(?:omröstning|votering|omröstningslista|voteringslista|omgång|röstning)\s+(?:nr\.?\s*)?(\d)(?!\w|\s(?-i:ja|nej)(?!\w))", re.IGNORECASE)


class Number(NamedTuple):
    """The number of a vote within the item."""

    number: int
    span: Span


class Totals(NamedTuple):
    """Totals that the text states."""

    counts: Mapping[str, int]
    span: Span
    group: int | None = None
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


class Draft(NamedTuple):
    """A vote being put together."""

    span: Span
    number: int | None = None
    counts: Mapping[str, int] = {}
    means: Mapping[str, str] = {}
    casts: tuple[Cast, ...] = ()

    def reach(self, span: Span) -> Span:
        """Return the draft's span with another one taken in."""
        return Span(min(self.span.start, span.start), max(self.span.stop, span.stop))


def extract_votes(item: ItemText, context: Context) -> Found:
    """Return the item's votes in the order of the text."""
    if not holds_any(item, STEMS) and not any([block.key == "vote" for block in item.blocks]):
        return Found()
    register = Register(context)
    events = [event for block in item.blocks for event in _read_block(block, register)]
    drafts = _settle(_fold(_gathered(events)))
    values = []
    diagnostics: list[Diagnostic] = []
    for draft in drafts:
        value, notes = _value(draft, register)
        values.append(value)
        diagnostics += notes
    return Found(tuple(values), tuple(diagnostics))


def _read_block(block: Block, register: Register) -> Iterator[Event]:
    """Yield what a block says of votes, row by row where it is a list or a table, else sentence by sentence."""
    if block.label and (numbered := NUMBERED.search(block.label.text)):
        yield Number(int(numbered[1]), block.label.span())
    table: Table | None = None
    side: str | None = None
    if block.label and (headed := side_of(block.label.text)):
        side = headed.side
    elif block.label:  # `Ja-röst för kommunstyrelsens förslag` can be taken for a label
        yield from _read_prose(block.label, 0, len(block.label.text), register)
    for paragraph in block.paragraphs:
        if any(line.quoted for line in paragraph.lines):
            continue
        if side and (listed := _listed(paragraph, side, register)):
            yield listed
            continue
        if not side and not table and not _may_tell(paragraph.passage.text.casefold()):
            continue
        prose = 0
        for row in rows_of(paragraph):
            events, table, side = _read_row(row, table, side, register)
            if events is None:
                continue
            yield from _read_prose(paragraph.passage, prose, row.start, register)
            yield from events
            prose = row.stop
        yield from _read_prose(paragraph.passage, prose, len(paragraph.passage.text), register)


def _may_tell(folded: str) -> bool:
    """Say whether a text can hold anything about a vote, by its stems."""
    return has_any(folded, TELLING) or folded.startswith("ja") or " ja" in folded or "\tja" in folded


def _read_row(row: Row, table: Table | None, side: str | None, register: Register) -> tuple[tuple[Event, ...] | None, Table | None, str | None]:
    """Read a row as part of a list or a table: its events (None if it is running text), and what is open after it."""
    head = read_table(row)
    if head:
        return (), head, None
    here = row.piece.span()
    if table:
        casts = read_cells(row, table, register)
        if casts is not None:
            return ((Ballots(casts, here, table.groups),) if casts else ()), table, None
        sums = read_sums(row, table)
        if sums:
            return tuple(Totals(counts, here, group, table.groups) for group, counts in enumerate(sums) if counts), table, None
    headed = side_of(row.text)
    if headed:
        totals = (Totals({headed.side: headed.count}, here),) if headed.count is not None else ()
        return totals, table, headed.side
    if side and (names := read_names(row, side, register)):
        return (Ballots(names, here),), table, side
    marked = read_marked(row, register)
    if marked:
        return (Ballots(marked, here),), table, None
    return None, table, None


def _listed(paragraph: Paragraph, side: str, register: Register) -> Ballots | None:
    """Read a paragraph that is one list of names with commas between them, under its side."""
    passage = paragraph.passage
    text = passage.text
    if "," not in text and " och " not in text:
        return None
    people, end = read_people(text, 0, len(text), register, alone=True)
    if not people or text[end:].strip(" ."):
        return None
    return _ballots(passage, side, people)


def _ballots(passage: Passage, side: str, people: Iterable[Mention]) -> Ballots:
    casts = tuple(Cast(each.name, each.party, side, passage.span(each.start, each.stop)) for each in people if each.name)
    return Ballots(casts, Span(casts[0].span.start, casts[-1].span.stop) if casts else passage.span())


def _read_prose(passage: Passage, start: int, stop: int, register: Register) -> Iterator[Event]:
    """Yield what running text says of votes."""
    text = passage.text
    for begin, end in sentences(text, start, stop):
        yield from _read_sentence(passage, begin, end, register)


def _read_sentence(passage: Passage, start: int, stop: int, register: Register) -> Iterator[Event]:
    text = passage.text
    while start < stop and text[start].isspace():
        start += 1
    folded = text[start:stop].casefold()
    if (numbered := NUMBERED.search(text, start, min(stop, start + 30))) and numbered.start() - start < 4:
        yield Number(int(numbered[1]), passage.span(numbered.start(), numbered.end()))
        start = numbered.end()
    if not _may_tell(folded):
        return
    spoken = [(side, people) for side, people, _ in read_spoken(text, start, stop, register) if people] if has_any(folded, SPEAKING) else []
    tally = read_tally(text, start, stop)
    means = [] if spoken else list(read_meanings(text, start, stop))
    for meaning in means:
        if not tally or meaning.start < tally.start or meaning.stop <= tally.stop:
            yield Means(meaning.side, text[meaning.start : meaning.stop], passage.span(meaning.start, meaning.stop))
    if tally and (not spoken or len(tally.counts) > 1 or spoken[0][0] in tally.counts):
        yield Totals(tally.counts, passage.span(tally.start, tally.stop))
        for side, wording in tally.means:
            yield Means(side, wording, passage.span(tally.start, tally.stop))
    for meaning in means:
        if tally and meaning.start >= tally.start and meaning.stop > tally.stop:
            yield Means(meaning.side, text[meaning.start : meaning.stop], passage.span(meaning.start, meaning.stop))
    for side, people in spoken:
        yield _ballots(passage, side, people)


def _gathered(events: Iterable[Event]) -> Iterator[Event]:
    """Make one event of the rows of a list or a table; whoever votes again votes in another."""
    held: list[Ballots] = []
    seen: set[tuple[str, int]] = set()
    for event in events:
        voters = {(cast.name, cast.group) for cast in event.casts} if isinstance(event, Ballots) else set()
        if held and (not isinstance(event, Ballots) or event.groups != held[-1].groups or voters & seen):
            yield _joined(held)
            held, seen = [], set()
        if isinstance(event, Ballots):
            held.append(event)
            seen |= voters
        else:
            yield event
    if held:
        yield _joined(held)


def _joined(rows: list[Ballots]) -> Ballots:
    casts = tuple(cast for row in rows for cast in row.casts)
    return Ballots(casts, Span(min(row.span.start for row in rows), max(row.span.stop for row in rows)), rows[0].groups)


def _fold(events: Iterable[Event]) -> list[Draft]:
    """Put the events together into votes."""
    drafts: list[Draft] = []
    number: int | None = None
    place = -1
    for event in events:
        if isinstance(event, Number):
            number = event.number
            place = next((index for index, draft in enumerate(drafts) if draft.number == number), -1)
            continue
        if isinstance(event, Ballots) and event.groups > 1:
            _deal(drafts, event)
            continue
        if isinstance(event, Totals) and event.group is not None and event.groups > 1:
            target = len(drafts) - event.groups + event.group
            if 0 <= target:
                drafts[target] = _with_totals(drafts[target], event)
            continue
        if isinstance(event, Totals) and not _counts(event, drafts[place] if 0 <= place < len(drafts) else None):
            continue
        current = drafts[place] if 0 <= place < len(drafts) else None
        if current is None or not _fits(current, event):
            place = _elsewhere(drafts, event, number)
            if place < 0:
                drafts.append(Draft(event.span, number))
                place = len(drafts) - 1
                number = None
        drafts[place] = _with(drafts[place], event)
    return drafts


def _deal(drafts: list[Draft], event: Ballots) -> None:
    """Deal the ballots of a table that holds several votes side by side to the last votes, in order."""
    while len(drafts) < event.groups:
        drafts.append(Draft(event.span))
    first = len(drafts) - event.groups
    for group in range(event.groups):
        casts = tuple(cast for cast in event.casts if cast.group == group)
        if casts:
            drafts[first + group] = _with(drafts[first + group], Ballots(casts, event.span))


def _counts(event: Totals, current: Draft | None) -> bool:
    """Say whether totals count: both sides, or one of a vote that is already told of."""
    if YES in event.counts and NO in event.counts:
        return True
    if YES in event.counts or NO in event.counts:
        return current is not None or YES in event.counts
    return current is not None and bool(current.counts or current.casts)


def _fits(draft: Draft, event: Event) -> bool:
    """Say whether an event can be about the vote that the text was last about."""
    if isinstance(event, Totals):
        return all(draft.counts.get(side, count) == count for side, count in event.counts.items())
    if isinstance(event, Means):
        complete = YES in draft.counts and NO in draft.counts
        return draft.means.get(event.side, event.text) == event.text and not (complete and draft.means and event.side not in draft.means)
    if isinstance(event, Ballots):
        names = {cast.name for cast in draft.casts}
        return not any(cast.name in names for cast in event.casts)
    return True


def _elsewhere(drafts: list[Draft], event: Event, number: int | None) -> int:
    """Say which earlier vote ballots belong to that cannot be the last one's: the first without any; -1 for none."""
    if not isinstance(event, Ballots) or number is not None:
        return -1
    return next((place for place, draft in enumerate(drafts) if not draft.casts), -1)


def _with(draft: Draft, event: Event) -> Draft:
    if isinstance(event, Totals):
        return _with_totals(draft, event)
    if isinstance(event, Means):
        return draft._replace(span=draft.reach(event.span), means=dict(draft.means) | {event.side: event.text})
    if isinstance(event, Ballots):
        return draft._replace(span=draft.reach(event.span), casts=(*draft.casts, *event.casts))
    return draft


def _with_totals(draft: Draft, event: Totals) -> Draft:
    return draft._replace(span=draft.reach(event.span), counts=dict(event.counts) | dict(draft.counts))


def _settle(drafts: list[Draft]) -> list[Draft]:
    """Join what was told of one vote in the wrong order, and leave out what turned out to be none."""
    settled: list[Draft] = []
    for draft in drafts:
        last = settled[-1] if settled else None
        told = YES in draft.counts or NO in draft.counts or bool(draft.casts)
        if not told and last and not last.means and draft.means:
            settled[-1] = last._replace(span=last.reach(draft.span), means=draft.means)
        elif told or (YES in draft.means and NO in draft.means):
            settled.append(draft)
    return _exchange(settled)


def _exchange(drafts: list[Draft]) -> list[Draft]:
    """Give ballots that contradict their vote's totals to the one vote without ballots whose totals they bear out."""
    result = list(drafts)
    for place, draft in enumerate(result):
        if not draft.casts or _agrees(draft.casts, draft.counts):
            continue
        others = [other for other, each in enumerate(result) if not each.casts and YES in each.counts and _agrees(draft.casts, each.counts)]
        if len(others) == 1:
            result[others[0]] = result[others[0]]._replace(casts=draft.casts)
            result[place] = draft._replace(casts=())
    return result


def _agrees(casts: Iterable[Cast], counts: Mapping[str, int]) -> bool:
    sides = [cast.side for cast in casts]
    return all(side not in counts or sides.count(side) == counts[side] for side in (YES, NO))


def _value(draft: Draft, register: Register) -> tuple[Value, list[Diagnostic]]:
    sides = [cast.side for cast in draft.casts]
    counted = {side: sides.count(side) for side in (YES, NO, ABSTAIN, ABSENT) if side in sides}
    counts = counted | dict(draft.counts)
    ballots = [
        {"name": register.resolve(cast.name), "party": cast.party, "vote": cast.side, "span": tuple(cast.span)} for cast in draft.casts
    ]
    value = {side: counts.get(side) for side in (YES, NO, ABSTAIN, ABSENT)}
    means = {"yes_means": draft.means.get(YES), "no_means": draft.means.get(NO)}
    return {**value, **means, "ballots": ballots, "span": tuple(draft.span)}, []
