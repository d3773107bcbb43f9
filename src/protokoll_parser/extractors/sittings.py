"""When and where the meeting was held: one sitting a day.

Goes in: the first pages, and the items' lines. Comes out: sittings, place, diagnostics. Forms:

    Tid: Torsdagen den 16 mars 2023 kl. 18.30–20.55           Plats: Klubbstugan, Skogsåvallen
    Plats och tid    Stadshuset, lokal Lärkan, kl. 13.15–16.25  the date stands in the page header
    Tid: 14 – 15 oktober 2021 kl 13:30-17:00, 08:30 – 15.00   two days, hours for each
    Protokoll fört vid årsmöte i Folkskolan, Fägreda, söndagen den 5 mars 1967 kl. 14.
    Den 3:e mars 2022 / Klockan 17.30–19.15 / Kulturhuset Navet     lines without labels

The heading's hours go before what the items say (`öppnade mötet kl. 18.32`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from protokoll_parser.dates import (
    DateMatch,
    TimeSpan,
    find_date,
    find_dates,
    find_times,
    is_possible,
    weekday_name,
    weekday_of,
)
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.body_names import find_organisation, is_type_word
from protokoll_parser.extractors.occasions import Occasion, read_occasion, read_place
from protokoll_parser.extractors.texts import Text, text_of
from protokoll_parser.extractors.title import label_lines, opening, sentence_of
from protokoll_parser.lexicon import load_lexicon
from protokoll_parser.source import Line, Passage, join, passage, whole
from protokoll_parser.structure import Field, Front, Value

LONGEST = timedelta(days=6)
"""No meeting lasts longer: a longer stretch is a period the text speaks of."""
NOT_THE_MEETING = (
    "ändrad",
    "inkom",
    "utskri",
    "skickat",
    "uppdater",
    "justera",
    "utskick",
    "senast",
    "kallelse",
    "anslag",
    "publicer",
    "org.nr",
    "skapad",
    "version",
)
YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d.])")
HELD = re.compile(
    r"""
    (?: [Mm]ötet | [Ss]ammanträdet | [Tt]räffen | \w*[Kk]onferensen | [Ss]tämman ) \b [^.]{0,80}?
    \b (?: genomför\w* | höll\w* | hålls | sker | skedde | äger\srum | ägde\srum ) \b [^.]{0,60}? \b (?: via | på | i | över )\s
    (?P<place> [A-ZÅÄÖ][\w-]* (?: \s (?! och\b | som\b | med\b | där\b | för\b | under\b | den\b ) [\wåäö-]+ ){0,3} )
    """,
    re.VERBOSE,
)
IN_TITLE = re.compile(r"(?<!\w)(?:på|i|vid) (?=[A-ZÅÄÖ])")
NEAR_LINES = 12


def read_sittings(
    front: Front, items_text: Sequence[Line]
) -> tuple[tuple[Value, ...], Text | None, tuple[Diagnostic, ...]]:
    """Return the sittings, the place and what does not add up."""
    stated = [
        read_occasion(_value(field)) for field in front.fields if field.key in ("time", "time_place") and field.values
    ]
    row = opening(front)
    place = _stated_place(front, stated)
    complete = place and any(occasion.dates for occasion in stated) and any(occasion.times for occasion in stated)
    loose = [] if complete else list(_unlabelled(front, row))
    dated = next((occasion for occasion in chain(stated, loose, _headers(front)) if occasion.dates), None)
    timed = next((occasion for occasion in (*stated, *loose[:3]) if occasion.times), None)
    place = place or _in_title(loose) or _below(front, row, loose) or _held(items_text)
    if dated is None:
        return (), place, (Diagnostic("no-date", "No date of the meeting was found."),)
    year = None if all(found.year for found in dated.dates) else _year(front, row)
    days, diagnostics = _days(dated, year)
    hours = _hours(days, dated, timed, items_text)
    values = tuple(
        {
            "date": day.isoformat(),
            "start": begins,
            "end": ends,
            "span": tuple(dated.passage.span(found.start, found.stop)),
        }
        for (day, found), (begins, ends) in zip(days, hours, strict=True)
    )
    return values, place, tuple(diagnostics)


def _value(field: Field) -> Passage:
    """Join a field's lines that read as one."""
    pieces = [field.values[0]]
    for piece in field.values[1:4]:
        if piece.line.index - pieces[-1].line.index > 2:
            break
        pieces.append(piece)
    return join(pieces)


# --- where a date can stand


