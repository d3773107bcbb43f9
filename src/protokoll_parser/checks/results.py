"""Say where a decision is what the side that lost the vote wanted.

Only the plain case: one vote in the item, between `bifall` and `avslag` on one thing that the decision names, too.
Where a proposal or a demand is voted on, `bifalla förslaget` may mean to reject the motion, and nothing is said.
"""

import re
from collections.abc import Iterator

from protokoll_parser.checks.places import line_at, named, walk_items
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Front, Value

WORD = lazy(r"\w{6,}")
STEM = 6
"""So many letters tell `motionen` and `motionens` from other words."""
ROUNDABOUT = lazy(r"försl|yrkan|tillägg|ändring|\binte\b|\bej\b", re.IGNORECASE)
OPPOSITE = {"approved": "rejected", "rejected": "approved"}
EMPTY = frozenset(("bifall", "avslag", "kommun", "region", "fullmä", "styrel", "nämnde", "beslut"))


def check_results(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:  # noqa: ARG001  every check takes the same
    """Compare the winner of each plain vote with the outcome of the item's decisions."""
    for item in walk_items(value["items"]):
        votes = item.get("votes") or []
        if len(votes) != 1:
            continue
        won = _won(votes[0])
        points = [point for decision in item.get("decisions") or () for point in decision["points"]]
        outcomes = {point["outcome"] for point in points}
        if not won or outcomes not in ({"approved"}, {"rejected"}) or outcomes == {won}:
            continue
        meanings = _stems(f"{votes[0]['yes_means']} {votes[0]['no_means']}")
        if all(not ROUNDABOUT.search(point["text"]) and _stems(point["text"]) & meanings for point in points):
            message = f"{named(item)}: the vote means {won}, the decision {outcomes.pop()}"
            yield Diagnostic("vote-contradiction", message, line_at(divided, votes[0].get("span")))


def _won(vote: Value) -> str | None:
    """Return the outcome that the vote's winner wanted; None where the vote is not plain or ended in a tie."""
    yes, no = vote.get("yes"), vote.get("no")
    sides = (vote.get("yes_means") or "").casefold(), (vote.get("no_means") or "").casefold()
    if yes is None or no is None or yes == no or any(ROUNDABOUT.search(side) for side in sides):
        return None
    wanted = [_wanted(side) for side in sides]
    if wanted[0] == wanted[1] or (None in wanted and all(sides)):
        return None
    winner, loser = wanted if yes > no else reversed(wanted)
    return winner or OPPOSITE.get(loser or "")


def _wanted(side: str) -> str | None:
    approves, rejects = "bifall" in side, "avslag" in side
    return None if approves == rejects else "approved" if approves else "rejected"


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(text.casefold())} - EMPTY
