"""Titles that run into the text behind them."""

from helpers_text import outline_of, titles

FRONT = "Styrelsen\nProtokoll 2024-05-14\n\n"


def test_a_title_that_runs_into_a_paragraph_of_its_own_may_be_longer() -> None:
    """What stands free is no entry of a list."""
    text = FRONT + (
        "1. Öppnande\nAlla hälsades.\n\n2. Övrigt\n\na) Vaccin. Bo Ek informerade om läget.\n\n"
        "b) Skrivelse från hamnrådet om nya avgifter för båtar. Skrivelsen lämnades\nvidare.\n"
    )
    assert titles(outline_of(text).sections)[2:] == [
        ("a", "Vaccin"), ("b", "Skrivelse från hamnrådet om nya avgifter för båtar"),
    ]  # fmt: skip
