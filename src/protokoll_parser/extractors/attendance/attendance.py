"""Who was there: the lists of those present, absent, serving, invited.

Goes in: the labels with key `attendance` and what stands under them, and the numbers of the items. Comes out: an
attendee for each person and list. A list may be a column of rows, a run of names, a table with a head, or a note that
it stands elsewhere (`Se bilaga 1`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.attendance.cells import READERS
from protokoll_parser.extractors.attendance.columns import Columns, can_be_head, columns_of
from protokoll_parser.extractors.attendance.listed import (
    PLAIN,
    Carried,
    Heading,
    Listed,
    heading_of,
    is_plain,
    listed_of,
)
from protokoll_parser.extractors.attendance.pairs import part_pairs
from protokoll_parser.extractors.attendance.rows import Row, read_rows
from protokoll_parser.extractors.attendance.settled import attendee, once, settle
from protokoll_parser.extractors.attendance.tables import goes_on, read_table_people
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import read_people
from protokoll_parser.people.words import bare, words_of
from protokoll_parser.prose.told import all_told
from protokoll_parser.source import Passage, Slice, cells, join
from protokoll_parser.structure import Field, Found
from protokoll_parser.words.lexicon import Lexicon, fold

TICKED, UNTICKED = ("[x]", "[X]"), "[ ]"
"""Where some boxes are ticked, who has none ticked was not there."""

UNIT = lazy(r"(?:^[Ff]|\sf)(?:rån|ör)\s+(?=[A-ZÅÄÖ])")


def extract_attendees(fields: Sequence[Field], numbers: Sequence[str], lexicon: Lexicon) -> Found:
    """Return the people of all lists in the order of the text, one per person and list."""
    people: list[Listed] = []
    remarks: list[Diagnostic] = []
    outer = PLAIN
    above: Columns | None = None
    for entry in fields:
        if words_of(lexicon).columns.get(fold(entry.label.text)) == "replaces" and (served := _served(people, entry)):
            people = [*people[: -len(served)], *_served_for(served, entry, lexicon)]
            continue
        heading = heading_of(entry.label.text, lexicon, outer)
        table = _table_of(entry, above, lexicon)
        listed, remark = _read_field(entry, table, heading, outer, lexicon)
        people.extend(listed)
        if remark and not listed:
            remarks.append(remark)
        outer = PLAIN if entry.values else heading
        above = table.columns if table else None
    people = settle(once(people), lexicon)
    elsewhere = () if any(person.heading.kind.capacity == "member" for person in people) else tuple(remarks)
    return Found(tuple(attendee(person, numbers) for person in people), elsewhere)


def _served(people: Sequence[Listed], entry: Field) -> list[Listed]:
    """Return the substitutes right above a column of those they served for, if there are enough of them."""
    substitutes: list[Listed] = []
    for person in reversed(people):
        if person.heading.kind.capacity != "substitute" or person.replaces:
            break
        substitutes.insert(0, person)
    return substitutes if 0 < len(entry.values) <= len(substitutes) else []


def _served_for(substitutes: Sequence[Listed], entry: Field, lexicon: Lexicon) -> list[Listed]:
    """Return the substitutes with those they served for, a line each, from the first."""
    said = [value.text.strip() for value in entry.values]
    first = [READERS["replaces"](person, text, lexicon) for person, text in zip(substitutes, said, strict=False)]
    return [*first, *substitutes[len(first) :]]


class _Table(NamedTuple):
    """A table of people in a field."""

    columns: Columns
    start: int
    """Index of the value that its first row is."""
    headed: str
    """Where its head stands: `label` (the field's label is its first cell), `value`, or `above` (in the field before)."""


def _table_of(entry: Field, above: Columns | None, lexicon: Lexicon) -> _Table | None:
    """Return the table that a field holds; one whose head stands above goes on where the columns are the same."""
    values = entry.values
    label = entry.label.slices[-1] if entry.label.slices else None
    if label and values and values[0].line is label.line:  # the heading is the head of the first column
        columns = columns_of([label, *cells(values[0])], lexicon)
        if columns:
            return _Table(columns, 1, "label")
    for index, value in enumerate(values):
        columns = columns_of(cells(value), lexicon) if can_be_head(value.text, lexicon) else None
        if columns:
            return _Table(columns, index + 1, "value")
    return _Table(above, 0, "above") if above and goes_on(values, above) else None


def _read_field(
    entry: Field, table: _Table | None, heading: Heading, outer: Heading, lexicon: Lexicon
) -> tuple[list[Listed], Diagnostic | None]:
    """Return the people under one heading, and a remark if it says that they are listed elsewhere."""
    values = entry.values
    if table is None:
        return _read_list(values, heading, lexicon)
    rows = values[table.start :]
    if table.headed == "above":
        return read_table_people(rows, table.columns, heading, lexicon), None
    if table.headed == "label":
        same = (
            outer.text is not None and not is_plain(outer) and outer.kind.capacity in (heading.kind.capacity, "member")
        )
        return read_table_people(rows, table.columns, outer if same else heading, lexicon), None
    people, remark = _read_list(values[: table.start - 1], heading, lexicon)
    named = heading_of(table.columns.names.text, lexicon)
    inner = named if named.roles and not is_plain(named) and is_plain(heading) else heading
    return [*people, *read_table_people(rows, table.columns, inner, lexicon)], remark


def _read_list(values: Sequence[Slice], heading: Heading, lexicon: Lexicon) -> tuple[list[Listed], Diagnostic | None]:
    """Return the people of a list without a table head."""
    if told := _read_told(values, heading, lexicon):
        return told, None
    people: list[Listed] = []
    remark: Diagnostic | None = None
    inner, unit, carried = heading, _unit_in(heading.text or ""), Carried()
    ticked = any(value.line.marker.endswith(TICKED) for value in values)
    rows = read_rows(values, lexicon)
    for row in part_pairs(rows, heading, lexicon):
        if row.heading:
            label = row.passage.text.strip(" :*")
            inner = heading_of(label, lexicon, heading) if row.heading == "group" else heading
            unit = label if row.heading == "unit" else _unit_in(label)
            carried = Carried()
        elif row.people:
            above, carried = carried, _carried(row, carried)
            own = carried if row.people[-1].lead is None else _inherited(row, above)
            listed = [listed_of(person, row.passage, inner, unit, own, lexicon) for person in row.people]
            absent = ticked and row.passage.first.marker.endswith(UNTICKED)
            people.extend(person._replace(attendance="absent") if absent else person for person in listed)
        else:
            remark = remark or _elsewhere(row, heading, lexicon)
    return people, remark


def _read_told(values: Sequence[Slice], heading: Heading, lexicon: Lexicon) -> list[Listed]:
    """Return the people of a list that is running text: `För kommunen deltog Anna Berg. Frånvarande var Bo Ek.`"""
    people: list[Listed] = []
    for paragraph in _paragraphs(values):
        for found in all_told(paragraph.text, lexicon):
            lead = paragraph.text[slice(*found.lead)]
            kind = heading.kind._replace(attendance="absent") if found.absent else heading.kind
            part = paragraph.part(*found.people)
            inner = Heading(lead or heading.text, kind, heading.roles)
            people.extend(
                listed_of(person, part, inner, _unit_in(lead), Carried(), lexicon)
                for person in read_people(part.text, lexicon)
            )
        if not people:
            break
    return people


def _paragraphs(values: Sequence[Slice]) -> Iterator[Passage]:
    """Yield lines that stand together as running text."""
    paragraph: list[Slice] = []
    for value in values:
        if paragraph and value.line.index - paragraph[-1].line.index > 1:
            yield join(paragraph)
            paragraph = []
        paragraph.append(value)
    if paragraph:
        yield join(paragraph)


def _unit_in(label: str) -> str | None:
    """Return the organisation that a heading names: `Hjobo kommun` in `Från Hjobo kommun`, None in `Från kommunen`."""
    unit = UNIT.search(label)
    return label[unit.end() :] if unit else None


def _carried(row: Row, before: Carried) -> Carried:
    """Return what holds for this row and those set in under it: a lead-in, or a label in the left column."""
    first, text = row.people[0], row.passage.text
    lead = row.people[-1].lead
    if lead is not None:
        return Carried(row.column, text[slice(*lead)])
    if first.party and first.party[1] < first.name[0] and "  " in text[first.party[1] : first.name[0]].expandtabs():
        return Carried(row.column, party=text[slice(*first.party)])
    if first.capacity and first.name[0] > first.span[0] and "  " in text[: first.name[0]]:
        return Carried(row.column, None, first.capacity)
    return _inherited(row, before)


def _inherited(row: Row, before: Carried) -> Carried:
    """Return what rows above hand down to this one; those before a lead-in in the row itself get nothing from that."""
    return before if row.column > before.column >= 0 else Carried()


def _elsewhere(row: Row, heading: Heading, lexicon: Lexicon) -> Diagnostic | None:
    """Return a remark if a row says that the list stands elsewhere (`Se bilaga 1`)."""
    text = row.passage.text
    if len(text) > 120 or not {bare(word) for word in text.split()} & words_of(lexicon).elsewhere:
        return None
    return Diagnostic(
        "list-elsewhere", f"{heading.text or 'The list of those present'}: {text}", row.passage.first.number
    )
