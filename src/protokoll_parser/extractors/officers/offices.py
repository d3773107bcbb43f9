"""What office a wording names: `1:e v ordf` -> vice_chair, `vid pennan` -> secretary, `ekonomichef` -> none."""

import re
from collections.abc import Iterator

from protokoll_parser.patterns import lazy
from protokoll_parser.words.lexicon import WordLists, fold

LISTS = (
    ("vice_chair", "office_vice_chair"),
    ("chair", "office_chair"),
    ("secretary", "office_secretary"),
    ("adjuster", "office_adjuster"),
)
PARTS = lazy(r"[,;/()\t]| och | samt |  +")
LIMITS = lazy(
    r"\s*(?:§+.*|punkt(?:erna)? \d.*|dag \d|under .*|t\.?o\.?m.*|fr\.?o\.?m.*|kl\.? .*|\d[\d–, -]*)$", re.IGNORECASE
)


def may_name_office(folded: str) -> bool:
    """Say whether a text in small letters may name an office at the meeting: a cheap test before the word lists.

    >>> may_name_office("1:e v ordf"), may_name_office("ekonomichef")
    (True, False)
    """
    return (
        "ordf" in folded or "sekr" in folded or "just" in folded or "protokoll" in folded or "penna" in folded
        or "talman" in folded or "nteckn" in folded or "ovan" in folded or "moder" in folded or "ålder" in folded
        or "mötesled" in folded or "skri" in folded or "tangent" in folded or "dator" in folded
        or "referent" in folded or "okument" in folded
    )  # fmt: skip


def role_of(wording: str, words: WordLists) -> str | None:
    """Return the role in the record that a whole wording names.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> words = load_lexicon().words
    >>> role_of("Ordförande:", words), role_of("1:e v ordf", words), role_of("kommunrevisionens ordförande", words)
    ('chair', 'vice_chair', None)
    """
    folded = fold(wording).strip("._…- ")
    if not 2 <= len(folded) <= 45:
        return None
    return next((role for role, key in LISTS if folded in words.get(key, ())), None)


def roles_in(title: str, words: WordLists) -> Iterator[str]:
    """Yield the roles that the parts of a title name: `HR-chef, ordförande`, `nämndsekreterare`.

    A job whose holder usually keeps the minutes gives `secretary_job`.
    """
    folded = title.casefold()
    if not may_name_office(folded):
        return
    for part in PARTS.split(title):
        wording = LIMITS.sub("", part)
        if role := role_of(wording, words):
            yield role
        elif fold(wording) in words.get("office_secretary_job", ()):
            yield "secretary_job"
