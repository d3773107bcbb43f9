"""Swedish dates in a line or a paragraph: `str` in, places and numbers out (hours: times.py).

`find_dates` reads left to right and leaves alone what only looks like a date: registry
numbers, §§, statutes, property designations, money, phone numbers. A date is read as written: the year is `None`
where the text leaves it out, and a date that does not exist is still returned if it is unmistakably meant as one
(a month in words, or the form of ISO 8601), so that a diagnostic can say so.

Units: offsets are code points of the given string, half-open; months count from 1, weekdays from 0 (Monday) as in
`datetime`; times are `HH:MM` local.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.values.date_patterns import (
    ARTICLES,
    DATE,
    DAY_OR_SPAN,
    FRACTION,
    ISO_PARTS,
    JOINTS,
    LEADS,
    NAME,
    REFERENCE_WORDS,
)
from protokoll_parser.values.days import full_year, is_possible, iso_date, month_of, number_of, weekday_named


class DateMatch(NamedTuple):
    """A date, or days in a row, as a text writes it."""

    start: int
    """Where it starts, with the weekday and "den"."""
    stop: int
    year: int | None
    """Year of the first day, None if the text leaves it out."""
    month: int
    day: int
    end_month: int | None
    end_day: int | None
    """The last of several days in a row: "14–15 oktober", "14 och 15 oktober"."""
    weekday: int | None
    """The first day's weekday as written, 0 for Monday."""
    ambiguous: bool = False
    """Another reading is possible: `3/4-05` with day and month swapped, a bare `1/3` as a fraction; not `3/4 2005`."""

    def iso(self, default_year: int | None = None) -> str | None:
        """Give the first day as ISO 8601, or None if the year is unknown or the date does not exist."""
        return iso_date(self.year or default_year, self.month, self.day)

    def end_iso(self, default_year: int | None = None) -> str | None:
        """Give the last day as ISO 8601, None for a single day; a last day before the first is next year's."""
        year = self.year or default_year
        if self.end_month is None or self.end_day is None or year is None:
            return None
        return iso_date(year + ((self.end_month, self.end_day) < (self.month, self.day)), self.end_month, self.end_day)


def find_dates(text: str) -> list[DateMatch]:
    """Read every date of a line or a paragraph, left to right.

    >>> [found.iso(2022) for found in find_dates("Torsdagen den 3:e mars, 25/4 och 14–15 oktober 2023, § 46/24")]
    ['2022-03-03', '2022-04-25', '2023-10-14']
    >>> find_dates("Dnr KS 2023/145, lag (2010:900), Tallåsen 3:14, 18 000 kr, 1:a advent")
    []
    """
    return list(_dates(text))


def find_date(text: str) -> DateMatch | None:
    """Read the first date, or None.

    >>> find_date("Anteckningar från träffen 14/3-23").iso()
    '2023-03-14'
    >>> find_date("Protokoll nr 7/2023")
    """
    return next(_dates(text), None)


class _Lead(NamedTuple):
    """What stands before a date and belongs to it."""

    start: int
    weekday: int | None
    year: int | None
    word: str
    """The word before the number or the weekday, in small letters; "den" if that is it."""


def _dates(text: str) -> Iterator[DateMatch]:
    floor = 0
    for match in DATE.finditer(text):
        lead = _lead(text, match.start(), floor)
        found = _READERS[match.lastgroup or ""](text, match, lead)
        if found:
            floor = found[-1].stop
            yield from found


def word_before(text: str, floor: int, stop: int) -> tuple[int, str]:
    """Give start and the word before `stop`, without markup and punctuation."""
    head = text[max(floor, stop - 24) : stop].rstrip()
    word = head.rsplit(None, 1)[-1] if head else ""
    bare = word.lstrip("*_|(")
    return max(floor, stop - 24, 0) + len(head) - len(bare), bare.rstrip("*_:,.|")


def _lead(text: str, start: int, floor: int) -> _Lead:
    """Read back over "torsdagen den", "måndag–tisdag", "onsdag och torsdag den", "år 1967 den"."""
    at, word = word_before(text, floor, start)
    word = word.lower()
    if word not in LEADS and "dag" not in word:
        return _Lead(start, None, None, word)
    article = word in ARTICLES
    if article:
        start = at
        at, word = word_before(text, floor, start)
    weekday = weekday_named(word.lower())
    if weekday is not None:
        start = at
        at, word = word_before(text, floor, start)
        if word in ("och", "samt", "-", "–"):  # days in a row: the first of the two weekdays
            first_at, first = word_before(text, floor, at)
            if weekday_named(first.lower()) == (weekday - 1) % 7:
                start, weekday = first_at, (weekday - 1) % 7
    if article and len(word) == 4 and word.isdecimal():  # "År 1967 den 5 mars"
        year_at, before = word_before(text, floor, at)
        if before in ("År", "år", "Året", "året"):
            return _Lead(year_at, weekday, int(word), "den")
    return _Lead(start, weekday, None, "den" if article else word.lower())


