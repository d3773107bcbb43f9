"""Record -> text: JSON, JSON Lines or YAML; the same record always gives the same characters.

Keys stand in the order of the schema, letters are written as they are (no escapes for å, ä, ö).
"""

from typing import TYPE_CHECKING

from protokoll_parser.records import Protocol

if TYPE_CHECKING:
    import yaml

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
YAML_BREAKS = frozenset("\x85\u2028\u2029\ufeff")
"""Line breaks and marks to YAML, letters to us: PyYAML loses them unless the string is in double quotes."""


def to_json(record: Protocol, *, indent: int | None = 2) -> str:
    """Return the record as JSON, without a final line break; `indent=None` puts it on one line."""
    return record.model_dump_json(indent=indent)


def to_yaml(record: Protocol) -> str:
    """Return the record as one YAML document in block style, with a final line break."""
    import yaml

    text: str = yaml.dump(
        record.model_dump(mode="json"),
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=120,
    )
    return text


def to_schema() -> str:
    """Return the JSON Schema of the record (draft 2020-12) as JSON; every key is required, as records have them all."""
    import json

    from pydantic.json_schema import GenerateJsonSchema

    class EveryKeyRequired(GenerateJsonSchema):
        """Pydantic calls a key with a default optional; in what we write none is ever missing."""

        def field_is_required(self, field: object, total: bool) -> bool:
            return True

    schema = Protocol.model_json_schema(mode="serialization", schema_generator=EveryKeyRequired)
    return json.dumps({"$schema": SCHEMA_DIALECT, **schema}, indent=2, ensure_ascii=False)


def _dumper() -> "type[yaml.SafeDumper]":
    """Return PyYAML's safe dumper (the one in C where it was built) with running text in readable blocks."""
    import yaml

    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class RecordDumper(base):  # type: ignore[misc, valid-type] # either of two classes with one interface
        """Its own class, so that its representer is no one else's."""

    RecordDumper.add_representer(str, _represent)
    return RecordDumper


def _represent(dumper: "yaml.SafeDumper", text: str) -> "yaml.ScalarNode":
    """Write paragraphs as a block, odd line breaks escaped, everything else as PyYAML does."""
    style = '"' if YAML_BREAKS.intersection(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
