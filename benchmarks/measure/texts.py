"""Texts with an expected record beside them: finds them, parses them, and says what of them was read rightly."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure.comparing import Finding, compare
from measure.likeness import Json, squeeze
from protokoll_parser.decoding.decode import decode

EXPECTED = ".expected.json"


Parse = Callable[[Path], Json]


class Scored(NamedTuple):
    """One text, and how its record compares with the expected one."""

    text: Path
    findings: Sequence[Finding]
    grounded: int
    """How many names and titles stand at their span."""
    ungrounded: Sequence[str]
    """The names and titles that do not."""
    error: str
    """What the parser raised, or empty."""

    @property
    def layout(self) -> str:
        """The name of the folder that the text stands in."""
        return self.text.parent.name

    @property
    def name(self) -> str:
        """The text's layout and file name."""
        return f"{self.layout}/{self.text.name}"


def find_texts(folders: Iterable[Path]) -> list[Path]:
    """List the texts in and below some folders that have an expected record, sorted and each once."""
    files = {path for folder in folders for path in folder.resolve().rglob("*") if path.suffix != ".json"}
    return sorted(path for path in files if path.is_file() and path.with_suffix(EXPECTED).is_file())


def score_file(text: Path, parse: Parse) -> Scored:
    """Parse a text and compare its record with the expected one; a parser that raises has found nothing."""
    gold = json.loads(text.with_suffix(EXPECTED).read_text(encoding="utf-8"))
    try:
        found = parse(text)
        source, _ = decode(text.read_bytes(), text.name)
    except Exception as error:
        return Scored(text, list(compare(gold, {})), 0, (), repr(error)[:200])
    told = list(grounding(found, source.text))
    ungrounded = [name for name, is_there in told if not is_there]
    return Scored(text, list(compare(gold, found)), len(told) - len(ungrounded), ungrounded, "")


def grounding(part: object, text: str) -> Iterator[tuple[str, bool]]:
    """Say of every name, and of every title of what has no name, whether it stands at the span beside it."""
    if isinstance(part, Mapping):
        value = part.get("as_written") or part.get("name") or part.get("title")
        if value and (span := part.get("span")):
            yield value, squeeze(value) in squeeze(text[slice(*span)])
        part = list(part.values())
    if isinstance(part, Sequence) and not isinstance(part, str):
        for inner in part:
            yield from grounding(inner, text)
