"""Which coming meetings the text announces.

Goes in: title and lines of every item, the first and last pages, the date of this meeting. Comes out: dates with notes.
Forms:

    Nästa möte / Torsdag 17 oktober 2024 kl. 18:30 i Jitsi.        an item of its own
    Kommande möten 2025 / 28 januari   kl. 8.30-11.30   Fagersjö   a list; the year in its heading
    Nästa sammanträde är tisdagen den 18 mars 2025 i Norrsjö.      a sentence anywhere
    | Nästa möte | 2024-11-21, kl. 13 |                            a label of the first page
    Frågan sköts upp till den 27 februari kl. 10.00.               an adjourned negotiation

A date without a year is the first one after this meeting, in the year that stands above it if one does.
"""

from collections.abc import Iterable
from datetime import date as calendar_date

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.meeting.announcements import Announced, announced, resumed
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Found, Front, ItemLines, Value

NOTE_END = lazy(r"[.!](?:\s|$)")
NOTE_LEAD = " ,;:.–-\t(|"


def read_next_meetings(item_lines: ItemLines, front: Front, date: str | None) -> Found:
    """Return the coming meetings; `date` is the (first) sitting's."""
    today = calendar_date.fromisoformat(date) if date else None
    found = _dated(announced(item_lines, front), today) or _dated(resumed(item_lines), today)
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    for iso, (meeting, inferred) in found.items():
        text = meeting.text
        if inferred:
            written = text.text[meeting.found.start : meeting.found.stop]
            message = f"The year of {written} is taken to be {iso[:4]}."
            diagnostics.append(Diagnostic("inferred-year", message, text.first.number if text.slices else None))
        span = tuple(text.span(meeting.found.start, meeting.found.stop)) if text.slices else None
        end = meeting.found.end_iso(int(iso[:4]))
        values.append({"date": iso, "end_date": end, "note": _note(meeting), "span": span})
    return Found(tuple(values), tuple(diagnostics))


def _dated(meetings: Iterable[Announced], today: calendar_date | None) -> dict[str, tuple[Announced, bool]]:
    """Index coming meetings by date; of several mentions of one the one that says more counts."""
    found: dict[str, tuple[Announced, bool]] = {}
    for meeting in meetings:
        iso, inferred = _iso(meeting, today)
        if iso is None or (today and iso <= today.isoformat()) or (iso in found and _note(found[iso][0])):
            continue
        found[iso] = meeting, inferred
    return found


def _iso(meeting: Announced, today: calendar_date | None) -> tuple[str | None, bool]:
    """Return the date, and whether its year was inferred."""
    found = meeting.found
    if found.year:
        return found.iso(), False
    if meeting.year:
        return found.iso(meeting.year), True
    if today is None:
        return None, False
    same = found.iso(today.year)
    return (same if same and same > today.isoformat() else found.iso(today.year + 1)), True


def _note(meeting: Announced) -> str | None:
    """Return what stands behind the date, to the end of the sentence or the next date."""
    text = meeting.text.text
    start = meeting.found.stop
    end = NOTE_END.search(text, start, meeting.stop)
    while end and text[max(start, end.start() - 3) : end.start()].casefold().endswith(("kl", " ca", "resp", "prel")):
        end = NOTE_END.search(text, end.end(), meeting.stop)
    stop = end.start() if end else meeting.stop
    note = " ".join(text[start:stop].split()).strip(NOTE_LEAD)
    note = note.removesuffix(" och").removesuffix(" samt").rstrip(NOTE_LEAD)
    if note.count(")") > note.count("("):
        note = note if "(" in note else note.rstrip(") ")
    return note if note and note.casefold() not in ("och", "samt", "kl") else None
