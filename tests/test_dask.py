"""A batch on a Dask cluster: the same per-text function, the same results."""

from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

import deadly
from archives import batch, make_archive, results
from protokoll_parser.archive.engines import DIED
from protokoll_parser.errors import MissingError

pytestmark = [  # Dask tries a port and lets go of the socket when the garbage is collected
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Start a scheduler with two workers of its own on this machine; return its address."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        yield cluster.scheduler_address


@pytest.mark.parametrize("to", ["json", "sqlite"])
def test_a_cluster_leaves_what_one_machine_leaves(to: str, scheduler: str, tmp_path: Path) -> None:
    """Byte for byte, failures and all."""
    source = make_archive(tmp_path / "archive", 80)
    (source / "00" / "broken.txt").write_bytes(b"%PDF-1.7\n")
    batch(source, tmp_path / "cluster", to=to, scheduler=scheduler)
    batch(source, tmp_path / "here", to=to, jobs=1)
    assert results(tmp_path / "cluster") == results(tmp_path / "here")


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    """With its address."""
    with pytest.raises(MissingError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        batch(make_archive(tmp_path / "archive", 2), tmp_path / "data", scheduler="tcp://127.0.0.1:9")


def test_a_text_that_kills_the_workers_of_a_cluster_is_found_and_named(tmp_path: Path) -> None:
    """The workers die for real when they open it; the scheduler hires new ones, and all other texts are read."""
    source = make_archive(tmp_path / "archive", 20)
    (source / "00" / "deadly.txt").touch()
    workers = {"n_workers": 2, "threads_per_worker": 1, "preload": [deadly.__file__]}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(**workers, dashboard_address=":0", silence_logs=50) as cluster,
    ):
        outcomes = batch(source, tmp_path / "data", scheduler=cluster.scheduler_address)
    assert [(entry.path, entry.failure) for entry in outcomes if entry.failure] == [("00/deadly.txt", DIED)]
    assert len(outcomes) == 21
