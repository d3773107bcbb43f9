"""The rooms of the vocabulary: which file a word stands in, what leaving a file out does, which layout a text follows."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from protokoll_parser.extractors.decisions.choices import is_office
from protokoll_parser.extractors.votes.ballots import Side, side_of
from protokoll_parser.pipeline import analyse, analyse_text
from protokoll_parser.words.layout_files import LayoutError
from protokoll_parser.words.lexicon import COMMON, FOLDER, fold, load_lexicon, reading_with

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted([*COMMON.glob("*.toml"), *FOLDER.glob("*.toml")])


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the key that each wording of a file stands under, and the wording, folded."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for scope, entries in data.get("labels", {}).items():
        yield from ((f"labels.{scope}.{key}", fold(word)) for key, words in entries.items() for word in set(words))
    for kind in ("words", "tables"):
        yield from ((f"{kind}.{key}", word.casefold()) for key, words in data.get(kind, {}).items() for word in words)


def test_a_wording_stands_in_one_file() -> None:
    """What means the same in two kinds of protocol is common; a newcomer finds a word in one place."""
    rooms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in FILES:
        for row in rows(path):
            rooms[row].add(path.stem)
    assert {row: files for row, files in rooms.items() if len(files) > 1} == {}


@pytest.mark.parametrize("folder", sorted(path for path in SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_kind_of_sample_has_a_layout_file_of_its_name(folder: Path) -> None:
    assert folder.name in load_lexicon().own


def test_leaving_a_layout_out_leaves_its_words_out_and_no_others() -> None:
    """`Anslag` is a label of municipalities only; `Beslut` is everybody's."""
    less = load_lexicon(frozenset({"municipal"}))
    assert "anslag" not in less.front
    assert "municipal" not in less.own
    assert less.labels["beslut"].key == "decision"
    assert less.own["association"] == load_lexicon().own["association"]


def test_every_layout_file_can_be_left_out() -> None:
    """A text has a record with the common words alone."""
    less = load_lexicon(frozenset(load_lexicon().own))
    text = "Möte 2024-05-14\n\n1. Mötet öppnas\n\n2. Rapport\nBo Ek berättade om läget.\n"
    assert [item.title for item in analyse(text.encode(), lexicon=less).protocol.items] == ["Mötet öppnas", "Rapport"]


@pytest.mark.parametrize("sample", sorted((SAMPLES / "municipal").glob("*.txt")), ids=lambda path: path.stem)
def test_minutes_of_a_municipality_follow_the_municipal_layout(sample: Path) -> None:
    assert analyse(sample.read_bytes()).layout == "municipal"


@pytest.mark.parametrize("layout", ["association", "company"])
def test_minutes_of_associations_and_companies_follow_their_layouts(layout: str) -> None:
    followed = [analyse(sample.read_bytes()).layout for sample in (SAMPLES / layout).glob("*.txt")]
    assert followed == [layout] * len(followed)


@pytest.mark.parametrize("text", ["", "Möte\n\n1. Mötet öppnas\n2. Mötet avslutas\n", "Årsmöte 2024\n\n1. Val\n"])
def test_a_text_with_hardly_a_word_of_any_layout_follows_none(text: str) -> None:
    """One word is too little to tell."""
    assert analyse_text(text).layout == ""


def test_a_layout_of_the_users_own_can_be_followed(tmp_path: Path) -> None:
    """`--layout FILE` is a layout like the others."""
    path = tmp_path / "cooperative.toml"
    path.write_text('[labels.front]\nchair = ["Klubbhållare"]\nplace = ["Samlingsplats"]\n', encoding="utf-8")
    text = "Möte\nKlubbhållare: Bo Ek\nSamlingsplats: Boden\n1. Mötet öppnas\n"
    assert analyse(text.encode(), lexicon=load_lexicon(extra=(path,))).layout == "cooperative"


def test_verbs_and_abbreviations_of_the_users_own_are_read(tmp_path: Path) -> None:
    """`--layout FILE` reaches what is read inside sentences, too."""
    path = tmp_path / "northern.toml"
    path.write_text(
        '[words]\nof_bodies = ["sanktionera"]\n'
        '[tables.verbs]\n"sanktionera" = "sanktionerar sanktionerade sanktioneras sanktionerades"\n[tables.outcomes]\n"sanktionera" = "approved"\n',
        encoding="utf-8",
    )
    text = "Styrelsemöte 2024-05-14\n\n1. Mötet öppnas\n\n2. Budget\nStyrelsen beslutade att sanktionera budgeten.\n"
    with_verb, without = (analyse(text.encode(), lexicon=load_lexicon(extra=extra)) for extra in ((path,), ()))
    outcomes = [
        [point.outcome for item in reading.protocol.items for decision in item.decisions for point in decision.points]
        for reading in (with_verb, without)
    ]
    assert outcomes == [["approved"], ["other"]]


def test_a_side_of_a_vote_of_the_users_own_is_read(tmp_path: Path) -> None:
    """`--layout FILE` may call the sides by other names."""
    path = tmp_path / "northern.toml"
    path.write_text('[tables.ballot_sides]\n"medhåll" = "yes"\n', encoding="utf-8")
    with reading_with(load_lexicon(extra=(path,))):
        assert side_of("Medhåll (4):") == Side("yes", 4)
    assert side_of("Medhåll (4):") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'[labels.frnt]\nchair = ["Klubb"]\n', "labels.frnt: 'frnt' means nothing; did you mean front?"),
        (b'[labels.front]\nchiar = ["Klubb"]\n', "labels.front.chiar: 'chiar' means nothing; did you mean chair?"),
        (b'[words]\nunts = ["kansli"]\n', "words.unts: 'unts' means nothing; did you mean units?"),
        (b'[tables.people_group_words]\nklubb = "membr"\n', "'membr' means nothing; did you mean member?"),
        (b'[tables.ballot_sides]\nmed = "agree"\n', "'agree' means nothing; known are absent, abstain, no, yes"),
        (b"# nothing yet\n", "holds no words"),
        ('# Köping\n[labels.front]\nchair = ["Klubb"]\n'.encode("cp1252"), "is not in UTF-8; save it as UTF-8"),
    ],
)
def test_a_mistake_in_a_layout_of_ones_own_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    """Words that no reader would ever ask for are not taken in silence."""
    (tmp_path / "own.toml").write_bytes(content)
    with pytest.raises(LayoutError, match=re.escape(message)):
        load_lexicon(extra=(tmp_path / "own.toml",))


def test_a_table_of_free_values_takes_new_ones(tmp_path: Path) -> None:
    """The forms of a verb are the user's to write."""
    (tmp_path / "own.toml").write_text('[tables.verbs]\n"enar" = "enar enade enas enades"\n', encoding="utf-8")
    assert load_lexicon(extra=(tmp_path / "own.toml",)).tables["verbs"]["enar"]


def test_words_of_ones_own_reach_elections(tmp_path: Path) -> None:
    """An office that no layout knows is one while a text is read with a file that names it, and not otherwise."""
    (tmp_path / "own.toml").write_text('[words]\nelected_offices = ["hövding"]\n', encoding="utf-8")
    assert not is_office("Hövding")
    with reading_with(load_lexicon(extra=(tmp_path / "own.toml",))):
        assert is_office("Hövding")
