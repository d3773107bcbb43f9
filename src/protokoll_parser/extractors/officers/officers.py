"""Who held which office at the meeting: chair, vice chairs, secretary, adjusters.

Goes in: the first and last pages, the attendees, the items' lines. Comes out: officers with role, name, party, span.

The sources, surest first: signatures; whom the meeting chose; labels of the first page; titles in the attendance
list; page headers; sentences (`Ordförande Sofia Hertz hälsar`). Of the sources that name a chair the surest counts,
for the meeting's own chair goes before a standing one; vice chairs and adjusters are gathered from all. A person is
named as fully as the text does anywhere (`Mehmet` is signed `Mehmet Aydin`).
"""

from collections.abc import Iterable, Mapping, Sequence

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.meeting.texts import squeezed
from protokoll_parser.extractors.officers.acting import read_mentions
from protokoll_parser.extractors.officers.elections import read_elections
from protokoll_parser.extractors.officers.named import Holder
from protokoll_parser.extractors.officers.offices import roles_in
from protokoll_parser.extractors.officers.signatures import read_holders
from protokoll_parser.extractors.officers.signed_cells import Labels, holders_with_office
from protokoll_parser.people.names import people_of
from protokoll_parser.source import Line, Span
from protokoll_parser.structure import Field, Found, Front, ItemLines, Value
from protokoll_parser.words.lexicon import WordLists, alternatives, fold

ROLES = ("chair", "vice_chair", "secretary", "adjuster")
LAST_LINES = 16
"""Lines of the last item among which signatures stand where nothing sets them off."""
OPENING_LINES = 12
"""Lines of the first items in which a sentence may say who chairs."""


def read_officers(front: Front, attendees: Sequence[Value], item_lines: ItemLines, words: WordLists) -> Found:
    """Return the officers of the meeting."""
    known = _given_names(attendees)
    first = read_holders(_outside_lists(front.lines, front.fields), _labels(front.fields, words), words, known)
    back = _outside_lists(front.back, front.back_fields)
    signed = read_holders(back, _labels(front.back_fields, words), words, known)
    if not signed and item_lines:
        signed = read_holders(item_lines[-1][1][-LAST_LINES:], {}, words, known)
    for holder in (*first, *signed):
        if " " in holder.name:
            known.setdefault(holder.name.split()[0].casefold(), holder.name)
    chosen = list(read_elections(item_lines, words, known))
    titled = list(_titled(attendees, front, words, known))
    sources = [signed, chosen, first, titled]
    if not _has(sources, "chair") or not _has(sources, "secretary"):
        sources.append(list(read_holders(front.header, {}, words, known)))
    if not _has(sources, "chair") or not _has(sources, "secretary"):
        sources.append(list(read_mentions(_running(front, item_lines), words, known)))
    if not _has(sources, "chair"):
        elsewhere = list(_of_other_bodies(attendees, words))
        sources.append(elsewhere if len(elsewhere) == 1 else [])
    picked = _pick(sources)
    return _resolved(picked, [holder for source in sources for holder in source], attendees)


def _given_names(attendees: Sequence[Value]) -> dict[str, str]:
    """Index the attendees by given name."""
    return {value["name"].split()[0].casefold(): value["name"] for value in attendees if value.get("name")}


def _outside_lists(lines: Sequence[Line], fields: Sequence[Field]) -> list[Line]:
    """Return the lines that are in no list of people or contents, nor tell who certifies an extract."""
    listed = {
        piece.line.index
        for field in fields
        if field.key in ("attendance", "agenda")
        for piece in (*field.label.slices, *field.values)
    }
    attested = [field.label.first.index for field in fields if field.key == "attestation"]
    for start in attested:
        blank = next((line.index for line in lines if line.index > start and not line.text), lines[-1].index + 1)
        listed.update(range(start, blank))
    return [line for line in lines if line.index not in listed]


def _labels(fields: Iterable[Field], words: WordLists) -> Labels:
    """Say where labels stand, and which role they name."""
    found: dict[int, list[tuple[int, int, str | None]]] = {}
    for field in fields:
        if field.label.slices:
            role = field.key if field.key in ROLES and not _is_heading(field, words) else None
            for piece in field.label.slices:
                found.setdefault(piece.line.index, []).append((piece.start, piece.stop, role))
    return found


def _is_heading(field: Field, words: WordLists) -> bool:
    """Say whether a label such as `Minnesanteckningar` is the document's heading, with no one beside it."""
    if fold(field.label.text) not in words["written_by"]:
        return False
    return not (field.values and field.values[0].line.index == field.label.first.index)


def _titled(attendees: Sequence[Value], front: Front, words: WordLists, known: Mapping[str, str]) -> Iterable[Holder]:
    """Yield attendees whose title is an office at the meeting; a job counts where no one else keeps the minutes."""
    found: list[Holder] = []
    for value in attendees:
        if value.get("attendance") != "absent" and not _is_of_another_body(value, words):
            found += _offices(value, words)
    if missing := {"chair", "secretary", "adjuster"} - {holder.role.removesuffix("_job") for holder in found}:
        said = holders_with_office((*front.lines, *_listed(front)), words, known)
        elsewhere = {value["name"] for value in attendees if _is_of_another_body(value, words)}
        found += [
            holder for holder in said if holder.role.removesuffix("_job") in missing and holder.name not in elsewhere
        ]
    kept = any(holder.role == "secretary" for holder in found)
    for holder in found:
        if holder.role != "secretary_job":
            yield holder
        elif not kept:
            yield holder._replace(role="secretary")


