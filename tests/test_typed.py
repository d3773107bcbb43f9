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


MARGIN = """\
           LUNDA HEMBYGDSFÖRENING

           Protokoll hållet vid sammanträde den 3 maj 1974

Öppnande   § 1
           Ordf. öppnade mötet och hälsade alla välkomna
           till det nya året.

Föregående § 2
protokoll  Protokollet från den 12 april upplästes och god-
           kändes.

Hus-       § 3
hållningen Kassören redogjorde för läget enligt stadgarnas
           andra kapitel. Rapporten godkändes.

           § 4
           Mötet avslutades.
"""


def test_titles_in_the_margin_belong_to_the_number_beside_them() -> None:
    """They stand left of the text, over as many lines as they need."""
    items = parse(MARGIN).items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Öppnande"), ("2", "Föregående protokoll"), ("3", "Hushållningen"), ("4", None),
    ]  # fmt: skip
    assert items[1].text == "Protokollet från den 12 april upplästes och godkändes."
    assert items[2].decisions[0].points[0].text == "Rapporten godkändes."


RUNNING = """\
           Protokoll hållet vid sammanträde den 3 maj 1974

Öppnande   § 1.  Ordf. öppnade mötet och hälsade alla väl-
           komna till det nya året.

Föregående § 2.  Protokollet upplästes.
protokoll

Bryggan    § 3.  Två anbud förelåg:

             1.  Sjöbyggarna     6.850:--
             2.  Brygg & Pål     7.400:--
             3.  Rut Berg        5.990:--

           Frågan bordlades enligt stadgarna § 12.

                                                           2.

Båtarna    § 4.  a) Ekan.  Klagomål på läckage. Las till
           handlingarna.

           b) Kanoten.  Beslöts att sälja den.

           § 5.  Ordföranden förklarade mötet avslutat, var-
           efter kaffe serverades.

           Vid protokollet:

           Inga Berg

Justeras:

Bo Ek
"""


def test_text_may_run_on_behind_the_number_that_has_its_title_in_the_margin() -> None:
    """A number without a title in the margin has none; what stands there further down is signed, not a title."""
    record = parse(RUNNING)
    assert [(item.number, item.title) for item in record.items] == [
        ("1", "Öppnande"), ("2", "Föregående protokoll"), ("3", "Bryggan"), ("4", "Båtarna"), ("5", None),
    ]  # fmt: skip
    assert record.items[0].text == "Ordf. öppnade mötet och hälsade alla välkomna till det nya året."
    assert "5.990:--" in record.items[2].text
    assert record.items[4].text == "Ordföranden förklarade mötet avslutat, varefter kaffe serverades."
    assert {(each.role, each.name) for each in record.officers} >= {("secretary", "Inga Berg"), ("adjuster", "Bo Ek")}


def test_a_number_alone_at_the_right_margin_is_that_of_the_page() -> None:
    assert parse(RUNNING).items[2].text.endswith("enligt stadgarna § 12.")


def test_letters_on_one_line_with_title_and_text_are_sub_items() -> None:
    """The title ends at the full stop, whatever follows it."""
    item = parse(RUNNING).items[3]
    assert [(child.number, child.title) for child in item.items] == [("a", "Ekan"), ("b", "Kanoten")]
    assert item.items[0].text == "Klagomål på läckage. Las till handlingarna."


def test_references_at_one_column_are_no_titles_in_the_margin() -> None:
    """A list of earlier decisions tells where they stand."""
    text = "Protokoll 2024-03-05\n\n§ 1 Budget\n\nUnderlag\nNämnden   § 12\nUtskottet § 14\nStyrelsen § 17\n\n§ 2 Slut\n\nMötet avslutas.\n"
    assert [item.number for item in parse(text).items] == ["1", "2"]


def test_a_document_may_be_named_by_its_number_alone() -> None:
    text = FRONT + "§ 1 Avgift\n\nHandling 2024 nr 17.\nBeslut\nBifall.\n\n§ 2 Slut\n\nMötet avslutas.\n"
    assert parse(text).items[0].documents == ["2024 nr 17."]


def test_a_number_before_running_text_is_no_part_of_what_is_told() -> None:
    """`7.1` is no date, and who signs with three letters is someone listed."""
    text = (
        "PROTOKOLL BYGGMÖTE NR 7\n\nDatum: 2021-09-14 kl. 09.00\n\nDeltagare: Anna Berg, Roger Hedlund\n\n"
        "1       ÖPPNANDE\n\n1.1     RHe utsågs att föra protokoll.\n\n1.2     ABe redovisade tidplanen. Den håller.\n\n"
        "2       NÄSTA MÖTE\n\n2.1     Nästa byggmöte tisdag 28 september kl. 09.00.\n"
    )
    found = parse(text)
    first, second = found.items[0].items
    assert [point.outcome for decision in first.decisions for point in decision.points] == ["elected"]
    assert [presenter.name for presenter in second.presenters] == ["Anna Berg"]
    assert [str(meeting.date) for meeting in found.next_meetings] == ["2021-09-28"]


def test_what_is_decided_may_leave_out_its_att() -> None:
    """A line for each verb, under a lead-in; a line that goes on is none."""
    text = FRONT + (
        "§ 1 Budget\n\nStyrelsen föreslår kommunfullmäktige besluta\n\nanta budgeten för nästa år\nfastställa avgiften till 300 kr\n"
        "ge kassören i uppdrag att\nanta ett anbud\n\n§ 2 Slut\n\nMötet avslutas.\n"
    )
    assert [point.text for point in parse(text).items[0].decisions[0].points] == [
        "anta budgeten för nästa år", "fastställa avgiften till 300 kr", "ge kassören i uppdrag att anta ett anbud",
    ]  # fmt: skip
