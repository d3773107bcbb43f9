"""Splits the text into sections: what stands before the items, the items with their sub-items, and what follows.

Goes in: the lines and their kinds. Comes out: an `Outline`. Every line of text belongs to exactly one part: the
front, one section's own lines or heading, or the back. Recognisers propose headings line by line and may be wrong;
here the whole text decides which series of them holds together (chains.py), and what lost is kept with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.back import find_back
from protokoll_parser.outline.chains import Chain, best_chain
from protokoll_parser.outline.contents import contents_lines
from protokoll_parser.outline.evidence import opening, title_key, title_of, weigh
from protokoll_parser.outline.gaps import fill_gaps
from protokoll_parser.outline.headings import Heading, is_untitled, numbered_heading
from protokoll_parser.outline.lone import dates_the_meeting, lone_heading, untitled_heading
from protokoll_parser.outline.numbered import RECOGNISERS, TIME, Numbered, lettered
from protokoll_parser.outline.slips import with_slips
from protokoll_parser.outline.subitems import Agenda, sub_headings
from protokoll_parser.outline.unnumbered import plain_headings
from protokoll_parser.source import Line

ITEM_STYLES = ("paragraph", "after", "word", "dot", "paren", "digits", "roman", "yearly", "decimal", "capital", "coded")
"""Styles whose series can be the agenda; small letters never are."""
LEAST = 3.6
"""A series worth less than this (about two headings with titles) is no agenda."""
LEAST_MARKED = 3
"""Markdown headings of a document that is divided by them: its title and two more."""
PREFERENCE = {"word": 1.25, "paragraph": 1.2, "after": 1.2, "decimal": 0.35, "digits": 0.95, "coded": 0.2}
"""A series of § or `Punkt` is the agenda even where a list inside an item is about as long."""


class Section(NamedTuple):
    """A heading, the lines of its own, and the sections below it."""

    heading: Heading
    start: int
    """Index of the heading's line."""
    own_stop: int
    """Index of the line before which its own lines end (where the first sub-section begins)."""
    stop: int
    """Index of the line before which the whole section ends."""
    sections: tuple["Section", ...] = ()


class Rejected(NamedTuple):
    """A heading that was proposed and lost, and why."""

    index: int  # type: ignore[assignment]  # as in source.Line
    style: str
    reason: str


class Outline(NamedTuple):
    """How the text is divided."""

    pages: Pages
    """The lines, with the tables of contents marked."""
    sections: tuple[Section, ...]
    first: int
    """Index of the first item's line; everything before is front. In a text without headings the line that tells of the
    meeting and of its first decision at once belongs to both."""
    back: int
    """Index of the line that the back begins on."""
    style: str
    """The style of the agenda's headings: `paragraph`, `dot`, `markdown`, `bare` …; empty if there are none."""
    rejected: tuple[Rejected, ...] = ()

    def front_lines(self) -> tuple[Line, ...]:
        """Return the lines of text before the first item."""
        return self.pages.text(0, self.first)

    def header_lines(self) -> tuple[Line, ...]:
        """Return the lines of page furniture, each wording once."""
        seen: dict[str, Line] = {}
        for line, kind in zip(self.pages.lines, self.pages.kinds, strict=True):
            if kind is Kind.FURNITURE:
                seen.setdefault(line.text, line)
        return tuple(seen.values())

    def back_lines(self) -> tuple[Line, ...]:
        """Return the lines of text after the last item."""
        return self.pages.text(self.back, len(self.pages.lines))


def outline(pages: Pages) -> Outline:
    """Divide the text; the same text is always divided in the same way."""
    marked = sum(line.level > 0 for line in pages.lines) >= LEAST_MARKED  # then a table's rows are no headings
    candidates = _told_apart(
        found
        for index, line in enumerate(pages.lines)
        if pages.kinds[index] is Kind.TEXT
        for recognise in RECOGNISERS
        if (found := recognise(line)) and not (line.row and marked)
    )
    chain, style = _agenda(pages, candidates)
    if chain.members:
        untitled = is_untitled(pages, chain.members)
        headings = fill_gaps(pages, [numbered_heading(pages, member, untitled=untitled) for member in chain.members])
    else:
        headings, style = plain_headings(pages)
        if len(headings) <= 1 and (lone := lone_heading(pages, candidates)):
            headings, style = [numbered_heading(pages, lone, untitled=False)], lone.style
    if not headings:
        return _without_headings(pages, candidates)
    back = find_back(pages, headings)
    headings = [heading for heading in headings if heading.index < back]
    nested = _nested(headings, style)
    headings = [heading for heading in headings if heading not in nested]
    kinds = contents_lines(pages, headings, back)
    pages = pages._replace(kinds=kinds)
    agenda = Agenda(style, candidates, nested)
    sections = tuple(
        _section(pages, heading, following.index if following else back, agenda)
        for heading, following in zip(headings, [*headings[1:], None], strict=True)
    )
    return Outline(pages, sections, headings[0].index, back, style, _rejected(candidates, _chosen(sections), style))


