"""Which coming meetings the text announces.

Goes in: title and lines of every item, the first and last pages, the date of this meeting. Comes out: dates with notes.
Forms:

    Nästa möte / Torsdag 17 oktober 2024 kl. 18:30 i Jitsi.        an item of its own
    Kommande möten 2025 / 28 januari   kl. 8.30-11.30   Fagersjö   a list; the year in its heading
    Nästa sammanträde är tisdagen den 18 mars 2025 i Norrsjö.      a sentence anywhere
    Frågan sköts upp till den 27 februari kl. 10.00.               an adjourned negotiation

A date without a year is the first one after this meeting, in the year that stands above it if one does.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Day
from typing import NamedTuple

from protokoll_parser.dates import DateMatch, find_dates
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.sentences import sentences
from protokoll_parser.source import Line, Passage, passage
from protokoll_parser.structure import Found, Front, Value

ItemLines = Sequence[tuple[str | None, Sequence[Line]]]

MEETING = r"(?:[a-zåäö]+\s)?(?:[a-zåäö]*(?:möte[tn]?s?|sammanträden?a?|sammanträdet|sammanträde|träff(?:en|ar)?|stämma[n]?|mötesdag(?:ar)?|mötestid(?:er)?|sammankomst|gång|samverkansmöte|styrelsemöte|nätverksträff|tillfälle|årsmöte))"
ABOUT = re.compile(
    rf"(?:nästa|nästkommande|kommande|planerade|preliminära|återstående|följande|nya|fastställda|höstens|vårens|tid för nästa|årets)\s(?:\w+\s)?{MEETING}\b"
    rf"|mötes(?:tider|plan|datum|dagar)|sammanträdes(?:tider|plan|datum|dagar|tid)|datum för (?:nästa|kommande)|preliminära datum|tid och plats för nästa|tid för nästa|nästa gång|höstens möten|vårens möten|mötestider",
    re.IGNORECASE,
)
SAYS = re.compile(
    rf"(?:(?<!\w)nästa|nästkommande|nästföljande|kommande)\s(?:\w+\s)?{MEETING}\b|sammanträder nästa gång|nästa gång|(?:ses|träffas|möts) (?:igen|nästa|åter|härnäst)|nytt möte|nytt sammanträde|(?:höst|vår)stämman?\b|nästa:",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"äger rum|hålls|är (?:den|planera|bestäm|\w+dag)|blir|sker|infaller|planera|bestäm|bokad|sammanträder|ses vi|träffas|är satt|kallas|sköts? upp|skjuts upp|ajournera|:\s*$|den \d|den$|$",
    re.IGNORECASE,
)
RESUMED = re.compile(
    r"(?:förhandling\w*|frågan|överläggning\w*|mötet|sammanträdet|punkten|diskussionen)\b[^.]{0,50}\b(?:sk[öj](?:ts|uts|ts) upp|sköts upp|skjuts upp|ajourneras|återupptas|fortsätter)\s(?:till|den)?",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"motionsstopp|motioner|temadag|senast|sista dag|deadline|handlingar|kallelse|utskick|anmälan|anmäl|beredning(?:en)? inför|förra|föregående|inspel|underlag|justering|rapport|utbildning|semester|studiebesök på|inbjud|"
    r"kurs|konferensen om|stängs|ansökan|beslutades|beslutade|tidigare|utbildningsdag",
    re.IGNORECASE,
)
FOLLOWS = re.compile(
    r"\s*(?:därefter|därpå|sedan|och|samt|[-–•,;:]|den|nästa|datum|tid|preliminärt|prel\.?|dag|höst|vår|tis|ons|tors|mån|fre|lör|sön|\w+dag(?:en)?|dels)?[\s:.]*(?:den|hålls|är|möte\w*|blir)?[\s:]*",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d/.-])(?P<year>20\d\d|19\d\d)(?![\d/.-])")
NOTE_END = re.compile(r"[.!](?:\s|$)")
CUES = (
    "ästa",
    "ommande",
    "tämma",
    "terstående",
    "upp till",
    "reliminära",
    "anträder",
    "ts igen",
    "rnäst",
    "journer",
    "terupptas",
    "ästkommande",
)
"""What a sentence that announces a meeting has in it (without first letters: case does not matter)."""
TITLE_CUES = (
    "ästa",
    "mmande",
    "öten",
    "ötes",
    "anträdes",
    "datum",
    "Datum",
    "terstående",
    "reliminära",
    "Tid för",
    "planerade",
    "östens",
    "årens",
)
DAY_STARTS = ("den", "mån", "tis", "ons", "tor", "fre", "lör", "sön")
NOTE_LEAD = " ,;:.–-\t(|"


class _Meeting(NamedTuple):
    """An announced date, as it is found."""

    found: DateMatch
    text: Passage
    stop: int
    """Where the note behind the date ends at the latest."""
    year: int | None
    """The year that stands above."""


def read_next_meetings(item_lines: ItemLines, front: Front, date: str | None) -> Found:
    """Return the coming meetings; `date` is the (first) sitting's."""
    today = Day.fromisoformat(date) if date else None
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    seen: set[str] = set()
    for meeting in _announced(item_lines, front):
        iso, inferred = _iso(meeting, today)
        if iso is None or iso in seen or (today and iso <= today.isoformat()):
            continue
        seen.add(iso)
        text = meeting.text
        if inferred:
            written = text.text[meeting.found.start : meeting.found.stop]
            diagnostics.append(
                Diagnostic("inferred-year", f"The year of {written} is taken to be {iso[:4]}.", text.first.number)
            )
        values.append(
            {
                "date": iso,
                "end_date": meeting.found.end_iso(int(iso[:4])),
                "note": _note(meeting),
                "span": tuple(text.span(meeting.found.start, meeting.found.stop)),
            }
        )
    return Found(tuple(values), tuple(diagnostics))


