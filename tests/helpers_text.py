"""Makes lines, pages and outlines from strings, for the tests of single stages."""

from collections.abc import Sequence

from protokoll_parser.classifying.classify import Kind, classify
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.outline import Outline, Section, outline
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.reading.repairs import repair
from protokoll_parser.source import Line, Source
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()


def lines_of(text: str) -> tuple[Line, ...]:
    """Read the lines of a text."""
    return read_lines(Source("test", text))


def kinds_of(text: str) -> list[Kind]:
    """Return the kind of every line of a text."""
    return list(classify(lines_of(text), LEXICON))


def outline_of(text: str) -> Outline:
    """Divide a text into items."""
    lines = repair(lines_of(text), LEXICON)
    return outline(Pages(lines, classify(lines, LEXICON), LEXICON))


def titles(sections: Sequence[Section]) -> list[tuple[str | None, str | None]]:
    """Return number and title of each section, sub-sections after their parent."""
    found: list[tuple[str | None, str | None]] = []
    for section in sections:
        found.append((section.heading.number, section.heading.title.text if section.heading.title else None))
        found.extend(titles(section.sections))
    return found
