"""Headings are read in every numbering, and what is no heading stays running text."""

import pytest

from helpers_text import outline_of, titles
from protokoll_parser import parse

FRONT = "Styrelsen\nProtokoll 2024-05-14\n\n"


def test_letters_with_numbers_stand_below_their_letter() -> None:
    """`A1` is an item below `A`."""
    text = FRONT + (
        "A. Inledning\n\nA1. Öppnande\n\nMötet öppnas.\n\nA2. Val av justerare\n\nBo Ek väljs.\n\n"
        "B. Ärenden\n\nB1. Budget\n\nBudgeten fastställs.\n"
    )
    found = [("A", "Inledning"), ("A1", "Öppnande"), ("A2", "Val av justerare"), ("B", "Ärenden"), ("B1", "Budget")]
    assert titles(outline_of(text).sections) == found


def test_capitals_in_a_column_of_their_own_number_the_items() -> None:
    """A letter alone, a gap and a title is a heading in a series of them; I below H is the letter, not the number one."""
    text = FRONT + "".join(
        f"{letter}   {title}\n    Mötet gick igenom läget.\n\n"
        for letter, title in zip(
            "ABCDEFGHI", ("Start", "Order", "Miljö", "Schema", "Enkät", "Robot", "Golv", "Lön", "Rundan"), strict=True
        )
    )
    assert "".join(number or "?" for number, _ in titles(outline_of(text).sections)) == "ABCDEFGHI"


def test_the_first_heading_alone_above_the_others_is_the_documents_own() -> None:
    """So it stands on a web page, below the menu."""
    menu = "".join(f"- [Sida {number}](/{number})\n" for number in range(9))
    text = (
        f"{menu}\n# Minnesanteckningar 3 maj 2023\n\nNätverket träffades i Boda.\n\n## Öppnande\n\nAlla hälsades välkomna.\n\n"
        "## Övrigt\n\nInget togs upp.\n"
    )
    assert [item.title for item in parse(text).items] == ["Öppnande", "Övrigt"]


def test_the_caption_of_a_table_is_no_heading() -> None:
    """What is decided below the table belongs to the item above it."""
    text = FRONT + (
        "## 1. Öppnande\n\nAlla hälsades välkomna.\n\n## 2. Läget\n\nBo redovisade antalet besök.\n\nTabell 1. Besök per enhet\n\n"
        "| Enhet | Besök |\n|---|---|\n| Norr | 35 |\n\nBeslut: Rapporten godkänns.\n"
    )
    items = parse(text).items
    assert [len(item.items) for item in items] == [0, 0]
    assert [len(item.decisions) for item in items] == [0, 1]


def test_an_item_with_a_letter_has_sub_items_of_its_letter() -> None:
    """`B1` in a column of its own stands below `B`, whose letter has no full stop either."""
    text = FRONT + (
        "A   Start\n    Alla hälsades välkomna.\n\nB   Miljö\n    B1   Buller\n    Mätning pågår.\n\n"
        "    B2   Damm\n    Filtret är bytt.\n\nC   Slut\n    Mötet avslutades.\n"
    )
    assert titles(outline_of(text).sections) == [
        ("A", "Start"), ("B", "Miljö"), ("B1", "Buller"), ("B2", "Damm"), ("C", "Slut"),
    ]  # fmt: skip


def test_a_year_and_a_colon_may_stand_before_the_number() -> None:
    """`98:3` counts on through the year, and so does `24:10` where 24:9 stands above it."""
    text = FRONT + "".join(
        f"{year}:{number}   {title}\n{title} gicks igenom.\n\n"
        for year, number, title in ((98, 3, "Årsredovisning"), (98, 4, "Placering"), (98, 5, "Arkivet"))
    )
    assert [number for number, _ in titles(outline_of(text).sections)] == ["98:3", "98:4", "98:5"]
    text = FRONT + "".join(f"23:{number} Ärende\n\nStyrelsen beslöt så.\n\n" for number in range(8, 12))
    assert [number for number, _ in titles(outline_of(text).sections)] == ["23:8", "23:9", "23:10", "23:11"]


