"""Finds where the items end and the back begins: signatures, attendance lists, notice, annexes, e-signature pages.

Goes in: the headings. Comes out: the index of the back's first line (the number of lines if there is no back).
Only what follows the last heading is looked at: signatures after a single item (omedelbar justering) stay with it.
"""

import re
from collections.abc import Sequence

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.classifying.furniture import is_contact
from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_name, read_group
from protokoll_parser.prose.told import all_told
from protokoll_parser.words.labels import match_label

BACK_KEYS = frozenset(
    ("chair", "vice_chair", "secretary", "adjuster", "adjustment", "signatures", "notice", "notice_posted", "notice_removed",
     "notice_storage", "annexes", "mailing", "body", "attestation")
)  # fmt: skip
NONE: frozenset[str] = frozenset()
FILE = lazy(r"\((?:pdf|docx?|xlsx?|pptx?)(?:[ ,;][^()]*)?\)[ ]*$", re.IGNORECASE)
"""A link to a file says what kind of file it is, and how large."""
CELLS = lazy(r"\t+| {2,}")
OPENING = lazy(
    r"(?:detta dokument (?:är|har)|dokumentet är (?:elektroniskt|digitalt)|protokollet (?:är|har) (?:justerats|justerat|signerats|elektroniskt|digitalt)|verifikat\b|"
    r"med vänlig(?:a)? hälsning|med vänliga hälsningar|vid tangentbordet|vid pennan|hälsningar|röstlängd\b|förteckning över|signerat|signerad|underskrift|hjälpte informationen|"
    r"mötesanteckningar(?:na)? (?:skrivna|förda)|antecknat av|anteckningar(?:na)? (?:skrivna|förda|av)|minnesanteckningar (?:förda|skrivna|av)|protokollet fördes|som ovan|sorn ovan|"
    r"närvaro-?(?:/| och | & )\w+lista\b|(?:närvaro|upprops|tjänstgörings)(?:lista|förteckning)\b|"
    r"bilaga \d+[.:\t ]|bilagor\b|justerat\b|justerad\b|justerats\b|justeras\b|vid protokollet|ort och datum|dag som ovan|> från:|från:|"
    r"-{2,} ?(?:ursprungligt|vidarebefordrat|original))",
    re.IGNORECASE,
)


BALLOTS = lazy(r"(?:omröstnings|voterings|röst)(?:lista|listor|protokoll)(?:na|n|en)?\b", re.IGNORECASE)
LONGEST_HEADING = 60
VOTING = ("mröstning", "otering", "röster")
MOST_CONTACTS = 4


def find_back(pages: Pages, headings: Sequence[Heading]) -> int:
    """Return the index of the line that the back begins on."""
    stop = len(pages.lines)
    tight = sum(not line.text for line in pages.lines) * 20 < stop
    index = headings[-1].stop - 1
    voted = False
    while (index := pages.following(before := index)) < stop:
        text = pages.lines[index].text
        if index - before > 1 and _is_attested(pages, before, index):
            return index
        if _opens_back(pages, index, tight=tight) or (not voted and _lists_ballots(pages, index)):
            return index
        voted = voted or any(stem in text for stem in VOTING)
    return stop


def _opens_back(pages: Pages, index: int, *, tight: bool) -> bool:
    """Say whether a line opens the back; in a text without blank lines (`tight`) it need not stand free."""
    line = pages.lines[index]
    if line.quoted and _rest_is_quoted(pages, index):
        return True
    if not (tight or line.row or pages.blank_before(index)):
        return False
    text = line.text
    if is_contact(text):
        return _ends_in_contacts(pages, index)
    if len(text) > 200:
        return False
    if _heads_files(pages, index):
        return True
    if OPENING.match(text):
        return (
            not text.startswith(("Protokollet", "Dokumentet"))
            or "lektronisk" in text
            or "signer" in text
            or "igital" in text
        )
    label = match_label(line, pages.lexicon, front=True)
    if label and label.label.scope == "front" and label.label.key in BACK_KEYS:
        heads_table = label.label.key == "body" and text.count("\t") > 1  # Möte | Datum | Tid
        return not heads_table and _is_block(pages, index)
    if len(text) < 130 and (":" in text[-2:] or len(text) < 90) and read_group(text.split(":")[0], pages.lexicon):
        return _lists_people(pages, index)
    if "  " in text or "\t" in text:
        return _is_signed(pages, index)
    return len(text) < 60 and is_name(text) and _ends_in_names(pages, index)


