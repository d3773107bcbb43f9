"""A person of a row while its pieces are dealt out: what has been said of the name so far.

Goes in: a piece at a time (pieces.py). Comes out: a `Draft`, its values as places in the row's text.
"""

from protokoll_parser.patterns import lazy
from protokoll_parser.people.pieces import Piece

Range = tuple[int, int]
"""Start and stop in the row's text."""

BETWEEN = lazy(r"[,\s]*|\s?[(–-]\s?|\),?\s")
"""What may stand between two parts of one value (`HR-chef, ordförande`)."""


class Draft:
    """A person while the pieces are dealt out."""

    def __init__(self, name: Piece, start: int, stop: int) -> None:
        self.name, self.start, self.stop = name, start, stop
        self.party: Piece | None = None
        self.title: Range | None = None
        self.affiliation: Range | None = None
        self.note: Range | None = None
        self.replaces: Range | None = None
        self.lead: Range | None = None
        self.refs: list[str] = []
        self.serving: bool | None = None
        self.capacity: str | None = None
        self.attendance: str | None = None
        self.plain = True
        """Nothing but the name has been read."""
        self.partners: list[Draft] = []
        """Those who share what follows: A and B in `A, B och C, Inera (punkt 8)`."""

    def give(self, piece: Piece, text: str) -> None:
        """Take what a piece says."""
        place = (piece.start, piece.stop)
        if piece.kind == "party":
            self.party = self.party or piece
        elif piece.kind == "title" and self.replaces and self.name.stop < self.replaces[1] < piece.start:
            pass  # Anna Berg (S), ersätter Bo Ek (S), vice ordförande: his title
        elif piece.kind == "title":
            self.title = longer(self.title, place, text)
        elif piece.kind == "affiliation":
            self.affiliation = (
                place if self.lead and self.affiliation == self.lead else longer(self.affiliation, place, text)
            )
        elif piece.kind in ("note", "refs"):
            self.note = longer(self.note, place, text)
            if piece.kind == "refs":
                self.refs.append(text[piece.start : piece.stop])
        elif piece.kind == "replaces":
            self.replaces, self.capacity, self.serving = place, "substitute", True
        elif piece.kind == "status":
            self._note_status(piece.detail)
            if piece.detail.endswith("reason"):
                self.note = longer(self.note, place, text)
        if piece.start >= self.stop and piece.kind != "other":
            self.stop = piece.stop
        self.plain = False

    def _note_status(self, status: str) -> None:
        """Note what a word for a status says; of several marks, one for each §, one is enough to have been there."""
        for code in status.split():
            if code in ("substitute", "member", "guest"):
                self.capacity = code
            elif code in ("serving", "idle"):
                self.serving = code == "serving"
            elif code == "present" or (code == "absent" and self.attendance is None):
                self.attendance = code


def longer(known: Range | None, place: Range, text: str) -> Range:
    """Return a value that goes on in `place`, if nothing else stands between; else what is known."""
    if known is None:
        return place
    between = text[known[1] : place[0]] if known[1] <= place[0] else "?"
    if "\t" in between or "  " in between or not BETWEEN.fullmatch(between):
        return known
    return known[0], place[1]
