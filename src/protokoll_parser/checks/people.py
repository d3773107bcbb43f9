"""Look for the officers and the presenters among the attendees; say where nobody is listed at all."""

from collections.abc import Iterator

from protokoll_parser.checks.listed import is_among, is_open, listed, people_listed, squeeze
from protokoll_parser.checks.places import line_at, walk_items
from protokoll_parser.classifying.classify import Kind
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.structure import Front, Value

CODES = {"adjuster": "adjuster-absent", "chair": "chair-absent"}


def check_people(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:
    """Say which adjuster, chair or presenter is not listed as present."""
    if not value["attendees"]:
        if Kind.TEXT in divided.pages.kinds:
            yield Diagnostic("no-attendees", "no attendee was found")
        return
    present = people_listed(value)
    known = {squeeze(name) for name in present}
    officers = [
        officer for officer in value["officers"] if officer["role"] in CODES and squeeze(officer["name"]) not in known
    ]
    presenters = _strange_presenters(value, known)
    if not present or not (officers or presenters) or is_open(value, front):
        return
    roll = listed(present if officers else ())
    for officer in officers:
        if not is_among(officer["name"], roll):
            message = f"the {officer['role']} {officer['name']} is not listed as present"
            yield Diagnostic(CODES[officer["role"]], message, line_at(divided, officer.get("span")))
    everyone = listed(person["name"] for person in value["attendees"]) if presenters else ()
    for presenter in presenters:
        if not is_among(presenter["name"], everyone):
            message = f"the presenter {presenter['name']} is not among the attendees"
            yield Diagnostic("presenter-unlisted", message, line_at(divided, presenter.get("span")))


def _strange_presenters(value: Value, known: set[str]) -> list[Value]:
    """Return those with a full name that no attendee has to the letter, each once, where first named."""
    found: dict[str, Value] = {}
    for item in walk_items(value["items"]):
        for presenter in item.get("presenters") or ():
            key = squeeze(presenter["name"])
            if key not in known and " " in presenter["name"]:
                found.setdefault(key, presenter)
    return list(found.values())
