"""Archives for tests: many small texts, and what a run leaves behind."""

import hashlib
from pathlib import Path

from protokoll_parser.archive.convert import Outcome
from protokoll_parser.archive.run import Order, planned

MINUTES = """\
Styrelsen för {name}
Protokoll
Datum: 2024-05-{day:02}
Plats: Föreningslokalen
Närvarande: Eva Lind, Olle Berg

1. Mötet öppnas
Eva Lind öppnade mötet.

2. Budget för {name}
Styrelsen beslutar att godkänna budgeten.
"""


def make_archive(root: Path, count: int) -> Path:
    """Make an archive of minutes, no two alike, in folders of seven."""
    for number in range(count):
        file = root / f"{number // 7:02}" / f"minutes-{number:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MINUTES.format(name=f"klubb {number}", day=number % 28 + 1), encoding="utf-8")
    return root


def results(folder: Path) -> dict[str, str]:
    """Return the files that a run has left, with the hash of each; the notes for the next run are hidden."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    visible = ((str(path.relative_to(folder)), path) for path in files)
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in visible
        if not any(part.startswith(".") for part in Path(name).parts)
    }


def batch(source: Path | list[Path], out: Path, **order: object) -> list[Outcome]:
    """Do a run; return what became of each text."""
    sources = [source] if isinstance(source, Path) else source
    with planned(Order(tuple(map(str, sources)), str(out), **order)) as run:  # type: ignore[arg-type]
        return list(run.outcomes())
