"""When, where and how the protocol was adjusted (justering), and the notice of it (anslag, bevis).

Goes in: the first and last pages, the items' lines, the year of the meeting. Comes out: plain values, or None. Forms:

    Justeringens plats och tid    Kommunkansliet 2024-03-19 kl 10.00     Digital justering senast 2024-06-07 kl. 16.00
    Protokollet justerades den 11 december 2023 och anslogs på kårens anslagstavla den 12 december 2023.
    LOVISA BRÄNDSTRÖM 2025-02-18 16:41                                   an electronic signature: the last one counts
    Anslaget sätts upp   2023-12-05      Anslaget tas ned   2023-12-27
    Justeringen tillkännages på regionens anslagstavla 2025-02-19 till och med 2025-03-12. Protokollet förvaras hos …
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from protokoll_parser.extractors.meeting.occasions import Occasion, read_occasion, read_place
from protokoll_parser.extractors.meeting.texts import columns
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Line, Slice, join
from protokoll_parser.structure import Field, Front, Value
from protokoll_parser.values.dates import find_date, find_dates

ItemLines = Sequence[tuple[str | None, Sequence[Line]]]

DIGITAL = lazy(
    r"""
      (?: digital\w* | elektronisk\w* | e- ) \s? (?: och \s \w+ \s )?
      (?: juster (?:ing|a) | signer | underskr | underteckn )                               # digital justering
    | (?: juster | signer | undertecknad | underskriv | skriv ) \w* \s (?: \w+ \s ){0,2}?
      (?: digitalt | elektroniskt | (?: med | via | genom | per ) \s (?: bankid | e-?post | mejl | mail | visma ) )                      # justeras digitalt
    | bankid | signerad \s commit | verifikat\b | penneo | scrive | signerat \s med | signed \s (?: with | by )
    | visma \s addo | assently | e-id\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
DIGITALLY = lazy(rf"(?<!\w)(?:digitalt|elektroniskt)(?!\w)|{DIGITAL.pattern}", re.VERBOSE | re.IGNORECASE)
"""Of a value that is known to tell of the adjustment: `2024-05-17 (digitalt)`."""
IMMEDIATE = lazy(
    r"""
    (?: [Pp]rotokollet | [Ss]amtliga \s paragrafer ) \s
    (?: (?: förklaras | är | anses ) \s omedelbart \s justera\w+ | justera (?: s | des | ts ) \s omedelbart
      | har \s (?: justerats \s omedelbart | omedelbart \s justerats ) )
    """,
    re.VERBOSE,
)
SEVERAL = lazy(r"§|[Pp]aragraf|[Pp]unkt|[Ää]rende")
"""Only parts of the protocol are meant."""
SIGNED = lazy(r"(?<![\d-])(?P<date>(?:19|20)\d\d-\d\d-\d\d)[ T,]+(?:kl\.? ?)?\d\d[:.]\d\d")
"""Date and hour of an electronic signature."""
SIGNED_DAY = lazy(r"(?:[A-ZÅÄÖ][^\d(:]{3,60}\(?)?(?P<date>(?:19|20)\d\d-\d\d-\d\d)\)?")
"""A name and the day of its signature, or the day alone, below its name."""
MOST_SIGNERS = 8
ADJUSTED = lazy(r"\b[Jj]uster(?:at|ats|ades|ad|as|ing(?:en)?)\b")
DONE = lazy(r"\b[Pp]rotokollet (?:är|har|blev|justerades)\b")
PLANNED = lazy(
    r"\bjuster(?:ing(?:en)?|as?|ar)\b[^.]{0,80}\b(?:äger rum|sker|ske|hålls|görs|senast|kl\.?|klockan|den)\b",
    re.IGNORECASE,
)
POSTED = lazy(
    r"\b(?:anslag(?:et|its|it|en|stid(?:en)?|speriod(?:en)?)?|anslås|anslogs|tillkänna\w+|uppsatt|sätts upp|sattes upp|publicer\w+)\b",
    re.IGNORECASE,
)
REMOVED = lazy(r"tas ned|tas ner|togs ned|tas bort|nedtag|nedtas|avpublicer|tagits ned", re.IGNORECASE)
UNTIL = lazy(r"till och med|t\.?o\.?m\.?|\btill\b|–|--| - ", re.IGNORECASE)
STORED = lazy(r"\b(?:förvaras|finns|arkiveras)\s(?:hos|på|i|vid|av)\s(?P<place>\S[^.]{1,80})", re.IGNORECASE)
RULED = lazy(r"\.{3,}|_{3,}|…")
BLOCK_LABELS = ("justera", "protokollsjust", "protokolljust")
"""How the labels begin that adjusters sign under."""
OFFICES = frozenset(("chair", "secretary", "adjuster"))
LEAST_LINES = 2
"""A single ruled line may be a blank to fill in."""
NO_PLACE = ("omedelbar", "direkt", "digital", "elektronisk", "senast")
LONGEST_PLACE = 70
LONGEST = 400
"""A longer line tells of other things, too."""


