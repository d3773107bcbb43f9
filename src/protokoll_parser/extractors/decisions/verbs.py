"""Finds the verbs of decision in a sentence: text in, `Verb`s out, each with what it makes of a decision.

The verbs, their forms and their meaning are data (verb_forms.py). Words between a verb and its particle are
read over: `lägger … till handlingarna`. A verb counts as the main clause's unless a subordinator stands between it and
the last comma; `beslutar att` and `väljer att` open no subordinate clause here, as they lead in what is decided.

Units: code points of the given string, half-open.
"""

from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.extractors.decisions.verb_forms import DECIDING, Frame, is_finite, is_passive, vocabulary_of
from protokoll_parser.patterns import lazy
from protokoll_parser.words.lexicon import lexicon_in_use

WORD = lazy(r"[^\W\d_]+|[,:;()\"”“]")
QUOTES = frozenset('"”“')
GAP = 220
"""No object between a verb and its particle is longer (`ge A, B och C i uppdrag`)."""

SUBORDINATORS = frozenset(
    "som att när då vilket vilka vilken där eftersom medan innan sedan ifall huruvida varför hur vad vem vars tills om fast".split()
)
ADVERBS_TOO = frozenset(("om", "då", "sedan", "innan", "där", "när", "fast", "hur", "vad"))
"""These open a clause only where a sentence or a clause begins: `Frågan om bidrag`, `sedan dess` open none."""
BEFORE_CLAUSE = frozenset("och men samt frågade frågar undrade undrar vet visste kollade kollar".split())
"""Behind these a clause begins without a comma: `Karin undrade om Bo fick i uppdrag att ringa`."""
CONJUNCTIONS = frozenset(
    ("om", "när", "eftersom", "medan", "innan", "ifall", "huruvida", "varför", "hur", "vad", "vem")
)
"""These open a subordinate clause at the head of a sentence, too; `Som justerare valdes`, `Då beslutades` have none."""
PRONOUNS = frozenset(("han", "hon", "hen"))
"""After these a verb is no decision: `den han utser`."""
DENIED = frozenset(("inte", "ej", "icke"))
LEADING = frozenset(("väljer", "valde", "välja"))
SUBJECT = lazy(r"[A-ZÅÄÖ][^\W\d_]{3,}(?:en|et|an|na)\s(?:från\s[^,.:;]{2,60}?\s)?(?:om\s)?att\s[^\W\d_]*[aåeö]\s")
"""A matter that an infinitive says more of: `Begäran om att gräva …`, `Förslaget att höja …`."""
MODALS = frozenset("ska skall kan bör måste skulle kunde får låta".split())


class Verb(NamedTuple):
    """A verb of decision in a text."""

    start: int
    stop: int
    lemma: str
    form: str
    outcome: str
    main: bool
    """It stands in the main clause, and in no quotation."""

    @property
    def passive(self) -> bool:
        """Say whether the form is passive: `godkändes`, `utsågos`."""
        return is_passive(self.form)

    @property
    def infinitive(self) -> bool:
        """Say whether the form is the infinitive, the old one included: `anta`, `antaga`."""
        return self.form == self.lemma or self.form.endswith("a")

    @property
    def finite(self) -> bool:
        """Say whether the form can head a sentence: no infinitive, no supine."""
        return is_finite(self.form, self.lemma)


def find_verbs(text: str, start: int = 0) -> Iterator[Verb]:
    """Yield the verbs of decision in a text, in order, each with its outcome.

    A verb that has no meaning here (`ger` without `i uppdrag`) is left out.
    """
    vocabulary = vocabulary_of(lexicon_in_use())
    lower = text.lower()
    hits = vocabulary.written.intersection(lower[start:].split())
    for place, form in sorted(_places(lower, start, {hit.rstrip(".,:;)!") for hit in hits})) if hits else ():
        stop, lemma = place + len(form), vocabulary.lemmas[form]
        outcome = _outcome(lower, stop, vocabulary.frames[lemma], passive=is_passive(form))
        if outcome in ("approved", "rejected") and _is_denied(lower, place, stop):
            outcome = "rejected" if outcome == "approved" else "other"
        if outcome:
            main = is_main(text, place, start) or (is_passive(form) and _follows_subject(text, place, start))
            yield Verb(place, stop, lemma, form, outcome, main)


