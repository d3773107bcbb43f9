"""Reads lists of ballots that stand apart from their items, mostly after the signatures, and gives them to their votes.

Goes in: the lines after the last item. Comes out: votes by item number; and the items, with ballots filled in where
a vote has none of its own. A list names its item (`Omröstningslista § 134`), several over their columns side by side
(`§ 64     § 66`), or it is the only one that bears out a vote's totals.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from protokoll_parser.extractors.votes.votes import extract_votes
from protokoll_parser.outline.blocks import item_text
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import is_name
from protokoll_parser.source import Line
from protokoll_parser.structure import Context, ItemText, Value
from protokoll_parser.words.lexicon import Lexicon

LIST = lazy(
    r"(?:omröstnings|voterings|röst)(?:listor|lista|protokoll|resultat)|(?<!\w)(?:omröstning|votering)(?!\w)",
    re.IGNORECASE,
)
ITEM = lazy(r"(?:§|ärende|punkt|p\.)\s*(\d{1,3}[a-z]?)(?![\d:.-])", re.IGNORECASE)
CELLS = lazy(r"\t+| {2,}|,")
Path = tuple[int, ...]
"""Where an item stands: its place among the items, then among that one's sub-items."""
Change = Callable[[Value], Value]
STEMS = ("röstning", "RÖSTNING", "otering", "OTERING", "röstlista", "Röstlista")


class Listed(NamedTuple):
    """The votes of a list, and the number of the item that it names."""

    number: str | None
    votes: tuple[Value, ...]


def extract_ballot_lists(lines: Sequence[Line], context: Context, lexicon: Lexicon) -> tuple[Listed, ...]:
    """Return the votes that the lines list by name, in the order of the text."""
    if not any(stem in line.text for line in lines for stem in STEMS):
        return ()
    listed: list[Listed] = []
    for numbers, part in _parts(lines):
        votes = extract_votes(ItemText(None, None, item_text(part, lexicon, width=0)), context).values
        named = tuple(vote for vote in votes if vote["ballots"])
        if len(numbers) == len(named) > 1:
            listed.extend(Listed(number, (vote,)) for number, vote in zip(numbers, named, strict=True))
        elif named:
            listed.append(Listed(numbers[0] if len(numbers) == 1 else None, named))
    return tuple(listed)


def add_listed_ballots(items: Iterable[Value], listed: Sequence[Listed]) -> list[Value]:
    """Return the items with the listed ballots in their votes; a vote that has ballots of its own keeps them."""
    result = list(items)
    for each in listed:
        for vote in each.votes:
            result = _placed(result, each.number, vote)
    return result


def _parts(lines: Sequence[Line]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """Cut the lines where a list of ballots begins, or one for other items; say which items, if the list does."""
    numbers: tuple[str, ...] = ()
    held: list[Line] = []
    opened = False
    for line in lines:
        heads = LIST.search(line.text) is not None and len(line.text) < 120
        named = _numbers(line) if (heads or opened) and len(line.text) < 120 else ()
        if named and named != numbers:
            headed = not numbers and all(LIST.search(above.text) for above in held if above.text)
            if opened and not headed:
                yield numbers, held
            numbers, held, opened = named, held if headed else [], True
        elif heads:
            opened = True
        if opened:
            held.append(line)
    if opened:
        yield numbers, held


def _numbers(line: Line) -> tuple[str, ...]:
    """Return the numbers of the items that a line names: one, or several over as many groups of columns."""
    matches = list(ITEM.finditer(line.text))
    if not matches or is_name(CELLS.split(line.text, maxsplit=1)[0]):
        return ()  # somebody was there for some items only
    apart = all(CELLS.search(line.text, match.end(), behind.start()) for match, behind in pairwise(matches))
    found = tuple(dict.fromkeys(match[1] for match in matches))
    return found if apart else found[:1]


def _placed(items: list[Value], number: str | None, vote: Value) -> list[Value]:
    """Put one vote's ballots where they belong."""
    paths = [
        (path, place)
        for path, item in _walk(items, ())
        if number is None or item["number"] == number
        for place, own in enumerate(item["votes"])
        if not own["ballots"]
    ]
    agreeing = [(path, place) for path, place in paths if _agree(_at(items, path)["votes"][place], vote)]
    found = agreeing if number is None else agreeing or paths
    if number is None and len(found) != 1:
        return items
    if found:
        path, place = found[0]
        return _changed(
            items,
            path,
            lambda item: {
                **item,
                "votes": [_filled(own, vote) if at == place else own for at, own in enumerate(item["votes"])],
            },
        )
    path = next((path for path, item in _walk(items, ()) if item["number"] == number and not item["votes"]), ())
    return _changed(items, path, lambda item: {**item, "votes": [*item["votes"], vote]}) if path else items


def _filled(own: Value, vote: Value) -> Value:
    totals = {side: own[side] if own[side] is not None else vote[side] for side in ("yes", "no", "abstain", "absent")}
    return {**own, **totals, "ballots": vote["ballots"]}


def _agree(own: Value, vote: Value) -> bool:
    return own["yes"] is not None and (own["yes"], own["no"]) == (vote["yes"], vote["no"])


def _walk(items: Sequence[Value], path: Path) -> Iterator[tuple[Path, Value]]:
    for place, item in enumerate(items):
        yield (*path, place), item
        yield from _walk(item.get("items") or (), (*path, place))


def _at(items: Sequence[Value], path: Path) -> Value:
    item = items[path[0]]
    return _at(item["items"], path[1:]) if len(path) > 1 else item


def _changed(items: Sequence[Value], path: Path, change: Change) -> list[Value]:
    """Return the items with one of them changed; nothing is changed in place."""
    place, rest = path[0], path[1:]
    changed = [*items]
    item = items[place]
    changed[place] = {**item, "items": _changed(item["items"], rest, change)} if rest else change(item)
    return changed