def _unlabelled(front: Front, row: Sequence[Line]) -> Iterator[Occasion]:
    """Yield the lines without a label before the lists that hold a date or hours; the heading first."""
    labels = label_lines(front) | {
        piece.line.index for field in front.fields if field.key == "matter" for piece in field.values[:1]
    }
    later: list[Occasion] = []
    read_to = -1
    for place, line in enumerate(row):
        if line.index in labels or line.index <= read_to:
            continue
        folded = line.text.casefold()
        heading = folded.startswith(("fört ", "hållet ")) or (
            ("protokoll" in folded or "anteckning" in folded) and _is_heading(folded)
        )
        if not heading and (not any(map(str.isdigit, folded)) or any(word in folded for word in NOT_THE_MEETING)):
            continue
        pieces = sentence_of(row, place, whole(line)) if heading else [whole(line)]
        pieces += [
            whole(each)
            for each in row[place + len(pieces) : place + len(pieces) + 1]
            if each.text[:2].casefold() == "kl" and each.index not in labels
        ]
        occasion = read_occasion(join(pieces))
        if not occasion.dates and not occasion.times:
            continue
        read_to = pieces[-1].line.index
        if heading:
            yield occasion
        elif _opens_with_it(occasion) or line.level:
            later.append(occasion)
    yield from later


def _is_heading(folded: str) -> bool:
    return (
        len(folded) < 200
        and any(is_type_word(word.strip(".,:")) for word in folded.split())
        or "protokoll fört vid" in folded
    )


def _opens_with_it(occasion: Occasion) -> bool:
    """Say whether a line begins with its date or hours, as a line of a heading does."""
    start = min(found.start for found in (*occasion.dates, *occasion.times))
    return start < 4 or len(occasion.passage.text) < 60


def _headers(front: Front) -> Iterator[Occasion]:
    """Yield page headers, `Sammanträdesdatum` and what else holds a date."""
    for field in (*front.fields, *front.back_fields):
        if field.key == "date_header" and field.values:
            yield read_occasion(_value(field))
    for line in (*front.header, *front.lines[:8]):
        if (
            len(line.text) < 200
            and any(map(str.isdigit, line.text))
            and not any(word in line.text.casefold() for word in NOT_THE_MEETING)
        ):
            yield read_occasion(passage([line]))


# --- days


def _year(front: Front, row: Sequence[Line]) -> int | None:
    """Return the year that the first pages state elsewhere, for a date without one."""
    for line in (*front.header, *row):
        if (found := find_date(line.text)) and found.year:
            return found.year
    for line in (*row, *front.header):
        if match := YEAR.search(line.text):
            return int(match.group())
    return None


def _days(dated: Occasion, year: int | None) -> tuple[list[tuple[date, DateMatch]], list[Diagnostic]]:
    """Spell out the days that a text names; a day that does not exist or falls on another weekday is remarked on."""
    days: list[tuple[date, DateMatch]] = []
    diagnostics: list[Diagnostic] = []
    stated = next((found.year for found in dated.dates if found.year), None)
    line = dated.passage.first.number if dated.passage.slices else None
    for found in dated.dates:
        first = found.iso(stated or year)
        if first is None:
            if not is_possible(found.year or stated or year, found.month, found.day):
                diagnostics.append(
                    Diagnostic(
                        "impossible-date", f"{dated.passage.text[found.start : found.stop]} does not exist.", line
                    )
                )
            continue
        if found.year is None and not stated:
            diagnostics.append(
                Diagnostic(
                    "inferred-year",
                    f"The year of {dated.passage.text[found.start : found.stop]} is taken from the rest of the text.",
                    line,
                )
            )
        diagnostics += remarks(found, dated.passage, int(first[:4]))
        start = date.fromisoformat(first)
        end = date.fromisoformat(found.end_iso(stated or year) or first)
        if days and not _belongs(days[-1][0], start):
            continue
        count = (end - start).days + 1 if timedelta() <= end - start <= LONGEST else 1
        days += [
            (start + timedelta(days=number), found)
            for number in range(count)
            if start + timedelta(days=number) not in [day for day, _ in days]
        ]
    return days, diagnostics


def _belongs(last: date, following: date) -> bool:
    """Say whether a second date is another day of the same meeting, not one that the text merely mentions."""
    return timedelta() <= following - last <= LONGEST


