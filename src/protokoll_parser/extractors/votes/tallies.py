"""Reads from running text how many voted which way.

Goes in: a sentence of running text. Comes out: a `Tally`, or None. Forms:

    22 ja-röster och 19 nej-röster. 2 ledamöter avstår från att rösta.        numbers before the side
    Med sju ja mot tre nej · 23 ja, 11 nej, 2 nedlagda                         in words, in short
    Ja: 24  Nej: 17  Avstår: 0  Frånvarande: 0 · Ja-röster (8)                 numbers behind the side
    För bifall: 8 röster. För avslag: 21 röster.                               sides named by what they want
    1 311 400 röster avgivits för förslaget och 12 000 röster mot               sides named by för and mot
    Styrelsens förslag får 3 röster och Bo Eks förslag 2                        the first one is Ja
    Omröstningen utfaller 19–19 · med 15 röster mot 6                           in the order Ja, Nej
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.stems import has_any
from protokoll_parser.values.numerals import NUMBER, parse_number

YES, NO, ABSTAIN, ABSENT = "yes", "no", "abstain", "absent"
WHO = r"""(?: \s (?: ledamöter | ledamot | personer | person | röster | röst | medlemmar | ombud | deltagare | närvarande
      | av \s ledamöterna | stycken | st\.? | fastigheter | delegater | sedel | sedlar ) )?"""
NAMED = r"""
      (?P<yes> ja (?: -? \s? röst (?: er | erna )? )? | ja-?sedlar | (?: för \s )? bifall (?= \s? : ) )
    | (?P<no> nej (?: -? \s? röst (?: er | erna )? )? | nej-?sedlar | (?: för \s )? avslag (?= \s? : ) )
    | (?P<abstain> avstår | avstod | avstått | avstående\w* | nedlag (?: da | d | t ) (?: \s röst (?: er )? )?
        | ned \s? lade \s (?: sin | sina ) \s röst (?: er )? | nedlade | lade \s ned | lägger \s ned
        | blank (?: a | t )? (?: \s? röst (?: er )? | \s sedlar | \s sedel )? | blankröst\w* )
    | (?P<absent> frånvarande | saknas | saknades )
