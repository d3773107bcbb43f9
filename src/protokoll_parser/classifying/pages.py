"""The lines of a text with their kinds, and the questions that recognisers ask about their neighbourhood."""

from collections.abc import Sequence
from typing import NamedTuple

from protokoll_parser.classifying.classify import Kind
from protokoll_parser.source import Line
from protokoll_parser.words.labels import LabelMatch, match_label
from protokoll_parser.words.lexicon import Lexicon


class Pages(NamedTuple):
    """All lines of a text and what each of them is."""

    lines: Sequence[Line]
    kinds: Sequence[Kind]
    lexicon: Lexicon

    def is_text(self, index: int) -> bool:
        """Say whether the line holds text of the protocol itself."""
        return self.kinds[index] is Kind.TEXT

    def following(self, index: int) -> int:
        """Return the index of the next line of text after `index`; the number of lines if there is none."""
        index += 1
        while index < len(self.lines) and self.kinds[index] is not Kind.TEXT:
            index += 1
        return index

    def preceding(self, index: int) -> int:
        """Return the index of the last line of text before `index`; -1 if there is none."""
        index -= 1
        while index >= 0 and self.kinds[index] is not Kind.TEXT:
            index -= 1
        return index

    def blank_before(self, index: int) -> bool:
        """Say whether a blank line, page furniture or the start of the text stands before the line."""
        return index == 0 or self.kinds[index - 1] is not Kind.TEXT

    def blank_after(self, index: int) -> bool:
        """Say whether a blank line, page furniture or the end of the text stands after the line."""
        return index + 1 >= len(self.lines) or self.kinds[index + 1] is not Kind.TEXT

    def label(self, index: int) -> LabelMatch | None:
        """Return the standing label that the line opens with."""
        return match_label(self.lines[index], self.lexicon)

    def text(self, start: int, stop: int) -> tuple[Line, ...]:
        """Return the lines of text and the blank lines from `start` to before `stop`; furniture is left out.

        A blank line beside furniture is left out as well: the page break, not the writer, put it there.
        """
        kept: list[Line] = []
        pending: list[Line] = []
        broken = False
        for index in range(start, stop):
            kind = self.kinds[index]
            if kind is Kind.BLANK:
                pending.append(self.lines[index])
            elif kind is Kind.TEXT:
                if not broken or _opens(self.lines[index], kept):
                    kept.extend(pending)
                pending, broken = [], False
                kept.append(self.lines[index])
            else:
                broken = True
        return tuple(kept)


def _opens(line: Line, kept: Sequence[Line]) -> bool:
    """Say whether the first line of a page opens a paragraph rather than continuing the last page's."""
    if not kept:
        return True
    before = kept[-1].text
    if line.marker or line.level or line.row:
        return True
    return not (
        line.text[0].islower()
        or before.endswith(("-", ",", "–"))
        or not before.endswith((".", ":", "!", "?", "”", '"', ")"))
    )
