"""Person × item: each state follows from a stated rule, and what the text does not settle stays open."""

import csv
import io
import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll_parser import Protocol, parse, parse_file
from protokoll_parser.pipeline import analyse_text
from protokoll_parser.presence import presence_of
from protokoll_parser.presence.grid import Presence
from protokoll_parser.presence.rules import RULES, Cell
from protokoll_parser.presence.tables import FIELDS, table, to_csv, to_json

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").rglob("*.txt"))
SOURCE = {"name": "a.txt", "sha256": "", "encoding": "utf-8", "characters": 0, "lines": 0}
SPAN = (0, 0)
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def someone(name: str, **more: Any) -> dict[str, Any]:
    """Return an attendee: a member who is present, unless said otherwise."""
    return {"name": name, "capacity": "member", "attendance": "present", "span": SPAN, **more}


def substitute(name: str, replaces: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a substitute, serving where a member is named."""
    serving = {"serving": replaces is not None, "replaces": replaces}
    return someone(name, **{"capacity": "substitute", **serving, **more})


def item(number: str | None, *inner: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"label": number, "number": number, "title": f"Ärende {number}", "items": list(inner), "span": SPAN, **more}


def votes(**ballots: str) -> list[dict[str, Any]]:
    named = [{"name": name.replace("_", " "), "vote": vote} for name, vote in ballots.items()]
    return [{"ballots": named, "span": SPAN}]


FOUR = [item(number) for number in "1234"]


def record(people: Sequence[dict[str, Any]], items: Sequence[dict[str, Any]] = FOUR, **more: Any) -> Protocol:
    keys = {"source": SOURCE, "document_type": "minutes", "attendees": list(people), "items": list(items), **more}
    return Protocol.model_validate(keys)


def cells(grid: Presence, name: str) -> tuple[Cell, ...]:
    """Return the row of the one person of that name."""
    (row,) = [row for row, person in enumerate(grid.people) if person.name == name]
    return grid.cells[row]


def states(grid: Presence, name: str) -> str:
    """Return a row in the letters of the table: Present, Serving, substitute not serving, Absent, Replaced, ?."""
    letters = {"absent": "A", "replaced": "R", "not_stated": "?"}
    present = {None: "P", True: "S", False: "s"}
    return "".join(letters.get(cell.state) or present[cell.serving] for cell in cells(grid, name))


def rules(grid: Presence, name: str) -> list[str]:
    return [cell.rule for cell in cells(grid, name)]


def of_one(items: Sequence[dict[str, Any]] = FOUR, sittings: Sequence[dict[str, str]] = (), **more: Any) -> str:
    """Return the row of a lone member."""
    return states(presence_of(record([someone("Eva Lind", **more)], items, sittings=list(sittings))), "Eva Lind")


# the attendance list


def test_who_is_listed_without_limits_is_there_at_every_item() -> None:
    assert of_one() == "PPPP"


def test_who_is_listed_as_absent_is_absent_at_every_item() -> None:
    assert of_one(attendance="absent") == "AAAA"


def test_a_reference_tells_the_whole_presence() -> None:
    """`§§ 2–3` is a limit: absent at the others, by a rule of its own."""
    people = [someone("Eva Lind", present_for=["2", "3"], presence_note="§§ 2–3")]
    grid = presence_of(record(people))
    assert states(grid, "Eva Lind") == "APPA"
    assert rules(grid, "Eva Lind") == ["outside-reference", "reference", "reference", "outside-reference"]


@pytest.mark.parametrize(
    "note",
    ["fm", "dag 2", "kommer sent", "kl. 13.00–14.00", "från kl. 13.40", "gick 16.10", "delvis", "under punkten Avtal"],
)
def test_a_limit_that_names_no_item_settles_nothing(note: str) -> None:
    """No protocol says when each item began."""
    sittings = [{"date": "2024-03-12", "start": "13:00", "end": "15:40"}]
    assert of_one(presence_note=note, sittings=sittings) == "????"


@pytest.mark.parametrize("note", ["via Teams", "på distans", "deltar på distans", "Via länk", "digitalt"])
def test_a_note_of_how_someone_was_there_is_no_limit(note: str) -> None:
    assert of_one(presence_note=note) == "PPPP"


@pytest.mark.parametrize(
    ("note", "row"),
    [("kl. 13.00–15.40", "PPPP"), ("12:55-16.00", "PPPP"), ("kl. 13.10–15.40", "????"), ("9.00–15.40", "PPPP")],
)
def test_hours_that_span_the_whole_sitting_are_no_limit(note: str, row: str) -> None:
    assert of_one(presence_note=note, sittings=[{"date": "2024-03-12", "start": "13:00", "end": "15:40"}]) == row


def test_hours_settle_nothing_where_the_sittings_are_several_or_without_hours() -> None:
    one = {"date": "2024-03-12", "start": "13:00", "end": "15:40"}
    assert of_one(presence_note="kl. 13.00–15.40", sittings=[one, one]) == "????"
    assert of_one(presence_note="kl. 13.00–15.40", sittings=[{"date": "2024-03-12"}]) == "????"


@pytest.mark.parametrize(
    ("note", "numbers", "row"),
    [
        ("§ 1, del av § 3", ["1", "3"], "PA?A"),
        ("§§ 1–2 och del av § 3", ["1", "2", "3"], "PP?A"),
        ("§ 2, endast föredragningen", ["2"], "A?AA"),
        ("ankom 9:15 vid § 2", ["2", "3", "4"], "A?PP"),
        ("adjungerad under § 2", ["2"], "APAA"),
        ("§§ 1-2, kl 13.00-15.20", ["1", "2"], "PPAA"),
    ],
)
def test_a_presence_at_a_part_of_an_item_settles_nothing_there(note: str, numbers: list[str], row: str) -> None:
    """The other items of the reference are as it says."""
    assert of_one(presence_note=note, present_for=numbers) == row


def test_an_absence_with_a_limit_settles_nothing() -> None:
    """`Frånvarande: Eva Lind § 2` may be absent at it, or until it."""
    assert of_one(attendance="absent", present_for=["2"], presence_note="§ 2") == "????"
    assert of_one(attendance="absent", presence_note="kl. 13–14") == "????"


def test_a_reason_does_not_limit_an_absence() -> None:
    assert of_one(attendance="absent", presence_note="vab") == "AAAA"


def test_who_registered_may_or_may_not_have_come() -> None:
    grid = presence_of(record([someone("Eva Lind", attendance="registered")]))
    assert states(grid, "Eva Lind") == "????"
    assert set(rules(grid, "Eva Lind")) == {"registered"}


def test_an_officer_whom_the_list_lacks_is_a_row_without_any_statement() -> None:
    """Being secretary is no statement of presence; one whom the list has is no second row."""
    officers = [
        {"role": "secretary", "name": "Ulla Tun", "span": SPAN},
        {"role": "chair", "name": "Eva Lind", "span": SPAN},
    ]
    grid = presence_of(record([someone("Eva Lind", party="S")], officers=officers))
    assert [(person.name, person.listed) for person in grid.people] == [("Eva Lind", True), ("Ulla Tun", False)]
    assert rules(grid, "Ulla Tun") == ["unlisted"] * 4


# items


def test_sub_items_go_with_their_item() -> None:
    items = [item("1"), item("2", item("a"), item(None)), item("3")]
    assert of_one(items, present_for=["2"]) == "APPPA"


def test_a_sub_item_may_be_named_itself() -> None:
    """Of the item around it only a part is meant then."""
    items = [item("4", item("4.1"), item("4.2")), item("5", item("a"), item("b"))]
    assert of_one(items, present_for=["4.2"]) == "?APAAA"
    assert of_one(items, present_for=["5b"]) == "AAA?AP"


def test_a_letter_that_stands_under_two_items_names_neither() -> None:
    items = [item("1", item("a")), item("2", item("a"))]
    assert of_one(items, present_for=["1"]) == "PPAA"


def test_an_item_that_stands_for_several_paragraphs() -> None:
    items = [item("99"), item("100–102")]
    assert of_one(items, present_for=["100", "101", "102"]) == "AP"
    assert of_one(items, present_for=["99", "100"]) == "P?"


def test_a_reference_to_a_number_that_stands_twice_settles_neither() -> None:
    assert of_one([item("1"), item("2"), item("2"), item("3")], present_for=["2", "3"]) == "A??P"


def test_a_reference_to_items_that_were_not_found_settles_nothing() -> None:
    assert of_one([item("1"), item(None)], present_for=["7"]) == "??"
    assert of_one([item("1"), item(None)], present_for=["1"]) == "P?"


def test_without_items_there_are_people_and_no_cells() -> None:
    grid = presence_of(record([someone("Eva Lind")], []))
    assert (len(grid.people), grid.items, grid.cells) == (1, (), ((),))


# substitutes


def test_a_member_is_replaced_where_a_substitute_serves() -> None:
    people = [someone("Bo Ek", attendance="absent"), substitute("Eva Lind", "Bo Ek"), substitute("Pia Ur")]
    grid = presence_of(record(people))
    assert [states(grid, name) for name in ("Bo Ek", "Eva Lind", "Pia Ur")] == ["RRRR", "SSSS", "ssss"]
    assert {cell.replaced_by for cell in cells(grid, "Bo Ek")} == {"Eva Lind"}
    assert {cell.replaces for cell in cells(grid, "Eva Lind")} == {"Bo Ek"}


def test_a_member_whom_only_the_replacement_names_has_a_row() -> None:
    """Where the substitute did not serve, nothing is said of the member."""
    grid = presence_of(record([substitute("Eva Lind", "Bo Ek", present_for=["1", "2"], presence_note="§§ 1–2")]))
    assert [person.name for person in grid.people if not person.listed] == ["Bo Ek"]
    assert states(grid, "Bo Ek") == "RR??"


def test_a_reference_limits_a_substitutes_service_and_tells_nothing_of_the_rest() -> None:
    """Who served at § 2 may have sat in the room all the time."""
    people = [someone("Bo Ek"), substitute("Eva Lind", "Bo Ek", present_for=["2"], presence_note="§ 2")]
    grid = presence_of(record(people))
    assert (states(grid, "Bo Ek"), states(grid, "Eva Lind")) == ("PRPP", "?S??")


def test_a_substitute_listed_twice_is_one_person() -> None:
    """Serving at one item, there without serving at the others."""
    people = [
        substitute("Eva Lind", "Bo Ek", present_for=["2"]),
        substitute("Eva Lind", party="S", present_for=["1", "3", "4"]),
    ]
    assert states(presence_of(record(people)), "Eva Lind") == "sSss"


def test_a_substitute_without_limits_serves_where_the_member_is_not() -> None:
    """At the items where the member was there, whether the substitute served anyway is not said."""
    grid = presence_of(record([someone("Bo Ek", present_for=["1", "2"]), substitute("Eva Lind", "Bo Ek")]))
    assert (states(grid, "Bo Ek"), states(grid, "Eva Lind")) == ("PPRR", "PPSS")


def test_two_substitutes_share_a_seat() -> None:
    people = [
        substitute("Eva Lind", "Bo Ek", present_for=["1", "2"]),
        substitute("Pia Ur", "Bo Ek", present_for=["3", "4"]),
    ]
    grid = presence_of(record(people))
    assert [cell.replaced_by for cell in cells(grid, "Bo Ek")] == ["Eva Lind", "Eva Lind", "Pia Ur", "Pia Ur"]


def test_a_member_and_the_substitute_both_there_by_reference_contradict_one_another() -> None:
    people = [someone("Bo Ek", present_for=["1", "2"]), substitute("Eva Lind", "Bo Ek", present_for=["2", "3"])]
    grid = presence_of(record(people))
    assert (states(grid, "Bo Ek"), rules(grid, "Bo Ek")[1]) == ("P?RA", "contradiction")


def test_hours_of_a_substitute_settle_nothing_of_the_member_who_is_listed() -> None:
    people = [someone("Bo Ek"), substitute("Eva Lind", "Bo Ek", presence_note="från kl. 14")]
    grid = presence_of(record(people))
    assert (states(grid, "Bo Ek"), states(grid, "Eva Lind")) == ("????", "????")


def test_a_member_who_is_absent_stays_absent_where_the_substitutes_hours_are_not_settled() -> None:
    people = [someone("Bo Ek", attendance="absent"), substitute("Eva Lind", "Bo Ek", presence_note="från kl. 14")]
    assert states(presence_of(record(people)), "Bo Ek") == "AAAA"


def test_hours_of_the_member_leave_open_where_the_substitute_served() -> None:
    grid = presence_of(record([someone("Bo Ek", presence_note="till kl. 14"), substitute("Eva Lind", "Bo Ek")]))
    assert states(grid, "Bo Ek") == "????"


def test_who_is_said_not_to_serve_or_to_be_absent_replaces_nobody() -> None:
    for more in ({"serving": False}, {"attendance": "absent"}):
        grid = presence_of(record([someone("Bo Ek", attendance="absent"), substitute("Eva Lind", "Bo Ek", **more)]))
        assert states(grid, "Bo Ek") == "AAAA"


def test_service_that_names_the_item_goes_before_service_that_does_not() -> None:
    people = [substitute("Eva Lind", "Bo Ek"), substitute("Eva Lind", present_for=["2"])]
    assert states(presence_of(record(people)), "Eva Lind")[1] == "s"


# recusals and votes


def test_who_is_biased_takes_no_part_in_the_item() -> None:
    """A range in the list that passes over the item does not contradict it; its sub-items are included."""
    items = [item("1"), item("2", item("a"), recusals=[{"name": "Eva Lind"}]), item("3")]
    assert of_one(items) == "PAAP"
    assert of_one(items, present_for=["1", "2", "3"]) == "PAAP"


def test_who_is_biased_and_has_a_substitute_is_replaced() -> None:
    items = [item("1"), item("2", recusals=[{"name": "Bo Ek", "party": "M"}])]
    grid = presence_of(record([someone("Bo Ek", party="M"), substitute("Eva Lind", "Bo Ek", present_for=["2"])], items))
    assert states(grid, "Bo Ek") == "PR"


def test_a_substitute_who_is_biased_replaces_nobody_there() -> None:
    items = [item("1"), item("2", recusals=[{"name": "Eva Lind"}])]
    grid = presence_of(record([someone("Bo Ek", attendance="absent"), substitute("Eva Lind", "Bo Ek")], items))
    assert (states(grid, "Bo Ek"), states(grid, "Eva Lind")) == ("RA", "SA")


def test_a_ballot_places_its_voter_in_the_item_and_nowhere_else() -> None:
    items = [item("1"), item("2", votes=votes(Eva_Lind="no", Bo_Ek="abstain"))]
    grid = presence_of(record([someone("Eva Lind", presence_note="från kl. 14")], items))
    assert (states(grid, "Eva Lind"), states(grid, "Bo Ek")) == ("?P", "?P")


def test_who_is_named_as_absent_from_a_vote_is_absent() -> None:
    assert of_one([item("1"), item("2", votes=votes(Eva_Lind="absent"))]) == "PA"


def test_who_voted_though_replaced_or_biased_contradicts_the_text() -> None:
    voted = item("2", votes=votes(Eva_Lind="yes"), recusals=[{"name": "Eva Lind"}])
    assert of_one([item("1"), voted]) == "P?"


# names


def test_namesakes_of_two_parties_are_two_people() -> None:
    """A recusal with a party means the one; without, it settles neither."""
    people = [someone("Lars Ek", party="S"), someone("Lars Ek", party="M")]
    grid = presence_of(record(people, [item("1", recusals=[{"name": "Lars Ek", "party": "M"}])]))
    assert [row[0].state for row in grid.cells] == ["present", "absent"]
    biased = [item("1", recusals=[{"name": "Lars Ek"}])]
    grid = presence_of(record(people, biased))
    assert [row[0].rule for row in grid.cells] == ["ambiguous-name"] * 2
    grid = presence_of(record([{**person, "present_for": ["1"]} for person in people], biased))
    assert [row[0].rule for row in grid.cells] == ["ambiguous-name"] * 2


def test_namesakes_of_two_places_are_two_people() -> None:
    people = [someone("Eva Ek", affiliation="Älmhult"), someone("Eva Ek", affiliation="Alvesta", attendance="absent")]
    assert [row[0].state for row in presence_of(record(people)).cells] == ["present", "absent"]


def test_a_short_name_means_the_one_whom_it_fits() -> None:
    """Nobody is added for it."""
    people = [someone("Anna"), someone("Bo Ek")]
    items = [item("1", recusals=[{"name": "Anna Berg"}])]
    grid = presence_of(record(people, items, officers=[{"role": "chair", "name": "Anna Berg", "span": SPAN}]))
    assert [person.name for person in grid.people] == ["Anna", "Bo Ek"]
    assert states(grid, "Anna") == "A"


def test_of_two_whom_a_replaced_name_fits_it_is_the_one_who_is_not_there() -> None:
    people = [someone("Bo Ek"), someone("Bo Al", attendance="absent"), substitute("Eva Lind", "Bo")]
    grid = presence_of(record(people))
    assert (states(grid, "Bo Ek"), states(grid, "Bo Al")) == ("PPPP", "RRRR")


def test_nobody_replaces_themselves() -> None:
    """A short name that fits the substitute, too, means the other; where there is no other, it is a row of its own."""
    both = [someone("Anna Berg", attendance="absent"), substitute("Anna Ek", "Anna")]
    assert states(presence_of(record(both)), "Anna Berg") == "RRRR"
    assert states(presence_of(record(both[1:])), "Anna") == "RRRR"
    limited = [someone("Anna Berg"), substitute("Anna Ek", "Anna", present_for=["2"])]
    assert states(presence_of(record(limited)), "Anna Berg") == "PRPP"


def test_one_listed_with_and_without_a_limit_is_settled_only_within_it() -> None:
    people = [someone("Eva Lind"), someone("Lind, Eva", present_for=["1", "2"])]
    grid = presence_of(record(people))
    assert (len(grid.people), states(grid, "Eva Lind")) == (1, "PP??")
    part = someone("Eva Lind", present_for=["2"], presence_note="del av § 2")
    assert rules(presence_of(record([someone("Eva Lind"), part])), "Eva Lind")[1] == "in-part"


def test_one_listed_as_present_and_as_absent_is_not_settled() -> None:
    grid = presence_of(record([someone("Eva Lind"), someone("Eva Lind", attendance="absent")]))
    assert set(rules(grid, "Eva Lind")) == {"contradiction"}


# texts


@pytest.mark.parametrize(
    ("path", "name", "row"),
    [
        ("municipal/ks-alvnas-2024-03-12.txt", "Ismail Cakir", "PPPPPPPPPPRPPP"),
        ("municipal/ks-alvnas-2024-03-12.txt", "Lena Fahlgren", "ssssssssssSsss"),
        ("municipal/ks-alvnas-2024-03-12.txt", "Kristina Edvall", "PPPPPPPPPPPPAA"),
        ("municipal/ks-alvnas-2024-03-12.txt", "Lisbeth Franzén", "RRRRRRRRRRRRRR"),
        ("municipal/mbn-vretkoping-2024-05-16.txt", "Ewa Kuusisto", "PPPPPPPRPPPPPPPP"),
        ("municipal/mbn-vretkoping-2024-05-16.txt", "Solveig Byström", "???????S????????"),
        ("municipal/mbn-vretkoping-2024-05-16.txt", "Leif Hammar", "????????????????"),
        ("municipal/sn-skogsryd-2022-09-21.txt", "Dragan Petrovic", "PPPPPPPPPPPPPAPP"),
        ("municipal/kf-hallinge-2023-11-27.txt", "Peder Falk", "PPPPPPPPAPPPPPPPPPPPPPPPPP"),
        ("municipal/kf-hallinge-2023-11-27.txt", "Kjell Svahn", "A" * 26),
        ("region/hsn-norrsjo-2025-02-11.txt", "Hashim Abdulle", "PPPPPPPPPAPPPP"),
        ("scanned/ks-vallentorp-1999-05-18.txt", "Stig Wallander", "PPPPPPPPPPAAA"),
        ("web/ksau-kvarnfors-2024-01-23.txt", "Birgit Aronsson", "RRRRRRRRR????"),
        ("association/oppen-kallkod.txt", "Kim Alvarsson", "PPPPPPPPPPAPPPP"),
        ("scanned/samradsgrupp-hemsjukvard-2012-11-22.txt", "INGA-MAJ SPÅNG", "PPPPPAAA"),
    ],
)
def test_what_a_clerk_reads_in_the_samples(path: str, name: str, row: str) -> None:
    assert states(presence_of(parse_file(ROOT / "samples" / path)), name) == row


def test_an_absence_at_one_item_is_a_presence_at_the_others() -> None:
    """`frånvarande § 2` is an exception, not a beginning (`från § 2`)."""
    text = "Styrelsen\nProtokoll 2024-05-14\nNärvarande\nEva Lind\nBo Ek, frånvarande § 2\nPia Ur\n\n"
    text += "".join(f"§ {number} Ärende\nStyrelsen beslutar att godkänna förslaget.\n\n" for number in (1, 2, 3))
    assert states(presence_of(parse(text)), "Bo Ek") == "PAP"


NAMES = st.sampled_from(["Eva Lind", "Bo Ek", "Bo", "Ek, Bo", "Lars Ek", "E. Lind", "", " ", "-"])
NUMBERS = st.sampled_from(["1", "2", "3", "4.1", "a", "1a", "100–102", "101", "IV", "07"])
PARTIES = st.sampled_from([None, "S", "s", "M", "-"])
PERSONS = st.fixed_dictionaries({"name": NAMES, "party": PARTIES})
BALLOTS = st.fixed_dictionaries(
    {"name": NAMES, "party": PARTIES, "vote": st.sampled_from(["yes", "no", "abstain", "absent"])}
)
VOTES = st.fixed_dictionaries({"ballots": st.lists(BALLOTS, max_size=3), "span": st.just(SPAN)})
NOTES = st.sampled_from(
    [None, "via Teams", "fm", "kl. 13.00–15.00", "del av § 2", "delvis", "ankom vid § 1", ";,(", "vab"]
)
PEOPLE = st.fixed_dictionaries(
    {"name": NAMES, "party": PARTIES, "span": st.just(SPAN), "presence_note": NOTES, "replaces": st.none() | NAMES,
     "capacity": st.sampled_from(["member", "substitute", "official", "guest", "participant"]), "serving": st.sampled_from([None, True, False]),
     "attendance": st.sampled_from(["present", "absent", "registered"]), "present_for": st.lists(NUMBERS, max_size=4)}
)  # fmt: skip
BASE = {
    "number": st.none() | NUMBERS,
    "span": st.just(SPAN),
    "recusals": st.lists(PERSONS, max_size=2),
    "votes": st.lists(VOTES, max_size=2),
}
ITEMS = st.recursive(
    st.fixed_dictionaries(BASE),
    lambda inner: st.fixed_dictionaries({**BASE, "items": st.lists(inner, max_size=3)}),
    max_leaves=8,
)
OFFICERS = st.fixed_dictionaries({"role": st.just("chair"), "name": NAMES, "span": st.just(SPAN)})
RECORDS = st.builds(
    lambda people, items, officers: record(people, items, officers=officers),
    st.lists(PEOPLE, max_size=6), st.lists(ITEMS, max_size=5), st.lists(OFFICERS, max_size=2),
)  # fmt: skip


def assert_sound(protocol: Protocol) -> None:
    """One state for every pair, by a documented rule, and nothing in it that the record lacks."""
    grid = presence_of(protocol)
    assert len(grid.cells) == len(grid.people)
    assert all(len(row) == len(grid.items) for row in grid.cells)
    dumped = protocol.model_dump_json()
    for person, row in zip(grid.people, grid.cells, strict=True):
        assert json.dumps(person.name, ensure_ascii=False)[1:-1] in dumped
        for cell in row:
            assert cell.rule in RULES
            assert cell.state in ("present", "absent", "replaced", "not_stated")
            assert (cell.state == "replaced") == (cell.replaced_by is not None) == (cell.rule == "replacement")
            assert cell.serving is None or cell.state == "present"
            assert cell.replaces is None or cell.serving is True
    assert grid == presence_of(protocol)


@given(RECORDS)
@settings(max_examples=300)
def test_every_person_has_one_state_at_every_item_of_any_record(protocol: Protocol) -> None:
    assert_sound(protocol)


@given(RECORDS)
@settings(max_examples=200)
def test_without_a_statement_nothing_is_stated(protocol: Protocol) -> None:
    """A person whom no list has as present or absent, no one replaces, no vote and no recusal names stays open."""
    silent = [person.model_dump() | {"attendance": "registered", "replaces": None} for person in protocol.attendees]
    quiet = [item(str(number)) for number in range(3)]
    grid = presence_of(record(silent, quiet, officers=[officer.model_dump() for officer in protocol.officers]))
    assert {cell.state for row in grid.cells for cell in row} <= {"not_stated"}


LINES = st.sampled_from(
    ["Beslutande", "Anna Berg (S), ordförande", "Bo Ek (M), §§ 1–2", "Eva Lind (S) ersätter Bo Ek (M) § 3", "Frånvarande", "Ersättare",
     "Bo Ek (M) anmäler jäv och deltar inte.", "§ 1", "§ 2 Budget", "§ 3 Val av justerare", "a) Skolan", "Ja-röster: Anna Berg (S), Bo Ek (M)", "",
     "Sekreterare: Ulla Tun", "Lars Ek (S) del av § 2", "Lars Ek (M) kl. 13.00–14.00", "Votering", "Jäv"]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join))
@settings(max_examples=150)
def test_every_person_has_one_state_at_every_item_of_any_text(text: str) -> None:
    protocol = analyse_text(text).protocol
    assert_sound(protocol)
    grid = presence_of(protocol)
    assert len(to_csv("a.txt", protocol, grid).splitlines()) >= sum(map(len, grid.cells))
    assert json.loads(to_json("a.txt", protocol, grid)) == json.loads(to_json("a.txt", protocol, grid, indent=False))
    assert list(table("a.txt", protocol, grid, 40))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_grid_of_every_sample_is_sound(path: Path) -> None:
    assert_sound(parse_file(path))


# the command


def test_the_table_has_a_row_for_each_person_and_says_why(run: Run, sample: Path) -> None:
    """No colours and no cuts in a pipe."""
    done = run("presence", sample)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == f"{sample} · Kommunstyrelsen · 2024-03-12"
    (row,) = [line.split() for line in lines if line.startswith("Ismail Cakir (S)  ")]
    assert row[3:] == [*"PPPPPPPPPPRPPP"]
    assert lines[lines.index("Ismail Cakir (S)") + 1] == "  R 55: replaced by Lena Fahlgren"
    assert "\x1b" not in done.stdout.decode()


def test_json_has_people_items_and_a_cell_for_each_pair(run: Run, sample: Path) -> None:
    """`person` and `item` are places in the two lists; a cell has its keys always."""
    data = json.loads(run("presence", sample, "--format", "json").stdout)
    assert set(data) == {"source", "body", "dates", "people", "items", "cells"}
    assert len(data["cells"]) == len(data["people"]) * len(data["items"])
    (cell,) = [cell for cell in data["cells"] if cell["name"] == "Ismail Cakir" and cell["number"] == "55"]
    assert {key: cell[key] for key in ("state", "rule", "serving", "replaces", "replaced_by")} == {
        "state": "replaced", "rule": "replacement", "serving": None, "replaces": None, "replaced_by": "Lena Fahlgren",
    }  # fmt: skip
    assert data["people"][cell["person"]]["name"] == "Ismail Cakir"
    assert data["items"][cell["item"]]["number"] == "55"


def test_a_cell_of_a_sub_item_names_its_parent(run: Run, tmp_path: Path) -> None:
    """`parent` is the item's place, as in `items` and in CSV: the number of a sub-item says little alone."""
    (tmp_path / "a.txt").write_text(
        "Brf Granen\nStyrelsemöte 2024-03-12\nNärvarande: Anna Ek\n\n1. Hus\n1.1 Tak\nTaket är lagat.\n\n1.2 Port\nPorten är målad.\n\n"
        "2. Slut\nMötet avslutas.\n",
        encoding="utf-8",
    )
    data = json.loads(run("presence", tmp_path / "a.txt", "--format", "json").stdout)
    assert (
        [cell["parent"] for cell in data["cells"]] == [item["parent"] for item in data["items"]] == [None, 0, 0, None]
    )


def test_csv_is_one_table_over_several_inputs(run: Run) -> None:
    """The head stands once; every line has a file, a person, an item, a state and a rule."""
    paths = [path for path in SAMPLES if path.parent.name in ("municipal", "web")]
    rows = list(csv.DictReader(io.StringIO(run("presence", *paths, "-f", "csv").stdout.decode())))
    assert tuple(rows[0]) == FIELDS
    assert {row["file"] for row in rows} == set(map(str, paths))
    assert all(row["name"] and row["state"] and row["rule"] in RULES for row in rows)
    assert {row["serving"] for row in rows} == {"", "true", "false"}


def test_several_inputs_give_one_json_object_a_line(run: Run, sample: Path) -> None:
    done = run("presence", sample, sample, "-f", "json")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(sample)] * 2


