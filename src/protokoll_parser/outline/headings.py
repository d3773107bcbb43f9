"""Reads a chosen heading: its label, its title (on the line, the next line or over two) and its registry number.

Goes in: the line that the heading stands on. Comes out: a `Heading`, which says which lines it took.
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.numbered import Numbered, recognise_numbered
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person
from protokoll_parser.source import Line, Passage, Slice, cells, join, whole
from protokoll_parser.values.references import find_reference, whole_reference
from protokoll_parser.words.lexicon import lexicon_in_use

TRAILING = lazy(r"[ \t(]([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5}[ /-]?(?:19|20)\d\d[/:]\d{1,6})[ \t]*$")
BRACKETED = lazy(r"[ \t]*[(\[](?P<inside>[^()\[\]]{4,40})[)\]][ \t]*$")
"""A bracket at the end of a title; its registry number: `(KS/2023:310)`."""
PROPERTY = lazy(r"(?:^[A-ZÅÄÖ][\w-]+ \d{1,3}|[^\W\d_] \d{1,3}:\d{1,4})(?:,[^,.:;]{3,30})?$")
"""How the name of a property looks: `Rådjuret 8, Skogsvägen 14`, or ends: `Norra Kyrkbyn 4:2`."""
OFFICIAL = lazy(r"(?:19|20)\d\d|(?P<series>[A-ZÅÄÖ]{2,})\b")
"""What tells a registry number in brackets from a property's name (`Tallmon 2:17`)."""
SENTENCE_END = lazy(r"[^\W\d_]{3}[.!?][ ]{1,3}[A-ZÅÄÖ]")
LEADERS = lazy(r"[ \t]*(?:\.[ ]?){4,}[ \t]*\d{0,4}$")
DANGLING = frozenset(
    "och eller för i av om till samt med på vid från inom mellan över enligt kap. den det en ett ny nya § –".split()
)
LONGEST_TITLE = 260
ENTRY = lazy(r"(?:[aA]tt\s|[-–•*]\s)")
VERB = lazy(
    r"(?:^|\s)(?:är|var|har|hade|ska|skall|kan|får|fick|finns|fanns|blir|blev|vill|kommer|\w{3,}(?:ades|ade|des|tes|erar|erade|gjorde)|valdes|utsågs|utsågos|beslöts|beslöt|"
    r"hälsar|hälsade|öppnar|öppnade|informerar|redovisar|föredrar|beslutar|godkänns|godkändes|lades|läggs|noteras|voro|fingo|föredrogs|föreslår|meddelar|hänskjuts|hänsköts|bordläggs|skjuts|sköts|utgår|lyfts|läggs|tas|ges|uppgick|uppgår|består)(?=[\s,.]|$)"
)


class Heading(NamedTuple):
    """A heading of the agenda."""

    index: int  # type: ignore[assignment]  # a line's index hides tuple.index, which nobody asks for
    """Index of the line that it begins on."""
    stop: int
    """Index of the line after its last line (title and registry number included)."""
    label: Slice | None
    number: str | None
    title: Passage | None
    reference: Slice | None
    style: str
    ordinal: tuple[int, ...] = ()
    last: int = 0
    level: int = 0
    inline: int = 0
    """Where the running text begins on the heading's own line, if the heading has no title; else 0."""


def numbered_heading(pages: Pages, candidate: Numbered, *, untitled: bool) -> Heading:
    """Read a numbered heading; `untitled` says that the series' numbers stand before running text."""
    line = pages.lines[candidate.index]
    label = Slice(line, candidate.start, candidate.stop)
    rest = _rest(line, candidate.stop)
    reference, rest = _split_reference(rest)
    stop = candidate.index + 1
    if untitled and rest is not None:
        return _heading(candidate, label, stop, None, reference, line.level, inline=rest.start)
    below, stop = _reference_below(pages, stop)
    reference = reference or below
    slices: list[Slice] = []
    if rest is not None:
        slices.append(rest)
        stop = _wrapped(pages, candidate.index, stop, rest, slices)
    elif not (untitled and _runs_below(pages, stop)):
        stop = _title_below(pages, stop, slices)
    if reference is None and slices:
        last, trimmed = _split_reference(slices[-1])
        if last is not None and trimmed is not None:
            reference, slices[-1] = last, trimmed
    if reference is None:
        reference, stop = _reference_below(pages, stop)
    title = join(slices) if slices else None
    return _heading(candidate, label, stop, title, reference, line.level)


def is_untitled(pages: Pages, members: Sequence[Numbered]) -> bool:
    """Say whether the numbers of a series stand before running text (`§ 4. Dagordningen godkändes.`), not titles."""
    spoken = 0
    places = {member.index for member in members}
    for member in members:
        line = pages.lines[member.index]
        rest = line.text[member.stop :].strip(" .:\t")
        if not rest or pages.lines[member.index].level:
            spoken += not rest and _runs_below(pages, member.index + 1)
            continue
        joined = rest if pages.blank_after(member.index) else rest + " " + pages.lines[member.index + 1].text
        below = pages.following(member.index)  # a title may end in a full stop, too, but then its text follows
        ended = line.text.endswith(".") and (below in places or below >= len(pages.lines) or bool(pages.label(below)))
        spoken += (
            ended
            or line.text.endswith((",", "-"))
            or SENTENCE_END.search(rest) is not None
            or (VERB.search(rest) is not None and VERB.search(joined) is not None)
        )
    return spoken * 2 > len(members)


