"""Spells out which items a presence is limited to: `§§ 57–59 och 61` -> `57`, `58`, `59`, `61`.

Goes in: the reference as written and the numbers of the document's items. Comes out: item numbers, as the document
writes them where it has them. Rule: record.md, Conventions, People and Time and place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from protokoll_parser.patterns import lazy

TOKEN = lazy(
    r"""
    (?P<since> fr\.?[ ]?o\.?[ ]?m\b\.? | från[ ]och[ ]med | från\b | sedan | anlän\w+ | ansl[uö]t\w* | kom(?:mer)?\b )
  | (?P<until> t\.?[ ]?o\.?[ ]?m\b\.? | till[ ]och[ ]med | (?: fram[ ] )? till | lämna\w* | gick | går | avv[ei]k\w* )
  | (?P<not> ej\b | inte\b | icke\b | utom | undantag | frånv | jäv )
  | (?P<number> \d+ (?: [.:]\d+ )* [a-zåäö]? (?! \w ) | (?<! \w ) (?-i: [IVXL]+ ) (?! \w ) )
    (?: / \d{2,4} (?! \d ) )?                            # the year behind the number: § 46/24
  | (?P<dash> -- | [-–—] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
WIDEST = 500
"""No meeting has more items; a wider range is a misreading and is left alone."""
SPAN = lazy(r"(\d+)[-–]{1,2}(\d+)")
PARTS = lazy(r"(\d+)(.*)")


class _Reach(NamedTuple):
    """A stretch of items; an open end is None."""

    first: str | None
    last: str | None
    positive: bool = True
    """False for those that are excepted."""
    numeric: bool = False
    """The items are numbered with digits; told by the ends where there are any."""


def present_for(refs: str, numbers: Sequence[str]) -> list[str]:
    """Return the numbers of the items that a reference means, in the document's order.

    >>> present_for("§§ 2–4 och 6", ["1", "2", "3", "4", "5", "6"])
    ['2', '3', '4', '6']
    >>> present_for("ej § 2", ["1", "2", "3"]), present_for("t.o.m. p. II", ["I", "II", "III"])
    (['1', '3'], ['I', 'II'])
    >>> present_for("frånvarande § 2", ["1", "2", "3"])
    ['1', '3']
    >>> present_for("punkterna 98:2-98:3", ["98:1", "98:2", "98:3"])
    ['98:2', '98:3']
    >>> present_for("punkt 7", ["06", "07"]), present_for("fr.o.m. §6", ["5", "6", "7"])
    (['07'], ['6', '7'])
    """
    return list(_present_for(refs, tuple(numbers)))


@lru_cache(maxsize=256)
def _present_for(refs: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
    known = _spelled(numbers)
    wanted: list[str] = []
    excepted: list[str] = []
    for reach in _reaches(refs):
        (wanted if reach.positive else excepted).extend(_members(reach, known))
    if excepted and not wanted:
        wanted = _members(_Reach(None, None, numeric=excepted[0][:1].isdigit()), known)
    left = set(excepted)
    places = {number: place for place, number in enumerate(known.values())}
    chosen = dict.fromkeys(number for number in wanted if number not in left)
    return tuple(sorted(chosen, key=lambda number: _place(number, places)))


@lru_cache(maxsize=8)
def _spelled(numbers: tuple[str, ...]) -> Mapping[str, str]:
    """Index the document's numbers by their plain form, ranges (`100–102`) spelled out."""
    known: dict[str, str] = {}
    for number in numbers:
        ends = None if number.isdigit() else SPAN.fullmatch(number)
        if ends and 0 < int(ends[2]) - int(ends[1]) < WIDEST:
            known.update((str(item), str(item)) for item in range(int(ends[1]), int(ends[2]) + 1))
        else:
            known.setdefault(_plain(number), number)
    return MappingProxyType(known)


def _plain(number: str) -> str:
    return number.lstrip("0").casefold() or number


def _place(number: str, places: Mapping[str, int]) -> tuple[int, int, str]:
    """Return the sort key: the value where there is one, else the place in the document."""
    parts = PARTS.fullmatch(number)
    if parts:
        return int(parts[1]), places.get(number, 0), parts[2]
    return places.get(number, len(places)), 0, number


def _reaches(refs: str) -> Iterator[_Reach]:
    """Read a reference into stretches."""
    tokens = [(match.lastgroup or "", match["number"] or "") for match in TOKEN.finditer(refs)]
    positive, index = True, 0
    while index < len(tokens):
        kind, number = tokens[index]
        kinds = [kind for kind, _ in tokens[index : index + 4]]
        if kind == "not":
            positive = False
        elif kind == "number":
            index += 2 * (kinds[1:3] == ["dash", "number"])
            yield _Reach(number, tokens[index][1], positive)
        elif kinds[:2] == ["since", "number"]:
            index += 1
            first, last = tokens[index][1], None
            if kinds[2:] in (["until", "number"], ["dash", "number"]):  # från § 3 till § 8
                index += 2
                last = tokens[index][1]
            yield _Reach(first, last, positive)
        elif kinds[:2] == ["until", "number"]:
            index += 1
            yield _Reach(None, tokens[index][1], positive)
        index += 1


def _members(reach: _Reach, known: Mapping[str, str]) -> list[str]:
    """Return the numbers within a stretch; sub-items (`4.2`) only where a sub-item is named."""
    named = f"{reach.first or ''}{reach.last or ''}" or ("0" if reach.numeric else "")
    order = _order(known, named)
    top = max(order, key=_value) if order and named[:1].isdigit() else order[-1] if order else None
    first = _plain(reach.first) if reach.first else order[0] if order else None
    last = _plain(reach.last) if reach.last else top
    if first is None or last is None:
        return []
    if first == last:
        return [known.get(first, reach.first or reach.last or first)]
    if named[:1].isdigit() and (reach.first is None or reach.last is None):
        return [known[plain] for plain in order if _value(first) <= _value(plain) <= _value(last)]
    if first.isdigit() and last.isdigit():
        return _between(int(first), _completed(first, last), order, known)
    if first in order and last in order:
        return [known[key] for key in order[order.index(first) : order.index(last) + 1]]
    return [known.get(first, reach.first or first), known.get(last, reach.last or last)]


def _order(known: Mapping[str, str], named: str) -> list[str]:
    """Return the document's numbers that are of the same kind as those named.

    Among the §§ of a council, sub-items may be lettered or begin at 1 again; those are left out.
    """
    order = [plain for plain in known if "." in named or "." not in plain]
    if not named[:1].isdigit():
        return order
    order = [plain for plain in order if plain[0].isdigit()]
    return [plain for plain in order if "." in plain or _value(plain) >= _value(order[0])]


def _completed(first: str, last: str) -> int:
    """Return the end of a range, its leading digits filled in where they were left out (`§ 186-94`)."""
    return int(first[: -len(last)] + last) if len(last) < len(first) else int(last)


def _between(low: int, high: int, order: Sequence[str], known: Mapping[str, str]) -> list[str]:
    if not 0 <= high - low < WIDEST:
        return []
    lettered = [known[plain] for plain in order if not plain.isdigit() and low <= _value(plain) <= high]  # 62a
    return [*(known.get(str(item), str(item)) for item in range(low, high + 1)), *lettered]


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    parts = PARTS.match(number)
    return int(parts[1]) if parts else -1
