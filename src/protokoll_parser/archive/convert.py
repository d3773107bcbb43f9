"""What a worker does: files in, one `Outcome` a file out. It needs nothing but the files, on any machine that has them.

What comes back is bytes, not models: those cost more to send than the parsing they save (pickling a model takes 600
times as long as its JSON).
"""

import os
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

import click

from protokoll_parser.archive.walk import Text
from protokoll_parser.files import InputError, read_input
from protokoll_parser.pipeline import Analysis
from protokoll_parser.readings import read
from protokoll_parser.words.lexicon import Lexicon, load_lexicon

Form = Literal["json", "yaml", "jsonl", "tables"]
"""What the results are made of: a file a text (json, yaml), lines, or rows of tables."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of every text."""

    form: Form
    layouts: tuple[str, ...] = ()
    """Files with words of the user's own, absolute."""


class Facts(NamedTuple):
    """What the summary wants to know of a text."""

    layout: str
    lines: int
    """Lines of text: not blank, not furniture of the page."""
    claimed: int
    """How many of these the record accounts for."""
    findings: Mapping[str, int]
    """How often each diagnostic was given."""


class Outcome(NamedTuple):
    """What became of one text: facts and payload, or a failure."""

    path: str
    file: str
    sha256: str | None = None
    failure: str | None = None
    facts: Facts | None = None
    payload: bytes | None = None
    """The result in the job's form; lines and rows are compressed (zlib), as they are kept."""
    fresh: bool = True
    """Whether it was made in this run."""


def convert(texts: Sequence[Text], job: Job) -> list[Outcome]:
    """Make of each text what the job asks for; no text raises."""
    lexicon = load_lexicon(extra=tuple(map(Path, job.layouts)))
    return [_convert(text, job, lexicon) for text in texts]


def _convert(text: Text, job: Job, lexicon: Lexicon) -> Outcome:
    if text.trouble:
        return Outcome(text.path, text.file, failure=text.trouble)
    shown = click.format_filename(text.path)
    try:
        reading = read(text.file, lexicon, shown=shown, name=shown, load=read_steadily)
        if reading.analysis is None or reading.failure:
            return Outcome(text.path, text.file, _hash(text.file), reading.failure)
        return _outcome(text, job, reading.analysis)
    except Exception as error:  # noqa: BLE001 # a fault of ours in one text must not cost the others
        what = f"a fault of the program: {type(error).__name__}: {error}; please report it"
        return Outcome(text.path, text.file, _hash(text.file), what)


def _outcome(text: Text, job: Job, analysis: Analysis) -> Outcome:
    claims, record = analysis.claims, analysis.protocol
    lines = len(claims.by_line) + len(claims.diagnostics)
    facts = Facts(analysis.layout, lines, len(claims.by_line), Counter(entry.code for entry in record.diagnostics))
    payload = MAKERS[job.form](analysis)
    return Outcome(text.path, text.file, record.source.sha256, None, facts, payload)


def _json(analysis: Analysis) -> bytes:
    return analysis.protocol.model_dump_json(indent=2).encode() + b"\n"


def _yaml(analysis: Analysis) -> bytes:
    from protokoll_parser.emit import to_yaml

    return to_yaml(analysis.protocol).encode()


def _line(analysis: Analysis) -> bytes:
    return zlib.compress(analysis.protocol.model_dump_json().encode() + b"\n", 1)


def _rows(analysis: Analysis) -> bytes:
    from pydantic_core import to_json

    from protokoll_parser.archive.tables import meeting_rows

    rows = meeting_rows(analysis.protocol, layout=analysis.layout, share=analysis.claims.share())
    return zlib.compress(to_json(rows), 1)


MAKERS: Mapping[Form, Callable[[Analysis], bytes]] = {"json": _json, "yaml": _yaml, "jsonl": _line, "tables": _rows}


def read_steadily(file: str) -> bytes:
    """Return a file's bytes; raises InputError where it cannot be read or is being written meanwhile."""
    for _ in range(3):
        before = _stamp(file)
        data = read_input(file)
        if before == _stamp(file):
            return data
    raise InputError("changes while it is read; run again when it has been written")


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)
    except OSError:  # read_input says what is wrong
        return None
    return status.st_size, status.st_mtime_ns


def _hash(file: str) -> str | None:
    """Return the hash of a file that is no text, so that the next run need not try it again."""
    try:
        return sha256(read_input(file)).hexdigest()
    except InputError:
        return None
