"""Figures of `protokoll batch` as ratios inside one run: workers, overhead, memory, formats, cluster, second run.

Run: ``python benchmarks/archive.py [--texts 1000] [--rounds 3] [--many 20000]``. An archive is made of the samples, each
copy a little different; whole runs are timed in turns and quoted as ratios of medians, since machines drift. For memory
short minutes are read, so that 20,000 of them take a minute or two.
"""

import argparse
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from protokoll_parser import parse_bytes
from protokoll_parser.archive.destinations import To
from protokoll_parser.archive.run import Order, planned

ROOT = Path(__file__).resolve().parent.parent
GOALS = {
    "2 workers, times the texts per second of 1": (">=", 1.8),
    "1 worker, to a bare loop over parse": ("<=", 1.1),
    "worker memory, many texts to few": ("<=", 1.1),
    "SQLite, to JSON Lines": ("<=", 1.15),
    "Dask on 2 workers, times the texts per second of the standard pool": (">=", 0.85),
    "second run over an unchanged archive, to the first": ("<=", 0.05),
}
SHORT = "Styrelsen\nProtokoll 2024-05-14\nNärvarande: Eva Lind, Olle Berg\n\n1. Mötet öppnas\nEva Lind öppnade.\n\n2. Nr {}\n"


def make_archive(folder: Path, count: int) -> Path:
    """Make an archive of the samples, each copy with a line of its own."""
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").rglob("*.txt"))]
    for number in range(count):
        path = folder / f"{number % 100:02}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples[number % len(samples)] + f"\nAkt {number}\n".encode())
    return folder


def make_short(folder: Path, count: int) -> Path:
    """Make an archive of short minutes."""
    for number in range(count):
        path = folder / f"{number % 100:02}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHORT.format(number), encoding="utf-8")
    return folder


def timed(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def run(
    source: Path, to: To = "jsonl", *, again: Path | None = None, jobs: int | None = None, scheduler: str | None = None
) -> None:
    """Do a run into a new folder, or into one that has been written before."""
    with (
        tempfile.TemporaryDirectory() as fresh,
        planned(Order((str(source),), str(again or fresh), to, jobs=jobs, scheduler=scheduler)) as prepared,
    ):
        for _ in prepared.outcomes():
            pass


def loop(source: Path, out: Path) -> None:
    """Do what a user without `batch` would do."""
    with out.open("w", encoding="utf-8") as stream:
        for path in sorted(source.rglob("*.txt")):
            stream.write(parse_bytes(path.read_bytes(), path.name).model_dump_json() + "\n")


def in_turns(rounds: int, **calls: Callable[[], object]) -> dict[str, float]:
    """Time calls in turns; return the median of each."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(timed(call))
    return {name: statistics.median(taken) for name, taken in times.items()}


def memory_of_workers(source: Path) -> float:
    """Return the greatest resident memory of any worker of a run, in megabytes."""
    greatest = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal greatest
        while not done.wait(0.05):
            greatest = max([greatest, *_peaks()])

    watcher = threading.Thread(target=watch)
    watcher.start()
    run(source, jobs=2)
    done.set()
    watcher.join()
    return greatest / 1024


def _peaks() -> Iterator[int]:
    """Yield the peak memory of the processes that a fork server has made, in kilobytes (Linux)."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if b"multiprocessing.forkserver" not in (status.parent / "cmdline").read_bytes():
                continue
            fields = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError):  # it has ended meanwhile
            continue
        if "VmHWM" in fields:
            yield int(fields["VmHWM"].split()[0])


@contextmanager
def cluster() -> Iterator[str]:
    """Start a Dask scheduler with two workers; give its address."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:
        yield local.scheduler_address


def speed(folder: Path, texts: int, rounds: int) -> dict[str, float]:
    """Time the runs that are compared with one another."""
    source, kept = make_archive(folder / "archive", texts), folder / "kept"
    run(source, again=kept)
    with cluster() as address:
        run(source, scheduler=address)  # the workers of a cluster are warm
        seconds = in_turns(
            rounds,
            loop=lambda: loop(source, folder / "loop.jsonl"),
            one=lambda: run(source, jobs=1),
            two=lambda: run(source, jobs=2),
            sqlite=lambda: run(source, "sqlite", jobs=2),
            again=lambda: run(source, again=kept, jobs=2),
            dask=lambda: run(source, scheduler=address),
        )
    for name, taken in seconds.items():
        print(f"  {name:8}{taken:8.2f} s {texts / taken:8.0f} texts/s")
    names = list(GOALS)
    return {
        names[0]: seconds["one"] / seconds["two"],
        names[1]: seconds["one"] / seconds["loop"],
        names[3]: seconds["sqlite"] / seconds["two"],
        names[4]: seconds["two"] / seconds["dask"],
        names[5]: seconds["again"] / seconds["two"],
    }


def main() -> None:
    """Print every figure with its goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--many", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        figures = speed(folder, asked.texts, asked.rounds)
        few, many = (memory_of_workers(make_short(folder / str(count), count)) for count in (asked.few, asked.many))
    print(f"  a worker's memory at {asked.few} texts {few:.1f} MB, at {asked.many} {many:.1f} MB")
    figures[list(GOALS)[2]] = many / few
    print(f"\n{'figure':68}{'measured':>9}{'goal':>9}")
    for name, (side, goal) in GOALS.items():
        met = figures[name] >= goal if side == ">=" else figures[name] <= goal
        print(f"{name:68}{figures[name]:8.2f}x {side} {goal:<5}{'' if met else '  missed'}")


if __name__ == "__main__":
    main()
