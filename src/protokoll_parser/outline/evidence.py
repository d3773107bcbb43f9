"""Weighs what speaks for and against a line being a heading. Every weight is here, with its reason.

Goes in: candidates of one style. Comes out: the same candidates with a weight each, for chains.py.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.chains import Weighed
from protokoll_parser.outline.numbered import Numbered
from protokoll_parser.outline.titles import ENTRY, VERB
from protokoll_parser.words.lexicon import fold

BASE = 1.0
TITLED = 0.6  # a title that begins with a capital stands on the line, or on the next one
BLANK_BEFORE = 0.5  # headings stand free; list entries (Örebro, Kalmar) stand close together
MARKED = 1.2  # markdown heading
STRONG = 0.7  # set in bold
UNDRESSED = -1.2  # plain among headings in markdown or bold: a list inside an item
SERIES = 3  # so many dressed headings are a habit
BODY_AFTER = 0.6  # text of its own follows, not the next number
IN_CONTENTS = 0.5  # the table of contents knows it
LOWER = -0.9  # a title that begins with a small letter: a wrapped law reference, a list entry
CLAUSE = -1.6  # an att-sats: a clause of a decision
ENDED = -0.5  # the line ends like a sentence
LISTED = -0.7  # the line before ends in a colon or introduces a list
QUOTED = -2.5  # a quoted motion or e-mail has numbers of its own
LONG = -0.7  # longer than any title (samples: 151 characters)
INDENTED = -0.35  # set further in than the first of its kind: a list inside an item
UNTITLED = -0.2
LEADER = -2.0  # dots lead to a page number: a table of contents

OPENING = 3
"""Letters of a title that lines are told apart by at a glance."""


def weigh(pages: Pages, candidates: Sequence[Numbered], known: Mapping[str, int]) -> list[Weighed]:
    """Weigh the candidates of one style; `known` counts how often a title key stands in the whole text."""
    margin = min((pages.lines[candidate.index].indent for candidate in candidates), default=0)
    followers = {candidate.index for candidate in candidates}
    plain = UNDRESSED if sum(_is_dressed(pages, candidate) for candidate in candidates) >= SERIES else 0.0
    weighed = []
    for candidate in candidates:
        key = title_of(pages, candidate)
        weight = _weight(pages, candidate, followers, margin) + (IN_CONTENTS if known.get(key, 0) > 1 else 0)
        weighed.append(Weighed(candidate, weight + (0.0 if _is_dressed(pages, candidate) else plain), key))
    return weighed


def _is_dressed(pages: Pages, candidate: Numbered) -> bool:
    line = pages.lines[candidate.index]
    return line.level > 0 or line.strong


def title_of(pages: Pages, candidate: Numbered) -> str:
    """Return the key of the title on the candidate's line, or on the next line where it stands alone."""
    rest = title_key(pages.lines[candidate.index].text[candidate.stop :])
    if rest.startswith("dnr") or not rest:
        following = pages.following(candidate.index)
        rest = title_key(pages.lines[following].text) if following < len(pages.lines) else ""
    return rest


def _weight(pages: Pages, candidate: Numbered, followers: set[int], margin: int) -> float:
    line = pages.lines[candidate.index]
    rest = line.text[candidate.stop :].strip(" \t:.–-")
    following = pages.following(candidate.index)
    weight = BASE + (MARKED if line.level else 0) + (STRONG if line.strong else 0) + (QUOTED if line.quoted else 0)
    weight += BLANK_BEFORE if pages.blank_before(candidate.index) else 0
    weight += INDENTED if line.indent > margin + 3 else 0
    weight += _title_weight(rest, marked=line.level > 0) + (LEADER if "...." in rest or ". . ." in rest else 0)
    if not rest and following < len(pages.lines):
        weight += UNTITLED if following in followers or pages.lines[following].text[0].islower() else TITLED
    if (
        following < len(pages.lines)
        and following not in followers
        and (rest or pages.following(following) not in followers)
    ):
        weight += BODY_AFTER
    before = pages.preceding(candidate.index)
    if before >= 0 and candidate.index - before <= 2 and _introduces(pages.lines[before].text) and not line.level:
        weight += LISTED
    return weight


def _title_weight(rest: str, *, marked: bool) -> float:
    if not rest:
        return 0.0
    if ENTRY.match(rest) and not marked:
        return CLAUSE
    weight = LOWER if rest[0].islower() else TITLED
    if rest[-1] in ",;" or (rest[-1] == "." and VERB.search(rest)):
        weight += ENDED
    return weight + (LONG if len(rest) > 170 else 0)


def _introduces(text: str) -> bool:
    """Say whether a line introduces a list: its entries are no headings."""
    folded = text.rstrip()
    return folded.endswith((":", " att", " beslutar", " beslutade", " besluta")) or fold(text).endswith(
        ("förslag till beslut", "s beslut")
    )


def opening(text: str) -> str:
    """Return the first letters of a title's key: most other lines begin with others, and need no key."""
    first = text[:OPENING]
    if len(first) < OPENING or not first.isalpha():
        first = "".join(islice(filter(str.isalpha, text), OPENING))
    return first.casefold()


@lru_cache(maxsize=1024)
def title_key(text: str) -> str:
    """Return what makes two wordings the same title: letters only, without numbers, leaders and page numbers."""
    return "".join(filter(str.isalpha, text.casefold()))
