"""How general the parser is: the figures of a layout's texts without the words that are that layout's own.

All words but those of `layouts/common/` stand in a file for each kind of protocol. What the texts of one kind lose when
its file is left out is what a kind of protocol loses that nobody has written a file for.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from measure.figures import summaries
from measure.texts import Parse, Scored, score_file

Library = Callable[[frozenset[str]], Parse]
"""Makes a parser that does without the data files of the layouts named."""
TITLE = "mean F1 by layout"
HEAD = f"{TITLE:28}{'with':>8}{'without':>9}{'gap':>8}{'common only':>13}"


class Compared(NamedTuple):
    """The texts of the layouts that have a data file of their own, scored."""

    whole: Sequence[Scored]
    """With all data files."""
    without: Sequence[Scored]
    """Without the layout's own data file."""
    common: Sequence[Scored]
    """Without the data files of all layouts: with the common words only."""


def own_files(layouts: Path) -> frozenset[str]:
    """Give the names of the layouts that have a data file of their own."""
    return frozenset(path.stem for path in layouts.glob("*.toml"))


def compare_without(texts: Iterable[Path], library: Library, layouts: Path) -> Compared:
    """Score the texts of each layout that has a data file of its own, with and without it."""
    names = own_files(layouts)
    owned = [text for text in texts if text.parent.name in names]
    parsers = {layout: library(frozenset({layout})) for layout in {text.parent.name for text in owned}}
    whole, common = library(frozenset()), library(names)
    return Compared(
        [score_file(text, whole) for text in owned],
        [score_file(text, parsers[text.parent.name]) for text in owned],
        [score_file(text, common) for text in owned],
    )


def generality_table(compared: Compared, layouts: Iterable[str]) -> list[str]:
    """Lay out the mean F1 of each layout with its own data file, without it, the gap, and with the common files only."""
    whole, without, common = map(summaries, compared)
    lines = [HEAD]
    for name in layouts:
        if name in whole:
            full, less, least = (table[name].mean for table in (whole, without, common))
            lines.append(f"{name:28}{full:8.3f}{less:9.3f}{full - less:8.3f}{least:13.3f}")
        else:
            lines.append(f"{name:28}  no data file of its own")
    return [*lines, ""]