def _without_headings(pages: Pages, candidates: Sequence[Numbered]) -> Outline:
    """Divide a text without an agenda: what is decided in running text is one item, or there is none."""
    rejected = _rejected(candidates, set(), "")
    heading = untitled_heading(pages)
    back = find_back(pages, [heading]) if heading else 0
    if heading is None or back <= heading.index:
        return Outline(pages, (), len(pages.lines), len(pages.lines), "", rejected)
    first = heading.index + dates_the_meeting(pages, heading.index)
    return Outline(pages, (Section(heading, heading.index, back, back),), first, back, "", rejected)


def _told_apart(candidates: Iterable[Numbered]) -> list[Numbered]:
    """Tell numbers from their doubles by what stands above them.

    `9.10` is a number below 9.9, `23:10` below 23:9, else the time, and no candidate; `I` is a letter below H, else a
    Roman number.
    """
    kept: list[Numbered] = []
    seen: set[tuple[int, ...]] = set()
    letter = 0
    for candidate in candidates:
        if candidate.style == "clock" or (candidate.style == "yearly" and TIME.fullmatch(candidate.number)):
            hour, minute = candidate.ordinal
            if (hour, minute - 1) not in seen:
                continue
        if candidate.style == "clock":
            candidate = candidate._replace(style="decimal")  # noqa: PLW2901  what it turned out to be
        if candidate.style == "roman" and (as_letter := lettered(candidate)) and as_letter.last == letter + 1:
            candidate = as_letter  # noqa: PLW2901  as above
        if candidate.style in ("decimal", "yearly"):
            seen.add(candidate.ordinal)
        elif candidate.style == "capital":
            letter = candidate.last
        kept.append(candidate)
    return kept


def _agenda(pages: Pages, candidates: Sequence[Numbered]) -> tuple[Chain, str]:
    """Return the series of numbered headings that is the agenda; an empty chain if there is none."""
    by_style: dict[str, list[Numbered]] = defaultdict(list)
    for candidate in candidates:
        by_style[candidate.style].append(candidate)
    series = {style: with_slips(pages, style, by_style) for style in ITEM_STYLES if by_style[style]}
    known = _known_titles(pages, {title_of(pages, each) for proposed in series.values() for each in proposed})
    best, chosen, most = Chain((), 0.0), "", 0.0
    for style, proposed in series.items():
        chain = best_chain(weigh(pages, proposed, known))
        worth = chain.score * PREFERENCE.get(style, 1.0)
        if worth > most and not _is_list(pages, chain.members):
            best, chosen, most = chain, style, worth
    if most < LEAST or len(best.members) < 2:
        return Chain((), 0.0), ""
    return best, chosen


def _is_list(pages: Pages, members: Sequence[Numbered]) -> bool:
    """Say whether a series is a mere list: its entries stand line under line, without text of their own."""
    tight = sum(
        not pages.blank_before(following.index)
        and following.index == member.index + 1
        and not pages.lines[following.index].level
        for member, following in pairwise(members)
    )
    return tight * 3 > 2 * (len(members) - 1)


def _known_titles(pages: Pages, titles: set[str]) -> Mapping[str, int]:
    """Count in how many short lines each of the titles stands: one that a table of contents repeats stands twice."""
    openings = {opening(title) for title in titles}
    return Counter(
        title_key(line.text)
        for line, kind in zip(pages.lines, pages.kinds, strict=True)
        if kind is Kind.TEXT and len(line.text) < 170 and opening(line.text) in openings
    )


def _nested(headings: Sequence[Heading], style: str) -> list[Heading]:
    """Return the headings of an agenda that stand below others of it: `9.5.1` below `9.5`."""
    if style == "decimal":
        least = min(len(heading.ordinal) for heading in headings)
        first = next(place for place, heading in enumerate(headings) if len(heading.ordinal) == least)
        return [heading for heading in headings[first:] if len(heading.ordinal) > least]
    return [heading for heading in headings if style == "bare" and heading.level > 1]


def _section(pages: Pages, heading: Heading, stop: int, agenda: Agenda) -> Section:
    """Divide what stands under one heading into its own lines and its sub-sections."""
    children = sub_headings(pages, heading, stop, agenda)
    stops = [*(child.index for child in children[1:]), stop]
    sections = tuple(
        Section(child, child.index, following, following) for child, following in zip(children, stops, strict=False)
    )
    return Section(heading, heading.index, children[0].index if children else stop, stop, sections)


def _chosen(sections: Sequence[Section]) -> set[int]:
    return {section.start for section in sections} | {child.start for section in sections for child in section.sections}


def _rejected(candidates: Sequence[Numbered], chosen: set[int], style: str) -> tuple[Rejected, ...]:
    """Say of each number that heads nothing why; `style` is that of the agenda, empty where there is none."""
    count = Counter(candidate.style for candidate in candidates)
    return tuple(
        Rejected(candidate.index, candidate.style, _reason(candidate, style, count[candidate.style]))
        for candidate in candidates
        if candidate.index not in chosen
    )


def _reason(candidate: Numbered, style: str, count: int) -> str:
    if style == candidate.style:
        return f"number {candidate.number} does not fit into the agenda's series"
    if style:
        return f"the agenda's headings are in style `{style}`"
    if count == 1:
        return "a single number; it heads an item only where it is a § or 1, stands free and has a title and text below"
    return f"the {count} numbers of this style make no agenda: too few stand free, with a title and text below"
