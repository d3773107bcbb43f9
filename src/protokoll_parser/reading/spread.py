"""Closes up words that a typist spread out for emphasis: `a t t` before a clause, `P R O T O K O L L` in a heading.

Goes in: lines. Comes out: lines; such a word is one word, each letter with its place. Only at the beginning and the
end of a line, where they stand; abbreviations (`t o m`, `o s v`) and rows of parties stay.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon

SPREAD = lazy(r"(?<!\S)(?:a t t|[A-ZÅÄÖa-zåäö](?: [a-zåäö]){3,}|[A-ZÅÄÖ](?: [A-ZÅÄÖ]){5,})(?!\S)")


def close_up(lines: Sequence[Line], _: Lexicon) -> Sequence[Line]:
    """Return the lines with the words closed up that are spread out in them."""
    lone = [place for place, line in enumerate(lines) if line.text[1:2] == " " or line.text[-2:-1] == " "]
    spread = {place for place in lone if SPREAD.search(lines[place].text)}
    return [_closed(line) if place in spread else line for place, line in enumerate(lines)] if spread else lines


def _closed(line: Line) -> Line:
    kept = list(_kept(line.text))
    return line._replace(
        text="".join(line.text[place] for place in kept),
        starts=[line.starts[place] for place in kept],
        stops=[line.stops[place] for place in kept],
    )


def _kept(text: str) -> Iterator[int]:
    """Yield the places of a line's characters, those of the blanks inside such words left out.

    >>> text = "a t t   anta taxan t o m maj"
    >>> "".join(text[place] for place in _kept(text))
    'att   anta taxan t o m maj'
    """
    start = 0
    for match in SPREAD.finditer(text):
        yield from range(start, match.start())
        yield from range(match.start(), match.end(), 2)
        start = match.end()
    yield from range(start, len(text))
