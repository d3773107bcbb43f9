"""Swedish dates and clock times in a line or a paragraph: `str` in, places and numbers out.

`find_dates` and `find_times` read left to right and leave alone what only looks like a date or a time: registry
numbers, §§, statutes, property designations, money, phone numbers. A date is read as written: the year is `None`
where the text leaves it out, and a date that does not exist is still returned if it is unmistakably meant as one
(a month in words, or the form of ISO 8601), so that a diagnostic can say so.

Units: offsets are code points of the given string, half-open; months count from 1, weekdays from 0 (Monday) as in
`datetime`; times are `HH:MM` local.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from protokoll_parser.patterns import lazy

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAY_FORMS = {
    form + ending: number
    for forms, endings in (
        (_WEEKDAYS, ("", "en", "s")),
        (("mandag", "tisdag", "onsdag", "thorsdag", "fredag", "lordag", "sondag"), ("", "en")),  # old, badly scanned
        (("mån", "tis", "ons", "tors", "fre", "lör", "sön"), ("",)),
        (("må", "ti", "on", "tor", "fre", "lö", "sö"), ("",)),  # no "fr": it is short for "från"
    )
    for number, form in enumerate(forms)
    for ending in endings
}
_ARTICLES = frozenset(("den", "d"))
_LEADS = _ARTICLES | frozenset(_WEEKDAY_FORMS)
_REFERENCE_WORDS = frozenset((
    "§", "§§", "nr", "nummer", "dnr", "diarienr", "diarienummer", "ärendenr", "org.nr", "orgnr", "tel", "telefon",
    "tfn", "punkt", "punkterna", "bilaga", "bil", "sid", "sida", "sidan", "s", "v", "vecka", "veckorna", "prop",
    "kap", "kapitel", "avsnitt", "paragraf", "paragraferna", "mål", "lgh", "cirkulär", "skala", "kr",
))  # fmt: skip
"""After one of these a number is a reference or a sum, whatever it looks like."""

_MONTH = r"""(?=[jfmasondJFMASOND])(?i:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november
    |december|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)(?:\.(?!\w))?)(?![^\W\d_])"""
_ORDINAL = r"(?::?(?:de|dje|te|sta|ste|dra|[aeAE])(?![^\W\d_]))?"  # 3:e, 22:a, 1sta
_AND = r"och|samt|&|eller|resp\.|respektive"
_DASH = r"\s?\\?(?:--|[-–—])\s?"  # a backslash is left over from markdown
_LEAD = r"(?:[^\W\d_]{2,5}dag(?:en)?\s)?(?i:den\s)?"
_DAY = rf"[0-3]?[0-9](?![0-9]){_ORDINAL}"
_DAYS = rf"(?:{_DASH}{_LEAD}{_DAY})?"
_YEAR = r"(?:[1l][6-9]|2[01O])[0-9O]{2}"  # l998, 2O12: a poor scan
_DATE = lazy(
    # The first piece is a class, so that `re` can skip to the next digit; then come the cheapest ways to say no.
    rf"""(?P<first>[0-9](?<![\w§][0-9])(?<![0-9][.,:/][0-9])[0-9]*+)
    (?: (?<![0-9]{{3}}) (?=[-–—/,:.]|\s?[jfmasondJFMASOND&aAdeEr–—-]|\s\s[jfmasond])
      (?:
        (?P<written> (?<![4-9][0-9])
          (?P<days>{_ORDINAL}{_DAYS}                                           # 14, 3:e, 14–15, 14-torsdag 15
            (?:(?:,\s?{_DAY}{_DAYS}){{0,5}}+\s?(?:{_AND})\s{_LEAD}{_DAY}{_DAYS})?)        # 4, 11 och 18
          (?: \s{{0,2}}(?P<month>{_MONTH}) | /(?P<slash>0?[1-9]|1[0-2])(?![0-9]) )  # nov. or /11
          (?:{_DASH}{_LEAD}(?P<end_day>[0-3]?[0-9])(?![0-9]){_ORDINAL}               # –1 oktober, -18/5
            (?: (?(slash)(?!))\s?(?P<end_month>{_MONTH})
              | (?(month)(?!))/(?P<end_slash>0?[1-9]|1[0-2])(?![0-9]) ))?
          (?: (?:,?\s(?:år\s)?|[-–/])(?P<year>{_YEAR})(?!\w|[:./][0-9]|[-–][0-9]{{4}})          # 2024, /2005
            | \s?[-–/'’´](?P<short_year>[0-9]{{2}})(?!\w|[.:/][0-9]|\s?{_MONTH})            # -24
            | (?(slash)(?![-–/:]?[0-9]|\s?%)) ) )
      | (?P<brief> (?<=[0-9]{{2}})-(?:0[1-9]|1[0-2])-[0-3][0-9](?![\w-]) )         # 93-05-12
      | (?P<dotted> [.-](?:0?[1-9]|1[0-2])[.-](?:19|20)[0-9]{{2}}(?![\w-]) )     # 24.5.2024
      )
    | (?<=[0-9]{{4}}) (?=[-–./\s\\]|(?<=[0-9]{{6}}))
      (?:
        (?P<iso> (?<=1[6-9][0-9]{{2}}|2[01][0-9]{{2}})(?<![0-9]{{5}})
          (?: \s?\\?[-–]\s?(?:[01O]\s?[0-9O]|[1-9])\s?\\?[-–]\s?(?:0\s?[1-9O]|[0-3O][0-9O]|[1-9])  # 2012 -12- 0 5
            | \.[01][0-9]\.[0-3][0-9] | /[01]?[0-9]/[0-3]?[0-9]                              # 2024.05.24
            | \s(?:0[1-9]|1[0-2])\s(?:0[1-9]|[12][0-9]|3[01])(?!\s[0-9]) )                   # 2024 05 24
          (?![0-9])
          (?P<iso_end> \s?(?:--|[-–—])\s?(?P=first)-[01][0-9]-[0-3][0-9](?![0-9])            # – 2024-05-25
            | (?:--|[-–—/])[0-3][0-9](?![0-9.:-]) )? )                                       # --25
      | (?P<packed> (?<=[0-9]{{6}})(?:(?<![0-9]{{7}})|(?<=[0-9]{{8}})(?<![0-9]{{9}}))                   # 230207
          (?:-(?P<packed_end>[0-3][0-9]))?(?![-–.,:/]?[0-9]|\w|\s?(?:%|kr)) )
      )
    )""",
    re.VERBOSE,
)
_DAY_OR_SPAN = lazy(rf"([0-9]{{1,2}}){_ORDINAL}(?:{_DASH}{_LEAD}([0-9]{{1,2}}){_ORDINAL})?", re.VERBOSE)
_ISO_PARTS = lazy(r"(?:\s?\\?[-–]|[./])\s?|(?<=[0-9]{2})\s(?=[0-9]{2})")
_JOINTS = frozenset("-–+/.,#@")  # what joins a number to the one before it
_FRACTION = lazy(r"-?dels?\b|\s?(?:%|majoritet|av\s|tjänst|tid\b|dl\b|msk\b|tsk\b|lön\b)")
_NAME = lazy(r"[\s-]+[A-ZÅÄÖ][a-zåäöé]")


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
    """Another reading is possible: `3/4-05` with day and month swapped, a bare `1/3` as a fraction."""

    def iso(self, default_year: int | None = None) -> str | None:
        """Give the first day as ISO 8601, or None if the year is unknown or the date does not exist."""
        return _iso(self.year or default_year, self.month, self.day)

    def end_iso(self, default_year: int | None = None) -> str | None:
        """Give the last day as ISO 8601, None for a single day; a last day before the first is next year's."""
        year = self.year or default_year
        if self.end_month is None or self.end_day is None or year is None:
            return None
        return _iso(year + ((self.end_month, self.end_day) < (self.month, self.day)), self.end_month, self.end_day)


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


def is_possible(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has the date; without a year, whether some year has it.

    >>> is_possible(2023, 2, 29), is_possible(None, 2, 29)
    (False, True)
    """
    return _iso(year or 2000, month, day) is not None


def weekday_of(year: int, month: int, day: int) -> int | None:
    """Give the weekday, 0 for Monday, or None if the date does not exist."""
    return date(year, month, day).weekday() if is_possible(year, month, day) else None


def weekday_name(weekday: int) -> str:
    """Give the Swedish name: 0 is måndag."""
    return _WEEKDAYS[weekday]


class _Lead(NamedTuple):
    """What stands before a date and belongs to it."""

    start: int
    weekday: int | None
    year: int | None
    word: str
    """The word before the number or the weekday, in small letters; "den" if that is it."""


def _dates(text: str) -> Iterator[DateMatch]:
    floor = 0
    for match in _DATE.finditer(text):
        lead = _lead(text, match.start(), floor)
        found = _READERS[match.lastgroup or ""](text, match, lead)
        if found:
            floor = found[-1].stop
            yield from found


def _word_before(text: str, floor: int, stop: int) -> tuple[int, str]:
    """Give start and the word before `stop`, without markup and punctuation."""
    head = text[max(floor, stop - 24) : stop].rstrip()
    word = head.rsplit(None, 1)[-1] if head else ""
    bare = word.lstrip("*_|(")
    return max(floor, stop - 24, 0) + len(head) - len(bare), bare.rstrip("*_:,.|")


def _lead(text: str, start: int, floor: int) -> _Lead:
    """Read back over "torsdagen den", "måndag–tisdag", "onsdag och torsdag den", "år 1967 den"."""
    at, word = _word_before(text, floor, start)
    word = word.lower()
    if word not in _LEADS and "dag" not in word:
        return _Lead(start, None, None, word)
    article = word in _ARTICLES
    if article:
        start = at
        at, word = _word_before(text, floor, start)
    weekday = _weekday(word.lower())
    if weekday is not None:
        start = at
        at, word = _word_before(text, floor, start)
        if word in ("och", "samt", "-", "–"):  # days in a row: the first of the two weekdays
            first_at, first = _word_before(text, floor, at)
            if _weekday(first.lower()) == (weekday - 1) % 7:
                start, weekday = first_at, (weekday - 1) % 7
    if article and len(word) == 4 and word.isdecimal():  # "År 1967 den 5 mars"
        year_at, before = _word_before(text, floor, at)
        if before in ("År", "år", "Året", "året"):
            return _Lead(year_at, weekday, int(word), "den")
    return _Lead(start, weekday, None, "den" if article else word.lower())


def _weekday(word: str) -> int | None:
    weekday = _WEEKDAY_FORMS.get(word)
    return _WEEKDAY_FORMS.get(word.replace("–", "-").partition("-")[0]) if weekday is None else weekday


def _read_written(text: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read "14–15 oktober 2021", "7/2-23", "4, 11 och 18 mars", "30 september–1 oktober 2022"."""
    slash, name = match.group("slash", "month")
    month, year = _month(slash or name), _full_year(match["year"] or match["short_year"]) or lead.year
    firm = lead.weekday is not None or lead.word == "den"
    if not firm and (_is_other_slash(text, match, lead) if slash else _is_name(text, match)):
        return []
    days = _days(text, match, lead.start, month)
    if match["end_day"]:
        start, _, day, _, _ = days[-1]
        end_month, end_day = _month(match["end_slash"] or match["end_month"]), int(match["end_day"])
        year = year - 1 if year and (end_month, end_day) < (month, day) else year
        days[-1] = (start, match.end(), day, end_month, end_day)
    first = days[0][2]
    if first == 0 or (slash and not is_possible(year, month, days[-1][2])):
        return []
    # A number above 12 settles which of the two is the day.
    unsure = slash is not None and not firm and max(days[-1][2], days[-1][4] or 0) <= 12
    unsure = unsure and (first != month or year is None)
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
    for part in _DAY_OR_SPAN.finditer(text, match.start(), match.end("days")):
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
    at, word = _word_before(text, 0, lead.start)
    if word.lower() in _REFERENCE_WORDS or _word_before(text, 0, at)[1].lower() == "dnr":
        return True
    return match["year"] is None and _FRACTION.match(text, match.end()) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell a numbered person ("3 Maj Lundqvist", "1 Jan Kemi") from a date."""
    return match["month"] in ("Jan", "Maj") and not match["year"] and _NAME.match(text, match.end()) is not None


def _read_iso(text: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read `2024-05-24`, `2012 -12- 0 5`, `2024.05.24`, `2024 05 24`, `2024-05-24--25`, `2024-05-24 – 2024-05-25`."""
    end = match["iso_end"] or ""
    stop = match.end() - len(end)
    digits = text[match.start() : stop].replace("-", "")
    plain = len(digits) == 8 and digits.isdecimal()
    parts = (digits[:4], digits[4:6], digits[6:]) if plain else _ISO_PARTS.split(text[match.start() : stop])
    year, month, day = _number(parts[0]), _number(parts[1]), _number(parts[2])
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
    year, month, day = _full_year(digits[:-4]) or 0, int(digits[-4:-2]), int(digits[-2:])
    if not 1600 <= year < 2200 or not is_possible(year, month, day) or (last_day and int(last_day) <= day):
        return []
    if lead.word in _REFERENCE_WORDS or text[match.start() - 1 : match.start()] in _JOINTS:
        return []
    end_month, end_day = (month, int(last_day)) if last_day else (None, None)
    return [DateMatch(lead.start, match.end(), year, month, day, end_month, end_day, lead.weekday)]


def _read_dotted(_: str, match: re.Match[str], lead: _Lead) -> list[DateMatch]:
    """Read `24.5.2024`, as in Finland; day first."""
    day, month, year = (int(part) for part in _ISO_PARTS.split(match.group()))
    if lead.word in _REFERENCE_WORDS or not is_possible(year, month, day):
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


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS[written[:3].lower()]


def _number(digits: str) -> int:
    """Read digits, also with the gaps and letters of a poor scan: `0 5`, `l998`, `2O12`."""
    return int(digits if digits.isdecimal() else "".join(digits.split()).replace("l", "1").replace("O", "0"))


def _full_year(digits: str | None) -> int | None:
    """Read four digits as they stand and two as 1950-2049."""
    if digits is None or len(digits) != 2:
        return _number(digits) if digits else None
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def _iso(year: int | None, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year else None
    except ValueError:
        return None


_HOUR_WORDS = r"(?:(?:ca|c:a|cirka|omkring|kl|klockan)\b\.?\s?){0,2}"
_CLOCK = lazy(
    rf"""(?P<hour>[0-9](?<![\w§][0-9])(?<![0-9][.,:/–-][0-9])
      (?P<kl> (?<=[lLna.]\s[0-9])
          (?: (?<=[kK][lL]\s[0-9]) | (?<=[kK][lL]\.\s[0-9]) | (?<=ckan\s[0-9]) | (?<=\sca\s[0-9]) )
        | (?<=[kK][lL]\.[0-9]) )? [0-9]?)
    (?: (?P<minute> [.:][0-5][0-9](?::[0-5][0-9])?                       # 18.30, 08:41:09
        | (?(kl)(?P<loose> (?<=[0-9]{{2}})[0-5][0-9] | ,[0-5][0-9]          # kl 0900, kl 13,30
            | \s(?:00|15|30|45)(?=\s?[-–—,;)]|\.?\Z) )|(?!)) )            # kl. 18 00
      | (?=\s?[-–—\\]|\st|(?(kl)|(?!))) )
    (?![.:]?[0-9])
    (?: (?:{_DASH}|\s(?:till|t\.?o\.?m\.?)\s){_HOUR_WORDS}            # –, --, till, -ca kl.
      (?P<end_hour>[01]?[0-9]|2[0-4])
      (?P<end_minute> [.:][0-5][0-9]
        | (?(loose)(?: (?<=[0-9]{{2}})[0-5][0-9] | ,[0-5][0-9] | \s(?:00|15|30|45) )(?![0-9-])|(?!)) )?
      (?![.:,/]?[0-9]|\s?{_MONTH}|:?[ae]\b) )?
    (?(minute)|(?(end_hour)|(?(kl)|(?!))))
    (?(kl)(?P<afternoon>\s?e\.?\s?m\b\.?)?)
    """,
    re.VERBOSE,
)
_MARKER = lazy(  # Tid: | kl. | från klockan ca |
    r"(?P<tid>tid(?:en|er|punkt)?[\s:|*]+)?(?P<kl>(?<!\w)kl(?:ockan|\.)?:?\s*)?(?:(?:ca|c:a|cirka|omkring|ungefär)\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_DATE = lazy(
    rf"""(?: [0-9]{_ORDINAL}\s?{_MONTH}(?:,?\s{_YEAR}|\s?[-–][0-9]{{2}})?
      | [0-9]/[0-9]{{1,2}}(?:\s?[-–][0-9]{{2}}|\s{_YEAR})? | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
      | (?i:mån|tis|ons|tors|fre|lör|sön)dag(?:en|ar)? )[,:)]?\s+\Z""",
    re.VERBOSE,
)
_UNIT = lazy(
    r"\s?(?:[%§€:]|(?:kr|kronor|[mt]kr|miljoner|procent|tim|timm\w*|min|minut\w*|veck\w*|dag|dagar|månad\w*|år|gång\w*"
    r"|pers\w*|st|stycken|met\w*|m|m2|m²|km|ha|kvm)\b)"
)
_PAUSE = lazy(r"\s*(?:\Z|[.,;:()|*\n\t]|(?:i|på|via|hos)\s)")
_JOIN = lazy(r"\s*(?:[,;/&]|och|samt)\s*")
_TIME_WORDS = (
    "start", "slut", "samling", "paus", "lunch", "fika", "kaffe", "middag", "avslut", "öppn", "börja", "mötet", "tid",
    "från", "till", "cirka", "ca",
)  # fmt: skip
_STOPS = frozenset(".:,;|")


class TimeSpan(NamedTuple):
    """A time, or from one time to another, as a text writes it."""

    start: int
    """Where it starts, with "kl." or "klockan" but without a label such as "Tid:"."""
    stop: int
    begins: str
    """`HH:MM`."""
    ends: str | None
    marked: bool
    """A "kl.", "klockan" or "Tid" stands before it, or before a time that it is listed with."""


def find_times(text: str) -> list[TimeSpan]:
    """Read every clock time of a line or a paragraph, left to right.

    A time has a marker (kl., klockan, Tid), or two ends with minutes, or a colon, or stands right after a date, or
    is all there is.

    >>> [found[2:4] for found in find_times("Tid: 8–9 maj 2023 kl 10:15-16:00, 09:00 – 14.30")]
    [('10:15', '16:00'), ('09:00', '14:30')]
    >>> find_times("9–12")[0].ends
    '12:00'
    >>> find_times("§§ 9–12, Tallåsen 3:14, 12.15 mkr, avsnitt 4.2")
    []
    """
    found: list[TimeSpan] = []
    property_stop = -1  # where a property designation ended: "Tallåsen 13:12, 13:14"
    for match in _CLOCK.finditer(text):
        span = _read_clock(text, match, found[-1] if found else None)
        if span is None or (
            not span.marked and property_stop >= 0 and _JOIN.fullmatch(text, property_stop, span.start)
        ):
            property_stop = match.end()
        else:
            found.append(span)
    return found


def _read_clock(text: str, match: re.Match[str], before: TimeSpan | None) -> TimeSpan | None:
    start = match.start()
    marker = _MARKER.search(text, max(0, start - 28), start)
    clock, label = (marker["kl"], marker["tid"]) if marker else (None, None)
    listed = before is not None and before.marked and _JOIN.fullmatch(text, before.stop, start) is not None
    if not clock and not _is_time(text, match, labelled=label is not None, listed=listed):
        return None
    noon = 12 if match["afternoon"] else 0
    begins = _clock(match["hour"], match["minute"], noon)
    ends = _clock(match["end_hour"], match["end_minute"], noon) if match["end_hour"] else None
    if begins is None or (match["end_hour"] and ends is None):
        return None
    start = marker.start("kl") if marker and clock else start
    return TimeSpan(start, match.end(), begins, ends, marked=bool(clock or label or listed))


def _is_time(text: str, match: re.Match[str], *, labelled: bool, listed: bool) -> bool:
    """Tell whether a number without "kl." is a time: not "en tid av 2–3 veckor", "Tallåsen 13:14", "§§ 9–12"."""
    minute, end_minute, has_end = match["minute"], match["end_minute"], match["end_hour"] is not None
    if (minute is None and not has_end) or (minute and minute[0] not in ".:") or _UNIT.match(text, match.end()):
        return False
    if labelled or listed:
        return minute is not None or (has_end and (labelled or _PAUSE.match(text, match.end()) is not None))
    at, word = _word_before(text, 0, match.start())
    earlier = has_end and (int(match["end_hour"]), (end_minute or "")[1:]) < (int(match["hour"]), (minute or "")[1:])
    if earlier or word.lower() in _REFERENCE_WORDS:
        return False
    if minute is None or (not has_end and (minute[0] != ":" or len(match["hour"]) < 2)):
        whole = has_end and len(text) < 100 and match.group() == text.strip()
        return whole or (_is_dated(text, match.start()) and _PAUSE.match(text, match.end()) is not None)
    if has_end and end_minute is None:
        return int(minute[1:3]) % 5 == 0
    return (has_end and len(match["hour"]) + (minute[0] == ".") > 1) or not _is_place(text[at : match.start()], word)


def _is_dated(text: str, start: int) -> bool:
    return _AFTER_DATE.search(text, max(0, start - 32), start) is not None


def _is_place(written: str, word: str) -> bool:
    """Tell whether a property designation may follow: after a name, as in "Tallåsen 13:14"."""
    if not word[:1].isupper() or written.rstrip()[-1:] in _STOPS:
        return False
    small = word.lower()
    return _weekday(small) is None and small[:3] not in _MONTHS and not small.startswith(_TIME_WORDS)


def _clock(hour: str, minute: str | None, noon: int) -> str | None:
    """Give `HH:MM`; `noon` is 12 for hours of the afternoon [e.m.]."""
    number, minutes = int(hour), "00" if minute is None else minute[:2] if minute[0].isdecimal() else minute[1:3]
    number += noon if number < 12 else 0
    return f"{number:02}:{minutes}" if number < 24 or (number, minutes) == (24, "00") else None
