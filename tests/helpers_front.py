"""Builds what the stages hand to the extractors of the first and last pages, from texts as they stand on the page."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from protokoll_parser.form.fields import read_fields
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.source import Line, Source
from protokoll_parser.structure import Front
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = LEXICON.words


def lines_of(text: str, first: int = 0) -> tuple[Line, ...]:
    """Read a text (dedented) into lines, the first of which has the index `first`."""
    lines = read_lines(Source("test", dedent(text).strip("\n")))
    return tuple(line._replace(index=line.index + first) for line in lines) if first else lines


def front_of(text: str, back: str = "", header: str = "") -> Front:
    """Make a Front of the first page, the lines after the items and the page header."""
    first, last = lines_of(text), lines_of(back, 1000) if back else ()
    top = tuple(line for line in lines_of(header, 2000) if line.text) if header else ()
    return Front(first, top, read_fields(first, LEXICON), last, read_fields(last, LEXICON))


def items_of(*items: tuple[str | None, str]) -> list[tuple[str | None, Sequence[Line]]]:
    """Make the title and the lines of every item."""
    return [(title, lines_of(text)) for title, text in items]


class Case(NamedTuple):
    """A text and what is expected of it (tests/cases)."""

    name: str
    text: str
    expected: dict[str, str | None]


def cases(name: str) -> list[Case]:
    """Read tests/cases/`name`.md: title, text and `key: value` lines, set off by lines of one dot; `-` is None."""
    blocks = (Path(__file__).parent / "cases" / f"{name}.md").read_text(encoding="utf-8").split("\n.\n")
    found = []
    for title, text, rows in zip(blocks[0::3], blocks[1::3], blocks[2::3], strict=False):
        pairs = (row.split(": ", 1) for row in rows.split("\n"))
        expected = {key: None if value == "-" else value for key, value in pairs}
        found.append(Case(title.strip().rsplit("\n", 1)[-1], text, expected))
    return found
