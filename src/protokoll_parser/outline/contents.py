"""Marks tables of contents: lines outside the items that repeat the items' titles.

Goes in: the chosen headings. Comes out: the kinds with CONTENTS where a table of contents stands, wrapped lines and
its own heading (`Innehållsförteckning`) included.
"""

from collections.abc import Sequence

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.evidence import title_key
from protokoll_parser.outline.headings import LEADERS, Heading

SHORTEST = 14
"""Letters of a title that another line may merely begin with."""


def contents_lines(pages: Pages, headings: Sequence[Heading], back: int) -> tuple[Kind, ...]:
    """Return the kinds of all lines with tables of contents marked."""
    titles = "\n".join(["", *(title_key(heading.title.text) for heading in headings if heading.title), ""])
    kinds = list(pages.kinds)
    outside = [*range(headings[0].index), *range(back, len(pages.lines))]
    hits = [index for index in outside if kinds[index] is Kind.TEXT and _repeats(pages, index, titles)]
    for run in _runs(pages, hits):
        if len(run) < 3 and not _under_label(pages, run[0]):
            continue
        start = _with_label(pages, run[0])
        for index in range(start, _with_wraps(pages, run[-1], headings[0].index)):
            if kinds[index] is Kind.TEXT:
                kinds[index] = Kind.CONTENTS
    return tuple(kinds)


def _repeats(pages: Pages, index: int, titles: str) -> bool:
    """Say whether a line repeats a title, or the beginning of one; of the titles there is one a line."""
    line = pages.lines[index]
    if LEADERS.search(line.text) if "...." in line.text or ". . ." in line.text else False:
        return True
    key = title_key(line.text)
    return key != "" and (f"\n{key}" if len(key) > SHORTEST else f"\n{key}\n") in titles


def _runs(pages: Pages, hits: Sequence[int]) -> list[list[int]]:
    """Group lines that stand together, at most two lines of text between them (a wrapped title)."""
    runs: list[list[int]] = []
    for index in hits:
        if runs and sum(pages.is_text(place) for place in range(runs[-1][-1] + 1, index)) <= 2:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _under_label(pages: Pages, index: int) -> bool:
    before = pages.preceding(index)
    return before >= 0 and _is_agenda_label(pages, before)


def _is_agenda_label(pages: Pages, index: int) -> bool:
    label = pages.label(index)
    return label is not None and label.label.key == "agenda" and label.value >= len(pages.lines[index].text)


def _with_label(pages: Pages, first: int) -> int:
    before = pages.preceding(first)
    return before if before >= 0 and _is_agenda_label(pages, before) else first


def _with_wraps(pages: Pages, last: int, stop: int) -> int:
    """Let the table end after a wrapped last line."""
    following = last + 1
    if following < stop and pages.is_text(following) and LEADERS.search(pages.lines[following].text):
        return following + 1
    return following
