"""The four promises of the record, for any input at all: nothing lost, nothing invented, self-checks, same bytes."""

import random
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.decoding.decode import NotTextError
from protokoll_parser.diagnostics import CODES
from protokoll_parser.pipeline import Analysis, analyse, analyse_text
from protokoll_parser.words.lexicon import load_lexicon

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.txt"))
WORDS = st.sampled_from(
    ["§ 3 Val av justerare", "Beslut", "Beslut:", "att godkänna förslaget", "Närvarande", "Anna Berg (S), ordförande", "2024-03-12",
     "Plats och tid    Stadshuset, kl. 9", "1. Öppnande", "## Nästa möte", "| Nr | Ärende | Beslut |", "Sida 2 (8)", "Dnr KS 2024/12",
     "Ja-röster (2): Anna Berg (S), Bo Ek (M)", "Reservation", "a) Tolktjänst", "Kommunstyrelsen beslutar", "Föredragande: Bo", "",
     "\f", "....", "Utdragsbestyrkande", "Omröstning", "Anna Berg\tX\t\t", "IV. Personal", "Innehåll", "§ 3 Val av justerare ...... 4"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=40)), max_size=30).map("\n".join)


def squeezed(text: str) -> str:
    """Take out what mending may change: white space, hyphens, markup and the form of letters."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()


def grounded(value: Any, key: str = "") -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield every name, title or text of a record that has a span of its own."""
    if isinstance(value, list):
        for inner in value:
            yield from grounded(inner, key)
    elif isinstance(value, dict):
        span = value.get("span")
        if span and key in (
            "officers",
            "attendees",
            "presenters",
            "decisions",
            "points",
            "proposals",
            "reservations",
            "statements",
        ):
            text = value.get("as_written") or value.get("name") or value.get("text")
            if text:
                yield key, text, span
        for inner_key, inner in value.items():
            yield from grounded(inner, inner_key)


UNREAD = [
    ("Närvarande: Anna Ek, Bo Al", "Kaffet var slut och Bo lovade att köpa nytt."),
    ("Ärende: Vårmötet", "Hej alla! Tack för senast, det var roligt."),
]


@pytest.mark.parametrize(("label", "told"), UNREAD)
def test_a_part_of_the_form_claims_only_what_it_was_read_for(label: str, told: str) -> None:
    """Running text below a list or a heading that gave neither a name nor a remark is said to be left over."""
    text = f"Brf Granen\nStyrelsemöte 2024-03-12\n\n{label}\n\n{told}\n\n§ 1 Taket\nTaket läcker.\n\n§ 2 Porten\nPorten är trasig.\n"
    analysis = analyse_text(text)
    left = {entry.line for entry in analysis.protocol.diagnostics if entry.code == "unclaimed-text"}
    assert left == {6}


def test_a_list_claims_its_headings_and_empty_seats() -> None:
    """They give nobody, but they are part of the list."""
    text = "Brf Granen\nStyrelsemöte 2024-03-12\nNärvarande\nStyrelsen:\nAnna Ek\nVakant, suppleant\nFrån föreningen\nBo Al\n\n§ 1 Taket\nTaket läcker.\n"
    assert not [entry for entry in analyse_text(text).protocol.diagnostics if entry.code == "unclaimed-text"]


def stands_at(analysis: Analysis, text: str, span: tuple[int, int], skipped: Kind | None = Kind.FURNITURE) -> bool:
    """Say whether a value stands at its span, page furniture inside the span passed over."""
    place = range(*span)
    kept = [
        analysis.source.text[max(line.raw.start, place.start) : min(line.raw.stop, place.stop)]
        for line, kind in zip(analysis.outline.pages.lines, analysis.outline.pages.kinds, strict=True)
        if kind is not skipped and line.raw.start < place.stop and line.raw.stop > place.start
    ]
    source = squeezed("".join(dict.fromkeys(kept)))
    return all(squeezed(word) in source for word in text.split())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_value_of_a_sample_stands_at_its_span(sample: Path) -> None:
    """Nothing is invented: each word of a grounded value stands inside the value's span."""
    analysis = analyse(sample.read_bytes(), sample.name)
    missing = [
        (key, text)
        for key, text, span in grounded(analysis.protocol.model_dump())
        if not stands_at(analysis, text, span)
    ]
    assert missing == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_single_values_of_a_sample_stand_at_their_spans(sample: Path) -> None:
    """The title, the body, the organisation, the reference and the place each know where they stand."""
    analysis = analyse(sample.read_bytes(), sample.name)
    record = analysis.protocol
    values = {key: getattr(record, key) for key in ("title", "body", "organisation", "reference", "place")}
    assert {key for key, value in values.items() if value} == set(record.spans)
    assert [
        values[key]
        for key, span in record.spans.items()
        if not stands_at(analysis, values[key], span) and not stands_at(analysis, values[key], span, skipped=None)
    ] == []


