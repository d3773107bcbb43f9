"""Finds the sub-items of an item: `4.1 Målbild`, `a) Tolktjänst`, `10a Rapport`, `### Tvärgrupp vuxna`, bare sub-headings.

Goes in: an item's heading and where the item ends. Comes out: the headings below it, in order. A lettered or numbered
list is none: its entries stand line under line, follow a lead-in, or begin with a small letter.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.bare import bare_lines
from protokoll_parser.outline.chains import best_chain
from protokoll_parser.outline.evidence import weigh
from protokoll_parser.outline.headings import (
    Heading,
    is_untitled,
    numbered_heading,
    run_in_heading,
    run_in_stop,
)
from protokoll_parser.outline.marked import marked_lines
from protokoll_parser.outline.numbered import Numbered
from protokoll_parser.outline.plain import plain_title
from protokoll_parser.outline.titles import ENTRY
from protokoll_parser.source import Slice

_index = attrgetter("index")
LEAST_CASES = 2
"""A single numbered line in an item is no series."""
LISTS = frozenset(("documents", "recipients", "attachments", "vote", "attendance", "proposals", "reservation"))
"""Labels under which short lines are entries, never headings."""


class Agenda(NamedTuple):
    """What is known of an agenda before its items are divided."""

    style: str
    """How its headings are set or numbered."""
    candidates: Sequence[Numbered]
    """Every number that may head something, in order."""
    nested: Sequence[Heading]
    """Headings that are known to stand a level below others."""


def sub_headings(pages: Pages, heading: Heading, stop: int, agenda: Agenda) -> list[Heading]:
    """Return the headings of the sub-items between an item's heading and `stop`."""
    style, candidates, nested = agenda
    known = [child for child in nested if heading.stop <= child.index < stop]
    if known or style == "bare":
        return known
    left = bisect_left(candidates, heading.stop, key=_index)
    inside = candidates[left : bisect_left(candidates, stop, key=_index)]
    numbered = _decimals(pages, heading, inside) if style not in ("decimal", "coded") else []
    if not numbered:
        numbered = _dressed(pages, inside)
    if not numbered and style not in ("markdown", "strong", "bare"):
        if running := _run_in(pages, inside):
            return running
        numbered = _letters(pages, inside, stop) or _cases(pages, inside, stop, style)
    untitled = bool(numbered) and is_untitled(pages, numbered)
    found = [numbered_heading(pages, candidate, untitled=untitled) for candidate in numbered]
    taken = {index for child in found for index in range(child.index, child.stop)} | {
        candidate.index for candidate in inside
    }
    plain = [index for index in marked_lines(pages, heading.stop, stop) if index not in taken]
    if not found and not plain and style not in ("markdown", "strong", "bare"):
        plain = _bare(pages, heading.stop, stop)
    found.extend(_plain(pages, index) for index in plain)
    return sorted(found, key=lambda child: child.index)


def _plain(pages: Pages, index: int) -> Heading:
    line = pages.lines[index]
    return Heading(
        index,
        index + 1,
        None,
        None,
        plain_title(Slice(line, 0, len(line.text))),
        None,
        "markdown" if line.level else "bare",
        level=line.level,
    )


def _decimals(pages: Pages, heading: Heading, inside: Sequence[Numbered]) -> list[Numbered]:
    """Return `4.1`, `4.2` … below item 4, `D1`, `D2` … below item D."""
    if not heading.ordinal:
        return []
    style = "coded" if heading.style == "capital" else "decimal"
    own = [
        candidate
        for candidate in inside
        if candidate.style == style and candidate.ordinal[0] == heading.ordinal[0] and len(candidate.ordinal) == 2
    ]
    titled = [candidate for candidate in own if _is_titled(pages, candidate)]
    if len(titled) == 1 and not (
        (titled[0].index == heading.stop and titled[0].ordinal[-1] == 1)
        or pages.blank_before(titled[0].index)
        or pages.lines[titled[0].index].level
    ):
        return []
    return list(best_chain(weigh(pages, titled, {})).members) if titled else []


def _dressed(pages: Pages, inside: Sequence[Numbered]) -> list[Numbered]:
    """Return `1.`, `2.` … set in bold or as markdown headings inside an item."""
    own = [
        candidate
        for candidate in inside
        if candidate.style in ("dot", "paren")
        and (pages.lines[candidate.index].strong or pages.lines[candidate.index].level)
        and _is_titled(pages, candidate)
    ]
    return list(best_chain(weigh(pages, own, {})).members) if own and own[0].ordinal == (1,) else []


