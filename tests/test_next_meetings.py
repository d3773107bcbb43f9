"""Which coming meetings a text announces, and with which notes."""

import pytest

from helpers_front import front_of, items_of
from protokoll_parser import parse
from protokoll_parser.extractors.meeting.next_meetings import read_next_meetings

Items = tuple[tuple[str | None, str], ...]

ANNOUNCED: list[tuple[Items, str, list[str]]] = [
    ((("Nästa möte", "Vi ses 12 april. Mötet den 14 maj är inställt."),), "2024-03-05", ["2024-04-12"]),
    ((("Nästa möte", "Mötet den 14 maj flyttas till den 21 maj."),), "2024-03-05", ["2024-05-21"]),
    ((("Nästa möte", "12 april kl 9-11, Teams."),), "2024-03-05", ["2024-04-12"]),
    ((("Nästa samm.", "Torsdagen den 4 april kl 19 hos Bo."),), "2024-03-05", ["2024-04-04"]),
    (
        (
            ("Övrigt", "Inget."),
            ("Nästa styrelsemöte", "Nästa styrelsemöte äger rum den 4 juni kl 18."),
        ),
        "2024-03-05",
        ["2024-06-04"],
    ),
    ((("Kommande möten", "3/4, 8/5 och 12/6"),), "2024-03-05", ["2024-04-03", "2024-05-08", "2024-06-12"]),
    (
        (("Mötestider våren 2025", "14 februari\n13 mars\n17 april (heldag)"),),
        "2024-12-05",
        ["2025-02-14", "2025-03-13", "2025-04-17"],
    ),
    (
        (
            (
                "Avslutning",
                "Ordföranden tackar och avslutar mötet.\nNästa sammanträde: fredagen den 6 september kl. 09.00 i Växjö",
            ),
        ),
        "2024-06-05",
        ["2024-09-06"],
    ),
    (
        (("Höstens möten", "5 september (fysiskt), 10 oktober (Teams), 14–15 november (internat)"),),
        "2024-06-05",
        ["2024-09-05", "2024-10-10", "2024-11-14"],
    ),
    (
        (
            ("Föregående protokoll", "Protokollet från den 5 maj gicks igenom."),
            ("Information", "Utbildningen hålls den 7 september."),
        ),
        "2024-06-05",
        [],
    ),
    ((("Beslut om remiss", "Svar ska lämnas senast den 7 september till nästa möte."),), "2024-06-05", []),
    (
        (("Nästa möte", "Nästa möte blir tisdag 14 januari kl. 13–15. Handlingar skickas ut senast 7 januari."),),
        "2024-12-05",
        ["2025-01-14"],
    ),
    ((("Mötets avslutande", "Vi ses igen den 22 augusti."),), "2024-06-05", ["2024-08-22"]),
    (
        (
            (
                "Avslut och nästa möte",
                "Anna tackade för dagen. Nästa gång vi ses är torsdagen den 19 september 2024, kl 9-12 i Alvesta.",
            ),
        ),
        "2024-06-05",
        ["2024-09-19"],
    ),
    ((("NÄSTA MÖTE", "Tor 19/9 kl 13-16"),), "2024-06-05", ["2024-09-19"]),
    ((("Nästa AU", "240919 kl 8.30 och 241014 kl 8.30"),), "2024-06-05", ["2024-09-19", "2024-10-14"]),
    ((("HÖSTENS TRÄFFAR", "Tor 19/9, digitalt\nOns 9/10"),), "2024-06-05", ["2024-09-19", "2024-10-09"]),
    (
        (("Laget runt", "Alvesta: inget nytt.\n\nTräffar läsåret 2024/25\n6 oktober 2024, Växjö\n24 november 2024"),),
        "2024-06-05",
        ["2024-10-06", "2024-11-24"],
    ),
    ((("Övrigt", "Nästa APT: torsdag 19 september kl. 13.00"),), "2024-06-05", ["2024-09-19"]),
    ((("Övrigt", "Nästa utskott:  19 september 2024"),), "2024-06-05", ["2024-09-19"]),
    ((("Avslut", "Medlemsmöte hålls den 9 oktober 2024."),), "2024-06-05", ["2024-10-09"]),
    ((("Arbetsmiljö", "Nästa skyddsrond: 4 juli kl 07:00."),), "2024-06-05", []),
    ((("Nästa möte", "Datum: 2024-09-19\nTid: 9-12\nPlats: Alvesta"),), "2024-06-05", ["2024-09-19"]),
    (
        (
            (
                "Sammanträdesplan 2025",
                "Nämnden beslutar\natt fastställa följande dagar för 2025:\n28 januari\n25 februari\n25 mars",
            ),
        ),
        "2024-11-05",
        ["2025-01-28", "2025-02-25", "2025-03-25"],
    ),
    (
        (
            (
                "Kommande möten",
                "Onsdag 4/9 kl. 13–15, digitalt\nOnsdag 2/10 kl. 13–15, Region Halland\nOnsdag 4/12 kl. 13–15",
            ),
        ),
        "2024-06-05",
        ["2024-09-04", "2024-10-02", "2024-12-04"],
    ),
    ((("Nästa möte", "2024-10-01 – 2024-10-02, Ystad"),), "2024-06-05", ["2024-10-01"]),
    ((("Rapport", "Vid nästa möte den 3 oktober presenteras rapporten av Bo Ek."),), "2024-06-05", ["2024-10-03"]),
    (
        (("Kommande möten", "Torsdag den 12 september\nTorsdag den 7 november\n"),),
        "2024-06-05",
        ["2024-09-12", "2024-11-07"],
    ),
    ((("Ekonomi", "Resultatet för kommande period redovisas den 3 oktober."),), "2024-06-05", []),
    (
        (("Nästa möte och avslut", "Nästa möte är inplanerat till den 17 oktober kl 10 via Teams, kallelse kommer."),),
        "2024-06-05",
        ["2024-10-17"],
    ),
    ((("Övriga frågor", "Årsstämman hålls den 15 maj 2025 klockan 18.00."),), "2025-02-05", ["2025-05-15"]),
]
"""Items, the date of this meeting; the dates announced."""


