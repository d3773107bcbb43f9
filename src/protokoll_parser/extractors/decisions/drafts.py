"""Decisions in the making: what was read is held in a `Draft` until the whole item is known, then made a value.

A `Draft` in, the record's dictionary out. Points that have no verb of their own take the draft's outcome; a point whose
first words are somebody who attends (`Maud och Birger skriver …`) is a task.
"""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.extractors.decisions.bodies import is_any_body
from protokoll_parser.extractors.decisions.doers import divide, doers_of, is_attending, people_first
from protokoll_parser.extractors.decisions.outcomes import outcome_of
from protokoll_parser.extractors.decisions.points import ANSWERS, LONGEST, RESPONSIBLE, points_of
from protokoll_parser.extractors.decisions.sheets import Sheet, is_number
from protokoll_parser.extractors.decisions.voices import Voice
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Span
from protokoll_parser.structure import Context, Value


class Draft(NamedTuple):
    """A decision in the making."""

    by: str | None
    explicit: bool
    sheet: Sheet
    points: tuple[Span, ...]
    recommended: bool = False
    labelled: bool = False
    """It stands under a label such as `Beslut`."""
    task: bool = False
    """It stands under `Åtgärd`: somebody is to do it."""
    repeats: bool = False
    """It tells what has been decided by then: counts where nothing else does."""
    responsible: tuple[str, ...] = ()
    default: str = "other"
    """The outcome of points that have no verb of their own."""


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    places = sentences(text)
    return text[places[0][0] : places[0][1]] if places else text


def told_draft(sheet: Sheet, voice: Voice) -> Draft:
    """Make a decision of a sentence that decides and of what belongs to it."""
    elects = voice.opens and not voice.explicit and outcome_of(first_sentence(sheet.passage.text)) == "elected"
    return Draft(
        voice.by, voice.explicit, sheet, points_of(sheet, voice), voice.recommended,
        repeats=voice.repeats, responsible=responsible_of(sheet), default="elected" if elects else "other",
    )  # fmt: skip


def responsible_of(sheet: Sheet) -> tuple[str, ...]:
    """Return who answers for a decision, where a sentence of it says so: `Ansvarig: N N`."""
    text = sheet.passage.text
    if "nsvar" not in text:
        return ()
    said = (text[start:stop] for start, stop in sentences(text))
    found = (RESPONSIBLE.match(sentence) or ANSWERS.fullmatch(sentence) for sentence in said)
    return tuple(name for match in found if match for name in divide(match["names"]))


def value_of(draft: Draft, context: Context) -> Value:
    """Return a decision as the record has it."""
    passage = draft.sheet.passage
    start, stop = passage.span()
    if passage.slices and draft.sheet.markers and is_number(draft.sheet.markers[0]):
        start = passage.slices[0].line.span().start
    return {
        "by": draft.by,
        "text": draft.sheet.text,
        "points": [_point(draft, span, context) for span in draft.points if span.stop > span.start],
        "explicit": draft.explicit,
        "span": (start, stop),
    }


def _point(draft: Draft, span: Span, context: Context) -> Value:
    """Return a point as the record has it."""
    text = draft.sheet.passage.text[span.start : span.stop]
    seen = text[:LONGEST]
    outcome = outcome_of(seen, recommended=draft.recommended)
    people = people_first(seen) if outcome in ("other", "assigned") else []
    if outcome == "other" and (draft.task or (people and is_attending(people, context))):
        outcome = "assigned"
    names = doers_of(seen) or _doing(people, outcome, context)
    place = draft.sheet.passage.span(span.start, span.stop)
    return {
        "text": text,
        "outcome": draft.default if outcome == "other" else outcome,
        "assigned_to": list(names or draft.responsible),
        "span": (place.start, place.stop),
    }


def _doing(people: Sequence[str], outcome: str, context: Context) -> Sequence[str]:
    """Return who a task begins with, if they are people or bodies."""
    known = outcome == "assigned" and all(
        name[0] == "@" or name[0].isupper() or is_any_body(name, context) for name in people
    )
    return people if known else ()