def _is_titled(pages: Pages, candidate: Numbered) -> bool:
    line = pages.lines[candidate.index]
    rest = line.text[candidate.stop :].strip(" .\t")
    if not rest:
        return candidate.style == "decimal" and pages.blank_before(candidate.index)
    if (ENTRY.match(rest) and not line.level) or rest[-1] in ",;":
        return False
    free = pages.blank_before(candidate.index) or line.level > 0 or line.strong
    return (rest[0].isupper() or not rest[0].isalpha()) and (free or len(rest) < 80)


def _letters(pages: Pages, inside: Sequence[Numbered], stop: int) -> list[Numbered]:
    """Return `a)`, `b)` … where text of its own stands below most of them."""
    own = [
        candidate
        for candidate in inside
        if candidate.style == "letter" and not pages.lines[candidate.index].quoted and _can_title(pages, candidate)
    ]
    if not own:
        return []
    chain = best_chain(weigh(pages, own, {})).members
    spoken = sum(
        _has_body(pages, candidate, following.index if following else stop)
        for candidate, following in zip(chain, [*chain[1:], None], strict=True)
    )
    if (
        chain[0].ordinal[-1] != 1
        or spoken * 2 <= len(chain) - (len(chain) > 2)
        or (len(chain) == 1 and not pages.blank_before(chain[0].index))
    ):
        return []
    return list(chain)


def _run_in(pages: Pages, inside: Sequence[Numbered]) -> list[Heading]:
    """Return `a)`, `b)` … where a title and then running text stand on the line of each, or of all but one."""
    own = [candidate for candidate in inside if candidate.style == "letter" and not pages.lines[candidate.index].quoted]
    chain = best_chain(weigh(pages, own, {})).members if len(own) > 1 else ()
    stops = [run_in_stop(pages, candidate) for candidate in chain]
    if len(chain) < LEAST_CASES or chain[0].ordinal != (1,) or stops.count(0) > (len(chain) > LEAST_CASES):
        return []
    return [
        run_in_heading(pages, candidate, end) if end else numbered_heading(pages, candidate, untitled=False)
        for candidate, end in zip(chain, stops, strict=True)
    ]


def _cases(pages: Pages, inside: Sequence[Numbered], stop: int, style: str) -> list[Numbered]:
    """Return `1.`, `2.` … where each of them is decided on by itself, under a label: motions, applications."""
    own = [
        candidate
        for candidate in inside
        if candidate.style in ("dot", "paren") and candidate.style != style and _can_title(pages, candidate)
    ]
    if len(own) < LEAST_CASES or own[0].ordinal != (1,):
        return []
    chain = best_chain(weigh(pages, own, {})).members
    stops = [*(following.index for following in chain[1:]), stop]
    decided = all(
        any(_is_decision(pages, index) for index in range(candidate.index + 1, end))
        for candidate, end in zip(chain, stops, strict=True)
    )
    return list(chain) if decided and len(chain) >= LEAST_CASES else []


def _is_decision(pages: Pages, index: int) -> bool:
    """Say whether a line opens with a label of decisions."""
    label = pages.label(index) if pages.is_text(index) else None
    return label is not None and label.label.key == "decision"


def _can_title(pages: Pages, candidate: Numbered) -> bool:
    line = pages.lines[candidate.index]
    rest = line.text[candidate.stop :].strip(" .\t")
    entry = ENTRY.match(rest) and not line.level  # `## a) Att växa upp` is a heading for all that
    if not rest or rest[0].islower() or entry or rest[-1] in ",;" or len(rest) > 200:
        return False
    before = pages.preceding(candidate.index)
    return before < 0 or not pages.lines[before].text.endswith((":", "genom", " att"))


def _has_body(pages: Pages, candidate: Numbered, stop: int) -> bool:
    """Say whether running text of its own stands below a lettered line."""
    following = pages.following(candidate.index)
    if following >= stop:
        return False
    text = pages.lines[following].text
    return not text[0].islower() and not pages.lines[following].marker


def _bare(pages: Pages, start: int, stop: int) -> list[int]:
    """Return bare sub-headings; under a label whose entries are short lines there are none."""
    found = []
    for index in bare_lines(pages, start, stop):
        if _label_above(pages, index, start) in LISTS or pages.following(index) >= stop:
            continue
        found.append(index)
    free = [index for index in found if pages.blank_after(index) and pages.blank_before(index)]
    return found if len(found) - len(free) >= 2 else free


def _label_above(pages: Pages, index: int, start: int) -> str:
    """Return the key of the label that governs a line, `text` where none does."""
    place = index
    while (place := pages.preceding(place)) >= start:
        label = pages.label(place)
        if label and label.label.scope == "item":
            return label.label.key
    return "text"
