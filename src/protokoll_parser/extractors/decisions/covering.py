"""Gives the item itself the decision that stands behind its last sub-item and plainly covers all of them.

Goes in: an item and its sub-items, as values. Comes out: the same, the decision moved (record.md, Conventions, Where
things stand). Form:

    § 8 Information / Skolstarten / … / Nya lokaler / … / Nämnden noterar informationen.
"""

import re
from collections.abc import Sequence

from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Value

COVERS = lazy(r"(?<!\w)(?:information|informationen|(?!handlingarna)\w{3,}(?:arna|erna|orna))(?!\w)", re.IGNORECASE)
"""What is noted of several things at once: `informationen`, `rapporterna`."""
LONGEST = 120
"""A longer decision says what it is about."""


def covering_moved(item: Value, inner: Sequence[Value]) -> tuple[Value, list[Value]]:
    """Return an item with the last decision of its last sub-item, where no other part of it decides; and its sub-items."""
    parts = list(inner)
    decided = [part for part in (item, *parts) if part["decisions"]]
    if len(parts) < 2 or len(decided) != 1 or decided[0] is not parts[-1]:
        return item, parts
    *others, last = parts[-1]["decisions"]
    noted = all(point["outcome"] == "noted" for point in last["points"])
    if not noted or len(last["text"]) > LONGEST or COVERS.search(last["text"]) is None:
        return item, parts
    return item | {"decisions": [last]}, [*parts[:-1], parts[-1] | {"decisions": others}]
