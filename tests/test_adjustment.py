"""When, where and how the protocol was adjusted, and the notice of it."""

import pytest

from helpers_front import front_of, items_of
from protokoll_parser import parse
from protokoll_parser.extractors.meeting.adjustment import read_adjustment
from protokoll_parser.extractors.meeting.notice import read_notice

Items = tuple[tuple[str | None, str], ...]
Wanted = tuple[str | None, ...] | None

ADJUSTMENTS: list[tuple[str, str, Items, Wanted]] = [
    (
        "Justerare    ________________\nBo Ek\n\nProtokollet är justerat 2024-03-12 och anslaget 2024-03-13.",
        "",
        (),
        ("2024-03-12", None, None, "signature"),
    ),
    ("Justeringens plats och tid    Digital justering, 2024-05-21", "", (), ("2024-05-21", None, None, "digital")),
    (
        "Justeringsdatum: 2024-03-12\n\nUnderskrifter\nSekreterare\nBo Ek",
        "",
        (),
        ("2024-03-12", None, None, "signature"),
    ),
    (
        "Justering: Stadshuset, plan 3, torsdag 14 mars kl 16.00\nUnderskrifter",
        "",
        (),
        ("2024-03-14", "16:00", "Stadshuset, plan 3", "signature"),
    ),
    ("Protokollet justerat:\n2024-03-12 (digitalt)", "", (), ("2024-03-12", None, None, "digital")),
    ("Justering: Omedelbar justering", "", (), (None, None, None, "immediate")),
    ("Protokollet justerat:\n2024-03-14 (digitalt)", "", (), ("2024-03-14", None, None, "digital")),
    (
        "Närvarande: Anna Berg",
        "",
        (("Avslut", "Protokollet förklaras omedelbart justerat."),),
        (None, None, None, "immediate"),
    ),
    ("Närvarande: Anna Berg", "", (("Motion", "Paragrafen förklaras omedelbart justerad."),), None),
    (
        "Närvarande: Anna Berg",
        "Vid protokollet\n\n_________________\nBo Ek\n\nJusteras\n\n_______________\nAnna Berg",
        (),
        (None, None, None, "signature"),
    ),
    (
        "Plats och tid för justering: Kommunkontoret, måndagen den 18 mars 2024 kl. 13.00\nUnderskrifter",
        "",
        (),
        ("2024-03-18", "13:00", "Kommunkontoret", "signature"),
    ),
    (
        "Justeringens tid och plats\n2024-03-18, Kommunkontoret i Byn\nUnderskrifter",
        "",
        (),
        ("2024-03-18", None, "Kommunkontoret i Byn", "signature"),
    ),
    ("Tid för justering: Elektronisk underskrift 2024-03-18", "", (), ("2024-03-18", None, None, "digital")),
    (
        "Närvarande: Anna Berg",
        "Protokollet är justerat 2024-03-20\n\nVid protokollet\nBo Ek\n\nJusteras\nAnna Berg",
        (),
        ("2024-03-20", None, None, "signature"),
    ),
    (
        "Närvarande: Anna Berg",
        "Detta dokument är elektroniskt undertecknat\nAnna Berg 2024-03-19 10:12\nBo Ek 2024-03-21 08:03",
        (),
        ("2024-03-21", None, None, "digital"),
    ),
    (
        "Justering: Protokollet justeras digitalt via e-signering senast 8 april",
        "",
        (),
        ("2024-04-08", None, None, "digital"),
    ),
    (
        "Närvarande: Anna Berg",
        "Signerat med Mobilt BankID\nAnna Berg\nDatum: 2024-03-19 10:12:01",
        (),
        ("2024-03-19", None, None, "digital"),
    ),
    ("Närvarande: Anna Berg\nAntecknar: Bo Ek", "", (), None),
    ("Närvarande: Anna Berg\nAntecknar: Bo Ek ______", "", (), None),
    ("Justeringens tid:\nDirektjusteras", "", (), (None, None, None, "immediate")),
    ("Närvarande: Anna Berg\n\nProtokollet är justerat. Anslag sattes upp 2024-03-20.", "", (), None),
    ("Närvarande: Anna Berg\n\nProtokollet är justerat och anslaget 2024-03-20.", "", (), None),
    (
        "Sekreterare\t__________\n\tBo Ek\n\nJusterare\t__________\n\tCia Dahl\n\n"
        "Protokollet är justerat 2024-03-19 och anslaget 2024-03-20.",
        "",
        (),
        ("2024-03-19", None, None, "signature"),
    ),
    (
        "Underskrifter\nSekreterare\nBo Ek\nJusterare\nCia Dahl",
        "",
        (
            (
                "Val av justerare",
                "Cia Dahl utses att justera. Justeringen sker på kommunkansliet den 22 mars 2024 kl. 10.00.",
            ),
        ),
        ("2024-03-22", "10:00", None, "signature"),
    ),
    (
        "Justeringstid: Den 5 juni 2024 kl 08.00, Rådhuset\nUnderskrifter:",
        "",
        (),
        ("2024-06-05", "08:00", "Rådhuset", "signature"),
    ),
]
"""First page, last page, items; date, time, place and method."""

