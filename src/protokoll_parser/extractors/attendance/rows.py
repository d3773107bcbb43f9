"""Puts together the rows of a list of people from its lines.

Goes in: the lines that stand under a heading. Comes out: `Row`s: each the text of one entry, with the place of every
character, or a heading inside the list. A row may go on over several lines (a wrapped cell, a note on a line of its
own, a run of names that is one paragraph), and columns may have been read one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import SENTENCE, PersonRow, is_person, read_attributes, read_group, read_people
from protokoll_parser.people.words import GIVEN, NO_NAME, ORGANISATION, PLACE, TITLE, bare, traits, words_of
from protokoll_parser.source import Passage, Slice, joint
from protokoll_parser.words.lexicon import Lexicon


class Row(NamedTuple):
    """An entry of a list, or a heading inside it."""

    passage: Passage
    people: tuple[PersonRow, ...] = ()
    heading: str = ""
    """`group` or `unit` where the row heads those below it (`Från kommunen`, `Hjobo kommun`); empty for entries."""
    column: int = 0
    """Where the row begins, in columns of the page."""


@dataclass
class _Entry:
    """A row that is being put together (local to read_rows)."""

    cells: list[list[Slice]]
    people: list[PersonRow]
    column: int
    changed: bool = False
    """More than one line was put together, so that the people have to be read anew."""
    heading: str = ""


CELL = lazy(r"\S+(?: \S+)*")
NO_ONE = frozenset(("-", "–", "—"))
LEADING = frozenset(("member", "substitute", "official", "guest", "adjunct"))
"""What words in small letters say that lead over to people within a run."""
UNFINISHED = frozenset(
    ("och", "samt", "&", "för", "f", "i", "på", "vid", "från", "till", "av", "von", "van", "de", "der", "den", "af",
     "tf", "bitr", "vice", "ersätter")
)  # fmt: skip
"""No row ends in one of these words."""
PARTY = lazy(r"\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)[ \t]+[A-ZÅÄÖ]")
"""A row that the party opens: `(S) Anna Berg, Bo Ek`."""
ONGOING = lazy(r"[a-zåäö(§\d]")
WIDEST = 20
"""Columns; a list with more is none."""
LONGEST_HEADING = 60
NEAR, FAR = 2, 4
"""Lines down to the next that can belong to the row above: near, or as far as the rows themselves stand apart."""
LONGEST_NOTE = 90
"""A longer line that names nobody is running text, not part of a list."""


def cells(piece: Slice) -> list[Slice]:
    """Cut a slice into the cells that a tab or two or more spaces set apart; empty cells are left out."""
    return [
        Slice(piece.line, match.start(), match.end())
        for match in CELL.finditer(piece.line.text, piece.start, piece.stop)
    ]


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
    entries: list[_Entry] = []
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
        if not told and last is not None and not attributes and not headed and _goes_on(last, piece, people, lexicon):
            _extend(last, piece)
            continue
        heading = "" if people or told else _heading(piece, values[index + 1 :], entries, lexicon)
        if not (told or people or heading) and last is not None and last.people and _is_attribute(piece.text, lexicon):
            attributes.append(piece)
            continue
        _hand_out(attributes, entries)
        attributes = []
        entries.append(_Entry([[piece]], people, _column(piece), heading=heading))
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


def _column(piece: Slice) -> int:
    return piece.line.indent + piece.start


def _goes_on(entry: _Entry, piece: Slice, people: Sequence[PersonRow], lexicon: Lexicon) -> bool:
    """Say whether a line goes on with the row above it.

    A line that begins with one word of a name, under a run of full names, begins in the middle of a name.
    """
    before, text = entry.cells[-1][-1].text, piece.text
    if piece.line.marker and not piece.start and entry.cells[0][0].line.marker == piece.line.marker:
        return False  # another entry of the same list
    last, word = before[-1], before.rsplit(None, 1)[-1]
    begun = words_of(lexicon).status.get(word.casefold(), "") if last == "." else ""
    joined = before[: -len(word)].endswith((" samt ", " och ", " jämte "))
    leading = joined and words_of(lexicon).groups.get(word) in LEADING  # `samt suppleanterna`
    unfinished = (
        begun.startswith("substitute")
        or leading
        or (
            (before[-2:-1].isalnum() if last in "-–/" else last.islower() or last == "&")
            and (last in "-–/" or word in UNFINISHED)
        )
    )
    if people and people[0].span[0] == 0 and not text[0].islower():
        name = text[slice(*people[0].name)]
        if (" " not in name and _ends_in_given(before, lexicon)) or (len(entry.people) > 1 and last in ",;"):
            return True
        if last == "," and PARTY.match(entry.cells[0][0].text):
            return True
        return unfinished or (" " not in name and len(entry.people) > 1 and " " in before[slice(*entry.people[0].name)])
    if (not entry.people and not people) or (people and text[0] == "(" and PARTY.match(text) and people[0].party):
        return False
    unfinished = unfinished or before.count("(") > before.count(")")
    if text[0].isdigit() and not unfinished:
        said = read_attributes(text, lexicon)
        return said is not None and said.presence_note is not None
    if ONGOING.match(text):
        return not people or people[0].span[0] > 0 or unfinished or before[-1] in ",;"
    if unfinished or before[-1] in ",;":
        return True
    return not people and _aligned(entry, piece) is not None and read_group(text, lexicon) is None


def _ends_in_given(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line ends in a given name whose family name must stand on the next: `Anna Ek (S), Siv`, `revisorn Siv`."""
    before, _, last = text.rpartition(" ")
    words = words_of(lexicon)
    if not traits(words, last) & GIVEN:
        return False
    word = before.rsplit(None, 1)[-1:]
    return before.endswith((",", " och", ";")) or bool(word and word[0].islower() and traits(words, word[0]) & TITLE)


def _aligned(entry: _Entry, piece: Slice) -> int | None:
    """Return the index of the cell that a line stands right under: a wrapped cell."""
    columns = entry.cells[:WIDEST] if entry.changed else [[cell] for cell in cells(entry.cells[0][0])]
    if len(columns) < 2 or "\t" in piece.text or "  " in piece.text or columns[0][0].line is piece.line:
        return None
    here = _column(piece)
    return next((index for index, column in enumerate(columns) if index and abs(_column(column[0]) - here) <= 1), None)


def _extend(entry: _Entry, piece: Slice) -> None:
    """Put a line to the row above it: under the cell it stands under, or behind the end."""
    under = _aligned(entry, piece)
    if not entry.changed:
        entry.cells = [[cell] for cell in cells(entry.cells[0][0])]
        entry.changed = True
    columns = cells(piece)
    entry.cells[len(entry.cells) - 1 if under is None else under].append(columns[0])
    entry.cells.extend([cell] for cell in columns[1:])


def _hand_out(attributes: Sequence[Slice], entries: Sequence[_Entry]) -> None:
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


def _are_bare(entries: Sequence[_Entry]) -> bool:
    """Say whether none of the rows but the last says anything beside the name."""
    return all(entry.people[0].affiliation is None and entry.people[0].party is None for entry in entries)


def _heading(piece: Slice, below: Sequence[Slice], entries: Sequence[_Entry], lexicon: Lexicon) -> str:
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


def _row(entry: _Entry, lexicon: Lexicon) -> Row:
    if not entry.changed:
        return Row(whole_passage(entry.cells[0][0]), tuple(entry.people), entry.heading, entry.column)
    passage = join_cells(entry.cells)
    return Row(passage, tuple(read_people(passage.text, lexicon)), "", entry.column)
