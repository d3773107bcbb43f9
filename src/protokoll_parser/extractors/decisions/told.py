"""Decisions that are told without a form of `besluta`: `Dagordningen godkändes.`, `N N valdes`, `Gruppen ställer sig bakom`.

A sentence in, a `Voice` or None out. Its subject must be this meeting's body, the matter that is dealt with, or, where
someone is elected or given a task, a person or a body. Forms:

    Rapporten lades till handlingarna.               the matter
    I övrigt godkändes anteckningarna.               turned round
    Till revisor omvaldes N N.                       an election
    Förvaltningen fick i uppdrag att …               a task
    Gruppen tackar för informationen.                the body
    N N återkommer med ett förslag.                  a promise to come back
    N N tar med sig frågan till kontoret.            a promise to see to it
    Godkändes. / Dagordningen godkänd.               hardly a sentence
    Ärendet utgår.                                   withdrawn
    … en rapport, som lades till handlingarna.       told by the way

Units: code points of the sentence, half-open.
"""

import re

from protokoll_parser.extractors.attendance.listed import is_sign
from protokoll_parser.extractors.decisions.bodies import OPENERS, body_before, body_first, body_turned
from protokoll_parser.extractors.decisions.doers import divide, is_attending, people_first
from protokoll_parser.extractors.decisions.earlier import happened_before, is_dated, tells_earlier
from protokoll_parser.extractors.decisions.outcomes import REASONS
from protokoll_parser.extractors.decisions.subjects import HAD_TO, NAME, NONE, accepts, lists
from protokoll_parser.extractors.decisions.verb_forms import AFTER_PARTICIPLE
from protokoll_parser.extractors.decisions.verbs import Verb, find_verbs
from protokoll_parser.extractors.decisions.voices import AUXILIARIES, DENIALS, NOTHING, Voice
from protokoll_parser.patterns import either, lazy
from protokoll_parser.structure import Context

PARTICIPLE = lazy(
    rf"""
    (?: [A-ZÅÄÖ][^.:;!?]{{2,70}} \s )?                                       # Föregående protokoll
    (?: godkän[dt]a? | fastställ[dt]a? | bordlag[dt]a? | antagen | antaget | noterade? | noterat | avslagen | avslaget | återremitterad | till\s handlingarna )
    (?: (?: , | \s (?: {either(AFTER_PARTICIPLE)} ) (?!\w) ) [^.:;!?]{{1,60}} )?  \.? \s*                            # utan ändringar, och lagt till handlingarna
    """,
    re.VERBOSE | re.IGNORECASE,
)
MODALS = frozenset(("ska", "skall", "kan", "bör", "måste", "skulle", "kunde", "behöver"))
"""Before an infinitive in the passive: `Planen ska efter samråd antas av nämnden`."""
ELECTED = lazy(r"(?:Enhälligt\s)?(?:[Oo]mval|[Nn]yval|[Åå]terval|[Ff]yllnadsval)(?: (?:av|på)\b|: )")
TAKEN_NOTE = lazy(
    r"""
    \s (?: del\sav | emot ) \s (?: den\s )? (?: \w+\s )?
    (?: information | rapport | redovisning | handling | skrivels | protokoll | delegationsbeslut | statistik | förteckning | meddelande | anmäl
      | delgivning | cirkulär | underlag | utredning | material | presentation | uppföljning | sammanställning )
    """,
    re.VERBOSE,
)
RECALLED = lazy(r"\s(?:hade|skulle|brukar|vanligen|normalt|tidigare)$")
PRONOUNS = frozenset(("Han", "Hon", "Hen", "De"))
DENIED = lazy(r"^ (?:inte|ej|icke)(?!\w)")
COPULA = lazy(r"(?<!\w)(?:var|blev|blir|har|hade|kan|ska|som|att|bli|vara|(?<=[adnt] )av)(?!\w)")
AGENT = lazy(r"\s+av\s+((?:[^\W\d_]+-?\s+){0,3}[^\W\d_]+)")
JOINED = lazy(r"(?:\b(?:och|samt|men|utan)|,|att)\s+$|(?:väljer|valde)\s+att\s+$")
"""What a verb is joined by to the verb before it: `Rådet diskuterade frågan och tillstyrker planen`."""
FEW = 5
"""In words, less than a clause of its own has: `Inget ärende bordlades`, but `Inga synpunkter kom och planen godkändes`."""
SETTLING = frozenset(("approved", "rejected"))
"""What a single decider can do to a matter by a word."""
NO_CLAUSE = frozenset(("notera", "anteckna", "anta", "konstatera", "anse", "förklara"))
"""With `att` after them these verbs say what the body thinks, not what it decides."""


