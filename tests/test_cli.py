"""What each command prints, where, and with which exit code."""

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from protokoll_parser import Protocol, __version__, parse_file
from protokoll_parser.commands.cli import main

MINUTES = """\
Styrelsen för Brf Tallkotten
Protokoll från styrelsemöte
Datum: 2024-05-14
Plats: Föreningslokalen
Närvarande: Eva Lind, Olle Berg

1. Mötet öppnas
Eva Lind öppnade mötet.

2. Ekonomi
Olle Berg redogjorde för kvartalsbokslutet.
Beslut: Styrelsen beslutar att lägga rapporten till handlingarna.

4. Mötet avslutas
"""
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "möte.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# parse


def test_one_input_gives_one_pretty_document_that_the_library_gives_too(call: Call, minutes: Path) -> None:
    """The command prints exactly `model_dump_json` of what `parse_file` returns, and nothing on standard error."""
    assert call("parse", minutes) == (0, parse_file(minutes).model_dump_json(indent=2) + "\n", "")


def test_json_lines_is_the_plain_dump_of_the_record(call: Call, minutes: Path) -> None:
    assert call("parse", "--format", "jsonl", minutes) == (0, parse_file(minutes).model_dump_json() + "\n", "")


def test_the_output_is_a_valid_record_of_the_text(call: Call, minutes: Path) -> None:
    """What is printed passes validation and says what the text says."""
    record = Protocol.model_validate_json(call("parse", minutes)[1])
    assert record.source.name == "möte.txt"
    assert [sitting.date for sitting in record.sittings] == ["2024-05-14"]
    assert [item.number for item in record.items] == ["1", "2", "4"]


@pytest.mark.parametrize("form", [[], ["--format", "json"], ["--format", "jsonl"]])
def test_several_inputs_give_one_record_a_line(call: Call, minutes: Path, sample: Path, form: list[str]) -> None:
    """The lines stand in the order of the inputs."""
    code, out, _ = call("parse", *form, minutes, sample, minutes)
    assert code == 0
    names = [json.loads(line)["source"]["name"] for line in out.splitlines()]
    assert names == [minutes.name, sample.name, minutes.name]


def test_yaml_says_the_same_as_json(call: Call, minutes: Path) -> None:
    assert yaml.safe_load(call("parse", "-f", "yaml", minutes)[1]) == json.loads(call("parse", minutes)[1])


def test_several_inputs_give_a_stream_of_yaml_documents(call: Call, minutes: Path, sample: Path) -> None:
    _, out, _ = call("parse", "-f", "yaml", minutes, sample)
    assert [document["source"]["name"] for document in yaml.safe_load_all(out)] == [minutes.name, sample.name]


