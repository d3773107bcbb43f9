"""The two sorts of statements in an item: what tells a reservation, what tells a statement for the record.

A `Sort` is data for statement_readings.py: the labels under which such statements stand, the verbs that tell of them in
running text, and the stems without which an item holds none. A statement is what somebody has noted for the record, or
says of their own (protokollsanteckning, särskilt yttrande: record.md, Item); who merely takes no part in a decision
(`Deltar ej i beslutet`) states nothing, unless it is noted (`Det antecknades att …`).
"""

import re
from typing import NamedTuple

from protokoll_parser.patterns import lazy

GIVE = r"""(?: anmäl | lämna | avge | avgav | inkom | foga | inge | ingav | bifoga | önska | begär | framför | inlämna
             | gav | ger | gör | gjorde ) \w*"""
NOTE = r"""(?: \w*protokollsanteckning\w* | protokollsnotering\w* | röstförklaring\w* | ersättaryttrande\w*
             | särskil (?: t | da ) \s (?: yttrande | uttalande ) \w* )"""
AHEAD = r"(?: \s [^\s.;:]+ ){0,14} \s"
"""The words between a verb and its object; a full stop, a colon or a semicolon does not stand among them."""
DISSENT = r"(?: avvikande | skiljaktig | särskild ) \s mening"
RESERVES = lazy(
    rf"""
    (?<!\w) (?:
        reserver (?: ar | ade | at | a ) \s sig (?!\w)                                # reserverar sig mot beslutet
      | {GIVE} (?= {AHEAD} (?<! med\s ) (?<! utan\s ) (?: reservation (?: en | er )? | {DISSENT} ) (?!\w) )  # anmäler blank reservation
      | reservation (?: en | er )? (?: \s [\w-]+ ){{0,4}} \s {GIVE}                   # Reservation mot beslutet anmäls av
      | reservation (?: en | er )? \s (?: från | av ) (?!\w)                          # Skriftlig reservation från
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
STATES = lazy(
    rf"""
    (?<!\w) (?:
        {GIVE} (?= {AHEAD} (?: {NOTE} | anteckning (?: en | ar )? \s till \s protokollet ) )   # lämnar en protokollsanteckning
      | (?: vill | ville | vilja | önskar | önskade | begär | begärde | ber | bad | låter | lät ) (?: \s [\w-]+ ){{0,7}} \s
        (?: antecknat | anteckna | antecknas | antecknad | protokoll s? (?: fört | föra | förs | föras )
          | ha (?: \s [\w-]+ ){{0,5}} \s (?: till | i ) \s protokollet ) (?!\w)         # vill ha antecknat
      | (?: får | fick ) (?: \s [\w-]+ ){{0,3}} \s (?: antecknat | protokoll s? fört ) (?!\w)
      | {NOTE} \s (?: från | av | lämnas | lämnades | avges | avgavs | anmäls | anmäldes | inlämnas | görs | gjordes )
        (?: \s (?: av | från ) )? (?!\w)                                              # Särskilt yttrande anmäls av
      | (?: anför | anförde | uttalar | uttalade | förklarar | förklarade | yttrar | yttrade | framhåller | framhöll )
        \s till \s protokollet (?!\w)                                                # anför till protokollet att
      | anteckna (?: r | de ) \s som \s (?: ett \s )? yttrande (?!\w)                    # antecknar som yttrande en skrivelse
      | antecknas \s (?: till \s protokollet \s )? på \s begäran \s av (?!\w)         # antecknas på begäran av
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOTED = lazy(
    r"""
    (?: det | härvid | vidare | till \s protokollet (?: \s ska )? | det \s ska ) \s
    (?: anteckna (?: s | t | des ) | notera (?: s | des ) \s till \s protokollet ) \s
    (?: (?: särskilt | även | också | till \s protokollet ) \s )? (?: att | på \s begäran \s av ) \b      # Det antecknades att
    """,
    re.VERBOSE | re.IGNORECASE,
)
RECUSED = lazy(r"(?<!\w)jäv(?:et|ig|iga|igt)?(?!\w)", re.IGNORECASE)
NOT_RESERVED = lazy(r"(?<!\w)(?:inte|ej|aldrig) (?:ha |har |hade )?reserver", re.IGNORECASE)


class Sort(NamedTuple):
    """What tells one sort of statement."""

    keys: frozenset[str]
    """The lexicon's keys of its labels."""
    verbs: tuple[re.Pattern[str], ...]
    stems: tuple[str, ...]
    """Without one of these an item holds none but under a label."""
    others: re.Pattern[str]
    """Verbs of the other sort: what they tell under a shared label is not of this one."""
    except_for: re.Pattern[str]
    """Sentences that hold this are of neither sort."""


RESERVATION = Sort(
    frozenset({"reservation"}), (RESERVES,), ("eserv", "e mening", "d mening", "g mening"), STATES, NOT_RESERVED
)
STATEMENT = Sort(
    frozenset({"statement"}),
    (STATES, NOTED),
    (
        "nteckn", "kilt ytt", "kilda ytt", "kilt utt", "kilda utt", "rsättarytt", "östförkl", "rotokollsf", "rotokollf",
        "rotokollsn", "till protokollet", "i protokollet",
    ),
    RESERVES,
    RECUSED,
)  # fmt: skip
