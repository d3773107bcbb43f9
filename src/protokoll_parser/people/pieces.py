"""Cuts a row of a list of people into pieces and says what each piece is.

Goes in: the row. Comes out: `Piece`s in order: names, parties, titles, affiliations, notes about presence, whom someone
stands in for, and words that tell a status (`ersättare`, `Ja`, `frånvarande`). What a piece says of whom is left to
deal.py. References and times are found before the row is cut: they have commas of their own (`§§ 92, 95`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.attributes import SPOKEN, attribute_parts
from protokoll_parser.people.bounds import NameAt, name_at
from protokoll_parser.people.cuts import GLUE, TOKEN
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


CHECK = lazy(rf"(?:([xX✓✔☒☑√]|\[[xX]\])|☐|\[ \])[ \t]+(?={CAPITAL})")
"""A box before the name, ticked or not."""
TRIGGERS = lazy(r"[\d§]")
SPLIT = lazy(r"[\s,;()]+")
JOINING = frozenset(("och", "samt", "&", "o", "resp", "resp.", "respektive"))
SAME_MARK = {"[": "(", "]": ")", "—": "–", "-": "–", "/": "–"}
HEAVY = frozenset(("|", "#", ";", "och", "av", "genom"))
"""Marks that count more than a comma, a bracket or a gap right behind them."""
FIGURES = {"number": "#", "replaced": "av", "proxy": "genom"}
"""What counts as a mark though it is a word or a number."""
LEADING = frozenset(("title", "affiliation", "status", "other", "party"))
ADDING = ("Dessutom ", "Därutöver ", "Härutöver ", "Vidare ", "Även ")
"""Words that go on with a list in another sentence."""
TOOK_PART = ("deltog ", "deltar ", "närvarade ", "närvarar ", "medverkade ", "var ")
"""What may stand behind them: `Dessutom deltog Anna Berg`."""
BEFORE, BEHIND = ' \t*"”“·•/', ' \t*"”“·•_'
"""What falls away at the ends of a stretch."""
AFTER_SINGLE = (" från ", " på ", " vid ", " i ", " ordf", " sekr", " kassör")
"""What may stand right behind a name of one word."""


class _Cut:
    """The state while one row is cut."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self.found: list[Piece] = []
        self.glue = ""
        self.depth = 0
        self.position = 0

    def close(self, stop: int) -> None:
        """Read the stretch that ends here."""
        if self.position < stop:
            before = len(self.found)
            self.found.extend(_stretch(self.text, self.position, stop, self.glue, self.depth > 0, self.words))
            self.glue = "" if len(self.found) > before else self.glue


def pieces(text: str, words: Words) -> list[Piece]:
    """Return the pieces of a row, in order."""
    cut = _Cut(text, words)
    if (check := CHECK.match(text)) is not None:
        status = "present" if check[1] else "absent"
        cut.found.append(Piece("status", check.start(), check.end(), "", detail=status))
        cut.position = check.end()
    marked = TRIGGERS.search(text) is not None or not words.triggers.isdisjoint(SPLIT.split(text.casefold()))
    for match in (TOKEN if marked else GLUE).finditer(text, cut.position):
        kind = match.lastgroup
        if kind == "glue":
            _mark(cut, match[0].strip() or "|", match.start(), match.end())
        elif kind == "nickname":
            alone = text[cut.position : match.start()].split()
            if not alone or (len(alone) > 1 and not traits(words, alone[-1]) & GIVEN):
                _mark(cut, "(", match.start(), match.start() + 1)
        elif kind in FIGURES:
            cut.close(match.start())
            cut.glue, cut.position = FIGURES[str(kind)], match.end()
        elif kind not in ("who", "replaces", "only_for") or _stands_in(match, words):
            _special(cut, match)
    cut.close(len(text))
    return cut.found


def _mark(cut: _Cut, mark: str, start: int, stop: int) -> None:
    """Cut at a mark; a joining word is one only where a person follows."""
    if mark in JOINING:
        if not _person_follows(cut.text, stop + 1, cut.words):
            return
        mark = "och"
    cut.close(start)
    if mark == ":" and cut.found and cut.found[-1].stop >= cut.position:
        _make_lead(cut.found, cut.text)
    mark = SAME_MARK.get(mark, mark)
    cut.depth = cut.depth + 1 if mark == "(" else max(cut.depth - 1, 0) if mark == ")" else cut.depth
    cut.glue = cut.glue if cut.glue in HEAVY and mark in ",|)" else mark
    cut.position = stop


