"""Tells sentences on what a vote came to from the decision they lead to, so that one decision is not counted twice.

Goes in: the decisions of an item in the making. Comes out: those that stay. Record's rule: results of votes are a
matter of taste; what was decided stands under the label `Beslut`, where there is one. Forms:

    Med 3 ja-röster mot 1 nej-röst beslutar nämnden att avslå yrkandet.    falls away beside
    Beslut / Nämnden avslår ansökan.                                       what stands under the label
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.decisions.drafts import Draft, first_sentence
from protokoll_parser.extractors.decisions.outcomes import outcome_of
from protokoll_parser.patterns import lazy

RESULT = lazy(r"\b(?:ja|nej)-?röst|\bröst(?:er|siffror)\b|\b(?:om)?röstning|\bvotering", re.IGNORECASE)
"""Words for votes: `Med 3 ja-röster mot 2 nej-röster bifaller nämnden motionen.`"""
PROPOSAL = lazy(r"yrkande|förslag", re.IGNORECASE)
"""What a vote is on where it is no decision of its own: the label says what the proposal means."""
SIDES = frozenset(("approved", "rejected"))
SETTLED = SIDES | {"referred_back", "tabled"}
"""Outcomes that a vote for or against can lead to."""
WORD = lazy(r"\w{3,}")


def without_results(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a vote came to where the decision itself stands beside it: only that one says what was decided."""
    if not any(draft.explicit for draft in drafts):
        return list(drafts)
    labelled = [draft for draft in drafts if draft.labelled]
    return [draft for draft in drafts if not _is_result(draft) or (draft.explicit and not _led_to(draft, labelled))]


def _is_result(draft: Draft) -> bool:
    """Say whether a draft tells what a vote came to; what stands under a label is the decision itself."""
    text = draft.sheet.passage.text
    return not draft.labelled and RESULT.search(first_sentence(text) if draft.explicit else text) is not None


def _led_to(result: Draft, labelled: Sequence[Draft]) -> bool:
    """Say whether the result of a vote, told with a form of `besluta`, is that of what was decided under a label."""
    decided = {outcome for draft in labelled for outcome in _outcomes(draft)}
    words = {word for draft in labelled for word in _words(draft.sheet.passage.text)}
    text = result.sheet.passage.text
    named = bool(labelled) and (not SETTLED.isdisjoint(decided) or PROPOSAL.search(text) is not None)
    return all(
        (outcome in SIDES and named) or (outcome in decided and (outcome != "other" or said <= words))
        for outcome, said in zip(_outcomes(result), map(_words, _points(result)), strict=True)
    )


def _points(draft: Draft) -> list[str]:
    return [draft.sheet.passage.text[point.start : point.stop] for point in draft.points]


def _outcomes(draft: Draft) -> list[str]:
    return [outcome_of(text, recommended=draft.recommended) for text in _points(draft)]


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
