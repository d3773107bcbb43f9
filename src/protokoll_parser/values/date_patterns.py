"""What a written date looks like: the patterns and word lists that dates.py reads by."""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.values.days import WEEKDAY_FORMS

ARTICLES = frozenset(("den", "d"))
LEADS = ARTICLES | frozenset(WEEKDAY_FORMS)
REFERENCE_WORDS = frozenset((
    "§", "§§", "nr", "nummer", "dnr", "diarienr", "diarienummer", "ärendenr", "org.nr", "orgnr", "tel", "telefon",
    "tfn", "punkt", "punkterna", "bilaga", "bil", "sid", "sida", "sidan", "s", "v", "vecka", "veckorna", "prop",
    "kap", "kapitel", "avsnitt", "paragraf", "paragraferna", "mål", "lgh", "cirkulär", "skala", "kr",
))  # fmt: skip
"""After one of these a number is a reference or a sum, whatever it looks like."""
MONTH = r"""(?=[jfmasondJFMASOND])(?i:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november
    |december|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)(?:\.(?!\w))?)(?![^\W\d_])"""
ORDINAL = r"(?::?(?:de|dje|te|sta|ste|dra|[aeAE])(?![^\W\d_]))?"  # 3:e, 22:a, 1sta
_AND = r"och|samt|&|eller|resp\.|respektive"
DASH = r"\s?\\?(?:--|[-–—])\s?"  # a backslash is left over from markdown
_LEAD = r"(?:[^\W\d_]{2,5}dag(?:en)?\s)?(?i:den\s)?"
_DAY = rf"[0-3]?[0-9](?![0-9]){ORDINAL}"
_DAYS = rf"(?:{DASH}{_LEAD}{_DAY})?"
YEAR = r"(?:[1l][6-9]|2[01O])[0-9O]{2}"  # l998, 2O12: a poor scan
DATE = lazy(
    # The first piece is a class, so that `re` can skip to the next digit; then come the cheapest ways to say no.
    rf"""(?P<first>[0-9](?<![\w§][0-9])(?<![0-9][.,:/][0-9])[0-9]*+)
    (?: (?<![0-9]{{3}}) (?=[-–—/,:.]|\s?[jfmasondJFMASOND&aAdeEr–—-]|\s\s[jfmasond])
      (?:
        (?P<written> (?<![4-9][0-9])
          (?P<days>{ORDINAL}{_DAYS}                                           # 14, 3:e, 14–15, 14-torsdag 15
            (?:(?:,\s?{_DAY}{_DAYS}){{0,5}}+\s?(?:{_AND})\s{_LEAD}{_DAY}{_DAYS})?)        # 4, 11 och 18
          (?: \s{{0,2}}(?P<month>{MONTH}) | /(?P<slash>0?[1-9]|1[0-2])(?![0-9]) )  # nov. or /11
          (?:{DASH}{_LEAD}(?P<end_day>[0-3]?[0-9])(?![0-9]){ORDINAL}               # –1 oktober, -18/5
            (?: (?(slash)(?!))\s?(?P<end_month>{MONTH})
              | (?(month)(?!))/(?P<end_slash>0?[1-9]|1[0-2])(?![0-9]) ))?
          (?: (?:,?\s(?:år\s)?|[-–/])(?P<year>{YEAR})(?!\w|[:./][0-9]|[-–][0-9]{{4}})          # 2024, /2005
            | \s?[-–/'’´](?P<short_year>[0-9]{{2}})(?!\w|[.:/][0-9]|\s?{MONTH})            # -24
            | (?(slash)(?![-–/:]?[0-9]|\s?%)) ) )
      | (?P<brief> (?<=[0-9]{{2}})-(?:0[1-9]|1[0-2])-[0-3][0-9](?![\w-]) )         # 93-05-12
      | (?P<dotted> [.-](?:0?[1-9]|1[0-2])[.-](?:19|20)[0-9]{{2}}(?![\w-]) )     # 24.5.2024
      )
    | (?<=[0-9]{{4}}) (?=[-–./\s\\]|(?<=[0-9]{{6}}))
      (?:
        (?P<iso> (?<=1[6-9][0-9]{{2}}|2[01][0-9]{{2}})(?<![0-9]{{5}})
          (?: \s?\\?[-–]\s?(?:[01O]\s?[0-9O]|[1-9])\s?\\?[-–]\s?(?:0\s?[1-9O]|[0-3O][0-9O]|[1-9])  # 2012 -12- 0 5
            | \.[01][0-9]\.[0-3][0-9] | /[01]?[0-9]/[0-3]?[0-9]                              # 2024.05.24
            | \s(?:0[1-9]|1[0-2])\s(?:0[1-9]|[12][0-9]|3[01])(?!\s[0-9]) )                   # 2024 05 24
          (?![0-9])
          (?P<iso_end> \s?(?:--|[-–—])\s?(?P=first)-[01][0-9]-[0-3][0-9](?![0-9])            # – 2024-05-25
            | (?:--|[-–—/])[0-3][0-9](?![0-9.:-]) )? )                                       # --25
      | (?P<packed> (?<=[0-9]{{6}})(?:(?<![0-9]{{7}})|(?<=[0-9]{{8}})(?<![0-9]{{9}}))                   # 230207
          (?:-(?P<packed_end>[0-3][0-9]))?(?![-–.,:/]?[0-9]|\w|\s?(?:%|kr)) )
      )
    )""",
    re.VERBOSE,
)
DAY_OR_SPAN = lazy(rf"([0-9]{{1,2}}){ORDINAL}(?:{DASH}{_LEAD}([0-9]{{1,2}}){ORDINAL})?", re.VERBOSE)
ISO_PARTS = lazy(r"(?:\s?\\?[-–]|[./])\s?|(?<=[0-9]{2})\s(?=[0-9]{2})")
JOINTS = frozenset("-–+/.,#@")  # what joins a number to the one before it
FRACTION = lazy(r"-?dels?\b|\s?(?:%|majoritet|av\s|tjänst|tid\b|dl\b|msk\b|tsk\b|lön\b)")
NAME = lazy(r"[\s-]+[A-ZÅÄÖ][a-zåäöé]")
