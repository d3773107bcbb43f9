"""Tests of benchmarks/accuracy.py: what counts as right, what the floors do, what the script prints."""

import json
import sys
import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import accuracy
from accuracy import Options
from measure.comparing import Tally, compare
from measure.damage import LINES_OF_A_PAGE, merged_columns, one_line
from measure.fields import FIELDS
from measure.figures import Summary, add
from measure.floors import Floors, missed_floors, raised, read_floors
from measure.generality import Library
from measure.likeness import Json
from measure.texts import Parse, find_texts, grounding

Change = Callable[[dict[str, Any]], object]

SECOND: dict[str, Any] = {
    "label": "§ 2",
    "number": "2",
    "title": "Budget",
    "reference": "KS 2024/7",
    "presenters": [{"name": "Eva Ek", "as_written": "Eva"}],
    "decisions": [
        {
            "by": "Nämnden",
            "text": "Nämnden beslutar att anta budgeten och att lägga rapporten till handlingarna.",
            "points": [
                {"text": "att anta budgeten", "outcome": "approved"},
                {"text": "att lägga rapporten till handlingarna", "outcome": "noted"},
            ],
            "explicit": True,
        }
    ],
    "proposals": [{"by": [{"name": "Bo Alm", "party": "S"}], "text": "bifall till förslaget"}],
    "votes": [{"yes": 6, "no": 5, "abstain": None, "ballots": [{"name": "Bo Alm", "party": "S", "vote": "yes"}]}],
    "reservations": [{"by": [{"name": "Eva Ek", "party": "M"}], "text": None}],
    "statements": [{"by": [{"name": "Eva Ek", "party": "M"}], "text": "Budgeten är inte i balans."}],
    "recusals": [{"name": "Bo Alm", "party": "S"}],
    "attachments": ["Bilaga 1"],
    "documents": ["Tjänsteskrivelse 2024-03-01"],
    "recipients": ["Ekonomienheten"],
    "items": [{"label": None, "number": None, "title": "Investeringar"}],
}
EXPECTED: dict[str, Any] = {
    "document_type": "minutes",
    "title": "Sammanträdesprotokoll",
    "body": "Tekniska nämnden",
    "organisation": "Ekby kommun",
    "reference": "TN 2024/1",
    "place": "Kommunhuset",
    "sittings": [{"date": "2024-03-12", "start": "13:00", "end": "15:40"}],
    "officers": [{"role": "chair", "name": "Bo Alm"}, {"role": "secretary", "name": "Eva Ek"}],
    "attendees": [
        {
            "name": "Bo Alm",
            "party": "S",
            "title": "ordförande",
            "affiliation": "Ekby",
            "capacity": "member",
            "attendance": "present",
            "present_for": ["1", "2"],
            "group": "Beslutande",
        },
        {
            "name": "Eva Ek",
            "party": "M",
            "capacity": "substitute",
            "attendance": "present",
            "serving": False,
            "presence_note": "kl. 13.00–14.00",
            "group": "Ersättare",
        },
    ],
    "items": [{"label": "§ 1", "number": "1", "title": "Val av justerare"}, SECOND],
    "adjustment": {"date": "2024-03-15", "method": "digital"},
    "notice": {"posted": "2024-03-16", "removed": "2024-04-08"},
    "next_meetings": [{"date": "2024-04-16"}],
}


def changed(change: Change, record: Mapping[str, Any] = EXPECTED) -> dict[str, Any]:
    copy = deepcopy(dict(record))
    change(copy)
    return copy


def tallies(gold: Json, found: Json) -> dict[str, Tally]:
    sums = dict.fromkeys(FIELDS, Tally())
    for field, tally, _ in compare(gold, found):
        sums[field] = add((sums[field], tally))
    return sums


def write(folder: Path, name: str, record: Json, text: str = "Bo Alm öppnar mötet.") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).with_suffix(".expected.json").write_text(json.dumps(record), encoding="utf-8")


def always(record: Json) -> Library:
    return lambda _leave_out: lambda _path: record


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    for layout in ("municipal", "association"):
        write(tmp_path / "samples" / layout, "a.txt", EXPECTED)
    return tmp_path / "samples"


@pytest.fixture
def many(samples: Path) -> Path:
    """Samples with so many municipal texts that their fields go into a mean."""
    for name in ("b.txt", "c.txt"):
        write(samples / "municipal", name, EXPECTED)
    return samples


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text('[fields]\ntitle = 0.5\n"item level" = 0.9\n[layouts]\nmunicipal = 0.4\n', encoding="utf-8")
    return path


