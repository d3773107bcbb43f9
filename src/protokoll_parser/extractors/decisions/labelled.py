"""Reads what stands under a label of decisions: all of it is decided, whatever its words. Paragraphs in, drafts out.

A label alone on its line covers everything to the next label, unless it plainly is something else (a reservation, how
to appeal). A label with its text on the same line covers that paragraph and the list it opens. Forms:

    Beslut / Dagordningen godkänns.
    Kommunstyrelsens beslut / Kommunstyrelsen beslutar / 1. att … / 2. att …
    Beslut: Informationen noteras. Slutrapporten redovisas i mars.
    Kommunstyrelsens förslag till kommunfullmäktige / Taxan antas.
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.decisions.asides import is_aside, until_asides
from protokoll_parser.extractors.decisions.bodies import is_any_body
from protokoll_parser.extractors.decisions.drafts import Draft, first_sentence, responsible_of
from protokoll_parser.extractors.decisions.points import opens_clause, points_of
from protokoll_parser.extractors.decisions.running import count_followers, opened, read_running
from protokoll_parser.extractors.decisions.sheets import is_number, merge, part_of
from protokoll_parser.extractors.decisions.told import told_of
from protokoll_parser.extractors.decisions.verb_forms import deciding_words
from protokoll_parser.extractors.decisions.verbs import find_verbs
from protokoll_parser.extractors.decisions.voices import Voice, voice_of
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Context, Paragraph

OTHER_MATTER = lazy(
    r"""
    reserver(?:ar|ade)\ssig | delt(?:ar|og)\s(?:inte|ej)\b | \byrka(?:r|de)\b | anmäl(?:er|de)\sjäv | ställ(?:er|de)\sproposition | finner\satt | fann\satt
    | \bbegär(?:s|des)\b | kan\söverklagas | ^(?:vid\sprotokollet|justera[ds]|det\santeckna(?:s|des)|ja-röst|nej-röst|omröstning|votering)\b
    | mötet\savslutat | ^nästa\s(?:möte|sammanträde)\s(?:är|hålls|äger) | ^bilaga\s\d
    | ^beslutet\s(?:skickas|expedieras|kan|ska\sskickas) | särskilt\syttrande | till\sprotokollet\santeckna | ^inge?[nta]*\s(?:beslut|åtgärd)
    """,
    re.VERBOSE | re.IGNORECASE,
)
OTHER_WORDS = frozenset(
    "reserverar reserverade deltar deltog yrkar yrkade jäv jäv. proposition finner fann begärs begärs. begärdes begärdes. överklagas överklagas. vid justeras "
    "justeras. det ja-röst nej-röst omröstning votering beslutet yttrande yttrande: yttrande. protokollet protokollet. inga inget ingen avslutat avslutat. nästa bilaga".split()
)
"""Without one of these OTHER_MATTER cannot match: the cheap test."""
LEAD = lazy(
    r"(?P<by>[^.:;]{2,70}?)\s+(?:beslutar|beslutade|beslöt|föreslår\b[^.:;]{2,80}?\bbesluta[r]?)\b(?P<between>[^.:;]{0,60}?)(?:\s*:?$|\s(?P<att>att)\b)"
)
VERB_AFTER_BODY = lazy(
    r"\s+(?!(?:får|blir|för|eller|över|under|efter|per|vår|där|var)\b)"
    r"(?:[a-zåäö]+(?:r|de|te)|har|antog|avslog|uppdrog|utsåg|biföll|hänsköt|beslöto?|gav|tog|sköt)\b"
)
SPEAKS = lazy(
    r"""
    (?: [A-ZÅÄÖÉ][\w’'-]*\.? \s | [a-zåäö-]+ \s | \([A-ZÅÄÖ]{1,3}\),? \s ){1,8}?
    (?: föredrar | föredrog | föredragit | presenterade | redogjorde | redogör | informerade | redovisade | rapporterade
      | besvara(?:r|de) | svara(?:r|de) | berätta(?:r|de) | beskriver | beskrev | visa(?:r|de) | fråga(?:r|de) | undra(?:r|de)
      | påpeka(?:r|de) | yttra(?:r|de)\ssig
      | (?: presenterar | informerar | redovisar | rapporterar ) (?! [^.]* \b (?:nästa|senast|till|vid)\b ) ) \b
    """,
    re.VERBOSE,
)
"""Somebody presents the matter: said beside the decision, no part of it."""
NAMED = lazy(r"[A-ZÅÄÖÉ][\w’'-]+ (?:[a-zåäö]{1,3} )?[A-ZÅÄÖÉ][\w’'-]+ ")
SPEAKING = lazy(r"föredr|presenter|redog|inform|redovis|berätta|svar|rapport|yttra|beskr|visa|fråga|undra|påpeka")
HEADING = 40
"""Headings are shorter."""
ACCORDING = lazy(r"(?:Enligt|I enlighet med)\s[^.:]{3,80}\b(?:förslag|yrkande|följande):")
ASKING = lazy(r"(?:förslag|föreslå)[^.]{0,60}:$")
LEAST_COLUMN = 9
"""A column further left is no more than an indent."""


def read_labelled(
    paragraphs: Sequence[Paragraph], by: str | None, context: Context, *, recommended: bool
) -> list[Draft]:
    """Read the paragraphs under a label: a decision, and another one where a new lead-in begins."""
    groups: list[list[Paragraph]] = []
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.passage.text
        if not any(map(str.isalnum, text)):
            continue
        if groups and _is_heading(paragraph, groups[-1][-1]):
            return [
                *_drafts(groups, by, context, recommended=recommended),
                *read_running(paragraphs[place:], context, told=False),
            ]
        if ((is_other_matter(text) or is_aside(text)) and not opens_clause(text)) or (groups and _is_spoken(paragraph)):
            rest = read_running(paragraphs[place:], context, told=False)
            return [*_drafts(groups, by, context, recommended=recommended), *rest]
        lead = ACCORDING.fullmatch(text) or (not opens_clause(text) and _leads(text, context))
        if not groups or (not paragraph.marker and lead):
            groups.append([])
        groups[-1].append(paragraph)
    return _drafts(groups, by, context, recommended=recommended)


def inline_stop(paragraphs: Sequence[Paragraph], context: Context) -> int:
    """Say how many paragraphs belong to a label that has its text on its own line: the first, its list, a task given."""
    text = paragraphs[0].passage.text
    listing = text.rstrip().endswith((":", " att", "beslutar", "beslutade")) or is_number(paragraphs[0].marker)
    stop = 1 + count_followers(paragraphs, 0, listing=listing)
    while stop < len(paragraphs) and _hangs(paragraphs[stop], paragraphs[0]):
        stop += 1
    return stop + (stop < len(paragraphs) and _goes_on(paragraphs[stop], context))


def _hangs(paragraph: Paragraph, first: Paragraph) -> bool:
    """Say whether a paragraph stands in the column of a label's value: `Beslut:      Planen antas.` and more below."""
    if not paragraph.lines or not first.lines or not first.passage.slices:
        return False
    value = first.passage.slices[0]
    column = value.line.indent + value.start
    return column > LEAST_COLUMN and paragraph.lines[0].indent == column and first.lines[0] is value.line


def _is_heading(paragraph: Paragraph, before: Paragraph) -> bool:
    """Say whether a paragraph looks like a heading that no lexicon knows: a few words after a finished sentence."""
    text = paragraph.passage.text
    return (
        len(text) < HEADING
        and not paragraph.marker
        and text[0].isupper()
        and text[-1].isalpha()
        and before.passage.text[-1:] == "."
        and next(find_verbs(text), None) is None
    )


def _is_spoken(paragraph: Paragraph) -> bool:
    """Say whether a paragraph of its own tells that somebody presents the matter: `Planarkitekt Bo Ek föredrar.`"""
    opening = paragraph.passage.text[:120]
    if paragraph.marker or not opening[0].isupper() or not SPEAKING.search(opening):
        return False
    said = SPEAKS.match(opening)
    return said is not None and (NAMED.search(said.group()) is not None or said.group().startswith("I debatten"))


def is_other_matter(text: str) -> bool:
    """Say whether a paragraph plainly is no decision: its first sentence is a reservation, a vote, how to appeal."""
    opening = text[:200]
    return (
        not OTHER_WORDS.isdisjoint(opening.lower().split()) and OTHER_MATTER.search(first_sentence(opening)) is not None
    )


def _goes_on(paragraph: Paragraph, context: Context) -> bool:
    """Say whether a paragraph after an inline decision is more of it: one sentence that gives a task or tells an outcome."""
    text = paragraph.passage.text
    return (
        not paragraph.marker
        and first_sentence(text) == text
        and not is_other_matter(text)
        and told_of(text, context) is not None
    )


def _leads(text: str, context: Context) -> bool:
    """Say whether a paragraph begins a decision of its own."""
    return (
        not deciding_words().isdisjoint(text[:300].split())
        and voice_of(first_sentence(text), context, alone=True) is not None
    )


def _drafts(
    groups: Sequence[Sequence[Paragraph]], by: str | None, context: Context, *, recommended: bool
) -> list[Draft]:
    drafts: list[Draft] = []
    for group in groups:
        asked = bool(drafts) and ASKING.search(drafts[-1].sheet.passage.text) is not None
        drafts.append(
            draft_under_label(group, by or (drafts[0].by if asked else None), context, recommended=recommended or asked)
        )
    return drafts


def draft_under_label(
    paragraphs: Sequence[Paragraph], by: str | None, context: Context, *, recommended: bool = False
) -> Draft:
    """Make one decision of paragraphs under a label; `by` is the body that the label names."""
    last = paragraphs[-1]
    end = part_of(last.passage, 0, until_asides(last.passage))
    paragraphs = [*paragraphs[:-1], last._replace(passage=end)]
    sheet = merge(paragraphs)
    text = paragraphs[0].passage.text
    first = first_sentence(text)
    voice = voice_of(first, context, alone=True) or _any_lead(first) or _according_to(text, more=len(paragraphs) > 1)
    if voice and first == text:
        voice = opened(voice, paragraphs, 0)
    who = by or (voice.by if voice and voice.by else acting_body(first, context))
    asked = bool(voice and voice.recommended and (voice.opens or voice.start is not None))
    return Draft(who, True, sheet, points_of(sheet, voice), recommended or asked, responsible=responsible_of(sheet))


def _any_lead(sentence: str) -> Voice | None:
    """Read `X beslutar att` under a label, where any X will do."""
    match = LEAD.match(sentence)
    if not match or any(verb.main for verb in find_verbs(match["by"])):
        return None
    start = match.start("att") if match["att"] else None
    opens = start is None or not sentence[match.end() :].strip(" :")
    return Voice(match["by"].strip(), explicit=True, start=None if opens else start, opens=opens)


def _according_to(text: str, *, more: bool) -> Voice | None:
    """Read `Enligt kommunstyrelsens förslag:` above what is decided: a mere lead-in."""
    return Voice(None, explicit=True, opens=True) if more and ACCORDING.fullmatch(text) else None


def acting_body(sentence: str, context: Context) -> str | None:
    """Return the body that a sentence begins with, where it is the one that decides: `Nämnden tackar för informationen.`

    Of `Rådet betalar kaffet.` it is decided that the council does it; who decides is not told.
    """
    words = sentence.split(" ")[:7]
    merely = context.words.get("mere_acts", frozenset())
    for size in range(len(words) - 1, 0, -1):
        phrase = " ".join(words[:size])
        if (
            "," not in phrase
            and is_any_body(phrase, context)
            and words[size] not in merely
            and VERB_AFTER_BODY.match(sentence, len(phrase))
            and not next(find_verbs(phrase), None)
        ):
            return phrase
    return None
