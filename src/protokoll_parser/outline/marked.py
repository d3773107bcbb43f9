"""Proposes the headings without numbers that are set as such.

Forms:

    ## Lägesrapport                     markdown
    **Diskussion om budgeten**          strong

Standing labels (`Beslut`, `Dokument`), headings of attendance lists and lead-ins that end in a colon are no headings.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.plain import DATED, DAY, DOCUMENT, is_topic, plain_heading
from protokoll_parser.outline.slots import is_break
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.prose.told import all_told

LEAST_BELOW = 2
"""Headings below the one that is the document's own."""
LISTED = lazy(r"[-*•–]|\d{1,2}[.)][ \t]")


def marked_lines(pages: Pages, start: int, stop: int, *, agenda: bool = False) -> Iterator[int]:
    """Yield the lines with markdown headings or bold type that can be headings of items.

    In an `agenda` without numbers a label that is a topic as well (`Ekonomi`) heads an item.
    """
    for index in range(start, stop):
        line = pages.lines[index]
        if (
            (line.level or line.strong)
            and pages.is_text(index)
            and not line.quoted
            and not line.row
            and (_can_head(pages, index) or (agenda and is_topic(pages, index)))
        ):
            yield index


def markdown_headings(pages: Pages) -> list[Heading]:
    """Return the markdown headings of items: those of the highest level that has two, without the document's own."""
    levels = [index for index in marked_lines(pages, 0, len(pages.lines), agenda=True) if pages.lines[index].level]
    first = next((index for index, line in enumerate(pages.lines) if line.text and pages.is_text(index)), 0)
    titles = {
        index
        for index in levels[:2]
        if index <= first + 6 and (DOCUMENT.search(pages.lines[index].text) or index == first)
    }
    if not titles and _heads_all(pages, levels, first):
        titles = {levels[0]}
    rest = [index for index in levels if index not in titles]
    if not rest:
        return []
    counts = [level for level in range(1, 7) if sum(pages.lines[index].level == level for index in rest) >= 2]
    top = min(counts) if counts else min(pages.lines[index].level for index in rest)
    return [plain_heading(pages, index, "markdown") for index in rest if pages.lines[index].level <= top]


def _heads_all(pages: Pages, levels: Sequence[int], first: int) -> bool:
    """Say whether the first heading stands alone above all others, as that of a web page does.

    It stands near the top, or below a menu and names the kind of document.
    """
    above = pages.lines[levels[0]].level if levels else 0
    return bool(
        len(levels) > LEAST_BELOW
        and (levels[0] <= first + 6 or DOCUMENT.search(pages.lines[levels[0]].text))
        and all(pages.lines[index].level > above for index in levels[1:])
    )


def strong_headings(pages: Pages, start: int) -> list[Heading]:
    """Return the lines set in bold that can be headings of items, from a line on."""
    lines = marked_lines(pages, start, len(pages.lines), agenda=True)
    return [plain_heading(pages, index, "strong") for index in lines if pages.lines[index].strong]


def _can_head(pages: Pages, index: int) -> bool:
    """Say whether the words of a marked line can be a title."""
    text = pages.lines[index].text
    if (
        not text
        or len(text) > 200
        or text[-1] in ":;,"
        or DAY.match(text)
        or (text[-1] == "." and not pages.lines[index].level)
    ):
        return False
    if text.endswith((" beslutar", " beslutade", " yrkar", " att")):
        return False
    following = pages.following(index)
    if is_break(pages, index):
        return False
    if (
        not pages.lines[index].level
        and following < len(pages.lines)
        and LISTED.match(pages.lines[following].marker + pages.lines[following].text)
    ):
        return False
    label = pages.label(index)
    if label and (
        label.value >= len(text) or label.label.scope == "front" or label.label.key not in ("background", "action")
    ):
        return False
    return not (_heads_people(pages, index) or DATED.match(text))


def _heads_people(pages: Pages, index: int) -> bool:
    """Say whether a line is the heading of a list of people."""
    if not read_group(pages.lines[index].text, pages.lexicon):
        return False
    following = pages.following(index)
    if following >= len(pages.lines) or pages.lines[following].row:
        return True
    text = pages.lines[following].text
    return is_person(text, pages.lexicon) or any(all_told(text, pages.lexicon))
