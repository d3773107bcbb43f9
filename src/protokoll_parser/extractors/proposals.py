"""Finds the proposals [yrkanden] of an item, who made them and who joined them.

Goes in: an item's blocks. Comes out: `by` (people, parties) and `text` (the sentence, and the att-clauses after it).
Forms:

    Anna Berg (S), Bo Ek (M) och Cia Dahl (V) yrkar bifall till förslaget.
    Under överläggningen yrkade Anna Berg (S), med instämmande av Bo Ek (M), att …
    Anna Berg (S) yrkar                    and the att-clauses below
    Bo Ek instämmer.                       joins the proposal before, or the one it names
    Yrkanden / Anna Berg (S): Avslag       under the label, a name and a colon do

`föreslår` makes a proposal only under the label (record.md, Where things stand): in a debate it is a matter of taste.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.bylines import PRONOUN, entries, find_subject
from protokoll_parser.extractors.people_lists import find_people, read_people
from protokoll_parser.extractors.register import Mention, Register, by_of
from protokoll_parser.extractors.sentences import sentences
from protokoll_parser.extractors.stems import has_any, holds_any, running
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Context, Found, ItemText, Paragraph, Value

VERB = re.compile(
    r"""
    [yY]rka (?: r | de | s | des ) (?!\w)                                                     # yrkar bifall
  | [flvFLV] (?<! \w\w ) (?: ramställ | ramför | ämna | äg | ade | agt | äck ) \w* (?= (?: \s [^\s.;:]+ ){0,10} \s \w*yrkande )   # framställer ett tilläggsyrkande
    """,
    re.VERBOSE,
)
LABELLED_VERB = re.compile(r"(?<!\w)(?:(?:lade|lägger|lagt) fram|framlade|framlägger|framställde|framförde|föreslår|föreslog|begär|begärde|hemställer|hemställde|tillstyrker|avstyrker|önskar|vill|förordar)(?!\w)")
JOINS = re.compile(
    r"""
    (?<!\w) (?:
        instämmer | instämde                                                                # Bo Ek (M) instämmer.
      | (?: ansluter | anslöt ) \s sig \s till                                              # ansluter sig till yrkandet
      | (?: biträder | biträdde | stödjer | stöder | stödde ) (?= [^.]{0,60} (?: yrkande | förslag ) )
      | (?: biträds | biträddes | stöds | stöddes ) \s av
      | ställ (?:er|de) \s sig \s bakom (?= [^.]{0,60} yrkande )
    ) (?!\w)
    """,
    re.VERBOSE,
)
TOGETHER = re.compile(r"(?:,\s)?(?:(?:med |under )?instämmande (?:av|från)|instämda? av|biträdd av|understödd av|tillsammans med|jämte|med stöd av)\s+")
FROM = re.compile(r"(?:\w*yrkande|förslag)(?:t|n|na)?\s+(?:från|av)\s+", re.IGNORECASE)
PASSIVE = re.compile(r"(?<!\w)(?:av|från)\s+", re.IGNORECASE)
MOTION = re.compile(r"(?<!\w)i (?:(?:en|sin|sina|den|denna|vår) )?(?:[\w-]+ )?(?:motion|motionen|interpellation|skrivelse|överklagande)\b|(?<!\w)jag\b|(?<!\w)vi\b", re.IGNORECASE)
AT_MEETING = re.compile(r"(?:på|under|vid) (?:dagens )?(?:sammanträdet?|mötet?)(?!\w)")
FIRST = re.compile(r"\w*")
SPEECH = re.compile(r"anförande|inlägg|\breplik")
STEMS = ("yrka", "Yrka", "nstäm", "nslöt", "nsluter", "bakom", "biträd", "töd")
NONE = re.compile(r"(?:inga|inget|ingen|ej|-|–|—)\b|[-–—]$", re.IGNORECASE)
CLAUSE = re.compile(r"(?:och |samt )?att\s", re.IGNORECASE)
TAIL = re.compile(r"[\s:–—-]+")


class Kind(Enum):
    """What a stretch of an item has to do with a proposal."""

    MADE = 1
    JOINED = 2
    WENT_ON = 3
    BROKE_OFF = 4


class Reading(NamedTuple):
    """A stretch of text and what it says of a proposal."""

    kind: Kind
    part: Passage
    people: tuple[Mention, ...] = ()
    whole: Passage | None = None
    """The paragraph that the places of the people count in."""
    again: bool = False
    """The subject is a pronoun: the one who made the proposal before."""
    opens: bool = False
    """Clauses that follow in paragraphs of their own belong to it."""


class Draft(NamedTuple):
    """A proposal being read."""

    by: tuple[Value, ...]
    parts: tuple[Passage, ...]
    opens: bool


def extract_proposals(item: ItemText, context: Context) -> Found:
    """Return the item's proposals in the order of the text."""
    if not holds_any(item, ("yrka", "Yrka")) and not any(_is_labelled(block) for block in item.blocks):
        return Found()
    register = Register(context)
    readings = [reading for block in item.blocks for reading in _read_block(block, register)]
    drafts, diagnostics = _fold(readings, register)
    return Found(tuple(_value(draft) for draft in drafts), tuple(diagnostics))


