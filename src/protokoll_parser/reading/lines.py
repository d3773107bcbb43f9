"""Cuts a text into lines as a reader sees them: `Source` -> `Line`s.

Each line is mended once (mend.py) and freed of indentation, bullet, heading marks and quotation marks, which are kept
as facts about the line. Rows of pipe tables get a tab between their cells, so that they read like tabbed tables.
Lines of HTML are parted at their block tags (markup.py). Lines longer than MAX_LINE characters are cut at sentence ends,
so that no pattern ever sees a longer one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.markup import CELLS, HTML, LIST_ENTRY, Part, parts, unread
from protokoll_parser.reading.mend import BREAK, SPECIAL, Mended, mend
from protokoll_parser.reading.underlined import headed
from protokoll_parser.source import Line, Source, Span

MAX_LINE = 2000
"""Patterns never see a longer line (measured: the worst patterns are harmless below it)."""

PHYSICAL = lazy(r"\r\n|\n|\r|\x0c")
"""What ends a line; a form feed does as well, but begins no new line number."""
HEADING = lazy(r"(#{1,6})(?=[ \t]|[A-ZÅÄÖ§*])[ \t]*")
HTML_HEADING = lazy(r"\s*<h([1-6])\b", re.IGNORECASE)
LATEX_HEADING = lazy(r"\s*\\((?:sub){0,2})section")
BULLETS = frozenset("-–—•·▪◦●‣*+o<\\")
BULLET = lazy(r"(--|[-–—•·▪◦●‣*+]|o(?=\t| {2}))[ \t]+(?:(\[[ xX]\]) )?(?=\S)")
SEPARATOR = lazy(r"[|:\-\s+=]+")
RULE = lazy(r"[-_=*~\s]{3,}")
LATEX_ENTRY = lazy(r"\\item(?:\[[^\]\n]*\])?[ \t]+")
PAGE = lazy(r"[-–—]{1,2}\s*\d{1,3}\s*[-–—]{1,2}")
SPACED = ("a t t ", "A t t ")
"""How typists set off the clauses of a decision."""
STRONG = lazy(r"\s*(?:[-*#>]+\s+)?(?:\d{1,3}[.)]\s+)?(\*{1,3}|_{1,2})(?=\S)[^*_]+\1[\s:.\\]*")
PAGE_COMMENT = lazy(r"<!--\s*Page(?:Break|Number|Header|Footer)", re.IGNORECASE)


def read_lines(source: Source) -> tuple[Line, ...]:
    """Read every line of a text, blank ones included.

    Joining the raw spans of the lines with the line breaks between them gives the text back: nothing falls away.
    """
    lines: list[Line] = []
    number, position, page, code = 1, 0, False, False
    text = source.text
    part = _parting(text)
    fenced, commented = "```" in text, "<!--" in text
    for stop, following in _breaks(text):
        raw = text[position:stop]
        if fenced and raw.startswith("```"):
            code = not code
        if part and not code:
            for piece in part(position, stop):
                lines.extend(_lines(piece, text, len(lines), number, page_start=page and piece.start == position))
        elif len(raw) > MAX_LINE:
            lines.extend(_lines(Part(position, stop), text, len(lines), number, page_start=page, code=code))
        else:
            lines.append(_line(len(lines), number, raw, position, page_start=page, code=code))
        fed = text[stop:following] == "\x0c"
        page = (
            fed
            or (page and not raw.strip())
            or (commented and raw.startswith("<!--") and PAGE_COMMENT.match(raw) is not None)
        )
        number += not fed
        position = following
    return headed(lines)


def _parting(text: str) -> Callable[[int, int], Iterable[Part]] | None:
    """Return what parts the lines of a text that holds HTML; None for any other text."""
    if "<" not in text or not (HTML.search(text)):
        return None
    hidden = unread(text)
    return lambda start, stop: parts(text, start, stop, hidden)


def _lines(part: Part, text: str, index: int, number: int, *, page_start: bool, code: bool = False) -> Iterator[Line]:
    """Yield the lines of a part of a physical line: one, several if it is overlong, a blank one for what is not read."""
    if not part.read:
        yield Line(index, number, "", (), (), Span(part.start, part.stop), page_start=page_start)
        return
    for count, (piece, start) in enumerate(_pieces(text[part.start : part.stop], part.start)):
        line = _line(index + count, number, piece, start, page_start=page_start, code=code)
        yield line._replace(continues=True) if count else line


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line stops and the next one starts; the last stops at the end of the text."""
    return chain(map(re.Match.span, PHYSICAL.finditer(text)), [(len(text), len(text))])


