"""The patterns that a row of a list of people is cut at: marks, references to items, times, replacements.

Letters are passed over quickly: a mark is looked for at marks only, everything else at the beginnings of words.
Repetitions are bounded, so that no row makes them slow.
"""

import re

from protokoll_parser.patterns import CAPITAL, lazy
from protokoll_parser.people.bounds import NAME

NUMBER = r"(?: \d+ (?: [.:/] \d+ )* [a-zA-Z]? (?! \w ) | [IVXL]+ (?! \w ) )"  # 46  4.2  46/24  10a  IV
RANGE = rf"{NUMBER} (?: [ ]? (?: -- | [-–—] ) [ ]? (?: § [ ]? | S [ ] )? {NUMBER} )?"  # 57–63  §5–§6
SERIES = rf"""{RANGE} (?:                                            # 92, 95, 98–102   57–63 och 65–72
    (?: , [ ]? | [ ] (?: och | samt | & | o ) [ ] (?: ej [ ] | del [ ] av [ ] )? ) (?: §§? [ ]? )? {RANGE} ){{0,60}}"""
MARKER = r"""(?: §§? | (?<! [\w(] ) (?: S | §S | SS ) (?= [ ] \d ) | [Pp]unkt (?: erna | en | er )? | [Pp]kt \.? | [Pp]p? \. (?= [ ]? [\dIVX] ) | [Pp] (?= [ ] \d )
    | [ÄäAa]rende (?: na | t | n )? | [Pp]aragraf (?: erna | er | en )?
    | [Dd]agordningspunkt (?: erna | er | en )? | [Dd]p \.? (?= [ ]? \d ) ) [ ]?"""
BODY = rf"""(?: (?: (?<= ,[ ] ) | (?<= [ ][ ] ) | (?<= [\t(] ) ) {CAPITAL} [A-Za-zÅÄÖåäö]{{1,4}}   # Ks 145-154 §§
    | K[Ss] | K[Ff] | A[Uu] | R[Ss] | R[Ff] | K[Ss][Aa][Uu] )"""
LEAD = r"""(?:                                                       # fr.o.m.  ej  del av  lämnade mötet
    (?: [Ff]r\.?[ ]?o\.?[ ]?m\b\.? | [Tt]\.?[ ]?o\.?[ ]?m\b\.? ) [ ]?
  | (?: [Ff]rån (?: [ ] och [ ] med )? | (?: [Ff]ram [ ] )? [Tt]ill (?: [ ] och [ ] med )? | [Ee]j | [Ii]nte | [Uu]tom
      | [Dd]ock | [Uu]nder | [Vv]id | [Ee]ndast | [Bb]ara | [Ff]ör | [Pp]å | [Ii] | [Dd]el (?: ar | en )? [ ] av
      | [Dd]elta[rt] | [Dd]eltog | [Nn]ärvara(?: nde | de | r ) | [Nn]ärv\.? | [Tt]jänstgör (?: ande )? | [Tt]jg\.?
      | [Ff]rånvarande | [Ff]rånv\.? | [Aa]djungerad | [Ee]fter | [Ff]öre | [Ll]ämna(?: de | r ) (?: [ ] mötet )?
      | [Aa]nlän(?: de | der ) | [Aa]nsl(?: öt | uter ) | [Aa]nkom | [Kk]om(?: mer )? | [Gg]ick | [Aa]vvek | [Mm]ellan
      | [Cc]a\.? | [Cc]irka | [Jj]äv | [Jj]ävig ) [ ] ){0,5}"""
CLOCK = r"kl (?: ockan | \. )? [ ]? \d{1,2} (?: [.:] \d\d )?"  # kl. 8.15
UNTIL = r"(?: [ ]? [-–—]{1,2} [ ]? (?: kl \.? [ ]? )? (?: ca \.? [ ]? )? \d{1,2} (?: [.:] \d\d )? )"  # -11.00
SERVING = r"(?: [Tt]jänstgörande | [Tt]jänstg\.? | [Tt]jg\.? | [Tt]j\.g\.? | [Tt]j\.? )"
STANDS_IN = rf"""(?:
    (?: som [ ] )? (?: {SERVING} [ ] )? (?: [Ee]rsättare | [Ee]rs\.? | [Ss]uppleant | [Ss]uppl\.? | [Vv]ikarie
      | [Tt]räder [ ] in | [Ii]nträder | [Gg]år [ ] in ) [ ] (?: för | f\.?ör | f\.? )     # tjg ers för, ers f
  | (?: som [ ] )? [Ee]rs(?: ätter | atte )                                                # som ersätter
  | (?: som [ ] )? (?: [Tt]jänstgör | {SERVING} ) [ ] (?: för | f\.? )                     # tjänstgörande för
  | (?: [Ii] [ ] stället? | [Ii]stället? | [Ii] [ ] st\.? | [Ii]st\.? ) [ ] f(?: ör | \. ) # i stället för
  | [Ii]\.?s\.?t\.?f\.? | [Oo]mbud [ ] för | [Ff]ullmakt [ ] för | (?P<only_for> [Ff]ör ) )"""
