"""Finds where a person's name begins and ends.

Goes in: text and a place in it. Comes out: where the name that stands there stops. Forms:

    Anna Berg   Ann-Gret Örn-Dahl   Yvonne de Vries   Jessica af Geijerstam   Ylva O'Connor   Ali El-Amin
    Roger O Hallman   Jan-Olof P. Järhagen   Kristina (Kicki) Strömvall   Bo-Göran ”Bosse” Ekdahl   TORSTEN VON KNORRING
"""

import re
from typing import NamedTuple

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.words import GIVEN, NO_NAME, ORGANISATION, PLACE, TITLE, Words, bare, traits, words_of
from protokoll_parser.words.lexicon import fold, lexicon_in_use

LETTER = r"[^\W\d_]"
WORD = rf"""(?:
    {CAPITAL} \. (?: -? {CAPITAL} \. )*                     # P.  J.-O.
  | {CAPITAL} {LETTER} \. (?= [ ] {CAPITAL} )               # Th. Berg
  | {CAPITAL} {LETTER}* (?: [-‐’'´`] {LETTER}+ )*           # Anna  Örn-Dahl  O’Neill
)"""
PARTICLE = r"""(?: von | van | de | der | den | del | della | di | da | do | dos | du | la | le | af | av | al | el
    | bin | ibn | ben | zu | zur | ter | ten | y )"""
NICKNAME = rf"(?: [”“\"’'»] {CAPITAL} {LETTER}+ [”“\"’'«] | \( {CAPITAL} {LETTER}{{2,}} \) )"
NAME = rf"""{WORD}
    (?: [ ] (?: {NICKNAME} [ ] )? (?: {PARTICLE} [ ] ){{0,2}} (?: (?: el | al | ul | d ) [-’'] )? {WORD} ){{0,4}}"""
NAME_PATTERN = lazy(NAME, re.VERBOSE)
PLAIN = str.maketrans("", "", "-.")
LETTERS = 2
"""Initials without full stops are no more (`JP Ek`); longer words in capitals before others are an organisation."""
LONGEST = 70
"""No name is longer; the longest in the samples has 27 characters."""
LONGEST_TRADE = 5
"""Longer titles with a capital behind a lone given name are titles."""


class NameAt(NamedTuple):
    """A name that stands in a text."""

    stop: int
    words: int
    """How many words it has, particles and nicknames included."""
    given: bool
    """Its first word is a known given name."""


def name_at(text: str, start: int, words: Words) -> NameAt | None:
    """Return the name that stands at `start`, cut before a title, an organisation or a place that follows unmarked.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> name_at("Anders Björnek Västerviks kommun", 0, words_of(load_lexicon())).stop
    14
    """
    match = NAME_PATTERN.match(text, start)
    if match is None or match.end() - start > LONGEST:
        return None
    parts = match[0].split(" ")
    first = traits(words, parts[0])
    given = bool(first & GIVEN)
    if not given and first & (NO_NAME | TITLE | ORGANISATION):
        return None
    if not given and len(parts[0].translate(PLAIN)) > LETTERS and parts[0].isupper() and parts[-1] != parts[-1].upper():
        return None  # FUB Storvad
    count = len(parts)
    for index in range(1, count):
        part = parts[index]
        if part[0].islower() or part[0] in "(\"”“'’»":
            continue
        if (
            traits(words, part) & (NO_NAME | TITLE | ORGANISATION)
            and not (index == 1 and traits(words, part) & GIVEN)
            and not _is_trade(part, index, count, given=given)
        ) or (index > 1 and index == len(parts) - 1 and _is_party(part, words)):
            count = index
            break
    if count == len(parts) and count > 1:
        count = _without_place(text, match.end(), parts, words)
    if 2 < count < len(parts) and _is_party(parts[count - 1], words):
        count -= 1  # Anna Berg S Närvarande
    while count > 1 and parts[count - 1].islower():
        count -= 1
    return NameAt(start + len(" ".join(parts[:count])), count, given)


def _is_trade(part: str, index: int, count: int, *, given: bool) -> bool:
    """Say whether a word for a trade is a family name: the second word of two, behind a given name (`Marianne Kock`)."""
    return given and index == 1 and count == LETTERS and len(part) <= LONGEST_TRADE and not part.isupper()


def _is_party(part: str, words: Words) -> bool:
    return (
        not part.islower() and len(part) < 5 and part.casefold() in words.party_letters and len(part) > part.count(".")
    )


def _without_place(text: str, stop: int, parts: list[str], words: Words) -> int:
    """Say how many words are left when a place behind the name (`Jenny Smedmark Älmhult`) is taken off."""
    count = len(parts)
    after = text[stop + 1 : stop + 14].split(" ", 1)[0] if text[stop : stop + 1] == " " else ""
    if after and after.islower() and traits(words, after) & ORGANISATION:
        return count - 1
    last = traits(words, parts[-1])
    if count > 2 and last & PLACE and bare(parts[-1]) not in words.surname_places and not parts[-2].islower():
        return count - 1
    return count


def is_name(text: str) -> bool:
    """Say whether a text is a person's full name and nothing else.

    >>> [is_name(name) for name in ("Anna Berg", "Jessica af Geijerstam", "GUNILLA ÅS", "Kristina (Kicki) Strömvall")]
    [True, True, True, True]
    >>> [is_name(text) for text in ("Region Sörmark", "Upplands Väsby", "Anna", "Plats och tid", "NÄSTA MÖTE", "Kl. 9")]
    [False, False, False, False, False, False]
    """
    lexicon = lexicon_in_use()
    words = words_of(lexicon)
    text = text.strip()
    found = name_at(text, 0, words)
    if found is None or found.stop != len(text) or found.words < 2:
        return False
    if text.isupper() and not found.given:
        return False
    return fold(text) not in lexicon.labels and not traits(words, text) & PLACE
