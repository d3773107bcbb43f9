"""A batch on a Dask cluster: the same per-text function, the same results."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from archives import batch, make_archive, results
from protokoll_parser.archive.engines import EngineError


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Start a scheduler with two workers of its own on this machine; return its address."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
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
    with pytest.raises(EngineError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        batch(make_archive(tmp_path / "archive", 2), tmp_path / "data", scheduler="tcp://127.0.0.1:9")
