"""Cuts a page that came out on one line into the lines that it had: before headings, labels and people in a list.

Goes in: the lines of a text. Comes out: for each overlong line its pieces. What begins a line on the page is told by the
number of a heading (`§ 46 Budget`, `Punkt 3 Val`, or a series `1. Öppnande … 2. Val …` that runs through the text), by
the wording of a label, or by a name behind a party in brackets.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

LONGEST_LINE = 600
"""A longer line holds several of the page's: paragraphs are seldom as long."""
NUMBERED = lazy(
    r"(?:^|(?<=[.\s]))(?=Punkt[ ]\d{1,2}[ \t]+[A-ZÅÄÖ]|§§?[ ]?\d{1,3}(?:[–-]\d{1,3})?(?:[./]\d+)?\.?[ \t]+[A-ZÅÄÖ])"
    r"|(?:^|(?<=[.:!?)][ ]))(?=\d{1,3}[ ]§[ \t]+[A-ZÅÄÖ])"
)
SERIES = lazy(r"(?:^|(?<=[\s]))(\d{1,2})[.)]?[ \t]+(?=[A-ZÅÄÖ])")
LEAST_OF_A_SERIES = 3
LEAST_OF_LABELS = 2
"""Labels that show a line without a heading to hold a page: one may stand in running text."""
FIELD = lazy(
    r"(?<=[a-zåäö0-9.)][ ])(?=[A-ZÅÄÖ][a-zåäö]+(?: (?:med|och|för)? ?[a-zåäö]+)?:[ \t])|[ ](?=(?:Vid protokollet|Justeras|Röstlängd)[ .:])"
)
PERSON = lazy(r"(?<=\))[ ](?=[A-ZÅÄÖ][\w-]+(?:[ ][\w-]+){1,2}[ ]\([A-ZÅÄÖ]{1,3}\))")
NAME = lazy(
    r"[§\d\s,.–-]+([A-ZÅÄÖ][a-zåäöéü]+)(?:-[A-ZÅÄÖ][a-zåäö]+)?[ ][A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+)?"
    r"(?:(?P<row>[ ]\([A-ZÅÄÖ]{1,3}\)|,[ ][a-zåäö])|(?![\wåäö]|[ ][a-zåäö]))"
)
FULL_NAME = lazy(
    r"(?<=[\w).][ ])([A-ZÅÄÖ][a-zåäöéü]+)(?:-[A-ZÅÄÖ][a-zåäö]+)?[ ][A-ZÅÄÖ][\w-]+(?P<row>[ ]\([A-ZÅÄÖ]{1,3}\)|,[ ][a-zåäö])?"
)
BULLET = lazy(r"(?<=[.:,)\w])[ ](?=[•·▪–-][ ][A-ZÅÄÖa-zåäö]|[*][ ][A-ZÅÄÖ]|\#{1,6}[ ]\S)")
KEYS = frozenset(
    ("decision", "proposed_decision", "background", "documents", "recipients", "proposals", "procedure", "vote", "reservation", "statement")
)  # fmt: skip
EVERYDAY = frozenset(("matter", "organisation", "body", "agenda", "signatures", "annexes"))
SHORTEST = 6


def unrolled(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Line]:
    """Yield the lines, those that hold a page cut into pieces with a blank line behind each."""
    series = _series(lines)
    opens = True
    for line in lines:
        if line.row or not (line.continues or len(line.text) > LONGEST_LINE):
            yield line
        else:
            yield from _page(
                line, series.get(line.index, ()), lexicon, least=1 if line.continues or opens else 2, opens=opens
            )
            opens = False


def told(before: Sequence[Line], after: Sequence[Line]) -> list[Diagnostic]:
    """Return a diagnostic for each line that was cut up as a page."""
    overlong = {line.number for line in before if len(line.text) > LONGEST_LINE and not line.row}
    pieces = Counter(line.number for line in after if line.text and line.number in overlong) if overlong else {}
    return [
        Diagnostic("page-on-one-line", f"A page that stood on one line was cut into {count} lines.", number)
        for number, count in pieces.items()
        if count > 1
    ]


def _series(lines: Sequence[Line]) -> Mapping[int, Sequence[int]]:
    """Find the numbers that count on from 1 through the overlong lines: by line, where each stands.

    Where headings have a § or a word before their number, bare numbers are lists.
    """
    overlong = [line for line in lines if len(line.text) > LONGEST_LINE and not line.row]
    found: dict[int, list[int]] = {}
    wanted = 1
    for line in overlong:
        for match in SERIES.finditer(line.text):
            if int(match[1]) == wanted:
                found.setdefault(line.index, []).append(match.start())
                wanted += 1
    marked = sum(NUMBERED.search(line.text) is not None for line in overlong)
    return found if wanted > LEAST_OF_A_SERIES and not marked else {}