NOTICES: list[tuple[str, str, Items, Wanted]] = [
    (
        "Anslag\nAnslagsdatum: 2024-03-13\nAnslaget tas ned: 2024-04-04\nFörvaringsplats: Kommunarkivet",
        "",
        (),
        ("2024-03-13", "2024-04-04", "Kommunarkivet"),
    ),
    (
        "Närvarande: Anna",
        "Bevis om anslag\nProtokollet är anslaget på kommunens anslagstavla under tiden 2024-03-13 – 2024-04-04.",
        (),
        ("2024-03-13", "2024-04-04", None),
    ),
    (
        "Närvarande: Anna",
        (
            "Justeringen har anslagits på regionens digitala anslagstavla den 13 mars 2024. "
            "Anslaget tas ner den 4 april 2024. Protokollet förvaras på regionkansliet."
        ),
        (),
        ("2024-03-13", "2024-04-04", "regionkansliet"),
    ),
    (
        (
            "Bevis\nDatum för anslagets uppsättande     2024-03-13     Datum för anslagets nedtagande    2024-04-04\n"
            "Förvaringsplats för protokollet     Kansliet"
        ),
        "",
        (),
        ("2024-03-13", "2024-04-04", "Kansliet"),
    ),
    (
        "ANSLAG\nAnslaget publiceras: 13 mars 2024\nAnslaget avpubliceras: 4 april 2024",
        "",
        (),
        ("2024-03-13", "2024-04-04", None),
    ),
    ("Närvarande: Anna Berg", "", (), None),
    (
        (
            "Närvarande: Anna\n\nProtokollet är justerat 2024-03-12 och anslaget på klubbens tavla 2024-03-13. "
            "Anslaget tas ner 2024-04-04. Protokollet förvaras på kansliet."
        ),
        "",
        (),
        ("2024-03-13", "2024-04-04", "kansliet"),
    ),
    (
        (
            "Bevis\nUppsätts senast den: 2024-03-13\nNedtas tidigast den\n2024-04-04\n\n"
            "Protokollet förvaras vid\n\nKansliet"
        ),
        "",
        (),
        ("2024-03-13", "2024-04-04", "Kansliet"),
    ),
    (
        (
            "Tillkännagivande av protokollsjustering\n"
            "Justeringen av protokollet har tillkännagivits på anslagstavlan 2024-03-13\nOrgan: Kommunstyrelsen"
        ),
        "",
        (),
        ("2024-03-13", None, None),
    ),
    (
        (
            "Anslag/bevis\nProtokollet är justerat. Justeringen har tillkännagivits genom anslag.\n"
            "Organ\nSocialnämnden\nSammanträdesdatum\n2024-03-05\n"
            "Datum då anslaget sätts upp\n2024-03-13\nDatum då anslaget tas ned\n2024-04-04\n"
            "Förvaringsplats för protokollet\nSocialkontoret\n"
        ),
        "",
        (),
        ("2024-03-13", "2024-04-04", "Socialkontoret"),
    ),
]
"""First page, last page, items; posted, removed and storage."""


