"""Who the meeting chose, and who a sentence says holds an office.

Goes in: the lines of items. Comes out: `Holder`s. Forms:

    Till ordf. för årsmötet valdes Albin Sternudd och till sekr. fröken Märta Lundell.
    Anna Berg (S) utses att jämte ordföranden justera dagens protokoll.
    Mötet väljer Johan till justerare.
    till ordförande för mötet:    Jan-Olov Wik
    Val av justerare / Anna Berg och Bo Ek.              the heading says the office
    Ordförande Sofia Hartz hälsar välkommen.             said, not chosen
    Annie-Lie som är ordförande under förmiddagen …
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.extractors.named import Named, Words, find_named
from protokoll_parser.extractors.sentences import sentences
from protokoll_parser.extractors.signatures import Holder
from protokoll_parser.source import Line, Passage, passage

CHOOSES = re.compile(
    r"\b(?:val(?:d(?:e|es|a)?|t|ts)?|välj(?:a|er|as|s)|uts(?:e|er|es|åg|ågs|ågos|edd|edda|eddes|ett|etts)|utse|få(?:r|tt) i uppdrag|fick i uppdrag|åtog sig|åtar sig)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"""
    (?<!\w)
    (?: (?: till | som | såsom ) \s (?: [a-zåäö]+ \s (?: och \s )? ){0,2}? (?: (?P<vice> vice \s ordf\w* ) | (?P<chair> (?:mötes|stämmo|årsmötes)?(?: ordf(?:örande|\.)? | talman | mötesledare )) ) (?!\w)
      | (?: till | som | såsom ) \s (?: [a-zåäö]+ \s (?: och \s )? ){0,2}? (?P<secretary> (?:\w*sekreterare|sekr\.?|protokollförare|antecknare) ) (?!\w)
      | att \s (?P<keeps> föra \s (?:dagens \s)? (?:protokoll|anteckningar) )
      | i \s uppdrag \s att \s (?P<writes> föra )
      | (?P<adjusts> justera ) (?: \s | \. | $ )
      | (?: till | som | såsom ) \s (?: [a-zåäö]+ \s (?: och \s )? ){0,3}? (?P<adjuster> (?: justerare | justerings\w+ | protokolls?justerare | justeringsmän ) )
    )
    """,
    re.VERBOSE,
)
ROLES = {
    "vice": "vice_chair",
    "chair": "chair",
    "secretary": "secretary",
    "keeps": "secretary",
    "writes": "secretary",
    "adjusts": "adjuster",
    "adjuster": "adjuster",
}
THIS_MEETING = re.compile(
    r"\s*(?:tillika \w+\s)?(?:för|vid|på|under|i)\s(?:dagens|detta|dagens|års|mötet|stämm|års|samman|förhandl|kväll|möte|fören|stämma|överlägg|den här|dagen)|\s*tillika|\s*$|[.:,]|\s+och\s+till|\s+(?:valde|utså|utse|välj)",
    re.IGNORECASE,
)
OTHER_TERM = re.compile(
    r"\bpå (?:ett|två|tre|1|2|3) år|för en tid|mandat|ledamot|ledamöter|suppleant|revisor|styrelse\w*s ordförande|omval|nyval|perioden",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?:tillsammans med|jämte|förutom|utöver|i stället för|istället för|ersättare(?: för)?:?|efter|utöver|ordföranden?,?|ordf\.?|frånvarande|ers\.?)\s*$",
    re.IGNORECASE,
)
SUBSTITUTE = re.compile(r"\s*(?:\([^)]{1,6}\)\s*)?,?\s*(?:som|till|\()\s*ersättare", re.IGNORECASE)
TITLE_OFFICES = (
    ("juster", "adjuster"),
    ("ordförande", "chair"),
    ("talman", "chair"),
    ("sekreterare", "secretary"),
    ("protokollförare", "secretary"),
)
EARLY = 12
"""Offices at the meeting are filled in its first items."""
FIRST_LINES = 14
OPENS = re.compile(
    r"(?:[Mm]ötets |[Ss]tämmans |[Nn]ämndens |[Dd]agens )?(?:(?P<chair>[Oo]rdf(?:öranden?|\.)|[Tt]almannen|[Tt]alman|[Mm]ötesordföranden?)(?:, [a-zåäö]+)? )(?=[A-ZÀ-ÖØ-Þ])",
)
IS_CHAIR = re.compile(
    r",? (?:som )?(?:är|var) (?:dagens |mötets |vår |[^.]{0,24}?)?(?P<vice>vice )?(?:ordförande|ordf\b|mötesordförande)|,? ?\(?(?P<bracket>ordf(?:örande|\.)?)[,)] (?=[a-zåäö(]|$)"
)
OF_ANOTHER = re.compile(r" (?:i|för|inom|vid) (?!dag|mötet|förm|efterm|första|under)")
WRITES = re.compile(
    r"(?:protokoll\w*|anteckning\w*)\s(?:har\s)?(?:fördes|förs|förts|förda|skrevs|skrivna|skrivet|fört|skrivits|upprättat\w*)\s(?:vid\s\w+\s)?av\s(?=[A-ZÀ-Þ\w])",
    re.IGNORECASE,
)
KEEPS = re.compile(
    r" (?:för|förde|fört|antecknar|antecknade|skriver|skrev|sköter|tar|tog) (?:dagens |dagens mötes |mötets )?(?:protokoll|anteckning|minnesant|mötesant)"
)


def read_elections(
    items: Sequence[tuple[str | None, Sequence[Line]]], words: Words, known: Mapping[str, str]
) -> Iterator[Holder]:
    """Yield whom the meeting chose to chair, keep the minutes and adjust them."""
    for title, lines in items[:EARLY]:
        folded = (title or "").casefold()
        wanted = [
            role
            for hint, role in TITLE_OFFICES
            if hint in folded and "val" in folded + " " or (hint in folded and role == "adjuster")
        ]
        near = lines[:FIRST_LINES]
        if not wanted and not any(_tells(line.text) for line in near):
            continue
        text = passage(line for line in near if not line.quoted)
        for number, (start, stop) in enumerate(sentences(text.text)):
            yield from _chosen(text, start, stop, wanted if number < 4 else [], words, known)


def _tells(text: str) -> bool:
    return "juster" in text or " ordf" in text or "sekr" in text or "protokoll" in text or "talman" in text


def _chosen(
    text: Passage, start: int, stop: int, wanted: Sequence[str], words: Words, known: Mapping[str, str]
) -> Iterator[Holder]:
    """Read one sentence."""
    sentence = text.text[start:stop]
    offices = [
        (match.start(match.lastgroup or 0), ROLES[match.lastgroup or ""])
        for match in OFFICE.finditer(sentence)
        if _counts(match, sentence, wanted)
    ]
    chooses = CHOOSES.search(sentence) is not None
    if not offices and not wanted:
        return
    if offices and not chooses and not wanted:
        return
    names = [named for named in find_named(sentence, words, known) if not _is_beside(sentence, named, offices)]
    if not names or (not offices and not chooses and not _is_bare(sentence, names)):
        return
    if not offices:
        offices = [(-1, role) for role in wanted]
        if len(offices) > 1 and len(names) < len(offices):
            return
    for number, named in enumerate(names):
        if len(offices) > 1 and offices[0][0] < 0:
            role = offices[min(number, len(offices) - 1)][1]
        else:
            role = _office_of(named, names, offices)
        yield Holder(role, named.name, named.party, text.span(start + named.start, start + named.stop))


def _counts(match: re.Match[str], sentence: str, wanted: Sequence[str]) -> bool:
    """Say whether a mention of an office is about this meeting: a board's chair is chosen, too."""
    role = ROLES[match.lastgroup or ""]
    if role == "adjuster":
        return True
    if OTHER_TERM.search(sentence):
        return False
    if role == "secretary" or role in wanted:
        return True
    wording = match[match.lastgroup or 0]
    return (
        wording.startswith(("mötes", "stämmo", "årsmötes"))
        or THIS_MEETING.match(sentence, match.end()) is not None
        and _names_meeting(sentence, match.end())
    )


