"""Says what stands beside a name: a title, the unit it is held in, a party, a status, a note about presence.

Goes in: a stretch of a row without marks inside it. Comes out: what it is, or what its two parts are
(`FoU-strateg FoU-verksamheten`). What is not known by its words is told by its look: a unit begins with a capital.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.bounds import name_at
from protokoll_parser.people.words import OPENER, ORGANISATION, PLACE, PRESENCE, TITLE, UNIT, Words, bare, traits

LETTERS = lazy(rf"{CAPITAL}[^\W\d_]{{0,4}}!?")
SPOKEN = lazy(r"\S+")
CONTACT = lazy(r"\d{5}|\d{2,4}[ -]\d\d|@|`")
"""Telephone numbers, addresses and user names say nothing of a person here."""
ABSENT = frozenset(("förhinder", "förhindrad", "frånvarande", "sjukfrånvarande", "återbud"))
"""Whatever else is said with one of these, the person was not there."""
PLACED = frozenset(("vid", "på", "från", "hos"))
"""Behind a title these lead over to where it is held: `verksamhetschef vid Vårdcentralen Kvarnen`."""
LEADS_OVER = PLACED | {"i", "inom"}
COMPLEMENT = frozenset(
    ("för", "i", "inom", "till", "av", "med", "över", "mot", "kring", "under", "åt", "område", "distrikt", "dag")
)
"""Behind a title these go on with it: `chef för vård och omsorg`."""
RELATIVE = frozenset(("som", "vilken", "vilka", "den", "de", "varav", "därav", "båda"))
"""What opens a clause or a remark: `den sistnämnde i stället för Bo Ek, som var sjuk`."""
SAID = frozenset(("tjänstgjorde", "inträdde", "inkallades", "inkallats", "kallades"))
"""Verbs of a remark that is a sentence of its own: `(I hans ställe tjänstgjorde Ek.)`."""
UNIT_TRAITS = ORGANISATION | PLACE
LONGEST_PARTY = 24
LONGEST_NAME = 3
"""In words, all with a capital: the name of an organisation that no word in it tells (`förvaltare Norra Hus`)."""


class Part(NamedTuple):
    """What part of an attribute is."""

    kind: str
    """`title`, `affiliation`, `party`, `status`, `note`, `other`."""
    start: int
    stop: int
    sure: bool = True
    """False where the look alone speaks for it."""
    detail: str = ""
    """A status in the data file's terms."""


class _Word(NamedTuple):
    start: int
    stop: int
    traits: int


@lru_cache(maxsize=8192)
def attribute_parts(chunk: str, inside: bool, words: Words) -> tuple[Part, ...]:
    """Say what an attribute is, `inside` brackets or not; remembered, since many rows of a list have the same one."""
    folded, stop = chunk.casefold().strip(), len(chunk)
    if _is_party(chunk, folded, words, inside=inside):
        return (Part("party", 0, stop),)
    said = folded.removeprefix("var ").removeprefix("är ")
    status = words.status.get(said) or words.status.get(said.rstrip("."))
    if " " in folded and folded in words.organisations:
        return (Part("affiliation", 0, stop),)  # Sveriges Lärare
    if status:
        return (Part("status", 0, stop, detail=status),)
    if not ABSENT.isdisjoint(folded.split()):
        return (Part("status", 0, stop, detail="absent"),)
    if CONTACT.search(chunk) or folded.startswith(("samtliga", "alla ")) or not any(map(str.isalpha, chunk)):
        return (Part("other", 0, stop),)
    parts = [_Word(*match.span(), traits(words, match[0])) for match in SPOKEN.finditer(chunk)]
    if any(part.traits & TITLE for part in parts) and bare(chunk[: parts[0].stop]) not in PLACED:
        return _titled(chunk, parts, words)
    return (_untitled(chunk, parts, inside=inside),)


def _is_party(chunk: str, folded: str, words: Words, *, inside: bool) -> bool:
    if len(folded) > LONGEST_PARTY:
        return False
    if inside:
        return folded in words.party_letters or (folded in words.parties and (not chunk.islower() or len(folded) > 3))
    return (folded in words.party_letters and not chunk.islower()) or (folded in words.parties and len(folded) > 5)


