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
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.meeting.first_page import is_heading, label_lines, opening, sentence_of
from protokoll_parser.extractors.meeting.hours import Days, hours_of
from protokoll_parser.extractors.meeting.occasions import Occasion, read_occasion, read_place
from protokoll_parser.extractors.meeting.texts import Text
from protokoll_parser.extractors.meeting.told_meeting import told_meeting
from protokoll_parser.extractors.meeting.venue import digital_place, stated_place, told_place, unlabelled_place
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Passage, Slice, join, passage, whole
from protokoll_parser.structure import Field, Front, Value
from protokoll_parser.values.dates import DateMatch, find_date
from protokoll_parser.values.days import is_possible, weekday_in_english, weekday_of
from protokoll_parser.words.lexicon import lexicon_in_use

LONGEST = timedelta(days=6)
"""No meeting lasts longer: a longer stretch is a period the text speaks of."""
NOT_THE_MEETING = lazy(
    r"ändrad|inkom|utskri|skickat|uppdater|justera|utskick|senast|kallelse|anslag|publicer|org\.nr|skapad|version",
    re.IGNORECASE,
)
"""What else a date on the first page can be of."""
NUMBERED_DAY = lazy(r"(?:Mötesd|D)ag [1-9]\b")
YEAR = lazy(r"(?<![\d/.-])(?:19|20)\d\d(?![\d.])")


def read_sittings(
    front: Front, items_text: Sequence[Line]
) -> tuple[tuple[Value, ...], Text | None, tuple[Diagnostic, ...]]:
    """Return the sittings, the place and what does not add up."""
    stated = list(_stated(front, ("time", "time_place")))
    row = opening(front)
    place = stated_place(front, stated)
    complete = place and any(occasion.dates for occasion in stated) and any(occasion.times for occasion in stated)
    loose = [] if complete else list(_unlabelled(front, row))
    told = [] if complete else list(filter(None, [told_meeting(front, lexicon_in_use().words)]))
    dated = next((occasion for occasion in chain(stated, loose, told, _headers(front)) if occasion.dates), None)
    headed = _stated(front, ("date_header", "place"))
    timed = next((occasion for occasion in chain(stated, headed, loose[:3], told) if occasion.times), None)
    if place is None:
        place = unlabelled_place(front, row, loose) or next(filter(None, map(read_place, told)), None)
        place = place or digital_place(front) or told_place(items_text)
    if dated is None:
        return (), place, (Diagnostic("no-date", "No date of the meeting was found."),)
    year = None if all(found.year for found in dated.dates) else _year(front, row)
    days, diagnostics = _days(dated, year)
    closing = next((occasion.times[0].begins for occasion in _stated(front, ("end_time",)) if occasion.times), None)
    hours = hours_of(days, dated, timed, items_text)
    if closing and len(hours) == 1 and hours[0][1] in (None, closing):
        hours = [(hours[0][0], closing)]
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


def _stated(front: Front, keys: Sequence[str]) -> Iterator[Occasion]:
    """Yield what stands under labels with certain keys; some forms put the hours under the date or the place."""
    fields = [field for field in front.fields if field.key in keys and field.values]
    days = [field for field in fields if NUMBERED_DAY.match(field.label.text)]
    if len(days) > 1:  # `Dag 1`, `Dag 2`, a label each
        yield read_occasion(join([piece for field in days for piece in _pieces(field)]))
    yield from (read_occasion(join(_pieces(field))) for field in fields if len(days) < 2 or field not in days)


def _pieces(field: Field) -> list[Slice]:
    """Return a field's lines that read as one."""
    pieces = [field.values[0]]
    for piece in field.values[1:4]:
        if piece.line.index - pieces[-1].line.index > 2:
            break
        pieces.append(piece)
    return pieces


