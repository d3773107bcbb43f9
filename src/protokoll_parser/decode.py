"""Stage 1, decode: the bytes of a file become its text. The encoding is named, and never guessed in silence.

The rule, in this order:

1. Bytes that begin with the signature of another kind of file (PDF, image, Word, ZIP, RTF ...) are refused.
2. A byte order mark decides: `utf-8-sig`, `utf-16`, `utf-32`. Without one, bytes whose every other byte is mostly
   NUL and the rest not are `utf-16-le` or `utf-16-be`.
3. Bytes that are valid UTF-8 are `utf-8`.
4. Else the bytes that are not are read as one older encoding: `cp1252` if all its characters stand where Swedish text
   has them, else the one of `cp1252`, `mac_roman`, `cp850`, `cp437` and `iso-8859-1` whose characters stand best
   (`_fit`; the earlier wins a tie; `iso-8859-1` can win only where cp1252 has no character). The file is named after
   it, or after both if it holds UTF-8 too: `utf-8+cp1252`. Such a file is read line by line.
5. Bytes that fit nowhere become U+FFFD (`lost-letters`); they do not change the name.
6. Text with too many control characters is refused: more than a quarter of it, or a twentieth if the bytes were not
   all valid UTF-8 or UTF-16. NULs at the very end are padding and do not count.
7. Mojibake is undone line by line, up to three times over, where the line, or a sequence in it, goes back to bytes
   that are valid UTF-8 (`Ã¥`, `√•` or `├Ñ` for `å`). A C1 control character becomes the cp1252 character of its byte.

Nothing else is changed: control characters, line breaks and loose accents are left to later stages. Every step takes
time in proportion to the length of the text.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.errors import ProtokollError
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Source


class NotTextError(ProtokollError):
    """The input is not text: the message says what it looks like and what to do about it."""


class _Reading(NamedTuple):
    text: str
    encoding: str
    older: tuple[int, ...] = ()
    """Lines (from 1) of a mixed file that hold bytes of the older encoding."""
    sound: bool = True
    """All bytes were valid in a Unicode encoding."""


def decode(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read bytes by the rule above into a `Source`; diagnostics say what was not plain UTF-8 or not in order.

    The text has no byte order mark. Lines end at LF, CR LF or CR, at nothing else. An empty text is a diagnostic,
    not an error. Raises `NotTextError` for what is no text.
    """
    _refuse_signature(data)
    reading = _read(data)
    # Control characters are looked for in bytes: searching a str for a character class takes ten times as long.
    raw = data if reading.sound and reading.encoding == "utf-8" else reading.text.encode()
    has_c1 = C1_BYTES.search(raw) is not None
    has_controls = bool(raw.translate(None, _NO_CONTROLS))
    if has_controls:
        _refuse_controls(reading)
    text, repaired = _repair(reading.text, has_c1=has_c1)
    count = _breaks(text) + (text[-1:] not in ("", "\n", "\r"))
    source = Source(name, text, sha256(data).hexdigest(), reading.encoding, count)
    found = [*_on_encoding(reading), *_on_repair(repaired), *_on_lost(text), *_on_empty(text)]
    if has_controls or has_c1 or repaired:
        found += _on_controls(text)
    return source, tuple(found)


# What is no text

_OFFICE = "save it as plain text first, e.g. soffice --headless --convert-to txt:Text FILE"
_OCR = "read its letters with OCR first, e.g. tesseract FILE - -l swe"
_UNPACK = "unpack it first"

