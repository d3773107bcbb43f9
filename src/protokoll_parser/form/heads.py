"""Reads lines that are nothing but heads of what stands below them: of a table of people, of lists side by side, of values.

Goes in: the cells of a line, and the lines below. Comes out: the fields that they open. Forms:

    Datum         Tid         Plats            labels, their values in the row below
    Namn          Roll        Närvaro          a table of people without a heading of its own
    Kommun        Deltagare
    Närvarande    Frånvarande                  two lists side by side
"""

from collections.abc import Sequence

from protokoll_parser.form.blocks import OpenField
from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line, Slice, cells
from protokoll_parser.words.composed import front_label
from protokoll_parser.words.lexicon import Lexicon, fold

TELLING = frozenset(("party", "affiliation", "title", "presence", "absence", "replaces", "substitute"))
"""What the columns beside the names hold in a list of those who were there."""
MARKED = frozenset(("presence", "absence"))
"""Columns that hold marks, never people."""
LEAST_LABELS = 3
"""Two labels side by side may be a label and its value (`Ordförande   Justerare`)."""


def label_row(pieces: Sequence[Slice], lexicon: Lexicon) -> list[OpenField]:
    """Read a row of nothing but labels, whose values stand in the row below: `Datum   Tid   Plats`."""
    if len(pieces) < LEAST_LABELS:
        return []
    found = [front_label(fold(piece.text), lexicon) for piece in pieces]
    if not all(label and label.scope == "front" for label in found):
        return []
    return [
        OpenField(label.key, [piece], piece.line.indent + piece.start)
        for label, piece in zip(found, pieces, strict=True)
        if label
    ]


def bare_head(pieces: Sequence[Slice], lines: Sequence[Line], place: int, lexicon: Lexicon) -> OpenField | None:
    """Read the head of a table of people that no heading stands above: `Namn   Roll   Närvaro`, people below."""
    if len(pieces) < 2:
        return None
    columns = words_of(lexicon).columns
    roles = [columns.get(fold(piece.text)) for piece in pieces]
    if TELLING.isdisjoint(roles):
        return None
    if "name" not in roles and roles[0] == "affiliation":  # `Kommun   Deltagare`
        roles = [
            role or ("name" if read_group(piece.text, lexicon) else None)
            for role, piece in zip(roles, pieces, strict=True)
        ]
    if "name" not in roles or roles.count(None) * 2 > len(roles):
        return None
    row = _cells_below(lines, place)
    if len(row) < 2 or not _is_of_people(row, lexicon):
        return None
    line = pieces[0].line
    return OpenField("attendance", [], line.indent + pieces[0].start, [Slice(line, pieces[0].start, pieces[-1].stop)])


def lists_beside(pieces: Sequence[Slice], lines: Sequence[Line], place: int, lexicon: Lexicon) -> list[OpenField]:
    """Read the heads of two lists that stand side by side, people under both: `Närvarande   Frånvarande`.

    One of them must be known as a column of marks, or the second would be taken for what the first says.
    """
    if len(pieces) != 2 or words_of(lexicon).columns.get(fold(pieces[1].text)) not in MARKED:
        return []
    row = _cells_below(lines, place)
    if len(row) != 2 or not all(is_person(piece.text, lexicon) for piece in row):
        return []
    if not all(read_group(piece.text, lexicon) for piece in pieces):
        return []
    return [OpenField("attendance", [piece], piece.line.indent + piece.start) for piece in pieces]


def _cells_below(lines: Sequence[Line], place: int) -> list[Slice]:
    """Return the cells of the next line that is not blank."""
    below = next((line for line in lines[place + 1 :] if line.text), None)
    return cells(Slice(below, 0, len(below.text))) if below else []


def _is_of_people(row: Sequence[Slice], lexicon: Lexicon) -> bool:
    return any(is_person(piece.text, lexicon) for piece in row)
