"""Damages texts as extraction does, so that it can be measured what is still read: `--damage` of accuracy.py.

The expected records stay those of the sound texts; they have no places in them that could move.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from measure.texts import EXPECTED
from protokoll_parser.decoding.decode import decode

LINES_OF_A_PAGE = 45  # an A4 page of minutes; for texts that have no form feeds
GAP = re.compile(r"[ \t\u00a0]+")
BREAK = re.compile(r"\r\n?|\n")


def one_line(text: str) -> str:
    """Set each page on one line, as PDF libraries do that join all words of a page by spaces."""
    return "\n\x0c".join(" ".join(page.split()) for page in pages(text))


def merged_columns(text: str) -> str:
    """Leave one space of every gap, as PDF libraries do that keep lines but not where on the page words stand."""
    return "\n".join(GAP.sub(" ", line).strip(" ") for line in BREAK.split(text))


def pages(text: str) -> list[str]:
    """Cut a text at its form feeds; one without, after every so many lines."""
    if "\x0c" in text.strip("\x0c"):
        return text.split("\x0c")
    lines = BREAK.split(text)
    return ["\n".join(lines[start : start + LINES_OF_A_PAGE]) for start in range(0, len(lines), LINES_OF_A_PAGE)]


DAMAGES: Mapping[str, Callable[[str], str]] = {"one-line": one_line, "merged-columns": merged_columns}


def damaged_texts(texts: Iterable[Path], damage: str, folder: Path) -> list[Path]:
    """Write damaged copies of texts, and their expected records beside them, into a folder of each one's layout."""
    return [_damaged(text, damage, folder / f"{count}") for count, text in enumerate(texts)]


def _damaged(text: Path, damage: str, folder: Path) -> Path:
    copy = folder / text.parent.name / text.name
    copy.parent.mkdir(parents=True)
    source, _ = decode(text.read_bytes(), text.name)
    copy.write_text(DAMAGES[damage](source.text), encoding="utf-8", newline="")
    copy.with_suffix(EXPECTED).write_bytes(text.with_suffix(EXPECTED).read_bytes())
    return copy
