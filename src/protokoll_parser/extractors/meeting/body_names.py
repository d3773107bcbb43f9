"""Who meets: finds a body in a heading, a page header or a line.

`str` in, places (code points, half-open) out. Forms:

    Protokoll Chefsgrupp för samverkan social välfärd       -> Chefsgrupp för samverkan social välfärd
    Hälso- och sjukvårdsnämndens sammanträde                -> Hälso- och sjukvårdsnämnden
    Beslutsprotokoll kommunstyrelsens arbetsutskott 2024    -> kommunstyrelsens arbetsutskott
    fört vid ordinarie årsmöte med Fägreda Hembygdsförening -> årsmöte
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from protokoll_parser.extractors.meeting.heading_words import (
    Token,
    has_ending,
    is_type_word,
    kind_of,
    leads_in,
    tokens,
)
from protokoll_parser.extractors.meeting.organisation_names import find_organisation
from protokoll_parser.words.lexicon import WordLists

COMPOUNDED = ("sprotokoll", "santeckningar")

DASHES = ("–", "—", "-", "|")
SHORTEST_LIST = 3
"""`vård och omsorg` behind the comma."""


class Body(NamedTuple):
    """A body found in a text."""

    start: int
    stop: int
    kind: str
    """`standing`, `meeting` (årsstämma) or `board` (named only by `styrelsemöte`)."""


def names_meeting(text: str, words: WordLists) -> bool:
    """Say whether a line names a gathering or a body: what a heading does and a list of people does not.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> names_meeting("Styrelsemöte nr 4/2024", load_lexicon().words)
    True
    >>> names_meeting("Telefon 0300-77 70 00", load_lexicon().words)
    False
    """
    folded = [token.folded for token in tokens(text)]
    return any(has_ending(word, "meeting_endings", words) for word in folded) or find_body(text, words) is not None


def find_body(text: str, words: WordLists) -> Body | None:
    """Return the body that a heading or a short line names.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> words = load_lexicon().words
    >>> def body(text):
    ...     found = find_body(text, words)
    ...     return text[found.start:found.stop] if found else None
    >>> body("Protokoll fört vid sammanträde med Samrådsgruppen för hemsjukvårdens kommunalisering")
    'Samrådsgruppen för hemsjukvårdens kommunalisering'
    >>> body("Hälso- och sjukvårdsnämndens sammanträde")
    'Hälso- och sjukvårdsnämnden'
    >>> body("Protokoll från möte 2024-03-01") is None
    True
    """
    row = tokens(text)
    for index, token in enumerate(row):
        kind = kind_of(token, words)
        if kind == "standing":
            return _standing(row, _first(row, index, words), index, words, text)
        if kind == "board" and (named := _owned_board(row, index, words)):
            return named
        if kind:
            return Body(token.start, token.stop, kind)
    return next((body for token in row if (body := _compounded(token, words))), None)


def _owned_board(row: Sequence[Token], index: int, words: WordLists) -> Body | None:
    """Return the board that a heading names in full behind its meeting: `Styrelsemöte med Byasektionens styrelse`."""
    for owner, token in pairwise(row[index + 1 :]):
        if token.folded in ("styrelse", "styrelsen") and owner.is_capital and owner.folded.endswith("s"):
            return Body(owner.start, token.stop, "standing") if owner.folded not in words["board"] else None
    return None


def _compounded(token: Token, words: WordLists) -> Body | None:
    """Return the body that the name of the document begins with: `byggmöte` of `Byggmötesprotokoll`."""
    folded = token.folded
    ending = next((ending for ending in COMPOUNDED if folded.endswith(ending)), None)
    if ending is None:
        return None
    stop = token.stop - len(ending)
    kind = kind_of(token._replace(word=token.word[: -len(ending)], stop=stop), words)
    return Body(token.start, stop, kind) if kind else None


def _first(row: Sequence[Token], index: int, words: WordLists) -> int:
    """Say with which word the body's name begins: after the words that lead in to it."""
    first = index
    while first > 0 and not row[first - 1].ends:
        before = row[first - 1]
        if before.folded in ("och", "&") and first > 1 and row[first - 2].word.endswith("-"):
            first -= 2  # Hälso- och sjukvårdsnämnden
            continue
        if leads_in(before, words) or (not before.is_capital and row[first].is_capital):
            break
        first -= 1
    return first


def _standing(row: Sequence[Token], first: int, index: int, words: WordLists, text: str) -> Body:
    """Follow a standing body's name to its end."""
    last = index
    folded = row[index].folded
    genitive = folded[-1] == "s" and not has_ending(folded, "body_endings", words)
    organisation = find_organisation(text, words, row[index].stop)
    limit = organisation[0] if organisation else len(text)
    proper = row[first].is_capital
    while (not row[last].ends or _lists(row, last, text, words)) and last + 1 < len(row):
        following = row[last + 1]
        if following.start >= limit or _ends_name(following.folded, words) or following.word in DASHES:
            break
        goes_on = following.folded == "för" or following.is_capital or kind_of(following, words)
        if not proper and last == index and not goes_on:
            break
        last += 1
    while last > index and (row[last].folded in words["body_leads"] or row[last].folded in ("och", "&")):
        last -= 1
    stop = row[last].stop - (1 if genitive and last == index else 0)
    if text[stop : stop + 1] == ")" and "(" in text[row[first].start : stop]:
        stop += 1  # Länsgemensam arbetskommitté (LAKO)
    return Body(row[first].start, stop, "standing")


def _lists(row: Sequence[Token], last: int, text: str, words: WordLists) -> bool:
    """Say whether a name goes on over a comma: `Samverkansnämnden för hälsa, vård och social välfärd`."""
    behind = row[last + 1 : last + 5]
    if text[row[last].stop : row[last].stop + 1] != "," or len(behind) < SHORTEST_LIST:
        return False
    joint = next((place for place, token in enumerate(behind) if token.folded == "och"), 0)
    listed = [*behind[:joint], *behind[joint + 1 : joint + 2]]
    return joint > 0 and not any(token.is_capital or token.folded in words["body_roles"] for token in listed)


def _ends_name(folded: str, words: WordLists) -> bool:
    """Say whether a word behind a body's name is none of it."""
    if folded in words["body_stops"] or is_type_word(folded) or any(map(str.isdigit, folded)):
        return True
    return has_ending(folded, "body_gatherings", words)
