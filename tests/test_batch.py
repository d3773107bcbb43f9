"""`protokoll batch`: an archive becomes data, the same for any number of workers, and the second run does only what is new."""

import csv
import json
import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
import yaml

from archives import MINUTES, batch, make_archive, results
from protokoll_parser import parse_file
from protokoll_parser.archive import run as archive_run
from protokoll_parser.archive.destinations import FORMS
from protokoll_parser.archive.run import Order, planned
from protokoll_parser.archive.walk import TEXTS, Selection
from protokoll_parser.commands.batch import FORMATS
from protokoll_parser.commands.batch import batch as command
from protokoll_parser.errors import OrderError
from protokoll_parser.files import InputError, OutputError

Run = Callable[..., subprocess.CompletedProcess[bytes]]
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of ten texts in two folders."""
    return make_archive(tmp_path / "archive", 10)


def test_every_text_becomes_the_file_that_parse_would_write(archive: Path, tmp_path: Path, run: Run) -> None:
    """The tree is mirrored, and a record differs from that of `parse` only in its name: the path in the archive."""
    done = run("batch", archive, "--out", tmp_path / "data")
    assert (done.returncode, done.stdout) == (0, b"")
    expected = parse_file(archive / "01" / "minutes-008.txt").model_dump(mode="json")
    made = json.loads((tmp_path / "data" / "01" / "minutes-008.json").read_bytes())
    assert made["source"].pop("name") == "01/minutes-008.txt"
    assert expected["source"].pop("name") == "minutes-008.txt"
    assert made == expected
    assert len(results(tmp_path / "data")) == 10


def test_every_format_holds_every_text(archive: Path, tmp_path: Path) -> None:
    """Ten texts: ten YAML files, ten lines, ten meetings."""
    for to in FORMS:
        batch(archive, tmp_path / to, to=to)
    assert yaml.safe_load((tmp_path / "yaml" / "00" / "minutes-000.yaml").read_bytes())["place"] == "Föreningslokalen"
    lines = [json.loads(line) for line in (tmp_path / "jsonl" / "archive.jsonl").read_bytes().splitlines()]
    assert [line["source"]["name"] for line in lines] == [f"{n // 7:02}/minutes-{n:03}.txt" for n in range(10)]
    with closing(sqlite3.connect(tmp_path / "sqlite" / "archive.sqlite")) as base:
        assert base.execute("SELECT count(*) FROM texts JOIN meetings ON meeting_id = meetings.id").fetchone() == (10,)
    with (tmp_path / "csv" / "meetings.csv").open(encoding="utf-8-sig") as stream:
        assert len(list(csv.DictReader(stream))) == 10
    assert (tmp_path / "parquet" / "meetings.parquet").stat().st_size > 0


@pytest.mark.parametrize("to", FORMS)
def test_results_do_not_depend_on_the_number_of_workers(to: str, tmp_path: Path) -> None:
    """Two workers leave what one leaves, byte for byte."""
    source = make_archive(tmp_path / "archive", 30)
    (source / "00" / "broken.txt").write_bytes(PDF)
    for jobs in (1, 2):
        batch(source, tmp_path / str(jobs), to=to, jobs=jobs)
    assert results(tmp_path / "1") == results(tmp_path / "2") != {}


@pytest.mark.parametrize(("name", "to"), [("a.jsonl", "jsonl"), ("a.sqlite", "sqlite"), ("a.db", "sqlite")])
def test_the_ending_of_the_destination_tells_the_format(name: str, to: str, archive: Path, tmp_path: Path) -> None:
    """`--out archive.sqlite` is the file itself."""
    batch(archive, tmp_path / name)
    batch(archive, tmp_path / "folder", to=to)
    assert (tmp_path / name).read_bytes() == (tmp_path / "folder" / f"archive.{to}").read_bytes()


@pytest.mark.parametrize("to", FORMS)
def test_the_second_run_reads_only_what_has_changed(to: str, archive: Path, tmp_path: Path) -> None:
    """Changed, new, vanished and touched texts: the result is that of a fresh run over what is there now."""
    batch(archive, tmp_path / "data", to=to)
    assert not any(entry.fresh for entry in batch(archive, tmp_path / "data", to=to))
    (archive / "00" / "minutes-003.txt").write_text(MINUTES.format(name="ny", day=9), encoding="utf-8")
    (archive / "01" / "new.txt").write_text(MINUTES.format(name="till", day=8), encoding="utf-8")
    (archive / "01" / "minutes-007.txt").touch()
    again = batch(archive, tmp_path / "data", to=to)
    assert [entry.path for entry in again if entry.fresh] == ["00/minutes-003.txt", "01/new.txt"]
    batch(archive, tmp_path / "fresh", to=to)
    assert results(tmp_path / "data") == results(tmp_path / "fresh")


def test_all_is_read_anew_when_asked_for_or_when_words_are_new(archive: Path, tmp_path: Path) -> None:
    """`--force`, and a layout file that may change what is found."""
    words = tmp_path / "words.toml"
    words.write_text('# Words\n[labels.front]\nplace = ["Samlingsplats"]\n', encoding="utf-8")
    batch(archive, tmp_path / "data")
    assert all(entry.fresh for entry in batch(archive, tmp_path / "data", force=True))
    assert all(entry.fresh for entry in batch(archive, tmp_path / "data", layouts=(str(words),)))
    assert not any(entry.fresh for entry in batch(archive, tmp_path / "data", layouts=(str(words),)))


@pytest.mark.parametrize("to", ["json", "jsonl", "sqlite"])
def test_a_result_that_someone_took_away_is_made_again(to: str, archive: Path, tmp_path: Path) -> None:
    """What is skipped must be there."""
    batch(archive, tmp_path / "data", to=to)
    before = results(tmp_path / "data")
    (tmp_path / "data" / min(before)).unlink()
    batch(archive, tmp_path / "data", to=to)
    assert results(tmp_path / "data") == before


def test_tables_are_made_in_another_format_without_reading_anew(archive: Path, tmp_path: Path) -> None:
    """SQLite and CSV are made of the same rows."""
    batch(archive, tmp_path / "data", to="sqlite")
    assert not any(entry.fresh for entry in batch(archive, tmp_path / "data", to="csv"))
    batch(archive, tmp_path / "fresh", to="csv")
    assert results(tmp_path / "data").items() >= results(tmp_path / "fresh").items()


@pytest.mark.parametrize("to", ["json", "jsonl", "csv"])
def test_what_cannot_be_read_becomes_a_failure_and_stops_nothing(
    to: str, archive: Path, tmp_path: Path, run: Run
) -> None:
    """A PDF and an empty file: said, listed with path and reason, counted again by the next run, exit code 1."""
    (archive / "00" / "scan.txt").write_bytes(PDF)
    (archive / "empty.txt").touch()
    for _ in range(2):
        done = run("batch", archive, "--out", tmp_path / "data", "--to", to, "--quiet")
        assert done.returncode == 1
        said = done.stderr.decode().splitlines()
        assert [line.split(": ")[1] for line in said] == ["00/scan.txt", "empty.txt"]
        assert "looks like a PDF" in said[0]
    if to == "csv":
        with (tmp_path / "data" / "texts.csv").open(encoding="utf-8-sig") as stream:
            rows = [(row["path"], row["failure"]) for row in csv.DictReader(stream) if row["failure"]]
    else:
        lines = (tmp_path / "data" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [(row["path"], row["reason"]) for row in map(json.loads, lines)]
    assert [f"protokoll: {path}: {reason}" for path, reason in rows] == said


def test_a_failure_that_is_mended_is_forgotten(archive: Path, tmp_path: Path) -> None:
    """And the other way round: a text that has become unreadable loses its file."""
    file, made = archive / "a.txt", tmp_path / "data" / "a.json"
    file.write_bytes(PDF)
    batch(archive, tmp_path / "data")
    assert (tmp_path / "data" / "failures.jsonl").exists()
    file.write_text(MINUTES.format(name="a", day=1), encoding="utf-8")
    batch(archive, tmp_path / "data")
    assert made.exists()
    assert not (tmp_path / "data" / "failures.jsonl").exists()
    file.write_bytes(PDF)
    batch(archive, tmp_path / "data")
    assert not made.exists()


@pytest.mark.parametrize(
    ("out", "to", "own"),
    [("data", "json", "data/00/minutes-003.json"), ("data", "csv", "data/items.csv"), ("my.db", None, "my.db")],
)
def test_a_file_that_no_run_has_written_is_not_written_over(
    out: str, to: str | None, own: str, archive: Path, tmp_path: Path
) -> None:
    """Someone's own database has the name by chance; only `--force` says that it may go."""
    (tmp_path / own).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / own).write_text("mine", encoding="utf-8")
    with pytest.raises(OrderError, match=r"is there already and no run has written it; use another --out, or --force"):
        batch(archive, tmp_path / out, to=to)
    assert (tmp_path / own).read_text(encoding="utf-8") == "mine"
    batch(archive, tmp_path / out, to=to, force=True)
    assert (tmp_path / own).read_bytes() != b"mine"