def _iso(meeting: _Meeting, today: Day | None) -> tuple[str | None, bool]:
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


def _note(meeting: _Meeting) -> str | None:
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


# --- where meetings are announced


def _announced(item_lines: ItemLines, front: Front) -> Iterator[_Meeting]:
    for title, lines in item_lines:
        if title and any(cue in title for cue in TITLE_CUES) and ABOUT.search(title):
            yield from _listed(lines, _year_of(title))
        else:
            yield from _in_text(lines)
    for field in (*front.fields, *front.back_fields):
        if field.key == "next_meeting" and field.values:
            yield from _listed([piece.line for piece in field.values], None)
    yield from _in_text(front.back)


def _year_of(text: str) -> int | None:
    match = YEAR.search(text)
    return int(match["year"]) if match else None


def _listed(lines: Sequence[Line], year: int | None) -> Iterator[_Meeting]:
    """Yield the dates of an item or a list about coming meetings."""
    started = False
    for line in lines:
        text = line.text
        if not any(map(str.isdigit, text)):
            continue
        joined = passage([line])
        if (above := _heading_year(text)) is not None:
            year = above
            continue
        for start, stop in sentences(joined.text):
            dates = find_dates(joined.text[start:stop])
            if not dates or not _announces(joined.text[start:stop], dates[0], started):
                continue
            started = True
            yield from _from_sentence(joined, start, stop, dates, year)


def _heading_year(text: str) -> int | None:
    """Return the year that a sub-heading of a list states (`2026`, `Återstående 2025`, `Preliminära datum 2022`)."""
    if len(text) > 60 or find_dates(text):
        return None
    return _year_of(text)


def _announces(sentence: str, first: DateMatch, started: bool) -> bool:
    """Say whether a sentence under such a heading announces a meeting: it opens with the date or speaks of a meeting."""
    del started
    before = sentence[: first.start]
    if OTHER.search(before):
        return False
    return (
        FOLLOWS.fullmatch(before) is not None
        or SAYS.search(before) is not None
        or HOLDS.search(before.rstrip()[-24:]) is not None
        and _speaks_of_meeting(before)
    )


def _speaks_of_meeting(before: str) -> bool:
    folded = before.casefold()
    return (
        any(
            word in folded
            for word in (
                "möte",
                "sammantr",
                "träff",
                "stämma",
                "äger rum",
                "sammanträder",
                "ses ",
                "datum",
                "tider",
                "internat",
                "hålls",
            )
        )
        or len(before) < 30
    )


def _from_sentence(
    text: Passage, start: int, stop: int, dates: Sequence[DateMatch], year: int | None
) -> Iterator[_Meeting]:
    for number, found in enumerate(dates):
        if number and OTHER.search(text.text[start + dates[number - 1].stop : start + found.start]):
            return
        end = start + dates[number + 1].start if number + 1 < len(dates) else stop
        placed = found._replace(start=found.start + start, stop=found.stop + start)
        yield _Meeting(placed, text, end, year)


def _in_text(lines: Sequence[Line]) -> Iterator[_Meeting]:
    """Yield the dates of sentences that announce the next meeting, wherever they stand."""
    listing = False
    year: int | None = None
    for place, line in enumerate(lines):
        text = line.text
        if listing:
            more = (
                list(_listed([line], year))
                if len(text) < 80 and (text[:1].isdigit() or text[:3].casefold() in DAY_STARTS)
                else []
            )
            yield from more
            above = _heading_year(text)
            year = above or year
            listing = bool(more or above)
        elif any(cue in text for cue in CUES):
            if len(text) < 70 and ABOUT.search(text) and not find_dates(text):
                listing, year = True, _heading_year(text)
            else:
                yield from _said(lines[place : place + 2])


def _said(lines: Sequence[Line]) -> Iterator[_Meeting]:
    """Read the sentences of a line that hold a cue; the last one may go on on the line below."""
    first = lines[0].text
    for start, stop in sentences(first):
        if not any(first.find(cue, start, stop) >= 0 for cue in CUES):
            continue
        text = passage(lines if stop == len(first) else lines[:1])
        if stop == len(first) and len(lines) > 1:
            start, stop = next(((a, b) for a, b in sentences(text.text) if b > start), (start, stop))
        sentence = text.text[start:stop]
        match = SAYS.search(sentence) or RESUMED.search(sentence) if any(map(str.isdigit, sentence)) else None
        if not match or OTHER.search(sentence, 0, match.start()):
            continue
        dates = [found for found in find_dates(sentence) if found.start >= match.end()]
        if dates and dates[0].start - match.end() < 50 and not OTHER.search(sentence, match.end(), dates[0].start):
            yield from _from_sentence(text, start, stop, dates[:1], None)
