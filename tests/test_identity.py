"""What the document is, by its first page: type, title, body, organisation, registry number."""

import pytest

from helpers_front import WORDS, Case, cases, front_of, items_of
from protokoll_parser import parse
from protokoll_parser.extractors.meeting.identity import Identity, read_identity
from protokoll_parser.extractors.meeting.texts import Text


def value(identity: Identity, key: str) -> str | None:
    found: str | Text | None = getattr(identity, {"type": "document_type"}.get(key, key))
    return found.value if isinstance(found, Text) else found


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case.name)
def test_a_first_page_says_what_the_document_is(case: Case) -> None:
    identity = read_identity(front_of(case.text), WORDS)
    wanted = {key: text for key, text in case.expected.items() if key not in ("sittings", "place")}
    assert {key: value(identity, key) for key in wanted} == wanted


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case.name)
def test_every_string_stands_in_the_text_at_its_place(case: Case) -> None:
    """Line breaks and spaces aside, what is read is what stands there."""
    text = case.text
    identity = read_identity(front_of(text), WORDS)
    for found in (identity.title, identity.body, identity.organisation, identity.reference):
        if found:
            there = "".join(text[found.span.start : found.span.stop].split())
            assert there.replace("#", "").replace("*", "") == "".join(found.value.split())


@pytest.mark.parametrize(
    ("text", "back", "document_type"),
    [
        ("Plats och tid: Teams, den 24 maj\nUtses att justera: Anna Berg", "", "minutes"),
        ("Närvarande: Anna Berg", "Minnesanteckningar skrivna av Bo Ek", "notes"),
        ("Närvarande: Anna Berg", "", "unknown"),
        ("Meny\nBeslutsprotokoll kommunstyrelsen 2024-01-23", "", "decision_minutes"),
        ("P r o t o k o l l\n\nfört vid möte den 3 maj 1967", "", "minutes"),
    ],
)
def test_the_type_is_told_by_headings_and_else_by_labels(text: str, back: str, document_type: str) -> None:
    assert read_identity(front_of(text, back), WORDS).document_type == document_type


@pytest.mark.parametrize(
    "line",
    [
        "3. Föregående protokoll",
        "Protokoll förs av Anna Berg.",
        "Protokollet skickas till alla medlemmar",
        "Bilaga 2 Protokoll från årsmötet.",
        "Val av justerare av dagens protokoll",
        "Protokoll: Anna Berg",
    ],
)
def test_a_line_that_only_speaks_of_a_protocol_is_no_title(line: str) -> None:
    assert read_identity(front_of(f"Ekens vänner\n{line}\n"), WORDS).title is None


def test_a_title_spaced_out_on_a_typewriter_is_closed_up_and_goes_on_below() -> None:
    head = "   P r o t o k o l l\n\nfört vid årsmöte med Ekby Hembygdsföre-\nning i Folkskolan den 3 maj 1967."
    identity = read_identity(front_of(head), WORDS)
    assert (
        value(identity, "title") == "Protokoll fört vid årsmöte med Ekby Hembygdsförening i Folkskolan den 3 maj 1967."
    )
    assert value(identity, "organisation") == "Ekby Hembygdsförening"


def test_the_page_header_gives_what_the_first_page_leaves_out() -> None:
    header = "EKBY KOMMUN        SAMMANTRÄDESPROTOKOLL       Sida 1 (8)\nKommunstyrelsen    2024-03-12"
    identity = read_identity(front_of("Plats och tid: Kommunhuset", header=header), WORDS)
    found = [value(identity, key) for key in ("type", "title", "body", "organisation")]
    assert found == ["minutes", "SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsen", "EKBY KOMMUN"]


def test_a_body_over_two_lines_of_the_page_header_is_read_whole() -> None:
    """The column goes on below its genitive; what stands in the other column is no part of it."""
    header = "EKBY KOMMUN          PROTOKOLL\nKommunstyrelsens     Datum\nplanutskott          1986-03-12"
    identity = read_identity(front_of("Tid och plats: Kommunhuset", header=header), WORDS)
    assert value(identity, "body") == "Kommunstyrelsens planutskott"
    header = "EKBY KOMMUN          PROTOKOLL\nKommunstyrelsen      Datum\nkontor 2             1986-03-12"
    assert value(read_identity(front_of("Tid: 9", header=header), WORDS), "body") == "Kommunstyrelsen"


