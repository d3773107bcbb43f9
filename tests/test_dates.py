"""Dates and clock times: every form that is read, and every trap that is not."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parser.values.dates import find_date, find_dates
from protokoll_parser.values.days import is_possible, weekday_name, weekday_of
from protokoll_parser.values.times import find_times

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
YEAR = 2022
"""The default year of the tables below."""

DATES = [  # text, first day, last day
    # a month in words
    ("den 3:e mars 2022", "2022-03-03", None),
    ("12 november", "2022-11-12", None),
    ("den 1 januari", "2022-01-01", None),
    ("5 mars 1967", "1967-03-05", None),
    ("torsdag 9 nov. 2023", "2023-11-09", None),
    ("9 febr. 2023", "2023-02-09", None),
    ("Tisdagen den 23 januari 2024", "2024-01-23", None),
    ("TORSDAGEN DEN 3 MARS 2022", "2022-03-03", None),
    ("lördagen den 25:te maj", "2022-05-25", None),
    ("den 3e mars, 2022", "2022-03-03", None),
    ("den 14 oktober år 2021", "2021-10-14", None),
    ("12 nov -23", "2023-11-12", None),
    ("14oktober 2021", "2021-10-14", None),
    ("Söndagen den 18\njuni", "2022-06-18", None),
    ("År 1967 den 5 mars", "1967-03-05", None),
    ("den 5 mars l967", "1967-03-05", None),
    # a slash
    ("7/2-23", "2023-02-07", None),
    ("7/2 -23", "2023-02-07", None),
    ("14/3-23", "2023-03-14", None),
    ("25/4", "2022-04-25", None),
    ("1/12 2023", "2023-12-01", None),
    ("1/12-2023", "2023-12-01", None),
    ("tis 14/5", "2022-05-14", None),
    ("3/4/2005", "2005-04-03", None),
    # the year first
    ("2024-05-24", "2024-05-24", None),
    ("2024-5-4", "2024-05-04", None),
    ("2024 05 24", "2024-05-24", None),
    ("2012 -12- 0 5", "2012-12-05", None),
    ("2024\\-05\\-24", "2024-05-24", None),
    ("2024-O5-24", "2024-05-24", None),
    ("2024.05.24", "2024-05-24", None),
    ("2024/05/24", "2024-05-24", None),
    ("20240524", "2024-05-24", None),
    ("230207", "2023-02-07", None),
    ("93-05-12", "1993-05-12", None),
    # as in Finland
    ("24.5.2024", "2024-05-24", None),
    # days in a row
    ("14–15 oktober 2021", "2021-10-14", "2021-10-15"),
    ("14 – 15 oktober 2021", "2021-10-14", "2021-10-15"),
    ("13-14 oktober", "2022-10-13", "2022-10-14"),
    ("14:e–15:e oktober", "2022-10-14", "2022-10-15"),
    ("14 och 15 oktober", "2022-10-14", "2022-10-15"),
    ("måndag-tisdag 14-15 oktober", "2022-10-14", "2022-10-15"),
    ("onsdag och torsdag den 14–15 oktober", "2022-10-14", "2022-10-15"),
    ("onsdagen den 14 och torsdagen den 15 oktober", "2022-10-14", "2022-10-15"),
    ("30 september–1 oktober 2022", "2022-09-30", "2022-10-01"),
    ("30 december–2 januari 2023", "2022-12-30", "2023-01-02"),
    ("30 december–2 januari", "2022-12-30", "2023-01-02"),
    ("17-18/5 2022", "2022-05-17", "2022-05-18"),
    ("17/5–18/5", "2022-05-17", "2022-05-18"),
    ("2024-05-24--25", "2024-05-24", "2024-05-25"),
    ("2024-05-24 – 2024-05-25", "2024-05-24", "2024-05-25"),
    ("211014-15", "2021-10-14", "2021-10-15"),
]

DATES_IN_TEXT = [  # text, the stretches that are dates
    ("Nästa möte: tis 14/5 kl 18.30 i föreningslokalen.", ["tis 14/5"]),
    ("Tid: 8 – 9 maj 2023 kl 10:15-16:00, 09:00 – 14.30", ["8 – 9 maj 2023"]),
    ("Behållningen utgjorde den 31 dec. kr. 1.842:35", ["den 31 dec."]),
    ("Taxan gäller från den 1 juli.", ["den 1 juli"]),
    ("måndagar 2024: 26 februari, 25 mars,\n29 april", ["26 februari", "25 mars", "29 april"]),
    ("4, 11 och 18 mars 2024", ["4", "11", "18 mars 2024"]),
    ("14 och 28 oktober", ["14", "28 oktober"]),
    ("den 7 resp. 14 juni", ["den 7", "14 juni"]),
    ("1 januari 2023–31 december 2026", ["1 januari 2023", "31 december 2026"]),
    ("1/1 2024–31/12 2024", ["1/1 2024", "31/12 2024"]),
    ("Kommunfullmäktige 2022-12-12 § 158, Dnr KS 2022/377", ["2022-12-12"]),
    ("| @samir | tagga 4.2-rc3 | 2024-10-01 |", ["2024-10-01"]),
    ("Signerade 2023-05-23 08:43:55 CEST (+0200)", ["2023-05-23"]),
    ("Förra gångens anteckningar (31/1) godkändes", ["31/1"]),
    ("ärende 24-3 mars", ["3 mars"]),
    ("Storgatan 12, 14 mars 2023", ["14 mars 2023"]),
    ("**onsdag 7 februari 2024** klockan 17.15", ["onsdag 7 februari 2024"]),
    ("fr.o.m. 1/7 till 31/12", ["1/7", "31/12"]),
    ("14 mars 1900–2000 besökare", ["14 mars"]),
]

NO_DATES = [
    "2023/145",
    "KS 2024/21",
    "46/24",
    "Dnr 67/99-042",
    "Dnr KS 12/11",
    "2023-00377",
    "MBN 2024-000012",
    "§ 46/24",
    "§ 4/6",
    "§§ 12–15",
    "(2010:900)",
    "18 000",
    "22:15 kronor",
    "556204-9133",
    "212000-0888",
    "850312-1234",
    "50 procent",
    "2021–2022",
    "FUM5 22/23",
    "läsåret 2023/24",
    "Tallåsen 3:14",
    "4 kap. 31 §",
    "1 (8)",
    "1:22",
    "1:a advent",
    "3/4 majoritet",
    "1/2 tjänst",
    "protokoll nr 7/2023",
    "Protokoll 7-2023",
    "0300-77 70 00",
    "08-12 34 56",
    "Transaktion 09222115557493820174",
    "3 Maj Lundqvist",
    "1 Jan-Olof Hedman",
    "12 marker",
    "2 decimaler",
    "januari–augusti 2023",
    "31/2",
    "i maj 2023",
    "version 4.12 mars",
    "tel 230207",
    "Dnr 93-05-12",
    "250101ab",
]


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_a_date_is_read_whole_and_with_its_last_day(text: str, first: str, last: str | None) -> None:
    (found,) = find_dates(text)
    assert (found.iso(YEAR), found.end_iso(YEAR)) == (first, last)
    assert text[found.start : found.stop] == text


@pytest.mark.parametrize(("text", "expected"), DATES_IN_TEXT)
def test_a_date_is_told_from_the_text_around_it(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.stop] for found in find_dates(text)] == expected


@pytest.mark.parametrize("text", NO_DATES)
@pytest.mark.parametrize("frame", ["{}", "Se {} och bilagan.", "| {} |"])
def test_what_only_looks_like_a_date_is_left_alone(text: str, frame: str) -> None:
    assert find_dates(frame.format(text)) == []


def test_the_year_is_none_where_the_text_leaves_it_out() -> None:
    found = find_date("Nästa möte 12 november")
    assert found is not None
    assert (found.year, found.iso(), found.end_iso()) == (None, None, None)


def test_a_date_in_a_row_across_new_year_gives_the_year_of_its_first_day() -> None:
    found = find_date("30 december–2 januari 2023")
    assert found is not None
    assert found.year == 2022


def test_two_digits_of_a_year_mean_1950_to_2049() -> None:
    assert [found.year for found in find_dates("1/5-49, 1/5-50")] == [2049, 1950]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("måndag 2 maj", 0),
        ("tis 14/5", 1),
        ("ons. den 4 maj", 2),
        ("Thorsdagen den 5 maj", 3),
        ("fredagen den 6:e maj", 4),
        ("lör 2022-05-07", 5),
        ("söndagen d. 8 maj", 6),
        ("Sondagen den 8 maj", 6),
        ("måndag–tisdag 2–3 maj", 0),
        ("söndag och måndag den 8–9 maj", 6),
        ("från 2 maj", None),
        ("fr 6/5", None),
    ],
)
def test_the_weekday_is_given_as_written(text: str, weekday: int | None) -> None:
    found = find_date(text)
    assert found is not None
    assert found.weekday == weekday


@pytest.mark.parametrize("text", ["den 31 februari 2024", "2024-13-01", "2023-02-29", "32 mars"])
def test_a_date_that_does_not_exist_is_returned_if_plainly_meant(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert not is_possible(found.year, found.month, found.day)
    assert found.iso(YEAR) is None


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("3/4-05", True),
        ("1/3", True),
        ("2/2", True),
        ("2/2-05", False),
        ("14/3-23", False),
        ("3/12 2024", False),  # the day comes first, and the year stands beside
        ("den 3/4-05", False),
        ("tis 3/4", False),
        ("1/7–31/12", False),
        ("5.3.1967", True),
        ("230207", False),
        ("2023-02-07", False),
        ("3 april", False),
    ],
)
def test_only_numbers_that_may_change_places_are_ambiguous(text: str, ambiguous: bool) -> None:
    found = find_date(text)
    assert found is not None
    assert found.ambiguous is ambiguous


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = (
        f"{weekday_name(day.weekday())}en den {day.day} {month} {day.year}",
        f"{day.day}:e {month[:3]} {day.year}",
        f"{day.day}/{day.month}-{day:%y}",
        f"{day.day}/{day.month} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day.day}.{day.month}.{day.year}",
    )
    assert {(found.iso(), found.stop) for form in forms for found in find_dates(form)} == {
        (day.isoformat(), len(form)) for form in forms
    }


def test_the_calendar_helpers_agree_with_the_calendar() -> None:
    assert (weekday_of(2024, 1, 23), weekday_of(2024, 2, 30)) == (1, None)
    assert [weekday_name(weekday) for weekday in (0, 6)] == ["måndag", "söndag"]
    assert (is_possible(None, 2, 29), is_possible(2023, 2, 29), is_possible(2023, 4, 31)) == (True, False, False)


TIMES = [  # text, the times as begins, ends
    ("kl. 9–12", [("09:00", "12:00")]),
    ("kl 13:30-17:00, 08:30 – 15.00", [("13:30", "17:00"), ("08:30", "15:00")]),
    ("kl. 9–12 och 13–16", [("09:00", "12:00"), ("13:00", "16:00")]),
    ("09.00–ca 12", [("09:00", "12:00")]),
    ("kl. 8.30-ca 14.30", [("08:30", "14:30")]),
    ("klockan 08:30-12:00", [("08:30", "12:00")]),
    ("Kl. 9:45-15:00", [("09:45", "15:00")]),
    ("17.21--21.48", [("17:21", "21:48")]),
    ("18:30–20:05 (CEST)", [("18:30", "20:05")]),
    ("9–12", [("09:00", "12:00")]),
    ("  9-12 ", [("09:00", "12:00")]),
    ("kl. 14.", [("14:00", None)]),
    ("kl.14.00", [("14:00", None)]),
    ("kl. ca 14", [("14:00", None)]),
    ("ca 13.00–15.00", [("13:00", "15:00")]),
    ("13.15 - 16.30", [("13:15", "16:30")]),
    ("10.30-ca kl. 12", [("10:30", "12:00")]),
    ("13:00 – 15:00", [("13:00", "15:00")]),
    ("kl. 13.00 - kl. 15.00", [("13:00", "15:00")]),
    ("från 10.00 till 12.00", [("10:00", "12:00")]),
    ("kl. 13.00\\-15.30", [("13:00", "15:30")]),
    ("kl. 22.00–01.30", [("22:00", "01:30")]),
    ("kl. 09:00 - 2024-05-24 kl. 12:00", [("09:00", None), ("12:00", None)]),
    ("Tid: 9–12", [("09:00", "12:00")]),
    ("**Tid:** 18.30", [("18:30", None)]),
    ("Tid: 8–9 maj 2023 kl 10.15", [("10:15", None)]),
    ("Tid: Dag 1 kl. 10.00–17.00, dag 2 kl. 08.30–15.00", [("10:00", "17:00"), ("08:30", "15:00")]),
    ("Anna öppnar mötet 18:32.", [("18:32", None)]),
    ("Samir, från 19:20", [("19:20", None)]),
    ("Start 18:30", [("18:30", None)]),
    ("tis 14/5 18.30", [("18:30", None)]),
    ("14 mars 2023, 9–12 i Norbo", [("09:00", "12:00")]),
    ("2023-05-23 08:41:09 CEST (+0200)", [("08:41", None)]),
    ("den 6 september 08.30-12.00", [("08:30", "12:00")]),
    ("kl 0900–1200", [("09:00", "12:00")]),
    ("kl 13,30", [("13:30", None)]),
    ("kl. 18 00–20 00", [("18:00", "20:00")]),
    ("kl. 2 e.m.", [("14:00", None)]),
    ("kl. 24.00", [("24:00", None)]),
]

NO_TIMES = [
    *NO_DATES,
    "12.15",
    "Tallåsen 13:14, 13:15 och 13:20",
    "Björkudden 1:22",
    "AFS 2001:1",
    "SFS 10:12",
    "cirkulär 23:11",
    "ändrad, 21:60",
    "kr. 1.842:35",
    "10.05–12.50 kronor",
    "avsnitt 4.10–4.12",
    "10.10.10.10",
    "24.05.2024",
    "12.03–15.03.2023",
    "en tid av 2–3 veckor",
    "för en tid av ett år",
    "under tiden 1–15 mars",
    "den 14–15 oktober",
    "Tid: 2–3 timmar",
    "punkterna 9–12",
    "Sidan 2–3",
    "årskurs 7–9",
    "5 mars 2–3 personer",
    "kl. 25.00",
    "ca 14 personer",
    "kvoten 10.37–12",
    "halterna 22.30–10.15",
    "14 mars 9–12 barn",
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_a_time_is_read_from_begin_to_end(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.begins, found.ends) for found in find_times(text)] == expected


@pytest.mark.parametrize("text", NO_TIMES)
@pytest.mark.parametrize("frame", ["{}", "Se {} och bilagan.", "| {} |"])
def test_what_only_looks_like_a_time_is_left_alone(text: str, frame: str) -> None:
    assert find_times(frame.format(text)) == []


@pytest.mark.parametrize(
    ("text", "expected", "marked"),
    [
        ("Storsalen, kl. 13.15–16.25.", "kl. 13.15–16.25", True),
        ("Tid: 9–12", "9–12", True),
        ("öppnades klockan 14.", "klockan 14", True),
        ("den 6 september 08.30-12.00 i Kalmar", "08.30-12.00", False),
    ],
)
def test_a_time_spans_its_kl_but_not_the_label(text: str, expected: str, marked: bool) -> None:
    (found,) = find_times(text)
    assert (text[found.start : found.stop], found.marked) == (expected, marked)


@given(st.times(), st.sampled_from(["kl. {:%H.%M}", "klockan {:%H:%M}", "Tid: {:%H.%M}", "mötet öppnades {:%H:%M}"]))
def test_every_minute_is_read_back(moment: time, form: str) -> None:
    assert [found.begins for found in find_times(form.format(moment))] == [f"{moment:%H:%M}"]


@given(st.text("0123456789OlI-–—/.,:;()§ \t\n\\adeklmnorstv", max_size=60))
def test_no_text_raises_and_matches_stand_in_order(text: str) -> None:
    for places in ([found[:2] for found in find_dates(text)], [found[:2] for found in find_times(text)]):
        assert all(0 <= start < stop <= len(text) for start, stop in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
