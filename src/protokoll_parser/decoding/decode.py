"""Stage 1, decode: the bytes of a file become its text. The encoding is named, and never guessed in silence.

The rule, in this order:

1. Bytes that begin with the signature of another kind of file (PDF, image, Word, ZIP, RTF ...) are refused.
2. A byte order mark decides: `utf-8-sig`, `utf-16`, `utf-32`. Without one, bytes whose every other byte is mostly
   NUL and the rest not are `utf-16-le` or `utf-16-be`.
3. Bytes that are valid UTF-8 are `utf-8`.
4. Else the bytes that are not are read as one older encoding: `cp1252` if all its characters stand where Swedish text
   has them, else the one of `cp1252`, `mac_roman`, `cp850`, `cp437` and `iso-8859-1` whose characters stand best
   (fitness.py; the earlier wins a tie; `iso-8859-1` can win only where cp1252 has no character). The file is named after
   it, or after both if it holds UTF-8 too: `utf-8+cp1252`. Such a file is read line by line.
5. Bytes that fit nowhere become U+FFFD (`lost-letters`); they do not change the name.
6. Text with too many control characters is refused: more than a quarter of it, or a twentieth if the bytes were not
   all valid UTF-8 or UTF-16. NULs at the very end are padding and do not count.
7. Mojibake is undone line by line, up to three times over, where the line, or a sequence in it, goes back to bytes
   that are valid UTF-8 (`Ã¥`, `√•` or `├Ñ` for `å`). A C1 control character becomes the cp1252 character of its byte.

Nothing else is changed: control characters, line breaks and loose accents are left to later stages. Every step takes
time in proportion to the length of the text.
"""

from collections.abc import Iterable
from hashlib import sha256

from protokoll_parser.decoding.encoding import C1_BYTES, CONTROL, Reading, read_bytes
from protokoll_parser.decoding.mojibake import repair
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.errors import ProtokollError
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Source

VISIBLE = lazy(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]")


class NotTextError(ProtokollError):
    """The input is not text: the message says what it looks like and what to do about it."""


def decode(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read bytes by the rule above into a `Source`; diagnostics say what was not plain UTF-8 or not in order.

    The text has no byte order mark. Lines end at LF, CR LF or CR, at nothing else. An empty text is a diagnostic,
    not an error. Raises `NotTextError` for what is no text.
    """
    _refuse_signature(data)
    reading = read_bytes(data)
    # Control characters are looked for in bytes: searching a str for a character class takes ten times as long.
    raw = data if reading.sound and reading.encoding == "utf-8" else reading.text.encode()
    has_c1 = C1_BYTES.search(raw) is not None
    has_controls = bool(raw.translate(None, _NO_CONTROLS))
    if has_controls:
        _refuse_controls(reading)
    text, repaired = repair(reading.text, has_c1=has_c1)
    count = _breaks(text) + (text[-1:] not in ("", "\n", "\r"))
    source = Source(name, text, sha256(data).hexdigest(), reading.encoding, count)
    found = [*_on_encoding(reading), *_on_repair(repaired), *findings_in(text)]
    if has_controls or has_c1 or repaired:
        found += _on_controls(text)
    return source, tuple(found)


def findings_in(text: str) -> tuple[Diagnostic, ...]:
    """Return what there is to say of a text whatever bytes it came from: letters were lost, or there is nothing to read."""
    return (*_on_lost(text), *_on_empty(text))


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


def _refuse_signature(data: bytes) -> None:
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")  # a mark and blanks stand before some PDF
    for signatures, kind, advice in SIGNATURES:
        if head.startswith(signatures):
            packed = [known for part, known in PACKED if advice == _UNPACK and part in data]
            raise NotTextError(f"looks like {packed[0]}; {_OFFICE}" if packed else f"looks like {kind}; {advice}")


def _refuse_controls(reading: Reading) -> None:
    """Refuse text that is to a large part control characters.

    Of random bytes one in nine is one (28 of 256), of text with a NUL after each word one in seven: whether the
    bytes were valid otherwise tells the two apart.
    """
    text = reading.text.rstrip("\0")
    if len(CONTROL.findall(text)) * (4 if reading.sound else 20) > len(text):
        raise NotTextError("looks like a binary file, not like text; save it as plain text in UTF-8 first")


def _breaks(text: str) -> int:
    """Count line breaks: LF, CR LF, CR. Form feed, U+0085 and U+2028 end no line."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _on_encoding(reading: Reading) -> Iterable[Diagnostic]:
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