def test_a_heading_in_full_goes_before_the_short_one_of_the_page_header() -> None:
    header = "PROTOKOLL    Sida 1 (4)\nBeredningen"
    identity = read_identity(front_of("Beredningen för Länsråd hälsa\n\nTid: 2022-09-08", header=header), WORDS)
    assert value(identity, "title") == value(identity, "body") == "Beredningen för Länsråd hälsa"


def test_a_name_stacked_in_the_header_is_read_as_an_address_line_writes_it() -> None:
    header = (
        "KOMMUNFÖRBUNDET     PROTOKOLL\nNORRBYGDEN      2022-09-08\nKommunförbundet Norrbygden   Box 44, 827 00 Ljusvik"
    )
    assert (
        value(read_identity(front_of("Tid: 9-12", header=header), WORDS), "organisation")
        == "Kommunförbundet Norrbygden"
    )


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ("LSVO beslutar\natt godkänna rapporten.", "LSVO"),
        ("Ledningsgruppen beslutade att bordlägga frågan.", "Ledningsgruppen"),
        ("Mötet beslutar att godkänna rapporten.", None),
        ("Parterna beslutar att mötas.", None),
        ("Kalle Anka beslutar sig för att gå.", None),
    ],
)
def test_where_no_page_names_the_body_it_is_who_decides(lines: str, body: str | None) -> None:
    identity = read_identity(front_of("Plats: Teams"), WORDS, items_of(("Beslut", lines)))
    assert value(identity, "body") == body


def test_the_board_is_named_as_a_sentence_names_it() -> None:
    identity = read_identity(
        front_of("Protokoll styrelsemöte 2024-03-01"), WORDS, items_of(("Ekonomi", "Styrelsen beslutar så."))
    )
    assert value(identity, "body") == "Styrelsen"


def test_the_name_of_the_document_may_hold_the_body() -> None:
    """`Byggmötesprotokoll` is of a byggmöte; `byggledning` in a firm's name is nobody that meets."""
    identity = read_identity(front_of("NORRVIKENS BYGGLEDNING AB\n\nBYGGMÖTESPROTOKOLL NR 3\n\nPlats: Platsen"), WORDS)
    assert value(identity, "body") == "BYGGMÖTE"
    assert value(read_identity(front_of("NORRVIKENS BYGGLEDNING AB\n\nProtokoll nr 3"), WORDS), "body") is None


@pytest.mark.parametrize(
    "name", ["Lövsjö Sol & Bad ekonomisk förening", "Equmeniakyrkan Sion", "Byavännerna ideell förening"]
)
def test_an_organisation_is_named_with_its_legal_form(name: str) -> None:
    assert value(read_identity(front_of(f"{name}\n\nProtokoll från stämma 2024-03-02"), WORDS), "organisation") == name


def test_a_board_may_be_named_in_full_behind_its_meeting() -> None:
    identity = read_identity(front_of("Protokoll\nStyrelsemöte med Byasektionens styrelse\n\nPlats: Teams"), WORDS)
    assert value(identity, "body") == "Byasektionens styrelse"


@pytest.mark.parametrize(
    ("back", "organisation"),
    [
        ("Närvårdskansliet, Region Västmark | Box 112, 511 02 Hedesta", "Region Västmark"),
        ("Ekby kommun, Torget 1, 511 02 Ekby\nBergby kommun, Torget 2, 512 02 Bergby", None),
        ("Med vänlig hälsning\nAnna Berg\nEkby kommun, Torget 1, 511 02 Ekby", None),
        ("Tre Sjöar   c/o Almsta kommun, 760 31 Almsta", None),
        ("Busstrafiken i Almsta AB, Box 112, 760 31 Almsta", "Busstrafiken i Almsta AB"),
    ],
)
def test_an_address_line_gives_the_organisation_where_it_names_the_only_one(
    back: str, organisation: str | None
) -> None:
    assert value(read_identity(front_of("Anteckningar Närvårdsgruppen", back), WORDS), "organisation") == organisation


