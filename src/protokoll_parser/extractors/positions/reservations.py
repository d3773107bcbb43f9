"""Finds reservations and statements for the record, and whose they are; recusals are found by recusals.py.

Goes in: an item's blocks. Comes out: `by` and `text` of each reservation [reservation] and statement
[protokollsanteckning, särskilt yttrande]. Forms:

    Reservation / Anna Berg (M) och Bo Ek (M) reserverar sig mot beslutet.     under a label, with its motivation
    Mot beslutet reserverade sig Anna Berg.                                    in running text
    Anna Berg (M) anmäler blank reservation.
    Protokollsanteckning: Anna Berg (M): ”…”                                   the text is what was to be noted
    Anna vill ha antecknat att … / Det antecknades att …
    Särskilt yttrande / (the statement) / Anna Berg (M)                        signed at the end

Who does not take part in a decision without being recused had that noted: it is a statement.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.positions.recusals import extract_recusals
from protokoll_parser.extractors.positions.statement_sorts import ABSTAINS, NOTED, RESERVATION, STATEMENT, Sort
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.bylines import entries, find_subject
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Mention, Register, by_of, statement_of
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any, holds_any, running
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Context, Found, ItemText, Paragraph, Value

NONE = lazy(r"(?:inga|inget|ingen|nej|-|–|—)\b|[-–—]$", re.IGNORECASE)
GROUNDS = lazy(
    r"\s+(?:till förmån för|mot (?:beslutet|besluten|förslaget)|enligt|i enlighet med|med (?:motivering|hänvisning)|skriftlig|muntlig|avseende|i den del)"
)
"""What follows those who make a reservation where the verb is left out: `Anna Berg (M) till förmån för eget yrkande`."""
SAYS = lazy(r"(?:\s[\w-]+){1,4}:")  # Anna Berg (V) anför följande:
PARTY_SIGNS = lazy(r"(?:för|genom|gm) ", re.IGNORECASE)  # För Moderaterna
COLON = lazy(r"\s*:\s*")
FROM = lazy(r"(?<!\w)(?:av|från)\s+", re.IGNORECASE)
LEAD = lazy(
    r"""
    (?: (?: skriftlig\w* | blank | särskil[td]a? ) \s )?
    (?: reservation\w* | yttrande\w* | uttalande\w* | ersättaryttrande\w* | protokollsanteckning\w* | anteckning\w* )
    (?: \s till \s protokollet | \s mot \s beslutet )? \s* (?: : | från | av ) \s*                  # Skriftlig reservation från
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUOTES = '"”“»'
LISTED = frozenset({"documents", "recipients"})


class Kind(Enum):
    """What a stretch of an item has to do with a statement."""

    MADE = 1
    SIGNED = 2
    WENT_ON = 3
    BROKE_OFF = 4


class Reading(NamedTuple):
    """A stretch of text and what it says."""

    kind: Kind
    part: Passage
    people: tuple[Mention, ...] = ()
    whole: Passage | None = None
    """The paragraph that the places of the people count in."""
    opens: bool = False
    """What follows belongs to it."""
    labelled: bool = False


class Draft(NamedTuple):
    """A statement being read."""

    by: tuple[Value, ...]
    parts: tuple[Passage, ...]
    opens: bool
    labelled: bool
    signed: bool = False
    """Only names have been read so far."""


def extract_reservations(item: ItemText, context: Context) -> Found:
    """Return the item's reservations in the order of the text."""
    return _extract(item, context, RESERVATION)


def extract_statements(item: ItemText, context: Context) -> Found:
    """Return the item's protokollsanteckningar and särskilda yttranden in the order of the text."""
    return _extract(item, context, STATEMENT)


def _extract(item: ItemText, context: Context, sort: Sort) -> Found:
    if not holds_any(item, sort.stems) and not any(block.key in sort.keys for block in item.blocks):
        return Found()
    register = Register(context)
    readings = [reading for block in item.blocks for reading in _read_block(block, sort, register)]
    drafts, diagnostics = _fold(readings, register)
    labelled = {_key(draft) for draft in drafts if draft.labelled}
    kept = [draft for draft in drafts if draft.labelled or _key(draft) not in labelled or not draft.by]
    return Found(tuple(statement_of(draft.by, draft.parts) for draft in kept), tuple(diagnostics))


