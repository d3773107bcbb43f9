"""Reads the head of a table that is the agenda: what each of its columns holds.

Goes in: the cells of a line. Comes out: `number`, `title`, `text`, or the key of the label that the column is called by.
"""

from collections.abc import Sequence

from protokoll_parser.words.lexicon import Lexicon, fold

LONGEST_HEAD = 240
"""Characters; a longer line is no head."""
KINDS = ("number", "title", "time")


def agenda_kinds(cells: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return what each column holds, if the cells are the head of an agenda table; else nothing."""
    names = [fold(cell) for cell in cells]
    numbers, titles, times = (lexicon.words.get(f"agenda_{kind}_heads", frozenset()) for kind in KINDS)
    if titles.isdisjoint(names):
        return ()
    if not times.isdisjoint(names):
        return ()  # a timetable: what was said stands below it
    kinds: list[str] = []
    for name in names:
        label = lexicon.labels.get(name)
        if name in numbers and "number" not in kinds and "title" not in kinds and name not in titles:
            kinds.append("number")
        elif name in titles and "title" not in kinds:
            kinds.append("title")
        elif label and label.key in ("decision", "action", "responsible", "deadline"):
            kinds.append(label.key)
        else:
            kinds.append("text" if name else "")
    telling = any(kind in ("decision", "action", "responsible") for kind in kinds)
    return tuple(kinds) if len(kinds) > 1 and telling else ()