def test_hours_before_a_text_are_no_numbers() -> None:
    """A timetable is no series of `13:10`, `13:20`."""
    text = FRONT + "".join(
        f"{slot} {title}\n\nMötet gick igenom läget.\n\n"
        for slot, title in (("13:00", "Öppnande"), ("13:20", "Budget"), ("13:40", "Avslut"))
    )
    assert not any(number for number, _ in titles(outline_of(text).sections))


def test_a_title_may_end_in_a_full_stop() -> None:
    """What ends in a full stop is a title where text of its own follows."""
    text = FRONT + "".join(
        f"§ {number}. {title}.\n     {body}\n\n"
        for number, title, body in (
            (1, "Mötets öppnande", "Ordföranden hälsade välkommen."),
            (2, "Val av sekreterare", "Valdes Bo Ek."),
            (3, "Årsavgift", "Avgiften blir 200 kr."),
        )
    )
    assert [title for _, title in titles(outline_of(text).sections)] == [
        "Mötets öppnande.",
        "Val av sekreterare.",
        "Årsavgift.",
    ]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Bygglov för altan och mur", "Asken 3, Storgatan 4 Bygglov för altan och mur"),
        ("Förslaget redovisas.", "Asken 3, Storgatan 4"),
        ("Anna Berg (S)", "Asken 3, Storgatan 4"),
        ("Bilaga 3", "Asken 3, Storgatan 4"),
    ],
)
def test_a_title_below_its_number_may_have_two_lines(below: str, title: str) -> None:
    """So permits are headed by the property and what is applied for; a sentence, a name or an annex is no title."""
    text = FRONT + f"§ 1\nDnr B 2024-11\nAsken 3, Storgatan 4\n{below}\n\nBygglov beviljas.\n\n§ 2\n\nTaxor\n\nSå.\n"
    assert [item.title for item in parse(text).items] == [title, "Taxor"]


@pytest.mark.parametrize(
    ("heading", "title", "reference"),
    [
        ("§ 1 Asken 3, Storgatan 4\nBygglov för altan", "Asken 3, Storgatan 4 Bygglov för altan", None),
        ("§ 1 Norra Alby 4:12\nFörhandsbesked\n", "Norra Alby 4:12", None),
        ("§ 1 Hamnplan\nUpphandling av kajkant\nDnr KS 2024/7", "Hamnplan Upphandling av kajkant", "KS 2024/7"),
        ("§ 1 Övriga frågor\nInga övriga frågor", "Övriga frågor", None),
        ("§ 1 Hamnplan\nMuntlig dragning", "Hamnplan", None),
    ],
)
def test_a_property_or_a_registry_number_shows_that_a_title_has_two_lines(
    heading: str, title: str, reference: str | None
) -> None:
    text = FRONT + f"{heading}\n\nBeslut\nSå sker.\n\n§ 2 Taxor\n\nBeslut\nTaxan antas.\n"
    item = parse(text).items[0]
    assert (item.title, item.reference) == (title, reference)


def test_a_line_that_leads_in_clauses_is_no_second_line_of_a_title() -> None:
    text = FRONT + "§ 1\nStadgarna\nFörslaget i korthet\n\natt lott får delas.\n\n§ 2\n\nTaxor\n\nSå.\n"
    assert [item.title for item in parse(text).items] == ["Stadgarna", "Taxor"]


@pytest.mark.parametrize("line", ["Dnr 44/86", "Dnr: 44/86", "DNR 44/86"])
def test_a_registry_number_below_a_heading_is_read_without_the_word_before_it(line: str) -> None:
    text = FRONT + f"§ 1    BUDGET\n{line}\n       Förslaget redovisas.\n\n§ 2    TAXOR\nDnr 9/86\n       Likaså.\n"
    assert [item.reference for item in parse(text).items] == ["44/86", "9/86"]


