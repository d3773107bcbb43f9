"""Reads the headings of lists of people: what each says of those below it.

Goes in: a short line. Comes out: a `GroupKind`, or None where the line is no such heading. Headings are not looked up
whole but word by word: a line all of whose words are known, and one of them a core word, is a heading, however its
words are combined (`Närvarande, ej tjänstgörande ersättare`, `Frånvarande med anmälan`, `Övriga inbjudna gäster`).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import ORGANISATION, UNIT, Words, traits, words_of
from protokoll_parser.words.lexicon import Lexicon
from protokoll_parser.words.spelling import Speller

SHORTEST = 8
"""Shorter words are too easily mistaken: `Övrigt` is one slip from `Övriga`."""


class GroupKind(NamedTuple):
    """What the heading of a list says of the people in it."""

    capacity: str
    """As in the record: `member`, `substitute`, `official`, `guest`, `participant`."""
    attendance: str
    """As in the record: `present`, `absent`, `registered`."""
    serving: bool | None
    """Whether substitutes in it served; None where the heading does not say."""
    note: str | None
    """How or when they were there, where the heading says so: `Via länk dag 2`."""


LONGEST_WORDS = 8
LONGEST_TAIL = 16
"""Words behind a preposition: `Förteckning över närvarande aktieägare vid årsstämma i …`."""
WORD = lazy(r"[^\s,/()&+:;*]+")
SPLIT = lazy(r"[\s,/()&+:;*]+")
TAIL = lazy(
    r"""
      [ ] (?: vid | på | till | i | under | den | från | fr\.o\.m\.? ) [ ]       # Anmälda till presidiekonferensen
    | ,? [ ] enligt [ ] (?= följande | nedan )                                # Närvarande enligt följande
    | ,? [ ] (?= \d{4} - \d\d | \d{1,2} [/ ] \w+ [ ] \d{4} )                   # Närvarande 2024-05-16
    | \s? [,–-]? [ ]? (?= § )                                                 # Närvarande § 5
    | \s? \( (?= [^)]* \d )                                                   # Närvarande (18.00–20.15)
    """,
    re.VERBOSE,
)
"""Where the rest of a heading, which may be anything, begins."""
DAY = lazy(r"\d{1,2}(?::[ae])?|\d{1,2}[.:]\d\d|[–-]")
CORE = frozenset(
    ("called", "present", "absent", "registered", "list", "elector", "participant", "deciding", "member", "elected", "substitute",
     "serving", "adjunct", "guest", "official", "union")
)  # fmt: skip
"""Roles of words that can make a heading by themselves."""
NEGATIVES = {"present": "absent", "participant": "absent", "serving": "idle", "deciding": "idle"}
"""What a role becomes behind `ej`."""


def read_group(label: str, lexicon: Lexicon) -> GroupKind | None:
    """Return what a heading of a list of people says, None if the line is no such heading.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> read_group("Ersättare, ej tjänstgörande", load_lexicon())
    GroupKind(capacity='substitute', attendance='present', serving=False, note=None)
    >>> read_group("Frånvarnade:", load_lexicon()).attendance
    'absent'
    >>> read_group("Deltagarna hälsades välkomna", load_lexicon()) is None
    True
    """
    found = group_roles(label, lexicon)
    if found is None:
        return None
    capacity = _capacity(found)
    attendance = "absent" if "absent" in found else "registered" if "registered" in found else "present"
    serving = None
    if capacity == "substitute":
        serving = "serving" in found or "deciding" in found
    elif "deciding" in found or "serving" in found:
        serving = True
    return GroupKind(
        capacity, attendance, serving, _note(label, words_of(lexicon)) if found & {"note", "when"} else None
    )


def _capacity(found: frozenset[str]) -> str:
    """Return the capacity that the roles of a heading's words amount to."""
    if found & {"adjunct"} or (found & {"guest", "union"} and not found & {"official", "party"}):
        return "participant" if "union" in found and not found & {"adjunct", "guest"} else "guest"
    if found & {"official", "staff"}:
        return "official"
    if "called" in found and found & {"other"}:
        return "guest"
    if "substitute" in found and not found & {"member"}:
        return "substitute"
    if found & {"member", "elector"} or (found & {"deciding", "elected", "serving"} and "other" not in found):
        return "member"
    return "guest" if found & {"other", "guest", "elected"} else "participant"


