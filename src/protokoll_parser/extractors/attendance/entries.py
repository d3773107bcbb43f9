"""Says whether a line goes on with the entry of a list that the line above it began, and joins it on.

Goes in: an entry and the next piece of its list. Comes out: whether they belong together. Forms:

    Anna Berg, verksamhetschef för          a row that cannot end so
    äldreomsorgen
    Anna Berg, Bo Ek,                       a run of names that is one paragraph
    Cia Dahl
"""

from collections.abc import Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import PersonRow, read_attributes, read_group
from protokoll_parser.people.words import GIVEN, TITLE, traits, words_of
from protokoll_parser.source import Slice, cells
from protokoll_parser.words.lexicon import Lexicon


class Entry:
    """A row that is being put together (local to read_rows)."""

    def __init__(self, cells: list[list[Slice]], people: list[PersonRow], column: int, heading: str) -> None:
        self.cells, self.people, self.column, self.heading = cells, people, column, heading
        self.changed = False
        """More than one line was put together, so that the people have to be read anew."""


LEADING = frozenset(("member", "substitute", "official", "guest", "adjunct"))
"""What words in small letters say that lead over to people within a run."""
UNFINISHED = frozenset(
    ("och", "samt", "&", "för", "f", "i", "på", "vid", "från", "till", "av", "von", "van", "de", "der", "den", "af",
     "tf", "bitr", "vice", "ersätter")
)  # fmt: skip
"""No row ends in one of these words."""
PARTY = lazy(r"\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)[ \t]+[A-ZÅÄÖ]")
"""A row that the party opens: `(S) Anna Berg, Bo Ek`."""
FAMILY = lazy(r"[A-ZÅÄÖ][\w-]+ \([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,3}\)")
"""One word of a name and a party."""
ONGOING = lazy(r"[a-zåäö(§\d]")
WIDEST = 20
"""Columns; a list with more is none."""


def column_of(piece: Slice) -> int:
    """Return where a piece begins, in columns of the page."""
    return piece.line.indent + piece.start


def goes_on(entry: Entry, piece: Slice, people: Sequence[PersonRow], lexicon: Lexicon) -> bool:
    """Say whether a line goes on with the row above it.

    A line that begins with one word of a name, under a run of full names, begins in the middle of a name.
    """
    before, text = entry.cells[-1][-1].text, piece.text
    if piece.line.marker and not piece.start and entry.cells[0][0].line.marker == piece.line.marker:
        return False  # another entry of the same list
    if FAMILY.match(text) and _ends_in_given(before, lexicon):
        return True  # Anna Ek (S); Siv / Lund (M), whatever else the family name may be
    last, word = before[-1], before.rsplit(None, 1)[-1]
    begun = words_of(lexicon).status.get(word.casefold(), "") if last == "." else ""
    joined = before[: -len(word)].endswith((" samt ", " och ", " jämte "))
    leading = joined and words_of(lexicon).groups.get(word) in LEADING  # `samt suppleanterna`
    unfinished = (
        begun.startswith("substitute")
        or leading
        or last == "§"
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


def _aligned(entry: Entry, piece: Slice) -> int | None:
    """Return the index of the cell that a line stands right under: a wrapped cell."""
    columns = entry.cells[:WIDEST] if entry.changed else [[cell] for cell in cells(entry.cells[0][0])]
    if len(columns) < 2 or "\t" in piece.text or "  " in piece.text or columns[0][0].line is piece.line:
        return None
    here = column_of(piece)
    return next(
        (index for index, column in enumerate(columns) if index and abs(column_of(column[0]) - here) <= 1), None
    )


def extend(entry: Entry, piece: Slice) -> None:
    """Put a line to the row above it: under the cell it stands under, or behind the end."""
    under = _aligned(entry, piece)
    if not entry.changed:
        entry.cells = [[cell] for cell in cells(entry.cells[0][0])]
        entry.changed = True
    columns = cells(piece)
    entry.cells[len(entry.cells) - 1 if under is None else under].append(columns[0])
    entry.cells.extend([cell] for cell in columns[1:])
