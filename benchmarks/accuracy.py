"""Measure how well parsed records agree with expected records: precision, recall and F1 per field and per layout.

In go folders of texts, each with its `NAME.expected.json` beside it; out come plain tables and an exit code for the
continuous integration (`python benchmarks/accuracy.py samples --floors benchmarks/floors.toml`). A text's layout is
the name of the folder that it stands in.

What counts as right, in short: names, numbers and enums must agree letter by letter, running text by most of its
words; upper case, punctuation and markup never count. What stands in an item must stand in the item that the expected
one stands in. What hangs on a person, an item or a decision that was not found counts as missed too. An expected
element with `"optional": true` is neither demanded nor punished; an item with `"any_level": true` may have any depth.

The tables `DOCUMENT`, `ITEMS` and `LISTS` say what is compared and how; everything below them only counts and prints.
"""

import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import click

from protokoll_parser.decode import decode

ROOT = Path(__file__).resolve().parents[1]
LAYOUTS = ROOT / "src" / "protokoll_parser" / "layouts"
EXPECTED = ".expected.json"
LEAST = 5  # a mean is taken over the fields that have at least so many expected values; fewer say little
NOWHERE = -1  # the home of what stands in an item that was not found
TINY = 1e-9  # what binary fractions may lose: 0.29 * 100 is 28.999...
GROUNDED = "grounded"
HEAD = f"{'':28}{'gold':>6}{'found':>7}{'right':>7}{'prec':>8}{'recall':>8}{'F1':>8}"
FLOORS_HEAD = """\
# What benchmarks/accuracy.py must reach over samples/: F1 of each field over all texts, mean F1 of each layout.
# Floors only rise: python benchmarks/accuracy.py samples --floors benchmarks/floors.toml --raise-floors"""

Json = Mapping[str, Any]
Parse = Callable[[Path], Json]
Library = Callable[[frozenset[str]], Parse]
"""Makes a parser that does without the data files of the layouts named."""


LINK = re.compile(r"\]\([^)]*\)")  # the target of a markdown link: [text](target)
NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    plain = LINK.sub("", unicodedata.normalize("NFKC", text))
    return tuple(NO_LETTERS.sub(" ", plain).lower().split())


def words(value: object) -> tuple[str, ...]:
    """Give the words of a value in lower case, without punctuation and markup."""
    return _words(str(value or ""))


def squeeze(value: object) -> str:
    """Give the letters and digits of a value, and nothing else."""
    return "".join(words(value))


def similarity(a: object, b: object) -> float:
    """Say from 0 to 1 how many words two texts share; 1.0 too where only the spaces between words differ."""
    left, right = words(a), words(b)
    if "".join(left) == "".join(right):
        return 1.0
    common = (Counter(left) & Counter(right)).total()
    return 2 * common / (len(left) + len(right))


def exact(a: object, b: object) -> bool:
    return squeeze(a) == squeeze(b)


def close(a: object, b: object) -> bool:
    return similarity(a, b) >= 0.8


def identical(a: object, b: object) -> bool:
    return a == b


def same_party(a: object, b: object) -> bool:
    return str(a).strip().lower() == str(b).strip().lower()


class Presence(NamedTuple):
    """When a person was there: what the text says, and the items that it means."""

    note: str | None
    items: list[str]


