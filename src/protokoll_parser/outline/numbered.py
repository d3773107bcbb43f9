"""Proposes numbered headings.

Forms, with the style that each belongs to:

    § 46/24    §45.    KS § 45    § 12 A    §§ 100–102        paragraph
    S 46    KS $ 45    8 7.                                   paragraph, as a scanner reads §
    45 §       Ks 145 §                                       after
    Punkt 3    Ärende 4:                                      word
    4.1 Ekonomi                                               decimal
    9.10 Besiktning                                           clock: a decimal where 9.9 stands above it
    98:3 Årsredovisning                                       yearly; as 23:10 is the time but below 23:9
    3.  Uppföljning                                           dot
    1) Incheckning                                            paren
    01 Mötet öppnas      ## 1 Öppnande      7 (alone)         digits
    IV. Personal                                              roman
    a) Tolktjänst    a/ Uppföljning    a   Personal           letter
    10a Rapport                                               letter
    A. Inledande ärenden    A   Inledande ärenden             capital
    A1. Öppnande                                              coded
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line

BODY = r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]{0,8}[ \t]{1,3})?"
END = r"(?=[ \t]|$|[:,–-])"
SLOT = lazy(
    r"(?:kl\.?[ ]?)?\d{1,2}[.:]\d{2}(?:[ ]?[–-][ ]?(?:ca[ ])?\d{1,2}[.:]\d{2})?[ \t]+"
    r"(?=[§\d]|(?:Punkt|Pkt|Ärende)[ \t]+[\dIVX]|[IVX]{1,5}[.)])",
    re.IGNORECASE,
)
"""A time before the number of a heading."""
DIGITS = lazy(r"\d+")
TIME = lazy(r"(?:[01]?\d|2[0-3]):[0-5]\d")
CAPITALS = "ABCDEFGHJKLMNOPQRSTUWYZ"  # I, V and X are Roman numbers
AFTER_CAPITAL = frozenset("0123456789.) \t")

STYLES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("paragraph", "§ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ", lazy(
        rf"{BODY}§{{1,2}}[ \t]{{0,8}}(?P<number>\d{{1,4}}(?:[ ]?[A-Za-z](?![\w]))?(?:[ ]?[–-][ ]?\d{{1,4}}(?!\d))?)(?:/\d{{2,4}})?[.]?(?=[ \t]|$|[:,A-ZÅÄÖ])")),
    ("paragraph", "8", lazy(rf"8[ ](?P<number>\d{{1,3}})(?:\.{END}|$)")),
    ("paragraph", "$§ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ", lazy(
        rf"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]{{1,8}}[ ])?(?:§S|SS|[S$])[ ](?P<number>\d{{1,3}}(?:[ ]?[A-Z](?![\w])|[ ]?[–-][ ]?\d{{1,3}}(?!\d))?)(?:/\d{{2,4}})?(?:[.:]{END}|$|(?=[ \t]+[A-ZÅÄÖ\"”]))")),
    ("after", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ", lazy(
        rf"{BODY}(?P<number>\d{{1,4}}(?:[ ]?[A-Za-z])?(?:[–-]\d{{1,4}})?)[ ]{{0,3}}§{{1,2}}[.]?{END}")),
    ("word", "PÄDF", lazy(
        rf"(?:Punkt|PUNKT|Ärende|ÄRENDE|Dagordningspunkt|Pkt|Fråga|Punkt nr|Ärende nr)[ \t]{{1,3}}(?P<number>\d{{1,3}}[a-z]?|[IVX]{{1,5}})[.:)]?{END}")),
    ("decimal", "0123456789", lazy(r"(?!(?:[7-9]|1\d|2[0-3])\.[0-5][05](?:[ \t]|$))(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=[ \t]+[^\W\d]|[ \t]+[\"”']|$)")),
    ("clock", "0123456789", lazy(r"(?P<number>\d{1,2}\.\d{2})(?=[ \t]+[^\W\d]|$)")),
    ("yearly", "0123456789", lazy(r"(?P<number>\d{1,4}:\d{1,3})\.?(?=[ \t]+[A-ZÅÄÖ\"”]|$)")),
    ("letter", "0123456789", lazy(r"(?P<number>\d{1,3}[a-zåäö])[.)]?(?=[ \t]+[A-ZÅÄÖ])")),
    ("dot", "0123456789", lazy(r"(?P<number>\d{1,3})\.(?=[ \t]|$|[A-ZÅÄÖ])")),
    ("paren", "0123456789", lazy(r"(?P<number>\d{1,3})\)(?=[ \t]|$|[A-ZÅÄÖ])")),
    ("digits", "0123456789", lazy(r"(?P<number>\d{1,3})(?=[ \t]+[A-ZÅÄÖ\"”]|$)")),
    ("roman", "IVX", lazy(r"(?P<number>[IVX]{1,6})(?:[.)](?=[ \t]|$)|(?=[ \t]{2,}[A-ZÅÄÖ]))")),
    ("coded", CAPITALS, lazy(r"(?P<number>[A-Z]\d{1,2})[.:)]?(?=[ \t]+[A-ZÅÄÖ\"”])")),
    ("capital", CAPITALS, lazy(r"(?P<number>[A-Z])(?:[.)](?=[ \t]+[A-ZÅÄÖ\"”])|(?=(?:[ ]{2,8}|\t)[A-ZÅÄÖ\"”]))")),
    ("letter", "abcdefghijklmnopqrstuvwxyzåäö", lazy(r"(?P<number>[a-zåäö])(?:[)][.]?(?=[ \t]|$)|/(?=[ \t]?[A-ZÅÄÖ])|\.(?=[ \t]+[A-ZÅÄÖ])|(?=(?:\t|[ ]{2,8})[A-ZÅÄÖ]))")),
)  # fmt: skip

BY_FIRST: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    letter: tuple((style, pattern) for style, first, pattern in STYLES if letter in first)
    for letter in {letter for _, first, _ in STYLES for letter in first}
}
UNSIGNED = {
    letter: tuple((style, pattern) for style, pattern in patterns if "§" not in pattern.pattern)
    for letter, patterns in BY_FIRST.items()
}
"""Of the patterns those that want no §, nor what a scanner makes of one."""
LONGEST_SIGNED = 40
"""The § of a heading stands within so many characters."""
PLAIN_LETTERS = frozenset(letter for letter in BY_FIRST if letter.isupper()) - frozenset("IVXPÄDFS")
LETTERED = tuple((style, pattern) for style, _, pattern in STYLES if style in ("coded", "capital"))
ROMAN = {"I": 1, "V": 5, "X": 10}


class Numbered(NamedTuple):
    """A line that may be a numbered heading."""

    index: int  # type: ignore[assignment]  # a line's index hides tuple.index, which nobody asks for
    style: str
    number: str
    """The number alone, as written: `46`, `10a`, `IV`."""
    ordinal: tuple[int, ...]
    """What the number counts: (46,), (10, 1), (4,), (4, 1); `B2` is (2, 2)."""
    last: int
    """The last number of a range heading (`§§ 100–102`), else the first part of the ordinal."""
    start: int
    """Where the label begins in the line's text (after a time slot)."""
    stop: int
    """Where the label ends."""


