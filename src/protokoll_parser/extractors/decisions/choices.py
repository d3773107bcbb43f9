"""Reads elections that are told as lists, without a verb: who was chosen for what. An item in, drafts out. Forms:

Val av sekreterare / N N                                 a bare name
Val / Ordförande på 1 år: N N, omval / Revisorer: …      an office a line
Formalia / Val av justerare: N N                         the office behind `Val av`
"""

import re
from collections.abc import Iterable, Sequence

from protokoll_parser.extractors.decisions.doers import divide
from protokoll_parser.extractors.decisions.drafts import Draft
from protokoll_parser.extractors.decisions.sheets import merge
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Span
from protokoll_parser.structure import Context, ItemText, Paragraph
from protokoll_parser.words.lexicon import alternatives, lexicon_in_use

CHOSEN = lazy(
    r"(?:val\b|utseende|fyllnadsval|justera|mötesfunktionär|mötesordförande|mötessekreterare|.{0,40}\bval av\b)",
    re.IGNORECASE,
)
ROW = lazy(r"(?P<office>[A-ZÅÄÖ][^:.;]{2,60}):\s(?P<names>\S.{0,300})")
FULL_NAME = lazy(r"[A-ZÅÄÖÉ][\w’'-]+\.?(?: [a-zåäö]{1,3})?(?: [A-ZÅÄÖÉ][\w’'-]*\.?){1,4}")
INITIALS = lazy(r"[A-ZÅÄÖ]{2,3}")
ELECTION = lazy(r"(?:om|ny|fyllnads|åter)?val(?:et)? av ", re.IGNORECASE)
NOTE = lazy(r"\([^)]{1,30}\)|,?\s*\b(?:omval|nyval|fyllnadsval|sammankallande|(?:\d|ett|två|tre) år)\b", re.IGNORECASE)
HOME = lazy(
    r",\s(?:(?:lgh|hus|nr|fastigheten)\s(?:[A-ZÅÄÖ][\w-]+\s)?|[A-ZÅÄÖ][\w-]+\s)\d{1,4}(?::\d{1,3})?(?=[\s,.]|$)"
)
"""The home that a name stands with: `Bo Ek, Skogsby 2:4`, `Anna Berg, lgh 1103`."""
MOST = 8
"""More paragraphs, or names in one, are no bare names."""


def read_rows(item: ItemText, taken: Iterable[Span]) -> list[Draft]:
    """Return the offices and who was chosen for them, a point each; what is `taken` has been read otherwise."""
    labelled = [
        paragraph
        for block in item.blocks
        if block.key == "text"
        for paragraph in block.paragraphs
        if ":" in paragraph.passage.text[:64]
    ]
    if not labelled:
        return []
    election, spans = bool(item.title and CHOSEN.match(item.title)), list(taken)
    rows = [each for each in labelled if _is_row(each.passage.text, election) and not _overlaps(each, spans)]
    if not rows:
        return []
    sheet = merge(rows)
    points = tuple(
        Span(start, start + len(sheet.passage.text[start:stop].rstrip())) for start, stop, _ in sheet.entries
    )
    return [Draft(None, False, sheet, points, default="elected")]


def _is_row(text: str, election: bool) -> bool:
    """Say whether a line names an office and who was chosen for it; outside elections it must say that it is one."""
    row = ROW.fullmatch(text)
    if row is None or not (ELECTION.match(row["office"]) or (election and is_office(row["office"]))):
        return False
    first = NOTE.sub("", divide(row["names"])[0]).strip(" .,") if divide(row["names"]) else ""
    return FULL_NAME.fullmatch(first) is not None or first.casefold().startswith("vakan")


def is_office(text: str) -> bool:
    """Say whether words name an office that people are elected to: `Ledamöter på 2 år`, `Vice ordförande`."""
    offices = alternatives(lexicon_in_use().words.get("elected_offices", frozenset()))
    return any(word.casefold().strip(",").endswith(offices) for word in text.split()[:3])


def _overlaps(paragraph: Paragraph, taken: Sequence[Span]) -> bool:
    start, stop = paragraph.passage.span()
    return any(start < span.stop and span.start < stop for span in taken)


def read_bare_names(item: ItemText, context: Context) -> list[Draft]:
    """Read a bare name that is all there is under `Val av …`."""
    if not item.title or any(block.key != "text" for block in item.blocks):
        return []
    paragraphs = [paragraph for block in item.blocks for paragraph in block.paragraphs if paragraph.passage.text]
    if not 0 < len(paragraphs) <= MOST or not CHOSEN.match(item.title):
        return []
    if not all(_is_bare_name(paragraph.passage.text, context) for paragraph in paragraphs):
        return []
    sheet = merge(paragraphs)
    return [Draft(None, False, sheet, (Span(0, len(sheet.passage.text)),), default="elected")]


def _is_bare_name(text: str, context: Context) -> bool:
    """Say whether a text is nothing but names, and what they are chosen for: `Kassör: N N (omval)`."""
    text = HOME.sub("", text)
    names = divide(NOTE.sub("", ELECTION.sub("", text).rpartition(":")[2].rstrip(" .")))
    given = context.words.get("given_names", frozenset())
    return (
        0 < len(names) <= MOST
        and len(text) < 160
        and all(FULL_NAME.fullmatch(name) or INITIALS.fullmatch(name) or name.casefold() in given for name in names)
    )