@pytest.mark.parametrize("label", ["Kontorets bedömning", "Avdelningens ställningstagande", "Kansliets synpunkter"])
def test_what_an_office_thinks_is_a_label_not_a_sub_heading(label: str) -> None:
    text = FRONT + f"§ 1 Budget\n\n{label}\nAvvikelsen är liten.\n\n§ 2 Taxor\n\nTaxorna gås igenom.\n"
    assert [item.items for item in parse(text).items] == [[], []]


def test_numbers_before_running_text_have_no_titles() -> None:
    text = FRONT + (
        "1. Ordföranden hälsade välkommen.\n\n2. Bo Ek valdes. Han tackade.\n\n3. Protokollet godkändes.\n\n"
        "4. Mötet avslutades.\n"
    )
    assert [title for _, title in titles(outline_of(text).sections)] == [None] * 4


def test_a_number_that_looks_like_a_time_continues_its_series() -> None:
    """`9.10` is a number where 9.9 stands above it."""
    text = FRONT + "".join(
        f"9.{number}   Rubrik {'abcdefghijkl'[number]}\n       Anna berättade om läget.\n\n" for number in range(1, 12)
    )
    assert [number for number, _ in titles(outline_of(text).sections)] == [f"9.{number}" for number in range(1, 12)]


def test_times_are_no_numbers() -> None:
    text = FRONT + "".join(f"{time} {title}\n\nAnna berättade om läget.\n\n" for time, title in (
        ("9.00", "Inledning"), ("9.10", "Ekonomi"), ("10.30", "Avslutning"),
    ))  # fmt: skip
    assert titles(outline_of(text).sections) == [(None, "Inledning"), (None, "Ekonomi"), (None, "Avslutning")]


def test_a_deeper_number_stands_below_the_one_above_it() -> None:
    text = FRONT + "".join(f"{number}   {title}\n\n        Anna berättade om läget.\n\n" for number, title in (
        ("2.1", "Öppnande"), ("2.2", "Tider"), ("2.2.1", "Etapp ett"), ("2.2.2", "Etapp två"), ("2.3", "Ekonomi"), ("2.4", "Slut"),
    ))  # fmt: skip
    sections = outline_of(text).sections
    assert [section.heading.number for section in sections] == ["2.1", "2.2", "2.3", "2.4"]
    assert [child.heading.number for child in sections[1].sections] == ["2.2.1", "2.2.2"]


@pytest.mark.parametrize(
    ("heading", "title", "reference"),
    [
        ("Arrende av ängen (KS/2024:118)", "Arrende av ängen", "KS/2024:118"),
        ("Planuppdrag för Tallmon 2:17", "Planuppdrag för Tallmon 2:17", None),
        ("Köp av mark (Tallmon 12:17)", "Köp av mark (Tallmon 12:17)", None),
        ("Svar på remiss (SOU 2024:77)", "Svar på remiss (SOU 2024:77)", None),
        ("Arrende av ängen\n(Dnr KFF/2024:118)", "Arrende av ängen", "KFF/2024:118"),
        ("Arrende av ängen\nDnr 2024/118 045", "Arrende av ängen", "2024/118 045"),
    ],
)
def test_a_registry_number_in_brackets_is_no_part_of_the_title(heading: str, title: str, reference: str | None) -> None:
    """Names of properties and numbers of printed series are."""
    text = (
        FRONT
        + f"§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 {heading}\n\nBeslut\nStyrelsen säger ja.\n\n§ 3 Slut\n\nMötet avslutas.\n"
    )
    item = parse(text).items[1]
    assert (item.title, item.reference) == (title, reference)