def test_a_perfect_prediction_scores_1_in_every_field() -> None:
    found = tallies(EXPECTED, deepcopy(EXPECTED))
    assert {field: tally.f1 for field, tally in found.items()} == dict.fromkeys(FIELDS, 1.0)


def test_the_perfect_prediction_has_a_value_in_every_field() -> None:
    assert [field for field, tally in tallies(EXPECTED, EXPECTED).items() if not tally.right] == []


def test_an_empty_record_misses_every_field() -> None:
    found = tallies(EXPECTED, {})
    measured = {field for field in FIELDS if field != "sitting time"}  # compared for found days only
    assert {field for field, tally in found.items() if tally.recall == 0 and tally.gold} == measured


def test_nothing_expected_and_nothing_found_is_no_miss() -> None:
    assert tallies({}, {})["attendee"].f1 == 1.0


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (lambda r: r.update(title="SAMMANTRÄDES-PROTOKOLL"), set()),
        (lambda r: r.update(title="Kallelse"), {"title"}),
        (lambda r: r.update(reference="TN 2024/2"), {"reference"}),
        (lambda r: r.update(place=None), {"place"}),
        (lambda r: r["sittings"][0].update(end="15:45"), {"sitting time"}),
        (lambda r: r["officers"][0].update(role="vice_chair"), {"officer"}),
        (lambda r: r["attendees"][0].update(party="s"), set()),
        (lambda r: r["attendees"][0].update(party="SD"), {"attendee party"}),
        (
            lambda r: r["attendees"][0].update(title="ordförande Ekby", affiliation=None),
            {"attendee affiliation"},
        ),
        (lambda r: r["attendees"][1].update(serving=True), {"attendee serving/replaces"}),
        (lambda r: r["attendees"][0].update(present_for=["1"]), {"attendee presence"}),
        (lambda r: r["attendees"][0].update(presence_note="§§ 1–2"), set()),
        (lambda r: r["attendees"][1].update(presence_note="dag 2"), {"attendee presence"}),
        (lambda r: r["items"][1].update(reference=None), {"item reference"}),
        (lambda r: r["items"][1]["presenters"][0].update(name="Eva"), {"presenter name resolved"}),
        (lambda r: r["items"][1]["presenters"][0].update(name="Eva Alm"), {"presenter", "presenter name resolved"}),
        (lambda r: r["items"][1]["decisions"][0]["points"][0].update(outcome="other"), {"decision outcome"}),
        (lambda r: r["items"][1]["decisions"][0].update(explicit=False), {"decision explicit"}),
        (lambda r: r["items"][1]["decisions"][0].update(by="Fullmäktige"), {"decision by"}),
        (lambda r: r["items"][1]["proposals"][0].update(by=[]), {"proposal"}),
        (lambda r: r["items"][1]["reservations"][0].update(text="Vi reserverar oss."), set()),
        (lambda r: r["items"][1]["statements"][0].update(text="Något helt annat."), {"statement"}),
        (lambda r: r["items"][1]["votes"][0].update(abstain=0), set()),
        (lambda r: r["items"][1]["votes"][0].update(no=4), {"vote totals"}),
        (lambda r: r["items"][1]["votes"][0]["ballots"][0].update(vote="no"), {"ballot"}),
        (lambda r: r["items"][1]["recipients"].append("Arkivet"), {"recipient"}),
        (lambda r: r["items"].append(r["items"][1]["items"].pop()), {"item level"}),
        (lambda r: r["adjustment"].update(method="signature"), {"adjustment time/method"}),
        (lambda r: r["notice"].update(removed=None), {"notice dates"}),
    ],
)
def test_a_change_costs_the_fields_that_it_touches_and_no_other(change: Change, fields: set[str]) -> None:
    found = tallies(EXPECTED, changed(change))
    assert {field for field, tally in found.items() if tally.f1 < 1} == fields


def test_what_stands_in_another_item_than_expected_is_wrong_there() -> None:
    def move(record: dict[str, Any]) -> None:
        first, second = record["items"]
        for key in ("decisions", "votes", "documents"):
            first[key] = second.pop(key)

    found = tallies(EXPECTED, changed(move))
    wrong = {field for field, tally in found.items() if tally.f1 < 1}
    assert wrong == {"decision placement", "vote totals", "ballot", "document"}


