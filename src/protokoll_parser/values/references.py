"""Registry numbers (diarienummer) in their many shapes.

Forms: `KS 2023/145`, `Dnr 00322/2026`, `BUN/2025:172`, `2025.489 KS`, `SN 2022/0112`, `67/99-042`, `2023-00377`,
`SLK-2026-00676`, `20RGK162`, `Ks 123/2025`, `FUM 2023/24-017`.
"""

import re
from typing import NamedTuple

from protokoll_parser.patterns import lazy

WORD = r"(?:dnr|diarienr|diarienummer|d\.nr|ärendenr|ärendenummer|journalnr|journalnummer|jnr|dnr/ref|ärende nr)"
SHAPE = r"""
    (?: [A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7} (?: [ ]? [-/–] [ ]? | [ ] )? \d{2,4} [ ]? [/:.–-] [ ]? \d{1,7} (?: [/:-] \d{1,6} ){0,2}   # KS 2023/145
      | \d{4} [.] \d{1,6} [ ] [A-ZÅÄÖ]{1,6}                                                     # 2025.489 KS
      | \d{1,6} / \d{2,4} (?: [-.] \d{1,4} )?                                                   # 00322/2026, 67/99-042
      | \d{4} [-/:] \d{1,6} (?: [-] \d{1,4} )?                                                  # 2023-00377
      | \d{2} [A-ZÅÄÖ]{2,5} \d{1,5}                                                             # 20RGK162
      | [A-ZÅÄÖ]{2,6} - \d{4} - \d{1,6}                                                         # SLK-2026-00676
    )
"""
CODE = r"(?:[ ]\d{3}(?=\s*(?:$|[),.;\]])))?"
"""What a registry number has behind it in a registry sorted by subject: `Dnr 2021/0117 042`."""
LABELLED = lazy(
    rf"(?<!\w){WORD}\.?\s?:?\s*(?P<reference>{SHAPE}{CODE}|[A-ZÅÄÖ0-9][\w/:.–-]{{2,20}})", re.VERBOSE | re.IGNORECASE
)
ALONE = lazy(rf"(?:(?i:{WORD})\.?\s?:?\s*)?(?P<reference>{SHAPE}{CODE})[.,;]?", re.VERBOSE)
ISO_DATE = lazy(r"(?:19|20)\d\d-[01]\d-[0-3]\d")


class Reference(NamedTuple):
    """A registry number in a text: its own extent, and the extent with the word that introduces it."""

    start: int
    stop: int
    outer_start: int
    outer_stop: int


def find_reference(text: str, start: int = 0) -> Reference | None:
    """Return the first registry number that a word like `Dnr` introduces.

    >>> text = "Riktlinjer Dnr SN 2021/0207"
    >>> found = find_reference(text)
    >>> text[found.start:found.stop]
    'SN 2021/0207'
    """
    if "nr" not in text and "NR" not in text and "nummer" not in text.casefold():
        return None
    match = LABELLED.search(text, start)
    return Reference(*match.span("reference"), *match.span()) if match else None


def whole_reference(text: str) -> Reference | None:
    """Return the registry number that the text is, with or without a word before it.

    >>> whole_reference("KS 2023/00412") is not None
    True
    >>> text = "(Dnr FN/2022:7)"
    >>> found = whole_reference(text)
    >>> text[found.start:found.stop]
    'FN/2022:7'
    >>> whole_reference("2024-05-24") is None
    True
    """
    stripped = text.strip()
    if stripped[:1] in ("(", "[") and stripped[-1] in (")", "]"):
        stripped = stripped[1:-1].strip()
    if not 4 <= len(stripped) <= 40 or not any(map(str.isdigit, stripped)) or ISO_DATE.fullmatch(stripped):
        return None
    start = text.index(stripped)
    match = ALONE.fullmatch(stripped) or LABELLED.fullmatch(stripped)
    if not match:
        return None
    left, right = match.span("reference")
    return Reference(start + left, start + right, start, start + len(stripped))