def same_presence(a: Presence, b: Presence) -> bool:
    return a.items == b.items and (bool(a.items) or similarity(a.note, b.note) >= 0.7)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a record: the document itself, a person, an item, a decision point."""

    record: Json
    home: int = 0
    """Which of the parsed items it stands in; for an expected element, which of them matches its item."""
    depth: int = 0
    optional: bool = False


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


def same_name(*enums: str, placed: bool = False) -> Callable[[Element, Element], float]:
    """Demand that the names agree, and the values under some keys, and, if `placed`, that the item is the same."""

    def likeness(a: Element, b: Element) -> float:
        same = exact(a.record.get("name"), b.record.get("name")) and (a.home == b.home or not placed)
        return float(same and all(a.record.get(enum) == b.record.get(enum) for enum in enums))

    return likeness


def same_date(a: Element, b: Element) -> float:
    return float(a.record.get("date") == b.record.get("date"))


def same_person(a: Element, b: Element) -> float:
    """Demand the name; of a person who is listed twice, prefer the listing under the like heading."""
    if not exact(a.record.get("name"), b.record.get("name")):
        return 0.0
    group = a.record.get("group")
    return 1.0 + similarity(group, b.record.get("group")) if group else 1.0


def same_item(a: Element, b: Element) -> float:
    if not exact(a.record.get("number"), b.record.get("number")):
        return 0.0
    likeness = similarity(a.record.get("title"), b.record.get("title"))
    return likeness if likeness >= 0.8 else 0.0


def same_presenter(a: Element, b: Element) -> float:
    """Demand the full name or the name as written: whether it was resolved is a field of its own."""
    name = a.record.get("name")
    names = (squeeze(name), squeeze(a.record.get("as_written") or name))
    return float(a.home == b.home and squeeze(b.record.get("name")) in names)


def same_point(a: Element, b: Element) -> float:
    """Demand most of the words; among equals prefer the right item (a wrong one costs `decision placement`)."""
    likeness = similarity(a.record.get("text"), b.record.get("text"))
    return likeness + 0.01 * (a.home == b.home) if likeness >= 0.75 else 0.0


def same_statement(a: Element, b: Element) -> float:
    """Demand half of the names and, if the expected one tells what was said, half of the words."""
    if a.home != b.home:
        return 0.0
    left, right = _speakers(a), _speakers(b)
    who = 1.0 if left == right else 2 * len(set(left) & set(right)) / max(1, len(left) + len(right))
    text = a.record.get("text")
    what = similarity(text, b.record.get("text")) if text else 1.0
    return (who + what) / 2 if min(who, what) >= 0.5 else 0.0


def _speakers(element: Element) -> list[str]:
    people = element.record.get("by") or []
    return sorted(squeeze(person.get("name") if isinstance(person, Mapping) else person) for person in people)


def same_vote(a: Element, b: Element) -> float:
    counts = ("yes", "no", "abstain")
    return float(a.home == b.home and all((a.record.get(n) or 0) == (b.record.get(n) or 0) for n in counts))


def same_text(a: Element, b: Element) -> float:
    likeness = similarity(a.record.get("text"), b.record.get("text"))
    return likeness if a.home == b.home and likeness >= 0.8 else 0.0


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


class Tally(NamedTuple):
    """How many values are expected, found and right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found and is right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was found."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 1.0


class Finding(NamedTuple):
    """What one comparison adds to a field, and a line for each miss."""

    field: str
    tally: Tally
    misses: Sequence[str]


def compare(gold: Json, found: Json) -> Iterator[Finding]:
    """Compare a parsed record with an expected one, field by field."""
    for value in DOCUMENT:
        yield compare_values(value, Element(gold), Element(found))
    gold_items, found_items = flatten(gold.get("items")), flatten(found.get("items"))
    pairs = best_pairs(gold_items, found_items, ITEMS.likeness)
    yield from compare_lists(ITEMS, gold_items, found_items, pairs)
    partner = dict(pairs)
    homes = [replace(item, home=partner.get(item.home, NOWHERE)) for item in gold_items]
    documents = Document(gold, homes), Document(found, found_items)
    for row in LISTS:
        expected, parsed = map(row.elements, documents)
        yield from compare_lists(row, expected, parsed, best_pairs(expected, parsed, row.likeness))


def flatten(items: Sequence[Json] | None) -> list[Element]:
    """List items, each followed by its sub-items; an item's home is its own place in the list."""

    def descend(rows: Sequence[Json] | None, depth: int) -> Iterator[tuple[Json, int]]:
        for row in rows or ():
            yield row, depth
            yield from descend(row.get("items"), depth + 1)

    return [
        Element(row, index, depth, bool(row.get("optional"))) for index, (row, depth) in enumerate(descend(items, 0))
    ]


