"""Puts together the rows of a list of people from its lines.

Goes in: the lines that stand under a heading. Comes out: `Row`s: each the text of one entry, with the place of every
character, or a heading inside the list. A row may go on over several lines (a wrapped cell, a note on a line of its
own, a run of names that is one paragraph), and columns may have been read one after the other.
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.extractors.attendance.entries import Entry, column_of, extend, goes_on
from protokoll_parser.people.rows import SENTENCE, PersonRow, is_person, read_attributes, read_group, read_people
from protokoll_parser.people.words import NO_NAME, ORGANISATION, PLACE, TITLE, bare, traits, words_of
from protokoll_parser.source import Passage, Slice, cells, joint
from protokoll_parser.words.lexicon import Lexicon


class Row(NamedTuple):
    """An entry of a list, or a heading inside it."""

    passage: Passage
    people: tuple[PersonRow, ...] = ()
    heading: str = ""
    """`group` or `unit` where the row heads those below it (`Från kommunen`, `Hjobo kommun`); empty for entries."""
    column: int = 0
    """Where the row begins, in columns of the page."""


NO_ONE = frozenset(("-", "–", "—"))
LONGEST_HEADING = 60
NEAR, FAR = 2, 4
"""Lines down to the next that can belong to the row above: near, or as far as the rows themselves stand apart."""
LONGEST_NOTE = 90
"""A longer line that names nobody is running text, not part of a list."""


def whole_passage(piece: Slice) -> Passage:
    """Return a slice as a passage, its gaps kept."""
    return Passage(piece.text, (piece,), (0,))


def join_cells(columns: Sequence[Sequence[Slice]]) -> Passage:
    """Join the cells of a row, a tab between them; wrapped lines inside a cell are mended."""
    if len(columns) == 1 and len(columns[0]) == 1:
        return whole_passage(columns[0][0])
    text: list[str] = []
    slices: list[Slice] = []
    at: list[int] = []
    length = 0
    for column in columns:
        for index, piece in enumerate(column):
            glue = "\t" if length and not index else ""
            if index:
                glue, drop = joint(slices[-1].text, piece.text)
                if drop:
                    slices[-1] = slices[-1]._replace(stop=slices[-1].stop - drop)
                    text[-1] = text[-1][:-drop]
                    length -= drop
            text.append(glue + piece.text)
            slices.append(piece)
            at.append(length + len(glue))
            length += len(glue) + len(piece.text)
    return Passage("".join(text), tuple(slices), tuple(at))


def read_rows(values: Sequence[Slice], lexicon: Lexicon) -> list[Row]:
    """Return the rows of a list that has no table head."""
    entries: list[Entry] = []
    attributes: list[Slice] = []
    gap, line, headed = NEAR, 0, False
    for index, value in enumerate(values):
        piece = _trimmed(value)
        if piece is None:
            continue
        if entries and _heads_column(piece, lexicon):
            line, headed = piece.line.index, True
            continue
        told = _is_told(piece.text)
        people = [] if told else read_people(piece.text, lexicon)
        down, line = piece.line.index - line if entries else 0, piece.line.index
        if people and entries and entries[-1].people and down <= FAR:
            gap = max(gap, down)
        last = entries[-1] if entries and down <= gap and not entries[-1].heading else None
        headed = headed and not people
        if not told and last is not None and not attributes and not headed and goes_on(last, piece, people, lexicon):
            extend(last, piece)
            continue
        heading = "" if people or told else _heading(piece, values[index + 1 :], entries, lexicon)
        if not (told or people or heading) and last is not None and last.people and _is_attribute(piece.text, lexicon):
            attributes.append(piece)
            continue
        _hand_out(attributes, entries)
        attributes = []
        entries.append(Entry([[piece]], people, column_of(piece), heading))
    _hand_out(attributes, entries)
    return [_row(entry, lexicon) for entry in entries]


def _is_told(text: str) -> bool:
    """Say whether a line is a sentence about people, not a row of them: `Ordförande för dagen var Bo Ek.`"""
    if text[-1] != "." or text[0].islower() or SENTENCE.search(text) is None:
        return False
    return "ärvar" not in text and "djunger" not in text and "delt" not in text.lower()


def _heads_column(piece: Slice, lexicon: Lexicon) -> bool:
    """Say whether a line is the head of a column that was read after the column of names."""
    return piece.line.indent == 0 and piece.text[0].isupper() and piece.text.casefold() in words_of(lexicon).columns


def _trimmed(value: Slice) -> Slice | None:
    """Return a slice without white space at its ends; None if nothing is left."""
    text = value.text
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return Slice(value.line, value.start + left, value.start + right) if left < right else None


def _hand_out(attributes: Sequence[Slice], entries: Sequence[Entry]) -> None:
    """Give lines that say something of a person and name nobody to those they are about.

    As many such lines as there are bare names above them are a column that was read after the column of names.
    """
    if not attributes:
        return
    count = 0
    for entry in reversed(entries):
        if entry.heading or len(entry.people) != 1 or entry.changed or count == len(attributes):
            break
        count += 1
    owners = (
        list(entries[-len(attributes) :])
        if count == len(attributes) and count > 1 and _are_bare(entries[-count:])
        else None
    )
    for index, piece in enumerate(attributes):
        owner = owners[index] if owners else entries[-1]
        if not owner.changed:
            owner.cells = [[cell] for cell in cells(owner.cells[0][0])]
            owner.changed = True
        owner.cells.extend([cell] for cell in cells(piece))


def _are_bare(entries: Sequence[Entry]) -> bool:
    """Say whether none of the rows but the last says anything beside the name."""
    return all(entry.people[0].affiliation is None and entry.people[0].party is None for entry in entries)


def _heading(piece: Slice, below: Sequence[Slice], entries: Sequence[Entry], lexicon: Lexicon) -> str:
    """Say whether a line that names nobody heads those below it, and how: as a group or as the unit they come from."""
    text = piece.text.strip(" *")
    if len(text) > LONGEST_HEADING or "\t" in text or "  " in text:
        return ""
    if read_group(text, lexicon):
        return "group"
    if text[:4] in ("Från", "För ") and not any(map(str.isdigit, text)):
        return "group"
    words = words_of(lexicon)
    if len(text) > 5 and bare(text) in words.parties:
        return "unit"
    every = 0
    for word in text.split():
        every |= traits(words, word)
    if text[-1] == ":":
        return "" if every & TITLE else "unit"
    if not every & (ORGANISATION | PLACE) or every & TITLE or text[-1] in ".,;":
        return ""
    heads = (
        piece.line.strong or piece.line.level > 0 or not entries or any(entry.heading == "unit" for entry in entries)
    )
    following = next((value.text.strip() for value in below if value.text.strip()), "")
    return "unit" if heads and is_person(following, lexicon) else ""


def _is_attribute(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line that names nobody tells something of the person above."""
    if len(text) > LONGEST_NOTE or ":" in text.replace(":e", "").rstrip("0123456789-–. "):
        return False
    found = text.split("\t") if "\t" in text else text.split("  ")
    if len(found) > 1 and found[-1].strip() in NO_ONE:
        return False  # `Åk 2      –`: nobody came for them
    words = words_of(lexicon)
    if any(traits(words, word) & NO_NAME for word in text.split() if word[0].isupper()):
        return False
    return read_attributes(text, lexicon) is not None


def _row(entry: Entry, lexicon: Lexicon) -> Row:
    if not entry.changed:
        return Row(whole_passage(entry.cells[0][0]), tuple(entry.people), entry.heading, entry.column)
    passage = join_cells(entry.cells)
    return Row(passage, tuple(read_people(passage.text, lexicon)), "", entry.column)
