"""Say whether a name stands in a list of people, however the list spells it.

The checks that ask must not cry wolf: a list with given names only, a middle name more or less, other hyphens and a
letter read wrongly all count as the same person.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.names import NICKNAME, fits
from protokoll_parser.structure import Front, Value

BRACKETS = lazy(r"[(”\"“][^)”\"“]{0,30}[)”\"“]")
ALIKE = 0.85
"""From this likeness on (0–1), two spellings are taken for one name: one letter of eight may differ."""
OPEN_LIST = lazy(
    r"""
      röstlängd | (?: närvaro | deltagar | upprops ) (?: list | förteckning ) [^.]{0,40} (?: bilag | bifog | separat )
    | (?: bilag | bifog | separat ) [^.]{0,40} (?: närvaro | deltagar | upprops ) (?: list | förteckning )
    | \d\s (?: \w{1,20}\s )? (?: medlemmar | röstberättigade | personer | deltagare | närvarande | ombud | fastigheter )
    | \b (?: m\.?\s?fl | med \s flera ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
HINTS = ("list", "läng", "teckning", "fl", "berätt", "edlem", "erson", "eltag", "ärvarande", "mbud", "stighet")
"""One of these stands in every line that OPEN_LIST fits, save in capitals; cheaper to look for."""
OPEN_MEETINGS = ("stämma", "stämman", "årsmöte", "årsmötet", "medlemsmöte", "föreningsmöte", "stormöte")


class Listed(NamedTuple):
    """A name in a list, as written and as words in lower case."""

    name: str
    words: list[str]
    letter: str
    """The first letter of the name."""
    parts: frozenset[str]
    """The words, and nicknames in brackets or quotes."""


def squeeze(name: str) -> str:
    """Return a name as spellings are compared.

    >>> squeeze("Ann-Kristin  Ek"), squeeze("ANN KRISTIN EK")
    ('annkristinek', 'annkristinek')
    """
    return name.casefold().replace("-", "").replace(" ", "").replace(".", "")


def listed(names: Iterable[str]) -> tuple[Listed, ...]:
    """Take a list of people apart, once for all questions."""
    taken = ((name, _words(name)) for name in names)
    return tuple(
        Listed(name, words, words[0][0], frozenset((*words, *NICKNAME.findall(name.casefold()))))
        for name, words in taken
        if words
    )


def is_among(name: str, others: Iterable[Listed]) -> bool:
    """Say whether one of those listed may be the person of that name.

    >>> is_among("Roger Hallman", listed(["Roger O Hallman"])), is_among("Anna Bergwall", listed(["Anna"]))
    (True, True)
    >>> is_among("Eva Ek", listed(["Eva Al", "Evert Ek"]))
    False
    """
    words = _words(name)
    if not words:
        return False
    letter = words[0][0]
    for other in others:
        if other.letter == letter or not other.parts.isdisjoint(words):
            if _same(words, other.words) or _shortened(name, words, other):
                return True
    return False


def people_listed(value: Value) -> list[str]:
    """Return the names of those whom the text lists as present; empty where it lists too few to tell who is missing.

    A list of those who have registered (anmälda) says nothing of who came.
    """
    present = [
        person["name"]
        for person in value["attendees"]
        if person["attendance"] == "present" or (person["attendance"] == "absent" and person.get("presence_note"))
    ]
    return present if len(present) > 2 else []


def is_open(value: Value, front: Front) -> bool:
    """Say whether others than those listed were there: a meeting of members, or a list in an annex."""
    heading = f"{value.get('title') or ''} {value.get('body') or ''}".casefold()
    if any(word.rstrip(".,:").endswith(OPEN_MEETINGS) for word in heading.split()):
        return True
    for field in (*front.fields, *front.back_fields):
        if field.key == "attendance" and any("ilaga" in piece.text for piece in field.values):
            return True
    return any(
        len(line.text) < 400 and any(hint in line.text for hint in HINTS) and OPEN_LIST.search(line.text) is not None
        for line in front.lines
    )


def _words(name: str) -> list[str]:
    bare = BRACKETS.sub(" ", name) if not name.replace(" ", "").isalpha() else name
    return bare.casefold().replace("-", " ").replace(".", " ").split()


def _shortened(name: str, words: list[str], other: Listed) -> bool:
    """Say whether one name is short for the other (`K. Stolt`, `Jenny S`, `Bosse`); `fits` is dear, so ask it last."""
    if words[0][0] != other.letter and min(len(words), len(other.words)) > 1:
        return False
    if min(map(len, (words[0], words[-1], *other.words[:1], *other.words[-1:]))) > 3 < len(words[0] + words[-1]):
        return min(len(words), len(other.words)) == 1 and (fits(name, other.name) or fits(other.name, name))
    return fits(name, other.name) or fits(other.name, name)


def _same(one: list[str], other: list[str]) -> bool:
    """Compare two names word by word: the first and the last alike, the same words, or nearly the same letters."""
    if not other:
        return False
    if len(other) == 1 or len(one) == 1:
        return bool(set(one) & set(other))
    if (one[0], one[-1]) == (other[0], other[-1]) or set(one) == set(other):
        return True
    if (one[0] != other[0] and one[-1] != other[-1]) or abs(sum(map(len, one)) - sum(map(len, other))) > 2:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415  # few texts have two names that are nearly the same

    return SequenceMatcher(None, "".join(one), "".join(other), autojunk=False).ratio() >= ALIKE
