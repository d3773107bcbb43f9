"""Finds people's names where an office stands beside them: labels, signature blocks, elections.

Goes in: a stretch of text. Comes out: `Named`s, in order. Forms:

    Birgitta Hermansson (S) och Johan Ekdahl (M)    Cia Lindeberg, sekreterare    tf socialchef Rickard Thunell
    BRITTA HALLENGREN, landstinget                  Margareta af Ekström          Kristina (Kicki) Strömvall

In running text a name is one that begins with a known given name; beside an office any words with capitals are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.source import Span
from protokoll_parser.words.lexicon import WordLists

WORD = rf"{CAPITAL}(?:\.(?=\s{CAPITAL})|[\w'’´-]*)"
PARTICLE = r"(?:von|van|de|du|da|dos|af|al|el|zu|ten|ter|la|le|bin|ibn|der|den)\s(?:(?:der|den|la)\s)?"
RUN = lazy(
    rf"""
    {WORD} (?: [ ] (?: {PARTICLE} )? {WORD}                                  # Helena von Sydow-Berg, Jan P. Ek
             | [ ] [”"“'(] {CAPITAL} [a-zà-öø-ÿ]+ [”"”')] (?= [ ] {CAPITAL} ) )*   # Bo-Göran ”Bosse” Ekdahl
    """,
    re.VERBOSE,
)
PARTY = lazy(r"\s?[(\[](?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}|[smcvfl]|fp|kd|mp|kds|sd|nyd|-)[)\]]")
NO_NAME = lazy(
    r"""
    (?: till | som | att | av | vid | mötet | sveriges | lärare | region | regionen | kommun | kommuns | kommunen | ab | brf | box | org | ort | tel | telefon | sida | datum
      | plats | klockan | teams | zoom | namn | namnteckning | namnförtydligande | underskrift | underskrifter
      | \w* (?: styrelse | styrelsen | nämnd | nämnden | grupp | gruppen | rådet | råd | nätverk | nätverket
             | sammanträde | möte | mötet | förening | föreningen | förbund | förbundet | beredning | beredningen
             | kansli | kansliet | stämma | stämman | anteckningar | forum | ledamöter | anslag | avdelning
             | avdelningen | utskott | utskottet | protokoll | protokollet | förvaltning | förvaltningen
             | landstinget | landsting )
      | paragraf | paragrafer | bilaga | bilagor | justerande | justerandes | justering | utdrag\w* | närvar\w+
      | ersättare | huvuddokument | signer\w+ | dokument\w* | digital\w* | måndag\w* | tisdag\w* | onsdag\w*
      | torsdag\w* | fredag\w* | lördag\w* | söndag\w* | januari | februari | mars | april | maj | juni | juli
      | augusti | september | oktober | november | december ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words with a capital that are no part of a person's name."""
SUBSTITUTE_BEFORE = lazy(r"(?:ersättare|suppleant|ers\.?)(?: för [^,;]{1,20})?\s*:?\s*$", re.IGNORECASE)
SUBSTITUTE_BEHIND = lazy(r",?\s*(?:som|till|\()\s*ersättare", re.IGNORECASE)
LONGEST = 5
"""Words in a name (`Maria del Carmen Ortega Lind`)."""


class Holder(NamedTuple):
    """Someone who holds an office at the meeting, and where the text says so."""

    role: str
    name: str
    party: str | None
    span: Span


class Named(NamedTuple):
    """A person's name in a text, and the party in brackets behind it."""

    name: str
    party: str | None
    start: int
    stop: int
    """Where the name stops; the party is not in it."""
    end: int
    """Where what belongs to the name stops: behind the party."""


def find_named(text: str, words: WordLists, known: Mapping[str, str], *, lenient: bool = False) -> Iterator[Named]:
    """Yield the people that a text names.

    `known` maps given names (in small letters) of people listed elsewhere to their full names: they count alone.
    `lenient` takes any two words with capitals for a name, and a given name that is all there is: beside an office.

    >>> text = "Till ordf. valdes fröken Märta Lundell, Region Kalmar län"
    >>> [each.name for each in find_named(text, {"given_names": frozenset(["märta"])}, {})]
    ['Märta Lundell']
    """
    for match in RUN.finditer(text):
        alone = match.group() == text.strip()
        place = _person(match.group(), words, known, lenient=lenient, alone=alone)
        if place is None:
            continue
        start, stop = match.start() + place[0], match.start() + place[1]
        party = PARTY.match(text, stop)
        yield Named(text[start:stop], party["party"] if party else None, start, stop, party.end() if party else stop)


def _person(
    run: str, words: WordLists, known: Mapping[str, str], *, lenient: bool, alone: bool
) -> tuple[int, int] | None:
    """Say which part of a run of words with capitals is a person's name."""
    parts = run.split(" ")
    given = words["given_names"]
    starts = [index for index, part in enumerate(parts) if _is_given(part, given, known)]
    offset = [0]
    for part in parts:
        offset.append(offset[-1] + len(part) + 1)
    for first in starts:
        last = _last(parts, first)
        if last > first or parts[first].casefold() in known or (lenient and len(parts) == 1 and alone):
            return offset[first], offset[last] + len(parts[last])
    if not lenient or not 2 <= len(parts) <= LONGEST or len(parts[0].rstrip(".")) < 2:
        return None
    if any(NO_NAME.match(part) for part in parts) or parts[0].isupper() != parts[-1].isupper():
        return None
    return 0, len(run)


def _is_given(part: str, given: frozenset[str], known: Mapping[str, str]) -> bool:
    folded = part.casefold()
    return folded in given or folded in known or ("-" in folded and folded.split("-")[0] in given)


def _last(parts: list[str], first: int) -> int:
    """Say with which word the name ends: an office or another noun is none of it."""
    last = first
    while last + 1 < len(parts) and last - first < LONGEST - 1 and not NO_NAME.match(parts[last + 1]):
        following = parts[last + 1]
        if following.isupper() and not parts[first].isupper() and len(following) > 1:
            break  # `Anna Berg SEKRETERARE`, `Anna Bergwall HR`
        last += 1
    return last


def is_substitute(text: str, named: Named) -> bool:
    """Say whether a person is only named to stand in for another (`med Bo Ek som ersättare`, `ersättare: Bo Ek`)."""
    before = text[max(0, named.start - 32) : named.start]
    return SUBSTITUTE_BEHIND.match(text, named.end) is not None or SUBSTITUTE_BEFORE.search(before) is not None
