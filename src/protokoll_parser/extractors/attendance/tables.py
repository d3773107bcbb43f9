"""Reads lists of people that are tables with a head: `Namn | Organisation | Närvarande`.

Goes in: the lines of a list below its head, and the head (columns.py). Comes out: the people. Columns are told apart by
tabs, or by where they stand on the page.
"""

from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.extractors.attendance.cells import READERS, on_days, unit_alone
from protokoll_parser.extractors.attendance.columns import DAYS, NAMES, Columns, can_be_head, columns_of
from protokoll_parser.extractors.attendance.listed import (
    PLAIN,
    Carried,
    Heading,
    Listed,
    heading_of,
    is_sign,
    listed_of,
    span_of,
)
from protokoll_parser.extractors.attendance.rows import join_cells
from protokoll_parser.people.rows import GroupKind, is_name, read_group, read_people
from protokoll_parser.source import Passage, Slice, Span, cells
from protokoll_parser.words.lexicon import Lexicon

Cells = Mapping[str, Passage]


def read_table_people(values: Sequence[Slice], columns: Columns, heading: Heading, lexicon: Lexicon) -> list[Listed]:
    """Return the people of a table; who has no mark where others have one was not there."""
    people: list[Listed] = []
    unmarked: list[int] = []
    inner = heading
    for row in _rows(values, columns, lexicon):
        if isinstance(row, Slice):
            inner = heading_of(row.text, lexicon, heading)
            continue
        for person in _people(row, columns, inner, lexicon):
            if "presence" in columns.roles and "presence" not in row and person.replaces is None:
                unmarked.append(len(people))
            people.append(person)
    if any(person.attendance == "present" for person in people):
        for index in unmarked:
            people[index] = people[index]._replace(attendance="absent")
    for second in columns.beside:
        people.extend(read_table_people(values, second, heading_of(second.names.text, lexicon, heading), lexicon))
    return people


def _rows(values: Sequence[Slice], columns: Columns, lexicon: Lexicon) -> Iterator[Cells | Slice]:
    """Yield the rows below a head, and headings among them; cells that go on over several lines are put together."""
    row: dict[str, list[Slice]] = {}
    for value in values:
        placed = _placed(value, columns)
        first = placed[0][1] if placed else None
        if first is None or (
            len(placed) > 1 and can_be_head(value.text, lexicon) and columns_of([piece for _, piece in placed], lexicon)
        ):
            continue  # the head again, on the next page
        if (
            len(placed) == 1
            and placed[0][0] == 0
            and len(first.text) < 60
            and read_group(first.text, lexicon) is not None
        ):
            yield from _closed(row)
            row = {}
            yield first
            continue
        placed = _active(placed, columns)
        if any(
            columns.roles[index] in NAMES and not piece.text[0].islower() for index, piece in placed
        ) and not _is_wrapped(placed, row):
            yield from _closed(row)
            row = {}
        for (index, piece), (_, before) in zip(placed, [placed[0], *placed], strict=False) if placed else ():
            if piece is before or not is_sign(piece.text, before.text):  # not `Eva Ljung    ELj`
                row.setdefault(columns.roles[index], []).append(piece)
    yield from _closed(row)


def _active(placed: Sequence[tuple[int, Slice]], columns: Columns) -> list[tuple[int, Slice]]:
    """Return the cells of the list that is read; a unit to the left of several lists counts where a name is beside it."""
    own = [(index, piece) for index, piece in placed if index in columns.active]
    apart = len(columns.active) > 1 and columns.active[1] > columns.active[0] + 1
    apart = apart or (bool(columns.beside) and len(own) < len(placed))
    return [] if apart and not any(columns.roles[index] in NAMES for index, _ in own) else own


def _is_wrapped(placed: Sequence[tuple[int, Slice]], row: Mapping[str, list[Slice]]) -> bool:
    """Say whether a line holds but the second part of the name above it."""
    return (
        len(placed) == 1
        and " " not in placed[0][1].text
        and " " not in "".join(piece.text for piece in row.get("name", ()))
        and len(row) > 1
    )


