"""Reads from running text what Ja and Nej mean in a vote; Ja may well mean to reject.

Goes in: a sentence of running text. Comes out: `Meaning`s, places in the text, in its order. Forms:

    Ja-röst för bifall till förslaget. Nej-röst innebär avslag.
    JA-röst: avslag på motionen · Ja = avslag · Ja till planen, nej till Bo Eks yrkande
    Vinner nej har fullmäktige bifallit motionen.
    Den som bifaller Anna Bergs yrkande röstar nej. · Ja röstar den som vill bifalla.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.votes.tallies import NO, YES
from protokoll_parser.patterns import lazy
from protokoll_parser.values.numerals import NUMBER

MEANS = lazy(
    r"""
    (?<!\w) (?: (?P<yes> ja ) | nej ) (?: -? \s? röst (?: er | en )? (?!\w) )?+
    (?: \s? [=:–-] \s? (?: (?: för | till ) \s )?                                   # Ja: bifall  ·  Ja = bifall
      | \s (?: är | innebär | innebar | betyder | betydde | gällde | gäller | avser | avsåg | avges | ges | står | blir
             | motsvarar | lämnas ) \s (?: (?: en \s röst \s )? (?: för | till ) \s )?  # ja-röst innebär bifall
      | \s (?: för | till ) \s                                                      # ja-röst för bifall
      | \s röstar \s (?: den | de ) \s som \s (?: vill \s | önskar \s )?            # Ja röstar den som vill bifalla
      | \s (?= (?: avslag | bifall | återremiss | att | bordläggning ) \s )         # … nej-röst avslag på motionen
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
VOTES_SO = lazy(r"(?<!\w)röstar?(?:de)? (?:(?P<yes>ja)|nej)(?!\w)", re.IGNORECASE)
WINS = lazy(r"(?<!\w)vinner (?:(?P<yes>ja)|nej)(?:-sidan)? har \w+ (?:därmed |således )?", re.IGNORECASE)
WHOEVER = lazy(
    r"""
    (?: den | de | ledamot | ledamöter | dem | var \s och \s en | medlem ) \s som \s (?: vill \s | önskar \s | ville \s )?
    (?: (?: bifall (?: er | a ) | röstar \s för | stöd (?: jer | er ) | biträd (?: er | a ) | godkänn (?: er | a )
          | ställer \s sig \s bakom | är \s för | röstar \s på ) \s )?
    (?: till \s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
BOUNDARY = lazy(
    rf"""
      [;.] \s+ (?! flera )                                                          # … förslag. Nej-röst
    | ,? \s+ (?: (?: och | samt | men | medan | mot ) \s+ )? (?: {NUMBER} \s )? (?: nej | ja ) (?!\w)     # , nej-röst
    | ,? \s+ (?: medan | varvid | varefter ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Meaning(NamedTuple):
    """What a vote for one side means: ``text[start:stop]``."""

    side: str
    start: int
    stop: int


def read_meanings(text: str, start: int, stop: int) -> Iterator[Meaning]:
    """Yield what Ja and Nej mean by a sentence."""
    whoever = WHOEVER.search(text, start, stop)
    verb = VOTES_SO.search(text, whoever.end(), stop) if whoever else None
    if whoever and verb:
        yield Meaning(YES if verb["yes"] else NO, whoever.end(), len(text[: verb.start()].rstrip(" ,")))
        yield from read_meanings(text, verb.end(), stop)
        return
    wins = WINS.search(text, start, stop)
    if wins:  # Vinner nej har fullmäktige bifallit motionen.
        yield Meaning(YES if wins["yes"] else NO, wins.end(), len(text[:stop].rstrip(" .")))
        return
    for match in MEANS.finditer(text, start, stop):
        end = BOUNDARY.search(text, match.end(), stop)
        last = len(text[: end.start() if end else stop].rstrip(' .,;”"'))
        if last > match.end() and not text[match.end()].isdigit():
            yield Meaning(YES if match["yes"] else NO, match.end(), last)
