"""Adds to the items those whom the list of those present calls recused: `Karin Åberg (L)   Deltog ej § 45 på grund av jäv`.

Goes in: the items, and the attendees with what their rows say of presence. Comes out: the items.
"""

from collections.abc import Iterable, Mapping, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import present_for
from protokoll_parser.structure import Value

RECUSED = lazy(r"(?<!\w)[Jj]äv(?:ig|igt?|et)?(?!\w)")
REFERENCE = lazy(
    r"(?:§§?|(?<!\w)[Pp](?:unkt(?:en|erna)?\b|\.))[ ]?\d[\d:/]*(?:(?:,|[ ]och|[ ]?[–—-])[ ]?(?:§[ ]?)?\d[\d:/]*)*"
)
OTHERWISE = lazy(r"(?<!\w)kl\b|\d[.:]\d\d|(?<!\w)(?:[Gg]ick|[Ll]ämna|[Kk]om|[Aa]nlän|fr\.?\s?o|t\.?\s?o)")
"""The row tells of more than recusal: what was missed for what is not known."""


def add_listed_recusals(items: Iterable[Value], attendees: Sequence[Value], numbers: Sequence[str]) -> list[Value]:
    """Return the items with the recusals of the list; whom the item itself names stands there once."""
    recused: dict[str, list[Value]] = {}
    for person in attendees:
        for number in _numbers(person, numbers):
            recused.setdefault(number, []).append({"name": person["name"], "party": person["party"]})
    return [_with(item, recused) for item in items] if recused else list(items)


def _numbers(person: Value, numbers: Sequence[str]) -> Iterable[str]:
    """Return the items that a person was recused from, if the note says nothing else."""
    note = person["presence_note"] or ""
    if person["replaces"] or not person["present_for"] or not RECUSED.search(note) or OTHERWISE.search(note):
        return ()
    named = REFERENCE.findall(note)
    missed = present_for(named[0], numbers) if len(named) == 1 else ()
    return [number for number in missed if number not in person["present_for"]]


def _with(item: Value, recused: Mapping[str, Sequence[Value]]) -> Value:
    named = {entry["name"] for entry in item["recusals"]}
    more = [entry for entry in recused.get(item["number"] or "", ()) if entry["name"] not in named]
    inner = [_with(part, recused) for part in item["items"]]
    return item | {"recusals": [*item["recusals"], *more], "items": inner}
