"""Chooses, among headings that were proposed line by line, the series that is consistent as a whole.

Goes in: candidates of one style with a weight each. Comes out: the chain with the greatest weight whose numbers rise.
Nothing is impossible, only dear: a gap or a repeat costs, and what the winning chain had to pay becomes a diagnostic.
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.outline.numbered import Numbered

GAP = 0.55
"""Cost of each number left out, up to five: two missing numbers must not outweigh a heading with a title."""
REPEAT = 1.2
"""Cost of a number that stands twice: dearer than a gap, cheaper than losing a heading with its title."""
SLIP = 0.6
"""Cost of going on in another style (`5.`, then `6`): about what a heading's standing free is worth."""
LATE = 0.12
"""Cost of each number that the series starts above 1, for styles that begin anew in every protocol."""
LOOK_BACK = 80
"""How many candidates back a chain may continue; a list inside an item is never longer."""
RUNNING = ("paragraph", "after", "word", "yearly")
"""Styles that count on through the year: starting late costs nothing."""


class Weighed(NamedTuple):
    """A candidate and how much speaks for it."""

    candidate: Numbered
    weight: float
    key: str = ""
    """The title's letters: a number that returns with the same title is a table of contents, not a repeat."""


class Chain(NamedTuple):
    """The chosen candidates, in order, and what the chain is worth after its costs."""

    members: tuple[Numbered, ...]
    score: float


def best_chain(weighed: Sequence[Weighed]) -> Chain:
    """Return the best rising chain: the greatest sum of weights less the costs of gaps, repeats and a late start."""
    scores: list[float] = []
    before: list[int] = []
    for place, (candidate, weight, _) in enumerate(weighed):
        best, link = weight - _late(candidate), -1
        for earlier in range(max(0, place - LOOK_BACK), place):
            cost = _cost(weighed[earlier], weighed[place])
            if cost is not None and (total := scores[earlier] + weight - cost) > best:
                best, link = total, earlier
        scores.append(best)
        before.append(link)
    if not scores:
        return Chain((), 0.0)
    place = max(range(len(scores)), key=scores.__getitem__)
    score, members = scores[place], []
    while place >= 0:
        members.append(weighed[place].candidate)
        place = before[place]
    return Chain(tuple(reversed(members)), score)


def _late(candidate: Numbered) -> float:
    if candidate.style in RUNNING:
        return 0.0
    return LATE * min(candidate.ordinal[-1] - 1, 20)


def _cost(before: Weighed, after: Weighed) -> float | None:
    """Return what following one candidate by another costs; None where the number falls."""
    left, right = before.candidate, after.candidate
    if before.key and before.key == after.key and left.ordinal == right.ordinal:
        return None
    if len(left.ordinal) > 1 or len(right.ordinal) > 1:
        return _cost_nested(left, right)
    step = right.ordinal[0] - left.last
    slip = SLIP if left.style != right.style else 0.0
    if step <= 0:
        return REPEAT + slip if step == 0 else None
    return GAP * min(step - 1, 5) + slip


def _cost_nested(left: Numbered, right: Numbered) -> float | None:
    if right.ordinal <= left.ordinal:
        return REPEAT if right.ordinal == left.ordinal else None
    if right.ordinal[:-1] == left.ordinal[:-1]:
        return GAP * min(right.ordinal[-1] - left.ordinal[-1] - 1, 5)
    return GAP * min(max(right.ordinal[0] - left.ordinal[0] - 1, 0), 5)