def group_roles(label: str, lexicon: Lexicon) -> frozenset[str] | None:
    """Return the roles of the words of a heading of a list of people, None if the line is no such heading."""
    text = label.strip(" *_#\t")
    if (whole := words_of(lexicon).whole_groups.get(text.casefold().rstrip(" :?"))) is not None:
        return frozenset(whole.split())
    if not 2 < len(text) < 130 or text[-1] in ".?!" or not text[0].isalpha() or "\t" in text or "  " in text:
        return None
    if text[0].islower() and text[-1] != ":":
        return None
    words = words_of(lexicon)
    first = SPLIT.split(text, maxsplit=1)[0]
    if len(first) < SHORTEST and first.casefold().rstrip(".") not in words.groups:
        return None
    head = text.split(" ", LONGEST_WORDS)
    if len(head) <= LONGEST_WORDS:
        found = _roles(text, words)
        if found is not None:
            return found
    if first == "Från" and _names_organisation(text[len(first) :], words):
        return frozenset(("party",))
    match = TAIL.search(text, 4)
    if match is None or not text[: match.start()].strip():
        return None
    tail = text[match.end() :].casefold().split()
    if len(tail) > LONGEST_TAIL or not words.sentence_words.isdisjoint(tail):
        return None
    return _roles(text[: match.start()], words, tailed=True)


def _names_organisation(text: str, words: Words) -> bool:
    """Say whether a word names whom people came from (`Från kommunförbundet`); `Från Hjobo kommun` is their unit."""
    word = text.strip(" :")
    return word.isalpha() and word.islower() and bool(traits(words, word) & (ORGANISATION | UNIT))


def through_slip(label: str, lexicon: Lexicon) -> str | None:
    """Return the heading of a list of people as it was read, if one of its words was read through a slip."""
    words = words_of(lexicon)
    parts = [part for part in SPLIT.split(label.casefold()) if part]
    known = [part if part in words.groups else min(_speller(words).near(part), default=part) for part in parts]
    return " ".join(known) if known != parts and all(part in words.groups for part in known) else None


def loose_roles(label: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roles of the words of a line that is known to head a list, though it could head anything (`Kansliet`)."""
    return _roles(label.strip(" *_#:\t"), words_of(lexicon), loose=True) or frozenset()


def _roles(text: str, words: Words, *, tailed: bool = False, loose: bool = False) -> frozenset[str] | None:
    """Return the roles of all words; None if a word is unknown or none of them makes a heading."""
    parts = [part for part in SPLIT.split(text.casefold()) if part]
    roles = [words.groups.get(part) or words.groups.get(part.rstrip(".")) for part in parts]
    unknown = [
        place for place, role in enumerate(roles) if role is None and not (place and DAY.fullmatch(parts[place]))
    ]
    if unknown:
        if roles[0] == "list" and words.sentence_words.isdisjoint(parts):  # Närvarolista kommunfullmäktige
            return frozenset(role for role in roles if role)
        place = unknown[0]
        if len(unknown) > 1 or len(parts[place]) < SHORTEST:
            return None
        meant = {words.groups.get(word) for word in _speller(words).near(parts[place])}
        if len(meant) != 1 or None in meant:  # several words one slip away that mean the same will do
            return None
        roles[place] = meant.pop()
    found = _negated(roles)
    return found if loose or _makes_heading(found, parts, tailed=tailed) else None


def _negated(roles: Sequence[str | None]) -> frozenset[str]:
    """Turn round what stands behind `ej`, and leave the `ej` out."""
    found: set[str] = set()
    negated = False
    for role in roles:
        if role == "not":
            negated = True
        elif role:
            found.add(NEGATIVES.get(role, role) if negated else role)
            negated = negated and role == "glue"
    return frozenset(found)


def _makes_heading(found: frozenset[str], parts: Sequence[str], *, tailed: bool) -> bool:
    """Say whether known words with these roles make a heading."""
    if found & CORE:
        return True
    if found & {"party", "staff"}:
        return (parts[0] in ("från", "för") and len(parts) > 1) or parts[0].startswith("arbets")
    if "other" in found:
        return not tailed and parts[0] in ("övriga", "andra")
    return "note" in found and not tailed


@cache
def _speller(words: Words) -> Speller:
    return Speller({word for word in words.groups if len(word) >= SHORTEST} | words.group_decoys, SHORTEST)


def _note(label: str, words: Words) -> str | None:
    """Return the part of a heading that tells how or when: from its first such word to its last."""
    text = label.strip(" *_#:\t")
    places = [match.span() for match in WORD.finditer(text)]
    telling = [
        place
        for place in places
        if words.groups.get(text[place[0] : place[1]].casefold()) in ("note", "when")
        or DAY.fullmatch(text[place[0] : place[1]])
    ]
    if not telling:
        return None
    start = telling[0][0]
    before = text[:start].rstrip().rsplit(" ", 1)
    if before[-1].casefold() in ("på", "per", "under", "i"):
        start = len(text[:start].rstrip()) - len(before[-1])
    return text[start : telling[-1][1]]
