"""Agenda tables whose columns are set apart by spaces are read like those with bars."""

from protokoll_parser import parse

FRONT = "Vägföreningen Näset\nProtokoll styrelsemöte 2022-06-12\n\nDeltagare:  Anna Berg, Bo Ek\n\n"
TABLE = (
    "Nr   Ärende                Beslut / anteckning                               Ansvarig\n"
    "------------------------------------------------------------------------------------\n"
    "1    Dagordning            Godkändes.\n"
    "2    Grusning              Beslöts att grusa vägen i september.              Bo\n"
    "                           Offert tas in från två firmor.\n"
    "3    Farthinder vid        Frågan bordlades till årsmötet.\n"
    "     badplatsen\n"
    "4    Nästa möte            28 augusti kl 17.\n\n"
    "Vid protokollet            Justeras\n"
    "Anna Berg                  Bo Ek\n"
)


def test_a_row_is_an_item_with_what_stands_in_its_columns() -> None:
    """Title, text and who answers for it are told apart, over several lines too."""
    record = parse(FRONT + TABLE)
    assert [(item.number, item.title) for item in record.items] == [
        ("1", "Dagordning"),
        ("2", "Grusning"),
        ("3", "Farthinder vid badplatsen"),
        ("4", "Nästa möte"),
    ]
    outcomes = [[point.outcome for decision in item.decisions for point in decision.points] for item in record.items]
    assert outcomes == [["approved"], ["other"], ["tabled"], []]
    assert record.items[1].decisions[0].points[0].assigned_to == ["Bo"]
    assert [meeting.date for meeting in record.next_meetings] == ["2022-08-28"]


def test_the_table_ends_where_no_number_begins_the_row() -> None:
    """Signatures that stand under the columns are no row of it."""
    officers = {(each.role, each.name) for each in parse(FRONT + TABLE).officers}
    assert officers == {("secretary", "Anna Berg"), ("adjuster", "Bo Ek")}


def test_a_timetable_with_the_same_columns_is_none() -> None:
    """What was said stands below it, and nobody is taken for an item."""
    table = "Tid     Ärende        Ansvarig\n13.00   Inledning     Anna\n13.10   Ekonomi       Bo\n\n"
    text = FRONT + table + "1. Inledning\n\nAnna hälsade.\n\n2. Ekonomi\n\nBo redovisade.\n"
    assert [item.title for item in parse(text).items] == ["Inledning", "Ekonomi"]


NUMBERED_TITLES = (
    "Ärende                 Anteckningar                              Beslut och ansvarig\n\n"
    "1 Inledning            Bo hälsade välkommen.                     Dagordningen godkändes.\n\n"
    "2 Buss till            Bo redovisade antalet resor.              Rådet beslutar att begära en\n"
    "skolan                 • Turen 7.40 är full.                     ny tur hos trafikbolaget.\n"
    "                       • Turen 8.10 går tom.                     Ansvarig: Bo\n\n"
    "3 Nästa möte           28 augusti kl 17.\n\n"
)


def test_a_number_may_stand_in_the_column_of_titles() -> None:
    """Then a line without one goes on with the title, and what is decided goes on from line to line."""
    items = parse(FRONT + NUMBERED_TITLES).items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Inledning"), ("2", "Buss till skolan"), ("3", "Nästa möte"),
    ]  # fmt: skip
    points = [point for decision in items[1].decisions for point in decision.points]
    assert [(point.text, point.assigned_to) for point in points] == [
        ("att begära en ny tur hos trafikbolaget.", ["Bo"])
    ]
    assert all(decision.explicit for item in items for decision in item.decisions)


def test_a_cell_that_goes_on_below_is_one_decision() -> None:
    """What a full line of a cell breaks off goes on in the next one, whatever the width of the page."""
    head = "Nr   Ärende       Redovisning och vad som sades i gruppen om saken         Beslut                       Ansvarig\n"
    text = head + (
        "1    Skyltar      Anna informerar om anbuden som har kommit in till        Frågan tas upp igen vid      Bo Ek\n"
        "                  kommunen.                                                nästa möte i höst.\n"
        "2    Bänkar       Inget nytt.                                              Ärendet bordläggs.\n"
    )
    decisions = [[each.text for each in item.decisions] for item in parse(FRONT + text).items]
    assert decisions == [["Frågan tas upp igen vid nästa möte i höst."], ["Ärendet bordläggs."]]
    assert parse(FRONT + text).items[0].decisions[0].points[0].assigned_to == ["Bo Ek"]


def test_a_title_with_its_number_goes_on_under_its_words() -> None:
    """The rest of a title is set in under it, not under its number."""
    table = (
        "Punkt                 Anteckningar                                      Ansvarig\n\n"
        "1. Inledning          Anna öppnar mötet. Dagordningen fastställs.\n\n"
        "2. Föregående         Anteckningarna från maj läggs till\n"
        "   anteckningar       handlingarna.                                     Bo\n\n"
        "3. Nästa möte         28 augusti kl 17.\n\n"
    )
    items = parse(FRONT + table).items
    assert [item.title for item in items] == ["Inledning", "Föregående anteckningar", "Nästa möte"]
    assert items[1].decisions[0].points[0].text == "Anteckningarna från maj läggs till handlingarna."


def test_a_title_may_hang_under_its_words_and_a_cell_have_paragraphs() -> None:
    """A blank line inside a numbered row parts paragraphs; the column of those responsible goes on beside them."""
    text = (
        "Punkt                 Anteckningar                                    Ansvarig\n\n"
        "1. Föregående         Anteckningarna godkändes.\n   möte\n\n"
        "2. Plan               Anna redovisade utkastet.\n"
        "   2025\n\n"
        "                      Beslut: Planen antas.\n\n"
        "                      Bo formulerar målet och skickar ut planen.      Bo\n\n"
        "3. Nästa möte         28 augusti kl 17.\n"
    )
    items = parse(FRONT + text).items
    assert [item.title for item in items] == ["Föregående möte", "Plan 2025", "Nästa möte"]
    found = [(point.text, point.outcome) for decision in items[1].decisions for point in decision.points]
    assert found == [("Planen antas.", "approved"), ("Bo formulerar målet och skickar ut planen.", "assigned")]
