"""Who presents an item: labels, subjects, passives, and everything that only looks like one."""

import pytest

from helpers_item import item_text
from protokoll_parser.extractors.presenters import extract_presenters, people_in
from protokoll_parser.people.names import people_of
from protokoll_parser.structure import Context, Found, Value
from protokoll_parser.words.lexicon import load_lexicon

ATTENDEES: tuple[Value, ...] = tuple(
    {"name": name, "title": title, "attendance": "present"}
    for name, title in [
        ("Karin Stolt", "ekonomichef"),
        ("Per Lindvall", "controller"),
        ("Eva Falkenberg", None),
        ("Eva Lundmark", None),
        ("Birger Wetterling", None),
        ("Siv Lund", None),
        ("Malin Ek Dackert", None),
        ("Bo-Göran ”Bosse” Ekdahl", None),
        ("Ubah Hassan", "förvaltningschef"),
        ("Torsten von Knorring", None),
        ("Sigge Rosengren", "kassör"),
    ]
)
OFFICERS: tuple[Value, ...] = ({"role": "chair", "name": "Lena Palm"}, {"role": "secretary", "name": "Ida Ask"})
PEOPLE = people_of(ATTENDEES, OFFICERS)
CONTEXT = Context("Kommunstyrelsen", "2024-05-14", ATTENDEES, OFFICERS, (), load_lexicon().words)


def found(text: str) -> Found:
    return extract_presenters(item_text(text), CONTEXT, PEOPLE)


def names(text: str) -> list[str]:
    return [value["name"] for value in found(text).values]


