"""Sets the page header apart from the form of the first page, where the two were read into one another.

Goes in: the lines of the first pages, and the page header as later pages repeat it. Comes out: the places of the lines
that are the header. So they stand where the header is set beside the form, and a PDF library read it after the first
label:

    Plats och tid
    PROTOKOLL
    Sammanträdesdatum: 2017-06-13
    Stadshuset, kl. 15.00–17.45
"""

from collections.abc import Collection, Sequence

from protokoll_parser.source import Line

LEAST = 2
TYPES = ("protokoll", "anteckningar")
"""What document it is stands in every page header. Other lines of it may be values of labels (`Nämnd` / `Byggnadsnämnden`)."""


def header_inside(lines: Sequence[Line], header: Collection[str]) -> set[int]:
    """Return the places of page headers in a form: two lines or more of them, not at the head of the page."""
    found: set[int] = set()
    run: list[int] = []
    begun = False
    for place, line in enumerate(lines):
        if line.text in header:
            run.append(place)
        elif line.text:
            found.update(run if begun and _is_header(lines, run) else ())
            run, begun = [], True
    return found


def _is_header(lines: Sequence[Line], run: Sequence[int]) -> bool:
    return len(run) >= LEAST and any(lines[place].text.casefold().endswith(TYPES) for place in run)
