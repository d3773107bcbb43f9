"""Shows people how far a long run has come: a bar on standard error where that is a terminal, else only what fails."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from protokoll_parser.commands.console import say

if TYPE_CHECKING:
    from rich.console import Console

Show = Callable[[str | None], None]
"""Tells that one text more is done, and why it failed if it did."""


@contextmanager
def looking(*, lively: bool) -> Iterator[Callable[[], None]]:
    """Show that texts are looked for; give the function that ends it."""
    if not lively:
        yield lambda: None
        return
    status = _console().status("looking for texts and what has changed")
    status.start()
    try:
        yield status.stop
    finally:
        status.stop()


@contextmanager
def bar(total: int, *, lively: bool) -> Iterator[Show]:
    """Show a bar with count, rate and time left; without a terminal only failures, a line each."""
    if not lively:
        yield lambda failure: say(failure) if failure else None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Texts a second, since the beginning: results come in bursts."""

        def render(self, task: Task) -> Text:
            done, seconds = task.completed, task.elapsed
            return Text(f"{done / seconds:.0f} texts/s" if done and seconds else "")

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=_console(), refresh_per_second=4) as progress:
        task = progress.add_task("reading", total=total)

        def show(failure: str | None) -> None:
            progress.advance(task)
            if failure:
                progress.console.print(f"protokoll: {failure}", markup=False, highlight=False, soft_wrap=True)

        yield show


def show_table(rows: Sequence[Sequence[str]], *, lively: bool) -> None:
    """Write rows of cells for people to standard error, the figures flush right."""
    if not lively:
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for first, second, third in rows:
            line = f"{first:<{widths[0]}}  {second:>{widths[1]}}  {third}".rstrip()
            print(line, file=sys.stderr)  # noqa: T201 # for people, as it says
        return
    from rich.table import Table

    table = Table(box=None, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    for row in rows:
        table.add_row(*row)
    _console().print(table)


def _console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None)
