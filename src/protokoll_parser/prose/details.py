"""Reads what stands behind a name: title and affiliation.

Goes in: a text and a stretch of it. Comes out: their places. Forms:

    IT-strateg, Region Kalmar län        vd på Sweco        kommunalråd Ekby kommun
"""

import re

from protokoll_parser.prose.mentions import NONE, TOKEN, Place, Token, is_organisation, is_title
from protokoll_parser.words.lexicon import WordLists

KINDS = ("kommun", "kommuner", "stad", "län", "AB")
FROM = ("från", "vid", "på", "hos", "i", "åt")


def details(text: str, start: int, stop: int, words: WordLists) -> tuple[Place | None, Place | None]:
    """Divide one thing said behind a name into title and affiliation.

    >>> text = "analytiker Region Kalmar län"
    >>> lists = {"presenter_organisations": frozenset({"region"}), "presenter_titles": frozenset({"analytiker"})}
    >>> [text[slice(*place)] for place in details(text, 0, len(text), lists) if place]
    ['analytiker', 'Region Kalmar län']
    """
    tokens = [_bare(match) for match in TOKEN.finditer(text, start, stop)]
    tokens = [token for token in tokens if token[2]]
    if not tokens or (len(tokens) == 1 and len(tokens[0][2]) == 1):
        return None, None
    if tokens[0][2].casefold() in FROM:
        named = any(word[0].isupper() or is_organisation(word, words) for _, _, word in tokens[1:])
        return None, Place(tokens[1][0], tokens[-1][1]) if named else None
    index = next((index for index in range(len(tokens)) if _is_affiliation(tokens, index, words)), len(tokens))
    if index and index < len(tokens) and tokens[index - 1][2] in ("för", "av", "till", "med", "och"):
        index = len(tokens)
    head = index - 1 if 1 < index < len(tokens) and tokens[index - 1][2] in FROM else index
    return (
        Place(tokens[0][0], tokens[head - 1][1]) if _is_job(tokens[:head], words) else None,
        Place(tokens[index][0], tokens[-1][1]) if index < len(tokens) else None,
    )


def _is_job(tokens: list[Token], words: WordLists) -> bool:
    """Say whether words behind a name tell a job; a short remark without a number or a preposition may."""
    if any(is_title(word, words) for _, _, word in tokens[:5]):
        return True
    told = [word.casefold() for _, _, word in tokens]
    return (
        0 < len(told) <= 3
        and words.get("prepositions", NONE).isdisjoint(told)
        and not any(word[0].isdigit() for word in told)
    )


def _bare(match: re.Match[str]) -> Token:
    word = match.group()
    left, right = len(word) - len(word.lstrip('(–—-"”“')), len(word.rstrip('),.;:–—-"”“'))
    return match.start() + left, match.start() + max(left, right), word[left:right]


def _is_affiliation(tokens: list[Token], index: int, words: WordLists) -> bool:
    """Say whether an organisation begins at this word: by what it is called, or behind `ordförande (i)`."""
    word = tokens[index][2]
    if is_title(word, words):
        return False
    if is_organisation(word, words) or (index + 1 < len(tokens) and tokens[index + 1][2] in KINDS):  # Lunds kommun
        return True
    if not word[0].isupper():
        return False
    chair = next((token[2] for token in reversed(tokens[:index]) if token[2] != "i"), "")
    return not any(is_title(token[2], words) for token in tokens) or chair.casefold().endswith("ordförande")
