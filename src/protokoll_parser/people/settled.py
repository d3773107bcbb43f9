"""Decides which of the names in a row are people, where a word that only looks like a name may be an attribute of one.

Goes in: the pieces of a row. Comes out: the pieces, names that are none as affiliations: `Anna Berg, Region Skåne`.
"""

from collections.abc import Sequence

from protokoll_parser.people.parallel import in_parallel
from protokoll_parser.people.pieces import Piece


def settled(found: list[Piece]) -> list[Piece]:
    """Decide which names without a known given name are people: not those that are the attribute of one."""
    names = [piece for piece in found if piece.kind == "name"]
    unsure = [piece for piece in names if not piece.sure]
    if not unsure:
        return found
    if (
        len(names) == 2
        and names[0].detail
        and names[1].detail
        and names[1].sure
        and names[1].glue == ","
        and not names[0].sure
    ):
        whole = names[0]._replace(stop=names[1].stop, sure=True, detail="")  # Svensson, Anna
        return [whole if piece is names[0] else piece for piece in found if piece is not names[1]]
    alike = in_parallel(found)
    attributed = any(piece.kind in ("title", "affiliation") for piece in found)
    row_of_names = len(names) > 2 and 2 * len(unsure) <= len(names) and not attributed
    led = any(piece.kind == "lead" and piece.detail in ("affiliation", "name") for piece in found)
    result: list[Piece] = []
    for index, piece in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            piece.kind == "name"
            and not piece.sure
            and index not in alike
            and not (
                _is_one(piece, following, result, row_of_names=row_of_names) or (led and _is_full(piece, following))
            )
        ):
            result.append(piece._replace(kind="affiliation", detail=""))
        else:
            result.append(piece)
    return result


def _is_full(piece: Piece, following: Piece | None) -> bool:
    """Say whether a piece looks like a full name that stands for itself: the unit of the row is told by its lead-in."""
    return not (piece.detail or piece.inside or (following is not None and following.glue == ""))


def _is_one(piece: Piece, following: Piece | None, before: Sequence[Piece], *, row_of_names: bool) -> bool:
    """Say whether a piece that only looks like a name is one."""
    first = not any(other.kind == "name" for other in before)
    if first and not before and following is not None and following.kind == "name":
        if piece.detail and not following.detail and following.glue in ("|", ":", "–"):
            return False  # Ramsfors      Xola Dlamini
        if following.sure:
            return following.glue not in ("|", ":")  # Södra Hamnen      Lena Palmqvist
    if not piece.glue and before and before[-1].kind == "title":
        return before[0].kind != "name"  # Anna Berg, verksamhetschef Hjälpmedel Norr
    if not piece.inside and not piece.detail and before and before[-1].inside and before[-1].kind in ("refs", "note"):
        return following is not None  # Anna Berg, strateg (punkt 3), Oana Petrescu, Forum Norr
    if piece.detail and not first:
        return row_of_names
    if piece.glue == "och":
        return True  # two names and a joining word are two people
    with_party = following is not None and following.kind == "party" and following.glue == "(" and following.sure
    return (
        first or with_party or row_of_names or piece.glue in (";", "av", "genom") or _is_like(piece, following, before)
    )


def _is_like(piece: Piece, following: Piece | None, before: Sequence[Piece]) -> bool:
    """Say whether a piece stands as the names around it do: `Eva Ek (kassör), Dawit Tesfaye (sekreterare)`."""
    return (
        following is not None
        and following.glue == "("
        and bool(before)
        and before[-1].inside
        and not piece.inside
        and piece.glue in (",", ")")
    )
