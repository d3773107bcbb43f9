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

from protokoll_parser.extractors.meeting.body_names import (
    Token,
    Words,
    find_body,
    find_organisation,
    is_type_word,
    names_meeting,
    tokens,
)
from protokoll_parser.extractors.meeting.first_page import LABEL_IN_RUN, label_lines, opening, sentence_of
from protokoll_parser.extractors.meeting.texts import Text, columns, squeezed
from protokoll_parser.patterns import lazy
from protokoll_parser.source import EMPTY, Line, Passage, Slice, Span, join, whole
from protokoll_parser.structure import Front
from protokoll_parser.values.dates import find_date

PAGE = lazy(
    r"\s+(?:(?:sida|sidan|sid|blad)\s*\d[\d (/av)]*|(?:sida|sidan|sid|blad)|\d{1,3}\s?\(\d{1,3}\)|\d{1,3}/\d{1,3})$",
    re.IGNORECASE,
)
SPACED = lazy(r"[^\W\d_](?: [^\W\d_]){4,}")
IN_RUN = lazy(
    r"(?:Protokoll|PROTOKOLL|[A-ZÅÄÖ][a-zåäö]*(?:protokoll|anteckningar)) (?:fört |hållet )?(?:vid|från|för) "
)
FIRST_WORDS = 10
"""Words among which a heading says what kind of document it is."""
LONGEST = 45
"""Words of a heading that is a sentence."""
LONGEST_LED = 12
"""Words of a heading that does not begin with the kind of document."""
TRAIL = lazy(r" [>|»] .* [>|»] ")
"""Where a web page stands in its site: `Hem > Politik > Protokoll > Direktionen`, `Hjobo – Protokoll – Direktionen`."""
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


def read_heading(front: Front, words: Words) -> Heading:
    """Return the document's own heading; what the page header repeats counts only where there is no other."""
    lines = opening(front)
    found = _candidates(lines, front, words) or _candidates(front.header, front, words)
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
    return _heading(kind, [bare.piece]) if bare else Heading("", None, EMPTY)


def _candidates(lines: Sequence[Line], front: Front, words: Words) -> list[_Candidate]:
    """Find the lines that say what kind of document it is."""
    labels = label_lines(front)
    found = []
    for place, line in enumerate(lines):
        if line.index in labels or not _may_say(line.text) or _is_trail(lines, place):
            continue
        pieces = _closed_up(line, columns(line))
        run = _in_run(place, line) if len(line.text) > RUN or (len(pieces) == 1 and line.text[0].isalpha()) else []
        if run or len(line.text) > RUN:
            found += run
        else:
            made = (_candidate(place, piece, words, alone=len(pieces) == 1) for piece in pieces)
            found += filter(None, made)
    return found


def _closed_up(line: Line, pieces: list[Slice]) -> list[Slice]:
    """Return the cells of a line; a heading that a typewriter spaced (`PROTOKOLL  nr 2/79  fört vid möte`) has but one."""
    goes_on = len(pieces) > 1 and all(piece.text[0].islower() for piece in pieces[1:])
    return [whole(line)] if goes_on and is_type_word(pieces[0].text.casefold()) else pieces


