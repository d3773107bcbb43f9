"""Cuts a decision into its points: its running text (sheets.py) in, the places of its points out.

A point is an att-sats, a numbered clause, a bullet with a verb of its own, or a sentence. Forms:

    … beslutar att A, att B samt att C                      three points in one sentence
    … beslutar / att A / att B                              one point a paragraph
    … beslutar / 1. Internbudgeten fastställs. / 2. …       one point a number
    a) Internbudgeten fastställs. b) Avgiften höjs.         one point a number, in one paragraph too
    … beslutar att / – bevilja bygglov / – fastställa …     one point an entry
    … godkänna följande nya medlemmar: / – A / – B          one point: the entries are its objects

Units: code points of the joined text, half-open.
"""

import re
from collections.abc import Iterable, Sequence

from protokoll_parser.extractors.decisions.asides import is_aside
from protokoll_parser.extractors.decisions.sheets import Sheet, is_number
from protokoll_parser.extractors.decisions.verbs import find_verbs
from protokoll_parser.extractors.decisions.voices import Voice
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Span
from protokoll_parser.words.lexicon import lexicon_in_use

CLAUSES = lazy(
    r"""
    (?: [,;] \s+ (?: (?P<after> samt | och | dels ) \s+ )?  |  \s+ (?P<bare> samt | och | dels ) \s+ )
    (?: dels \s+ | även \s+ | vidare \s+ | därutöver \s+ | \(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)] \s+ )?
    (?P<att> att | ATT ) (?! [\w-] )
    """,
    re.VERBOSE,
)
OPENING = lazy(r"(?:[a-z0-9]{1,2}[.)]\s+)?(?:(?:samt|och|dels|samt dels|och dels)\s+)?att(?![\w-])", re.IGNORECASE)
CLAUSE_NUMBER = lazy(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s+(?=\w)")
LOOSE_END = lazy(r"(?:\s*[,;]\s*|\s+)(?:samt|och|respektive|dels)\s*$|\s*[,;]\s*$")
DUE = lazy(r"(?:Klart?|Senast|Tidsplan|Deadline)\b[^.]{1,40}[.]?\s*")
"""When it is to be done: said of the sentence before."""
RESPONSIBLE = lazy(r"(?:Ansvar(?:ig|iga|ig person)?|Ansv\.?|Ansvaret)\b[^:.]{0,50}:\s*(?P<names>.+)", re.IGNORECASE)

ANSWERS = lazy(
    r"(?P<names>[A-ZÅÄÖÉ@][^.:;]{1,80}?) (?:ansvarar|är ansvariga?)(?:,? (?:klart|klar|senast)\b[^.]{1,30})?\.?"
)
"""All that the sentence says is who answers for what stands before it: `Anna och Bo ansvarar, klart 7 maj.`"""
CLAUSE_HEAD = 32
"""Within so many characters a clause shows that it begins with `att`."""
LONGEST = 1500
"""No sentence is longer; what is looked at of one stops here."""
LED_IN = lazy(r"[ ](?:att|besluta)[ :]*$")
"""How a lead-in ends whose list has a clause an entry."""


def opens_clause(text: str) -> bool:
    """Say whether a paragraph begins with `att`, `samt att`, `dels att`."""
    return "tt" in text[:14].lower() and OPENING.match(text) is not None


def points_of(sheet: Sheet, voice: Voice | None) -> tuple[Span, ...]:
    """Return where the points of a decision stand in its text; `voice` is that of its first sentence."""
    text, entries = sheet.passage.text, sheet.entries
    told = voice and voice.start is None and not voice.opens and not voice.explicit
    if told and len(entries) > 1 and not sheet.markers[0]:
        return (Span(0, len(text)),)
    clauses = [opens_clause(text[start : start + CLAUSE_HEAD]) for start in sheet.starts]
    objects = _objects(sheet, clauses, begun=not (voice and voice.opens))
    led = bool(voice and voice.opens) and LED_IN.search(text, 0, entries[0][1]) is not None
    found: list[Span] = []
    for number, (start, stop, marker) in enumerate(entries):
        if number == 0:
            found.extend(_first(text[:stop], marker, voice))
        elif objects[number] or (not (marker or led or clauses[number]) and text[start].islower()):
            found.append(Span(found.pop().start if found else 0, stop))
        elif marker or (clauses[number] and sum(clauses) > 1):
            found.extend(_entry(text, start, stop, marker))
        else:
            found.extend(_sentences(text, start, stop))
    return tuple(_trim(text, span) for span in _with_due(text, found)) or (Span(0, len(text)),)


def _with_due(text: str, found: Iterable[Span]) -> Iterable[Span]:
    """Let a sentence that only says when it is to be done go with the point before it."""
    kept: list[Span] = []
    for span in found:
        if kept and DUE.fullmatch(text, *span):
            kept.append(Span(kept.pop().start, span.stop))
        else:
            kept.append(span)
    return kept


def _objects(sheet: Sheet, clauses: Sequence[bool], *, begun: bool) -> list[bool]:
    """Say which entries are objects of the verb above them, or go into an entry's details: no decisions of their own.

    `begun` says that the first paragraph is more than a lead-in.
    """
    if len(sheet.starts) < 2:
        return [False] * len(sheet.starts)
    text, entries = sheet.passage.text, sheet.entries
    kinds = [_kind(marker) for marker in sheet.markers]
    listed = [kind for kind, clause in zip(kinds[1:], clauses[1:], strict=True) if kind and not clause]
    verbal = 2 * sum(_is_verbal(text[start:stop]) for start, stop, marker in entries[1:] if marker) >= len(listed)
    main = next(filter(None, kinds), "")
    led_in = LED_IN.search(text, 0, entries[0][1]) is not None  # then each entry is what the att is said of
    found = [False]
    inside = ""
    for number in range(1, len(kinds)):
        start, stop, _ = entries[number]
        kind, before = kinds[number], text[max(0, start - 8) : start].rstrip()
        if clauses[number] or (inside and kind != inside):
            inside = ""
        if not clauses[number] and not inside:
            led = before.endswith(":") and (number > 1 or begun)
            deeper = kind and kind != main and kinds[number - 1] != ""
            names = (
                not (kind or led_in) and text[start:stop].rstrip()[-1:] not in ".!" and not _is_verbal(text[start:stop])
            )
            mere = kind == "-" and not (verbal or led_in) and not before.rstrip(" :").endswith("att")
            inside = (kind or "plain") if led or deeper or names or mere else ""
        ends = clauses[number] and found[-1] and sum(clauses) == 1 and "justera" in text[start:stop]
        found.append((bool(inside) and not clauses[number]) or ends)
        if inside == "plain":
            inside = ""
    return found


def _kind(marker: str) -> str:
    """Return what kind of list a marker belongs to: `1` for numbers, `a` for letters, `-` for bullets."""
    if not is_number(marker):
        return "-" if marker else ""
    return "1" if any(map(str.isdigit, marker)) else "a"


def _is_verbal(entry: str) -> bool:
    """Say whether a list entry says something of its own: a verb of decision, an infinitive first, a full sentence."""
    first, _, rest = entry.partition(" ")
    named = first.casefold() in lexicon_in_use().words.get("given_names", ()) or ("-" in first and rest[:1].isupper())
    if len(first) > 2 and first.casefold().endswith("a") and not named:
        return True
    return entry.rstrip().endswith(".") or next(find_verbs(entry[:LONGEST]), None) is not None


def _first(text: str, marker: str, voice: Voice | None) -> list[Span]:
    """Cut the first paragraph: its lead-in is no point."""
    if is_number(marker) and (voice is None or voice.start is None):
        return _numbered(text, 0, len(text), marker)
    if voice is None:
        return _sentences(text, 0, len(text))
    first, *rest = sentences(text) or [(0, len(text))]
    if voice.opens:
        points = []
    elif voice.start is None:
        points = [Span(*first)]
    else:
        points = split_clauses(text, voice.start, first[1])
    return [*points, *(span for start, stop in rest for span in _sentences(text, start, stop))]


def _entry(text: str, start: int, stop: int, marker: str) -> list[Span]:
    """Cut a list entry: a numbered one is one point, others may be followed by sentences of their own."""
    if is_number(marker):
        return _numbered(text, start, stop, marker)
    return _sentences(text, start, stop, whole=True)


def _numbered(text: str, start: int, stop: int, marker: str) -> list[Span]:
    """Cut a numbered entry where the next numbers stand in the same paragraph: `a) Planen antas. b) Avgiften höjs.`"""
    cuts = [start]
    ending = marker.lstrip("(0123456789abcdefghijklmnopqrstuvwxyz")
    number = marker.strip("().")
    while ending and len(number) == 1 and number not in "9z":
        number = chr(ord(number) + 1)
        place = text.find(f" {number}{ending} ", cuts[-1], stop)
        if place < 0 or text[place - 1] not in ".,;":
            break
        cuts.append(place + 1)
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], stop], strict=True)]


