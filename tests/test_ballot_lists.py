"""Ballots listed after the signatures find their way to the vote they belong to."""

from helpers_item import context
from protokoll_parser.extractors.votes.ballot_lists import add_listed_ballots, extract_ballot_lists
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.source import Source
from protokoll_parser.structure import Value
from protokoll_parser.words.lexicon import load_lexicon

LIST = """Ledamot              Ja   Nej  Avstår
Anna Berg (S)        X
Bo Ek (M)                 X
"""


def filled(text: str, items: list[Value]) -> list[Value]:
    listed = extract_ballot_lists(read_lines(Source("-", text)), context(), load_lexicon())
    return add_listed_ballots(items, listed)


def vote(yes: int | None, no: int | None) -> Value:
    return {
        "yes": yes,
        "no": no,
        "abstain": None,
        "absent": None,
        "yes_means": "A",
        "no_means": "B",
        "ballots": [],
        "span": (0, 1),
    }


def item(number: str, *votes: Value, items: tuple[Value, ...] = ()) -> Value:
    return {"number": number, "votes": list(votes), "items": list(items)}


def names(value: Value) -> list[str]:
    return [ballot["name"] for ballot in value["ballots"]]


def test_a_list_that_names_its_item_fills_that_items_vote() -> None:
    items = filled(f"Omröstningslista § 12\n\n{LIST}", [item("11", vote(1, 1)), item("12", vote(1, 1))])
    assert [names(each["votes"][0]) for each in items] == [[], ["Anna Berg", "Bo Ek"]]
    assert items[1]["votes"][0]["yes_means"] == "A"


def test_a_list_for_a_sub_item_finds_it() -> None:
    (parent,) = filled(f"Voteringslista § 12\n\n{LIST}", [item("9", items=(item("12", vote(1, 1)),))])
    assert names(parent["items"][0]["votes"][0]) == ["Anna Berg", "Bo Ek"]


def test_a_list_without_a_number_goes_to_the_one_vote_it_bears_out() -> None:
    items = filled(f"Omröstningslista\n\n{LIST}", [item("11", vote(7, 4)), item("12", vote(1, 1))])
    assert [len(each["votes"][0]["ballots"]) for each in items] == [0, 2]


def test_a_list_without_a_number_is_not_guessed_to_a_vote() -> None:
    items = filled(f"Omröstningslista\n\n{LIST}", [item("11", vote(1, 1)), item("12", vote(1, 1))])
    assert [len(each["votes"][0]["ballots"]) for each in items] == [0, 0]


def test_an_item_without_a_vote_gets_the_listed_one() -> None:
    (only,) = filled(f"Omröstningslista § 12\n\n{LIST}", [item("12")])
    assert (only["votes"][0]["yes"], only["votes"][0]["no"]) == (1, 1)


def test_other_text_after_the_items_lists_nothing() -> None:
    assert filled("Vid protokollet\n\nAnna Berg\n\nBilaga 1\nÖvriga: Bo Ek", [item("12", vote(1, 1))]) == [
        item("12", vote(1, 1))
    ]


def test_a_list_for_several_items_side_by_side_fills_the_votes_of_each() -> None:
    """The items stand over their columns; presence, parties and whom somebody stands in for are no ballots."""
    text = """
    NÄRVARO- OCH OMRÖSTNINGSLISTA

                                                    § 7              § 9
    Namn            Parti                Närvaro    Ja  Nej Avst     Ja  Nej Avst

    Anna Berg       S                               X                X
    Bo Ek           M                    frånvarande
    Cia Dahl        ABC                  §§ 1-7         X
    Eva Falk        M     för Bo Ek                 X                        X
    """
    items = filled(text, [item("7", vote(2, 1)), item("9", vote(1, 0))])
    assert [names(each["votes"][0]) for each in items] == [
        ["Anna Berg", "Cia Dahl", "Eva Falk"],
        ["Anna Berg", "Eva Falk"],
    ]
    assert [ballot["vote"] for ballot in items[1]["votes"][0]["ballots"]] == ["yes", "abstain"]
