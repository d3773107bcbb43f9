"""Records become JSON and YAML that read back as the same record."""

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parser.archive.columns import TABLES
from protokoll_parser.emit import to_json, to_schema, to_yaml
from protokoll_parser.records import Attendee, Item, Protocol, SourceInfo

# What a record can hold: everything but surrogates and control characters, line breaks apart.
STRINGS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\x85"), max_size=60)


def record(title: str | None = None, text: str = "", name: str = "Åsa Öberg") -> Protocol:
    return Protocol(
        source=SourceInfo(name="a.txt", sha256="0" * 64, encoding="utf-8", characters=9, lines=1),
        document_type="minutes",
        title=title,
        attendees=[Attendee(name=name, party="-", capacity="member", attendance="present", span=(0, 9))],
        items=[Item(number="10", title=title, text=text, span=(0, 9))],
    )


@given(STRINGS, STRINGS, STRINGS)
def test_a_record_reads_back_from_yaml_as_it_was(title: str, text: str, name: str) -> None:
    """No string is lost, folded or taken for a number, a date or a Boolean."""
    made = record(title, text, name)
    assert Protocol.model_validate(yaml.safe_load(to_yaml(made))) == made


ODD = [
    "no",
    "12:30",
    "2024-03-12",
    "10",
    "0x1f",
    "~",
    "- a",
    "a: b",
    "# a",
    "a\n\nb",
    " a\n b ",
    "\x85",
    "\u2028a",
    "\ufeff",
    "",
]


@pytest.mark.parametrize("odd", ODD)
def test_a_string_that_yaml_takes_for_something_else_stays_a_string(odd: str) -> None:
    """YAML 1.1 reads `no`, `12:30` and dates as other things when they stand bare."""
    assert yaml.safe_load(to_yaml(record(odd)))["title"] == odd


def test_yaml_writes_paragraphs_as_a_block_and_letters_as_they_are() -> None:
    """Running text can be read and compared line by line."""
    written = to_yaml(record(text="Första stycket.\n\nAndra stycket."))
    assert "  text: |-\n    Första stycket.\n\n    Andra stycket.\n" in written


def test_yaml_keeps_the_order_of_the_schema() -> None:
    """Keys stand as in the record's description, not by the alphabet."""
    assert list(yaml.safe_load(to_yaml(record()))) == list(Protocol.model_fields)


def test_the_yaml_dumper_is_no_one_elses() -> None:
    """A program that uses PyYAML beside us gets the strings it always got."""
    before = yaml.safe_dump("a\nb")
    to_yaml(record(text="a\nb"))
    assert yaml.safe_dump("a\nb") == before


@given(STRINGS)
def test_a_record_takes_one_line_of_json_lines(text: str) -> None:
    """No string breaks the line."""
    written = to_json(record(text=text), indent=None)
    assert "\n" not in written
    assert json.loads(written)["items"][0]["text"] == text


def test_json_is_what_pydantic_dumps() -> None:
    """Library and command give the same characters."""
    made = record("Kommunstyrelsen")
    assert to_json(made) == made.model_dump_json(indent=2)
    assert to_json(made, indent=None) == made.model_dump_json()


def test_every_key_is_present_even_when_there_is_nothing_to_say() -> None:
    """Whoever reads the record need not ask whether a key is there."""
    assert set(json.loads(to_json(record()))) == set(Protocol.model_fields)


def test_the_schema_describes_and_requires_every_key() -> None:
    """A schema that lets keys be missing would promise less than we keep."""
    schema = json.loads(to_schema())
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["required"]) == set(Protocol.model_fields)
    item = schema["$defs"]["Item"]
    assert set(item["required"]) == set(Item.model_fields)
    assert item["additionalProperties"] is False


SCHEMA = json.loads(to_schema())
PROPERTIES = {
    f"{name}.{key}": value
    for name, model in {"Protocol": SCHEMA, **SCHEMA["$defs"]}.items()
    for key, value in model["properties"].items()
}
CHOICES = {"points.outcome": "Point.outcome", "ballots.vote": "Ballot.vote", "officers.role": "Officer.role",
           "attendees.capacity": "Attendee.capacity", "attendees.attendance": "Attendee.attendance",
           "meetings.document_type": "Protocol.document_type", "meetings.adjustment_method": "Adjustment.method",
           "diagnostics.severity": "DiagnosticRecord.severity"}  # fmt: skip
"""Columns of the archive that hold a choice of words, and the key of the record that they come from."""


def words_of(value: dict[str, Any]) -> list[str]:
    """Return the words that a property chooses from; none where it is no such choice."""
    forms = [value, *value.get("anyOf", ())]
    return [word for form in forms for word in form.get("enum", [form["const"]] if "const" in form else [])]


@pytest.mark.parametrize("key", PROPERTIES)
def test_every_key_is_described_in_the_schema_and_so_is_every_word_it_chooses_from(key: str) -> None:
    """A word's meaning stands behind it: `word`: meaning."""
    meaning = PROPERTIES[key].get("description", "")
    assert meaning.endswith(".")
    words = words_of(PROPERTIES[key])
    assert re.findall(r"`(\w+)`: [^;`]{3,}", meaning) == words


def test_the_archives_columns_name_the_words_of_the_schema() -> None:
    """Every choice of words is one of these columns, and the column's meaning has all its words."""
    assert {key for key, value in PROPERTIES.items() if len(words_of(value)) > 1} == set(CHOICES.values())
    meanings = {f"{table.name}.{column.name}": column.meaning for table in TABLES for column in table.columns}
    for column, key in CHOICES.items():
        words = words_of(PROPERTIES[key])
        assert [word for word in re.findall(r"\w+", meanings[column]) if word in words] == words
