"""Page furniture is told from text by its wording, or by returning where pages end."""

import pytest

from helpers_text import kinds_of
from protokoll_parser.classifying.classify import Kind

FURNITURE = [
    "Sida 2 (8)", "Sid 3 av 7", "Blad   4", "Blad nr 2", "1(40)", "- 2 -", "Justerandes sign          Utdragsbestyrkande", "Justerande s sign   ff. H",
    "Transaktion 09222115557493820174", "Signerat HL, BK, AT", "........................", "Till toppen", "1 av 2", "Sign.",
    "Storköpings kommun     PROTOKOLL      Sida 3 (9)",
]  # fmt: skip
TEXT = [
    "§ 45 Val av justerare", "Beslut", "Ola Nordqvist (M)", "1. Syfte och målgrupp", "Röstlängden finns på sida 3", "Budget 2024", "12 november", "3 av 5 ledamöter",
    "Medlemmar: 23 fastigheter enligt listan på sida 3",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known_by_its_wording(line: str) -> None:
    """A page number, a signature strip or a page header is no text of the protocol."""
    assert kinds_of(line) == [Kind.FURNITURE]


@pytest.mark.parametrize("line", TEXT)
def test_text_is_not_taken_for_furniture(line: str) -> None:
    """Headings, labels, names and dates stay text."""
    assert kinds_of(line) == [Kind.TEXT]


def test_numbers_alone_that_count_the_pages_are_furniture() -> None:
    """One of them parts a sentence, so none of them is an item."""
    text = (
        "Styrelsen gick igenom de\n\n1\n\nansökningar som hade kommit.\n\nDe bifölls.\n\n2\n\nMötet avslutades.\n\n3\n"
    )
    assert [kind for kind in kinds_of(text) if kind is not Kind.BLANK] == [
        Kind.TEXT, Kind.FURNITURE, Kind.TEXT, Kind.TEXT, Kind.FURNITURE, Kind.TEXT, Kind.FURNITURE,
    ]  # fmt: skip


def test_numbers_alone_above_titles_are_text() -> None:
    """They part no sentence: what follows begins with a capital."""
    assert Kind.FURNITURE not in kinds_of("1\n\nÖppnande\n\nAlla hälsades välkomna.\n\n2\n\nBudget\n\nDen antogs.\n")


def test_a_header_that_returns_beside_page_numbers_is_furniture() -> None:
    """Lines that stand by the page number on every page belong to the page."""
    page = "Exempelnämnden\n2024-03-12\nSida {} (3)\n\nText om ärende {}.\n\n"
    kinds = kinds_of("".join(page.format(number, number) for number in (1, 2, 3)))
    assert [kind for kind in kinds if kind is not Kind.BLANK] == [
        Kind.FURNITURE,
        Kind.FURNITURE,
        Kind.FURNITURE,
        Kind.TEXT,
    ] * 3


def test_labels_that_return_are_not_furniture() -> None:
    """Beslutsunderlag returns under every item and stays a label."""
    text = "§ {0} Ärende\n\nBeslut\nDet godkänns.\n\nBeslutsunderlag\nPPT\n\nSkickas till\nNämnden\n\n"
    assert Kind.FURNITURE not in kinds_of("".join(text.format(number) for number in range(1, 6)))


def test_a_block_that_returns_word_for_word_is_furniture_without_page_numbers() -> None:
    """Three lines that come back three times are a page header, even in the middle of a sentence."""
    block = "Samrådet för länet\n\nAvdelning\nUtveckling\n\n"
    text = f"Början av {block}".join(f"sats {word} och mer\n" for word in ("ett", "två", "tre", "fyra")) + block
    assert kinds_of(block + text).count(Kind.FURNITURE) >= 9


def test_last_recipients_of_two_pages_are_no_footer() -> None:
    """What stands above the footer on two pages of nine is text."""
    pages = [
        f"§ {number} Ärende\n\nSkickas till\n{'Bolaget AB' if number in (3, 6) else f'Nämnd {chr(64 + number)}'}\n\nSida {number} (9)\n\n"
        for number in range(1, 10)
    ]
    assert "Bolaget AB" not in [
        line
        for line, kind in zip("".join(pages).split("\n"), kinds_of("".join(pages)), strict=False)
        if kind is Kind.FURNITURE
    ]


def test_the_number_of_an_item_alone_is_no_page_header() -> None:
    """`KSAU § 90` returns below page numbers, each time with another number."""
    text = "".join(f"Sida {page} av 4\nKSAU § {page}\nVal\nBeslut\nBo Ek väljs.\n\n" for page in range(1, 5))
    kinds = kinds_of(text)
    assert [kinds[place] for place, line in enumerate(text.splitlines()) if "§" in line] == [Kind.TEXT] * 4


def test_a_page_number_of_more_digits_makes_no_other_header() -> None:
    """The header of page 10 is that of page 9."""
    text = "".join(
        f"EKBY KOMMUN Protokoll {page} (11)\n\nKulturnämnden\n\nAnna berättar om sak {'abcdefghijk'[page - 1]}.\n\n"
        for page in range(1, 12)
    )
    kinds = kinds_of(text)
    assert [kinds[place] for place, line in enumerate(text.splitlines()) if "EKBY" in line] == [Kind.FURNITURE] * 11
