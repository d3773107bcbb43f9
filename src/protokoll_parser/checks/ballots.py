"""Compare the named ballots of a vote with its stated totals, with the attendance list and with one another."""

from collections import Counter
from collections.abc import Iterator

from protokoll_parser.checks.listed import is_among, is_open, people_listed, squeeze
from protokoll_parser.checks.places import line_at, named, walk_items
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline import Outline
from protokoll_parser.structure import Front, Value

SWEDISH = {"yes": "ja", "no": "nej", "abstain": "avstår", "absent": "frånvarande"}


def check_ballots(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:
    """Say where ballots and totals differ, who voted without being listed, and where a pair voted for one seat."""
    votes = [
        (item, vote) for item in walk_items(value["items"]) for vote in item.get("votes") or () if vote.get("ballots")
    ]
    if not votes:
        return
    listed = _listed(value, front)
    for item, vote in votes:
        line = line_at(divided, vote.get("span"))
        yield from _totals(item, vote, line)
        yield from _unlisted(vote, listed, divided)
        yield from _pairs(value, item, vote, line)


def _totals(item: Value, vote: Value, line: int | None) -> Iterator[Diagnostic]:
    """Compare each side of which anybody is named: not every text names the voters of both."""
    counted = Counter(ballot["vote"] for ballot in vote["ballots"])
    for choice, count in counted.items():
        stated = vote.get(choice)
        if stated is not None and stated != count:
            yield Diagnostic(
                "ballot-mismatch",
                f"{named(item)}: {stated} {SWEDISH[choice]} stated, {count} named",
                line,
            )


def _listed(value: Value, front: Front) -> list[str]:
    """Return those who could vote as far as the text lists them; a list without members tells nothing."""
    if not any(person["capacity"] == "member" or person.get("party") for person in value["attendees"]):
        return []
    return [] if is_open(value, front) else people_listed(value)


def _unlisted(vote: Value, listed: list[str], divided: Outline) -> Iterator[Diagnostic]:
    """Find unlisted voters; where most of them are, the list is of other people, and nothing is said."""
    if not listed:
        return
    known = {squeeze(name) for name in listed}
    strange = [
        ballot for ballot in vote["ballots"] if ballot["vote"] != "absent" and squeeze(ballot["name"]) not in known
    ]
    if len(strange) * 2 > len(vote["ballots"]):
        return
    for ballot in strange:
        if not is_among(ballot["name"], listed):
            line = line_at(divided, ballot.get("span") or vote.get("span"))
            yield Diagnostic("voter-unlisted", f"{ballot['name']} voted, but is not listed as present", line)


def _pairs(value: Value, item: Value, vote: Value, line: int | None) -> Iterator[Diagnostic]:
    """Find pairs for one seat; a substitute for some items or hours may vote beside the member in the others."""
    voted = {squeeze(ballot["name"]) for ballot in vote["ballots"] if ballot["vote"] != "absent"}
    for person in value["attendees"]:
        replaced = person.get("replaces")
        if not replaced or person.get("presence_note"):
            continue
        only = person.get("present_for")
        if only and item.get("number") not in only:
            continue
        if {squeeze(person["name"]), squeeze(replaced)} <= voted:
            yield Diagnostic(
                "voter-replaced", f"{named(item)}: both {replaced} and the substitute {person['name']} voted", line
            )
