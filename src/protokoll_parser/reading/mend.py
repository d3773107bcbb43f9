"""Repairs one line of text so that it reads as it looked on the page, and keeps the place of every character.

Goes in: the raw characters of a line. Comes out: `Mended`, whose every character knows where it starts and stops in
the source. Repaired are: decomposed letters (NFD), ligatures, soft hyphens and zero-width characters, no-break and
other odd spaces, private-use bullets, control characters, and the remains of markdown, HTML and LaTeX. Nothing else
is changed: spelling and OCR errors are the source's own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy

SPECIAL = lazy(
    "["
    "*_`|\\\\<>\\[&~{$#"  # markdown, HTML and LaTeX remains
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"  # odd spaces, soft hyphens, zero width
    "\u0300-\u036f\ufb00-\ufb06\ue000-\uf8ff"  # combining marks, ligatures, private use
    "]"
)
"""What makes a line need mending at all; a clean line costs one search."""

MARKUP = lazy(
    r"""
    (?= [<!\[&\\$}`*_~{] ) (?:                                   # passes over letters quickly
    (?P<comment> <!-- [^>]* --> | <!-- [^>]* $ )                 # <!-- image -->
  | (?P<image>   !\[ [^\]\n]* \] \( [^)\n]* \) )                 # ![](media/image1.png)
  | (?P<link>    \[ (?P<words> [^\[\]\n]+ ) \] \( [^)\n]* \) )   # [Bildspel 1](#)
  | (?P<break>   (?i: <br (?: \s [^<>]* | / )? > | </ (?: p | div | li ) \s* > \s* < (?: p | div | li ) (?: \s [^<>]* )? > ) )
  | (?P<cell>    (?i: <t[dh] (?: \s [^<>]* | / )? > ) )
  | (?P<auto>    < (?P<address> (?:https?://|mailto:) [^>\s]+ ) > )
  | (?P<tag>     </? (?: [a-zA-Z][a-zA-Z0-9]{0,9} ) (?: \s [^<>]* )? /? > )
  | (?P<entity>  & (?: \#\d{1,6} | [a-zA-Z]{2,8} ) ; )
  | (?P<gap>     \\ (?: hfill | qquad ) (?![a-zA-Z]) | & (?= [^\n]* \\\\ \s* $ ) )   # Anna & ordförande \\
  | (?P<space>   \\ (?: quad | enspace | hspace \*? \{ [^{}\n]* \} ) (?![a-zA-Z]) \s* | (?<= [\w.§] ) ~ (?= [\w\\] ) )   # kl.~9
  | (?P<order>   \\ (?: begin | end | documentclass | usepackage | vspace | pagestyle | thispagestyle | setlength | renewcommand | label
                       | geometry | input ) \*? (?: \[ [^\]\n]* \] )? (?: \{ [^{}\n]* \} )* (?: \[ [^\]\n]* \] )? )
  | (?P<switch>  \{? \\ (?: noindent | smallskip | medskip | bigskip | newpage | clearpage | pagebreak | linebreak | par | centering | hline
                       | toprule | midrule | bottomrule | tiny | small | normalsize | large | Large | LARGE | huge | Huge | bfseries
                       | itshape | scshape | sffamily | maketitle | tableofcontents ) (?![a-zA-Z]) [ ]? )
  | (?P<end>     \\\\ (?: \[ [\d.]+ [a-z]{2} \] )? \s* $ )      # the end of a line or of a row
  | (?P<comma>   \{,\} )                                         # 4{,}1
  | (?P<latex>   \\ (?: textbf | textit | textsc | emph | title | date | author | section\*? | subsection\*? | subsubsection\*? | paragraph | underline ) \{ )
  | (?P<para>    \$? \\S (?! [a-zA-Z] ) \$? )                    # \S 5 for § 5
  | (?P<escape>  \\ (?P<escaped> [-!-/:-@\[-`{-~] ) )            # \- \* \_
  | (?P<span>    \[ (?P<inside> [^\[\]\n]+ ) \] (?= \{ [.#] ) )   # [Beslut]{.underline}
  | (?P<facts>   \{ (?: [.#] [\w.:-]+ | [\w-]+ = "[^"{}\n]*" )      # {#budget .unnumbered}  {width="1.9in"}
                 (?: [ ]+ (?: [.#] [\w.:-]+ | [\w-]+ = "[^"{}\n]*" ) )* [ ]* \} )
  | (?P<brace>   \} )
  | (?P<ticks>   `+ )
  | (?P<stars>   \*{1,3} )
  | (?P<lines>   _{1,2} ) )
    """,
    re.VERBOSE,
)

ODD = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufb00-\ufb06\ue000-\uf8ff]"
)
"""Characters that never stand for themselves."""
COMBINING = lazy("[\u0300-\u036f]")
ODD_SPACES = frozenset(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u0085\u2028\u2029\x0b\x0c"
)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BREAK = "\x0b"
"""Stands in a mended line where `<br>` or a new paragraph broke it inside a table cell."""


LATEX = {"gap": "\t", "space": " ", "comma": ","}
"""What LaTeX orders that leave something on the page read as."""


class Mended(NamedTuple):
    """Mended text with the place of every character (code points of the source, half-open)."""

    text: str
    starts: Sequence[int]
    stops: Sequence[int]


def mend(raw: str, offset: int) -> Mended:
    r"""Mend a line that stands at `offset` in the source.

    >>> mend("**Tid:** kl.\u00a09", 0).text
    'Tid: kl. 9'
    >>> mend("verksam\u00adhet", 0).text
    'verksamhet'
    """
    if not SPECIAL.search(raw):
        size = len(raw)
        return Mended(raw, range(offset, offset + size), range(offset + 1, offset + size + 1))
    parts: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for text, start, stop in _pieces(raw, 0, len(raw)):
        size = len(text)
        parts.append(text)
        if stop - start == size:
            starts.extend(range(offset + start, offset + stop))
            stops.extend(range(offset + start + 1, offset + stop + 1))
        else:
            starts.extend([offset + start] * size)
            stops.extend([offset + stop] * size)
    letters = "".join(parts)
    return _composed(letters, starts, stops) if COMBINING.search(raw) else Mended(letters, starts, stops)


def _composed(letters: str, starts: list[int], stops: list[int]) -> Mended:
    """Put letters and their combining marks together (a + ¨ -> ä); the letter's place takes the mark in."""
    kept = Mended("", [], [])
    whole: list[str] = []
    left, right = list(kept.starts), list(kept.stops)
    for letter, start, stop in zip(letters, starts, stops, strict=True):
        composed = unicodedata.normalize("NFC", whole[-1] + letter) if whole and "\u0300" <= letter <= "\u036f" else ""
        if len(composed) == 1:
            whole[-1] = composed
            right[-1] = stop
        else:
            whole.append(letter)
            left.append(start)
            right.append(stop)
    return Mended("".join(whole), left, right)


Piece = tuple[str, int, int]
"""Mended characters and where they stand; as many characters as places, or all of them at the one place."""


def _pieces(raw: str, start: int, stop: int) -> Iterator[Piece]:
    """Yield what is to be read of a stretch of a line, in order."""
    position = start
    for match in MARKUP.finditer(raw, start, stop):
        if position < match.start():
            yield from _plain(raw, position, match.start())
        yield from _markup(raw, match)
        position = match.end()
    if position < stop:
        yield from _plain(raw, position, stop)


def _plain(raw: str, start: int, stop: int) -> Iterator[Piece]:
    """Yield running text, its odd characters put right or left out."""
    position = start
    for match in ODD.finditer(raw, start, stop):
        index = match.start()
        if position < index:
            yield raw[position:index], position, index
        mended = _odd(raw, index)
        if mended:
            yield mended, index, index + 1
        position = index + 1
    if position < stop:
        yield raw[position:stop], position, stop


def _odd(raw: str, index: int) -> str:
    """Return what an odd character reads as; nothing if it is not to be seen."""
    letter = raw[index]
    if letter in ODD_SPACES:
        return " "
    if letter in LIGATURES:
        return LIGATURES[letter]
    if letter in "\u00ad\x02":  # U+0002 is how pdfium marks an automatic hyphen
        return "\u00ad" if not raw[index + 1 :].strip() else ""
    return "•" if "\ue000" <= letter <= "\uf8ff" else ""


def _markup(raw: str, match: re.Match[str]) -> Iterator[Piece]:
    kind = match.lastgroup
    start, stop = match.span()
    if kind in ("link", "span"):
        yield from _pieces(raw, *match.span("words" if kind == "link" else "inside"))
    elif kind == "auto":
        yield match["address"], *match.span("address")
    elif kind == "escape":
        yield match["escaped"], start, stop
    elif kind == "break":
        yield BREAK, start, stop
    elif kind == "cell":
        yield "\t", start, stop
    elif kind in LATEX:
        yield LATEX[kind], start, stop
    elif kind == "para":
        yield "§", start, stop
    elif kind == "entity":
        from html import unescape  # noqa: PLC0415  # brings 2 000 names that few texts need

        text = unescape(match.group())
        yield (" " if text in ODD_SPACES else text), start, stop
    elif kind == "brace":
        if "\\" not in raw:
            yield "}", start, stop
    elif kind in ("stars", "lines") and not _is_emphasis(raw, start, stop):
        yield raw[start:stop], start, stop


def _is_emphasis(raw: str, start: int, stop: int) -> bool:
    """Say whether stars or underscores set words off, rather than stand for themselves (`____`, `5 * 3`)."""
    before, after = raw[start - 1 : start], raw[stop : stop + 1]
    if raw[start] == "_":
        if before == "_" or after == "_" or (before.isalnum() and after.isalnum()):
            return False
        return bool(after.strip()) or bool(before.strip())
    return not (before.isspace() and after.isspace()) and not (not before and after.isspace())
