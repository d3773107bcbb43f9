"""When, where and how the protocol was adjusted (justering).

Goes in: the first and last pages, the items' lines, the year of the meeting. Comes out: plain values, or None. Forms:

    Justeringens plats och tid    Kommunkansliet 2024-03-19 kl 10.00     Digital justering senast 2024-06-07 kl. 16.00
    Protokollet justerades den 11 december 2023 och anslogs på kårens anslagstavla den 12 december 2023.
"""

import re
from collections.abc import Iterable, Iterator

from protokoll_parser.extractors.meeting.notice import POSTED
from protokoll_parser.extractors.meeting.occasions import Occasion, read_occasion, read_place, whole_value
from protokoll_parser.extractors.meeting.signing import DIGITAL, LONGEST, adjustment_method, last_signature
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Slice, join
from protokoll_parser.structure import Front, ItemLines, Value

ADJUSTED = lazy(r"\b[Jj]uster(?:at|ats|ades|ad|as|ing(?:en)?)\b")
DONE = lazy(r"\b[Pp]rotokollet (?:är|har|blev|justerades)\b")
PLANNED = lazy(
    r"\bjuster(?:ing(?:en)?|as?|ar)\b[^.]{0,80}\b(?:äger rum|sker|ske|hålls|görs|senast|kl\.?|klockan|den)\b",
    re.IGNORECASE,
)
NO_PLACE = ("omedelbar", "direkt", "digital", "elektronisk", "senast")
LONGEST_PLACE = 70


def read_adjustment(front: Front, item_lines: ItemLines, year: int | None) -> Value | None:
    """Return date, time, place and method of the adjustment; None where the text says nothing of it."""
    stated = [
        read_occasion(join(whole_value(field)))
        for field in (*front.fields, *front.back_fields)
        if field.key == "adjustment" and field.values
    ]
    told = [*stated, *_told(front.back), *_done(front.lines)]
    method = adjustment_method(front, item_lines, stated)
    signed = last_signature(front) if method == "digital" else None
    if not signed and not any(occasion.dates for occasion in told) and (method or told):
        told += _planned(item_lines)
    dated = next((occasion for occasion in told if occasion.dates), None)
    timed = dated if dated and dated.times else next((occasion for occasion in stated if occasion.times), None)
    place = next(filter(None, map(_place, stated)), None) if method != "digital" else None
    date = signed or (_date(dated, year) if dated else None)
    value = {
        "date": date,
        "time": timed.times[0].begins if timed and not signed else None,
        "place": place,
        "method": method,
    }
    return value if any(value.values()) else None


def _date(occasion: Occasion, year: int | None) -> str | None:
    return next((found.iso(year) for found in occasion.dates if found.iso(year)), None)


def _place(occasion: Occasion) -> str | None:
    """Return the place of the adjustment; a sentence about it is none."""
    place = read_place(occasion)
    if place is None or len(place.value) > LONGEST_PLACE or place.value.casefold().startswith(NO_PLACE):
        return None
    said = ADJUSTED.search(place.value) or DIGITAL.search(place.value) or "rotokoll" in place.value
    return None if said else place.value


def _told(lines: Iterable[Line]) -> Iterator[Occasion]:
    """Yield what follows `Justerat` in the lines after the items."""
    for line in lines:
        if (
            len(line.text) < LONGEST
            and "uster" in line.text
            and any(map(str.isdigit, line.text))
            and (match := ADJUSTED.search(line.text))
        ):
            occasion = read_occasion(join([Slice(line, match.start(), len(line.text))]))
            if occasion.dates:
                yield occasion


def _done(lines: Iterable[Line]) -> Iterator[Occasion]:
    """Yield when the first page says that the protocol was adjusted; what follows about the notice is left out."""
    for line in lines:
        if match := DONE.search(line.text) if "rotokollet" in line.text else None:
            posted = POSTED.search(line.text, match.start())
            ends = [line.text.find(". ", match.start()), posted.start() if posted else -1, len(line.text)]
            said = Slice(line, match.start(), min(end for end in ends if end >= 0))
            if ADJUSTED.search(said.text) and (occasion := read_occasion(join([said]))).dates:
                yield occasion


def _planned(item_lines: ItemLines) -> Iterator[Occasion]:
    """Yield when the meeting decided to adjust the protocol."""
    for title, lines in item_lines[:6]:
        if "uster" not in (title or "") and not any("usterin" in line.text for line in lines[:8]):
            continue
        for number, line in enumerate(lines[:12]):
            text = line.text
            if "uster" in text and "ust" in text and (match := PLANNED.search(text)) and any(map(str.isdigit, text)):
                below = lines[number + 1 : number + 2]
                occasion = read_occasion(
                    join([Slice(line, match.start(), len(text)), *(Slice(each, 0, len(each.text)) for each in below)])
                )
                if occasion.dates:
                    yield occasion
