"""Parts a line that holds several lines of an HTML page, as a browser sets them: before and behind their block tags.

Goes in: a decoded text and where a physical line stands in it. Comes out: where its parts stand; they join up without
gaps, so places stay those of the one text. Which elements are blocks is the HTML standard's (15.3, the rendering of
flow content). A row of a table stays one line, its cells apart as tabs set them (mend.py), except where the cells hold
headings, lists or tables of their own: then the table only lays out the page. Scripts and style sheets are not read.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line

OWN = r"(?:\s[^<>]*|/)?>"
"""What may stand behind the name of a tag: so `<anna@x.se>` and `< 5 %` are none."""
BLOCK = lazy(
    r"<(?P<close>/?)(?P<name>h[1-6r]|p|div|li|[uod]l|d[td]|t(?:r|able|body|head|foot|itle)|br|caption|body|html|head|section|header"
    rf"|footer|main|nav|article|aside|address|blockquote|pre|form|fieldset|figure|center){OWN}",
    re.IGNORECASE,
)
CELL = lazy(rf"<t[dh]{OWN}", re.IGNORECASE)
ROW = lazy(rf"<tr{OWN}", re.IGNORECASE)
ROW_END = lazy(r"</tr\s*>|<tr[\s>]|</t(?:able|body|head|foot)\s*>", re.IGNORECASE)
LAYOUT = lazy(rf"<(?:h[1-6]|[uo]l|table){OWN}", re.IGNORECASE)
ENTRY = lazy(rf"\s*(?:<li{OWN}\s*)?", re.IGNORECASE)
LIST_ENTRY = lazy(rf"<li{OWN}\s*", re.IGNORECASE)
PARAGRAPH_OF_ENTRY = lazy(r"</p\s*>\s*</li\s*>", re.IGNORECASE)
CELLS = lazy(rf"<t[rdh]{OWN}", re.IGNORECASE)
"""What a row of a table begins with, or what is left of one."""
HTML = lazy(rf"<(?:h[1-6]|p|div|li|tr|t[dh]|br|table|body|section|article|script|style){OWN}", re.IGNORECASE)
"""Tags without which a text is no HTML, and no line of it is looked at twice."""
UNREAD = lazy(rf"<(script|style){OWN}", re.IGNORECASE)
UNREAD_END = {name: lazy(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements with space behind them: what follows is no continuation."""


class Part(NamedTuple):
    """A stretch of the text that is a line of its own."""

    start: int
    stop: int
    read: bool = True
    """False for what a browser does not show: scripts, style sheets, the end tag of a paragraph."""


def unread(text: str) -> tuple[tuple[int, int], ...]:
    """Return where scripts and style sheets stand, tags included; one that is not ended is read as text.

    >>> unread("<style>p { margin: 0 }</style><p>Beslut</p>")
    ((0, 30),)
    """
    found: list[tuple[int, int]] = []
    ended = dict.fromkeys(UNREAD_END, True)
    for match in UNREAD.finditer(text) if "<" in text else ():
        name = match[1].lower()
        if match.start() >= (found[-1][1] if found else 0) and ended[name]:
            end = UNREAD_END[name].search(text, match.end())
            ended[name] = end is not None
            if end:
                found.append((match.start(), end.end()))
    return tuple(found)


def passed_over(text: str, lines: Iterable[Line]) -> list[Diagnostic]:
    """Return a diagnostic for each script and style sheet that is not read: nothing falls away in silence."""
    hidden = {start for start, _ in unread(text)}
    return [
        Diagnostic("markup-passed-over", "A script or a style sheet of the web page was passed over.", line.number)
        for line in (lines if hidden else ())
        if line.raw.start in hidden and not line.text
    ]


def parts(text: str, start: int, stop: int, hidden: Sequence[tuple[int, int]] = ()) -> Iterator[Part]:
    """Yield the parts of a physical line, one if there is nothing to part; `hidden` is what `unread` found.

    >>> line = "<h2>§ 2 Budget</h2><p>Mötet beslutade.</p>"
    >>> [line[part.start : part.stop] for part in parts(line, 0, len(line)) if part.read]
    ['<h2>§ 2 Budget', '<p>Mötet beslutade.']
    """
    position = start
    for left, right in hidden[max(bisect(hidden, (start, stop)) - 1, 0) : bisect(hidden, (stop, stop))]:
        if left < stop and right > position:
            yield from _shown(text, position, max(left, position))
            yield Part(max(left, position), min(right, stop), read=False)
            position = min(right, stop)
    if position < stop or position == start:
        yield from _shown(text, position, stop) if position < stop else (Part(position, stop),)


def _shown(text: str, start: int, stop: int) -> Iterator[Part]:
    """Yield the parts of a stretch without scripts: a row of a table, or what stands between two block tags."""
    position = start
    for match in BLOCK.finditer(text, start, stop) if text[start : start + 1] != "|" else ():
        if match.start() < position or PARAGRAPH_OF_ENTRY.match(text, match.start(), stop):
            continue  # inside a row or an entry
        name, closing = match["name"].lower(), bool(match["close"])
        before = match.start() if name != "br" and not closing else match.end()
        if closing and name in PARAGRAPHS and match.start() > position:
            yield Part(position, match.start())
            yield Part(*match.span(), read=False)
            position = match.end()
        elif text[position:before] and not ENTRY.fullmatch(text, position, before):
            yield Part(position, before)
            position = before
        row_end = _row_end(text, match.start(), stop) if name == "tr" and not closing else 0
        if row_end:
            yield Part(position, row_end)
            position = row_end
    if position < stop:
        yield Part(position, stop)


def _row_end(text: str, start: int, stop: int) -> int:
    """Return where a row of several cells ends; 0 for a row that lays out the page."""
    opening = ROW.match(text, start, stop)
    end = ROW_END.search(text, opening.end() if opening else start, stop)
    place = stop if end is None else end.end() if end.group().lower().startswith("</tr") else end.start()
    several = sum(1 for _ in CELL.finditer(text, start, place)) > 1
    return place if several and not LAYOUT.search(text, start, place) else 0
