"""What a decision comes to: a clause in, one of the record's outcomes out (`approved`, `tabled`, `assigned` …).

The first verb of the main clause counts: `att avslå förslaget att bevilja bidrag` is rejected. Forms:

    att bevilja ansökan                          approved
    Frågan skjuts upp till mötet i maj.          tabled
    Förvaltningen ges i uppdrag att utreda …     assigned
    att detaljplanen inte kan antas medföra …    other
    Enligt förslaget.                            approved
    Dagordningen godkänd. · Omval                approved, elected: words that stand for the verb
"""

import re

from protokoll_parser.extractors.decisions.verb_forms import DECIDING, deciding_words, participle_outcome
from protokoll_parser.extractors.decisions.verbs import find_verbs
from protokoll_parser.patterns import either, lazy

DECIDES = lazy(rf"(?<!\w)(?:{either(DECIDING)})(?!\w)", re.IGNORECASE)
NOUNS = (
    ("till handlingarna", "noted"),
    ("återremiss", "referred_back"),
    ("bordläggning", "tabled"),
    ("avslag", "rejected"),
    ("bifall", "approved"),
    ("dispens ", "approved"),
    ("positivt förhandsbesked", "approved"),
    ("positivt planbesked", "approved"),
    ("negativt förhandsbesked", "rejected"),
    ("negativt planbesked", "rejected"),
)
"""Words that tell the outcome where no verb in the main clause does."""
AS_PROPOSED = lazy(r"(?:enligt|i enlighet med)\b[^.]{0,60}?\b(?:\w*förslag\w*|ovan|\w*yrkande\w*)\b")
REASONS = frozenset(("eftersom", "sedan", "då", "när", "emedan", "enär"))
"""These open a clause that the main one may follow without a comma."""
TAKEN_LATER = lazy(
    r"\bta(?:s|r|ges|gs)? (?:åter )?(?:upp )?(?:igen |åter )?(?:på|vid|i|till|under) (?:nästa|kommande|(?:ett|något) (?:senare|kommande)"
    r"|januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december|höst|vår(?:en)?\b)"
)
"""The matter is taken up another time: `frågan tas upp i september`."""
FEW, SHORT = 3, 5
"""In words, less than a clause or a sentence with a verb of its own has."""
AGREED = lazy(r"(?:överens|ense|eniga) om(?=\s*(?:och\b|samt\b|[.,]|$))")
"""The matter comes first: `Inriktningen är gruppen överens om.`"""


def outcome_of(text: str, recommended: bool = False) -> str:
    """Return what a point comes to; in a proposal to another body every point is `recommended`.

    >>> outcome_of("att bordlägga valet till nästa sammanträde.")
    'tabled'
    >>> outcome_of("Nämnden har tagit del av rapporten och beslutar att inte göra någon anmälan.")
    'noted'
    >>> outcome_of("att arvode utgår med 500 kr per möte")
    'other'
    """
    if recommended:
        return "recommended"
    found = _clause_outcome(text)
    return found or _without_verb(text.lower())


def _clause_outcome(text: str) -> str | None:
    """Return what the first verb of the main clause says."""
    if text[:4].lower() == "att ":
        verbs = [verb for verb in find_verbs(text, 4) if verb.main]
        if text[0] == "A":  # `Att justera protokollet utsågs N N`
            verbs.sort(key=lambda verb: not (verb.finite and verb.outcome == "elected"))
        return verbs[0].outcome if verbs else None
    verbs = [verb for verb in find_verbs(text) if verb.main] or [
        verb
        for verb in find_verbs(text)
        if text[: verb.start].endswith((", som ", ", vilken ", ", vilket ", ", vilka "))
    ]
    verb = next((verb for verb in verbs if not verb.infinitive), verbs[0] if verbs else None)
    if verb is None and text.split(" ", 1)[0].lower() in REASONS:  # `Eftersom Bo Ek avgått valdes Eva Ros`
        verb = next((verb for verb in find_verbs(text) if verb.finite and verb.outcome == "elected"), None)
    if deciding_words().isdisjoint(text.split()):
        return verb.outcome if verb else None
    match = DECIDES.search(text)
    if not match or (verb and verb.start < match.start()):
        return verb.outcome if verb else None
    place = text.find(" att ", match.end() - 1, match.end() + 120)
    bare = (verb for verb in find_verbs(text[:place], match.end()) if verb.main and verb.infinitive)
    if place >= 0 and (first := next(bare, None)):
        return first.outcome  # beslöt bevilja bidraget samt uppdra åt kansliet att
    start = place + 5 if place >= 0 else match.end()
    return next((verb.outcome for verb in find_verbs(text, start) if verb.main), None)


def _without_verb(lower: str) -> str:
    """Return what nouns and participles say."""
    if AGREED.search(lower):
        return "approved"
    if " ta" in lower and TAKEN_LATER.search(lower):
        return "tabled"
    for noun, outcome in NOUNS:
        if noun in lower:
            return outcome
    if ("enligt" in lower or "i enlighet" in lower) and _is_as_proposed(lower):
        return "approved"
    # `enligt fastställd taxa` tells nothing of the matter itself
    said = lower.partition("enligt ")[0]
    return (participle_outcome(said.split()) if len(lower) < 90 else None) or "other"


def _is_as_proposed(lower: str) -> bool:
    """Say whether a text says no more than that it is done as proposed: not `att avge yttrande enligt förslaget`."""
    match = AS_PROPOSED.search(lower)
    if match is None:
        return False
    decides = DECIDES.search(lower, 0, match.start())
    said = lower[decides.end() if decides else 0 : match.start()]
    return decides is not None or len(said.split()) < (FEW if said[:4] == "att " else SHORT)
