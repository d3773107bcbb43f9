"""What the commands share: the option for words of one's own, and how people are spoken to."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from protokoll_parser.explain import Row
    from protokoll_parser.files import Write
    from protokoll_parser.words.lexicon import Lexicon

layout_option = click.option(
    "--layout", "layouts", metavar="FILE", multiple=True, type=click.Path(path_type=str, readable=False),
    help="Words of your own, in the form of the layout files (`protokoll layouts`). May be given several times.",
)  # fmt: skip


def load_words(layouts: Sequence[str]) -> "Lexicon":
    """Load the words, so that a mistake in a layout file is told before any output; raises click.UsageError."""
    from pathlib import Path

    from protokoll_parser.words.layout_files import LayoutError
    from protokoll_parser.words.lexicon import load_lexicon

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


def print_rows(rows: "Iterable[Row]", write: "Write") -> None:
    """Write rows as plain text; on a terminal with colours, cut at its width."""
    if not is_coloured(sys.stdout):
        print_plain(rows, write)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for row in rows:
        console.print(Text.assemble(*row, no_wrap=True, overflow="ellipsis"))


def print_plain(rows: "Iterable[Row]", write: "Write") -> None:
    """Write rows as plain text."""
    for row in rows:
        write("".join(piece.text for piece in row).rstrip() + "\n")


def terminal_width() -> int | None:
    """Return the columns of the terminal that is written to; None where it is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else None
