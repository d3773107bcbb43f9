"""Finds the labels on a line of a form: alone, in columns, in a table's head, glued to their value or over two lines.

Goes in: a line and those below it. Comes out: a field that is open, for each label, with what stands beside it. Forms:

    Plats: Teams        Plats      Teams                 a colon, or a gap
    Tid och plats Teams, kl. 9                           neither (glued.py)
    Datum för anslags / uppsättande                      over two lines
    Mötesanteckningar skrivna av Anna Ek                 wordings that a name follows
    Vid mötet deltog Anna Berg och Bo Ek.                a sentence that is a list (prose/told.py)
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.form.blocks import OpenField
from protokoll_parser.form.glued import glued_label
from protokoll_parser.form.heads import bare_head, label_row, lists_beside
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.prose.told import told
from protokoll_parser.source import Line, Slice, cells, whole
from protokoll_parser.words.composed import front_label
from protokoll_parser.words.labels import match_label
from protokoll_parser.words.lexicon import Lexicon, alternatives, fold

LONG = 160
"""A longer line is running text, not an entry of a form."""
LONGEST_CELL = 40
"""A longer line can be the first of a paragraph."""
LONGEST_HEAD = 120
"""No label, nor heading of a list, is longer."""
RULES = lazy(r"[ \t]*(?:[_…]{2,}|\.{4,})[ \t_.…]*")
LONGEST_WRITER = 61
"""Characters behind such a label, the space before them counted."""
RANGE = lazy(r"(Paragraf(?:er)?|§§)[ ]+(?=§*[ ]?\d)")


def labels_on(line: Line, lines: Sequence[Line], place: int, lexicon: Lexicon) -> Iterator[OpenField]:
    """Yield the labels on a line with what stands beside them."""
    if len(line.text) > 6 * LONG and line.text.count(":") < 2:
        return
    if opened := _told_list(line, lexicon):
        yield opened
        return
    pieces = _pieces(line)
    if heads := _heads(pieces, lines, place, lexicon):
        yield from heads
        return
    index = 0
    while index < len(pieces):
        opened = _label(pieces[index], lines, place, lexicon, first=index == 0)
        if opened is None:
            if index == 0:
                return
            index += 1
            continue
        stop = index + 1
        while stop < len(pieces) and _label(pieces[stop], lines, place, lexicon, first=False) is None:
            stop += 1
        if stop > index + 1:
            opened.values.append(Slice(line, pieces[index + 1].start, pieces[stop - 1].stop))
            opened.value_column = line.indent + pieces[index + 1].start
        yield opened
        if opened.key == "signatures" and len(opened.values) == 1 and stop == index + 1:
            inner = _label(opened.values[0], lines, place, lexicon, first=False, alone=True)
            if inner:
                opened.values.clear()
                yield inner
        index = stop


def _heads(pieces: Sequence[Slice], lines: Sequence[Line], place: int, lexicon: Lexicon) -> list[OpenField]:
    """Read a line of nothing but heads, whose values stand below: of a table, of lists side by side, of labels."""
    if beside := lists_beside(pieces, lines, place, lexicon):
        return beside
    headed = _table_head(pieces, lines, place, lexicon) or bare_head(pieces, lines, place, lexicon)
    return [headed] if headed else label_row(pieces, lexicon)


def _told_list(line: Line, lexicon: Lexicon) -> OpenField | None:
    """Return the list that a sentence opens which tells who was there: `Vid mötet deltog Anna Berg och Bo Ek.`"""
    found = (
        told(line.text, 0, len(line.text), lexicon) if line.text[-1] in ".,)" or len(line.text) > LONGEST_CELL else None
    )
    if found is None:
        return None
    return OpenField("attendance", [Slice(line, *found.lead)], line.indent, [whole(line)])


def _table_head(pieces: Sequence[Slice], lines: Sequence[Line], place: int, lexicon: Lexicon) -> OpenField | None:
    """Read the head of a table of people, whose columns may be called like labels: `Närvarande   Företag   Sign`."""
    columns = words_of(lexicon).columns
    if len(pieces) < 2 or fold(pieces[1].text) not in columns or pieces[1].text[-1] == ":":
        return None
    if 2 * sum(fold(piece.text) in columns for piece in pieces[1:]) < len(pieces) - 1:
        return None
    if any(":" in piece.text or any(map(str.isdigit, piece.text)) for piece in pieces[1:]):
        return None
    opened = _label(pieces[0], lines, place, lexicon, first=True)
    if opened is None or opened.key != "attendance" or opened.values:
        return None
    opened.values.append(Slice(pieces[0].line, pieces[1].start, pieces[-1].stop))
    opened.value_column = pieces[0].line.indent + pieces[1].start
    return opened


def _pieces(line: Line) -> list[Slice]:
    """Cut a line into cells, at signature lines too (`Sekreterare ______ Paragraf 46-56`); the drawn lines fall away."""
    text = line.text
    if "__" not in text and "...." not in text and "…" not in text:
        return cells(Slice(line, 0, len(text)))
    bounds = [0, *(place for match in RULES.finditer(text) for place in match.span()), len(text)]
    return [
        cell
        for left, right in zip(bounds[::2], bounds[1::2], strict=True)
        if left < right
        for cell in cells(Slice(line, left, right))
    ]


def _label(
    piece: Slice, lines: Sequence[Line], place: int, lexicon: Lexicon, *, first: bool, alone: bool = False
) -> OpenField | None:
    """Return the label that a cell is or begins with."""
    line, text = piece.line, piece.text
    column = line.indent + piece.start
    head, colon, tail = text.partition(":")
    label = front_label(fold(head), lexicon) if len(head) < LONGEST_HEAD else None
    if len(head) < LONGEST_HEAD and (colon or first):
        group = (label is None or label.scope != "front") and read_group(head, lexicon)
        if group and (colon or not _names_document(lines, place)):
            opened = OpenField("attendance", [Slice(line, piece.start, piece.start + len(head))], column)
            if tail.strip():
                opened.values.append(_tail(piece, len(head) + 1))
            return opened
    found = match_label(line, lexicon, front=True, slips=True) if first else None
    if found and found.stop <= piece.stop and (found.label.scope == "front" or (colon and found.stop)):
        opened = OpenField(
            found.label.key if found.label.scope == "front" else "matter", [Slice(line, 0, found.stop)], column
        )
        if found.value < piece.stop:
            opened.values.append(Slice(line, found.value, piece.stop))
        return opened
    standing = " " in head or (head[:1].isupper() and len(head) > 5)
    if label and label.scope == "front" and (colon or alone or (not first and standing)):
        opened = OpenField(label.key, [Slice(line, piece.start, piece.start + len(head))], column)
        if tail.strip():
            opened.values.append(_tail(piece, len(head) + 1))
        return opened
    return (
        _two_lines(piece, lines, place, lexicon)
        or _prefixed(piece, lexicon)
        or (_glued(piece, lexicon) if first else None)
    )


def _names_document(lines: Sequence[Line], place: int) -> bool:
    """Say whether the line below is the document's heading: `Styrelsen` / `Mötesprotokoll 5` names who meets."""
    below = lines[place + 1].text.casefold() if place + 1 < len(lines) else ""
    return "protokoll " in f"{below} " or "anteckningar " in f"{below} "