SUBJECTS = [
    ("Ekonomichef Karin Stolt redovisar utfallet för maj.", ["Karin Stolt"]),
    ("Hanna Berg och Jon Al föredrog ärendet.", ["Hanna Berg", "Jon Al"]),
    ("Hanna Berg, Jon Al, Karin och Per redogör för läget.", ["Hanna Berg", "Jon Al", "Karin Stolt", "Per Lindvall"]),
    ("Hanna Berg (M) informerar om motionen, och Jon Al (S) redogör för svaret.", ["Hanna Berg", "Jon Al"]),
    ("Socialnämndens ordförande Hanna Berg (S) rapporterar.", ["Hanna Berg"]),
    ("Hanna Berg, nämndens jurist, informerade om domen.", ["Hanna Berg"]),
    ("Hanna Berg, Sweco AB, Malmö, presenterade kalkylen.", ["Hanna Berg"]),
    ("Hanna Berg, som arbetar på Sweco, presenterade kalkylen.", ["Hanna Berg"]),
    ("Ordföranden, Lena Palm, informerade om läget.", ["Lena Palm"]),
    ("Polisen, Hanna Berg, informerar om läget.", ["Hanna Berg"]),
    ("Valberedningen genom Hanna Berg presenterade sitt förslag.", ["Hanna Berg"]),
    ("Representanter från Sweco, Hanna Berg och Bo Al, presenterade förslaget.", ["Hanna Berg", "Bo Al"]),
    ("Miljö- och byggchef Hanna Berg samt kommunens säkerhetssamordnare Jon Al redovisar.", ["Hanna Berg", "Jon Al"]),
    ("Kommunalrådet Hanna Berg (M) informerade om budgeten.", ["Hanna Berg"]),
    ("Handläggarna Zeynu Haji och Jon Al föredrar ärendet.", ["Zeynu Haji", "Jon Al"]),
    ("Hanna Berg m.fl. presenterade enkäten.", ["Hanna Berg"]),
    ("Hanna Berg (ekonomichef, Region Syd) redovisar.", ["Hanna Berg"]),
    ("Carl Johan De Geer redogör för vägarna.", ["Carl Johan De Geer"]),
    ("Karl (Kalle) Berg informerade.", ["Karl (Kalle) Berg"]),
    ("Kamrer Sandell föredrog bokslutet.", ["Sandell"]),
    ("VD:n Hanna Berg redovisade orderläget.", ["Hanna Berg"]),
    ("Hanna Berg återrapporterar uppdraget.", ["Hanna Berg"]),
    ("Ekonomi – Karin Stolt redovisar utfallet.", ["Karin Stolt"]),
    ("Oskarshamn: Hanna Berg rapporterar att kön minskar.", ["Hanna Berg"]),
    ("Karin Stolt yrkade bifall och Per Lindvall redovisade kalkylen.", ["Per Lindvall"]),
    ("Årsredovisning Ekonomichef Hanna Berg redovisar boksluten.", ["Hanna Berg"]),
    ("kl. 13.15 Hanna Berg redogör för läget.", ["Hanna Berg"]),
    # behind the verb
    ("Därefter presenterade Wetterling sin studie.", ["Birger Wetterling"]),
    ("Därefter redovisade även Per Lindvall prognosen.", ["Per Lindvall"]),
    ("Inledningsvis redogjorde tf kommundirektör Anna Öst och HR-chef Bo Väst för läget.", ["Anna Öst", "Bo Väst"]),
    ("På fråga från Eva Lundmark redogjorde Karin för kostnaden.", ["Karin Stolt"]),
    ("Från Region Kalmar län rapporterar Hanna Berg.", ["Hanna Berg"]),
    ("I Hanna Bergs frånvaro redovisade Bo Al kassan.", ["Bo Al"]),
    ("Vid mötet informerade förvaltningschefen om rekryteringen.", ["Ubah Hassan"]),
    # passives
    ("Ärendet föredras av Karin Stolt och Per Lindvall.", ["Karin Stolt", "Per Lindvall"]),
    ("Nämnden informerades av säkerhetschef Olof Brand om läget.", ["Olof Brand"]),
    ("Vid dagens sammanträde föredras ärendet av planarkitekt Hanna Berg.", ["Hanna Berg"]),
    ("Detta föredrogs av ordföranden.", ["Lena Palm"]),
    # several verbs, infinitives, perfects, relative clauses
    ("Ordföranden hälsar alla välkomna och informerar om brandutgångarna.", ["Lena Palm"]),
    ("Hanna Berg hälsade välkommen, presenterade dagordningen och lämnade ordet.", ["Hanna Berg"]),
    ("Kommunchef Hanna Berg inleder med att informera om branden.", ["Hanna Berg"]),
    ("Hanna Berg från polisen deltar för att informera om lägesbilden.", ["Hanna Berg"]),
    ("Sedan Karin Stolt redogjort för läget beslutar nämnden.", ["Karin Stolt"]),
    ("Karin Stolt har muntligt redogjort för avvikelserna.", ["Karin Stolt"]),
    ("Styrelsen fick besök av Hanna Berg från Sweco som presenterade utredningen.", ["Hanna Berg"]),
    # labels that ran into the text, speakers
    ("Föredragande är ekonomichef Karin Stolt.", ["Karin Stolt"]),
    ("Karin: Informerar om bokslutet.", ["Karin Stolt"]),
    # short names, offices
    ("Eva F informerade om valet.", ["Eva Falkenberg"]),
    ("SL informerade om valet.", ["Siv Lund"]),
    ("@perlin informerade om valet.", ["Per Lindvall"]),
    ("Bosse rapporterade från nätverket.", ["Bo-Göran ”Bosse” Ekdahl"]),
    ("von Knorring föredrog ärendet.", ["Torsten von Knorring"]),
    ("Sekreteraren redovisade inkomna skrivelser.", ["Ida Ask"]),
    ("Kassören rapporterade att kassan är i balans.", ["Sigge Rosengren"]),
    ("Docent Bengt Orrling medverkar. Bengt redovisar resultatet.", ["Bengt Orrling"]),
    ("Malin Dackert Ek föredrog ärendet. Malin redovisade tidplanen.", ["Malin Dackert Ek"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SUBJECTS)
def test_subject_of_a_verb_of_presenting_is_a_presenter(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


TRAPS = [
    "Resultatet presenteras för styrelsen av Karin Stolt.",
    "Nämnden informerar om att taxan höjs.",
    "Förvaltningen redovisar utfallet.",
    "Region Skåne presenterade sin modell.",
    "IF Metall redogjorde för sin syn.",
    "Räddningstjänsten Syd informerade om eldningsförbudet.",
    "Medborgarskolan Syd redovisar sin verksamhet.",
    "Hultsfred, Vimmerby och Oskarshamn rapporterar om läget.",
    "Nationella Riktlinjer presenterar nyckeltal.",
    "Ledamöterna informerades om beslutet.",
    "Hanna Berg informerades om beslutet.",
    "Utfallet redovisas i bilaga 2.",
    "Rapporten presenteras av Hanna Berg vid nästa möte.",
    "Karin informerar om detta vid nästa sammanträde.",
    "Karin Stolt har tidigare redovisat detta för nämnden.",
    "Karin Stolt får i uppdrag att redovisa effekterna.",
    "Karin Stolt återkommer och redovisar effekterna i maj.",
    "Hanna Berg kommer att informera om detta i maj.",
    "Nämnden beslutade att Karin Stolt redovisar effekterna i maj.",
    "Lena påpekade att Karin Stolt redovisade samma siffror i fjol.",
    "Skrivelsen från Karin Stolt redovisar tre brister.",
    "Hanna Berg och Ann Als utredning presenterade brister.",
    "Hanna Berg presenterade sig för styrelsen.",
    "Kandidaterna presenterar sig.",
    "Planen presenterades för Hanna Berg i våras.",
    "”Karin Stolt redovisade fel siffror”, står det i insändaren.",
    "Kil, Nora och Lund rapporterar om läget.",
    "Hanna Berg redovisar i en motion hur vägen kan byggas.",
    "I sin skrivelse informerar Hanna Berg om vägen.",
    "Per den 31 mars redovisar nämnden ett överskott.",
    "Föreningens jurist informerade om domen.",
    "Elin Hjort yrkar att frågan redovisas i oktober.",
    "Till mötet hade Hanna Berg bjudits in. Hon presenterade skolans arbete.",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_who_is_no_subject_or_no_person_or_not_here_is_no_presenter(sentence: str) -> None:
    assert names(sentence) == []


LABELS = [
    ("Karin Stolt, ekonomichef", [("Karin Stolt", "ekonomichef", None)]),
    ("Ekonomichef Karin Stolt", [("Karin Stolt", "Ekonomichef", None)]),
    ("Karin Stolt (ekonomichef)", [("Karin Stolt", "ekonomichef", None)]),
    ("Hanna Berg – verksamhetschef", [("Hanna Berg", "verksamhetschef", None)]),
    (
        "Hanna Berg, Region Skåne; Jon Al, Lunds kommun",
        [("Hanna Berg", None, "Region Skåne"), ("Jon Al", None, "Lunds kommun")],
    ),
    (
        "Ola Dal, IT-strateg, Region Skåne. Ann Lo, medicinskt ansvarig sjuksköterska, Eslövs kommun",
        [("Ola Dal", "IT-strateg", "Region Skåne"), ("Ann Lo", "medicinskt ansvarig sjuksköterska", "Eslövs kommun")],
    ),
    ("Hanna Berg, processledare Nära vård, Region Skåne", [("Hanna Berg", "processledare Nära vård", "Region Skåne")]),
    ("Moa och Stina från Unga rådet", [("Moa", None, "Unga rådet"), ("Stina", None, "Unga rådet")]),
    ("Nisse, Tösen", [("Nisse", None, None), ("Tösen", None, None)]),
    ("Hanna Berg/Jon Al", [("Hanna Berg", None, None), ("Jon Al", None, None)]),
    ("Hanna Berg, Vimmerby", [("Hanna Berg", None, "Vimmerby")]),
    ("Bildningschef Hanna Berg, 20 min", [("Hanna Berg", "Bildningschef", None)]),
    ("Per och ordföranden", [("Per Lindvall", None, None), ("Lena Palm", None, None)]),
    ("Förvaltningen", []),
    ("Samtliga", []),
    ("HSF", []),
]


@pytest.mark.parametrize(("value", "expected"), LABELS)
def test_label_names_people_with_title_and_affiliation(
    value: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    values = found(f"Föredragande: {value}").values
    assert [(each["name"], each["title"], each["affiliation"]) for each in values] == expected


def test_label_over_a_list_reads_every_entry() -> None:
    assert names("Föredragande\n- Hanna Berg, jurist\n- Jon Al") == ["Hanna Berg", "Jon Al"]


def test_running_text_under_the_label_is_no_list_of_people() -> None:
    assert names("Föredragande: Hanna Berg\n\nTvå Vårdcentraler i Karlsvik har stängt.\n\nPer redovisar kön.") == [
        "Hanna Berg",
        "Per Lindvall",
    ]


def test_entry_under_a_label_that_belongs_to_another_list_is_no_presenter() -> None:
    assert names("Föredragande\n\nSamverkansgrupp Att åldras") == []


def test_each_person_counts_once_in_the_order_of_the_text() -> None:
    assert names("Per redovisar. Karin Stolt redogör. Per Lindvall informerar. Karin rapporterar.") == [
        "Per Lindvall",
        "Karin Stolt",
    ]


def test_ambiguous_first_name_stays_as_written_and_is_noted() -> None:
    result = found("Eva informerade om valet.")
    assert [(value["name"], value["as_written"]) for value in result.values] == [("Eva", None)]
    assert [note.code for note in result.diagnostics] == ["ambiguous-name"]


def test_full_name_elsewhere_in_the_item_settles_an_ambiguous_first_name() -> None:
    assert names("Eva Lundmark ledde arbetet.\n\nEva redovisade förslaget.") == ["Eva Lundmark"]


def test_resolved_name_keeps_what_was_written_and_is_noted_with_its_line() -> None:
    result = found("Ärendet är nytt.\n\nKarin redovisade.\nOrdföranden informerade.")
    assert [(value["name"], value["as_written"]) for value in result.values] == [
        ("Karin Stolt", "Karin"),
        ("Lena Palm", "Ordföranden"),
    ]
    assert [(note.code, note.line) for note in result.diagnostics] == [("resolved-name", 3), ("resolved-office", 4)]


def test_span_covers_name_title_and_affiliation() -> None:
    text = "Ett ärende.\nEkonomichef Karin\nStolt från Region Skåne redovisar."
    (value,) = found(text).values
    start, stop = value["span"]
    assert text[start:stop] == "Ekonomichef Karin\nStolt från Region Skåne"


def test_reservation_of_others_is_not_searched() -> None:
    assert names("Reservation: Vi hörde hur läget var. Karin Stolt redovisade kostnaderna.") == []


def test_people_in_gives_the_places_of_names() -> None:
    text = "Markus Hjelm, Bodil Sandlöv och Mats"
    assert [text[start:stop] for start, stop in people_in(text)] == ["Markus Hjelm", "Bodil Sandlöv", "Mats"]
    assert people_in("ekonomichefen") == []
