"""Finds the encoding of bytes and reads them by it: rules 2 to 5 of decode.py.

Goes in: the bytes of a file. Comes out: a `Reading` that names the encoding. The rest of the rule stands in decode.py.
"""

import re
from typing import NamedTuple

from protokoll_parser.decoding.fitness import SAMPLE, WITNESS, fit, is_plain
from protokoll_parser.patterns import lazy


class Reading(NamedTuple):
    """A text, and how its bytes were read."""

    text: str
    encoding: str
    older: tuple[int, ...] = ()
    """Lines (from 1) of a mixed file that hold bytes of the older encoding."""
    sound: bool = True
    """All bytes were valid in a Unicode encoding."""


CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
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


def read_bytes(data: bytes) -> Reading:
    """Read bytes by steps 2 to 5 of the rule."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Reading(data.decode(encoding, "replace"), encoding)
    reading = _read_unmarked_utf16(data) if b"\0" in data else None
    if reading is not None:
        return reading
    if data.startswith(b"\xef\xbb\xbf"):
        return _read_eight_bit(data[3:], "utf-8-sig")
    return _read_eight_bit(data, "utf-8")


def _read_unmarked_utf16(data: bytes) -> Reading | None:
    """Read bytes as UTF-16 if half of its characters would be below U+0100 that way round, and next to none the other.

    Half: a table of contents is full of U+2026. `None` also if controls come out, as of a file of small numbers.
    """
    pairs = (len(data) + 1) // 2
    first, second = data[::2].count(0), data[1::2].count(0)
    for high, low, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if 2 * high >= pairs and 20 * low <= pairs:
            text = data.decode(encoding, "replace")
            return Reading(text, encoding) if 20 * len(CONTROL.findall(text)) <= len(text) else None
    return None


def _read_eight_bit(data: bytes, unicode_name: str) -> Reading:
    """Read bytes as UTF-8 if they all are, else as an older encoding, else as both, line by line."""
    text = _utf8(data)
    if text is not None:
        return Reading(text, unicode_name)
    lines = data.splitlines(keepends=True) if COMMON.search(data) else []
    # Valid UTF-8 has no say in what the rest is. An `a` in its stead leaves a letter there.
    rest = MULTIBYTE.sub(b"a", b"".join(line for line in lines if _utf8(line) is None)) if lines else data
    legacy = _choose(rest)
    if legacy is None:
        return Reading(data.decode("utf-8", "replace"), unicode_name, sound=False)
    if lines:
        return _read_lines(lines, unicode_name, legacy)
    return Reading(_as_legacy(data, legacy), legacy, sound=False)


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _read_lines(lines: list[bytes], unicode_name: str, legacy: str) -> Reading:
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
    return Reading("".join(texts), encoding, tuple(older) if has_newer else (), sound=False)


def _read_line(line: bytes, legacy: str) -> tuple[str, bool, bool]:
    """Read a line of a mixed file; say whether any of it was read in the older encoding, and any as UTF-8.

    Two readings compete: all bytes in the older encoding; or valid UTF-8 as such, and what stands between it in the
    older encoding where that fits, else as lost.
    """
    pieces = MULTIBYTE.split(line)
    between = {piece: _as_legacy(piece, legacy) for piece in set(pieces[::2]) if not piece.isascii()}
    older = {piece: text for piece, text in between.items() if fit(text) > 0}
    blend = "".join(older.get(piece) or piece.decode("utf-8", "replace") for piece in pieces)
    if len(pieces) == 1:
        return blend, bool(older), not older
    whole = _as_legacy(line, legacy)
    is_whole = fit(whole) > max(fit(blend), 0)
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
    if is_plain(sample.decode("cp1252", "replace")):
        return "cp1252"
    texts = {encoding: _as_legacy(sample, encoding) for encoding in LEGACY}
    fits = {encoding: fit(text) for encoding, text in texts.items() if encoding == "cp1252" or WITNESS.search(text)}
    best = max(fits, key=lambda encoding: fits[encoding])
    return best if fits[best] > 0 else None