def best_pairs(
    gold: Sequence[Element], found: Sequence[Element], likeness: Callable[[Element, Element], float]
) -> list[tuple[int, int]]:
    """Pair the elements of two lists, the likeliest pair first; among equals, in the order of the lists."""
    scored = (
        (-score, left, right)
        for left, expected in enumerate(gold)
        for right, parsed in enumerate(found)
        if (score := likeness(expected, parsed)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(scored):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return list(pairs.items())


def compare_lists(
    row: Listed, gold: Sequence[Element], found: Sequence[Element], pairs: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Count the paired, the missed and the extra elements of two lists, and compare what hangs on them."""
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    missed = [element for index, element in enumerate(gold) if index not in left and not element.optional]
    extra = [element for index, element in enumerate(found) if index not in right]
    hits = sum(not gold[index].optional for index in left)
    lines = [*(f"missed: {brief(e.record)}" for e in missed), *(f"extra: {brief(e.record)}" for e in extra)]
    yield Finding(row.field, Tally(hits + len(missed), hits + len(extra), hits), lines)
    matched = [(gold[a], found[b]) for a, b in pairs]
    for value in row.values:
        for expected, parsed in (*matched, *((element, None) for element in missed)):
            if value.applies(expected, parsed is not None):
                yield compare_values(value, expected, parsed)


def compare_values(value: Value, gold: Element, found: Element | None) -> Finding:
    """Compare what a field says in two elements; None and the empty string say nothing."""
    a, b = value.read(gold), None if found is None else value.read(found)
    has_a, has_b = a not in (None, ""), b not in (None, "")
    right = has_a and has_b and value.same(a, b)
    misses = [] if right or not (has_a or has_b) else [f"value: {brief(a)}, got {brief(b)} in {brief(gold.record)}"]
    return Finding(value.field, Tally(has_a, has_b, right), misses)


def brief(value: object) -> str:
    """Write a value, or what tells an element from its like, on one short line."""
    if isinstance(value, Mapping):
        value = {
            name: value[name] for name in ("role", "label", "name", "title", "date", "by", "text") if value.get(name)
        }
    return json.dumps(value, ensure_ascii=False, default=str)[:160]


class Scored(NamedTuple):
    """One text, and how its record compares with the expected one."""

    text: Path
    findings: Sequence[Finding]
    grounded: int
    """How many names and titles stand at their span."""
    ungrounded: Sequence[str]
    """The names and titles that do not."""
    error: str
    """What the parser raised, or empty."""

    @property
    def layout(self) -> str:
        """The name of the folder that the text stands in."""
        return self.text.parent.name

    @property
    def name(self) -> str:
        """The text's layout and file name."""
        return f"{self.layout}/{self.text.name}"


def find_texts(folders: Iterable[Path]) -> list[Path]:
    """List the texts in and below some folders that have an expected record, sorted and each once."""
    files = {path for folder in folders for path in folder.resolve().rglob("*") if path.suffix != ".json"}
    return sorted(path for path in files if path.is_file() and path.with_suffix(EXPECTED).is_file())


def score_file(text: Path, parse: Parse) -> Scored:
    """Parse a text and compare its record with the expected one; a parser that raises has found nothing."""
    gold = json.loads(text.with_suffix(EXPECTED).read_text(encoding="utf-8"))
    try:
        found = parse(text)
        source, _ = decode(text.read_bytes(), text.name)
    except Exception as error:
        return Scored(text, list(compare(gold, {})), 0, (), repr(error)[:200])
    told = list(grounding(found, source.text))
    ungrounded = [name for name, is_there in told if not is_there]
    return Scored(text, list(compare(gold, found)), len(told) - len(ungrounded), ungrounded, "")


def grounding(part: object, text: str) -> Iterator[tuple[str, bool]]:
    """Say of every name, and of every title of what has no name, whether it stands at the span beside it."""
    if isinstance(part, Mapping):
        value = part.get("as_written") or part.get("name") or part.get("title")
        if value and (span := part.get("span")):
            yield value, squeeze(value) in squeeze(text[slice(*span)])
        part = list(part.values())
    if isinstance(part, Sequence) and not isinstance(part, str):
        for inner in part:
            yield from grounding(inner, text)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of some texts together."""

    tallies: Mapping[str, Tally]
    """By field, in the order of the tables; fields with nothing expected and nothing found are left out."""
    texts: int
    exact: int
    """How many records have no miss in any field."""
    grounded: int
    """How many names and titles stand at their span."""
    names: int
    """How many names and titles have a span."""

    @property
    def weighty(self) -> list[float]:
        """F1 of the fields that have enough expected values to go into a mean."""
        return [tally.f1 for tally in self.tallies.values() if tally.gold >= LEAST]

    @property
    def mean(self) -> float:
        """Mean F1 over the weighty fields."""
        return fmean(self.weighty) if self.weighty else 0.0


def summarise(files: Sequence[Scored]) -> Summary:
    """Add up the figures of some texts."""
    sums = dict.fromkeys(FIELDS, Tally())
    for field, tally, _ in (finding for file in files for finding in file.findings):
        sums[field] = add((sums[field], tally))
    exact = sum(not any(finding.misses for finding in file.findings) for file in files)
    grounded = sum(file.grounded for file in files)
    names = grounded + sum(len(file.ungrounded) for file in files)
    return Summary({field: sums[field] for field in FIELDS if any(sums[field])}, len(files), exact, grounded, names)


def add(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


def summaries(files: Iterable[Scored]) -> dict[str, Summary]:
    """Add up the figures of each layout."""
    groups: dict[str, list[Scored]] = {}
    for file in files:
        groups.setdefault(file.layout, []).append(file)
    return {layout: summarise(group) for layout, group in groups.items()}


class Floors(NamedTuple):
    """Least F1 of each field over all texts and least mean F1 of each layout; or the figures reached."""

    fields: Mapping[str, float]
    layouts: Mapping[str, float]


def figures(files: Sequence[Scored]) -> Floors:
    """Give what is held against the floors."""
    fields = {field: tally.f1 for field, tally in summarise(files).tallies.items()}
    return Floors(fields, {layout: summary.mean for layout, summary in summaries(files).items()})


def read_floors(path: Path) -> Floors:
    """Read a floors file; a table that it lacks is empty."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(tables.get("fields", {}), tables.get("layouts", {}))


def missed_floors(floors: Floors, reached: Floors) -> list[str]:
    """Give a line for each floor that is missed; a figure that is no longer measured misses its floor."""
    return [
        f"floor missed: {kind} {name}: "
        + (f"{got[name]:.4f}" if name in got else "no value")
        + f", the floor is {floor:.2f}"
        for kind, least, got in (("field", floors.fields, reached.fields), ("layout", floors.layouts, reached.layouts))
        for name, floor in least.items()
        if got.get(name, NOWHERE) + TINY < floor
    ]


def raised(floors: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, float]:
    """Raise floors to what was reached, rounded down to hundredths, where that is higher."""
    rounded = {name: math.floor(figure * 100 + TINY) / 100 for name, figure in reached.items()}
    higher = {name: max(floors.get(name, 0.0), rounded.get(name, 0.0)) for name in {**rounded, **floors}}
    return {name: floor for name, floor in higher.items() if floor}


def write_floors(path: Path, floors: Floors) -> None:
    """Write a floors file; names are quoted as JSON does, which TOML reads alike."""
    lines = [FLOORS_HEAD]
    for kind, table in floors._asdict().items():
        rows = (f"{json.dumps(name, ensure_ascii=False)} = {floor:.2f}" for name, floor in table.items())
        lines += ["", f"[{kind}]", *rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def row_of(name: str, tally: Tally) -> str:
    """Lay out a line under `HEAD`."""
    numbers = f"{tally.gold:6}{tally.found:7}{tally.right:7}"
    return f"{name:28}{numbers}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"


def field_table(title: str, summary: Summary) -> list[str]:
    """Lay out a line a field, and a line that sums up."""
    exact = f"exact records {summary.exact} of {summary.texts} ({summary.exact / summary.texts:.0%})"
    grounded = f"grounded {summary.grounded} of {summary.names} names and titles"
    ends = f"mean F1 {summary.mean:.3f} over {len(summary.weighty)} fields, {summary.texts} texts; {exact}; {grounded}"
    return [title, HEAD, *(row_of(field, tally) for field, tally in summary.tallies.items()), ends, ""]


def layout_table(groups: Mapping[str, Summary]) -> list[str]:
    """Lay out a line a layout: its values of all fields in one pool, its mean F1, texts and exact records."""
    lines = [f"{HEAD}{'mean F1':>9}{'texts':>7}{'exact':>7}"]
    for layout, summary in groups.items():
        ends = f"{summary.mean:9.3f}{summary.texts:7}{summary.exact:7}"
        lines.append(row_of(layout, add(summary.tallies.values())) + ends)
    return ["by layout", *lines, ""]


def file_table(files: Sequence[Scored]) -> list[str]:
    """Lay out the mean F1 of each text over all fields with a value in it, the lowest first."""
    means = sorted((fmean([t.f1 for t in summarise([file]).tallies.values()] or [1.0]), file.name) for file in files)
    return [*(f"{figure:8.3f}  {name}" for figure, name in means), ""]


def miss_lines(files: Sequence[Scored], field: str) -> list[str]:
    """List what is wrong in a field, or which names and titles are not grounded."""
    if field == GROUNDED:
        return [f"{file.name}: not at its span: {brief(name)}" for file in files for name in file.ungrounded]
    return [f"{each.name}: {line}" for each in files for f in each.findings if f.field == field for line in f.misses]


def generality_table(groups: Mapping[str, Summary], without: Mapping[str, Summary]) -> list[str]:
    """Lay out the mean F1 of each layout with and without its own data file: how well a new layout would be read."""
    lines = [f"{'mean F1 by layout':28}{'with':>8}{'without':>9}{'gap':>8}"]
    for layout, own in groups.items():
        less = without.get(layout)
        ends = f"{less.mean:9.3f}{own.mean - less.mean:8.3f}" if less else "  no data file of its own"
        lines.append(f"{layout:28}{own.mean:8.3f}{ends}")
    return [*lines, ""]


def has_data(layout: str, layouts: Path) -> bool:
    """Tell whether a layout has a data file of its own."""
    return (layouts / f"{layout}.toml").is_file()


def as_json(files: Sequence[Scored]) -> dict[str, object]:
    """Give the figures of all texts and of each layout for other programs."""
    layouts = {layout: summary_json(summary) for layout, summary in summaries(files).items()}
    return {**summary_json(summarise(files)), "layouts": layouts}


def summary_json(summary: Summary) -> dict[str, object]:
    """Give the figures of some texts for other programs."""
    fields = {
        field: {**tally._asdict(), "precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
        for field, tally in summary.tallies.items()
    }
    whole = {name: getattr(summary, name) for name in ("texts", "exact", "grounded", "names", "mean")}
    return {**whole, "fields": fields}


class Options(NamedTuple):
    """What the command line asks for."""

    folders: tuple[Path, ...]
    floors: Path | None = None
    raise_floors: bool = False
    misses: str | None = None
    per_file: bool = False
    json_file: Path | None = None
    leave_out: str | None = None
    generality: bool = False


def run(options: Options, library: Library, layouts: Path = LAYOUTS) -> tuple[list[str], int]:
    """Measure as the options ask: give the lines to print and the exit code, and write the files asked for."""
    texts = select(options, layouts)
    parse = library(frozenset({options.leave_out} if options.leave_out else ()))
    files = [score_file(text, parse) for text in texts]
    lines = report(files, options)
    without: list[Scored] = []
    if options.generality:
        without = score_without_own_data(texts, library, layouts)
        lines += generality_table(summaries(files), summaries(without))
    if options.json_file:
        options.json_file.write_text(json.dumps(as_json(files), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    failed = [f"failed: {file.name}: {file.error}" for file in (*files, *without) if file.error]
    short = gate(options, figures(files))
    return [*lines, *failed, *short], int(bool(failed or short))


def score_without_own_data(texts: Iterable[Path], library: Library, layouts: Path) -> list[Scored]:
    """Score the texts of each layout that has a data file of its own, with that file left out."""
    owned = {text: text.parent.name for text in texts if has_data(text.parent.name, layouts)}
    parsers = {layout: library(frozenset({layout})) for layout in owned.values()}
    return [score_file(text, parsers[layout]) for text, layout in owned.items()]


def select(options: Options, layouts: Path) -> list[Path]:
    """List the texts to measure; refuse what cannot be measured, lest nothing measured look like nothing wrong."""
    left_out = options.leave_out
    texts = [text for text in find_texts(options.folders) if left_out in (None, text.parent.name)]
    refusals = {
        f"layout {left_out} has no data file of its own to leave out": left_out and not has_data(left_out, layouts),
        "--leave-out goes with neither --floors nor --generality": left_out and (options.floors or options.generality),
        "--raise-floors needs --floors": options.raise_floors and not options.floors,
        f"no text with its {EXPECTED} beside it was found": not texts,
    }
    for message, applies in refusals.items():
        if applies:
            raise click.UsageError(message)
    return texts


def gate(options: Options, reached: Floors) -> list[str]:
    """Give a line for each floor that is missed; raise the others if that is asked for."""
    if not options.floors:
        return []
    floors = read_floors(options.floors)
    if options.raise_floors:
        write_floors(options.floors, Floors(*map(raised, floors, reached)))
    return missed_floors(floors, reached)


def report(files: Sequence[Scored], options: Options) -> list[str]:
    """Lay out the tables: each layout by itself, all texts, and what else the options ask for."""
    groups = summaries(files)
    title = f"without {options.leave_out}.toml" if options.leave_out else "all texts"
    return [
        *(line for layout, summary in groups.items() if len(groups) > 1 for line in field_table(layout, summary)),
        *field_table(title, summarise(files)),
        *layout_table(groups),
        *(file_table(files) if options.per_file else ()),
        *(miss_lines(files, options.misses) if options.misses else ()),
    ]


def protokoll_parser(leave_out: frozenset[str]) -> Parse:
    """Make a parser of the library, with the data files of some layouts left out."""
    parse_file = import_module("protokoll_parser").parse_file
    wishes = {"leave_out": leave_out} if leave_out else {}

    def parse(path: Path) -> Json:
        record: Json = parse_file(path, **wishes).model_dump(mode="json")
        return record

    return parse


FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
OLD_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(help=f"{__doc__}".partition("\n\n")[0])
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option("--floors", type=OLD_FILE, help="Exit with 1 where a figure is below its floor in this file.")
@click.option("--raise-floors", is_flag=True, help="Write what is reached to the floors file, where it is higher.")
@click.option(
    "--misses", type=click.Choice([*FIELDS, GROUNDED]), metavar="FIELD", help="List what is wrong in a field."
)
@click.option("--per-file", is_flag=True, help="List the mean F1 of each text.")
@click.option("--json", "json_file", type=NEW_FILE, help="Write the figures to a file, as JSON.")
@click.option("--leave-out", metavar="LAYOUT", help="Measure a layout's texts without that layout's own data file.")
@click.option("--generality", is_flag=True, help="Compare each layout with and without its own data file.")
def main(folders: tuple[Path, ...], **options: Any) -> None:
    lines, code = run(Options(folders or (ROOT / "samples",), **options), protokoll_parser)
    print("\n".join(lines).rstrip())
    sys.exit(code)


if __name__ == "__main__":
    main()
