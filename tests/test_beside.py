"""Titles that stand beside their text are set above it; margins and tables are left alone."""

from protokoll_parser import parse

FRONT = (
    "Brottsförebyggande rådet\nMinnesanteckningar 2024-05-14\n\nDeltagare       Anna Berg\n                Bo Ek\n\n"
)
BESIDE = FRONT + (
    "  1. Inledning    Anna hälsar välkommen. Hon och Bo är nya i\n"
    "                  rådet sedan i våras.\n\n"
    "  2. Förra        Inga synpunkter på anteckningarna, som\n"
    "     mötet        godkänns.\n\n"
    "  3. Lägesbild    Bo redovisar brotten:\n"
    "                  - Tillgrepp 204\n"
    "                  - Bedrägeri 188\n\n"
    "  4. Nästa        2024-12-05 kl. 14.00\n"
    "     möte\n"
)


def test_a_title_beside_its_text_is_set_above_it() -> None:
    """Title and text are read apart, wherever the title wraps."""
    items = parse(BESIDE).items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Inledning"),
        ("2", "Förra mötet"),
        ("3", "Lägesbild"),
        ("4", "Nästa möte"),
    ]
    assert items[0].text == "Anna hälsar välkommen. Hon och Bo är nya i rådet sedan i våras."
    assert items[1].text == "Inga synpunkter på anteckningarna, som godkänns."
    assert "- Tillgrepp 204" in items[2].text


def test_what_stands_at_the_right_margin_is_no_text() -> None:
    """A registry number beside a title has nothing below it."""
    text = "Kommunstyrelsen\nProtokoll 2024-05-14\n\n" + "".join(
        f"§ {number} {title}          Dnr KS 2024/{number}\n\nBeslut\nPlanen antas.\n\n"
        for number, title in ((11, "Budget"), (12, "Avtal "), (13, "Taxor "))
    )
    assert [(item.title, item.reference) for item in parse(text).items] == [
        ("Budget", "KS 2024/11"),
        ("Avtal", "KS 2024/12"),
        ("Taxor", "KS 2024/13"),
    ]


def test_every_line_keeps_its_place() -> None:
    """What is set apart is found where it stood."""
    for item in parse(BESIDE).items:
        start, stop = item.span
        assert BESIDE[start:stop].lstrip().startswith(f"{item.number}.")
