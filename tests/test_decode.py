"""Stage 1: each kind of input gets the right text, or one clear line."""

import time
from hashlib import sha512

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protokoll_parser.decoding.decode import NotTextError, decode
from protokoll_parser.diagnostics import CODES
from protokoll_parser.errors import ProtokollError

TEXT = """Kommunstyrelsens arbetsutskott
Närvarande: Åsa Öberg (S), ordförande, och Örjan Ärlig (M)
§ 46 Ändring av föreskrifter för återvinning
Ordföranden frågar om förslaget kan antas och finner att så är fallet.
"""
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
LEGACY = ("cp1252", "mac_roman", "cp850", "cp437")
WORDS = (
    "på",
    "får",
    "även",
    "någon",
    "väg",
    "år",
    "från",
    "åtgärd",
    "ärende",
    "närvarande",
    "träder",
    "behålla",
    "nästa",
    "hälsa",
    "kväll",
    "möte",
    "före",
    "något",
    "förslag",
    "för",
    "Örebro",
    "sjö",
    "Åmål",
    "Älmhult",
    "Öland",
    "ÅRSMÖTE",
    "FÖRSLAG",
    "Norén",
    "Linné",
    "tjänsteutlåtande",
    "beslutar",
    "att",
    "godkänna",
)

# What decode() changes on purpose, so that a round trip is not to be asked of it.
CHANGED = set("ÃÂâïð√¬‚├┬ÔΓ\ufeff\ufffd") | {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} - set("\t\n\r\f")


def codes(data: bytes) -> list[str]:
    return [found.code for found in decode(data, "x")[1]]


def text(data: bytes) -> str:
    return decode(data, "x")[0].text


def encoding(data: bytes) -> str:
    return decode(data, "x")[0].encoding


def swedish(name: str) -> str:
    """The text, without what the encoding lacks."""
    return TEXT.replace("§", "Nr") if name == "cp437" else TEXT


# Which encoding


def test_plain_utf8_is_read_without_a_word() -> None:
    source, found = decode(TEXT.encode(), "ks.txt")
    assert (source.name, source.text, source.encoding, source.line_count) == ("ks.txt", TEXT, "utf-8", 4)
    assert found == ()


def test_the_digest_is_of_the_bytes() -> None:
    assert decode(b"abc", "x")[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("name", [*UNICODE[1:], *LEGACY])
def test_other_encodings_are_read_right_and_named(name: str) -> None:
    data = swedish(name).encode(name)
    source, found = decode(data, "x")
    assert source.text == swedish(name)
    assert source.text == data.decode(source.encoding)
    assert [(one.code, one.line) for one in found] == [("not-utf8", None)]
    assert source.encoding in found[0].message


@pytest.mark.parametrize("name", UNICODE + LEGACY)
def test_the_encoding_of_the_text_is_the_one_named(name: str) -> None:
    # cp437 and cp850 have the same Swedish letters; the earlier one is named.
    assert encoding(swedish(name).encode(name)) == {"cp437": "cp850"}.get(name, name)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"\xa7 46", "cp1252", "§ 46"),
        (b"\xa4 46", "mac_roman", "§ 46"),
        (b"\xf5 46", "cp850", "§ 46"),
        (b"\x15 46 f\x94r", "cp850", "§ 46 för"),  # as the DOS screen showed it
        (b"kl. 9\x9612", "cp1252", "kl. 9–12"),
        (b"500 \x80", "cp1252", "500 €"),
        (b"S\xf8ren", "cp1252", "Søren"),
        (b"S\xbfren p\x8c plats", "mac_roman", "Søren på plats"),
        (b"Jo\xe3o Mu\xf1oz, p\xe5 plats", "cp1252", "João Muñoz, på plats"),
        (b"\x94Klart\x94, sade hon", "cp1252", "”Klart”, sade hon"),
        (b"F\x94rslag", "cp850", "Förslag"),
        (b"\x8erende 3", "cp850", "Ärende 3"),
        (b"\x80rende 3 f\x9ar", "mac_roman", "Ärende 3 för"),
        (b"\xc4" * 60 + b"\nF\x94r", "cp850", "─" * 60 + "\nFör"),
        (b"Sk\xe5l \x81", "iso-8859-1", "Skål \x81"),  # no such byte in cp1252
        ("SMÅÖARNAS RÅD".encode("cp1252"), "cp1252", "SMÅÖARNAS RÅD"),
        (b"3 \xe0 4 veckor", "cp1252", "3 à 4 veckor"),
        (b"K\xd6\x94 f\xf6r", "cp1252", "KÖ” för"),  # \xd6\x94 is valid UTF-8 by chance
    ],
)
def test_few_letters_are_enough_to_tell(data: bytes, name: str, expected: str) -> None:
    assert (encoding(data), text(data)) == (name, expected)


