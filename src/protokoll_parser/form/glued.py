"""Reads labels that only one space parts from their value: what PDF libraries make of a two-column form.

Goes in: a line that no other rule found a label on. Comes out: where the label ends. Forms:

    Tid och plats Församlingshemmet i Hälje, kl. 18.30 - 21.10
    Beslutande Gunvor Åkesson (c), ordförande
    justera Rune Hägglöf                          (the line above: Utses att)
    deltagande Bo Wikström, kyrkogårdsföreståndare   (the line above: Övriga Inger Sahlin, kamrer)
"""

from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_name, is_person, read_group
from protokoll_parser.words.composed import front_label
from protokoll_parser.words.lexicon import Lexicon, fold

LONGEST = 160
"""A longer line is a paragraph; only lists of people are."""
MOST = 5
"""Words of the longest label that stands before its value on one line."""
OFFICERS = frozenset(("chair", "vice_chair", "secretary", "adjuster"))
NEVER = frozenset(("matter", "agenda", "annexes", "mailing", "organisation", "body", "signatures", "notice"))
"""Labels that are everyday words: what follows them on a line may be anything."""
OF_WHAT = (" för", " i", " av")
"""What no heading of people ends in: the name behind it is that of their body, not theirs (`Styrelsen för Brf Eken`)."""
BLANK = lazy(" ")
LISTED = lazy(r"[,;(]| och ")
NAMED = lazy(r"[,(]| och ")
DATE = lazy(r"\d{4}-\d\d-\d\d|(?:den )?\d{1,2} [a-z]{3,9} \d{4}")


class Glued(NamedTuple):
    """A label glued to its value."""

    key: str
    stop: int
    """Where the label ends in the text."""
    value: int
    """Where the value begins."""


def glued_label(text: str, lexicon: Lexicon, before: str = "") -> Glued | None:
    """Return the label that a line begins with, its value one space behind it.

    `before` is the beginning of the label on the line above, if the label runs over two lines.
    """
    if not (text[0].isupper() or before):
        return None
    if len(text) > LONGEST:
        return None if before else _told(text, lexicon)
    ends = [match.start() for match in BLANK.finditer(text)][:MOST]
    for end in reversed(ends):
        wording = f"{before} {text[:end]}" if before else text[:end]
        value = text[end + 1 :]
        if (value[:1].isupper() or value[:1].isdigit()) and (key := _key(wording, value, lexicon)):
            return Glued(key, end, end + 1)
    return None


def _told(text: str, lexicon: Lexicon) -> Glued | None:
    """Read a heading at the head of a paragraph that lists people: `Närvarande var Anna Ek, Bo Ås (M), …`."""
    for match in list(BLANK.finditer(text[:LONGEST]))[:MOST]:
        first = LISTED.split(text[match.end() : match.end() + LONGEST], maxsplit=1)[0].strip()
        if first[:1].isupper() and is_name(first) and read_group(text[: match.start()], lexicon):
            return Glued("attendance", match.start(), match.end())
    return None


def _key(wording: str, value: str, lexicon: Lexicon) -> str | None:
    """Return the label's key where the wording is one and the value, which opens with a capital or a digit, can be its."""
    folded = fold(wording)
    label = front_label(folded, lexicon)
    if folded in lexicon.words.get("everyday_labels", ()):
        return None
    if label and label.scope == "front":
        return label.key if _fits(label.key, value) else None
    if wording.endswith(OF_WHAT):
        return None
    if value[0].isupper() and read_group(wording, lexicon) and is_person(value, lexicon):
        return "attendance"
    return None


def _fits(key: str, value: str) -> bool:
    if key in NEVER:
        return False
    if key in OFFICERS:
        return is_name(NAMED.split(value, maxsplit=1)[0].strip())
    if key in ("notice_posted", "notice_removed", "date_header"):
        return DATE.match(value) is not None
    if key == "range":
        return any(map(str.isdigit, value))
    return key != "time" or any(map(str.isdigit, value))