def _pieces(raw: str, position: int) -> Iterator[tuple[str, int]]:
    """Cut an overlong line at the ends of sentences, else at spaces, near MAX_LINE; others pass whole."""
    start = 0
    while len(raw) - start > MAX_LINE:
        limit = start + MAX_LINE
        cut = raw.rfind(". ", start + MAX_LINE // 2, limit) + 1
        if cut <= start:
            cut = raw.rfind(" ", start + 1, limit)
        if cut <= start:
            cut = limit
        yield raw[start:cut], position + start
        start = cut
    yield raw[start:] if start else raw, position + start


def _line(index: int, number: int, raw: str, start: int, *, page_start: bool, code: bool) -> Line:
    span = Span(start, start + len(raw))
    if not raw or raw.isspace():
        return Line(index, number, "", (), (), span, 0, "", 0, False, False, "", page_start)
    stripped = raw.lstrip(" \t\u00a0")
    position = start + len(raw) - len(stripped)
    indent = _columns(raw[: position - start]) if position > start else 0
    level, marker, strong, quoted = 0, "", False, code
    if stripped[0].isalpha() and stripped[0] != "o":  # opens with no mark, like most lines
        text, starts, stops = _mended(stripped, position)
        if text.startswith(SPACED):
            text, starts, stops = _closed_up(Mended(text, starts, stops))
        return Line(index, number, text, starts, stops, span, indent, marker, level, strong, quoted, "", page_start)
    if stripped[0] == ">":
        shorter = stripped.lstrip("> \t")
        position += len(stripped) - len(shorter)
        stripped, quoted = shorter, True
    if stripped[:1] == "#" and (heading := HEADING.match(stripped)):
        level = len(heading[1])
        position += heading.end()
        stripped = stripped[heading.end() :].rstrip("# \t")
    elif stripped[:1] in "<\\" and stripped:
        level = _markup_level(stripped)
    if stripped[:1] == "|" and stripped.rstrip()[-1:] == "|" and len(stripped) > 2:
        return _row(index, number, mend(_without_bars(stripped), position), span, page_start=page_start)
    if stripped[:1] == "<" and CELLS.match(stripped):
        return _cells(index, number, mend(stripped, position), span, page_start=page_start)
    if "*" in stripped or "_" in stripped:
        strong = (stripped[:1] in ("*", "_", "-") or stripped[:1].isdigit()) and bool(STRONG.fullmatch(stripped))
    if not strong and stripped and (stripped[0] in BULLETS or "\ue000" <= stripped[0] <= "\uf8ff"):
        stripped, position, marker = _bullet(stripped, position)
    text, starts, stops = _mended(stripped, position)
    return Line(index, number, text, starts, stops, span, indent, marker, level, strong, quoted, "", page_start)


def _mended(text: str, position: int) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return the text that begins at a position of the source as it reads, with the places of its characters."""
    text = text.rstrip()
    if SPECIAL.search(text):
        return _trim(mend(_unbroken(text), position))
    stop = position + len(text)
    return text, range(position, stop), range(position + 1, stop + 1)


def _unbroken(text: str) -> str:
    """Take off the mark of a line break (markdown's; LaTeX has two of them, which mend.py reads)."""
    return text if text.endswith("\\\\") else text.removesuffix("\\")


def _closed_up(mended: Mended) -> Mended:
    """Close up the first word of a line, which a typist spaced out."""
    text, starts, stops = mended
    return Mended(text[0:5:2] + text[5:], [*starts[0:5:2], *starts[5:]], [*stops[0:5:2], *stops[5:]])


def _cells(index: int, number: int, mended: Mended, span: Span, *, page_start: bool) -> Line:
    """Make a line of a row of HTML: the tab before its first cell falls away, one before a later cell stays."""
    text = mended.text
    left = text.find("\t") + 1
    right = len(text.rstrip(" " + BREAK))
    if left >= right:
        return Line(index, number, "", (), (), span, page_start=page_start)
    while text[left] in (" ", BREAK):
        left += 1
    mended = Mended(text[left:right], mended.starts[left:right], mended.stops[left:right])
    if "\t" not in mended.text.strip():
        mended = _trim(mended)
        return Line(index, number, mended.text, mended.starts, mended.stops, span, page_start=page_start)
    return Line(index, number, mended.text, mended.starts, mended.stops, span, page_start=page_start, row=True)


def _columns(blank: str) -> int:
    return len(blank.expandtabs(8)) if "\t" in blank else len(blank)


def _markup_level(text: str) -> int:
    if heading := HTML_HEADING.match(text):
        return int(heading[1])
    if heading := LATEX_HEADING.match(text):
        return 1 + len(heading[1]) // 3
    return 0


def _bullet(text: str, position: int) -> tuple[str, int, str]:
    """Take the bullet off a list entry."""
    if text[0] == "<":
        match = LIST_ENTRY.match(text)
        return (text[match.end() :], position + match.end(), "•") if match else (text, position, "")
    if text[0] == "\\":
        match = LATEX_ENTRY.match(text)
        return (text[match.end() :], position + match.end(), "•") if match else (text, position, "")
    if "\ue000" <= text[0] <= "\uf8ff":
        shorter = text[1:].lstrip()
        return shorter, position + len(text) - len(shorter), "•"
    match = BULLET.match(text)
    if not match or RULE.fullmatch(text) or PAGE.fullmatch(text.rstrip()):
        return text, position, ""
    return text[match.end() :], position + match.end(), f"{match[1]} {match[2]}" if match[2] else match[1]


def _trim(mended: Mended) -> Mended:
    """Take white space off both ends."""
    text = mended.text
    if text and not text[0].isspace() and not text[-1].isspace():
        return mended
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return (
        Mended(text[left:right], mended.starts[left:right], mended.stops[left:right])
        if right > left
        else Mended("", (), ())
    )


def _without_bars(text: str) -> str:
    """Put tabs where the bars of a pipe table stand; the number of characters stays the same."""
    body = text.rstrip()
    return "".join(
        "\t"
        if letter == "|" and body[index - 1 : index] != "\\" and 0 < index < len(body) - 1
        else " "
        if letter == "|" and body[index - 1 : index] != "\\"
        else letter
        for index, letter in enumerate(body)
    )


def _row(index: int, number: int, mended: Mended, span: Span, *, page_start: bool) -> Line:
    text = mended.text
    if SEPARATOR.fullmatch(text):
        return Line(index, number, "", (), (), span, page_start=page_start)
    left, right = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    mended = Mended(text[left:right], mended.starts[left:right], mended.stops[left:right])
    return Line(index, number, mended.text, mended.starts, mended.stops, span, page_start=page_start, row=True)


__all__ = ["BREAK", "MAX_LINE", "read_lines"]