def _page(line: Line, series: Sequence[int], lexicon: Lexicon, *, least: int, opens: bool) -> Iterator[Line]:
    """Cut a page that stands on one line before each heading, label and person that its text names."""
    text = line.text
    words = lexicon.base or lexicon
    given = words_of(words).given
    headings = {match.start() for match in NUMBERED.finditer(text) if not _names_someone(text, match.start(), given)}
    headings |= set(series)
    labels = list(_labels(words).finditer(text))
    form = [match.start() for match in _form(words).finditer(text, 0, min(headings, default=len(text)))]
    if len(headings) < least and len(labels) + len(form) < LEAST_OF_LABELS:
        yield line
        return
    cuts = {match.end() for pattern in (FIELD, PERSON, BULLET) for match in pattern.finditer(text)}
    if opens or not headings:
        start, stop = form[0] if form else len(text), min(headings, default=len(text))
        cuts |= set(form) | set(_people(text, start, stop, words.words))
    cuts |= headings | {match.start() for match in labels} | {match.end() for match in labels}
    bounds = sorted(cuts - {0, len(text)})
    for cut, stop in zip([0, *bounds], [*bounds, len(text)], strict=True):
        start = cut
        while start < stop and text[start].isspace():
            start += 1
        title = _title_end(text, start, stop) if start in headings else start
        for left, right in ((start, title), (title, stop)):
            if piece := text[left:right].rstrip():
                yield _piece(line, left, left + len(piece))
        yield line._replace(text="", starts=(), stops=(), label="", marker="", row=False)


def _people(text: str, start: int, stop: int, words: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Yield where the people of a list begin: behind a title, a party or a reference, not behind `ersätter`."""
    given, joiners = (words.get(key, frozenset()) for key in ("given_names", "name_joiners"))
    for match in FULL_NAME.finditer(text, start, stop):
        before = text[max(0, match.start() - 20) : match.start()].split()
        known = match["row"] or match[1].casefold() in given
        if known and before and before[-1].casefold() not in joiners:
            yield match.start()


def _names_someone(text: str, start: int, given: frozenset[str]) -> bool:
    """Say whether a name follows a number: `§ 49 Sara Hellberg` is the rest of a row in a list, and the next one."""
    name = NAME.match(text, start)
    return name is not None and (name["row"] is not None or name[1].casefold() in given)


def _piece(line: Line, start: int, stop: int) -> Line:
    marker = line.text[start] if line.text[start] in "•·▪–-" and line.text[start + 1 : start + 2] == " " else ""
    start += 2 if marker else 0
    return line._replace(
        text=line.text[start:stop],
        starts=line.starts[start:stop],
        stops=line.stops[start:stop],
        indent=0,
        marker=marker,
    )


@lru_cache(maxsize=4)
def _labels(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern of the labels of items, as they stand with a capital before running text without a colon."""
    wordings = sorted(
        (wording for wording, label in lexicon.labels.items() if label.key in KEYS and len(wording) >= SHORTEST),
        key=lambda wording: (-len(wording), wording),
    )
    listed = "|".join(re.escape(wording[0].upper() + wording[1:]) for wording in wordings)
    return re.compile(rf"(?:(?<=[.:!?)] )|(?<=[a-zåäö0-9] ))(?:[A-ZÅÄÖ][a-zåäö]+s )?(?:{listed})(?= [A-ZÅÄÖ0-9•–-])")


@lru_cache(maxsize=4)
def _form(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern of the labels of the first page and of the headings of lists of people, their values behind them."""
    labels = [
        wording for wording, label in lexicon.front.items() if label.scope == "front" and label.key not in EVERYDAY
    ]
    groups = sorted(words_of(lexicon).groups, key=lambda word: (-len(word), word))
    lower = "|".join(map(re.escape, groups))
    upper = "|".join(re.escape(word.capitalize()) for word in groups if len(word) >= SHORTEST)
    # `Ej` and the like open a heading only before another of its words.
    short = "|".join(re.escape(word.capitalize()) for word in groups if len(word) < SHORTEST)
    upper = rf"{upper}|(?:{short})(?= (?:{lower}))" if short else upper
    wordings = sorted((word for word in labels if len(word) >= SHORTEST), key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word[0].upper() + word[1:]) for word in wordings)
    return re.compile(rf"(?<=[\w .)*–-] )(?:(?:{listed})|(?:{upper})(?:,? (?:{lower}))*):?(?=[ \t]+[*A-ZÅÄÖ0-9§])")


def _title_end(text: str, start: int, stop: int) -> int:
    """Say where a heading's title ends in running text: before the next word that begins with a capital."""
    words = list(re.finditer(r"\S+", text[start:stop]))
    alone = bool(words) and any(map(str.isdigit, words[0].group())) and "§" not in [word.group() for word in words[1:2]]
    for before, word in itertools.pairwise(words[1 if alone else 2 :]):
        if word.group()[0].isupper() and not before.group().endswith((",", "-")):
            return start + word.start()
    return start