def test_what_stands_in_an_item_is_right_though_an_earlier_item_was_not_found() -> None:
    found = tallies(EXPECTED, changed(lambda record: record["items"].pop(0)))
    assert {field for field, tally in found.items() if tally.f1 < 1} == {"item", "item level"}


def test_of_two_points_that_read_alike_each_is_matched_in_its_own_item() -> None:
    noted = {"decisions": [{"points": [{"text": "att lägga till handlingarna", "outcome": "noted"}]}]}
    items = [{"number": number, "title": "Rapport", **noted} for number in ("1", "2")]
    assert tallies({"items": items[1:]}, {"items": items})["decision placement"] == Tally(1, 1, 1)


def test_what_hangs_on_a_person_who_was_not_found_counts_as_missed() -> None:
    found = tallies(EXPECTED, changed(lambda record: record["attendees"].pop()))
    assert found["attendee"] == Tally(2, 1, 1)
    assert found["attendee capacity"] == Tally(2, 1, 1)


def test_a_person_listed_twice_is_matched_by_the_heading() -> None:
    twice = [
        {"name": "Bo Alm", "capacity": "member", "group": "Ledamöter"},
        {"name": "Bo Alm", "capacity": "official", "group": "Tjänstepersoner"},
    ]
    assert tallies({"attendees": twice}, {"attendees": twice[::-1]})["attendee capacity"].f1 == 1.0


@pytest.mark.parametrize("officers", [EXPECTED["officers"], EXPECTED["officers"][:1]])
def test_an_optional_expected_element_is_neither_demanded_nor_punished(officers: list[Json]) -> None:
    gold = changed(lambda record: record["officers"][1].update(optional=True))
    assert tallies(gold, {"officers": officers})["officer"] == Tally(1, 1, 1)


def test_a_decision_in_an_optional_item_is_not_demanded() -> None:
    gold = changed(lambda record: record["items"][1].update(optional=True))
    assert tallies(gold, {})["decision point"] == Tally(0, 0, 0)


def test_an_item_of_any_level_has_no_level_to_miss() -> None:
    gold = changed(lambda record: record["items"][1]["items"][0].update(any_level=True))
    found = changed(lambda record: record["items"].append(record["items"][1]["items"].pop()))
    assert tallies(gold, found)["item level"].f1 == 1.0


def test_the_likeliest_pair_is_matched_first() -> None:
    points = ["att anta budgeten för nästa år", "att anta budgeten för nästa år nu"]
    gold, found = ([{"decisions": [{"points": [{"text": t} for t in texts]}]}] for texts in (points[:1], points[::-1]))
    misses = [line for field, _, lines in compare({"items": gold}, {"items": found}) for line in lines]
    assert [line for line in misses if line.startswith("extra")] == [f'extra: {{"text": "{points[1]}"}}']


def test_texts_are_found_by_their_expected_records_whatever_their_suffix(tmp_path: Path) -> None:
    write(tmp_path / "municipal", "a.md", EXPECTED)
    write(tmp_path / "municipal", "2024.03.txt", EXPECTED)
    (tmp_path / "municipal" / "no-record.txt").touch()
    found = find_texts([tmp_path, tmp_path / "municipal"])
    assert [text.name for text in found] == ["2024.03.txt", "a.md"]


def test_the_layout_of_a_text_is_its_folder(samples: Path) -> None:
    lines, _ = accuracy.run(Options((samples,)), always(EXPECTED))
    assert [line for line in lines if line in ("association", "municipal")] == ["association", "municipal"]


def test_the_summary_tells_the_mean_and_the_exact_records(samples: Path) -> None:
    write(samples / "municipal", "b.txt", changed(lambda record: record.update(title="Kallelse")))
    lines, code = accuracy.run(Options((samples,)), always(EXPECTED))
    assert any("3 texts; exact records 2 of 3 (67%)" in line for line in lines)
    assert code == 0


def test_a_field_with_fewer_than_five_expected_values_does_not_go_into_the_mean() -> None:
    few = Summary({"title": Tally(4, 4, 0), "item": Tally(5, 5, 5)}, texts=4, exact=0, grounded=0, names=0)
    assert few.mean == 1.0


def test_a_name_is_grounded_if_its_letters_stand_at_its_span() -> None:
    text = "Närvarande: **Bo Al-\nmqvist** och Eva"
    record = {
        "attendees": [{"name": "Bo Almqvist", "span": [12, 31]}, {"name": "Bo Almqvist", "span": [0, 10]}],
        "items": [{"presenters": [{"name": "Eva Ek", "as_written": "Eva", "span": (34, 37)}], "span": None}],
    }
    assert list(grounding(record, text)) == [("Bo Almqvist", True), ("Bo Almqvist", False), ("Eva", True)]


