"""Undoes letters that were decoded wrongly before (`Ã¥` for `å`): rule 7 of decode.py.

Goes in: a decoded text. Comes out: the text put right, and which lines of it were.
"""

from protokoll_parser.patterns import lazy

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


def repair(text: str, *, has_c1: bool) -> tuple[str, tuple[int, ...]]:
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