def remarks(found: DateMatch, text: Passage, year: int) -> list[Diagnostic]:
    """Return what is odd about a date: its weekday, another possible reading."""
    line = text.first.number if text.slices else None
    written = text.text[found.start : found.stop]
    said: list[Diagnostic] = []
    actual = weekday_of(year, found.month, found.day)
    if found.weekday is not None and actual is not None and actual != found.weekday:
        said.append(
            Diagnostic(
                "weekday-mismatch",
                f"{written} {year} is a {weekday_name(actual)}.".replace(f"{year} {year}", str(year)),
                line,
            )
        )
    if found.ambiguous:
        said.append(Diagnostic("ambiguous-date", f"{written} can be read in more than one way.", line))
    return said


# --- hours

Hours = tuple[str | None, str | None]


def _hours(
    days: Sequence[tuple[date, DateMatch]], dated: Occasion, timed: Occasion | None, items_text: Sequence[Line]
) -> list[Hours]:
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
            return [(own[0].begins, own[-1].ends) for own in by_day]
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
    opened = next(
        (found for line in items_text[:NEAR_LINES] if "öppn" in line.text.casefold() and (found := _clock(line.text))),
        None,
    )
    closed = next(
        (
            found
            for line in reversed(items_text[-NEAR_LINES:])
            if ("avslut" in line.text or "slutade" in line.text or "Avslut" in line.text)
            and (found := _clock(line.text))
        ),
        None,
    )
    return opened, closed


def _clock(text: str) -> str | None:
    if not any(map(str.isdigit, text)):
        return None
    found = find_times(text[:300])
    return found[-1].begins if found and not find_dates(text[found[-1].stop : 300]) else None


# --- place


def _stated_place(front: Front, stated: Sequence[Occasion]) -> Text | None:
    """Read the place from its label, else from the label that it shares with the time."""
    for field in front.fields:
        if field.key == "place" and field.values and (place := read_place(read_occasion(_place_value(field)))):
            return place
    return next(filter(None, map(read_place, stated)), None)


def _place_value(field: Field) -> Passage:
    """Join the lines of a place: it goes on after a comma or in small letters."""
    pieces = [field.values[0]]
    for piece in field.values[1:3]:
        if piece.line.index - pieces[-1].line.index > 1 or not (
            pieces[-1].text.rstrip()[-1:] == "," or piece.text.lstrip()[:1].islower()
        ):
            break
        pieces.append(piece)
    return join(pieces)


def _in_title(loose: Sequence[Occasion]) -> Text | None:
    """Read the place from a heading that is a sentence (`… kl. 16.00 – 17.25 på Hotell Forsen, Rönnfors`)."""
    words = load_lexicon().words
    for occasion in loose[:2]:
        text = occasion.passage.text
        stops = [found.start for found in (*occasion.dates, *occasion.times)]
        for match in reversed(list(IN_TITLE.finditer(text))):
            stop = min((place for place in stops if place > match.end()), default=len(text))
            found = find_organisation(text[:stop], words, match.end())
            if found and found[0] == match.end():
                continue
            cut = text[match.end() : stop].rstrip(" ,.;")
            if cut.endswith((" den", " kl")):
                cut = cut[:-4].rstrip(" ,.;")
            return text_of(occasion.passage, match.end(), match.end() + len(cut))
    return None


def _below(front: Front, row: Sequence[Line], loose: Sequence[Occasion]) -> Text | None:
    """Read the place that stands behind or under a date line without labels."""
    labels = label_lines(front) if loose else set()
    for occasion in loose[:3]:
        if (
            not _opens_with_it(occasion)
            or len(occasion.passage.text) > 120
            or _is_heading(occasion.passage.text.casefold())
        ):
            continue
        if place := read_place(occasion):
            return place if place.value[:1].isupper() else None
        last = occasion.passage.slices[-1].line.index
        under = next((line for line in row if line.index == last + 1), None)
        if (
            under
            and under.index not in labels
            and under.text[0].isupper()
            and len(under.text) < 70
            and ":" not in under.text
            and not find_dates(under.text)
            and not find_times(under.text)
        ):
            return text_of(passage([under]))
    return None


def _held(items_text: Iterable[Line]) -> Text | None:
    """Read the place from a sentence of the first items (`Mötet genomförs fysiskt på Oskarshamns folkhögskola.`)."""
    for number, line in enumerate(items_text):
        if number >= NEAR_LINES:
            break
        for match in HELD.finditer(line.text[:800]) if " " in line.text else ():
            before = line.text[max(0, match.start() - 30) : match.end()].casefold()
            if "nästa" not in before and "kommande" not in before:
                return text_of(passage([line]).part(*match.span("place")))
    return None
