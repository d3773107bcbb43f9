"""Finds the labels on flat pages, which opened a line or had one of their own.

Goes in: the text of a page. Comes out: where labels start and stop. Forms:

    … i går. Beslut: att …                            any short wording with a colon
    … i går. Beslut Styrelsen antar …                 a label of items, with a capital before a capital or a clause
    … i går Kommunstyrelsens beslut Motionen avslås   with the body that it belongs to
    Plats och tid Stadshuset Beslutande Anna Ek (S)   on the first page: labels of the form, headings of lists of people
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from protokoll_parser.outline.titles import DANGLING
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Span
from protokoll_parser.words.lexicon import Lexicon

COLON = lazy(
    r"(?<=[a-zåäö0-9.…_*)\]!?”\"][ ])(?=(?:\*\*)?[A-ZÅÄÖ][a-zåäö]+(?: (?:med|och|för)? ?[a-zåäö]+)?:(?:\*\*)?[ \t])"
)
"""Where a label with a colon starts, known or not."""
KEYS = frozenset(
    ("decision", "proposed_decision", "background", "documents", "recipients", "proposals", "procedure", "vote", "reservation",
     "statement", "recusal", "abstention")
)  # fmt: skip
EVERYDAY = frozenset(("matter", "organisation", "body", "agenda", "annexes"))
"""Labels that are everyday words: only before a colon do they open a line."""
SHORT = frozenset(("tid", "plats", "datum", "lokal"))
"""Labels that are short but, with a capital in a form, hardly anything else."""
SHORTEST = 6
"""A shorter label is one only with a colon."""
GENITIVE = (
    r"(?-i:[A-ZÅÄÖ][a-zåäö-]+(?: [a-zåäö]+| och [a-zåäö]+)?s) "
    r"(?:beslut(?: för egen del)?(?! \d{4}|, )|förslag till beslut|förslag till [a-zåäö-]+|förslag|yttrande|bedömning|beslutsförslag)"
)
OPENED = r"(?= (?:[A-ZÅÄÖ0-9•–\"”*-]|att ))"


def item_labels(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Yield where labels of items stand that no colon marks."""
    for match in _items(lexicon).finditer(text):
        if not _dangles(text, match.start()) and not (match[0].isupper() and _among_capitals(text, *match.span())):
            yield Span(*match.span())


def colons(text: str) -> Iterator[int]:
    """Yield where labels start that a colon marks."""
    yield from (match.end() for match in COLON.finditer(text))


def form_labels(text: str, lexicon: Lexicon, front: int, back: int) -> Iterator[Span]:
    """Yield where labels of the form stand, up to `front` and from `back`: on the first page and in the signatures."""
    for start, stop in ((0, front), (back, len(text))):
        for match in _form(lexicon).finditer(text, start, stop):
            if not _dangles(text, match.start()):
                yield Span(*match.span())


def _dangles(text: str, start: int) -> bool:
    """Say whether the words before a place run on over it: `enligt Kommunstyrelsens beslut`."""
    before = text[max(0, start - 20) : start].split()
    return bool(before) and (before[-1].casefold() in DANGLING or before[-1][-1] in ",-–§")


def _among_capitals(text: str, start: int, stop: int) -> bool:
    """Say whether a wording in capitals stands in a title in capitals."""
    before, after = text[max(0, start - 20) : start].split()[-1:], text[stop : stop + 20].split()[:1]
    return any(len(word[0]) > 1 and word[0].isupper() and word[0].isalpha() for word in (before, after) if word)


def _listed(wordings: Sequence[str]) -> str:
    """Return a pattern of wordings as they open a line, the longest first of those with the same first letter."""
    by_letter: dict[str, list[str]] = {}
    for wording in sorted(wordings, key=lambda wording: (-len(wording), wording)):
        for form in (wording[0].upper() + wording[1:], wording.upper()):
            by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


@lru_cache(maxsize=4)
def _items(lexicon: Lexicon) -> re.Pattern[str]:
    wordings = [
        word
        for word, label in lexicon.labels.items()
        if label.key in KEYS and (len(word) >= SHORTEST or label.key == "recusal")  # `Jäv` is no everyday word
    ]
    return lazy(rf"(?:^|(?<=[ ]))(?=[A-ZÅÄÖ])(?:{GENITIVE}|{_listed(wordings)}){OPENED}")


@lru_cache(maxsize=4)
def _form(lexicon: Lexicon) -> re.Pattern[str]:
    labels = [
        wording
        for wording, label in lexicon.front.items()
        if label.scope == "front" and label.key not in EVERYDAY and (len(wording) >= SHORTEST or wording in SHORT)
    ]
    groups = sorted(words_of(lexicon).groups, key=lambda word: (-len(word), word))
    lower = "|".join(map(re.escape, groups))
    long = _listed([word for word in groups if len(word) >= SHORTEST])
    # `Ej` and the like open a heading only before another of its words.
    short = _listed([word for word in groups if len(word) < SHORTEST])
    upper = rf"{long}|(?:{short})(?= (?:{lower}))" if short else long
    return lazy(
        rf"(?:^|(?<=[ ]))(?=[A-ZÅÄÖ§])(?:(?:{_listed(labels)})|(?:{upper})(?:,? (?:{lower}))*(?![\w])):?(?=[ \t]+[*A-ZÅÄÖ0-9§_.…])"
    )
