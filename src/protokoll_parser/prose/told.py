"""Knows the sentences that tell who was there, where no list does.

Goes in: running text. Comes out: where the sentence's people stand, and what it says of them. Forms:

    Vid mötet deltog Anna Berg (ordförande), Bo Ek och Cia Dahl.       a lead, a verb, the people
    Från kommunen kom rektor Dan Falk. Frånvarande var Eva Gran.
    … Fia Holm och Gun Ås hade anmält förhinder.                       the people, and that they were not there

What else such a sentence may say (`deltog ingen`, `deltog representanter för kommunen`) names nobody and is passed over.
"""

from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.bounds import name_at
from protokoll_parser.people.rows import read_people
from protokoll_parser.people.words import words_of
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.words.lexicon import Lexicon

LONGEST_LEAD = 8
"""Words before the verb."""
WORD = lazy(r"\S+")
GOES_OVER = lazy(r"(?:[,;]|[ ]och|[ ]samt|,[ ]och)[ ](?P<lead>[Ff](?:rån|ör)[ ])")
HAD = lazy(r"[ ](?:hade|har|var|är)[ ]")
ENDS = tuple(".:;,)(")
COMING = ("från", "för")
"""A lead that begins so names those whom the people represent; then `kom` and `fanns` tell of presence, too."""

TELLING = frozenset(("present", "absent", "registered", "participant", "guest", "adjunct", "called"))
"""Roles of the words of a lead that tell of presence with any verb: `Frånvarande var`, but not `Sekreterare var`."""


class Told(NamedTuple):
    """What a sentence tells of who was there; places in the text."""

    lead: tuple[int, int]
    """Whom or what it is about: `Från kommunen`, `Frånvarande`; empty where the people stand first."""
    people: tuple[int, int]
    absent: bool


def all_told(text: str, lexicon: Lexicon) -> Iterator[Told]:
    """Yield what the sentences of a text tell of who was there, if the first of them does."""
    for place, (start, stop) in enumerate(sentences(text)):
        found = told(text, start, stop, lexicon) or (_missed(text, start, stop, lexicon) if place else None)
        if found:
            yield from _parted(text, found, lexicon)
        elif not place:
            return


def _parted(text: str, found: Told, lexicon: Lexicon) -> Iterator[Told]:
    """Cut the people of a sentence where it goes over to those of somebody else: `Anna Berg, från regionen Bo Ek`."""
    lead, (start, stop) = found.lead, found.people
    for match in GOES_OVER.finditer(text, start, stop):
        names = next((word.start() for word in WORD.finditer(text, match.end(), stop) if word[0][0].isupper()
                      and (known := name_at(text, word.start(), words_of(lexicon))) and known.given and known.words > 1), stop)  # fmt: skip
        if names < stop and not set(text[match.start("lead") : names]) & set(",;().:"):
            yield Told(lead, (start, match.start()), found.absent)
            lead, start = (match.start("lead"), names - 1), names
    yield Told(lead, (start, stop), found.absent)


def told(text: str, start: int, stop: int, lexicon: Lexicon) -> Told | None:
    """Return what the sentence in ``text[start:stop]`` tells of who was there; None if it tells nothing.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> text = "Från kommunen deltog Anna Berg och Bo Ek."
    >>> found = told(text, 0, len(text), load_lexicon())
    >>> text[slice(*found.lead)], text[slice(*found.people)], found.absent
    ('Från kommunen', 'Anna Berg och Bo Ek.', False)
    >>> told("Vid mötet deltog ingen från kommunen.", 0, 37, load_lexicon()) is None
    True
    """
    keys = ("people_attending_verbs", "people_being_verbs", "people_being_leads")
    attending, being, leads = (lexicon.words.get(key, frozenset()) for key in keys)
    last = start
    for count, match in enumerate(WORD.finditer(text, start, stop)):
        word = match[0].casefold()
        if count and (word in attending or word in being):
            roles = _roles(text[start:last], lexicon)
            opens = text[start:last].split(None, 1)[0].casefold() in COMING
            if word in attending or opens or roles & TELLING or text[start:last].casefold() in leads:
                return _named(text, (start, last), match.end(), stop, lexicon, absent="absent" in roles)
            return None
        if count >= LONGEST_LEAD or word.endswith(ENDS):
            return None
        last = match.end()
    return None


def _missed(text: str, start: int, stop: int, lexicon: Lexicon) -> Told | None:
    """Return the people that a sentence begins with and says not to have come: `Anna Berg hade anmält förhinder`."""
    first = name_at(text, start, words_of(lexicon))
    match = HAD.search(text, start, stop) if first and first.words > 1 else None
    if match is None or "absent" not in _roles(text[match.end() : stop].strip(" ."), lexicon):
        return None
    return Told((start, start), (start, match.start()), absent=True)


def _roles(lead: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what the words of a lead say of those it is about, as words of headings do."""
    groups = words_of(lexicon).groups
    return frozenset(role for word in lead.casefold().split() if (role := groups.get(word))) - {"glue"}


def _named(text: str, lead: tuple[int, int], place: int, stop: int, lexicon: Lexicon, *, absent: bool) -> Told | None:
    """Return the sentence with its people, if it names some behind the verb."""
    fillers = lexicon.words.get("people_told_fillers", frozenset())
    for match in WORD.finditer(text, place, stop):
        if match[0].casefold().strip(",:") not in fillers:
            place = match.start()
            break
    people = read_people(text[place:stop], lexicon)
    if not people:
        return None
    first = people[0]
    known = name_at(text, place + first.name[0], words_of(lexicon))
    if known is None or not (known.given or known.words > 1):
        return None
    return Told(lead, (place, stop), absent)
