"""The fields of a record that are measured: the tables `DOCUMENT`, `ITEMS` and `LISTS` say what is compared and how."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from measure.likeness import (
    Element,
    Json,
    Presence,
    close,
    exact,
    identical,
    same_date,
    same_item,
    same_name,
    same_party,
    same_person,
    same_point,
    same_presence,
    same_presenter,
    same_statement,
    same_text,
    same_vote,
)


class Document(NamedTuple):
    """A record with its items of all levels in one row."""

    record: Json
    items: Sequence[Element]


class Value(NamedTuple):
    """A field with one value in each element."""

    field: str
    read: Callable[[Element], object]
    same: Callable[[Any, Any], bool] = exact
    applies: Callable[[Element, bool], bool] = lambda _expected, _found: True
    """Is it compared, given the expected element and whether that was found?"""


class Listed(NamedTuple):
    """A field with a list of elements, and the fields that hang on each of them."""

    field: str
    elements: Callable[[Document], Sequence[Element]]
    likeness: Callable[[Element, Element], float]
    """0 where an expected and a parsed element cannot be the same; the higher, the likelier they are."""
    values: tuple[Value, ...] = ()


def key(*names: str) -> Callable[[Element], object]:
    """Read what stands under a key, or under a key of the object under a key."""

    def read(element: Element) -> object:
        value: Any = element.record
        for name in names:
            value = (value or {}).get(name)
        return value

    return read


def joined(*reads: Callable[[Element], object]) -> Callable[[Element], object]:
    """Read several values as one text."""
    return lambda element: " ".join(str(value) for read in reads if (value := read(element)))


def presence(element: Element) -> Presence | None:
    note, items = element.record.get("presence_note"), element.record.get("present_for")
    return Presence(note, items or []) if note or items else None


def top(name: str) -> Callable[[Document], list[Element]]:
    """List what stands under a key of the record."""
    return lambda document: [
        Element(row, optional=bool(row.get("optional"))) for row in document.record.get(name) or []
    ]


def inside(name: str) -> Callable[[Document], list[Element]]:
    """List what stands under a key of all items; a bare string becomes an element with that text."""

    def elements(document: Document) -> list[Element]:
        rows = [(item, value) for item in document.items for value in item.record.get(name) or []]
        return [_within(item, value if isinstance(value, Mapping) else {"text": value}) for item, value in rows]

    return elements


def _within(outer: Element, record: Json) -> Element:
    return Element(record, outer.home, optional=bool(record.get("optional")) or outer.optional)


def points(document: Document) -> list[Element]:
    """List the points of all decisions, each with what its decision says for them all."""
    return [
        _within(decision, {**point, "by": decision.record.get("by"), "explicit": decision.record.get("explicit")})
        for decision in inside("decisions")(document)
        for point in decision.record.get("points") or []
    ]


def ballots(document: Document) -> list[Element]:
    """List the ballots of all votes; those of an optional vote are demanded where the text has them."""
    return [
        _within(item, ballot)
        for item in document.items
        for vote in item.record.get("votes") or []
        for ballot in vote.get("ballots") or []
    ]


DOCUMENT = (
    Value("document_type", key("document_type")),
    Value("title", key("title"), close),
    Value("body", key("body"), close),
    Value("organisation", key("organisation"), close),
    Value("reference", key("reference")),
    Value("place", key("place"), close),
    Value("adjustment date", key("adjustment", "date")),
    Value("adjustment time/method", joined(key("adjustment", "time"), key("adjustment", "method"))),
    Value("notice dates", joined(key("notice", "posted"), key("notice", "removed"))),
)


ITEMS = Listed(
    "item",
    lambda document: document.items,
    same_item,
    (
        Value(
            "item level",
            lambda item: str(item.depth),
            applies=lambda item, _: not item.optional and not item.record.get("any_level"),
        ),
        Value("item reference", key("reference")),
    ),
)


LISTS = (
    Listed(
        "sitting date",
        top("sittings"),
        same_date,
        tuple(Value("sitting time", key(end), identical, lambda _, found: found) for end in ("start", "end")),
    ),
    Listed("officer", top("officers"), same_name("role")),
    Listed(
        "attendee",
        top("attendees"),
        same_person,
        (
            Value("attendee capacity", key("capacity")),
            Value("attendee attendance", key("attendance")),
            Value("attendee party", key("party"), same_party),
            Value("attendee title+affiliation", joined(key("title"), key("affiliation")), close),
            Value("attendee affiliation", key("affiliation"), close),
            Value("attendee serving/replaces", lambda e: e.record.get("replaces") or e.record.get("serving")),
            Value("attendee presence", presence, same_presence),
        ),
    ),
    Listed(
        "presenter",
        inside("presenters"),
        same_presenter,
        (Value("presenter name resolved", key("name"), applies=lambda one, _: bool(one.record.get("as_written"))),),
    ),
    Listed(
        "decision point",
        points,
        same_point,
        tuple(
            Value(field, read, same, lambda point, _: not point.optional)
            for field, read, same in (
                ("decision placement", lambda point: point.home, identical),
                ("decision outcome", key("outcome"), exact),
                ("decision explicit", lambda point: point.record["explicit"], identical),
                ("decision by", key("by"), close),
            )
        ),
    ),
    Listed("proposal", inside("proposals"), same_statement),
    Listed("vote totals", inside("votes"), same_vote),
    Listed("ballot", ballots, same_name("vote", placed=True)),
    Listed("reservation", inside("reservations"), same_statement),
    Listed("statement", inside("statements"), same_statement),
    Listed("recusal", inside("recusals"), same_name(placed=True)),
    Listed("attachment", inside("attachments"), same_text),
    Listed("document", inside("documents"), same_text),
    Listed("recipient", inside("recipients"), same_text),
    Listed("next meeting", top("next_meetings"), same_date),
)


FIELDS = (
    *(value.field for value in DOCUMENT),
    *dict.fromkeys(name for row in (ITEMS, *LISTS) for name in (row.field, *(value.field for value in row.values))),
)
