"""Places survive mending and joining: whatever is read can be pointed at."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_text import lines_of
from protokoll_parser.reading.lines import MAX_LINE
from protokoll_parser.reading.mend import mend
from protokoll_parser.source import cells, joint, passage, whole

JOINTS = [
    ("ordföran-", "den justera", ("", 1)),
    ("hälso-", "och sjukvård", (" ", 0)),
    ("Anna-", "Lena", ("", 0)),
    ("2023-", "2024", ("", 0)),
    ("på sidan 3-", "och", (" ", 0)),
    ("dagens", "protokoll", (" ", 0)),
    ("verksam\u00ad", "het", ("", 1)),
]


@pytest.mark.parametrize(("left", "right", "expected"), JOINTS)
def test_lines_are_joined_as_a_reader_would(left: str, right: str, expected: tuple[str, int]) -> None:
    """A hyphen at the end of a line goes where it only breaks the word, and stays where it belongs to it."""
    assert joint(left, right) == expected


@given(st.text(max_size=60))
def test_every_mended_character_knows_its_place(raw: str) -> None:
    """For any line and any slice of its mended text, mending the source at its place gives the slice's letters."""
    mended = mend(raw, 0)
    assert len(mended.text) == len(mended.starts) == len(mended.stops)
    for index, letter in enumerate(mended.text):
        there = raw[mended.starts[index] : mended.stops[index]]
        assert (
            letter.isspace()
            or letter in "•\u00ad"
            or letter in there
            or letter in unicodedata.normalize("NFKC", there)
            or "&" in there
            or "\\" in there
            or "<" in there
        )


@given(st.lists(st.text(alphabet="abcåäö- ,.ABC\t\u00ad", max_size=20), max_size=6).map("\n".join))
def test_a_passage_points_at_the_words_it_holds(text: str) -> None:
    """Each word of joined lines stands at its span, line breaks and hyphens aside."""
    joined = passage(line for line in lines_of(text) if line.text)
    position = 0
    for word in joined.text.split():
        position = joined.text.index(word, position)
        span = joined.span(position, position + len(word))
        assert "".join(filter(str.isalnum, text[span.start : span.stop])) == "".join(filter(str.isalnum, word))
        position += len(word)


@given(st.text(max_size=300))
def test_lines_tile_the_text(text: str) -> None:
    """Lines in order, with nothing but line breaks between them, are the whole text."""
    position = 0
    for line in lines_of(text):
        assert not text[position : line.raw.start].strip("\r\n\x0c")
        assert line.raw.start >= position
        position = line.raw.stop
    assert not text[position:].strip("\r\n\x0c")


def test_overlong_lines_are_cut() -> None:
    """No pattern ever sees a line longer than the limit, and the pieces keep the line's number."""
    found = lines_of("ord och mening. " * 1000)
    assert max(len(line.text) for line in found) <= MAX_LINE
    assert {line.number for line in found} == {1}


def test_cells_are_set_apart_by_tabs_or_wide_gaps() -> None:
    """One space does not part cells; two spaces or a tab do."""
    line = lines_of("Plats och tid     Stadshuset, rum 3\tkl. 9")[0]
    assert [cell.text for cell in cells(whole(line))] == ["Plats och tid", "Stadshuset, rum 3", "kl. 9"]
