"""Writes a presence grid: as a table for people, as JSON or as CSV for programs.

Goes in: a record, its `Presence` and the file it was read from, as the user named it: in several folders files may
have one name, and the record has no more than the name. Comes out: rows of styled pieces (explain.py), or text. CSV is long, one line for
each person and item, so that every cell has its rule and several meetings go into one table; JSON has the people and
the items, too, and under `cells` the same lines.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from protokoll_parser.explain import Piece, Row, printable
from protokoll_parser.patterns import lazy
from protokoll_parser.presence.grid import Presence
from protokoll_parser.presence.limits import Column
from protokoll_parser.presence.people import Someone
from protokoll_parser.presence.rules import RULES, Cell
from protokoll_parser.records import Protocol

FIELDS = ("file", "body", "date", "person", "name", "party", "capacity", "listed", "item", "label", "number", "title", "parent",
          "state", "serving", "replaces", "replaced_by", "rule")  # fmt: skip
MARKS = {
    "P": ("present", "green"),
    "S": ("substitute, serving", "bold green"),
    "s": ("substitute, not serving", "cyan"),
    "A": ("absent", "red"),
    "R": ("replaced", "yellow"),
    "?": ("not stated", "dim"),
}
UNLISTED = "*"
PLAIN = ("listed", "reference", "ballot", "unlisted")
"""Rules that a table need not explain."""
WRITTEN = (
    "outside-reference",
    "outside-service",
    "in-part",
    "note",
    "unmatched-reference",
    "absence-limited",
    "contradiction",
)
"""Rules that follow from what the list says beside the name; it is quoted."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet takes what begins so for a formula (OWASP, CSV injection)."""

WORD = lazy(r"\S+\s*")


def table(file: str, record: Protocol, presence: Presence, width: int | None = None) -> Iterator[Row]:
    """Yield the grid as a table, what its marks mean, and why a cell is not as the list has it.

    With a `width` in columns, the items are spread over as many tables as need be, and the words below them are folded
    and indented; without, there is one table, and a reason takes one row.
    """
    yield from _fold(_words(" · ".join(filter(None, (file, record.body, _date(record)))), "bold"), width)
    if not presence.items or not presence.people:
        missing = "agenda item" if presence.people else "person"
        yield from _fold(_words(f"no {missing} was found in the text, so there is nothing to show"), width)
        return
    keys = [_key(presence.items, index) for index in range(len(presence.items))]
    names = [_name(person) for person in presence.people]
    margin = max(map(len, names), default=0)
    for first, last in _blocks(keys, None if width is None else width - margin):
        yield ()
        yield Piece(" " * margin), Piece("".join(f"  {key}" for key in keys[first:last]), "bold")
        for name, cells in zip(names, presence.cells, strict=True):
            marks = zip(keys[first:last], map(_mark, cells[first:last]), strict=True)
            yield Piece(f"{name:<{margin}}"), *(Piece(f"  {mark:>{len(key)}}", MARKS[mark][1]) for key, mark in marks)
    yield ()
    yield from _fold([Piece(f"{mark} {meaning}   ", "dim") for mark, (meaning, _) in MARKS.items()], width, hang=0)
    if not all(person.listed for person in presence.people):
        yield from _fold(_words(f"{UNLISTED} not in the attendance list", "dim"), width)
    yield from _reasons(presence, keys, width)
    yield from _titles(presence.items, keys, width)


def to_json(file: str, record: Protocol, presence: Presence, *, indent: bool = True) -> str:
    """Return one JSON object with the keys `source`, `body`, `dates`, `people`, `items` and `cells`.

    `person` and `item` of a cell are places in `people` and `items`, from 0. With `indent`, each person, item and cell
    has a line of its own; else all is on one line. There is no final line break.
    """
    head = {"source": file, "body": record.body, "dates": [sitting.date for sitting in record.sittings]}
    people = [{**person._asdict(), "notes": list(person.notes)} for person in presence.people]
    parts = {"people": people, "items": [item._asdict() for item in presence.items], "cells": list(_cells(presence))}
    if not indent:
        return json.dumps({**head, **parts}, ensure_ascii=False)
    lines = [f"  {_dump(key)}: {_dump(value)}" for key, value in head.items()]
    for key, entries in parts.items():
        inner = ",\n    ".join(map(_dump, entries))
        lines.append(f"  {_dump(key)}: [\n    {inner}\n  ]" if entries else f"  {_dump(key)}: []")
    return "{\n" + ",\n".join(lines) + "\n}"


def to_csv(file: str, record: Protocol, presence: Presence) -> str:
    """Return the lines of the grid under FIELDS, without that head: person by person, item by item.

    What is not stated is empty; true and false are in lower case, as in JSON. A cell that a spreadsheet would take for
    a formula has an apostrophe before it.
    """
    meeting = {"file": file, "body": record.body, "date": _date(record)}
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    for cell in _cells(presence):
        person, item = presence.people[cell["person"]], presence.items[cell["item"]]
        line = {**person._asdict(), **item._asdict(), **cell, **meeting}
        writer.writerow({field: _harmless(line[field]) for field in FIELDS})
    return out.getvalue()