def _key(draft: Draft) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((value["name"], value["party"] if value["name"] is None else None) for value in draft.by)


def _fold(readings: Iterable[Reading], register: Register) -> tuple[list[Draft], list[Diagnostic]]:
    """Put the readings together: what goes on belongs to the statement before it, names alone sign it."""
    drafts: list[Draft] = []
    diagnostics: list[Diagnostic] = []
    for reading in readings:
        values, notes = by_of(reading.people, reading.whole or reading.part, register)
        diagnostics += notes
        last = drafts[-1] if drafts and drafts[-1].opens and drafts[-1].labelled == reading.labelled else None
        made = reading.kind is Kind.MADE
        if made and last and reading.labelled and (not last.by or all(value in last.by for value in values)):
            drafts[-1] = last._replace(by=last.by or tuple(values), parts=(*last.parts, reading.part), signed=False)
        elif made:
            drafts.append(Draft(tuple(values), (reading.part,), reading.opens, reading.labelled))
        elif reading.kind is Kind.SIGNED:
            drafts = _signed(drafts, last, reading, tuple(values))
        elif reading.kind is Kind.WENT_ON and last:
            parts = (reading.part,) if last.signed else (*last.parts, reading.part)
            drafts[-1] = last._replace(parts=parts, signed=False)
        elif reading.kind is Kind.WENT_ON and reading.labelled:
            drafts.append(Draft((), (reading.part,), opens=True, labelled=True))
        elif drafts and reading.kind is Kind.BROKE_OFF and drafts[-1].opens:
            drafts[-1] = drafts[-1]._replace(opens=False)
    return drafts, diagnostics


def _signed(drafts: list[Draft], last: Draft | None, reading: Reading, values: tuple[Value, ...]) -> list[Draft]:
    """Take names alone in: they sign the statement before them, or are those who make the one that follows."""
    if last is None or not (last.signed or _may_sign(last, values)):
        return [*drafts, Draft(values, (reading.part,), opens=True, labelled=True, signed=True)]
    if last.by and not last.signed and all(value["name"] is None for value in last.by):
        return drafts  # who signs for a party
    by = (*last.by, *(value for value in values if value not in last.by))
    return [*drafts[:-1], last._replace(by=by, parts=(*last.parts, reading.part) if last.signed else last.parts)]


def _may_sign(draft: Draft, values: tuple[Value, ...]) -> bool:
    parties = bool(draft.by) and all(value["name"] is None for value in draft.by)
    return parties or not draft.by or all(value in draft.by for value in values)


def _read_block(block: Block, sort: Sort, register: Register) -> Iterator[Reading]:
    labelled = block.key in sort.keys
    if not block.paragraphs or (labelled and NONE.match(block.paragraphs[0].passage.text)):
        return
    yield Reading(Kind.BROKE_OFF, block.paragraphs[0].passage)
    announced = False
    for place, paragraph in enumerate(running(block)):
        passage = paragraph.passage
        if labelled and place and paragraph.blank_before and _is_heading(passage.text, register):
            return  # a label that the lexicon does not know: what follows is something else
        if labelled:
            for entry in entries(passage, register):
                yield from _read_labelled(entry, sort, register)
        elif not has_any(passage.text, sort.stems):
            goes_on = announced or passage.text[:1] in QUOTES
            yield Reading(Kind.WENT_ON if goes_on else Kind.BROKE_OFF, passage)
        elif not _is_entry(block, paragraph):
            yield from _read_running(passage, sort, register)
        announced = passage.text.endswith(":")


def _is_entry(block: Block, paragraph: Paragraph) -> bool:
    """Say whether a paragraph is an entry of a list: `Reservation från Anna Berg (M), 2024-02-03` is a document."""
    return block.key in LISTED and paragraph.passage.text[-1:] not in '.!”"'


def _is_heading(text: str, register: Register) -> bool:
    """Say whether a paragraph looks like a label: a few words, no full stop, nobody's name."""
    if len(text) > 50 or len(text.split()) > 6 or not text[:1].isupper() or text[-1] in '.:;,!?”")':
        return False
    return not find_people(text, 0, len(text), register)[0]


