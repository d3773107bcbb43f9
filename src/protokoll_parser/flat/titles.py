"""Says where the title of a heading ends on a flat page, where running text follows it without a line break.

Goes in: the text of a page and where the title begins. Comes out: where the first sentence behind it begins. A sentence
has a verb, and before its verb a subject that begins with a capital: `Val av ordförande | Till ordförande valdes …`,
`Information från Region Skåne | Anna Ek redogör …`. A capital behind `av`, `vid`, `från` is a name in the title.
"""

from collections.abc import Sequence
from functools import lru_cache

from protokoll_parser.outline.titles import DANGLING, VERB
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import GIVEN, TITLE, Words, traits, words_of
from protokoll_parser.values.references import find_reference
from protokoll_parser.words.lexicon import Lexicon

WORD = lazy(r"\S+")
LONGEST = 160
LEAST_LETTERS = 5
"""Letters of a title in capitals: `KS 2024/21` is none."""
ENDED = (".", "!", "?")
SHORTENED = 4
"""Characters of the longest abbreviation (`kap.`) that a sentence goes on behind."""


def title_end(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Return where the title that begins at `start` ends, at `stop` at the latest: the start of the next sentence."""
    found = list(WORD.finditer(text, start, min(stop, start + LONGEST)))
    if len(found) < 2:
        return stop
    texts = [match[0] for match in found]
    if loud := _shouted(texts):
        return found[loud].start() if loud < len(found) else stop
    verbs = _verbs(lexicon)
    ended = next(
        (place + 1 for place, word in enumerate(texts) if _ends(word, texts[place + 1 : place + 2], first=not place)), 0
    )
    within = range(1, ended or len(found))
    spoken = next((place for place in within if _is_verb(texts[place], verbs)), 0)
    if not ended and not spoken and stop <= start + LONGEST:
        return stop
    names = words_of(lexicon)
    capitals = [place for place in within if _opens(texts, place, names, verbs)]
    before = [place for place in capitals if place < spoken]
    if before:
        return found[_subject(texts, before[-1], names)].start()
    if capitals and not spoken:
        return found[capitals[0]].start()
    return found[ended].start() if 0 < ended < len(found) else stop if ended or spoken else start


def reference_end(text: str, start: int, stop: int) -> int:
    """Return where the registry number between the number of a heading and its title ends; `start` if there is none."""
    window = text[start : min(stop, start + 60)]
    found = find_reference(window)
    return start + found.outer_stop if found and not window[: found.outer_start].strip(" :.–-") else start


def _ends(word: str, following: Sequence[str], *, first: bool) -> bool:
    """Say whether a sentence ends with a word: `kl.` before a number is but shortened, and so is `Kv.` in the first place."""
    shortened = word[:-1].isalpha() and len(word) <= SHORTENED and word[-1] == "."
    goes_on = first or (bool(following) and not following[0][0].isupper())
    return word.endswith(ENDED) and not (shortened and goes_on)


def _shouted(found: Sequence[str]) -> int:
    """Return how many words a title in capitals has; 0 for any other title."""
    count = next((place for place, word in enumerate(found) if any(map(str.islower, word))), len(found))
    if 1 < count < len(found) and found[count][0].islower():
        count -= 1  # `CFO skickar`, `I går`: a sentence opens with the last word in capitals
    loud = any(len(word) >= LEAST_LETTERS and word.isalpha() for word in found[:count])
    return count if loud else 0


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs that a sentence can have, in their finite forms."""
    decided = (form for forms in lexicon.tables.get("verbs", {}).values() for form in forms.split())
    return lexicon.words.get("sentence_verbs", frozenset()).union(decided)


def _is_verb(word: str, verbs: frozenset[str]) -> bool:
    bare = word.rstrip(".,:;")
    return word[0].islower() and (bare in verbs or VERB.fullmatch(bare) is not None)


def _opens(found: Sequence[str], place: int, words: Words, verbs: frozenset[str]) -> bool:
    """Say whether a sentence can open with a word: no surname behind a given name, no abbreviation within a title."""
    before, word = found[place - 1], found[place]
    if not _can_open(before, word) or (before[0].isupper() and traits(words, before) & GIVEN and place > 1):
        return False
    abbreviated = word.isupper() and word.isalpha()
    return not abbreviated or any(_is_verb(following, verbs) for following in found[place + 1 : place + 2])


def _can_open(before: str, word: str) -> bool:
    """Say whether a word can open a sentence behind another one."""
    opens = word[0].isupper() or (word[0] in '"”@' and word[1:2].isalpha())
    return opens and not before.endswith((",", "-", "–")) and before.casefold() not in DANGLING


def _subject(found: Sequence[str], last: int, words: Words) -> int:
    """Go back from the last capital before the verb to the first word of the names that it ends, and a title before them."""
    first = last
    while first > 1 and _goes_back(found, first, words):
        first -= 1
    for place in range(first, last + 1):
        if found[place][0].isupper() and traits(words, found[place]) & GIVEN:
            return place - 1 if place > first and _is_title(found[place - 1], words) else place
    return last


def _goes_back(found: Sequence[str], place: int, words: Words) -> bool:
    """Say whether what stands before a word can be of the same subject: a name, or `Anna Ek och` before another one."""
    if found[place - 1] == "och":
        return place > 3 and found[place - 2][0].isupper() and bool(traits(words, found[place - 3]) & GIVEN)
    return found[place - 1][0].isupper() and (
        _can_open(found[place - 2], found[place - 1]) or found[place - 2] == "och"
    )


def _is_title(word: str, words: Words) -> bool:
    """Say whether a word is someone's title, in its definite form as well: `Kassören`."""
    return bool((traits(words, word) | traits(words, word.removesuffix("en"))) & TITLE)