def _is_attested(pages: Pages, before: int, index: int) -> bool:
    """Say whether the foot that is for the certification of an extract stands above a line, and the name of the one who gave it."""
    between = (pages.lines[place].text for place in range(before + 1, index) if pages.kinds[place] is Kind.FURNITURE)
    return (
        any("utdrag" in text.casefold() for text in between)
        and is_name(pages.lines[index].text)
        and _ends_in_names(pages, index)
    )


def _lists_ballots(pages: Pages, index: int) -> bool:
    """Say whether a line heads a list of ballots; it is not the last item's where nothing above tells of a vote there."""
    text = pages.lines[index].text
    return len(text) < LONGEST_HEADING and BALLOTS.match(text) is not None and pages.blank_before(index)


def _ends_in_contacts(pages: Pages, index: int) -> bool:
    """Say whether the text ends in a few lines of this kind: what stands at the foot of a letter's paper."""
    place, seen = index, 0
    while (place := pages.following(place)) < len(pages.lines):
        if not is_contact(pages.lines[place].text) or (seen := seen + 1) > MOST_CONTACTS:
            return False
    return True


def _heads_files(pages: Pages, index: int) -> bool:
    """Say whether a line heads the files that a web page ends with: `Dokument` / `Taxa 2024 (pdf, 2,1 MB)`."""
    label = match_label(pages.lines[index], pages.lexicon)
    if (
        label is None
        or label.label.key not in ("documents", "attachments")
        or label.value < len(pages.lines[index].text)
    ):
        return False
    place = pages.following(index)
    while place < len(pages.lines) and FILE.search(pages.lines[place].text):
        place = pages.following(place)
    return place >= len(pages.lines)


def _is_signed(pages: Pages, index: int) -> bool:
    """Say whether a row of names stands over a row of their offices: `Bo Ek      Anna Berg` / `sekreterare   ordförande`."""
    following = pages.following(index)
    names = CELLS.split(pages.lines[index].text)
    if len(names) < 2 or following >= len(pages.lines) or not all(map(is_name, names)):
        return False
    words = pages.lexicon.words
    offices = words.get("office_chair", NONE) | words.get("office_secretary", NONE) | words.get("office_adjuster", NONE)
    return all(cell.casefold() in offices for cell in CELLS.split(pages.lines[following].text))


def _is_block(pages: Pages, index: int) -> bool:
    """Say whether a label of the back really opens it: nothing but short lines follows."""
    place, seen = index, 0
    while (place := pages.following(place)) < len(pages.lines) and seen < 6:
        text = pages.lines[place].text
        if len(text) > 160 and text.endswith("."):
            return seen >= 3
        seen += 1
    return True


def _lists_people(pages: Pages, index: int) -> bool:
    """Say whether names follow a group's heading, on its line or below."""
    text = pages.lines[index].text
    after = text.split(":", 1)[1].strip() if ":" in text else ""
    following = pages.following(index)
    rows = [after] if after else []
    while following < len(pages.lines) and len(rows) < 3:
        rows.append(pages.lines[following].text)
        following = pages.following(following)
    if rows and any(all_told(rows[0], pages.lexicon)):
        return True
    return bool(rows) and any(is_name(re.split(r"[,(\t;]|  | – ", row)[0].strip()) for row in rows)


def _ends_in_names(pages: Pages, index: int) -> bool:
    """Say whether the text ends in a few short lines from here: a name, an office, an address."""
    place, seen = index, 0
    while (place := pages.following(place)) < len(pages.lines):
        if len(pages.lines[place].text) > 70 or (seen := seen + 1) > 8:
            return False
    return True


def _rest_is_quoted(pages: Pages, index: int) -> bool:
    place = index
    while (place := pages.following(place)) < len(pages.lines):
        if not pages.lines[place].quoted:
            return False
    return True
