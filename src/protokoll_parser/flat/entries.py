"""Finds the entries of lists on flat pages: numbered ones, documents, recipients, clauses.

Goes in: the text of a page and where a list may stand. Comes out: where its entries begin. Forms:

    1. Planen antas. 2. Avgiften höjs.                 numbers that count up from 1
    Tjänsteskrivelse 2024-03-08 Reviderad budget       a capital, where no phrase runs on over it
    Ekonomikontoret Karin Stolt Region Norrsjö
    att anta planen för Älvnäs att höja avgiften       a clause behind a name or a number
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.outline.titles import DANGLING
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import GIVEN, ORGANISATION, PLACE, TITLE, Words, traits

NUMBER = lazy(r"(?<!\S)(?:(\d{1,2})[.)]|([a-h])\))[ ](?=\S)")
DECIDED = lazy(r"(?<!\w)(?:[Bb]eslut(?:ar|ade|a|at)?|beslöt)(?: [a-zåäö]+){0,3} att ")
ATT = lazy(r"(?<=\S)[ ](?=att[ ])")
LEADING = 5
"""Words of a clause among which its verb is: `att för egen del uppdra åt …`."""
DASHED = lazy(r"(?:(?<=:)|(?<=\batt))[ ](?=[–-][ ]\S)")
DASH = lazy(r"[ ](?=[–-][ ]\S)")
SENTENCE = lazy(r"[.!?][ ](?=[A-ZÅÄÖ§])")
LETTERS = "abcdefgh"
NUMBERING = 4
"""Characters that a number takes before an entry, the space behind it included."""
WORD = lazy(r"\S+")


def numbered(text: str, start: int, stop: int) -> list[int]:
    """Return where the entries of numbered lists begin, and what follows them: they count up from 1 without a gap."""
    runs: list[list[int]] = [[]]
    for match in NUMBER.finditer(text, start, stop):
        number = int(match[1]) if match[1] else LETTERS.index(match[2]) + 1
        if number == len(runs[-1]) + 1:
            runs[-1].append(match.start())
        elif number == 1:
            runs.append([match.start()])
    return [place for run in runs if len(run) > 1 for place in (*run, *_behind(text, run, stop))]


def _behind(text: str, run: Sequence[int], stop: int) -> Iterator[int]:
    """Yield where the text behind a list begins, if all entries but the last are one sentence each."""
    if any(SENTENCE.search(text, left + NUMBERING, right - 1) for left, right in itertools.pairwise(run)):
        return
    if end := SENTENCE.search(text, run[-1] + NUMBERING, stop):
        yield end.end()


def clauses(text: str, words: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Yield where the second and later clauses of a decision begin, where neither a comma nor a word joins them."""
    governors, governing = words.get("att_governors", frozenset()), words.get("att_governing", frozenset())
    for decided in DECIDED.finditer(text):
        end = SENTENCE.search(text, decided.end())
        stop = end.start() if end else len(text)
        begun = decided.end()
        for match in ATT.finditer(text, decided.end(), stop):
            before = text[begun : match.start()].casefold().split()
            if not before or before[-1].strip(",") in governors:
                continue
            if any(word in governing for word in before[:LEADING]):
                begun = match.end()  # this clause is the object of the verb; the next one is not
                continue
            yield match.end()
            begun = match.end() + len("att ")


def dashed(text: str) -> Iterator[int]:
    """Yield where the entries of a list begin that dashes mark behind a colon or `att`."""
    for opened in DASHED.finditer(text):
        end = SENTENCE.search(text, opened.end())
        for match in DASH.finditer(text, opened.start(), end.start() if end else len(text)):
            yield match.end()


def plain(text: str, start: int, stop: int, words: Words) -> Iterator[int]:
    """Yield where the entries of a list of documents or recipients begin, the first one left out."""
    before = ""
    for match in WORD.finditer(text, start, stop):
        word = match[0]
        if before and word[0].isupper() and not _runs_on(before, word, words):
            yield match.start()
        before = word


def _runs_on(before: str, word: str, words: Words) -> bool:
    """Say whether a word with a capital belongs to what stands before it."""
    if before.endswith((",", "-", "–", ":", "(")) or before.casefold() in DANGLING or before[-1] in "&/":
        return True
    if before[0].isupper() and (traits(words, before) & GIVEN or (len(word) <= 4 and word.isupper())):
        return True
    if traits(words, word) & PLACE or word.rstrip(",.").isupper():
        return True
    return bool(traits(words, before) & (TITLE | ORGANISATION) and before[0].isupper() and traits(words, word) & GIVEN)