def _read_written(text: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read "14–15 oktober 2021", "7/2-23", "4, 11 och 18 mars", "30 september–1 oktober 2022"."""
    slash, name = match.group("slash", "month")
    month, year = month_of(slash or name), full_year(match["year"] or match["short_year"]) or lead.year
    firm = lead.weekday is not None or lead.word == "den"
    if not firm and (_is_other_slash(text, match, lead) if slash else _is_name(text, match)):
        return []
    days = _days(text, match, lead.start, month)
    if match["end_day"]:
        start, _, day, _, _ = days[-1]
        end_month, end_day = month_of(match["end_slash"] or match["end_month"]), int(match["end_day"])
        year = year - 1 if year and (end_month, end_day) < (month, day) else year
        days[-1] = (start, match.end(), day, end_month, end_day)
    first = days[0][2]
    if first == 0 or (slash and not is_possible(year, month, days[-1][2])):
        return []
    # A number above 12 settles which of the two is the day.
    unsure = slash is not None and not firm and max(days[-1][2], days[-1][4] or 0) <= 12
    unsure = unsure and (first != month or year is None) and not match["year"]  # 3/12 2024: the day comes first
    return [
        DateMatch(
            start, stop, year, month, day, end_month, end_day, lead.weekday if start == lead.start else None, unsure
        )
        for start, stop, day, end_month, end_day in days
    ]


_Day = tuple[int, int, int, int | None, int | None]  # start, stop, day, and the month and day of the end


def _days(text: str, match: re.Match[str], start: int, month: int) -> list[_Day]:
    """Give each day before a month: "14 och 15 oktober" are days in a row and so one, "4 och 18 mars" are two."""
    if not match["days"]:
        return [(start, match.end(), int(match["first"]), None, None)]
    found: list[_Day] = []
    for part in DAY_OR_SPAN.finditer(text, match.start(), match.end("days")):
        begin, day, end = part.start() if found else start, int(part[1]), int(part[2] or 0)
        if end > day:
            found.append((begin, part.end(), day, month, end))
        elif end:  # "ärende 24-3 mars": what stands before the dash is no day
            found.append((part.start(2), part.end(), end, None, None))
        else:
            found.append((begin, part.end(), day, None, None))
    if len(found) == 2 and found[0][4] is None and found[1][2:] == (found[0][2] + 1, None, None):
        return [(start, match.end(), found[0][2], month, found[1][2])]
    found[-1] = (found[-1][0], match.end(), *found[-1][2:])
    return found


def _is_other_slash(text: str, match: re.Match[str], lead: _Lead) -> bool:
    """Tell a reference (`§ 4/6`, `Dnr KS 12/11`) or a fraction (`3/4 majoritet`) from a date."""
    at, word = word_before(text, 0, lead.start)
    if word.lower() in REFERENCE_WORDS or word_before(text, 0, at)[1].lower() == "dnr":
        return True
    return match["year"] is None and FRACTION.match(text, match.end()) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell a numbered person ("3 Maj Lundqvist", "1 Jan Kemi") from a date."""
    return match["month"] in ("Jan", "Maj") and not match["year"] and NAME.match(text, match.end()) is not None


def _read_iso(text: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read `2024-05-24`, `2012 -12- 0 5`, `2024.05.24`, `2024 05 24`, `2024-05-24--25`, `2024-05-24 – 2024-05-25`."""
    end = match["iso_end"] or ""
    stop = match.end() - len(end)
    digits = text[match.start() : stop].replace("-", "")
    plain = len(digits) == 8 and digits.isdecimal()
    parts = (digits[:4], digits[4:6], digits[6:]) if plain else ISO_PARTS.split(text[match.start() : stop])
    year, month, day = number_of(parts[0]), number_of(parts[1]), number_of(parts[2])
    found = DateMatch(lead.start, stop, year, month, day, None, None, lead.weekday)
    if not end:
        return [found]
    whole = len(end) > 7  # "– 2024-05-25" and not "--25"
    end_month, end_day = int(end[-5:-3]) if whole else month, int(end[-2:])
    if (end_month, end_day) > (month, day) and is_possible(year, end_month, end_day):
        return [found._replace(stop=match.end(), end_month=end_month, end_day=end_day)]
    other = DateMatch(match.end() - 10, match.end(), year, end_month, end_day, None, None, None)
    return [found, other] if whole else [found]


def _read_digits(text: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read `230207`, `20240524`, `211014-15`, `93-05-12`: year first, and only if the calendar has the day."""
    last_day = match["packed_end"]
    digits = match.group()[: -3 if last_day else None].replace("-", "")
    year, month, day = full_year(digits[:-4]) or 0, int(digits[-4:-2]), int(digits[-2:])
    if not 1600 <= year < 2200 or not is_possible(year, month, day) or (last_day and int(last_day) <= day):
        return []
    if lead.word in REFERENCE_WORDS or text[match.start() - 1 : match.start()] in JOINTS:
        return []
    end_month, end_day = (month, int(last_day)) if last_day else (None, None)
    return [DateMatch(lead.start, match.end(), year, month, day, end_month, end_day, lead.weekday)]


def _read_dotted(_: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read `24.5.2024`, as in Finland; day first."""
    day, month, year = (int(part) for part in ISO_PARTS.split(match.group()))
    if lead.word in REFERENCE_WORDS or not is_possible(year, month, day):
        return []
    unsure = day <= 12 and day != month and lead.weekday is None and lead.word != "den"
    return [DateMatch(lead.start, match.end(), year, month, day, None, None, lead.weekday, unsure)]


_READERS = {
    "written": _read_written,
    "iso": _read_iso,
    "packed": _read_digits,
    "brief": _read_digits,
    "dotted": _read_dotted,
}
