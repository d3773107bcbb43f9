"""The document's own heading, and what kind of document it says it is.

Goes in: the lines of the first pages. Comes out: a `Heading`. Forms:

    Protokoll Chefsgrupp för samverkan social välfärd     one line that begins with the kind of document
    PROTOKOLL fört vid årsstämma i / Kvarnforsens Kraft AB     a sentence over several lines
    Minnesanteckningar / Brukarrådet för funktionsstöd    the kind and the body, a line each, in either order
    # Hälso- och sjukvårdsnämndens sammanträde            a heading beside a page header that tells the kind
    Älvnäs kommun    SAMMANTRÄDESPROTOKOLL    1 (8)       a form's page header: its own word, bare
    P r o t o k o l l                                     spaced out on a typewriter
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.extractors.meeting.body_names import names_meeting
from protokoll_parser.extractors.meeting.first_page import label_lines, opening, sentence_of
from protokoll_parser.extractors.meeting.heading_candidates import (
    SPACED,
    Candidate,
    candidates,
    is_body,
    is_organisation,
    is_trail,
)
from protokoll_parser.extractors.meeting.texts import Text, columns, squeezed
from protokoll_parser.patterns import lazy
from protokoll_parser.source import EMPTY, Line, Passage, Slice, Span, join, whole
from protokoll_parser.structure import Front
from protokoll_parser.values.dates import find_date
from protokoll_parser.words.lexicon import WordLists

LONGEST_LETTERHEAD = 2
"""Lines from the organisation to the body, and from the body to the word, blank ones too."""


class Heading(NamedTuple):
    """What the first pages say the document is."""

    document_type: str
    title: Text | None
    passage: Passage
    """The title as running text; empty where there is none."""


def read_heading(front: Front, words: WordLists) -> Heading:
    """Return the document's own heading; what the page header repeats counts only where there is no other."""
    lines = opening(front)
    found = candidates(lines, front, words) or candidates(front.header, front, words)
    in_header = bool(found) and found[0].piece.line in front.header and found[0].piece.line not in lines
    said = next((candidate for candidate in found if candidate.said), None)
    if said:
        rows = front.header if in_header else lines
        return _heading(
            said.document_type, [*_before(rows, said, words), *sentence_of(rows, said.place, said.piece, words)]
        )
    bare = next((candidate for candidate in found if candidate.alone), found[0] if found else None)
    kind = bare.document_type if bare else ""
    if bare and not in_header and bare.alone and not _is_form(bare):
        pieces = _with_neighbour(lines, bare, front, words)
        if len(pieces) > 1:
            return _heading(kind, pieces)
    plain = not bare or (in_header and not _is_form(bare))  # a page header tells the kind, not what it is about
    other = _other_heading(lines, front, words, plain=plain)
    if other:
        return _heading(kind, other)
    return _heading(kind, [bare.piece, *_number(lines, bare, front)]) if bare else Heading("", None, EMPTY)


def _is_form(candidate: Candidate) -> bool:
    """Say whether the word is a form's (`SAMMANTRÄDESPROTOKOLL`), which stands for itself."""
    return squeezed(candidate.piece.text).startswith(("sammanträdesprotokoll", "sammanträdeprotokoll"))


def _before(rows: Sequence[Line], candidate: Candidate, words: WordLists) -> list[Slice]:
    """Take the body on the line above along, where the heading itself names none."""
    if candidate.place == 0 or not candidate.alone or names_meeting(candidate.piece.text.replace("träffen", ""), words):
        return []
    above = rows[candidate.place - 1]
    if candidate.piece.line.index - above.index != 1 or not _can_stand(above) or not names_meeting(above.text, words):
        return []
    return [whole(above)]


def _number(lines: Sequence[Line], bare: Candidate, front: Front) -> list[Slice]:
    """Return which of the year's minutes they are, to the right of the word that begins the line, or below it."""
    line = bare.piece.line
    if bare.piece.start or line not in lines[bare.place : bare.place + 1]:
        return []
    below = lines[bare.place + 1 : bare.place + 2]
    near = [whole(each) for each in below if each.index == line.index + 1 and each.index not in label_lines(front)]
    return [piece for piece in (*columns(line)[1:2], *near) if NUMBERED.fullmatch(piece.text)][:1]


NUMBERED = lazy(r"(?:[Nn]r|NR|[Nn]ummer)[.:]? ?\d{1,4}(?:[/:-]\d{2,4})?|\d{4}:\d{1,3}")
"""`Nr 7`, `Nr 3/2008`, `2024:3`."""


