"""Deals hours out to the days of a meeting.

Goes in: the days, what is said of them, the hours of the label, the items' lines. Comes out: beginning and end of each
day. Forms:

    14 – 15 oktober 2021 kl 13:30-17:00, 08:30 – 15.00     hours for each day
    Mötet avslutades kl. 20.55                             the end, told in the items
"""

from collections.abc import Sequence
from datetime import date

from protokoll_parser.extractors.meeting.occasions import Occasion
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.values.dates import DateMatch, find_dates
from protokoll_parser.values.times import TimeSpan, find_times

Days = list[tuple[date, DateMatch]]
"""The days of the meeting, each with the place in the text that names it."""

NEAR_LINES = 24
"""Lines of the items, blank ones too, in which the opening and the end are told."""
OVER = lazy(r"(?:slutade|avslutades) (?:kl\.? |klockan )?([01]?\d|2[0-3])[.:]([0-5]\d)(?=[.,]?(?:\s|$))")
ENDED = lazy(r"(?:avslut|slutade)[^!?]{0,60}?\d\d?[.:]\d\d(?=[.,]?(?:\s|$))")
"""The end and its time, behind which the text may go on: `avslutade mötet kl. 16.25. Nästa möte är kl. 18.`"""
Hours = tuple[str | None, str | None]


def hours_of(days: Days, dated: Occasion, timed: Occasion | None, items_text: Sequence[Line]) -> list[Hours]:
    """Give every day its hours."""
    if timed is None:
        opened, closed = _told(items_text)
        return _spread(len(days), opened, closed)
    times = timed.times
    if len(days) == 1:
        ends = [found.ends or found.begins for found in times if found.ends or found is not times[0]]
        return [(times[0].begins, ends[-1] if ends else _told(items_text)[1])]
    if timed is dated and len(dated.dates) > 1:
        by_day = [_on(dated, found, times) for found in dict.fromkeys(found for _, found in days)]
        if all(by_day) and len(by_day) == len(days):
            return _paired([own[0]._replace(ends=own[-1].ends) for own in by_day])
    if len(times) == len(days):
        return _paired(times)
    return _spread(len(days), times[0].begins, times[-1].ends or (times[-1].begins if len(times) > 1 else None))


def _on(dated: Occasion, found: DateMatch, times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Return the hours that stand behind a date, before the next one."""
    following = min(
        (other.start for other in dated.dates if other.start > found.start), default=len(dated.passage.text)
    )
    return [each for each in times if found.start < each.start < following]


def _paired(times: Sequence[TimeSpan]) -> list[Hours]:
    """Pair hours with days; two single times are where the first day begins and the last one ends."""
    if len(times) == 2 and times[0].ends is None and times[1].ends is None:
        return [(times[0].begins, None), (None, times[1].begins)]
    return [(found.begins, found.ends) for found in times]


def _spread(count: int, begins: str | None, ends: str | None) -> list[Hours]:
    """Spread one pair of hours over the days: from lunch to lunch, or the same every day."""
    if count < 2:
        return [(begins, ends)] * count
    if begins and ends and (ends <= begins or (begins >= "11" and ends <= "14")):
        return [(begins, None), *[(None, None)] * (count - 2), (None, ends)]
    return [(begins, ends)] * count


def _told(items_text: Sequence[Line]) -> Hours:
    """Return the hours at which the items say that the meeting was opened and closed."""
    first = (line.text for line in items_text[:NEAR_LINES] if "ppn" in line.text)
    last = (line.text for line in reversed(items_text[-NEAR_LINES:]) if "vslut" in line.text or "slutade" in line.text)
    return next(filter(None, map(_clock, first)), None), next(filter(None, map(_clock, last)), None)


def _clock(text: str) -> str | None:
    """Return the last time of a sentence, unless it belongs to a date; of several sentences that which tells of the end."""
    if not any(map(str.isdigit, text)):
        return None
    if over := OVER.search(text):
        return f"{int(over[1]):02}:{over[2]}"
    ended = ENDED.search(text)
    if ended and (found := find_times(ended.group())):
        return found[-1].begins
    found = find_times(text[:300])
    return found[-1].begins if found and not find_dates(text[found[-1].stop : 300]) else None
