"""What the document is: its type, title, body, organisation and registry number.

Goes in: the first pages (`Front`). Comes out: an `Identity`. The heading says most; what it leaves out is taken from
labels (`Organ`, `Förening`, `Dnr`), the page header, and at last from who decides in the items.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from protokoll_parser.extractors.meeting.body_names import Body, find_body
from protokoll_parser.extractors.meeting.first_page import labelled, opening
from protokoll_parser.extractors.meeting.heading_words import is_type_word, tokens
from protokoll_parser.extractors.meeting.organisation import is_address, read_organisation
from protokoll_parser.extractors.meeting.organisation_names import find_organisation
from protokoll_parser.extractors.meeting.texts import Text, columns, squeezed, text_of, text_of_slice
from protokoll_parser.extractors.meeting.title import Heading, read_heading
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Passage, Slice, cells, join, whole
from protokoll_parser.structure import Field, Front, ItemLines
from protokoll_parser.values.references import find_reference, whole_reference
from protokoll_parser.words.lexicon import WordLists

DECIDER = lazy(r"(?P<by>[A-ZÅÄÖ][\w-]*(?: [a-zåäö][\w-]*){0,3}) (?:beslutar|beslutade|beslöt)\b")
MOST_WORDS = 4
"""Longer names are written out."""


class Identity(NamedTuple):
    """What the document is."""

    document_type: str
    """`minutes`, `decision_minutes`, `notes` or `unknown`."""
    title: Text | None = None
    body: Text | None = None
    organisation: Text | None = None
    reference: Text | None = None


def read_identity(front: Front, words: WordLists, item_lines: ItemLines = ()) -> Identity:
    """Return what the document is; `item_lines` help where the first pages do not name the body."""
    heading = read_heading(front, words)
    return Identity(
        heading.document_type or _type_elsewhere(front),
        heading.title,
        _body(front, heading, words, item_lines),
        read_organisation(front, heading, words),
        _reference(front),
    )


def _type_elsewhere(front: Front) -> str:
    """Tell the type from page headers, labels and signatures where no heading tells it."""
    for line in (*front.header, *opening(front)):
        for token in tokens(line.text[:200]):
            if kind := is_type_word(token.folded):
                return kind
    labels = [squeezed(field.label.text) for field in (*front.fields, *front.back_fields)]
    for label in labels:
        if "anteckning" in label or "minnesant" in label:
            return "notes"
    keys = {field.key for field in (*front.fields, *front.back_fields)}
    if keys & {"adjuster", "adjustment", "notice", "notice_posted"} or any("protokoll" in label for label in labels):
        return "minutes"
    return "unknown"


def _body(front: Front, heading: Heading, words: WordLists, item_lines: ItemLines) -> Text | None:
    found: Body | None = None
    for passage in labelled(front, "body"):
        if found := find_body(passage.text, words):
            return _body_text(passage, found, front, item_lines)
    if heading.passage.text and (found := find_body(heading.passage.text, words)):
        if fuller := _in_full(heading.passage.text[found.start : found.stop], front, words):
            return fuller
        return _body_text(heading.passage, found, front, item_lines)
    lines = [*front.header, *opening(front)]
    for passage in (*_stacked(lines, words), *_short_cells(lines)):
        found = find_body(passage.text, words)
        if found and not is_address(passage.text) and not _is_firm(passage.text, found, words):
            return _body_text(passage, found, front, item_lines)
    return _decider(item_lines, words)


def _short_cells(lines: Iterable[Line]) -> Iterable[Passage]:
    for line in lines:
        if len(line.text) < 160 and not line.marker:
            for piece in columns(line):
                if piece.text.count(" ") < 9 and ":" not in piece.text:
                    yield join([piece])


def _in_full(name: str, front: Front, words: WordLists) -> Text | None:
    """Return the line above that is nothing but the body in full, where the heading shortens it to its first word."""
    if " " in name:
        return None
    short = f"{name} ".casefold()
    for line in opening(front)[:HEAD]:
        if line.text.casefold().startswith(short) and _is_body(line.text, words):
            return text_of_slice(whole(line))
    return None


HEAD = 3
"""Lines in which a body stands in full above the heading."""


def _stacked(lines: Iterable[Line], words: WordLists) -> Iterable[Passage]:
    """Yield a body over two lines of a column: `Kommunstyrelsens` / `arbetsutskott`, `Rådet för vård` / `och omsorg`."""
    above: list[Slice] = []
    for line in lines:
        pieces = columns(line)[:4] if len(line.text) < 160 else []
        for upper in above:
            for lower in pieces:
                if lower.text[0].islower() and line.indent + lower.start == upper.line.indent + upper.start:
                    yield join([upper, lower])
        above = [piece for piece in pieces if _can_go_on(piece.text, words)]


def _can_go_on(text: str, words: WordLists) -> bool:
    """Say whether the line of a column is a word in the genitive, or nothing but a body of several words."""
    if " " not in text:
        return text.endswith("s")
    return len(text) < LONGEST_STACKED and _is_body(text, words)


def _is_body(text: str, words: WordLists) -> bool:
    found = find_body(text, words)
    return found is not None and (found.start, found.stop, found.kind) == (0, len(text), "standing")


LONGEST_STACKED = 50
"""Letters of a body's line that goes on below."""


