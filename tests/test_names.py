"""Short names and the listed people they fit."""

import pytest

from protokoll_parser.people.names import People, Resolution, fits, people_of
from protokoll_parser.structure import Value


def listed(*names: str, **absent: str) -> list[Value]:
    return [{"name": name, "title": None, "attendance": "present"} for name in names] + [
        {"name": name, "title": None, "attendance": "absent"} for name in absent.values()
    ]


PEOPLE = people_of(
    [
        *listed(
            "Per Sandmark",
            "Ewa Ekhem",
            "Jenny Smedmark",
            "Jenny Folkerson",
            "Maria Wikner",
            "Maria Tornéus",
            "Kristina (Kicki) Strömvall",
            "Birger Wetterling",
            "Ann-Kristin Boström",
            "Maj Britt Olander",
            "Torsten von Knorring",
            "Kim Alvarsson",
            "Åsa Öberg",
            "Ylva O'Connor",
        ),
        {"name": "Karin Stolt", "title": "Ekonomichef", "attendance": "present"},
        {"name": "Ove Dahl", "title": "områdeschef Psykiatri", "attendance": "present"},
        {"name": "Rut Al", "title": "rektor, Björkskolan", "attendance": "present"},
    ],
    [{"role": "chair", "name": "Lena Palm"}, {"role": "secretary", "name": "Ewa Ekhem"}],
)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Per", "Per Sandmark"),
        ("PER", "Per Sandmark"),
        ("Ewa E", "Ewa Ekhem"),
        ("Jenny S", "Jenny Smedmark"),
        ("Jenny Fol.", "Jenny Folkerson"),
        ("Maria W", "Maria Wikner"),
        ("M. Wikner", "Maria Wikner"),
        ("Kicki", "Kristina (Kicki) Strömvall"),
        ("Wetterling", "Birger Wetterling"),
        ("von Knorring", "Torsten von Knorring"),
        ("Knorring", "Torsten von Knorring"),
        ("Ann Kristin", "Ann-Kristin Boström"),
        ("Maj Britt", "Maj Britt Olander"),
        ("BW", "Birger Wetterling"),
        ("AKB", "Ann-Kristin Boström"),
        ("@kimalv", "Kim Alvarsson"),
        ("@asaoberg", "Åsa Öberg"),
        ("@ylva", "Ylva O'Connor"),
        ("Ordföranden", "Lena Palm"),
        ("ordf.", "Lena Palm"),
        ("sekreteraren", "Ewa Ekhem"),
        ("Ekonomichefen", "Karin Stolt"),
        ("rektorn", "Rut Al"),
        ("områdeschefen", "Ove Dahl"),
    ],
)
def test_short_name_resolves_to_the_one_it_fits(short: str, name: str) -> None:
    assert PEOPLE.resolve(short) == Resolution(name, ambiguous=False)


@pytest.mark.parametrize("short", ["Maria", "Jenny"])
def test_first_name_of_several_is_ambiguous(short: str) -> None:
    assert PEOPLE.resolve(short) == Resolution(None, ambiguous=True)


NO_ONE = ["Olle", "Jenny Q", "Per Sandmark", "Kristina Stromvall", "Vice ordföranden", "XY", "@nn", "@", ""]


@pytest.mark.parametrize("written", NO_ONE)
def test_who_fits_no_one_or_is_spelled_out_resolves_to_nothing(written: str) -> None:
    assert PEOPLE.resolve(written) == Resolution(None, ambiguous=False)


def test_given_name_goes_before_the_family_name_of_another() -> None:
    assert people_of(listed("Martin Holm", "Eva Martin"), []).resolve("Martin").name == "Martin Holm"


def test_who_was_present_goes_before_who_was_absent() -> None:
    assert people_of(listed("Maria Ek", x="Maria Al"), []).resolve("Maria").name == "Maria Ek"


def test_chair_who_is_no_officer_is_known_by_title() -> None:
    people = people_of([{"name": "Eva Ek", "title": "ordförande", "attendance": "present"}, *listed("Ola Al")], [])
    assert people.resolve("Ordföranden").name == "Eva Ek"


def test_two_chairs_make_the_office_ambiguous() -> None:
    people = people_of([], [{"role": "chair", "name": "Eva Ek"}, {"role": "chair", "name": "Ola Al"}])
    assert people.resolve("Ordföranden") == Resolution(None, ambiguous=True)


def test_person_listed_in_capitals_goes_by_the_officers_spelling() -> None:
    people = people_of(listed("BRITTA HALL", "OLLE BRINK"), [{"role": "chair", "name": "Britta Hall"}])
    assert people.resolve("Britta").name == "Britta Hall"
    assert people.resolve("olle").name == "OLLE BRINK"


def test_officer_and_attendee_of_the_same_first_name_alone_are_one() -> None:
    people = people_of(listed("Anna", "Bosse"), [{"role": "chair", "name": "Anna Bergwall"}])
    assert [person.name for person in people.persons] == ["Anna Bergwall", "Bosse"]
    assert people.resolve("Anna").name == "Anna Bergwall"


def test_full_knows_listed_people_through_case_and_hyphens() -> None:
    assert PEOPLE.full("ANN KRISTIN BOSTRÖM")
    assert not PEOPLE.full("Ann-Kristin")


def test_knows_is_true_of_every_word_of_a_listed_name() -> None:
    assert all(PEOPLE.knows(word) for word in ["Per", "Wetterling", "Kicki", "BW", "@kimalv"])
    assert not any(PEOPLE.knows(word) for word in ["Olle", "HSF", "Region"])


def test_nobody_is_listed() -> None:
    people: People = people_of([], [])
    assert people.resolve("Per") == Resolution(None, ambiguous=False)


def test_fits_says_whether_a_short_name_can_mean_a_person() -> None:
    assert fits("Malin", "Malin Dackert Ek")
    assert not fits("Malin", "Karin Malinsson")