def _runs_below(pages: Pages, stop: int) -> bool:
    """Say whether what stands below a number alone is running text: a sentence, or the first line of one.

    A title may have a line of text right below it; it does not run on there in small letters, and no verb is left open.
    """
    place = _next_text(pages, stop, blanks=3)
    if place is None:
        return False
    text = pages.lines[place].text
    if text.endswith(".") or SENTENCE_END.search(text):
        return True
    if pages.blank_after(place):
        return False
    below = pages.lines[place + 1].text
    going_on = below[0].islower() and (below.endswith(".") or VERB.search(f"{text} {below}") is not None)
    return going_on or VERB.search(text) is not None


def _heading(
    candidate: Numbered,
    label: Slice,
    stop: int,
    title: Passage | None,
    reference: Slice | None,
    level: int,
    inline: int = 0,
) -> Heading:
    return Heading(
        candidate.index,
        stop,
        label,
        candidate.number,
        title,
        reference,
        candidate.style,
        candidate.ordinal,
        candidate.last,
        level,
        inline,
    )


def _rest(line: Line, start: int) -> Slice | None:
    """Return what follows the label on its line, without dot leaders and a second number column (`Au 98 §`)."""
    text = line.text
    stop = len(text)
    if leaders := LEADERS.search(text, start) if "...." in text or ". . ." in text else None:
        stop = leaders.start()
    while start < stop and (text[start].isspace() or text[start] in ":.–-"):
        start += 1
    return Slice(line, start, stop) if start < stop else None


def _split_reference(rest: Slice | None) -> tuple[Slice | None, Slice | None]:
    """Take a registry number at the right margin (or the whole of the rest) off a title."""
    if rest is None:
        return None, None
    text = rest.text
    found = find_reference(text)
    if found and (found.outer_stop >= len(text.rstrip()) or not text[found.outer_stop :].strip(" ,.;()")):
        left = text[: found.outer_start].rstrip(" \t,;(–-")
        trimmed = Slice(rest.line, rest.start, rest.start + len(left)) if left.strip() else None
        return Slice(rest.line, rest.start + found.start, rest.start + found.stop), trimmed
    if trailing := TRAILING.search(text) if text[-1:].isdigit() else None:
        start = rest.start + trailing.start(1)
        left = text[: trailing.start()].rstrip()
        number = Slice(rest.line, start, rest.start + len(text.rstrip()))
        return number, Slice(rest.line, rest.start, rest.start + len(left)) if left else None
    if inside := BRACKETED.search(text) if text[-1] in ")]" else None:
        official = OFFICIAL.match(inside["inside"])
        published = official and (official["series"] or "").casefold() in lexicon_in_use().words.get("publications", ())
        bracketed = whole_reference(inside["inside"]) if official and not published else None
        if bracketed:
            start = rest.start + inside.start("inside")
            number = Slice(rest.line, start + bracketed.start, start + bracketed.stop)
            return number, Slice(rest.line, rest.start, rest.start + inside.start()) if inside.start() else None
    columns = cells(rest)
    alone = (
        whole_reference(columns[-1].text) if columns and (len(columns) > 1 or not any(map(str.islower, text))) else None
    )
    if alone:
        last = columns[-1]
        trimmed = Slice(rest.line, rest.start, columns[-2].stop) if len(columns) > 1 else None
        return Slice(rest.line, last.start + alone.start, last.start + alone.stop), trimmed
    return None, rest


def _reference_below(pages: Pages, stop: int) -> tuple[Slice | None, int]:
    """Read a registry number, or an earlier body's paragraph (`Au 98 §`), on a line of its own after `stop`."""
    place = _next_text(pages, stop, blanks=2)
    if place is None:
        return None, stop
    line = pages.lines[place]
    if len(line.text) < 60:
        found = whole_reference(line.text)
        if found:
            return Slice(line, found.start, found.stop), place + 1
        named = find_reference(line.text)
        if named and named.outer_start == 0 and not any(map(str.islower, line.text[named.outer_stop :])):
            return Slice(line, named.start, named.stop), place + 1
        second = recognise_numbered(line)
        if (
            second
            and second.style in ("after", "paragraph")
            and not line.text[second.stop :].strip()
            and line.text[:1].isalpha()
            and pages.lines[stop - 1].text
        ):
            return None, place + 1
    return None, stop


def _next_text(pages: Pages, index: int, blanks: int) -> int | None:
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


def _wrapped(pages: Pages, first: int, stop: int, rest: Slice, slices: list[Slice]) -> int:
    """Add the lines that a title runs on over; return where the heading stops."""
    while stop < len(pages.lines) and pages.kinds[stop] is Kind.TEXT and len(slices) < 4:
        line, before = pages.lines[stop], slices[-1].text
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


def _title_below(pages: Pages, stop: int, slices: list[Slice]) -> int:
    """Find the title of a number that stands alone: the next line of text that is no label and no sentence."""
    place = _next_text(pages, stop, blanks=3)
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
    """Say whether a line below a number alone is running text: it goes on with another sentence, or leads in clauses."""
    text = pages.lines[place].text
    below = pages.lines[place + 1].text if not pages.blank_after(place) else ""
    another = SENTENCE_END.search(text) is not None and len(text) > LONGEST_SENTENCES
    return another or (VERB.search(text) is not None and ENTRY.match(below) is not None)


LONGEST_SENTENCES = 70
"""A title of two sentences is not longer."""


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


OTHER = ("Bilag", "bilag", "Bildspel", "Inga ", "Inget ", "Ingen ", "Ej ", "Se ", "Utgår")
"""How a short line begins that tells of the matter instead of naming it."""
FULL = 60
"""A title this long ran on because its line was full."""