def _unlabelled(front: Front, row: Sequence[Line]) -> Iterator[Occasion]:
    """Yield the lines without a label before the lists that hold a date or hours; the heading first."""
    labels = label_lines(front) | {
        piece.line.index for field in front.fields if field.key == "matter" for piece in field.values[:1]
    }
    words = lexicon_in_use().words
    later: list[Occasion] = []
    read_to = -1
    for place, line in enumerate(row):
        if line.index in labels or line.index <= read_to:
            continue
        folded = line.text.casefold()
        heading = is_heading(folded)
        if not heading and (not any(map(str.isdigit, folded)) or NOT_THE_MEETING.search(folded)):
            continue
        pieces = sentence_of(row, place, whole(line), words) if heading else [whole(line)]
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
        elif _opens_with_it(occasion) or (occasion.dates and occasion.times) or line.level:
            later.append(occasion)
    yield from later


def _opens_with_it(occasion: Occasion) -> bool:
    """Say whether a line begins with its date or hours, as a line of a heading does."""
    return min(occasion.places)[0] < 4 or len(occasion.passage.text) < 60


def _headers(front: Front) -> Iterator[Occasion]:
    """Yield page headers, `Sammanträdesdatum` and what else holds a date."""
    for field in (*front.fields, *front.back_fields):
        if field.key == "date_header" and field.values:
            yield read_occasion(join(_pieces(field)))
    for line in (*front.header, *front.lines[:8]):
        if any(map(str.isdigit, line.text[:200])) and not NOT_THE_MEETING.search(line.text):
            yield read_occasion(passage([line]))


def _year(front: Front, row: Sequence[Line]) -> int | None:
    """Return the year that the first pages state elsewhere, for a date without one."""
    for line in (*front.header, *row):
        if (found := find_date(line.text)) and found.year:
            return found.year
    for line in (*row, *front.header):
        if match := YEAR.search(line.text):
            return int(match.group())
    return None


def _days(dated: Occasion, year: int | None) -> tuple[Days, list[Diagnostic]]:
    """Spell out the days that a text names; a day that does not exist or falls on another weekday is remarked on."""
    days: Days = []
    diagnostics: list[Diagnostic] = []
    known = next((found.year for found in dated.dates if found.year), None) or year
    for found in dated.dates:
        first = found.iso(known)
        diagnostics += remarks(found, dated.passage, known)
        if first is None:
            continue
        start = date.fromisoformat(first)
        if not days or _belongs(days[-1][0], start):
            days += [(day, found) for day in _spelt_out(start, found.end_iso(known)) if day not in dict(days)]
    return days, diagnostics


def _spelt_out(start: date, end: str | None) -> list[date]:
    """Return the days from the first to the last; a longer stretch than a meeting lasts is its first day alone."""
    length = date.fromisoformat(end) - start if end else timedelta()
    count = length.days + 1 if timedelta() <= length <= LONGEST else 1
    return [start + timedelta(days=number) for number in range(count)]


def _belongs(last: date, following: date) -> bool:
    """Say whether a second date is another day of the same meeting, not one that the text merely mentions."""
    return timedelta() <= following - last <= LONGEST


def remarks(found: DateMatch, text: Passage, year: int | None) -> list[Diagnostic]:
    """Return what is odd about a date: it does not exist, its weekday, a year left out, another possible reading."""
    line = text.first.number if text.slices else None
    written = text.text[found.start : found.stop]
    full = found.year or year
    if not is_possible(full, found.month, found.day):
        return [Diagnostic("impossible-date", f"{written} does not exist.", line)]
    said: list[Diagnostic] = []
    stated = "" if found.year else f" ({full})"
    actual = weekday_of(full, found.month, found.day) if full else None
    if found.weekday is not None and actual is not None and actual != found.weekday:
        said.append(Diagnostic("weekday-mismatch", f"“{written}”{stated} is a {weekday_in_english(actual)}.", line))
    if found.year is None and year and str(year) not in text.text:
        said.append(Diagnostic("inferred-year", f"The year of {written} is taken from the rest of the text.", line))
    if found.ambiguous:
        said.append(Diagnostic("ambiguous-date", f"{written} can be read in more than one way.", line))
    return said
