"""Reads the cells of a table of people beside the name: party, unit, title, marks, who stood in for whom.

Goes in: a person as read so far and the text of a cell. Comes out: the person with what the cell adds.
"""

from collections.abc import Callable, Sequence

from protokoll_parser.extractors.attendance.listed import Listed
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import read_attributes, read_group, read_people
from protokoll_parser.people.words import words_of
from protokoll_parser.words.lexicon import Lexicon

COMPANIES = (" AB", " HB", " KB", " ek. för.", " ek för")
"""What the name of a company ends in, whatever words it is made of: `Projektledarna i Väst AB`."""
MARKS = frozenset(("present", "absent"))
"""What a cell of a mark alone (`X`, `–`, `Ja`) says."""
ITEMS = lazy(r"[\d§ ,–-]+(?:(?:och|samt) [\d§ ,–-]+)*")


def _party(person: Listed, text: str, _: Lexicon) -> Listed:
    return person._replace(party=text.strip("() ") or None)


def _attributed(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Add what a cell says of presence, service and replacement."""
    mark = words_of(lexicon).status.get(text.casefold())
    if mark in MARKS:
        return person._replace(attendance=mark)
    found = read_attributes(text, lexicon)
    if found is None:
        return person

    def part(place: tuple[int, int] | None, known: str | None) -> str | None:
        return " ".join(text[slice(*place)].split()) if place else known

    note = part(found.presence_note, None)
    return person._replace(
        note=f"{person.note}, {note}" if person.note and note else note or person.note,
        refs=", ".join(filter(None, (person.refs, found.refs))),
        replaces=part(found.replaces, person.replaces),
        serving=person.serving if found.serving is None else found.serving,
        capacity=found.capacity or person.capacity,
        attendance=found.attendance or person.attendance,
    )


def _remark(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Add what a column of remarks says; a job or an office that stands there is the title, if no other column has one."""
    found = read_attributes(text, lexicon)
    title = _slice(text, found.title) if found is not None else None
    person = _attributed(person, text, lexicon)
    return person._replace(title=person.title or title)


def _affiliation(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Add the unit; a job that stands in the same cell is the title."""
    if "," not in text and text.endswith(COMPANIES):
        return person._replace(affiliation=text)
    found = read_attributes(text, lexicon)
    person = _attributed(person, text, lexicon)
    if (
        found is None
        or found.title is None
        or (found.affiliation is None and text[0].isupper() and found.title != (0, len(text)))
    ):
        return person._replace(
            affiliation=text
            if found is None or not (found.presence_note or found.attendance)
            else _slice(text, found.affiliation)
        )
    return person._replace(title=person.title or _slice(text, found.title), affiliation=_slice(text, found.affiliation))


def unit_alone(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Add the unit of a table that has a column of titles too: then `Sveriges Lärare` is none."""
    found = read_attributes(text, lexicon)
    if found is not None and (found.presence_note or found.attendance or (found.affiliation and found.title)):
        return _affiliation(person, text, lexicon)
    return person._replace(affiliation=text)


def _title(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Add the job; a cell that is a unit alone is the affiliation, one with both is split.

    A seat beside the job is part of the title as written: `ledamot, kassör`; alone it only tells the capacity.
    """
    found = read_attributes(text, lexicon)
    person = _attributed(person, text, lexicon)
    whole = found and not (found.affiliation or found.presence_note or found.replaces or found.refs)
    if found and found.capacity and found.title and whole:
        return person._replace(title=text)
    if found is None or (found.title is None and found.affiliation is None):
        tells = found is not None and (found.capacity or found.attendance or found.presence_note or found.replaces)
        return person if tells else person._replace(title=text)
    unit = _slice(text, found.affiliation) or person.affiliation
    return person._replace(title=_slice(text, found.title) or person.title, affiliation=unit)


def _slice(text: str, place: tuple[int, int] | None) -> str | None:
    return " ".join(text[slice(*place)].split()) if place else None


def _absence(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Read a mark in a column for those who were not there."""
    found = read_attributes(text, lexicon)
    marked = found is not None and found.attendance == "present"
    return person._replace(attendance="absent") if marked else _attributed(person, text, lexicon)


def _serving(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Read a mark in a column for those who served, and what stands behind it (`Ja, §§ 3–5`, `Ja, för Bo Ek`).

    `Nej` says that someone did not serve, `Frånvarande` that they were not there.
    """
    found = read_attributes(text, lexicon)
    if found is None or not found.attendance:
        return _replaces(person, text, lexicon)
    group = read_group(text, lexicon)
    if group is not None and group.attendance == "absent":
        return person._replace(attendance="absent")
    served = found.attendance == "present"
    return _attributed(person, text, lexicon)._replace(serving=served, attendance=person.attendance)


def _replaces(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Read the name of the member stood in for; a dash says that there was none."""
    people = read_people(text, lexicon)
    if not people:
        person = _attributed(person, text, lexicon)
        return (
            person._replace(serving=person.serving or False, attendance="present")
            if person.replaces is None
            else person
        )
    first = people[0]
    note = _slice(text, first.presence_note)
    name = _slice(text, first.name)
    return person._replace(
        replaces=name, serving=True, capacity="substitute", note=note or person.note, refs=first.refs or person.refs
    )


def _items(person: Listed, text: str, lexicon: Lexicon) -> Listed:
    """Read a column of item numbers, with or without a mark before them."""
    if not ITEMS.fullmatch(text) or not any(map(str.isdigit, text)):
        return _attributed(person, text, lexicon)
    return person._replace(note=person.note or text, refs=text, attendance=person.attendance or "present")


def on_days(person: Listed, days: Sequence[tuple[str, str]], lexicon: Lexicon) -> Listed:
    """Add on which days of the meeting a person was there, if not on all or none; `days` are heads and marks."""
    there = [head for head, mark in days if (found := read_attributes(mark, lexicon)) and found.attendance == "present"]
    if len(there) == len(days):
        return person
    return person._replace(note=", ".join(there)) if there else person._replace(attendance="absent")


READERS: dict[str, Callable[[Listed, str, Lexicon], Listed]] = {
    "party": _party,
    "affiliation": _affiliation,
    "title": _title,
    "presence": _attributed,
    "absence": _absence,
    "serving": _serving,
    "replaces": _replaces,
    "substitute": _attributed,
    "note": _remark,
    "items": _items,
}
"""What a column holds -> how its cells are read."""
