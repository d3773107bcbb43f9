"""Cuts a line of a form into offices and people: `Ordförande: Ove Nylén`, `Cia Lindeberg, sekreterare`, `Justeras`.

Goes in: a line, and the labels that are known to stand on it. Comes out: a `Row`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from protokoll_parser.extractors.meeting.texts import columns
from protokoll_parser.extractors.officers.named import Holder, find_named, is_substitute
from protokoll_parser.extractors.officers.offices import may_name_office, role_of, roles_in
from protokoll_parser.source import Line, Slice, Span
from protokoll_parser.words.lexicon import WordLists, fold

Labels = Mapping[int, Sequence[tuple[int, int, str | None]]]
"""Line index -> the labels on the line: where they start and stop, and the role they name (None: another label)."""
LONG = 160
"""A longer line is running text, not part of a form."""
LONGEST_LIST = 2000
HEADS = ("vid ", "justera", "för ", "utse", "protokollet", "som ovan", "sorn ovan", "antecknat")
NO_HEADS = ("justerare", "justerande")


class Office(NamedTuple):
    """A label that names an office."""

    role: str
    column: int
    """Where it begins on the page."""
    line: int
    """Index of its line."""
    heads: bool
    """It can only stand over names (`Vid protokollet`, `Justeras`)."""


class NamedCell(NamedTuple):
    """A person on a line of a form."""

    name: str
    party: str | None
    span: Span
    column: int
    role: str | None
    """The office that stands behind the name."""


class Row(NamedTuple):
    """What a line of a form says."""

    offices: list[Office]
    names: list[NamedCell]
    clears: bool
    """A label of another kind stands on the line: names under earlier labels have ended."""


def read_cells(
    line: Line, labels: Sequence[tuple[int, int, str | None]], words: WordLists, known: Mapping[str, str],
    *, sought: bool, above: Line | None,
) -> Row:  # fmt: skip
    """Cut a line into offices and people; `sought` says that an office above or below wants a name."""
    row = Row([], [], clears=any(role is None for _, _, role in labels))
    for piece in columns(line) if len(line.text) <= LONG else ():
        start = piece.start
        for first, stop, role in labels:
            if first <= piece.start < stop or piece.start <= first < piece.stop:
                start = max(start, stop)
                if role:
                    row.offices.append(_office(role, piece, line.text[first:stop]))
        rest = _trimmed(line, start, piece.stop)
        if rest.start < rest.stop:
            _read_rest(rest, row, words, known, lenient=sought or bool(row.offices))
    if sought and above and not row.offices and not row.names:
        row.names.extend(_over_two_lines(above, line, words))
    return row


def _office(role: str, piece: Slice, wording: str) -> Office:
    folded = wording.casefold()
    heads = folded.startswith(HEADS) and not folded.startswith(NO_HEADS)
    return Office(role, piece.line.indent + piece.start, piece.line.index, heads)


def _trimmed(line: Line, start: int, stop: int) -> Slice:
    """Leave out the colon and the blanks behind a label."""
    while start < stop and line.text[start] in " :\t.":
        start += 1
    return Slice(line, start, stop)


def _read_rest(piece: Slice, row: Row, words: WordLists, known: Mapping[str, str], *, lenient: bool) -> None:
    """Read a cell that no known label begins: an office of its own, `Office: Name`, or names."""
    text = piece.text
    head, colon, tail = text.partition(":")
    if colon and (role := role_of(head, words) or _writer(head, tail, words, known)):
        row.offices.append(_office(role, piece, head))
        rest = _trimmed(piece.line, piece.start + len(head), piece.stop)
        if rest.start < rest.stop:
            row.names.extend(_names(rest, words, known, lenient=True))
        return
    if role := role_of(text.split("..")[0].split("__")[0], words):
        row.offices.append(_office(role, piece, text))
        return
    row.names.extend(_names(piece, words, known, lenient=lenient))


def _names(piece: Slice, words: WordLists, known: Mapping[str, str], *, lenient: bool) -> Iterator[NamedCell]:
    """Read the people of a cell, each with the office behind the name; substitutes for them are left out."""
    text = piece.text
    found = list(find_named(text, words, known, lenient=lenient))
    for named, following in zip(found, [*found[1:], None], strict=False):
        if is_substitute(text, named):
            return
        behind = text[named.end : following.start if following else len(text)]
        own = next((role for role in roles_in(behind, words) if role != "secretary_job"), None)
        span = piece.span(named.start, named.stop)
        yield NamedCell(named.name, named.party, span, piece.line.indent + piece.start, own)


def _writer(head: str, tail: str, words: WordLists, known: Mapping[str, str]) -> str | None:
    """Return `secretary` for `Anteckningar: Bo Ek`: a document's name that a person stands behind."""
    if fold(head) not in words["written_by"] or next(find_named(tail, words, known), None) is None:
        return None
    return "secretary"


def _over_two_lines(above: Line, line: Line, words: WordLists) -> Iterator[NamedCell]:
    """Join a name that stands on two lines (`Linnea` / `Hedkvist`)."""
    first, last = above.text, line.text
    alone = first.isalpha() and last.isalpha() and first.istitle() and last.istitle()
    if alone and line.index - above.index == 1 and first.casefold() in words["given_names"]:
        yield NamedCell(f"{first} {last}", None, Span(above.span().start, line.span().stop), line.indent, None)


def holders_with_office(lines: Sequence[Line], words: WordLists, known: Mapping[str, str]) -> Iterator[Holder]:
    """Yield people whose own line says their office (`Samordnare Jonna Fält, vid pennan`)."""
    for line in lines:
        text = line.text
        if len(text) > LONGEST_LIST or not may_name_office(text.casefold()):
            continue
        found = list(find_named(text, words, known))
        for named, following in zip(found, [*found[1:], None], strict=False):
            behind = text[named.end : following.start if following else len(text)].split(";")[0]
            for role in roles_in(behind, words):
                yield Holder(role, named.name, named.party, line.span(named.start, named.stop))
