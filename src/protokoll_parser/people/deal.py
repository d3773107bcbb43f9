"""Deals the pieces of a row out to the names in it: what stands behind a name, before it, or is shared by several.

Goes in: the pieces (pieces.py). Comes out: a `Draft` for each person, with places in the row's text.
"""

from collections.abc import Sequence
from itertools import pairwise

from protokoll_parser.people.drafts import Draft
from protokoll_parser.people.groups import group_roles
from protokoll_parser.people.pieces import Piece
from protokoll_parser.people.words import words_of
from protokoll_parser.words.lexicon import Lexicon

AROUND = frozenset(("title", "affiliation", "status", "party"))
"""What may stand before a name as well as behind it."""


class _Hand:
    """The state while the pieces of one row are dealt out."""

    def __init__(self, text: str, lexicon: Lexicon, *, closed: bool) -> None:
        """Begin a row; `closed`: nothing parts its people, and it goes from a name to what is said of one."""
        self.text, self.lexicon, self.closed = text, lexicon, closed
        self.drafts: list[Draft] = []
        self.waiting: list[Piece] = []
        """Pieces that belong to the name behind them."""
        self.lead: Piece | None = None
        self.several: Piece | None = None
        self.singles = True
        """All names so far are of one word."""
        self.style = ""
        """What stood between the first unit and its name, where the units go before the names (`Vision – Anna Ek`)."""


def deal(found: Sequence[Piece], text: str, lexicon: Lexicon) -> list[Draft]:
    """Deal the pieces out to the names."""
    hand = _Hand(text, lexicon, closed=_is_closed(found))
    found = _whole_cell(_parties_first(found))
    semicolons = any(piece.glue == ";" for piece in found)
    for index, piece in enumerate(found):
        if piece.kind == "lead":
            _lead_in(hand, piece)
        elif piece.kind == "name":
            _person(hand, piece, found[index - 1] if index else None)
        elif piece.kind in AROUND and (following := _name_after(found, index, hand)):
            if piece.kind == "affiliation" and following.glue == "(":
                hand.lead = piece  # Kalmar kommun (Anna Berg, Bo Ek)
            elif not index and piece.kind == "affiliation" and _is_cell_of_several(found):
                _lead_in(hand, piece._replace(kind="lead", detail="affiliation"))  # Åk 3 – Anna Berg, Bo Ek
            else:
                hand.waiting.append(piece)
                hand.style = following.glue if not hand.drafts and piece.kind == "affiliation" else hand.style
        elif hand.drafts:
            last = hand.drafts[-1]
            if piece.kind == "affiliation" or (
                piece.kind == "title" and text[piece.start : piece.stop].endswith(words_of(lexicon).plural_endings)
            ):
                last.partners = last.partners or _partners(hand.drafts, semicolons=semicolons)
            for draft in (last, *last.partners):
                draft.give(piece, text)
    return hand.drafts


def _is_cell_of_several(found: Sequence[Piece]) -> bool:
    """Say whether a row is a cell and another one with several people: what stands in the first is said of them all."""
    names = [piece for piece in found if piece.kind == "name"]
    mark = names[0].glue if len(names) > 1 else ""
    return mark in ("|", "–") and sum(piece.glue == mark for piece in found) == 1


def _parties_first(found: Sequence[Piece]) -> Sequence[Piece]:
    """Make each party of a row that opens with one a lead-in to those behind it: `(S) Anna Berg, ordförande, Bo Ek`."""
    if len(found) < 2 or found[0].kind != "party" or not found[0].inside or found[1].kind != "name":
        return found
    return [piece._replace(kind="lead", detail="party") if piece.kind == "party" else piece for piece in found]


def _whole_cell(found: Sequence[Piece]) -> Sequence[Piece]:
    """Make one unit of a first cell that a comma parts, before the cell of the name: `Polisen, område norr      Anna Berg`."""
    at = next((index for index, piece in enumerate(found) if piece.kind == "name"), 0)
    cell = found[:at]
    if len(cell) < 2 or found[at].glue != "|" or cell[0].kind != "affiliation":
        return found
    if any(piece.glue != "," or piece.inside or (piece.kind == "title" and piece.sure) for piece in cell[1:]):
        return found
    return [cell[0]._replace(stop=cell[-1].stop, glue=""), *found[at:]]


def _lead_in(hand: _Hand, piece: Piece) -> None:
    """Note a lead-in: an office is said of the next name, a unit or a group of all that follow."""
    if piece.detail == "title" and group_roles(hand.text[piece.start : piece.stop], hand.lexicon) is not None:
        piece = piece._replace(detail="status")
    hand.lead, hand.several = piece, None
    hand.waiting = [piece] if piece.detail == "title" else []