def test_a_report_never_replaces_a_text(archive: Path, tmp_path: Path, run: Run) -> None:
    """Nor through a link to it."""
    text = archive / "00" / "minutes-000.txt"
    (tmp_path / "link.json").symlink_to(text)
    done = run("batch", archive, "--out", tmp_path / "data", "--report", tmp_path / "link.json")
    assert (done.returncode, b"is one of the texts (00/minutes-000.txt), which would be lost" in done.stderr) == (
        2,
        True,
    )
    assert text.read_text(encoding="utf-8").startswith("Styrelsen")


@pytest.mark.parametrize("out", ["00/a.jsonl", "00/data"])
def test_results_within_the_archive_are_no_texts_and_hide_none(out: str, archive: Path) -> None:
    """All ten are read, each time, though everything is included."""
    for _ in range(2):
        outcomes = batch(archive, archive / out, selection=Selection(include=("*",)))
        assert [entry.path for entry in outcomes] == [f"{n // 7:02}/minutes-{n:03}.txt" for n in range(10)]


def test_an_order_that_is_refused_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    """No folder, no notes."""
    (archive / "00" / "minutes-000.md").write_text("# Protokoll\n", encoding="utf-8")
    with pytest.raises(OrderError):
        batch(archive, tmp_path / "a" / "b" / "data")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("out", ["", "-", "a.csv", "a.json", "a.parquet"])