def _glued(piece: Slice, lexicon: Lexicon) -> OpenField | None:
    found = glued_label(piece.text, lexicon)
    if found is None:
        return None
    label = Slice(piece.line, piece.start, piece.start + found.stop)
    return OpenField(found.key, [label], piece.line.indent + piece.start, [_tail(piece, found.value)], glued=True)


def _tail(piece: Slice, start: int) -> Slice:
    text = piece.text
    while start < len(text) and text[start].isspace():
        start += 1
    return Slice(piece.line, piece.start + start, piece.stop)


def _two_lines(piece: Slice, lines: Sequence[Line], place: int, lexicon: Lexicon) -> OpenField | None:
    """Return a label that runs on over the line below in the same column (`Datum för anslags` / `uppsättande`)."""
    if len(piece.text) > 45 or not piece.text[0].isupper():
        return None
    below = next((line for line in lines[place + 1 : place + 3] if line.text), None)
    if below is None:
        return None
    column = piece.line.indent + piece.start
    for under in cells(Slice(below, 0, len(below.text))):
        if abs(below.indent + under.start - column) <= 2:
            wording = f"{piece.text} {under.text}"
            label = front_label(fold(wording), lexicon)
            if label and label.scope == "front":
                return OpenField(label.key, [piece, under], column)
            if under.text[0].islower() and len(wording) < 60 and read_group(wording, lexicon):
                return OpenField("attendance", [piece, under], column)
            if under.text[0].islower() and (glued := glued_label(under.text, lexicon, before=piece.text)):
                return OpenField(glued.key, [piece], column, glued=True)
    return None


def _prefixed(piece: Slice, lexicon: Lexicon) -> OpenField | None:
    """Return a label that a value follows without a colon (`Mötesanteckningar skrivna av Anna Ek`, `Paragrafer 57–72`)."""
    text = piece.text
    folded = text.casefold()
    column = piece.line.indent + piece.start
    if folded.startswith(prefixes := alternatives(lexicon.words.get("secretary_prefixes", frozenset()))):
        stop = next(len(prefix) for prefix in reversed(prefixes) if folded.startswith(prefix))
        if text[stop : stop + 1] == " " and len(text) < stop + LONGEST_WRITER:
            label = Slice(piece.line, piece.start, piece.start + stop)
            return OpenField("secretary", [label], column, [_tail(piece, stop + 1)])
    if match := RANGE.match(text):
        return OpenField(
            "range", [Slice(piece.line, piece.start, piece.start + match.end(1))], column, [_tail(piece, match.end())]
        )
    return None
