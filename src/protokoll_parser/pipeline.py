"""The eight steps in order: decode, classify, recognise, split, extract, link, check, emit a record.

Goes in: bytes or text. Comes out: an `Analysis`, which holds the record and everything that led to it.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from protokoll_parser.blocks import item_text, line_width
from protokoll_parser.checks import check
from protokoll_parser.classify import classify
from protokoll_parser.coverage import Claims, claim_lines
from protokoll_parser.damage import damaged_forms, lend
from protokoll_parser.decode import decode
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.adjustment import read_adjustment, read_notice
from protokoll_parser.extractors.attendance import extract_attendees
from protokoll_parser.extractors.ballot_lists import add_listed_ballots, extract_ballot_lists
from protokoll_parser.extractors.identity import read_identity
from protokoll_parser.extractors.items import extract_item
from protokoll_parser.extractors.next_meetings import read_next_meetings
from protokoll_parser.extractors.officers import read_officers
from protokoll_parser.extractors.sittings import read_sittings
from protokoll_parser.form import read_fields
from protokoll_parser.furniture import is_menu
from protokoll_parser.layout import layout_of
from protokoll_parser.letters import fill
from protokoll_parser.lexicon import Lexicon, load_lexicon, reading_with
from protokoll_parser.names import people_of
from protokoll_parser.one_line import told
from protokoll_parser.outline import Outline, Section, outline
from protokoll_parser.pages import Pages
from protokoll_parser.reading import PHYSICAL, read_lines
from protokoll_parser.records import Protocol
from protokoll_parser.source import Line, Source
from protokoll_parser.structure import Context, Front, Value
from protokoll_parser.tables import unroll


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
    lent, damaged = lend(lines, lexicon)
    unrolled = unroll(lines, lent)
    damaged += told(lines, unrolled)
    lines = unrolled
    divided = outline(Pages(lines, classify(lines, lent), lent))
    front = _front(divided, lent)
    value, diagnostics = _record(source, divided, front, lent)
    claims = claim_lines(divided, front, value)
    diagnostics = [
        *findings,
        *(filled.told(source.text, findings) if filled else ()),
        *damaged,
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
    return Front(lines, header, read_fields(lines, lexicon), back, read_fields(back, lexicon))


def _record(source: Source, divided: Outline, front: Front, lexicon: Lexicon) -> tuple[Value, list[Diagnostic]]:
    """Let every extractor read its part; return the record as plain values, and what the extractors had to say."""
    sections = list(_walk(divided.sections))
    item_lines = [
        (
            section.heading.title.text if section.heading.title else None,
            divided.pages.text(
                section.heading.index if section.heading.inline else section.heading.stop, section.own_stop
            ),
        )
        for section in sections
    ]
    own = {section.start: lines for section, (_, lines) in zip(sections, item_lines, strict=True)}
    numbers = [section.heading.number for section in sections if section.heading.number]
    people = extract_attendees(
        [field for field in (*front.fields, *front.back_fields) if field.key == "attendance"], numbers, lexicon
    )
    identity = read_identity(front, lexicon.words, item_lines)
    running = [line for _, lines in item_lines for line in lines]
    sittings, place, remarks = read_sittings(front, running)
    officers = read_officers(front, people.values, item_lines, lexicon.words)
    date = sittings[0]["date"] if sittings else None
    year = int(date[:4]) if date else None
    context = Context(
        identity.body.value if identity.body else None,
        date,
        people.values,
        officers.values,
        tuple(numbers),
        lexicon.words,
    )
    width = line_width([line for line in divided.pages.lines if line.text or not line.row])
    index = people_of(people.values, officers.values)
    damaged = damaged_forms([section.heading for section in sections], [*front.fields, *front.back_fields], lexicon)
    said: list[Diagnostic] = [*damaged, *people.diagnostics, *remarks, *officers.diagnostics]

    def item(section: Section) -> Value:
        blocks = item_text(own[section.start], lexicon, width=width, first=section.heading.inline)
        value, diagnostics = extract_item(section.heading, blocks, context, index)
        said.extend(diagnostics)
        value["span"] = (divided.pages.lines[section.start].raw.start, _end(divided.pages.lines, section.stop))
        value["items"] = [item(child) for child in section.sections]
        return value

    items = [item(section) for section in divided.sections]
    items = add_listed_ballots(items, extract_ballot_lists(front.back, context, lexicon))
    meetings = read_next_meetings(item_lines, front, date)
    said.extend(meetings.diagnostics)
    texts = {key: getattr(identity, key) for key in ("title", "body", "organisation", "reference")} | {"place": place}
    return {
        "source": {
            "name": source.name, "sha256": source.sha256, "encoding": source.encoding,
            "characters": len(source.text), "lines": source.line_count,
        },
        "document_type": identity.document_type,
        **{key: text.value if text else None for key, text in texts.items()},
        "sittings": list(sittings),
        "officers": list(officers.values),
        "attendees": list(people.values),
        "items": items,
        "adjustment": read_adjustment(front, item_lines, year),
        "notice": read_notice(front, year, item_lines),
        "next_meetings": list(meetings.values),
        "spans": {key: tuple(text.span) for key, text in texts.items() if text},
    }, said  # fmt: skip


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _end(lines: Sequence[Line], stop: int) -> int:
    return lines[stop].raw.start if stop < len(lines) else lines[-1].raw.stop


def parse(text: str, name: str = "-") -> Protocol:
    """Parse a text that is already decoded; never raises for any text."""
    return analyse_text(text, name).protocol


def analyse_text(text: str, name: str = "-") -> Analysis:
    """Parse a text that is already decoded; surrogates, which no text should hold, become question marks."""
    data = text.encode("utf-8", "replace")
    sound = data.decode("utf-8")
    lines = len(PHYSICAL.findall(sound)) + (not sound.endswith("\n") and bool(sound))
    return analyse_source(Source(name, sound, sha256(data).hexdigest(), "utf-8", lines), (), load_lexicon())


def parse_bytes(data: bytes, name: str = "-") -> Protocol:
    """Parse bytes; raises NotTextError where they are no text."""
    return analyse(data, name).protocol


def parse_file(path: str | Path, *, leave_out: frozenset[str] = frozenset()) -> Protocol:
    """Parse a file; `leave_out` names layout data files that are not used.

    Raises OSError where the file cannot be read, NotTextError where it holds no text.
    """
    path = Path(path)
    return analyse(path.read_bytes(), path.name, load_lexicon(leave_out)).protocol