@pytest.mark.parametrize(
    ("head", "organisation"),
    [
        ("SVENSKA KYRKAN\nNorra Ekby pastorat\nKyrkorådet\n\nProtokoll 2024-03-05", "Norra Ekby pastorat"),
        ("SVENSKA KYRKAN\n\nProtokoll 2024-03-05", "SVENSKA KYRKAN"),
        ("FOLKETS HUS-FÖRENINGEN EKAN\n\nProtokoll 1974-03-05", "FOLKETS HUS-FÖRENINGEN EKAN"),
        ("Lokala hyresgästföreningen Eken\n\nProtokoll årsmöte", "Lokala hyresgästföreningen Eken"),
        ("Ekby Tryckeri & Papper AB\n\nProtokoll", "Ekby Tryckeri & Papper AB"),
        ("Ekby - Bergby fiskevårdsområdesförening\n\nÅrsstämma 1996", "Ekby - Bergby fiskevårdsområdesförening"),
        ("Centerpartiet i Ekby\n\nProtokoll medlemsmöte", "Centerpartiet i Ekby"),
        ("Protokoll APT\nEnheten för hemteknik, Ekby kommun\n\nTid: 9", "Ekby kommun"),
        ("Protokoll\nAnna Berg, Ekby kommun, hälsade välkommen.\n\nTid: 9", None),
    ],
)
def test_the_head_of_the_first_page_names_the_organisation(head: str, organisation: str | None) -> None:
    """A church or a union above its own parish or branch is the wider one."""
    assert value(read_identity(front_of(head), WORDS), "organisation") == organisation


@pytest.mark.parametrize("reference", ["KS 2023/145", "20RGK162", "FUM 2023/24-017", "RS/2024:1183", "LM 12/0347"])
def test_registry_numbers_of_many_shapes_are_read(reference: str) -> None:
    assert value(read_identity(front_of(f"Dnr: {reference}\nProtokoll Rådet"), WORDS), "reference") == reference


def test_an_organisation_number_is_no_registry_number() -> None:
    assert read_identity(front_of("Brf Eken 3\nOrg.nr 769612-4487\nProtokoll"), WORDS).reference is None


HEADINGS = [
    (
        "PROTOKOLL  nr 2/79  fört vid styrelsemöte\nden 3 maj 1979.",
        "PROTOKOLL nr 2/79 fört vid styrelsemöte den 3 maj 1979.",
    ),
    # the first lines, the title
    ("SUNDSÅS KOMMUN Sammanträdesprotokoll 1 (10)", "Sammanträdesprotokoll"),
    ("Sundsås kommun\nKommunstyrelsen\nProtokoll\n2024-10-02", "Protokoll"),
    ("Kulturnämnden\nProtokoll (nr 5) Sammanträdesdatum: 2024-05-16", "Kulturnämnden Protokoll (nr 5)"),
    (
        "Hem > Politik > Protokoll > Direktionen\nDirektionens protokoll 25 april 2024",
        "Direktionens protokoll 25 april 2024",
    ),
    ("EKBY FÖRSAMLING PROTOKOLL Blad", "PROTOKOLL"),
    ("SUNDSÅS KOMMUN          P R O T O K O L L\nBrorådet", "PROTOKOLL"),
    ("Ekby kommun – Möten och protokoll – Socialnämndens utskott\n\nSocialnämndens utskott", "Socialnämndens utskott"),
    ("Styrelsens protokoll nr 4", "Styrelsens protokoll nr 4"),
]


@pytest.mark.parametrize(("text", "title"), HEADINGS)
def test_what_a_page_header_puts_round_the_heading_is_no_part_of_it(text: str, title: str) -> None:
    """Organisation, page number, label and the path of a web page stand beside it."""
    assert value(read_identity(front_of(f"{text}\n\nPlats: Teams\n"), WORDS), "title") == title


