"""Finds the standing label that a line opens with: `Plats:`, `Beslut`, `Kommunstyrelsens förslag till kommunfullmäktige`.

Goes in: a line. Comes out: a `LabelMatch` or None. Forms:

    Plats: Teams                        a colon after the label
    Plats och tid      Stadshuset       the label in a column of its own
    Beslut                              the label alone
    ## Kommunstyrelsens beslut          with the body that the label belongs to
    Sekreterare ______ Paragraf 46-56   a signature line after it
    Bes1ut                              read through one slip (only where a line can hardly be anything else)
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.words.composed import composed_label, front_label
from protokoll_parser.words.lexicon import Label, Lexicon, fold

SHORT = 40
LONGEST = 90
"""No label is longer (the longest in the samples has 76 characters)."""

GENITIVE = lazy(
    r"""
    (?P<by> [A-ZÅÄÖ] [^.:;,()\d]{1,60}? ) s ['’]? \s+          # Kommunstyrelsens
    (?: (?P<decision> (?:ny[at]? \s+|slutliga \s+)? beslut (?: \s för \s egen \s del )? )        # beslut
      | (?P<forward> förslag [ ] till [ ] (?! beslut ) (?P<to> [a-zåäöA-ZÅÄÖ] [^.:;()]{2,80} ) )   # förslag till kommunfullmäktige
      | (?P<judged> bedömning | synpunkter )                                                       # bedömning
      | (?P<proposed> (?: förslag | beslutsförslag | yttrande | svar | ställningstagande ) (?: [ ] (?: till | på | över ) [ ] [a-zåäö ]+ )? )
    ) (?: [ ]* [:.]? )
    """,
    re.VERBOSE,
)
GENITIVE_NOUNS = ("beslut", "förslag", "yttrande", "svar", "ställningstagande", "bedömning", "synpunkter")
GENITIVE_KEYS = {"decision": "decision", "forward": "recommendation", "judged": "background", "proposed": "proposed_decision"}  # fmt: skip
"""What a label is by the group of GENITIVE that matched."""
DATED = lazy(
    r"[ ,]*(?:den )?\d[\d .:/–-]*(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)?[ \d,§]*$"
)
SPOKEN = lazy(r" (?:att|yrkar|yrkade|beslutar|beslutade|enligt|för|mot|bifall|om)(?: |$)|^(?:Enligt|Att|Bifall|Ja|Nej)")
"""Words of a sentence: no body's name holds them."""
NUMBERED = lazy(
    r"[ ](?:nr[ ]?)?\d{1,2}(?:[:.]\d{1,3})?(?:[ ]\([^()]*\))?$|[ ]\([^()]*\)$"
)  # Omröstning 2 (återremiss), Beslut 6:1
PROPOSED = lazy(r"(?:Förslag till beslut|Beslutsförslag|Förslag) (?:från|av) [^.:;]{3,70}$")
SIGNATURE = lazy(r"[_.…]{3,}")


class LabelMatch(NamedTuple):
    """A label at the start of a line."""

    label: Label
    stop: int
    """Where the label's wording ends in the line's text (colon left out)."""
    value: int
    """Where what the label introduces begins; the length of the text if nothing follows."""
    by: str | None = None
    """The body that the label names, in its plain form: `Kommunstyrelsen`."""
    damaged: bool = False
    """The label was read through a slip of pen or scanner."""


def match_label(line: Line, lexicon: Lexicon, *, front: bool = False, slips: bool = False) -> LabelMatch | None:
    """Return the standing label that the line opens with.

    `front` asks for what the wording means outside the items, where the two differ.
    `slips` also reads labels with one slip in a word (`Narvarande:`); ask for it only where a label is likely.
    """
    text = line.text
    if not text or not (text[0].isalpha() or text[0] == "§" or (text[0] in "0158" and text[1:2].islower())):
        return None
    if text[0].islower() and ":" not in text:
        return None  # the last word of a sentence, alone on its line
    stop, value = _head(text)
    if not stop or stop > LONGEST:
        return None
    wording = fold(text[:stop])
    known = lexicon.front if front else lexicon.labels
    label = front_label(wording, lexicon) if front else known.get(wording)
    if not label and wording[-1] in ")0123456789":
        label = known.get(NUMBERED.sub("", wording))
    if label:
        return LabelMatch(label, stop, value)
    if not front and text[-1:] != ":" and (numbered := _numbered(text, known)):
        return numbered
    if not front and " " in wording and (composed := composed_label(wording, lexicon)):
        return LabelMatch(composed, stop, value)
    if text[0] in "BF" and PROPOSED.match(text[:stop]):
        return LabelMatch(Label("proposed_decision"), stop, value)
    found = _genitive(text[:stop], value) if text[stop : stop + 1] not in (".", ",") and text[-1] != "," else None
    if found or not slips:
        return found
    mended = through_slips(wording, lexicon)
    return LabelMatch(known[mended], stop, value, damaged=True) if mended else None


def _numbered(text: str, known: Mapping[str, Label]) -> LabelMatch | None:
    """Read a document by its number, without a colon: `Handling 2024 nr 61`."""
    first, _, rest = text.partition(" ")
    label = known.get(first.casefold()) if rest[:1].isdigit() and len(rest) < SHORT else None
    return LabelMatch(label, len(first), len(first) + 1) if label and label.key == "documents" else None


def _head(text: str) -> tuple[int, int]:
    """Say where the part of a line that can be a label stops, and where what follows it begins.

    >>> _head("Plats: Teams")
    (5, 7)
    >>> _head("Plats och tid     Teams")
    (13, 18)
    >>> _head("Beslut")
    (6, 6)
    """
    colon = text.find(":", 0, LONGEST + 1)
    while text[colon + 1 : colon + 2].isdigit() and colon >= 0:
        colon = text.find(":", colon + 1, LONGEST + 1)  # not that of `Beslut 6:1`
    gap = _gap(text)
    if colon >= 0 and (gap < 0 or colon < gap) and text[colon + 1 : colon + 2] != "e":
        rest = colon + 1
        while rest < len(text) and text[rest].isspace():
            rest += 1
        return colon, rest
    if 0 <= gap <= LONGEST:
        rest = gap
        while rest < len(text) and text[rest].isspace():
            rest += 1
        return len(text[:gap].rstrip()), rest
    if signature := SIGNATURE.search(text, 0, LONGEST) if "__" in text or ".." in text or "…" in text else None:
        return len(text[: signature.start()].rstrip(" \t")), signature.end()
    stop = len(text.rstrip(" .*")) if len(text) <= LONGEST + 12 else 0
    return stop, len(text)


def _gap(text: str) -> int:
    """Where the first column ends: at a tab or two spaces."""
    tab, spaces = text.find("\t"), text.find("  ")
    return spaces if tab < 0 else tab if spaces < 0 else min(tab, spaces)


def _genitive(text: str, value: int) -> LabelMatch | None:
    """Read a label that begins with a body in the genitive."""
    written = text
    if text.isupper() and len(text.lower()) == len(text):
        text = text.capitalize()  # KOMMUNSTYRELSENS BESLUT
    for noun in GENITIVE_NOUNS:  # a plain loop, as this runs for most lines
        if noun in text:
            break
    else:
        return None
    match = GENITIVE.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    if rest.strip(" *") and not DATED.fullmatch(rest):
        return None
    if len(match["by"].split()) > 7 or SPOKEN.search(match["by"]):
        return None
    key = next(key for group, key in GENITIVE_KEYS.items() if match[group])
    if key == "decision" and DATED.fullmatch(rest) and any(map(str.isdigit, rest)):
        key = "background"  # `Arbetsutskottets beslut 2024-02-27, § 31` tells of another meeting
    return LabelMatch(Label(key, "item"), len(text.rstrip(" :.")), value, by=written[slice(*match.span("by"))])


def through_slips(wording: str, lexicon: Lexicon) -> str | None:
    """Return the known wording that this one is, each word read through at most one slip; None if it is another."""
    words = wording.split()
    if not 1 <= len(words) <= 4 or len(wording) < 5:
        return None
    speller = lexicon.label_words()
    mended: list[str] = []
    for word in words:
        near = speller.nearest(word)
        if near is None and "/" not in word:
            return None  # no label has such a word
        mended.append(near or word)
    candidate = " ".join(mended)
    return candidate if candidate != wording and candidate in lexicon.labels else None
