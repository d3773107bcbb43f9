"""Ballots listed after the signatures find their way to the vote they belong to."""

import pytest

from helpers_item import context
from protokoll_parser import parse
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


SIDE_BY_SIDE = [
    "Omröstningslista\n\n\t\t§ 7\t\t\t§ 9\nLedamot\tParti\tJa\tNej\tAvst\tJa\tNej\tAvst\n"
    "Anna Berg\tS\tX\t\t\tX\t\t\nBo Ek\tM\t\tX\t\t\t\tX\n",
    "Omröstningslista\n\nNamn          Parti   § 7    § 9\nAnna Berg     S       Ja     Ja\nBo Ek         M       Nej    Avst\n",
    "Omröstningslista\n\nNamn\tParti\t§ 7 Ja\t§ 7 Nej\t§ 7 Avst\t§ 9 Ja\t§ 9 Nej\t§ 9 Avst\n"
    "Anna Berg\tS\tX\t\t\tX\t\t\nBo Ek\tM\t\tX\t\t\t\tX\n",
    "Voteringslista\n\n                  § 7          § 9\nLedamot           Ja Nej Av    Ja Nej Av\n"
    "Anna Berg (S)     X            X\nBo Ek (M)            X                X\n",
    "Närvaro- och voteringslista\n\n                  § 7        § 9\nLedamot           J  N  A    J  N  A\n"
    "Anna Berg (S)     X          X\nBo Ek (M)            X             X\n",
]


@pytest.mark.parametrize("text", SIDE_BY_SIDE)
def test_votes_side_by_side_are_told_apart_however_their_columns_are_headed(text: str) -> None:
    votes = [each["votes"][0] for each in filled(text, [item("7", vote(1, 1)), item("9", vote(1, 0))])]
    said = [[ballot["vote"] for ballot in each["ballots"]] for each in votes]
    assert [names(each) for each in votes] == [["Anna Berg", "Bo Ek"]] * 2
    assert said == [["yes", "no"], ["yes", "abstain"]]


@pytest.mark.parametrize(("last", "ballots"), [("Taxan antas.", [2, 0]), ("Votering begärs.", [0, 2])])
def test_a_list_of_ballots_is_the_last_items_only_where_a_vote_is_told_of_there(last: str, ballots: list[int]) -> None:
    """Else it stands apart, for all items."""
    text = (
        "Nämnden\nProtokoll 2024-05-14\n\n§ 1 Budget\n\nMed 1 ja-röst mot 1 nej-röst bifalls förslaget.\n\n"
        f"§ 2 Taxor\n\n{last}\n\nOmröstningslista\n\n{LIST}"
    )
    assert [sum(len(vote.ballots) for vote in item.votes) for item in parse(text).items] == ballots


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
