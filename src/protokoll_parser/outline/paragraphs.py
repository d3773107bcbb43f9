"""Cuts the lines of a block into paragraphs: running text, entries of a list, clauses, rows.

Goes in: slices of lines, None for a blank one, and the width of the text. Comes out: `Paragraph`s.
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Slice, join
from protokoll_parser.structure import Paragraph
from protokoll_parser.words.lexicon import lexicon_in_use

ENTRY = lazy(
    r"(\d{1,2}[.)]|[a-zåäö][.)]|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)|\d{1,2}(?=[ ]{2,}|\t)|\[[xX ]?\]|[☐☒☑])[ \t]+(?=\S)"
)
ALONE = lazy(r"\d{1,2}[.)]?")
"""A list number that stands on a line of its own, before its entry."""
CLAUSE = lazy(r"[aA]tt[ \t]+\S")
COLUMN = lazy(r"[aA]tt(?:[ ]{2,}|\t)")
"""An att-sats whose `att` stands in a column of its own: every one begins anew."""
ROW = lazy(r"[A-ZÅÄÖ][^\W_]{2,}(?: [^\W_]{1,14}){0,4}: \S")
"""`Ledamöter på 2 år: N N`: one line of a list of labels and values."""
STAMP = lazy(r"\d{1,2}[.:]\d{2}[ \t]+\D")  # a chat or a timetable: every time begins a line of its own
GAP = lazy(r"[^\W_.,;:!?] {3,}\S")
"""What parts the cells of a row of a table that is set with spaces; a justified line has no such gap within a sentence."""
VOTING = (" röstar", " röstade", " rösta", " röstat")
WAYS = ("ja ", "ja.", "ja,", "ja", "nej")
LEAST_VOTERS = 12
"""Characters; a shorter line heads a list (`Ja röstar`)."""
LEADS = ("beslutar", "beslutade", "besluta", "beslut", "yrkar", "yrkade", "föreslår")
TAKES_CLAUSE = lazy(
    r"\b(?:uppdr|uppmana|bemyndiga|be\b|bad\b|medge|anmoda|förelägg|ålägg|anse|föreslå|rekommendera|besluta|kräv|yrka)\w*"
    r"(?: (?!att )\S+)*$"
)
"""A verb that an att-sats of its own can follow, and none does on the line yet: `att uppdra åt Anna`."""
OPEN = frozenset("för om på av till i genom med utan så än och samt eller är rätt möjlighet mandat krav".split())
"""What an att-sats that is complete does not end in."""
ROOM = 5
"""How much shorter than the others a full line may be: markup that was taken off, a ragged margin."""
SENTENCE_END = frozenset('.!?:”"')


def says_way(before: str, text: str) -> bool:
    """Say whether a line says which way those vote whom the line above names: `… Bo Ek (V) röstar` / `Ja (10).`"""
    return before.endswith(VOTING) and len(before) > LEAST_VOTERS and text[:3].casefold() in WAYS


def paragraphs_of(pieces: Sequence[Slice | None], width: int) -> Iterator[Paragraph]:
    """Group lines into paragraphs: a blank line, a bullet, a number, an att-sats or a table row begins a new one."""
    group: list[Slice] = []
    marker, blank, after_blank = "", False, False
    alone, column = "", 0
    for place, piece in enumerate(pieces):
        if piece is None:
            blank = True
            continue
        if _stands_alone(pieces, place):
            alone = piece.text.strip()
            continue
        entry, alone = alone or marker_of(piece), ""
        if (
            group
            and not piece.line.wrapped
            and (
                entry
                or _begins(piece, group, width, blank=blank, entry=bool(marker))
                or (column and column == piece.line.indent and _is_loose(group[-1].line, piece.text, width))
            )
        ):
            column = _clauses_at(piece, group, column)
            yield _paragraph(group, marker, blank_before=after_blank)
            group = []
        if not group:
            marker, after_blank = entry or "", blank
            if entry and not piece.line.marker and marker_of(piece):
                group.append(_after_marker(piece))
                blank = False
                continue
        group.append(piece)
        blank = False
    if group:
        yield _paragraph(group, marker, blank_before=after_blank)


def _clauses_at(piece: Slice, group: Sequence[Slice], column: int) -> int:
    """Say where the clauses of a lead-in that ends in `att` begin, each on a line of its own set in under it; 0 for none."""
    inset = piece.line.indent > group[-1].line.indent and group[-1].text.endswith(" att")
    return piece.line.indent if inset or (column and column == piece.line.indent) else 0


def _paragraph(group: Sequence[Slice], marker: str, *, blank_before: bool) -> Paragraph:
    return Paragraph(join(group), marker, tuple(piece.line for piece in group), blank_before)


def marker_of(piece: Slice) -> str | None:
    """Return the bullet or number that a line opens with."""
    if piece.line.marker and piece.start == 0:
        return piece.line.marker
    match = ENTRY.match(piece.text)
    return match[1] if match else None


def _stands_alone(pieces: Sequence[Slice | None], place: int) -> bool:
    """Say whether a line is nothing but the number of the entry on the next line."""
    piece = pieces[place]
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    return (
        piece is not None
        and following is not None
        and len(piece.text) < 4
        and ALONE.fullmatch(piece.text) is not None
        and following.text[:1].isupper()
        and (place == 0 or pieces[place - 1] is None or piece.text[:1] != "1" or len(piece.text.rstrip(".)")) == 1)
    )


def _after_marker(piece: Slice) -> Slice:
    match = ENTRY.match(piece.text)
    return piece._replace(start=piece.start + match.end()) if match else piece


def _begins(piece: Slice, group: Sequence[Slice], width: int, *, blank: bool, entry: bool) -> bool:
    """Say whether a line without a marker begins a new paragraph."""
    line, text, before = piece.line, piece.text, group[-1]
    if STAMP.match(text) or line.row or before.line.row or line.level or before.line.level:
        return True
    last = before.text.rstrip()
    if not blank and says_way(last, text):
        return False
    if CLAUSE.match(text) and not (last.endswith("-") and not blank):
        return _begins_clause(piece, group, width, blank=blank, entry=entry)
    set_in = last.endswith(" att") and line.indent > before.line.indent and _is_loose(before.line, text, width)
    if blank or set_in or _follows_infinitive(text, group[0].text, last):
        return True
    if text[:1].islower() and (
        (last[-1:] == "-" and last[-2:-1].isalpha()) or (last[-1:] not in SENTENCE_END and len(last) > 60)
    ):
        return False
    if ROW.match(group[0].text):
        if line.indent > before.line.indent + 3 or (len(group) > 1 and line.indent == before.line.indent):
            return False
        if ROW.match(text):
            return True
    if _has_cells(text, before.text):
        return True
    if last[-1:] == "," and width and len(last) > width // 2:
        return False
    if entry and (line.indent > group[0].line.indent or not text[:1].isupper()):
        return False
    return _is_loose(before.line, text, width) if text[:1].isupper() or text[:1].isdigit() else not width


def _has_cells(text: str, before: str) -> bool:
    """Say whether a line or the one above it is a row of cells."""
    if "\t" in text or "\t" in before:
        return True
    if not text[:1].isupper() or ("   " not in text and "   " not in before):
        return False
    return (GAP.search(text) or GAP.search(before)) is not None


def _begins_clause(piece: Slice, group: Sequence[Slice], width: int, *, blank: bool, entry: bool) -> bool:
    """Say whether a line that opens with `att` is an att-sats of its own, not the rest of the line above."""
    line, text, before = piece.line, piece.text, group[-1]
    if COLUMN.match(text):
        return True
    last = before.text.rstrip()
    series = CLAUSE.match(group[0].text) is not None and last.endswith((" samt", " och"))
    series = series or (CLAUSE.match(before.text) is not None and _is_complete(last))
    listed = blank or series or last[-1:] in ",;:." or last.endswith(LEADS) or _is_loose(before.line, text, width)
    return listed and (not entry or blank or group[0].line.indent >= line.indent)


def _follows_infinitive(text: str, first: str, last: str) -> bool:
    """Say whether a line is the next of a list of infinitives, and no rest of the one above."""
    return _is_infinitive(text) and _is_infinitive(first) and _is_complete(last) and not last.endswith(" att")


def _is_infinitive(text: str) -> bool:
    """Say whether a line begins with what is to be decided, its `att` left out: `besluta / anta planen / ge kontoret …`."""
    first = text.split(" ", 1)[0]
    return first.islower() and first in lexicon_in_use().tables.get("verbs", {})


def _is_complete(clause: str) -> bool:
    """Say whether an att-sats can end here: nothing in it waits for an att-sats of its own."""
    return clause.rsplit(" ", 1)[-1].casefold() not in OPEN and TAKES_CLAUSE.search(clause) is None


def _is_loose(before: Line, text: str, width: int) -> bool:
    """Say whether the line before was not simply full: the next word would have fitted, or lines are not wrapped at all."""
    return not width or len(before.text) > width + 20 or len(before.text) + len(text.split(" ", 1)[0]) < width - ROOM
