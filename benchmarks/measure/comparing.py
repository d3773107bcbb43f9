"""Compares a parsed record with an expected one: what is right, missed and extra in each field.

What stands in an item must stand in the item that the expected one stands in. What hangs on a person, an item or a
decision that was not found counts as missed too. An expected element with `"optional": true` is neither demanded nor
punished; an item with `"any_level": true` may have any depth.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from measure.fields import DOCUMENT, ITEMS, LISTS, Document, Listed, Value
from measure.likeness import Element, Json

NOWHERE = -1  # the home of what stands in an item that was not found


class Tally(NamedTuple):
    """How many values are expected, found and right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found and is right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was found."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 1.0


class Finding(NamedTuple):
    """What one comparison adds to a field, and a line for each miss."""

    field: str
    tally: Tally
    misses: Sequence[str]


def compare(gold: Json, found: Json) -> Iterator[Finding]:
    """Compare a parsed record with an expected one, field by field."""
    for value in DOCUMENT:
        yield compare_values(value, Element(gold), Element(found))
    gold_items, found_items = flatten(gold.get("items")), flatten(found.get("items"))
    pairs = best_pairs(gold_items, found_items, ITEMS.likeness)
    yield from compare_lists(ITEMS, gold_items, found_items, pairs)
    partner = dict(pairs)
    homes = [replace(item, home=partner.get(item.home, NOWHERE)) for item in gold_items]
    documents = Document(gold, homes), Document(found, found_items)
    for row in LISTS:
        expected, parsed = map(row.elements, documents)
        yield from compare_lists(row, expected, parsed, best_pairs(expected, parsed, row.likeness))


def flatten(items: Sequence[Json] | None) -> list[Element]:
    """List items, each followed by its sub-items; an item's home is its own place in the list."""

    def descend(rows: Sequence[Json] | None, depth: int) -> Iterator[tuple[Json, int]]:
        for row in rows or ():
            yield row, depth
            yield from descend(row.get("items"), depth + 1)

    return [
        Element(row, index, depth, bool(row.get("optional"))) for index, (row, depth) in enumerate(descend(items, 0))
    ]


def best_pairs(
    gold: Sequence[Element], found: Sequence[Element], likeness: Callable[[Element, Element], float]
) -> list[tuple[int, int]]:
    """Pair the elements of two lists, the likeliest pair first; among equals, in the order of the lists."""
    scored = (
        (-score, left, right)
        for left, expected in enumerate(gold)
        for right, parsed in enumerate(found)
        if (score := likeness(expected, parsed)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(scored):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return list(pairs.items())


def compare_lists(
    row: Listed, gold: Sequence[Element], found: Sequence[Element], pairs: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Count the paired, the missed and the extra elements of two lists, and compare what hangs on them."""
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    missed = [element for index, element in enumerate(gold) if index not in left and not element.optional]
    extra = [element for index, element in enumerate(found) if index not in right]
    hits = sum(not gold[index].optional for index in left)
    lines = [*(f"missed: {brief(e.record)}" for e in missed), *(f"extra: {brief(e.record)}" for e in extra)]
    yield Finding(row.field, Tally(hits + len(missed), hits + len(extra), hits), lines)
    matched = [(gold[a], found[b]) for a, b in pairs]
    for value in row.values:
        for expected, parsed in (*matched, *((element, None) for element in missed)):
            if value.applies(expected, parsed is not None):
                yield compare_values(value, expected, parsed)


def compare_values(value: Value, gold: Element, found: Element | None) -> Finding:
    """Compare what a field says in two elements; None and the empty string say nothing."""
    a, b = value.read(gold), None if found is None else value.read(found)
    has_a, has_b = a not in (None, ""), b not in (None, "")
    right = has_a and has_b and value.same(a, b)
    misses = [] if right or not (has_a or has_b) else [f"value: {brief(a)}, got {brief(b)} in {brief(gold.record)}"]
    return Finding(value.field, Tally(has_a, has_b, right), misses)


def brief(value: object) -> str:
    """Write a value, or what tells an element from its like, on one short line."""
    if isinstance(value, Mapping):
        value = {
            name: value[name] for name in ("role", "label", "name", "title", "date", "by", "text") if value.get(name)
        }
    return json.dumps(value, ensure_ascii=False, default=str)[:160]
