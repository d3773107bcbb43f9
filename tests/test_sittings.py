"""When and where the meeting was held, by its first page, and what is odd about it."""

import pytest

from helpers_front import Case, cases, front_of, lines_of
from protokoll_parser import parse
from protokoll_parser.extractors.meeting.sittings import read_sittings

Days = list[tuple[str, str | None, str | None]]


def days(text: str, items: str = "", header: str = "") -> Days:
    sittings, _, _ = read_sittings(front_of(text, header=header), lines_of(items) if items else ())
    return [(each["date"], each["start"], each["end"]) for each in sittings]


def place(text: str, items: str = "") -> str | None:
    found = read_sittings(front_of(text), lines_of(items) if items else ())[1]
    return found.value if found else None


def codes(text: str) -> list[str]:
    return [each.code for each in read_sittings(front_of(text), ())[2]]


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case.name)
def test_a_first_page_says_when_and_where(case: Case) -> None:
    sittings, where, _ = read_sittings(front_of(case.text), ())
    found = ", ".join(f"{each['date']} {each['start'] or '-'} {each['end'] or '-'}" for each in sittings)
    assert found == (case.expected["sittings"] or "")
    if "place" in case.expected:
        assert (where.value if where else None) == case.expected["place"]


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case.name)
def test_dates_and_places_stand_in_the_text_at_their_place(case: Case) -> None:
    sittings, where, _ = read_sittings(front_of(case.text), ())
    if where:
        assert case.text[where.span.start : where.span.stop].split() == where.value.split()
    assert all(any(map(str.isdigit, case.text[slice(*each["span"])])) for each in sittings)


def test_a_room_in_a_house_may_stand_before_the_hours() -> None:
    assert (
        place("PROTOKOLL\nSammanträde den 12 december 2016\nKommunhusets källarsal kl. 18.00 - 21.25")
        == "Kommunhusets källarsal"
    )


def test_the_number_of_a_page_is_no_place() -> None:
    assert (
        place("Sammanträdesdag\n1998-11-24             Blad nr 1\n\nPlats och tid    Hemmet kl 19.00-21.15") == "Hemmet"
    )


def test_a_page_header_read_into_the_form_is_no_value_of_a_label() -> None:
    """What stands on every page stands between a label and its value here; the value comes below."""
    head = "PROTOKOLL\nSammanträdesdatum: 2024-05-14\n\n{} (3)\n\n"
    text = (
        f"Alby kommun\nNämnden\n\nPlats och tid\n\n{head.format(1)}Stadshuset, sal Eken, kl. 15.00-17.30.\n\n"
        f"Paragrafer 1-2\n\nAlby kommun\nNämnden\n\n{head.format(2)}§ 1\n\nBudget\n\nBudgeten fastställs.\n\n"
        f"Alby kommun\nNämnden\n\n{head.format(3)}§ 2\n\nTaxor\n\nTaxan antas.\n"
    )
    record = parse(text)
    assert record.place == "Stadshuset, sal Eken"
    assert [(each.date, each.start, each.end) for each in record.sittings] == [("2024-05-14", "15:00", "17:30")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tid: 14 – 15 oktober 2021 kl 13:30-17:00, 08:30 – 15.00",
         [("2021-10-14", "13:30", "17:00"), ("2021-10-15", "08:30", "15:00")]),
        ("23–24 september 2025\nTid: Dag 1 kl. 10.00–17.00, dag 2 kl. 08.30–15.00",
         [("2025-09-23", "10:00", "17:00"), ("2025-09-24", "08:30", "15:00")]),
        ("Tid: 4–5 juni 2024 kl. 12.00–12.00", [("2024-06-04", "12:00", None), ("2024-06-05", None, "12:00")]),
        ("Tid: den 5 mars 2024 kl. 13.00 – 6 mars 2024 kl. 12.00",
         [("2024-03-05", "13:00", None), ("2024-03-06", None, "12:00")]),
        ("Tid: 4–5 juni 2024 kl. 9.00–16.00", [("2024-06-04", "09:00", "16:00"), ("2024-06-05", "09:00", "16:00")]),
        ("Tid: 1 januari–31 december 2024", [("2024-01-01", None, None)]),
        ("Dag 1: 5 mars 2024, kl. 10.00--17.00\nDag 2: 6 mars 2024, kl. 08.30--12.00",
         [("2024-03-05", "10:00", "17:00"), ("2024-03-06", "08:30", "12:00")]),
    ],
)  # fmt: skip
def test_a_meeting_of_several_days_has_a_sitting_for_each(text: str, expected: Days) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Plats och tid: Sal A, 2024-03-05 kl. 09.00–14.20 (lunchuppehåll kl. 11.45–12.45)",
        "Plats och tid: Sal A, 2024-03-05 kl. 09.00–14.20. Ajournering kl. 10.05–10.20.",
        "Tid: 2024-03-05 kl. 09.00–14.20, paus 10.05–10.20\nPlats: Sal A",
        "Tid: 2024-03-05 kl. 09.00–11.45 och 12.45–14.20\nPlats: Sal A",
    ],
)
def test_breaks_are_no_hours_of_the_meeting(text: str) -> None:
    assert (days(text), place(text)) == ([("2024-03-05", "09:00", "14:20")], "Sal A")


