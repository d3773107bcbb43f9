"""Sets what stands in columns at the right margin of running text below the paragraph that it belongs to.

Goes in: lines. Comes out: lines, each piece with its place in the source. Form:

                                                       Ansvarig   Klart

    2.1  Arbetena ligger efter tidplan. Nya ritningar
         skickas ut.                                   BH         v. 41

The head, which may come again on every page, tells what the columns hold and where each begins.
"""

from collections.abc import Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.reading.pieces import blank, part_of
from protokoll_parser.source import Line, Slice, cells, whole
from protokoll_parser.words.lexicon import Lexicon, fold

KINDS = frozenset(("responsible", "deadline"))
"""What can stand beside running text, by the labels that head such columns."""
OFFICERS = frozenset(("chair", "secretary", "adjuster", "signatures"))
"""Labels at which the columns end: signatures stand side by side, too."""
LEFTMOST = 40
"""Column of the page: what heads a column further to the left heads no margin."""
SLACK = 2
"""Columns of the page by which a cell may miss its head."""
LONGEST = 40
LEAST = 2
"""Fewer cells below a head are no column."""
NUMBERED = lazy(r"(?:§ ?)?\d{1,3}(?:\.\d{1,3})*[.)]?(?=[ ]{2}|[ ][A-ZÅÄÖ\"”])")

Columns = dict[int, str]
"""Where each column begins -> the label that it is called by."""


def set_under(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """Return the lines with what stands at the right margin set below its paragraph; as they are if nothing does."""
    heads = {place: head for place, line in enumerate(lines) if (head := _head(line, lexicon))}
    if not heads:
        return lines
    first = min(heads)
    stop = next((place for place in range(first, len(lines)) if _signs(lines[place], lexicon)), len(lines))
    result, found = list(lines[:first]), 0
    waiting: list[Line] = []
    columns: Columns = {}
    for place in range(first, stop):
        line = lines[place]
        if place in heads:
            columns = heads[place]
            result.append(blank(line))
            continue
        if waiting and _opens(line):
            result.extend(waiting)
            waiting = []
        text, beside = _apart(line, columns)
        result.append(text)
        waiting.extend(beside)
        found += len(beside)
    if found < LEAST:
        return lines
    result.extend((*waiting, *lines[stop:]))
    return result


def _head(line: Line, lexicon: Lexicon) -> Columns:
    """Return the columns at the right margin that a line heads, if it holds nothing else."""
    if line.indent < LEFTMOST or len(line.text) > LONGEST or line.row:
        return {}
    pieces = cells(whole(line))
    labels = [lexicon.labels.get(fold(piece.text)) for piece in pieces]
    if not all(label and label.key in KINDS for label in labels):
        return {}
    return {line.indent + piece.start: label.key for piece, label in zip(pieces, labels, strict=True) if label}


def _signs(line: Line, lexicon: Lexicon) -> bool:
    """Say whether a line begins the signatures."""
    label = lexicon.front.get(fold(line.text.split("  ", 1)[0])) if line.text and len(line.text) < 200 else None
    return label is not None and label.key in OFFICERS


def _opens(line: Line) -> bool:
    """Say whether a paragraph is over before a line."""
    return not line.text or bool(line.marker) or NUMBERED.match(line.text) is not None


def _apart(line: Line, columns: Columns) -> tuple[Line, list[Line]]:
    """Part a line from what stands beside it at the margin."""
    pieces = cells(whole(line)) if line.indent + len(line.text) > min(columns) - SLACK else []
    beside: list[tuple[Slice, str]] = []
    while pieces and (kind := _kind(pieces[-1], columns)):
        beside.insert(0, (pieces.pop(), kind))
    if not beside:
        return line, []
    stop = pieces[-1].stop if pieces else 0
    return part_of(line, 0, stop), [part_of(*piece)._replace(label=kind) for piece, kind in beside]


def _kind(piece: Slice, columns: Columns) -> str | None:
    """Return what the column holds that a cell stands in."""
    here = piece.line.indent + piece.start + (len(piece.line.marker) + 1 if piece.line.marker and piece.start else 0)
    if piece.stop - piece.start > LONGEST:
        return None
    return next((kind for place, kind in columns.items() if abs(place - here) <= SLACK), None)