def test_numbered_cases_with_decisions_of_their_own_are_sub_items() -> None:
    """Motions are items where each of them is decided under a label; a numbered list is none."""
    cases = "1. Motion om cyklar\nBeslut: Motionen bifölls.\n2. Motion om hundar\nBeslut: Motionen avslogs.\n"
    causes = "1. Brist på mark\n2. Brist på pengar\nBeslut: Frågan bordlades.\n"
    text = FRONT + "§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 Motioner\n{}\n§ 3 Slut\n\nMötet avslutas.\n"
    assert [item.title for item in parse(text.format(cases)).items[1].items] == ["Motion om cyklar", "Motion om hundar"]
    assert parse(text.format(causes)).items[1].items == []


def test_a_number_right_below_its_item_is_a_sub_item() -> None:
    """One is enough: `4.1` directly below `4`."""
    text = (
        FRONT
        + "3 Ekonomi\n3.1 Utfall\nAnna berättade.\n\n4 Dialog\n4.1 Lokalplan\nBo berättade.\n\n5 Slut\nMötet avslutades.\n"
    )
    assert [[child.number for child in item.items] for item in parse(text).items] == [["3.1"], ["4.1"], []]


def test_a_label_that_is_a_topic_heads_an_item_where_items_have_no_numbers() -> None:
    """`Ekonomi` is an item beside `Arbetsmiljö`, but a part of an item with a number."""
    text = "Arbetsplatsträff\nMinnesanteckningar 2024-05-14\n\nFörra mötet\nAnteckningarna godkändes.\n\nEkonomi\nLotta redovisade utfallet.\n\nSchema\nSchemat gäller från mars.\n"
    assert [item.title for item in parse(text).items] == ["Förra mötet", "Ekonomi", "Schema"]
    numbered = FRONT + "§ 1 Bad\n\nBakgrund\nBadet är gammalt.\n\nEkonomi\nDet kostar.\n\n§ 2 Slut\n\nMötet avslutas.\n"
    assert [(item.title, item.items) for item in parse(numbered).items] == [("Bad", []), ("Slut", [])]


def test_running_text_below_a_number_alone_is_no_title() -> None:
    """It goes on with another sentence, or leads in clauses."""
    text = FRONT + (
        "§ 1\nTill justerare utsågs Bo Ek.\n\n§ 2\nStyrelsen tackade för tiden som varit. Anna berättade om läget och visade nya\n"
        "bilder från ängen.\n\n§ 3\nParterna enades om\natt   ängen slås i juli,\natt   alla hjälps åt.\n\n§ 4\nMötet avslutades.\n"
    )
    assert [title for _, title in titles(outline_of(text).sections)] == [None] * 4


def test_a_timetable_is_no_agenda_and_a_break_no_item() -> None:
    """What was said stands under the times below it."""
    text = (
        "Arbetsplatsträff\nMinnesanteckningar 2024-05-14\n\n| Tid | Punkt | Vem |\n|---|---|---|\n| 13.00 | Inledning | Rut |\n| 13.10 | Ekonomi | Rut |\n\n"
        "13.00 Inledning\n\nRut hälsade välkommen.\n\n13.10 Budget\n\nRut redovisade utfallet.\n\n14.15 Paus\n\n14.30 Larm\n\nPia berättade om försöket.\n"
    )
    assert [item.title for item in parse(text).items] == ["Inledning", "Budget", "Larm"]


@pytest.mark.parametrize(
    "heading", ["§ 4 Bygglov för Asken 3", "KS § 4\nBygglov för Asken 3", "4 § Bygglov för Asken 3"]
)
def test_an_extract_of_one_paragraph_has_that_item(heading: str) -> None:
    """A protokollsutdrag holds no series, yet everyone sees the heading."""
    text = (
        f"Miljönämnden\nProtokoll 2024-03-05\n\n{heading}\nSökanden vill bygga.\n\nBeslut\nNämnden beviljar bygglov.\n"
    )
    (item,) = parse(text).items
    assert (item.number, item.title) == ("4", "Bygglov för Asken 3")
    assert [point.outcome for decision in item.decisions for point in decision.points] == ["approved"]


