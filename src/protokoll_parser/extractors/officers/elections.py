"""Whom the meeting chose to chair, keep the minutes and adjust them; who acts without being chosen: acting.py.

Goes in: the lines of items. Comes out: `Holder`s. Forms:

    Till ordf. för årsmötet valdes Albin Sternudd och till sekr. fröken Märta Lundell.
    Anna Berg (S) utses att jämte ordföranden justera dagens protokoll.
    Mötet väljer Johan till justerare.
    till ordförande för mötet:    Jan-Olov Wik
    Val av justerare / Anna Berg och Bo Ek.              the heading says the office
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from protokoll_parser.extractors.officers.named import Holder, Named, find_named, is_substitute
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Line, Passage, passage
from protokoll_parser.words.lexicon import WordLists

CHOOSES = lazy(
    r"""
    \b (?: val (?: d (?: e | es | a )? | t | ts )? | välj (?: a | er | as | s )
         | uts (?: e | er | es | åg | ågs | ågos | edda? | eddes | etts? ) | åt (?: ar | og ) \s sig
         | (?: får | fått | fick ) \s i \s uppdrag ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
LED = r"(?i: till | som | såsom ) \s (?: [a-zåäö]+ \s (?: och \s )? ){0,3}?"
OFFICE = lazy(
    rf"""
    (?<!\w)
    (?: {LED} (?: (?P<vice> vice \s ordf\w* )                                           # till vice ordförande
                | (?P<chair> (?: mötes | stämmo | årsmötes )? (?: ordf (?: örande | \. )? | talman | mötesledare ) )
                | (?P<secretary> \w*sekreterare | sekr\.? | protokollförare | antecknare ) ) (?!\w)
      | {LED} (?P<adjuster> justerare | justerings\w+ | protokolls?justerare )             # till två justerare
      | (?i: att ) \s (?P<keeps> föra \s (?: dagens \s )? (?: protokoll | anteckningar ) )  # att föra protokollet
      | (?P<adjusts> justera ) (?: \s | \. | $ )                                          # att jämte ordf. justera
    )
    """,
    re.VERBOSE,
)
ROLES = {
    "vice": "vice_chair",
    "chair": "chair",
    "secretary": "secretary",
    "keeps": "secretary",
    "adjusts": "adjuster",
    "adjuster": "adjuster",
}
OF_MEETING = ("mötes", "stämmo", "årsmötes")
MEETING_WORDS = ("möte", "stämma", "sammanträde", "dagens", "förhandling", "kväll", "dagen")
"""What makes an election of a chair one for this meeting (`ordförande för årsmötet`), not for a term."""
OTHER_TERM = lazy(
    r"\bpå (?:ett|två|tre|\d) år|för en tid|för tiden|mandat|ledamot|ledamöter|suppleant|revisor|omval|nyval|perioden",
    re.IGNORECASE,
)
BESIDE = lazy(
    r"(?:tillsammans med|jämte|förutom|utöver|i stället för|istället för|efter|ordföranden?,?|ordf\.?|frånvarande)\s*$",
    re.IGNORECASE,
)
TITLE_OFFICES = (
    ("juster", "adjuster"),
    ("ordförande", "chair"),
    ("talman", "chair"),
    ("sekreterare", "secretary"),
    ("protokollförare", "secretary"),
)
BARE_WORDS = frozenset(("och", "samt", "beslut", "mötets", "med", "för"))
EARLY = 9
"""Offices at the meeting are filled in its first items."""
FIRST_LINES = 12
FIRST_SENTENCES = 4
"""Sentences under a heading such as `Val av justerare` that may name only people."""


def read_elections(
    items: Sequence[tuple[str | None, Sequence[Line]]], words: WordLists, known: Mapping[str, str]
) -> Iterator[Holder]:
    """Yield whom the meeting chose to chair, keep the minutes and adjust them."""
    for title, lines in items[:EARLY]:
        wanted = _offices_in_title(title or "")
        near = [line for line in lines[:FIRST_LINES] if not line.quoted]
        if not wanted and not any(_tells(line.text) for line in near):
            continue
        text = passage(near)
        for number, (start, stop) in enumerate(sentences(text.text)):
            own = wanted if number < FIRST_SENTENCES else []
            if own or _tells(text.text[start:stop]):
                yield from _chosen(text, start, stop, own, words, known)


def _offices_in_title(title: str) -> list[str]:
    """Return the offices that a title such as `Val av ordförande och sekreterare` names."""
    folded = title.casefold()
    if OTHER_TERM.search(title):
        return []
    return [role for hint, role in TITLE_OFFICES if hint in folded and ("val" in folded or role == "adjuster")]


def _tells(text: str) -> bool:
    """Say whether a text may tell of an election: a cheap test before the patterns."""
    return "uster" in text or "ordf" in text or "sekr" in text or "protokoll" in text or "talman" in text


def _chosen(
    text: Passage, start: int, stop: int, wanted: Sequence[str], words: WordLists, known: Mapping[str, str]
) -> Iterator[Holder]:
    """Read one sentence; `wanted` are the offices that the title names."""
    sentence = text.text[start:stop]
    offices = [
        (match.start(match.lastgroup or 0), ROLES[match.lastgroup or ""] if _counts(match, sentence, wanted) else "")
        for match in OFFICE.finditer(sentence)
    ]
    offices = offices if any(role for _, role in offices) else []
    chooses = CHOOSES.search(sentence) is not None
    if not wanted and not (offices and chooses):
        return
    names = [named for named in find_named(sentence, words, known) if not _is_beside(sentence, named)]
    if not names or not (offices or chooses or _is_bare(sentence, names)):
        return
    for number, named in enumerate(names):
        role = _office_of(named, names, offices) if offices else wanted[min(number, len(wanted) - 1)]
        if role:  # else chosen for another office than one at the meeting
            yield Holder(role, named.name, named.party, text.span(start + named.start, start + named.stop))


def _counts(match: re.Match[str], sentence: str, wanted: Sequence[str]) -> bool:
    """Say whether a mention of an office is about this meeting: a board's chair is chosen, too."""
    role = ROLES[match.lastgroup or ""]
    if role == "adjuster":
        return True
    if OTHER_TERM.search(sentence):
        return False
    if role == "secretary" or role in wanted or match[match.lastgroup or 0].startswith(OF_MEETING):
        return True
    following = sentence[match.end() : match.end() + 40].casefold()
    return any(word in following for word in MEETING_WORDS)


def _is_beside(sentence: str, named: Named) -> bool:
    """Say whether a person is only mentioned beside those chosen (`tillsammans med Anna`, `med Bo som ersättare`)."""
    before = sentence[max(0, named.start - 24) : named.start]
    return BESIDE.search(before) is not None or is_substitute(sentence, named)


def _is_bare(sentence: str, names: Sequence[Named]) -> bool:
    """Say whether a sentence is nothing but names (`Anna Berg och Bo Ek.`)."""
    rest = sentence
    for named in reversed(names):
        rest = rest[: named.start] + rest[named.end :]
    return all(word.casefold() in BARE_WORDS for word in re.split(r"[\s,.:;]+", rest) if word)


def _office_of(named: Named, names: Sequence[Named], offices: Sequence[tuple[int, str]]) -> str:
    """Say for which office a person is named: offices stand before the names, or behind them."""
    before = [role for place, role in offices if place < named.start]
    behind = [role for place, role in offices if place > named.start]
    if offices[0][0] < names[0].start:
        return before[-1]
    return behind[0] if behind else before[-1]
