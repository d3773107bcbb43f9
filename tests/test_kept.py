"""What is kept between two starts: it saves time and changes nothing else."""

import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import protokoll_parser
from protokoll_parser import kept, patterns
from protokoll_parser.words import lexicon


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a start of its own, with a folder of its own."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "__pycache__")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    forget()
    yield tmp_path / "__pycache__"
    forget()


def forget() -> None:
    """Do what the end of a process does."""
    patterns._kept.cache_clear()
    patterns._made.cache_clear()


def every_pattern() -> list[tuple[str, int]]:
    """Return the source and the flags of all lazy patterns of the package."""
    names = [entry.name for entry in pkgutil.walk_packages(protokoll_parser.__path__, "protokoll_parser.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    lazy = [value for module in modules for value in vars(module).values() if isinstance(value, patterns._Lazy)]
    return [(pattern.pattern, pattern._flags) for pattern in lazy]


@pytest.mark.usefixtures("folder")
def test_a_value_comes_back_for_the_key_that_it_was_kept_with_and_for_no_other() -> None:
    kept.keep("words", ["a", 1], {"ärende": frozenset({"x"})})
    assert kept.recall("words", ["a", 1]) == {"ärende": frozenset({"x"})}
    assert kept.recall("words", ["a", 2]) is None
    assert kept.recall("others", ["a", 1]) is None


@pytest.mark.parametrize("spoilt", [b"", b"\0", b"no such thing", b"\xe9\x02"])
def test_a_broken_file_is_as_good_as_none(folder: Path, spoilt: bytes) -> None:
    kept.keep("words", 1, 2)
    for path in folder.iterdir():
        path.write_bytes(spoilt)
    assert kept.recall("words", 1) is None
    kept.keep("words", 1, 2)
    assert kept.recall("words", 1) == 2


def test_a_folder_that_cannot_be_written_is_no_failure(folder: Path) -> None:
    folder.write_text("in the way")
    kept.keep("words", 1, 2)
    assert kept.recall("words", 1) is None


def test_nothing_is_written_where_bytecode_is_not_wanted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep("words", 1, 2)
    assert not folder.exists()


def test_only_the_file_itself_stays(folder: Path) -> None:
    """It is written beside its place first, so that no other process reads half of it."""
    kept.keep("words", 1, 2)
    assert [path.suffix for path in folder.iterdir()] == [".kept"]


@pytest.mark.usefixtures("folder")
def test_every_pattern_is_the_same_when_it_comes_from_its_kept_code() -> None:
    """Matching engine and codes are Python's own; only the reading of the source is spared."""
    made = [patterns.compile_pattern(*each) for each in every_pattern()]
    patterns.keep_patterns()
    forget()
    recalled = [patterns.compile_pattern(*each) for each in every_pattern()]
    assert len(patterns._kept()) > 200
    assert patterns._made() == {}
    assert made == recalled == [re.compile(*each) for each in every_pattern()]
    names = [pattern.groupindex for pattern in recalled]
    assert names == [re.compile(*each).groupindex for each in every_pattern()]


@pytest.mark.usefixtures("folder")
def test_codes_that_the_engine_does_not_take_are_not_used() -> None:
    """They cost time, not the record."""
    kept.keep("patterns", patterns._engine(), {("a+", 0): (0, b"\xff" * 8, 0, {}, (None,))})
    assert patterns.compile_pattern("a+", 0).fullmatch("aaa")


@pytest.mark.usefixtures("folder")
def test_a_changed_layout_file_is_read_anew(tmp_path: Path) -> None:
    """The files stay the source of the words, whatever was kept of them."""
    path = tmp_path / "northern.toml"
    for word in ("samlingsplats", "träffpunkt"):
        path.write_text(f'[labels.front]\nplace = ["{word}"]\n', encoding="utf-8")
        first, second = (lexicon._recalled([path]) for _ in range(2))
        assert first == second
        assert first[1][word] == ("place", "front")
    stamp = path.stat().st_mtime_ns
    path.write_text(path.read_text(encoding="utf-8").replace("träffpunkt", "mötesplats"), encoding="utf-8")
    os.utime(path, ns=(stamp + 1, stamp + 1))
    assert "mötesplats" in lexicon._recalled([path])[1]