@pytest.mark.parametrize("heading", ["§ 4, 0127/23\nRapport för mars", "4.   Rapport för mars    Journalnr 0127/23"])
def test_a_registry_number_stands_behind_a_comma_or_its_own_word(heading: str) -> None:
    """`§ 4, 0127/23` has its title on the next line; a word other than Dnr may introduce the number."""
    mark = heading[0]
    text = (
        FRONT
        + f"{heading}\n\nRapporten godkänns.\n\n{'§ 5' if mark == '§' else '5.'} Avslutning\n\nMötet avslutades.\n"
    )
    first = parse(text).items[0]
    assert (first.title, first.reference) == ("Rapport för mars", "0127/23")


def test_a_letter_in_a_column_of_its_own_heads_a_sub_item() -> None:
    """The letter needs no bracket where a tab parts it from the title."""
    text = FRONT + (
        "9\tBudget\nBudgeten antogs.\n\n10\tRapporter\na\tByapengen\nBo Ek rapporterade om byapengen.\n"
        "b\tPersonal\nEn ny ekonom är anställd.\n\n11\tAvslut\nMötet avslutades.\n"
    )
    assert titles(outline_of(text).sections)[1:4] == [("10", "Rapporter"), ("a", "Byapengen"), ("b", "Personal")]


def test_what_stands_before_a_sentence_on_who_was_there_is_no_item() -> None:
    """In a text without numbers the items begin behind it."""
    text = (
        "STYRELSEMÖTE 6 OKTOBER 2015\n\nUtlagt av webbredaktören\n\nPå plats var Eva Ek (ordförande) och Bo Alm.\n\n"
        "Inledning\n\nEva hälsade alla välkomna.\n\nEkonomi\n\nBo redovisade läget.\n"
    )
    record = parse(text)
    assert [item.title for item in record.items] == ["Inledning", "Ekonomi"]
    assert [(person.name, person.group) for person in record.attendees] == [
        ("Eva Ek", "På plats"),
        ("Bo Alm", "På plats"),
    ]


def test_a_sentence_of_the_statutes_is_no_extract() -> None:
    """A § that begins a sentence is a reference, however free it stands."""
    text = "Styrelsemöte 2024-03-05\n\nVi gick igenom läget. Enligt\n\n§ 3 Stadgarna säger varje månad.\n\nEva avslutade mötet.\n"
    assert parse(text).items == []


def test_a_rule_as_long_as_the_words_above_it_makes_them_a_heading() -> None:
    """Setext headings are read with their levels; a rule across the page underlines nothing."""
    text = (
        "Fiskevårdsrådet vid Norrsjön\n============================\n\nAnteckningar 2024-05-14\n\nEkonomi\n-------\n\n"
        "Anna Berg redovisade kassan.\n-----------------------------------------------\n\nRapporter\n---------\n\n"
        "### Kräftor\n\nBo Ek rapporterade.\n\n### Bryggan\n\nDen är lagad.\n\nNästa möte\n----------\n\nI höst.\n"
    )
    found = titles(outline_of(text).sections)
    assert [title for _, title in found] == ["Ekonomi", "Rapporter", "Kräftor", "Bryggan", "Nästa möte"]


def test_the_time_of_a_marked_heading_is_no_part_of_its_title() -> None:
    """A heading of a timetable is its topic; a break heads nothing."""
    text = FRONT + "".join(f"## {slot}\n\nAnna berättade om läget.\n\n" for slot in (
        "09.00 Inledning", "10.15 Ekonomi", "12.00 Lunch", "13:00–14:00 Miljö", "14.10 Avslutning",
    ))  # fmt: skip
    assert [title for _, title in titles(outline_of(text).sections)] == ["Inledning", "Ekonomi", "Miljö", "Avslutning"]


