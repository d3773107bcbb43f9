"""Who served for whom, where running text tells it of people whom the lists name.

Goes in: the attendees, the lines of the form and of the items that open the meeting. Comes out: the attendees; a
substitute said to serve does so for the member named. Forms:

    Ersättare Eva Gran tjänstgör för Bo Ek.                 Det antecknades att Gran tjänstgör i stället för Ek.
    Frånvarande: Bo Ek. (I hans ställe tjänstgjorde Gran.)
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.names import fits
from protokoll_parser.source import Line
from protokoll_parser.structure import Value

NAME = rf"{CAPITAL}[\w’'-]+ (?: \s (?: (?: von | van | de | af | al ) \s )? {CAPITAL}[\w’'-]+ ){{0,3}}"
PARTY = r"(?: \s? \( [^()]{1,20} \) )?"
SERVES = lazy(
    rf"(?P<who> {NAME} ) {PARTY} \s tjänstg(?: ör | jorde ) \s (?: (?: i \s stället? | istället ) \s )? för \s (?P<whom> {NAME} )",
    re.VERBOSE,
)
IN_PLACE = lazy(
    rf"\b i \s (?: hans | hennes ) \s ställe \s tjänstg(?: ör | jorde ) \s (?P<who> (?-i: {NAME} ) )",
    re.VERBOSE | re.IGNORECASE,
)
OPENING = 3
"""Sections that can hold the roll call; further on a substitute serves for the sake of one item."""


def with_service(people: Sequence[Value], form: Iterable[Line], opening: Iterable[Line]) -> tuple[Value, ...]:
    """Return the attendees, those who are told to serve with whom they serve for."""
    served: dict[int, str] = {}
    for line, told in (*((line, True) for line in form), *((line, False) for line in opening)):
        if "tjänstg" in line.text and "jäv" not in line.text:
            served.update(_told(line.text, people, absent_before=told))
    return tuple(
        {**person, "serving": True, "replaces": served[index]} if index in served else person
        for index, person in enumerate(people)
    )


def _told(text: str, people: Sequence[Value], *, absent_before: bool) -> Iterator[tuple[int, str]]:
    for match in SERVES.finditer(text):
        whom = _fitting(match["whom"], people)
        yield from _serving(match["who"], people[whom]["name"] if whom is not None else match["whom"], people)
    place = IN_PLACE.search(text) if absent_before else None
    if place is not None:
        before = [person["name"] for person in people if person["name"] in text[: place.start()]]
        yield from _serving(place["who"], before[0], people) if len(before) == 1 else ()


def _serving(who: str, whom: str, people: Sequence[Value]) -> Iterator[tuple[int, str]]:
    """Yield the one substitute that is meant, if the lists do not say whom they serve for."""
    index = _fitting(who, people)
    if index is not None and people[index]["capacity"] == "substitute" and not people[index]["replaces"]:
        yield index, whom


def _fitting(name: str, people: Sequence[Value]) -> int | None:
    """Return the index of the one person that a name fits, without titles before it."""
    for short in (name, name.split(" ", 1)[-1]):
        found = [index for index, person in enumerate(people) if _is_of(short, person["name"])]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_of(short: str, name: str) -> bool:
    family, comma, given = name.partition(", ")
    whole = f"{given} {family}" if comma else name
    return short == whole or fits(short, whole)