def test_ungrounded_names_are_counted_and_listed(samples: Path) -> None:
    found = changed(lambda record: record["officers"][0].update(span=[0, 6]))
    found["officers"][1]["span"] = [0, 6]
    lines, _ = accuracy.run(Options((samples / "municipal",), misses="grounded"), always(found))
    assert any(line.endswith("grounded 1 of 2 names and titles") for line in lines)
    assert 'municipal/a.txt: not at its span: "Eva Ek"' in lines


def test_a_parser_that_raises_is_named_and_makes_the_exit_code_1(samples: Path) -> None:
    def parse(path: Path) -> Json:
        raise ValueError(path.parent.name)

    lines, code = accuracy.run(Options((samples,)), lambda _leave_out: parse)
    assert "failed: municipal/a.txt: ValueError('municipal')" in lines
    assert code == 1


def test_misses_are_listed_with_their_file(samples: Path) -> None:
    found = changed(lambda record: record["officers"].pop())
    lines, _ = accuracy.run(Options((samples,), misses="officer"), always(found))
    assert 'municipal/a.txt: missed: {"role": "secretary", "name": "Eva Ek"}' in lines


def test_per_file_lists_the_lowest_text_first(samples: Path) -> None:
    write(samples / "municipal", "b.txt", {"title": "Kallelse"})
    lines, _ = accuracy.run(Options((samples,), per_file=True), always(EXPECTED))
    listed = [line.split() for line in lines if line.endswith(".txt")]
    assert listed == [["0.000", "municipal/b.txt"], ["1.000", "association/a.txt"], ["1.000", "municipal/a.txt"]]