# --- adjustment


def read_adjustment(front: Front, item_lines: ItemLines, year: int | None) -> Value | None:
    """Return date, time, place and method of the adjustment; None where the text says nothing of it."""
    stated = [
        read_occasion(join(_whole_value(field)))
        for field in (*front.fields, *front.back_fields)
        if field.key == "adjustment" and field.values
    ]
    told = [*stated, *_told(front.back), *_done(front.lines)]
    method = _method(front, item_lines, stated)
    signed = _last_signature(front) if method == "digital" else None
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


def _whole_value(field: Field) -> Iterator[Slice]:
    """Yield the lines of a value that read as one."""
    last = field.values[0].line.index
    for piece in field.values[:4]:
        if piece.line.index - last > 1:
            return
        last = piece.line.index
        yield piece


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


def _method(front: Front, item_lines: ItemLines, stated: Sequence[Occasion]) -> str | None:
    if any(DIGITALLY.search(occasion.passage.text) for occasion in stated) or _is_signed_digitally(front):
        return "digital"
    if any(
        occasion.passage.text.casefold().startswith(("omedelbar", "direktjuster"))
        and not SEVERAL.search(occasion.passage.text)
        for occasion in stated
    ):
        return "immediate"
    if any(IMMEDIATE.search(line.text) for _, lines in item_lines for line in lines if "medelbart" in line.text):
        return "immediate"
    return "signature" if _has_signature_block(front) else None


def _is_signed_digitally(front: Front) -> bool:
    """Say whether the form or the last page speaks of electronic signatures."""
    return any(
        len(line.text) < LONGEST and _may_sign(line.text) and DIGITAL.search(line.text) is not None
        for line in (*front.back, *front.lines, *front.header)
    )


def _may_sign(text: str) -> bool:
    return (
        "igner" in text
        or "igital" in text
        or "lektronisk" in text
        or "ankI" in text
        or "erifikat" in text
        or "ommit" in text
        or "usterat via" in text
        or "usterat per" in text
        or "Visma" in text
    )


def _has_signature_block(front: Front) -> bool:
    """Say whether there is a block where the adjusters sign."""
    if any(field.key == "signatures" for field in (*front.fields, *front.back_fields)):
        return True
    if sum(map(_is_signed_on, (*front.fields, *front.back_fields))) >= LEAST_LINES:
        return True
    for line in (*front.back, *(line for line in front.lines if RULED.search(line.text))):
        if "ust" in line.text and len(line.text) < LONGEST and any(map(_is_block_label, columns(line))):
            return True
    return False


def _is_signed_on(field: Field) -> bool:
    """Say whether a signature line is drawn beside an office (`Sekreterare ________`)."""
    last = field.label.slices[-1] if field.label.slices else None
    return field.key in OFFICES and last is not None and RULED.search(last.line.text, last.stop) is not None


def _is_block_label(piece: Slice) -> bool:
    wording = RULED.split(piece.text.casefold())[0].strip(" :*._")
    return wording.startswith(BLOCK_LABELS) and len(wording) < 60 and not any(map(str.isdigit, wording))


def _last_signature(front: Front) -> str | None:
    """Return the date of the last electronic signature."""
    dates = [
        match["date"]
        for line in front.back
        if "-" in line.text and len(line.text) < LONGEST and "tartad" not in line.text
        for match in SIGNED.finditer(line.text)
    ]
    return max(dates, default=None) or max(_signed_days(front), default=None)


def _signed_days(front: Front) -> Iterator[str]:
    """Yield the days behind the names that follow a line on electronic signatures: `Bo Ek, justerare (2024-05-03)`."""
    near = 0
    for line in front.back:
        if len(line.text) < LONGEST and _may_sign(line.text) and DIGITAL.search(line.text):
            near = MOST_SIGNERS
        elif near and line.text:
            near -= 1
            signed = (SIGNED_DAY.fullmatch(piece.text) for piece in columns(line))
            yield from (match["date"] for match in signed if match)


# --- notice


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
            return join(_whole_value(field)).text.strip(" _.") or None
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