def test_the_heading_goes_before_what_the_items_tell_of_hours() -> None:
    items = "Anna öppnade mötet kl. 18.32.\nAnna avslutade mötet kl. 20.05."
    assert days("Tid: 2024-03-05 kl. 18.30–20.00", items) == [("2024-03-05", "18:30", "20:00")]
    assert days("Datum: 2024-03-05", items) == [("2024-03-05", "18:32", "20:05")]
    assert days("Tid: 2024-03-05 kl. 18.30", items) == [("2024-03-05", "18:30", "20:05")]


@pytest.mark.parametrize(
    "told",
    ["Mötet slutade 20.50.", "Bo avslutade mötet kl. 20.50. Styrelsen möts lördag 4/3 kl 18 hos Bo."],
)
def test_the_end_is_the_time_that_stands_with_it(told: str) -> None:
    """What else is to happen has hours of its own."""
    assert days("Tid: 2024-03-05 kl. 18.30", told) == [("2024-03-05", "18:30", "20:50")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anteckningar från möte 4 oktober 2016 kl 18.30 i Lövsjö skola", "Lövsjö skola"),
        (
            "Minnesanteckningar möte 8 oktober 2019 kl 18.00–19.40\nMusikrummet, Lövsjöskolan",
            "Musikrummet, Lövsjöskolan",
        ),
        ("Minnesanteckningar möte den 8 oktober 2019 i Lövsjö skola", None),
        (
            "Protokoll fört vid styrelsemöte den 3 maj 1979 kl 19.00 hos sekreteraren, Ågatan 4",
            "hos sekreteraren, Ågatan 4",
        ),
    ],
)
def test_behind_the_hours_a_house_is_the_place_whatever_its_name(text: str, expected: str | None) -> None:
    """Behind a date alone it may be whose meeting it was."""
    assert place(text) == expected


def test_the_page_header_gives_the_date_that_the_form_leaves_out() -> None:
    header = "Ekby kommun   Protokoll   1 (11)\nNämnden   2024-05-16"
    assert days("Plats och tid   Sal A, kl. 13.15–16.25", header=header) == [("2024-05-16", "13:15", "16:25")]


