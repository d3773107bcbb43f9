"""Say where the items' numbers do not follow one another, or differ from the range that the text states."""

from collections.abc import Iterator

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Front, Value

RANGE = lazy(r"(\d{1,4})(?:/\d{2,4})?\s*[-–—]\s*§*\s*(\d{1,4})(?!\d)")


def check_numbering(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:
    """Say where a number is missing or stands twice, and where the stated range differs from the items."""
    if not value["items"]:
        yield Diagnostic("no-items", "no agenda item was found")
        return
    previous = None
    for section in divided.sections:
        heading = section.heading
        line = divided.pages.lines[section.start].number
        if not heading.ordinal:
            continue
        if previous is not None:
            step = heading.ordinal[0] - previous
            if step > 1:
                missing = f"{previous + 1}" if step == 2 else f"{previous + 1}–{heading.ordinal[0] - 1}"
                yield Diagnostic("numbering-gap", f"no item {missing} before item {heading.number}", line)
            elif step <= 0 and len(heading.ordinal) == 1:
                yield Diagnostic("numbering-repeat", f"item number {heading.number} stands twice", line)
        previous = heading.last
    yield from _check_range(divided, front)


def _check_range(divided: Outline, front: Front) -> Iterator[Diagnostic]:
    numbers = [
        (section.heading.ordinal[0], section.heading.last) for section in divided.sections if section.heading.ordinal
    ]
    stated = next(
        (entry for entry in (*front.fields, *front.back_fields) if entry.key == "range" and entry.values), None
    )
    if not stated or not numbers or divided.style not in ("paragraph", "after"):
        return
    match = RANGE.search(" ".join(piece.text for piece in stated.values))
    if match and (int(match[1]), int(match[2])) != (numbers[0][0], numbers[-1][1]):
        yield Diagnostic(
            "range-mismatch",
            f"the text states paragraphs {match[1]}–{match[2]}, the items found are {numbers[0][0]}–{numbers[-1][1]}",
            stated.values[0].line.number,
        )
