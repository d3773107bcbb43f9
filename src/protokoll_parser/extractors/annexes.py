"""Reads the annexes that an item refers to, wherever in it they are named.

Goes in: an item's blocks. Comes out: strings in the order of the text. Forms:

    (bilaga 1) · Bildspel 2 · bilagorna 1–3
"""

import re
from collections.abc import Iterator

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.stems import has_any, holds_any
from protokoll_parser.structure import ItemText

ANNEX = lazy(
    r"""
    (?P<word> [bB] (?: ilag (?: a | orna | or | an ) | ildspel | (?<! \w [bB] ) il\.? ) | BILAG (?: A | OR ) )
    \s (?: nr \.? \s )? (?P<number> \d{1,3} [a-z]? | [A-H] (?= [\s,.;)\]] | $ ) ) (?! \w | [-/.:] \d | \s? % )
    (?P<more> (?: \s? (?: , | och | samt | [–-] | till \s och \s med ) \s? \d{1,3} (?! [\w%] | [-/.:]\d | \s (?: [a-zåäö]+ ) \s (?:19|20)\d\d ) ){0,12} )
    (?! \s (?: till | i ) \s (?: den \s )? (?: [\w-]+ \s ){0,2} \w* (?: lag | lagen | balken | förordningen | förordning | direktivet | direktiv | föreskrifter | föreskrifterna ) \b )
    """,
    re.VERBOSE,
)
ANNEX_STEMS = ("bil", "Bil", "BILAG")
FURTHER = lazy(r"(?P<to>[–-]|till och med)?\s?(?P<number>\d{1,3})")
MOST = 30
"""No range of annexes is longer; a longer one is a slip of reading."""


def extract_attachments(item: ItemText) -> tuple[str, ...]:
    """Return the numbered annexes that the item refers to, each once, as first written."""
    if not (holds_any(item, ANNEX_STEMS) or has_any(item.title or "", ANNEX_STEMS)):
        return ()
    found: dict[str, str] = {}
    for text in _texts(item):
        for annex in annexes_in(text):
            found.setdefault(annex.casefold(), annex)
    return tuple(found.values())


def annexes_in(text: str) -> tuple[str, ...]:
    """Return the numbered annexes that a text names, in its order.

    >>> annexes_in("Se bilaga 2, bilagorna 3–5 och [Bildspel 1].")
    ('bilaga 2', 'bilaga 3', 'bilaga 4', 'bilaga 5', 'Bildspel 1')
    >>> annexes_in("enligt bilaga 1 till miljöprövningsförordningen"), annexes_in("bilaga till beslutet")
    ((), ())
    """
    if not has_any(text, ANNEX_STEMS):
        return ()
    return tuple(annex for match in ANNEX.finditer(text) for annex in _annexes(match))


def _texts(item: ItemText) -> Iterator[str]:
    if item.title:
        yield item.title
    for block in item.blocks:
        first = block.paragraphs[0].passage.text if block.paragraphs else ""
        if block.label:
            numbered = block.key == "attachments" and block.inline and first[:1].isdigit()  # Bilaga: 3
            yield f"{block.label.text} {first}" if numbered else block.label.text
        for paragraph in block.paragraphs:
            yield paragraph.passage.text


def _annexes(match: re.Match[str]) -> Iterator[str]:
    """Name every annex of a reference: `bilaga 1 och 3`, `bilagorna 1–3`."""
    word = match["word"]
    singular = (
        word
        if word.casefold() in ("bildspel", "bil", "bil.")
        else word[: word.casefold().index("bilag") + 5] + ("A" if word.isupper() else "a")
    )
    yield f"{singular} {match['number']}"
    last = int(match["number"]) if match["number"].isdigit() else 0
    for further in FURTHER.finditer(match["more"]):
        number = int(further["number"])
        if further["to"] and last < number <= last + MOST:
            yield from (f"{singular} {each}" for each in range(last + 1, number))
        yield f"{singular} {number}"
        last = number
