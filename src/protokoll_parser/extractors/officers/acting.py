"""Who acts as an officer: whom a sentence says to chair, lead or write, without telling that he was chosen.

Goes in: the lines of items. Comes out: `Holder`s. Forms:

    Ordförande Sofia Hertz hälsar välkommen.
    Annie-Lie som är ordförande under förmiddagen …
    Mötet leddes av Sofia Hertz.
    Bo Ek skriver dagens protokoll.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.extractors.officers.named import Holder, Named, find_named
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import WordLists

OPENS = lazy(
    r"(?:[Oo]rdf(?:öranden?|\.)|[Tt]alman(?:nen)?|[Mm]ötesordföranden?)(?:, [a-zåäö]+)? (?:(?:för|vid|på) (?:dagen|mötet|träffen|sammanträdet) )?(?:(?:är|var) )?(?=[A-ZÀ-ÖØ-Þ])",
)
"""The chair acts: `Ordförande Sofia Hertz hälsar`, `öppnades av ordf., folkskollärare Albin Sternudd`."""
SIGN = lazy(r"[A-ZÅÄÖ]{2,3}(?= (?:öppn|häls|för))")
"""The initials of who acts: whose they are is settled against the attendees."""
IS_CHAIR = lazy(
    r"""
      ,? [ ] (?: som [ ] )? (?: är | var ) [ ] [^.]{0,24}?
        (?P<vice> vice [ ] )? (?: ordförande | ordf\b | mötesordförande )       # Annie-Lie som är ordförande
    | ,? [ ]? \(? ordf (?: örande | \. )? [,)] [ ] (?= [a-zåäö(] | $ )           # Anna Berg (ordf) öppnar
    """,
    re.VERBOSE,
)
OF_ANOTHER = lazy(r" (?:i|för|inom|vid) (?!dag|mötet|förm|efterm|första|under)")
LONGEST_APPOSITION = 70
WRITES = lazy(
    r"""
    (?: protokoll\w* | anteckning\w* ) \s (?: (?: har | är ) \s )?
    (?: fördes | förs | förts | förda | skrevs | skrivna | skrivet | fört | skrivits | upprättat\w* ) \s
    (?: vid \s \w+ \s )? av \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
KEEPS = lazy(
    r"""
    [ ] (?: för | förde | fört | antecknar | antecknade | skriver | skrev | sköter | tar | tog ) [ ]
    (?: dagens [ ] | dagens [ ] mötes [ ] | mötets [ ] )? (?: protokoll | anteckning | minnesant | mötesant )
    """,
    re.VERBOSE,
)
LED_BY = lazy(r"(?:[Mm]ötet|[Ss]ammanträdet|[Tt]räffen|[Ss]tämman|[Ff]örhandlingarna) (?:led(?:de)?s|har letts) av ")
LEADS = lazy(r" (?:ledde|leder|öppnade och ledde) (?:mötet|sammanträdet|träffen|förhandlingarna)(?!\w)")
SHOWN = 600
"""Characters of a line that are looked at."""


def read_mentions(lines: Sequence[Line], words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    """Yield who a sentence of the first items says holds an office, without anyone being chosen."""
    for line in lines:
        folded = line.text[:SHOWN].casefold()
        if "ordf" in folded or "talman" in folded:
            yield from _said_to_act(line, words, known)
            yield from _said_to_chair(line, words, known)
        if " led" in folded or "letts av" in folded:
            yield from _said_to_lead(line, words, known)
        if "protokoll" in folded or "anteckn" in folded:
            yield from _said_to_write(line, words, known)


def _said_to_act(line: Line, words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    for match in OPENS.finditer(line.text, 0, SHOWN):
        named = _name_at(line.text, match.end(), words, known)
        if named:
            yield _holder("chair", named, line, match.end())
        elif sign := SIGN.match(line.text, match.end()):
            yield Holder("chair", sign.group(), None, line.span(*sign.span()))


def _said_to_chair(line: Line, words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    text = line.text
    for start, stop in sentences(text, 0, min(len(text), SHOWN)):
        named = next(find_named(text[start:stop], words, known), None)
        match = IS_CHAIR.search(text, start + named.end, stop) if named else None
        if named is None or match is None:
            continue
        apposition = text[start + named.end : match.start()]
        if len(apposition) > LONGEST_APPOSITION or apposition[:1] not in ("", ","):
            continue
        if match["vice"] or not OF_ANOTHER.match(text, match.end()):
            yield _holder("vice_chair" if match["vice"] else "chair", named, line, start)


def _said_to_lead(line: Line, words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    """Read `Mötet leddes av Anna Berg`, `Anna Berg ledde mötet`."""
    text = line.text
    if told := LED_BY.search(text, 0, SHOWN):
        if named := _name_at(text, told.end(), words, known):
            yield _holder("chair", named, line, told.end())
    elif leads := LEADS.search(text, 0, SHOWN):
        found = list(find_named(text[: leads.start()], words, known))
        if found and found[-1].end == leads.start():
            yield _holder("chair", found[-1], line, 0)


def _said_to_write(line: Line, words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    text = line.text
    if told := WRITES.search(text, 0, SHOWN):
        if named := _name_at(text, told.end(), words, known):
            yield _holder("secretary", named, line, told.end())
    elif kept := KEEPS.search(text, 0, SHOWN):
        found = list(find_named(text[: kept.start()], words, known))
        if found and kept.start() - found[-1].end < 2:
            yield _holder("secretary", found[-1], line, 0)


def _name_at(text: str, start: int, words: WordLists, known: Mapping[str, str]) -> Named | None:
    """Return the person that the text names right at a place."""
    named = next(find_named(text[start : start + 60], words, known, lenient=True), None)
    return named if named and named.start == 0 else None


def _holder(role: str, named: Named, line: Line, offset: int) -> Holder:
    return Holder(role, named.name, named.party, line.span(offset + named.start, offset + named.stop))
