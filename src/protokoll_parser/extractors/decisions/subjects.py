"""Says whether the subject of a verb goes with it, so that a passive tells a decision of this meeting.

Goes in: the words before and behind a verb. Comes out: yes or no. Forms:

    Dagordningen, I övrigt anteckningarna      the matter, before the verb or behind it
    Till revisor, N N                          who is elected, or to what
    Förvaltningen                              who is given a task
    Följande anbud antogs:                     a list of matters
"""

from protokoll_parser.extractors.attendance.listed import is_sign
from protokoll_parser.extractors.decisions.bodies import OPENERS, body_first
from protokoll_parser.extractors.decisions.verbs import Verb
from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Context

NONE: frozenset[str] = frozenset()
DEFINITE = lazy(r"[^\W\d_]{3,}(?:en|et|na|n)$")
NAME = lazy(r"(?<![\w-])[A-ZÅÄÖÉ][\w’'-]+(?: [a-zåäö]{1,3})? [A-ZÅÄÖÉ][\w’'-]*")
NICKNAME = lazy(
    r"(?!\w+(?:grupp|ning|else|het|tion|råd|nämnd|kommitté|skap|or|are|er|t|ledning)\b)[A-ZÅÄÖ][a-zåäöé]{1,9}"
)
HAD_TO = lazy(r"[ ](?:fick|får|har fått) $")
"""Before an infinitive this tells what became of a matter: `Punkten fick utgå`."""
GIVEN_BY = lazy(r"\buppdrag(?:et)? av ([A-Za-zÅÄÖåäö -]{3,40})")
NEW = lazy(r"(?:Ny|Nytt|Nya)(?: [a-zåäö-]+){1,3}")
"""What becomes of it was decided now: `Nya ordningsregler antogs`."""
LISTING = ("följande ", "nedanstående ")
LONGEST_LEAD = 60


def accepts(head: str, tail: str, verb: Verb, context: Context) -> bool:
    """Say whether the subject goes with the verb."""
    words, lemma = context.words, verb.lemma
    subject = head.lower().rstrip(" ,").rsplit(" ", 1)[-1]
    if lemma in words.get("elections", NONE):
        return _elects(head, tail, context)
    if verb.outcome == "assigned":
        given = GIVEN_BY.search(tail)
        ours = given is None or body_first(given[1], context) is not None
        return (
            bool(head or lemma == "uppdra")
            and ours
            and lemma in words.get("tasking", NONE)
            and (lemma == "uppdra" or subject not in ("man", "vi", "det", "den"))
        )
    if lemma == "ta" and verb.outcome == "noted":
        return _is_matter(head, tail, context)
    if lemma in words.get("moving", NONE) or (lemma == "få" and verb.outcome == "tabled"):
        return (
            subject in words.get("moved", NONE)
            or (verb.passive and verb.outcome == "tabled" and not head)
            or (lemma == "skjuta" and (not head or _is_matter(head, tail, context)))
        )
    if lemma in words.get("dropping", NONE):
        subject = HAD_TO.sub("", head.lower() + " ").rstrip(" ,").rsplit(" ", 1)[-1]
        alone = not head and (lemma == "utgå" or not tail.strip(" ."))
        return (alone or subject in words.get("dropped", NONE)) and len(head) + len(tail) < 110
    if lemma == "lämna":
        return " utan " in tail[:12] and _is_matter(head, tail, context)
    if lemma == "justera":
        return "omedelbart" in tail[:24]
    if lemma == "anteckna":
        return "protokollet" in tail and _is_matter(head, tail, context)
    if lemma in words.get("firm", NONE) or (lemma in words.get("of_matters", NONE) and lists(head, tail)):
        return True
    if verb.form.endswith(("des", "gs")) and verb.outcome in ("approved", "rejected") and NEW.fullmatch(head):
        return lemma in words.get("of_matters", NONE)
    if verb.form.endswith("des") and head.lower().split(" ", 1)[0] in words.get("granted", NONE):
        return True  # `Medlemskap beviljas den som …` is a rule
    member = tail.startswith(" som ") and "medlem" in tail[:24]
    freed = member or (
        lemma == "bevilja"
        and ("nsvarsfrihet" in head or not words.get("granted", NONE).isdisjoint(tail.rstrip(" .").lower().split()[:2]))
    )
    return lemma in words.get("of_matters", NONE) and (freed or _is_matter(head, tail, context))


def lists(head: str, tail: str) -> bool:
    """Say whether a list of what is decided on follows: `Följande anbud antogs:`, `beviljades följande bidrag:`."""
    named = head.lower().startswith(LISTING) or tail.lower().startswith(LISTING, 1)
    return named and tail.rstrip().endswith(":") and len(tail) < LONGEST_LEAD


def _elects(head: str, tail: str, context: Context) -> bool:
    """Say whether an election is told: to an office, or of someone by name."""
    lower = head.lower() + " "
    if lower.startswith(("en ", "ett ", "det ")) and " bestående av " in tail:
        return True
    if "motförslag" in lower or "huvudförslag" in lower:
        return False  # what stands against what in a vote
    if lower.startswith(("följande ", "nedanstående ")):
        return not tail.strip(" :") or ":" in tail
    if not head or lower.startswith(("till ", "som ", "att ", "i ")) or ", till " in lower or " Till " in head:
        return (
            "till " in lower
            or bool(NAME.search(tail) or NAME.search(head))
            or _known(tail, context)
            or not tail.strip(" :")
        )
    return NAME.search(head) is not None or _known(head, context) or NICKNAME.fullmatch(head) is not None


def _known(text: str, context: Context) -> bool:
    """Say whether a text begins with the given name of someone who attends, or with a common one."""
    first = (text.split(None, 1) or [""])[0].strip(",.")
    if not first or not first[0].isupper():
        return False
    if first.casefold() in context.words.get("given_names", NONE):
        return True
    names = [str(person.get("name", "")) for person in context.attendees]
    return any(name.split(" ")[0] == first or is_sign(first, name) for name in names)


def _is_matter(head: str, tail: str, context: Context) -> bool:
    """Say whether what is decided on is the subject, before the verb or right after it."""
    words = [word.strip('.,:;()*"”').lower() for word in head.split()]
    if not words or words[0] in context.words.get("pointers", ()):
        return True
    matters = context.words.get("matters", NONE)
    if not matters.isdisjoint(words[:6]) or not matters.isdisjoint(words[-2:]):
        return True
    if words[0] in OPENERS:
        if tail.strip()[:1].isdigit():
            return False  # `På skolan noterades 14 brister` tells what was seen
        return any(_is_thing(word.strip('.,:;()*"”').lower(), matters) for word in tail.split()[:4])
    return len(words[0]) > 4 and head[0].isupper() and _is_thing(words[0], matters) and not NAME.match(head)


def _is_thing(word: str, matters: frozenset[str]) -> bool:
    """Say whether a word is a matter, or at least a noun in its definite form."""
    return word in matters or DEFINITE.search(word) is not None