def assert_nothing_lost(analysis: Analysis) -> None:
    reported = {entry.line for entry in analysis.protocol.diagnostics if entry.code == "unclaimed-text"}
    for line, kind in zip(analysis.outline.pages.lines, analysis.outline.pages.kinds, strict=True):
        assert (kind is Kind.BLANK) == (not line.text)
        assert kind is not Kind.TEXT or line.index in analysis.claims.by_line or line.number in reported


@given(TEXTS)
@settings(max_examples=300)
def test_every_line_of_any_text_is_accounted_for(text: str) -> None:
    """A line is blank, furniture, contents, claimed by a part of the record, or reported as unclaimed."""
    assert_nothing_lost(analyse_text(text))


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_give_a_record_or_are_refused_as_no_text(data: bytes) -> None:
    """Bytes never make the parser raise anything but NotTextError."""
    try:
        analyse(data, "x")
    except NotTextError as refusal:
        assert str(refusal)


@given(TEXTS)
@settings(max_examples=200)
def test_spans_lie_inside_the_text_and_values_at_them(text: str) -> None:
    """For any text, the words of every grounded value stand at its span."""
    analysis = analyse_text(text)
    for key, value, (start, stop) in grounded(analysis.protocol.model_dump()):
        assert 0 <= start <= stop <= len(analysis.source.text), key
        assert stands_at(analysis, value, (start, stop)), (key, value)


@given(TEXTS)
@settings(max_examples=100)
def test_diagnostics_are_documented_and_point_at_lines(text: str) -> None:
    """Every diagnostic has a documented code, that code's severity and a line of the text."""
    record = analyse_text(text).protocol
    for entry in record.diagnostics:
        assert entry.severity == CODES[entry.code][0]
        assert entry.line is None or 1 <= entry.line <= max(record.source.lines, 1)


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed() -> None:
    """Two processes with different hash seeds print the same record."""
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "protokoll_parser", "parse", str(SAMPLES[0])],
            env={"PYTHONHASHSEED": seed, "PATH": "", "LANG": "C.UTF-8"}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(outputs) == 1


def test_the_lexicon_is_the_same_for_all_texts() -> None:
    """Loading the vocabulary twice gives one object: no text can change what the next one is read with."""
    assert load_lexicon() is load_lexicon()


MANGLED: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "shuffled": lambda lines, chance: chance.sample(lines, len(lines)),
    "cut off": lambda lines, chance: [line[: chance.randrange(1, 60)] for line in lines],
    "torn": lambda lines, chance: [line[chance.randrange(max(1, len(line))) :] for line in lines],
    "letters mixed": lambda lines, chance: ["".join(chance.sample(line, len(line))) for line in lines],
    "set in": lambda lines, chance: [" " * chance.randrange(30) + line for line in lines],
    "spread": lambda lines, chance: [line.replace(" ", "  ") if chance.random() < 0.3 else line for line in lines],
    "on one line": lambda lines, chance: [" ".join(lines)],
    "halved": lambda lines, chance: lines[chance.randrange(2) :: 2],
}


@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED)
def test_no_mangled_text_makes_the_parser_raise(mangle: Callable[[list[str], random.Random], list[str]]) -> None:
    """Whatever befalls the lines of a protocol, a record comes out, and every line is accounted for."""
    for sample in SAMPLES:
        chance = random.Random(sample.stem)
        lines = sample.read_text(encoding="utf-8", errors="replace").split("\n")
        for _ in range(3):
            text = "\n".join(mangle(lines, chance))
            assert analyse_text(text).protocol.source.characters == len(text)


BROKEN = {
    "titles in the margin, one line of two cells that ends before the column": (
        "§ 63         FRAMSTÄLLNING\nDnr  38/86\n§ 66         PERSONAL\n§ 67         DELGIVNINGAR"
    ),
    "a table whose first row has no title": (
        "  Nr   Ärende              Diskussion                Beslut                 Ansvarig\n       möblering           beräknat till 3 mnkr."
    ),
    "a table of people without a column of names": "Kommun/region     Ordinarie         Ersättare\nJusterare         Bo Ek",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_half_a_layout_makes_no_parser_raise(text: str) -> None:
    """Found by mangling protocols: what a layout promises may be missing."""
    assert analyse_text(text).protocol.source.characters == len(text)
