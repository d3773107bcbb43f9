"""Finds where the people of a list begin on a flat page.

Goes in: the text of a page. Comes out: where a row of the list begins: at a name behind a party, a title or a reference,
but not behind a word that joins two names (`Anna Ek (S) ersätter Bo Alm (M)`).
"""

from collections.abc import Iterator

from protokoll_parser.patterns import lazy
from protokoll_parser.people.bounds import name_at
from protokoll_parser.people.groups import read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Span
from protokoll_parser.words.lexicon import Lexicon, WordLists

PERSON = lazy(r"(?<=\))[ ](?=[A-ZÅÄÖ])")
PARTY = lazy(r"\([A-ZÅÄÖ]{1,3}\)|\([a-zåäö]{1,3}\)")
FULL_NAME = lazy(
    r"(?<=\S[ ])([A-ZÅÄÖ][a-zåäöéü]+)(?:-[A-ZÅÄÖ][a-zåäö]+)?[ ][A-ZÅÄÖ][\w-]+(?P<row>[ ]\([A-ZÅÄÖa-zåäö]{1,3}\)|,[ ][a-zåäö])?"
)
BULLETS = "*•·▪–-"


def behind_parties(text: str) -> Iterator[int]:
    """Yield where something begins with a capital behind a party in brackets: no sentence goes on so."""
    for match in PERSON.finditer(text):
        opened = text.rfind("(", max(0, match.start() - 5), match.start())
        if opened >= 0 and PARTY.fullmatch(text, opened, match.start()):
            yield match.end()


def people(text: str, start: int, stop: int, words: WordLists) -> Iterator[int]:
    """Yield where the people of a list begin."""
    given, joiners = (words.get(key, frozenset()) for key in ("given_names", "name_joiners"))
    last = start
    for match in FULL_NAME.finditer(text, start, stop):
        before = text[max(0, match.start() - 20) : match.start()].split()
        known = match["row"] or match[1].casefold() in given
        along = ";" in text[last : match.start()] or before[-1][-1] in ",;" or before[-1] in BULLETS
        if known and not along and before[-1].casefold() not in joiners:
            yield match.start()
        last = match.end()


def is_heading_alone(text: str, label: Span, lexicon: Lexicon) -> bool:
    """Say whether a label heads a list, and what follows it is no person: the heads of the list's columns, a remark."""
    start = label.stop + 1
    return (
        text[label.stop : start] == " "
        and text[start : start + 1].isupper()
        and read_group(text[label.start : label.stop], lexicon) is not None
        and name_at(text, start, words_of(lexicon)) is None
    )
