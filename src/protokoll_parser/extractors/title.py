"""The document's own heading, and what kind of document it says it is.

Goes in: the lines of the first pages. Comes out: a `Heading`. Forms:

    Protokoll Chefsgrupp för samverkan social välfärd     one line that begins with the kind of document
    PROTOKOLL fört vid årsstämma i / Kvarnforsens Kraft AB     a sentence over several lines
    Minnesanteckningar / Brukarrådet för funktionsstöd    the kind and the body, a line each, in either order
    # Hälso- och sjukvårdsnämndens sammanträde            a heading beside a page header that tells the kind
    Älvnäs kommun    SAMMANTRÄDESPROTOKOLL    1 (8)       a form's page header: its own word, bare
    P r o t o k o l l                                     spaced out on a typewriter
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.dates import find_date
from protokoll_parser.extractors.body_names import Words, find_organisation, is_type_word, names_meeting, tokens
from protokoll_parser.extractors.texts import Text, squeezed
from protokoll_parser.source import Line, Passage, Slice, Span, cells, join, whole
from protokoll_parser.structure import Front

PAGE = re.compile(r"\s+(?:(?:sida|sidan|sid|blad)\s*\d.*|\d{1,3}\s?\(\d{1,3}\)|\d{1,3}/\d{1,3})$", re.IGNORECASE)
SPACED = re.compile(r"[^\W\d_](?: [^\W\d_]){4,}")
IN_RUN = re.compile(
    r"(?:Protokoll|PROTOKOLL|[A-ZÅÄÖ][a-zåäö]*(?:protokoll|anteckningar)) (?:fört |hållet )?(?:vid|från|för) "
)
LABEL_IN_RUN = re.compile(r"\s(?=[A-ZÅÄÖ][a-zåäö]+(?: och [a-zåäö]+)?:(?:\s|$))")
ABOUT_OTHERS = frozenset(
    "föregående förra tidigare förgående senaste justerade godkännande genomgång val underskrift".split()
)
TELLING = frozenset(
    "förs fördes skickas justeras justerat läggs lades skrivs skrivet godkändes godkänns och biläggs finns har publiceras undertecknas".split()
)
UNFINISHED = frozenset("i vid med för på av till från samt och den det om enligt hos inom org.nr".split())
SMALL = frozenset("nr nummer nr. den kl kl. dnr sid sida mån tis ons tors fre lör sön".split())
RUN = 200
"""A longer line is a page without line breaks, not a heading."""


class Heading(NamedTuple):
    """What the first pages say the document is."""

    document_type: str
    title: Text | None
    passage: Passage
    """The title as running text; empty where there is none."""


class _Candidate(NamedTuple):
    place: int
    """Index among the lines looked at."""
    piece: Slice
    document_type: str
    said: bool
    """More than the kind of document and its number or date is said."""
    alone: bool
    """Nothing else stands on the line."""


EMPTY = Passage("", (), ())


def read_heading(front: Front, words: Words) -> Heading:
    """Return the document's own heading; what the page header repeats counts only where there is no other."""
    lines = opening(front)
    found = _candidates(lines, front) or _candidates(front.header, front)
    in_header = bool(found) and found[0].piece.line in front.header and found[0].piece.line not in lines
    said = next((candidate for candidate in found if candidate.said), None)
    if said:
        rows = front.header if in_header else lines
        return _heading(said.document_type, [*_before(rows, said, words), *sentence_of(rows, said.place, said.piece)])
    bare = next((candidate for candidate in found if candidate.alone), found[0] if found else None)
    kind = bare.document_type if bare else ""
    if bare and not in_header and bare.alone and not _is_form(bare):
        pieces = _with_neighbour(lines, bare, front, words)
        if len(pieces) > 1:
            return _heading(kind, pieces)
    other = _other_heading(lines, front, words, plain=in_header or not bare)
    if other:
        return _heading(kind, other)
    return _heading(kind, [bare.piece]) if bare else Heading("", None, EMPTY)