def test_utf16_without_a_mark_may_hold_many_characters_that_are_not_latin() -> None:
    line = "Val av justerare…………………………3\n"
    assert text(line.encode("utf-16-le")) == line


def test_utf16_that_is_cut_in_the_middle_of_a_character_loses_only_that() -> None:
    data = "på".encode("utf-16")[:-1]
    assert (text(data), codes(data)) == ("p\ufffd", ["not-utf8", "lost-letters"])


# Mixed and damaged files


@pytest.mark.parametrize("name", ["cp1252", "mac_roman", "cp850"])
def test_a_line_in_another_encoding_is_read_by_itself(name: str) -> None:
    data = TEXT.encode() + "inför årets möte är\n".encode(name) + TEXT.encode()
    source, found = decode(data, "x")
    assert source.text == TEXT + "inför årets möte är\n" + TEXT
    assert source.encoding == f"utf-8+{name}"
    assert [(one.code, one.line) for one in found] == [("not-utf8", None), ("mixed-encoding", 5)]
    assert found[1].message.startswith("1 line ")


def test_a_utf8_line_in_an_older_file_is_read_by_itself() -> None:
    data = TEXT.encode("cp1252") + "för åtgärd\n".encode()
    assert (text(data), encoding(data)) == (TEXT + "för åtgärd\n", "utf-8+cp1252")


def test_one_line_may_hold_both_encodings() -> None:
    data = TEXT.encode() + "smörgås ".encode() + b"f\xf6r dem \x96 \xe5ter"
    assert text(data) == TEXT + "smörgås för dem – åter"


def test_cp1252_that_is_valid_utf8_by_chance_is_not_taken_for_it() -> None:
    data = TEXT.encode() + b"\x94K\xd6\x94 f\xf6r\nK\xd6\x94\n"
    assert text(data) == TEXT + "”KÖ” för\nKÖ”\n"


def test_other_scripts_in_a_mixed_file_are_left_alone() -> None:
    data = TEXT.encode() + "Привет, ćevapi 😀\n".encode() + b"f\xf6r\n"
    assert text(data) == TEXT + "Привет, ćevapi 😀\nför\n"


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xfe\xff", b"a\xc3", b"\xe2\x80", b"b\xf0\x9f\x98", b"\xed\xa0\x80", b"c\x81d", b"\x80\x81\x82"]
)
def test_bytes_that_fit_nowhere_become_replacement_characters(bad: bytes) -> None:
    data = TEXT.encode() + b"sist " + bad
    source, found = decode(data, "x")
    assert source.text == data.decode("utf-8", "replace")
    assert source.encoding == "utf-8"
    assert [(one.code, one.line) for one in found] == [("lost-letters", 5)]


def test_replacement_characters_that_came_with_the_text_are_told() -> None:
    found = decode("rad ett\rF\ufffdr n\ufffdgon".encode(), "x")[1]
    assert [(one.code, one.line) for one in found] == [("lost-letters", 2)]
    assert found[0].message.startswith("2 replacement characters")


# Mojibake