def _person(hand: _Hand, piece: Piece, before: Piece | None) -> None:
    """Begin a person, unless the name stands in a remark on another, or is one capitalised word behind a full name."""
    last = hand.drafts[-1] if hand.drafts else None
    if last is not None and piece.inside and not last.name.inside and piece.glue != "av":
        return
    if (
        last is not None
        and piece.detail
        and not hand.waiting
        and not hand.singles
        and not _is_short(last.name, hand.text)
        and piece.glue not in ("och", ";", ":", "|", "av")
    ):
        last.give(piece._replace(kind="affiliation"), hand.text)
        return
    hand.singles = hand.singles and _is_short(piece, hand.text)
    if hand.lead is not None and hand.lead.kind == "affiliation" and not piece.inside:
        hand.lead = None
    if hand.waiting:
        said = hand.waiting[-1]
        hand.several = (
            said
            if hand.text[said.start : said.stop].casefold().endswith(words_of(hand.lexicon).shared_endings)
            else None
        )
    waiting = hand.waiting or ([hand.several] if hand.several else [])
    hand.waiting = []
    own = [part.start for part in waiting if part.kind != "lead" and part.start >= (last.stop if last else 0)]
    draft = Draft(piece, min(own, default=piece.start), piece.stop)
    for part in waiting:
        draft.give(part._replace(kind="title") if part.kind == "lead" else part, hand.text)
    draft.plain = not waiting
    if hand.lead is not None:
        _led(draft, hand.lead)
    if last is not None and (piece.glue in ("av", "genom") or (piece.glue == "|" and _is_gap(before, last))):
        _stands_in(hand, draft, last)
    hand.drafts.append(draft)


def _is_short(name: Piece, text: str) -> bool:
    """Say whether a list by given names has the name so: of one word, or told apart by a letter (`Erik L`)."""
    words = text[name.start : name.stop].rstrip(".").split()
    return bool(name.detail) or len(words[-1]) == 1


def _led(draft: Draft, lead: Piece) -> None:
    if lead.detail == "title":
        return
    if lead.detail == "party":
        draft.party = lead
        return
    draft.lead = (lead.start, lead.stop)
    if lead.detail in ("affiliation", "name") or lead.kind == "affiliation":
        draft.affiliation = draft.affiliation or draft.lead


def _is_gap(before: Piece | None, last: Draft) -> bool:
    """Say whether a mark of absence alone in its cell stands between two names: the second stood in for the first."""
    return before is not None and before.kind == "status" and before.glue == "|" and last.attendance == "absent"


def _stands_in(hand: _Hand, draft: Draft, last: Draft) -> None:
    draft.capacity, draft.serving, draft.replaces = "substitute", True, (last.name.start, last.name.stop)
    if draft.name.glue == "genom":
        hand.drafts.pop()
    elif not last.refs:
        last.attendance, draft.attendance = "absent", "present"


def _name_after(found: Sequence[Piece], index: int, hand: _Hand) -> Piece | None:
    """Return the name that a title or a unit goes before: `MAS Birgitta Aho`, `Kalmar kommun   Anna Ek`."""
    piece, place = found[index], index + 1
    while place + 1 < len(found) and found[place].kind in AROUND and found[place].glue == "":
        place += 1
    following = found[place] if place < len(found) else None
    if following is None or following.kind != "name" or following.glue == "#":
        return None
    if following.glue == "":
        return None if _closes(piece, hand) else following
    if following.glue == "(" and not piece.inside and piece.kind == "affiliation":
        return following
    if hand.drafts:
        return following if hand.style and following.glue == hand.style != "|" and piece.kind == "affiliation" else None
    return following if piece.kind in ("title", "affiliation") or following.glue in ("|", ":") else None


def _is_closed(found: Sequence[Piece]) -> bool:
    """Say whether people stand in a row without anything between them, each behind the other's title."""
    later = [(piece, behind) for piece, behind in pairwise(found[1:]) if piece.kind == "name"]
    told = all(piece.sure and not piece.glue and behind.kind in AROUND for piece, behind in later)
    return bool(later) and told and found[0].kind == "name" != found[-1].kind


def _closes(piece: Piece, hand: _Hand) -> bool:
    """Say whether a title right before a name belongs to the person before it: `Anna Ek (S), ordförande Bo Ås (M)`.

    So it is where the row began with a name, and the parties show where each person ends, or the last of all has a
    title behind the name, too (`Anna Ek, ekonom Bo Ås, jurist`).
    """
    if piece.kind != "title" or not hand.drafts or piece.glue not in (",", ")"):
        return False
    first, last = hand.drafts[0], hand.drafts[-1]
    ends = last.party is not None or hand.closed
    return first.start == first.name.start and ends and last.title is None and hand.lead is None


def _partners(drafts: Sequence[Draft], *, semicolons: bool) -> list[Draft]:
    """Return those who share what stands behind `A, B och C`: A and B, if nothing of their own stands behind them.

    Where semicolons part the groups, those within one share by a comma alone (`A, B, Nora kommun; C, Kumla kommun`).
    """
    if not drafts[-1].plain or drafts[-1].name.glue not in (("och", ",") if semicolons else ("och",)):
        return []
    partners: list[Draft] = []
    for draft in reversed(drafts[:-1]):
        if not draft.plain or draft.lead is not None:
            break
        partners.append(draft)
        if draft.name.glue not in ("och", ","):
            break
    return partners
