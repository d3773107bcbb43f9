"""Reads who is named in a stretch of running text: a name, the title before it, or an office without a name.

Goes in: a text and a stretch of it. Comes out: `Mention`s with their offsets. Forms:

    Karin Stolt · Helena von Sydow-Berg · Bo ”Bosse” Ekdahl · KARIN STOLT      a full name
    Per · Wetterling · @kimalv                                                   a lone word, where the caller knows it
    Ekonomichef Karin Stolt · den auktoriserade revisorn Annika Torell           a title before the name
    Ordföranden · Nämndens ordförande · Ekonomichefen                            an office

What is a title or an organisation is said by the word lists of layouts/common/presenters.toml.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.words.lexicon import WordLists

Known = Callable[[str], bool]
"""Says whether a lone capitalised word is a person's name."""

NONE: frozenset[str] = frozenset()
WORD = rf"{CAPITAL}(?:\.(?=\s)|[\w'’´-]*)"
PARTICLE = r"(?:von|van|de|du|da|dos|af|al|el|zu|ten|ter|la|le|bin|ibn)\s(?:(?:der|den|la)\s)?"
RUN = lazy(
    rf"""
    @ [\w.-]* \w                                                             # @kimalv
    | {WORD} (?: \s (?: {PARTICLE} )? {WORD}                                   # Helena von Sydow-Berg, Jan P. Ek
               | \s [”"“(] {CAPITAL} [a-zà-öø-ÿ]+ [”"”)] (?= \s {CAPITAL} ) )*     # Bo ”Bosse” Ekdahl
    """,
    re.VERBOSE,
)
TOKEN = lazy(r"\S+")
NO_WORDS = " \t()–—-•*:.,0123456789"
DETERMINERS = frozenset(("den", "det", "vår", "vårt", "en", "ett", "även", "också", "samt", "och"))
INFLECTIONS = ("n", "en", "et", "na", "erna", "arna")
SHORTEST_ENDING, LONGEST_ENDING = 4, 16
LONGEST_GIVEN_NAME = 10
LONGEST_ACRONYM = 4
LONGEST_TITLE = 6
"""Words in a title before a name (`kommunens nya medicinskt ansvariga sjuksköterska`)."""


Token = tuple[int, int, str]
"""A word: where it starts, where it stops, and itself."""


class Place(NamedTuple):
    """A stretch of the text."""

    start: int
    stop: int


class Mention(NamedTuple):
    """A person named in running text; `start` and `stop` are those of the name alone."""

    start: int
    stop: int
    title: Place | None = None
    affiliation: Place | None = None
    is_office: bool = False
    """It is no name but an office or a title: `Ordföranden`."""
    before: str = ""
    """What stands before the name and its title in the same part of an enumeration."""

    @property
    def hull(self) -> Place:
        """The stretch from the first to the last that is said of the person."""
        places = [Place(self.start, self.stop), *(place for place in (self.title, self.affiliation) if place)]
        return Place(min(place.start for place in places), max(place.stop for place in places))


@lru_cache(maxsize=4096)
def has_ending(word: str, endings: frozenset[str]) -> bool:
    """Say whether a word ends in one of the endings, definite forms included.

    >>> has_ending("ekonomichefen", frozenset({"chef"})), has_ending("chefskap", frozenset({"chef"}))
    (True, False)
    """
    for form in _forms(word):
        for length in range(SHORTEST_ENDING, min(len(form), LONGEST_ENDING) + 1):
            if form[-length:] in endings:
                return True
    return False


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending in INFLECTIONS:
        if word.endswith(ending):
            yield word[: -len(ending)]


def is_title(word: str, words: WordLists) -> bool:
    """Say whether a word is a job or an office: `Ekonomichef`, `VD`, `kassören`."""
    folded = word.casefold().strip(",:()")
    if folded in words.get("presenter_titles", NONE):
        return True
    if folded in words.get("given_names", NONE):
        return False
    return any(has_ending(folded, words.get(key, NONE)) for key in ("presenter_title_endings", "people_title_endings"))


def is_organisation(word: str, words: WordLists) -> bool:
    """Say whether a word names an organisation or begins what one is called: `Region`, `socialförvaltningen`."""
    folded = word.casefold()
    if folded in words.get("presenter_organisations", NONE):
        return True
    endings = words.get("presenter_organisation_endings", NONE)
    return folded not in words.get("given_names", NONE) and has_ending(folded, endings)


def is_no_name(word: str, words: WordLists) -> bool:
    """Say whether a capitalised word is none that a person is called by: an organisation, a place, a thing."""
    folded = word.casefold()
    if folded in words.get("presenter_not_names", NONE) or any(map(str.isdigit, word)):
        return True
    return has_ending(folded, words.get("presenter_not_name_endings", NONE)) or is_organisation(word, words)


def names_in(text: str, part: Place, words: WordLists, known: Known) -> Iterator[Mention]:
    """Give the people and offices named in one part of an enumeration, from left to right."""
    for run in RUN.finditer(text, *part):
        mention = _read_run(text, run.start(), run.end(), words, known)
        if mention is None:
            continue
        if mention.start == part.start:
            yield mention
            continue
        title = _title_before(text, part.start, mention, words)
        first = title.start if title else mention.start
        yield mention._replace(title=title, before=text[part.start : first].strip(NO_WORDS))
    if office := _lone_office(text, part, words):
        yield office


