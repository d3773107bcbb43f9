"""The command `protokoll batch`: arguments, progress for people, the summary and the exit code.

What a run does is archive/run.py's; here it is only asked for and shown.
"""

import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from protokoll_parser.commands.console import is_lively, layout_option, load_words, say
from protokoll_parser.commands.progress import bar, looking, show_table
from protokoll_parser.usage import FINE, FOUND, INTERRUPTED, UNREADABLE, epilog

if TYPE_CHECKING:
    from protokoll_parser.archive.run import Order, Run
    from protokoll_parser.archive.summary import Tally

FORMATS = ("json", "yaml", "jsonl", "sqlite", "csv", "parquet")
PATTERNS: dict[str, Any] = {"metavar": "PATTERN", "multiple": True}
PATH = click.Path(path_type=str, readable=False)


@click.command(epilog=epilog("batch"), short_help="Turn a whole archive into data.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--out", metavar="DEST", required=True, type=PATH, help="The folder or the file to write.")
@click.option(
    "-t", "--to", type=click.Choice(FORMATS), help="What to write. [default: told by DEST's ending, else json]"
)
@click.option("--include", **PATTERNS, help="Take these files. [default: *.txt *.text *.md *.markdown]")
@click.option("--exclude", **PATTERNS, help="Pass over these files and folders.")
@click.option("--follow-links", is_flag=True, help="Follow symbolic links.")
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Workers. [default: one a core]")
@click.option("--force", is_flag=True, help="Read unchanged texts anew, and write over files that no run has written.")
@click.option("--report", metavar="FILE", type=PATH, help="Write the summary as JSON; - is standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Show neither progress nor summary, only what fails.")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Where to work."
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of --engine dask, e.g. tcp://10.0.0.5:8786.")
@layout_option
def batch(report: str | None, quiet: bool, **asked: Any) -> int:
    """Turn the texts of each SOURCE, a folder or a file, into data in DEST.

    \b
    json, yaml   one file a text, the folders mirrored
    jsonl        archive.jsonl, one record a line
    sqlite       archive.sqlite, tables for questions in SQL, with full-text search
    csv, parquet one file a table

    Texts that have not changed since the last run are skipped, so a run that was interrupted is simply run again. A
    text that cannot be read does not stop the run; it is listed, and the exit code is 1.
    """  # noqa: D301 # a backspace is click's mark for lines that are not to be wrapped
    from pathlib import Path

    from protokoll_parser.archive.run import planned
    from protokoll_parser.archive.summary import Tally, to_report
    from protokoll_parser.files import open_output, output_error

    order = _order(report=report, **asked)
    if report and not Path(report).absolute().parent.is_dir():
        raise output_error(report, FileNotFoundError())
    _prepare_signals()
    lively = is_lively(sys.stderr) and not quiet
    start, tally = time.monotonic(), Tally()
    with looking(lively=lively) as found, planned(order) as run:
        found()
        _work(run, tally, lively=lively)
    if not quiet:
        _summarise(run, tally, lively=lively)
    if report:
        with open_output(report) as write:
            write(to_report(tally, time.monotonic() - start) + "\n")
    return FINE if not tally.failures else UNREADABLE if len(tally.failures) == run.total else FOUND


def _prepare_signals() -> None:
    """Let a worker that dies not end us, too, and let us end as well where the system asks for it as where people do."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _work(run: "Run", tally: "Tally", *, lively: bool) -> None:
    """Let the run do its work, count what becomes of the texts and say what fails."""
    try:
        with bar(run.total, lively=lively) as show:
            for outcome in run.outcomes():
                tally.add(outcome)
                show(f"{click.format_filename(outcome.path)}: {outcome.failure}" if outcome.failure else None)
    except KeyboardInterrupt as interrupt:
        say(f"stopped after {tally.count()} of {run.total} texts; the same command goes on from there")
        raise click.exceptions.Exit(INTERRUPTED) from interrupt


def _summarise(run: "Run", tally: "Tally", *, lively: bool) -> None:
    show_table([*tally.rows(), ("written to", "", str(run.place.target))], lively=lively)
    if run.gone:
        say(f"{run.gone} texts of earlier runs are not among the sources any more; {_fate(run)}")


def _fate(run: "Run") -> str:
    return "their files are left" if run.place.is_tree else f"they are not in {run.place.target} any more"


def _order(**asked: Any) -> "Order":
    """Put the options into an order; raises click.UsageError where they make no sense together."""
    from protokoll_parser.archive.run import Order
    from protokoll_parser.archive.walk import TEXTS, Selection

    if (asked.pop("engine") == "dask") != bool(asked["scheduler"]):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together")
    load_words(asked["layouts"])
    selection = Selection(asked.pop("include") or TEXTS, asked.pop("exclude"), asked.pop("follow_links"))
    return Order(selection=selection, **asked)
