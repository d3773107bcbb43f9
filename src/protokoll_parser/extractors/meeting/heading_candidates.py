"""Finds what may be the document's own heading among the lines of the first pages.

Goes in: lines. Comes out: candidates, cells or parts of lines that tell the kind of document; which one counts is for
title.py to say.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.extractors.meeting.body_names import find_body
from protokoll_parser.extractors.meeting.first_page import LABEL_IN_RUN, label_lines
from protokoll_parser.extractors.meeting.heading_words import Token, is_type_word, tokens
from protokoll_parser.extractors.meeting.organisation_names import find_organisation
from protokoll_parser.extractors.meeting.texts import columns, squeezed
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Slice, whole
from protokoll_parser.structure import Front
from protokoll_parser.words.lexicon import WordLists

PAGE = lazy(
    r"\s+(?:(?:sida|sidan|sid|blad)\s*\d[\d (/av)]*|(?:sida|sidan|sid|blad)|\d{1,3}\s?\(\d{1,3}\)|\d{1,3}/\d{1,3})$",
    re.IGNORECASE,
)
SPACED = lazy(r"[^\W\d_](?: [^\W\d_]){4,}")
IN_RUN = lazy(
    r"(?:Protokoll|PROTOKOLL|[A-ZÅÄÖ][a-zåäö]*(?:protokoll|anteckningar)) (?:fört |hållet )?(?:vid|från|för) "
)
FIRST_WORDS = 10
"""Words among which a heading says what kind of document it is."""
LONGEST = 45
"""Words of a heading that is a sentence."""
LONGEST_LED = 12
"""Words of a heading that does not begin with the kind of document."""
TRAIL = lazy(r" [>|»] .* [>|»] ")
"""Where a web page stands in its site: `Hem > Politik > Protokoll > Direktionen`, `Hjobo – Protokoll – Direktionen`."""
RUN = 200
"""A longer line is a page without line breaks, not a heading."""


class Candidate(NamedTuple):
    """A cell, or part of a line, that may be the heading."""

    place: int
    """Index among the lines looked at."""
    piece: Slice
    document_type: str
    said: bool
    """More than the kind of document and its number or date is said."""
    alone: bool
    """Nothing else stands on the line."""


def candidates(lines: Sequence[Line], front: Front, words: WordLists) -> list[Candidate]:
    """Find the lines that say what kind of document it is."""
    labels = label_lines(front)
    found = []
    for place, line in enumerate(lines):
        if line.index in labels or not _may_say(line.text) or is_trail(lines, place):
            continue
        pieces = _closed_up(line, columns(line))
        run = _in_run(place, line) if len(line.text) > RUN or (len(pieces) == 1 and line.text[0].isalpha()) else []
        if run or len(line.text) > RUN:
            found += run
        else:
            made = (_candidate(place, piece, words, alone=len(pieces) == 1) for piece in pieces)
            found += filter(None, made)
    return found


def _closed_up(line: Line, pieces: list[Slice]) -> list[Slice]:
    """Return the cells of a line; a heading that a typewriter spaced (`PROTOKOLL  nr 2/79  fört vid möte`) has but one."""
    goes_on = len(pieces) > 1 and all(piece.text[0].islower() for piece in pieces[1:])
    return [whole(line)] if goes_on and is_type_word(pieces[0].text.casefold()) else pieces


def is_trail(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line tells where a web page stands; where it parts by dashes, the page's own heading repeats its end."""
    text = lines[place].text
    if TRAIL.search(text):
        return True
    _, dash, last = text.rpartition(" – ")
    return bool(dash) and any(line.text == last for line in lines[place + 1 : place + 4])


def _may_say(text: str) -> bool:
    """Say whether a line may name a kind of document: a cheap test before words are looked at."""
    folded = text.casefold()
    return "protokoll" in folded or "anteckning" in folded or "notat" in folded or SPACED.search(text) is not None


