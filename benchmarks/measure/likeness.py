"""What makes two values, and two elements of a record, the same: the one place that says what counts as right.

Names, numbers and enums must agree letter by letter, running text by most of its words; upper case, punctuation and
markup never count.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

Json = Mapping[str, Any]
LINK = re.compile(r"\]\([^)]*\)")  # the target of a markdown link: [text](target)
NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    plain = LINK.sub("", unicodedata.normalize("NFKC", text))
    return tuple(NO_LETTERS.sub(" ", plain).lower().split())


def words(value: object) -> tuple[str, ...]:
    """Give the words of a value in lower case, without punctuation and markup."""
    return _words(str(value or ""))


def squeeze(value: object) -> str:
    """Give the letters and digits of a value, and nothing else."""
    return "".join(words(value))


def similarity(a: object, b: object) -> float:
    """Say from 0 to 1 how many words two texts share; 1.0 too where only the spaces between words differ."""
    left, right = words(a), words(b)
    if "".join(left) == "".join(right):
        return 1.0
    common = (Counter(left) & Counter(right)).total()
    return 2 * common / (len(left) + len(right))


def exact(a: object, b: object) -> bool:
    return squeeze(a) == squeeze(b)


def close(a: object, b: object) -> bool:
    return similarity(a, b) >= 0.8


def identical(a: object, b: object) -> bool:
    return a == b


def same_party(a: object, b: object) -> bool:
    return str(a).strip().lower() == str(b).strip().lower()


class Presence(NamedTuple):
    """When a person was there: what the text says, and the items that it means."""

    note: str | None
    items: list[str]


def same_presence(a: Presence, b: Presence) -> bool:
    return a.items == b.items and (bool(a.items) or similarity(a.note, b.note) >= 0.7)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a record: the document itself, a person, an item, a decision point."""

    record: Json
    home: int = 0
    """Which of the parsed items it stands in; for an expected element, which of them matches its item."""
    depth: int = 0
    optional: bool = False


def same_name(*enums: str, placed: bool = False) -> Callable[[Element, Element], float]:
    """Demand that the names agree, and the values under some keys, and, if `placed`, that the item is the same."""

    def likeness(a: Element, b: Element) -> float:
        same = exact(a.record.get("name"), b.record.get("name")) and (a.home == b.home or not placed)
        return float(same and all(a.record.get(enum) == b.record.get(enum) for enum in enums))

    return likeness


def same_date(a: Element, b: Element) -> float:
    return float(a.record.get("date") == b.record.get("date"))


def same_person(a: Element, b: Element) -> float:
    """Demand the name; of a person who is listed twice, prefer the listing under the like heading."""
    if not exact(a.record.get("name"), b.record.get("name")):
        return 0.0
    group = a.record.get("group")
    return 1.0 + similarity(group, b.record.get("group")) if group else 1.0


def same_item(a: Element, b: Element) -> float:
    if not exact(a.record.get("number"), b.record.get("number")):
        return 0.0
    likeness = similarity(a.record.get("title"), b.record.get("title"))
    return likeness if likeness >= 0.8 else 0.0


def same_presenter(a: Element, b: Element) -> float:
    """Demand the full name or the name as written: whether it was resolved is a field of its own."""
    name = a.record.get("name")
    names = (squeeze(name), squeeze(a.record.get("as_written") or name))
    return float(a.home == b.home and squeeze(b.record.get("name")) in names)


def same_point(a: Element, b: Element) -> float:
    """Demand most of the words; among equals prefer the right item (a wrong one costs `decision placement`)."""
    likeness = similarity(a.record.get("text"), b.record.get("text"))
    return likeness + 0.01 * (a.home == b.home) if likeness >= 0.75 else 0.0


def same_statement(a: Element, b: Element) -> float:
    """Demand half of the names and, if the expected one tells what was said, half of the words."""
    if a.home != b.home:
        return 0.0
    left, right = _speakers(a), _speakers(b)
    who = 1.0 if left == right else 2 * len(set(left) & set(right)) / max(1, len(left) + len(right))
    text = a.record.get("text")
    what = similarity(text, b.record.get("text")) if text else 1.0
    return (who + what) / 2 if min(who, what) >= 0.5 else 0.0


def _speakers(element: Element) -> list[str]:
    people = element.record.get("by") or []
    return sorted(squeeze(person.get("name") if isinstance(person, Mapping) else person) for person in people)


def same_vote(a: Element, b: Element) -> float:
    counts = ("yes", "no", "abstain")
    return float(a.home == b.home and all((a.record.get(n) or 0) == (b.record.get(n) or 0) for n in counts))


def same_text(a: Element, b: Element) -> float:
    likeness = similarity(a.record.get("text"), b.record.get("text"))
    return likeness if a.home == b.home and likeness >= 0.8 else 0.0
