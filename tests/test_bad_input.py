"""Whatever comes in: the right text, or one clear line on standard error and a documented exit code.

Never a traceback, never half a file. How bytes become text is tested in test_decode.py; here it is the command.
"""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protokoll_parser import analyse, parse, parse_bytes
from protokoll_parser.decoding.decode import NotTextError

TEXT = """\
Miljö- och byggnadsnämnden
Protokoll
Datum: 2024-05-14
Närvarande ledamöter
Åsa Öberg (S), ordförande
Jörgen Sjöström (M)

§ 1 Dagordningen
Nämnden beslutar att godkänna dagordningen.

§ 2 Åtgärder på Näsängen
Nämnden beslutar att anta planen.
"""
Call = Callable[..., tuple[int, str, str]]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def docx() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


# What is no text

NOT_TEXT = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "looks like a PDF", "pdftotext -layout"),
    "a PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a PNG image", "tesseract"),
    "a Word document": (docx(), "looks like a Word document (DOCX)", "soffice"),
    "random bytes": (bytes(range(256)) * 8, "looks like a binary file", "plain text"),
    "NUL bytes alone": (b"\0" * 64, "nothing to read", ""),
    "nothing": (b"", "nothing to read", ""),
    "white space": (b" \r\n\t\n\x0c\n", "nothing to read", ""),
    "a mark alone": (b"\xef\xbb\xbf", "nothing to read", ""),
}


@pytest.mark.parametrize("command", ["parse", "check", "explain"])
@pytest.mark.parametrize("kind", NOT_TEXT)
def test_what_is_no_text_is_one_line_and_exit_code_3(call: Call, tmp_path: Path, command: str, kind: str) -> None:
    """The line names the file, what it looks like and what to do about it."""
    data, says, advice = NOT_TEXT[kind]
    path = tmp_path / "minutes.txt"
    path.write_bytes(data)
    code, _, err = call(command, path)
    assert (code, err.count("\n")) == (3, 1)
    assert err.startswith(f"protokoll: {path}: ")
    assert says in err
    assert advice in err
    assert "FILE" not in err


