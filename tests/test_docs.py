"""What the README says is true: its commands run, its record is real, its tables are those of the code."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from protokoll_parser.commands.cli import protokoll
from protokoll_parser.diagnostics import CODES
from protokoll_parser.presence.rules import RULES
from protokoll_parser.usage import EXAMPLES, EXIT_CODES
from protokoll_parser.words.lexicon import FOLDER, load_lexicon

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ADD_A_LAYOUT = (FOLDER / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(protokoll.commands)
MINUTES = """\
Styrelsen
Protokoll
Datum: 2024-05-14
Plats: Föreningslokalen
Närvarande: Eva Lind, Olle Berg

1. Mötet öppnas
Eva Lind öppnade mötet.

2. Ekonomi
Bokslutet gicks igenom.


4. Mötet avslutas
"""
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def blocks(language: str, text: str = README) -> list[str]:
    """Return the contents of the code blocks in a language; indented ones without their indentation."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def between(name: str) -> str:
    """Return what stands between the comment with a name and the end of its part."""
    return README.partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0]


def contained(part: Any, whole: Any) -> bool:
    """Say whether a shortened record agrees with the whole one: keys and elements may be left out, not altered."""
    if isinstance(part, dict):
        return all(key in whole and contained(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and not all(isinstance(element, int) for element in part):
        return all(any(contained(element, other) for other in whole) for element in part)
    return bool(part == whole)


def test_the_record_shown_is_the_samples(run: Run, sample: Path) -> None:
    """Every key and value in the README's record stands in the real one."""
    (shown,) = blocks("json")
    assert contained(json.loads(shown), json.loads(run("parse", sample).stdout))


def test_the_two_commands_are_those_that_ci_runs() -> None:
    """`.ci/run` installs as the README says, parses the same sample and runs the same tests."""
    set_up, test = (block.strip().split(" && ") for block in blocks("sh")[:2])
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [step.removeprefix(".venv/bin/") for step in set_up[1:]] == [
        "pip install .",
        "protokoll parse samples/municipal/ks-alvnas-2024-03-12.txt",
    ]
    assert [step.removeprefix(".venv/bin/") for step in test[1:]] == ["pip install -e '.[dev]'", "pytest"]
    for step in ("pip install --quiet .", set_up[2], "pip install --quiet -e '.[dev]'", test[2]):
        assert f"{step.removeprefix('.venv/bin/')} " in script


@pytest.mark.skipif(shutil.which("jq") is None, reason="the examples pipe into jq")
def test_the_piped_commands_run(tmp_path: Path) -> None:
    """Each gives output; a stage that fails fails the pipe."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "protokoll").write_text(f'#!/bin/sh\nexec {sys.executable} -m protokoll_parser "$@"\n')
    (bin_folder / "protokoll").chmod(0o755)
    lines = [line for line in blocks("sh")[2].splitlines() if "samples/" in line]
    assert len(lines) >= 4
    for line in lines:
        command = f'PATH="{bin_folder}:$PATH"; set -o pipefail; {line}'
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), line
        assert done.stdout.strip(), line


def test_the_python_example_runs() -> None:
    (example,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, check=True)
    assert b"referred_back" in done.stdout
    assert b'"schema_version": "1"' in done.stdout


def test_the_output_shown_of_check_and_explain_is_real(run: Run, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    for command, shown in zip(("check", "explain"), blocks("text")[:2], strict=True):
        printed = run(command, "minutes.txt", cwd=tmp_path).stdout.decode().splitlines()
        assert set(shown.splitlines()) <= set(printed)


def test_the_table_shown_of_presence_is_the_samples(run: Run, sample: Path) -> None:
    """Rows may be left out, not altered."""
    _, _, shown = blocks("text")
    assert set(shown.splitlines()) <= set(run("presence", sample).stdout.decode().splitlines())


def test_the_table_of_presence_rules_is_the_programs() -> None:
    rows = [f"| `{rule}` | {meaning} |" for rule, meaning in RULES.items()]
    assert between("presence rules") == "\n".join(["| rule | what it means |", "|---|---|", *rows, ""])


def test_the_table_of_exit_codes_is_the_programs() -> None:
    rows = [f"| {code} | {meaning} |".replace("| head", r"\| head") for code, meaning in EXIT_CODES.items()]
    assert between("exit codes") == "\n".join(["| code | meaning |", "|---|---|", *rows, ""])


def test_the_table_of_diagnostics_is_the_programs() -> None:
    """Every code is documented, none that does not exist."""
    rows = [f"| `{code}` | {severity} | {meaning} |" for code, (severity, meaning) in CODES.items()]
    assert between("diagnostics") == "\n".join(["| code | severity | meaning |", "|---|---|---|", *rows, ""])


# A check that gets written makes its line here fail: then take it away.
NOT_YET: set[str] = set()
WAITING = pytest.mark.xfail(strict=True, reason="documented, but nothing raises it yet")


@pytest.mark.parametrize("code", [pytest.param(code, marks=WAITING if code in NOT_YET else ()) for code in CODES])
def test_every_diagnostic_is_raised_somewhere(code: str) -> None:
    """A code that nothing raises promises a check that is not made."""
    sources = [path for path in FOLDER.parent.rglob("*.py") if path.name != "diagnostics.py"]
    assert any(f'"{code}"' in path.read_text(encoding="utf-8") for path in sources)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples_and_is_in_the_readme(name: str) -> None:
    """The help of a command says what it does; so does that of each of its options."""
    command = protokoll.commands[name]
    assert command.help
    assert EXAMPLES[name].strip()
    assert f"protokoll {name}" in README
    options = [option for option in command.params if isinstance(option, click.Option) and not option.is_flag]
    assert all(option.help or isinstance(option.type, click.Choice) for option in options)


def test_every_example_in_the_help_is_a_command_that_is_understood() -> None:
    """Its options and arguments are parsed, nothing is run."""
    for line in "".join(EXAMPLES.values()).splitlines():
        for words in re.findall(r"protokoll ((?:[^|>\"')]|\|(?=\|))*)", line.partition("    ")[0]):
            name, *args = words.split()
            if name in protokoll.commands:
                protokoll.commands[name].make_context(name, args)


def test_links_in_the_documents_lead_somewhere() -> None:
    for folder, text in ((ROOT, README), (FOLDER, ADD_A_LAYOUT)):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (folder / target).exists(), target


def test_the_layout_example_is_a_layout(tmp_path: Path) -> None:
    """It loads, its keys are ones that the parser knows, and its words are found."""
    (example,) = blocks("toml", ADD_A_LAYOUT)
    path = tmp_path / "northern.toml"
    path.write_text(example, encoding="utf-8")
    lexicon, plain = load_lexicon(extra=(path,)), load_lexicon()
    assert lexicon.front["klubbhållare"].key == "chair"
    assert lexicon.labels["mötet enades"].key == "decision"
    data = tomllib.loads(example)
    assert {label.key for label in plain.labels.values()} >= {key for scope in data["labels"].values() for key in scope}
    assert set(data["words"]) <= set(plain.words)
    assert set(data["tables"]) <= set(plain.tables)
    assert set(data["tables"]["people_group_words"].values()) <= set(plain.tables["people_group_words"].values())


def test_the_page_on_layouts_is_under_a_page() -> None:
    """A page has some sixty lines."""
    assert len(ADD_A_LAYOUT.splitlines()) <= 60


def test_the_rooms_are_those_of_the_package() -> None:
    """Every folder of the package is told of in the README, and no other."""
    rooms = re.findall(r"^\| `(\w+)` \|", between("rooms"), re.MULTILINE)
    package = FOLDER.parent
    assert sorted(rooms) == sorted(path.name for path in package.iterdir() if path.is_dir() and path.name[0] != "_")