def _is_firm(text: str, found: Body, words: WordLists) -> bool:
    """Say whether what looks like a body is but part of a firm's name: `VIKSTA BYGGLEDNING AB`."""
    place = find_organisation(text, words)
    return place is not None and place[0] <= found.start and found.stop <= place[1]


def _body_text(passage: Passage, found: Body, front: Front, item_lines: ItemLines) -> Text | None:
    """Return the body as the text names it: one that the heading only mentions is named somewhere (`Styrelsen`)."""
    named = passage.text[found.start : found.stop]
    board, common = found.kind == "board", found.kind == "standing" and named.isalpha() and named.islower()
    if (not board and not common) or named.casefold() == "styrelsen":
        return _proper(named, front) or text_of(passage, found.start, found.stop)
    form = "Styrelsen" if board else named.capitalize() + ("n" if named.endswith("e") else "en")
    for line in (*front.lines, *(line for _, lines in item_lines for line in lines), *front.back):
        place = line.text.find(form)
        if place >= 0 and not line.text[place + len(form) : place + len(form) + 1].isalpha():
            return text_of_slice(Slice(line, place, place + len(form)))
    genitive = named.casefold() == "styrelsens"
    stop = found.stop if not board else found.stop - 1 if genitive else found.start + len("styrelse")
    return text_of(passage, found.start, stop)


def _proper(name: str, front: Front) -> Text | None:
    """Return a name that a heading has without an article (`lokalt brukarråd`) as a sentence of the first page has it."""
    words = name.split()
    if not name[0].islower() or not MOST_WORDS >= len(words) > 1 or not name.replace(" ", "").isalpha():
        return None
    stems = "".join(rf"{re.escape(word.removesuffix('t'))}\w{{0,2}} " for word in words[:-1])
    pattern = re.compile(rf"{stems[0].upper()}{stems[1:]}{re.escape(words[-1])}(?:en|et|n)\b")
    for line in front.lines:
        if words[-1] in line.text and (match := pattern.match(line.text)):
            return text_of_slice(Slice(line, *match.span()))
    return None


def _decider(item_lines: ItemLines, words: WordLists) -> Text | None:
    """Return who decides most often in the items: a body by its wording, or an acronym."""
    count: Counter[str] = Counter()
    first: dict[str, Text] = {}
    for _, lines in item_lines:
        for line in lines:
            if " beslut" not in line.text[:90] and " beslöt" not in line.text[:90]:
                continue
            match = DECIDER.match(line.text)
            if not match or line.quoted:
                continue
            by = match["by"]
            if by.casefold().split()[0] in words["no_deciders"] or not (by.isupper() or find_body(by, words)):
                continue
            count[by] += 1
            first.setdefault(by, text_of_slice(Slice(line, *match.span("by"))))
    return first[count.most_common(1)[0][0]] if count else None


def _reference(front: Front) -> Text | None:
    for field in (*front.fields, *front.back_fields):
        if field.key == "reference" and field.values and (text := _labelled_reference(field)):
            return text
    lines = opening(front)
    for line in (*lines[:15], *front.header):
        if "nr" in line.text.casefold() and (found := find_reference(line.text)):
            return text_of_slice(Slice(line, found.start, found.stop))
    for line in (*front.header, *lines, *front.back):
        if len(line.text) < 30 and line.text[:2].isupper() and (found := whole_reference(line.text)):
            return text_of_slice(Slice(line, found.start, found.stop))
    return None


def _labelled_reference(field: Field) -> Text | None:
    for piece in cells(field.values[0])[:1]:
        text = piece.text
        if found := whole_reference(text):
            return text_of_slice(piece, found.start, found.stop)
        if len(text) < 40 and any(map(str.isdigit, text)):
            return text_of_slice(piece)
    return None
