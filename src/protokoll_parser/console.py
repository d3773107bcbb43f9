"""What the commands share: the option for words of one's own, and how people are spoken to on standard error."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from protokoll_parser.lexicon import Lexicon

layout_option = click.option(
    "--layout", "layouts", metavar="FILE", multiple=True, type=click.Path(path_type=str),
    help="Words of your own, in the form of the layout files (`protokoll layouts`). May be given several times.",
)  # fmt: skip


def load_words(layouts: Sequence[str]) -> "Lexicon":
    """Load the words, so that a mistake in a layout file is told before any output; raises click.UsageError."""
    from pathlib import Path

    from protokoll_parser.lexicon import LayoutError, load_lexicon

    try:
        return load_lexicon(extra=tuple(map(Path, layouts)))
    except LayoutError as error:
        raise click.UsageError(f"--layout {error}") from error


def say(message: str) -> None:
    """Write one line for people; a standard error that is closed is no reason to fail."""
    try:
        click.echo(f"protokoll: {' '.join(message.split())}", err=True)
    except OSError:
        return


def is_lively(stream: TextIO | None) -> bool:
    """Say whether a stream is a terminal that can move its cursor: for progress bars."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def is_coloured(stream: TextIO | None) -> bool:
    """Say whether colours are welcome on a stream: a terminal, unless NO_COLOR is set (no-color.org)."""
    return is_lively(stream) and not os.environ.get("NO_COLOR")
