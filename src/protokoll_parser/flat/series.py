"""Finds the headings of flat pages: the numbers that count up through the whole text, as the agenda's do.

Goes in: the texts of the pages. Comes out: where on each page a heading stands, and where its number ends. A number is
proposed wherever one may open a line; that the series holds together decides (outline/chains.py), and what the numbers
stand behind: `enligt 4 §`, `2024-02-27 § 31` refer to another. Forms:

    Mötet öppnas. § 46 Budget      KS § 45 Dagordning KS § 46 …      Punkt 3 Val      1. Öppnande … 2. Val …
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.outline.chains import Weighed, best_chain
from protokoll_parser.outline.evidence import title_key
from protokoll_parser.outline.numbered import Numbered, recognise_numbered
from protokoll_parser.outline.outline import PREFERENCE
from protokoll_parser.outline.titles import DANGLING
from protokoll_parser.patterns import lazy
from protokoll_parser.people.words import Words
from protokoll_parser.source import Line

OPENER = lazy(
    r"(?<!\S)(?:\#{1,6}[ ](?:\*\*)?|\*\*)?(?:§|(?:Punkt|PUNKT|Ärende|ÄRENDE|Dagordningspunkt|Pkt|Fråga)[ ](?=[\dIVX])|\d{1,3}(?=[ .)])|[IVX]{1,5}\.[ ])"
)
RANGED = lazy(r"\d[ ]?[–-]")
DATE = lazy(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}")
MARKS = lazy(r"[#* ]*")
NAME = lazy(
    r"[§\d\s,.–-]+([A-ZÅÄÖ][a-zåäöéü]+)(?:-[A-ZÅÄÖ][a-zåäö]+)?[ ][A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+)?"
    r"(?:(?P<row>[ ]\([A-ZÅÄÖ]{1,3}\)|,[ ][a-zåäö])|(?![\wåäö]|[ ][a-zåäö]))"
)
WINDOW = 40
"""Characters that a number and the beginning of its title are read from."""
STYLES = ("paragraph", "after", "word", "dot", "paren", "digits", "roman", "decimal")
SIGNED = ("paragraph", "after", "word")
"""Styles whose numbers are no list's."""
SENTENCE = 0.5  # the sentence before has ended, or the page begins
REFERS = -2.0  # `enligt 4 §`, `protokoll 2024-02-27 § 31`
TITLED = 0.6  # a capital follows
UNTITLED = -1.5
RANGE = -1.5  # `§§ 45–52` tells who was there, or what the minutes hold
BARE = -0.8  # a number without any mark
DATED = -0.6  # a date stands before it: a header's, or that of another meeting
DENSE = -1.2  # the next number follows behind a title and a page number: an entry of a table of contents
SHORTEST, LONGEST = 60, 180
"""Characters of an entry of such a table: without and with the dots that lead to the page number."""
LEAST = 3
LEAST_SIGNED = 2
MOST_LETTERS = 9
"""Letters of the longest short form of a body before a § (`KSAU § 4`)."""


LETTER = lazy(r"(?<!\S)(?P<number>\d{1,3})?(?P<letter>[a-h])(?:[).]|/|(?<=\d[a-h]))[ ](?=[A-ZÅÄÖ])")
LETTERS = "abcdefgh"
DECIMAL = lazy(r"(?<!\S)(?:\#{1,6}[ ])?(\d{1,2})\.(\d{1,2})\.?[ ](?=[A-ZÅÄÖ\"”])")


class Place(NamedTuple):
    """Where on a page a heading stands."""

    page: int
    start: int
    stop: int
    """Where its number ends."""
    number: str


def headings(lines: Sequence[Line], words: Words, styles: Sequence[str] = STYLES) -> list[Place]:
    """Return the headings of the agenda, in order; none where no series of one of the styles holds together."""
    by_style: dict[str, list[tuple[Numbered, float, Place]]] = defaultdict(list)
    proposed = list(_proposed(lines, words))
    for place, (numbered, found) in enumerate(proposed):
        weight = _weight(lines[found.page].text, found, numbered) + _dense(lines, proposed, place)
        by_style[numbered.style].append((numbered._replace(index=place), weight, found))
    chosen: list[Place] = []
    most = 0.0
    for style in styles:
        chain = best_chain(
            [Weighed(numbered, weight, _key(lines, found)) for numbered, weight, found in by_style[style]]
        )
        worth = chain.score * PREFERENCE.get(style, 1.0)
        if len(chain.members) >= (LEAST_SIGNED if style in SIGNED else LEAST) and worth > most:
            places = {numbered.index: found for numbered, _, found in by_style[style]}
            chosen, most = [places[member.index] for member in chain.members], worth
    return _with_bodies(lines, chosen)


def sub_headings(lines: Sequence[Line], headings: Sequence[Place]) -> list[Place]:
    """Return the headings below those of the agenda: `4.1`, `4.2` below `4`, and letters that count up from `a)`."""
    return [
        place
        for above, start, stop in _sections(lines, headings)
        for place in (*_decimals(lines, above, start, stop), *_letters(lines, above, start, stop))
    ]


Bound = tuple[int, int]
"""A page and a place on it."""


