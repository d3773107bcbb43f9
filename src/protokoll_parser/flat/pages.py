"""Cuts pages that came out on one line into the lines that they had: before headings, labels and people in a list.

Goes in: the lines of a text. Comes out: for each flat page its pieces, and a diagnostic that says so. What began a line
on the page is told by the numbers that count up through the text (series.py), by the wording of a label (labels.py), by
names in a list (people.py), and by what returns on every page (furniture.py). A paragraph that Word set on one line is no page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

LONGEST_LINE = 600
"""A longer line holds several of the page's: paragraphs are seldom as long."""
LONG_LINE = 200
"""A page with little text is a line of at least this length; nearly all lines of flat text are."""
SHORTEST_PAGE = 100
"""In a text of flat pages, a line that is longer is one as well: the last page may have little text."""


def cut_pages(lines: Sequence[Line], lexicon: Lexicon) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """Return the lines, those that hold a page cut into pieces with a blank line behind each, and what is to be told."""
    overlong = [line for line in lines if _is_overlong(line)]
    if not overlong:
        return tuple(lines), []
    alone = _is_ordinary(lines, overlong)
    pages = overlong if alone else [line for line in lines if len(line.text) > SHORTEST_PAGE and not line.row]
    from protokoll_parser.flat.cutting import cut_up  # noqa: PLC0415  # few texts have such pages: not loaded for the others

    cut = cut_up(pages, lexicon.base or lexicon, alone=alone)
    result = [piece for line in lines for piece in cut.get(line.index, [line])]
    return tuple(line._replace(index=index) for index, line in enumerate(result)), _told(pages, cut)


def _told(pages: Sequence[Line], cut: Mapping[int, Sequence[Line]]) -> list[Diagnostic]:
    """Return a diagnostic for each physical line that was cut."""
    counts: Counter[int] = Counter()
    for page in pages:
        counts[page.number] += sum(bool(piece.text) for piece in cut.get(page.index, ()))
    return [
        Diagnostic("page-on-one-line", f"A page that stood on one line was cut into {count} lines.", number)
        for number, count in counts.items()
        if count > 1
    ]


def _is_overlong(line: Line) -> bool:
    return (len(line.text) > LONGEST_LINE or line.continues) and not line.row


def _is_ordinary(lines: Sequence[Line], overlong: Sequence[Line]) -> bool:
    """Say whether a text has lines as others have, and only some overlong ones between them."""
    written = [line for line in lines if line.text]
    long = [line for line in written if len(line.text) > LONG_LINE]
    return 2 * len(overlong) < len(written) or 10 * _length(long) < 9 * _length(written)


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
