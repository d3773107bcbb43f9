"""What stands in columns at the right margin belongs to the paragraph beside it and is no part of its words."""

from protokoll_parser import parse

FRONT = (
    "SKOLGRÅRDENS BYGGMÖTESPROTOKOLL NR 4\n\nDatum:    2020-03-04\n\n"
    "Närvarande              Företag               Sign     Kopia till\n\n"
    "Anna Berg               Vikens Bygg           AB       x\n"
    "Bo Ek                   Rörjouren i Viken     BE       x\n\n"
    "Frånvarande\n\n"
    "Cia Dahl                Elkraft Viken         CD       x\n\n"
)
HEAD = "                                                             Ansvarig   Klart\n\n"
ITEMS = (
    "1     Tider\n\n"
    "1.1   Fönstren kom i går. Montören lovar att de sitter på plats\n"
    "      inom två veckor. Frågan bordläggs.                     BE         v. 12\n\n"
    "1.2   Taket är tätt.                                         Alla\n\n"
    "2     Miljö\n\n"
    "Byggmöte nr 4                                                          2(2)\n\n"
    + HEAD
    + "2.1   Avfallet mäts på nästa möte.                           AB         3/4\n\n"
    "2.2   Inga avvikelser.\n\n"
    "Vid protokollet                                              Justeras\n\n"
    "Anna Berg                                                    Bo Ek\n"
)


def test_names_and_times_at_the_margin_stand_below_their_paragraph() -> None:
    """The sentence that runs past them is read whole, and who is named there answers for what was decided."""
    first = parse(FRONT + HEAD + ITEMS).items[0].items[0]
    assert first.number == "1.1"
    assert "att de sitter på plats inom två veckor. Frågan bordläggs.\n" in first.text.replace("\n\n", "\n")
    assert [point.text for decision in first.decisions for point in decision.points] == ["Frågan bordläggs."]
    assert first.decisions[0].points[0].assigned_to == ["BE"]


def test_clauses_under_numbers_with_two_parts_have_no_titles() -> None:
    """A lone sentence that ends where the next item begins is no title, either."""
    items = parse(FRONT + HEAD + ITEMS).items
    assert [(child.number, child.title) for item in items for child in item.items] == [
        ("1.1", None), ("1.2", None), ("2.1", None), ("2.2", None)
    ]  # fmt: skip


def test_signatures_in_the_same_columns_are_left_alone() -> None:
    """The columns end where the document is signed."""
    officers = {(each.role, each.name) for each in parse(FRONT + HEAD + ITEMS).officers}
    assert officers == {("secretary", "Anna Berg"), ("adjuster", "Bo Ek")}


def test_a_lone_word_at_the_margin_heads_no_column() -> None:
    """Nothing stands below it."""
    text = FRONT + HEAD + "1     Tider\n\nTaket är tätt.\n\n2     Miljö\n\nInga avvikelser.\n"
    assert [item.title for item in parse(text).items] == ["Tider", "Miljö"]


def test_a_list_under_another_heading_goes_on_in_the_columns_of_the_table() -> None:
    """Heads that no lexicon knows do not hinder, and who was not there stands in the same columns."""
    people = parse(FRONT + HEAD + ITEMS).attendees
    assert [(each.name, each.affiliation, each.attendance) for each in people] == [
        ("Anna Berg", "Vikens Bygg", "present"),
        ("Bo Ek", "Rörjouren i Viken", "present"),
        ("Cia Dahl", "Elkraft Viken", "absent"),
    ]
