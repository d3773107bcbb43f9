"""For whom a body meets: finds the name of an organisation in a heading, a page header or a line.

`str` in, places (code points, half-open) out. Forms:

    Brf Gläntan 12    HÄLLINGE KOMMUN    Region Örebro län    Kvarnforsens Kraft AB    Fägreda Hembygdsförening
"""

from collections.abc import Sequence

from protokoll_parser.extractors.meeting.heading_words import (
    Token,
    has_ending,
    is_type_word,
    kind_of,
    leads_in,
    tokens,
)
from protokoll_parser.values.days import MONTHS
from protokoll_parser.words.lexicon import WordLists

LEGAL_FORMS = ("ekonomisk", "ideell")
JOINTS = frozenset(("&", "-", "läns", "härads"))
"""Between the words of an organisation's name: `Lindvalls Tryckeri & Förpackning AB`, `Värmeskogs läns landsting`."""
LONGEST_NAME = 5
"""Words of such a name, joints counted, before its last."""


def find_organisation(text: str, words: WordLists, start: int = 0) -> tuple[int, int] | None:
    """Return the place of the legal organisation that a text names.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> words = load_lexicon().words
    >>> def organisation(text):
    ...     found = find_organisation(text, words)
    ...     return text[slice(*found)] if found else None
    >>> organisation("Protokoll fört vid årsmöte i Skogsåby IF")
    'Skogsåby IF'
    >>> organisation("Styrelsemöte Brf Eken 12 mars 2024"), organisation("Brf Eken 12 protokoll")
    ('Brf Eken', 'Brf Eken 12')
    >>> organisation("Närvårdskansliet, Region Västmark | Box 112")
    'Region Västmark'
    >>> organisation("Tre Sjöar i samverkan c/o Almsta kommun") is None
    True
    """
    row = [token for token in tokens(text) if token.start >= start]
    heads, tails = words["organisation_heads"], words["organisation_tails"]
    for index, token in enumerate(row):
        folded = token.folded
        is_head = (
            folded in heads
            or has_ending(folded, "organisation_head_endings", words)
            or (index == 0 and folded in words["organisation_first"])
        )
        first = _before_head(row, index, words) if is_head else index
        if is_head and row[first].is_capital and not token.ends and (last := _after_head(row, index, words)):
            return row[first].start, row[last].stop
        is_tail = folded in tails or (has_ending(folded, "organisation_endings", words) and folded not in heads)
        if is_tail and index and not _is_care_of(row, index):
            first = _before_tail(row, index, words)
            if first < index:
                return row[first].start, _public(text, token.stop)
    return None


def _before_head(row: Sequence[Token], index: int, words: WordLists) -> int:
    """Take a word along that says which one it is: `Lokala hyresgästföreningen Eken`, `FOLKETS PARK-FÖRENINGEN EKEN`."""
    before = row[index - 1] if index == 1 else None
    kind = row[index].folded not in words["organisation_heads"] or not row[index].is_capital
    says = before is not None and before.is_capital and before.folded.endswith(("a", "s")) and not before.ends
    return 0 if kind and before is not None and says and not leads_in(before, words) else index


def _after_head(row: Sequence[Token], index: int, words: WordLists) -> int:
    """Follow `Region Örebro län`, `Brf Gläntan 12`, `Landstinget i Malmåsen`; 0 where no name follows."""
    last = index
    while last + 1 < len(row) and not row[last].ends:
        following = row[last + 1]
        named = following.is_capital and not is_type_word(following.folded) and following.folded != "org.nr"
        number = last > index and following.word.isdigit() and len(following.word) < 4 and not _is_day(row, last + 1)
        linking = following.folded in (("i", "för", "vid") if last == index else ("och",)) and last + 2 < len(row)
        closing = last > index and (
            following.folded == "län"
            or following.folded in words["organisation_tails"]
            or has_ending(following.folded, "organisation_closings", words)
        )
        if not (named or number or closing or (linking and row[last + 2].is_capital)):
            break
        last += 1
    return last if last > index else 0


def _is_day(row: Sequence[Token], index: int) -> bool:
    """Say whether a number is the day of a date: `Brf Eken 12 mars`."""
    return index + 1 < len(row) and row[index + 1].folded[:3] in MONTHS and not row[index + 1].is_capital


def _before_tail(row: Sequence[Token], index: int, words: WordLists) -> int:
    """Follow `Kvarnforsens Kraft AB`, `Björkuddens samfällighetsförening` back to the first word of the name."""
    first = index
    while first > 0 and index - first < LONGEST_NAME and not row[first - 1].ends:
        step = 2 if row[first - 1].folded in JOINTS and first > 1 and not row[first - 2].ends else 1
        before = row[first - step]
        if first == index and before.folded in LEGAL_FORMS and first > 1 and row[first - 2].is_capital:
            first -= 1  # Sol & Vind ekonomisk förening
            continue
        if not before.is_capital or is_type_word(before.folded) or before.folded in words["body_leads"]:
            break
        if before.folded in words["body_stops"] or (step > 1 and has_ending(before.folded, "meeting_endings", words)):
            break
        first -= step
    if 1 < first == index - 1 and row[first - 1].folded == "i" and _begins_company(row[first - 2], words):
        first -= 2  # Länstrafiken i Tunadal AB
    return first


def _begins_company(token: Token, words: WordLists) -> bool:
    """Say whether a word before `i Tunadal AB` belongs to the name: it names no body and no gathering."""
    gathers = kind_of(token, words) or has_ending(token.folded, "meeting_endings", words)
    return token.is_capital and not (token.ends or gathers or leads_in(token, words))


def _is_care_of(row: Sequence[Token], index: int) -> bool:
    return any(token.folded in ("c/o", "co") for token in row[max(0, index - 3) : index])


def _public(text: str, stop: int) -> int:
    """Take `(publ)` along."""
    return stop + 7 if text[stop : stop + 7] == " (publ)" else stop
