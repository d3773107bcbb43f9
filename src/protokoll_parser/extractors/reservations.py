"""Finds reservations, statements for the record and recusals, and whose they are.

Goes in: an item's blocks. Comes out: `by` and `text` of each reservation [reservation] and statement
[protokollsanteckning, särskilt yttrande]; name and party of each person recused [jäv]. Forms:

    Reservation / Anna Berg (M) och Bo Ek (M) reserverar sig mot beslutet.     under a label, with its motivation
    Mot beslutet reserverade sig Anna Berg.                                    in running text
    Anna Berg (M) anmäler blank reservation.
    Protokollsanteckning: Anna Berg (M): ”…”                                   the text is what was to be noted
    Anna vill ha antecknat att … / Det antecknades att …
    Särskilt yttrande / (the statement) / Anna Berg (M)                        signed at the end
    Anna Berg (M) anmäler jäv. / På grund av jäv deltar inte Anna Berg (M).

Who does not take part in a decision without being recused had that noted: it is a statement.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.bylines import entries, find_subject
from protokoll_parser.extractors.people_lists import find_people, read_people
from protokoll_parser.extractors.register import Mention, Register, by_of
from protokoll_parser.extractors.sentences import sentences
from protokoll_parser.extractors.stems import has_any, holds_any, running
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Context, Found, ItemText, Value

GIVE = r"(?: anmäl | lämna | avge | avgav | inkom | foga | inge | ingav | bifoga | önska | begär | framför | inlämna | gav | ger | gör | gjorde ) \w*"
RESERVES = re.compile(
    rf"""
    (?<!\w) (?:
        reserver (?: ar | ade | at | a ) \s sig (?!\w)                                                       # reserverar sig mot beslutet
      | {GIVE} (?= (?: \s [^\s.;:]+ ){{0,14}} \s (?<! med\s ) (?<! utan\s ) reservation (?: en | er )? (?!\w) )   # anmäler blank reservation
      | reservation (?: en | er )? (?: \s [\w-]+ ){{0,4}} \s {GIVE}                                         # Reservation mot beslutet anmäls av
      | reservation (?: en | er )? \s (?: från | av ) (?!\w)                                                # Skriftlig reservation från
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOTE = r"""(?: \w*protokollsanteckning\w* | protokollsnotering\w* | röstförklaring\w* | ersättaryttrande\w*
          | särskil (?: t | da ) \s (?: yttrande | uttalande ) \w* )"""
STATES = re.compile(
    rf"""
    (?<!\w) (?:
        {GIVE} (?= (?: \s [^\s.;:]+ ){{0,14}} \s (?: {NOTE} | anteckning (?: en | ar )? \s till \s protokollet ) )   # lämnar ett särskilt yttrande
      | (?: vill | ville | vilja | önskar | önskade | begär | begärde | ber | bad | låter | lät | får | fick ) (?: \s [\w-]+ ){{0,7}} \s
        (?: antecknat | anteckna | antecknas | antecknad | protokoll s? (?: fört | föra | förs | föras ) | (?: till | i ) \s protokollet ) (?!\w)   # vill ha antecknat
      | {NOTE} \s (?: från | av | lämnas | lämnades | avges | avgavs | anmäls | anmäldes | inlämnas | görs | gjordes ) (?: \s (?: av | från ) )? (?!\w)
      | antecknas \s (?: till \s protokollet \s )? på \s begäran \s av (?!\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOTED = re.compile(r"(?:det|härvid|vidare|till protokollet|till protokollet ska|det ska) (?:antecknas|antecknades|noteras till protokollet|noterades till protokollet|anteckna[st]) (?:särskilt |även |också |till protokollet )?(?:att|på begäran av)\b", re.IGNORECASE)
ABSTAINS = re.compile(r"(?<!\w)(?:delta(?:r|git)?|deltog) (?:\w+ ){0,2}?(?:inte|ej) (?:heller )?i (?:\w+ )?beslut|avst(?:år|od) från att delta i (?:\w+ )?beslut|(?:inte|ej) (?:deltar|deltagit|deltog|delta) i (?:\w+ )?beslut", re.IGNORECASE)
NONE = re.compile(r"(?:inga|inget|ingen|nej|-|–|—)\b|[-–—]$", re.IGNORECASE)
SAYS = re.compile(r"(?:\s[\w-]+){1,4}:")  # Anna Berg (V) anför följande:
FOR = re.compile(r"(?:för|genom|gm) ", re.IGNORECASE)  # För Moderaterna
COLON = re.compile(r"\s*:\s*")
FROM = re.compile(r"(?<!\w)(?:av|från)\s+", re.IGNORECASE)
LEAD = re.compile(r"(?:skriftlig\w* |blank |särskil[td]a? )?(?:reservation\w*|yttrande\w*|uttalande\w*|ersättaryttrande\w*|protokollsanteckning\w*|anteckning\w*)(?: till protokollet| mot beslutet)?\s*(?::|från|av)\s*", re.IGNORECASE)
RECUSED = re.compile(r"(?<!\w)jäv(?:et|ig|iga|igt|sskäl|sanmälan|s?situation)?(?!\w)", re.IGNORECASE)
TOLD = re.compile(r"jävig|(?:grund|anledning|skäl) av jäv|(?:p\.?g\.?a\.?|p g a|på grund av|vid|under|för|:) (?:\w+ )?jäv|jäv:", re.IGNORECASE)
NO_RECUSAL = re.compile(r"(?:inget|ingen|inga|inte någon|ej|om någon|finns det|eventuell\w*) (?:\w+ )?(?:jäv|jävs\w+)\b|jäv (?:anmäldes|anmäls|föreligger|förelåg|finns|fanns) (?:inte|ej)|\?$", re.IGNORECASE)
REPLACED_BY = re.compile(r"(?:ersätts av|ersattes av|efterträds av|tjänstgör|inträder|inträdde|går in|kallas in|leder|övertar|tar över|tillträder|i (?:hans|hennes|deras|dennes) ställe)", re.IGNORECASE)
LEAVES = re.compile(r"(?<!\w)(?:delta\w*|deltog|lämna\w*|avstå\w*|avvik\w*|anmäl\w*|går ut|gick ut)(?!\w)", re.IGNORECASE)
STEPS_IN = re.compile(r"(?<!\w)(?:kalla\w*|tjänstgör\w*|inträd\w*|leder|ledde|överta\w*|tar över|tillträd\w*|utse\w*|besluta\w*|fungerar)(?!\w)", re.IGNORECASE)
REPLACES = re.compile(r"(?<!\w)(?:ersätter|ersatte|tjänstgör (?:för|i stället för)|inträder för|går in för)\s+", re.IGNORECASE)


class Sort(NamedTuple):
    """What tells one sort of statement: its labels, its verbs, the stems without which an item holds none."""

    keys: frozenset[str]
    verbs: tuple[re.Pattern[str], ...]
    stems: tuple[str, ...]


RESERVATION = Sort(frozenset({"reservation"}), (RESERVES,), ("eserv",))
STATEMENT = Sort(
    frozenset({"statement", "abstention"}), (STATES, NOTED, ABSTAINS), ("nteckn", "kilt ytt", "kilda ytt", "kilt utt", "kilda utt", "rsättarytt", "östförkl", "rotokollsf", "rotokollf", "rotokollsn", "till protokollet", "i protokollet", "i beslut", "detta beslut")
)


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


def extract_recusals(item: ItemText, context: Context) -> Found:
    """Return who is recused, each once."""
    if not holds_any(item, ("jäv", "Jäv", "JÄV")) and not any([block.key == "recusal" for block in item.blocks]):
        return Found()
    register = Register(context)
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    for block in item.blocks:
        labelled = block.key == "recusal"
        for paragraph in block.paragraphs:
            text = paragraph.passage.text
            if not labelled and "jäv" not in text and "Jäv" not in text:
                continue
            for start, stop in sentences(text):
                if (_recuses(text, start, stop) or (labelled and _leaves(text, start, stop))) and not NO_RECUSAL.search(text, start, stop):
                    found, notes = by_of(_recused(text, start, stop, register), paragraph.passage, register)
                    values += [value for value in found if value["name"] and value not in values]
                    diagnostics += notes
    return Found(tuple(values), tuple(diagnostics))


def _recuses(text: str, start: int, stop: int) -> bool:
    """Say whether a sentence tells that someone is recused, not just of recusal as such."""
    if not RECUSED.search(text, start, stop):
        return False
    return any(told.search(text, start, stop) for told in (TOLD, LEAVES, REPLACES, REPLACED_BY))


def _leaves(text: str, start: int, stop: int) -> bool:
    """Say whether a sentence under the label Jäv is about someone who leaves, not about who steps in."""
    return LEAVES.search(text, start, stop) is not None or not STEPS_IN.search(text, start, stop)


def _recused(text: str, start: int, stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who is recused in a sentence; not those who stand in for them or take over the chair."""
    replaces = REPLACES.search(text, start, stop)
    if replaces:
        return read_people(text, replaces.end(), stop, register)[0]
    replaced = REPLACED_BY.search(text, start, stop)
    end = replaced.start() if replaced else stop
    people, after = read_people(text, start, end, register)
    if not people:
        people, after = find_people(text, start, end, register)
    if not people and (verb := LEAVES.search(text, start, end)):
        people = find_subject(text, start, verb.span(), end, register)
    if people and replaced and RECUSED.search(text, end, stop) and not RECUSED.search(text, start, end) and "ersätts" not in replaced.group() and "ersattes" not in replaced.group():
        return ()
    return people


def _extract(item: ItemText, context: Context, sort: Sort) -> Found:
    if not holds_any(item, sort.stems) and not any([block.key in sort.keys for block in item.blocks]):
        return Found()
    register = Register(context)
    readings = [reading for block in item.blocks for reading in _read_block(block, sort, register)]
    drafts, diagnostics = _fold(readings, register)
    labelled = {_key(draft) for draft in drafts if draft.labelled}
    kept = [draft for draft in drafts if draft.labelled or _key(draft) not in labelled or not draft.by]
    return Found(tuple(_value(draft) for draft in kept), tuple(diagnostics))


def _key(draft: Draft) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((value["name"], value["party"] if value["name"] is None else None) for value in draft.by)


def _value(draft: Draft) -> Value:
    text = " ".join(part.text for part in draft.parts)
    return {"by": list(draft.by), "text": text, "span": (draft.parts[0].span().start, draft.parts[-1].span().stop)}


def _fold(readings: Iterable[Reading], register: Register) -> tuple[list[Draft], list[Diagnostic]]:
    """Put the readings together: what goes on belongs to the statement before it, names alone sign it."""
    drafts: list[Draft] = []
    diagnostics: list[Diagnostic] = []
    for reading in readings:
        values, notes = by_of(reading.people, reading.whole or reading.part, register)
        diagnostics += notes
        last = drafts[-1] if drafts and drafts[-1].opens and drafts[-1].labelled == reading.labelled else None
        if last and values and reading.kind is not Kind.SIGNED and reading.labelled and all(value in last.by for value in values):
            drafts[-1] = last._replace(parts=(*last.parts, reading.part), signed=False)
        elif reading.kind is Kind.MADE:
            drafts.append(Draft(tuple(values), (reading.part,), reading.opens, reading.labelled))
        elif reading.kind is Kind.SIGNED:
            if last and not last.signed and last.by and all(value["name"] is None for value in last.by):
                continue  # who signs for a party
            if last and (last.signed or not last.by or all(value in last.by for value in values)):
                by = (*last.by, *(value for value in values if value not in last.by))
                drafts[-1] = last._replace(by=by, parts=(*last.parts, reading.part) if last.signed else last.parts)
            else:
                drafts.append(Draft(tuple(values), (reading.part,), opens=True, labelled=True, signed=True))
        elif reading.kind is Kind.WENT_ON and last:
            parts = (reading.part,) if last.signed else (*last.parts, reading.part)
            drafts[-1] = last._replace(parts=parts, signed=False)
        elif reading.kind is Kind.WENT_ON and reading.labelled:
            drafts.append(Draft((), (reading.part,), opens=True, labelled=True))
        elif drafts and reading.kind is Kind.BROKE_OFF:
            drafts[-1] = drafts[-1]._replace(opens=False)
    return drafts, diagnostics


def _read_block(block: Block, sort: Sort, register: Register) -> Iterator[Reading]:
    labelled = block.key in sort.keys
    if labelled and (not block.paragraphs or NONE.match(block.paragraphs[0].passage.text)):
        return
    yield Reading(Kind.BROKE_OFF, block.paragraphs[0].passage) if block.paragraphs else Reading(Kind.BROKE_OFF, block.label)  # type: ignore[arg-type]
    if block.key == "statement" and not labelled:
        return
    announced = False
    for place, paragraph in enumerate(running(block)):
        passage = paragraph.passage
        if not labelled and not has_any(passage.text, sort.stems):
            yield Reading(Kind.WENT_ON if announced or passage.text[:1] in "\"”“»" else Kind.BROKE_OFF, passage)
        elif labelled and paragraph.blank_before and place and _is_heading(passage.text, register):
            return  # a label that the lexicon does not know: what follows is something else
        elif labelled:
            for entry in entries(passage, register):
                yield from _read_labelled(entry, sort, register)
        else:
            yield from _read_running(passage, sort, register)
        announced = passage.text.endswith(":")


def _is_heading(text: str, register: Register) -> bool:
    """Say whether a paragraph looks like a label: a few words, no full stop, nobody's name."""
    if len(text) > 50 or len(text.split()) > 6 or not text[0].isupper() or text[-1] in ".:;,!?”\")":
        return False
    return not find_people(text, 0, len(text), register)[0]


def _read_running(passage: Passage, sort: Sort, register: Register) -> Iterator[Reading]:
    """Read a paragraph that no label announces: sentence by sentence."""
    text = passage.text
    opened = False
    for start, stop in sentences(text):
        part = passage.part(start, stop)
        verb = _verb(text, start, stop, sort)
        if verb is None or (sort is STATEMENT and RECUSED.search(text, start, stop)):
            yield Reading(Kind.WENT_ON if opened else Kind.BROKE_OFF, part)
            continue
        people = _makers(text, start, verb, stop, register)
        opened = _announces(text, verb.end(), stop)
        if people or verb.re is NOTED:
            yield Reading(Kind.MADE, part, people, passage, opens=opened)


def _announces(text: str, start: int, stop: int) -> bool:
    """Say whether what is stated follows a colon, and goes on behind the sentence."""
    colon = text.find(":", start, stop)
    if colon < 0:
        return False
    behind = text[colon + 1 : stop].strip()
    return not behind or "följande" in text[start - 40 if start > 40 else 0 : colon] or (behind[0] in "\"”“»" and behind.rstrip(".")[-1] not in "\"”“«")


def _read_labelled(passage: Passage, sort: Sort, register: Register) -> Iterator[Reading]:
    """Read an entry under a label: what is stated, who states it, or both."""
    text = passage.text
    people, end = read_people(text, FOR.match(text).end() if FOR.match(text) else 0, len(text), register)  # type: ignore[union-attr]
    if people and end >= len(text.rstrip(" .")):
        yield Reading(Kind.SIGNED, passage, people, passage, opens=True, labelled=True)
        return
    lead = LEAD.match(text)
    if lead and not people:
        people, end = read_people(text, lead.end(), len(text), register)
    colon = COLON.match(text, end) if people else None
    if colon and colon.end() < len(text) and ":" in colon.group():
        yield Reading(Kind.MADE, passage.part(colon.end()), people, passage, opens=True, labelled=True)
        return
    begin = 0
    made: tuple[Mention, ...] = people if people and (text[end : end + 1] in ",:" or lead or SAYS.match(text, end)) else ()
    for start, stop in sentences(text):
        verb = _verb(text, start, stop, sort)
        makers = _makers(text, start, verb, stop, register) if verb else ()
        if makers and start > begin and (made or begin):
            yield _stated(passage, begin, start, made)
            begin, made = start, makers
        elif makers:
            made = made or makers
            begin = begin if start == begin else start if not made else begin
    yield _stated(passage, begin, len(text), made)


def _stated(passage: Passage, start: int, stop: int, people: tuple[Mention, ...]) -> Reading:
    return Reading(Kind.MADE if people else Kind.WENT_ON, passage.part(start, stop), people, passage, opens=True, labelled=True)


def _verb(text: str, start: int, stop: int, sort: Sort) -> re.Match[str] | None:
    for verb in sort.verbs:
        if found := verb.search(text, start, stop):
            return found
    return None


def _makers(text: str, start: int, verb: re.Match[str], stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who makes the statement that a verb tells of."""
    if verb.re is NOTED:
        if not verb.group().endswith("av"):
            return ()
        return read_people(text, verb.end() + 1, stop, register)[0]
    people = find_subject(text, start, verb.span(), stop, register)
    if not people and (source := FROM.search(text, verb.start(), stop)):
        people, _ = read_people(text, source.end(), stop, register)
    return people