def test_a_list_of_presence_and_votes_after_the_items_is_no_item_and_names_no_officers() -> None:
    """Its heading ends the last item; who stands below a chair in a list holds no office."""
    text = (
        "Nämnden\nProtokoll 2024-05-14\n\n§ 1 Budget\n\nBudgeten fastställs.\n\n§ 2 Taxor\n\nTaxan antas.\n\n"
        "NÄRVARO- OCH OMRÖSTNINGSLISTA\n\nLEDAMÖTER\nAnna Berg     S    1:e v. ordf.       X\nBo Ek         M"
        "                       X\nCia Dahl      C                       X\n"
    )
    record = parse(text)
    assert [item.items for item in record.items] == [[], []]
    assert [officer.name for officer in record.officers] == ["Anna Berg"]


@pytest.mark.parametrize(
    "numbers",
    [["1.", "2.", "3", "4"], ["1.", "2.", "3)", "4."], ["1", "2.", "3.", "4"], ["1.", "2", "3.", "4."]],
)
def test_a_full_stop_that_was_forgotten_does_not_end_the_agenda(numbers: list[str]) -> None:
    """A free-standing heading goes on the series although its number is written another way."""
    topics = ("Öppnande", "Läget i länet", "Enkäten", "Nästa möte")
    text = FRONT + "".join(
        f"{number} {topic}\nAlla berättar.\n\n" for number, topic in zip(numbers, topics, strict=True)
    )
    assert titles(outline_of(text).sections) == [(str(place), topic) for place, topic in enumerate(topics, start=1)]


def test_a_list_that_begins_anew_in_the_last_item_is_no_agenda() -> None:
    """Points of another style that start at one again are a list, however many there are."""
    points = "".join(f"{place}) Stryk sida {place}\n\n" for place in range(1, 5))
    text = FRONT + f"1. Öppnande\nAlla hälsades.\n\n2. Remissen\nGruppen har synpunkter.\n\n{points}"
    assert titles(outline_of(text).sections) == [("1", "Öppnande"), ("2", "Remissen")]


def test_a_plain_list_inside_a_markdown_item_does_not_continue_its_numbers() -> None:
    """Where the headings are marked, entries of a list are none, though their numbers would fit."""
    text = FRONT + (
        "## 1. Öppnande\n\nAlla hälsades.\n\n## 2. Planen\n\nOmrådena är\n\n1. Trygghet\n2. Teknik\n3. Lön\n4. Språk\n\n"
        "De prövas i höst.\n\n## 3. Enkäten\n\nSvaren dröjer.\n\n## 4 Övrigt\n\nInget.\n"
    )
    found = [(number, title) for number, title in titles(outline_of(text).sections) if number]
    assert found == [("1", "Öppnande"), ("2", "Planen"), ("3", "Enkäten"), ("4", "Övrigt")]


def test_a_series_may_lose_the_mark_behind_its_numbers() -> None:
    """Who writes by hand writes `3. Budget`, then `4  Utflykt`; a list inside an item has numbers that were there before."""
    text = FRONT + (
        "1. Öppnande\n\nMötet öppnas.\n\n2. Val\n\nBo Ek väljs. Tre saker återstår.\n\n1  Fika\n\n3. Budget\n\nBudgeten "
        "fastställs.\n\n4  Utflykt\nVi åker i maj.\n\n5) Nästa möte\ntisdag 3/6 kl 18.\n"
    )
    found = [("1", "Öppnande"), ("2", "Val"), ("3", "Budget"), ("4", "Utflykt"), ("5", "Nästa möte")]
    assert titles(outline_of(text).sections) == found


@pytest.mark.parametrize(
    "text",
    [
        "a) Taket måste bytas. Bo ringer.\nb) Golvet ska slipas igen. Ida ringer.\n",
        "a) Taket\nb) Golvet\n",
        "b) Taket. Bo ringer.\nc) Golvet. Ida ringer.\n",
    ],
)
def test_letters_without_titles_that_run_in_are_a_list(text: str) -> None:
    """A sentence is no title, entries have no text, and a series begins at its beginning."""
    item = parse(FRONT + "1. Öppnande\n\nMötet öppnas.\n\n2. Hus\n\n" + text + "\n3. Slut\n\nMötet avslutas.\n").items[
        1
    ]
    assert item.items == []