def _value(draft: Draft) -> Value:
    text = " ".join(part.text for part in draft.parts)
    return {"by": list(draft.by), "text": text, "span": (draft.parts[0].span().start, draft.parts[-1].span().stop)}


def _fold(readings: Iterable[Reading], register: Register) -> tuple[list[Draft], list[Diagnostic]]:
    """Put the readings together: what joins or goes on belongs to the proposal before it."""
    drafts: list[Draft] = []
    diagnostics: list[Diagnostic] = []
    for reading in readings:
        values, notes = by_of(reading.people, reading.whole or reading.part, register)
        diagnostics += notes
        if reading.kind is Kind.MADE:
            by = drafts[-1].by if reading.again and drafts else tuple(values)
            if by or not reading.again:
                drafts.append(Draft(by, (reading.part,), reading.opens))
        elif drafts and reading.kind is Kind.JOINED:
            place = _joined(drafts, reading, values)
            draft = drafts[place]
            drafts[place] = draft._replace(by=(*draft.by, *(value for value in values if value not in draft.by)))
        elif drafts and reading.kind is Kind.WENT_ON and drafts[-1].opens:
            drafts[-1] = drafts[-1]._replace(parts=(*drafts[-1].parts, reading.part))
        elif drafts and reading.kind is Kind.BROKE_OFF:
            drafts[-1] = drafts[-1]._replace(opens=False)
    return drafts, diagnostics


def _joined(drafts: list[Draft], reading: Reading, values: list[Value]) -> int:
    """Say which proposal is joined: the one whose maker the sentence names, else the last one."""
    joining = {value["name"] for value in values}
    text = reading.part.text
    for place in range(len(drafts) - 1, -1, -1):
        for value in drafts[place].by:
            name = value["name"] or value["party"] or ""
            if name and name not in joining and (name in text or f"{name.split()[-1]}s" in text):
                return place
    return len(drafts) - 1


def _is_labelled(block: Block) -> bool:
    """Say whether a block's label announces proposals; `Förslag till beslut på sammanträdet` does, without it does not."""
    if block.key != "proposed_decision" or block.label is None:
        return block.key == "proposals"
    return AT_MEETING.search(block.label.text) is not None or block.label.text.rstrip(" :") in ("Förslag", "FÖRSLAG")


def _is_personal(reading: Reading, register: Register) -> bool:
    return any(each.name and (each.party or register.knows(each.name.split()[0])) for each in reading.people)


def _read_block(block: Block, register: Register) -> Iterator[Reading]:
    labelled = _is_labelled(block)
    found = block.key != "proposals"
    if block.label and VERB.search(block.label.text):  # `Anna yrkar bifall till styrelsens förslag` can be taken for a label
        yield from _read_paragraph(Paragraph(block.label), register, labelled=labelled)
    for paragraph in running(block):
        if not paragraph.passage.text or any(line.quoted for line in paragraph.lines):
            yield Reading(Kind.BROKE_OFF, paragraph.passage)
            continue
        for reading in _read_paragraph(paragraph, register, labelled=labelled):
            if block.key == "proposed_decision" and reading.kind is Kind.MADE and not _is_personal(reading, register):
                continue  # `Kommunstyrelsen föreslår` is what the meeting has before it, nobody's proposal at it
            found = found or reading.kind is Kind.MADE
            yield reading
    if labelled and not found and block.paragraphs and not NONE.match(block.paragraphs[0].passage.text):
        first, *rest = block.paragraphs
        yield Reading(Kind.MADE, first.passage, opens=True)
        yield from (Reading(Kind.WENT_ON, paragraph.passage) for paragraph in rest)


def _read_paragraph(paragraph: Paragraph, register: Register, *, labelled: bool) -> Iterator[Reading]:
    passage = paragraph.passage
    text = passage.text
    if not labelled and not has_any(text, STEMS):
        kind = Kind.WENT_ON if paragraph.marker or CLAUSE.match(text) else Kind.BROKE_OFF
        yield Reading(kind, passage)
        return
    for entry in entries(passage, register) if labelled else (passage,):
        named = _named(entry, register) if labelled and not VERB.search(entry.text) else None
        if named:
            yield named
            continue
        for start, stop in sentences(entry.text):
            for begin, end in _clauses(entry.text, start, stop, register):
                yield _read_clause(entry, begin, end, register, labelled=labelled, listed=bool(paragraph.marker))


