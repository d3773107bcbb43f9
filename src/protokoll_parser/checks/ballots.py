"""Compare the named ballots of a vote with its stated totals, with the attendance list and with one another."""

from collections import Counter
from collections.abc import Iterator

from protokoll_parser.checks.listed import is_among, is_open, listed, people_listed, squeeze
from protokoll_parser.checks.places import line_at, named, walk_items
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.structure import Front, Value

SWEDISH = {"yes": "ja", "no": "nej", "abstain": "avstår", "absent": "frånvarande"}


def check_ballots(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:
    """Say where ballots and totals differ, who voted without being listed, and where a pair voted for one seat."""
    votes = [
        (item, vote) for item in walk_items(value["items"]) for vote in item.get("votes") or () if vote.get("ballots")
    ]
    if not votes:
        return
    voters = _voters(value)
    for item, vote in votes:
        line = line_at(divided, vote.get("span"))
        yield from _totals(item, vote, line)
        strange = _strange(vote, voters)
        if strange and not is_open(value, front):
            yield from _unlisted(strange, voters, divided)
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


def _voters(value: Value) -> list[str]:
    """Return those who could vote as far as the text lists them; a list without members tells nothing."""
    political = any(person["capacity"] == "member" or person.get("party") for person in value["attendees"])
    return people_listed(value) if political else []


def _strange(vote: Value, voters: list[str]) -> list[Value]:
    """Return the ballots of those not listed to the letter; none where most are not: the list is of others."""
    known = {squeeze(name) for name in voters}
    voted = [ballot for ballot in vote["ballots"] if ballot["vote"] != "absent"] if known else []
    strange = [ballot for ballot in voted if squeeze(ballot["name"]) not in known]
    return strange if len(strange) * 2 <= len(voted) else []


def _unlisted(strange: list[Value], voters: list[str], divided: Outline) -> Iterator[Diagnostic]:
    roll = listed(voters)
    for ballot in strange:
        if not is_among(ballot["name"], roll):
            line = line_at(divided, ballot.get("span"))
            yield Diagnostic("voter-unlisted", f"{ballot['name']} voted, but is not listed as present", line)


def _pairs(value: Value, item: Value, vote: Value, line: int | None) -> Iterator[Diagnostic]:
    """Find pairs for one seat; a substitute for some items or hours may vote beside the member in the others."""
    voted = {squeeze(ballot["name"]) for ballot in vote["ballots"] if ballot["vote"] != "absent"}
    for person in value["attendees"]:
        replaced, only = person.get("replaces"), person.get("present_for")
        if not replaced or (item.get("number") not in only if only else person.get("presence_note")):
            continue
        if {squeeze(person["name"]), squeeze(replaced)} <= voted:
            yield Diagnostic(
                "voter-replaced", f"{named(item)}: both {replaced} and the substitute {person['name']} voted", line
            )
