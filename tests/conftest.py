"""What all tests share: where things lie, how the command is called, and steady random cases."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from protokoll_parser.commands.cli import main

settings.register_profile("steady", derandomize=True, deadline=None)  # the same cases on every run and every machine
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
Done = subprocess.CompletedProcess[bytes]
Run = Callable[..., Done]
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The protocol that the README parses."""
    return ROOT / "samples" / "municipal" / "ks-alvnas-2024-03-12.txt"


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command in a process of its own, as a user does; only this shows exit codes, pipes and imports."""

    def call(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Done:
        command = [sys.executable, "-m", "protokoll_parser", *map(str, args)]
        env = {**os.environ, **environment}
        return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=120, check=False)

    return call


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run the command in this process; return its exit code, standard output and standard error."""

    def run_main(*args: str | Path) -> tuple[int, str, str]:
        code = main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run_main
