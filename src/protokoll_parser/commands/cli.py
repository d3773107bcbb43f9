"""The command `protokoll`: data to standard output, words for people to standard error.

Every command imports what it needs in its body: `--version` and `--help` load neither the parser nor pydantic, and
`parse` loads neither rich nor PyYAML unless asked. A command returns its exit code; usage.py says what they
mean.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from protokoll_parser import __version__
from protokoll_parser.commands.batch import batch
from protokoll_parser.commands.console import layout_option, load_words, print_plain, print_rows, say, terminal_width
from protokoll_parser.usage import FAULT, FINE, FOUND, INTERRUPTED, UNREADABLE, USAGE, epilog

if TYPE_CHECKING:
    from protokoll_parser.readings import Reading
    from protokoll_parser.words.lexicon import Lexicon

SEVERITIES = ("info", "warning", "error")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
PATH = click.Path(path_type=str, allow_dash=True, readable=False)


@click.group(invoke_without_command=True, epilog=epilog("protokoll"), context_settings=SETTINGS)
@click.version_option(__version__, "-V", "--version", prog_name="protokoll", message="%(prog)s %(version)s")
@click.pass_context
def protokoll(context: click.Context) -> None:
    """Turn raw Swedish meeting protocols into validated records."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(USAGE)


files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)


@protokoll.command(epilog=epilog("parse"))
@files_argument
@click.option("-f", "--format", "form", type=click.Choice(["json", "yaml", "jsonl"]), help="[default: json]")
@click.option("-o", "--out", metavar="FILE", default="-", type=PATH, help="Write here, whole or not at all.")
@layout_option
def parse(files: tuple[str, ...], form: str | None, out: str, layouts: tuple[str, ...]) -> int:
    """Print the record of each FILE; - is standard input.

    One input gives one JSON document, several give JSON Lines (with --format json, too), or with --format yaml a
    stream of YAML documents. An input that cannot be read is named on standard error; the others are still printed.
    """
    from protokoll_parser.emit import to_json, to_yaml
    from protokoll_parser.files import open_output

    _refuse_overwriting(out, files)
    several, failures = len(files) > 1, 0
    lexicon = load_words(layouts)
    with open_output(out) as write:
        for reading in _readings(files, lexicon):
            failures += reading.failure is not None
            if reading.analysis is None:
                continue
            record = reading.analysis.protocol
            if form == "yaml":
                write(("---\n" if several else "") + to_yaml(record))
            else:
                write(to_json(record, indent=None if several or form == "jsonl" else 2) + "\n")
    return _exit_code(failures, files)


@protokoll.command(short_help="Print what does not add up in each FILE.", epilog=epilog("check"))
@files_argument
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="Exit with 1 if a finding is as severe as this.",
)  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@layout_option
def check(files: tuple[str, ...], fail_on: str, form: str, layouts: tuple[str, ...]) -> int:
    """Print what was found in each FILE, in the order of its lines: the line, a caret and what does not add up."""
    from protokoll_parser.explain import by_line, finding, finding_json, source_lines
    from protokoll_parser.files import open_output

    severe = SEVERITIES[SEVERITIES.index(fail_on) :] if fail_on != "never" else ()
    failures = found = 0
    lexicon = load_words(layouts)
    with open_output("-") as write:
        for reading in _readings(files, lexicon):
            failures += reading.failure is not None
            if reading.analysis is None:
                continue
            lines = source_lines(reading.analysis)
            for entry in by_line(reading.analysis.protocol.diagnostics):
                found += entry.severity in severe
                if form == "jsonl":
                    write(finding_json(reading.shown, entry, lines) + "\n")
                else:
                    print_rows(finding(reading.shown, entry, lines), write)
    return _exit_code(failures, files) or (FOUND if found else FINE)


@protokoll.command(epilog=epilog("explain"))
@click.argument("file", metavar="FILE", type=PATH)
@layout_option
def explain(file: str, layouts: tuple[str, ...]) -> int:
    """Show how each line of FILE was read.

    A row has the line's number, its kind (text, blank, furniture of the page, contents), the part of the record that
    claims it, and the line. Below it stand the headings found, and those that were proposed and lost, with the reason.
    """
    from protokoll_parser.explain import explain as rows
    from protokoll_parser.files import open_output

    failures = 0
    lexicon = load_words(layouts)
    with open_output("-") as write:
        for reading in _readings((file,), lexicon):
            failures += reading.failure is not None
            if reading.analysis is not None:
                print_rows(rows(reading.analysis), write)
    return _exit_code(failures, (file,))


