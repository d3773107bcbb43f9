"""Shows how a text was read: every line with its kind and its claim, and every finding with its line and a caret.

Goes in: an `Analysis`. Comes out: rows of styled pieces, which join to plain text; colours are the caller's choice.
"""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.outline.outline import Section
from protokoll_parser.patterns import lazy
from protokoll_parser.pipeline import Analysis
from protokoll_parser.records import DiagnosticRecord
from protokoll_parser.source import Line

CLAIM_WIDTH = 26
"""Columns for the claim: `item § 46 / Beslutsunderlag` and most others fit."""
SHOWN = 100
"""Columns of a line that a finding shows; about a page's width."""
MARGIN = " " * 6

BREAKS = lazy(r"\r\n|\n|\r")
QUOTED = lazy(r"[“”\"`'‘’]([^“”\"`'‘’]{1,80})[“”\"`'‘’]|: ([^\n]{1,79}?)…?$")
CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x09}


class Piece(NamedTuple):
    """A stretch of a row and how it looks on a terminal (a style of rich)."""

    text: str
    style: str = ""


Row = tuple[Piece, ...]
KIND_STYLES = {Kind.TEXT: "", Kind.BLANK: "dim", Kind.FURNITURE: "dim", Kind.CONTENTS: "dim"}
SEVERITY_STYLES = {"info": "cyan", "warning": "yellow", "error": "bold red"}


def printable(text: str) -> str:
    r"""Return the text without characters that would steer a terminal; tabs become spaces.

    >>> printable("a\tb\x1b[2J")
    'a       b�[2J'
    """
    return text.expandtabs(8).translate(CONTROLS)


def explain(analysis: Analysis) -> Iterator[Row]:
    """Yield a summary, then every line: number, kind, what claims it, its text; below it what was said of its heading.

    A physical line that was cut up (a row of a table, a page set as one line) has one row for each part.
    """
    lines, kinds = analysis.outline.pages.lines, analysis.outline.pages.kinds
    notes = _notes(analysis)
    yield (Piece(_summary(analysis), "bold"),)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        claim = analysis.claims.by_line.get(index, "")
        lost = kind is Kind.TEXT and not claim
        yield (
            Piece(f"{line.number:>5} ", "dim"),
            Piece(f"{kind.value:<10}", KIND_STYLES[kind]),
            Piece(_column("unclaimed" if lost else claim), "bold red" if lost else "green"),
            Piece("| ", "dim"),
            Piece(printable(_shown(analysis.source.text, lines, index)), KIND_STYLES[kind]),
        )
        for note in notes[index]:
            yield Piece(" " * (17 + CLAIM_WIDTH) + "^ ", "dim"), note


def _summary(analysis: Analysis) -> str:
    source, divided = analysis.source, analysis.outline
    facts = [
        source.encoding,
        f"{source.line_count} lines",
        f"{len(divided.sections)} items",
        f"headings in style `{divided.style}`" if divided.style else "no headings",
        f"{analysis.claims.share():.0%} of the lines of text accounted for",
    ]
    return printable(f"{source.name}: {', '.join(facts)}")


def _notes(analysis: Analysis) -> dict[int, list[Piece]]:
    """Say at each line what heading it is, or why it is none although it was proposed as one."""
    notes: dict[int, list[Piece]] = defaultdict(list)
    for section, depth in _walk(analysis.outline.sections, 0):
        heading, what = section.heading, "a sub-item" if depth else "an item"
        note = f"heading of {what}, {heading.number or 'without number'}"
        if heading.stop == heading.index:
            note = f"{what} begins, without a heading"
        notes[section.start].append(Piece(note, "bold green"))
    for rejected in analysis.outline.rejected:
        notes[rejected.index].append(Piece(f"no heading (style `{rejected.style}`): {rejected.reason}", "yellow"))
    return notes


def _walk(sections: Sequence[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _walk(section.sections, depth + 1)


def _shown(text: str, lines: Sequence[Line], index: int) -> str:
    """Return the line as the source has it; its own part of it where it shares the source with a neighbour."""
    line = lines[index]
    shared = any(lines[near].raw == line.raw for near in (index - 1, index + 1) if 0 <= near < len(lines))
    return line.text if shared else text[line.raw.start : line.raw.stop]


def _column(claim: str) -> str:
    return f"{claim if len(claim) <= CLAIM_WIDTH else claim[: CLAIM_WIDTH - 1] + '…':<{CLAIM_WIDTH}} "


def source_lines(analysis: Analysis) -> list[str]:
    """Return the physical lines of the source; the line of number n has index n - 1."""
    return BREAKS.split(analysis.source.text)


def by_line(entries: Sequence[DiagnosticRecord]) -> list[DiagnosticRecord]:
    """Return findings in the order of their lines, those of the whole text first; the record has its own order."""
    return sorted(entries, key=lambda entry: entry.line or 0)


def finding(path: str, entry: DiagnosticRecord, lines: Sequence[str]) -> Iterator[Row]:
    """Yield a finding in the form `file:line: severity: message (code)`, then its line and a caret."""
    place = f"{path}:{entry.line}" if entry.line else path
    yield (
        Piece(f"{place}: ", "bold"),
        Piece(entry.severity, SEVERITY_STYLES[entry.severity]),
        Piece(f": {printable(entry.message)} ({entry.code})"),
    )
    if not entry.line or entry.line > len(lines):
        return
    text, start, stop = _window(lines[entry.line - 1], entry.message)
    if text:
        yield Piece(f"{entry.line:>5} | ", "dim"), Piece(text)
        carets = " " * _columns(text[:start]) + "^" * _columns(text[start:stop])
        yield Piece(f"{MARGIN}| ", "dim"), Piece(carets, "bold green")


def finding_json(path: str, entry: DiagnosticRecord, lines: Sequence[str]) -> str:
    """Return a finding as one line of JSON: its file, what the record says of it, and the text of its line."""
    text = lines[entry.line - 1] if entry.line and entry.line <= len(lines) else None
    return json.dumps({"file": path, **entry.model_dump(), "text": text}, ensure_ascii=False)


def _window(line: str, message: str) -> tuple[str, int, int]:
    """Return the line, or the stretch of a long one, and where in it stands what the message is about.

    That is what the message quotes, if the line has it; else the whole line.
    """
    text = printable(line).rstrip()
    start = len(text) - len(text.lstrip())
    stop = len(text)
    for found in QUOTED.finditer(message):
        quoted = found[1] or found[2]
        if quoted in text:
            start = text.index(quoted)
            stop = start + len(quoted)
            break
    if len(text) > SHOWN:
        left = max(0, min(start - SHOWN // 4, len(text) - SHOWN))
        text = text[left : left + SHOWN]
        start, stop = start - left, min(stop - left, len(text))
    return text, start, max(stop, start + 1)


def _columns(text: str) -> int:
    """Return how many columns the text takes: loose accents take none."""
    return sum(not unicodedata.combining(letter) for letter in text)
