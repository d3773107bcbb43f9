"""Floors: what must be reached. A floor only rises."""

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure.comparing import NOWHERE
from measure.figures import summaries, summarise
from measure.texts import Scored

TINY = 1e-9  # what binary fractions may lose: 0.29 * 100 is 28.999...
FLOORS_HEAD = """\
# What benchmarks/accuracy.py must reach over samples/: F1 of each field over all texts, mean F1 of each layout.
# Floors only rise: python benchmarks/accuracy.py samples --floors benchmarks/floors.toml --raise-floors"""


class Floors(NamedTuple):
    """Least F1 of each field over all texts and least mean F1 of each layout; or the figures reached."""

    fields: Mapping[str, float]
    layouts: Mapping[str, float]


def figures(files: Sequence[Scored]) -> Floors:
    """Give what is held against the floors."""
    fields = {field: tally.f1 for field, tally in summarise(files).tallies.items()}
    return Floors(fields, {layout: summary.mean for layout, summary in summaries(files).items()})


def read_floors(path: Path) -> Floors:
    """Read a floors file; a table that it lacks is empty."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(tables.get("fields", {}), tables.get("layouts", {}))


def missed_floors(floors: Floors, reached: Floors) -> list[str]:
    """Give a line for each floor that is missed; a figure that is no longer measured misses its floor."""
    return [
        f"floor missed: {kind} {name}: "
        + (f"{got[name]:.4f}" if name in got else "no value")
        + f", the floor is {floor:.2f}"
        for kind, least, got in (("field", floors.fields, reached.fields), ("layout", floors.layouts, reached.layouts))
        for name, floor in least.items()
        if got.get(name, NOWHERE) + TINY < floor
    ]


def raised(floors: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, float]:
    """Raise floors to what was reached, rounded down to hundredths, where that is higher."""
    rounded = {name: math.floor(figure * 100 + TINY) / 100 for name, figure in reached.items()}
    higher = {name: max(floors.get(name, 0.0), rounded.get(name, 0.0)) for name in {**rounded, **floors}}
    return {name: floor for name, floor in higher.items() if floor}


def write_floors(path: Path, floors: Floors) -> None:
    """Write a floors file; names are quoted as JSON does, which TOML reads alike."""
    lines = [FLOORS_HEAD]
    for kind, table in floors._asdict().items():
        rows = (f"{json.dumps(name, ensure_ascii=False)} = {floor:.2f}" for name, floor in table.items())
        lines += ["", f"[{kind}]", *rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