REMOTE = r"""(?: (?: [Vv]ia | [Gg]enom | [Pp]å | [Pp]er ) [ ] (?: länk | distans | [Tt]eams | [Zz]oom | [Ss]kype
    | [Vv]ideo\w* | [Ww]ebb\w* | [Tt]elefon | digital \w* [ ] \w+ ) | [Dd]igitalt )"""  # via Teams
PARTLY = r"""(?: [FfEe]\.?m\b\.? | [Dd]ag [ ] \d (?: [ ]? (?: och | - | – | & ) [ ]? \d )?        # fm  dag 2
    | (?: [Dd]elar | [Dd]el | [Hh]alva ) [ ] (?: av [ ] )? (?: mötet | dagen | tiden | sammanträdet | punkten ) )"""
BECAUSE = (
    r"(?: [Pp]å [ ] grund [ ] av | [Pp]ga\.? | [Pp]\.g\.a\.? | [Pp]å [ ] gr\.? [ ] av ) [ ] \w+"  # på grund av jäv
)
PROXY = r"""(?: [Gg]enom | [Gg]m\.? | [Ff]öreträdd [ ] av | [Ff]öreträ(?: ds | tt | tts ) [ ] av
    | [Rr]epresentera[dst]s? [ ] av ) (?: [ ] ombud (?: et )? )?"""

MARKS = rf"""
    (?= [,;()\[\]|:.\s] ) (?:
        (?P<nickname> \( {CAPITAL} [^\W\d_]{{2,}} \) (?= [ ] {CAPITAL} ) )     # Kristina (Kicki) Strömvall
      | (?P<glue> [,;()\[\]|] | : (?= \s | $ ) | [\t\x0b] [\t\x0b ]* | [ ]{{2,}} [\t\x0b ]*
          | [ ] (?: [–—/-] | (?<! -[ ] ) (?: och | samt | & | o | resp\.? | respektive ) ) (?= [ ] )
          | \. (?<= [a-zåäö]{{5}}\. ) (?<! suppl\. ) (?= [ ] {CAPITAL} )
          | \. (?= [ ]{{1,2}} (?: Dessutom | Därutöver | Vidare | Härutöver | Även ) [ ] ) ) )
"""
GLUE = lazy(MARKS, re.VERBOSE)
"""The marks alone, for rows that hold neither references nor times nor replacements."""
TOKEN = lazy(
    rf"""
    {MARKS}
  | (?<! [\w-] ) (?= [\w§] ) (?! {CAPITAL} [a-zåäöé]+ [ ] {CAPITAL} ) (?:      # not within a name
        (?P<replaces> {STANDS_IN} [ ] (?: ordinarie [ ] )? (?: ledamot (?: en )? [ ] )?
            (?(only_for) | (?: [a-zåäö]{{3,24}} [ ] )? ) (?P<who> {NAME} )
            (?: [ ]? \( [^()\s]{{1,8}} \) )? )
      | (?P<refs> {LEAD} (?: {BODY} [ ] )? (?: {MARKER} {SERIES} (?: [ ]? §§? )? | {SERIES} [ ]? §§? ) )
      | (?P<time> {LEAD} {CLOCK} {UNTIL}? (?: [ ] dag [ ] \d )?
          | (?= [^\W\d_] ) {LEAD} \d{{1,2}} [.:] \d\d {UNTIL}? (?: [ ] dag [ ] \d )?     # från 19:20
          | \d{{1,2}} [.:] \d\d {UNTIL} | [012]\d [.:] \d\d (?! [\d.:] ) )
      | (?P<note> (?: (?: [Dd]eltar | [Dd]eltog | [Nn]ärvarande | [Aa]nsluten | [Uu]ppkopplad ) [ ] )?
            (?: {REMOTE} | {PARTLY} | {BECAUSE} ) (?! \w ) )
      | (?P<number> (?: \d [\d:.,/]* (?<! : ) \)? [ ]{{1,9}} ){{1,9}} (?= {CAPITAL} [^\W\d_]+ [ -] ) )   # 1:14 Arne Widmark
      | (?P<replaced> (?: [Ee]rsätts | [Ee]rsattes | [Ee]rsatt | [Ee]rsättes ) [ ] av (?= [ ] ) )
      | (?P<proxy> {PROXY} (?= [ ] {CAPITAL} ) )
    )
    """,
    re.VERBOSE,
)