def _cells(presence: Presence) -> Iterator[dict[str, Any]]:
    for row, (person, cells) in enumerate(zip(presence.people, presence.cells, strict=True)):
        for column, (item, cell) in enumerate(zip(presence.items, cells, strict=True)):
            known = {"name": person.name, "number": item.number, "parent": item.parent}
            yield {"person": row, "item": column, **known, **cell._asdict()}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _harmless(value: object) -> str:
    """Return what is written into a cell of CSV.

    >>> _harmless("=1+1"), _harmless(True), _harmless(None), _harmless("-"), _harmless("§ 4")
    ("'=1+1", 'true', '', '-', '§ 4')
    """
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULA) and text != "-" else text


def _date(record: Protocol) -> str | None:
    return " ".join(sitting.date for sitting in record.sittings) or None


def _name(person: Someone) -> str:
    party = f" ({person.party})" if person.party else ""
    return printable(f"{person.name}{party}{'' if person.listed else f' {UNLISTED}'}")


def _key(items: Sequence[Column], index: int) -> str:
    """Return what a column is called: `46`, `4.2`, `146a`; `#3` for the third where there is no number."""
    number, parent = items[index].number, items[index].parent
    above = items[parent].number if parent is not None else None
    if not number:
        return f"#{index + 1}"
    return printable(number if not above or "." in number else f"{above}{'.' if number[:1].isdigit() else ''}{number}")


def _mark(cell: Cell) -> str:
    if cell.state != "present":
        return {"absent": "A", "replaced": "R", "not_stated": "?"}[cell.state]
    return "P" if cell.serving is None else "S" if cell.serving else "s"


def _blocks(keys: Sequence[str], width: int | None) -> Iterator[tuple[int, int]]:
    """Cut the columns into stretches that fit a width; each has one column at least."""
    first, used = 0, 0
    for index, key in enumerate(keys):
        used += len(key) + 2
        if width is not None and used > width and index > first:
            yield first, index
            first, used = index, len(key) + 2
    yield first, len(keys)


def _reasons(presence: Presence, keys: Sequence[str], width: int | None) -> Iterator[Row]:
    """Say for each person what the cells follow from, if it is not just that the list has the person."""
    for person, cells in zip(presence.people, presence.cells, strict=True):
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, cell in enumerate(cells):
            reason = _reason(person, cell)
            if reason:
                places[_mark(cell), reason].append(index)
        for number, ((mark, reason), found) in enumerate(places.items()):
            if not number:
                yield from _fold(_words(_name(person), "bold"), width)
            said = (Piece(f"  {mark} ", MARKS[mark][1]), *_words(f"{_runs(found, keys)}: "), *_words(reason, "dim"))
            yield from _fold(said, width, hang=4)


def _reason(person: Someone, cell: Cell) -> str:
    if cell.replaced_by:
        return f"replaced by {cell.replaced_by}"
    if cell.replaces:
        return f"for {cell.replaces}"
    if cell.rule in PLAIN and not (cell.rule == "ballot" and cell.state == "absent"):
        return ""
    quoted = ", ".join(f"“{note}”" for note in person.notes) if cell.rule in WRITTEN else ""
    return f"{RULES[cell.rule]}: {quoted}" if quoted else RULES[cell.rule]


def _runs(places: Sequence[int], keys: Sequence[str]) -> str:
    """Return places that follow one another as `45–48`."""
    if len(places) == len(keys) > 1:
        return "all"
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(keys[run[0]] if len(run) == 1 else f"{keys[run[0]]}–{keys[run[-1]]}" for run in runs)


def _titles(items: Sequence[Column], keys: Sequence[str], width: int | None) -> Iterator[Row]:
    """Say what the columns without a number are."""
    for item, key in zip(items, keys, strict=True):
        if not item.number:
            title = _words(item.title or "without number or title", "dim")
            yield from _fold((Piece(f"{key} ", "bold"), *title), width, hang=len(key) + 1)


def _words(text: str, style: str = "") -> list[Piece]:
    """Cut a text where it may be folded: after the spaces behind each word."""
    return [Piece(word, style) for word in WORD.findall(printable(text))]


def _fold(pieces: Iterable[Piece], width: int | None, hang: int = 2) -> Iterator[Row]:
    """Spread pieces over rows of a width, `hang` columns in from the second on; a piece alone in its row is not cut."""
    row: list[Piece] = []
    used = 0
    for piece in pieces:
        if width is not None and used > hang and used + len(piece.text.rstrip()) > width:
            yield tuple(row)
            row, used = [Piece(" " * hang)], hang
        row.append(piece)
        used += len(piece.text)
    yield tuple(row)
