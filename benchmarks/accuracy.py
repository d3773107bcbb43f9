"""Measure how well parsed records agree with expected records: precision, recall and F1 per field and per layout.

In go folders of texts, each with its `NAME.expected.json` beside it; out come plain tables and an exit code for the
continuous integration (`python benchmarks/accuracy.py samples --floors benchmarks/floors.toml`). A text's layout is
the name of the folder that it stands in. What counts as right stands in `measure/`.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import click

from measure.damage import DAMAGES, damaged_texts
from measure.fields import FIELDS
from measure.figures import as_json, summaries, summarise
from measure.floors import Floors, figures, missed_floors, raised, read_floors, write_floors
from measure.generality import Library, compare_without, generality_table, own_files
from measure.likeness import Json
from measure.tables import GROUNDED, field_table, file_table, layout_table, miss_lines
from measure.texts import EXPECTED, Parse, Scored, find_texts, score_file

ROOT = Path(__file__).resolve().parents[1]
LAYOUTS = ROOT / "src" / "protokoll_parser" / "layouts"


class Options(NamedTuple):
    """What the command line asks for."""

    folders: tuple[Path, ...]
    floors: Path | None = None
    raise_floors: bool = False
    misses: str | None = None
    per_file: bool = False
    json_file: Path | None = None
    leave_out: str | None = None
    generality: bool = False
    damage: str | None = None


def run(options: Options, library: Library, layouts: Path = LAYOUTS) -> tuple[list[str], int]:
    """Measure as the options ask: give the lines to print and the exit code, and write the files asked for."""
    with TemporaryDirectory() as folder:
        texts = select(options, layouts)
        texts = damaged_texts(texts, options.damage, Path(folder)) if options.damage else texts
        return measure(texts, options, library, layouts)


def measure(texts: Sequence[Path], options: Options, library: Library, layouts: Path) -> tuple[list[str], int]:
    """Measure some texts as the options ask."""
    parse = library(frozenset({options.leave_out} if options.leave_out else ()))
    files = [score_file(text, parse) for text in texts]
    lines = report(files, options)
    again: list[Scored] = []
    if options.generality or options.leave_out:
        compared = compare_without(texts, library, layouts)
        lines += generality_table(compared, summaries(files))
        again = [*compared.without, *compared.common]
    if options.json_file:
        options.json_file.write_text(json.dumps(as_json(files), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    failed = [f"failed: {file.name}: {file.error}" for file in (*files, *again) if file.error]
    short = gate(options, figures(files))
    return [*lines, *failed, *short], int(bool(failed or short))


def select(options: Options, layouts: Path) -> list[Path]:
    """List the texts to measure; refuse what cannot be measured, lest nothing measured look like nothing wrong."""
    left_out = options.leave_out
    texts = [text for text in find_texts(options.folders) if left_out in (None, text.parent.name)]
    refusals = {
        f"layout {left_out} has no data file of its own to leave out": left_out and left_out not in own_files(layouts),
        "--leave-out goes with neither --floors nor --generality": left_out and (options.floors or options.generality),
        "--damage does not go with --floors": options.damage and options.floors,
        "--raise-floors needs --floors": options.raise_floors and not options.floors,
        f"no text with its {EXPECTED} beside it was found": not texts,
    }
    for message, applies in refusals.items():
        if applies:
            raise click.UsageError(message)
    return texts


def gate(options: Options, reached: Floors) -> list[str]:
    """Give a line for each floor that is missed; raise the others if that is asked for."""
    if not options.floors:
        return []
    floors = read_floors(options.floors)
    if options.raise_floors:
        write_floors(options.floors, Floors(*map(raised, floors, reached)))
    return missed_floors(floors, reached)


def report(files: Sequence[Scored], options: Options) -> list[str]:
    """Lay out the tables: each layout by itself, all texts, and what else the options ask for."""
    groups = summaries(files)
    title = f"without {options.leave_out}.toml" if options.leave_out else "all texts"
    return [
        *(line for layout, summary in groups.items() if len(groups) > 1 for line in field_table(layout, summary)),
        *field_table(title, summarise(files)),
        *layout_table(groups),
        *(file_table(files) if options.per_file else ()),
        *(miss_lines(files, options.misses) if options.misses else ()),
    ]


def protokoll_parser(leave_out: frozenset[str]) -> Parse:
    """Make a parser of the library, with the data files of some layouts left out."""
    parse_file = import_module("protokoll_parser").parse_file
    wishes = {"leave_out": leave_out} if leave_out else {}

    def parse(path: Path) -> Json:
        record: Json = parse_file(path, **wishes).model_dump(mode="json")
        return record

    return parse


FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
OLD_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(help=f"{__doc__}".partition("\n\n")[0])
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option("--floors", type=OLD_FILE, help="Exit with 1 where a figure is below its floor in this file.")
@click.option("--raise-floors", is_flag=True, help="Write what is reached to the floors file, where it is higher.")
@click.option(
    "--misses", type=click.Choice([*FIELDS, GROUNDED]), metavar="FIELD", help="List what is wrong in a field."
)
@click.option("--per-file", is_flag=True, help="List the mean F1 of each text.")
@click.option("--json", "json_file", type=NEW_FILE, help="Write the figures to a file, as JSON.")
@click.option("--leave-out", metavar="LAYOUT", help="Measure a layout's texts without that layout's own data file.")
@click.option("--generality", is_flag=True, help="Compare each layout with and without its own data file.")
@click.option(
    "--damage", type=click.Choice([*DAMAGES]), help="Measure what is read where extraction damaged the texts."
)
def main(folders: tuple[Path, ...], **options: Any) -> None:
    lines, code = run(Options(folders or (ROOT / "samples",), **options), protokoll_parser)
    print("\n".join(lines).rstrip())
    sys.exit(code)


if __name__ == "__main__":
    main()
