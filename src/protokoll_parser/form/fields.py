"""Reads the form that a protocol begins (and often ends) with: labels and what stands under or beside them.

Goes in: the lines outside the items. Comes out: `Field`s, in order. Forms:

    Plats: Teams                                         on the label's line
    Plats och tid      Stadshuset, kl. 9                 in a column beside it, wrapped lines below
    Ej tjänstgörande   Monica Falkenby (S)               a label over two lines
    ersättare          Göran Thelander (M)
    Beslutande                                           under it, blank lines between
    Anna Ek (S), ordförande
    Vid protokollet            Justeras                  several labels on a line, values below in their columns
    Ingrid Tell                Britta Hallengren
    Utses att justera                                    several labels on lines of their own, then their values
    Justeringens plats och tid
    Ola Nordqvist (M)
    Kommunkansliet kl 10.00
"""

import re
from collections.abc import Sequence

from protokoll_parser.form.blocks import OpenField, deal_blocks
from protokoll_parser.form.glued import glued_label
from protokoll_parser.form.header import header_inside
from protokoll_parser.form.inside_lists import continues_table, labels_beside_lists
from protokoll_parser.form.labels import LONG
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.source import Line, Slice, cells, join
from protokoll_parser.structure import Field
from protokoll_parser.words.lexicon import Lexicon, fold

HEADINGS = frozenset(("signatures", "notice", "agenda", "matter", "annexes"))
"""Labels that head a part of the form and need no value of their own."""
ENDS_AT_BLANK = frozenset(("time", "end_time", "place", "time_place", "reference", "body", "organisation", "range", "date_header", "adjustment",
                           "chair", "vice_chair", "secretary", "notice_posted", "notice_removed", "notice_storage", "notice"))  # fmt: skip
"""Labels whose value is one paragraph; lists of people go on over blank lines."""
LOWERCASE_TAIL = lazy(r"[a-zåäö]")


def read_fields(lines: Sequence[Line], lexicon: Lexicon, header: Sequence[Line] = ()) -> tuple[Field, ...]:
    """Read all labels and their values; `header` is the page header, which may stand among them."""
    inside = header_inside(lines, {line.text for line in header}) if header else ()
    if inside:
        apart = [line for place, line in enumerate(lines) if place in inside]
        form = [line for place, line in enumerate(lines) if place not in inside]
        return (*read_fields(form, lexicon), *read_fields(apart, lexicon))
    done: list[OpenField] = []
    waiting: list[OpenField] = []
    columns: list[OpenField] = []
    blank = True
    for place, line in enumerate(lines):
        if not line.text:
            blank = True
            continue
        if _continues_label(line, done, lexicon) or continues_table(line, done, lexicon):
            blank = False
            continue
        found = labels_beside_lists(line, lines, place, done, lexicon)
        if found:
            waiting = _start(done, waiting, found)
            columns = found if len(found) > 1 and not any(entry.values for entry in found) else []
        elif columns and _distribute(line, columns):
            pass
        elif len(waiting) > 1 and _lines_ahead(lines, place) == len(waiting) and not waiting[0].values:
            waiting[0].values.append(Slice(line, 0, len(line.text)))
            waiting, columns = waiting[1:], []
        elif len(waiting) > 1 and not _is_continued(waiting[0], blank=blank):
            waiting = waiting[1:] if waiting[0].values else waiting
            waiting[0].values.append(Slice(line, 0, len(line.text)))
        elif done:
            _continue(done, line, lines, place, lexicon, blank=blank)
        blank = False
    deal_blocks(done, lexicon)
    return tuple(Field(entry.key, join(entry.label), tuple(entry.values)) for entry in done)


def _start(done: list[OpenField], waiting: list[OpenField], found: list[OpenField]) -> list[OpenField]:
    """Note the labels of a line; return the labels that wait for a value."""
    empty = [entry for entry in found if not entry.values and entry.key not in HEADINGS]
    lists = any(entry.key == "attendance" for entry in found)
    still = [entry for entry in waiting if not entry.values and not (lists and entry.key == "attendance")]
    done.extend(found)
    return [*still, *empty] if empty and len(found) == len(empty) else []


def _lines_ahead(lines: Sequence[Line], place: int) -> int:
    """Count the lines from a place to the next blank one."""
    stop = place
    while stop < len(lines) and lines[stop].text:
        stop += 1
    return stop - place


def _is_continued(entry: OpenField, *, blank: bool) -> bool:
    """Say whether a line goes on with the value that the first waiting label already has."""
    return bool(entry.values) and not blank


