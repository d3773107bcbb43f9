"""The notice of the protocol's adjustment (anslag, bevis): when it was posted, until when, where the protocol is kept.

Goes in: the first and last pages, the items' lines, the year of the meeting. Comes out: plain values, or None. Forms:

    Anslaget sätts upp   2023-12-05      Anslaget tas ned   2023-12-27
    Justeringen tillkännages på regionens anslagstavla 2025-02-19 till och med 2025-03-12. Protokollet förvaras hos …
"""

import re
from collections.abc import Iterable, Iterator

from protokoll_parser.extractors.meeting.occasions import whole_value
from protokoll_parser.extractors.meeting.signing import LONGEST
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import join
from protokoll_parser.structure import Field, Front, ItemLines, Value
from protokoll_parser.values.dates import find_date, find_dates

POSTED = lazy(
    r"\b(?:anslag(?:et|its|it|en|stid(?:en)?|speriod(?:en)?)?|anslås|anslogs|tillkänna\w+|uppsatt|sätts upp|sattes upp|publicer\w+)\b",
    re.IGNORECASE,
)
REMOVED = lazy(r"tas ned|tas ner|togs ned|tas bort|nedtag|nedtas|avpublicer|tagits ned", re.IGNORECASE)
UNTIL = lazy(r"till och med|t\.?o\.?m\.?|\btill\b|–|--| - ", re.IGNORECASE)
STORED = lazy(r"\b(?:förvaras|finns|arkiveras)\s(?:hos|på|i|vid|av)\s(?P<place>\S[^.]{1,80})", re.IGNORECASE)


def read_notice(front: Front, year: int | None, item_lines: ItemLines = ()) -> Value | None:
    """Return when the notice was posted and taken down, and where the protocol is kept; None where nothing is said."""
    fields = (*front.fields, *front.back_fields)
    posted = _field_date(fields, "notice_posted", year)
    removed = _field_date(fields, "notice_removed", year)
    storage = _storage(fields)
    if not (posted and removed and storage):
        for text in _about_notice(front, item_lines):
            for start, stop in sentences(text):
                sentence = text[start:stop]
                first, last = _dates_told(sentence, year)
                posted, removed = posted or first, removed or last
                if not storage and "rotokoll" in sentence and (match := STORED.search(sentence)):
                    storage = match["place"].strip(" ,:")
    value = {"posted": posted, "removed": removed, "storage": storage}
    return value if any(value.values()) else None


def _field_date(fields: Iterable[Field], key: str, year: int | None) -> str | None:
    for field in fields:
        if field.key == key:
            for piece in field.values[:2]:
                if found := find_date(piece.text):
                    return found.iso(year)
    return None


def _storage(fields: Iterable[Field]) -> str | None:
    for field in fields:
        if field.key == "notice_storage" and field.values:
            return join(whole_value(field)).text.strip(" _.") or None
    return None


def _about_notice(front: Front, item_lines: ItemLines) -> Iterator[str]:
    """Yield the running texts that may tell of the notice."""
    for field in (*front.fields, *front.back_fields):
        if field.key in ("notice", "notice_posted") and field.values:
            yield join([*field.label.slices, *field.values[:6]]).text
    for line in front.lines:
        if "nsl" in line.text and len(line.text) < LONGEST and POSTED.search(line.text) and find_date(line.text):
            yield line.text
    for line in front.back:
        if len(line.text) < LONGEST and ("nsla" in line.text or "nsl" in line.text or "förvaras" in line.text):
            yield line.text
    for _, lines in item_lines[-3:]:
        for line in lines:
            if "nsl" in line.text and "rotokoll" in line.text and len(line.text) < LONGEST:
                yield line.text


def _dates_told(sentence: str, year: int | None) -> tuple[str | None, str | None]:
    """Return the dates of posting and removal that a sentence tells."""
    match = POSTED.search(sentence)
    if REMOVED.search(sentence):
        found = find_dates(sentence)
        first = found[0].iso(year) if len(found) > 1 else None
        return first, found[-1].iso(year) if found else None
    if not match:
        return None, None
    found = [each for each in find_dates(sentence) if each.start > match.start()]
    if not found:
        return None, None
    until = len(found) > 1 and UNTIL.search(sentence[found[0].stop : found[1].start]) is not None
    return found[0].iso(year), found[1].iso(year) if until else found[0].end_iso(year)
