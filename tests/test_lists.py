"""Documents, recipients and annexes are listed as the text lists them."""

import pytest

from helpers_item import item_text
from protokoll_parser import parse
from protokoll_parser.extractors.annexes import extract_attachments
from protokoll_parser.extractors.lists import extract_documents, extract_recipients

DOCUMENTS = [
    (
        "Beslutsunderlag\nTjänsteskrivelse, Karin Stolt, 2024-02-21\nBudget 2024",
        ["Tjänsteskrivelse, Karin Stolt, 2024-02-21", "Budget 2024"],
    ),
    ("Dokument:\n\n- PPT\n- Beslutsunderlag", ["PPT", "Beslutsunderlag"]),
    ("Handlingar\n1. Skrivelse 2024-01-01\n2. Förslag till policy", ["Skrivelse 2024-01-01", "Förslag till policy"]),
    ("Handlingar\nSkrivelse den 2 april 2024\nmed karta\nMotion", ["Skrivelse den 2 april 2024 med karta", "Motion"]),
    (
        "Handlingar\nTjänsteutlåtande daterat den 12 februari 2024, dnr\nKS 2024/12\nMotionen",
        ["Tjänsteutlåtande daterat den 12 februari 2024, dnr KS 2024/12", "Motionen"],
    ),
    (
        "Underlag: Missiv, Karin Stolt, 2024-02-21, Förslag till plan",
        ["Missiv, Karin Stolt, 2024-02-21", "Förslag till plan"],
    ),
    ("Underlag: Missiv 2024-01-02; Protokoll, MBL", ["Missiv 2024-01-02", "Protokoll, MBL"]),
    (
        "Underlag\nMissiv\nSocialnämndens yttrande 2023-11-22 § 104\nMotion",
        ["Missiv", "Socialnämndens yttrande 2023-11-22 § 104", "Motion"],
    ),
    (
        "Underlag\nSocialnämndens yttrande 2023-11-22\nKulturnämndens yttrande 2023-11-23",
        ["Socialnämndens yttrande 2023-11-22", "Kulturnämndens yttrande 2023-11-23"],
    ),
    ("Underlag\nMissiv\nFörslag till yttrande\n\nBeslut\nBifall.", ["Missiv", "Förslag till yttrande"]),
    ("Underlag\nMissiv\n\nAnna Berg redogör för ärendet.", ["Missiv"]),
    ("Underlag\nMissiv\n\nBakgrund\nKommunen växer.", ["Missiv"]),
    ("Underlag: -", []),
    ("Handlingar\nInga", []),
    ("Handlingarna 2024 lästes av alla.", []),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents_are_the_entries_under_their_label(text: str, expected: list[str]) -> None:
    assert list(extract_documents(item_text(text))) == expected


RECIPIENTS = [
    ("Beslutet skickas till\nSocialnämnden\nRegionen", ["Socialnämnden", "Regionen"]),
    ("Skickas till: Socialnämnden, ekonomiavdelningen och akten", ["Socialnämnden", "ekonomiavdelningen", "akten"]),
    (
        "Beslutet skickas till\n\nNordåkeri AB, mark- och exploateringsenheten",
        ["Nordåkeri AB", "mark- och exploateringsenheten"],
    ),
    ("Beslut lämnas för kännedom till: Samhällsnämnden", ["Samhällsnämnden"]),
    ("Utdraget ska skickas vidare till\n- Revisorerna\n- Kansliet", ["Revisorerna", "Kansliet"]),
    ("Skickas till\nByggenheten\n\nRätt utdraget intygar:\nTove Grip\nNämndsekreterare", ["Byggenheten"]),
    ("Skickas till\nByggenheten\n\nUtdraget bestyrks 2024-03-04\n\nTove Grip", ["Byggenheten"]),
    ("Utdrag till\nPSVO och Rådet\nKansliet", ["PSVO och Rådet", "Kansliet"]),
    ("Skickas till\nLänsrådet\nFolkhälsoenheten, Region Nord", ["Länsrådet", "Folkhälsoenheten, Region Nord"]),
    ("Skickas till\nAnna Berg, ekonomichef", ["Anna Berg, ekonomichef"]),
    ("Protokollet skickas till\n\n- Föredragande\n\nGruppen Att åldras", ["Föredragande", "Gruppen Att åldras"]),
    ("Delges\nSökanden (delges)\nÄgaren till Ås 3:13", ["Sökanden (delges)", "Ägaren till Ås 3:13"]),
    ("Protokollsutdrag skickas till kommunstyrelsen och akten.", ["kommunstyrelsen", "akten"]),
    ("Beslutet expedieras till Skatteverket.", ["Skatteverket"]),
    ("Skickas till\nSökanden\nByggnadsnämnden            2024-05-16", ["Sökanden"]),
    ("Kopia till:\tKS\n\tBUN", ["KS", "BUN"]),
    ("Förslaget skickas till nämnderna på remiss.", []),
]


@pytest.mark.parametrize(("text", "expected"), RECIPIENTS)
def test_recipients_are_the_entries_under_their_label(text: str, expected: list[str]) -> None:
    assert list(extract_recipients(item_text(text))) == expected


ANNEXES = [
    ("Planen antas, bilaga 1. Se även Bilaga 1 och bildspel 2.", ["bilaga 1", "bildspel 2"]),
    ("Föredragande: Anna Berg\nBilaga: Bilaga 3", ["Bilaga 3"]),
    ("Bilaga: 3", ["Bilaga 3"]),
    ("Bilagorna 1–3 och bilaga 5 och 6 bifogas.", ["Bilaga 1", "Bilaga 2", "Bilaga 3", "bilaga 5", "bilaga 6"]),
    ("Enligt bilaga A, se bil. 4.", ["bilaga A", "bil. 4"]),
    ("Presentationen bifogas. Bilaga till protokollet. Bilaga 2024-01-02.", []),
    ("Enligt bilaga 1 till miljöprövningsförordningen. Mobil 070 och 3 bilar.", []),
]


@pytest.mark.parametrize(("text", "expected"), ANNEXES)
def test_annexes_are_those_with_a_number_each_once(text: str, expected: list[str]) -> None:
    assert list(extract_attachments(item_text(text))) == expected


def test_an_annex_named_in_the_heading_counts() -> None:
    assert extract_attachments(item_text("Information.", title="Fakta om länet, Bildspel 2")) == ("Bildspel 2",)


ATTESTATIONS = ["Utdraget bestyrks", "Utdragsbestyrkande", "Rätt utdraget intygar:"]
EXTRACT = (
    "PROTOKOLLSUTDRAG\nByggnadsnämnden\n2024-05-14\n\n§ 88 Lov för brygga\n\nNämnden beslutar att bevilja lovet.\n\n"
    "Skickas till\nSökanden\nHamnen i Lillvik AB\n\n{}\nTove Grip\nKommunsekreterare\n"
)


@pytest.mark.parametrize("attestation", ATTESTATIONS)
def test_who_certifies_an_extract_does_not_receive_it(attestation: str) -> None:
    """The certification stands below the only item, with a name and an office; an extract is minutes."""
    record = parse(EXTRACT.format(attestation))
    assert record.document_type == "minutes"
    assert record.items[0].recipients == ["Sökanden", "Hamnen i Lillvik AB"]


def test_who_certifies_an_extract_did_not_keep_the_minutes() -> None:
    """The office below the name is that of someone at the town hall, not of the meeting."""
    assert parse(EXTRACT.format("Utdraget bestyrks")).officers == []
