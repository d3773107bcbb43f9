"""Fills in lost letters for reading: where a text lost every letter beyond ASCII on its way, each has left a mark.

Goes in: a text whose marks (U+FFFD, or question marks inside words) are all that is left of å, ä, ö, é, §, – and the
like. Comes out: the text as it probably was, of the same length, and a way back. What is read from it goes into the
record with the marks as they stand. The way back is exact, since such a text has no such letters of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.patterns import lazy
from protokoll_parser.words.lexicon import Lexicon

LOST = "\ufffd"
LETTERS = "åäöé"
SIGNS = "§–•”\u00a0"
SHORTEST_PART = 5
LETTERED = frozenset(LETTERS + LETTERS.upper())
LEAST = 3
"""Fewer question marks inside words than this may be slips of the pen."""
INSIDE = lazy(r"(?<=[A-Za-z])\?(?=[a-z])")
ASKED = lazy(
    r"\?{1,2}(?=[A-Za-z])|(?<=[A-Za-z])\?(?=[ ]+[a-z]|[,;)]|\?[A-Za-z])|(?<![A-Za-z\d?])\?{1,2}(?=[ ]?\d)|(?<=\d)\?{1,2}(?=\d)"
    r"|(?m:(?<=\d[ ])\?(?=[ ]|$))|(?<=[ ])\?(?=[ ])"
)
"""Question marks that stand for a letter or a sign, not for a question."""
WORD = lazy(f"[A-Za-z]*{LOST}[A-Za-z{LOST}]*")
BULLET = lazy(f"(?m)^([ \\t]*){LOST}(?=[ \\t]+\\D)")
BETWEEN = lazy(f"(?<=\\d){LOST}(?=\\d)|(?<=\\d[ ]){LOST}(?=[ ]?\\d)")
FROM_SIGN = lazy(f"(?<=\\d){LOST}{LOST}(?=[ ]?\\d)")
BEFORE_NUMBER = lazy(f"(?<![A-Za-z\\d]){LOST}{{1,2}}(?=[ ]?\\d)")
BEHIND_NUMBER = lazy(f"(?m)(?<=\\d[ ]){LOST}(?=[ ,.:)]|$)")
DASH = lazy(f"(?m)(?<=[ ]){LOST}(?=[ ]|$)")
BLANK = lazy(f"(?<=[a-z.]){LOST}(?=\\d)")
OPENING = lazy(f"(?<![A-Za-z{LOST}]){LOST}(?=[A-Z][a-z ])")
CLOSING = lazy(f"(”[^”{LOST}\\n]{{1,80}}){LOST}(?![A-Za-z])")
FILLINGS = (
    ("•", ((BULLET, r"\1•"),)),
    ("–", ((FROM_SIGN, "–§"), (BETWEEN, "–"))),
    ("§", ((BEFORE_NUMBER, lambda match: "§" * len(match.group())), (BEHIND_NUMBER, "§"))),
    ("–", ((DASH, "–"),)),
    ("”", ((OPENING, "”"), (CLOSING, r"\1”"))),
    ("\u00a0", ((BLANK, "\u00a0"),)),
)
"""Which sign was lost is told by what stands around it; the surest first."""
WITHOUT = str.maketrans(dict.fromkeys(LETTERS, LOST))
OPENED = lazy(
    r"(?:\n[ \t*#|•–§-]*(?:Punkt )?(?:\d{1,3}|[a-z](?=\)))?[.):]?(?:\d{1,3}[.)]?)?[ \t*–-]*|Punkt \d{1,3}[ ]|[.:!?][ ]{1,3}|[ \t]{2,}|[\t(”]|\|[ ]?\*{0,2})$"
)
"""What stands before the first word of a line, a title, a sentence or a cell."""
CAPITALS = lazy(f"[A-Z{LOST}]{{2}}[ ]$")
NAMED = lazy(f"(?<![A-Za-z{LOST}])[A-Z][a-z{LOST}-]+[ ]$")
SPLIT = lazy(r"[^\w]+")


class Filled(NamedTuple):
    """A text with its lost letters filled in."""

    text: str
    mark: str
    """What stands for a lost letter in the text as it came."""
    lost: str
    """The letters and signs that were filled in; the text has none of its own."""

    def told(self, text: str, said: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return a diagnostic on the lost letters of the text, unless it is among those already made."""
        if any(entry.code == "lost-letters" for entry in said):
            return []
        places = [place for place, (old, new) in enumerate(zip(text, self.text, strict=True)) if old != new]
        name = "U+FFFD" if self.mark == LOST else "question marks"
        message = f"{len(places)} letters and signs beyond ASCII were lost; {name} stand for them."
        return [Diagnostic("lost-letters", message, text.count("\n", 0, places[0]) + 1)] if places else []

    def back(self, value: Any) -> Any:
        """Return a value of the record with the marks where letters were filled in; what is said of it is left alone."""
        if isinstance(value, str):
            return value if value.isascii() else value.translate(_marks(self.lost, self.mark))
        if isinstance(value, dict):
            return {
                key: inner if key in ("diagnostics", "source") else self.back(inner) for key, inner in value.items()
            }
        return [self.back(inner) for inner in value] if isinstance(value, list) else value


