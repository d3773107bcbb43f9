"""Who holds which office by the form: labels with names beside, under or over them, in one column or several.

Goes in: lines. Comes out: `Holder`s. Forms (`|` stands for the end of a line):

    Ordförande: Ove Nylén                                   Sekreterare    Lotta Wikner
    Vid protokollet | Cia Lindeberg, sekreterare            the office behind the name beats the label
    Vid protokollet   Justeras | Ingrid Tell   Gunilla Ås     columns
    Linnéa Björkfors   Stig Haapaniemi | Sekreterare   Ordförande     the office under the name
    Vid protokollet | Justeras | Edvin Lind | Agnes Mörk     labels first, then names in the same order
    Sekreterare | Linnea | Hedkvist                         a name over two lines
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from protokoll_parser.extractors.meeting.texts import columns
from protokoll_parser.extractors.officers.named import Holder, Named, find_named
from protokoll_parser.extractors.officers.offices import may_name_office, role_of
from protokoll_parser.extractors.officers.signed_cells import LONG, Labels, NamedCell, Office, read_cells
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import WordLists, alternatives

NEAR = 6
"""A name stands at most so many lines under its label or the name before (signature lines and blank lines between)."""
SEVERAL = {"adjuster": 12, "vice_chair": 3}
"""How many people a label may head; other offices have one holder."""


class _Waiting:
    """A label that names are looked for under (local to read_holders)."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.holders: list[int] = []
        """Places in `_Block.found`."""


class _Last(NamedTuple):
    """A name of the last line that had any (local to read_holders)."""

    place: int
    """Place in `_Block.found`."""
    column: int
    by_office: bool
    """An office over it or beside it gave the role; a label such as `Justeras` leaves it open."""


class _Block:
    """What has been read so far (local to read_holders)."""

    def __init__(self) -> None:
        self.found: list[Holder] = []
        self.waiting: list[_Waiting] = []
        self.last: list[_Last] = []
        self.last_index = -NEAR - 1
        self.half: Named | None = None


def read_holders(lines: Sequence[Line], labels: Labels, words: WordLists, known: Mapping[str, str]) -> list[Holder]:
    """Read who holds an office by labels and signatures; the same person may stand there several times."""
    block = _Block()
    filled = [line for line in lines if line.text.strip("_. …-\t")]
    hinted = [_is_hinted(line, labels) for line in filled]
    hinted.append(False)
    stops = alternatives(words.get("signature_stops", frozenset()))
    above: Line | None = None
    for place, line in enumerate(filled):
        if not (hinted[place] or block.waiting or hinted[place + 1]):
            continue
        if line.text.casefold().startswith(stops):
            block.waiting = []
            continue
        block.waiting = [entry for entry in block.waiting if _has_room(entry, line, block)]
        following = filled[place + 1] if place + 1 < len(filled) else None
        sought = bool(block.waiting) or (hinted[place + 1] and following is not None and _is_offices(following, words))
        row = read_cells(line, labels.get(line.index, ()), words, known, sought=sought, above=above)
        above = line if block.waiting or row.offices else None
        if row.clears:
            block.waiting = []
        if row.offices and not row.names and _are_under(row.offices, line, following, block, words):
            _name_above(row.offices, block)
        else:
            _take(line, row.offices, row.names, block)
    return [holder for holder in block.found if holder.role]


def _is_hinted(line: Line, labels: Labels) -> bool:
    """Say whether a line may name an office; others are read only beside one that does."""
    return may_name_office(line.text.casefold()) or any(role for _, _, role in labels.get(line.index, ()))


def _is_offices(line: Line, words: WordLists) -> bool:
    """Say whether a line is offices alone: the line above it has the names."""
    return len(line.text) < LONG and all(role_of(piece.text, words) for piece in columns(line))


def _has_room(entry: _Waiting, line: Line, block: _Block) -> bool:
    """Say whether a name on a line can belong to an office."""
    office = entry.office
    near = line.index - max(office.line, block.last_index) <= NEAR
    return near and len(entry.holders) < SEVERAL.get(office.role, 1)


def _are_under(offices: Sequence[Office], line: Line, following: Line | None, block: _Block, words: WordLists) -> bool:
    """Say whether a line of offices stands under names, not over them."""
    above = line.index - block.last_index
    if not block.last or above > 2 or len(offices) > len(block.last) or any(office.heads for office in offices):
        return False
    if all(last.by_office for last in block.last):
        return False
    if line.text[0].islower() or len(offices) > 1 or following is None or following.index - line.index > above:
        return True
    return next(find_named(following.text, words, {}, lenient=True), None) is None


def _name_above(offices: Sequence[Office], block: _Block) -> None:
    """Give offices to the names over them, by order where there are as many, else by column."""
    for number, office in enumerate(offices):
        in_column = sorted(block.last, key=lambda last: abs(last.column - office.column))
        last = block.last[number] if len(offices) == len(block.last) else in_column[0]
        block.found[last.place] = block.found[last.place]._replace(role=office.role)
    places = {last.place for last in block.last}
    for entry in block.waiting:
        entry.holders = [place for place in entry.holders if place not in places]
    block.last = []


def _take(line: Line, offices: Sequence[Office], names: Sequence[NamedCell], block: _Block) -> None:
    """Take in the offices and names of a line."""
    if offices:
        queue = [entry for entry in block.waiting if entry.office.heads and not entry.holders]
        stacked = queue if len(offices) == 1 and not names else []
        block.waiting = [*stacked, *map(_Waiting, offices)]
    if not names:
        return
    block.last, block.last_index = [], line.index
    for number, name in enumerate(names):
        entry = _entry_for(name, number, line, block)
        role = name.role or (entry.office.role if entry else "")
        block.found.append(Holder(role, name.name, name.party, name.span))
        if entry and role == entry.office.role:
            entry.holders.append(len(block.found) - 1)
        by_office = bool(entry and not entry.office.heads and not name.role)
        block.last.append(_Last(len(block.found) - 1, name.column, by_office))


def _entry_for(name: NamedCell, number: int, line: Line, block: _Block) -> _Waiting | None:
    """Say which of the waiting offices a name belongs to."""
    waiting = [entry for entry in block.waiting if _has_room(entry, line, block)]
    if len(waiting) < 2 or len({entry.office.line for entry in waiting}) > 1:
        return waiting[0] if waiting else None  # labels on lines of their own have their names in the same order
    if "\t" in line.text:  # in tabbed text the order of the columns says more than the position
        return waiting[min(number, len(waiting) - 1)]
    left = [entry for entry in waiting if entry.office.column <= name.column + 4]
    return max(left, key=lambda entry: entry.office.column) if left else waiting[0]