def _named(passage: Passage, register: Register) -> Reading | None:
    """Read an entry of a list: `Anna Berg (M): Avslag`, `Tilläggsyrkande från Anna Berg (M): att …`."""
    text = passage.text
    lead = FROM.match(text)
    people, end = read_people(text, lead.end() if lead else 0, len(text), register)
    if not people:
        return _listed(passage, register)
    if together := TOGETHER.match(text, end) or TOGETHER.match(text, end + 1):
        joined, end = read_people(text, together.end(), len(text), register)
        people = (*people, *joined)
    tail = TAIL.match(text, end)
    rest = tail.end() if tail else end
    if rest >= len(text):
        return Reading(Kind.MADE, passage, people, passage, opens=True)
    if lead or ":" in text[end:rest] or "–" in text[end:rest] or text[rest].isupper() or CLAUSE.match(text, rest):
        return Reading(Kind.MADE, passage.part(rest), people, passage, opens=True)
    return None


def _listed(passage: Passage, register: Register) -> Reading | None:
    """Read who is behind what: `Bifall till förslaget: Anna Berg (S), Bo Ek (V)`."""
    text = passage.text
    colon = text.find(":")
    if colon <= 0:
        return None
    people, end = read_people(text, colon + 2, len(text), register)
    if not people or text[end:].strip(" ."):
        return None
    return Reading(Kind.MADE, passage.part(0, colon), people, passage, opens=True)


def _clauses(text: str, start: int, stop: int, register: Register) -> Iterator[tuple[int, int]]:
    """Cut a sentence where a second person makes a proposal: `A yrkar bifall och B yrkar avslag`."""
    begin = start
    verbs = list(VERB.finditer(text, start, stop))
    for left, right in zip(verbs, verbs[1:], strict=False):
        people = _right_before(text, left.end(), right.start(), register)
        if people:
            yield begin, people[0].start
            begin = people[0].start
    yield begin, stop


def _right_before(text: str, start: int, stop: int, register: Register) -> tuple[Mention, ...]:
    """Return the people named right before a verb at `stop`."""
    people, end = find_people(text, start, stop, register)
    while people and stop - end > 1:
        people, end = find_people(text, people[-1].stop, stop, register)
    return people


def _joiners(text: str, start: int, verb: re.Match[str], stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who joins: those before the verb, or behind it in `I yrkandet instämmer Bo Ek`."""
    people, _ = read_people(text, start, verb.start(), register)
    return people or find_subject(text, start, verb.span(), stop, register)


def _read_clause(passage: Passage, start: int, stop: int, register: Register, *, labelled: bool, listed: bool) -> Reading:
    text = passage.text
    part = passage.part(start, stop)
    if part.text.endswith((" och", " samt", " men", " medan")):
        part = part.part(0, part.text.rfind(" "))
    joins = JOINS.search(text, start, stop)
    verb = VERB.search(text, start, stop)
    if joins and (verb is None or joins.start() < verb.start()):
        if SPEECH.search(text, start, stop):
            return Reading(Kind.BROKE_OFF, part)
        people = _joiners(text, start, joins, stop, register)
        return Reading(Kind.JOINED if people else Kind.BROKE_OFF, part, people, passage)
    verb = verb or (LABELLED_VERB.search(text, start, stop) if labelled else None)
    if verb is None:
        return Reading(Kind.WENT_ON if labelled and (listed or CLAUSE.match(text, start)) else Kind.BROKE_OFF, part)
    people, again = _makers(text, start, verb, stop, register, labelled=labelled)
    if not people and not again and not (labelled and verb.group().casefold().startswith("yrka")):
        return Reading(Kind.BROKE_OFF, part)
    if joins and people:
        people = (*people, *_right_before(text, verb.end(), joins.start(), register))
    opens = labelled or (stop >= len(text) and text[-1] not in ".!?")
    return Reading(Kind.MADE, part, people, passage, again=again, opens=opens)


def _makers(
    text: str, start: int, verb: re.Match[str], stop: int, register: Register, *, labelled: bool
) -> tuple[tuple[Mention, ...], bool]:
    """Say who makes a proposal, and whether it is whoever made the one before (`Hon yrkar vidare`)."""
    if verb.group().endswith(("s", "des")):
        passive = PASSIVE.search(text, start, stop)
        return (read_people(text, passive.end(), stop, register)[0] if passive else ()), False
    near = min(verb.end() + 40, stop)
    if not labelled and (MOTION.search(text, start, near) or "motionär" in text[start:near].casefold()):
        return (), False
    if PRONOUN.match(text, start) or PRONOUN.match(text, verb.end() + 1):
        return (), True
    if not labelled and register.holds("outsiders", FIRST.match(text, start)[0]):  # type: ignore[index]
        return (), False
    people = find_subject(text, start, verb.span(), stop, register)
    together = TOGETHER.search(text, start, stop)
    if together and people:
        joined, _ = read_people(text, together.end(), stop, register)
        people = (*people, *(each for each in joined if each not in people))
    return people, False
