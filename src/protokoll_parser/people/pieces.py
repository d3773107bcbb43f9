"""Says what a stretch of a row of a list of people is: one piece, or a name and what belongs to it.

Goes in: a stretch without marks inside (cutting.py). Comes out: `Piece`s: names, parties, titles, affiliations, notes about
presence, and words that tell a status (`ersättare`, `Ja`, `frånvarande`). What a piece says of whom is left to deal.py.
"""

from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.people.attributes import SPOKEN, attribute_parts
from protokoll_parser.people.bounds import NameAt, name_at
from protokoll_parser.people.words import (
    GIVEN,
    NO_NAME,
    OPENER,
    ORGANISATION,
    PLACE,
    PRESENCE,
    SURNAME,
    TITLE,
    UNIT,
    Words,
    bare,
    traits,
)


class Piece(NamedTuple):
    """A piece of a row and what it is."""

    kind: str
    """`name`, `party`, `title`, `affiliation`, `note`, `refs`, `replaces`, `status`, `lead`, `rest`, `other`."""
    start: int
    stop: int
    glue: str
    """What stands before it: `,` `;` `(` `)` `och` `:` `–`, `|` (a gap, a cell), `#` (a number), `av` (is replaced by),
    `genom` (has as proxy)."""
    inside: bool = False
    """It stands in brackets."""
    sure: bool = True
    """False where its look alone speaks for it: an unknown given name, unknown letters for a party."""
    detail: str = ""
    """A status in the data file's terms; `single` for a name of one word; of a lead-in, what kind of piece it was."""


ADDING = ("Dessutom ", "Därutöver ", "Härutöver ", "Vidare ", "Även ")
"""Words that go on with a list in another sentence."""
TOOK_PART = ("deltog ", "deltar ", "närvarade ", "närvarar ", "medverkade ", "var ")
"""What may stand behind them: `Dessutom deltog Anna Berg`."""
BEFORE, BEHIND = ' \t*"”“·•/', ' \t*"”“·•_'
"""What falls away at the ends of a stretch."""
AFTER_SINGLE = (" från ", " på ", " vid ", " i ", " ordf", " sekr", " kassör")
"""What may stand right behind a name of one word."""


def is_sure(text: str, start: int, found: NameAt, words: Words) -> bool:
    """Say whether a name is one by its words: a known given name, or a family name by its ending."""
    last = text[start : found.stop].rsplit(" ", 1)[-1]
    return found.given or (found.words > 1 and bool(traits(words, last) & SURNAME))


def pieces_of(text: str, start: int, stop: int, glue: str, inside: bool, words: Words) -> Iterator[Piece]:
    """Say what a stretch without marks inside is; a title and a name, or a name and what follows, are two pieces."""
    start, stop = _trimmed(text, start, stop)
    if start >= stop:
        return
    at = start
    found = _name_first(text, start, stop, words, inside=inside)
    if found is not None:
        sure = is_sure(text, start, found, words)
        yield Piece("name", start, found.stop, glue, inside, sure, "single" if found.words == 1 else "")
        at, glue = found.stop, ""
    elif place := name_behind(text, start, stop, words):
        yield from _attribute(text, start, place - 1, glue, inside, words)
        found = name_at(text, place, words)
        at, glue = min(found.stop if found else stop, stop), ""
        sure = found is None or is_sure(text, place, found, words)
        yield Piece("name", place, at, "", inside, sure, "" if " " in text[place:at] else "single")
    while at < stop and text[at] in " ./":
        at += 1
    if at < stop:
        yield from _attribute(text, at, stop, glue, inside, words)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Take white space, marks, the full stop and the opening of a sentence off; `alla utom A` begins behind `utom`."""
    beyond = text.find(" utom ", start, stop)
    start = beyond + 6 if beyond >= 0 else start
    while start < stop and text[start] in BEFORE:
        start += 1
    if adding := next((len(word) for word in ADDING if text.startswith(word, start, stop)), 0):
        start += adding
        start += next((len(word) for word in TOOK_PART if text.startswith(word, start, stop)), 0)
    while stop > start and text[stop - 1] in BEHIND:
        stop -= 1
    if stop > start + 6 and text[stop - 1] == "." and text[stop - 6 : stop - 1].isalpha():
        stop -= 1
    return start, stop


def _name_first(text: str, start: int, stop: int, words: Words, *, inside: bool) -> NameAt | None:
    """Return the name that a stretch begins with."""
    first = traits(words, text[start:stop].split(" ", 1)[0])
    if first & (TITLE | OPENER | ORGANISATION) and not first & GIVEN:
        return None
    found = name_at(text, start, words)
    if found is None or found.stop > stop:
        return None
    if found.words > 1:
        return found
    return found if (not inside or first & GIVEN) and _is_single(text, start, found.stop, stop, words) else None


def _is_single(text: str, start: int, end: int, stop: int, words: Words) -> bool:
    """Say whether one capitalised word can be a person's name: a known given name, or nothing else known, alone."""
    word = text[start:end]
    first, folded = traits(words, word), bare(word)
    if end < stop and not text[end:stop].startswith(AFTER_SINGLE):
        return False
    if (folded in words.parties and len(folded) > 5) or (first & NO_NAME and text.strip(" .") == word):
        return False
    if first & (UNIT | PRESENCE | PLACE) or folded in words.status or word.isupper():
        return bool(first & GIVEN) and len(word) > 1
    return len(word) > 1


def name_behind(text: str, start: int, stop: int, words: Words) -> int:
    """Return where a name begins behind a title or a unit (`tf socialchef Rickard Thunell`); 0 if none does."""
    seen, fallback = 0, 0
    opening = text[start:stop].split(" ", 1)[0].casefold()
    if words.status.get(opening, "absent").split(" ", 1)[0] not in ("absent", "present", "noise"):
        seen = TITLE  # adj Dan Falk, suppl Eva Gran
    for part in SPOKEN.finditer(text, start, stop):
        if part.start() > start and seen & (TITLE | ORGANISATION | PLACE) and part[0][0].isupper():
            found = name_at(text, part.start(), words)
            if found is not None and found.stop <= stop:
                if found.given and (found.words > 1 or (seen & TITLE and found.stop == stop)):
                    return part.start()
                last = traits(words, text[part.start() : found.stop].rsplit(" ", 1)[-1])
                if found.words > 1 and seen & TITLE and not fallback and not last & (UNIT | ORGANISATION):
                    fallback = part.start()
        seen |= traits(words, part[0])
    return fallback


def _attribute(text: str, start: int, stop: int, glue: str, inside: bool, words: Words) -> Iterator[Piece]:
    """Say what a stretch that is no name is."""
    for kind, left, right, sure, detail in attribute_parts(text[start:stop], inside, words):
        yield Piece(kind, start + left, start + right, glue, inside, sure, detail)
        glue = ""
