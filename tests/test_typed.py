"""Minutes as they were typed: numbers alone above running text, clauses on full lines."""

from protokoll_parser import parse

FRONT = "Styrelsen\nProtokoll 2024-05-14\n\n"


def test_numbers_alone_above_running_text_have_no_titles() -> None:
    """A title may have its text right below it; a sentence that runs on to the next line is no title."""
    text = FRONT + (
        "§ 1.\nOrdf. hälsade alla välkomna.\n\n§ 2.\nSkrivelse från orkestern med begäran att få låna\nstora salen varje torsdag.\n\n"
        "§ 3.\nTill kassör för nästa år valdes\nAnna Berg.\n\n§ 4.\nÖvriga frågor\n\nInga anmäldes.\n\n§ 5.\nMötet avslutades.\n"
    )
    assert [item.title for item in parse(text).items] == [None, None, None, "Övriga frågor", None]
    titled = FRONT + (
        "1.\nStämman öppnas\nAnna Berg hälsar välkommen.\n\n2.\nVal av ordförande\nStämman väljer Bo Ek.\n\n"
        "3.\nBudget\nKassören redogör för budgeten.\n\n4.\nStämman avslutas\nBo Ek tackar.\n"
    )
    assert [item.title for item in parse(titled).items] == [
        "Stämman öppnas", "Val av ordförande", "Budget", "Stämman avslutas",
    ]  # fmt: skip


def test_clauses_on_full_lines_are_clauses_of_their_own() -> None:
    """Unless the clause above is one that takes another: `att uppdra åt styrelsen / att utreda`."""
    text = FRONT + (
        "§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 Taket\n\nDet läcker in vatten över scenen när det regnar från\n"
        "norr, och virket är ruttet på flera ställen enligt den\nbesiktning som gjordes.\n\nMötet beslutade\n"
        "att antaga anbudet från firma Berg och Ek för läggning\natt ge Anna Berg i uppdrag att övervaka arbetet varje dag\n"
        "att hos kommunen begära att styrelsen får uppdra åt Bo\natt söka lån.\n\n§ 3 Slut\n\nMötet avslutas.\n"
    )
    points = parse(text).items[1].decisions[0].points
    assert [point.text for point in points] == [
        "att antaga anbudet från firma Berg och Ek för läggning",
        "att ge Anna Berg i uppdrag att övervaka arbetet varje dag",
        "att hos kommunen begära att styrelsen får uppdra åt Bo att söka lån.",
    ]