def _continues_label(line: Line, done: Sequence[OpenField], lexicon: Lexicon) -> bool:
    """Take a line that goes on with labels of the line above into their fields; say whether it was one."""
    if not done or line.marker or not LOWERCASE_TAIL.match(line.text):
        return False
    if _goes_on_glued(line, done[-1], lexicon):
        return True
    pieces = cells(Slice(line, 0, len(line.text)))
    owners = [next((entry for entry in done[-4:] if piece in entry.label), None) for piece in pieces]
    if owners[0] is None:
        return _extends(line, done[-1], lexicon)
    owner = owners[0]
    for piece, named in zip(pieces, owners, strict=True):
        if named is None:
            owner.values.append(piece)
            owner.value_column = owner.value_column or line.indent + piece.start
        else:
            owner = named
    return True


def _goes_on_glued(line: Line, last: OpenField, lexicon: Lexicon) -> bool:
    """Take a line that begins with the rest of a label and goes on with its value (`justera Rune Hägglöf`)."""
    if not last.glued and last.values:
        return False
    found = glued_label(line.text, lexicon, before=join(last.label).text)
    if found is None:
        return False
    last.key = found.key
    last.label.append(Slice(line, 0, found.stop))
    last.values.append(Slice(line, found.value, len(line.text)))
    return True


def _extends(line: Line, last: OpenField, lexicon: Lexicon) -> bool:
    """Take the second line of a label that stands in the left column into the open field (`ersättare   Hans Dalenius`)."""
    pieces = cells(Slice(line, 0, len(line.text)))
    first = pieces[0]
    if line.indent + first.start > last.column + 2 or len(first.text) > 40:
        return False
    wording = f"{join(last.label).text} {first.text}"
    label = lexicon.front.get(fold(wording))
    if not label and (not last.values or (len(pieces) == 1 and last.value_column <= last.column + 2)):
        return False
    if label or (last.key == "attendance" and read_group(wording, lexicon)):
        last.label.append(first)
        if len(pieces) > 1:
            last.values.append(Slice(line, pieces[1].start, len(line.text)))
        return True
    return False


def _distribute(line: Line, columns: list[OpenField]) -> bool:
    """Give the cells of a line to the labels above them, by column."""
    pieces = cells(Slice(line, 0, len(line.text)))
    if (
        len(line.text) > LONG
        or line.page_start
        or len(pieces) > len(columns) + 2
        or len(columns[0].values) > 4
        or (len(pieces) < 2 and line.indent + pieces[0].start <= columns[0].column + 2 and len(columns[0].values) > 2)
    ):
        return False
    for piece in pieces:
        at = line.indent + piece.start
        owner = columns[0]
        for entry in columns:
            if entry.column <= at + 4 and _tabs(entry.label[0]) <= _tabs(piece):
                owner = entry
        owner.values.append(piece)
    return True


def _tabs(piece: Slice) -> int:
    """Count the tab runs before a cell: in tabbed text the position says little, the column everything."""
    return len(re.findall(r"\t+", piece.line.text[: piece.start])) if "\t" in piece.line.text else 0


def _continue(
    done: list[OpenField], line: Line, lines: Sequence[Line], place: int, lexicon: Lexicon, *, blank: bool
) -> None:
    """Give a line without a label to the field above it, or let it head a list of people of its own."""
    last = next((entry for entry in reversed(done) if entry.key != "range" or not entry.values), done[-1])
    if not blank and last.key == "range":
        return
    if last.key != "attendance" or blank:
        group = _unknown_group(line, lines, place, lexicon)
        if (
            group
            and (blank or last.key == "attendance")
            and (last.key == "attendance" or not last.values or last.key in ENDS_AT_BLANK | HEADINGS)
        ):
            done.append(group)
            return
    beside = last.value_column and line.indent >= last.value_column - 2
    if last.values and blank and last.key in ENDS_AT_BLANK and not beside:
        return
    if len(line.text) > LONG and last.key != "notice" and not is_person(line.text, lexicon) and last.values:
        return
    last.values.append(Slice(line, 0, len(line.text)))


def _unknown_group(line: Line, lines: Sequence[Line], place: int, lexicon: Lexicon) -> OpenField | None:
    """Return a heading of a list of people that the lexicon does not know (`Från föreningarna`): names follow it."""
    text = line.text.rstrip(" :")
    if (
        not 3 <= len(text) <= 50
        or any(mark in text for mark in ",;(\t.")
        or "  " in text
        or line.marker
        or not text[0].isupper()
    ):
        return None
    if is_person(text, lexicon) or len(text.split()) > 6 or any(map(str.isdigit, text)):
        return None
    rows: list[bool] = []
    for below in lines[place + 1 : place + 5]:
        if not below.text:
            if rows:
                break
            continue
        rows.append(is_person(below.text, lexicon))
    if len(rows) < 1 or not rows[0] or sum(rows) * 3 < len(rows) * 2:
        return None
    return OpenField("attendance", [Slice(line, 0, len(text))], line.indent)
