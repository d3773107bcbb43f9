"""Knows page furniture by its wording: page numbers, signatures of adjusters, signing services, web pages' own lines.

Goes in: a line, or all of them. Comes out: whether it is no part of the protocol. Forms:

    Sida 2 (8)      - 3 -      4            page numbers, bare ones where they count the pages
    Justerandes signatur                    boxes of a form, attestations of extracts
    Dokumentet är elektroniskt signerat     what services for signatures put on a page
    Hoppa till innehållet · Dela sidan      menus, buttons and the foot of a web page
"""

import re
from collections.abc import Sequence
from functools import cache

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon, WordLists

PAGE_NUMBER = lazy(
    r"""
    (?: (?: sida | sidan | sid | blad | b1ad | page | s\. | sidnr ) \s* \.? \s* (?: nr \s* )? \d{1,3} (?: \s* (?: \( \s* \d{1,3} \s* \) | (?:av|/|of) \s* \d{1,3} ) )?
      | \d{1,3} \s* \( \s* \d{1,3} \s* \)                    # 1 (8)
      | [-–—] \s* \d{1,3} \s* [-–—]                          # - 2 -
      | \d{1,3} \s av \s \d{1,3}                              # 1 av 2
      | \d{1,3} \s* / \s* \d{1,3}                            # 1/1
      | (?: sida | sidan | blad )                            # Sida, its number on the next line
    ) \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
PAGE_AT_END = lazy(
    r"(?:sida|sidan|sid|blad|b1ad)\s*(?:nr\s*)?\d{1,3}(?:\s*(?:\(\s*\d{1,3}\s*\)|av \d{1,3}|/\s*\d{1,3}))?\s*$|\s\d{1,3}\s*\(\d{1,3}\)$",
    re.IGNORECASE,
)
LONGEST_PAGE = 24
"""No number of a page is longer: `sidan nr 12 (120)`."""
PAGE_ENDS = frozenset(")0123456789")
PAGE_WORDS = ("sid", "blad", "b1ad")
REFERRING = lazy(r"(?:på|se|enligt|till|från) (?:sida|sidan|sid)\b", re.IGNORECASE)
TRANSACTION = lazy(
    r"(?:transaktion|verifikat|signerat|dokument-?id|signed|penneo|scrive|document id)\b.{0,80}", re.IGNORECASE
)
TRANSACTION_STARTS = ("transaktion", "verifikat", "signerat", "dokument", "signed", "penneo", "scrive", "documentid")
"""One of these, without spaces, begins every line that TRANSACTION matches."""
SIGNERS = lazy(r"Signerat(?: [A-ZÅÄÖ]{1,4},?)+")
REACHED = lazy(
    r"(?<!\d)\d{3} ?\d{2} [A-ZÅÄÖ]|\b[Oo]rg\.? ?nr|\bwww\.|\S@\S|\b[Tt]el(?:efon)?\b|\b[Vv]äxel\b|\b[Bb]ox \d|\b[Bb]esöksadress|\b[Pp]ostadress"
    r"|\b[Tt]fn\b|\b0\d{1,3}[ -]\d{2,3} ?\d\d"
)
LONGEST_CONTACT = 200
LONGEST_ENTRY = 60
ENTRY_ENDS = " ?!."
LEAST_OF_A_PAGE = 2
LONGEST_NUMBER = 4
"""Of a page: three digits and a full stop."""
ROOM = 20
"""A menu stands before the protocol or behind it: so many lines from the first or the last line that a web page has."""
RIGHT = 40
"""Column of the page: where a typewriter puts the number of the page."""
LONGEST_FOOT = 30
"""Lines; what could open a foot further up stands in the page's own text."""
LONGEST_OF_FOOT = 120


def is_furniture(line: Line, lexicon: Lexicon, folded: str) -> bool:
    """Say whether a line is page furniture by its own wording; `folded` is its text in lower case."""
    text = line.text
    if len(text) > 140:
        return False
    if text[0].isdigit() or text[0] in "-–—sSbB":
        if PAGE_NUMBER.fullmatch(text):
            return True
    squeezed = folded.replace(" ", "").replace("\t", "").strip("*_:")
    if (
        squeezed.startswith(_openings(lexicon.words.get("page_initials", frozenset())))
        or "utdragsbestyrkande" in squeezed
    ):
        return True
    if is_signing(text, squeezed, lexicon.words):
        return True
    if (
        text[-1] in PAGE_ENDS
        and ("(" in text or any(word in folded for word in PAGE_WORDS))
        and ends_in_page(text)
        and _is_header(text)
    ):
        return True
    return folded.rstrip(ENTRY_ENDS) in lexicon.words.get("page_furniture", ())


def ends_in_page(text: str) -> bool:
    """Say whether a line ends in the number of its page: `Sida 2 (8)`."""
    return text[-1] in PAGE_ENDS and PAGE_AT_END.search(text, max(0, len(text) - LONGEST_PAGE)) is not None


def is_contact(text: str) -> bool:
    """Say whether a line tells where somebody is to be reached, as the foot of a letter's paper does.

    >>> is_contact("Strandby kommun • 711 80 Strandby • info@strandby.example"), is_contact("Hör av er till info@strandby.example.")
    (True, False)
    """
    return len(text) < LONGEST_CONTACT and text[-1] != "." and len(REACHED.findall(text)) > 1


def menus(texts: Sequence[str], words: WordLists) -> list[int]:
    """Return the lines, given in lower case, of the menus around a protocol that is published as a web page."""
    entries = [text.rstrip(ENTRY_ENDS) if len(text) < LONGEST_ENTRY else "" for text in texts]
    furniture, menu = (words.get(key, frozenset()) for key in ("page_furniture", "page_menu"))
    sure = [index for index, entry in enumerate(entries) if entry in furniture]
    if len(sure) < LEAST_OF_A_PAGE:
        return []
    return [
        index
        for index, entry in enumerate(entries)
        if entry in menu and (index <= sure[0] + ROOM or index >= sure[-1] - ROOM)
    ]


def foot(texts: Sequence[str], words: WordLists) -> range:
    """Return the lines, given in lower case, of the foot of a web page: from the line that opens it to the last one.

    A foot is short, and so are its lines; the later of two lines that could open it belongs to it.
    """
    feet = words.get("page_feet", frozenset())
    filled = [index for index, text in enumerate(texts) if text]
    opening = next((index for index in filled[-LONGEST_FOOT:] if texts[index].rstrip(ENTRY_ENDS) in feet), None)
    if opening is None or any(len(texts[index]) > LONGEST_OF_FOOT for index in filled if index > opening):
        return range(0)
    return range(opening, len(texts))


def bare_page_numbers(lines: Sequence[Line]) -> list[int]:
    """Return the lines that are but a page's number: they count the pages, and one at least parts a sentence or a page.

    The number of an item stands alone, too, but its title, which follows, begins with a capital.
    """
    found = [
        index
        for index, line in enumerate(lines)
        if 0 < len(line.text) <= LONGEST_NUMBER and not line.marker and line.text.rstrip(".").isdecimal()
    ]
    numbers = [int(lines[index].text.rstrip(".")) for index in found]
    if not numbers or numbers[0] > 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    return found if any(_parts_a_page(lines, index) for index in found) else []


def _parts_a_page(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line stands at a page break, at the right margin, or between two halves of a sentence."""
    before = next((lines[place] for place in range(index - 1, -1, -1) if lines[place].text), None)
    after = next((lines[place] for place in range(index + 1, len(lines)) if lines[place].text), None)
    if before is None or after is None:
        return False
    alone = not lines[index - 1].text and not lines[index + 1].text
    if alone and lines[index].indent >= RIGHT:
        return True
    return after.page_start or (after.text[0].islower() and before.text[-1] not in ".:;!?")


def is_menu(line: Line, words: WordLists) -> bool:
    """Say whether a line of page furniture is a web page's: neither a header nor a footer of the protocol."""
    entry = line.text.casefold().rstrip(ENTRY_ENDS)
    return any(entry in words.get(key, ()) for key in ("page_furniture", "page_menu", "page_feet"))


def is_signing(text: str, squeezed: str, words: WordLists) -> bool:
    """Say whether a service for electronic signatures put the line there; `squeezed` is its text folded, without spaces."""
    if text[-1] != ":" and squeezed.startswith(_openings(words.get("signing_notes", frozenset()))):
        return True  # with a colon at its end it heads the list of those who signed
    if not squeezed.startswith(TRANSACTION_STARTS) or not TRANSACTION.fullmatch(text):
        return False
    return any(map(str.isdigit, text)) or SIGNERS.fullmatch(text) is not None


@cache
def _openings(notes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(note.replace(" ", "") for note in notes))


def _is_header(text: str) -> bool:
    """Say whether a line that ends in a page number looks like a page's header or footer, not like a sentence."""
    return (
        len(text) < 120
        and not REFERRING.search(text)
        and (
            ("  " in text or "\t" in text)
            or re.search(r"(?:sida|sidan|sid|blad|b1ad)\s*\d", text, re.IGNORECASE) is not None
        )
    )
