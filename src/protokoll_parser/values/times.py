"""Finds times of day: `kl. 9–12`, `09.00–ca 12`, `klockan 13:15`.

Goes in: text. Comes out: times as `HH:MM` with their places. What only looks like a time (a paragraph, a sum) is left out.
"""

import re
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.values.date_patterns import DASH, MONTH, ORDINAL, REFERENCE_WORDS, YEAR
from protokoll_parser.values.dates import word_before
from protokoll_parser.values.days import MONTHS, weekday_named

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
    (?: (?:{DASH}|\s(?:till|t\.?o\.?m\.?)\s){_HOUR_WORDS}            # –, --, till, -ca kl.
      (?P<end_hour>[01]?[0-9]|2[0-4])
      (?P<end_minute> [.:][0-5][0-9]
        | (?(loose)(?: (?<=[0-9]{{2}})[0-5][0-9] | ,[0-5][0-9] | \s(?:00|15|30|45) )(?![0-9-])|(?!)) )?
      (?![.:,/]?[0-9]|\s?{MONTH}|:?[ae]\b) )?
    (?(minute)|(?(end_hour)|(?(kl)|(?!))))
    (?(kl)(?P<afternoon>\s?e\.?\s?m\b\.?)?)
    """,
    re.VERBOSE,
)
_COMPACT = lazy(
    rf"(?<![\w§.,:/–-])(?P<hour>[01][0-9]|2[0-4])(?P<minute>[0-5][05]){DASH}"  # 0830-1000
    rf"(?P<end_hour>[01][0-9]|2[0-4])(?P<end_minute>[0-5][05])(?![\d.:/-]|\s?{MONTH})",
    re.VERBOSE,
)
_MARKER = lazy(  # Tid: | kl. | från klockan ca |
    r"(?P<tid>tid(?:en|er|punkt)?[\s:|*]+)?(?P<kl>(?<!\w)kl(?:ockan|\.)?:?\s*)?(?:(?:ca|c:a|cirka|omkring|ungefär)\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_DATE = lazy(
    rf"""(?: [0-9]{ORDINAL}\s?{MONTH}(?:,?\s{YEAR}|\s?[-–][0-9]{{2}})?
      | [0-9]/[0-9]{{1,2}}(?:\s?[-–][0-9]{{2}}|\s{YEAR})? | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
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
    >>> find_times("Tid: 0830-1000")[0][2:4]
    ('08:30', '10:00')
    >>> find_times("§§ 9–12, Tallåsen 3:14, 12.15 mkr, avsnitt 4.2, åren 1905–1930")
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
    return found or _without_points(text)


def _without_points(text: str) -> list[TimeSpan]:
    """Read hours and minutes in one, where nothing else can be meant: behind `Tid` or a date, or all there is."""
    match = _COMPACT.search(text)
    if match is None:
        return []
    start = match.start()
    marker = _MARKER.search(text, max(0, start - 28), start)
    labelled = marker is not None and bool(marker["tid"] or marker["kl"])
    leading = not text[:start].strip() and (match.end() == len(text.rstrip()) or text[start] == "0")
    begins, ends = _clock(match["hour"], match["minute"], 0), _clock(match["end_hour"], match["end_minute"], 0)
    if begins is None or ends is None or begins >= ends or not (labelled or leading or _is_dated(text, start)):
        return []
    return [TimeSpan(start, match.end(), begins, ends, marked=labelled)]


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
    at, word = word_before(text, 0, match.start())
    earlier = has_end and (int(match["end_hour"]), (end_minute or "")[1:]) < (int(match["hour"]), (minute or "")[1:])
    if earlier or word.lower() in REFERENCE_WORDS:
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
    return weekday_named(small) is None and small[:3] not in MONTHS and not small.startswith(_TIME_WORDS)


def _clock(hour: str, minute: str | None, noon: int) -> str | None:
    """Give `HH:MM`; `noon` is 12 for hours of the afternoon [e.m.]."""
    number, minutes = int(hour), "00" if minute is None else minute[:2] if minute[0].isdecimal() else minute[1:3]
    number += noon if number < 12 else 0
    return f"{number:02}:{minutes}" if number < 24 or (number, minutes) == (24, "00") else None