def opening(front: Front) -> list[Line]:
    """Return the lines before the first list of people or table of contents: where a heading can stand."""
    stop = min(
        (field.values[0].line.index if not field.label.slices else field.label.first.index
         for field in front.fields if field.key in ("attendance", "agenda", "signatures", "notice") and (field.label.slices or field.values)),
        default=None,
    )  # fmt: skip
    kept = [line for line in front.lines if line.text and not line.quoted and (stop is None or line.index < stop)]
    return kept[:40]


def label_lines(front: Front) -> set[int]:
    """Return the indexes of the lines that begin with a label, headings that read like one left out."""
    return {
        field.label.first.index
        for field in front.fields
        if field.label.slices
        and not (is_type_word(field.label.text.casefold().strip(" :*")) and not _beside(field.label))
    }


def _beside(label: Passage) -> bool:
    """Say whether something stands beside a label on its line."""
    line = label.first
    return len(squeezed(line.text).strip(":*")) > len(squeezed(label.text).strip(":*"))


def _candidates(lines: Sequence[Line], front: Front) -> list[_Candidate]:
    labels = label_lines(front)
    found = []
    for place, line in enumerate(lines):
        if line.index in labels:
            continue
        if len(line.text) > RUN:
            found += _in_run(place, line)
            continue
        folded = line.text.casefold()
        if (
            "protokoll" not in folded
            and "anteckning" not in folded
            and "notat" not in folded
            and not SPACED.match(line.text)
        ):
            continue
        pieces = cells(whole(line))
        found += [made for piece in pieces if (made := _candidate(place, piece, alone=len(pieces) == 1))]
    return found


def _in_run(place: int, line: Line) -> list[_Candidate]:
    """Find `Protokoll fört vid …` in a page that is one line."""
    match = IN_RUN.search(line.text)
    if not match:
        return []
    label = LABEL_IN_RUN.search(line.text, match.end())
    stop = label.start() if label else match.end()
    piece = Slice(line, match.start(), stop)
    kind = is_type_word(match.group().split()[0].casefold())
    return [_Candidate(place, piece, kind, said=True, alone=False)] if label and stop - match.start() < RUN else []


def _candidate(place: int, piece: Slice, *, alone: bool) -> _Candidate | None:
    text = piece.text
    if SPACED.fullmatch(text) and (kind := is_type_word(squeezed(text))):
        return _Candidate(place, piece, kind, said=False, alone=alone)
    row = tokens(text)
    at, kind = next(
        ((index, kind) for index, token in enumerate(row[:10]) if (kind := is_type_word(token.folded))), (0, "")
    )
    if (
        not kind
        or len(row) > 45
        or text[0].isdigit()
        or text[0] in "§/>"
        or (at and (text[-1] in ".:" or len(row) > 12))
    ):
        return None
    following = row[at + 1].folded if at + 1 < len(row) else ""
    if following in TELLING or (
        following in ("fört", "skrivet", "av") and len(row) > at + 2 and "av" in (following, row[at + 2].folded)
    ):
        return None
    if any(token.folded in ABOUT_OTHERS or text[token.stop : token.stop + 1] == ":" for token in row[:at]) or (
        at == 0 and row[0].ends and text[row[0].stop : row[0].stop + 1] == ":" and following
    ):
        return None
    page = PAGE.search(text)
    if page:
        piece = piece._replace(stop=piece.start + page.start())
        row = [token for token in row if token.stop <= page.start()]
    if not alone and at:
        return None
    said = any(_says(token.folded) for index, token in enumerate(row) if index != at)
    return _Candidate(place, piece, kind, said=said, alone=alone)


def _says(folded: str) -> bool:
    """Say whether a word tells more than a number or a date does."""
    return (
        len(folded) > 2
        and folded[0].isalpha()
        and folded not in SMALL
        and not any(map(str.isdigit, folded))
        and find_date(f"1 {folded} 2000") is None
        and not folded.endswith(("dagen", "dag"))
    )


def _is_form(candidate: _Candidate) -> bool:
    """Say whether the word is a form's (`SAMMANTRÄDESPROTOKOLL`), which stands for itself."""
    return squeezed(candidate.piece.text).startswith(("sammanträdesprotokoll", "sammanträdeprotokoll"))


