"""What a text says of a vote becomes totals, meanings and ballots; what it does not say stays out."""

import pytest

from helpers_item import context, item_text, text_of
from protokoll_parser import parse
from protokoll_parser.extractors.votes.votes import extract_votes
from protokoll_parser.structure import Value


def votes(text: str, *people: str) -> tuple[Value, ...]:
    return extract_votes(item_text(text), context(*people)).values


def totals(vote: Value) -> tuple[int | None, ...]:
    return tuple(vote[side] for side in ("yes", "no", "abstain", "absent"))


def ballots(vote: Value) -> str:
    return ", ".join(f"{ballot['name']} {ballot['vote']}" for ballot in vote["ballots"])


TOTALS = [
    # in digits and in words
    ("Med 22 ja-röster och 19 nej-röster beslutar fullmäktige att bifalla motionen.", (22, 19, None, None)),
    ("Vid omröstning avges sju ja mot tre nej.", (7, 3, None, None)),
    ("Vid omröstningen avges tjugotvå ja-röster och nitton nej-röster.", (22, 19, None, None)),
    ("Omröstningen utföll med 23 ja, 11 nej, 2 nedlagda.", (23, 11, 2, None)),
    ("Efter votering: 9 ja, 12 nej och 2 som avstod.", (9, 12, 2, None)),
    ("Omröstning: 13 ja-röster, 6 nej-röster och 21 ledamöter som avstår. 1 ledamot är frånvarande.", (13, 6, 21, 1)),
    ("Vid votering röstade 8 ledamöter ja, 3 ledamöter nej och 2 ledamöter avstod.", (8, 3, 2, None)),
    ("Sluten omröstning. Resultatet blir 14 ja-röster, 9 nej-röster och 2 blanka röster.", (14, 9, 2, None)),
    ("Vid voteringen avgåvos 23 ja-röster och 11 nej-röster, medan 4 nedlade sina röster.", (23, 11, 4, None)),
    # the number behind the side
    ("Voteringsresultat\nJa: 24   Nej: 17   Avstår: 0   Frånvarande: 4", (24, 17, 0, 4)),
    ("Omröstningsresultat: ja 23, nej 18, avstår 4.", (23, 18, 4, None)),
    ("Omröstningen gav följande utfall:\nJa till köp av marken: 31\nNej: 12\nAvstår: 2", (31, 12, 2, None)),
    ("Antal avgivna röster: 45. Ja-röster: 30. Nej-röster: 15.", (30, 15, None, None)),
    ("Utfall av omröstningen: 12 röster för ja, 8 röster för nej.", (12, 8, None, None)),
    # for and against
    (
        "Efter rösträkning har 1 311 400 röster avgivits för förslaget och 12 000 röster mot.",
        (1311400, 12000, None, None),
    ),
    ("Röstning: 5 för, 2 emot, 1 nedlagd.", (5, 2, 1, None)),
    ("Handuppräckning gav 12 röster för och 3 emot.", (12, 3, None, None)),
    ("För förslaget röstade 15 medlemmar, emot röstade 4.", (15, 4, None, None)),
    ("Rösterna föll så: 5 röster för avslag och 8 röster för bifall.", (8, 5, None, None)),
    ("Vid votering avgavs 8 röster för motionen och 13\nröster mot. 3 avstod.", (8, 13, 3, None)),
    ("Vid röstning fick styrelsens förslag 12 röster och Bo Eks förslag 9 röster.", (12, 9, None, None)),
    ("Styrelsens förslag fick 3 röster och Bo Eks förslag 2 röster.", (3, 2, None, None)),
    ("Vid voteringen fick styrelsens förslag 41 röster och Bo Eks yrkande 26 röster.", (41, 26, None, None)),
    ("Votering begärdes. För bifall: 8 röster. För avslag: 21 röster. 2 avstod.", (8, 21, 2, None)),
    (
        "Efter votering, varvid 9 röster avgavs för motionen och 14 emot, medan 1 sedel var blank, avslogs motionen.",
        (9, 14, 1, None),
    ),
    # in short
    ("Omröstningen utfaller 19–19. Ordföranden har utslagsröst.", (19, 19, None, None)),
    ("Efter omröstning (22–19) bifalls motionen.", (22, 19, None, None)),
    ("Styrelsen beslutar med fem röster mot två att anta offerten.", (5, 2, None, None)),
    ("Efter votering med röstsiffrorna 41 mot 28 beslutade årsmötet att bifalla.", (41, 28, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_totals_are_read_in_every_wording(text: str, expected: tuple[int | None, ...]) -> None:
    assert [totals(vote) for vote in votes(text)] == [expected]


NO_VOTES = [
    "Beslutet fattas enhälligt. Ingen votering begärdes.",
    "Förra året avslogs en liknande motion efter votering med 15 röster mot 6.",
    "Val med slutna sedlar, rösträkning: Anna Berg 10 röster, Bo Ek 7 röster, 1 blank.",
    "14 röster för Anna Berg, 9 röster för Bo Ek och 2 blanka.",
    "Anna Berg (S) deltar inte i omröstningen.",
    "Mötet ajourneras 10–15 minuter före omröstningen 2024-05-03, och 12–14 ledamöter går ut.",
    "Sluten omröstning: Anna Berg 23 röster, Bo Ek 18 röster.",
    "Omröstningen gäller § 12–19 i stadgarna. Mötet hålls kl. 13–15.",
]


@pytest.mark.parametrize("text", NO_VOTES)
def test_what_is_no_count_of_this_vote_makes_no_vote(text: str) -> None:
    assert votes(text) == ()


MEANS = [
    ("Ja-röst för bifall till planen. Nej-röst för avslag.", "bifall till planen", "avslag"),
    ("Ja-röst gällde bifall till motionen, nej-röst avslag på motionen.", "bifall till motionen", "avslag på motionen"),
    ("JA-röst: avslag på motionen\nNEJ-röst: bifall till motionen", "avslag på motionen", "bifall till motionen"),
    ("Ja = avslag, nej = bifall.", "avslag", "bifall"),
    (
        "Den som bifaller nämndens plan röstar ja. Den som bifaller Bo Eks yrkande röstar nej.",
        "nämndens plan",
        "Bo Eks yrkande",
    ),
    (
        "Ja-röst innebär att ärendet avgörs i dag och nej-röst att det återremitteras.",
        "att ärendet avgörs i dag",
        "att det återremitteras",
    ),
    ("Ja röstar den som vill bifalla planen. Nej röstar den som vill avslå den.", "bifalla planen", "avslå den"),
    (
        "Den som vill avslå motionen röstar ja. Den det ej vill röstar nej. Vinner nej har mötet bifallit den.",
        "avslå motionen",
        "bifallit den",
    ),
    ("Ja för att avgöra i dag, nej för återremiss.", "att avgöra i dag", "återremiss"),
]


@pytest.mark.parametrize(("text", "yes", "no"), MEANS)
def test_ja_and_nej_mean_what_the_text_says(text: str, yes: str, no: str) -> None:
    (vote,) = votes(text + "\n\nOmröstningen ger 7 ja-röster och 4 nej-röster.")
    assert (vote["yes_means"], vote["no_means"]) == (yes, no)
    assert totals(vote)[:2] == (7, 4)


FOUR = "Anna Berg yes, Bo Ek yes, Cia Dahl no, Dan Eng abstain"
SHAPES = [
    # sentences
    "Ja röstar: Anna Berg (S) och Bo Ek (V). Nej röstar: Cia Dahl (M). Avstår: Dan Eng (C).",
    "Följande röstar ja: Anna Berg (S), Bo Ek (V). Följande ledamöter röstar nej: Cia Dahl (M). Dan Eng (C) avstår.",
    "Anna Berg (S) och Bo Ek (V) röstar ja, medan Cia Dahl (M) röstar nej och Dan Eng (C) avstår från att rösta.",
    "Anna Berg (S) och Bo Ek (V) röstar Ja (2).\nCia Dahl (M) röstar Nej (1).\nDan Eng (C) avstår från att rösta.",
    # lists by side, inline, below, bulleted, cut by a blank line
    "Ja-röster (2): Anna Berg (S),\nBo Ek (V)\n\nNej-röster (1): Cia Dahl (M)\n\nAvstår (1): Dan Eng (C)\n\nvotering",
    "Omröstning\n\nJa röstar\nAnna Berg (S)\nBo Ek (V)\n\nNej röstar\nCia Dahl (M)\n\nAvstår\nDan Eng (C)",
    "Votering\n\nJa\n- Anna Berg\n- Bo Ek\n\nNej\n- Cia Dahl\n\nAvstod\n- Dan Eng",
    "Votering\nJa-röster:\nAnna Berg (S)      Bo Ek (V)\nNej-röster:\nCia Dahl (M)\nNedlagda röster:\nDan Eng (C)",
    # a side per row
    "Votering\n\nAnna Berg (S) – JA\nBo Ek (V) – JA\nCia Dahl (M) – NEJ\nDan Eng (C) – AVSTÅR",
    "Votering\n\n1. Anna Berg (S)   Ja\n2. Bo Ek (V)   Ja\n3. Cia Dahl (M)   Nej\n4. Dan Eng (C)   Avstår",
    "Omröstning:\nAnna Berg     S     1    Ja\nBo Ek         V     2    Ja\nCia Dahl      M     3    Nej\nDan Eng       C     4    Avstår",
    # tables
    "Votering\n\n| Ledamot | Parti | Ja | Nej | Avstår |\n|---|---|---|---|---|\n| Anna Berg | S | X | | |\n| Bo Ek | V | X | | |\n"
    "| Cia Dahl | M | | X | |\n| Dan Eng | C | | | X |\n| Summa | | 2 | 1 | 1 |",
    "Omröstning\n\n\tJa\tNej\tAvstår\nAnna Berg (S)\tX\t\t\nBo Ek (V)\tX\t\t\nCia Dahl (M)\t\tX\t\nDan Eng (C)\t\t\tX\nSumma\t2\t1\t1",
    "Omröstningslista\n\nLedamot          Parti   Ja   Nej   Avstår\nAnna Berg        S       x\nBo Ek            V       x\n"
    "Cia Dahl         M            x\nDan Eng          C                  x\nvotering",
    "Anna Berg (S) och Bo Ek (V) röstar\nJa (2).\n\nCia Dahl (M) röstar Nej (1).\n\nDan Eng (C) avstår från att rösta.",
    "Votering\n\nJa (2)                 Nej (1)             Avstår (1)\nAnna Berg (S)          Cia Dahl (M)        Dan Eng (C)\nBo Ek (V)",
    "Omröstning\n\nJa                     Nej                 Avstår\nAnna Berg (S)          Cia Dahl (M)        Dan Eng (C)\nBo Ek (V)",
]


@pytest.mark.parametrize("text", SHAPES)
def test_ballots_are_read_in_every_shape_and_counted(text: str) -> None:
    (vote,) = votes(text)
    assert ", ".join(sorted(ballots(vote).split(", "))) == FOUR
    assert totals(vote)[:3] == (2, 1, 1)


def test_a_table_with_two_groups_of_columns_is_two_votes() -> None:
    text = """Omröstning 1
Ja-röst för A. Nej-röst för B.
Omröstningsresultat: 1 ja-röst, 2 nej-röster.

Omröstning 2
Ja-röst för C. Nej-röst för A.
Omröstningsresultat: 2 ja-röster, 1 nej-röst.

                          Omröstning 1         Omröstning 2
Ledamot          Parti    Ja   Nej   Avstår    Ja   Nej   Avstår
Anna Berg        S        X                    X
Bo Ek            M             X               X
Cia Dahl         C             X                    X
Dan Eng          V        frånvarande
Summa                     1    2     0         2    1     0
"""
    first, second = votes(text)
    assert ballots(first) == "Anna Berg yes, Bo Ek no, Cia Dahl no, Dan Eng absent"
    assert ballots(second) == "Anna Berg yes, Bo Ek yes, Cia Dahl no, Dan Eng absent"
    assert (first["yes_means"], second["yes_means"]) == ("A", "C")


@pytest.mark.parametrize(
    "text",
    [
        "Votering 1\nJa för A. Nej för B.\nUtfall: 7 ja och 4 nej.\n\nVotering 2\nJa för C, nej för D.\nUtfall: 6 ja och 5 nej.",
        "Första omröstningen: ja-röst för A, nej-röst för B. Utfallet blir 7 ja och 4 nej. "
        "Andra omröstningen: ja-röst för C, nej-röst för D. Utfallet blir 6 ja och 5 nej.",
    ],
)
def test_several_votes_of_one_item_are_kept_apart(text: str) -> None:
    first, second = votes(text)
    assert (totals(first)[:2], first["yes_means"], first["no_means"]) == ((7, 4), "A", "B")
    assert (totals(second)[:2], second["yes_means"], second["no_means"]) == ((6, 5), "C", "D")


def test_ballots_go_to_the_vote_whose_totals_they_bear_out() -> None:
    text = "Votering: 2 ja och 1 nej.\n\nNy votering: 1 ja och 2 nej.\n\nJa röstar: Anna Berg och Bo Ek. Nej röstar: Cia Dahl."
    first, second = votes(text)
    assert ballots(first) == "Anna Berg yes, Bo Ek yes, Cia Dahl no"
    assert second["ballots"] == []


def test_a_substitute_votes_and_the_member_replaced_does_not() -> None:
    (vote,) = votes(
        "Ja-röster: Anna Berg (S), Eva Falk (S) för Bo Ek (S), Cia Dahl (V), tjänstgörande ersättare för Dan Eng (V)"
    )
    assert ballots(vote) == "Anna Berg yes, Eva Falk yes, Cia Dahl yes"


def test_in_a_table_the_substitute_stands_beside_the_member_replaced() -> None:
    text = "Votering\n\nLedamöter          Ersättare          Ja   Nej\nAnna Berg (S)                         X\nBo Ek (M)          Eva Falk (M)            X\n"
    (vote,) = votes(text)
    assert ballots(vote) == "Anna Berg yes, Eva Falk no"


def test_a_list_goes_on_behind_a_page_break() -> None:
    (vote,) = votes("Omröstning\n\nJa röstar\nAnna Berg (S)\n\n\n\nBo Ek (V)\n\nNej röstar\nCia Dahl (M)\n")
    assert ballots(vote) == "Anna Berg yes, Bo Ek yes, Cia Dahl no"


def test_stated_totals_are_not_overruled_by_counting() -> None:
    (vote,) = votes("Omröstningen ger 5 ja-röster och 1 nej-röst. Ja röstar: Anna Berg (S). Nej röstar: Bo Ek (M).")
    assert totals(vote) == (5, 1, None, None)


def test_not_taking_part_is_neither_abstention_nor_absence() -> None:
    (vote,) = votes("Votering: 5 ja och 4 nej. Anna Berg (S) deltar inte i beslutet.")
    assert totals(vote) == (5, 4, None, None)
    assert vote["ballots"] == []


def test_first_names_are_resolved_where_one_attendee_fits() -> None:
    (vote,) = votes("Röstning. Ja: Anna, Bosse. Nej: Cia.", "Anna Bergwall", "Bosse", "Cia Lind")
    assert ballots(vote) == "Anna Bergwall yes, Bosse yes, Cia Lind no"


def test_spans_point_at_what_was_read() -> None:
    text = "Omröstning\nJa röstar: Anna Berg (S). Nej röstar: Bo Ek (M)."
    (vote,) = votes(text)
    assert [text_of(text, ballot["span"]) for ballot in vote["ballots"]] == ["Anna Berg (S)", "Bo Ek (M)"]
    assert text_of(text, vote["span"]) == "Anna Berg (S). Nej röstar: Bo Ek (M)"


def test_a_column_of_sides_below_the_names_tells_how_each_voted() -> None:
    """A table that was read column by column; with a side too few it tells nothing."""
    people = "Anna Berg (S)\nBo Ek (M)\nCia Dahl (V)\nDan Falk (C)"
    (vote,) = votes(f"Omröstning\n\nRöstande\n{people}\n\nJa\nNej\nAvstår\nJa\n\nUtfall: 2 ja, 1 nej, 1 avstår")
    assert ballots(vote) == "Anna Berg yes, Bo Ek no, Cia Dahl abstain, Dan Falk yes"
    (vote,) = votes("Omröstning\n\nRöstande\nAnna Berg (S)\n\nJa\nNej\nJa\n\nUtfall: 2 ja, 1 nej")
    assert vote["ballots"] == []


def test_who_answers_yes_votes_for() -> None:
    (vote,) = votes(
        "Omröstning. Ja svarar Anna Berg (S) och Bo Ek (M). Nej svarar Cia Dahl (V). Det blir 2 ja-röster och 1 nej-röst."
    )
    assert ballots(vote) == "Anna Berg yes, Bo Ek yes, Cia Dahl no"


def test_names_in_brackets_behind_the_totals_are_those_who_voted_so() -> None:
    (vote,) = votes(
        "Med 2 ja-röster (Anna Berg och Bo Ek) mot 2 nej-röster (Cia Dahl och Dan Ås) bifaller nämnden förslaget."
    )
    assert (ballots(vote), totals(vote)) == ("Anna Berg yes, Bo Ek yes, Cia Dahl no, Dan Ås no", (2, 2, None, None))


IN_BRACKETS = [
    "Röstresultat: 3 ja-röster (Anna Berg, Bo Ek, Eva Ås) och 2 nej-röster (Cia Dahl, Dan Falk).",
    "Votering: Ja (Anna Berg (S), Bo Ek (M) och Eva Ås (V)), Nej (Cia Dahl (C), Dan Falk (C)).",
]


@pytest.mark.parametrize("text", IN_BRACKETS)
def test_names_with_commas_may_stand_in_brackets_behind_a_colon(text: str) -> None:
    """A bracket right behind a side holds those who voted so, with their parties or without."""
    (vote,) = votes(text)
    assert ballots(vote) == "Anna Berg yes, Bo Ek yes, Eva Ås yes, Cia Dahl no, Dan Falk no"


def test_a_label_that_is_a_sentence_keeps_its_full_stop() -> None:
    """The text of an item is the text as it stands."""
    text = "Nämnden\nProtokoll 2024-05-14\n\n§ 1 Lovet\nVotering begärs.\nNämnden beslutar att avslå det.\n\n§ 2 Slut\nMötet avslutas.\n"
    assert parse(text).items[0].text.startswith("Votering begärs.\n\nNämnden")