def test_an_empty_input_has_a_record_that_says_so(call: Call, tmp_path: Path) -> None:
    """Whoever pipes an archive gets a line for every text; the diagnostic tells which were empty."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n")
    code, out, _ = call("parse", path)
    assert code == 3
    first = json.loads(out)["diagnostics"][0]
    assert (first["code"], first["severity"]) == ("empty-text", "error")


@pytest.mark.parametrize("text", ["", " \n", "\t\n\n"])
def test_the_library_says_that_a_text_is_empty_as_the_command_does(text: str) -> None:
    """A text that is already decoded is told of as its bytes are."""
    found = [entry.model_dump() for entry in parse(text).diagnostics]
    assert found[0]["code"] == "empty-text"
    assert found == [entry.model_dump() for entry in parse_bytes(text.encode()).diagnostics]


def test_an_address_on_the_web_is_to_be_fetched_first(call: Call) -> None:
    """The message has the command that does it."""
    code, _, err = call("parse", "https://example.org/a.txt")
    assert code == 3
    assert "curl -sL 'https://example.org/a.txt' | protokoll parse -" in err


def test_a_missing_file_and_a_folder_are_named(call: Call, tmp_path: Path) -> None:
    missing = (tmp_path / "no.txt", "no such file")
    folder = (tmp_path, f"is a folder; name the files in it, e.g. {tmp_path}/*.txt")
    for path, says in (missing, folder):
        code, out, err = call("parse", path)
        assert (code, out, err.count("\n")) == (3, "", 1)
        assert f"{path}: {says}" in err


def test_one_bad_input_does_not_keep_the_others_from_being_parsed(call: Call, tmp_path: Path) -> None:
    """The good ones are printed, the bad ones named one by one, and the exit code is 1."""
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    code, out, err = call("parse", tmp_path / "no.txt", good, tmp_path / "a.pdf", good)
    assert (code, len(out.splitlines()), len(err.splitlines())) == (1, 2, 2)
    assert call("check", "--fail-on", "never", tmp_path / "no.txt", good)[0] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_is_named(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    code, _, err = call("parse", path)
    assert (code, err) == (3, f"protokoll: {path}: cannot be read: permission denied\n")


def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(run: Run, tmp_path: Path) -> None:
    """A file name in cp1252 is no reason to fail, and neither is one with a line break."""
    odd = os.fsencode(tmp_path) + b"/m\xf6te\n1.txt"
    with open(odd, "wb") as stream:
        stream.write(TEXT.encode())
    done = run("parse", os.fsdecode(odd))
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source"]["name"] == "m\ufffdte\n1.txt"
    Path(os.fsdecode(odd)).unlink()
    assert run("parse", os.fsdecode(odd)).stderr.count(b"\n") == 1


# Encodings

MIXED = TEXT.encode().replace("Åsa Öberg".encode(), "Åsa Öberg".encode("cp1252"))
ENCODED = {
    "UTF-8": (TEXT.encode(), "utf-8", []),
    "UTF-8 with a mark": (TEXT.encode("utf-8-sig"), "utf-8-sig", ["not-utf8"]),
    "cp1252": (TEXT.encode("cp1252"), "cp1252", ["not-utf8"]),
    "Mac Roman": (TEXT.encode("mac_roman"), "mac_roman", ["not-utf8"]),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), "utf-16", ["not-utf8"]),
    "UTF-16 without": (TEXT.encode("utf-16-le"), "utf-16-le", ["not-utf8"]),
    "one line of cp1252": (MIXED, "utf-8+cp1252", ["mixed-encoding", "not-utf8"]),
    "mojibake": (TEXT.encode().decode("iso-8859-1").encode(), "utf-8", ["mojibake"]),
    "NUL bytes in between": (TEXT.replace("\n", "\n\0", 3).encode(), "utf-8", ["control-characters"]),
}
ABOUT_BYTES = {"not-utf8", "mixed-encoding", "mojibake", "lost-letters", "control-characters"}


@pytest.mark.parametrize("kind", ENCODED)
def test_every_encoding_gives_the_same_record(call: Call, tmp_path: Path, kind: str) -> None:
    """The encoding is named, and a diagnostic says what was not plain UTF-8 or not in order."""
    data, encoding, codes = ENCODED[kind]
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    code, out, err = call("parse", path)
    assert (code, err) == (0, "")
    record = json.loads(out)
    assert record["source"]["encoding"] == encoding
    assert {entry["code"] for entry in record["diagnostics"]} & ABOUT_BYTES == set(codes)
    assert [person["name"] for person in record["attendees"]] == ["Åsa Öberg", "Jörgen Sjöström"]
    assert [item["title"] for item in record["items"]] == ["Dagordningen", "Åtgärder på Näsängen"]


def test_bytes_that_fit_no_encoding_are_told_and_cost_nothing_else(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + b"\n\xff\xfe\x81 \x8d\n")
    code, out, _ = call("parse", path)
    record = json.loads(out)
    assert code == 0
    assert {entry["code"] for entry in record["diagnostics"]} & ABOUT_BYTES
    assert len(record["items"]) == 2


# Outputs


def test_an_output_that_cannot_be_written_is_one_line_and_exit_code_4(call: Call, tmp_path: Path) -> None:
    """A folder that is not there, a folder in place of a file, a full device; nothing is left behind."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    outputs = {
        tmp_path / "no" / "a": f"no such folder; make it first: mkdir -p {tmp_path / 'no'}",
        tmp_path: "is a folder",
        path / "a": "not a directory",
    }
    if Path("/proc").exists():
        outputs[Path("/proc/a.json")] = "no new files can be made in this folder"
    if Path("/dev/full").exists():
        outputs[Path("/dev/full")] = "no space left on device"
    for out, says in outputs.items():
        code, printed, err = call("parse", path, "--out", out)
        assert (code, printed, err.count("\n")) == (4, "", 1), out
        assert err.startswith(f"protokoll: {out}: ")
        assert says in err
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_write_protected_output_is_left_alone(call: Call, tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "a.json"
    path.write_text(TEXT, encoding="utf-8")
    out.write_text("old")
    out.chmod(0o444)
    assert call("parse", path, "--out", out)[0] == 4
    assert out.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_standard_output_is_one_line_and_exit_code_4(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = _protokoll(["parse", str(path)], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert done.stderr == b"protokoll: standard output cannot be written: no space left on device\n"


@pytest.mark.parametrize("command", [["parse"], ["explain"], ["check", "--fail-on", "info"], ["schema"], ["--help"]])
def test_a_closed_pipe_ends_the_command_quietly(tmp_path: Path, command: Sequence[str]) -> None:
    """As `| head` does: by SIGPIPE, which a shell counts as 141, and without a word."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("§ 2", "§ 4"), encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    files = [str(path)] if command[0] in ("parse", "explain", "check") else []
    done = _protokoll([*command, *files], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (-13, b"")


def test_closed_standard_streams_are_told_not_traced(tmp_path: Path) -> None:
    """`>&-` and `<&-`; with `2>&-` nobody is told, but the exit code is right."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = f"{sys.executable} -m protokoll_parser"
    for line, code, says in (
        (f"parse {path} >&-", 4, b"protokoll: standard output is closed; use --out FILE\n"),
        ("parse - <&-", 3, b"protokoll: standard input: standard input is closed; name a file instead\n"),
        ("parse no.txt 2>&-", 3, b""),
    ):
        done = subprocess.run(["bash", "-c", f"{command} {line}"], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (code, says)


def _protokoll(args: Sequence[str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "protokoll_parser", *args], check=False, **streams)  # type: ignore[call-overload,no-any-return]


# Any text at all

MARKS = ["§", "|", "\t", "# ", "- ", "\x0c", "1.", "a)", "Beslut:", "*", "(", "\xad", "\u0308", "...", "___", "> "]
PIECES = [*TEXT.split(" "), *TEXT.splitlines(), *MARKS]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_is_parsed_without_raising(text: str) -> None:
    parse(text)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_shuffling_of_a_protocol_is_parsed_without_raising(pieces: list[str]) -> None:
    """Pieces of a protocol in any order, as scanners and cut pages give them."""
    for glue in (" ", "\n"):
        parse(glue.join(pieces))


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    with suppress(NotTextError):
        analyse(data)


# Size


def seconds(data: bytes) -> float:
    """Time the processor, not the clock: what else the machine does makes no difference."""
    begin = time.process_time()
    analyse(data)
    return time.process_time() - begin


LONG: dict[str, Callable[[int], bytes]] = {
    "one line": lambda size: b"Styrelsen beslutar att godk\xc3\xa4nna f\xc3\xb6rslaget. " * (size // 50),
    "one word": lambda size: b"a" * size,
    "blanks": lambda size: b" " * size + b"a",
    "dots": lambda size: b"." * size,
    "open brackets": lambda size: b"(a " * (size // 3),
    "commas": lambda size: b"Anna Berg, " * (size // 11),
    "tabs": lambda size: b"a\t" * (size // 2),
    "bars": lambda size: b"|a" * (size // 2) + b"|",
    "blank lines": lambda size: b"\n" * size,
    "short lines": lambda size: b"a\n" * (size // 2),
    "numbers": lambda size: b"".join(b"%d. A\n" % number for number in range(size // 8)),
    "paragraphs": lambda size: b"".join(f"§ {number} Ärende\n\n".encode() for number in range(size // 15)),
    "one number": lambda size: "§ 1 Ärende\n\n".encode() * (size // 14),
    "names": lambda size: b"N\xc3\xa4rvarande\n" + b"Anna Berg (S)\n" * (size // 14),
    "protocols": lambda size: TEXT.encode() * (size // len(TEXT)),
}  # fmt: skip


@pytest.mark.parametrize("shape", LONG)
def test_time_grows_with_the_length_of_the_text(shape: str) -> None:
    """Eight times the text takes about eight times as long, whatever it is made of; n² would take 64 times."""
    make = LONG[shape]
    small = min(seconds(make(20_000)) for _ in range(3))
    large = seconds(make(160_000))
    assert large < 20 * small + 0.05


def test_a_line_of_ten_megabytes_takes_no_longer_than_its_parts() -> None:
    """It is cut where sentences end, so that no pattern ever sees it whole; text that comes as one line is read."""
    make = LONG["one line"]
    small, large = seconds(make(625_000)), seconds(make(10_000_000))
    assert large < 2 * 16 * small
