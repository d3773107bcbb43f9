"""What the record says of itself: each planted fault is found, at its line, and sound texts are left in peace."""

from pathlib import Path

import pytest

from protokoll_parser import parse, parse_file
from protokoll_parser.checks.listed import is_among, listed

CHECKS = {
    "no-attendees", "contents-mismatch", "adjuster-absent", "chair-absent", "presenter-unlisted", "ballot-mismatch",
    "voter-unlisted", "voter-replaced", "vote-contradiction", "notice-order",
}  # fmt: skip
MINUTES = """\
Kommunstyrelsen
SAMMANTRÄDESPROTOKOLL
2024-03-12

Plats och tid: Stadshuset, kl. 09.00–11.30

Beslutande:
Karin Ahlgren (S), ordförande
Per Nordin (M)
Sara Holm (S)
Olof Dahlin (C)
Eva Brandt (V) ersätter Nils Frid (V)

Utses att justera: Per Nordin
Sekreterare: Lena Skog
Ordförande: Karin Ahlgren

Anslaget sätts upp: 2024-03-19
Anslaget tas ned: 2024-04-10

§ 31 Val av justerare
Per Nordin utses att justera protokollet.

§ 32 Motion om belysning i parken
Sara Holm föredrog ärendet.

Omröstning begärs. Den som röstar för bifall till motionen röstar ja och den som röstar för avslag på motionen
röstar nej.

Följande röstar ja: Karin Ahlgren (S), Sara Holm (S), Eva Brandt (V).
Följande röstar nej: Per Nordin (M), Olof Dahlin (C).
Med 3 ja-röster mot 2 nej-röster bifaller kommunstyrelsen motionen.

Beslut
Kommunstyrelsen beslutar att bifalla motionen.

§ 33 Avslutning
Mötet avslutas.
"""


def codes(text: str) -> dict[str, int | None]:
    """Return what the checks of this file say of a text: code to line."""
    return {found.code: found.line for found in parse(text).diagnostics if found.code in CHECKS}


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_sound_text_is_left_in_peace() -> None:
    assert codes(MINUTES) == {}


PLANTED = [
    ("ballot-mismatch", "Med 3 ja-röster", "Med 4 ja-röster", None),
    ("voter-unlisted", "Olof Dahlin (C).\nMed", "Tyra Wendt (C).\nMed", "Tyra Wendt"),
    ("voter-replaced", "Per Nordin (M), Olof Dahlin (C).\nMed", "Nils Frid (V), Olof Dahlin (C).\nMed", None),
    ("voter-replaced", "ersätter Nils Frid (V)", "ersätter Sara Holm (S) §§ 31–32", None),
    ("adjuster-absent", "justera: Per Nordin", "justera: Tyra Wendt", "justera: Tyra Wendt"),
    ("chair-absent", "Ordförande: Karin Ahlgren", "Ordförande: Tyra Wendt", "Ordförande: Tyra Wendt"),
    ("presenter-unlisted", "Sara Holm föredrog", "Tyra Wendt föredrog", "Tyra Wendt"),
    ("vote-contradiction", "beslutar att bifalla motionen", "beslutar att avslå motionen", None),
    ("notice-order", "upp: 2024-03-19", "upp: 2024-04-19", "sätts upp"),
]


