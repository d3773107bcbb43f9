"""Spells out which items a presence is limited to: `§§ 57–63 och 65–72` -> `57`, `58` …

Goes in: the reference as written and the numbers of the document's items. Comes out: item numbers, as the document
writes them where it has them. Rule: record.md, Conventions, People and Time and place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    (?P<since> fr\.?[ ]?o\.?[ ]?m\b\.? | från[ ]och[ ]med | från | sedan | anlän\w+ | ansl[uö]t\w* | kom(?:mer)?\b )
  | (?P<until> t\.?[ ]?o\.?[ ]?m\b\.? | till[ ]och[ ]med | (?: fram[ ] )? till | lämna\w* | gick | går | avv[ei]k\w* )
  | (?P<not> ej\b | inte\b | icke\b | utom | undantag | frånv | jäv )
  | (?P<number> \d+ (?: \.\d+ )* [a-zåäö]? (?! \w ) | (?<! \w ) (?-i: [IVXL]+ ) (?! \w ) )
    (?: / \d{2,4} (?! \d ) )?                            # the year behind the number: § 46/24
  | (?P<dash> [-–—] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
WIDEST = 500
"""No meeting has more items; a wider range is a misreading and is left alone."""
SPAN = re.compile(r"(\d+)[-–](\d+)")
PARTS = re.compile(r"(\d+)(.*)")


class _Range(NamedTuple):
    """A stretch of items; an open end is None."""

    first: str | None
    last: str | None
    numeric: bool = False
    """An open stretch among items that are numbered with digits."""


def present_for(refs: str, numbers: Sequence[str]) -> list[str]:
    """Return the numbers of the items that a reference means, in the document's order.

    >>> present_for("§§ 2–4 och 6", ["1", "2", "3", "4", "5", "6"])
    ['2', '3', '4', '6']
    >>> present_for("ej § 2", ["1", "2", "3"]), present_for("t.o.m. p. II", ["I", "II", "III"])
    (['1', '3'], ['I', 'II'])
    >>> present_for("punkt 7", ["06", "07"]), present_for("fr.o.m. §6", ["5", "6", "7"])
    (['07'], ['6', '7'])
    """
    return list(_present_for(refs, tuple(numbers)))


@lru_cache(maxsize=256)
def _present_for(refs: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
    known = _spelled(numbers)
    wanted: list[str] = []
    excluded: list[str] = []
    for positive, reach in _ranges(refs):
        (wanted if positive else excluded).extend(_members(reach, known))
    if excluded and not wanted:
        wanted = _members(_Range(None, None, excluded[0][:1].isdigit()), known)
    left = set(excluded)
    chosen = dict.fromkeys(number for number in wanted if number not in left)
    return tuple(sorted(chosen, key=_order(known)))


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


def _order(known: Mapping[str, str]) -> "_Order":
    return _Order({number: index for index, number in enumerate(known.values())})


class _Order(NamedTuple):
    """Sort key: by value where both are plain numbers, else in the document's order."""

    places: dict[str, int]

    def __call__(self, number: str) -> tuple[int, int, str]:
        """Return the key of one number."""
        parts = PARTS.fullmatch(number)
        if parts:
            return int(parts[1]), self.places.get(number, 0), parts[2]
        return self.places.get(number, len(self.places)), 0, number


def _ranges(refs: str) -> Iterator[tuple[bool, _Range]]:
    """Read the reference into stretches; False marks those that are excepted."""
    since = until = dash = negated = False
    start: str | None = None
    for match in TOKEN.finditer(refs):
        kind = match.lastgroup
        if kind == "since":
            if start is not None:
                yield not negated, _Range(start, start)
                start = None
            since, until, dash = True, False, False
        elif kind == "until":
            until, dash = True, since and start is not None
        elif kind == "not":
            if start is not None:
                yield not negated, (_Range(start, None) if since else _Range(start, start))
                start, since = None, False
            negated = True
        elif kind == "dash":
            dash = start is not None
        elif kind == "number":
            number = match["number"]
            if dash and start is not None:
                yield not negated, _Range(start, number)
                start, since, until, dash = None, False, False, False
                continue
            if start is not None:
                yield not negated, (_Range(start, None) if since else _Range(start, start))
                since = False
            start = number
            if until:
                yield not negated, _Range(None, number)
                start, until = None, False
    if start is not None:
        yield not negated, (_Range(start, None) if since else _Range(start, start))


def _members(reach: _Range, known: Mapping[str, str]) -> list[str]:
    """Return the numbers within a stretch; sub-items (`4.2`) only where a sub-item is named."""
    named = f"{reach.first or ''}{reach.last or ''}" or ("0" if reach.numeric else "")
    order = [plain for plain in known if "." in named or "." not in plain]
    if named[:1].isdigit():  # among the §§ of a council, sub-items may be lettered or begin at 1 again
        order = [plain for plain in order if plain[0].isdigit()]
        order = [plain for plain in order if "." in plain or _value(plain) >= _value(order[0])]
    first = _plain(reach.first) if reach.first else order[0] if order else None
    last = _plain(reach.last) if reach.last else max(order, key=_value) if order and named[:1].isdigit() else order[-1] if order else None
    if first is None or last is None:
        return []
    if first == last:
        return [known.get(first, reach.first or reach.last or first)]
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        if low > high and len(last) < len(first):  # § 186-94
            high = int(first[: -len(last)] + last)
        if not 0 <= high - low < WIDEST:
            return []
        return [
            *(known.get(str(item), str(item)) for item in range(low, high + 1)),
            *(known[plain] for plain in order if not plain.isdigit() and low <= _value(plain) <= high),  # 62a
        ]
    if first in order and last in order:
        return [known[key] for key in order[order.index(first) : order.index(last) + 1]]
    return [known[key] for key in (first, last) if key in known]


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    parts = PARTS.match(number)
    return int(parts[1]) if parts else -1
