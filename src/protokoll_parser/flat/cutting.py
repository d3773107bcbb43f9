"""Cuts the flat pages of a text up, once they are known to be some (pages.py).

Goes in: the lines that hold pages. Comes out: the lines that each of them was cut into.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from protokoll_parser.flat.cuts import cuts
from protokoll_parser.flat.pieces import pieces
from protokoll_parser.flat.whole import Flat, read_pages
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon


def cut_up(pages: Sequence[Line], lexicon: Lexicon, *, alone: bool) -> dict[int, list[Line]]:
    """Return the lines that each page was cut into, by the page's index; `alone` among lines that are no pages."""
    return dict(_cut(read_pages(pages, lexicon, alone=alone), lexicon, alone=alone))


def _cut(flat: Flat, lexicon: Lexicon, *, alone: bool) -> Iterator[tuple[int, list[Line]]]:
    """Yield the index of each line that holds a page or part of one, and the lines that it was cut into."""
    for _, parts in groupby(range(len(flat.lines)), lambda page: flat.lines[page].number):
        pages = list(parts)
        if alone and not flat.are_pages(pages, lexicon):
            continue
        for page in pages:
            places = sorted([*flat.headings[page], *flat.below[page]])
            yield flat.lines[page].index, list(pieces(flat.lines[page], cuts(flat, page, lexicon), places, lexicon))
