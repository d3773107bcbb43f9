"""Says whether words tell of another occasion than this meeting: an earlier decision, a date, a paragraph.

Part of a sentence in, yes or no out. Forms:

    den 12 december 2023, § 201        vid sammanträdet i maj        på FUM2        tidigare
"""

import re
from functools import cache

from protokoll_parser.patterns import either, lazy
from protokoll_parser.structure import Context

DIGIT = lazy(r"[0-9]")
MONTHS = frozenset("januari februari mars april maj juni juli augusti september oktober november december".split())
MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
OCCASION = lazy(
    rf"""
    (?<![\w-])
    (?: den \s \d{{1,2}} (?: [ ] {MONTH} | / \d )  | \d{{4}}-\d\d-\d\d | \d{{6}} (?!\d)     # den 12 december, 2023-12-12, 231117
      | i \s {MONTH} | år \s \d{{4}} | §+ \s? \d                                            # i oktober, § 201
      | (?: på | vid ) \s [a-zåäö]{{2,}} \d )                                               # på FUM2
    """,
    re.VERBOSE | re.IGNORECASE,
)
OTHER_MEETING = lazy(rf"(?:vid|på|under) \w*(?:mötet|sammanträdet|stämman) (?:i {MONTH}|den \d)", re.IGNORECASE)
"""Which meeting it was that decided: not this one."""
DATED_BY = frozenset(
    "till senast från före efter per med för av och om enligt daterad daterat upprättad reviderad inkommen möte mötet sammanträde sammanträdet protokoll "
    "anteckningar stadgarna reglementet arbetsordningen delegationsordningen lagen avtalet policyn "
    "måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen måndag tisdag onsdag torsdag fredag lördag söndag - –".split()
)
"""After these a date belongs to the matter, not to the verb: `till den 27 februari`, `protokollet från den 18 oktober`."""
MEETINGS = frozenset(("möte", "mötet", "sammanträde", "sammanträdet"))
"""Behind `vid` and one of these a date tells when something was decided: `Vid mötet i juni beslutades`."""


def happened_before(text: str, context: Context) -> bool:
    """Say whether words before a verb, or between it and its clause, tell of another occasion."""
    return tells_earlier(text, context) or (is_dated(text) and "dagens" not in text)


def is_dated(text: str) -> bool:
    """Say whether a date, a § or another meeting in a text tells when something happened: `den 3 maj`, not `till den 3 maj`."""
    if DIGIT.search(text) is None and MONTHS.isdisjoint(text.lower().split()):
        return False
    if OTHER_MEETING.match(text):
        return True
    for match in OCCASION.finditer(text):
        before = text[: match.start()].lower().split()[-2:]
        if not before or before[-1] not in DATED_BY or (before[0] == "vid" and before[-1] in MEETINGS):
            return True
    return False


def tells_earlier(text: str, context: Context) -> bool:
    """Say whether words tell of another occasion, dates aside."""
    words = text.lower().split()
    first, pattern = _earlier(context.words.get("earlier", frozenset()))
    return not first.isdisjoint(words) and pattern.search(text) is not None


@cache
def _earlier(words: frozenset[str]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that such wordings begin with, as they stand between blanks, and the wordings."""
    wordings = either(words) or "(?!)"
    first = frozenset(wording.split()[0] + mark for wording in words for mark in ("", ".", ",", ":", ")"))
    return first, lazy(rf"(?<!\w)(?<!från )(?<!av )(?:{wordings})(?!\w)", re.IGNORECASE)
