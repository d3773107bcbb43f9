"""Reads parties in running text: after a name, or where one acts as a person does.

Goes in: running text and a place in it. Comes out: the party as written, or a `Mention` without a name. Forms:

    (S) · (båda M) · (Mölnåspartiet) · (-)                 in brackets after a name
    Moderaterna · Moderaternas ledamöter · Vänsterpartiet  by name; local parties are known by their endings
    M-gruppen · (S) · S                                    by their letters
"""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.register import Mention, Register

CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĐĒĘĞĢĪĶŁĻŃŅŌŐŚŞŠŢŤŪŮŰŸŹŻŽŒ"
TOKEN = lazy(rf"[{CAPITAL}](?: \. | \w* (?: [-’'´] \w+ )* )", re.VERBOSE)  # Anna  El-Sayed  O’Neill  A.
BRACKET = lazy(r"\s? [(\[] \s* (?P<inside> [^()\[\]]{1,60} ) [)\]]", re.VERBOSE)
JOINT = lazy(r"(?:båda|bägge|alla|samtliga|allesammans)\s", re.IGNORECASE)
SECOND = lazy(r"\s[\w-]+")
GROUP = lazy(
    r"(?: -gruppen | \s (?: gruppen? | partigrupp (?: en )? | fullmäktigegrupp | ledamöter | representanter | ledamot ) ) \b",
    re.VERBOSE,
)
ENDINGS = ("partiet", "partiets", "demokraterna", "demokraternas", "listan", "listans", "alliansen", "alliansens")
SHORTEST = 9
"""Letters of the shortest local party by name; `Partiet` alone is none."""


def party_in_brackets(inside: str, register: Register) -> str | None:
    """Return the party that stands in brackets after a name; None for an office or a remark.

    A joint party (`båda M`) is returned whole.
    """
    first = inside.split(",", maxsplit=1)[0].strip()
    joint = JOINT.match(first)
    bare = first[joint.end() :] if joint else first
    if register.holds("not_parties", first) or any(map(str.isdigit, first)) or not bare:
        return None
    if len(bare) <= 6 or register.holds("party_names", bare) or bare.casefold().endswith(ENDINGS):
        return first if bare[0].isalpha() or bare in ("-", "–") else None
    return first if len(bare.split()) <= 3 and bare[0].isupper() and len(bare) <= 25 else None


def read_party(text: str, start: int, stop: int, register: Register) -> Mention | None:
    """Read a party that acts as one: `Moderaterna`, `Moderaternas ledamöter`, `M-gruppen`, `S`, `(S)`."""
    if text[start] in "([":
        bracket = BRACKET.match(text, start, stop)
        party = party_in_brackets(bracket["inside"], register) if bracket else None
        return Mention(None, party, start, bracket.end()) if bracket and party else None
    token = TOKEN.match(text, start, stop)
    if not token:
        return None
    word, end = token.group(), token.end()
    folded = word.casefold()
    words = register.context.words
    if folded in words.get("party_groups", ()):
        return Mention(None, word.split("-")[0], start, end)
    if len(word) < 4 and folded in words.get("party_letters", ()):
        if text[end : end + 1] not in (",", " ", ".", "-", "") or TOKEN.match(text, end + 1, stop):
            return None
        group = GROUP.match(text, end, stop)
        return Mention(None, word, start, group.end() if group else end)
    return _by_name(text, start, end, stop, register)


def _by_name(text: str, start: int, end: int, stop: int, register: Register) -> Mention | None:
    """Read a party by its name, which begins with the word that stands between `start` and `end`."""
    word = text[start:end]
    folded = word.casefold()
    names = register.context.words.get("party_names", frozenset())
    longer = SECOND.match(text, end, stop)
    if longer and folded + longer.group().casefold() in names:
        return Mention(None, text[start : longer.end()], start, longer.end())
    if folded in names:
        return Mention(None, word, start, end) if not BRACKET.match(text, end, stop) else None
    if folded.removesuffix("s") not in names and (len(word) < SHORTEST or not folded.endswith(ENDINGS)):
        return None
    group = GROUP.match(text, end, stop)
    if group:
        return Mention(None, word.removesuffix("s"), start, group.end())
    return None if folded.endswith("s") else Mention(None, word, start, end)