def test_files_of_one_name_are_told_apart_by_their_paths(run: Run, sample: Path, tmp_path: Path) -> None:
    """Every form names an input as the user did."""
    named = ["2023/p.txt", "2024/p.txt", "./2024/p.txt"]
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "p.txt").write_bytes(sample.read_bytes())
    out = {form: run("presence", *named, "-f", form, cwd=tmp_path).stdout.decode() for form in ("csv", "json", "text")}
    assert list(dict.fromkeys(row["file"] for row in csv.DictReader(io.StringIO(out["csv"])))) == named
    assert [json.loads(line)["source"] for line in out["json"].splitlines()] == named
    assert [line.partition(" · ")[0] for line in out["text"].splitlines() if "p.txt" in line] == named


def test_several_tables_stand_apart(run: Run, sample: Path) -> None:
    """An empty line is between two of them, none before the first."""
    one = run("presence", sample).stdout
    assert run("presence", sample, sample).stdout == one + b"\n" + one


@pytest.mark.parametrize("title", ["=1+1", "+46", "-2 grader", "@SUM(A1)", "\t=1"])
def test_csv_holds_nothing_that_a_spreadsheet_takes_for_a_formula(title: str) -> None:
    protocol = record([someone("Eva Lind", party="-")], [item("1", title=title)])
    (row,) = csv.reader(io.StringIO(to_csv("a.txt", protocol, presence_of(protocol))))
    assert row[FIELDS.index("title")] == f"'{title}"
    assert row[FIELDS.index("party")] == "-"


