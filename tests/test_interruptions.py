"""Whatever happens to a batch, nothing is lost and nothing is half: killed, interrupted, out of disk, robbed of a worker.

Everything here is done for real: processes are killed, disks are full.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest

from archives import batch, make_archive, results
from deadly import beware
from protokoll_parser.archive.convert import Job
from protokoll_parser.archive.engines import DIED, Workers, spread
from protokoll_parser.archive.walk import Selection, find_texts

COUNT = 150
COMMAND = [sys.executable, "-m", "protokoll_parser", "batch"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive that takes a second or so."""
    return make_archive(tmp_path_factory.mktemp("archive"), COUNT)


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Return what undisturbed runs leave, for some formats."""
    folder = tmp_path_factory.mktemp("undisturbed")
    for to in ("json", "jsonl", "sqlite"):
        batch(archive, folder / to, to=to)
    return {to: results(folder / to) for to in ("json", "jsonl", "sqlite")}


@contextmanager
def started(*args: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command in the background, in a process group of its own, as a terminal does."""
    with subprocess.Popen([*COMMAND, *map(str, args)], stderr=subprocess.PIPE, start_new_session=True) as process:
        yield process


def begun(out: Path, results_in: int = 0) -> None:
    """Wait until a run is under way: its notes are open, and so many results are written."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if any(out.glob(".protokoll/*.ledger-wal")) and len(results(out)) >= results_in:
            return
        time.sleep(0.01)
    pytest.fail("the run did not begin")


@pytest.mark.parametrize("to", ["json", "jsonl", "sqlite"])
@pytest.mark.parametrize("moment", [0.0, 0.4, 0.8])
def test_a_killed_run_is_finished_by_the_next(
    to: str, moment: float, archive: Path, undisturbed: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """Kill -9 at any moment; what the second run leaves is, byte for byte, what one undisturbed run leaves."""
    with started(archive, "--out", tmp_path, "--to", to, "--jobs", "2") as process:
        begun(tmp_path)
        time.sleep(moment)
        process.kill()
    assert set(results(tmp_path).items()) <= set(undisturbed[to].items())
    batch(archive, tmp_path, to=to)
    assert results(tmp_path) == undisturbed[to]
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_end_says_how_to_go_on(
    sent: signal.Signals, archive: Path, undisturbed: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """One line, exit code 130, no traceback of any worker; the texts that are done are not done again."""
    with started(archive, "--out", tmp_path, "--jobs", "2", "--quiet") as process:
        begun(tmp_path, results_in=12)  # the first ten are written down then
        if sent == signal.SIGINT:
            os.killpg(process.pid, sent)  # as a terminal does
        else:
            process.send_signal(sent)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "the same command goes on from there" in said
    assert len(said.splitlines()) == 1, said
    assert 0 < sum(not entry.fresh for entry in batch(archive, tmp_path)) < COUNT
    assert results(tmp_path) == undisturbed["json"]


def test_workers_end_with_a_killed_run(archive: Path, tmp_path: Path) -> None:
    """None of them waits for ever for work that no one sends."""
    with started(archive, "--out", tmp_path, "--jobs", "2") as process:
        begun(tmp_path, results_in=1)
        assert len(_group(process.pid)) > 2
        process.kill()
    deadline = time.monotonic() + 30
    while _group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _group(process.pid)


def test_a_worker_that_is_killed_costs_nothing(
    archive: Path, undisturbed: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """The system takes a worker away when memory is short; its texts are read by another."""
    with started(archive, "--out", tmp_path, "--jobs", "2", "--quiet") as process:
        begun(tmp_path, results_in=1)
        for worker in _group(process.pid) - {process.pid}:
            if b"forkserver" in _command(worker) and _parent(worker) != process.pid:
                os.kill(worker, signal.SIGKILL)
                break
        else:
            pytest.fail("no worker found")
        said = process.communicate(timeout=60)[1].decode()
    assert (process.returncode, said) == (0, "")
    assert results(tmp_path) == undisturbed["json"]


def _group(leader: int) -> set[int]:
    """Return the processes of a group that run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = status.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) == leader and state != "Z":
            found.add(int(status.parent.name))
    return found


def _command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


def test_a_text_that_kills_every_worker_is_found_and_named(tmp_path: Path) -> None:
    """All others are read, in order."""
    make_archive(tmp_path, 20)
    for name in ("00/deadly.txt", "02/deadly.txt"):
        (tmp_path / name).touch()
    context = get_context("forkserver")
    workers = Workers(lambda most: ProcessPoolExecutor(most, mp_context=context, initializer=beware), 2)
    texts = list(find_texts([str(tmp_path)], Selection()))
    chunks = [texts[start : start + 4] for start in range(0, len(texts), 4)]
    outcomes = [entry for group in spread(workers)(chunks, Job("json")) for entry in group]
    assert [entry.path for entry in outcomes] == [text.path for text in texts]
    assert {entry.path: entry.failure for entry in outcomes if entry.failure} == {
        "00/deadly.txt": DIED,
        "02/deadly.txt": DIED,
    }


GROWING = """
import os, sys
from protokoll_parser.archive.convert import read_steadily
from protokoll_parser.files import InputError

path = sys.argv[1]
writer = os.open(path, os.O_WRONLY | os.O_APPEND)
sys.addaudithook(lambda event, args: os.write(writer, b"x") if event == "open" and args[0] == path else None)
try:
    read_steadily(path)
except InputError as error:
    print(error)
"""


def test_a_file_that_is_being_written_is_not_read_half(tmp_path: Path) -> None:
    """It grows each time it is opened: better a failure to try again than half a text."""
    (tmp_path / "growing.txt").touch()
    command = [sys.executable, "-c", GROWING, str(tmp_path / "growing.txt")]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stdout == "changes while it is read; run again when it has been written\n"


FULL = """
import resource, sys
from protokoll_parser.commands.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("to", ["json", "jsonl", "sqlite", "csv"])
@pytest.mark.parametrize("room", [1000, 100_000])
def test_a_disk_that_takes_no_more_is_said_and_nothing_is_half(
    to: str, room: int, archive: Path, tmp_path: Path
) -> None:
    """No file may grow beyond a limit, as on a full disk: exit code 4, one line; with room, the next run finishes."""
    batch(archive, tmp_path / "whole", to=to)
    args = ["batch", str(archive), "--out", str(tmp_path / "data"), "--to", to, "--jobs", "1"]
    done = subprocess.run([sys.executable, "-c", FULL, str(room), *args], capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1), done.stderr
    assert b"cannot be written" in done.stderr
    whole = results(tmp_path / "whole")
    assert set(results(tmp_path / "data").items()) <= set(whole.items())
    batch(archive, tmp_path / "data", to=to)
    assert results(tmp_path / "data") == whole