def test_a_destination_that_cannot_be_meant_is_refused(out: str, archive: Path, run: Run, tmp_path: Path) -> None:
    """An unset variable, standard output, a file where there will be many."""
    done = run("batch", archive, "--out", out, cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert os.listdir(tmp_path) == ["archive"]


def test_a_text_that_lies_there_twice_is_one_meeting(archive: Path, tmp_path: Path) -> None:
    """Copies abound in archives; no one has attended twice for that."""
    (archive / "copy.txt").write_bytes((archive / "00" / "minutes-000.txt").read_bytes())
    batch(archive, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        assert base.execute("SELECT count(*), count(DISTINCT meeting_id) FROM texts").fetchone() == (11, 10)
        assert base.execute("SELECT count(*) FROM meetings").fetchone() == (10,)


def test_two_texts_that_would_become_one_file_are_refused(archive: Path, tmp_path: Path) -> None:
    """Before anything is written, with both names and a way out."""
    (archive / "00" / "minutes-000.md").write_text("# Protokoll\n", encoding="utf-8")
    with pytest.raises(OrderError, match=r"minutes-000\.md and .*minutes-000\.txt would both become .*--exclude"):
        batch(archive, tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert len(batch(archive, tmp_path / "data", to="jsonl")) == 11


def test_two_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    """Each would stand under that name."""
    folders = [make_archive(tmp_path / place / "2024", 2) for place in ("a", "b")]
    with pytest.raises(OrderError, match="would both become"):
        batch(folders, tmp_path / "data")


def test_the_results_of_another_archive_are_not_written_over(tmp_path: Path) -> None:
    """Last year's `minutes-000.json` is not this year's."""
    last, this = (make_archive(tmp_path / year, 2) for year in ("2023", "2024"))
    batch(last, tmp_path / "data")
    with pytest.raises(OrderError, match=r"was made of .*2023.*, not of .*2024.*use another --out"):
        batch(this, tmp_path / "data")
    assert len(batch([last, this], tmp_path / "other")) == 4


def test_a_text_is_never_overwritten_by_its_record(tmp_path: Path) -> None:
    """Texts that are called .json, beside their results."""
    (tmp_path / "a.json").write_text(MINUTES.format(name="a", day=1), encoding="utf-8")
    with pytest.raises(OrderError, match="would be overwritten"):
        batch(tmp_path / "a.json", tmp_path)
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("Styrelsen")


def test_a_text_that_changes_or_vanishes_meanwhile(archive: Path, tmp_path: Path) -> None:
    """One is read as it is when its turn comes, the other a failure; the next run finds nothing to do for the first."""
    with planned_order(archive, tmp_path / "data") as order:
        (archive / "00" / "minutes-001.txt").unlink()
        (archive / "00" / "minutes-002.txt").write_text(MINUTES.format(name="ny", day=3), encoding="utf-8")
        outcomes = {entry.path: entry for entry in order.outcomes()}
    assert outcomes["00/minutes-001.txt"].failure == "no such file; check the name"
    assert "klubb 2" not in (tmp_path / "data" / "00" / "minutes-002.json").read_text(encoding="utf-8")
    assert not any(entry.fresh for entry in batch(archive, tmp_path / "data"))


def planned_order(source: Path, out: Path) -> AbstractContextManager[archive_run.Run]:
    """Plan a run without doing it."""
    return planned(Order((str(source),), str(out)))


def test_a_source_that_is_missing_is_no_input_that_could_be_read(archive: Path, tmp_path: Path, run: Run) -> None:
    """The exit code is that of `parse` for a missing file."""
    done = run("batch", archive, tmp_path / "nowhere", "--out", tmp_path / "data")
    assert done.returncode == 3
    assert b"nowhere: no such file or folder" in done.stderr


def test_a_file_in_place_of_a_folder_is_told(archive: Path, tmp_path: Path, run: Run) -> None:
    """The message names the file that was asked for, not what would have been made in it."""
    (tmp_path / "file").touch()
    done = run("batch", archive, "--out", tmp_path / "file")
    assert f"{tmp_path / 'file'}: cannot be written: is a file; name a folder".encode() in done.stderr


@pytest.mark.parametrize("out", ["file", "file/data", "/proc/data"])
def test_a_destination_that_cannot_be_written_is_said_at_once(
    out: str, archive: Path, tmp_path: Path, run: Run
) -> None:
    """A file where a folder is meant, a folder under a file, a file system that takes none."""
    (tmp_path / "file").touch()
    done = run("batch", archive, "--out", tmp_path / out)
    assert done.returncode == 4
    assert b"cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_archive_without_texts_is_said(tmp_path: Path) -> None:
    """Nothing is made of nothing in silence."""
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.pdf").write_bytes(PDF)
    with pytest.raises(InputError, match=r"archive: no text found \(\*\.txt"):
        batch(tmp_path / "archive", tmp_path / "data")


def test_two_runs_do_not_write_to_one_destination_at_a_time(archive: Path, tmp_path: Path) -> None:
    """The second says so instead of mixing its results in."""
    with (
        planned_order(archive, tmp_path / "data"),
        pytest.raises(OutputError, match="another run is writing"),
        planned_order(archive, tmp_path / "data"),
    ):
        pytest.fail("both run")


def test_notes_that_cannot_be_read_are_said(archive: Path, tmp_path: Path) -> None:
    """With the file to delete."""
    batch(archive, tmp_path / "data")
    notes = tmp_path / "data" / ".protokoll" / "json.ledger"
    notes.write_bytes(b"no database" * 1000)
    with pytest.raises(OutputError, match=r"json\.ledger: the notes of earlier runs .* delete this file"):
        batch(archive, tmp_path / "data")
    notes.unlink()
    assert len(batch(archive, tmp_path / "data", force=True)) == 10


def test_the_report_counts_what_became_of_the_texts(archive: Path, tmp_path: Path, run: Run) -> None:
    """Read, skipped, failed, by layout and by finding, and the share that is accounted for."""
    run("batch", archive, "--out", tmp_path / "data")
    (archive / "scan.txt").write_bytes(PDF)
    (archive / "new.txt").write_text(MINUTES.format(name="ny", day=3) + "\n5. Fem\nDet blev fem.\n", encoding="utf-8")
    done = run("batch", archive, "--out", tmp_path / "data", "--report", "-")
    report = json.loads(done.stdout)
    assert [report[key] for key in ("texts", "read", "skipped", "failed")] == [12, 1, 10, 1]
    assert report["failures"][0]["path"] == "scan.txt"
    assert sum(layout["texts"] for layout in report["layouts"].values()) == 11
    assert report["findings"]["numbering-gap"] == {"texts": 1, "times": 1}
    assert report["share"] == 1.0
    summary = done.stderr.decode()
    assert "unchanged, skipped" in summary
    assert "100.0% accounted for" in summary


def test_texts_gone_from_the_archive_are_said(archive: Path, tmp_path: Path, run: Run) -> None:
    """Their files are left in a tree: it may hold the work of another run."""
    run("batch", archive, "--out", tmp_path / "data")
    (archive / "00" / "minutes-000.txt").unlink()
    done = run("batch", archive, "--out", tmp_path / "data")
    assert "1 texts of earlier runs are not among the sources any more; their files are left" in done.stderr.decode()
    assert (tmp_path / "data" / "00" / "minutes-000.json").exists()


def test_progress_is_shown_on_a_terminal_only(archive: Path, tmp_path: Path, run: Run) -> None:
    """A bar with count and rate where someone looks at it, not a word of it in a pipe."""
    assert b"texts/s" not in run("batch", archive, "--out", tmp_path / "piped").stderr
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "protokoll_parser", "batch", str(archive), "--out", str(tmp_path / "data")]
    with subprocess.Popen(
        command, stderr=theirs, stdout=subprocess.PIPE, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert process.wait() == 0
    assert b"10/10" in seen
    assert b"texts/s" in seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # how a terminal says that its other side was closed
        return b""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--engine", "dask"], "go together"), (["--scheduler", "tcp://x:1"], "go together"), (["--jobs", "0"], "--jobs")],
)
def test_orders_that_make_no_sense_are_refused(
    arguments: list[str], message: str, archive: Path, tmp_path: Path, run: Run
) -> None:
    """Exit code 2, one line, nothing written."""
    done = run("batch", archive, "--out", tmp_path / "data", *arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert message in done.stderr.decode()
    assert not (tmp_path / "data").exists()


def test_the_help_names_the_formats_and_the_files_that_there_are() -> None:
    """It cannot ask for them: that would load the parser."""
    assert tuple(FORMS) == FORMATS
    (include,) = [option for option in command.params if option.name == "include"]
    assert f"[default: {' '.join(TEXTS)}]" in str(getattr(include, "help", ""))