def _offices(value: Value, words: WordLists) -> list[Holder]:
    """Return the offices that an attendee's title names."""
    return [
        Holder(role, value["name"], value.get("party"), Span(*value["span"]))
        for role in roles_in(value.get("title") or "", words)
    ]


def _of_other_bodies(attendees: Sequence[Value], words: WordLists) -> Iterable[Holder]:
    """Yield those present who chair a body of their own: where no one else does, the only one may chair the meeting."""
    for value in attendees:
        if value.get("attendance") != "absent" and _is_of_another_body(value, words):
            yield from (holder for holder in _offices(value, words) if holder.role == "chair")


def _is_of_another_body(value: Value, words: WordLists) -> bool:
    """Say whether the office beside a name is held in a body of its own: `ordförande socialnämnden`."""
    return fold(value.get("affiliation") or "").endswith(alternatives(words.get("body_endings", frozenset())))


def _listed(front: Front) -> list[Line]:
    """Return the lines of the lists of people behind the items."""
    return [piece.line for field in front.back_fields if field.key == "attendance" for piece in field.values]


def _running(front: Front, item_lines: ItemLines) -> list[Line]:
    lines = [line for line in front.lines if len(line.text) > 40]
    for _, own in item_lines[:4]:
        lines += own[:OPENING_LINES]
    lines += front.back[:4]
    if item_lines:
        lines += item_lines[-1][1][-3:]
    return lines


def _has(sources: Iterable[Sequence[Holder]], role: str) -> bool:
    return any(holder.role == role for source in sources for holder in source)


def _pick(sources: Sequence[Sequence[Holder]]) -> list[Holder]:
    """Choose the surest source for chair and secretary; gather vice chairs and adjusters from all."""
    picked: list[Holder] = []
    for role in ("chair", "secretary"):
        by_source = [[holder for holder in source if holder.role == role] for source in sources]
        best = next((found for found in by_source if found), [])
        labelled = by_source[2]
        if len(labelled) > len(best) and all(_in(holder, labelled) for holder in best):
            best = labelled  # `Ordförande dag 1`, `Ordförande dag 2`: one of them signed
        picked += best if best is labelled or role == "secretary" else best[:2]
    for role in ("vice_chair", "adjuster"):
        gathered = [holder for source in sources for holder in source if holder.role == role]
        picked += [
            holder for holder in gathered if role == "vice_chair" or not _in(holder, picked, ("chair", "secretary"))
        ]
    return picked


def _in(holder: Holder, others: Iterable[Holder], roles: Sequence[str] = ROLES) -> bool:
    """Say whether a person is among others, by full name or given name."""
    name = squeezed(holder.name)
    return any(
        name == squeezed(other.name) or (" " not in holder.name and other.name.startswith(holder.name + " "))
        or (" " not in other.name and holder.name.startswith(other.name + " "))
        for other in others
        if other.role in roles
    )  # fmt: skip


def _resolved(picked: Sequence[Holder], seen: Sequence[Holder], attendees: Sequence[Value]) -> Found:
    """Give every officer the fullest name that the text has, and the attendee's party; name no one twice in a role."""
    full = [holder for holder in seen if " " in holder.name]
    short = any(" " not in holder.name for holder in picked)
    people = people_of(attendees, [{"role": holder.role, "name": holder.name} for holder in full]) if short else None
    parties = {squeezed(value["name"]): value.get("party") for value in attendees}
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    taken: set[tuple[str, str]] = set()
    for holder in picked:
        name, span = holder.name, holder.span
        if turned := _turned(holder, full):
            name, span = turned.name, turned.span
        if people and " " not in name and (longer := people.resolve(name).name):
            name, span = longer, _place_of(longer, full, attendees, span)
        if (holder.role, squeezed(name)) in taken:
            continue
        taken.add((holder.role, squeezed(name)))
        if name != holder.name:
            diagnostics.append(Diagnostic("resolved-name", f"{holder.name} is read as {name}."))
        party = parties.get(squeezed(name)) or holder.party
        values.append({"role": holder.role, "name": name, "party": party, "span": tuple(span)})
    return Found(tuple(values), tuple(diagnostics))


def _turned(holder: Holder, full: Iterable[Holder]) -> Holder | None:
    """Return who is called `Anna Berg` elsewhere and stands in the list as `Berg, Anna`."""
    family, _, given = holder.name.partition(", ")
    return next((other for other in full if other.name == f"{given} {family}"), None) if given else None


def _place_of(name: str, full: Sequence[Holder], attendees: Sequence[Value], default: Span) -> Span:
    """Return where a full name stands in the text."""
    for holder in full:
        if holder.name == name:
            return holder.span
    return next((Span(*value["span"]) for value in attendees if value["name"] == name and value.get("span")), default)