@pytest.mark.parametrize(("items", "date", "wanted"), ANNOUNCED)
def test_coming_meetings_are_found_in_items_lists_and_sentences(items: Items, date: str, wanted: list[str]) -> None:
    found = read_next_meetings(items_of(*items), front_of(""), date)
    assert [each["date"] for each in found.values] == wanted


@pytest.mark.parametrize(
    ("text", "end_date", "note"),
    [
        ("Torsdag 17 oktober 2024 kl. 18:30 i Jitsi.", None, "kl. 18:30 i Jitsi"),
        ("16–17 oktober, internat", "2024-10-17", "internat"),
        ("17 oktober (heldag i Ekby)", None, "heldag i Ekby"),
        ("17 oktober\tkl. 8.30-11.30\tFagersjö", None, "kl. 8.30-11.30 Fagersjö"),
        ("Tis 17/10 kl 18.30 i lokalen. Mehmet tar med fika.", None, "kl 18.30 i lokalen"),
    ],
)
def test_what_stands_behind_the_date_is_its_note(text: str, end_date: str | None, note: str | None) -> None:
    found = read_next_meetings(items_of(("Nästa möte", text)), front_of(""), "2024-06-05")
    assert (found.values[0]["end_date"], found.values[0]["note"]) == (end_date, note)


def test_an_inferred_year_is_remarked_on_and_a_stated_one_is_not() -> None:
    inferred = read_next_meetings(items_of(("Nästa möte", "17 januari kl. 9")), front_of(""), "2024-06-05")
    stated = read_next_meetings(items_of(("Nästa möte", "17 januari 2025 kl. 9")), front_of(""), "2024-06-05")
    assert inferred.values[0]["date"] == stated.values[0]["date"] == "2025-01-17"
    assert [each.code for each in inferred.diagnostics] == ["inferred-year"]
    assert stated.diagnostics == ()


def test_years_may_stand_as_headings_between_the_dates() -> None:
    items = items_of(("Kommande möten", ""), ("Återstående 2025", "21 november"), ("2026", "30 januari\n13 mars"))
    found = read_next_meetings(items, front_of(""), "2025-09-23")
    assert [each["date"] for each in found.values] == ["2025-11-21", "2026-01-30", "2026-03-13"]


def test_the_day_to_which_a_negotiation_is_adjourned_counts_where_no_other_is_announced() -> None:
    adjourned = ("Tid", "Frågan sköts upp till den 27 februari kl. 10.00.")
    alone = read_next_meetings(items_of(adjourned), front_of(""), "2024-02-13")
    beside = read_next_meetings(items_of(adjourned, ("Nästa möte", "5 mars")), front_of(""), "2024-02-13")
    assert [each["date"] for each in alone.values] == ["2024-02-27"]
    assert [each["date"] for each in beside.values] == ["2024-03-05"]


def test_a_date_announced_twice_is_one_meeting_with_the_fuller_note() -> None:
    items = items_of(("Rapport", "Tas upp vid nästa möte den 3 oktober."), ("Nästa möte", "3 oktober kl. 9 i Ekby"))
    found = read_next_meetings(items, front_of(""), "2024-06-05")
    assert [(each["date"], each["note"]) for each in found.values] == [("2024-10-03", "kl. 9 i Ekby")]


def test_spans_cover_the_date_as_written() -> None:
    text = "Nästa möte är torsdagen den 3 oktober 2024 kl. 9."
    found = read_next_meetings(items_of(("Övrigt", text)), front_of(""), "2024-06-05")
    assert text[slice(*found.values[0]["span"])] == "torsdagen den 3 oktober 2024"


def test_a_label_of_the_first_page_may_announce_the_next_meeting() -> None:
    """A row of the form says it; a reference to the last meeting does not."""
    front = front_of(
        "| Plats | Teams |\n|---|---|\n| Nästa möte | 2024-11-21, kl. 13 i Boda |\n| Förra mötet | 2024-12-01 |\n"
    )
    found = read_next_meetings(items_of(("Övrigt", "Inget.")), front, "2024-10-03")
    assert [value["date"] for value in found.values] == ["2024-11-21"]


def test_a_table_of_coming_meetings_stands_in_the_last_item() -> None:
    """Its head, `Möte | Datum`, opens no form behind the items."""
    text = (
        "Gruppen\nMinnesanteckningar 2024-03-08\n\n## 1 Uppdrag\n\nUppdraget gicks igenom.\n\n## 2 Kommande möten\n\n"
        "| Möte | Datum | Tid |\n|---|---|---|\n| Gruppen | 26 april | 13.00 |\n| Gruppen | 14 juni | 13.00 |\n"
    )
    assert [each.date for each in parse(text).next_meetings] == ["2024-04-26", "2024-06-14"]
