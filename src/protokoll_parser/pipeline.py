"""The eight steps in order: decode, classify, recognise, split, extract, link, check, emit a record.

Goes in: bytes or text. Comes out: an `Analysis`, which holds the record and everything that led to it.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from protokoll_parser.assemble import assemble
from protokoll_parser.checks import check
from protokoll_parser.classifying.classify import classify
from protokoll_parser.classifying.furniture import is_menu
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.coverage import Claims, claim_lines
from protokoll_parser.decoding.decode import decode, findings_in
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.flat.pages import cut_pages
from protokoll_parser.form.damage import lend
from protokoll_parser.form.fields import read_fields
from protokoll_parser.form.merged import part_merged
from protokoll_parser.outline.outline import Outline, outline
from protokoll_parser.reading.letters import fill
from protokoll_parser.reading.lines import PHYSICAL, read_lines
from protokoll_parser.reading.markup import passed_over
from protokoll_parser.reading.repairs import repair
from protokoll_parser.records import Protocol
from protokoll_parser.source import Source
from protokoll_parser.structure import Front
from protokoll_parser.words.layout import layout_of
from protokoll_parser.words.lexicon import Lexicon, load_lexicon, reading_with


class Analysis(NamedTuple):
    """A parsed text: the record, and how it came about."""

    source: Source
    outline: Outline
    front: Front
    claims: Claims
    protocol: Protocol
    lexicon: Lexicon

    @property
    def layout(self) -> str:
        """The layout file most of whose own wordings the text uses (`municipal`); empty where none stands out."""
        return layout_of(self.source.text, self.lexicon)


def analyse(data: bytes, name: str = "-", lexicon: Lexicon | None = None) -> Analysis:
    """Parse bytes; raises NotTextError (decode.py) where they are no text at all."""
    lexicon = lexicon or load_lexicon()
    source, findings = decode(data, name)
    return analyse_source(source, findings, lexicon)


def analyse_source(source: Source, findings: Sequence[Diagnostic], lexicon: Lexicon) -> Analysis:
    """Parse a decoded text; never raises for any text."""
    with reading_with(lexicon):
        return _analysed(source, findings, lexicon)


def _analysed(source: Source, findings: Sequence[Diagnostic], lexicon: Lexicon) -> Analysis:
    """Take the steps one by one."""
    filled = fill(source.text, lexicon)
    lines = read_lines(source._replace(text=filled.text) if filled else source)
    hidden = passed_over(source.text, lines)
    lent, damaged = lend(lines, lexicon)
    lines, flat = cut_pages(lines, lent)
    lines, merged = part_merged(repair(lines, lent), lent)
    divided = outline(Pages(lines, classify(lines, lent), lent))
    front = _front(divided, lent)
    value, diagnostics = assemble(source, divided, front, lent)
    claims = claim_lines(divided, front, value)
    diagnostics = [
        *findings,
        *(filled.told(source.text, findings) if filled else ()),
        *hidden,
        *damaged,
        *flat,
        *merged,
        *diagnostics,
        *check(value, divided, front),
        *claims.diagnostics,
    ]
    value["diagnostics"] = [
        {"code": entry.code, "severity": entry.severity.value, "message": entry.message, "line": entry.line}
        for entry in diagnostics
    ]
    value = filled.back(value) if filled else value
    return Analysis(source, divided, front, claims, Protocol.model_validate(value), lexicon)


def _front(divided: Outline, lexicon: Lexicon) -> Front:
    lines, back = divided.front_lines(), divided.back_lines()
    header = tuple(line for line in divided.header_lines() if not is_menu(line, lexicon.words))
    return Front(lines, header, read_fields(lines, lexicon, header), back, read_fields(back, lexicon))


def parse(text: str, name: str = "-") -> Protocol:
    """Parse a text that is already decoded; never raises for any text."""
    return analyse_text(text, name).protocol


def analyse_text(text: str, name: str = "-") -> Analysis:
    """Parse a text that is already decoded; surrogates, which no text should hold, become question marks."""
    data = text.encode("utf-8", "replace")
    sound = data.decode("utf-8")
    lines = len(PHYSICAL.findall(sound)) + (not sound.endswith("\n") and bool(sound))
    source = Source(name, sound, sha256(data).hexdigest(), "utf-8", lines)
    return analyse_source(source, findings_in(sound), load_lexicon())


def parse_bytes(data: bytes, name: str = "-") -> Protocol:
    """Parse bytes; raises NotTextError where they are no text."""
    return analyse(data, name).protocol


def parse_file(path: str | Path, *, leave_out: frozenset[str] = frozenset()) -> Protocol:
    """Parse a file; `leave_out` names layout data files that are not used.

    Raises OSError where the file cannot be read, NotTextError where it holds no text.
    """
    path = Path(path)
    return analyse(path.read_bytes(), path.name, load_lexicon(leave_out)).protocol