def _read_run(text: str, start: int, stop: int, words: WordLists, known: Known) -> Mention | None:
    """Read a run of capitalised words: titles before the name fall away, and it ends where an organisation begins."""
    tokens = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text, start, stop)]
    titles = [index for index, token in enumerate(tokens[:-1]) if is_title(token[2], words)]
    tokens = tokens[titles[-1] + 1 if titles else 0 :]
    while len(tokens) > 1 and _leads(tokens, words):
        tokens = tokens[1:]
    first = tokens[0][2]
    if is_title(first, words) or not _opens_name([token[2] for token in tokens], words, known):
        return None
    count = 1
    while count < len(tokens) and not _ends_name(tokens[count][2], first, words):
        count += 1
    if count == 1 and not known(first) and not _has_title_before(text, tokens[0][0], first, words):
        return None
    behind = Place(tokens[count][0], tokens[-1][1]) if count < len(tokens) else None
    return Mention(tokens[0][0], tokens[count - 1][1], affiliation=behind)


def _leads(tokens: list[Token], words: WordLists) -> bool:
    """Say whether a run's first word is no part of the name: `Även Karin`, `Arboristen Karin`, `Personalen Ubah Ek`."""
    word, given = tokens[0][2], words.get("given_names", NONE)
    folded = word.casefold()
    if folded in given or "-" in word:
        return False
    if folded in words.get("sentence_openers", NONE) or folded in words.get("presenter_title_openers", NONE):
        return True
    definite = folded.endswith(("en", "et", "an", "na"))
    if tokens[1][2].casefold() in given:
        return len(folded) > LONGEST_GIVEN_NAME or (definite and len(folded) > 5)
    return definite and len(folded) > LONGEST_GIVEN_NAME and len(tokens) > 2


def _has_title_before(text: str, start: int, word: str, words: WordLists) -> bool:
    """Say whether a lone word is a family name behind a title: `Kamrer Sandell`."""
    before = text[max(start - 40, 0) : start].split()
    if not before or before[-1].endswith(",") or word.casefold() in words.get("sentence_openers", NONE):
        return False
    return is_title(before[-1], words) and may_be_name(word, words)


def _opens_name(run: list[str], words: WordLists, known: Known) -> bool:
    """Say whether the first word of a run can be a given name or an initial."""
    first = run[0]
    if first[0] == "@" or first.casefold() in words.get("given_names", NONE):
        return True
    if first.isupper() and len(first) > 1 and not first.endswith("."):
        capitals = len(run) > 1 and all(word.isupper() and len(word) > 2 for word in run)
        return known(first) or (capitals and max(map(len, run)) > LONGEST_ACRONYM)  # ARNE BODÉN, not: KSAU AMU
    if is_no_name(first, words):
        return False
    definite = len(first) > 7 and first.endswith(("en", "et", "an", "na"))  # Räddningstjänsten Syd
    return not definite or known(first)


def _ends_name(word: str, first: str, words: WordLists) -> bool:
    """Say whether a name that has begun with `first` cannot go on with this word."""
    if is_no_name(word, words):
        return True
    return len(word) > 1 and word.isupper() and not word.endswith(".") and not first.isupper()


def _title_before(text: str, start: int, mention: Mention, words: WordLists) -> Place | None:
    """Return the title before a name: `Den auktoriserade revisorn`, `Socialnämndens ordförande`, `HR-chef`."""
    tokens = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text, start, mention.start)]
    if not tokens or not is_title(tokens[-1][2], words):
        return None
    first = len(tokens) - 1
    while first and (tokens[first][2][0].islower() or _qualifies(tokens[first - 1][2], words)):
        first -= 1
    while first < len(tokens) - 1 and tokens[first][2].casefold() in DETERMINERS:
        first += 1
    title = tokens[first:]
    folded = {word.casefold() for _, _, word in title}
    governed = folded & words.get("prepositions", NONE) and not is_title(title[0][2], words)
    if len(title) > LONGEST_TITLE or governed or folded & words.get("subordinators", NONE):
        title = tokens[-1:]
    return Place(title[0][0], title[-1][1])


def _qualifies(word: str, words: WordLists) -> bool:
    """Say whether a capitalised word belongs to the title behind it: `Tf Kommunchef`, `Socialnämndens Ordförande`."""
    folded = word.casefold()
    if folded in words.get("presenter_title_openers", NONE) or is_title(word, words):
        return True
    return is_organisation(folded.removesuffix("s"), words)


def _lone_office(text: str, part: Place, words: WordLists) -> Mention | None:
    """Return the office or title that ends a part: `Ordföranden`, `Nämndens ordförande`, `ekonomichefen`."""
    tokens = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text, *part)]
    if not tokens or not is_title(tokens[-1][2], words):
        return None
    first = len(tokens) - 1
    while first and not tokens[first][2][0].isupper():
        first -= 1
    if len(tokens) - first > LONGEST_TITLE:
        return None
    before = text[part.start : tokens[first][0]].strip(NO_WORDS)
    return Mention(tokens[first][0], tokens[-1][1], is_office=True, before=before)


def may_be_name(word: str, words: WordLists) -> bool:
    """Say whether a lone capitalised word in a list of people can be a first name."""
    if word.isupper() or len(word) < 2 or is_title(word, words) or is_no_name(word, words):
        return False
    definite = len(word) > 7 and word.endswith(("en", "et", "na"))
    return not definite and word.casefold() not in words.get("municipalities", NONE)
