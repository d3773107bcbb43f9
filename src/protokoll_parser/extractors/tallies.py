"""Reads what running text says of a vote: how many voted which way, and what Ja and Nej mean.

Goes in: a stretch of running text, and a sentence of it. Comes out: `Tally` and `Meaning` values in the order of the
text. Forms:

    22 ja-röster och 19 nej-röster. 2 ledamöter avstår från att rösta.        numbers before the side
    Med sju ja mot tre nej · 23 ja, 11 nej, 2 nedlagda                         in words, in short
    Ja: 24  Nej: 17  Avstår: 0  Frånvarande: 0 · Ja-röster (8)                 numbers behind the side
    1 311 400 röster avgivits för förslaget och 12 000 röster mot               sides named by för and mot
    Omröstningen utfaller 19–19 · med 15 röster mot 6                           in the order Ja, Nej

    Ja-röst för bifall till förslaget. Nej-röst innebär avslag.                meaning
    Den som bifaller Anna Bergs yrkande röstar nej.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.extractors.numerals import NUMBER, parse_number

YES, NO, ABSTAIN, ABSENT = "yes", "no", "abstain", "absent"
WHO = r"(?: \s (?: ledamöter | ledamot | personer | person | röster | röst | medlemmar | ombud | deltagare | närvarande | av \s ledamöterna | stycken | st\.? | fastigheter | delegater ) )?"
SIDES = (
    (YES, r"(?: ja (?: -? \s? röst (?: er | erna )? )? | ja-?sedlar )"),
    (NO, r"(?: nej (?: -? \s? röst (?: er | erna )? )? | nej-?sedlar )"),
    (ABSTAIN, r"(?: avstår | avstod | avstått | avstående\w* | avstannade | nedlag(?: da | d | t ) (?: \s röst (?: er )? )? | ned \s? lade \s (?: sin | sina ) \s röst (?: er )? | nedlade | lade \s ned | lägger \s ned"
              r" | blank (?: a | t )? (?: \s? röst (?: er )? | \s sedlar | \s sedel )? | blankröst\w* )"),
    (ABSENT, r"(?: frånvarande | saknas | saknades )"),
)  # fmt: skip
NAMED = "|".join(f"(?P<{side}> {pattern} )" for side, pattern in SIDES)
BEFORE = re.compile(
    rf"""
    (?<![\w§.,:/–-]) (?P<number> {NUMBER} ) {WHO}                                       # 22  ·  1 ledamot  ·  sju
    (?: \s (?: som | har | är | var | avger | avgav | lämnar | röstar | röstade | lägger | blev | st | för ) ){{0,2}}  # som · är
    \s (?: {NAMED} ) (?!\w)                                                              # ja-röster  ·  avstår
    """,
    re.VERBOSE | re.IGNORECASE,
)
BEHIND = re.compile(
    rf"""
    (?<!\w) (?: {NAMED} ) (?: \s från \s att \s rösta )?                                 # Ja  ·  Nej-röster
    (?: \s? [:=] \s? | \s? \( | \s [–-] \s | \s (?: är | var | blev | uppgår \s till | uppgick \s till ) \s | \s {{1,3}} | , \s )
    (?: antal \s? )? (?P<number> {NUMBER} ) (?! [\w:] | \s? § | \s [a-zåäö]*(?:juni|maj|mars) )     # : 24  ·  (8)
    """,
    re.VERBOSE | re.IGNORECASE,
)
FOR = re.compile(
    rf"""
    (?<![\w§.,:/–-]) (?P<number> {NUMBER} ) \s (?: av \s de \s avgivna \s )? (?: röster | röst | ledamöter | personer | ombud )
    (?: \s (?: har | hade | avgivits | avgavs | avgåvos | avges | lämnats | lämnades | avgivna | röstar | röstade ) ){{0,2}} \s (?: (?P<for> för ) | (?P<against> (?: e?mot ) ) ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
SHORT = re.compile(
    rf"""
    (?<![\w§.,:/–-]) (?: (?P<yes> {NUMBER} ) {WHO} \s för (?: \s förslaget )? \s? (?: , | och | mot | ; | men )? \s? (?P<no> {NUMBER} ) {WHO} \s e?mot (?!\w) )   # 5 för, 2 emot
    """,
    re.VERBOSE | re.IGNORECASE,
)
TURNED = re.compile(
    rf"""
    (?<!\w) för (?: \s? : \s? | \s [^.;:]{{0,60}} röstade \s ) (?P<yes> {NUMBER} ) (?: [^.;:]{{0,30}} [\s,;] ) e?mot (?: \s? : \s? | \s (?: [^.;:]{{0,30}} \s )? röstade \s ) (?P<no> {NUMBER} )  # För: 5, mot: 2
    """,
    re.VERBOSE | re.IGNORECASE,
)
PERSON = re.compile(rf"[A-ZÅÄÖÉ][\w’-]+(?: [A-ZÅÄÖÉ][\w’-]+)+(?: \([^)]*\))?")
PAIR = re.compile(
    rf"""
    (?<![\w§.,:/–-]) (?<!§\s) (?<!kl\.\s) (?<!kl\s) (?<!punkt\s) (?<!punkterna\s) (?<!bilaga\s) (?P<yes> {NUMBER} ) (?: \s röster )? (?: \s? [–-] \s? | \s mot \s ) (?P<no> {NUMBER} ) (?: \s röster | (?! [\w:/–-] | [.,]\d | \s? (?: % | procent | kr | mkr | § | kap ) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMERIC = re.compile(rf"[0-9]|(?<!\w){NUMBER}", re.IGNORECASE)
RESULT = re.compile(r"(?<!\w)(?:omröst|voter|röst|utf[aö]ll|röstetal)|resultat", re.IGNORECASE)
HISTORY = re.compile(r"föregående|förra|tidigare|motsvarande|(?<!\w)år (?:19|20)\d\d|senast|kl\.? ?\d|majoritet krävs", re.IGNORECASE)
MEANS = re.compile(
    r"""
    (?<!\w) (?: (?P<yes> ja ) | (?P<no> nej ) ) (?: -? \s? röst (?: er | en )? (?!\w) )?+
    (?: \s? [=:–-] \s? (?: (?: för | till ) \s )?                                                # Ja: bifall  ·  Ja = bifall
      | \s (?: är | innebär | innebar | betyder | betydde | gällde | gäller | avser | avsåg | avges | ges | står | blir | motsvarar | lämnas ) \s
        (?: (?: en \s röst \s )? (?: för | till ) \s )?                                           # ja-röst innebär bifall
      | \s (?: för | till ) \s                                                                    # ja-röst för bifall
      | \s röstar \s (?: den | de ) \s som \s (?: vill \s | önskar \s )?                            # Ja röstar den som vill bifalla
      | \s (?= (?: avslag | bifall | återremiss | att | bordläggning ) \s )                        # … nej-röst avslag på motionen
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
VOTES_SO = re.compile(r"(?<!\w)röstar?(?:de)? (?:(?P<yes>ja)|(?P<no>nej))(?!\w)", re.IGNORECASE)
WHOEVER = re.compile(r"(?:den|de|ledamot|ledamöter|dem|var och en|medlem) som (?:vill |önskar |vill att |ville )?(?:bifall(?:er|a) |röstar för |stöd(?:jer|er) |biträd(?:er|a) |godkänn(?:er|a) |ställer sig bakom |är för |röstar på )?(?:till )?", re.IGNORECASE)
BOUNDARY = re.compile(
    rf"""
      [;.] \s+ (?! flera )                                             # … förslag. Nej-röst
    | ,? \s+ (?: och \s+ | samt \s+ | men \s+ | medan \s+ | mot \s+ | , \s* )? (?: {NUMBER} \s )? (?: nej | ja ) (?! \w )
    | ,? \s+ (?: medan | varvid | varefter ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Tally(NamedTuple):
    """Totals that a stretch of text states."""

    counts: Mapping[str, int]
    start: int
    stop: int
    means: tuple[tuple[str, str], ...] = ()
    """(side, wording) where the totals themselves say what was voted for."""


class Meaning(NamedTuple):
    """What a vote for one side means."""

    side: str
    start: int
    stop: int


def read_tally(text: str, start: int, stop: int) -> Tally | None:
    """Return the totals that a sentence states; None if it states none.

    Abstentions and absences alone count only as a part of totals: whoever calls must know what they belong to.
    """
    if not NUMERIC.search(text, start, stop):
        return None
    counts: dict[str, int] = {}
    places: list[int] = []
    before, behind = BEFORE.search(text, start, stop), BEHIND.search(text, start, stop)
    first = before if before and not (behind and behind.start() < before.start()) else behind  # `Ja: 24 Nej: 17` is not 24 Nej
    for match in first.re.finditer(text, start, stop) if first else ():
        side = match.lastgroup if match.lastgroup != "number" else next(name for name, _ in SIDES if match[name])
        number = parse_number(match["number"])
        if side and number is not None and side not in counts:
            counts[side] = number
            places += match.span()
    if YES not in counts and NO not in counts and not HISTORY.search(text, start, stop):
        found = _for_and_against(text, start, stop) or _pair(text, start, stop)
        if found:
            return found._replace(counts=dict(found.counts) | counts)
    return Tally(counts, min(places), max(places)) if counts else None


def _for_and_against(text: str, start: int, stop: int) -> Tally | None:
    """Read `23 röster för förslaget och 11 röster mot`; for and against two proposals, the first is Ja."""
    for pattern in (SHORT, TURNED):
        if match := pattern.search(text, start, stop):
            counts = {YES: parse_number(match["yes"]) or 0, NO: parse_number(match["no"]) or 0}
            return Tally(counts, *match.span())
    found = list(FOR.finditer(text, start, stop))
    if len(found) != 2 or found[0]["against"] and found[1]["against"]:
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


def _wording(text: str, start: int, stop: int) -> str:
    end = re.compile(rf",| och {NUMBER}| mot {NUMBER}|[.;]").search(text, start, stop)
    return text[start : end.start() if end else stop].strip()


def _pair(text: str, start: int, stop: int) -> Tally | None:
    """Read `19–19`, `15 röster mot 6` in a sentence that is about voting."""
    match = PAIR.search(text, start, stop)
    if not match or not RESULT.search(text, start, stop):
        return None
    yes, no = parse_number(match["yes"]), parse_number(match["no"])
    if yes is None or no is None or max(yes, no) > 10_000 or (yes > 1800 and no > 1800):
        return None
    return Tally({YES: yes, NO: no}, match.start(), match.end())


def read_meanings(text: str, start: int, stop: int) -> Iterator[Meaning]:
    """Yield what Ja and Nej mean by a sentence, as places in the text."""
    whoever = WHOEVER.search(text, start, stop)
    verb = VOTES_SO.search(text, whoever.end(), stop) if whoever else None
    if whoever and verb:
        yield Meaning(YES if verb["yes"] else NO, whoever.end(), len(text[: verb.start()].rstrip(" ,")))
        yield from read_meanings(text, verb.end(), stop)
        return
    for match in MEANS.finditer(text, start, stop):
        end = BOUNDARY.search(text, match.end(), stop)
        last = len(text[: end.start() if end else stop].rstrip(" .,;"))
        if last > match.end() and not text[match.end()].isdigit():
            yield Meaning(YES if match["yes"] else NO, match.end(), last)
