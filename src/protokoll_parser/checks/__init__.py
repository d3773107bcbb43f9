"""Compare the record with itself and with the text: one file per question, each a pure function."""

from collections.abc import Callable, Iterator

from protokoll_parser.checks.ballots import check_ballots
from protokoll_parser.checks.contents import check_contents
from protokoll_parser.checks.notice import check_notice
from protokoll_parser.checks.numbering import check_numbering
from protokoll_parser.checks.people import check_people
from protokoll_parser.checks.results import check_results
from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.structure import Front, Value

Check = Callable[[Value, Outline, Front], Iterator[Diagnostic]]
CHECKS: tuple[Check, ...] = (check_numbering, check_contents, check_people, check_ballots, check_results, check_notice)


def check(value: Value, divided: Outline, front: Front) -> list[Diagnostic]:
    """Ask every question; the order of the answers is the order of CHECKS."""
    return [finding for question in CHECKS for finding in question(value, divided, front)]
