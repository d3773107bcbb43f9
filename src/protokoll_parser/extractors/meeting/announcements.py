"""Where the text announces meetings: finds the dates in items, lists and sentences about them.

Goes in: title and lines of every item, the first and last pages. Comes out: an `Announced` for each date. Forms:

    Nästa möte / Torsdag 17 oktober 2024 kl. 18:30 i Jitsi.        an item of its own
    Kommande möten 2025 / 28 januari   kl. 8.30-11.30   Fagersjö   a list; the year in its heading
    Nästa sammanträde är tisdagen den 18 mars 2025 i Norrsjö.      a sentence anywhere
    Frågan sköts upp till den 27 februari kl. 10.00.               an adjourned negotiation
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any
from protokoll_parser.source import Line, Passage, passage
from protokoll_parser.structure import Front, ItemLines
from protokoll_parser.values.dates import DateMatch, find_dates

MEETING = r"(?:\w+\s){0,2}?\w*(?:möte|sammanträde|träff|stämma|sammankomst|gång|tillfälle|samm(?=\.|$))\w*"
ABOUT = lazy(
    rf"""
      (?: näst | kommande | planerade | preliminära | återstående | följande | nya | fastställda
        | höstens | vårens | årets | läsårets ) \w* \s {MEETING}
    | (?<!\w) nästa \s (?-i: [A-ZÅÄÖ]{{2,5}} ) (?!\w)                                          # Nästa AU
    | ^ (?: möten | träffar | sammanträden | nätverksträffar ) \s (?: under | i | på | hösten | våren | läsåret | 20\d\d )   # Träffar läsåret 2022/23
    | mötes (?: tider | plan | datum | dagar ) | sammanträdes (?: tid | plan | datum | dagar )   # Mötestider våren 2025
    | (?: datum | tid | tid \s och \s plats ) \s för \s (?: nästa | kommande ) | preliminära \s datum
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Titles and lead-ins of lists of coming meetings."""
SAYS = lazy(
    rf"""
      (?<!\w) (?: nästa | nästkommande | nästföljande | kommande ) \s {MEETING}                 # Nästa sammanträde är …
    | (?<!\w) nästa \s (?-i: [A-ZÅÄÖ]{{2,5}} ) (?!\w)                                          # Nästa APT: torsdag 20 april
    | (?: ses | träffas | möts ) \s (?: igen | nästa | åter | härnäst )                        # Vi ses igen …
    | nytt \s (?: möte | sammanträde ) | (?: höst | vår ) stämma n? \b | nästa:
    | (?<!\w) nästa \s (?: utskott | nämnd | styrelse | fullmäktige | råd | beredning | kommitté | grupp | direktion ) : # Nästa utskott: 30 augusti
    | (?: års | medlems | förenings | bolags | extra | konstituerande | höst | vår ) [ -]? (?: styrelse )? (?: stämman? | mötet? )
        \s (?: hålls | äger \s rum | är | blir )                                               # Årsmötet hålls den …
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Sentences that announce a meeting; its date follows."""
RESUMED = lazy(
    r"""
    (?: förhandling\w* | frågan | överläggning\w* | mötet | sammanträdet | punkten | diskussionen ) \b [^.]{0,50} \b
    (?: sköts \s upp | skjuts \s upp | ajournera[ds]\w* | återupptas | fortsätter ) \s (?: till | den )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
