"""Cuts a row of a list of people into pieces: at marks, joining words, references, times and whom someone stands in for.

Goes in: the row. Comes out: `Piece`s in order; what the stretch between two cuts is, pieces.py says. References and times
are found before the row is cut: they have commas of their own (`§§ 92, 95`).
"""

import re

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.attributes import SPOKEN
from protokoll_parser.people.bounds import name_at
from protokoll_parser.people.cuts import GLUE, TOKEN
from protokoll_parser.people.pieces import Piece, is_sure, pieces_of
from protokoll_parser.people.words import GIVEN, TITLE, Words, traits

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
            self.found.extend(pieces_of(self.text, self.position, stop, self.glue, self.depth > 0, self.words))
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
            is_sure(text, start, found, words)
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