def _names_meeting(sentence: str, place: int) -> bool:
    following = sentence[place : place + 40].casefold()
    return any(
        word in following for word in ("möte", "stämma", "sammanträde", "dagens", "förhandling", "kväll", "dagen")
    )


def _is_beside(sentence: str, named: Named, offices: Sequence[tuple[int, str]]) -> bool:
    """Say whether a person is only mentioned beside those chosen (`tillsammans med Anna`, `med Bo Ek som ersättare`)."""
    del offices
    return (
        BESIDE.search(sentence[max(0, named.start - 24) : named.start]) is not None
        or SUBSTITUTE.match(sentence, named.end) is not None
    )


def _is_bare(sentence: str, names: Sequence[Named]) -> bool:
    """Say whether a sentence is nothing but names (`Anna Berg och Bo Ek.`)."""
    rest = sentence
    for named in reversed(names):
        rest = rest[: named.start] + rest[named.end :]
    left = [
        word
        for word in re.split(r"[\s,.:;]+", rest)
        if word and word not in ("och", "samt", "Beslut", "Mötets", "beslut", "med", "för")
    ]
    return len(left) <= 1


def _office_of(named: Named, names: Sequence[Named], offices: Sequence[tuple[int, str]]) -> str:
    """Say for which office a person is named: offices stand before the names, or behind them."""
    if offices[0][0] < names[0].start:
        return (
            [role for place, role in offices if place < named.start][-1]
            if offices[0][0] < named.start
            else offices[0][1]
        )
    return next((role for place, role in offices if place > named.start), offices[-1][1])


