"""Reads labels through damage: letters that a scanner misread (`Bes1ut`, `Narvarande`) or that were lost (U+FFFD).

Goes in: the lines of a text and the lexicon. Comes out: the lexicon, lent the damaged wordings of this one text beside
the sound ones. So every later step finds the labels, and the text stays as it stands. What was read through damage is
told by diagnostics.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.headings import Heading
from protokoll_parser.patterns import lazy
from protokoll_parser.people.groups import read_group, through_slip
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line
from protokoll_parser.structure import Field
from protokoll_parser.words.labels import through_slips
from protokoll_parser.words.lexicon import Lexicon, fold

ALIKE = tuple(zip("åäàáöòóéècüøæ0158$69q!|íiıf", "aaaaoooeeeuoaolsbsggglllllt", strict=True))
"""Letters and digits that a scanner takes for one another stand for one of them; marks over letters do not count."""
TWINS = (("ii", "u"), ("rn", "m"), ("ri", "n"), ("vv", "w"), ("cl", "d"))
"""Two letters that a scanner takes for one, or the other way round."""
LOST = "\ufffd"
WITHOUT = tuple((letter, LOST) for letter in "åäöéü")
SHORTEST = 4
"""Shorter wordings are too easily taken for others (`Tid`, `Ort`)."""
LONGEST = 90
LONGEST_SWAPPED = 24
"""Letters of a label that is looked for with two of them swapped."""
MOST_WORDS = 6
EDGES = " .*_#:"
SIGN = lazy("§(?!S)")
GAP = lazy(r"\t+|[ ]{2,}")


class _Blurred(NamedTuple):
    """The wordings of a lexicon as they look through damage; those that look like several are left out."""

    labels: dict[str, str]
    groups: dict[str, str]
    """Words that headings of lists of people are made of."""
    known: frozenset[str]
    """All sound wordings."""


def lend(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Lexicon, list[Diagnostic]]:
    """Return the lexicon with the damaged labels of a text, and a diagnostic for each; mostly there are none."""
    heads = list(_heads(lines))
    if not heads:
        return lexicon, []
    joined = "\n".join([head for head, _ in heads]).casefold()
    found: dict[str, str] = {}
    told: dict[str, Diagnostic] = {}
    for lost in (False, True) if LOST in joined else (False,):
        blurred = _blurred(lexicon, lost=lost)
        labels, groups, known = blurred
        for head, wording, key in zip(heads, joined.split("\n"), _blur(joined, lost=lost).split("\n"), strict=True):
            if not (key in labels or key.partition(" ")[0] in groups) or wording in known or wording in found:
                continue
            read = {wording: labels[key]} if key in labels else _group(wording, key, blurred, lexicon)
            if read:
                found.update(read)
                sound = " ".join(read.get(word, word) for word in ([wording] if wording in read else wording.split()))
                told[wording] = _told(head[0], sound, head[1])
    for head, wording in zip(heads, joined.split("\n"), strict=True):
        if len(wording) <= LONGEST_SWAPPED and wording not in found and (meant := _unswapped(wording, lexicon)):
            found[wording] = meant
            told[wording] = _told(head[0], meant, head[1])
    return (_lent(lexicon, tuple(found.items())), list(told.values())) if found else (lexicon, [])


def damaged_forms(headings: Iterable[Heading], fields: Iterable[Field], lexicon: Lexicon) -> list[Diagnostic]:
    """Return a diagnostic for each § that stands as another letter, and each label of the form read through a slip."""
    marks = [
        _told(heading.label.text, f"§ {heading.number}", heading.label.line.number)
        for heading in headings
        if heading.style == "paragraph" and heading.label and not SIGN.search(heading.label.text)
    ]
    labels = [
        _told(field.label.text.rstrip(EDGES), sound, field.label.first.number)
        for field in fields
        if field.labelled and field.label.slices and (sound := _sound(field, lexicon))
    ]
    return marks + labels


def _sound(field: Field, lexicon: Lexicon) -> str | None:
    wording = fold(field.label.text)
    if wording in lexicon.front:
        return None
    return through_slip(wording, lexicon) if field.key == "attendance" else through_slips(wording, lexicon)


def _told(written: str, read: str, line: int) -> Diagnostic:
    return Diagnostic("damaged-label", f"“{written}” was read as “{read}”.", line)


def _heads(lines: Iterable[Line]) -> Iterator[tuple[str, int]]:
    """Yield what can be a label, and its line's number: the beginning of each cell up to its colon, or a short cell."""
    for line in lines:
        text = line.text
        for cell in GAP.split(text) if "  " in text or "\t" in text else (text,):
            head, colon, _ = cell.partition(":")
            if (
                SHORTEST <= len(head) <= LONGEST
                and head[0].isalnum()
                and (colon or head[0].isupper() or head[1].islower())
            ):
                yield head.strip(EDGES), line.number


