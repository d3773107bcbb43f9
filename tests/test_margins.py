"""Titles in the left margin are read as the titles of the paragraphs beside them."""

import pytest

from protokoll_parser import parse

FRONT = (
    "LERBO BYGDEGÅRDSFÖRENING\n\nProtokoll fört vid styrelsemöte den 4 mars 1981\n\nNärvarande: Anna Berg, Bo Ek\n\n"
)
BEHIND = FRONT + (
    "Öppnande   § 1\n           Ordf. öppnade mötet och hälsade alla väl-\n           komna.\n\n"
    "Förra      § 2\nmötet      Protokollet upplästes och godkändes.\n\n"
    "Verksam-   § 3\nhetsbe-    Bo Ek föredrog berättelsen, som\nrättelse   godkändes.\n\n"
    "           § 4\n           Ordf. avslutade mötet.\n"
)
ABOVE = FRONT + (
    "§ 1          Ordf. öppnade mötet och hälsade alla\nÖppnande     välkomna.\n\n"
    "§ 2          Protokollet upplästes och godkändes.\nFörra\nmötet\n\n"
    "§ 3          Bo Ek föredrog berättelsen, som\nVerksam-     godkändes.\nhetsbe-\nrättelse\n\n"
    "§ 4          Ordf. avslutade mötet.\n"
)


@pytest.mark.parametrize("text", [BEHIND, ABOVE])
def test_a_title_may_stand_in_the_margin(text: str) -> None:
    """It stands before its number or below it, over several lines, and not every paragraph has one."""
    items = parse(text).items
    assert [(item.label, item.title) for item in items] == [
        ("§ 1", "Öppnande"), ("§ 2", "Förra mötet"), ("§ 3", "Verksamhetsberättelse"), ("§ 4", None),
    ]  # fmt: skip
    assert items[1].text == "Protokollet upplästes och godkändes."
    assert items[2].text == "Bo Ek föredrog berättelsen, som godkändes."


@pytest.mark.parametrize("text", [BEHIND, ABOVE])
def test_every_title_keeps_its_place(text: str) -> None:
    """What is set below its number is found where it stood, from its first letter to its last."""
    for item in parse(text).items[:2]:
        start, stop = item.span
        assert all(word in text[start:stop] for word in (item.title or "").split())


def test_labels_in_the_margin_are_no_titles() -> None:
    """They return in every paragraph, and the title stands beside the number."""
    text = "Kommunstyrelsen\nProtokoll 2024-05-14\n\n" + "".join(
        f"§ {number}         {title}\n\nBeslut       Kommunstyrelsen antar planen.\n\nSkickas till Ekonomikontoret\n\n"
        for number, title in ((11, "Budget"), (12, "Avtal"), (13, "Taxor"))
    )
    assert [item.title for item in parse(text).items] == ["Budget", "Avtal", "Taxor"]


def test_words_that_are_spread_out_are_read_as_words() -> None:
    """A heading at the right margin, clauses; abbreviations and rows of parties stay as they are."""
    text = (
        "Länsnämnden i Boda        P R O T O K O L L\n                          1979-10-16\n\n"
        "§ 1   Taxan\n\n      Nämnden beslöt\n\n      a t t   anta taxan t o m maj, samt\n\n"
        "      a t t   uppdraga åt Bo Ek att underrätta S M C L V\n\n§ 2   Slut\n\n      Mötet avslutades.\n"
    )
    record = parse(text)
    assert record.title == "PROTOKOLL"
    assert [point.text for point in record.items[0].decisions[0].points] == [
        "att anta taxan t o m maj",
        "att uppdraga åt Bo Ek att underrätta S M C L V",
    ]