SIGNATURES: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"%PDF-",), "a PDF", "extract its text first, e.g. pdftotext -layout FILE -"),
    ((b"\x89PNG\r\n\x1a\n",), "a PNG image", _OCR),
    ((b"\xff\xd8\xff",), "a JPEG image", _OCR),
    ((b"GIF87a", b"GIF89a"), "a GIF image", _OCR),
    ((b"II*\0", b"MM\0*"), "a TIFF image", _OCR),
    ((b"{\\rtf",), "an RTF document", _OFFICE),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "an old Word or Office document", _OFFICE),
    ((b"PK\x03\x04", b"PK\x05\x06"), "a ZIP archive", _UNPACK),
    ((b"\x1f\x8b\x08",), "a gzip archive", _UNPACK),
    ((b"7z\xbc\xaf\x27\x1c",), "a 7-Zip archive", _UNPACK),
    ((b"SQLite format 3\0",), "an SQLite database", "export its text first"),
)
# Office documents are ZIP archives; the name of a part in them tells which.
PACKED: tuple[tuple[bytes, str], ...] = (
    (b"word/document", "a Word document (DOCX)"),
    (b"opendocument.text", "an OpenDocument text (ODT)"),
    (b"xl/workbook", "an Excel workbook (XLSX)"),
    (b"ppt/presentation", "a PowerPoint presentation (PPTX)"),
)
_NO_CONTROLS = bytes(byte for byte in range(256) if byte in b"\t\n\v\f\r" or 0x20 <= byte != 0x7F)
CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def _refuse_signature(data: bytes) -> None:
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")  # a mark and blanks stand before some PDF
    for signatures, kind, advice in SIGNATURES:
        if head.startswith(signatures):
            packed = [known for part, known in PACKED if advice == _UNPACK and part in data]
            raise NotTextError(f"looks like {packed[0]}; {_OFFICE}" if packed else f"looks like {kind}; {advice}")


def _refuse_controls(reading: _Reading) -> None:
    """Refuse text that is to a large part control characters.

    Of random bytes one in nine is one (28 of 256), of text with a NUL after each word one in seven: whether the
    bytes were valid otherwise tells the two apart.
    """
    text = reading.text.rstrip("\0")
    if len(CONTROL.findall(text)) * (4 if reading.sound else 20) > len(text):
        raise NotTextError("looks like a binary file, not like text; save it as plain text in UTF-8 first")


# Which encoding

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LEGACY = ("cp1252", "mac_roman", "cp850", "cp437", "iso-8859-1")
# A sequence of UTF-8: two bytes (å, §), three (dashes, quotes) or four (emoji). A class stands first, for speed.
MULTIBYTE = re.compile(
    rb"([\xc2-\xf4](?:(?<=[\xc2-\xdf])[\x80-\xbf]|(?<=[\xe0-\xef])[\x80-\xbf]{2}|(?<=[\xf0-\xf4])[\x80-\xbf]{3}))"
)
# Those that Swedish text has, and that Swedish in an older encoding does not have by chance.
COMMON = re.compile(
    rb"[\xc2\xc3\xe2\xf0](?:(?<=[\xc2\xc3])[\x80-\xbf]|(?<=\xe2)[\x80-\xbf]{2}|(?<=\xf0)[\x80-\xbf]{3})"
)
C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Rare enough in UTF-8 for a second look: cp1252 bytes may be valid by chance (`KÖ”` is `KԔ`).
RARE = lazy("[^\x00-\xffšžŠŽ–—”“’‘…•€]")
SAMPLE = 2048  # characters that an encoding is judged by: some 60 beyond ASCII in Swedish