def _unswapped(wording: str, lexicon: Lexicon) -> str | None:
    """Return the label that a wording is, but for two neighbouring letters that changed places: `Belsut`."""
    sound = _jumbled(lexicon).get("".join(sorted(wording)))
    if sound is None or wording in lexicon.labels or wording in lexicon.front:
        return None
    places = [place for place, (one, other) in enumerate(zip(wording, sound, strict=True)) if one != other]
    return sound if len(places) == 2 and places[1] == places[0] + 1 else None


@cache
def _jumbled(lexicon: Lexicon) -> dict[str, str]:
    """Return the labels long enough to be told by their letters in any order; those that share theirs are left out."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for wording in sorted(lexicon.labels.keys() | lexicon.front.keys()):
        letters = "".join(sorted(wording))
        if SHORTEST < len(wording) <= LONGEST_SWAPPED and found.setdefault(letters, wording) != wording:
            several.add(letters)
    return {letters: wording for letters, wording in found.items() if letters not in several}


def _group(wording: str, key: str, blurred: _Blurred, lexicon: Lexicon) -> dict[str, str]:
    """Read the heading of a list of people through damage: which of its words mean which known ones."""
    keys = key.split()
    if keys[0] not in blurred.groups or len(keys) > MOST_WORDS:
        return {}
    groups = words_of(lexicon).groups
    words = wording.split()
    read = {
        word: blurred.groups[blur]
        for word, blur in zip(words, keys, strict=True)
        if word not in groups and blur in blurred.groups
    }
    sound = " ".join(read.get(word, word) for word in words).capitalize()
    return read if read and read_group(sound, lexicon) else {}


def _blur(text: str, *, lost: bool) -> str:
    """Return a folded text as it looks through damage, so that the sound and the damaged look the same."""
    for letters, one in WITHOUT if lost else TWINS + ALIKE:  # str.translate takes 20 times as long
        text = text.replace(letters, one)
    return text


@cache
def _blurred(lexicon: Lexicon, *, lost: bool) -> _Blurred:
    known = frozenset(lexicon.labels.keys() | lexicon.front.keys())
    return _Blurred(_unambiguous(known, lost=lost), _unambiguous(words_of(lexicon).groups, lost=lost), known)


def _unambiguous(wordings: Iterable[str], *, lost: bool) -> dict[str, str]:
    ordered = sorted(wording for wording in wordings if len(wording) >= SHORTEST)
    looks: dict[str, str] = {}
    several: set[str] = set()
    for key, wording in zip(_blur("\n".join(ordered), lost=lost).split("\n"), ordered, strict=bool(ordered)):
        if looks.setdefault(key, wording) != wording:
            several.add(key)
    return {key: wording for key, wording in looks.items() if key not in several}


@lru_cache(maxsize=16)
def _lent(lexicon: Lexicon, found: tuple[tuple[str, str], ...]) -> Lexicon:
    """Give the damaged wordings the meaning of the sound ones."""
    return lexicon.with_wordings(dict(found))