def _places(lower: str, start: int, forms: set[str]) -> Iterator[tuple[int, str]]:
    """Yield where the words stand in a text."""
    for form in forms:
        place = lower.find(form, start)
        while place >= 0:
            stop = place + len(form)
            if not (
                lower[stop : stop + 1].isalnum()
                or lower[stop : stop + 1] == "-"
                or (place and (lower[place - 1].isalnum() or lower[place - 1] == "-"))
            ):
                yield place, form
            place = lower.find(form, stop)


def _outcome(lower: str, stop: int, frames: tuple[Frame, ...], *, passive: bool) -> str | None:
    """Return the outcome of the first frame that fits what follows the verb at `stop`; None if none does."""
    for pieces, outcome in frames:
        if (outcome or not passive) and _fits(lower, stop, pieces):
            return outcome
    return None


def _is_denied(lower: str, place: int, stop: int) -> bool:
    """Say whether a verb is denied: `att inte godkänna`, `godkändes ej`."""
    before, after = lower[:place].rsplit(None, 1)[-1:], lower[stop : stop + 8].split(None, 1)[:1]
    return not DENIED.isdisjoint(before) or (bool(after) and after[0].rstrip(".,:;") in DENIED)


def _fits(lower: str, stop: int, pieces: tuple[str, ...]) -> bool:
    """Say whether the pieces follow in order; the first one at once unless it is empty."""
    for number, piece in enumerate(pieces):
        if not piece:
            continue
        ending = piece[0] == "-"
        piece = piece.removeprefix("-")  # noqa: PLW2901  the ending of a compound: `-mötet`
        place = lower.find(piece, stop, stop + GAP)
        while place >= 0 and (
            (not ending and lower[place - 1].isalnum()) or lower[place + len(piece) : place + len(piece) + 1].isalpha()
        ):
            place = lower.find(piece, place + 1, stop + GAP)
        if place < 0 or (number == 0 and lower[stop:place].strip()):
            return False
        stop = place + len(piece)
    return True


def _follows_subject(text: str, place: int, start: int) -> bool:
    """Say whether a passive verb tells what becomes of a matter that a clause names: `Motionen om att införa X avslås`."""
    subject = SUBJECT.match(text, start, place)
    if subject is None or any(mark in text[subject.end() : place] for mark in ",:;"):
        return False
    words = text[subject.end() : place].lower().split()
    return (SUBORDINATORS - ADVERBS_TOO).isdisjoint(words) and not (words and words[-1] in MODALS)


def is_main(text: str, place: int, start: int = 0) -> bool:
    """Say whether a place in a sentence belongs to its main clause and to no quotation."""
    words = text[start:place].lower().split()
    if not words:
        return True
    if len(words) > 1 and words[-1] in PRONOUNS:
        return False
    if SUBORDINATORS.isdisjoint(words) and QUOTES.isdisjoint(text[start:place]):
        return True
    return _is_main(text, place, start)


def _is_main(text: str, place: int, start: int) -> bool:
    """Read the words up to a place: a comma or bracket ends a subordinate clause, a subordinator opens one."""
    subordinate = quoted = transparent = False
    opening = True
    for match in WORD.finditer(text, start, place):
        word = match.group().lower()
        if not word[0].isalpha():
            quoted = quoted != (word in QUOTES)
            opening = word != ")"
            subordinate = subordinate and word not in ",;:"
            continue
        if match.start() == start:
            subordinate = word in CONJUNCTIONS
        elif word == "som" and _names_office(text, match.end()):
            continue
        elif word in SUBORDINATORS and (opening or word not in ADVERBS_TOO):
            infinitive = word == "att" and (transparent or text[start : match.start()] == "Till ")
            subordinate = not match.group()[0].isupper() and not infinitive
            transparent = False
        elif not (subordinate or quoted) and (word in LEADING or word in DECIDING):
            transparent = True
        opening = word in BEFORE_CLAUSE
    return not (subordinate or quoted)


def _names_office(text: str, place: int) -> bool:
    """Say whether an office follows: `Avsägelsen från N N som ledamot i nämnden godkänns` has no subordinate clause."""
    following = WORD.search(text, place)
    offices = lexicon_in_use().words.get("elected_offices", ())
    return following is not None and following.group() in offices