def _before(rows: Sequence[Line], candidate: _Candidate, words: Words) -> list[Slice]:
    """Take the body on the line above along, where the heading itself names none."""
    if candidate.place == 0 or not candidate.alone or names_meeting(candidate.piece.text.replace("träffen", ""), words):
        return []
    above = rows[candidate.place - 1]
    if candidate.piece.line.index - above.index != 1 or not _can_stand(above) or not names_meeting(above.text, words):
        return []
    return [whole(above)]


def sentence_of(rows: Sequence[Line], place: int, first: Slice) -> list[Slice]:
    """Follow a heading over the lines that continue it."""
    pieces = [first]
    for line in rows[place + 1 : place + 6]:
        last = pieces[-1].text
        if line.index - pieces[-1].line.index != 1 or not _continues(last, line):
            break
        pieces.append(whole(line))
    return pieces


def _continues(last: str, line: Line) -> bool:
    if line.marker or line.level or LABEL_IN_RUN.match(" " + line.text):
        return False
    ending = last.rsplit(None, 1)[-1].casefold()
    return ending in UNFINISHED or last[-1] in ",-–\u00ad" or line.text[0].islower() and not last.endswith(".")


def _with_neighbour(lines: Sequence[Line], bare: _Candidate, front: Front, words: Words) -> list[Slice]:
    """Join the bare word with the line below or above that says what met."""
    labels = label_lines(front)
    piece = bare.piece
    below = lines[bare.place + 1] if bare.place + 1 < len(lines) else None
    if below and below.index - piece.line.index <= 2 and below.index not in labels and _can_stand(below):
        if below.text[0].islower() or below.text.startswith(("Fört ", "Hållet ")):
            return [piece, *sentence_of(lines, bare.place + 1, whole(below))]
        if names_meeting(below.text, words) and (below.level > 0) >= (piece.line.level > 0):
            return [piece, *sentence_of(lines, bare.place + 1, whole(below))]
    above = lines[bare.place - 1] if bare.place else None
    if (
        above
        and piece.line.index - above.index <= 2
        and above.index not in labels
        and _can_stand(above)
        and names_meeting(above.text, words)
    ):
        return [whole(above), piece]
    return [piece]


def _can_stand(line: Line) -> bool:
    """Say whether a line can be part of a heading: no columns, no label, no sentence, no date or time alone."""
    text = line.text
    if len(text) > 150 or "  " in text or "\t" in text or "@" in text or ":" in text or " / " in text or line.marker:
        return False
    date = find_date(text)
    return (
        not (date and date.start < 3)
        and not text[0].isdigit()
        and not text.casefold().startswith(("kl", "org.nr", "dnr"))
    )


def _other_heading(lines: Sequence[Line], front: Front, words: Words, *, plain: bool) -> list[Slice]:
    """Find a heading that names the body or the gathering without saying what kind of document it is."""
    labels = label_lines(front)
    known = {squeezed(piece.text) for line in front.header for piece in cells(whole(line))}
    first_label = min(labels, default=1 << 30)
    for marked in (True, False) if plain else (True,):
        for place, line in enumerate(lines):
            set_off = line.level > 0 or line.strong
            if set_off is not marked or line.index in labels or not _can_stand(line) or line.text[-1] in ".!?":
                continue
            if not marked and (line.index > first_label or squeezed(line.text) in known or " " not in line.text):
                continue
            if (
                len(line.text.split()) > 1
                and names_meeting(line.text, words)
                and not _is_organisation(line.text, words)
            ):
                return sentence_of(lines, place, whole(line))
    return []


def _is_organisation(text: str, words: Words) -> bool:
    found = find_organisation(text, words)
    return found is not None and found[0] == 0 and found[1] >= len(text) - 2


def _heading(kind: str, pieces: Sequence[Slice]) -> Heading:
    spaced = bool(pieces) and SPACED.fullmatch(pieces[0].text) is not None
    passage = join(pieces[1:] if spaced else pieces)
    if not spaced:
        return Heading(kind, Text(passage.text, passage.span()), passage)
    word = "".join(pieces[0].text.split())
    start = pieces[0].span().start
    stop = passage.span().stop if passage.text else pieces[0].span().stop
    return Heading(kind, Text(f"{word} {passage.text}".rstrip(), Span(start, stop)), passage)
