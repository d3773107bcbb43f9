"""Says which layout a text follows: the layout file whose own wordings it uses most of.

Goes in: the text and the lexicon. Comes out: the name of a layout file (`municipal`), or nothing. It is a result for
whoever sorts an archive; no step of the pipeline asks for it.
"""

from functools import cache
from typing import NamedTuple

from protokoll_parser.words.lexicon import Lexicon

LEAST = 2
"""One word of a layout's own stands in many a text that follows another."""
EDGES = ".,:;()[]*#|\"”“'"


class _Own(NamedTuple):
    """A layout's own wordings: single words, and runs of words behind a blank, each with the words that it needs."""

    words: frozenset[str]
    runs: tuple[tuple[frozenset[str], str], ...]


def layout_of(text: str, lexicon: Lexicon) -> str:
    r"""Return the layout that has most own wordings in a text, each counted once; nothing where none stands out.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> layout_of("Beslutande: Anna Ek (S)\n§ 4 Taxa\nPropositionsordning\nAnslaget tas ned", load_lexicon())
    'municipal'
    >>> layout_of("Möte den 3 maj\n1. Mötet öppnas", load_lexicon())
    ''
    """
    listed = text.casefold().split()
    words, run = frozenset(word.strip(EDGES) for word in set(listed)), f" {' '.join(listed)}"
    counts = {name: _count(own, words, run) for name, own in _own(lexicon).items()}
    second, first = sorted([0, 0, *counts.values()])[-2:]
    if first < LEAST or first == second:
        return ""
    return next(name for name, count in counts.items() if count == first)


def _count(own: _Own, words: frozenset[str], run: str) -> int:
    return len(own.words & words) + sum(needed <= words and wording in run for needed, wording in own.runs)


@cache
def _own(lexicon: Lexicon) -> dict[str, _Own]:
    """Sort each layout's own wordings into words and runs of words."""
    sorted_out = {}
    for name, wordings in lexicon.own.items():
        split = [tuple(word.strip(EDGES) for word in wording.split()) for wording in wordings]
        runs = tuple((frozenset(words), f" {' '.join(words)}") for words in sorted(split) if len(words) > 1)
        sorted_out[name] = _Own(frozenset(words[0] for words in split if len(words) == 1 and words[0]), runs)
    return sorted_out