def test_out_writes_what_would_have_been_printed(run: Run, sample: Path, tmp_path: Path) -> None:
    for form in ("text", "csv", "json"):
        done = run("presence", sample, "-f", form, "--out", tmp_path / form)
        assert (done.returncode, done.stdout) == (0, b"")
        assert (tmp_path / form).read_bytes() == run("presence", sample, "-f", form).stdout


def test_standard_input_is_read(run: Run, sample: Path) -> None:
    done = run("presence", "-", "-f", "csv", stdin=sample.read_bytes())
    assert done.stdout.splitlines()[1].startswith(b"-,Kommunstyrelsen,2024-03-12,0,Annika Wessman,S,member,true,0,KS ")


def test_an_input_that_cannot_be_read_is_named(run: Run, sample: Path, tmp_path: Path) -> None:
    """Alone it is exit code 3; beside others 1, and those are printed under one head."""
    assert run("presence", tmp_path / "none.txt").returncode == 3
    done = run("presence", tmp_path / "none.txt", sample, "-f", "csv")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stdout.startswith(b"file,body,")


def test_a_text_without_items_is_told_so(run: Run) -> None:
    done = run("presence", "-", stdin="Närvarande: Eva Lind, Olle Berg\n".encode())
    assert (done.returncode, b"no agenda item was found" in done.stdout) == (0, True)


