"""Reads a chosen heading: its label, its title (on the line, the next line or over two) and its registry number.

Goes in: the line that the heading stands on. Comes out: a `Heading`, which says which lines it took.
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.numbered import Numbered, recognise_numbered
from protokoll_parser.outline.titles import SENTENCE_END, VERB, next_text, title_below, wrapped
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Passage, Slice, cells, join
from protokoll_parser.values.references import find_reference, whole_reference
from protokoll_parser.words.lexicon import lexicon_in_use

TRAILING = lazy(r"[ \t(]([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5}[ /-]?(?:19|20)\d\d[/:]\d{1,6})[ \t]*$")
BRACKETED = lazy(r"[ \t]*[(\[](?P<inside>[^()\[\]]{4,40})[)\]][ \t]*$")
"""A bracket at the end of a title; its registry number: `(KS/2023:310)`."""
OFFICIAL = lazy(r"(?:19|20)\d\d|(?P<series>[A-ZÅÄÖ]{2,})\b")
"""What tells a registry number in brackets from a property's name (`Tallmon 2:17`)."""
RUN_IN = lazy(r"[ \t]+(?P<title>[A-ZÅÄÖ\"”][^.:;?!\n]{1,58}[^\s.:;?!])\.[ ]{1,3}(?=[A-ZÅÄÖ\"”\d])")
MOST_WORDS = 6
"""Of a title that running text follows on its line."""
MOST_WORDS_FREE = 10
"""Of one that opens a paragraph of its own."""
LEADERS = lazy(r"[ \t]*(?:\.[ ]?){4,}[ \t]*\d{0,4}$")


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
    """Where the running text begins on the heading's own line, if any does: there is no title, or it runs in; else 0."""


def numbered_heading(pages: Pages, candidate: Numbered, *, untitled: bool) -> Heading:
    """Read a numbered heading; `untitled` says that the series' numbers stand before running text."""
    line = pages.lines[candidate.index]
    rest = _rest(line, candidate.stop)
    reference, rest = _split_reference(rest)
    stop = candidate.index + 1
    if untitled and rest is not None:
        return _heading(candidate, line, stop)._replace(reference=reference, inline=rest.start)
    below, stop = _reference_below(pages, stop)
    reference = reference or below
    slices: list[Slice] = []
    if rest is not None:
        slices.append(rest)
        stop = wrapped(pages, candidate.index, stop, rest, slices)
    elif not (untitled and _runs_below(pages, stop)):
        stop = title_below(pages, stop, slices)
    if reference is None and slices:
        last, trimmed = _split_reference(slices[-1])
        if last is not None and trimmed is not None:
            reference, slices[-1] = last, trimmed
    if reference is None:
        reference, stop = _reference_below(pages, stop)
    title = join(slices) if slices else None
    return _heading(candidate, line, stop)._replace(title=title, reference=reference)


def run_in_stop(pages: Pages, candidate: Numbered) -> int:
    """Return where a title ends that running text follows on its line (`a) Skolskjutsar. Bo rapporterade.`); 0 for none."""
    text = pages.lines[candidate.index].text
    found = RUN_IN.match(text, candidate.stop)
    below = pages.lines[candidate.index + 1] if candidate.index + 1 < len(pages.lines) else None
    free = pages.blank_before(candidate.index) and not (below and below.text and recognise_numbered(below))
    most = MOST_WORDS_FREE if free else MOST_WORDS
    if not found or len(found["title"].split()) > most or VERB.search(f" {found['title']} "):
        return 0
    return found.end("title")


def run_in_heading(pages: Pages, candidate: Numbered, stop: int) -> Heading:
    """Read a numbered heading whose title ends at `stop`, the running text behind it."""
    line = pages.lines[candidate.index]
    title = _rest(line, candidate.stop)
    start = stop
    while start < len(line.text) and line.text[start] in ".: \t":
        start += 1
    cut = join([title._replace(stop=stop)]) if title else None
    return _heading(candidate, line, candidate.index + 1)._replace(title=cut, inline=start)


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
        ended = line.text.endswith(".") and (below in places or _begins_anew(pages, below))
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
    place = next_text(pages, stop, blanks=3)
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


def _begins_anew(pages: Pages, place: int) -> bool:
    """Say whether no text of the heading above can stand on a line: the end, a label, the number of the next item."""
    if place >= len(pages.lines) or pages.label(place):
        return True
    line = pages.lines[place]
    if line.label:  # a cell of a column beside the text
        return True
    return pages.blank_before(place) and line.text[0].isdigit() and recognise_numbered(line) is not None


def _heading(candidate: Numbered, line: Line, stop: int) -> Heading:
    """Make a heading of a number, its title yet to be read."""
    label = Slice(line, candidate.start, candidate.stop)
    return Heading(
        candidate.index, stop, label, candidate.number, None, None, candidate.style, candidate.ordinal, candidate.last,
        line.level,
    )  # fmt: skip


def _rest(line: Line, start: int) -> Slice | None:
    """Return what follows the label on its line, without dot leaders and a second number column (`Au 98 §`)."""
    text = line.text
    stop = len(text)
    if leaders := LEADERS.search(text, start) if "...." in text or ". . ." in text else None:
        stop = leaders.start()
    while start < stop and (text[start].isspace() or text[start] in ":.,–-"):
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
    place = next_text(pages, stop, blanks=2)
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