def _special(cut: _Cut, match: re.Match[str]) -> None:
    """Add a reference, a time, a note, or the name of the one stood in for."""
    cut.close(match.start())
    start, stop = match.span("who") if match["who"] else match.span()
    kind = "replaces" if match["who"] else "refs" if match["refs"] else "note"
    cut.found.append(Piece(kind, start, stop, cut.glue, cut.depth > 0))
    if stop < match.end():
        cut.found.append(Piece("rest", stop, match.end(), ""))  # the party of the one stood in for
    cut.glue, cut.position = "", match.end()


def _make_lead(found: list[Piece], text: str) -> None:
    """Turn what stands before a colon into a lead-in: `Almsta kommun:`, `Ordförande:`, `Från kommunen:`."""
    last = found[-1]
    if last.kind not in LEADING and (last.kind != "name" or (last.sure and not last.detail)):
        return
    start = last.start
    while len(found) > 1 and text[found[-2].stop : start] == " " and found[-2].kind != "name":
        found.pop()
        start = found[-1].start
    for opening in ("Från ", "För "):
        start -= len(opening) if text.startswith(opening, start - len(opening)) else 0
    named = last.kind == "title" and not last.sure and not start and " " not in text[: last.stop]
    kind = (
        "affiliation" if named else last.kind
    )  # an unknown word is the interest that they stand for: `industri: Anna Ek`
    found[-1] = Piece("lead", start, last.stop, last.glue, last.inside, last.sure, kind)


def _stands_in(match: re.Match[str], words: Words) -> bool:
    """Say whether a person follows `för`: `för Ulf Rask`, but not `chef för Region Kalmar`."""
    who = name_at(match.string, match.start("who"), words)
    return who is not None and (match["only_for"] is None or (who.words > 1 and match.start() > 0))


def _person_follows(text: str, start: int, words: Words) -> bool:
    """Say whether a person stands behind a joining word: `och Ove Nylén`, `samt MAS Birgitta Aho`."""
    found = name_at(text, start, words)
    if found is not None:
        after = text[found.stop : found.stop + 6]
        if found.words == 1:
            ends = not after or after[0] in ",;()" or after.startswith((" från", " (", " och ", " samt"))
            return found.given and ends
        return (
            _is_sure(text, start, found, words)
            or after in ("", ".")
            or after.startswith((" (", ",", ";", " från", " och ", " samt", ". "))
        )
    title = 0
    for count, part in enumerate(SPOKEN.finditer(text, start)):
        if part[0][0].isupper() and title & TITLE and name_at(text, part.start(), words):
            return True
        title |= traits(words, part[0])
        if words.status.get(part[0].casefold(), "").startswith("substitute"):
            title |= TITLE  # samt suppl. Eva Gran
        if count > 5 or part[0][-1] in ",;:)":
            return False
    return False


def _is_sure(text: str, start: int, found: NameAt, words: Words) -> bool:
    """Say whether a name is one by its words: a known given name, or a family name by its ending."""
    last = text[start : found.stop].rsplit(" ", 1)[-1]
    return found.given or (found.words > 1 and bool(traits(words, last) & SURNAME))


def _stretch(text: str, start: int, stop: int, glue: str, inside: bool, words: Words) -> Iterator[Piece]:
    """Say what a stretch without marks inside is; a title and a name, or a name and what follows, are two pieces."""
    start, stop = _trimmed(text, start, stop)
    if start >= stop:
        return
    at = start
    found = _name_first(text, start, stop, words, inside=inside)
    if found is not None:
        sure = _is_sure(text, start, found, words)
        yield Piece("name", start, found.stop, glue, inside, sure, "single" if found.words == 1 else "")
        at, glue = found.stop, ""
    elif place := name_behind(text, start, stop, words):
        yield from _attribute(text, start, place - 1, glue, inside, words)
        found = name_at(text, place, words)
        at, glue = min(found.stop if found else stop, stop), ""
        sure = found is None or _is_sure(text, place, found, words)
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
