"""Finds the agenda of a text without numbers, by how most of its headings are set.

Goes in: the pages. Comes out: the headings of one style: markdown, strong, behind clock times, or bare.
"""

import re

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.bare import bare_headings
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.marked import markdown_headings, strong_headings
from protokoll_parser.outline.plain import DOCUMENT, LONGEST
from protokoll_parser.outline.slots import slot_headings
from protokoll_parser.people.rows import is_name, read_group
from protokoll_parser.prose.told import all_told


def plain_headings(pages: Pages) -> tuple[list[Heading], str]:
    """Return the agenda of a text without numbers, and its style; the first that has two headings wins."""
    marked = markdown_headings(pages)
    if len(marked) >= 2:
        return marked, "markdown"
    start = _after_front(pages)
    strong = strong_headings(pages, start)
    if len(strong) >= 3:
        return strong, "strong"
    slots = slot_headings(pages)
    if len(slots) >= 3:
        return slots, "slot"
    bare = bare_headings(pages, start)
    return (bare, "bare") if len(bare) >= 2 else (marked, "markdown" if marked else "")


def _after_front(pages: Pages) -> int:
    """Return the line after the labels and lists of people that a text begins with."""
    last = spoken = 0
    for index in range(min(len(pages.lines), 160)):
        if not pages.is_text(index):
            continue
        text = pages.lines[index].text
        spoken += len(text) > LONGEST + 60
        if spoken > 2:
            break
        label = pages.label(index)
        if (
            (label and label.label.scope == "front" and label.label.key not in ("agenda", "secretary", "matter"))
            or read_group(text.split(":")[0], pages.lexicon)
            or any(all_told(text, pages.lexicon))
        ):
            last = index + 1
            while last < len(pages.lines) and (not pages.is_text(last) or _is_row(pages, last)):
                last += 1
        elif last and index > last + 12:
            break
    return last or _after_title(pages)


def _is_row(pages: Pages, index: int) -> bool:
    text = pages.lines[index].text
    return len(text) < LONGEST and ("\t" in text or "   " in text or is_name(re.split(r"[,(]", text)[0].strip()))


def _after_title(pages: Pages) -> int:
    """Return the line after the document's own heading: the lines before the second free-standing block."""
    first = pages.following(-1)
    if first >= len(pages.lines):
        return 0
    if (
        DOCUMENT.search(pages.lines[first].text)
        or any(map(str.isdigit, pages.lines[first].text))
        or pages.lines[first].text.isupper()
    ):
        return first + 1
    return first
