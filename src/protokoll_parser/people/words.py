"""What a word can be in a list of people: a given name, a title, an organisation, a place.

Goes in: the lexicon. Comes out: one `Words`, made once per lexicon, whose `traits` tell of a word all that it can be.
A word can be several things (`Nora`, `Berg`, `Maj`); what it is in a row is decided where the row is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from protokoll_parser.words.lexicon import Lexicon

GIVEN = 1
TITLE = 2
ORGANISATION = 4
UNIT = 8
PLACE = 16
NO_NAME = 32
OPENER = 64
"""Opens a title and is none itself: `tf`, `biträdande`, `1:e`."""
SURNAME = 128
PRESENCE = 256
"""Opens a phrase that tells how or when someone was there: `via`, `fm`, `från`."""

DEFINITE = 9
"""Shorter words with the ending of the definite form may be names: `Mästaren`, but `Stadsjuristen`."""
STRIPPED = ".,:;*\"”“'’`()[]"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The vocabularies of lists of people, folded."""

    given: frozenset[str]
    titles: frozenset[str]
    title_endings: tuple[str, ...]
    addresses: frozenset[str]
    """Short titles that begin with a capital like a name: `Chef`, `Dr`."""
    openers: frozenset[str]
    field_titles: frozenset[str]
    field_endings: tuple[str, ...]
    organisations: frozenset[str]
    organisation_endings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    places: frozenset[str]
    surname_places: frozenset[str]
    surname_endings: tuple[str, ...]
    no_names: frozenset[str]
    presence: frozenset[str]
    parties: frozenset[str]
    party_letters: frozenset[str]
    triggers: frozenset[str]
    """One of these makes a row be searched for times, references and replacements, which cost time to look for."""
    elsewhere: frozenset[str]
    no_staff: tuple[str, ...]
    status: Mapping[str, str]
    columns: Mapping[str, str]
    groups: Mapping[str, str]
    whole_groups: Mapping[str, str]
    """Headings that are everyday words, and mean a list only by themselves: `Med`, `Ej med`."""


@lru_cache(maxsize=16)
def words_of(lexicon: Lexicon) -> Words:
    """Gather the vocabularies; what a lexicon leaves out is empty."""
    if lexicon.base is not None:
        return replace(words_of(lexicon.base), groups=lexicon.tables.get("people_group_words", {}))

    def of(key: str) -> frozenset[str]:
        return lexicon.words.get(f"people_{key}", frozenset())

    return Words(
        given=lexicon.words.get("given_names", frozenset()) | of("given_names"),
        titles=of("titles"),
        title_endings=tuple(sorted(of("title_endings"))),
        addresses=of("addresses"),
        openers=of("title_openers"),
        field_titles=of("field_titles"),
        field_endings=tuple(sorted(of("field_endings"))),
        organisations=of("organisations"),
        organisation_endings=tuple(sorted(of("organisation_endings"))),
        unit_endings=tuple(sorted(of("unit_endings"))),
        places=lexicon.words.get("municipalities", frozenset()),
        surname_places=of("surname_places"),
        surname_endings=tuple(sorted(of("surname_endings"))),
        no_names=of("not_names"),
        presence=of("presence_openers"),
        parties=of("parties"),
        party_letters=of("party_letters"),
        triggers=of("triggers"),
        elsewhere=of("elsewhere"),
        no_staff=tuple(sorted(of("no_staff"))),
        status=lexicon.tables.get("people_row_status", {}),
        columns=lexicon.tables.get("people_columns", {}),
        groups=lexicon.tables.get("people_group_words", {}),
        whole_groups=lexicon.tables.get("people_whole_groups", {}),
    )


def bare(word: str) -> str:
    """Return a word as vocabularies know it: folded, without punctuation at its ends."""
    return word.casefold().strip(STRIPPED)


@lru_cache(maxsize=8192)
def traits(words: Words, word: str) -> int:
    """Return all that a word can be, as a sum of the constants above."""
    folded = bare(word)
    found = 0
    first, _, last = folded.partition("-")
    abbreviated = len(folded) > 4 or not word[:1].isupper() or not word.strip(STRIPPED)[1:].islower()
    if folded in words.given or (last and first in words.given):
        found |= GIVEN
    if (folded in words.titles and (abbreviated or folded in words.addresses)) or (
        len(folded) > 4
        and (
            folded.endswith(words.title_endings)
            or (folded[-2:] == "en" and len(folded) > DEFINITE and folded[:-2].endswith(words.title_endings))
            or (folded[-1] == "n" and len(folded) > DEFINITE and folded[:-1].endswith(words.title_endings))
        )
    ):
        found |= TITLE
    if (folded in words.organisations and abbreviated) or (
        len(folded) > 5 and folded.endswith(words.organisation_endings)
    ):
        found |= ORGANISATION
    if len(folded) > 4 and folded.endswith(words.unit_endings):
        found |= UNIT
    if folded in words.places or (folded[-1:] == "s" and folded[:-1] in words.places):
        found |= PLACE
    if folded in words.no_names:
        found |= NO_NAME
    if folded in words.openers or word.endswith("-"):
        found |= OPENER
    if len(folded) > 4 and folded.endswith(words.surname_endings):
        found |= SURNAME
    if folded in words.presence:
        found |= PRESENCE
    return found
