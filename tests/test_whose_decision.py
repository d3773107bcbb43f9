"""Whose decision a sentence tells: this meeting's, another group's, or that of the one who answers for it."""

from protokoll_parser.extractors.decisions.decisions import extract_decisions
from protokoll_parser.outline.blocks import item_text, line_width
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.source import Source
from protokoll_parser.structure import Context, ItemText
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()
PEOPLE = tuple({"name": name} for name in ("Anna Berg", "Bo Ek"))


def points(text: str, body: str = "Styrelsen", title: str | None = None) -> list[tuple[str, str]]:
    """Read text and outcome of the points that an item decides."""
    lines = read_lines(Source("test", text))
    item = ItemText("1", title, item_text(lines, LEXICON, width=line_width(lines)))
    found = extract_decisions(item, Context(body, None, PEOPLE, (), (), LEXICON.words)).values
    return [(point["text"], point["outcome"]) for decision in found for point in decision["points"]]


def test_what_another_group_did_is_not_decided_here() -> None:
    """`Gruppen` is the group that the item reports on, where its title names one."""
    text = "Anna rapporterar från mötet. Gruppen valde ny ordförande, Bo Ek."
    assert points(text, "Länsstyrgruppen", "Socialchefsgruppen") == []
    assert points(text, "Länsstyrgruppen", "Rapporter") == [("Gruppen valde ny ordförande, Bo Ek.", "elected")]


def test_a_sentence_that_begins_with_who_answers_for_it_is_a_task() -> None:
    """The column of those responsible says so."""
    text = "Planen antas.\n\nBo formulerar målet och skickar ut planen.\n\nAnsvarig\nBo"
    assert points(text) == [
        ("Planen antas.", "approved"),
        ("Bo formulerar målet och skickar ut planen.", "assigned"),
    ]


def test_what_a_body_merely_does_does_not_tell_who_decides() -> None:
    """Under a label the act is what was decided; thanks, a grant or an appointment are the body's own decision."""
    assert deciders("Beslut: Styrelsen betalar kaffet.") == [None]
    assert deciders("Beslut: Styrelsen stänger vecka 29.") == [None]
    assert deciders("Beslut: Styrelsen tackar för informationen.") == ["Styrelsen"]
    assert deciders("Beslut: Styrelsen utser Bo Ek.") == ["Styrelsen"]


def deciders(text: str) -> list[str | None]:
    """Read who decides."""
    lines = read_lines(Source("test", text))
    item = ItemText("1", None, item_text(lines, LEXICON, width=line_width(lines)))
    found = extract_decisions(item, Context("Styrelsen", None, PEOPLE, (), (), LEXICON.words)).values
    return [decision["by"] for decision in found]
