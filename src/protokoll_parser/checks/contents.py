"""Compare the numbers of the table of contents with those of the items."""

from collections.abc import Iterable, Iterator

from protokoll_parser.checks.places import walk_items
from protokoll_parser.classifying.classify import Kind
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.numbered import recognise_numbered
from protokoll_parser.outline.outline import Outline, Section
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Front, Value

AT_END = lazy(r"§{1,2} ?(\d{1,4})(?:/\d{2,4})?[ \t.]*\d{0,3}$")


def check_contents(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:  # noqa: ARG001  every check takes the same
    """Say which numbers of the table of contents are no item's; a table that numbers otherwise is left alone."""
    stated = list(_stated(divided))
    if not stated:
        return
    numbers = {item["number"] for item in walk_items(value["items"]) if item.get("number")}
    numbers |= set(_covered(divided.sections))
    missing = [(number, line) for number, line in stated if number not in numbers]
    if len(missing) * 2 > len(stated):
        return
    for number, line in missing:
        yield Diagnostic("contents-mismatch", f"the table of contents has a number {number}, but no item has", line)


def _stated(divided: Outline) -> Iterator[tuple[str, int]]:
    """Yield the numbers of the entries that are numbered as the items are, each with its line."""
    for line, kind in zip(divided.pages.lines, divided.pages.kinds, strict=True):
        if kind is not Kind.CONTENTS:
            continue
        found = recognise_numbered(line)
        if found and found.style == divided.style:
            yield found.number, line.number
        elif "§" in line.text and divided.style == "paragraph" and (match := AT_END.search(line.text)):
            yield match[1], line.number


def _covered(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the numbers that headings over a range stand for (`§§ 100–102`)."""
    for section in sections:
        ordinal, last = section.heading.ordinal, section.heading.last
        if ordinal and ordinal[0] < last < ordinal[0] + 100:
            yield from map(str, range(ordinal[0], last + 1))
