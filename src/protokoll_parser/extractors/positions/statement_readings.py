"""Reads what each part of an item says of reservations or statements, stretch by stretch.

Goes in: a block, and the sort of statement that is looked for. Comes out: `Reading`s in the order of the text, which
reservations.py puts together. Under a label names alone say who states something; in running text a verb must tell it.
"""

import re
from collections.abc import Iterator

from protokoll_parser.extractors.positions.readings import Kind, Reading
from protokoll_parser.extractors.positions.statement_sorts import NOTED, Sort
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.bylines import entries, find_subject
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any, running
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Paragraph

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


def read_statements(block: Block, sort: Sort, register: Register) -> Iterator[Reading]:
    """Yield what a block says of reservations or statements."""
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
