"""Reads what each part of an item says of proposals, stretch by stretch; proposals.py puts the readings together.

Goes in: a block. Comes out: `Reading`s in the order of the text: a proposal is made, joined, goes on in the clauses
below it, or something else stands there. Under the label Yrkanden more wordings count than in running text.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.positions.readings import Kind, Reading
from protokoll_parser.extractors.votes.ballots import side_of
from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.prose.bylines import PRONOUN, entries, find_subject
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any, running
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Paragraph

VERB = lazy(
    r"""
    [yY]rka (?: r | de | s | des ) (?!\w)                                                  # yrkar bifall
  | [flvFLV] (?<! \w\w ) (?: ramställ | ramför | ämna | äg | ade | agt | äck ) \w*
    (?= (?: \s (?! proposition ) [^\s.;:]+ ){0,10} \s \w*yrkande )                                           # framställer ett tilläggsyrkande
    """,
    re.VERBOSE,
)
LABELLED_VERB = lazy(
    r"""
    (?<!\w) (?: (?: lade | lägger | lagt ) \s fram | framlade | framlägger | framställde | framförde | föreslår | föreslog
              | begär | begärde | hemställer | hemställde | tillstyrker | avstyrker | önskar | vill | förordar ) (?!\w)
    """,
    re.VERBOSE,
)
JOINS = lazy(
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
TOGETHER = lazy(
    r"""
    (?: ,\s )? (?: (?: (?: med | under ) \s )? instämmande \s (?: av | från ) | instämda? \s av | biträdd \s av
                 | understödd \s av | tillsammans \s med | jämte | med \s stöd \s av ) \s+
    """,
    re.VERBOSE,
)
FROM = lazy(r"(?:\w*yrkande|förslag)(?:t|n|na)?\s+(?:från|av)\s+", re.IGNORECASE)
PASSIVE = lazy(r"(?<!\w)(?:av|från)\s+", re.IGNORECASE)
ELSEWHERE = lazy(
    r"""
    (?<!\w) i \s (?: (?: en | sin | sina | den | denna | vår ) \s )? (?: [\w-]+ \s )?        # yrkar i en motion
    (?: motion | motionen | interpellation | skrivelse | överklagande ) \b
      | (?<!\w) (?: jag | vi ) \b | motionär                                                # yrkar jag
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENED = lazy(rf"(?:{CAPITAL}[\w’'-]+ ){{2,4}}\([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{0,4}}\): ?\S")
"""A member, a party and a colon: what the member proposes stands behind."""
AT_MEETING = lazy(r"(?:på|under|vid) (?:dagens )?(?:sammanträdet?|mötet?)(?!\w)")
FIRST_WORD = lazy(r"\w*")
SPEECH = lazy(r"anförande|inlägg|\breplik")
NONE = lazy(r"(?:inga|inget|ingen|ej|-|–|—)\b|[-–—]$", re.IGNORECASE)
CLAUSE = lazy(r"(?:och |samt )?att\s", re.IGNORECASE)
TAIL = lazy(r"[\s:–—-]+")
STEMS = ("yrka", "Yrka", "nstäm", "nslöt", "nsluter", "bakom", "biträd", "töd")
CONNECTED = (" och", " samt", " men", " medan")
NEAR = 40
"""How far behind the verb `i en motion` makes the proposal one of another occasion."""


