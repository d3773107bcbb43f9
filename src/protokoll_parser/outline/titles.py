"""Finds the lines of a numbered heading's title: on its number's line and those it runs on over, or below the number.

Goes in: the lines, and where the number stands. Comes out: where the heading stops; the title's slices are added to
those that the caller holds. Forms (`|` stands for the end of a line):

    § 12 Utbyggnad av | förskolan                      the first line does not end the title
    § 12 | Budget                                      below the number
    § 12 | Dnr B 24-11 | Asken 3 | Bygglov för altan   over two lines
"""

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.numbered import recognise_numbered
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person
from protokoll_parser.source import Slice, whole
from protokoll_parser.values.references import find_reference, whole_reference

SENTENCE_END = lazy(r"[^\W\d_]{3}[.!?][ ]{1,3}[A-ZÅÄÖ]")
DANGLING = frozenset(
    "och eller för i av om till samt med på vid från inom mellan över enligt kap. den det en ett ny nya § –".split()
)
LONGEST_TITLE = 260
SHORT_TITLE = 40
WEEKDAY = lazy(r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b[^.]{0,8}\d")
"""When something is to be, below what it is: `Nästa möte` / `tisdag 26/11 kl 18`."""
ENTRY = lazy(r"(?:[aA]tt\s|[-–•*]\s)")
VERB = lazy(
    r"(?:^|\s)(?:är|var|har|hade|ska|skall|kan|får|fick|finns|fanns|blir|blev|vill|kommer|\w{3,}(?:ades|ade|des|tes|erar|erade|gjorde)|valdes|utsågs|utsågos|beslöts|beslöt|"
    r"hälsar|hälsade|öppnar|öppnade|informerar|redovisar|föredrar|beslutar|godkänns|godkändes|lades|läggs|noteras|voro|fingo|föredrogs|föreslår|meddelar|hänskjuts|hänsköts|bordläggs|skjuts|sköts|utgår|lyfts|läggs|tas|ges|uppgick|uppgår|består)(?=[\s,.]|$)"
)
PROPERTY = lazy(r"(?:^[A-ZÅÄÖ][\w-]+ \d{1,3}|[^\W\d_] \d{1,3}:\d{1,4})(?:,[^,.:;]{3,30})?$")
"""How the name of a property looks: `Rådjuret 8, Skogsvägen 14`, or ends: `Norra Kyrkbyn 4:2`."""
LONGEST_SENTENCES = 70
"""A title of two sentences is not longer."""
OTHER = ("Bilag", "bilag", "Bildspel", "Inga ", "Inget ", "Ingen ", "Ej ", "Se ", "Utgår")
"""How a short line begins that tells of the matter instead of naming it."""
FULL = 60
"""A title this long ran on because its line was full."""


def next_text(pages: Pages, index: int, blanks: int) -> int | None:
    """Return the next line of text, at most `blanks` blank lines away (page furniture does not count)."""
    seen = 0
    while index < len(pages.lines):
        kind = pages.kinds[index]
        if kind is Kind.TEXT:
            return index
        seen += kind is Kind.BLANK
        if seen > blanks and not _furniture_ahead(pages, index):
            return None
        index += 1
    return None


def _furniture_ahead(pages: Pages, index: int) -> bool:
    place = index
    while place < len(pages.lines) and pages.kinds[place] is Kind.BLANK:
        place += 1
    return place < len(pages.lines) and pages.kinds[place] is Kind.FURNITURE


def wrapped(pages: Pages, first: int, stop: int, rest: Slice, slices: list[Slice]) -> int:
    """Add the lines that a title runs on over; return where the heading stops."""
    while stop < len(pages.lines) and pages.kinds[stop] is Kind.TEXT and len(slices) < 4:
        line, before = pages.lines[stop], slices[-1].text
        if line.wrapped:  # a cell that goes on, whatever its words
            slices.append(whole(line))
            stop += 1
            continue
        if line.marker or line.level or line.row or line.quoted or recognise_numbered(line) or ENTRY.match(line.text):
            break
        words = before.rstrip().split()
        runs_on = before.rstrip().endswith("-") or (words and words[-1].lower() in DANGLING)
        lower = line.text[0].islower() and not before.rstrip().endswith((".", ":", "?"))
        hanging = (
            line.indent > pages.lines[first].indent
            and pages.blank_after(stop)
            and not line.text.endswith(".")
            and "   " not in line.text
            and abs(line.indent - pages.lines[first].indent - rest.start) < 3
        )
        if (
            not (runs_on or lower or hanging or _names_permit(pages, stop, before))
            or pages.label(stop)
            or len(line.text) > 120
            or whole_reference(line.text)
            or find_reference(line.text)
            or (len(before) < SHORT_TITLE and WEEKDAY.match(line.text))
        ):
            break
        slices.append(whole(line))
        stop += 1
    return stop


def _names_permit(pages: Pages, place: int, before: str) -> bool:
    """Say whether a line right below a title completes it: the property stands over what is applied for.

    Below other titles it does so where the registry number follows it.
    """
    below = pages.lines[place + 1].text if not pages.blank_after(place) else ""
    numbered = bool(below) and _is_reference(below)
    return (numbered or PROPERTY.search(before) is not None) and _closes_title(pages, place, before, free=numbered)


def _is_reference(text: str) -> bool:
    """Say whether a line is a registry number and the word for it (`Dnr B 2017-211`)."""
    found = find_reference(text)
    return found is not None and found.outer_start == 0 and found.outer_stop >= len(text)


def title_below(pages: Pages, stop: int, slices: list[Slice]) -> int:
    """Find the title of a number that stands alone: the next line of text that is no label and no sentence."""
    place = next_text(pages, stop, blanks=3)
    if place is None:
        return stop
    line = pages.lines[place]
    numbered = recognise_numbered(line)
    if (
        line.marker
        or line.quoted
        or (numbered and numbered.style in ("paragraph", "after", "dot", "word"))
        or len(line.text) > LONGEST_TITLE
    ):
        return stop
    label = pages.label(place)
    if label and (
        label.label.key in ("decision", "proposed_decision", "recommendation", "presenter")
        or label.value < len(line.text)
    ):
        return stop
    if ENTRY.match(line.text) or (line.text.endswith((".", ";")) and VERB.search(line.text)) or _speaks(pages, place):
        return stop
    slices.append(whole(line))
    return _wrapped_below(pages, place, slices)


def _speaks(pages: Pages, place: int) -> bool:
    """Say whether a line below a number alone is running text: a sentence that goes on below, or leads in clauses."""
    text = pages.lines[place].text
    below = pages.lines[place + 1].text if not pages.blank_after(place) else ""
    if SENTENCE_END.search(text) is not None and len(text) > LONGEST_SENTENCES:
        return True
    ran_on = below[:1].islower() and below.endswith(".")
    return VERB.search(text) is not None and (ran_on or ENTRY.match(below) is not None)


def _wrapped_below(pages: Pages, place: int, slices: list[Slice]) -> int:
    """Add the lines of the same paragraph that the title below a number runs on over."""
    stop = place + 1
    while stop < len(pages.lines) and pages.kinds[stop] is Kind.TEXT and len(slices) < 4:
        line, before = pages.lines[stop], slices[-1].text
        if (
            line.marker
            or line.level
            or recognise_numbered(line)
            or pages.label(stop)
            or find_reference(line.text)
            or whole_reference(line.text)
        ):
            break
        words = before.split()
        runs_on = (
            before.endswith("-")
            or words[-1].lower() in DANGLING
            or (line.text[0].islower() and not before.endswith((".", "?")))
        )
        shouting = before.isupper() and line.text.isupper()
        if not (runs_on or shouting or _closes_title(pages, stop, before)):
            break
        slices.append(whole(line))
        stop += 1
    return stop


def _closes_title(pages: Pages, place: int, before: str, *, free: bool = False) -> bool:
    """Say whether a line right below a title stands like its last: free below, no sentence, no lead-in, nobody's name.

    Titles of permits are set so: the property over what is applied for.
    """
    text = pages.lines[place].text
    if not (free or pages.blank_after(place)) or text[-1] in ".:;,?" or VERB.search(text):
        return False
    following = pages.following(place)
    led = following < len(pages.lines) and pages.lines[following].text[0].islower()
    other = text.startswith(OTHER) or " " not in text or is_person(text, pages.lexicon)
    return len(before) > FULL or not (led or other)