def test_a_narrow_table_is_cut_into_several() -> None:
    """Every item stands in one of them, and none is wider than asked."""
    protocol = record([someone("Eva Lind")], [item(str(number)) for number in range(100, 140)])
    rows = ["".join(piece.text for piece in row) for row in table("a.txt", protocol, presence_of(protocol), 40)]
    grid = [row for row in rows if row.startswith(("Eva Lind", "        "))]
    assert max(map(len, grid)) <= 40
    assert "".join(grid).count("P") == 40


def test_what_stands_below_a_narrow_table_is_folded_and_indented() -> None:
    """No row is wider than asked, what goes on is indented, and no word is lost; without a width nothing is folded."""
    people = [
        someone("Eva Lind", presence_note="kommer sent från ett annat möte på förmiddagen", party="S"),
        someone("Bo Ek", attendance="absent"),
        substitute("Pia Ur", "Bo Ek"),
    ]
    protocol = record(people, [item("1"), item(None, title="En lång rubrik om en sak som ingen har satt nummer på än")])
    wide, narrow = (
        [
            "".join(piece.text for piece in row).rstrip()
            for row in table("a.txt", protocol, presence_of(protocol), width)
        ]
        for width in (None, 60)
    )
    assert max(map(len, wide)) > 60 >= max(map(len, narrow))
    assert " ".join(narrow).split() == " ".join(wide).split()
    notes = narrow[narrow.index("Eva Lind (S)") :]
    at = next(place for place, row in enumerate(notes) if row.startswith("  ? "))
    assert notes[at + 1].startswith("    ")
