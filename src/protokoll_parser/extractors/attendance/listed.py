"""A person as a list has them, and what the heading above the list adds.

Goes in: a row that was read, and its heading. Comes out: `Listed` values. What only all lists together can tell is
settled in settled.py.
"""

from typing import NamedTuple

from protokoll_parser.people.groups import group_roles, loose_roles
from protokoll_parser.people.rows import GroupKind, PersonRow, read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Passage, Span
from protokoll_parser.words.lexicon import Lexicon


class Heading(NamedTuple):
    """What stands above a person: the heading as written, and what it says."""

    text: str | None
    kind: GroupKind
    roles: frozenset[str]
    """The roles of its words, see people/groups.py."""


class Listed(NamedTuple):
    """A person as a list has them; strings as written."""

    name: str
    span: Span
    heading: Heading
    party: str | None = None
    title: str | None = None
    affiliation: str | None = None
    note: str | None = None
    refs: str = ""
    replaces: str | None = None
    serving: bool | None = None
    capacity: str | None = None
    attendance: str | None = None
    sure_party: bool = True
    own_unit: bool = True
    """False where the affiliation is that of the heading above, not of the row."""


class Carried(NamedTuple):
    """What a row hands down to those that are set in under it."""

    column: int = -1
    """Rows that begin right of it are meant; -1 if there are none."""
    lead: str | None = None
    """A lead-in: `Almsta kommun:`, `Ersättare:`."""
    capacity: str | None = None
    """What a label in the left column says."""
    party: str | None = None
    """The party that stands in the left column."""


PLAIN = Heading(None, GroupKind("participant", "present", None, None), frozenset())
LONGEST_SIGN = 4
STATED = frozenset(("present", "absent", "registered", "participant", "list"))
"""Roles that say whether those below were there."""


def heading_of(label: str, lexicon: Lexicon, above: Heading = PLAIN) -> Heading:
    """Return what a heading says; what it leaves out is as the heading above it says."""
    text = label.strip(" :*#_\t") or None
    kind = read_group(text or "", lexicon)
    if kind is None:
        staff = "staff" in loose_roles(text or "", lexicon)
        return Heading(text, above.kind._replace(capacity="official") if staff else above.kind, above.roles)
    roles = group_roles(text or "", lexicon) or frozenset()
    if above.text and not roles & STATED:
        kind = kind._replace(attendance=above.kind.attendance)
    missing = "absent" in roles and not roles - STATED - {"glue"}
    if above.text and (not roles - {"party", "glue"} or (missing and above.kind.capacity == "member")):
        kind = kind._replace(capacity=above.kind.capacity)
    return Heading(text, kind, roles)


def is_plain(heading: Heading) -> bool:
    """Say whether a heading tells no more than that those below were there (`Närvarolista`)."""
    return not heading.roles - STATED - {"glue", "note", "when"}


def listed_of(
    person: PersonRow, passage: Passage, heading: Heading, unit: str | None, carried: Carried, lexicon: Lexicon
) -> Listed:
    """Return a person of a row, with what headings and lead-ins hand down."""
    text = passage.text
    lead = _part(text, person.lead) or carried.lead
    affiliation = _part(text, person.affiliation)
    if lead and words_of(lexicon).groups.get(lead.casefold()) == "other":
        affiliation = None if affiliation == lead else affiliation
        lead = None  # `övriga: Anna Ek` behind other interests names none
    if lead and read_group(lead, lexicon) is not None:
        heading = heading_of(lead, lexicon, heading)
        affiliation = None if affiliation == lead else affiliation
    elif lead:
        affiliation = affiliation or lead
    if affiliation and is_sign(affiliation, _part(text, person.name) or ""):
        affiliation = None
    if affiliation and affiliation.startswith(("Från ", "För ")):
        affiliation = affiliation.split(" ", 1)[1]
    party = _part(text, person.party)
    if unit and unit.casefold() in words_of(lexicon).parties:
        party, unit = party or unit, None
    party = party or carried.party
    return Listed(
        name=_part(text, person.name) or "",
        span=span_of(passage, *person.span),
        heading=heading,
        party=party,
        title=_part(text, person.title),
        affiliation=affiliation or unit,
        note=_part(text, person.presence_note),
        refs=person.refs,
        replaces=_part(text, person.replaces),
        serving=person.serving,
        capacity=person.capacity or carried.capacity,
        attendance="absent" if " utom " in text[: person.name[0]] else person.attendance,
        sure_party=person.sure_party,
        own_unit=affiliation is not None or unit is None,
    )


def is_sign(text: str, name: str) -> bool:
    """Say whether a few letters are the sign of someone: `ME` of Maria Engdahl, `ELj` of Eva Ljung."""
    parts = name.replace("-", " ").split()
    if not 1 < len(text) <= LONGEST_SIGN or not text.isalpha() or text[0] not in name[:1] or len(parts) < 2:
        return False
    capitals = "".join(letter for letter in text if letter.isupper())
    return capitals == "".join(part[0] for part in parts if part[0].isupper())


def _part(text: str, place: tuple[int, int] | None) -> str | None:
    """Return part of a row as the record has it: runs of spaces are one."""
    return " ".join(text[place[0] : place[1]].split()) if place else None


def span_of(passage: Passage, start: int = 0, stop: int | None = None) -> Span:
    """Return the stretch of the source that holds all of ``text[start:stop]``, lines in their own order."""
    end = len(passage.text) if stop is None else stop
    if len(passage.slices) == 1:
        return passage.slices[0].span(start, end)
    touched = [
        piece.span(max(start - at, 0), min(end - at, piece.stop - piece.start))
        for at, piece in zip(passage.at, passage.slices, strict=True)
        if at < end and start < at + piece.stop - piece.start
    ]
    return Span(min(span.start for span in touched), max(span.stop for span in touched))