def _read_running(passage: Passage, sort: Sort, register: Register) -> Iterator[Reading]:
    """Read a paragraph that no label announces: sentence by sentence."""
    text = passage.text
    opened = False
    for start, stop in sentences(text):
        part = passage.part(start, stop)
        verb = _verb(text, start, stop, sort)
        if verb is None or sort.except_for.search(text, start, stop):
            yield Reading(Kind.WENT_ON if opened else Kind.BROKE_OFF, part)
            continue
        people = _makers(text, start, verb, stop, register)
        if verb.re.pattern == ABSTAINS.pattern:  # a board that takes no part in its own discharge states nothing
            people = tuple(
                each for each in people if each.party or " " in (each.name or "") or register.knows(each.name or "")
            )
        opened = _announces(text, verb.end(), stop)
        if people or verb.re.pattern == NOTED.pattern:
            yield Reading(Kind.MADE, part, people, passage, opens=opened)


def _announces(text: str, start: int, stop: int) -> bool:
    """Say whether what is stated follows a colon, and goes on behind the sentence."""
    colon = text.find(":", start, stop)
    if colon < 0:
        return False
    behind = text[colon + 1 : stop].strip()
    if not behind or "följande" in text[max(start - 40, 0) : colon]:
        return True
    return behind[0] in QUOTES and behind.rstrip(".")[-1] not in QUOTES


def _read_labelled(passage: Passage, sort: Sort, register: Register) -> Iterator[Reading]:
    """Read an entry under a label: what is stated, who states it, or both."""
    text = passage.text
    signs = PARTY_SIGNS.match(text)
    people, end = read_people(text, signs.end() if signs else 0, len(text), register)
    if people and signs and end < len(text):
        more, end = read_people(text, end + 1, len(text), register)  # För Moderaterna Anna Berg
        people = (*people, *more)
    if people and end >= len(text.rstrip(" .")):
        yield Reading(Kind.SIGNED, passage, people, passage, opens=True, labelled=True)
        return
    lead = LEAD.match(text)
    if lead and not people:
        people, end = read_people(text, lead.end(), len(text), register)
    colon = COLON.match(text, end) if people else None
    if colon and colon.end() < len(text):
        yield Reading(Kind.MADE, passage.part(colon.end()), people, passage, opens=True, labelled=True)
        return
    headed = people and (text[end : end + 1] == "," or lead or SAYS.match(text, end) or GROUNDS.match(text, end))
    yield from _read_sentences(passage, people if headed else (), sort, register)


def _read_sentences(passage: Passage, made: tuple[Mention, ...], sort: Sort, register: Register) -> Iterator[Reading]:
    """Cut an entry where a sentence names someone else who makes a statement; what tells of another sort is left out."""
    text = passage.text
    begin = 0
    for start, stop in sentences(text):
        verb = _verb(text, start, stop, sort)
        makers = _makers(text, start, verb, stop, register) if verb else ()
        other = not makers and sort.others.search(text, start, stop) is not None
        if (makers or other) and start > begin:
            yield _stated(passage, begin, start, made)
            begin, made = start, makers
        elif makers:
            made = made or makers
        if other:
            yield Reading(Kind.BROKE_OFF, passage)
            begin, made = stop, ()
    if begin < len(text):
        yield _stated(passage, begin, len(text), made)


def _stated(passage: Passage, start: int, stop: int, people: tuple[Mention, ...]) -> Reading:
    kind = Kind.MADE if people else Kind.WENT_ON
    return Reading(kind, passage.part(start, stop), people, passage, opens=True, labelled=True)


def _verb(text: str, start: int, stop: int, sort: Sort) -> re.Match[str] | None:
    for verb in sort.verbs:
        if found := verb.search(text, start, stop):
            return found
    return None


def _makers(text: str, start: int, verb: re.Match[str], stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who makes the statement that a verb tells of."""
    if verb.re.pattern == NOTED.pattern:
        requested = verb.group().endswith("av")
        return read_people(text, verb.end() + 1, stop, register)[0] if requested else ()
    people = find_subject(text, start, verb.span(), stop, register)
    if not people and (source := FROM.search(text, verb.start(), stop)):
        people, _ = read_people(text, source.end(), stop, register)
    return people


__all__ = ["extract_recusals", "extract_reservations", "extract_statements"]
