"""What a web page has beside the minutes that it shows: files, a foot, labels of its own."""

from helpers_text import kinds_of
from protokoll_parser import parse
from protokoll_parser.classifying.classify import Kind

FRONT = "Styrelsen\nProtokoll 2024-05-14\n\n"


def test_files_to_download_below_the_last_item_belong_to_none() -> None:
    """A web page ends with its files; documents of an item are no files."""
    agenda = FRONT + "1. Öppnande\n\nAlla hälsades.\n\n2. Budget\n\nBudgeten fastställs.\n\n"
    files = "Dokument\n\nTaxa 2024 (pdf, 2,1 MB)\nBudget (xlsx, 44 kB)\n"
    assert [item.documents for item in parse(agenda + files).items] == [[], []]
    assert parse(agenda + "Dokument\n\nTaxa 2024\n").items[-1].documents == ["Taxa 2024"]


def test_a_dialogue_and_a_recommendation_are_labels_not_sub_items() -> None:
    """Whom a council recommends what is its decision."""
    text = (
        "Minnesanteckningar Samverkansrådet\n\n1. Öppnande\n\nAlla hälsades.\n\n2. Familjecentraler\n\nDialog\n\n"
        "Anna vill ha fem år.\n\nRekommendation\n\nSamverkansrådet rekommenderar kommunerna och regionen\n\n"
        "att anta inriktningen\natt dela kostnaden\n"
    )
    item = parse(text).items[1]
    assert item.items == []
    assert [(point.text, point.outcome) for decision in item.decisions for point in decision.points] == [
        ("att anta inriktningen", "recommended"),
        ("att dela kostnaden", "recommended"),
    ]


def test_the_foot_of_a_web_page_is_furniture_to_its_end() -> None:
    """What stands behind a question about the page, or a link to its top, is the site's own."""
    text = "Frågan bordläggs.\n\nHade du nytta av informationen på sidan?\nSidansvarig: Bo Ek\nTelefon: 0123-45 67 89"
    assert kinds_of(text) == [Kind.TEXT, Kind.BLANK, *[Kind.FURNITURE] * 3]
    told = f"{text}\n\nFrågan om sidan gicks igenom och {'alla var eniga om att den behöver ses över ' * 3}."
    assert kinds_of(told)[3] is Kind.TEXT