def _with_neighbour(lines: Sequence[Line], bare: Candidate, front: Front, words: WordLists) -> list[Slice]:
    """Join the bare word with the line below or above that says what met."""
    labels = label_lines(front)
    piece = bare.piece
    if _in_letterhead(lines, bare.place, front, words):
        return [piece]
    below = lines[bare.place + 1] if bare.place + 1 < len(lines) else None
    if below and below.index - piece.line.index <= 2 and below.index not in labels:
        if below.text[0].islower() or below.text.startswith(("Fört ", "Hållet ")):
            return [piece, *sentence_of(lines, bare.place + 1, whole(below), words)]
        if (below.level > 0) >= (piece.line.level > 0) and (rest := _meets_below(lines, bare.place + 1, words)):
            return [piece, *rest]
    above = lines[bare.place - 1] if bare.place else None
    if above and piece.line.index - above.index <= 2 and above.index not in labels and _can_stand(above):
        met = names_meeting(above.text, words) and not is_organisation(above.text, words)
        return [whole(above), piece] if met else [piece]
    return [piece]


def _in_letterhead(lines: Sequence[Line], place: int, front: Front, words: WordLists) -> bool:
    """Say whether organisation and body stand above, a line each: then the word below them stands for itself."""
    body = lines[place - 1] if place else None
    if body is None or lines[place].index - body.index > LONGEST_LETTERHEAD or not is_body(body.text.strip(), words):
        return False
    near = lines[place - 2 : place - 1] if place > 1 else ()
    above = [line for line in (*near, *front.header) if 0 < body.index - line.index <= LONGEST_LETTERHEAD]
    return any(is_organisation(columns(line)[0].text, words) for line in above)


def _meets_below(lines: Sequence[Line], place: int, words: WordLists) -> list[Slice]:
    """Return the heading's part below the bare word: what met, perhaps after whose it is, or in the first column."""
    line = lines[place]
    first = columns(line)[0]
    if first.stop < len(line.text) and _can_be_heading(first.text) and names_meeting(first.text, words):
        return [first]
    if not _can_stand(line):
        return []
    if names_meeting(line.text, words):
        return sentence_of(lines, place, whole(line), words)
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or below.index - line.index != 1 or not _can_stand(below) or not names_meeting(below.text, words):
        return []
    return [whole(line), whole(below)]


def _can_stand(line: Line) -> bool:
    """Say whether a line can be part of a heading: no columns, no label, no sentence, no date or time alone."""
    return "  " not in line.text and "\t" not in line.text and not line.marker and _can_be_heading(line.text)


def _can_be_heading(text: str) -> bool:
    """Say whether a line or a cell can be part of a heading by its wording."""
    if len(text) > 150 or "@" in text or ":" in text or " / " in text:
        return False
    date = find_date(text)
    if (date and date.start < 3) or text[0].isdigit():
        return False
    return not text.casefold().startswith(("kl", "org.nr", "dnr"))


def _other_heading(lines: Sequence[Line], front: Front, words: WordLists, *, plain: bool) -> list[Slice]:
    """Find a heading that names the body or the gathering without saying what kind of document it is."""
    labels = label_lines(front)
    standing = [
        place
        for place, line in enumerate(lines)
        if line.index not in labels and _can_stand(line) and not is_trail(lines, place)
    ]
    marked = [place for place in standing if lines[place].level or lines[place].strong]
    if plain:
        known = {squeezed(piece.text) for line in front.header for piece in columns(line)}
        first_label = min(labels, default=1 << 30)
        marked += [
            place for place in standing if lines[place].index < first_label and squeezed(lines[place].text) not in known
        ]
    for place in marked:
        text = lines[place].text
        if " " in text and text[-1] not in ".!?" and names_meeting(text, words) and not is_organisation(text, words):
            return sentence_of(lines, place, whole(lines[place]), words)
    return []


def _heading(kind: str, pieces: Sequence[Slice]) -> Heading:
    """Make a heading of its pieces; a word spaced out is closed up."""
    spaced = bool(pieces) and SPACED.fullmatch(pieces[0].text) is not None
    passage = join(pieces[1:] if spaced else pieces)
    if not spaced:
        return Heading(kind, Text(passage.text, passage.span()), passage)
    word = "".join(pieces[0].text.split())
    start = pieces[0].span().start
    stop = passage.span().stop if passage.text else pieces[0].span().stop
    return Heading(kind, Text(f"{word} {passage.text}".rstrip(), Span(start, stop)), passage)
