"""Tables drawn with rows of dashes are rows with cells, and their numbers are no headings."""

from protokoll_parser import parse

FRONT = "# Minnesanteckningar styrgrupp nr 2\n\n**Tid:** 3 juni 2020 kl. 9.00--11.00 (10.00--12.00 finsk tid)\n\n"
PEOPLE = (
    "  Namn          Organisation\n"
    "  ------------- -----------------\n"
    "  Anna Berg     Vikens kommun\n"
    "  Bo Ek         Ekby kommun\n\n"
)
ITEMS = (
    "# Läget\n\nAnna Berg redogjorde för läget:\n\n"
    "  --------------------------------------------------\n"
    "  **Nr**   **Mål**         **Läge**\n"
    "  -------- --------------- -------------------------\n"
    "  1        Bryggan         Klar, målas i vår om\n"
    "                           vädret tillåter\n\n"
    "  2        Båthuset        Vilar\n\n"
    "  3        Bastun          Bygglov söks\n\n"
    "  4        Leden           Klar\n"
    "  --------------------------------------------------\n\n"
    "Styrgruppen beslutar att frågan om leden tas upp i september.\n\n"
    "# Ekonomi\n\nRapporten lades till handlingarna.\n"
)


def test_numbers_in_a_table_are_no_items_where_headings_are_marked() -> None:
    """What stands below the table still belongs to the heading above it."""
    items = parse(FRONT + PEOPLE + ITEMS).items
    assert [item.title for item in items] == ["Läget", "Ekonomi"]
    assert [point.outcome for decision in items[0].decisions for point in decision.points] == ["tabled"]


def test_a_cell_may_run_over_several_lines() -> None:
    """A row of a framed table ends at a blank line; its cells are put together."""
    assert "1 Bryggan Klar, målas i vår om vädret tillåter" in parse(FRONT + PEOPLE + ITEMS).items[0].text


def test_a_list_of_people_may_be_drawn_with_dashes() -> None:
    """Without a frame every line is a row."""
    people = parse(FRONT + PEOPLE + ITEMS).attendees
    assert [(each.name, each.affiliation) for each in people] == [
        ("Anna Berg", "Vikens kommun"), ("Bo Ek", "Ekby kommun")
    ]  # fmt: skip


def test_the_hours_of_another_country_stand_aside() -> None:
    sitting = parse(FRONT + PEOPLE + ITEMS).sittings[0]
    assert (sitting.start, sitting.end) == ("09:00", "11:00")


def test_a_body_is_named_as_the_text_names_it() -> None:
    """The heading has but the kind of group."""
    assert parse(FRONT + PEOPLE + ITEMS).body == "Styrgruppen"


def test_rules_that_frame_no_table_are_left_alone() -> None:
    """Signature lines side by side have no rows below them."""
    text = "Protokoll 2024-01-02\n\n§ 1 Slut\n\nMötet avslutas.\n\nVid protokollet\n\n-------------    --------------\n"
    assert [item.title for item in parse(text).items] == ["Slut"]