def test_what_is_noted_of_all_parts_belongs_to_the_whole() -> None:
    """`Informationen` is that of both."""
    text = "2. Läget\n\na) Skolan. Bo rapporterar.\nb) Vägen. Ida rapporterar.\n\nBeslut\nInformationen läggs till handlingarna.\n"
    item = parse(FRONT + "1. Öppnande\n\nMötet öppnas.\n\n" + text + "\n3. Slut\n\nMötet avslutas.\n").items[1]
    assert len(item.decisions) == 1
    assert [child.decisions for child in item.items] == [[], []]


def test_the_foot_of_the_paper_is_no_heading() -> None:
    """Where somebody is to be reached tells whose the paper is, and belongs to no item."""
    record = parse(
        FRONT
        + "VÄLKOMNA\nAnna Berg öppnar mötet.\n\nLÄGET\nBo Ek redogör för läget.\n\nNÄSTA MÖTE\nDet hålls i höst.\n\n"
        "Strandby kommun • 711 80 Strandby • info@strandby.example\n"
    )
    assert [item.title for item in record.items] == ["VÄLKOMNA", "LÄGET", "NÄSTA MÖTE"]
    assert record.organisation == "Strandby kommun"


def test_where_headings_are_in_capitals_every_free_line_in_capitals_is_one() -> None:
    """What follows may be a date or a list; a forwarded letter at the end is no part of the items."""
    text = (
        "VIKENS BYALAG\nAnteckningar 2020-03-04\n\nNÄRVARANDE:\nAnna Berg, Bo Ek\n\nBUSSEN\nAnna berättade om den nya turen.\n\n"
        "BADET\nBo lagade bryggan i helgen som gick.\n\nSKOLAN\nAlla tyckte att det gick bra i år.\n\nATT GÖRA HÄRNÄST\nAnna, Bo: bryggan 3/4\n\n"
        "NÄSTA MÖTE\ntorsdag 7/5 kl 18 hos Bo\n\n-----Ursprungligt meddelande-----\nFrån: Bo Ek\n\nHej, här kommer dagordningen.\n"
    )
    assert [title for _, title in titles(outline_of(text).sections)] == [
        "BUSSEN", "BADET", "SKOLAN", "ATT GÖRA HÄRNÄST", "NÄSTA MÖTE"
    ]  # fmt: skip
    assert "Hej" not in parse(text).items[-1].text


def test_how_a_matter_is_dealt_with_stands_in_a_bracket_behind_a_sub_heading() -> None:
    """`Ekonomi` alone below an item's heading is a label; `Ekonomi (information)` is one of its matters."""
    text = FRONT + (
        "1. Öppnande\nMötet öppnas.\n\n2. Läget\nEkonomi (information)\nAnna informerar om att prognosen är god inför hösten.\n\n"
        "Schema (samverkan)\nFörslaget skickades ut i maj och har diskuterats på alla enheter.\n\n3. Slut\nMötet avslutas.\n"
    )
    found = [
        ("1", "Öppnande"),
        ("2", "Läget"),
        (None, "Ekonomi (information)"),
        (None, "Schema (samverkan)"),
        ("3", "Slut"),
    ]
    assert titles(outline_of(text).sections) == found


UNHEADED = [
    "Närvarande: Anna, Bertil, Cecilia\nVi bestämde att byta port. Bertil fixar offert.\nStyrelsen beslutade att måla.\n",
    "Närvarande: Anna, Bertil, Cecilia\n\nVi bestämde att byta port. Bertil fixar offert.\n\nStyrelsen beslutade att måla.\n",
    "Närvarande\nAnna Ek\nBertil Al\n\nVi bestämde att byta port. Bertil fixar offert.\n\nStyrelsen beslutade att måla.\n\nVid pennan\nAnna Ek\n",
]


