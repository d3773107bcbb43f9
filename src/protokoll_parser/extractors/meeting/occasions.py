"""Takes a line such as `Stadshuset, lokal Lärkan, den 16 maj 2024 kl. 13.15-16.25` apart: dates, hours, place.

`Passage` in, `Occasion` out. Hours of a break (`ajournering kl. 19.35–19.55`, `(lunchuppehåll …)`) are no hours of the
meeting. A place is one unbroken stretch of the text; a purely digital one is the tool alone (record.md, Conventions).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.meeting.texts import Text, text_of
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Passage, Slice
from protokoll_parser.structure import Field
from protokoll_parser.values.dates import DateMatch, find_dates
from protokoll_parser.values.times import TimeSpan, find_times

BREAK = lazy(r"ajourner|uppehåll|paus|lunch|rast\b|fika|avbrott|gruppmöte|förmöte|gruppöverl|inledande", re.IGNORECASE)
TOOL = lazy(
    r"""
    (?: (?: Microsoft | MS ) \s )? Teams | Zoom | Skype (?: \s för \s företag )? | Google \s Meet | Jitsi (?: \s Meet )?
    | Webex | Discord | Whereby | Slack | Pexip | Adobe \s Connect
    """,
    re.VERBOSE | re.IGNORECASE,
)
ABOUT_TOOLS = lazy(
    r"""
    (?: digital\w* | möte\w* | via | på | i | genom | distans\w* | länk | video\w* | online | sammanträde\w* | endast
      | helt | fysiskt | och | samt | konferens | webb\w* | per | telefon | deltagande | mötesform ) \b
    | [\s(),.:;/–-]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand beside a tool's name without saying more than that the meeting is digital."""
FILLER = lazy(
    r"""
    (?: den | klockan | kl | från | till | mellan | dag (?: \s \d )? | datum | tid | plats | och | samt | ca | cirka
      | start | slut | cest | cet | §+.* | paragraf.* | lunch.* | senast | fm | em | förmiddag\w* | eftermiddag\w*
      | heldag | (?: sida | sidan | sid | blad ) (?: \s nr )? \s? \d.* ) \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Pieces between dates and hours that are no place."""
PIECE_END = lazy(r"\s+(?:Tid|Datum|Närvarande)\b\s?:?\s*|\s*[,;(]\s*|\.(?:\s+|$)|\)\s*|\s+[–|-]\s+|\t+")
REMARK = lazy(r"(?:[^\s()]+ ){0,6}(?:finns|ingår|serveras|ombeds|meddelas)\b")
LEAD = lazy(r"(?:plats|lokal|på|i|vid|samt|och|tid|var)\s*:?\s+(?=\S)", re.IGNORECASE)
TAIL = lazy(r"(?:,?\s+(?:den|kl\.?|klockan|från|mellan|och|samt|på|i|vid|senast))+$", re.IGNORECASE)
ASIDE = lazy(r"[^()\d]{0,20}\)")
"""How a bracket ends that hours behind those of the meeting stand in: `9–12 (10–13 finsk tid)`."""
BEFORE = 60
"""Characters before the hours among which `ajournering` makes them a break."""


class Occasion(NamedTuple):
    """What a text says about when and where."""

    passage: Passage
    dates: tuple[DateMatch, ...]
    times: tuple[TimeSpan, ...]
    """Hours of the meeting, breaks left out."""
    breaks: tuple[TimeSpan, ...]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where dates and hours of the meeting start and stop."""
        dates = [(found.start, found.stop) for found in self.dates]
        return [*dates, *((found.start, found.stop) for found in self.times)]


def read_occasion(passage: Passage) -> Occasion:
    """Find the dates and hours of a passage."""
    text = passage.text
    if not any(map(str.isdigit, text)):
        return Occasion(passage, (), (), ())
    dates = tuple(find_dates(text))
    times: list[TimeSpan] = []
    breaks: list[TimeSpan] = []
    floor = 0
    for found in find_times(text):
        dated = any(floor <= date.start < found.start for date in dates)
        (breaks if not dated and _is_break(text, floor, found, after=bool(times)) else times).append(found)
        floor = found.stop
    return Occasion(passage, dates, tuple(times), tuple(breaks))


def _is_break(text: str, floor: int, found: TimeSpan, *, after: bool) -> bool:
    """Say whether hours are a break's; `after` says that the meeting's own have been read."""
    between = text[max(floor, found.start - BEFORE) : found.start].rstrip()
    if BREAK.search(between):
        return after or "(" in between
    return after and between.endswith("(") and ASIDE.match(text, found.stop) is not None


def read_place(occasion: Occasion) -> Text | None:
    """Return the first unbroken stretch of the text that is neither date, hours nor filler."""
    passage = occasion.passage
    text = passage.text
    breaks = [(found.start, found.stop) for found in occasion.breaks]
    start = 0
    for stop, following in [*sorted([*occasion.places, *breaks]), (len(text), len(text))]:
        if start < stop and (place := _place_in(text, start, stop)):
            return _as_written(passage, *place)
        start = max(start, following)
    return None


def _place_in(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Say where between dates and hours a place stands: from its first telling piece to the last in a row."""
    first = last = -1
    position = start
    while position < stop:
        match = PIECE_END.search(text, position, stop)
        end, following = match.span() if match else (stop, stop)
        if _tells_place(text[position:end]):
            first = first if first >= 0 else _past_lead(text, position, end)
            last = end
        elif first >= 0:
            break
        if (
            first >= 0
            and match
            and "(" in match.group()
            and (BREAK.match(text, following, stop) or _is_remark(text, following))
        ):
            break
        position = max(following, position + 1)
    return _trimmed(text, first, last) if first >= 0 else None


def _is_remark(text: str, start: int) -> bool:
    """Say whether a bracket that opens here is a sentence about the place: `(hörslinga finns)`."""
    return REMARK.match(text, start) is not None


def _tells_place(piece: str) -> bool:
    bare = piece.strip(" .,:;()-–*")
    return any(map(str.isalpha, bare)) and not FILLER.fullmatch(bare) and not BREAK.search(bare)


def _past_lead(text: str, start: int, stop: int) -> int:
    """Leave out `på`, `i`, `Plats:` before a place."""
    start = stop - len(text[start:stop].lstrip())
    lead = LEAD.match(text, start, stop)
    return lead.end() if lead else start


def _trimmed(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Leave out what leads over to the date or the hours (`, den`, `kl.`); keep the place's own closing bracket."""
    tail = TAIL.search(text, first, last)
    last = tail.start() if tail else last
    while last > first and text[last - 1] in " ,.;:-–(":
        last -= 1
    if text[last : last + 1] == ")" and text.count("(", first, last) > text.count(")", first, last):
        last += 1
    return (first, last) if last - first > 1 else None


def _as_written(passage: Passage, start: int, stop: int) -> Text | None:
    """Return the place; the tool alone where nothing but digital meeting is said."""
    text = passage.text[start:stop]
    tool = TOOL.search(text)
    if tool and not ABOUT_TOOLS.sub("", text[: tool.start()] + text[tool.end() :]).strip():
        return text_of(passage, start + tool.start(), start + tool.end())
    return text_of(passage, start, stop)


def whole_value(field: Field) -> Iterator[Slice]:
    """Yield the lines of a value that read as one."""
    last = field.values[0].line.index
    for piece in field.values[:4]:
        if piece.line.index - last > 1:
            return
        last = piece.line.index
        yield piece
