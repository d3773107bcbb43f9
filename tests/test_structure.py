"""The way of the data runs one way: rooms (folders, and modules outside of any) never import one another in a circle."""

import ast
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import protokoll_parser

ROOT = Path(protokoll_parser.__file__).parent
PACKAGE = "protokoll_parser."


def room_of(module: str) -> str:
    """Return the folder that a module stands in, its own name where it stands in none."""
    path = ROOT.joinpath(*module.split("."))
    return str((path if path.is_dir() else path.parent).relative_to(ROOT)) if "." in module else module


def imported_by(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, anywhere in it."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.removeprefix(PACKAGE) for name in names if name.startswith(PACKAGE)}


def test_rooms_do_not_import_one_another_in_a_circle() -> None:
    """Whoever reads a room needs to know only rooms below it."""
    below: dict[str, set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        below[here] |= {room_of(name) for name in imported_by(path)} - {here}
    assert {"reading", "people", "prose", "extractors/decisions"} <= below.keys()
    order = list(TopologicalSorter(below).static_order())  # raises CycleError, which names the circle
    assert order.index("source") < order.index("reading") < order.index("outline") < order.index("pipeline")
