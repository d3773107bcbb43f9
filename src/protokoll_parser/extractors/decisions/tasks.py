"""Reads tasks: what stands under `Åtgärd`, `Att göra`, `Ansvarig`, and says who is to do what.

Paragraphs in, drafts out. A task is a sentence, or a line where every line begins with somebody's name:

    Åtgärd: Pia och Rickard tar fram en rutin.
    Att göra till städdagen: / Mehmet – beställer container / Ulla – sätter upp lappar
    Ansvarig: Ann-Britt svarar apoteket, klart senast 31/3.
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.decisions.doers import divide, people_first
from protokoll_parser.extractors.decisions.drafts import Draft, responsible_of
from protokoll_parser.extractors.decisions.points import points_of
from protokoll_parser.extractors.decisions.sheets import Sheet, merge
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Span
from protokoll_parser.structure import Block, Paragraph

DONE = lazy(r"[\s,;(]+(?:klart|klar|senast|deadline|datum|tidpunkt|status)\b.*$", re.IGNORECASE)
"""When it is to be done, behind who is to do it: `N N   Klart: 2023-05-24`."""
SHORTEST = 4
"""Shorter texts (`-`, `Nej`) are no tasks."""


def read_tasks(paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """Return the tasks of some paragraphs as one decision."""
    kept = [paragraph for paragraph in paragraphs if len(paragraph.passage.text) >= SHORTEST]
    if not kept or kept[0].passage.text.lower().startswith(("inga ", "ingen ", "inget ")):
        return []
    sheet = merge(kept)
    return [
        Draft(None, False, sheet, _lines(sheet) or points_of(sheet, None), task=True, responsible=responsible_of(sheet))
    ]


def count_tasks(paragraphs: Sequence[Paragraph]) -> int:
    """Count the paragraphs of a list of tasks: entries, or lines that begin with who is to do it."""
    count = 0
    for paragraph in paragraphs:
        if not (paragraph.marker or people_first(paragraph.passage.text)):
            break
        count += 1
    return count


def answer_for(drafts: list[Draft], block: Block) -> list[Draft]:
    """Let those named under `Ansvarig` answer for the decision before; if it says what they are to do, it is a task."""
    named = [paragraph for paragraph in block.paragraphs[: 1 if block.inline else None] if paragraph.passage.text]
    text = " ".join(paragraph.passage.text for paragraph in named)
    text = DONE.sub("", text)
    if people_first(text):
        return [*drafts, *read_tasks(named)]
    if not drafts or not text:
        return drafts
    return [*drafts[:-1], drafts[-1]._replace(responsible=(*drafts[-1].responsible, *divide(text)))]


def told_task(before: Block, block: Block, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the paragraph before `Ansvarig` as a task, if it tells what the one named there is to do and decides nothing."""
    named = [paragraph.passage.text for paragraph in block.paragraphs if paragraph.passage.text]
    last = next((paragraph for paragraph in reversed(before.paragraphs) if paragraph.passage.text), None)
    if len(named) != 1 or last is None or block.inline:
        return []
    start, stop = last.passage.span()
    told = any(draft.sheet.passage.span()[0] < stop and start < draft.sheet.passage.span()[1] for draft in drafts)
    return [] if told or people_first(last.passage.text) != divide(named[0]) else read_tasks([last])


def _lines(sheet: Sheet) -> tuple[Span, ...]:
    """Return the lines of a list of tasks, if each begins with who is to do it."""
    text = sheet.passage.text
    before = (None, *(piece.line for piece in sheet.passage.slices))
    begins = [
        at
        for at, piece, line in zip(sheet.passage.at, sheet.passage.slices, before, strict=False)
        if piece.line is not line
    ]
    stops = (*begins[1:], len(text))
    spans = tuple(
        Span(start, start + len(text[start:stop].rstrip())) for start, stop in zip(begins, stops, strict=True)
    )
    return spans if len(spans) > 1 and all(people_first(text[start:stop]) for start, stop in spans) else ()