BODIES = [
    (
        "Protokoll Samverkansnämnden för hälsa, vård och social välfärd",
        "Samverkansnämnden för hälsa, vård och social välfärd",
    ),
    ("Protokoll Styrgruppen, ordförande och sekreterare", "Styrgruppen"),
    ("Kyrkorådet Sammanträdesdag 2024-05-14", "Kyrkorådet"),
    ("Minnesanteckningar lokalt brukarråd 3 maj 2024\n\nLokala brukarrådet är ett forum.", "Lokala brukarrådet"),
    ("Protokoll Samverkan i Dalområdet", None),
    ("Anteckningar rektorsnätverket Nedre Dalen – 12 april 2024", "rektorsnätverket Nedre Dalen"),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_the_name_of_a_body_ends_where_it_ends(text: str, body: str | None) -> None:
    """It may list what the body deals with; roles and labels are no part of it."""
    assert value(read_identity(front_of(f"{text}\n\nPlats: Teams\n"), WORDS), "body") == body


@pytest.mark.parametrize(
    "name",
    [
        "IK Ekborg",
        "Ekborgs sjukhus",
        "Stiftelsen Anna och Bo Ekborgs minnesfond",
        "Ekborgs Tryckeri & Papper AB",
        "Ekborgs läns landsting",
        "Norra Ekån - Ekborgs fiskevårdsförening",
    ],
)
def test_organisations_of_more_kinds_are_known(name: str) -> None:
    assert (
        value(read_identity(front_of(f"{name}\n\nProtokoll styrelsemöte\n\nPlats: Teams\n"), WORDS), "organisation")
        == name
    )


def test_who_met_stands_above_the_labels_where_the_page_header_tells_the_kind() -> None:
    """What stands on every page is no heading, if the first page has one."""
    front = front_of(
        "Delregional ledningsgrupp, Närvård Norr\n\nPlats: Teams\n", header="Mötesanteckningar\nNärvård Norr"
    )
    identity = read_identity(front, WORDS)
    assert (identity.document_type, value(identity, "title")) == ("notes", "Delregional ledningsgrupp, Närvård Norr")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Ekby läns landsting          PROTOKOLL\nSamrådskommittén för sjukvård   1979-10-16\noch sociala frågor", "Samrådskommittén för sjukvård och sociala frågor"),
        ("EKBY KOMMUN            PROTOKOLL\nLokala planeringsrådet\nskola-arbetsliv        1979-11-28", "Lokala planeringsrådet skola-arbetsliv"),
        ("Vattenrådet för Ekåns avrinningsområde\n\nProtokoll från möte i vattenrådet", "Vattenrådet för Ekåns avrinningsområde"),
    ],
)  # fmt: skip
def test_the_name_of_a_body_may_go_on_below_or_stand_in_full_above(head: str, body: str) -> None:
    """A line in small letters right below goes on with it; a heading may shorten it."""
    assert value(read_identity(front_of(f"{head}\n\nPlats: Teams\n"), WORDS), "body") == body


@pytest.mark.parametrize(
    ("head", "organisation"),
    [
        ("Ekbyskolan F-6\nFöräldrarådet", "Ekbyskolan F-6"),
        ("Ekbypartiet", "Ekbypartiet"),
        ("Förskoleförvaltningen, område Norr", "Förskoleförvaltningen, område Norr"),
        ("Leader Mittfors", "Leader Mittfors"),
        ("Förvaltningen informerar: nytt möte", None),
        ("Skolprotokoll för Ekbyskolan", None),
    ],
)
def test_a_school_a_party_or_an_office_may_head_the_page(head: str, organisation: str | None) -> None:
    """The first line names the organisation where it is nothing but its name."""
    identity = read_identity(front_of(f"{head}\n\nProtokoll från möte den 8 oktober\n\nPlats: Teams\n"), WORDS)
    assert value(identity, "organisation") == organisation


@pytest.mark.parametrize("gap", ["          ", "\n"])
@pytest.mark.parametrize("number", ["2024:3", "Nr 7"])
def test_the_number_of_the_minutes_is_part_of_a_bare_heading(number: str, gap: str) -> None:
    """It stands to the right or below; a page number is none."""
    assert value(read_identity(front_of(f"STYRELSEPROTOKOLL{gap}{number}\n\nPlats: Teams\n"), WORDS), "title") == (
        f"STYRELSEPROTOKOLL {number}"
    )
    assert value(read_identity(front_of("STYRELSEPROTOKOLL          2 (3)\n\nPlats: Teams\n"), WORDS), "title") == (
        "STYRELSEPROTOKOLL"
    )


def test_whose_board_it_is_names_nobody() -> None:
    """`Styrelsen för Brf Tallen` above the document's own heading is no list of people, and the heading is the title."""
    record = parse(
        "Styrelsen för Brf Tallen\nProtokoll från styrelsemöte\nDatum: 2024-05-14\nNärvarande: Eva Lind, Olle Berg\n\n"
        "1. Start\nMötet öppnas.\n\n2. Slut\nMötet avslutas.\n"
    )
    assert [each.name for each in record.attendees] == ["Eva Lind", "Olle Berg"]
    assert (record.document_type, record.body) == ("minutes", "Styrelsen")
    assert record.title is not None
    assert "Protokoll från styrelsemöte" in record.title
