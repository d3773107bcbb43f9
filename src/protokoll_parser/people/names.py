"""Who a short name means: `Per`, `Ewa E`, `Bosse`, `SL`, `@kimalv`, `ordföranden` -> the one listed person it fits.

Goes in: the attendees and officers of one document. Comes out: one immutable `People`. Nothing is guessed: where two
listed people fit, the name stays as written (record.md, Conventions, People).
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Value
from protokoll_parser.words.lexicon import lexicon_in_use

PARTICLES = frozenset(
    ("von", "van", "de", "der", "den", "af", "av", "al", "el", "da", "di", "la", "le", "du", "dos", "zu", "ten", "ter")
)
NICKNAME = lazy(r"[\"”“’'(]([^\W\d][\w-]*)[\"”“’')]")  # Bo-Göran ”Bosse” Ekdahl, Kristina (Kicki) Strömvall
TITLE_BREAK = lazy(r"[,/;]| och ")
WITHOUT_MARKS = str.maketrans("åäöéèüøæñ", "aaoeeuoan")
LONGEST_INITIALS = 4
SIGN = lazy(r"[A-ZÅÄÖ]{2}[a-zåäö]{1,2}")
"""`ELj` for Eva Ljung."""
ABBREVIATION = 3
"""Longest beginning of a family name that stands for the whole of it without a full stop (`Eva Fal`)."""


class Resolution(NamedTuple):
    """What a short name was resolved to."""

    name: str | None
    """The full name as listed; None where no one, or no single one, fits."""
    ambiguous: bool
    """Several listed people fit."""


NOBODY = Resolution(None, ambiguous=False)


class Person(NamedTuple):
    """A listed person, and the name as it is compared."""

    name: str
    given: str
    family: tuple[str, ...]
    """Everything behind the given name, word by word."""
    nickname: str = ""
    absent: bool = False
    title: str = ""


class People(NamedTuple):
    """The people that a document lists, each once."""

    persons: tuple[Person, ...]
    holders: Mapping[str, tuple[str, ...]]
    """Role in the record (`chair`) -> the names of those who hold it."""
    words: frozenset[str]
    """All given names, family names and nicknames, in lower case."""

    def knows(self, word: str) -> bool:
        """Say whether a lone word can mean someone listed: a name, initials or a user name."""
        if word.casefold() in self.words:
            return True
        short = (len(word) <= LONGEST_INITIALS and word.isupper()) or SIGN.fullmatch(word) is not None
        return (word[:1] == "@" or short) and self.resolve(word) != NOBODY

    def resolve(self, short: str) -> Resolution:
        """Return the one listed person that a short name, a user name, an office or a title means.

        Given names and nicknames go before family names, those who were present before the absent. A name that is
        spelled out resolves to nothing: it says itself who is meant.
        """
        wanted = _fold(short)
        if not wanted.strip("@._-"):
            return NOBODY
        held = self.holders.get(lexicon_in_use().tables.get("spoken_offices", {}).get(wanted, ""))
        if held:
            return _one(held)
        for found in _candidates(self.persons, short.strip(), wanted):
            if found:
                there = [person for person in found if not person.absent]
                return _one(tuple(person.name for person in there or found))
        titled = (person for person in self.persons if person.title)
        return _one(tuple(person.name for person in titled if wanted in _title_forms(person.title)))

    def full(self, name: str) -> bool:
        """Say whether the name is the full name of a listed person, case, hyphens and spacing aside."""
        wanted = _plain(name)
        return any(_plain(person.name) == wanted for person in self.persons if person.family)


def people_of(attendees: Iterable[Value], officers: Iterable[Value]) -> People:
    """Index the people of a document.

    Who is listed in capitals goes by the officer's spelling, if there is one; an officer whose given name alone stands
    among the attendees (`Anna (ordf)`, signed `Anna Bergwall`) is one person with that attendee.
    """
    listed = [(_plain(value["name"]), value) for value in attendees]
    held = [(_plain(value["name"]), value) for value in officers]
    own = {key for key, _ in listed}
    persons: dict[str, Person] = {}
    alone: dict[str, str] = {}
    for key, value in held:
        person = persons.setdefault(key, _person(value["name"]))
        if key not in own:
            alone.setdefault(person.given, key)
    for name, value in listed:
        key = alone.get(name, name)
        person = _person(value["name"], absent=value.get("attendance") == "absent", title=value.get("title") or "")
        known = persons.setdefault(key, person)
        if known is not person:
            spelling = person if known.name.isupper() else known
            persons[key] = spelling._replace(title=known.title or person.title, absent=known.absent and person.absent)
    holders: dict[str, tuple[str, ...]] = {}
    for key, value in held:
        names = holders.get(value["role"], ())
        if persons[key].name not in names:
            holders[value["role"]] = (*names, persons[key].name)
    everyone = tuple(persons.values())
    words = {word for person in everyone for word in (person.given, person.nickname, *person.family)}
    return People(everyone, MappingProxyType(holders), frozenset(words - {""}))


def fits(short: str, name: str) -> bool:
    """Say whether a short name can mean the person of that name.

    >>> fits("Jenny S", "Jenny Smedmark"), fits("Wetterling", "Birger Wetterling"), fits("Per", "Petra Ek")
    (True, True, False)
    """
    return any(_candidates((_person(name),), short.strip(), _fold(short)))


def _one(names: tuple[str, ...]) -> Resolution:
    return Resolution(names[0] if len(names) == 1 else None, len(names) > 1)


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain(name: str) -> str:
    """Return the name as spellings of one name are compared."""
    return name.casefold().replace("-", "").replace(" ", "")


def _person(name: str, *, absent: bool = False, title: str = "") -> Person:
    nickname = NICKNAME.search(name)
    words = (NICKNAME.sub("", name) if nickname else name).casefold().split() or [""]
    return Person(name, words[0], tuple(words[1:]), nickname[1].casefold() if nickname else "", absent, title)


def _title_forms(title: str) -> Iterator[str]:
    """Give a title's parts in lower case, and the definite forms that stand for the person in running text.

    >>> list(_title_forms("Ekonomichef, sekreterare"))
    ['ekonomichef', 'ekonomichefen', 'ekonomichefn', 'sekreterare', 'sekreterareen', 'sekreteraren']
    """
    for part in TITLE_BREAK.split(title.casefold()) if title else ():
        wording = part.strip()
        if wording:
            yield from (wording, wording + "en", wording + "n")
            other = lexicon_in_use().tables.get("same_titles", {}).get(wording)
            if other:
                yield other
            first, _, more = wording.partition(" ")  # områdeschef Psykiatri
            if more and first not in lexicon_in_use().words.get("presenter_title_openers", frozenset()):
                yield from (first, first + "en", first + "n")


def _candidates(persons: Iterable[Person], short: str, wanted: str) -> Iterator[list[Person]]:
    """Give those whom a short name fits, one way of shortening after the other; the surest first."""
    if short.startswith("@"):
        yield [person for person in persons if _has_user_name(person, wanted[1:].translate(WITHOUT_MARKS))]
        return
    yield [person for person in persons if wanted in (person.given, person.nickname)]
    words = wanted.split()
    if len(words) == 1:
        yield [person for person in persons if wanted in person.family]
        if short.isupper() and 2 <= len(short) <= LONGEST_INITIALS:
            yield [person for person in persons if wanted in _initials(person)]
        elif SIGN.fullmatch(short):
            yield [person for person in persons if _has_sign(person, wanted)]
        return
    joined = "-".join(words)
    yield [person for person in persons if person.given == joined or _two_given_names(person, words)]
    yield [person for person in persons if words[0] in PARTICLES and person.family[-len(words) :] == tuple(words)]
    yield [person for person in persons if _abbreviates(person, words)]


def _two_given_names(person: Person, words: list[str]) -> bool:
    """`Maj Britt` for `Maj Britt Olander`."""
    behind = tuple(words[1:])
    if person.given != words[0] or len(person.family) <= len(behind) or person.family[: len(behind)] != behind:
        return False
    return lexicon_in_use().words.get("given_names", frozenset()).issuperset(behind)


def _abbreviates(person: Person, words: list[str]) -> bool:
    """`Jenny S` for `Jenny Smedmark`, `K. Stolt` for `Karin Stolt`."""
    first, last = words[0].rstrip("."), words[-1].rstrip(".")
    if len(first) == 1 and len(last) > ABBREVIATION:
        return person.given.startswith(first) and person.family[-len(words) + 1 :] == tuple(words[1:])
    if len(words) > 2 or (len(last) > ABBREVIATION and not words[-1].endswith(".")):
        return False
    if first not in (person.given, person.nickname):
        return False
    return any(word.startswith(last) for word in person.family if word not in PARTICLES)


def _initials(person: Person) -> tuple[str, ...]:
    """Give the initials that the person may go by: `ab` and `akb` for `Ann-Kristin Boström`."""
    given = "".join(part[:1] for part in person.given.split("-"))
    family = "".join(word[0] for word in person.family if word not in PARTICLES)
    return given[:1] + family, given + family, given[:1] + family[-1:]


def _has_sign(person: Person, sign: str) -> bool:
    return person.given[:1] == sign[0] and bool(person.family) and person.family[-1].startswith(sign[1:])


def _has_user_name(person: Person, handle: str) -> bool:
    """`kimalv`, `jl`, `samir`: the given name and the family name, each cut anywhere, or a given name."""
    given = person.given.translate(WITHOUT_MARKS).replace("-", "")
    family = person.family[-1].translate(WITHOUT_MARKS).replace("-", "") if person.family else ""
    handle = handle.replace(".", "").replace("_", "").replace("-", "")
    if handle in (given, person.nickname, family):
        return True
    return any(given.startswith(handle[:cut]) and family.startswith(handle[cut:]) for cut in range(1, len(handle)))
