"""Tells labels of a form from what only looks like one, as it stands in a list of people: rows, and heads of tables.

Goes in: a line, and the fields read so far. Comes out: its labels, if it has any. Forms that are none:

    Närvarande ledamöter:
    Ordförande Anna Berg (S)                  a row: the others begin with titles, too
    Uppdrag    Namn         Närvarande        the head of a table
    Kassör     Bo Ek        Ja                a row of it
"""

from collections.abc import Sequence
from itertools import takewhile

from protokoll_parser.form.blocks import OpenField
from protokoll_parser.form.glued import glued_label
from protokoll_parser.form.labels import labels_on
from protokoll_parser.people.rows import is_person, read_people
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line, Slice, cells
from protokoll_parser.words.lexicon import Lexicon, fold

SEATED = frozenset(("chair", "vice_chair", "secretary"))


def labels_beside_lists(
    line: Line, lines: Sequence[Line], place: int, done: Sequence[OpenField], lexicon: Lexicon
) -> list[OpenField]:
    """Return the labels on a line; what belongs to the list above is none: a table's head, a row with an office."""
    found = list(labels_on(line, lines, place, lexicon))
    headed = found and not found[0].label and done and done[-1].key == "attendance"
    tight = place > 0 and bool(lines[place - 1].text)
    row = _is_row(found, done, lexicon) if tight else _opens_list(found, done, lines[place:], lexicon)
    return [] if headed or row else found


def continues_table(line: Line, done: Sequence[OpenField], lexicon: Lexicon) -> bool:
    """Take a row of a table of people, though it begins like a label (`Kassör   Anna Berg   Ja`); say whether it was one."""
    if not done or done[-1].label:
        return False
    pieces, heads = cells(Slice(line, 0, len(line.text))), cells(done[-1].values[0])
    columns = words_of(lexicon).columns
    naming = next((place for place, piece in enumerate(heads) if columns.get(fold(piece.text)) == "name"), 0)
    if not (0 < naming < len(pieces) == len(heads) and is_person(pieces[naming].text, lexicon)):
        return False
    done[-1].values.append(Slice(line, 0, len(line.text)))
    return True


def _is_row(found: Sequence[OpenField], done: Sequence[OpenField], lexicon: Lexicon) -> bool:
    """Say whether an office before a name is a row of the list above, whose rows begin with titles, too.

    A colon may stand between them, right below the heading: `Ordförande: Anna Berg` under `Närvarande`.
    """
    if len(found) != 1 or found[0].key not in SEATED or not done or done[-1].key != "attendance":
        return False
    rows = done[-1].values
    people = read_people(rows[-1].text, lexicon) if rows else []
    if not found[0].glued:
        label = found[0].label[-1]
        marked = label.line.text.startswith(":", label.stop)
        return marked and bool(found[0].values) and (people[0].name[0] > 0 if people else not rows)
    return not rows or bool(people and people[0].name[0] > 0)


def _opens_list(found: Sequence[OpenField], done: Sequence[OpenField], lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Say whether an office before a name is the first row of a list that a blank line parts from its heading.

    So it is where nothing but people follows, and not all of them behind offices.
    """
    if len(found) != 1 or not found[0].glued or found[0].key not in SEATED or not done:
        return False
    if done[-1].key != "attendance" or done[-1].values:
        return False
    block = list(takewhile(lambda line: line.text, lines))
    people = all(is_person(line.text, lexicon) for line in block)
    return people and any(glued_label(line.text, lexicon) is None for line in block)
