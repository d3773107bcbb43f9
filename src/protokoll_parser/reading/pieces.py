"""Makes lines of pieces of lines: a part of one, a row of cells, a blank one where a piece was.

Goes in: lines and slices of them. Comes out: a line each, whose characters keep their places in the source.
"""

from collections.abc import Sequence

from protokoll_parser.source import Line, Slice, Span


def part_of(line: Line, start: int, stop: int) -> Line:
    """Return part of a line as a line of its own; only what opens the line keeps its indentation and bullet."""
    stop = start + len(line.text[start:stop].rstrip())
    return line._replace(
        text=line.text[start:stop], starts=line.starts[start:stop], stops=line.stops[start:stop],
        indent=line.indent if start == 0 else 0, marker=line.marker if start == 0 else "",
    )  # fmt: skip


def row_of(cells: Sequence[Sequence[Slice]]) -> Line:
    """Make one line of the cells of a row, a tab between them; the pieces of a cell, a line each, are joined by spaces."""
    pieces = [piece for cell in cells for piece in cell]
    first, last = pieces[0].line, pieces[-1].line
    text, starts, stops = "", list[int](), list[int]()
    here = first.starts[pieces[0].start]
    for place, cell in enumerate(cells):
        for number, piece in enumerate([None, *cell] if place else cell):
            glue = "\t" if piece is None else " " if number > bool(place) else ""
            if glue:
                text, starts, stops = text + glue, [*starts, here], [*stops, here]
            if piece:
                text += piece.text
                starts += piece.line.starts[piece.start : piece.stop]
                stops += piece.line.stops[piece.start : piece.stop]
                here = stops[-1]
    return first._replace(text=text, starts=starts, stops=stops, raw=Span(first.raw.start, last.raw.stop), row=True)


def blank(line: Line) -> Line:
    """Return a blank line where a line stood."""
    return line._replace(text="", starts=(), stops=(), label="", marker="", row=False)
