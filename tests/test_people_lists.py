"""Lists of people are read with their parties, and end where something else begins."""

import pytest

from helpers_item import context
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Register

READ = [
    ("Anna Berg (S), Bo von Ek (M) och Cia Dahl-Ås (V) yrkar", ["Anna Berg S", "Bo von Ek M", "Cia Dahl-Ås V"]),
    ("Lars-Göran O’Neill El-Sayed (KD) anmäler", ["Lars-Göran O’Neill El-Sayed KD"]),
    ("Karl ”Kalle” Berg (S) yrkar", ["Karl ”Kalle” Berg S"]),
    ("Ordföranden Anna Berg (s) och 2:e vice ordföranden Bo Ek (m)", ["Anna Berg s", "Bo Ek m"]),
    ("Anna Berg och Bo Ek (båda M)", ["Anna Berg M", "Bo Ek M"]),
    ("Anna Berg (M) m.fl. yrkar", ["Anna Berg M"]),
    ("Anna Berg m.fl. (M) yrkar", ["Anna Berg M"]),
    ("Anna Berg (S), ordförande, Bo Ek (M)", ["Anna Berg S", "Bo Ek M"]),
    ("Anna Berg (ordf), Bo Ek (M)", ["Anna Berg -", "Bo Ek M"]),
    ("Eva Falk (S) tjg ers för Bo Ek (S), Cia Dahl (V)", ["Eva Falk S", "Cia Dahl V"]),
    ("Anna Berg (S) Bo Ek (M)", ["Anna Berg S", "Bo Ek M"]),
    ("Anna Berg S, Bo Ek M", ["Anna Berg S", "Bo Ek M"]),
    ("Anna Berg (Framtid i Mölnås) yrkar", ["Anna Berg Framtid i Mölnås"]),
    ("Ledamöterna i Moderaterna, Liberalerna och Mölnåspartiet", ["- Moderaterna", "- Liberalerna", "- Mölnåspartiet"]),
    ("Samtliga ledamöter för (SD) och M-gruppen", ["- SD", "- M"]),
    ("S, V och MP reserverar sig", ["- S", "- V", "- MP"]),
    ("Ulla och Bosse yrkar", ["Ulla -", "Bosse -"]),
    ("Motionen avslås.", []),
    ("Anna Bergs yrkande bifalls.", []),
    ("Anna Bergs (M) med fleras förslag", []),
    ("Under mötet yrkar", []),
    ("den 3 maj", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_everyone_in_the_list_is_read(text: str, expected: list[str]) -> None:
    people, _ = read_people(text, 0, len(text), Register(context("Ulla", "Bo-Göran ”Bosse” Ekdahl")))
    assert [f"{each.name or '-'} {each.party or '-'}" for each in people] == expected


def test_the_list_ends_behind_its_last_name() -> None:
    text = "Anna Berg (S) och Bo Ek (M), som båda yrkade avslag"
    _, end = read_people(text, 0, len(text), Register(context()))
    assert text[end:] == ", som båda yrkade avslag"


def test_the_first_list_of_a_stretch_is_found() -> None:
    text = "Under mötet yrkade vice ordföranden Anna Berg (S) avslag"
    (found,), end = find_people(text, 0, len(text), Register(context()))
    assert (found.name, text[end:]) == ("Anna Berg", " avslag")