def _closed(row: Mapping[str, list[Slice]]) -> Iterator[Cells]:
    if row:
        yield {role: join_cells([found]) for role, found in row.items()}


def _placed(value: Slice, columns: Columns) -> list[tuple[int, Slice]]:
    """Give every cell of a line its column."""
    last = len(columns.roles) - 1
    if columns.tabbed and "\t" in value.text:
        found = tab_cells(value)
        if not value.line.row and len(found) != len(columns.roles):
            found = cells(value)
        return [(min(index, last), piece) for index, piece in enumerate(found) if piece.start < piece.stop]
    return [(_nearest(piece, columns.places), piece) for piece in cells(value)]


def _nearest(piece: Slice, places: Sequence[int]) -> int:
    """Return the column whose head a cell stands under: the nearest to its left edge, or to its middle."""
    start = piece.line.indent + piece.start
    middle = start + (piece.stop - piece.start) // 2
    return min(range(len(places)), key=lambda index: min(abs(places[index] - start), abs(places[index] - middle) + 1))


def goes_on(values: Sequence[Slice], columns: Columns) -> bool:
    """Say whether rows below another heading stand in the columns of the table above it, each cell at its place."""
    if columns.tabbed or columns.beside:
        return False
    rows = [[piece.line.indent + piece.start for piece in cells(value)] for value in values if value.text]
    return bool(rows) and all(len(row) > 1 and set(row) <= set(columns.places) for row in rows)


def tab_cells(value: Slice) -> list[Slice]:
    """Cut a line at every tab; empty cells stay, so that the count tells the column."""
    found, start = [], value.start
    text = value.line.text
    for place in [*(index for index in range(value.start, value.stop) if text[index] == "\t"), value.stop]:
        left, right = start, place
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        found.append(Slice(value.line, left, right))
        start = place + 1
    return found


def _people(row: Cells, columns: Columns, heading: Heading, lexicon: Lexicon) -> Iterator[Listed]:
    """Yield the person of a row, and the one who stood in."""
    spans = [span_of(cell) for cell in row.values()]
    span = Span(min(each.start for each in spans), max(each.stop for each in spans))
    stand_ins = read_people(row["substitute"].text, lexicon) if "substitute" in row else []
    for named in _named(row, lexicon):
        person = named._replace(heading=heading, span=span)
        for role, cell in row.items():
            if role == "affiliation" and "title" in columns.roles:
                person = unit_alone(person, cell.text, lexicon)
            elif role in READERS and not (role == "substitute" and stand_ins):
                person = READERS[role](person, cell.text, lexicon)
        days = [(head, row.get(role)) for head, role in zip(columns.heads, columns.roles, strict=True) if role in DAYS]
        person = on_days(person, [(head, cell.text if cell else "") for head, cell in days], lexicon)
        if stand_ins and "presence" not in columns.roles and not DAYS & set(row) and not stand_ins[0].refs:
            person = person._replace(attendance="absent")
        yield person
        for stand_in in stand_ins:
            label = columns.substitutes.text if columns.substitutes else None
            above = Heading(label, GroupKind("substitute", "present", True, None), frozenset(("substitute",)))
            found = listed_of(stand_in, row["substitute"], above, None, Carried(), lexicon)
            yield found._replace(replaces=person.name, span=span)


def _named(row: Cells, lexicon: Lexicon) -> list[Listed]:
    """Return the people that a row names; who represents a person stands in, who represents others is of them."""
    proxies, owner = _column_people(row, "proxy", lexicon), row.get("owner") or row.get("name")
    if owner is None or not proxies:
        return _column_people(row, "name", lexicon) or proxies or _column_people(row, "owner", lexicon)
    if is_name(owner.text):
        return [proxy._replace(replaces=owner.text, serving=True, capacity="substitute") for proxy in proxies]
    return [proxy._replace(affiliation=proxy.affiliation or owner.text) for proxy in proxies]


def _column_people(row: Cells, role: str, lexicon: Lexicon) -> list[Listed]:
    cell = row.get(role)
    if cell is None:
        return []
    return [listed_of(person, cell, PLAIN, None, Carried(), lexicon) for person in read_people(cell.text, lexicon)]
