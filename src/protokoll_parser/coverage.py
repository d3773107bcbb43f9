"""Accounts for every line: which part of the record claims it, or what it is named as. What is left is said.

Goes in: how the text was divided, and the record's values. Comes out: a claim per line and `unclaimed-text`
diagnostics. Promise 1 of the record (nothing lost) holds here, in one place: no extractor has to remember it.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline, Section
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.structure import Field, Front, Value
from protokoll_parser.words.lexicon import Lexicon

CELLS = lazy(r"\t+| {2,}")
DASHES = ("-", "–", "—")


class Claims(NamedTuple):
    """Who claims each line of text: line index -> `item § 3`, `attendees`, `place`."""

    by_line: Mapping[int, str]
    diagnostics: tuple[Diagnostic, ...]

    def share(self) -> float:
        """Return the share of the lines of text that are accounted for, 0 to 1."""
        return len(self.by_line) / max(len(self.by_line) + len(self.diagnostics), 1)


def claim_lines(divided: Outline, front: Front, value: Value) -> Claims:
    """Claim lines for items, fields and values; report the lines of text that remain."""
    claims: dict[int, str] = {}
    for section in divided.sections:
        _claim_section(divided, section, claims, "")
    found = _found_lines(divided, value)
    for field in (*front.fields, *front.back_fields):
        for index in _field_lines(field, found, divided.pages.lexicon):
            claims.setdefault(index, "attendees" if field.key == "attendance" else field.key)
    for index, key in found.items():
        claims.setdefault(index, key)
    _claim_neighbours(divided, claims)
    unclaimed = [
        Diagnostic("unclaimed-text", f"no part of the record accounts for: {_shortened(line.text)}", line.number)
        for index, line in enumerate(divided.pages.lines)
        if divided.pages.kinds[index] is Kind.TEXT and index not in claims
    ]
    return Claims(claims, tuple(unclaimed))


def _claim_section(divided: Outline, section: Section, claims: dict[int, str], path: str) -> None:
    heading = section.heading
    name = (
        heading.label.text if heading.label else heading.title.text[:30] if heading.title else "without heading"
    ).strip()
    path = f"{path} / {name}" if path else f"item {name}"
    for index in range(section.start, section.own_stop):
        if divided.pages.kinds[index] is Kind.TEXT:
            claims[index] = path
    for child in section.sections:
        _claim_section(divided, child, claims, path)


def _field_lines(field: Field, found: Container[int], lexicon: Lexicon) -> Iterator[int]:
    """Yield the lines that a reading of the field used: of a list or a heading not those that gave it nothing."""
    labelled = {piece.line.index for piece in field.label.slices}
    yield from labelled
    tells = TELLING.get(field.key)
    for place, piece in enumerate(field.values):
        index = piece.line.index
        if tells is None or index in found or index in labelled or tells(piece.text.strip(), place, lexicon):
            yield index


def _is_of_list(text: str, place: int, lexicon: Lexicon) -> bool:
    """Say whether a line that gave no attendee of its own is still part of a list of people: a heading, nobody, a name again."""
    del place
    words = {word.strip(".,:;()").casefold() for word in text.split()}
    people = words_of(lexicon)
    if not words - {"", *DASHES} or words & (people.elsewhere | lexicon.words.get("people_nobody", frozenset())):
        return True
    if text[-1] == ":" or text.startswith(("Från ", "För ")) or text.casefold() in people.columns:
        return True
    heads = [piece.strip().casefold() in people.columns for piece in CELLS.split(text) if piece.strip()]
    return sum(heads) * 2 > len(heads) or read_group(text, lexicon) is not None or is_person(text, lexicon)


def _is_named(text: str, place: int, lexicon: Lexicon) -> bool:
    """Say whether a line is what a heading without a part of its own names (`Ärende: Samråd`), not the text below it."""
    del lexicon
    return place == 0 and text[-1:] not in (".", "!", "?")


TELLING: Mapping[str, Callable[[str, int, Lexicon], bool]] = {"attendance": _is_of_list, "matter": _is_named}
"""The fields that running text may follow, and what tells of a line that it is theirs although no value points at it."""


def _found_lines(divided: Outline, value: Value) -> dict[int, str]:
    """Return the lines that a value of the meeting as a whole points at."""
    found: dict[int, str] = {}
    starts = [line.raw.start for line in divided.pages.lines]
    for key, (start, stop) in _spans(value):
        for index in range(max(bisect_right(starts, start) - 1, 0), bisect_right(starts, max(stop - 1, start))):
            if divided.pages.kinds[index] is Kind.TEXT:
                found.setdefault(index, key)
    return found


def _spans(value: Value) -> Iterator[tuple[str, tuple[int, int]]]:
    yield from value["spans"].items()
    for key in ("sittings", "officers", "attendees", "next_meetings"):
        yield from ((key, entry["span"]) for entry in value[key] if entry.get("span"))


def _claim_neighbours(divided: Outline, claims: dict[int, str]) -> None:
    """Claim what merely repeats: a signature under its line, a heading already taken for the body or the title."""
    lines, kinds = divided.pages.lines, divided.pages.kinds
    left = [index for index, kind in enumerate(kinds) if kind is Kind.TEXT and index not in claims]
    first = {_first(lines[index].text) for index in left}
    taken = {_squeezed(lines[index].text) for index in claims if left and _first(lines[index].text) in first}
    claims.update((index, "repeated") for index in left if _squeezed(lines[index].text) in taken)


def _first(text: str) -> str:
    """Return the first letter or digit of a text in lower case: cheap to compare before the rest."""
    return next(filter(str.isalnum, text), "").casefold()


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _shortened(text: str, most: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
