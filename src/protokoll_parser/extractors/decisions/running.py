"""Reads the decisions of running text: paragraphs in, drafts out.

A sentence that decides (voices.py, told.py) is a decision; what belongs to it comes along: the clauses and list entries
that its lead-in opens, and sentences on who answers for it, what it costs, when it takes effect. Forms:

    Mötet beslutade / att … / att …
    Styrelsen beslutar att bevilja 6 000 kr. Medel anvisas ur kontot för oförutsett.
    Ordförande hälsar välkommen. Beslut: Dagordningen godkänns.
    Att göra till städdagen: / Mehmet – beställer container
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.decisions.asides import until_asides
from protokoll_parser.extractors.decisions.doers import is_attending, people_first
from protokoll_parser.extractors.decisions.drafts import Draft, responsible_of, told_draft
from protokoll_parser.extractors.decisions.points import LONGEST, RESPONSIBLE, opens_clause, points_of
from protokoll_parser.extractors.decisions.sheets import merge, part_of
from protokoll_parser.extractors.decisions.tasks import count_tasks, read_tasks
from protokoll_parser.extractors.decisions.told import told_of
from protokoll_parser.extractors.decisions.verb_forms import deciding_words, decision_words, telling_words
from protokoll_parser.extractors.decisions.voices import Voice, voice_of
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any
from protokoll_parser.structure import Context, Paragraph

TASKS = lazy(
    r"(?:att göra|att-göra|åtgärder|åtgärdspunkter|aktiviteter|uppgifter|ansvarsfördelning)\b[^.:]{0,40}:",
    re.IGNORECASE,
)
LABEL = lazy(
    r"""
      (?P<decision> Beslut(?:et)? | BESLUT ) \s* (?: :\s*(?=\S) | \.\s+(?=[A-ZÅÄÖ]) | \s[-–]\s(?=\S) )                # Beslut: Planen antas.
    | (?P<capitals> BESLUT ) \s+ (?= [A-ZÅÄÖ][a-zåäö]* \s [^:]{6,200} \. )                         # BESLUT Planen antas.
    | (?i: åtgärd(?:er|spunkt)? | att[ ]göra | att-göra | ap | to[ ]?do | action ) \s* : \s* (?=\S)   # Åtgärd: Bo ringer.
    | AP \s+ (?=@ | [A-ZÅÄÖ][\w-]+:)                                                            # AP @jl: betala
    | (?= @[\w.-]+: \s )                                                                        # @jl: betala
    | (?: → | ⇒ | ➔ | [-=–]> ) \s* (?=[A-ZÅÄÖ@])                                                 # -> Bo ringer.
    """,
    re.VERBOSE,
)
HINTS = ("tgärd", "TGÄRD", "öra:", "ÖRA:", "AP ", "AP:", "TODO", "odo:", "ction:", "→", "⇒", "➔", "@", "->", "=>", "–>")
"""What a text must hold for LABEL to find a task in it."""
LABEL_STARTS = frozenset("BÅåAaTt@→⇒➔-=–")
PROPOSING = lazy(
    r"(?:föreslår|föreslog|föreslås|yrkar|yrkade|hemställer|förslag(?:et)?(?: till beslut)?|motionen|skrivelsen)[^.]{0,60}[:,]?$"
)
DEPENDENT = lazy(
    r"""
    (?<!\w) (?: anvisas | finansieras | belastar | bekostas | täcks | gäller | upphör | träder | utgår | återkallas | ska | skall | betalas | utbetalas
      | justeras\somedelbart | förlängs | ersätter | delegeras | fördelas | får ) (?!\w)
    """,
    re.VERBOSE,
)


def voice_in(sentence: str, context: Context, *, told: bool = True, alone: bool = False) -> Voice | None:
    """Return how a sentence decides, the cheap test first; `alone`: a paragraph begins with it."""
    sentence = sentence[:LONGEST]
    words = sentence.split()
    voice = None if deciding_words().isdisjoint(words) else voice_of(sentence, context, alone=alone)
    if voice or not told or telling_words().isdisjoint(words):
        return voice
    return told_of(sentence, context)


def may_decide(paragraph: Paragraph) -> bool:
    """Say whether a text has a word, or a colon at its end, without which it tells and leads in no decision."""
    text = paragraph.passage.text
    if paragraph.lines and paragraph.lines[0].quoted:
        return True
    return text[-1:] == ":" or not decision_words().isdisjoint(text.split()) or has_any(text, HINTS)


def read_running(paragraphs: Sequence[Paragraph], context: Context, *, told: bool, alone: bool = False) -> list[Draft]:
    """Read the decisions in running text.

    `told` lets sentences without a form of `besluta` count; `alone` asks that a decision begin its paragraph.
    """
    drafts: list[Draft] = []
    taken = 0
    several = len(paragraphs) > 1  # and all of them set as a quotation: it is how the text is set
    quotes = not (several and all(line.quoted for paragraph in paragraphs for line in paragraph.lines))
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.passage.text
        if index < taken or not may_decide(paragraph):
            continue
        if quotes and all(line.quoted for line in paragraph.lines):
            drafts.extend(read_tasks([paragraph]) if told and _is_pointed_at(paragraphs, index, context) else ())
            continue
        if told and text[-1:] == ":" and TASKS.fullmatch(text):
            taken = index + 1 + count_tasks(paragraphs[index + 1 :])
            drafts.extend(read_tasks(paragraphs[index + 1 : taken]))
            continue
        found, followers = _in_paragraph(paragraphs, index, context, told=told, alone=alone)
        drafts.extend(found)
        taken = index + 1 + followers
    return drafts


def _in_paragraph(
    paragraphs: Sequence[Paragraph], index: int, context: Context, *, told: bool, alone: bool
) -> tuple[list[Draft], int]:
    """Read the decisions of one paragraph; also say how many paragraphs after it they take up."""
    paragraph = paragraphs[index]
    text = paragraph.passage.text
    places = sentences(text)
    drafts: list[Draft] = []
    position = followers = 0
    while position < (1 if alone else len(places)):
        start, stop = places[position]
        label = LABEL.match(text, start) if text[start] in LABEL_STARTS else None
        if label:
            stop_at = until_asides(paragraph.passage) if label["decision"] or label["capitals"] else len(text)
            return [
                *drafts,
                *_after_label(paragraph._replace(passage=part_of(paragraph.passage, label.end(), stop_at)), label),
            ], 0
        voice = voice_in(text[start:stop], context, told=told, alone=position == 0 and not paragraph.marker)
        position += 1
        if (
            voice is None
            or (start == 0 and not voice.explicit and text.startswith("att "))
            or (voice.opens and index and start == 0 and _is_proposed(paragraphs[index - 1]))
        ):
            continue
        position += _dependents(text, places, position, voice)
        if position == len(places):
            voice = opened(voice, paragraphs, index)
            listing = voice.opens or text.endswith(":")
            followers = count_followers(paragraphs, index, listing=listing, plain=listing)
        passage = part_of(paragraph.passage, start, places[position - 1][1])
        own = Paragraph(passage, paragraph.marker, paragraph.lines, paragraph.blank_before)
        drafts.append(told_draft(merge([own, *paragraphs[index + 1 : index + 1 + followers]]), voice))
    return drafts, followers


def _is_pointed_at(paragraphs: Sequence[Paragraph], index: int, context: Context) -> bool:
    """Say whether the mark before a line is an arrow, no quotation: `> Bo ringer plåtslagaren.`, and so every line near it."""
    near = paragraphs[max(index - 1, 0) : index + 2]
    led_in = index > 0 and near[0].passage.text[-1:] == ":"
    lines = (line for each in near for line in each.lines if line.quoted)
    return not led_in and all(is_attending(people_first(line.text), context) for line in lines)


def _after_label(paragraph: Paragraph, label: re.Match[str]) -> list[Draft]:
    """Read what follows `Beslut:` or `Åtgärd:` in the middle of a paragraph."""
    if label["decision"] or label["capitals"]:
        sheet = merge([paragraph])
        return [
            Draft(
                None,
                explicit=True,
                sheet=sheet,
                points=points_of(sheet, None),
                labelled=True,
                responsible=responsible_of(sheet),
            )
        ]
    return read_tasks([paragraph])


def _is_proposed(before: Paragraph) -> bool:
    """Say whether the paragraph before leads in a proposal: `Motionärerna föreslår:`."""
    return PROPOSING.search(before.passage.text[-100:]) is not None


def opened(voice: Voice, paragraphs: Sequence[Paragraph], index: int) -> Voice:
    """Return the voice as a lead-in if its clauses stand in the next paragraph: `Styrelsen beslutar per capsulam / att …`."""
    if (
        voice.start is not None
        or not voice.explicit
        or index + 1 >= len(paragraphs)
        or paragraphs[index].passage.text[-1:] in ".!"
    ):
        return voice
    following = paragraphs[index + 1]
    return voice._replace(opens=bool(following.marker) or opens_clause(following.passage.text) or voice.opens)


def count_followers(paragraphs: Sequence[Paragraph], index: int, *, listing: bool, plain: bool = False) -> int:
    """Count the paragraphs that go on with a decision: its clauses, list entries, a sentence cut by a page break.

    `listing` says that a list has been opened; `plain` that its entries may be unmarked, unless they begin with `att`.
    """
    count = 0
    for paragraph in paragraphs[index + 1 :]:
        text = paragraph.passage.text
        if opens_clause(text) or (text[:1].islower() and not paragraph.marker) or (listing and _is_listed(paragraph)):
            count += 1
            plain = plain and not opens_clause(text)
        elif plain and (count == 0 or (len(text) < 60 and not text.endswith("."))):
            count += 1
            plain = not text.endswith(".")
        else:
            break
    return count


def _is_listed(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is an entry of a list or a row of a table."""
    return bool(paragraph.marker) or bool(paragraph.lines and paragraph.lines[0].row)


def _dependents(text: str, places: Sequence[tuple[int, int]], position: int, voice: Voice) -> int:
    """Count the sentences that belong to the decision before them: who answers for it, what it costs, from when."""
    count = 0
    while position + count < len(places):
        start, stop = places[position + count]
        sentence = text[start:stop]
        if not (RESPONSIBLE.match(sentence) or (voice.explicit and _depends(sentence))):
            break
        count += 1
    return count


def _depends(sentence: str) -> bool:
    return (
        DEPENDENT.search(sentence, 0, 90) is not None
        and "möte" not in sentence[:24].lower()
        and deciding_words().isdisjoint(sentence.split())
    )
