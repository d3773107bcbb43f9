"""Reads the lists of an item: documents it rests on, recipients of the decision; annexes are read by annexes.py.

Goes in: an item's blocks. Comes out: strings in the order of the text. Forms:

    Beslutsunderlag / Tjänsteskrivelse 2024-02-21 / Förslag till plan       a line or a bullet each
    Skickas till: Socialnämnden, ekonomiavdelningen och akten               one line, cut at its commas
    Protokollsutdrag skickas till kommunstyrelsen.                          in running text
"""

import itertools
import re
from collections.abc import Iterator

from protokoll_parser.extractors.votes.ballots import Row, rows_of
from protokoll_parser.patterns import lazy
from protokoll_parser.reading.mend import BREAK
from protokoll_parser.structure import Block, ItemText, Paragraph
from protokoll_parser.words.lexicon import fold, lexicon_in_use

NONE = lazy(r"(?:[-–—.\s]*|inga?t?(?: handlingar| dokument)?|ingen|saknas|nej|muntlig(?:t|en)?)\.?", re.IGNORECASE)
RUNS_ON = lazy(
    r"(?:[,–—-]|(?<!\w)(?:och|samt|av|den|från|för|med|om|på|i|till|vid|mellan|daterad|daterat|dnr|enligt|inom|§|§§|nr|kap\.))$",
    re.IGNORECASE,
)
VERB = lazy(
    r"""
    (?<!\w) (?: är | var | har | hade | ska | skall | kan | kommer | beslutar | beslutade | beslöt | informerar | informerade | redogör | redogjorde | föreslår | föreslog
      | yrkar | yrkade | tackar | tackade | godkänner | godkänns | godkändes | diskuterades | anser | ansåg | finns | fanns | blir | blev | fick | får | vill | ville | presenterar | presenterade
      | konstaterar | konstaterades | utgår | bordläggs | återkommer | lämnar | lämnade | gick | går | påminner | påminde | frågar | frågade | svarade | noteras | läggs | lades | återremitteras
      | framför | framförde | berättar | berättade | rapporterar | rapporterade | redovisar | redovisade | avslutar | förklarar ) (?!\w)
    """,
    re.VERBOSE,
)
SENT = lazy(
    r"""
    (?: (?: protokollsutdrag | utdrag (?: \s ur \s protokollet )? | beslutet | beslut | paragrafen | protokollet | kopia ) \s )?
    (?: (?: ska | skall ) \s )? (?: skickas | expedieras | delges | sänds | översänds | tillställs | lämnas ) \s (?: för \s (?: kännedom | åtgärd ) \s )?
    till \s (?P<rest> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
AND = lazy(r"(?<![-–])\s+(?:och|samt)\s+(?!\w+-\s)")
COMMA = lazy(r"[,;]\s+")
PERSON = lazy(r"[A-ZÅÄÖÉ][\w’-]+(?:\s[A-ZÅÄÖÉ][\w’-]+)+(?:\s\([A-Za-z]{1,3}\))?")
OFFICE = lazy(
    r"(?:chef|direktör|ordförande|sekreterare|strateg|handläggare|samordnare|utvecklare|controller|jurist|ledare|rektor|ekonom)(?:en)?$"
)
LIKE_ENTRIES = {"documents": frozenset(("proposed_decision", "background")), "recipients": frozenset(("presenter",))}
"""Labels that are worded like entries of a list: `Barn- och utbildningsnämndens yttrande 2023-11-22`, `Föredragande`."""
DATED_ROW = lazy(r"\S(?:\t| {2})\s*(?:19|20)\d\d-\d\d-\d\d$")
BREAK_AT = lazy(r"[:\t_]|  | (?=\d)")


def extract_documents(item: ItemText) -> tuple[str, ...]:
    """Return what stands under Beslutsunderlag, Handlingar, Dokument."""
    found: list[str] = []
    for block, entries in _lists(item, "documents"):
        parts = tuple(_documents(entries[0])) if len(entries) == 1 and block.inline else entries
        found += [entry for entry in parts if entry not in found]
    return tuple(found)


def extract_recipients(item: ItemText) -> tuple[str, ...]:
    """Return what stands under Skickas till, Expedieras till, or in a sentence that says so."""
    found: list[str] = []
    for _, entries in _lists(item, "recipients"):
        parts = tuple(_recipients(entries[0])) if len(entries) == 1 else entries
        found += [entry for entry in parts if entry not in found]
    for block in item.blocks:
        if block.key != "recipients":
            found += [entry for entry in _told(block.paragraphs) if entry not in found]
    return tuple(found)


def _lists(item: ItemText, key: str) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Yield the blocks of a list and their entries.

    An entry that reads like a label (`Förslag till yttrande`, `Föredragande`) has been made a block of its own; it is
    brought back where it stands in the list: behind a bullet, or on the very next line with no text of its own.
    """
    held: Block | None = None
    entries: list[str] = []
    last = 0
    for block in item.blocks:
        if held and block.label and _is_entry(block, last, key):
            entries += [block.label.text, *_entries(block)]
        else:
            if held and entries:
                yield held, tuple(entries)
            held = block if block.key == key else None
            entries = list(_entries(block)) if held else []
        last = _last_line(block)
    if held and entries:
        yield held, tuple(entries)


def _last_line(block: Block) -> int:
    """Return the number of a block's last line."""
    if block.paragraphs and block.paragraphs[-1].lines:
        return block.paragraphs[-1].lines[-1].number
    return block.label.first.number if block.label else 0


def _is_entry(block: Block, last: int, key: str) -> bool:
    """Say whether a block is an entry of the list that ended on line `last` rather than something of its own."""
    if block.label is None or block.inline:
        return False
    if block.label.first.marker:
        return True
    if block.key not in LIKE_ENTRIES[key] or any(_has_own_text(paragraph) for paragraph in block.paragraphs):
        return False
    return 0 < block.label.first.number - last <= 1


def _has_own_text(paragraph: Paragraph) -> bool:
    text = paragraph.passage.text
    return len(text) > 150 or text[-1:] in ".:!?" or not text[:1].isupper()


def _entries(block: Block) -> Iterator[str]:
    """Yield the entries of a list; running text that follows the list without a label is no part of it."""
    for place, paragraph in enumerate(block.paragraphs):
        listed = paragraph.marker and block.paragraphs[0].marker
        if place and paragraph.blank_before and not listed and _is_prose(paragraph.passage.text):
            return
        if block.key == "recipients" and DATED_ROW.search(paragraph.lines[0].text if paragraph.lines else ""):
            continue  # the head of a page: nobody's name stands in one column and a date in the next
        if block.key == "recipients" and _is_attestation(paragraph.passage.text):
            return
        for entry in _lines(paragraph):
            text = entry.replace(BREAK, " ").strip(" ;,")
            if text and not NONE.fullmatch(text):
                yield text


def _is_attestation(text: str) -> bool:
    """Say whether a paragraph begins the certification of an extract: who gives it receives nothing."""
    label = lexicon_in_use().front.get(fold(BREAK_AT.split(text, 1)[0]))
    return label is not None and label.key == "attestation"


def _is_prose(text: str) -> bool:
    return text[-1:] in ".!?:" and len(text.split()) > 3 and VERB.search(text) is not None


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """Cut a paragraph where a line plainly begins a new entry: with a capital, after a line that does not run on."""
    text = paragraph.passage.text
    rows = rows_of(paragraph)
    start = 0
    for before, row in itertools.pairwise(rows):
        ended = text[start : row.start].rstrip()
        if text[row.start].isupper() and not RUNS_ON.search(ended) and _left(row) <= _left(before):
            yield ended
            start = row.start
    yield text[start:]


def _left(row: Row) -> int:
    return row.piece.line.indent + row.piece.start


def _documents(text: str) -> Iterator[str]:
    """Cut documents that stand on one line: at semicolons, or at commas that part titles, not names and dates."""
    if ";" in text:
        yield from (part.strip() for part in text.split(";") if part.strip())
        return
    parts = [part for part in COMMA.split(text) if part]
    held = parts[:1]
    for part in parts[1:]:
        if PERSON.fullmatch(part) or not part[0].isupper():
            held.append(part)
            continue
        yield ", ".join(held)
        held = [part]
    if held:
        yield ", ".join(held)


def _recipients(text: str) -> Iterator[str]:
    """Cut recipients that stand on one line: at commas and the last `och`; an office after a name stays with it."""
    parts = [part for part in COMMA.split(text.rstrip(" .")) if part]
    if len(parts) == 1:
        yield text
        return
    *firsts, last = parts
    if len(firsts) == 1 and PERSON.fullmatch(firsts[0]) and OFFICE.search(last):
        yield text
        return
    yield from firsts
    last = last.removeprefix("och ").removeprefix("samt ")
    cut = AND.search(last)
    yield from (last[: cut.start()], last[cut.end() :]) if cut else (last,)


def _told(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Read `Protokollsutdrag skickas till kommunstyrelsen och akten.`, where that is all a paragraph says.

    Lines below that begin where the first recipient does go on with the list.
    """
    column = -1
    for paragraph in paragraphs:
        text = paragraph.passage.text
        if column >= 0 and paragraph.lines and paragraph.lines[0].indent == column:
            yield text
            continue
        column = -1
        match = SENT.match(text) if text[:1] in "PpBbUuKkSsEe" and len(text) < 300 and "till" in text[:80] else None
        if match and ". " not in text:
            column = paragraph.lines[0].indent + match.start("rest") if paragraph.lines else -1
            rest = text[match.start("rest") :].rstrip(" .")
            parts = list(_recipients(rest))
            cut = AND.search(rest) if len(parts) == 1 else None
            yield from (rest[: cut.start()], rest[cut.end() :]) if cut else parts