OTHER = lazy(
    r"""
    motion | temadag | senast | sista \s dag | deadline | handlingar | kallelse | utskick | anmäl | inspel | underlag
    | beredning (?:en)? \s inför | förra | föregående | justering | rapport | utbildning | semester | studiebesök \s på
    | inbjud | kurs | konferensen \s om | stängs | ansökan | beslutade | tidigare
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What else a date near the next meeting can be of."""
FOLLOWS = lazy(
    r"""
    \s* (?: därefter | därpå | sedan | och | samt | [-–•,;:] | nästa | datum | tid | preliminärt | prel\.? | dag | höst
           | vår | dels | \w+dag (?:en)? | mån | tis | ons | tors | fre | lör | sön )?
    [\s:.]* (?: den | hålls | är | blir | möte\w* )? [\s:]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand before a date that opens its sentence (`Därefter den 14 mars 2013`)."""
STEMS = (
    "ästa", "ommande", "tämma", "mmanträder", "s igen", "rsmöte", "edlemsmöte", "reliminär", "erstående", "ÄSTA", "OMMANDE",
)  # fmt: skip
OPENERS = ("Träffar ", "Möten ", "Sammanträden ")
ANNOUNCING = STEMS + OPENERS
"""Without one of these no line of an item announces a meeting."""
CANCELLED = lazy(
    r"[\s,(–-]*(?:(?:kl\S* [\d.:–-]+|är|blir|har) )*(?:inställ[dt]|ställ[ts]s? in|utgår|flyttas|flyttats)\b"
)
"""Behind the date of a meeting that is not held on it."""
YEAR = lazy(r"(?<![\d/.-])(?P<year>20\d\d|19\d\d)(?![\d/.-])")
MEETING_WORDS = ("möte", "sammantr", "träff", "stämma", "äger rum", "ses ", "datum", "tider", "internat", "hålls")
DAY_STARTS = ("den", "mån", "tis", "ons", "tor", "fre", "lör", "sön")
SAID_OF = lazy(r"[ ,;(–-]*(?:kl|i |på |via |digital|fysisk|heldag|\d)", re.IGNORECASE)
"""What a note in running text begins with: when and where."""
NEAR = 50
"""Characters between the words that announce a meeting and its date, at most."""


class Announced(NamedTuple):
    """An announced date, as it is found."""

    found: DateMatch
    text: Passage
    stop: int
    """Where the note behind the date ends at the latest."""
    year: int | None
    """The year that stands above."""


def announced(item_lines: ItemLines, front: Front) -> Iterator[Announced]:
    """Yield the dates that items, the first and the last page announce meetings on."""
    listing = False
    for title, lines in item_lines:
        if title and _may_head(title) and (match := ABOUT.search(title)):
            listing = True
            yield from _in_title(title, match.end())
        elif not (listing and title and _heading_year(title)):
            listing = False
        yield from _listed(lines, _year_of(title or "")) if listing else _in_text(lines)
    for line in front.lines:
        if line.text.startswith(("Nästa ", "NÄSTA ")):
            yield from _said([line], SAYS)
    yield from _in_text(front.back)


def _in_title(title: str, start: int) -> Iterator[Announced]:
    """Yield the dates that stand in a title itself (`Nästa möte 12 november`)."""
    for found in find_dates(title):
        if found.start >= start:
            yield Announced(found, Passage(title, (), ()), len(title), None)


def _year_of(text: str) -> int | None:
    match = YEAR.search(text)
    return int(match["year"]) if match else None


def _listed(lines: Sequence[Line], year: int | None) -> Iterator[Announced]:
    """Yield the dates of an item or a list about coming meetings."""
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
            if not dates or not _announces(joined.text[start:stop], dates[0]):
                continue
            yield from _from_sentence(joined, start, stop, dates, year)


def _heading_year(text: str) -> int | None:
    """Return the year that a sub-heading of a list states (`2026`, `Återstående 2025`, `Preliminära datum 2022`)."""
    if len(text) > 60 or find_dates(text):
        return None
    return _year_of(text)


def _announces(sentence: str, first: DateMatch) -> bool:
    """Say whether a sentence of such a list announces a meeting: it opens with the date or speaks of a meeting."""
    before = sentence[: first.start]
    if OTHER.search(before):
        return False
    folded = before.casefold()
    return len(before) < 30 or FOLLOWS.fullmatch(before) is not None or any(word in folded for word in MEETING_WORDS)


def _from_sentence(
    text: Passage, start: int, stop: int, dates: Sequence[DateMatch], year: int | None
) -> Iterator[Announced]:
    for number, found in enumerate(dates):
        if number and OTHER.search(text.text[start + dates[number - 1].stop : start + found.start]):
            return
        end = start + dates[number + 1].start if number + 1 < len(dates) else stop
        placed = found._replace(start=found.start + start, stop=found.stop + start)
        if not CANCELLED.match(text.text, placed.stop, end):
            yield Announced(placed, text, end, year)


def _in_text(lines: Sequence[Line]) -> Iterator[Announced]:
    """Yield the dates of sentences that announce the next meeting, and of lists under a line that announces them."""
    if not has_any("\n".join([line.text for line in lines]), ANNOUNCING):
        return
    listing = False
    year: int | None = None
    for place, line in enumerate(lines):
        text = line.text
        if listing and text:
            dated = len(text) < 80 and (text[:1].isdigit() or text[:3].casefold() in DAY_STARTS)
            more = list(_listed([line], year)) if dated else []
            yield from more
            above = _heading_year(text)
            year = above or year
            listing = bool(more or above)
        elif _may_announce(text):
            if len(text) < 70 and ABOUT.search(text) and not find_dates(text):
                listing, year = True, _heading_year(text)
            else:
                yield from _said(lines[place : place + 2], SAYS)


def _may_head(title: str) -> bool:
    """Say whether a title may head a list of coming meetings: a cheap test."""
    folded = title.casefold()
    return any(word in folded for word in ("nästa", "mmande", "möte", "datum", "anträde", "träff"))


def _may_announce(text: str) -> bool:
    """Say whether a text may announce a meeting: a cheap test before the patterns."""
    return has_any(text, STEMS) or text.startswith(OPENERS)


def resumed(item_lines: ItemLines) -> Iterator[Announced]:
    """Yield the date to which a negotiation or a meeting was adjourned."""
    for _, lines in item_lines:
        for place, line in enumerate(lines):
            text = line.text
            if "upp till" in text or "journera" in text or "terupptas" in text or "ortsätter" in text:
                yield from _said(lines[place : place + 2], RESUMED)


def _said(lines: Sequence[Line], says: re.Pattern[str]) -> Iterator[Announced]:
    """Read the sentences of a line that announce a meeting; the last one may go on on the line below."""
    first = lines[0].text
    for start, stop in sentences(first):
        if says is SAYS and not _may_announce(first[start:stop]):
            continue
        match = says.search(first, start, stop)
        if not match or OTHER.search(first, start, match.start()):
            continue
        goes_on = stop == len(first) and len(lines) > 1 and lines[1].text != ""
        text = passage(lines if goes_on else lines[:1])
        end = next((end for _, end in sentences(text.text, start)), stop) if goes_on else stop
        dates = [found for found in find_dates(text.text[start:end]) if found.start + start >= match.end()]
        if dates and _follows(text.text, match.end(), dates[0].start + start):
            yield from map(_with_time_and_place, _from_sentence(text, start, end, dates[:1], None))


def _follows(text: str, start: int, stop: int) -> bool:
    """Say whether a date belongs to the meeting that is announced before it."""
    return stop - start < NEAR and OTHER.search(text, start, stop) is None


def _with_time_and_place(meeting: Announced) -> Announced:
    """Keep what stands behind the date of a sentence only where it says when and where."""
    told = SAID_OF.match(meeting.text.text, meeting.found.stop, meeting.stop)
    return meeting if told else meeting._replace(stop=meeting.found.stop)
