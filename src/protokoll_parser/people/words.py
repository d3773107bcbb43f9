"""What a word can be in a list of people: a given name, a title, an organisation, a place.

Goes in: the lexicon. Comes out: one `Words`, made once per lexicon, whose `traits` tell of a word all that it can be.
A word can be several things (`Nora`, `Berg`, `Maj`); what it is in a row is decided where the row is read.
"""

from collections.abc import Mapping
from functools import lru_cache

from protokoll_parser.words.lexicon import Lexicon, alternatives

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


class Words:
    """The vocabularies of lists of people, folded; what a lexicon leaves out is empty.

    Equal only to themselves, as they are made once for a lexicon.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        def of(key: str) -> frozenset[str]:
            return lexicon.words.get(f"people_{key}", frozenset())

        def table(key: str) -> Mapping[str, str]:
            return lexicon.tables.get(f"people_{key}", {})

        self.given = lexicon.words.get("given_names", frozenset()) | of("given_names")
        self.titles = of("titles")
        self.title_endings = alternatives(of("title_endings"))
        self.addresses = of("addresses")
        """Short titles that begin with a capital like a name: `Chef`, `Dr`."""
        self.openers = of("title_openers")
        self.field_titles = of("field_titles")
        self.field_endings = alternatives(of("field_endings"))
        self.organisations = of("organisations")
        self.organisation_endings = alternatives(of("organisation_endings"))
        self.unit_endings = alternatives(of("unit_endings"))
        self.plural_endings = alternatives(of("plural_endings"))
        self.shared_endings = alternatives(of("shared_endings"))
        self.sentence_words = of("sentence_words")
        self.group_decoys = of("group_decoys")
        self.places = lexicon.words.get("municipalities", frozenset())
        self.surname_places = of("surname_places")
        self.surname_endings = alternatives(of("surname_endings"))
        self.no_names = of("not_names")
        self.presence = of("presence_openers")
        self.parties = of("parties")
        self.party_letters = of("party_letters")
        self.triggers = of("triggers")
        """One of these makes a row be searched for times, references and replacements, which cost time to look for."""
        self.elsewhere = of("elsewhere")
        self.company_forms = of("company_forms")
        self.no_staff = alternatives(of("no_staff"))
        self.status = table("row_status")
        self.columns = table("columns")
        self.groups = table("group_words")
        self.whole_groups = table("whole_groups")
        """Headings that are everyday words, and mean a list only by themselves: `Med`, `Ej med`."""


@lru_cache(maxsize=16)
def words_of(lexicon: Lexicon) -> Words:
    """Return the vocabularies of a lexicon, gathered once."""
    return Words(lexicon)


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