def _sentences(text: str, start: int, stop: int, *, whole: bool = False) -> list[Span]:
    """Cut running text: an att-sats into its clauses (unless `whole`), the rest into sentences."""
    found: list[Span] = []
    for a, b in sentences(text[start:stop]):
        sentence = text[start + a : start + b]
        if RESPONSIBLE.match(sentence) or ("nsvar" in sentence and a and ANSWERS.fullmatch(sentence)):
            continue
        if a and is_aside(sentence):
            continue
        if opens_clause(text[start + a : start + b]) and not whole:
            found.extend(split_clauses(text, start + a, start + b))
        else:
            found.append(Span(start + a, start + b))
    return found


def split_clauses(text: str, start: int, stop: int) -> list[Span]:
    """Cut `att A, att B samt att C` into its clauses.

    >>> text = "att anta taxan, att den gäller från nyår samt att uppdra åt kontoret att informera."
    >>> [text[start:stop] for start, stop in split_clauses(text, 0, len(text))]
    ['att anta taxan', 'att den gäller från nyår', 'att uppdra åt kontoret att informera.']
    """
    cuts = [start]
    for match in CLAUSES.finditer(text, start, stop):
        place = match.start("att")
        if place > cuts[-1] + 8 and not (
            match["bare"] == "och" and _is_nested(text[cuts[-1] : match.start()], text[place : place + 80])
        ):
            cuts.append(place)
    return [_trim(text, Span(a, b)) for a, b in zip(cuts, [*cuts[1:], stop], strict=True)]


def _is_nested(before: str, after: str) -> bool:
    """Say whether `och att` goes on with what is said inside the clause before: `att uttala att A är bra och att B är det`."""
    return _is_infinitive(before) and not _is_infinitive(after) and " att " in before[4:]


def _is_infinitive(clause: str) -> bool:
    """Say whether an att-sats has an infinitive: one of its first two words ends like one (`uppdra`, `utse`, `avslå`)."""
    return any(word.islower() and word.endswith(("a", "å", "se", "ge", "bli")) for word in clause.split()[1:3])


def _trim(text: str, span: Span) -> Span:
    """Leave out a conjunction or comma that hangs at the end of a clause, and white space."""
    start, stop = span
    if opening := OPENING.match(text, start):
        start = opening.end() - len("att")
    elif number := CLAUSE_NUMBER.match(text, start):
        start = number.end()
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if text[stop - 1 : stop] != ".":
        loose = LOOSE_END.search(text, max(start, stop - 16), stop)
        stop = loose.start() if loose else stop
    return Span(start, max(stop, start))