@pytest.mark.parametrize("wrong", ["iso-8859-1", "mac_roman", "cp850", "cp437"])
def test_text_that_was_decoded_wrongly_is_put_right(wrong: str) -> None:
    source, found = decode(TEXT.encode().decode(wrong).encode(), "x")
    assert (source.text, source.encoding) == (TEXT, "utf-8")
    assert [(one.code, one.line) for one in found] == [("mojibake", 2)]
    assert "3 lines" in found[0].message


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("OrdfÃ¶rande", "Ordförande"),
        ("OrdfÃƒÂ¶rande", "Ordförande"),  # twice
        ("OrdfÃƒÆ’Ã‚Â¶rande", "Ordförande"),  # three times
        ("Ã„rende, Ã\x84rende", "Ärende, Ärende"),  # as cp1252 and as iso-8859-1
        ("KristinehÃ¥ll â€“ â€\x9dDegkÃ¤rlâ€\x9d Â§ 3", "Kristinehåll – ”Degkärl” § 3"),
        ("både rätt och fÃ¶rvanskat", "både rätt och förvanskat"),
        ("Ã„ven ðŸ˜€", "Även 😀"),
        ("kl. 9\x9612 \x94snarast\x94", "kl. 9–12 ”snarast”"),  # cp1252 read as iso-8859-1
        ("ï»¿Protokoll fÃ¶r", "\ufeffProtokoll för"),
        ("Joseï¬\x81n FlodÃ©n", "Joseﬁn Flodén"),
        ("kl. 9‚Äì12, ¬ß 3 f√∂r", "kl. 9–12, § 3 för"),
        ("kl. 9ÔÇô12, ┬º 3 f├Âr", "kl. 9–12, § 3 för"),
    ],
)
def test_mojibake_of_a_line_is_put_right(wrong: str, right: str) -> None:
    data = f"{TEXT}{wrong}\n{TEXT}".encode()
    assert text(data) == f"{TEXT}{right}\n{TEXT}"
    assert [(one.code, one.line) for one in decode(data, "x")[1]] == [("mojibake", 5)]


@pytest.mark.parametrize(
    "clean", ["João, JOÃO, SÃO", "château", "”PÅ“ och ”NÄ”", "√2 och ├── mapp", "ROMÂN", "Ã", "à la carte, crème", "Åµ"]
)
def test_text_that_only_resembles_mojibake_is_left_alone(clean: str) -> None:
    data = f"{TEXT}{clean}\n".encode()
    assert (text(data), codes(data)) == (f"{TEXT}{clean}\n", [])


# Control characters, nothing to read


def test_control_characters_stay_and_are_counted() -> None:
    data = b"rad ett\nN\0\xc3\xa4r\0varande\x07 " + TEXT.encode()
    source, found = decode(data, "x")
    assert source.text == "rad ett\nN\0är\0varande\x07 " + TEXT
    assert [(one.code, one.line) for one in found] == [("control-characters", 2)]
    assert found[0].message.startswith("3 control characters")


def test_a_nul_after_every_word_is_still_text() -> None:
    assert codes(TEXT.replace(" ", "\0 ").encode()) == ["control-characters"]


def test_a_file_padded_with_nuls_is_still_text() -> None:
    for name in ("utf-8", "cp1252"):
        data = TEXT.encode(name) + bytes(4096)
        assert text(data).rstrip("\0") == TEXT


@pytest.mark.parametrize("breaks", ["\t", "\f", "\v", "\r", "\r\n"])
def test_white_space_is_no_control_character(breaks: str) -> None:
    assert codes(f"ett{breaks}två".encode()) == []


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n\f", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\xef\xbb\xbf \n", b"\0\0", b"\xc2\xa0"]
)
def test_nothing_to_read_is_a_diagnostic_not_an_error(data: bytes) -> None:
    assert "empty-text" in codes(data)


@pytest.mark.parametrize(
    ("lines", "count"),
    [("", 0), ("a", 1), ("a\n", 1), ("\n\n", 2), ("a\rb\r\nc\n\rd", 5), ("a\x0bb\x0cc\x85d\u2028e\u2029f\x1cg", 1)],
)
def test_only_lf_cr_lf_and_cr_end_a_line(lines: str, count: int) -> None:
    assert decode(lines.encode(), "x")[0].line_count == count


# What is no text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF; extract its text first, e.g. pdftotext -layout FILE -"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", "a PDF;"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image;"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image;"),
        (b"II*\0\x08\0\0\0", "a TIFF image;"),
        (b"{\\rtf1\\ansi Protokoll}", "an RTF document;"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "an old Word or Office document;"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml", "a Word document (DOCX);"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (ODT);"),
        (b"PK\x03\x04\x14\0\0\0\x08\0 a.txt", "a ZIP archive; unpack it first"),
        (bytes(range(256)) * 4, "a binary file, not like text;"),
        (b"\x7fELF\x02\x01\x01\0" + bytes(range(40)), "a binary file, not like text;"),
        (sha512(b"").digest() * 40, "a binary file, not like text;"),
        (b"".join(n.to_bytes(2, "little") for n in range(1, 400)), "a binary file, not like text;"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError) as error:
        decode(data, "x.txt")
    message = str(error.value)
    assert message.startswith(f"looks like {kind}")
    assert "\n" not in message
    assert isinstance(error.value, ProtokollError)