def test_a_dash_is_standard_input(call: Call, minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is that of the file, but for the name."""
    feed(monkeypatch, minutes.read_bytes())
    code, out, _ = call("parse", "-")
    assert code == 0
    piped, read = json.loads(out), json.loads(call("parse", minutes)[1])
    assert piped["source"].pop("name") == "-"
    read["source"].pop("name")
    assert piped == read


def test_a_layout_file_of_ones_own_teaches_new_words(call: Call, tmp_path: Path) -> None:
    """A label that no layout knows is read once a file names it."""
    text, words = tmp_path / "a.txt", tmp_path / "mine.toml"
    text.write_text(MINUTES.replace("Plats:", "Klubbhållare: Eva Lind\nPlats:"), encoding="utf-8")
    words.write_text('[labels.front]\nchair = ["Klubbhållare"]\n', encoding="utf-8")
    assert json.loads(call("parse", text)[1])["officers"] == []
    officers = json.loads(call("parse", text, "--layout", words)[1])["officers"]
    assert [(officer["role"], officer["name"]) for officer in officers] == [("chair", "Eva Lind")]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (None, "no such file"),
        ("[labels", "mine.toml"),
        ("[label.front]\n", "[label]"),
        ("[labels]\nplace = 3\n", "mine.toml"),
    ],
)
def test_a_layout_file_that_is_not_in_order_is_named(
    call: Call, minutes: Path, tmp_path: Path, content: str | None, named: str
) -> None:
    """It is told before anything is printed: exit code 2 and one line."""
    words = tmp_path / "mine.toml"
    if content is not None:
        words.write_text(content, encoding="utf-8")
    code, out, err = call("parse", minutes, "--layout", words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert named in err


# --out


def test_out_writes_what_would_have_been_printed(call: Call, minutes: Path, tmp_path: Path) -> None:
    """Nothing else is left in the folder, and the file has the permissions of any new file."""
    printed = call("parse", minutes)[1]
    target = tmp_path / "record.json"
    assert call("parse", minutes, "--out", target) == (0, "", "")
    assert target.read_text(encoding="utf-8") == printed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["möte.txt", "record.json"]
    (tmp_path / "plain").touch()
    assert target.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_out_as_a_dash_is_standard_output(call: Call, minutes: Path) -> None:
    assert call("parse", minutes, "--out", "-") == call("parse", minutes)


def test_out_replaces_a_file_and_keeps_its_permissions(call: Call, minutes: Path, tmp_path: Path) -> None:
    target = tmp_path / "record.json"
    target.write_text("old")
    target.chmod(0o640)
    assert call("parse", minutes, "--out", target)[0] == 0
    assert json.loads(target.read_bytes())
    assert target.stat().st_mode & 0o777 == 0o640


def test_out_follows_a_link_to_the_file_behind_it(call: Call, minutes: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "record.json", tmp_path / "latest.json"
    link.symlink_to(target)
    assert call("parse", minutes, "--out", link)[0] == 0
    assert link.is_symlink()
    assert json.loads(target.read_bytes())


def test_out_never_replaces_a_device(call: Call, minutes: Path) -> None:
    """/dev/null stays what it is."""
    assert call("parse", minutes, "--out", "/dev/null") == (0, "", "")
    assert Path("/dev/null").is_char_device()


def test_out_is_left_alone_when_no_input_could_be_read(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "record.json"
    target.write_text("old")
    assert call("parse", tmp_path / "missing.txt", "--out", target)[0] == 3
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]


def test_out_must_not_be_an_input(call: Call, minutes: Path) -> None:
    """The only copy of a text is not overwritten with its record."""
    code, _, err = call("parse", minutes, "--out", minutes)
    assert (code, err.count("\n")) == (2, 1)
    assert minutes.read_text(encoding="utf-8") == MINUTES


# check


def test_check_shows_a_finding_with_its_line_and_a_caret(call: Call, minutes: Path) -> None:
    """The item after the gap is the place to look at."""
    code, out, err = call("check", minutes)
    assert (code, err) == (0, "")
    at = out.splitlines().index(next(line for line in out.splitlines() if "(numbering-gap)" in line))
    head, text, caret = out.splitlines()[at : at + 3]
    assert head.startswith(f"{minutes}:14: warning: ")
    assert text == "   14 | 4. Mötet avslutas"
    assert re.fullmatch(r" {6}\| \^+", caret)


@pytest.mark.parametrize(("fail_on", "code"), [("info", 1), ("warning", 1), ("error", 0), ("never", 0)])
def test_check_fails_on_findings_as_severe_as_asked(call: Call, minutes: Path, fail_on: str, code: int) -> None:
    """The text has a warning and no error."""
    assert call("check", minutes, "--fail-on", fail_on)[0] == code


def test_check_prints_nothing_where_nothing_was_found(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MINUTES.replace("4. Mötet", "3. Mötet"), encoding="utf-8")
    assert call("check", path, "--fail-on", "info") == (0, "", "")


def test_check_gives_findings_as_json_lines(call: Call, minutes: Path) -> None:
    """A line has the file, the keys of a diagnostic, and the text it is about."""
    rows = [json.loads(line) for line in call("check", minutes, "--format", "jsonl")[1].splitlines()]
    gap = next(row for row in rows if row["code"] == "numbering-gap")
    assert gap["file"] == str(minutes)
    assert (gap["severity"], gap["line"], gap["text"]) == ("warning", 14, "4. Mötet avslutas")


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_check_goes_by_the_order_of_lines(call: Call, root: Path, form: str) -> None:
    """What concerns the whole text comes first; the record keeps the order in which things were found."""
    path = root / "samples" / "scanned" / "hembygdsforening-1967.txt"
    found = [entry.line or 0 for entry in parse_file(path).diagnostics]
    out = call("check", path, "--format", form)[1]
    place = rf"^{re.escape(str(path))}(?::(\d+))?: " if form == "text" else r'"line": (?:(\d+)|null)'
    assert [int(line or 0) for line in re.findall(place, out, re.MULTILINE)] == sorted(found)
    assert 0 in found
    assert found != sorted(found)


# explain


def test_explain_shows_every_line_once_with_number_kind_and_claim(call: Call, minutes: Path) -> None:
    code, out, err = call("explain", minutes)
    assert (code, err) == (0, "")
    rows = re.findall(r"^ *(\d+) (\w+) +(.*?) *\| ?(.*)$", out, re.MULTILINE)
    assert [row[3] for row in rows if row[3]] == [line for line in MINUTES.splitlines() if line]
    assert {row[1] for row in rows} == {"text", "blank"}
    claims = {row[3]: row[2] for row in rows}
    assert claims["Plats: Föreningslokalen"] == "place"
    assert claims["Eva Lind öppnade mötet."].startswith("item 1")


def test_explain_names_the_headings_and_those_that_lost(call: Call, tmp_path: Path) -> None:
    """A numbered list inside an item was proposed as headings; the reason it lost is told."""
    path = tmp_path / "a.txt"
    text = MINUTES.replace("Beslut:", "Det gällde\n1. hyrorna,\n2. räntorna.\nBeslut:").replace("4. Mötet", "3. Mötet")
    path.write_text(text, encoding="utf-8")
    out = call("explain", path)[1]
    assert "^ heading of an item, 2" in out
    assert out.count("^ no heading (style `dot`)") == 2


def test_explain_lets_no_character_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MINUTES.replace("Ekonomi", "Eko\x1b[2Jnomi"), encoding="utf-8")
    assert "\x1b" not in call("explain", path)[1] + call("check", path)[1]


# the rest


def test_version_is_the_packages(call: Call) -> None:
    assert call("--version") == (0, f"protokoll {__version__}\n", "")


def test_layouts_lists_files_that_exist(call: Call) -> None:
    rows = [line.split("\t") for line in call("layouts")[1].splitlines()]
    assert len(rows) > 3
    assert all(Path(path).is_file() and about for path, about in rows)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(call: Call, shell: str) -> None:
    code, out, _ = call("completion", shell)
    assert code == 0
    assert "_PROTOKOLL_COMPLETE" in out


def test_the_shell_completes_commands(run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    """The script asks the command itself, which answers through its environment."""
    done = run(COMP_WORDS="protokoll ex", COMP_CWORD="1", _PROTOKOLL_COMPLETE="bash_complete")
    assert done.stdout.split() == [b"plain,explain"]


@pytest.mark.parametrize(
    "args",
    [
        ["pars"],
        ["--nope"],
        ["parse"],
        ["parse", "-", "-"],
        ["parse", "--format", "xml", "a"],
        ["check", "--fail-on", "x", "a"],
    ],
)
def test_a_command_that_is_not_understood_is_one_line_and_exit_code_2(call: Call, args: list[str]) -> None:
    """The line says where help is."""
    code, out, err = call(*args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert re.match(r"protokoll: .*; see protokoll.* --help\n", err)


def test_no_command_at_all_shows_the_help(call: Call) -> None:
    code, out, err = call()
    assert (code, out) == (2, "")
    assert "Examples:" in err


def test_help_is_plain_ascii(call: Call) -> None:
    """It can be read on a terminal of any encoding."""
    assert call("--help")[1].isascii()


def test_a_fault_of_the_program_is_one_line(call: Call, minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the parser ever raise, people get a sentence; the traceback is there for whoever asks."""

    def broken(*_: object) -> None:
        raise ValueError("odd\nthing")

    monkeypatch.setattr("protokoll_parser.readings.analyse", broken)
    code, out, err = call("parse", minutes)
    assert (code, out, err.count("\n")) == (70, "", 1)
    assert "ValueError: odd thing" in err
    monkeypatch.setenv("PROTOKOLL_TRACEBACK", "1")
    with pytest.raises(ValueError, match="odd"):
        main(["parse", str(minutes)])


@pytest.mark.parametrize(("raised", "code"), [(KeyboardInterrupt, 130), (MemoryError, 3)])
def test_interruption_and_lack_of_memory_are_one_line(
    call: Call, minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], code: int
) -> None:
    """They leave no half-written output behind."""

    def stopped(*_: object) -> None:
        raise raised

    monkeypatch.setattr("protokoll_parser.readings.analyse", stopped)
    got, out, err = call("parse", minutes, "--out", tmp_path / "a.json")
    assert (got, out, err.strip().count("\n")) == (code, "", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["möte.txt"]


def test_ctrl_c_ends_with_130_and_one_line() -> None:
    """A real signal, while the command waits for its input."""
    command = [sys.executable, "-m", "protokoll_parser", "parse", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip() == "protokoll: interrupted"


# the terminal


def on_terminal(*args: str | Path, **environment: str) -> str:
    """Run the command with a terminal as its standard output."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "protokoll_parser", *map(str, args)]
    with subprocess.Popen(command, stdout=theirs, stdin=subprocess.DEVNULL, env=env | environment):
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:  # Linux says so when the other end is closed
            pass
    os.close(ours)
    return shown.decode()


@pytest.mark.parametrize("command", ["explain", "check", "presence"])
def test_a_terminal_gets_colours_unless_it_declines(command: str, minutes: Path) -> None:
    assert "\x1b[" in on_terminal(command, minutes)
    assert "\x1b[" not in on_terminal(command, minutes, NO_COLOR="1")
    assert "\x1b[" not in on_terminal(command, minutes, TERM="dumb")


def test_records_are_never_coloured(minutes: Path) -> None:
    """What stands on the screen is what a pipe would get."""
    assert json.loads(on_terminal("parse", minutes))


def test_explain_cuts_long_lines_at_the_terminals_width(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MINUTES + "Eva Lind tackade " + "mycket " * 40, encoding="utf-8")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal("explain", path))
    assert max(map(len, shown.splitlines())) <= 80


def test_presence_spreads_a_wide_table_over_the_terminals_width(root: Path) -> None:
    """A council's items do not fit beside one another: nothing is cut off the tables."""
    path = root / "samples" / "municipal" / "kf-hallinge-2023-11-27.txt"
    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal("presence", path, COLUMNS="80")).splitlines()
    rows = [line.split() for line in shown if re.match(r"Peder Falk \(M\) +P", line)]
    assert len(rows) > 1
    assert "".join("".join(row[3:]) for row in rows) == "PPPPPPPPAPPPPPPPPPPPPPPPPP"