class Clause(NamedTuple):
    """Part of a sentence: ``passage.text[start:stop]``."""

    passage: Passage
    start: int
    stop: int
    labelled: bool
    """It stands under a label that announces proposals."""

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find a pattern in the clause."""
        return pattern.search(self.passage.text, self.start, self.stop)


def is_labelled(block: Block) -> bool:
    """Say whether a block's label announces proposals.

    `Förslag till beslut på sammanträdet` does; `Förslag till beslut` alone is what the meeting has before it, unless a
    member's name opens it (`Anna Berg (S): …`).
    """
    if block.key != "proposed_decision" or block.label is None:
        return block.key == "proposals"
    if block.paragraphs and OPENED.match(block.paragraphs[0].passage.text):
        return True
    return AT_MEETING.search(block.label.text) is not None or block.label.text.rstrip(" :") in ("Förslag", "FÖRSLAG")


def read_proposals(block: Block, register: Register) -> Iterator[Reading]:
    """Yield what a block says of proposals."""
    labelled = is_labelled(block)
    found = block.key != "proposals"
    if block.label and VERB.search(block.label.text):  # `Anna yrkar bifall till styrelsens förslag` looks like a label
        yield from _read_paragraph(Paragraph(block.label), register, labelled=labelled)
    for paragraph in running(block):
        if not paragraph.passage.text or any(line.quoted for line in paragraph.lines):
            yield Reading(Kind.BROKE_OFF, paragraph.passage)
            continue
        for reading in _read_paragraph(paragraph, register, labelled=labelled):
            if block.key == "proposed_decision" and reading.kind is Kind.MADE and not _is_personal(reading, register):
                continue  # `Kommunstyrelsen föreslår` is nobody's proposal at the meeting
            found = found or reading.kind is Kind.MADE
            yield reading
    if not found and block.paragraphs and not NONE.match(block.paragraphs[0].passage.text):
        first, *rest = block.paragraphs
        yield Reading(Kind.MADE, first.passage, opens=True)
        yield from (Reading(Kind.WENT_ON, paragraph.passage) for paragraph in rest)


def _is_personal(reading: Reading, register: Register) -> bool:
    return any(each.name and (each.party or register.knows(each.name.split()[0])) for each in reading.people)


def _read_paragraph(paragraph: Paragraph, register: Register, *, labelled: bool) -> Iterator[Reading]:
    passage = paragraph.passage
    if not labelled and not has_any(passage.text, STEMS):
        yield Reading(Kind.WENT_ON if paragraph.marker or CLAUSE.match(passage.text) else Kind.BROKE_OFF, passage)
        return
    for entry in entries(passage, register) if labelled else (passage,):
        named = _named(entry, register) if labelled and not VERB.search(entry.text) else None
        if named:
            yield named
            continue
        for start, stop in sentences(entry.text):
            for clause in _clauses(Clause(entry, start, stop, labelled), register):
                yield _read_clause(clause, register, listed=bool(paragraph.marker))


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
    if side_of(text[rest:]):
        return Reading(Kind.BROKE_OFF, passage)  # `Anna Berg (S) – JA` is a ballot
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


def _clauses(sentence: Clause, register: Register) -> Iterator[Clause]:
    """Cut a sentence where a second person makes a proposal: `A yrkar bifall och B yrkar avslag`."""
    text = sentence.passage.text
    begin = sentence.start
    verbs = list(VERB.finditer(text, sentence.start, sentence.stop))
    for left, right in itertools.pairwise(verbs):
        people = _right_before(text, left.end(), right.start(), register)
        if people:
            yield sentence._replace(start=begin, stop=people[0].start)
            begin = people[0].start
    yield sentence._replace(start=begin)


def _read_clause(clause: Clause, register: Register, *, listed: bool) -> Reading:
    passage, start, stop, labelled = clause
    text = passage.text
    part = passage.part(start, stop)
    if part.text.endswith(CONNECTED):
        part = part.part(0, part.text.rfind(" "))
    joins, verb = clause.search(JOINS), clause.search(VERB)
    if joins and (verb is None or joins.start() < verb.start()):
        people = () if clause.search(SPEECH) else _joiners(clause, joins, register)
        return Reading(Kind.JOINED if people else Kind.BROKE_OFF, part, people, passage)
    verb = verb or (clause.search(LABELLED_VERB) if labelled else None)
    if verb is None:
        goes_on = labelled and (listed or CLAUSE.match(text, start))
        return Reading(Kind.WENT_ON if goes_on else Kind.BROKE_OFF, part)
    again = (PRONOUN.match(text, start) or PRONOUN.match(text, verb.end() + 1)) is not None
    people = () if again else _makers(clause, verb, register)
    if not people and not again and not (labelled and verb.group()[1:].startswith("rka")):
        return Reading(Kind.BROKE_OFF, part)
    if joins and people:
        people = (*people, *_right_before(text, verb.end(), joins.start(), register))
    opens = labelled or (stop >= len(text) and text[-1] not in ".!?")
    return Reading(Kind.MADE, part, people, passage, again=again, opens=opens)


def _right_before(text: str, start: int, stop: int, register: Register) -> tuple[Mention, ...]:
    """Return the people named right before a verb at `stop`."""
    people, end = find_people(text, start, stop, register)
    while people and stop - end > 1:
        people, end = find_people(text, people[-1].stop, stop, register)
    return people


def _joiners(clause: Clause, verb: re.Match[str], register: Register) -> tuple[Mention, ...]:
    """Say who joins: those before the verb, or behind it in `I yrkandet instämmer Bo Ek`."""
    text = clause.passage.text
    people, _ = read_people(text, clause.start, verb.start(), register)
    return people or find_subject(text, clause.start, verb.span(), clause.stop, register)


def _makers(clause: Clause, verb: re.Match[str], register: Register) -> tuple[Mention, ...]:
    """Say who makes a proposal at this meeting; nobody where the clause tells of a motion or a party to the case."""
    text = clause.passage.text
    _, start, stop, labelled = clause
    if verb.group().endswith("s"):
        passive = clause.search(PASSIVE)
        return read_people(text, passive.end(), stop, register)[0] if passive else ()
    first = FIRST_WORD.match(text, start)
    if not labelled and first:
        told_of = ELSEWHERE.search(text, start, min(verb.end() + NEAR, stop))
        if told_of or register.holds("outsiders", first.group()):
            return ()
    people = find_subject(text, start, verb.span(), stop, register)
    together = clause.search(TOGETHER)
    if together and people:
        joined, _ = read_people(text, together.end(), stop, register)
        people = (*people, *(each for each in joined if each not in people))
    return people