def _sections(lines: Sequence[Line], headings: Sequence[Place]) -> Iterator[tuple[Place, Bound, Bound]]:
    """Yield each heading with where its section starts and stops."""
    stops = [(place.page, place.start) for place in headings[1:]] + [(len(lines), 0)]
    for above, stop in zip(headings, stops, strict=False):
        yield above, (above.page, above.stop), stop


def _within(
    lines: Sequence[Line], start: Bound, stop: Bound, pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    for page in range(start[0], min(stop[0] + 1, len(lines))):
        first = start[1] if page == start[0] else 0
        last = stop[1] if page == stop[0] else len(lines[page].text)
        for match in pattern.finditer(lines[page].text, first, last):
            yield page, match


def _decimals(lines: Sequence[Line], above: Place, start: Bound, stop: Bound) -> Iterator[Place]:
    wanted = 1
    for page, match in _within(lines, start, stop, DECIMAL):
        if match[1] == above.number and int(match[2]) == wanted:
            yield Place(page, match.start(), match.end() - 1, match[2])
            wanted += 1


def _letters(lines: Sequence[Line], above: Place, start: Bound, stop: Bound) -> list[Place]:
    found: list[Place] = []
    for page, match in _within(lines, start, stop, LETTER):
        if match["number"] in (None, above.number) and match["letter"] == LETTERS[len(found) : len(found) + 1]:
            found.append(Place(page, match.start(), match.end() - 1, match["letter"]))
    return found if len(found) > 1 else []


def _proposed(lines: Sequence[Line], words: Words) -> Iterator[tuple[Numbered, Place]]:
    for page, line in enumerate(lines):
        text = line.text
        for match in OPENER.finditer(text):
            marks = MARKS.match(text, match.start())
            start = marks.end() if marks else match.start()
            window = line._replace(text=text[start : start + WINDOW])
            numbered = recognise_numbered(window)
            if numbered and numbered.start == 0 and not _names_someone(text, start, words):
                yield numbered, Place(page, match.start(), start + numbered.stop, numbered.number)


def _names_someone(text: str, start: int, words: Words) -> bool:
    """Say whether a name follows a number: `§ 49 Sara Hellberg` is the rest of a row in a list, and the next one."""
    name = NAME.match(text, start)
    return name is not None and (name["row"] is not None or name[1].casefold() in words.given)


def _key(lines: Sequence[Line], found: Place) -> str:
    """Return the beginning of a title: a number that returns with the same title is a table of contents, not a repeat."""
    return title_key(lines[found.page].text[found.stop : found.stop + WINDOW])[:8]


def _dense(lines: Sequence[Line], proposed: Sequence[tuple[Numbered, Place]], place: int) -> float:
    """Weigh whether the next number of the same style stands right behind a title and a page number."""
    numbered, found = proposed[place]
    for following, there in proposed[place + 1 : place + 4]:
        if there.page != found.page or there.start - found.stop > LONGEST:
            break
        if following.style == numbered.style and following.ordinal[0] == numbered.last + 1:
            between = lines[found.page].text[found.stop : there.start].rstrip(" *")
            short = len(between) < SHORTEST and not any(mark in between for mark in ".!?:")
            return DENSE if short or "...." in between or between[-1:].isdigit() else 0
    return 0


def _weight(text: str, place: Place, numbered: Numbered) -> float:
    before = text[max(0, place.start - WINDOW) : place.start].rstrip()
    after = text[place.stop : place.stop + WINDOW].lstrip(" .:*–-")
    last = before.rsplit(" ", 1)[-1].casefold()
    weight = 1.0 + (TITLED if after[:1].isupper() or after[:1] in '"”' else UNTITLED)
    weight += SENTENCE if not before or before[-1] in '.:!?)*_…"”' else 0
    weight += (BARE if numbered.style == "digits" else 0) + (RANGE if RANGED.search(numbered.number) else 0)
    refers = last in DANGLING or last in ("punkt", "sida", "nr", "kl", "kl.") or before.endswith(",")
    dated = numbered.style in SIGNED and DATE.fullmatch(last) is not None
    refers = refers or (dated and "protokoll" in before)
    return weight + (REFERS if refers else DATED if dated else 0)


def _with_bodies(lines: Sequence[Line], places: Sequence[Place]) -> list[Place]:
    """Let headings begin at the short form of the body before the §, where most have the same: `KS § 45`."""
    before = [_word_before(lines[place.page].text, place.start) for place in places]
    words = Counter(word for word, _ in before if word)
    common = words.most_common(1)
    if not common or common[0][1] < 2 or 2 * common[0][1] < len(places):
        return list(places)
    return [
        place._replace(start=start) if word == common[0][0] else place
        for place, (word, start) in zip(places, before, strict=True)
    ]


def _word_before(text: str, stop: int) -> tuple[str, int]:
    """Return the word before a place, if a body can be called so, and where it starts."""
    left = text.rfind(" ", max(0, stop - 1 - MOST_LETTERS - 1), stop - 1) + 1 if stop else 0
    word = text[left : stop - 1] if stop else ""
    return (word, left) if word.isalpha() and word[0].isupper() and len(word) <= MOST_LETTERS else ("", 0)
