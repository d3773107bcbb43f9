"""Speed as ratios inside one run: parse against its floor, cold start against a bare script, growth per doubling.

The machine drifts by half; so everything is measured in turns and quoted as a ratio of medians, never as seconds that
a test could fail on. Run: ``python benchmarks/speed.py [FOLDER]`` (default: samples/).

The floor of a sample is what any parser must do: decode, split into lines, one alternation of labels per line,
validate the finished record and dump it as JSON.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from protokoll_parser.pipeline import analyse
from protokoll_parser.records import Protocol
from protokoll_parser.words.lexicon import load_lexicon

ROOT = Path(__file__).resolve().parent.parent
BARE = "import click, pydantic\nclass One(pydantic.BaseModel):\n    name: str\nOne(name='x')\n"
GOALS = {"parse": 8.0, "cold start": 1.5, "--version": 1.2, "--help": 1.2, "growth": 2.3}


def median_ratio(left: Callable[[], object], right: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Run two callables in turns; return the median of their ratios and the median of each in milliseconds."""
    first: list[float] = []
    second: list[float] = []
    for _ in range(rounds):
        for call, times in ((left, first), (right, second)):
            start = time.perf_counter()
            call()
            times.append((time.perf_counter() - start) * 1e3)
    ratio = statistics.median(a / b for a, b in zip(first, second, strict=True))
    return ratio, statistics.median(first), statistics.median(second)


def floor_of(data: bytes) -> Callable[[], str]:
    """Return the least work that turns the bytes into their record, given the finished record."""
    value = analyse(data, "sample").protocol.model_dump(mode="json")
    wordings = sorted((re.escape(wording) for wording in load_lexicon().labels), key=len, reverse=True)
    labels = re.compile("|".join(wordings), re.IGNORECASE)

    def run() -> str:
        for line in data.decode("utf-8", "replace").splitlines():
            labels.match(line)
        return Protocol.model_validate(value).model_dump_json(indent=2)

    return run


def parse_against_floor(texts: list[Path]) -> float:
    """Print parse / floor for each sample; return the median over the samples."""
    ratios = []
    for path in texts:
        data = path.read_bytes()

        def parse(data: bytes = data) -> str:
            return analyse(data, "sample").protocol.model_dump_json(indent=2)

        ratio, ours, floor = median_ratio(parse, floor_of(data), 9)
        ratios.append(ratio)
        print(f"  {path.stem[:44]:46}{len(data) / 1024:6.1f} KB {ours:8.2f} ms {floor:8.2f} ms {ratio:7.2f}x")
    return statistics.median(ratios)


def command_ratio(left: list[str], right: list[str], rounds: int = 15) -> float:
    """Time two commands as whole processes, in turns; both with bytecode, as whoever starts a command again has it.

    (With PYTHONDONTWRITEBYTECODE, and a package that was not compiled when it was installed, ours alone would be
    compiled from its sources at every start; the libraries of the bare script have their bytecode in any case.)
    """
    known = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def call(command: list[str]) -> Callable[[], object]:
        return lambda: subprocess.run(command, check=True, capture_output=True, env=known)

    return median_ratio(call(left), call(right), rounds)[0]


def growth(data: bytes) -> float:
    """Return the greatest cost(2n) / cost(n) for the text repeated 2 to 32 times."""
    worst, before = 0.0, 0.0
    for times in (1, 2, 4, 8, 16, 32):
        longer = data * times
        cost = min(_timed(longer) for _ in range(3))
        if before:
            worst = max(worst, cost / before)
        before = cost
    return worst


def _timed(data: bytes) -> float:
    start = time.perf_counter()
    analyse(data, "sample")
    return time.perf_counter() - start


def main() -> None:
    """Print every figure with its goal."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "samples", help="texts [default: samples/]")
    texts = sorted(parser.parse_args().folder.rglob("*.txt"))
    if not texts:
        parser.error("no .txt in that folder")
    protokoll = [sys.executable, "-m", "protokoll_parser"]
    sample = min(texts, key=lambda path: abs(path.stat().st_size - 16_000))
    figures: dict[str, float] = {}
    print("parse + validate + dump against the floor")
    figures["parse"] = parse_against_floor(texts)
    with tempfile.TemporaryDirectory() as place:
        bare = Path(place) / "bare.py"
        bare.write_text(BARE)
        figures["cold start"] = command_ratio([*protokoll, "parse", str(sample)], [sys.executable, str(bare)])
        click = [sys.executable, "-c", "import click"]
        figures["--version"] = command_ratio([*protokoll, "--version"], click)
        figures["--help"] = command_ratio([*protokoll, "--help"], click)
    figures["growth"] = growth(sample.read_bytes())
    print(f"\n{'figure':14}{'measured':>10}{'goal':>8}")
    for name, value in figures.items():
        print(f"{name:14}{value:9.2f}x{GOALS[name]:7.1f}x {'' if value <= GOALS[name] else '  over the goal'}")


if __name__ == "__main__":
    main()