def told_of(sentence: str, context: Context) -> Voice | None:
    """Return how a sentence tells a decision without a form of `besluta`; None if it tells none."""
    for verb in find_verbs(sentence):
        main = verb.main or _follows_clause(sentence, verb, context)
        voice = _told(sentence, verb, context) if main else _by_the_way(sentence, verb)
        if voice:
            return voice
    if ELECTED.match(sentence) and not happened_before(sentence, context):
        return Voice(None, explicit=False)
    if (
        len(sentence) < 140
        and PARTICIPLE.fullmatch(sentence)
        and (" är " not in sentence or not context.words.get("matters", NONE).isdisjoint(sentence.lower().split()))
        and not COPULA.search(sentence)
        and not happened_before(sentence, context)
    ):
        return Voice(None, explicit=False)
    return None


def _told(sentence: str, verb: Verb, context: Context) -> Voice | None:
    head, tail = sentence[: verb.start], sentence[verb.stop :]
    if verb.form == "tagit" and verb.outcome == "noted" and head.endswith(" har "):
        return _of_body(sentence, verb, context)
    if not (
        verb.finite or head.endswith(("väljer att ", "valde att ")) or (verb.lemma == "utgå" and HAD_TO.search(head))
    ):
        return None
    before, after = head.lower().rsplit(None, 1)[-1:], tail.lower().split(None, 1)[:1]
    if verb.finite and not AUXILIARIES.isdisjoint(before):
        return None
    if verb.outcome != "rejected" and not DENIALS.isdisjoint(word.strip(".,") for word in after):
        return None  # `godkändes inte` tells a decision: the matter is rejected
    if head.lower().startswith(NOTHING) and len(head.split()) < FEW:
        return None
    if verb.form.endswith(("as", "ås", "es")) and not MODALS.isdisjoint(head.lower().rpartition(",")[2].split()):
        return None
    if verb.lemma == "återkomma" or (verb.lemma == "ta" and verb.outcome == "assigned" and not verb.passive):
        return _returns(head, tail, context)
    if verb.lemma in context.words.get("promising", NONE):
        return _promises(sentence, verb, context)
    if verb.passive or verb.lemma in ("få", "utgå") or verb.lemma in context.words.get("resting", NONE):
        return _of_matter(sentence, verb, context)
    return _of_body(sentence, verb, context)


def _follows_clause(sentence: str, verb: Verb, context: Context) -> bool:
    """Say whether an election is the main clause behind one without a comma: `Eftersom Bo Ek avgått valdes Eva Ros.`"""
    if verb.lemma not in context.words.get("elections", NONE) or not verb.passive:
        return False
    first = sentence.split(" ", 1)[0].lower()
    return (
        first in REASONS
        and NAME.match(sentence[verb.stop :].lstrip()) is not None
        and "," not in sentence[: verb.start]
    )


def _by_the_way(sentence: str, verb: Verb) -> Voice | None:
    """Read `N N lämnade en rapport, som lades till handlingarna`."""
    head, ends = sentence[: verb.start], sentence[verb.stop :] in (".", "")
    filed = verb.lemma == "lägga" and head.endswith((", som ", ", vilken ", ", vilket ", ", vilka "))
    agreed = verb.lemma in ("godkänna", "fastställa") and ends and head.endswith(", som ")
    told = verb.passive and (filed or agreed)
    return Voice(None, explicit=False) if told else None


