"""Who holds which office by the form: labels with names beside, under or over them, in one column or several.

Goes in: lines. Comes out: `Holder`s. Forms (`|` stands for the end of a line):

    Ordförande: Ove Nylén                                   Sekreterare    Lotta Wikner
    Vid protokollet | Cia Lindeberg, sekreterare            the office behind the name beats the label
    Vid protokollet   Justeras | Ingrid Tell   Gunilla Ås     columns
    Linnéa Björkfors   Stig Haapaniemi | Sekreterare   Ordförande     the office under the name
    Vid protokollet | Justeras | Edvin Lind | Agnes Mörk     labels first, then names in the same order
    Sekreterare | Linnea | Hedkvist                         a name over two lines
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from protokoll_parser.extractors.named import Named, Words, find_named
from protokoll_parser.extractors.offices import HINTS, role_of, roles_in
from protokoll_parser.source import Line, Slice, Span, cells, whole

NEAR = 6
"""A name stands at most so many lines under its label or the name before (signature lines and blank lines between)."""
SEVERAL = {"adjuster": 12, "vice_chair": 3}
"""How many people a label may head; other offices have one holder."""
STOPS = (
    "verifikat",
    "signerare",
    "transaktion",
    "bilaga",
    "bilagor",
    "sändlista",
    "röstlängd",
    "underskrift av",
    "förteckning",
)


class Holder(NamedTuple):
    """Someone who holds an office, and where the text says so."""

    role: str
    name: str
    party: str | None
    span: Span


@dataclass(slots=True)
class _Office:
    """A label that names are looked for under (local to read_holders)."""

    role: str
    column: int
    index: int
    heads: bool
    """A label (`Vid protokollet`, `Justeras`), which stands over names, never under them."""
    holders: list[int] = field(default_factory=list)


class _Name(NamedTuple):
    named: Named
    piece: Slice
    column: int
    role: str | None


Labels = Mapping[int, Sequence[tuple[int, int, str | None]]]
"""Line index -> the labels on the line: where they start and stop, and the role they name (None: another label)."""


@dataclass(slots=True)
class _Block:
    """What has been read so far (local to read_holders)."""

    words: Words
    known: Mapping[str, str]
    found: list[Holder | None] = field(default_factory=list)
    waiting: list[_Office] = field(default_factory=list)
    last: list[tuple[int, int, str]] = field(default_factory=list)
    """The names of the last line that had any: place in `found`, column, and how it came by its role (`own`, `label`)."""
    last_index: int = -9
    half: Slice | None = None


def read_holders(lines: Sequence[Line], labels: Labels, words: Words, known: Mapping[str, str]) -> list[Holder]:
    """Read who holds an office by labels and signatures; the same person may stand there several times."""
    block = _Block(words, known)
    filled = [line for line in lines if line.text.strip("_. …-\t")]
    hinted = [_is_hinted(line, labels) for line in filled]
    for place, line in enumerate(filled):
        if not (hinted[place] or block.waiting or (place + 1 < len(filled) and hinted[place + 1])):
            continue
        if line.text.casefold().startswith(STOPS) and not block.half:
            block.waiting = []
            continue
        if block.waiting:
            block.waiting = [office for office in block.waiting if _has_room(office, line, block)]
        offices, names = _parts(line, labels.get(line.index, ()), block)
        if (
            offices
            and not names
            and _are_under(offices, line, filled[place + 1] if place + 1 < len(filled) else None, block)
        ):
            _name_above(offices, block)
            continue
        _take(line, offices, names, block)
    return [holder for holder in block.found if holder]


def _is_hinted(line: Line, labels: Labels) -> bool:
    """Say whether a line may name an office; others are read only beside one that does."""
    folded = line.text.casefold()
    return any(hint in folded for hint in HINTS) or any(role for _, _, role in labels.get(line.index, ()))


def _parts(
    line: Line, labels: Sequence[tuple[int, int, str | None]], block: _Block
) -> tuple[list[_Office], list[_Name]]:
    """Cut a line into offices and names; another label clears what was waited for."""
    offices: list[_Office] = []
    names: list[_Name] = []
    if len(line.text) > 160:
        return offices, names
    for piece in cells(whole(line)):
        start = piece.start
        for first, stop, role in labels:
            if first <= piece.start < stop or piece.start <= first < piece.stop:
                if role is None:
                    block.waiting = []
                else:
                    offices.append(_Office(role, line.indent + piece.start, line.index, _heads(line.text[first:stop])))
                start = max(start, stop)
        while start < piece.stop and line.text[start] in " :\t.":
            start += 1
        rest = piece._replace(start=start)
        if rest.start < rest.stop:
            _read_rest(rest, offices, names, block, bool(offices))
    return offices, names


def _read_rest(piece: Slice, offices: list[_Office], names: list[_Name], block: _Block, beside: bool) -> None:
    """Read a cell that no known label begins: an office of its own, `Office: Name`, or names."""
    text, column = piece.text, piece.line.indent + piece.start
    head, colon, _ = text.partition(":")
    if colon and (role := role_of(head, block.words)):
        offices.append(_Office(role, column, piece.line.index, heads=True))
        start = piece.start + len(head) + 1
        if piece.line.text[start : piece.stop].strip():
            _read_rest(
                piece._replace(start=start + _blanks(piece.line.text, start)), offices, names, block, beside=True
            )
        return
    if role := role_of(text.split("..")[0].split("__")[0], block.words):
        offices.append(_Office(role, column, piece.line.index, _heads(text)))
        return
    lenient = beside or bool(block.waiting)
    found = list(find_named(text, block.words, block.known, lenient=lenient))
    for number, named in enumerate(found):
        until = found[number + 1].start if number + 1 < len(found) else len(text)
        own = next((role for role in roles_in(text[named.end : until], block.words) if role != "secretary_job"), None)
        names.append(_Name(named, piece, column, own))
    if not found:
        _read_half(piece, names, block)


def _blanks(text: str, start: int) -> int:
    return len(text) - start - len(text[start:].lstrip())


def _read_half(piece: Slice, names: list[_Name], block: _Block) -> None:
    """Join a name that stands on two lines (`Linnea` / `Hedkvist`)."""
    text = piece.text
    lone = text.isalpha() and text[0].isupper() and not text.isupper() and block.waiting
    if lone and block.half and piece.line.index - block.half.line.index == 1 and piece.start == block.half.start:
        first = block.half
        block.half = None
        named = Named(f"{first.text} {text}", None, 0, len(first.text), len(first.text))
        names.append(_Name(named, Slice(first.line, first.start, first.stop), piece.line.indent, None))
        return
    block.half = piece if lone and text.casefold() in block.words.get("given_names", ()) else None


def _heads(text: str) -> bool:
    """Say whether a label can only stand over names."""
    return text.casefold().startswith(
        ("vid ", "justera", "justerat", "för ", "utse", "protokoll", "som ovan", "sorn", "antecknat")
    ) and not text.casefold().startswith(("justerare", "justerande"))


def _are_under(offices: Sequence[_Office], line: Line, following: Line | None, block: _Block) -> bool:
    """Say whether a line of offices stands under names, not over them."""
    above = line.index - block.last_index
    if not block.last or above > 2 or len(offices) > len(block.last) or any(office.heads for office in offices):
        return False
    if all(how == "office" for _, _, how in block.last):
        return False
    if line.text[0].islower():
        return True
    if following is None or following.index - line.index > above:
        return True
    named = next(find_named(following.text, block.words, block.known, lenient=True), None)
    return named is None or len(offices) > 1


def _name_above(offices: Sequence[_Office], block: _Block) -> None:
    """Give offices to the names over them, by order where there are as many, else by column."""
    for number, office in enumerate(offices):
        place = (
            block.last[number]
            if len(offices) == len(block.last)
            else min(block.last, key=lambda each: abs(each[1] - office.column))
        )
        holder = block.found[place[0]]
        if holder:
            block.found[place[0]] = holder._replace(role=office.role)
    for waiting in block.waiting:
        waiting.holders = [each for each in waiting.holders if each not in {place[0] for place in block.last}]
    block.last = []


def _take(line: Line, offices: list[_Office], names: list[_Name], block: _Block) -> None:
    """Take in the offices and names of a line."""
    if offices:
        untaken = [
            office
            for office in block.waiting
            if not office.holders and office.heads and line.index - office.index <= NEAR
        ]
        beside = bool(names)
        block.waiting = [*(untaken if not beside and len(offices) == 1 else []), *offices]
    if not names:
        return
    block.last, block.last_index = [], line.index
    for number, name in enumerate(names):
        office = _office_for(name, number, line, block)
        role = name.role or (office.role if office else None)
        if role is None:
            role = ""
        text = name.named.name
        span = _span(name, line)
        block.found.append(
            Holder(role, text, name.named.party, span) if role else Holder("", text, name.named.party, span)
        )
        place = len(block.found) - 1
        if office and not (name.role and name.role != office.role):
            office.holders.append(place)
        how = "own" if name.role else "label" if office and office.heads else "office" if office else ""
        block.last.append((place, name.column, how))


def _span(name: _Name, line: Line) -> Span:
    first = name.piece.span(name.named.start, name.named.stop)
    return Span(first.start, line.span().stop) if name.piece.line is not line else first


def _office_for(name: _Name, number: int, line: Line, block: _Block) -> _Office | None:
    """Say which of the waiting offices a name belongs to."""
    waiting = [office for office in block.waiting if _has_room(office, line, block)]
    if not waiting:
        return None
    indexes = {office.index for office in waiting}
    if len(indexes) == 1 and len(waiting) > 1:  # side by side
        if "\t" in line.text or "\t" in waiting[0].role:
            tabs = sorted(waiting, key=lambda office: office.column)
            return tabs[min(number, len(tabs) - 1)]
        left = [office for office in waiting if office.column <= name.column + 4]
        return max(left, key=lambda office: office.column) if left else waiting[0]
    return waiting[0]


def _has_room(office: _Office, line: Line, block: _Block) -> bool:
    """Say whether a name on a line can belong to an office."""
    return (
        len(office.holders) < SEVERAL.get(office.role, 1) and line.index - max(office.index, block.last_index) <= NEAR
    )


def holders_with_office(lines: Sequence[Line], words: Words, known: Mapping[str, str]) -> Iterator[Holder]:
    """Yield people whose own line says their office (`Samordnare Jonna Fält, vid pennan`)."""
    for line in lines:
        folded = line.text.casefold()
        if len(line.text) > 2000 or not (
            "ordf" in folded or "sekr" in folded or "vid p" in folded or "protokoll" in folded or "talman" in folded
        ):
            continue
        found = list(find_named(line.text, words, known))
        for number, named in enumerate(found):
            until = found[number + 1].start if number + 1 < len(found) else len(line.text)
            behind = line.text[named.end : until].split(";")[0]
            for role in roles_in(behind, words):
                yield Holder(role, named.name, named.party, line.span(named.start, named.stop))