"""
BEFORE = lazy(
    rf"""
    (?<![\w§.,:/–-]) (?P<number> {NUMBER} ) {WHO}                                       # 22  ·  1 ledamot  ·  sju
    (?: \s (?: som | har | är | var | avger | avgav | lämnar | röstar | röstade | lägger | blev | st | för ) ){{0,2}}
    \s (?: {NAMED} ) (?!\w)                                                             # ja-röster  ·  som avstår
    """,
    re.VERBOSE | re.IGNORECASE,
)
BEHIND = lazy(
    rf"""
    (?<!\w) (?: {NAMED} ) (?: \s (?: från \s att \s rösta | till \s [^.,:;\d]{{2,40}} (?= : ) ) )?   # Ja  ·  Nej-röster  ·  Ja till köp
    (?: \s? [:=] \s? | \s? \( | \s [–-] \s | \s (?: är | var | blev | uppgår \s till | uppgick \s till ) \s
      | \s {{1,3}} | , \s )
    (?: antal \s? )? (?P<number> {NUMBER} ) (?! [\w:] | \s? § | \s (?: juni | maj | mars ) )     # : 24  ·  (8)
    """,
    re.VERBOSE | re.IGNORECASE,
)
FOR = lazy(
    rf"""
    (?<![\w§.,:/–-]) (?P<number> {NUMBER} ) (?: \s av \s de \s avgivna )?               # 1 311 400
    (?: \s (?: röster | röst | ledamöter | personer | ombud ) )?                        # röster
    (?: \s (?: har | hade | avgivits | avgavs | avgåvos | avges | lämnats | lämnades | avgivna | röstar | röstade ) ){{0,2}}
    \s (?: för | (?P<against> e?mot ) ) (?!\w)                                          # för  ·  mot
    """,
    re.VERBOSE | re.IGNORECASE,
)
SHORT = lazy(
    rf"""
    (?<![\w§.,:/–-]) (?P<yes> {NUMBER} ) {WHO} \s för (?: \s förslaget )?               # 5 för
    \s? (?: , | och | mot | ; | men )? \s? (?P<no> {NUMBER} ) {WHO} \s e?mot (?!\w)     # , 2 emot
    """,
    re.VERBOSE | re.IGNORECASE,
)
TURNED = lazy(
    rf"""
    (?<!\w) för (?: \s? : \s? | \s [^.;:]{{0,60}} röstade \s ) (?P<yes> {NUMBER} ) (?: [^.;:]{{0,30}} [\s,;] )    # För: 5
    e?mot (?: \s? : \s? | \s (?: [^.;:]{{0,30}} \s )? röstade \s ) (?P<no> {NUMBER} )                          # mot: 2
    """,
    re.VERBOSE | re.IGNORECASE,
)
PROPOSED = r"(?: förslag | yrkande | bifall | avslag | alternativ | återremiss | bordläggning | motionen )"
GOT = lazy(
    rf"""
    (?P<first> [^.,;:]{{0,50}} {PROPOSED} [^.,;:]{{0,30}} ) \s (?: får | fick | erhåller | erhöll | samlade ) \s
    (?P<yes> {NUMBER} ) \s röster ,? (?: \s (?: och | medan | mot | samt ) )? \s
    (?P<second> [^.;:]{{0,50}} {PROPOSED} [^.,;:\d]{{0,30}} ) (?: (?: får | fick | erhåller | erhöll ) \s )?
    (?P<no> {NUMBER} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
GOT_TURNED = lazy(
    rf"""
    (?<!\w) (?: får | fick | erhåller | erhöll ) \s (?P<first> [^.,;:\d]{{0,50}} {PROPOSED} [^.,;:\d]{{0,30}} ) \s
    (?P<yes> {NUMBER} ) \s röster ,? \s (?: och | medan | mot | samt ) \s
    (?P<second> [^.;:\d]{{0,50}} {PROPOSED} [^.,;:\d]{{0,30}} ) \s (?P<no> {NUMBER} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verb first: `Vid omröstning fick styrelsens förslag 12 röster och Bo Eks förslag 9`."""
PAIR = lazy(
    rf"""
    (?<![\w§.,:/–-]) (?<!§\s) (?<!kl\.\s) (?<!kl\s) (?<!punkt\s) (?<!punkterna\s) (?<!bilaga\s)
    (?P<yes> {NUMBER} ) (?: \s röster )? (?: \s? (?P<dash> [–-] ) \s? | \s mot \s ) (?P<no> {NUMBER} )            # 19–19
    (?: \s röster | (?! [\w:/–-] | [.,]\d | \s? (?: % | procent | kr | mkr | § | kap ) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
ENDED = lazy(
    r"""
    (?: utfall\w* | utföll | resultat\w* | blev | blir | slutar | slutade | röstetal\w* | röstsiffr\w* | siffrorna | gav | ger
      | omröstning | votering ) (?: \s med )? :? \s \(? $ | \( $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before two numbers with a dash between them that are the result of a vote, not a time or a range."""
GETTING = (" får ", " fick ", " erhåller ", " erhöll ", " samlade ")
END = lazy(rf",|[.;]|\s(?:och|mot)\s{NUMBER}")
PERSON = lazy(r"[A-ZÅÄÖÉ][\w’-]+(?: [A-ZÅÄÖÉ][\w’-]+)+(?: \([^)]*\))?")
NUMERIC = lazy(rf"[0-9]|(?<!\w){NUMBER}", re.IGNORECASE)
RESULT = lazy(r"(?<!\w)(?:omröst|voter|röst|utf[aö]ll|röstetal)|resultat", re.IGNORECASE)
HISTORY = lazy(
    r"föregående|förra|tidigare|motsvarande|(?<!\w)år (?:19|20)\d\d|senast|kl\.? ?\d|majoritet krävs", re.IGNORECASE
)
MOST = 10_000
"""Votes in a pair (`15 röster mot 6`); larger numbers are sums of money."""
YEARS = 1800
"""Two numbers from here on are years (`2023–2025`)."""


class Tally(NamedTuple):
    """Totals that a stretch of text states."""

    counts: Mapping[str, int]
    start: int
    stop: int
    means: tuple[tuple[str, str], ...] = ()
    """(side, wording) where the totals themselves say what was voted for."""


def read_tally(text: str, start: int, stop: int) -> Tally | None:
    """Return the totals that a sentence states; None if it states none.

    Abstentions and absences alone count only as a part of totals: whoever calls must know what they belong to.
    """
    if not NUMERIC.search(text, start, stop):
        return None
    counts: dict[str, int] = {}
    places: list[int] = []
    before, behind = BEFORE.search(text, start, stop), BEHIND.search(text, start, stop)
    # The leftmost reading holds: in `Ja: 24 Nej: 17` there are no 24 Nej.
    first = before if before and not (behind and behind.start() < before.start()) else behind
    for match in first.re.finditer(text, start, stop) if first else ():
        side = next(name for name in (YES, NO, ABSTAIN, ABSENT) if match[name])
        number = parse_number(match["number"])
        if number is not None and side not in counts:
            counts[side] = number
            places += match.span()
    if YES not in counts and NO not in counts and not HISTORY.search(text, start, stop):
        found = _for_and_against(text, start, stop) or _pair(text, start, stop)
        if found:
            return found._replace(counts=dict(found.counts) | counts)
    return Tally(counts, min(places), max(places)) if counts else None


def _for_and_against(text: str, start: int, stop: int) -> Tally | None:
    """Read `23 röster för förslaget och 11 röster mot`; for and against two proposals, the first is Ja."""
    part = text[start:stop].casefold()
    if "mot" in part and "för" in part:
        match = SHORT.search(text, start, stop) or (
            (":" in part or "röstade" in part) and TURNED.search(text, start, stop)
        )
        if match:
            return Tally(_counts(match), *match.span())
    if not RESULT.search(text, start, stop):
        return None
    if has_any(part, GETTING) and (match := GOT.search(text, start, stop) or GOT_TURNED.search(text, start, stop)):
        return Tally(_counts(match), *match.span(), ((YES, match["first"].strip()), (NO, match["second"].strip())))
    found = list(FOR.finditer(text, start, stop))
    if len(found) != 2 or (found[0]["against"] and found[1]["against"]):
        return None
    sides = [NO if match["against"] else YES for match in found]
    wordings = [_wording(text, match.end(), stop) for match in found]
    if any(PERSON.fullmatch(wording) for wording in wordings):
        return None  # an election: nobody votes yes or no
    if sides == [YES, YES]:
        sides = [NO, YES] if wordings[0].startswith("avslag") else [YES, NO]
    counts = {side: parse_number(match["number"]) or 0 for side, match in zip(sides, found, strict=True)}
    means = tuple((side, wording) for side, wording in zip(sides, wordings, strict=True) if wording)
    return Tally(counts, found[0].start(), found[-1].end(), means)


def _counts(match: re.Match[str]) -> dict[str, int]:
    return {YES: parse_number(match["yes"]) or 0, NO: parse_number(match["no"]) or 0}


def _wording(text: str, start: int, stop: int) -> str:
    end = END.search(text, start, stop)
    return text[start : end.start() if end else stop].strip()


def _pair(text: str, start: int, stop: int) -> Tally | None:
    """Read `19–19`, `15 röster mot 6` in a sentence that is about voting."""
    match = PAIR.search(text, start, stop)
    if not match or not RESULT.search(text, start, stop):
        return None
    if match["dash"] and not ENDED.search(text[max(start, match.start() - 30) : match.start()]):
        return None
    counts = _counts(match)
    if max(counts.values()) > MOST or min(counts.values()) > YEARS:
        return None
    return Tally(counts, *match.span())