@pytest.mark.parametrize(("first", "last", "items", "wanted"), ADJUSTMENTS)
def test_an_adjustment_is_read_from_form_signatures_and_items(
    first: str, last: str, items: Items, wanted: Wanted
) -> None:
    found = read_adjustment(front_of(first, last), items_of(*items), 2024)
    assert (tuple(found.values()) if found else None) == wanted


@pytest.mark.parametrize(("first", "last", "items", "wanted"), NOTICES)
def test_a_notice_is_read_from_labels_and_sentences(first: str, last: str, items: Items, wanted: Wanted) -> None:
    found = read_notice(front_of(first, last), 2024, items_of(*items))
    assert (tuple(found.values()) if found else None) == wanted


def test_a_digital_notice_board_is_no_digital_adjustment() -> None:
    notice = "Underskrifter\nBevis om anslag\nJusteringen har tillkännagivits på kommunens digitala anslagstavla."
    found = read_adjustment(front_of(notice), (), 2024)
    assert found
    assert found["method"] == "signature"


def test_the_last_item_may_tell_of_the_notice() -> None:
    items = items_of(("Avslutning", "Protokollet anslås på föreningens anslagstavla den 3 juni 2023."))
    found = read_notice(front_of("Plats: Eken"), 2023, items)
    assert found
    assert found["posted"] == "2023-06-03"


SIGNATURES = [
    # the last page, date, method
    ("Justerat via Visma Addo\nAnna Berg 2022-12-01\nBo Ek 2022-12-05", "2022-12-05"),
    (
        "Protokollet är elektroniskt underskrivet av\nAnna Berg, ordförande (2022-12-02)\n\nSenast uppdaterad: 2023-01-09",
        "2022-12-02",
    ),
    ("Justerat via e-post 2022-12-05, Bo Ek", "2022-12-05"),
    ("Anna Berg       Bo Ek\nsekreterare     justerare\n\nProtokollet justerat digitalt 2022-12-05", "2022-12-05"),
]


@pytest.mark.parametrize(("last", "date"), SIGNATURES)
def test_the_day_of_a_digital_adjustment_is_that_of_the_last_signature(last: str, date: str) -> None:
    """The signatures follow the line that says that the protocol is signed electronically; what else is dated does not count."""
    text = (
        f"Styrelsen\nProtokoll 2022-11-20\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet avslutades.\n\n{last}\n"
    )
    adjustment = parse(text).adjustment
    assert adjustment
    assert (adjustment.date, adjustment.method) == (date, "digital")


@pytest.mark.parametrize(
    "line",
    [
        "Anslaget på anslagstavlan 2022-06-17 – 2022-07-09.",
        "Anslaget på anslagstavlan 17 juni 2022. Tas bort 9 juli 2022.",
        "Justerat 2022-06-15. Anslaget 2022-06-17. Nedtas 2022-07-09.",
        "Protokollet är justerat 2022-06-15 och anslaget hos kommunen 2022-06-17. Anslaget tas ner 2022-07-09.",
        "Anslaget upp: 2022-06-17          Anslaget ned: 2022-07-09",
        "Anslagstid:\n2022-06-17 – 2022-07-09",
    ],
)
def test_a_sentence_of_the_first_page_may_tell_of_the_notice(line: str) -> None:
    notice = read_notice(front_of(f"Sekreterare  Bo Ek\n\n{line}"), 2022)
    assert notice
    assert (notice["posted"], notice["removed"]) == ("2022-06-17", "2022-07-09")


def test_the_days_of_digital_signatures_may_stand_below_the_names() -> None:
    """In columns; the last one counts."""
    back = "Justeras digitalt\n\nAnna Berg\tBo Ek\nOrdförande\tVision\n2021-04-29\t2021-04-28\n"
    found = read_adjustment(front_of("Protokoll 2021-04-22", back), (), 2021)
    assert found is not None
    assert (found["method"], found["date"]) == ("digital", "2021-04-29")