@protokoll.command(short_help="Print who was there at each item of FILE.", epilog=epilog("presence"))
@files_argument
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True,
    help="A table for people, or one line or object for each person and item.",
)  # fmt: skip
@click.option("-o", "--out", metavar="FILE", default="-", type=PATH, help="Write here, whole or not at all.")
@layout_option
def presence(files: tuple[str, ...], form: str, out: str, layouts: tuple[str, ...]) -> int:
    """Print who was present, absent or replaced at each item of FILE; - is standard input.

    What the text does not state is not guessed: it is called not stated, and each cell names the rule that it follows
    from. Several inputs give one CSV table under one head, or with --format json one object a line.
    """
    from protokoll_parser.files import open_output
    from protokoll_parser.presence import presence_of, tables

    _refuse_overwriting(out, files)
    several, failures = len(files) > 1, 0
    lexicon = load_words(layouts)
    with open_output(out) as write:
        before = ",".join(tables.FIELDS) + "\n" if form == "csv" else ""
        for file, reading in zip(map(click.format_filename, files), _readings(files, lexicon), strict=True):
            failures += reading.failure is not None
            if reading.analysis is None:
                continue
            record = reading.analysis.protocol
            grid = presence_of(record, lexicon)
            if form == "csv":
                write(before + tables.to_csv(file, record, grid))
                before = ""
            elif form == "json":
                write(tables.to_json(file, record, grid, indent=not several) + "\n")
            else:
                write(before)
                before = "\n"
                show = print_rows if out == "-" else print_plain
                show(tables.table(file, record, grid, terminal_width() if out == "-" else None), write)
    return _exit_code(failures, files)


@protokoll.command(epilog=epilog("schema"))
def schema() -> None:
    """Print the JSON Schema of the record."""
    from protokoll_parser.emit import to_schema
    from protokoll_parser.files import open_output

    with open_output("-") as write:
        write(to_schema() + "\n")


@protokoll.command("layouts", short_help="List the files of Swedish words.", epilog=epilog("layouts"))
def list_layouts() -> None:
    """List the data files with the Swedish words that protocols are read by.

    Each line has the file and what it holds. How to add one stands in the README.md beside them.
    """
    from protokoll_parser.files import open_output
    from protokoll_parser.words.lexicon import FOLDER

    with open_output("-") as write:
        for path in sorted(path for path in FOLDER.rglob("*") if path.suffix in (".toml", ".txt")):
            about = path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
            write(f"{path}\t{about}\n")


@protokoll.command(epilog=epilog("completion"))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that lets SHELL complete this command."""
    from click.shell_completion import get_completion_class

    from protokoll_parser.files import open_output

    template = get_completion_class(shell)
    assert template is not None, "the shells of the choice are click's own"
    with open_output("-") as write:
        write(template(protokoll, {}, "protokoll", "_PROTOKOLL_COMPLETE").source())


protokoll.add_command(batch)


def _readings(files: Sequence[str], lexicon: "Lexicon") -> "Iterator[Reading]":
    """Yield the readings of the inputs, and say on standard error which could not be read."""
    from protokoll_parser.readings import read_all

    if files.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    for reading in read_all(files, lexicon):
        if reading.failure:
            say(f"{reading.shown}: {reading.failure}")
        yield reading


def _exit_code(failures: int, inputs: Sequence[str]) -> int:
    return FINE if not failures else UNREADABLE if failures == len(inputs) else FOUND


def _refuse_overwriting(out: str, files: Iterable[str]) -> None:
    """Refuse to write the record over the text that it is made from."""
    from pathlib import Path

    for path in files:
        try:
            same = "-" not in (path, out) and Path(out).samefile(path)
        except OSError:  # one of them is not there: that is told elsewhere
            continue
        if same and Path(out).is_file():
            raise click.UsageError(f"--out {click.format_filename(out)} is an input, which would be lost")


def main(args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever goes wrong is one line on standard error."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly, as it ends any other command
    try:
        return protokoll.main(args, prog_name="protokoll", standalone_mode=False) or FINE
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "protokoll"
        say(f"{error.format_message().rstrip('.')}; see {where} --help")
        return USAGE
    except click.Abort:
        say("interrupted")
        return INTERRUPTED
    except MemoryError:
        say("does not fit into memory; split the input")
        return UNREADABLE
    except Exception as error:  # the last line of defence: people get a sentence, not a traceback
        return _failure(error)


def _failure(error: Exception) -> int:
    """Say in a sentence what cannot be done, or that the program is at fault."""
    from protokoll_parser.errors import ProtokollError

    if isinstance(error, ProtokollError):
        say(str(error))
        return error.exit_code
    if os.environ.get("PROTOKOLL_TRACEBACK"):
        raise error
    what = f"{type(error).__name__}: {error}"
    say(f"a fault of the program: {what}; please report it (PROTOKOLL_TRACEBACK=1 shows where)")
    return FAULT