def _untitled(chunk: str, parts: Sequence[_Word], *, inside: bool) -> Part:
    """Say what an attribute without a title in it is."""
    every = _traits_of(parts)
    stop, opening, upper = len(chunk), bare(chunk[: parts[0].stop]), chunk[0].isupper()
    if len(parts) > 1 and (opening in RELATIVE or not SAID.isdisjoint(chunk.casefold().split())):
        return Part("other", 0, stop)
    if len(parts) > 1 and opening in LEADS_OVER and (every & (UNIT_TRAITS | UNIT) or chunk[parts[1].start].isupper()):
        return Part("affiliation", parts[1].start, stop)  # från Unga rådet
    if every & UNIT_TRAITS and (upper or not parts[0].traits & PRESENCE):
        return Part("affiliation", 0, stop)
    if parts[0].traits & PRESENCE:
        return Part("note", 0, stop)
    if every & UNIT:
        return Part("affiliation", 0, stop)
    if inside and len(parts) == 1 and LETTERS.fullmatch(chunk):
        return Part("party", 0, stop, sure=False)
    if upper:
        return Part("affiliation", 0, stop, sure=False)
    return Part("other" if inside or not chunk[0].isalpha() else "title", 0, stop, sure=False)


def _traits_of(parts: Sequence[_Word]) -> int:
    every = 0
    for part in parts:
        every |= part.traits
    return every


def _titled(chunk: str, parts: Sequence[_Word], words: Words) -> tuple[Part, ...]:
    """Split a title from the unit it is held in: `MAS Ramsfors`, `Region Kalmar projektledare`."""
    at = next(index for index, part in enumerate(parts) if part.traits & TITLE)
    start, stop = 0, len(chunk)
    found: list[Part] = []
    if at and parts[at - 1].traits & UNIT_TRAITS and not chunk[: parts[at - 1].stop].casefold().endswith("s"):
        found.append(Part("affiliation", 0, parts[at - 1].stop))
        start = parts[at].start
    end = at
    while end + 1 < len(parts) and _goes_on(parts, end + 1):
        end += 1
    if _is_company_form(chunk, parts, end + 1, words) and chunk[parts[end].start].isupper():
        return (*found, *_company(chunk, parts, at, end, start))
    unit = _unit_start(chunk, parts, end, words)
    found.append(Part("title", start, stop if unit is None else parts[end].stop))
    if unit is not None:
        found.append(Part("affiliation", parts[unit].start, stop))
    return tuple(found)


def _is_company_form(chunk: str, parts: Sequence[_Word], index: int, words: Words) -> bool:
    """Say whether nothing but what a company's name ends in stands from a word on: `AB`, `ekonomisk förening`."""
    return index < len(parts) and chunk[parts[index].start :].casefold().rstrip(" .") in words.company_forms


def _company(chunk: str, parts: Sequence[_Word], at: int, end: int, start: int) -> Iterator[Part]:
    """Yield a company whose name is worded like a title (`Byggmästaren AB`), and the title before it, if there is one."""
    if end > at:
        yield Part("title", start, parts[end - 1].stop)
    yield Part("affiliation", parts[end].start if end > at else start, len(chunk))


def _goes_on(parts: Sequence[_Word], index: int) -> bool:
    """Say whether a title goes on in this word: `projektledare och utredare`."""
    if parts[index].traits & TITLE:
        return True
    return bool(parts[index].traits & OPENER) and index + 1 < len(parts) and bool(parts[index + 1].traits & TITLE)


def _unit_start(chunk: str, parts: Sequence[_Word], end: int, words: Words) -> int | None:
    """Return the index of the word with which the unit behind a title begins; None where the title goes on."""
    rest, first = parts[end + 1 :], end + 1
    if not rest:
        return None
    every, word = _traits_of(rest), chunk[rest[0].start : rest[0].stop]
    following = bare(word)
    if following in PLACED and len(rest) > 1:
        return first + 1
    if following == "i" and len(rest) > 1 and chunk[rest[1].start].isupper() and every & UNIT_TRAITS:
        return first + 1
    if following in COMPLEMENT:
        return None
    if every & UNIT_TRAITS:
        return first
    title = bare(chunk[parts[end].start : parts[end].stop])
    is_field = following.endswith(words.field_endings) or title in words.field_titles
    named = len(rest) <= LONGEST_NAME and all(chunk[part.start].isupper() for part in rest)
    return first if named and not is_field else None


def simple(chunk: str, words: Words) -> str | None:
    """Return what an attribute is as a whole, `title` or `affiliation`; None if it is neither or has several parts."""
    if chunk[0].isupper():
        found = name_at(chunk, 0, words)
        if found is not None and found.words > 1 and (found.given or found.stop == len(chunk)):
            return None
    parts = attribute_parts(chunk, False, words)
    first = parts[0]
    return first.kind if len(parts) == 1 and not first.start and first.kind in ("title", "affiliation") else None
