"""Record -> text: JSON, JSON Lines or YAML; the same record always gives the same characters."""

from protokoll_parser.records import Protocol


def to_json(record: Protocol, *, indent: int | None = 2) -> str:
    """Return the record as JSON, keys in schema order; without a final line break."""
    return record.model_dump_json(indent=indent)


def to_yaml(record: Protocol) -> str:
    """Return the record as one YAML document (block style, keys in schema order)."""
    import yaml  # noqa: PLC0415 - 22 ms that only YAML output should pay

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        record.model_dump(mode="json"), Dumper=dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=120
    )
    return text