@pytest.mark.parametrize(("code", "sound", "faulty", "words"), PLANTED, ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_found(code: str, sound: str, faulty: str, words: str | None) -> None:
    """One change makes the text contradict itself; the line is that of the thing named."""
    text = MINUTES.replace(sound, faulty)
    assert text != MINUTES
    found = codes(text)
    assert code in found
    assert words is None or found[code] == line_of(text, words)


def test_a_text_without_attendees_says_so() -> None:
    assert codes("Styrelsen\nProtokoll 2024-05-14\n\n1. Mötet öppnas\n\n2. Mötet avslutas\n") == {"no-attendees": None}
    assert codes("") == {}


def test_an_entry_of_the_contents_that_is_no_item_is_found() -> None:
    """The entry's line is named; the entries that are items say nothing."""
    entries = "".join(
        f"§ {number}   {title} {'.' * 30} 3\n"
        for number, title in ((31, "Val av justerare"), (32, "Motion om belysning i parken"), (33, "Avslutning"))
    )
    for extra, expected in (("", {}), (f"§ 34   Nya motioner {'.' * 30} 4\n", {"contents-mismatch"})):
        text = MINUTES.replace("\n§ 31 Val", f"\nInnehållsförteckning\n{entries}{extra}\n\n§ 31 Val", 1)
        assert set(codes(text)) == set(expected)


SAME = [
    ("Roger Hallman", "Roger O Hallman"),
    ("Anna Bergwall", "Anna"),
    ("Bosse", "Bo-Göran ”Bosse” Ekdahl"),
    ("Helen Sjöblom Andersson", "Helen Sjögren-Andersson"),
    ("Malin Dackert Ek", "Malin Ek Dackert"),
    ("KARIN AHLGREN", "Karin Ahlgren"),
    ("Karin Ahlqren", "Karin Ahlgren"),
]
OTHERS = [("Anna Berg", "Anna Lund"), ("Per Ek", "Petra Ek"), ("Tyra Wendt", "Olof Dahlin"), ("", "Olof Dahlin")]


@pytest.mark.parametrize(("name", "other"), SAME)
def test_spellings_of_one_name_are_one_person(name: str, other: str) -> None:
    assert is_among(name, listed([other]))


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_two_names_are_two_people(name: str, other: str) -> None:
    assert not is_among(name, listed([other]))


PEACEFUL = [
    ("beslutar att bifalla motionen", "beslutar att avslå Per Nordins yrkande om motionen"),
    ("beslutar att bifalla motionen", "beslutar att återremittera motionen"),
    ("bifall till motionen röstar ja", "bifall till Sara Holms tilläggsyrkande röstar ja"),
    ("Karin Ahlgren (S), Sara", "K. Ahlgren (S), Sara"),
    ("Eva Brandt (V).", "E. Brandt (V)."),
    ("Anslaget tas ned: 2024-04-10", "Anslaget tas ned:"),
    ("Eva Brandt (V) ersätter Nils Frid (V)", "Eva Brandt (V) ersätter Nils Frid (V) § 33\nNils Frid (V) §§ 31–32"),
]


@pytest.mark.parametrize(("sound", "other"), PEACEFUL)
def test_what_only_looks_like_a_fault_says_nothing(sound: str, other: str) -> None:
    text = MINUTES.replace(sound, other)
    assert text != MINUTES
    assert codes(text) == {}


def test_members_in_an_annex_may_adjust() -> None:
    """Where the list is of the board only, others may hold an office."""
    text = MINUTES.replace("justera: Per Nordin", "justera: Tyra Wendt")
    annexed = text.replace("Beslutande:", "Övriga: 41 medlemmar enligt närvarolista, bilaga 1\n\nBeslutande:")
    assert "adjuster-absent" in codes(text)
    assert "adjuster-absent" not in codes(annexed)


def test_a_list_on_another_page_is_complete() -> None:
    """A list that the text itself holds counts; so does a body whose name only sounds like a meeting of members."""
    text = MINUTES.replace("justera: Per Nordin", "justera: Tyra Wendt")
    paged = text.replace("Beslutande:", "Enligt närvarolista på sidan 1\n\nBeslutande:")
    assert "adjuster-absent" in codes(paged)
    assert "adjuster-absent" in codes(text.replace("SAMMANTRÄDESPROTOKOLL", "PROTOKOLL enligt medbestämmandelagen"))


def test_the_samples_give_no_warnings_of_these_checks(root: Path) -> None:
    for path in sorted((root / "samples").glob("*/*.txt")):
        found = {found.code for found in parse_file(path).diagnostics} & CHECKS
        assert found <= {"presenter-unlisted", "no-attendees"}, path.name
