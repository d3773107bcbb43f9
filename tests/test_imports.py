"""Each command loads what it needs and nothing else: a figure without noise for how fast it starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import protokoll_parser

PARSER = {"pydantic", "protokoll_parser.records", "protokoll_parser.pipeline", "protokoll_parser.words.lexicon"}
HEAVY = {"regex", "rich", "yaml", "multiprocessing", "sqlite3", "importlib.metadata", "tempfile", "asyncio"}
PROBE = """
import json, sys
from protokoll_parser.commands.cli import main
code = main(json.loads(sys.argv[1]))
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded_by(*args: str) -> set[str]:
    """Return the modules that are loaded when a command has run."""
    done = subprocess.run([sys.executable, "-c", PROBE, json.dumps(args)], capture_output=True, check=True)
    code, modules = json.loads(done.stderr.decode().splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize(
    "args", [["--version"], ["--help"], ["parse", "--help"], ["check", "--help"], ["presence", "--help"]]
)
def test_version_and_help_load_no_parser(args: list[str]) -> None:
    """Asking for help must not wait for pydantic."""
    assert not loaded_by(*args) & (PARSER | HEAVY | {"pathlib", "tomllib", "hashlib"})


def test_parse_loads_neither_rich_nor_yaml(sample: Path) -> None:
    """What only YAML and a terminal need is paid for only there."""
    modules = loaded_by("parse", str(sample))
    assert modules >= PARSER
    assert not modules & (HEAVY - {"importlib.metadata"} - {"tempfile"})  # pydantic's plugin loader needs the first


def test_yaml_is_loaded_when_asked_for(sample: Path) -> None:
    """The probe sees what it is looking for."""
    assert "yaml" in loaded_by("parse", "--format", "yaml", str(sample))


@pytest.mark.parametrize("command", ["check", "explain", "presence"])
def test_rich_is_not_loaded_without_a_terminal(command: str, sample: Path) -> None:
    """Colours vanish in a pipe, and so does their cost."""
    args = [command, str(sample), *(["--fail-on", "never"] if command == "check" else [])]
    assert "rich" not in loaded_by(*args)


def test_importing_the_package_loads_none_of_it() -> None:
    """The public names are loaded at first use."""
    probe = "import sys, protokoll_parser; print([name for name in sys.modules if name.startswith('protokoll_parser')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "['protokoll_parser']"


@pytest.mark.parametrize("name", sorted(protokoll_parser.__all__))
def test_every_public_name_can_be_imported(name: str) -> None:
    """What `__all__` names is there, and `dir` shows it."""
    assert getattr(protokoll_parser, name) is not None
    assert name in dir(protokoll_parser)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """`hasattr` and `from … import` work as for any module."""
    assert not hasattr(protokoll_parser, "pars")
