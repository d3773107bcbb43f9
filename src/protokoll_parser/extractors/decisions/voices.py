"""Tells whether a sentence decides with a form of `besluta` or its like, and in whose voice.

A sentence in, a `Voice` or None out. Forms:

    LSVO beslutar att …                                      the body decides; the points begin at `att`
    Efter debatt beslutade årsmötet att …                    the same, turned round
    Beslutades att … / Beslöts att … / Överenskoms att …     the body is not named
    Parterna är överens om att … / Gruppen enades om att …   explicit only under a label
    Kommunstyrelsen föreslår kommunfullmäktige besluta att … every clause is recommended
    Utskottet föreslår styrelsen föreslå fullmäktige att …   the same, two bodies further on

No decisions: another body's, an earlier meeting's (`beslutade den 12 december 2023, § 201, att`), what stands in a
subordinate clause or a quotation, and what could or should be decided. Units: code points of the sentence, half-open.
"""

import re
from typing import NamedTuple

from protokoll_parser.extractors.decisions.bodies import (
    body_before,
    body_first,
    body_turned,
    is_any_body,
    is_body,
    is_informal,
)
from protokoll_parser.extractors.decisions.earlier import MONTH, happened_before, tells_earlier
from protokoll_parser.extractors.decisions.verbs import find_verbs, is_main
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Context