def read_mentions(lines: Sequence[Line], words: Words, known: Mapping[str, str]) -> Iterator[Holder]:
    """Yield who a sentence of the first items says holds an office, without anyone being chosen."""
    for line in lines:
        text = line.text
        folded = text.casefold()
        if "ordf" in folded or "talman" in folded:
            yield from _said_to_chair(line, words, known)
        if "protokoll" in folded or "anteckn" in folded:
            yield from _said_to_write(line, words, known)


def _said_to_chair(line: Line, words: Words, known: Mapping[str, str]) -> Iterator[Holder]:
    text = line.text
    for match in OPENS.finditer(text[:400]):
        named = next(find_named(text[match.end() : match.end() + 60], words, known, lenient=True), None)
        if named and named.start == 0:
            yield Holder(
                "chair", named.name, named.party, line.span(match.end() + named.start, match.end() + named.stop)
            )
    for start, stop in sentences(text[:600]):
        named = next(find_named(text[start:stop], words, known), None)
        if named is None:
            continue
        match = IS_CHAIR.search(text, start + named.end, stop)
        apposition = text[start + named.end : match.start()] if match else ""
        if (
            match
            and len(apposition) < 70
            and (not apposition or apposition[0] == ",")
            and (match["vice"] or not OF_ANOTHER.match(text, match.end()))
        ):
            yield Holder(
                "vice_chair" if match["vice"] else "chair",
                named.name,
                named.party,
                line.span(start + named.start, start + named.stop),
            )


def _said_to_write(line: Line, words: Words, known: Mapping[str, str]) -> Iterator[Holder]:
    text = line.text
    if (match := WRITES.search(text[:600])) and (
        named := next(find_named(text[match.end() : match.end() + 60], words, known), None)
    ):
        yield Holder(
            "secretary", named.name, named.party, line.span(match.end() + named.start, match.end() + named.stop)
        )
    elif (
        (match := KEEPS.search(text[:600]))
        and (named := _last_before(text[: match.start()], words, known))
        and match.start() - named.end < 2
    ):
        yield Holder("secretary", named.name, named.party, line.span(named.start, named.stop))


def _last_before(text: str, words: Words, known: Mapping[str, str]) -> Named | None:
    found = list(find_named(text, words, known))
    return found[-1] if found else None
