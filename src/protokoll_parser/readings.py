"""Reads and parses the inputs that a command names, one after another.

Goes in: paths as the user wrote them, `-` for standard input. Comes out: a `Reading` for each; what cannot be read is
a value like the rest, so that one bad input does not keep the others from being parsed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import click

from protokoll_parser.decoding.decode import NotTextError
from protokoll_parser.files import STANDARD, InputError, read_input
from protokoll_parser.patterns import keep_patterns
from protokoll_parser.pipeline import Analysis, analyse
from protokoll_parser.words.lexicon import Lexicon


class Reading(NamedTuple):
    """What became of one input."""

    shown: str
    """The path as messages show it."""
    analysis: Analysis | None
    failure: str | None = None
    """Why there is no record, or only that of an empty text; None if all is well."""


def read_all(paths: Sequence[str], lexicon: Lexicon) -> Iterator[Reading]:
    """Yield a reading for each path, in order; each is read when it is asked for."""
    for path in paths:
        shown = "standard input" if path == STANDARD else click.format_filename(path)
        yield read(path, lexicon, shown=shown, name=click.format_filename(path, shorten=True))
    keep_patterns()


def read(path: str, lexicon: Lexicon, *, shown: str, name: str, load: Callable[[str], bytes] = read_input) -> Reading:
    """Read and parse one input; `name` is what the record calls it, `load` gives its bytes or raises InputError."""
    try:
        analysis = analyse(load(path), name, lexicon)
    except InputError as error:
        return Reading(shown, None, str(error))
    except NotTextError as error:
        from shlex import quote  # noqa: PLC0415  # seldom needed, and every start would wait for it

        return Reading(shown, None, str(error).replace("FILE", quote(click.format_filename(path))))
    except MemoryError:
        return Reading(shown, None, "does not fit into memory; split it")
    empty = [entry.message for entry in analysis.protocol.diagnostics if entry.code == "empty-text"]
    return Reading(shown, analysis, empty[0] if empty else None)
