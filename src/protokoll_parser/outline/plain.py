"""Makes a heading of a line without a number, whatever way it is set.

Goes in: a line. Comes out: its `Heading`, whose title has neither the clock time before it nor the annex behind it; and
whether its words name a topic.
"""

import re

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.headings import Heading
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Passage, Slice, join
from protokoll_parser.words.lexicon import fold

LONGEST = 100
"""A longer line is no bare heading (samples: 61 characters)."""
DOCUMENT = lazy(r"(?:\w+)?(?:protokoll|anteckningar)\b", re.IGNORECASE)
ANNEX = lazy(r"[ \t]*[(\[]?(?:Bilaga|Bildspel|bilaga|bildspel|Presentation)[ ]\d{1,3}[)\]]?$")
SLOT = lazy(r"(?:[Kk]l\.?[ ])?\d{1,2}[.:][0-5]\d(?:[ ]?[–-][ ]?\d{1,2}[.:][0-5]\d)?[ \t]+(?=[A-ZÅÄÖ])")
HANDLED = lazy(r" \([a-zåäö]{4,20}\)$")
"""How a matter is dealt with, behind its title: `(information)`."""
DAY = lazy(r"Dag [1-9](?:\b|$)")
DATED = lazy(
    r"\d{1,2}(?:[ ]?[-–][ ]?\d{1,2})?[ :.](?:a |e )?[ ]?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\d{4}-\d\d|\d{1,2}/\d{1,2}|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b|kl\.?[ ]?\d",
    re.IGNORECASE,
)


def plain_heading(pages: Pages, index: int, style: str) -> Heading:
    """Make a heading of a line without a number; a clock time before it is no part of the title."""
    line = pages.lines[index]
    slot = SLOT.match(line.text)
    title = plain_title(Slice(line, slot.end() if slot else 0, len(line.text)))
    return Heading(index, index + 1, None, None, title, None, style, level=line.level)


def plain_title(piece: Slice) -> Passage:
    """Return a title without the annex that is linked after it (`Fakta om länet Bildspel 2`)."""
    annex = ANNEX.search(piece.text)
    return join([piece._replace(stop=piece.start + annex.start()) if annex and annex.start() else piece])


def is_topic(pages: Pages, index: int) -> bool:
    """Say whether a line is a label that is the topic of an item as well: `Ekonomi`, `Ekonomi (information)`."""
    return fold(HANDLED.sub("", pages.lines[index].text)) in pages.lexicon.words.get("agenda_topics", ())
