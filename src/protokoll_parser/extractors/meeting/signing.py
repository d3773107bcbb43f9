"""How the protocol was signed: digitally, at once, or by hand; and when the last one signed.

Goes in: the first and last pages, the items' lines. Comes out: `digital`, `immediate` or `signature`, and a date. Forms:

    Digital justering senast 2024-06-07 kl. 16.00
    LOVISA BRÄNDSTRÖM 2025-02-18 16:41                  an electronic signature: the last one counts
    Paragrafen förklaras omedelbart justerad.
    Justeras ____________________                       a block where adjusters sign
"""

import re
from collections.abc import Iterator, Sequence

from protokoll_parser.extractors.meeting.occasions import Occasion
from protokoll_parser.extractors.meeting.texts import columns
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Slice
from protokoll_parser.structure import Field, Front, ItemLines

DIGITAL = lazy(
    r"""
      (?: digital\w* | elektronisk\w* | e- ) \s? (?: och \s \w+ \s )?
      (?: juster (?:ing|a) | signer | underskr | underteckn )                               # digital justering
    | (?: juster | signer | undertecknad | underskriv | skriv ) \w* \s (?: \w+ \s ){0,2}?
      (?: digitalt | elektroniskt | (?: med | via | genom | per ) \s (?: bankid | e-?post | mejl | mail | visma ) )                      # justeras digitalt
    | bankid | signerad \s commit | verifikat\b | penneo | scrive | signerat \s med | signed \s (?: with | by )
    | visma \s addo | assently | e-id\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
DIGITALLY = lazy(rf"(?<!\w)(?:digitalt|elektroniskt)(?!\w)|{DIGITAL.pattern}", re.VERBOSE | re.IGNORECASE)
"""Of a value that is known to tell of the adjustment: `2024-05-17 (digitalt)`."""
IMMEDIATE = lazy(
    r"""
    (?: [Pp]rotokollet | [Ss]amtliga \s paragrafer ) \s
    (?: (?: förklaras | är | anses ) \s omedelbart \s justera\w+ | justera (?: s | des | ts ) \s omedelbart
      | har \s (?: justerats \s omedelbart | omedelbart \s justerats ) )
    """,
    re.VERBOSE,
)
SEVERAL = lazy(r"§|[Pp]aragraf|[Pp]unkt|[Ää]rende")
"""Only parts of the protocol are meant."""
SIGNED = lazy(r"(?<![\d-])(?P<date>(?:19|20)\d\d-\d\d-\d\d)[ T,]+(?:kl\.? ?)?\d\d[:.]\d\d")
"""Date and hour of an electronic signature."""
SIGNED_DAY = lazy(r"(?:[A-ZÅÄÖ][^\d(:]{3,60}\(?)?(?P<date>(?:19|20)\d\d-\d\d-\d\d)\)?")
"""A name and the day of its signature, or the day alone, below its name."""
MOST_SIGNERS = 8
RULED = lazy(r"\.{3,}|_{3,}|…")
BLOCK_LABELS = ("justera", "protokollsjust", "protokolljust")
"""How the labels begin that adjusters sign under."""
OFFICES = frozenset(("chair", "secretary", "adjuster"))
LEAST_LINES = 2
"""A single ruled line may be a blank to fill in."""
LONGEST = 400
"""A longer line tells of other things, too."""


def adjustment_method(front: Front, item_lines: ItemLines, stated: Sequence[Occasion]) -> str | None:
    """Return how the protocol was adjusted; `stated` is what labels say of it. None where the text does not tell."""
    if any(DIGITALLY.search(occasion.passage.text) for occasion in stated) or _is_signed_digitally(front):
        return "digital"
    if any(
        occasion.passage.text.casefold().startswith(("omedelbar", "direktjuster"))
        and not SEVERAL.search(occasion.passage.text)
        for occasion in stated
    ):
        return "immediate"
    if any(IMMEDIATE.search(line.text) for _, lines in item_lines for line in lines if "medelbart" in line.text):
        return "immediate"
    return "signature" if _has_signature_block(front) else None


def _is_signed_digitally(front: Front) -> bool:
    """Say whether the form or the last page speaks of electronic signatures."""
    return any(
        len(line.text) < LONGEST and _may_sign(line.text) and DIGITAL.search(line.text) is not None
        for line in (*front.back, *front.lines, *front.header)
    )


def _may_sign(text: str) -> bool:
    return (
        "igner" in text
        or "igital" in text
        or "lektronisk" in text
        or "ankI" in text
        or "erifikat" in text
        or "ommit" in text
        or "usterat via" in text
        or "usterat per" in text
        or "Visma" in text
    )


def _has_signature_block(front: Front) -> bool:
    """Say whether there is a block where the adjusters sign."""
    if any(field.key == "signatures" for field in (*front.fields, *front.back_fields)):
        return True
    if sum(map(_is_signed_on, (*front.fields, *front.back_fields))) >= LEAST_LINES:
        return True
    for line in (*front.back, *(line for line in front.lines if RULED.search(line.text))):
        if "ust" in line.text and len(line.text) < LONGEST and any(map(_is_block_label, columns(line))):
            return True
    return False


def _is_signed_on(field: Field) -> bool:
    """Say whether a signature line is drawn beside an office (`Sekreterare ________`)."""
    last = field.label.slices[-1] if field.label.slices else None
    return field.key in OFFICES and last is not None and RULED.search(last.line.text, last.stop) is not None


def _is_block_label(piece: Slice) -> bool:
    wording = RULED.split(piece.text.casefold())[0].strip(" :*._")
    return wording.startswith(BLOCK_LABELS) and len(wording) < 60 and not any(map(str.isdigit, wording))


def last_signature(front: Front) -> str | None:
    """Return the date of the last electronic signature."""
    dates = [
        match["date"]
        for line in front.back
        if "-" in line.text and len(line.text) < LONGEST and "tartad" not in line.text
        for match in SIGNED.finditer(line.text)
    ]
    return max(dates, default=None) or max(_signed_days(front), default=None)


def _signed_days(front: Front) -> Iterator[str]:
    """Yield the days behind the names that follow a line on electronic signatures: `Bo Ek, justerare (2024-05-03)`."""
    near = 0
    for line in front.back:
        if len(line.text) < LONGEST and _may_sign(line.text) and DIGITAL.search(line.text):
            near = MOST_SIGNERS
        elif near and line.text:
            near -= 1
            signed = (SIGNED_DAY.fullmatch(piece.text) for piece in columns(line))
            yield from (match["date"] for match in signed if match)
