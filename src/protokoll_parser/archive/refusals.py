"""What a batch refuses to do before it has done anything: whatever would be lost or mixed up.

Goes in: the plan of a run. Comes out: nothing, or an OrderError that names the files and a way out.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from protokoll_parser.archive.columns import TABLES
from protokoll_parser.archive.destinations import Destination
from protokoll_parser.archive.ledger import Ledger
from protokoll_parser.errors import OrderError

SHOWN = 5
"""Pairs of texts that are named; a whole archive of them would bury the way out."""


def refuse_losses(place: Destination, ledger: Ledger, report: str | None, *, force: bool) -> None:
    """Raise OrderError where a run would write over texts, over other results, or over what is not its own.

    `report` is another file that will be written; `force` lets files be replaced that no run has written.
    """
    _refuse_collisions(place, ledger)
    if report and (text := _text_at(report, ledger)):
        raise OrderError(f"{click.format_filename(report)}: is one of the texts ({text}), which would be lost")
    if place.is_tree:
        _refuse_other_archives(place, ledger)
    if not force and not ledger.has_begun(place.to):
        for output in _outputs(place, ledger):
            if output.exists():
                raise OrderError(f"{output}: is there already and no run has written it; use another --out, or --force")


def _refuse_collisions(place: Destination, ledger: Ledger) -> None:
    pairs = [tuple(map(click.format_filename, pair)) for pair in ledger.collisions()]
    if not pairs:
        return
    one, other, output = pairs[0]
    more = "".join(f"; {first} and {second}" for first, second, _ in pairs[1:SHOWN])
    rest = f"; and {len(pairs) - SHOWN} more pairs" if len(pairs) > SHOWN else ""
    where = place.folder / output if place.is_tree else f"{output} of the archive"
    beside = os.path.dirname(one) == os.path.dirname(other)
    way = "leave one of each out with --exclude" if beside else "name the folder above both instead"
    raise OrderError(f"{one} and {other} would both become {where}{more}{rest}; {way}")


def _text_at(path: str, ledger: Ledger) -> str | None:
    """Return the path within the archive of the text that a file is, by whatever name; None if it is none."""
    try:
        there = os.stat(path)
    except OSError:
        return None
    for text, _ in ledger.planned():
        try:
            if os.path.samestat(os.stat(text.file), there):
                return click.format_filename(text.path)
        except OSError:  # it will be told when it is read
            continue
    return None


def _refuse_other_archives(place: Destination, ledger: Ledger) -> None:
    for file in ledger.overwritten(place.folder):
        raise OrderError(f"{click.format_filename(file)}: would be overwritten by its own record; use another --out")
    for file, other, output in ledger.squatters():
        made = click.format_filename(str(place.folder / output))
        raise OrderError(f"{made} was made of {other}, not of {file}; use another --out, or name the folder above both")


def _outputs(place: Destination, ledger: Ledger) -> Iterator[Path]:
    """Yield the files that a run will write."""
    if place.is_tree:
        yield from (place.folder / output for output in ledger.outputs())
    elif place.file:
        yield place.target
    else:
        yield from (place.folder / f"{table.name}.{place.to}" for table in TABLES)
