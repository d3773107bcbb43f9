"""Say whether a name stands in a list of people, however the list spells it.

The checks that ask must not cry wolf: a list with given names only, a middle name more or less, other hyphens and a
letter read wrongly all count as the same person.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from protokoll_parser.names import fits
from protokoll_parser.structure import Front, Value

SQUEEZE = re.compile(r"[^\w]+")
BRACKETS = re.compile(r"[(”\"“][^)”\"“]{0,30}[)”\"“]")
ALIKE = 0.85
"""From this likeness on (0–1), two spellings are taken for one name: one letter of eight may differ."""
OPEN_LIST = re.compile(
    r"""
      röstlängd | (?: närvaro | deltagar | upprops ) (?: list | förteckning )
    | \d\s (?: \w{1,20}\s )? (?: medlemmar | röstberättigade | personer | deltagare | närvarande | ombud | fastigheter )
    | \b (?: m\.?\s?fl | med \s flera ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPEN_MEETINGS = ("stämma", "årsmöte", "medlemsmöte", "föreningsmöte", "stormöte")


def squeeze(name: str) -> str:
    """Return a name as spellings are compared.

    >>> squeeze("Ann-Kristin  Ek"), squeeze("ANN KRISTIN EK")
    ('annkristinek', 'annkristinek')
    """
    return SQUEEZE.sub("", name.casefold())


def is_among(name: str, others: Iterable[str]) -> bool:
    """Say whether one of the other names may be the same person's.

    >>> is_among("Roger Nilsson", ["Roger O Nilsson"]), is_among("Anna Bergwall", ["Anna"]), is_among("Eva Ek", ["Eva Al"])
    (True, True, False)
    """
    others = tuple(others)
    own = squeeze(name)
    if any(squeeze(other) == own for other in others):
        return True
    words = _words(name)
    return bool(words) and any(
        _same(words, _words(other)) or fits(name, other) or fits(other, name) for other in others
    )


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
    if any(word in heading for word in OPEN_MEETINGS):
        return True
    for field in (*front.fields, *front.back_fields):
        if field.key == "attendance" and any("ilaga" in piece.text for piece in field.values):
            return True
    return any(len(line.text) < 400 and OPEN_LIST.search(line.text) for line in front.lines)


def _words(name: str) -> list[str]:
    return BRACKETS.sub(" ", name).casefold().replace("-", " ").replace(".", " ").split()


def _same(one: list[str], other: list[str]) -> bool:
    """Compare two names word by word: the first and the last alike, the same words, or nearly the same letters."""
    if not other:
        return False
    if len(other) == 1 or len(one) == 1:
        return bool(set(one) & set(other))
    if (one[0], one[-1]) == (other[0], other[-1]) or set(one) == set(other):
        return True
    if one[0][0] != other[0][0] or abs(sum(map(len, one)) - sum(map(len, other))) > 3:
        return False
    return SequenceMatcher(None, "".join(one), "".join(other), autojunk=False).ratio() >= ALIKE