def test_json_holds_precision_recall_and_f1_per_field_and_layout(samples: Path, tmp_path: Path) -> None:
    found = changed(lambda record: record["officers"].pop())
    accuracy.run(Options((samples,), json_file=tmp_path / "out.json"), always(found))
    figures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    officer = {"gold": 2, "found": 1, "right": 1, "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}
    assert figures["layouts"]["municipal"]["fields"]["officer"] == officer
    assert figures["fields"]["officer"]["gold"] == 4


def test_a_missed_floor_makes_the_exit_code_1_and_is_named(many: Path, floors: Path) -> None:
    found = changed(lambda record: record.update(title=None))
    lines, code = accuracy.run(Options((many,), floors), always(found))
    assert lines[-1] == "floor missed: field title: 0.0000, the floor is 0.50"
    assert code == 1


def test_reached_floors_make_the_exit_code_0(many: Path, floors: Path) -> None:
    assert accuracy.run(Options((many,), floors), always(EXPECTED))[1] == 0


@pytest.mark.parametrize(
    ("least", "line"),
    [
        (Floors({"titel": 0.5}, {}), "floor missed: field titel: no value, the floor is 0.50"),
        (Floors({}, {"region": 0.5}), "floor missed: layout region: no value, the floor is 0.50"),
        (Floors({}, {"municipal": 0.95}), "floor missed: layout municipal: 0.9000, the floor is 0.95"),
    ],
)
def test_a_floor_is_missed_by_a_lower_figure_and_by_none_at_all(least: Floors, line: str) -> None:
    assert missed_floors(least, Floors({"title": 0.9}, {"municipal": 0.9})) == [line]


def test_floors_are_never_lowered(many: Path, floors: Path) -> None:
    before = tomllib.loads(floors.read_text(encoding="utf-8"))
    _, code = accuracy.run(Options((many,), floors, raise_floors=True), always({"title": EXPECTED["title"]}))
    after = tomllib.loads(floors.read_text(encoding="utf-8"))
    assert after["fields"]["item level"] == before["fields"]["item level"]
    assert after["layouts"]["municipal"] == before["layouts"]["municipal"]
    assert after["fields"]["title"] == 1.0
    assert code == 1


@pytest.mark.parametrize(("figure", "floor"), [(0.29, 0.29), (0.909, 0.9), (0.9999, 0.99), (1.0, 1.0)])
def test_floors_are_raised_to_whole_hundredths(figure: float, floor: float) -> None:
    assert raised({}, {"item": figure}) == {"item": floor}


def test_a_field_that_was_never_right_gets_no_floor() -> None:
    assert raised({}, {"item": 0.004}) == {}


def test_raised_floors_are_reached_by_the_same_figures(many: Path, floors: Path) -> None:
    found = changed(lambda record: record["items"].pop())
    floors.write_text("", encoding="utf-8")
    accuracy.run(Options((many,), floors, raise_floors=True), always(found))
    assert accuracy.run(Options((many,), floors), always(found))[1] == 0


def test_the_floors_of_the_project_name_fields_that_are_measured() -> None:
    floors = read_floors(accuracy.ROOT / "benchmarks" / "floors.toml")
    assert set(floors.fields) <= set(FIELDS)


def half_blind(leave_out: frozenset[str]) -> Parse:
    """Read a layout's texts only with that layout's own data file."""
    return lambda path: {} if path.parent.name in leave_out else EXPECTED


def test_generality_is_the_gap_that_a_layouts_own_data_file_makes(many: Path, tmp_path: Path) -> None:
    (tmp_path / "municipal.toml").touch()
    lines, code = accuracy.run(Options((many,), generality=True), half_blind, tmp_path)
    row = [line.split() for line in lines if line.startswith("municipal  ")][-1]
    assert row == ["municipal", "1.000", "0.000", "1.000", "0.000"]
    assert any(line.startswith("association") and line.endswith("no data file of its own") for line in lines)
    assert code == 0


def test_leaving_a_layout_out_measures_its_texts_without_its_data_file(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "municipal.toml").touch()
    lines, _ = accuracy.run(Options((samples,), leave_out="municipal"), half_blind, tmp_path)
    assert lines[0] == "without municipal.toml"
    assert [line.split()[0] for line in lines if "common only" in line or line.startswith("municipal  ")] == [
        "municipal",
        "mean",
        "municipal",
    ]
    assert any(line.startswith("mean F1 0.000") and "1 texts" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--leave-out", "no-such-layout"], "has no data file of its own"),
        (["--raise-floors"], "--raise-floors needs --floors"),
        (["--misses", "titel"], "is not one of"),
        (["--damage", "one-line", "--floors", "floors.toml"], "--damage does not go with --floors"),
        (["empty"], "no text with its .expected.json beside it was found"),
    ],
)
def test_what_cannot_be_measured_is_a_usage_error(
    samples: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    (samples / "empty").mkdir()
    (samples / "floors.toml").touch()
    monkeypatch.chdir(samples)
    folders = [] if arguments == ["empty"] else ["."]
    result = CliRunner().invoke(accuracy.main, [*folders, *arguments])
    assert message in " ".join(result.output.split())
    assert result.exit_code == 2


def test_a_damaged_text_is_compared_with_the_record_of_the_sound_one(tmp_path: Path) -> None:
    """The parser gets the damaged text; layout, name and expected record are those of the sound one."""
    write(tmp_path / "municipal", "a.txt", EXPECTED, "Plats    Ekby\n\nBeslut\n")
    seen: list[str] = []

    def parse(path: Path) -> Json:
        seen.append(path.read_text(encoding="utf-8"))
        return EXPECTED

    lines, code = accuracy.run(Options((tmp_path,), damage="one-line", per_file=True), lambda _leave_out: parse)
    assert seen == ["Plats Ekby Beslut"]
    assert any(line.split() == ["1.000", "municipal/a.txt"] for line in lines)
    assert code == 0


def test_a_page_on_one_line_ends_at_a_form_feed_or_else_after_so_many_lines() -> None:
    assert one_line("a\n\nb  c\n\x0cd\ne\n") == "a b c\n\x0cd e"
    assert one_line("a\n" * (LINES_OF_A_PAGE + 1)).split("\n\x0c") == [" ".join("a" * LINES_OF_A_PAGE), "a"]


def test_merged_columns_keep_their_lines_and_one_space_of_each_gap() -> None:
    assert merged_columns("  Plats      Ekby\r\n\nTid\t\tkl. 9\n") == "Plats Ekby\n\nTid kl. 9\n"


@pytest.mark.parametrize(("damage", "least"), [("one-line", 0.8), ("merged-columns", 0.9)])
def test_damaged_samples_are_read_as_well_as_promised(damage: str, least: float) -> None:
    """The figures of benchmarks/README.md, over all samples."""
    lines, code = accuracy.run(Options((accuracy.ROOT / "samples",), damage=damage), accuracy.protokoll_parser)
    mean = next(float(line.split()[2]) for line in reversed(lines) if line.startswith("mean F1"))
    assert mean >= least
    assert code == 0
