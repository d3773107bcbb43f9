"""Sets titles that stand in the left margin of typed minutes behind the § that their text begins with.

Goes in: lines. Comes out: lines, each piece with its place in the source. Form:

    Föregående § 3
    protokoll  Protokollet från den 17 januari
               upplästes.

               § 4
               Mötet avslutades.

Only where at least three §, each alone on its line but for the title, stand at one column.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line

LABEL = lazy(r"§ ?\d{1,3}\.?$")
TITLE = lazy(r"[A-ZÅÄÖ][^§\d]{1,24}$")
LEAST = 3


def set_margin_titles(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with titles in the margin set behind their §; the lines as they are if there are none."""
    columns = {place: column for place, line in enumerate(lines) if "§" in line.text and (column := _column(line)) >= 0}
    if len(columns) < LEAST:
        return lines
    column, count = Counter(columns.values()).most_common(1)[0]
    labels = [place for place, found in columns.items() if found == column]
    titled = [place for place in labels if lines[place].indent < column]
    if count < LEAST or len(titled) < LEAST or not all(_stands_over(lines, place, column) for place in titled):
        return lines
    result = [*lines[: labels[0]]]
    for place, following in zip(labels, [*labels[1:], len(lines)], strict=True):
        stop = _block_end(lines, place, following, column)
        result.extend(_block(lines[place:stop], column))
        result.extend(lines[stop:following])
    return [line if line.index == index else line._replace(index=index) for index, line in enumerate(result)]


def _column(line: Line) -> int:
    """Return the column of a § that ends its line, with nothing but a short title before it; -1 for other lines."""
    place = line.text.index("§")
    if not LABEL.match(line.text, place) or (place and not TITLE.match(line.text[:place].rstrip())):
        return -1
    return line.indent + place


def _stands_over(lines: Sequence[Line], place: int, column: int) -> bool:
    """Say whether the line below a § holds text at its column, beside the margin or alone."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    left = _left(below, column) if below is not None and below.text else None
    return below is not None and left is not None and left < len(below.text)


def _block_end(lines: Sequence[Line], start: int, following: int, column: int) -> int:
    """Return the index of the line before which the text at the column ends: a signature may stand left of it."""
    place = stop = start + 1
    while place < following:
        if lines[place].text:
            if _left(lines[place], column) is None:
                break
            stop = place + 1
        place += 1
    return stop


def _left(line: Line, column: int) -> int | None:
    """Return how much of a line stands in the margin: none, a piece of the title, or the whole of it; None if it runs on."""
    place = column - line.indent
    if place <= 0:
        return 0
    text = line.text
    if len(text) < place:
        return len(text)
    return place if text[place - 1].isspace() else None


def _block(lines: Sequence[Line], column: int) -> Iterator[Line]:
    """Yield the § with the first line of its title, the rest of the title, and the text."""
    head = lines[0]
    cut = column - head.indent
    yield _joined(head, cut) if cut > 0 else head
    texts: list[Line] = []
    for line in lines[1:]:
        left = _left(line, column) if line.text else 0
        if left:
            yield _piece(line, 0, left)
        texts.append(_piece(line, left, len(line.text)) if left else line._replace(indent=max(line.indent - column, 0)))
    yield head._replace(text="", starts=(), stops=(), marker="")
    yield from texts


def _joined(line: Line, cut: int) -> Line:
    """Return the line of a § with its title behind it."""
    label, title = line.text[cut:], line.text[:cut].rstrip()
    here = line.stops[-1]
    return line._replace(
        text=f"{label} {title}", indent=0,
        starts=[*line.starts[cut:], here, *line.starts[: len(title)]],
        stops=[*line.stops[cut:], here, *line.stops[: len(title)]],
    )  # fmt: skip


def _piece(line: Line, start: int, stop: int) -> Line:
    """Return part of a line as a line of its own."""
    text = line.text[start:stop].rstrip()
    stop = start + len(text)
    return line._replace(text=text, starts=line.starts[start:stop], stops=line.stops[start:stop], indent=0, marker="")
