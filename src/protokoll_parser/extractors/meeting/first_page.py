"""The lines of the first page that a heading, a date or a place can stand on, with or without a label.

Goes in: a `Front`. Comes out: its lines before the lists, which of them begin with a label, and what stands behind one.
"""

from collections.abc import Iterable, Sequence

from protokoll_parser.extractors.meeting.heading_words import is_type_word
from protokoll_parser.extractors.meeting.texts import squeezed
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Passage, Slice, cells, join, whole
from protokoll_parser.structure import Field, Front
from protokoll_parser.words.lexicon import WordLists

LISTS = ("attendance", "agenda", "signatures", "notice")
LABEL_IN_RUN = lazy(r"\s(?=[A-ZÅÄÖ][a-zåäö]+(?: och [a-zåäö]+)?:(?:\s|$))")
LONGEST = 40
"""Lines looked at; no first page says later what the document is."""
LONGEST_SENTENCE = 6
"""Lines of a heading that is a sentence."""


def opening(front: Front) -> list[Line]:
    """Return the lines before the first list of people or table of contents: where a heading can stand."""
    stop = next((_first_index(field) for field in front.fields if field.key in LISTS and _lists(field)), None)
    kept = [line for line in front.lines if line.text and not line.quoted and (stop is None or line.index < stop)]
    return kept[:LONGEST]


def _first_index(field: Field) -> int:
    return field.label.first.index if field.label.slices else field.values[0].line.index


def _lists(field: Field) -> bool:
    """Say whether a list really stands under its heading, not a date (`Styrelsen` / `2024-02-23`)."""
    if field.key != "attendance":
        return True
    return any(any(map(str.isalpha, piece.text)) for piece in field.values)


def is_heading(folded: str) -> bool:
    """Say whether a line (in small letters) is a heading that says what the document is."""
    if folded.startswith(("fört ", "hållet ")) or "protokoll fört vid" in folded:
        return True
    return len(folded) < 200 and any(is_type_word(word.strip(".,:")) for word in folded.split())


def label_lines(front: Front) -> set[int]:
    """Return the indexes of the lines that begin with a label, headings that read like one left out."""
    return {
        field.label.first.index
        for field in front.fields
        if field.label.slices
        and not (is_type_word(field.label.text.casefold().strip(" :*")) and not _beside(field.label))
    }


def _beside(label: Passage) -> bool:
    """Say whether something stands beside a label on its line."""
    line = label.first
    return len(squeezed(line.text).strip(":*")) > len(squeezed(label.text).strip(":*"))


def sentence_of(rows: Sequence[Line], place: int, first: Slice, words: WordLists) -> list[Slice]:
    """Follow a heading over the lines that continue it."""
    pieces = [first]
    for line in rows[place + 1 : place + LONGEST_SENTENCE]:
        last = pieces[-1].text
        if line.index - pieces[-1].line.index != 1 or not _continues(last, line, words):
            break
        pieces.append(whole(line))
    return pieces


def _continues(last: str, line: Line, words: WordLists) -> bool:
    """Say whether a line goes on with the sentence above it."""
    if line.marker or line.level or LABEL_IN_RUN.match(" " + line.text):
        return False
    ending = last.rsplit(None, 1)[-1].casefold()
    return (
        ending in words["heading_unfinished"]
        or last[-1] in ",-–\u00ad"
        or (line.text[0].islower() and not last.endswith("."))
    )


def labelled(front: Front, key: str) -> Iterable[Passage]:
    """Yield the first value of every label with a key."""
    for field in front.fields:
        if field.key == key and field.values:
            for piece in cells(field.values[0])[:1]:
                yield join([piece])
