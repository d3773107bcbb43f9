"""Finds the votes [voteringar, omröstningar] of an item: totals, what Ja and Nej mean, who voted which way.

Goes in: an item's blocks. Comes out: one value per vote, in the order of the text. What stands about a vote may be
spread over sentences, lists and tables (events.py), and an item may hold several votes; they are told apart by
their numbers (`Omröstning 2`), by totals that differ, and by people who would have voted twice.

What the text does not state is not invented: `enhälligt` is no list of Ja votes, who does not take part in a decision
has not abstained. Totals that are not stated are counted where the ballots are listed by name.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.votes.ballots import Cast
from protokoll_parser.extractors.votes.events import Ballots, Event, Means, Number, Totals, read_events
from protokoll_parser.extractors.votes.tallies import ABSENT, ABSTAIN, NO, YES
from protokoll_parser.prose.register import Register, resolved
from protokoll_parser.prose.stems import has_any, holds_any
from protokoll_parser.source import Span
from protokoll_parser.structure import Context, Found, ItemText, Value

STEMS = ("röst", "oter", "Röst", "RÖST", "OTER")


class Draft(NamedTuple):
    """A vote being put together."""

    span: Span
    number: int | None = None
    counts: Mapping[str, int] = {}
    means: Mapping[str, str] = {}
    casts: tuple[Cast, ...] = ()

    @property
    def counted(self) -> bool:
        """Both sides' totals are known."""
        return YES in self.counts and NO in self.counts

    @property
    def told(self) -> bool:
        """Anything of the outcome is known."""
        return YES in self.counts or NO in self.counts or bool(self.casts)


def extract_votes(item: ItemText, context: Context) -> Found:
    """Return the item's votes in the order of the text."""
    announced = has_any(item.title or "", STEMS) or any(block.key == "vote" for block in item.blocks)
    if not announced and not holds_any(item, STEMS):
        return Found()
    register = Register(context)
    events = [event for block in item.blocks for event in read_events(block, register)]
    drafts = _settle(_fold(_gathered(events)))
    found = [_value(draft, register) for draft in drafts]
    return Found(tuple(value for value, _ in found), tuple(note for _, notes in found for note in notes))


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
    span = Span(min(row.span.start for row in rows), max(row.span.stop for row in rows))
    return Ballots(casts, span, rows[0].groups)


def _fold(events: Iterable[Event]) -> list[Draft]:
    """Put the events together into votes."""
    drafts: list[Draft] = []
    number: int | None = None
    place = -1
    for event in events:
        if isinstance(event, Number):
            number = event.number
            place = next((index for index, draft in enumerate(drafts) if draft.number == number), -1)
        elif not isinstance(event, Means) and event.groups > 1:
            drafts = _deal(drafts, event)
        elif not isinstance(event, Totals) or _holds(event, drafts[place] if place >= 0 else None):
            if place < 0 or not _fits(drafts[place], event):
                place = _earlier(drafts, event) if number is None else -1
            if place < 0:
                drafts.append(Draft(event.span, number))
                place, number = len(drafts) - 1, None
            drafts[place] = _with(drafts[place], event)
    return drafts


def _deal(drafts: list[Draft], event: Ballots | Totals) -> list[Draft]:
    """Deal the ballots or totals of a table that holds several votes side by side to the last votes, in order."""
    missing = max(event.groups - len(drafts), 0)
    dealt = [*drafts, *(Draft(event.span) for _ in range(missing))]
    first = len(dealt) - event.groups
    if isinstance(event, Totals):
        dealt[first + event.group] = _with(dealt[first + event.group], event)
        return dealt
    for group in range(event.groups):
        casts = tuple(cast for cast in event.casts if cast.group == group)
        if casts:
            dealt[first + group] = _with(dealt[first + group], event._replace(casts=casts))
    return dealt


