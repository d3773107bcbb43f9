"""Reads the head of a table that is the agenda: what each of its columns holds.

Goes in: the cells of a line. Comes out: `number`, `title`, `text`, or the key of the label that the column is called by.
"""

from collections.abc import Sequence

from protokoll_parser.lexicon import Lexicon, fold

LONGEST_HEAD = 120
"""Characters; a longer line is no head."""
NUMBER_HEADS = frozenset(("nr", "nr.", "§", "punkt", "#", "no", "ärendenr", "p", "pkt"))
TITLE_HEADS = frozenset(
    (
        "ärende",
        "ärenden",
        "punkt",
        "rubrik",
        "fråga",
        "ämne",
        "ärende/punkt",
        "dagordningspunkt",
        "innehåll",
        "agenda",
        "dagordning",
        "ärende/fråga",
    )
)
TIME_HEADS = frozenset(("tid", "klockslag", "kl", "kl.", "klockan", "tidsåtgång", "min", "minuter"))
DETAIL_HEADS = frozenset(
    (
        "anteckning",
        "anteckningar",
        "diskussion",
        "kommentar",
        "noteringar",
        "information",
        "beskrivning",
        "minnesanteckning",
        "minnesanteckningar",
        "text",
    )
)


def agenda_kinds(cells: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return what each column holds, if the cells are the head of an agenda table; else nothing."""
    names = [fold(cell) for cell in cells]
    if not any(name in TITLE_HEADS for name in names):
        return ()
    if not TIME_HEADS.isdisjoint(names):
        return ()  # a timetable: what was said stands below it
    kinds: list[str] = []
    for name in names:
        label = lexicon.labels.get(name)
        if name in NUMBER_HEADS and "number" not in kinds and "title" not in kinds and name not in TITLE_HEADS:
            kinds.append("number")
        elif name in TITLE_HEADS and "title" not in kinds:
            kinds.append("title")
        elif label and label.key in ("decision", "action", "responsible", "deadline"):
            kinds.append(label.key)
        else:
            kinds.append("text" if name in DETAIL_HEADS or name else "")
    telling = any(kind in ("decision", "action", "responsible") for kind in kinds)
    return tuple(kinds) if len(kinds) > 1 and telling else ()
