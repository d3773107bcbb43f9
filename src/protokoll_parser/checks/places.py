"""Where the parts of a record stand: its items one after another, and the line that an offset lies on."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from protokoll_parser.outline.outline import Outline
from protokoll_parser.source import Line
from protokoll_parser.structure import Value


def walk_items(items: Iterable[Value]) -> Iterator[Value]:
    """Yield the items and their sub-items in the order of the text."""
    for item in items:
        yield item
        yield from walk_items(item.get("items") or ())


def line_at(divided: Outline, span: tuple[int, int] | None) -> int | None:
    """Return the number of the line that a span begins on, from 1; None without a span."""
    lines = divided.pages.lines
    if span is None or not lines:
        return None
    return lines[max(0, bisect_right(lines, span[0], key=_start) - 1)].number


def named(item: Value) -> str:
    """Return what a message calls an item: its label, or its title.

    >>> named({"label": "§ 46/24", "title": "Ekonomi"}), named({"label": None, "title": "Ekonomi"}), named({})
    ('§ 46/24', 'Ekonomi', 'an item')
    """
    return str(item.get("label") or item.get("title") or "an item")


def _start(line: Line) -> int:
    return line.raw.start
