"""Cuts running text into sentences: text in, (start, stop) pairs of code points out, in order.

A full stop ends a sentence where a capital, a digit, a quotation mark or a user name follows, unless it belongs to an
abbreviation (`kl. 13`, `t.ex.`, `9 kap. 15 §`), to a list number (`1. Banor finns`) or to an initial inside a name
(`Bo L. Ek`). An initial that stands for a family name may end one: `skickas till Karin B. Olle bokar lokal`.
"""

import re
from functools import cache

from protokoll_parser.patterns import lazy
from protokoll_parser.words.lexicon import Lexicon, lexicon_in_use

STOP = lazy(
    r"""
    [.!?…]+  ["”’»)\]]*                                    # Frågan bordläggs.  "Nu räcker det."
    \s+ (?= @\w | [-=–]> | [→⇒➔] | ["”“„’«(–—\[-]? \s? [A-ZÀ-ÖØ-Þ§\d] )          # the next sentence: Anna, "Jag, (Se, § 4, 12 ledamöter, @jl
    """,
    re.VERBOSE,
)
AFTER_STOP = lazy(r"[.?!…](?:[\"”’»)\]]|(?<!\.) )")
NEXT = lazy(r"([A-ZÀ-ÖØ-Þ][\w-]*) [a-zà-öø-þ]")


def sentences(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int]]:
    """Return where the sentences of ``text[start:stop]`` stand, white space between them left out.

    >>> text = "Kostnaden är 1 184 312 kr. Två anbud, bl.a. från VVS-Gruppen, kom in kl. 13.00. Frågan bordlades."
    >>> [text[a:b] for a, b in sentences(text)]  # doctest: +NORMALIZE_WHITESPACE
    ['Kostnaden är 1 184 312 kr.', 'Två anbud, bl.a. från VVS-Gruppen, kom in kl. 13.00.', 'Frågan bordlades.']
    >>> text = "Anna (S) yrkar bifall m.m. Bo L. Ek (M) yrkar avslag. 1 avstår."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Anna (S) yrkar bifall m.m.', 'Bo L. Ek (M) yrkar avslag.', '1 avstår.']
    """
    end = len(text) if stop is None else stop
    if text.find(". ", start, end) < 0 and not AFTER_STOP.search(text, start, end):
        return [(start, end)] if start < end else []
    found = []
    for match in STOP.finditer(text, start, end):
        if match.end() >= end or (text[match.start()] == "." and _goes_on(text, start, match)):
            continue
        found.append((start, match.start() + len(match.group().rstrip())))
        start = match.end()
    if start < end:
        found.append((start, end))
    return found


@cache
def _abbreviations(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the abbreviations that never end a sentence, and those that do unless a digit follows."""
    words = lexicon.words
    return words.get("abbreviations", frozenset()), words.get("units", frozenset())


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether the sentence goes on after this full stop."""
    place = stop.start()
    word = text[max(text.rfind(" ", start, place) + 1, start) : place].lstrip("(\"”“’'«[")
    if word.isdigit():
        return place - len(word) <= start
    never, units = _abbreviations(lexicon_in_use())
    folded = word.casefold()
    if len(word) == 1 and word.isalpha():
        if word.islower():
            return not text[place - 3 : place - 2].isdigit()  # `punkt 8 b. Anna valdes`
        return place - 1 <= start or not _is_person(text, stop.end())
    return folded in never or (
        folded in units and (text[stop.end()].isdigit() or text[stop.end()] == "(")
    )  # Anna Berg m.fl. (M)


def _is_person(text: str, place: int) -> bool:
    """Say whether a given name stands here and a small letter after it: `Olle bokar`."""
    match = NEXT.match(text, place)
    return match is not None and match[1].casefold() in lexicon_in_use().words.get("given_names", frozenset())