def test_dates_of_something_else_are_passed_over() -> None:
    assert days("Senast ändrad: 2024-01-30\nInkom 2024-02-01\nAnteckningar Rådet 2024-01-23") == [
        ("2024-01-23", None, None)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plats: Digitalt möte via Teams", "Teams"),
        ("Plats: Teams", "Teams"),
        ("Plats: Digitalt (Zoom)", "Zoom"),
        ("Plats: Landstingshuset, sal 2, och på distans via Teams", "Landstingshuset, sal 2, och på distans via Teams"),
        ("Plats: Kommunhuset (plan 3)", "Kommunhuset (plan 3)"),
        ("Plats: Kommunhuset, sal 2 (hörslinga finns)", "Kommunhuset, sal 2"),
        ("Tid och plats: Tisdagen den 23 januari 2024 kl. 08.00–10.35, Lilla salen, huset", "Lilla salen, huset"),
        ("Plats och tid: Folkets hus, Ekby, måndagen den 27 november 2023 kl. 18–21.45. Ajournering kl. 19–20.",
         "Folkets hus, Ekby"),
        ("Plats och tid: Kl. 9.00-11.30 i Rådhuset, rum 12, 2024-03-05", "Rådhuset, rum 12"),
        ("Plats: Kommunhuset,\nsessionssalen", "Kommunhuset, sessionssalen"),
        ("Tid: 2024-03-05 kl. 9–12", None),
    ],
)  # fmt: skip
def test_a_place_is_what_is_neither_date_nor_hours(text: str, expected: str | None) -> None:
    assert place(text) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("Mötet genomförs fysiskt på Oskarshamns folkhögskola.", "Oskarshamns folkhögskola"),
        ("Konferensen genomfördes helt digitalt via Zoom och som mest var 65 med.", "Zoom"),
        ("Nästa möte hålls i Bergby kommunhus.", None),
        ("Mötet beslutade att resa till Bergby.", None),
    ],
)
def test_the_items_may_say_where_the_meeting_is_held(items: str, expected: str | None) -> None:
    assert place("Anteckningar Rådet 2024-01-23", items) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tid: onsdagen den 5 mars 2024", ["weekday-mismatch"]),
        ("Tid: tisdagen den 5 mars 2024", []),
        ("Tid: den 31 april 2024", ["impossible-date"]),
        ("Årsmöte 2024\nTid: den 5 mars kl 18", ["inferred-year"]),
        ("Närvarande: Anna Berg", ["no-date"]),
    ],
)
def test_what_does_not_add_up_is_remarked_on(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Tid: onsdag 14 maj 2024", "“onsdag 14 maj 2024” is a Tuesday."),
        ("Årsmöte 2024\nTid: onsdag 14 maj", "“onsdag 14 maj” (2024) is a Tuesday."),
    ],
)
def test_a_weekday_that_is_not_the_dates_is_told_in_plain_words(text: str, message: str) -> None:
    """The year is named where the date leaves it out."""
    said = {entry.code: entry.message for entry in parse(text).diagnostics}
    assert said["weekday-mismatch"] == message


def test_a_line_that_says_when_need_not_begin_with_it() -> None:
    """Date and hours in one line tell the sitting, whatever word stands before them."""
    text = "PROTOKOLL\n\nPolitisk samverkansgrupp\n\nTräff fredagen den 19 november 2021, kl. 09:00–11:40, via Zoom\n"
    assert days(text) == [("2021-11-19", "09:00", "11:40")]
    assert place(text) == "Zoom"


def test_a_row_of_labels_has_its_values_in_the_row_below() -> None:
    text = "Protokoll\n\n| Datum | Tid | Plats |\n|---|---|---|\n| 2024-05-14 | 08.30-10.00 | Biblioteket, plan 2 |\n"
    assert (days(text), place(text)) == ([("2024-05-14", "08:30", "10:00")], "Biblioteket, plan 2")


def test_a_line_break_in_markup_parts_lines() -> None:
    """`<br />` inside a paragraph is the end of a line."""
    text = (
        "<p>Protokoll styrelsemöte<br />2024-05-14 kl 18.30</p>\n<p>Vid protokollet: Bo Ek<br />Justeras: Anna Berg</p>"
    )
    officers = [(each.role, each.name) for each in parse(text).officers]
    assert ("secretary", "Bo Ek") in officers
    assert ("adjuster", "Anna Berg") in officers


@pytest.mark.parametrize(
    ("sentence", "expected", "where"),
    [
        ("Mötet hölls på Hotell Forsen i Rönnfors kl. 09.30–14.30.",
         [("2011-04-14", "09:30", "14:30")], "Hotell Forsen i Rönnfors"),
        ("Nätverket träffades klockan 9–12.15 i regionhuset i Boda,\nlokal Ejdern. Eva Ek för anteckningarna.",
         [("2011-04-14", "09:00", "12:15")], "regionhuset i Boda, lokal Ejdern"),
        ("Förra mötet hölls kl. 9 på Hotell Forsen.", [("2011-04-14", None, None)], None),
    ],
)  # fmt: skip
def test_a_sentence_may_say_when_and_where_the_meeting_was_held(
    sentence: str, expected: Days, where: str | None
) -> None:
    """It may stand behind the lists of people; what it says of another meeting does not count."""
    text = f"Mötesanteckningar 2011-04-14\n\nFrånvarande: Bo Ek\n\n{sentence}\n"
    assert days(text) == expected
    assert place(text) == where
