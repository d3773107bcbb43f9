"""What office a wording names: `1:e v ordf` -> vice_chair, `vid pennan` -> secretary, `ekonomichef` -> none."""

import re
from collections.abc import Iterator, Mapping

from protokoll_parser.lexicon import fold

Words = Mapping[str, frozenset[str]]
LISTS = (
    ("vice_chair", "office_vice_chair"),
    ("chair", "office_chair"),
    ("secretary", "office_secretary"),
    ("adjuster", "office_adjuster"),
)
PARTS = re.compile(r"[,;/()\t]| och | samt |  +")
LIMITS = re.compile(
    r"\s*(?:§+.*|punkt(?:erna)? \d.*|dag \d|under .*|t\.?o\.?m.*|fr\.?o\.?m.*|kl\.? .*|\d[\d–, -]*)$", re.IGNORECASE
)
HINTS = (
    "ordf",
    "sekr",
    "penna",
    "protokoll",
    "talman",
    "juster",
    "anteckn",
    "som ovan",
    "sorn ovan",
    "moderator",
    "ålderspres",
    "mötesled",
)


def role_of(wording: str, words: Words) -> str | None:
    """Return the role in the record that a whole wording names.

    >>> from protokoll_parser.lexicon import load_lexicon
    >>> words = load_lexicon().words
    >>> role_of("Ordförande:", words), role_of("1:e v ordf", words), role_of("kommunrevisionens ordförande", words)
    ('chair', 'vice_chair', None)
    """
    folded = fold(wording).strip("._…- ")
    if not 2 <= len(folded) <= 45:
        return None
    return next((role for role, key in LISTS if folded in words.get(key, ())), None)


def roles_in(title: str, words: Words) -> Iterator[str]:
    """Yield the roles that the parts of a title name: `HR-chef, ordförande`, `nämndsekreterare`.

    A job whose holder usually keeps the minutes gives `secretary_job`.
    """
    folded = title.casefold()
    if not any(hint in folded for hint in HINTS):
        return
    for part in PARTS.split(title):
        wording = LIMITS.sub("", part)
        if role := role_of(wording, words):
            yield role
        elif fold(wording) in words.get("office_secretary_job", ()):
            yield "secretary_job"