def _in_run(place: int, line: Line) -> list[Candidate]:
    """Find `Protokoll fört vid …` in a page that is one line."""
    match = IN_RUN.search(line.text)
    if not match:
        return []
    label = LABEL_IN_RUN.search(line.text, match.end())
    stop = label.start() if label else len(line.text)
    paged = PAGE.search(line.text[: match.start()].rstrip()) is not None
    if stop - match.start() > RUN or not (paged or (label and len(line.text) > RUN)):
        return []
    kind = is_type_word(match.group().split()[0].casefold())
    return [Candidate(place, Slice(line, match.start(), stop), kind, said=True, alone=False)]


def _candidate(place: int, piece: Slice, words: WordLists, *, alone: bool) -> Candidate | None:
    """Read a cell as a heading that names the kind of document; None if it is none."""
    text = piece.text
    if SPACED.fullmatch(text) and (kind := is_type_word(squeezed(text))):
        return Candidate(place, piece, kind, said=False, alone=alone)
    row = tokens(text)
    at = next((index for index, token in enumerate(row[:FIRST_WORDS]) if is_type_word(token.folded)), None)
    if at is None or (at and not alone) or not _reads_as_heading(text, row, at, words):
        return None
    start, stop = _bounds(text, row, at, words)
    if (start, stop) != (0, len(text)):
        piece = piece._replace(start=piece.start + start, stop=piece.start + stop)
        row = [token for token in row if start <= token.start and token.stop <= stop]
        at = next(index for index, token in enumerate(row) if is_type_word(token.folded))
    said = any(_says(token.folded, words) for index, token in enumerate(row) if index != at)
    return Candidate(place, piece, is_type_word(row[at].folded), said=said, alone=alone)


def _bounds(text: str, row: Sequence[Token], at: int, words: WordLists) -> tuple[int, int]:
    """Say where a heading begins and ends on its line: not with a page number, a label, or what a page header has before it.

    `HÄLJE FÖRSAMLING PROTOKOLL Blad` is `PROTOKOLL`; `Styrelsens protokoll` is all of it.
    """
    page, label = PAGE.search(text), LABEL_IN_RUN.search(text, row[at].stop)
    stop = min((match.start() for match in (page, label) if match), default=len(text))
    head = text[: row[at].start].rstrip()
    glued = at and row[at].is_capital and (is_organisation(head, words) or is_body(head, words))
    return row[at].start if glued else 0, stop


def is_body(text: str, words: WordLists) -> bool:
    """Say whether a text is nothing but a body's name, as it is, not in the genitive."""
    found = find_body(text, words)
    return found is not None and (found.start, found.stop) == (0, len(text)) and found.kind == "standing"


def _reads_as_heading(text: str, row: Sequence[Token], at: int, words: WordLists) -> bool:
    """Say whether a line with `protokoll` in it is a heading: not a label, not a sentence, not about another one."""
    if len(row) > LONGEST or text[0].isdigit() or text[0] in "§/>":
        return False
    if at and (text[-1] in ".:" or len(row) > LONGEST_LED):
        return False
    if any(
        token.folded in words["heading_of_others"] or text[token.stop : token.stop + 1] == ":" for token in row[:at]
    ):
        return False
    behind = [token.folded for token in row[at + 1 : at + 3]]
    if behind and (
        behind[0] in words["heading_telling"] or behind[0] == "av" or behind in (["fört", "av"], ["skrivet", "av"])
    ):
        return False
    return not (at == 0 and behind and text[row[0].stop] == ":")


def _says(folded: str, words: WordLists) -> bool:
    """Say whether a word tells more than a number or a date does."""
    return (
        len(folded) > 2 and folded.isalpha() and folded not in words["body_stops"] and folded not in words["body_leads"]
    )


def is_organisation(text: str, words: WordLists) -> bool:
    """Say whether a line is nothing but an organisation's name."""
    found = find_organisation(text, words)
    return found is not None and found[0] == 0 and found[1] >= len(text) - 2
