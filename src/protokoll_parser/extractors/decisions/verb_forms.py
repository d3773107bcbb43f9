"""The verbs of decision as layouts/common/decisions.toml has them: forms, particles, and the words that give them away.

Goes in: the lexicon in use. Comes out: its vocabulary of verbs, made once; and sets of words without one of which a
sentence need not be looked at.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from protokoll_parser.words.lexicon import Lexicon, lexicon_in_use

DECIDING = frozenset(
    "beslutar beslutade beslutat beslutades beslutas besluta beslutats beslöt beslöto beslöts överenskoms överenskom överenskommes överens "
    "ense enas enades enats enig eniga enigt bestämmer bestämde bestämdes bestäms".split()
)
AFTER_PARTICIPLE = frozenset(
    "utan med och samt enligt av efter i vid till för som under per från den inkl enhälligt enl mot genom".split()
)
"""What may follow a participle that stands for the verb (`Dagordningen godkänd utan ändringar`); before a noun it is an adjective (`saknar godkänd besiktning`)."""
COMMON = frozenset(("ta", "lägga", "ge", "få", "ställa", "stå", "anse", "förklara", "vara", "lämna"))
"""Verbs too common to look for; their particle is looked for instead."""
TELLABLE = ("of_bodies", "of_matters", "firm", "moving", "dropping", "tasking", "elections")
"""The word lists of verbs that can tell a decision without a form of `besluta`."""
ACTIVE = ("of_bodies", "promising", "resting")
"""The word lists of those among them that need not be passive."""
MARKS = ("", ".", ",", ":", ";", ")", "!")


def is_passive(form: str) -> bool:
    """Say whether a form is passive: `godkändes`, `utsågos`."""
    return form.endswith("s")


def is_finite(form: str, lemma: str) -> bool:
    """Say whether a form of a verb is no infinitive and no supine: `beslutar`, not `besluta` or `beslutat`."""
    return form == "sa" or (form != lemma and not form.endswith(("a", "it", "at", "tt", "agt")))


class Frame(NamedTuple):
    """What follows a verb, and what it makes of the decision."""

    pieces: tuple[str, ...]
    outcome: str


class _Vocabulary(NamedTuple):
    """The verbs of the lexicon, ready for use."""

    lemmas: dict[str, str]
    frames: dict[str, tuple[Frame, ...]]
    written: frozenset[str]
    """The forms as they stand between blanks."""


@cache
def vocabulary_of(lexicon: Lexicon) -> _Vocabulary:
    """Read the verbs and their frames from the lexicon; the longest frames of a verb come first."""
    tables = lexicon.tables
    forms: dict[str, str] = {}
    for lemma, listed in tables.get("verbs", {}).items():
        forms.update((form, lemma) for form in (lemma, *listed.split()))
        if lemma.endswith("a"):
            forms.setdefault(f"{lemma}s", lemma)  # ska bordläggas
    frames: dict[str, list[Frame]] = {}
    for wording, outcome in tables.get("outcomes", {}).items():
        verb, _, rest = wording.partition(" ")
        pieces = tuple(piece.strip() for piece in rest.split("…")) if rest else ()
        frames.setdefault(forms.get(verb, verb), []).append(Frame(pieces, outcome))
    lemmas = {form: lemma for form, lemma in forms.items() if lemma in frames}
    ordered = {lemma: tuple(sorted(found, key=lambda frame: -len(frame.pieces))) for lemma, found in frames.items()}
    return _Vocabulary(lemmas, ordered, frozenset(form + mark for form in lemmas for mark in MARKS))


def telling_words() -> frozenset[str]:
    """Return the words without one of which no sentence tells a decision, as they stand between blanks: `bordlades.`

    Finite forms only. Of a common verb with a particle the particle is the word (`handlingarna`).
    """
    return _telling_words(lexicon_in_use())


@cache
def _telling_words(lexicon: Lexicon) -> frozenset[str]:
    vocabulary, listed = vocabulary_of(lexicon), lexicon.words
    active = {"återkomma", "utgå", *(lemma for kind in ACTIVE for lemma in listed.get(kind, ()))}
    tellable = active | {"justera", *(lemma for kind in TELLABLE for lemma in listed.get(kind, ()))}
    words: set[str] = {*lexicon.tables.get("participles", ()), "utgå"}  # `fick utgå`
    for form, lemma in vocabulary.lemmas.items():
        if (
            lemma in tellable
            and lemma not in COMMON
            and is_finite(form, lemma)
            and (lemma in active or form.endswith("s"))
        ):
            words.add(form)
    for lemma in COMMON & tellable & vocabulary.frames.keys():
        words.update(
            max((word for piece in frame.pieces for word in piece.split()), key=len)
            for frame in vocabulary.frames[lemma]
        )
    return _as_written(words)


def participle_outcome(words: Sequence[str]) -> str | None:
    """Return what the first participle that stands for a verb makes of a decision; one before its noun is an adjective."""
    participles = lexicon_in_use().tables.get("participles", {})
    for word, following in zip(words, (*words[1:], ""), strict=False):
        outcome = participles.get(word.strip(".,:"))
        if outcome and (
            outcome == "elected" or not word[-1].isalpha() or not following or following.rstrip(",") in AFTER_PARTICIPLE
        ):
            return outcome
    return None


@cache
def deciding_words() -> frozenset[str]:
    """Return the words without one of which no sentence decides with a form of `besluta`, as they stand between blanks."""
    return _as_written({*DECIDING, "beslut", "beslutet", "föreslår", "föreslog", "hemställer", "väljer", "valde"})


def decision_words() -> frozenset[str]:
    """Return the words without one of which nothing is decided at all, as they stand between blanks."""
    return _decision_words(lexicon_in_use())


@cache
def _decision_words(lexicon: Lexicon) -> frozenset[str]:
    return deciding_words() | _telling_words(lexicon)


def _as_written(words: set[str]) -> frozenset[str]:
    cased = words | {word.capitalize() for word in words} | {word.upper() for word in words}
    return frozenset(word + mark for word in cased for mark in MARKS)