def _holds(event: Totals, current: Draft | None) -> bool:
    """Say whether totals count: both sides, or one of a vote that is already told of."""
    if YES in event.counts:
        return NO in event.counts or current is not None or len(event.counts) == 1
    if NO in event.counts:
        return current is not None
    return current is not None and bool(current.counts or current.casts)


def _fits(draft: Draft, event: Event) -> bool:
    """Say whether an event can be about the vote that the text was last about."""
    if isinstance(event, Totals):
        return all(draft.counts.get(side, count) == count for side, count in event.counts.items())
    if isinstance(event, Means):
        begins_anew = draft.counted and bool(draft.means) and event.side not in draft.means
        return draft.means.get(event.side, event.text) == event.text and not begins_anew
    if isinstance(event, Ballots):
        names = {cast.name for cast in draft.casts}
        return not any(cast.name in names for cast in event.casts)
    return True


def _earlier(drafts: list[Draft], event: Event) -> int:
    """Say which earlier vote ballots belong to that cannot be the last one's: the first without any; -1 for none."""
    if not isinstance(event, Ballots):
        return -1
    return next((place for place, draft in enumerate(drafts) if not draft.casts), -1)


def _with(draft: Draft, event: Event) -> Draft:
    """Return the draft with an event taken in; totals once stated are not overruled."""
    span = Span(min(draft.span.start, event.span.start), max(draft.span.stop, event.span.stop))
    if isinstance(event, Totals):
        return draft._replace(span=span, counts=dict(event.counts) | dict(draft.counts))
    if isinstance(event, Means):
        return draft._replace(span=span, means=dict(draft.means) | {event.side: event.text})
    if isinstance(event, Ballots):
        return draft._replace(span=span, casts=(*draft.casts, *event.casts))
    return draft


def _settle(drafts: list[Draft]) -> list[Draft]:
    """Join what was told of one vote in the wrong order, and leave out what turned out to be none."""
    settled: list[Draft] = []
    for draft in drafts:
        last = settled[-1] if settled else None
        if not draft.told and last and not last.means and draft.means:
            span = Span(last.span.start, max(last.span.stop, draft.span.stop))
            settled[-1] = last._replace(span=span, means=draft.means)
        elif draft.told or (YES in draft.means and NO in draft.means):
            settled.append(draft)
    return _exchange(settled)


def _exchange(drafts: list[Draft]) -> list[Draft]:
    """Give ballots that contradict their vote's totals to the one vote without ballots whose totals they bear out."""
    result = list(drafts)
    for place, draft in enumerate(drafts):
        if not draft.casts or _agrees(draft.casts, draft.counts):
            continue
        others = [
            other
            for other, each in enumerate(result)
            if not each.casts and each.counted and _agrees(draft.casts, each.counts)
        ]
        if len(others) == 1:
            result[others[0]] = result[others[0]]._replace(casts=draft.casts)
            result[place] = draft._replace(casts=())
    return result


def _agrees(casts: Iterable[Cast], counts: Mapping[str, int]) -> bool:
    sides = [cast.side for cast in casts]
    return all(side not in counts or sides.count(side) == counts[side] for side in (YES, NO))


def _value(draft: Draft, register: Register) -> tuple[Value, list[Diagnostic]]:
    """Make the record's vote of a draft; short names are resolved, with a diagnostic for each that was."""
    sides = [cast.side for cast in draft.casts]
    counts = {side: sides.count(side) for side in sides} | dict(draft.counts)
    ballots = []
    notes = []
    for cast in draft.casts:
        name = register.resolve(cast.name)
        if name != cast.name:
            notes.append(resolved(cast.name, name))
        ballots.append({"name": name, "party": cast.party, "vote": cast.side, "span": tuple(cast.span)})
    totals = {side: counts.get(side) for side in (YES, NO, ABSTAIN, ABSENT)}
    means = {"yes_means": draft.means.get(YES), "no_means": draft.means.get(NO)}
    return {**totals, **means, "ballots": ballots, "span": tuple(draft.span)}, notes