def _is_trail(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line tells where a web page stands; where it parts by dashes, the page's own heading repeats its end."""
    text = lines[place].text
    if TRAIL.search(text):
        return True
    _, dash, last = text.rpartition(" – ")
    return bool(dash) and any(line.text == last for line in lines[place + 1 : place + 4])


def _may_say(text: str) -> bool:
    """Say whether a line may name a kind of document: a cheap test before words are looked at."""
    folded = text.casefold()
    return "protokoll" in folded or "anteckning" in folded or "notat" in folded or SPACED.search(text) is not None


def _in_run(place: int, line: Line) -> list[_Candidate]:
    """Find `Protokoll fört vid …` in a page that is one line."""
    match = IN_RUN.search(line.text)
    if not match:
        return []
    label = LABEL_IN_RUN.search(line.text, match.end())
    stop = label.start() if label else len(line.text)
    paged = PAGE.search(line.text[: match.start()].rstrip()) is not None
    if stop - match.start() > RUN or not (paged or (label and len(line.text) > RUN)):
        return []
    kind = is_type_word(match.group().split()[0].casefold())
    return [_Candidate(place, Slice(line, match.start(), stop), kind, said=True, alone=False)]


def _candidate(place: int, piece: Slice, words: Words, *, alone: bool) -> _Candidate | None:
    """Read a cell as a heading that names the kind of document; None if it is none."""
    text = piece.text
    if SPACED.fullmatch(text) and (kind := is_type_word(squeezed(text))):
        return _Candidate(place, piece, kind, said=False, alone=alone)
    row = tokens(text)
    at = next((index for index, token in enumerate(row[:FIRST_WORDS]) if is_type_word(token.folded)), None)
    if at is None or (at and not alone) or not _reads_as_heading(text, row, at, words):
        return None
    start, stop = _bounds(text, row, at, words)
    if (start, stop) != (0, len(text)):
        piece = piece._replace(start=piece.start + start, stop=piece.start + stop)
        row = [token for token in row if start <= token.start and token.stop <= stop]
        at = next(index for index, token in enumerate(row) if is_type_word(token.folded))
    said = any(_says(token.folded, words) for index, token in enumerate(row) if index != at)
    return _Candidate(place, piece, is_type_word(row[at].folded), said=said, alone=alone)


def _bounds(text: str, row: Sequence[Token], at: int, words: Words) -> tuple[int, int]:
    """Say where a heading begins and ends on its line: not with a page number, a label, or what a page header has before it.

    `HÄLJE FÖRSAMLING PROTOKOLL Blad` is `PROTOKOLL`; `Styrelsens protokoll` is all of it.
    """
    page, label = PAGE.search(text), LABEL_IN_RUN.search(text, row[at].stop)
    stop = min((match.start() for match in (page, label) if match), default=len(text))
    head = text[: row[at].start].rstrip()
    glued = at and row[at].is_capital and (_is_organisation(head, words) or _is_body(head, words))
    return row[at].start if glued else 0, stop


def _is_body(text: str, words: Words) -> bool:
    """Say whether a text is nothing but a body's name, as it is, not in the genitive."""
    found = find_body(text, words)
    return found is not None and (found.start, found.stop) == (0, len(text)) and found.kind == "standing"


def _reads_as_heading(text: str, row: Sequence[Token], at: int, words: Words) -> bool:
    """Say whether a line with `protokoll` in it is a heading: not a label, not a sentence, not about another one."""
    if len(row) > LONGEST or text[0].isdigit() or text[0] in "§/>":
        return False
    if at and (text[-1] in ".:" or len(row) > LONGEST_LED):
        return False
    if any(
        token.folded in words["heading_of_others"] or text[token.stop : token.stop + 1] == ":" for token in row[:at]
    ):
        return False
    behind = [token.folded for token in row[at + 1 : at + 3]]
    if behind and (
        behind[0] in words["heading_telling"] or behind[0] == "av" or behind in (["fört", "av"], ["skrivet", "av"])
    ):
        return False
    return not (at == 0 and behind and text[row[0].stop] == ":")


def _says(folded: str, words: Words) -> bool:
    """Say whether a word tells more than a number or a date does."""
    return (
        len(folded) > 2 and folded.isalpha() and folded not in words["body_stops"] and folded not in words["body_leads"]
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


def _with_neighbour(lines: Sequence[Line], bare: _Candidate, front: Front, words: Words) -> list[Slice]:
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
        met = names_meeting(above.text, words) and not _is_organisation(above.text, words)
        return [whole(above), piece] if met else [piece]
    return [piece]


def _in_letterhead(lines: Sequence[Line], place: int, front: Front, words: Words) -> bool:
    """Say whether organisation and body stand above, a line each: then the word below them stands for itself."""
    body = lines[place - 1] if place else None
    if body is None or lines[place].index - body.index > LONGEST_LETTERHEAD or not _is_body(body.text.strip(), words):
        return False
    near = lines[place - 2 : place - 1] if place > 1 else ()
    above = [line for line in (*near, *front.header) if 0 < body.index - line.index <= LONGEST_LETTERHEAD]
    return any(_is_organisation(columns(line)[0].text, words) for line in above)


LONGEST_LETTERHEAD = 2
"""Lines from the organisation to the body, and from the body to the word, blank ones too."""


def _meets_below(lines: Sequence[Line], place: int, words: Words) -> list[Slice]:
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


def _other_heading(lines: Sequence[Line], front: Front, words: Words, *, plain: bool) -> list[Slice]:
    """Find a heading that names the body or the gathering without saying what kind of document it is."""
    labels = label_lines(front)
    standing = [
        place
        for place, line in enumerate(lines)
        if line.index not in labels and _can_stand(line) and not _is_trail(lines, place)
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
        if " " in text and text[-1] not in ".!?" and names_meeting(text, words) and not _is_organisation(text, words):
            return sentence_of(lines, place, whole(lines[place]), words)
    return []


def _is_organisation(text: str, words: Words) -> bool:
    """Say whether a line is nothing but an organisation's name."""
    found = find_organisation(text, words)
    return found is not None and found[0] == 0 and found[1] >= len(text) - 2


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