@lru_cache(maxsize=16)
def _marks(lost: str, mark: str) -> dict[int, str]:
    return str.maketrans(dict.fromkeys(lost, mark))


def fill(text: str, lexicon: Lexicon) -> Filled | None:
    """Fill in the letters of a text that lost all of them; None for any other text."""
    if not LETTERED.isdisjoint(text):
        return None
    mark = LOST if LOST in text else "?"
    if mark == "?" and len(INSIDE.findall(text)) < LEAST:
        return None
    lost = "".join(sign for sign in SIGNS if sign not in text)
    return Filled(
        _filled(text if mark == LOST else ASKED.sub(lambda found: LOST * len(found.group()), text), lost, lexicon),
        mark,
        LETTERS + LETTERS.upper() + lost,
    )


def _filled(text: str, lost: str, lexicon: Lexicon) -> str:
    """Fill in the signs that were lost by what stands around them, and letters by words."""
    for sign, fillings in FILLINGS:
        if sign in lost:
            for pattern, filling in fillings:
                text = pattern.sub(filling, text)
    model = _model(lexicon.base or lexicon)
    return WORD.sub(lambda match: _word(match, model), text)


class _Model(NamedTuple):
    """What words look like without their letters beyond ASCII, and which letter stands between which others."""

    words: Mapping[str, str]
    """Sound words by their look."""
    names: frozenset[str]
    """Words that are written with a capital."""
    between: Mapping[tuple[str, str], str]


@lru_cache(maxsize=4)
def _model(lexicon: Lexicon) -> _Model:
    names = lexicon.words.get("given_names", frozenset()) | lexicon.words.get("municipalities", frozenset())
    counts = Counter(word for word in _words(lexicon) if not word.isascii())
    likelier = lexicon.tables.get("likelier_words", {})
    words = sorted(counts, key=lambda word: (word in likelier, counts[word], word))
    between: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in words:
        for place, letter in enumerate(word):
            if letter in LETTERS:
                for context in _contexts(word.translate(WITHOUT), place):
                    between[context][letter] += 1
    likeliest = {context: min(found, key=lambda letter: (-found[letter], letter)) for context, found in between.items()}
    return _Model({word.translate(WITHOUT): word for word in words}, names, likeliest)


def _words(lexicon: Lexicon) -> Iterator[str]:
    """Yield every word that the lexicon knows, folded."""
    wordings: list[Iterable[str]] = [lexicon.labels, lexicon.front, *lexicon.words.values()]
    for table in lexicon.tables.values():
        wordings += [table, table.values()]
    for listed in wordings:
        for wording in listed:
            yield from SPLIT.split(wording.casefold())


def _contexts(word: str, place: int) -> Iterator[tuple[str, str]]:
    """Yield what stands around a letter, the most telling first."""
    framed = f"  {word}  "
    for left, right in ((2, 3), (3, 2), (2, 2), (2, 1), (1, 2), (1, 1), (1, 0), (0, 1), (0, 0)):
        yield framed[max(place + 2 - left, 0) : place + 2], framed[place + 3 : place + 3 + right]


def _word(match: re.Match[str], model: _Model) -> str:
    """Return a word with its lost letters: as the lexicon has it, else each letter as its neighbours suggest."""
    word = match.group()
    folded = word.casefold()
    found = _known(folded, model)
    found = "".join(
        letter if letter != LOST else next(model.between[c] for c in _contexts(found, place) if c in model.between)
        for place, letter in enumerate(found)
    )
    if word.strip(LOST).isupper() and (len(word) > 2 or CAPITALS.search(match.string, 0, match.start())):
        return found.upper()
    cased = [new if old == LOST else old for old, new in zip(word, found, strict=True)]
    if word[0] == LOST and _is_capital(match, found, model):
        cased[0] = cased[0].upper()
    return "".join(cased)


def _known(look: str, model: _Model) -> str:
    """Return a folded word with the letters that the lexicon knows it by, or the last part of it (`budgetärenden`)."""
    for start in range(max(len(look) - SHORTEST_PART, 0) + 1):
        if found := model.words.get(look[start:]):
            return look[:start] + found
    return look


def _is_capital(match: re.Match[str], found: str, model: _Model) -> bool:
    """Say whether a word whose first letter was lost begins a line, a title or a sentence, or is a name."""
    before = match.string[max(match.start() - 40, 0) : match.start()]
    if OPENED.search(before) or match.start() == 0:
        return True
    return found in model.names or (NAMED.search(before) is not None and found not in model.words.values())