def _read(data: bytes) -> _Reading:
    """Read bytes by steps 2 to 5 of the rule."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _Reading(data.decode(encoding, "replace"), encoding)
    reading = _read_unmarked_utf16(data) if b"\0" in data else None
    if reading is not None:
        return reading
    if data.startswith(b"\xef\xbb\xbf"):
        return _read_eight_bit(data[3:], "utf-8-sig")
    return _read_eight_bit(data, "utf-8")


def _read_unmarked_utf16(data: bytes) -> _Reading | None:
    """Read bytes as UTF-16 if half of its characters would be below U+0100 that way round, and next to none the other.

    Half: a table of contents is full of U+2026. `None` also if controls come out, as of a file of small numbers.
    """
    pairs = (len(data) + 1) // 2
    first, second = data[::2].count(0), data[1::2].count(0)
    for high, low, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if 2 * high >= pairs and 20 * low <= pairs:
            text = data.decode(encoding, "replace")
            return _Reading(text, encoding) if 20 * len(CONTROL.findall(text)) <= len(text) else None
    return None


def _read_eight_bit(data: bytes, unicode_name: str) -> _Reading:
    """Read bytes as UTF-8 if they all are, else as an older encoding, else as both, line by line."""
    text = _utf8(data)
    if text is not None:
        return _Reading(text, unicode_name)
    lines = data.splitlines(keepends=True) if COMMON.search(data) else []
    # Valid UTF-8 has no say in what the rest is. An `a` in its stead leaves a letter there.
    rest = MULTIBYTE.sub(b"a", b"".join(line for line in lines if _utf8(line) is None)) if lines else data
    legacy = _choose(rest)
    if legacy is None:
        return _Reading(data.decode("utf-8", "replace"), unicode_name, sound=False)
    if lines:
        return _read_lines(lines, unicode_name, legacy)
    return _Reading(_as_legacy(data, legacy), legacy, sound=False)


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _read_lines(lines: list[bytes], unicode_name: str, legacy: str) -> _Reading:
    """Read each line as UTF-8 or as the older encoding, or by turns as both."""
    texts, older, has_newer = [], [], False
    for number, line in enumerate(lines, start=1):
        text = _utf8(line)
        is_older, is_newer = False, not line.isascii()
        if text is None or RARE.search(text):
            text, is_older, is_newer = _read_line(line, legacy)
        texts.append(text)
        if is_older:
            older.append(number)
        has_newer = has_newer or is_newer
    encoding = unicode_name if not older else f"{unicode_name}+{legacy}" if has_newer else legacy
    return _Reading("".join(texts), encoding, tuple(older) if has_newer else (), sound=False)


def _read_line(line: bytes, legacy: str) -> tuple[str, bool, bool]:
    """Read a line of a mixed file; say whether any of it was read in the older encoding, and any as UTF-8.

    Two readings compete: all bytes in the older encoding; or valid UTF-8 as such, and what stands between it in the
    older encoding where that fits, else as lost.
    """
    pieces = MULTIBYTE.split(line)
    between = {piece: _as_legacy(piece, legacy) for piece in set(pieces[::2]) if not piece.isascii()}
    older = {piece: text for piece, text in between.items() if _fit(text) > 0}
    blend = "".join(older.get(piece) or piece.decode("utf-8", "replace") for piece in pieces)
    if len(pieces) == 1:
        return blend, bool(older), not older
    whole = _as_legacy(line, legacy)
    is_whole = _fit(whole) > max(_fit(blend), 0)
    return (whole, True, False) if is_whole else (blend, bool(older), True)


def _as_legacy(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    # The DOS screen showed byte 0x15 as §, and cp437 has no other.
    return text.replace("\x15", "§") if encoding in ("cp850", "cp437") else text


def _choose(data: bytes) -> str | None:
    """Choose the older encoding of bytes by their first lines that are not ASCII; `None` if they fit in none."""
    found = HIGH_BYTE.search(data)
    start = found.start() if found else 0
    near = data[max(start - 64, 0) : start + 32 * SAMPLE].splitlines(keepends=True)
    sample = b"".join(line for line in near if not line.isascii())[:SAMPLE]
    if _is_plain(sample.decode("cp1252", "replace")):
        return "cp1252"
    texts = {encoding: _as_legacy(sample, encoding) for encoding in LEGACY}
    fits = {encoding: _fit(text) for encoding, text in texts.items() if encoding == "cp1252" or WITNESS.search(text)}
    best = max(fits, key=lambda encoding: fits[encoding])
    return best if fits[best] > 0 else None


# How well characters stand

NON_ASCII = lazy(r"[^\x00-\x7f]")
# What an encoding other than cp1252 is not believed without: a stray byte is often a ü or a no-break space in one.
WITNESS = lazy("[åäöÅÄÖéÉ§–—”“’…•]")
# Characters that settle for cp1252 without the others being tried: none of them is another's å, ä or ö but `”`.
PLAIN = frozenset("åäöÅÄÖéÉ§–—”“’•°½²€\xa0")
FAMILIAR = frozenset("üøæèàáíóúýñçëšžÜØÆÈÀÁÍÓÚÑÇËŠŽﬁﬂ")  # in names that Swedish protocols hold
JOINERS = frozenset("’–—\xa0\xad")
AFTER_WORD = JOINERS | frozenset("”“»«…²³®™")
BEFORE_WORD = JOINERS | frozenset("”“‘„»«•°")
LONE = frozenset("§€£½¼¾±×·º")
# By whether a letter stands before and after.
STANDS = {
    (True, True): JOINERS,
    (True, False): AFTER_WORD,
    (False, True): BEFORE_WORD,
    (False, False): AFTER_WORD | BEFORE_WORD | LONE,
}
ODD = -3  # only an å, ä or ö outweighs it
LOST = -2  # better an honest gap than a wrong letter


def _windows(text: str) -> set[str]:
    """Return each character beyond ASCII between its neighbours, once: a rule of `─` must not outvote the letters."""
    near = f" {text[:SAMPLE]} "
    return {near[found.start() - 1 : found.end() + 1] for found in NON_ASCII.finditer(near)}


def _fit(text: str) -> int:
    """Weigh whether the characters beyond ASCII stand where Swedish text has them; below 0 they do not.

    >>> _fit("för närvarande"), _fit("f”r f”ljande"), _fit("fˆr n‰rvarande")
    (8, -6, -6)
    """
    return sum(_weight(*window) for window in _windows(text))


def _is_plain(text: str) -> bool:
    """Say whether the characters beyond ASCII are common in Swedish and stand well.

    A `”` without its fellow is not plain: it is cp850's ö.
    """
    windows = _windows(text)
    is_common = bool(windows) and all(window[1] in PLAIN for window in windows)
    is_paired = text.count("”") % 2 == 0 or any(window[1] in "åäö" for window in windows)
    return is_common and is_paired and _fit(text) >= len(windows)


def _weight(before: str, char: str, after: str) -> int:
    if char == "\ufffd":
        return LOST
    if char < "\xa0":
        return -1  # C1; less than LOST, so that iso-8859-1 wins where cp1252 lacks a character
    if char.isalpha() and char not in LONE:
        return _letter_weight(before, char, after)
    if "─" <= char <= "▟":
        return ODD if before.isalpha() or after.isalpha() else 0
    if char not in STANDS[before.isalpha(), after.isalpha()] or (char == "”" and char in (before, after)):
        return ODD
    return 2 if char == "§" else 1


def _letter_weight(before: str, char: str, after: str) -> int:
    if (char > "ſ" and char not in FAMILIAR) or char == "ÿ":
        return ODD
    if (char.islower() and after.isupper()) or (char.isupper() and before.islower()):
        return ODD
    if char.isupper() and char in (before, after):
        return ODD  # `ÄÄÄÄ` is a ruled line in cp850
    if not before.isalpha() and not after.isalpha():
        beside_digit = before.isdecimal() or after.isdecimal()
        return 1 if char in "åäöà" else ODD if beside_digit and char not in "ÅÄÖ" else 0
    if not _is_ascii_letter(before) and not _is_ascii_letter(after):
        return 0  # a row of such letters is no word
    if char in "åäöÅÄÖ":
        return 4
    if before.isdecimal() or after.isdecimal():
        return ODD
    return 3 if char in "éÉ" else 2 if char in FAMILIAR else 1


def _is_ascii_letter(char: str) -> bool:
    return char.isalpha() and char.isascii()


# Letters that were decoded wrongly before

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_TO_BYTE = {ord(char): byte for byte, char in _CP1252.items() if char}
_TRAIL = "[\x80-\xbf" + "".join(_CP1252.values()) + "]"
# Only leads that Swedish text does not have before such a character: `PÅ“` is also a word and a quotation mark.
WRONG = lazy(f"[ÂÃ]{_TRAIL}|[âï]{_TRAIL}{{2}}|ð{_TRAIL}{{3}}")
C1 = lazy("[\x80-\x9f]")
LINE = lazy(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
# The first bytes of å, of § and of a dash in UTF-8, as encodings other than cp1252 show them.
OTHER_LEADS = (
    ("√", "mac_roman"),
    ("¬", "mac_roman"),
    ("‚Ä", "mac_roman"),
    ("├", "cp850"),
    ("┬", "cp850"),
    ("ÔÇ", "cp850"),
    ("├", "cp437"),
    ("┬", "cp437"),
    ("ΓÇ", "cp437"),
)
LEADS = ("Ã", "Â", "â", "ï")
# A text without any of these is let through; a single character is found fifty times as fast as two.
FIRST_LEADS = (*LEADS, *(lead for lead in dict(OTHER_LEADS) if len(lead) == 1))
SUSPECT = lazy("[" + "".join(lead[0] for lead in (*LEADS, *dict(OTHER_LEADS))) + "\x80-\x9f]")


def _repair(text: str, *, has_c1: bool) -> tuple[str, tuple[int, ...]]:
    """Undo mojibake in each line that has any; say which lines (from 1) were changed."""
    if not has_c1 and not any(lead in text for lead in FIRST_LEADS):
        return text, ()
    lines = LINE.findall(text)
    repaired = []
    for number, line in enumerate(lines, start=1):
        if SUSPECT.search(line):
            lines[number - 1] = _repair_line(line)
            if lines[number - 1] != line:
                repaired.append(number)
    return "".join(lines), tuple(repaired)


def _repair_line(line: str) -> str:
    """Undo up to three wrong decodings of one line, then C1 characters.

    >>> _repair_line("OrdfÃ¶rande"), _repair_line("OrdfÃƒÂ¶rande"), _repair_line("Ordf√∂rande")
    ('Ordförande', 'Ordförande', 'Ordförande')
    >>> _repair_line("João, JOÃO, château, ”PÅ“ och Ã")
    'João, JOÃO, château, ”PÅ“ och Ã'
    """
    for _ in range(3):
        better = _undo(line)
        if better == line:
            break
        line = better
    return C1.sub(lambda found: _CP1252[ord(found[0])] or found[0], line)


def _undo(line: str) -> str:
    """Undo one wrong decoding: of the whole line if it can be, else of the sequences that can."""
    for lead, encoding in OTHER_LEADS:
        if lead in line:
            try:
                return line.encode(encoding).decode()
            except UnicodeError:
                continue
    if not any(lead in line for lead in LEADS):
        return line
    whole = _undo_cp1252(line)
    return WRONG.sub(lambda found: _undo_cp1252(found[0]), line) if whole == line else whole


def _undo_cp1252(text: str) -> str:
    """Read as UTF-8 what was read as cp1252, as iso-8859-1 or by turns as both; or return it as it is."""
    try:
        return text.translate(_TO_BYTE).encode("iso-8859-1").decode()
    except UnicodeError:
        return text


# What is said about it

VISIBLE = lazy(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]")


def _breaks(text: str) -> int:
    """Count line breaks: LF, CR LF, CR. Form feed, U+0085 and U+2028 end no line."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _on_encoding(reading: _Reading) -> Iterable[Diagnostic]:
    if reading.encoding != "utf-8":
        yield Diagnostic("not-utf8", f"The bytes were not plain UTF-8; they were read as {reading.encoding}.")
    if reading.older:
        legacy = reading.encoding.partition("+")[2]
        message = f"{_many(len(reading.older), 'line')} of a text in UTF-8 held bytes that were read as {legacy}."
        yield Diagnostic("mixed-encoding", message, reading.older[0])


def _on_repair(lines: tuple[int, ...]) -> Iterable[Diagnostic]:
    if lines:
        message = f"Letters on {_many(len(lines), 'line')} had been decoded wrongly before and were put right."
        yield Diagnostic("mojibake", message, lines[0])


def _on_lost(text: str) -> Iterable[Diagnostic]:
    place = text.find("\ufffd")
    if place >= 0:
        message = f"{_many(text.count(chr(0xFFFD)), 'replacement character')} (U+FFFD): letters were lost."
        yield Diagnostic("lost-letters", message, _breaks(text[:place]) + 1)


def _on_controls(text: str) -> Iterable[Diagnostic]:
    first = CONTROL.search(text)
    if first is not None:
        message = f"{_many(len(CONTROL.findall(text)), 'control character')} in the text."
        yield Diagnostic("control-characters", message, _breaks(text[: first.start()]) + 1)


def _on_empty(text: str) -> Iterable[Diagnostic]:
    if VISIBLE.search(text) is None:
        yield Diagnostic("empty-text", "There is nothing to read: the input is empty or white space.")
