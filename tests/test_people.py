"""Rows and headings of lists of people, names, and references to items: one line at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll_parser.people.rows import (
    GroupKind,
    is_name,
    is_person,
    present_for,
    read_attributes,
    read_group,
    read_people,
)
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()


def shown(text: str) -> list[dict[str, object]]:
    """Give what each person of a row has, as strings; what a person has not is left out."""
    people = []
    for row in read_people(text, LEXICON):
        value: dict[str, object] = {}
        for key, part in row._asdict().items():
            if key not in ("span", "lead", "sure_party") and part not in (None, ""):
                value[key] = text[slice(*part)] if isinstance(part, tuple) else part
        people.append(value)
    return people


ONE = [
    ("Anna Berg", {"name": "Anna Berg"}),
    ("Anna Berg (S)", {"name": "Anna Berg", "party": "S"}),
    ("Anna Berg (S), ordförande", {"name": "Anna Berg", "party": "S", "title": "ordförande"}),
    ("Jenny Smedmark, Älmhult", {"name": "Jenny Smedmark", "affiliation": "Älmhult"}),
    ("Anders Björnek\tVästerviks kommun", {"name": "Anders Björnek", "affiliation": "Västerviks kommun"}),
    ("Karin Hastin\tområdeschef Psykiatri", {"name": "Karin Hastin", "title": "områdeschef Psykiatri"}),
    ("Annika Hellqvist; Region Blekinge", {"name": "Annika Hellqvist", "affiliation": "Region Blekinge"}),
    (
        "Sylvia Eriksson-Johnsson, Social- och funktionsstödsförvaltningen, Karlskrona kommun",
        {"name": "Sylvia Eriksson-Johnsson", "affiliation": "Social- och funktionsstödsförvaltningen, Karlskrona kommun"},
    ),
    (
        "André Jönmark, t.f. förvaltningschef Vård- och omsorgsförvaltningen, Kungsörs kommun",
        {
            "name": "André Jönmark",
            "title": "t.f. förvaltningschef",
            "affiliation": "Vård- och omsorgsförvaltningen, Kungsörs kommun",
        },
    ),
    ("Nämndordförande Marie-Louise Sand, ordförande för mötet", {"name": "Marie-Louise Sand", "title": "Nämndordförande"}),
    ("Samordnare Jonna Fält, vid pennan", {"name": "Jonna Fält", "title": "Samordnare"}),
    (
        "Stig Wallander (m)                   Ks 145-154 §§",
        {"name": "Stig Wallander", "party": "m", "presence_note": "Ks 145-154 §§", "refs": "Ks 145-154 §§"},
    ),
    (
        "Gudrun Frykman (fp)        ers f Sture Pihlgren (kd)",
        {"name": "Gudrun Frykman", "party": "fp", "replaces": "Sture Pihlgren", "capacity": "substitute", "serving": True},
    ),
    (
        "Yusuf Demir, tf MAS Skinnby (fr.o.m. punkt 3)",
        {"name": "Yusuf Demir", "title": "tf MAS", "affiliation": "Skinnby", "presence_note": "fr.o.m. punkt 3", "refs": "fr.o.m. punkt 3"},
    ),
    (
        "BRITTA HALLENGREN, landstinget, ordförande",
        {"name": "BRITTA HALLENGREN", "affiliation": "landstinget", "title": "ordförande"},
    ),
    ("Abdi Warsame     Kallvikens kommun     Ja, via länk",
     {"name": "Abdi Warsame", "affiliation": "Kallvikens kommun", "presence_note": "via länk", "attendance": "present"}),
    ("Gertrud Lind, Autism Storvad", {"name": "Gertrud Lind", "affiliation": "Autism Storvad"}),
    ("Rose-Marie Ek § 9", {"name": "Rose-Marie Ek", "presence_note": "§ 9", "refs": "§ 9"}),
    ("Anna Berg, ersätter Bo Ek", {"name": "Anna Berg", "replaces": "Bo Ek", "capacity": "substitute", "serving": True}),
    ("jur. kand. Anna Berg", {"name": "Anna Berg", "title": "jur. kand."}),
    ("Bo Ek, teknisk förvaltare Kvarnens Husservice (punkt 2)",
     {"name": "Bo Ek", "title": "teknisk förvaltare", "affiliation": "Kvarnens Husservice", "presence_note": "punkt 2", "refs": "punkt 2"}),
    ("Bo Ek, Takläggaren AB (§ 5)", {"name": "Bo Ek", "affiliation": "Takläggaren AB", "presence_note": "§ 5", "refs": "§ 5"}),
    ("Bo Ek, Skogsförvaltaren ekonomisk förening", {"name": "Bo Ek", "affiliation": "Skogsförvaltaren ekonomisk förening"}),
    ("Bo Ek, VD Byggmästaren HB", {"name": "Bo Ek", "title": "VD", "affiliation": "Byggmästaren HB"}),
    ("Bo Ek, vd Tallhem AB", {"name": "Bo Ek", "title": "vd", "affiliation": "Tallhem AB"}),
    ("Ramsfors      Lena Palmqvist", {"name": "Lena Palmqvist", "affiliation": "Ramsfors"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_row_names_one_person(text: str, expected: dict[str, object]) -> None:
    """Each part of the row is found, and nothing else."""
    assert shown(text) == [expected]


def test_titles_in_a_row_that_nothing_parts_stand_behind_their_names() -> None:
    """So a cell of a table reads that has lost its line breaks; a row that ends with a name may have them before."""
    told = [(each["name"], each.get("title")) for each in shown("Anna Berg, ekonom Bo Ek, utredare § 6 Eva Ås, jurist")]
    assert told == [("Anna Berg", "ekonom"), ("Bo Ek", "utredare"), ("Eva Ås", "jurist")]
    told = [(each["name"], each.get("title")) for each in shown("Anna Berg, ekonom Bo Ek")]
    assert told == [("Anna Berg", None), ("Bo Ek", "ekonom")]


SEVERAL = [
    ("Monica Falkenby (S)      Göran Thelander (M)", ["Monica Falkenby", "Göran Thelander"]),
    ("tf socialchef Rickard Thunell, MAS Birgitta Aho", ["Rickard Thunell", "Birgitta Aho"]),
    ("Anna (ordf), Bosse (kassör), Cia (sekr), Mehmet, Ulla (suppl), Johan fr.o.m. §6",
     ["Anna", "Bosse", "Cia", "Mehmet", "Ulla", "Johan"]),
    ("Eva Ek, socialchef, och Tomas Ask, skolchef (dag 2)", ["Eva Ek", "Tomas Ask"]),
    ("Leif Hammar (C), från kl. 13.40          Anton Wiklund (V)", ["Leif Hammar", "Anton Wiklund"]),
    ("Anna Berg (S)Bo Ek (M)", ["Anna Berg", "Bo Ek"]),
    ("Anna Berg samt suppleanterna Bo Ek och Aina Fryk. Dessutom revisorn Karin Dahl under § 5.",
     ["Anna Berg", "Bo Ek", "Aina Fryk", "Karin Dahl"]),
    ("Lennart, Nordhems Förvaltning AB (§5–§6)", ["Lennart"]),
    ("Eva Ek (ordförande), Xola Dlamini (kassör), Bo Alm", ["Eva Ek", "Xola Dlamini", "Bo Alm"]),
    ("Eva Ek och Xola Dlamini från Hjo kommun", ["Eva Ek", "Xola Dlamini"]),
    ("Maria Tornéus, Maria Wikner, enhetschef Akram Haddad (via länk)", ["Maria Tornéus", "Maria Wikner", "Akram Haddad"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_a_run_names_several_people(text: str, expected: list[str]) -> None:
    """Runs are parted at commas, joining words, gaps and brackets, but not within references or titles."""
    assert [person["name"] for person in shown(text)] == expected


@pytest.mark.parametrize("row", ["Skolan\tAnna Berg, Bo Ek", "Skolan      Anna Berg, rektor, och Bo Ek"])
def test_a_cell_before_several_names_is_said_of_all(row: str) -> None:
    assert [person["affiliation"] for person in shown(row)] == ["Skolan", "Skolan"]


def test_what_stands_behind_joined_names_belongs_to_all() -> None:
    """A unit behind `A och B` is shared, and so is what follows it; a note right behind a name is not."""
    shared = shown("Carin Post och Aldo Ricci, Inera (punkt 8)")
    assert [(person["affiliation"], person["refs"]) for person in shared] == [
        ("Inera", "punkt 8"),
        ("Inera", "punkt 8"),
    ]
    assert "presence_note" not in shown("Roger Sandahl och Malin Ström (från kl. 13 dag 1)")[0]


@pytest.mark.parametrize(
    "text", ["Vakant", "Se bilaga 1", "41 medlemmar", "–", "", "   ", "Region Sörmark", "Summa   128 000", "§§ 3–4"]
)
def test_a_row_without_a_name_names_nobody(text: str) -> None:
    """Vacancies, counts and organisations are no people."""
    assert shown(text) == []


GROUPS = [
    ("Närvarande", ("participant", "present", None, None)),
    ("Närvarade ledamöter", ("member", "present", None, None)),
    ("Frånvarnade", ("participant", "absent", None, None)),
    ("Narvarande:", ("participant", "present", None, None)),
    ("Ej närvarnade:", ("participant", "absent", None, None)),
    ("Förhindrade att deltaga", ("participant", "absent", None, None)),
    ("Beslutande", ("member", "present", True, None)),
    ("Tjänstgörande ersättare", ("substitute", "present", True, None)),
    ("Ersättare, ej tjänstgörande", ("substitute", "present", False, None)),
    ("Icke tjänstgörande ersättare", ("substitute", "present", False, None)),
    ("Närvarande, men ej tjänstgörande ersättare", ("substitute", "present", False, None)),
    ("Ej närvarande ledamöter", ("member", "absent", None, None)),
    ("Anmält förhinder", ("participant", "absent", None, None)),
    ("Frånvarande med anmälan", ("participant", "absent", None, None)),
    ("Anmälda till presidiekonferensen:", ("participant", "registered", None, None)),
    (
        "Förteckning över närvarande aktieägare vid årsstämma i Kvarnforsens Kraft AB (publ) 2023-05-04",
        ("member", "present", None, None),
    ),
    ("NÄRVAROLISTA", ("participant", "present", None, None)),
    ("Närvarolista kommunfullmäktige 2023-11-27", ("participant", "present", None, None)),
    ("Övriga medverkande", ("guest", "present", None, None)),
    ("Övriga närvarande tjänstemän", ("official", "present", None, None)),
    ("Adjungerade ledamöter", ("guest", "present", None, None)),
    ("Ledamöter med insynsplats", ("guest", "present", None, None)),
    ("Inbjuden gäst", ("guest", "present", None, None)),
    ("Åhörare", ("guest", "present", None, None)),
    ("Personalföreträdare", ("guest", "present", None, None)),
    ("Revisorer", ("official", "present", None, None)),
    ("Styrelsen", ("member", "present", None, None)),
    ("Valberedning", ("participant", "present", None, None)),
    ("För arbetsgivaren:", ("participant", "present", None, None)),
    ("Från kommunen", ("participant", "present", None, None)),
    ("Från förvaltningen", ("official", "present", None, None)),
    ("Via länk dag 2", ("participant", "present", None, "Via länk dag 2")),
    ("Närvarande på distans", ("participant", "present", None, "på distans")),
    ("Närvarande dag 1", ("participant", "present", None, "dag 1")),
    ("Från kommunförbundet", ("participant", "present", None, None)),
    ("Närvarande (18.00-20.15)", ("participant", "present", None, None)),
]


@pytest.mark.parametrize(("label", "expected"), GROUPS)
def test_a_heading_is_read_word_by_word(label: str, expected: tuple[str, str, bool | None, str | None]) -> None:
    """What a heading says is put together from its words, through a slip of the pen."""
    assert read_group(label, LEXICON) == GroupKind(*expected)


NO_GROUPS = ["Från vision till verkstad", "Från mötet 3 maj", "Från Hjo kommun",
             "Övrigt", "Övriga frågor", "Beslutade", "För kännedom", "Föreningen", "Dag 1", "Anmälda delegationsbeslut", "Val av ledamöter",
             "Deltagarna hälsades välkomna", "Ledamöter     Närv.", "Föredragande", "Information", "Ledamöter som reserverar sig", "närvarande",
             "Närvarande är samtliga ledamöter.", "", "-", "Beslut", "Plats"]  # fmt: skip


@pytest.mark.parametrize("label", NO_GROUPS)
def test_other_lines_head_no_list(label: str) -> None:
    """Items, sentences, table heads and labels that share a word with a heading are none."""
    assert read_group(label, LEXICON) is None


NAMES = ["Anna Berg", "Jessica af Geijerstam", "Yvonne de Vries", "Ylva O'Connor", "Göran O’Neill", "Ali El-Amin", "Jan-Olof P. Järhagen",
         "Roger O Hallman", "Kristina (Kicki) Strömvall", "Bo-Göran ”Bosse” Ekdahl", "TORSTEN VON KNORRING", "Maj Britt Olander",
         "Malin Ek Dackert", "Anders Vik", "Katarzyna Wójcik", "Gabriella Nuñez", "Helena von Sydow-Berg"]  # fmt: skip
NO_NAMES = ["Anna", "Region Sörmark", "Upplands Väsby", "Plats och tid", "NÄSTA MÖTE", "Kommunförbundet Kalmar", "Hjobo kommun", "Nära Vård",
            "Verksamhetschef Aida Begic", "Anna Berg (S)", "Beslut Anna", "Nordhems Förvaltning AB", "IF Metall", ""]  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_a_full_name_is_a_name(text: str) -> None:
    """Particles, hyphens, initials, apostrophes, nicknames and capitals belong to names."""
    assert is_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_capitals_are_no_name(text: str) -> None:
    """Organisations, places, labels and names with something beside them are not a name alone."""
    assert not is_name(text)


PERSONS = ["Anna Berg", "Anna Berg (S), ordförande", "ekonomichef Torsten Wigren", "MAS Birgitta Aho", "1. Anna Berg (S)", "Anna (ordf), Bosse (kassör)",
           "Torill Skoog Magnusson, socialförvaltningen Karlshamns kommun", "Anders Björnek\tVästerviks kommun", "Anna Berg ordförande"]  # fmt: skip
NO_PERSONS = ["Anna Berg hälsade alla välkomna.", "Anna Berg (S) yrkar bifall till förslaget.", "Region Sörmark", "Kommunhuset, sal A", "§ 5 Dagordning",
              "Ordföranden öppnar mötet", "Anna Berg och Bo Ek redovisar läget i ärendet.", "Plats och tid", "12", ""]  # fmt: skip


@pytest.mark.parametrize("text", PERSONS)
def test_a_row_reads_as_a_person(text: str) -> None:
    """A name with what rows have beside it is a row."""
    assert is_person(text, LEXICON)


@pytest.mark.parametrize("text", NO_PERSONS)
def test_sentences_and_places_read_as_no_person(text: str) -> None:
    """A sentence about someone is no row of a list."""
    assert not is_person(text, LEXICON)


TEN = [str(number) for number in range(1, 11)]
REFS = [
    ("§§ 57–59 och 61–62", [], ["57", "58", "59", "61", "62"]),
    ("§§ 186-189, 196-197", [], ["186", "187", "188", "189", "196", "197"]),
    ("§ 27 och § 29", [], ["27", "29"]),
    ("Ks 145-147 §§", [], ["145", "146", "147"]),
    ("§5–§6", [], ["5", "6"]),
    ("§ 46/24", [], ["46"]),
    ("§§ 186-9", [], ["186", "187", "188", "189"]),
    ("ej § 3", TEN, ["1", "2", "4", "5", "6", "7", "8", "9", "10"]),
    ("§§ 1-3, ej § 2", TEN, ["1", "3"]),
    ("§§ 1--3", TEN, ["1", "2", "3"]),
    ("från § 9", TEN, ["9", "10"]),
    ("fr.o.m. §9", TEN, ["9", "10"]),
    ("t.o.m. punkt 2", TEN, ["1", "2"]),
    ("från § 3 till § 5", TEN, ["3", "4", "5"]),
    ("t.o.m. § 2, fr.o.m. § 9", TEN, ["1", "2", "9", "10"]),
    ("del av § 7", TEN, ["7"]),
    ("punkt 07", ["06", "07"], ["07"]),
    ("punkt 7", ["06", "07"], ["07"]),
    ("t.o.m. p. III", ["I", "II", "III", "IV"], ["I", "II", "III"]),
    ("§§ 62–63", ["61", "62", "62a", "63"], ["62", "62a", "63"]),
    ("från § 33", ["33", "34", "100–102"], ["33", "34", "100", "101", "102"]),
    ("fr.o.m. punkt 3", ["1", "2", "3", "3.1", "4"], ["3", "4"]),
    ("ej § 136", ["135", "136", "a", "b", "1", "2", "137"], ["135", "137"]),
    ("t.o.m. punkt 5", [], []),
    ("", TEN, []),
]


@pytest.mark.parametrize(("refs", "numbers", "expected"), REFS)
def test_references_are_spelled_out(refs: str, numbers: list[str], expected: list[str]) -> None:
    """Ranges, lists, open ends and exceptions become the numbers of items, as the document writes them."""
    assert present_for(refs, numbers) == expected


def test_attributes_are_read_without_a_name() -> None:
    """A cell beside the name tells presence, references, whom someone stands in for, title and unit."""
    text = "x (ers. för Per-Ivar Sandelin)"
    found = read_attributes(text, LEXICON)
    assert found is not None
    assert found.replaces is not None
    assert (text[slice(*found.replaces)], found.serving, found.attendance) == ("Per-Ivar Sandelin", True, "present")
    assert read_attributes("070-123 45 67", LEXICON) is None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='AaÅåBbe SM(),;:.-–§0123 \t/”"*|', max_size=80))
def test_any_row_keeps_its_places(text: str) -> None:
    """Whatever a row is, every place lies in it and every name has letters."""
    for person in read_people(text, LEXICON):
        for part in person:
            if isinstance(part, tuple):
                assert 0 <= part[0] <= part[1] <= len(text)
        assert any(map(str.isalpha, text[slice(*person.name)]))
    is_person(text, LEXICON)
    read_group(text, LEXICON)