@pytest.mark.parametrize("told", UNHEADED)
def test_running_text_without_any_heading_is_one_item(told: str) -> None:
    """What a meeting decided is not lost where its text has no headings: the item has neither label nor title."""
    record = parse("Styrelsemöte Brf Eken 12 mars 2024\n" + told)
    (item,) = record.items
    assert (item.label, item.number, item.title) == (None, None, None)
    assert [point.text for decision in item.decisions for point in decision.points] == ["att byta port.", "att måla."]
    assert len(record.attendees) >= 2
    assert not [entry for entry in record.diagnostics if entry.code in ("no-items", "unclaimed-text")]


def test_the_sentence_that_decides_may_date_the_meeting() -> None:
    """It tells of the meeting and of what it decided at once."""
    record = parse(
        "Hasselby byalag\nVid möte den 3 maj 2024 beslutade styrelsen att köpa en klippare.\n\nAnna ordnar det.\n"
    )
    assert [sitting.date for sitting in record.sittings] == ["2024-05-03"]
    assert [item.title for item in record.items] == [None]
    assert record.items[0].text.startswith("Vid möte")


def test_running_text_that_decides_nothing_is_no_item() -> None:
    """It is left over, and the record says that there are no items."""
    record = parse(
        "Brf Eken\nStyrelsemöte 2024-03-12\nNärvarande: Anna Ek, Bo Al\n\nVi drack kaffe och det var trevligt.\n"
    )
    assert record.items == []
    assert {entry.code for entry in record.diagnostics} == {"no-items", "unclaimed-text"}


LONE = [
    ("1. Taket\nStyrelsen beslutade att lägga om taket.", ["Taket"]),
    ("1) Taket\n\nStyrelsen beslutade att lägga om taket.", ["Taket"]),
    ("1. Anna Ek\nOrdföranden tackade henne för ett gott arbete.", []),  # an entry of a list of people
    ("2. Taket\nTaket är gammalt.", []),  # of what series, nobody knows
    ("1. Taket är nu gammalt.\nDet läcker.", []),  # a sentence
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_a_lone_first_point_is_an_item(text: str, expected: list[str]) -> None:
    """A 1 that stands free, with a title and running text below it, needs no second number."""
    record = parse(f"Brf Eken\nStyrelsemöte 2024-03-12\nNärvarande: Anna Ek, Bo Al\n\n{text}\n")
    assert [item.title for item in record.items] == expected


REASONS = [
    ("1. Kaffe\n", "a single number"),
    ("§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Val\nMötet väljer:\n1. Anna Ek\n2. Bo Al\n", "in style `paragraph`"),
    (
        "1. Öppnande\nMötet öppnas.\n\n2. Val\nMötet väljer Bo.\n\n7. Anna Ek\n\n3. Avslut\nMötet avslutas.\n\n4. Slut\nSlut.\n",
        "does not fit into",
    ),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_what_lost_says_why(text: str, reason: str) -> None:
    """The reason is true for the number that it is said of."""
    rejected = outline_of(FRONT + text).rejected
    assert rejected
    assert all(reason in entry.reason for entry in rejected)


def test_a_marked_heading_may_begin_with_an_infinitive() -> None:
    """`## a) Att växa upp` is no att-sats."""
    text = FRONT + (
        "## 1 Frågor\n\n## a) Att växa upp\n\nGruppen undrar.\n\n## b) Att åldras\n\nInget nytt.\n\n## 2 Avslut\n\nSlut.\n"
    )
    assert titles(outline_of(text).sections) == [
        ("1", "Frågor"),
        ("a", "Att växa upp"),
        ("b", "Att åldras"),
        ("2", "Avslut"),
    ]