def recognise_numbered(line: Line) -> Numbered | None:
    """Propose the line as a numbered heading, or return None; cheap for lines that begin otherwise."""
    text = line.text
    patterns = BY_FIRST.get(text[:1])
    if not patterns:
        return None
    if text[0] in PLAIN_LETTERS and text[0] != "K" and text[1:2] not in AFTER_CAPITAL and "§" not in text[:20]:
        if " S " not in text[:12]:
            return None  # like most lines; a `Kl. 9` may stand before a number
    start = 0
    if text[0] in "0123456789kK" and (slot := SLOT.match(text)):
        start = slot.end()
        patterns = BY_FIRST.get(text[start : start + 1], ())
    if text[start] in PLAIN_LETTERS and "§" not in text[:20] and " S " not in text[:12]:
        patterns = LETTERED if text[start + 1 : start + 2] in AFTER_CAPITAL else ()
    elif "§" not in text[start : start + LONGEST_SIGNED] and "S " not in text and "$ " not in text:
        patterns = UNSIGNED.get(text[start : start + 1], ())
    for style, pattern in patterns:
        if match := pattern.match(text, start):
            number = match["number"]
            ordinal, last = _ordinal(style, number)
            stop = match.end() - (1 if text[match.end() - 1] == ":" else 0)
            return Numbered(line.index, style, number, ordinal, last, start, stop)
    return None


def lettered(roman: Numbered) -> Numbered | None:
    """Return a Roman number as the capital letter that it is written with (`I` is the ninth), if it is but one."""
    if len(roman.number) > 1:
        return None
    ordinal, last = _ordinal("capital", roman.number)
    return roman._replace(style="capital", ordinal=ordinal, last=last)


def _ordinal(style: str, number: str) -> tuple[tuple[int, ...], int]:
    if style == "roman" or (style == "word" and number[0] in ROMAN):
        value = _roman(number)
        return (value,), value
    if style in ("capital", "coded"):
        letter = ord(number[0]) - ord("A") + 1
        return ((letter, int(number[1:])) if number[1:] else (letter,)), letter
    if style == "letter":
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyzåäö")
        letter = "abcdefghijklmnopqrstuvwxyzåäö".index(number[-1]) + 1
        return ((int(digits), letter) if digits else (letter,)), letter
    if number.isdecimal():
        return (int(number),), int(number)
    parts = [int(part) for part in DIGITS.findall(number)]
    if style in ("decimal", "clock", "yearly"):
        return tuple(parts), parts[0]
    suffix = number.rstrip()[-1]
    return ((parts[0], ord(suffix.lower()) - 96) if suffix.isalpha() else (parts[0],)), parts[-1]


def _roman(number: str) -> int:
    values = [ROMAN[letter] for letter in number]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


Recogniser = Callable[[Line], Numbered | None]
RECOGNISERS: tuple[Recogniser, ...] = (recognise_numbered,)
