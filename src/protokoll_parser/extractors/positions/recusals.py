"""Finds who is recused [jäv] in an item.

Goes in: an item's blocks. Comes out: name and party of each, once, in the order of the text. Forms:

    Anna Berg (M) anmäler jäv och lämnar lokalen.
    På grund av jäv deltar inte Anna Berg (M). · Anna Berg (M) är jävig.
    Jäv / Anna Berg (M)                                                 under a label
    Bo Ek (M) ersätter Anna Berg (M) på grund av jäv.                   Anna is recused, Bo steps in
    Anna Berg är anställd där och deltar inte i beslutet.               a tie to the matter, and no part taken in it
"""

import re
from typing import TYPE_CHECKING

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.bylines import find_subject
from protokoll_parser.prose.people_lists import find_people, read_people
from protokoll_parser.prose.register import Mention, Register, by_of
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any, holds_any
from protokoll_parser.structure import Context, Found, ItemText, Value

if TYPE_CHECKING:
    from protokoll_parser.diagnostics import Diagnostic

STEMS = ("jäv", "Jäv", "JÄV", "närstående", "delägare", "anställd", "släkt", "gift med", "egen sak")
TIED = lazy(r"(?<!\w)(?:närstående|delägare|anställd|släkt|gift med|egen sak)(?!\w)", re.IGNORECASE)
APART = lazy(
    r"(?<!\w)(?:(?:delta[rg]?|deltog) (?:därför )?(?:inte|ej|varken) i|lämna(?:r|de)) (?:\w+ )?(?:handlägg|behandl|överlägg|beslut|ärende|fråga|rummet|lokalen)",
    re.IGNORECASE,
)
"""Someone with a tie to the matter takes no part in it: recused without the word."""
RECUSED = lazy(r"(?<!\w)jäv(?:et|ig|iga|igt|sskäl|sanmälan|s?situation)?(?!\w)", re.IGNORECASE)
TOLD = lazy(
    r"""
    jävig | (?: grund | anledning | skäl ) \s av \s jäv | jäv:                              # med anledning av jäv
      | (?: p\.?g\.?a\.? | p \s g \s a | vid | under | för | : ) \s (?: \w+ \s )? jäv        # pga jäv
    """,
    re.VERBOSE | re.IGNORECASE,
)
DENIED = lazy(
    r"""
    (?: inget | ingen | inga | inte \s någon | ej | om \s någon | finns \s det | eventuell\w* ) \s (?: [\w]+ \s )? jäv\w*
      | jäv \s (?: anmäldes | anmäls | föreligger | förelåg | finns | fanns ) \s (?: inte | ej )
      | \?$                                                                                 # Är någon jävig?
    """,
    re.VERBOSE | re.IGNORECASE,
)
REPLACED_BY = lazy(
    r"""
    (?P<by> ersätts \s av | ersattes \s av | efterträds \s av )                             # the recused stands before it
      | tjänstgör | inträder | inträdde | går \s in | kallas \s in | leder | övertar | tar \s över | tillträder
      | i \s (?: hans | hennes | deras | dennes ) \s ställe
    """,
    re.VERBOSE | re.IGNORECASE,
)
REPLACES = lazy(
    r"(?<!\w)(?:ersätter|ersatte|tjänstgör (?:för|i stället för)|inträder för|går in för)\s+", re.IGNORECASE
)
LEAVES = lazy(r"(?<!\w)(?:delta\w*|deltog|lämna\w*|avstå\w*|avvik\w*|anmäl\w*|går ut|gick ut)(?!\w)", re.IGNORECASE)
STEPS_IN = lazy(
    r"""
    (?<!\w) (?: kalla\w* | tjänstgör\w* | inträd\w* | leder | ledde | överta\w* | tar \s över | tillträd\w* | utse\w*
              | besluta\w* | fungerar ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def extract_recusals(item: ItemText, context: Context) -> Found:
    """Return who is recused, each once."""
    if not holds_any(item, STEMS) and not any(block.key == "recusal" for block in item.blocks):
        return Found()
    register = Register(context)
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    for block in item.blocks:
        labelled = block.key == "recusal"
        for place, paragraph in enumerate(block.paragraphs):
            text = paragraph.passage.text
            if block.inline and place and paragraph.blank_before:
                labelled = False  # `Jäv: Anna Berg.` covers its own paragraph
            if not labelled and not has_any(text, STEMS):
                continue
            for start, stop in sentences(text):
                if _recuses(text, start, stop, labelled=labelled):
                    found, notes = by_of(_recused(text, start, stop, register), paragraph.passage, register)
                    values += [value for value in found if value["name"] and value not in values]
                    diagnostics += notes
    return Found(tuple(values), tuple(diagnostics))


def _recuses(text: str, start: int, stop: int, *, labelled: bool) -> bool:
    """Say whether a sentence tells that someone is recused, not of recusal as such or of who steps in."""
    if DENIED.search(text, start, stop):
        return False
    if TIED.search(text, start, stop) and APART.search(text, start, stop):
        return True
    if RECUSED.search(text, start, stop):
        return labelled or any(told.search(text, start, stop) for told in (TOLD, LEAVES, REPLACES, REPLACED_BY))
    return labelled and (LEAVES.search(text, start, stop) is not None or not STEPS_IN.search(text, start, stop))


def _recused(text: str, start: int, stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who is recused in a sentence; not those who stand in for them or take over the chair."""
    replaces = REPLACES.search(text, start, stop)
    if replaces:
        return read_people(text, replaces.end(), stop, register)[0]
    replaced = REPLACED_BY.search(text, start, stop)
    end = replaced.start() if replaced else stop
    if replaced and not replaced["by"] and RECUSED.search(text, end, stop) and not RECUSED.search(text, start, end):
        return ()  # Bo Ek leder mötet under Anna Bergs jäv
    people, _ = read_people(text, start, end, register)
    if not people:
        people, _ = find_people(text, start, end, register)
    verb = LEAVES.search(text, start, end)
    return people or (find_subject(text, start, verb.span(), end, register) if verb else ())
