"""Cuts running text into sentences: text in, (start, stop) pairs of code points out, in order.

A full stop ends a sentence only before a capital letter, a digit or a quotation mark, and not after an abbreviation,
an initial or an ordinal at the sentence's head (`1. Banor finns`).
"""

import re
from collections.abc import Iterator

END = re.compile(
    r"""
    [.!?…]  ["”’»)\]]*                                # Frågan bordläggs.  "Nu räcker det."
    \s+ (?= ["”“»’(@–—-]? \s? [A-ZÀ-ÖØ-Þ§\d] )        # the next sentence: Anna, "Jag, (Se, § 4, 12 ledamöter
    """,
    re.VERBOSE,
)
ABBREVIATIONS = frozenset(
    """
    a.a. adj ang anm ap art avd avs bil bitr bl.a bl ca cirk civ d.v.s dir div dnr doc doktor dr ds dvs e.d em enl ers etc ev
    ex exkl f.d f.n f.ö fig fm forts fr fr.o.m fro föreg förf gm i.e inkl jan feb febr mar apr jun jul aug sep sept okt nov dec
    kap kl kr lantbr handl m.a.o m.fl m.m m fl m.h.t max milj min mkr mnkr mom n.n nr o.d o.dyl obs ordf p.g.a par pkt prof prop ref resp
    s.k sek sekr sid skr st str t.ex t.o.m t.v tab tel tf tfn tg tjg tkr tom v.ordf vol år årg åld övr kommundir
    """.split()
)


def sentences(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of ``text[start:stop]`` starts and stops.

    >>> text = "Anna (S) yrkar bifall m.m. Bo L. Ek (M) yrkar avslag. 1 avstår."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Anna (S) yrkar bifall m.m. Bo L. Ek (M) yrkar avslag.', '1 avstår.']
    """
    end = len(text) if stop is None else stop
    for match in END.finditer(text, start, end):
        if text[match.start()] == "." and _is_abbreviated(text, start, match.start()):
            continue
        if match.end() < end:
            yield start, match.end() - _blanks(match.group())
            start = match.end()
    if start < end:
        yield start, end


def _blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def _is_abbreviated(text: str, start: int, place: int) -> bool:
    """Say whether the full stop at `place` belongs to an abbreviation, an initial or an ordinal."""
    word = text[max(text.rfind(" ", start, place) + 1, start) : place].lstrip("(\"”“'")
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    if word.isdigit():
        return place - len(word) <= start
    return word.casefold() in ABBREVIATIONS
