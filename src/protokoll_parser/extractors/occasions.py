"""Takes a line such as `Stadshuset, lokal Lärkan, den 16 maj 2024 kl. 13.15-16.25` apart into dates, hours and place.

`Passage` in, `Occasion` out. Hours of a break (`ajournering kl. 19.35–19.55`, `(lunchuppehåll …)`) are no hours of the
meeting. A place is one unbroken stretch of the text; a purely digital one is the tool alone (record.md, Time and place).
"""

import re
from typing import NamedTuple

from protokoll_parser.dates import DateMatch, TimeSpan, find_dates, find_times
from protokoll_parser.extractors.texts import Text, text_of
from protokoll_parser.source import Passage

BREAK = re.compile(
    r"ajourner|uppehåll|paus|lunch|rast\b|fika|avbrott|gruppmöte|förmöte|gruppöverl|inledande", re.IGNORECASE
)
TOOL = re.compile(
    r"(?:Microsoft |MS )?Teams|Zoom|Skype(?: för företag)?|Google Meet|Jitsi(?: Meet)?|Webex|Discord|Whereby|Slack|Pexip|Adobe Connect",
    re.IGNORECASE,
)
ABOUT_TOOLS = re.compile(
    r"(?:digital\w*|möte\w*|via|på|i|genom|distans\w*|länk|video\w*|online|sammanträde\w*|endast|helt|fysiskt|-|och|samt|konferens|webb\w*|per|telefon|deltagande|mötesform)\b|[\s(),.:;/–-]+",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"(?:den|klockan|kl|kl\.|från|till|mellan|dag|datum|tid|plats|och|samt|ca|cirka|start|slut|cest|cet|dag \d|§+.*|paragraf.*|lunch.*|senast|fm|em|förmiddag\w*|eftermiddag\w*|heldag)\.?",
    re.IGNORECASE,
)
PIECE_END = re.compile(r"\s*[,;(]\s*|\.(?:\s+|$)|\)\s*|\s+[–|-]\s+|\t+")
LEAD = re.compile(r"(?:plats|lokal|på|i|vid|samt|och|tid|var)\s*:?\s+(?=\S)", re.IGNORECASE)
TAIL = re.compile(r"(?:,?\s+(?:den|kl\.?|klockan|från|mellan|och|samt|på|i|vid|senast))+$", re.IGNORECASE)


class Occasion(NamedTuple):
    """What a text says about when and where."""

    passage: Passage
    dates: tuple[DateMatch, ...]
    times: tuple[TimeSpan, ...]
    """Hours of the meeting, breaks left out."""
    breaks: tuple[TimeSpan, ...]


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
        (breaks if _is_break(text, floor, found, dates, bool(times)) else times).append(found)
        floor = found.stop
    return Occasion(passage, dates, tuple(times), tuple(breaks))


def _is_break(text: str, floor: int, found: TimeSpan, dates: tuple[DateMatch, ...], later: bool) -> bool:
    between = text[max(floor, found.start - 60) : found.start]
    if BREAK.search(between) and not any(floor <= date.start < found.start for date in dates):
        return later or "(" in between
    return later and between.rstrip().endswith("(") and text[found.stop : found.stop + 1] == ")"


def read_place(occasion: Occasion) -> Text | None:
    """Return the first unbroken stretch of the text that is neither date, hours nor filler."""
    passage = occasion.passage
    text = passage.text
    taken = sorted((found.start, found.stop) for found in (*occasion.dates, *occasion.times, *occasion.breaks))
    start = 0
    for stop, following in [*taken, (len(text), len(text))]:
        if start < stop and (place := _place_in(text, start, stop)):
            return _as_written(passage, *place)
        start = max(start, following)
    return None


def _place_in(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Say where in a stretch between dates and hours a place stands: from its first telling piece to the last in a row."""
    first = last = -1
    position = start
    while position < stop:
        match = PIECE_END.search(text, position, stop)
        end, following = match.span() if match else (stop, stop)
        piece = text[position:end].strip()
        lead = LEAD.match(text, position, end) if first < 0 else None
        bare = piece.strip(" .,:;()-–*")
        if bare and not FILLER.fullmatch(bare) and not BREAK.search(bare) and any(map(str.isalpha, bare)):
            if first < 0:
                first = lead.end() if lead else position + len(text[position:end]) - len(text[position:end].lstrip())
            last = end
        elif first >= 0:
            break
        if match and match.group().lstrip()[:1] == "(" and first >= 0 and BREAK.match(text, following, stop):
            break
        position = max(following, position + 1)
    if first < 0:
        return None
    tail = TAIL.search(text, first, last)
    last = tail.start() if tail else last
    while last > first and text[last - 1] in " ,.;:-–(":
        last -= 1
    if text[first:last].count("(") > text[first:last].count(")") and text[last : last + 1] == ")":
        last += 1
    return (first, last) if last - first > 1 else None


def _as_written(passage: Passage, start: int, stop: int) -> Text | None:
    """Return the place; the tool alone where nothing but digital meeting is said."""
    text = passage.text[start:stop]
    tool = TOOL.search(text)
    if tool and not ABOUT_TOOLS.sub("", text[: tool.start()] + text[tool.end() :]).strip():
        return text_of(passage, start + tool.start(), start + tool.end())
    return text_of(passage, start, stop)
