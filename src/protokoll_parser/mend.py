"""Repairs one line of text so that it reads as it looked on the page, and keeps the place of every character.

Goes in: the raw characters of a line. Comes out: `Mended`, whose every character knows where it starts and stops in
the source. Repaired are: decomposed letters (NFD), ligatures, soft hyphens and zero-width characters, no-break and
other odd spaces, private-use bullets, control characters, and the remains of markdown, HTML and LaTeX. Nothing else
is changed: spelling and OCR errors are the source's own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

SPECIAL = re.compile(
    "["
    "*_`|\\\\<>\\[&~{$#"  # markdown, HTML and LaTeX remains
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"  # odd spaces, soft hyphens, zero width
    "\u0300-\u036f\ufb00-\ufb06\ue000-\uf8ff"  # combining marks, ligatures, private use
    "]"
)
"""What makes a line need mending at all; a clean line costs one search."""

MARKUP = re.compile(
    r"""
    (?P<comment> <!-- [^>]* --> | <!-- [^>]* $ )                 # <!-- image -->
  | (?P<image>   !\[ [^\]\n]* \] \( [^)\n]* \) )                 # ![](media/image1.png)
  | (?P<link>    \[ (?P<words> [^\[\]\n]+ ) \] \( [^)\n]* \) )   # [Bildspel 1](#)
  | (?P<break>   <br \s* /? > )
  | (?P<auto>    < (?P<address> (?:https?://|mailto:) [^>\s]+ ) > )
  | (?P<tag>     </? (?: [a-zA-Z][a-zA-Z0-9]{0,9} ) (?: \s [^<>]* )? /? > )
  | (?P<entity>  & (?: \#\d{1,6} | [a-zA-Z]{2,8} ) ; )
  | (?P<latex>   \\ (?: textbf | textit | emph | section\*? | subsection\*? | subsubsection\*? | paragraph | underline ) \{ )
  | (?P<para>    \$? \\S (?! [a-zA-Z] ) \$? )                    # \S 5 for § 5
  | (?P<escape>  \\ (?P<escaped> [-!-/:-@\[-`{-~] ) )            # \- \* \_
  | (?P<brace>   \} )
  | (?P<ticks>   `+ )
  | (?P<stars>   \*{1,3} )
  | (?P<lines>   _{1,2} )
    """,
    re.VERBOSE,
)

ODD_SPACES = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u0085\u2028\u2029\x0b\x0c")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BREAK = "\x0b"
"""Stands in a mended line where `<br>` broke it inside a table cell."""


class Mended(NamedTuple):
    """Mended text with the place of every character (code points of the source, half-open)."""

    text: str
    starts: Sequence[int]
    stops: Sequence[int]


def mend(raw: str, offset: int) -> Mended:
    """Mend a line that stands at `offset` in the source.

    >>> mend("**Tid:** kl.\\u00a09", 0).text
    'Tid: kl. 9'
    >>> mend("verksam\\u00adhet", 0).text
    'verksamhet'
    """
    if not SPECIAL.search(raw):
        size = len(raw)
        return Mended(raw, range(offset, offset + size), range(offset + 1, offset + size + 1))
    letters: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for text, start, stop in _characters(raw):
        if letters and "\u0300" <= text <= "\u036f":
            composed = unicodedata.normalize("NFC", letters[-1] + text)
            if len(composed) == 1:
                letters[-1] = composed
                stops[-1] = offset + stop
                continue
        for letter in text:
            letters.append(letter)
            starts.append(offset + start)
            stops.append(offset + stop)
    return Mended("".join(letters), starts, stops)


def _characters(raw: str) -> Iterator[tuple[str, int, int]]:
    """Yield (mended characters, start, stop) for each raw character that is to be read."""
    braces = raw.count("\\") > 0 and "{" in raw
    position = 0
    for match in MARKUP.finditer(raw):
        yield from _plain(raw, position, match.start())
        yield from _markup(raw, match, braces=braces)
        position = match.end()
    yield from _plain(raw, position, len(raw))


def _plain(raw: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    for index in range(start, stop):
        letter = raw[index]
        if letter < "\x7f":
            if letter >= " " or letter == "\t":
                yield letter, index, index + 1
            elif letter == "\x02" or letter in ODD_SPACES:  # U+0002 is how pdfium marks an automatic hyphen
                yield ("\u00ad" if letter == "\x02" and not raw[index + 1 :].strip() else " "), index, index + 1
        elif letter in ODD_SPACES:
            yield " ", index, index + 1
        elif letter in LIGATURES:
            yield LIGATURES[letter], index, index + 1
        elif letter == "\u00ad":
            if not raw[index + 1 :].strip():
                yield letter, index, index + 1
        elif "\ue000" <= letter <= "\uf8ff":
            yield "•", index, index + 1
        elif not ("\x7f" <= letter <= "\x9f" or letter in "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff" or "\u202a" <= letter <= "\u202e"):
            yield letter, index, index + 1


def _markup(raw: str, match: re.Match[str], *, braces: bool) -> Iterator[tuple[str, int, int]]:
    kind = match.lastgroup
    start, stop = match.span()
    if kind == "link":
        yield from _characters_at(match, "words")
    elif kind == "auto":
        yield from _characters_at(match, "address")
    elif kind == "escape":
        yield match["escaped"], start, stop
    elif kind == "break":
        yield BREAK, start, stop
    elif kind == "para":
        yield "§", start, stop
    elif kind == "entity":
        text = unescape(match.group())
        yield (" " if text in ODD_SPACES else text), start, stop
    elif (kind == "brace" and not braces) or (kind in ("stars", "lines") and not _is_emphasis(raw, start, stop)):
        yield from ((raw[index], index, index + 1) for index in range(start, stop))


def _characters_at(match: re.Match[str], group: str) -> Iterator[tuple[str, int, int]]:
    """Read what stands inside a link, with places in the whole line."""
    start = match.start(group)
    for text, first, last in _characters(match[group]):
        yield text, start + first, start + last


def _is_emphasis(raw: str, start: int, stop: int) -> bool:
    """Say whether stars or underscores set words off, rather than stand for themselves (`____`, `5 * 3`)."""
    before, after = raw[start - 1 : start], raw[stop : stop + 1]
    if raw[start] == "_":
        if before == "_" or after == "_" or (before.isalnum() and after.isalnum()):
            return False
        return bool(after.strip()) or bool(before.strip())
    return not (before.isspace() and after.isspace()) and not (not before and after.isspace())