DECIDES = lazy(
    r"""
    (?<![\w-]) (?= [befhkrtväö] )                                                         # passes over most words quickly
    (?: (?P<active> beslutar | beslutade | beslöto? | bestämmer | bestämde )                  # Styrelsen beslutar att
      | (?P<passive> beslutades | beslutas | beslöts | bestämdes | bestäms | överenskom(?:s|mes)?
          | beslut \s (?: fattades | togs ) (?= \s om | \s att | : )                          # Beslut fattades att
          | (?: fattades | togs ) \s (?: ett \s )? beslut (?= \s om | \s att )                  # Det togs beslut om att
          | ^ beslutat (?= \s att \s )                                                              # Beslutat att
          | beslutet \s (?: blev | blir ) (?= \s att \s )                                          # Beslutet blev att
          | (?<![^*–\s-]) beslut (?= \s (?: om \s )? att \s ) )                              # Beslut att
      | (?P<taken> (?: fattar | fattade | tar | tog | tagit | fattat ) \s (?: [^\W\d_]+ \s ){0,2} beslut (?:et)? (?= \s (?: om | att | i \s enlighet | enligt ) | : ) )
      | (?P<agreed> enas | enades | enats                                                     # Gruppen enades om att
          | (?: är | var | blir | blev | kommer | kom ) \s (?P<inside> (?: [^\W\d_]+ \s ){0,3}? ) (?: överens | ense | eniga? | enigt ) (?= \s om | \s i | \s att ) )
      | (?P<chosen> väljer | valde ) (?= \s att \s )                                         # Gruppen väljer att
      | (?P<settled> ha (?: r | de ) \s (?: därmed | således | alltså | i\ dag | idag ) \s beslutat )     # har därmed beslutat att
      | (?P<forward> föreslår | föreslog | hemställer | rekommenderar )                       # föreslår fullmäktige besluta att
    ) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
FORWARDED = lazy(
    r"""
    \s+ (?P<to> (?! att \s ) [^.:;]{3,90}? ) \s+ (?: att \s+ )?
    (?: besluta | beslutar | fatta \s följande \s beslut
      | föreslå \s [^\W\d_]+ (?: \s (?: besluta | i \s [^.:;]{3,60} ) )? (?= :? $ | \s att \s ) )   # kommunstyrelsen föreslå kommunfullmäktige
    (?: \s+ följande )? (?= \s | : | $ )
    """,
    re.VERBOSE,
)
FORWARDING = lazy(
    r"(?:\s+(?:således|därmed|därefter|enhälligt|alltså|därför))?\s+(?:att\s+)?(?:föreslå|rekommendera|hemställa)\b[^.]{3,90}$"
)
WE = lazy(r"\s(?:vi|man)(?:\s(?:om|enhälligt|därför|gemensamt|följande))*[\s.:]*")
"""What stands between verb and clause where we decide: `Till sist enades man om att`."""
AS_PROPOSED = lazy(r"\b(?:enligt|i enlighet med)\s[^.]{0,60}?(?:förslag|yrkande)\w*(?:\s(?:med|samt)\b|,)")
"""What is decided stands before `att`, which adds to it: `beslutar enligt förslaget med tillägget att`."""
OPEN_END = lazy(
    r"[\s:–-]*|\s+(?:(?:vi|man)\s)?(?:om\s)?följande\.|\s+(?:att|följande|om följande|sålunda|enligt följande|enhälligt|om|om att|i att|för egen del)[\s:–-]*"
)
CLAUSE = lazy(r"(?<![\w-])(?:att|ATT)(?![\w-])")
LEAD_IN = lazy(r"(?:§+ ?\d|[A-ZÅÄÖ])[^.:,;]{0,30}:\s+(?=[A-ZÅÄÖ])")
"""What a sentence is about, and no part of it: `§ 6: Stämman beslutar att`, `Motion 2: Beslutades att`."""
ACRONYM = lazy(r"[A-ZÅÄÖ]{2,7}")
SHORTEST_CLAUSE = 16
"""Nothing shorter holds a subject, a verb of decision and `och` before the next verb."""
GENERAL = lazy(r"beslutar|beslutas|bestämmer|bestäms|(?:fattar|tar)\b.*", re.IGNORECASE)
PRESENT_PASSIVE = lazy(r"beslutas|bestäms", re.IGNORECASE)
AUXILIARIES = frozenset("ska skall kan bör måste får skulle kunde har hade inte ej när innan om att som".split())
NOTHING = ("ingen ", "inget ", "inga ", "ingenting ", "inget.", "ingenting.")
INFINITIVE = lazy(
    r" (?:(?:enhälligt|därför|också|sedan) )?"
    r"(?!(?:inga|alla|båda|bägge|samma|själva|dessa|vilka|flera|bara|första|andra|nästa|följande|gemensamma|nya|vissa|olika|sina|våra|detta|borta) )"
    r"(?:[a-zåäö]{2,}a|avslå|utse|ge|bli|be) (?!att )"
)
"""What is decided may stand without `att`: `Vi beslutade köpa en ny matta`."""
EVERYONE = ("Alla ", "Samtliga ", "Alla närvarande ", "Samtliga närvarande ")
TO_DO = lazy(r" om att (?!(?:alla|inga|båda|dessa|samma|flera|våra|vissa) )(?:[a-zåäö]{2,}a|avslå|utse|ge|bli|be)(?= )")
"""What everyone agrees on is decided if it is something to do: `Alla var överens om att byta lås`, not `att festen var bra`."""
LATER = lazy(
    rf"(?:på|vid|till|i|under|inför) (?:nästa|kommande|(?:ett|något) (?:senare|kommande)|{MONTH}|(?:\w+(?:mötet|stämman) i {MONTH}))\b"
)
"""When it will be decided: `tar beslut om färg på nästa möte`."""
DENIALS = frozenset(("inte", "ej", "aldrig", "icke", "hur", "vem", "när"))


class Voice(NamedTuple):
    """How a sentence decides."""

    by: str | None
    """Who decides, as written; None where the sentence does not say."""
    explicit: bool
    """A form of `besluta` says so."""
    start: int | None = None
    """Where its clauses begin (at `att`); None where the sentence itself is the point."""
    opens: bool = False
    """Only a lead-in: the clauses follow it."""
    recommended: bool = False
    """What another body is asked to decide."""
    repeats: bool = False
    """It tells what has been decided by then: counts where nothing else decides."""


def voice_of(sentence: str, context: Context, *, alone: bool = False) -> Voice | None:
    """Return how a sentence decides with a form of `besluta` or its like; None if it does not.

    `alone` says that a paragraph begins with the sentence: then `X beslutar` may lead in a list for any X.
    """
    for match in DECIDES.finditer(sentence):
        if not is_main(sentence, match.start()):
            continue
        voice = (
            _forwarded(sentence, match, context)
            if match["forward"]
            else _decided(sentence, match, context, alone=alone)
        )
        if voice is None:
            continue
        if match.start() > SHORTEST_CLAUSE and any(verb.main for verb in find_verbs(sentence[: match.start()])):
            return Voice(voice.by, voice.explicit)
        return voice
    return None


def _decided(sentence: str, match: re.Match[str], context: Context, *, alone: bool) -> Voice | None:
    """Read `X beslutar att …`, `beslutade X att …`, `Beslöts att …`."""
    lead = LEAD_IN.match(sentence)
    begin = lead.end() if lead and lead.end() <= match.start() else 0
    head, tail = sentence[begin : match.start()], sentence[match.end() :]
    if match.group() == "enats" and head in ("Vi har ", "Parterna har "):
        head = head.removesuffix("har ")  # what others have agreed on is told of them
    clause = CLAUSE.search(tail)
    between = tail[: clause.start()] if clause else tail[:60]
    denied = _denied(head, between) or not DENIALS.isdisjoint((match["inside"] or "").split())
    if denied or (match.group().lower() == "beslut" and tells_earlier(tail[-40:], context)):
        return None
    if happened_before(head, context) or happened_before(between, context):
        return None
    opens = OPEN_END.fullmatch(tail) is not None or (len(tail) < 90 and tail.rstrip(" :–-").endswith(" att"))
    by, known = _subject(head, between, match, context)
    if not known:
        now = opens or (clause is not None and is_informal(head, context) and match.group().lower() == "beslutar")
        if not (alone and now and match["active"] and _could_decide(head)):
            return None
        by = head.strip(" :*")
    general = not clause and not opens and GENERAL.fullmatch(match.group()) and not INFINITIVE.match(between)
    if general and (not alone or PRESENT_PASSIVE.fullmatch(match.group()) or LATER.search(tail)):
        return None  # `Nämnden beslutar om bygglov`, `Tiderna bestäms i maj`: how or when it is done, not a decision
    if by and by.casefold() in ("vi", "man"):
        by = None
    asks = FORWARDING.fullmatch(tail) is not None
    if match["chosen"]:
        return Voice(by, explicit=False)
    added = AS_PROPOSED.search(between) is not None
    bare = any(verb.main and verb.infinitive for verb in find_verbs(between))  # beslöt uppdra åt kansliet att
    starts = clause and not (opens or asks or added or bare)
    start = match.end() + clause.start() if clause and starts else None
    explicit = match["agreed"] is None and not match.group().lower().startswith("bestäm")
    return Voice(by, explicit, start, opens or asks, asks, repeats=match["settled"] is not None)


def _subject(head: str, between: str, match: re.Match[str], context: Context) -> tuple[str | None, bool]:
    """Say who decides and whether that is this meeting."""
    if match["passive"]:
        agent = re.search(r"\bav ([^,.]+?)\s*$", between)
        return None, not agent or is_body(agent[1], context)
    if head.strip() in ("Vi", "Man"):
        clause = CLAUSE.search(match.string, match.end()) is not None and len(between.split()) < 3
        return head.strip(), clause or INFINITIVE.match(between) is not None
    if head.strip() and WE.fullmatch(between):
        return None, True
    inside = (match["inside"] or "").strip() or (" ".join(match["taken"].split()[1:-1]) if match["taken"] else "")
    if match["agreed"] and (parties := head.strip(" *–-")) and parties.casefold() in context.words.get("agreeing", ()):
        return parties, True
    if match["agreed"] and head in EVERYONE and TO_DO.match(match.string, match.end()):
        return None, True
    found = (
        body_before(head, context)
        or (body_first(inside, context) if inside else None)
        or (body_turned(head, between, context) if head.strip() else body_first(between, context))
        or (body_first(head, context) if head.rstrip().endswith((" och", " samt", " men", ",")) else None)
    )
    if not found and not context.body and ACRONYM.fullmatch(inside or head.strip()):
        found = inside or head.strip()
    return found, bool(found) or not head.strip(" *–-")


def _could_decide(head: str) -> bool:
    """Say whether a few words could name a body: a capital first, no sentence of their own."""
    words = head.split()
    return 0 < len(words) <= 7 and words[0][0].isupper() and not any(mark in head for mark in ".,;:?!")


def _denied(head: str, between: str) -> bool:
    """Say whether nothing was decided: `beslutade inte att`, `ska beslutas`, `Ingen ändring beslutades`."""
    before, after = head.lower().split()[-1:], between.lower().split()[:2]
    if (head.lower().startswith(NOTHING) and "," not in head) or between.lower().startswith(NOTHING, 1):
        return True
    return not AUXILIARIES.isdisjoint(before) or not DENIALS.isdisjoint(after)


def _forwarded(sentence: str, match: re.Match[str], context: Context) -> Voice | None:
    """Read `X föreslår Y besluta att …`: X is this meeting's body, Y another one."""
    head = sentence[: match.start()]
    by = body_before(head, context)
    if not by or happened_before(head, context):
        return None
    asked = FORWARDED.match(sentence, match.end())
    if asked and asked["to"].casefold() not in ("att", "följande"):
        clause = CLAUSE.search(sentence, asked.end())
        start = clause.start() if clause and clause.end() < len(sentence.rstrip(" :")) else None
        return Voice(by, explicit=True, start=start, opens=start is None, recommended=True)
    tail = sentence[match.end() :]
    to = _other_body(tail, context)
    if to is None:
        return None
    opens = OPEN_END.fullmatch(tail[to:]) is not None
    return Voice(by, explicit=opens, opens=opens, recommended=True)


def _other_body(tail: str, context: Context) -> int | None:
    """Say where another body's name ends that a proposal is made to: `föreslår kommunerna att …`."""
    place, found = 0, None
    for word in tail.split()[:6]:
        if word.casefold() in ("att", "en", "ett"):
            break
        place = tail.index(word, place) + len(word)
        phrase = tail[:place].strip(" ,.:")
        signed = word.isupper() and word.isalpha() and 1 < len(word) < LONGEST_SIGN  # föreslår SVO att …
        if (signed or is_any_body(phrase, context)) and not is_body(phrase, context):
            found = place
    return found


LONGEST_SIGN = 7
"""Letters of a body's name in capitals."""
