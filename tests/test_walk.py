"""Which files of an archive are texts, in which order, and where they stand in it."""

import os
from pathlib import Path

import pytest

from protokoll_parser.archive.walk import Selection, Text, find_texts
from protokoll_parser.errors import OrderError


def archive(root: Path, *paths: str) -> Path:
    """Make an archive with these files."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return root


def found(*sources: Path, **selection: object) -> list[str]:
    """Return the paths of the texts of the sources."""
    return [text.path for text in find_texts([str(source) for source in sources], Selection(**selection))]  # type: ignore[arg-type]


def test_texts_come_in_the_order_of_their_names_bytes(tmp_path: Path) -> None:
    """Two machines with different languages agree on the order: Z before a, both before å."""
    assert found(archive(tmp_path, "å.txt", "a.txt", "Z.txt", "b/1.txt", "b.txt")) == [
        "Z.txt", "a.txt", "b/1.txt", "b.txt", "å.txt",
    ]  # fmt: skip


def test_only_texts_are_taken_and_capitals_do_not_matter(tmp_path: Path) -> None:
    """PDFs, records and hidden files stay out, `PROTOKOLL.TXT` does not."""
    archive(tmp_path, "A.TXT", "b.md", "c.pdf", "d.json", ".e.txt", ".f/g.txt")
    assert found(tmp_path) == ["A.TXT", "b.md"]


def test_patterns_choose_by_name_or_with_a_slash_by_path(tmp_path: Path) -> None:
    """`utkast` keeps a folder of that name out wherever it lies, `2023/*` what lies in that one."""
    archive(tmp_path, "2023/a.text", "2024/a.text", "2024/a.log", "2024/utkast/b.text", "2024/c.txt")
    assert found(tmp_path, include=("*.text", "*.log"), exclude=("utkast", "2023/*")) == ["2024/a.log", "2024/a.text"]


@pytest.mark.parametrize("pattern", ["utkast", "utkast/", "./utkast", "Utkast"])
def test_a_folder_is_excluded_however_its_name_is_completed(pattern: str, tmp_path: Path) -> None:
    """Shells add a slash."""
    assert found(archive(tmp_path, "a.txt", "utkast/b.txt"), exclude=(pattern,)) == ["a.txt"]


def test_several_folders_stand_under_their_names(tmp_path: Path) -> None:
    """Otherwise 2023/a.txt and 2024/a.txt would be one."""
    archive(tmp_path, "2023/a.txt", "2024/a.txt")
    assert found(tmp_path / "2023", tmp_path / "2024") == ["2023/a.txt", "2024/a.txt"]
    assert found(tmp_path / "2023") == ["a.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    """The user knows what it is."""
    archive(tmp_path, "minutes.log", "b/c.txt")
    assert found(tmp_path / "minutes.log", tmp_path / "b") == ["minutes.log", "c.txt"]


def test_links_are_followed_only_when_asked_for_and_never_in_a_circle(tmp_path: Path) -> None:
    """A link to the folder above would otherwise be an archive without end."""
    archive(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "3.txt").symlink_to(tmp_path / "b" / "2.txt")
    assert found(tmp_path) == ["a/1.txt", "b/2.txt"]
    assert found(tmp_path, follow_links=True) == ["a/1.txt", "a/3.txt", "b/2.txt"]


def test_where_the_results_go_is_not_looked_into(tmp_path: Path) -> None:
    """`protokoll batch . --out data --include '*'` must not read its own results."""
    archive(tmp_path, "a.txt", "data/a.txt")
    assert found(tmp_path, skip=(os.path.realpath(tmp_path / "data"),)) == ["a.txt"]


def test_a_missing_source_is_told_before_the_first_text(tmp_path: Path) -> None:
    """A typing mistake should not cost an hour."""
    with pytest.raises(OrderError, match="nowhere: no such file or folder"):
        found(archive(tmp_path, "a.txt"), tmp_path / "nowhere")


def test_a_folder_that_cannot_be_looked_into_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    """Nothing lost: it is an entry with a reason. (Taken away while it is walked, since root may look anywhere.)"""
    archive(tmp_path, "a/1.txt", "b/2.txt", "c.txt")
    texts = find_texts([str(tmp_path)], Selection())
    first = next(texts)
    (tmp_path / "b" / "2.txt").unlink()
    (tmp_path / "b").rmdir()
    assert [first.path, *texts] == [
        "a/1.txt",
        Text("b", str(tmp_path / "b"), "cannot be looked into: no such file or directory"),
        Text("c.txt", str(tmp_path / "c.txt")),
    ]


def test_archives_may_be_deeper_than_python_recurses(tmp_path: Path) -> None:
    """A stack of folders, not of calls."""
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").touch()
    assert found(tmp_path) == ["d/" * 300 + "a.txt"]
