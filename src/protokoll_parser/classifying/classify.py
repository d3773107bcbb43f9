"""Says what every line is: text, blank, page furniture or table of contents.

Goes in: lines. Comes out: one kind per line. Page furniture (sidhuvud, sidfot, justeringssignaturer) is known by its
wording (`Utdragsbestyrkande`, `Sida 2 (8)`), or by standing again and again beside such lines or page breaks, or as a
block of lines that returns word for word. A line that holds a label of an item is never furniture by repetition:
`Beslutsunderlag` returns on every page, too.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import StrEnum

from protokoll_parser.classifying.furniture import bare_page_numbers, ends_in_page, foot, is_furniture, menus
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon, spaced


class Kind(StrEnum):
    """What a line is."""

    BLANK = "blank"
    FURNITURE = "furniture"
    CONTENTS = "contents"
    TEXT = "text"


HEADER = lazy(r"(?:protokoll|minnesanteckningar|mötesanteckningar)\b.{0,40}\d", re.IGNORECASE)
RULED = lazy(r"[\s_.…=~*•·'’´`|^,:;\\/-]+")
CODE = lazy(r"(?:§|\d{1,3}[.)])\s|[S$]\s\d|[A-ZÅÄÖ][\w-]{0,8}\s{1,3}§\s?\d{1,4}(?:/\d{2,4})?$")
"""How the heading of an item begins (`§ 90`, with S as a scanner reads §), or all of it where it stands alone (`KSAU § 90`)."""
CODE_STARTS = frozenset("S$0123456789")
"""What CODE begins with where it has no §."""
DIGIT = lazy(r"\d+")
LEAST_RETURNS = 3
"""So often a block of lines stands word for word that is furniture."""


def classify(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Kind, ...]:
    """Return the kind of every line; tables of contents are found later, against the headings (contents.py)."""
    texts = [line.text.casefold() for line in lines]
    kinds = [_kind(line, folded, lexicon) if folded else Kind.BLANK for line, folded in zip(lines, texts, strict=True)]
    for index in bare_page_numbers(lines):
        kinds[index] = Kind.FURNITURE
    if Kind.FURNITURE in kinds:
        for index in menus(texts, lexicon.words):
            kinds[index] = Kind.FURNITURE
    for index in foot(texts, lexicon.words):
        kinds[index] = Kind.FURNITURE if texts[index] else kinds[index]
    keys = [_key(line, folded, lexicon) if folded else "" for line, folded in zip(lines, texts, strict=True)]
    counts = Counter(key for key in keys if key)
    repeated = {key for key, count in counts.items() if count > 1}
    for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if key in repeated and key[-1] == ")" and len(line.text) < 80 and ends_in_page(line.text):
            kinds[index] = Kind.FURNITURE
    if repeated:
        for index in _returning_blocks(lines, keys, counts):
            kinds[index] = Kind.FURNITURE
        _spread(lines, kinds, keys, repeated)
    for index, line in enumerate(lines):
        if (
            kinds[index] is Kind.TEXT
            and index
            and lines[index - 1].page_start
            and kinds[index - 1] is Kind.FURNITURE
            and HEADER.match(line.text)
        ):
            kinds[index] = Kind.FURNITURE
    return tuple(kinds)


def _kind(line: Line, folded: str, lexicon: Lexicon) -> Kind:
    """Return what a line is by its own wording; `folded` is its text in lower case."""
    if line.label:
        return Kind.TEXT  # a cell of a table or of a column
    ruled = not folded[0].isalnum() and _is_ruled(line)
    return Kind.FURNITURE if ruled or is_furniture(line, lexicon, folded) else Kind.TEXT


def _is_ruled(line: Line) -> bool:
    """Say whether a line is drawn, not written: a rule, a signature line, a speck from the scanner."""
    return not line.text[0].isalnum() and len(line.text) < 200 and RULED.fullmatch(line.text) is not None


def _key(line: Line, folded: str, lexicon: Lexicon) -> str:
    """Return what makes two lines the same furniture: the wording without digits; empty for lines that cannot be any."""
    text = line.text
    if line.marker or line.row or line.label or len(text) > 120:
        return ""
    if ("§" in text or text[0] in CODE_STARTS) and CODE.match(text):
        return ""
    folded = spaced(folded)
    if folded.startswith(("bilaga", "bildspel")):
        return ""
    label = lexicon.labels.get(folded.partition(":")[0])
    if (label and label.scope == "item") or folded.endswith((" beslutar", " beslutade", " beslut")):
        return ""
    if text[-1] == "." and text.count(" ") > 1:
        return folded  # a sentence returns only word for word
    return DIGIT.sub("0", folded).replace(" ", "")


def _returning_blocks(lines: Sequence[Line], keys: Sequence[str], counts: Counter[str]) -> set[int]:
    """Find blocks of three or more lines that return word for word at least three times."""
    if max(counts.values()) < LEAST_RETURNS:
        return set()
    filled = [index for index, key in enumerate(keys) if key]
    follows: dict[tuple[str, str], int] = defaultdict(int)
    for left, right in itertools.pairwise(filled):
        if right - left <= 3:
            follows[keys[left], keys[right]] += 1
    runs: list[list[int]] = []
    run: list[int] = []
    for left, right in zip(filled, [*filled[1:], -1], strict=False):
        run.append(left)
        pair = (keys[left], keys[right]) if right >= 0 else ("", "")
        often = follows.get(pair, 0) >= LEAST_RETURNS and min(counts[pair[0]], counts[pair[1]]) >= LEAST_RETURNS
        if not often or _is_parted(lines, left, right):
            if len(run) >= 3:
                runs.append(run)
            run = []
    times = Counter(tuple(keys[index] for index in run) for run in runs)
    return {index for run in runs if times[tuple(keys[index] for index in run)] >= LEAST_RETURNS for index in run}


def _is_parted(lines: Sequence[Line], left: int, right: int) -> bool:
    """Say whether a line that cannot be furniture stands between two lines."""
    return any(line.text for line in lines[left + 1 : right])


def _spread(lines: Sequence[Line], kinds: list[Kind], keys: Sequence[str], repeated: set[str]) -> None:
    """Let furniture spread to neighbouring lines that stand beside furniture more often than not.

    A line must do so on a third of the pages at least: the last recipient on two pages of twenty is no footer.
    """
    drawn = [kind is Kind.FURNITURE and _is_ruled(line) for line, kind in zip(lines, kinds, strict=True)]
    numbered = sum(kind is Kind.FURNITURE and ends_in_page(line.text) for line, kind in zip(lines, kinds, strict=True))
    pages = numbered or sum(line.page_start for line in lines)
    for _ in range(12):
        beside: dict[str, list[int]] = defaultdict(list)
        elsewhere: Counter[str] = Counter()
        for index, key in enumerate(keys):
            if key in repeated and kinds[index] is Kind.TEXT:
                if _beside_furniture(lines, kinds, drawn, index):
                    beside[key].append(index)
                else:
                    elsewhere[key] += 1
        found = [
            index
            for key, places in beside.items()
            if len(places) > 1 and len(places) >= elsewhere[key] and 3 * len(places) >= pages
            for index in places
        ]
        for index in found:
            kinds[index] = Kind.FURNITURE
        if not found:
            return


def _beside_furniture(lines: Sequence[Line], kinds: Sequence[Kind], drawn: Sequence[bool], index: int) -> bool:
    """Say whether furniture, a page break or the text's edge stands next to a line; blank and drawn lines are passed over."""
    if lines[index].page_start:
        return True
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(lines) and (kinds[place] is Kind.BLANK or drawn[place]) and abs(place - index) < 6:
            place += step
        if not 0 <= place < len(lines):
            return True
        if (kinds[place] is Kind.FURNITURE and not drawn[place]) or (step == 1 and lines[place].page_start):
            return True
    return False
