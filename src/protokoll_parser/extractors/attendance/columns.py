"""Reads the head of a table of people: what each of its columns holds, and where it stands.

Goes in: the cells of a line. Comes out: `Columns`, or None where the line is no such head. What a column holds is told
by its head (people.toml, `people_columns`). Heads in use:

    Namn | Organisation | Närvarande                Ledamöter | Närv. | Tjänstgörande ersättare/anmärkning
    Ledamot | Lista | Närvaro                       Ersättare | Lista | Tjänstgör för
    Aktieägare | Företräds av | A-aktier | Röster
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.groups import group_roles
from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.people.words import words_of
from protokoll_parser.source import Slice
from protokoll_parser.words.lexicon import Lexicon, fold

LONGEST_HEAD = 240
"""In characters, gaps included."""
PRESENCE = frozenset(("present", "glue", "note", "when"))
"""Roles of the words of a head that only says that those marked were there."""
TELLING = frozenset(("presence", "absence", "note", "items"))
"""Columns that say something of the presence of those in the column of names."""
DAYS = frozenset(("day 1", "day 2", "day 3"))
"""Columns of marks for each day of a meeting."""
NAMES = ("name", "proxy", "owner")
"""What the column of names can hold: people, or those who represent an owner, or the owners."""


class Columns(NamedTuple):
    """The head of a table."""

    roles: tuple[str, ...]
    """What each column holds."""
    places: tuple[int, ...]
    """Where each column begins, in columns of the page."""
    tabbed: bool
    """Tabs stand between the cells."""
    names: Slice
    """The head of the column of names; often the list's heading (`Ledamöter`)."""
    substitutes: Slice | None
    """The head of the column of those who stood in."""
    heads: tuple[str, ...]
    """The heads of the columns as written."""
    active: Sequence[int]
    """The columns that are read: two lists may stand side by side."""
    beside: tuple["Columns", ...] = ()
    """The list that stands to the right of this one."""


DATED = lazy(r"(?:\d{4}-)?\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?")
"""A date as the head of a column: `8/3`, `2024-03-08`."""
GAP = lazy(r"[ ]*(?:\t|[ ]{2})")


def can_be_head(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line can be a table's head: it has cells, and the first of them heads a column. Cheap."""
    gap = GAP.search(text)
    if gap is None or not gap.start() or len(text) > LONGEST_HEAD:
        return False
    words, first = words_of(lexicon), text[: gap.start()].casefold().rstrip(":. ")
    return first in words.columns or first.split(" ", 1)[0] in words.groups


def columns_of(pieces: Sequence[Slice], lexicon: Lexicon) -> Columns | None:
    """Return what the columns of a table hold, if the cells are its head; None if they are not."""
    if len(pieces) < 2:
        return None
    known = words_of(lexicon).columns
    roles: list[str] = []
    elsewhere = any(known.get(fold(piece.text)) in NAMES for piece in pieces)
    for piece in pieces:
        heads_names = not roles and not elsewhere and read_group(piece.text, lexicon) is not None
        roles.append("name" if heads_names else _role(piece.text, roles, known, lexicon))
    dated = [index for index, piece in enumerate(pieces) if roles[index] == "unknown" and DATED.fullmatch(piece.text)]
    if len(dated) == 1 and "presence" not in roles:
        roles[dated[0]] = "presence"  # who was there on the day of the meeting
    naming = [index for index, role in enumerate(roles) if role in NAMES]
    telling = set(roles) - {"unknown", "ignored"}
    if (
        not naming
        or len(telling) < 2
        or 2 * roles.count("unknown") > len(roles)
        or any(is_person(piece.text, lexicon) for piece in pieces)
    ):
        return None
    line = pieces[0].line
    substitute = next((piece for piece, role in zip(pieces, roles, strict=True) if role == "substitute"), None)
    places = tuple(piece.line.indent + piece.start for piece in pieces)
    heads = tuple(piece.text.strip(" :") for piece in pieces)
    columns = Columns(tuple(roles), places, "\t" in line.text, pieces[naming[0]], substitute, heads, range(len(roles)))
    cuts = _further_lists(pieces, roles, known)
    if not cuts:
        return columns
    shared = tuple(index for index in range(naming[0]) if roles[index] == "affiliation")
    further = tuple(
        columns._replace(
            roles=(*roles[:cut], "name", *roles[cut + 1 :]),
            names=pieces[cut],
            substitutes=None,
            active=(*shared, *range(cut, stop)),
        )
        for cut, stop in zip(cuts, [*cuts[1:], len(roles)], strict=True)
    )
    return columns._replace(substitutes=None, active=range(cuts[0]), beside=further)


def _further_lists(pieces: Sequence[Slice], roles: Sequence[str], known: Mapping[str, str]) -> list[int]:
    """Return the indices of the columns with which further lists begin.

    `Ledamöter | Närv. | Ersättare | Närv.` are two lists, so are `Ledamöter | Ersättare`; but `Ledamöter | Närv. |
    Ersättare` and `Ledamöter | Ersätts av` say who stood in for whom.
    """
    found = []
    for index, role in enumerate(roles):
        if role == "group":
            found.append(index)
        if role == "substitute" and not fold(pieces[index].text).endswith(" av"):
            again = fold(pieces[index].text) not in known and set(roles[:index]) & set(roles[index + 1 :]) - {"unknown"}
            if again or not (TELLING | DAYS) & set(roles):
                found.append(index)
    return found


def _role(text: str, before: Sequence[str], known: Mapping[str, str], lexicon: Lexicon) -> str:
    """Return what a column holds by its head; the first that names people is the column of names."""
    role = known.get(fold(text))
    named = any(found in NAMES for found in before)
    if not named and role in (None, "presence", "replaces") and read_group(text, lexicon) is not None:
        return "name"
    if named and role is None:
        kind, roles = read_group(text, lexicon), group_roles(text, lexicon) or frozenset()
        if kind is None:
            return "unknown"
        return (
            "substitute"
            if kind.capacity == "substitute"
            else "presence"
            if "present" in roles and roles <= PRESENCE
            else "group"
        )
    return role or "unknown"