def _returns(head: str, tail: str, context: Context) -> Voice | None:
    """Read `N N återkommer med …`, `Eva tar hem frågan och återkommer`: someone named comes back."""
    words = head.split()
    if (
        not words
        or not words[0][0].isupper()
        or len(words) > 12
        or words[0].lower() in {"vi", "man", "det", *context.words.get("matters", NONE)}
    ):
        return None
    several = len(people_first(head)) > 1
    coordinated = words[-1] == "och" and (several or words[1:2] != ["och"]) and not words[-2][0].isupper()
    few = all(
        word[0].isupper() or word in ("och", "samt", "från", "på", "vid", "i") or word.endswith(",")
        for word in words[1:]
    )
    return Voice(None, explicit=False) if (few or coordinated) and " under punkt" not in tail[:16] else None


def _promises(sentence: str, verb: Verb, context: Context) -> Voice | None:
    """Read `Bo åtog sig att …`: people who attend, at this meeting, or whom the sentence before named."""
    subject = sentence[: verb.start].strip()
    promised = (subject in PRONOUNS or is_attending(divide(subject), context)) and not tells_earlier(
        sentence[verb.stop :][:40], context
    )
    return Voice(None, explicit=False) if promised else None


def _of_body(sentence: str, verb: Verb, context: Context) -> Voice | None:
    """Read an active verb: its subject must be the body."""
    head, tail = sentence[: verb.start], sentence[verb.stop :]
    if verb.lemma not in context.words.get("of_bodies", NONE) or (verb.lemma in NO_CLAUSE and tail.startswith(" att ")):
        return None
    if verb.lemma == "ta" and not TAKEN_NOTE.match(tail):
        return None
    by = (
        body_before(head, context)
        or (body_first(head, context) if JOINED.search(head) else None)
        or body_turned(head, tail, context)
        or (_decider_here(head, context) if verb.outcome in SETTLING and " " not in head.strip() else None)
    )
    everyone = head.startswith(("Alla ", "Samtliga ")) and len(head.split()) < 5
    ours = (everyone or head.strip() in ("Vi", "Man")) and verb.lemma in context.words.get("of_meetings", NONE)
    if not (by or ours) or _elsewhere(head, tail, context):
        return None
    opens = not tail.strip(" :") or (tail.rstrip().endswith(":") and len(tail) < 60)
    return Voice(by, explicit=False, opens=opens, recommended=verb.lemma == "rekommendera")


def _elsewhere(head: str, tail: str, context: Context) -> bool:
    """Say whether the words around a verb tell of another occasion: `återremitterade ärendet den 3 december`."""
    clause = tail.find(" att ")
    near = tail[:clause] if clause >= 0 else tail
    return happened_before(head, context) or tells_earlier(near[:40], context) or is_dated(near)


def _of_matter(sentence: str, verb: Verb, context: Context) -> Voice | None:
    """Read a passive verb, or one that says what becomes of the matter: `Frågan bordlades`, `N N fick i uppdrag`."""
    head, tail = sentence[: verb.start].strip(" *–-"), DENIED.sub("", sentence[verb.stop :])
    if not accepts(head, tail, verb, context) or _told_elsewhere(head, tail, verb, context):
        return None
    agent = AGENT.match(tail)
    by = _decider_here(agent[1], context) if agent and verb.outcome != "assigned" else None
    return Voice(by, explicit=False, opens=not tail.strip(" :") or lists(head, tail))


def _told_elsewhere(head: str, tail: str, verb: Verb, context: Context) -> bool:
    """Say whether a passive tells of another occasion or another body: `fastställdes av regeringen`, `antogs på FUM2`."""
    first = head.split(" ", 1)[0].lower()
    if first in OPENERS | {"redan", "den", "år", "från", "hösten", "våren"} and happened_before(head, context):
        return True
    if RECALLED.search(head):
        return True
    agent = AGENT.match(tail)
    if agent and verb.outcome != "assigned" and not agent[1].startswith(("alla", "samtliga", "en ")):
        return not (body_first(agent[1], context) or _decider_here(agent[1], context))
    clause = tail.find(" att ")
    near = tail[: clause if clause >= 0 else 60]
    return tells_earlier(near[:36], context) or is_dated(near)


def _decider_here(agent: str, context: Context) -> str | None:
    """Return who decides at the meeting without being its body: `godkänns av beställaren`, `godkändes av ELj`."""
    first = agent.split(" ", 1)[0]
    here = first.casefold() in context.words.get("deciders_here", NONE) or any(
        is_sign(first, str(person.get("name", ""))) for person in context.attendees
    )
    return first if first and here else None
