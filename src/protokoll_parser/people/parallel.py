"""Tells people by how they stand in a row, where no list of given names knows them.

Goes in: the pieces of a row (pieces.py). Comes out: which of the names that only look like one are people, since they
stand as others do. Forms:

    Xola Dlamini, Ngozi Adichie och Bjarki Falk            nothing but full names
    Xola Dlamini, chef, Ngozi Adichie, chef Psykiatri      a name before each title
    Ngozi Adichie, Nora kommun, Xola Dlamini, Kumla kommun a name before each unit
    Anna Berg, strateg, Ngozi Adichie från facket          a unit does not come from another
"""

from collections.abc import Sequence

from protokoll_parser.people.pieces import Piece

LEAST = 3
"""Names in a row that has nothing else; two may be a person and the unit they are from."""
SAID = frozenset(("title", "affiliation", "status", "party", "note", "refs"))
"""What is said of the person before."""


def in_parallel(found: Sequence[Piece]) -> frozenset[int]:
    """Return the indices of the names that are people by how the row is built."""
    sentence = next((index for index, piece in enumerate(found) if index and piece.glue == "."), len(found))
    if _is_run(found[:sentence]):
        run = frozenset(range(sentence))
        return run | {sentence} if sentence < len(found) and _is_full(found[sentence]) else run
    several = sum(piece.kind == "name" for piece in found) > LEAST - 1 or not found[0].sure
    return frozenset(
        index
        for index in range(1, len(found))
        if _is_full(found[index]) and (_comes_from(found, index) or (several and _stands_alike(found, index)))
    )


def _is_full(piece: Piece) -> bool:
    return piece.kind == "name" and not piece.detail and not piece.inside


def _is_run(found: Sequence[Piece]) -> bool:
    """Say whether a row holds nothing but full names; behind one known person, two unknown ones may be a unit."""
    if len(found) < LEAST or not all(map(_is_full, found)) or any(piece.glue in ("|", "") for piece in found[1:]):
        return False
    one_known = found[0].sure and not any(piece.sure for piece in found[1:])
    return found[-1].glue == "och" or len(found) > LEAST or not one_known


def _comes_from(found: Sequence[Piece], index: int) -> bool:
    """Say whether `från` stands between a name and what follows, which leaves a gap of more than a space."""
    piece, following = found[index], found[index + 1] if index + 1 < len(found) else None
    return (
        following is not None
        and following.kind == "affiliation"
        and not following.glue
        and following.start > piece.stop + 1
    )


def _stands_alike(found: Sequence[Piece], index: int) -> bool:
    """Say whether a name has the same kind of thing behind it as the person before; the last may have nothing."""
    before, piece = found[index - 1], found[index]
    if piece.glue not in (",", ";"):
        return False
    if index + 1 == len(found):
        return before.inside
    following = found[index + 1]
    if following.glue != "," or not following.sure:
        return False
    if following.kind == "title":
        return before.kind in SAID
    return following.kind == before.kind == "affiliation" and before.sure