@pytest.mark.parametrize("start", ["PDF-filen", "PK: Personkonto", "GIF", "MM", "II", "BZ", "{", "\\rtf", "7z"])
def test_text_that_begins_much_like_a_signature_is_text(start: str) -> None:
    assert text(f"{start} för {TEXT}".encode()).startswith(start)


# Whatever comes


@given(st.binary(max_size=400))
@example(b"\xc2\x80\x80")
@example(b"\xff\xfe\0\xd8")
@example(b"\0a\0")
def test_any_bytes_are_read_or_refused_and_the_same_way_each_time(data: bytes) -> None:
    try:
        first = decode(data, "x")
    except NotTextError:
        with pytest.raises(NotTextError):
            decode(data, "x")
        return
    assert decode(data, "x") == first
    source, found = first
    source.text.encode()  # no lone surrogates
    assert ("not-utf8" in [one.code for one in found]) == (source.encoding != "utf-8")
    assert ("lost-letters" in [one.code for one in found]) == ("\ufffd" in source.text)
    assert all(one.code in CODES and (one.line or 1) <= max(source.line_count, 1) for one in found)
    assert all("\n" not in one.message for one in found)


@given(
    st.lists(
        st.sampled_from([b"\xc3\xa5", b"\xe5", b"\xff", b"\n", b"\r", b" ", b"a", b"\xe2\x80\x94", b"\x94", b"\0"])
    )
)
def test_any_mix_of_encodings_keeps_its_lines(pieces: list[bytes]) -> None:
    data = b"Protokoll " * 5 + b"".join(pieces)
    try:
        source = decode(data, "x")[0]
    except NotTextError:
        return
    if not source.encoding.startswith("utf-16"):
        assert source.line_count == len(data.splitlines())


@given(st.text(st.characters(codec="utf-8", exclude_characters=CHANGED)))
def test_utf8_text_comes_back_as_it_was(written: str) -> None:
    if written.lstrip(" \t\r\n").startswith("{\\rtf"):
        return
    assert text(written.encode()) == written


@given(
    st.lists(st.sampled_from(WORDS), min_size=8, max_size=40),
    st.sampled_from(UNICODE + LEGACY),
    st.sampled_from(" \n\r"),
)
def test_swedish_words_come_back_from_every_encoding(words: list[str], name: str, blank: str) -> None:
    written = blank.join(["Närvarande på mötet för året", *words])
    assert text(written.encode(name)) == written


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), min_size=4, max_size=40))
def test_lines_in_two_encodings_come_back_line_by_line(lines: list[tuple[str, bool]]) -> None:
    data = b"".join(f"{word} på möte\n".encode("cp1252" if older else "utf-8") for word, older in lines)
    assert text(data) == "".join(f"{word} på möte\n" for word, _ in lines)


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 2)), min_size=1),
    st.sampled_from(["cp1252", "iso-8859-1"]),
)
def test_mojibake_is_undone_as_often_as_it_was_done(lines: list[tuple[str, int]], wrong: str) -> None:
    def spoil(word: str, times: int) -> str:
        for _ in range(times):
            raw = word.encode()
            word = "".join(bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in raw)
        return word

    data = "".join(f"{spoil(word, times)}\n" for word, times in lines).encode()
    assert text(data) == "".join(f"{word}\n" for word, _ in lines)


HOSTILE = {
    "bytes that fit nowhere": b"\xff",
    "half sequences": b"\xc3",
    "both encodings by turns": b"\xc3\xa5\xff",
    "lead characters of mojibake": "Ã".encode(),
    "mojibake": "Ã¥".encode(),
    "box drawing": "├".encode(),
    "carriage returns": b"\r",
    "blanks": b" ",
    "older lines": b"\xe5 n\xe5got\n",
    "both encodings in each line": b"\xc3\xa5 \xe5r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_input_takes_more_than_time_in_proportion(name: str) -> None:
    # Four times the least that is needed on a slow machine; anything quadratic takes minutes.
    data = HOSTILE[name] * (400_000 // len(HOSTILE[name]))
    before = time.process_time()
    decode(data, "x")
    assert time.process_time() - before < 5


def test_fifty_megabytes_of_plain_utf8_are_read_fast() -> None:
    data = (TEXT * (50_000_000 // len(TEXT.encode()))).encode()
    before = time.process_time()
    source = decode(data, "x")[0]
    assert time.process_time() - before < 5
    assert source.line_count == 4 * (50_000_000 // len(TEXT.encode()))
