"""Who meets, and for whom: finds a body and an organisation in a heading, a page header or a line.

`str` in, places (code points, half-open) out. Forms:

    Protokoll Chefsgrupp för samverkan social välfärd       -> Chefsgrupp för samverkan social välfärd
    Hälso- och sjukvårdsnämndens sammanträde                -> Hälso- och sjukvårdsnämnden
    Beslutsprotokoll kommunstyrelsens arbetsutskott 2024    -> kommunstyrelsens arbetsutskott
    fört vid ordinarie årsmöte med Fägreda Hembygdsförening -> årsmöte; Fägreda Hembygdsförening
    Brf Gläntan 12    HÄLLINGE KOMMUN    Region Örebro län  (organisations)
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from protokoll_parser.patterns import lazy

Words = Mapping[str, frozenset[str]]
"""The lexicon's word lists; this module reads those of layouts/common/bodies.toml."""

TOKEN = lazy(r"\S+")
COMPOUNDED = ("sprotokoll", "santeckningar")


DASHES = ("–", "—", "-", "|")
EDGES = "\"”“»«'’*_()[].,:;!–—-|"


class Token(NamedTuple):
    """A word of a text, without the punctuation round it."""

    word: str
    start: int
    stop: int
    ends: bool
    """Punctuation follows that ends a phrase (comma, full stop, colon, bracket)."""

    @property
    def folded(self) -> str:
        """The word in small letters."""
        return self.word.casefold()

    @property
    def is_capital(self) -> bool:
        """The word begins with a capital."""
        return self.word[:1].isupper()


class Body(NamedTuple):
    """A body found in a text."""

    start: int
    stop: int
    kind: str
    """`standing`, `meeting` (årsstämma) or `board` (named only by `styrelsemöte`)."""


@cache
def _endings(endings: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(endings))


def _has_ending(folded: str, key: str, words: Words) -> bool:
    return folded.endswith(_endings(words[key]))


def tokens(text: str) -> list[Token]:
    """Cut a text into words."""
    found = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        word = raw.strip(EDGES) if raw[-1] != "-" else raw.lstrip(EDGES)
        if not word:
            found.append(Token(raw, match.start(), match.end(), ends=raw in "|–—"))
            continue
        start = match.start() + raw.index(word)
        ends = raw[-1] in ",.:;)|" and not raw.endswith(("f.", "v."))
        found.append(Token(word, start, start + len(word), ends))
    return found


def names_meeting(text: str, words: Words) -> bool:
    """Say whether a line names a gathering or a body: what a heading does and a list of people does not.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> names_meeting("Styrelsemöte nr 4/2024", load_lexicon().words)
    True
    >>> names_meeting("Telefon 0300-77 70 00", load_lexicon().words)
    False
    """
    folded = [token.folded for token in tokens(text)]
    return any(_has_ending(word, "meeting_endings", words) for word in folded) or find_body(text, words) is not None


def find_body(text: str, words: Words) -> Body | None:
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
        kind = _kind(token, words)
        if kind == "standing":
            return _standing(row, _first(row, index, words), index, words, text)
        if kind == "board" and (named := _owned_board(row, index, words)):
            return named
        if kind:
            return Body(token.start, token.stop, kind)
    return next((body for token in row if (body := _compounded(token, words))), None)


def _owned_board(row: Sequence[Token], index: int, words: Words) -> Body | None:
    """Return the board that a heading names in full behind its meeting: `Styrelsemöte med Byasektionens styrelse`."""
    for owner, token in pairwise(row[index + 1 :]):
        if token.folded in ("styrelse", "styrelsen") and owner.is_capital and owner.folded.endswith("s"):
            return Body(owner.start, token.stop, "standing") if owner.folded not in words["board"] else None
    return None


def _compounded(token: Token, words: Words) -> Body | None:
    """Return the body that the name of the document begins with: `byggmöte` of `Byggmötesprotokoll`."""
    folded = token.folded
    ending = next((ending for ending in COMPOUNDED if folded.endswith(ending)), None)
    if ending is None:
        return None
    stop = token.stop - len(ending)
    kind = _kind(token._replace(word=token.word[: -len(ending)], stop=stop), words)
    return Body(token.start, stop, kind) if kind else None


def _kind(token: Token, words: Words) -> str:
    """Say what kind of body a word names; an empty string for other words."""
    folded = token.folded
    if len(folded) < 3 or folded in words["not_bodies"] or _has_ending(folded, "not_body_endings", words):
        return ""
    if folded in words["board"]:
        return "board"
    if _has_ending(folded, "body_meetings", words):
        return "meeting"
    plain = folded.removesuffix("s")
    known = _has_ending(folded, "body_endings", words) or _has_ending(plain, "body_endings", words)
    return "standing" if known and plain not in words["not_bodies"] else ""


def _first(row: Sequence[Token], index: int, words: Words) -> int:
    """Say with which word the body's name begins: after the words that lead in to it."""
    first = index
    while first > 0 and not row[first - 1].ends:
        before = row[first - 1]
        if before.folded in ("och", "&") and first > 1 and row[first - 2].word.endswith("-"):
            first -= 2  # Hälso- och sjukvårdsnämnden
            continue
        if _leads_in(before, words) or (not before.is_capital and row[first].is_capital):
            break
        first -= 1
    return first


def _leads_in(token: Token, words: Words) -> bool:
    """Say whether a word before a body's name is none of it."""
    folded = token.folded
    if folded in words["body_leads"] or folded in words["body_stops"] or is_type_word(folded):
        return True
    if any(map(str.isdigit, folded)):
        return True
    return _has_ending(folded, "meeting_endings", words) and not _kind(token, words)


def _standing(row: Sequence[Token], first: int, index: int, words: Words, text: str) -> Body:
    """Follow a standing body's name to its end."""
    last = index
    folded = row[index].folded
    genitive = folded[-1] == "s" and not _has_ending(folded, "body_endings", words)
    organisation = find_organisation(text, words, row[index].stop)
    limit = organisation[0] if organisation else len(text)
    proper = row[first].is_capital
    while (not row[last].ends or _lists(row, last, text, words)) and last + 1 < len(row):
        following = row[last + 1]
        if following.start >= limit or _ends_name(following.folded, words) or following.word in DASHES:
            break
        goes_on = following.folded == "för" or following.is_capital or _kind(following, words)
        if not proper and last == index and not goes_on:
            break
        last += 1
    while last > index and (row[last].folded in words["body_leads"] or row[last].folded in ("och", "&")):
        last -= 1
    stop = row[last].stop - (1 if genitive and last == index else 0)
    if text[stop : stop + 1] == ")" and "(" in text[row[first].start : stop]:
        stop += 1  # Länsgemensam arbetskommitté (LAKO)
    return Body(row[first].start, stop, "standing")


def _lists(row: Sequence[Token], last: int, text: str, words: Words) -> bool:
    """Say whether a name goes on over a comma: `Samverkansnämnden för hälsa, vård och social välfärd`."""
    behind = row[last + 1 : last + 5]
    if text[row[last].stop : row[last].stop + 1] != "," or len(behind) < SHORTEST_LIST:
        return False
    joint = next((place for place, token in enumerate(behind) if token.folded == "och"), 0)
    listed = [*behind[:joint], *behind[joint + 1 : joint + 2]]
    return joint > 0 and not any(token.is_capital or token.folded in words["body_roles"] for token in listed)


SHORTEST_LIST = 3
"""`vård och omsorg` behind the comma."""


def _ends_name(folded: str, words: Words) -> bool:
    """Say whether a word behind a body's name is none of it."""
    if folded in words["body_stops"] or is_type_word(folded) or any(map(str.isdigit, folded)):
        return True
    return _has_ending(folded, "body_gatherings", words)


NOTES = ("anteckningar", "anteckning", "notat", "mötesnoteringar", "minnesnoteringar", "mötesnotering")


def is_type_word(folded: str) -> str:
    """Return the type of document that a word names (in small letters, without punctuation), or an empty string.

    >>> is_type_word("sammanträdesprotokoll"), is_type_word("minnesanteckningar"), is_type_word("protokollet")
    ('minutes', 'notes', '')
    """
    if folded.endswith("protokoll"):
        return "decision_minutes" if folded.endswith("beslutsprotokoll") else "minutes"
    if folded.endswith(NOTES) and not folded.startswith("protokolls"):
        return "notes"
    return ""


def find_organisation(text: str, words: Words, start: int = 0) -> tuple[int, int] | None:
    """Return the place of the legal organisation that a text names.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> words = load_lexicon().words
    >>> def organisation(text):
    ...     found = find_organisation(text, words)
    ...     return text[slice(*found)] if found else None
    >>> organisation("Protokoll fört vid årsmöte i Skogsåby IF")
    'Skogsåby IF'
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
            or _has_ending(folded, "organisation_head_endings", words)
            or (index == 0 and folded in words["organisation_first"])
        )
        first = _before_head(row, index, words) if is_head else index
        if is_head and row[first].is_capital and not token.ends and (last := _after_head(row, index, words)):
            return row[first].start, row[last].stop
        is_tail = folded in tails or (_has_ending(folded, "organisation_endings", words) and folded not in heads)
        if is_tail and index and not _is_care_of(row, index):
            first = _before_tail(row, index, words)
            if first < index:
                return row[first].start, _public(text, token.stop)
    return None


def _before_head(row: Sequence[Token], index: int, words: Words) -> int:
    """Take a word along that says which one it is: `Lokala hyresgästföreningen Eken`, `FOLKETS PARK-FÖRENINGEN EKEN`."""
    before = row[index - 1] if index == 1 else None
    kind = row[index].folded not in words["organisation_heads"] or not row[index].is_capital
    says = before is not None and before.is_capital and before.folded.endswith(("a", "s")) and not before.ends
    return 0 if kind and before is not None and says and not _leads_in(before, words) else index


def _after_head(row: Sequence[Token], index: int, words: Words) -> int:
    """Follow `Region Örebro län`, `Brf Gläntan 12`, `Landstinget i Malmåsen`; 0 where no name follows."""
    last = index
    while last + 1 < len(row) and not row[last].ends:
        following = row[last + 1]
        named = following.is_capital and not is_type_word(following.folded) and following.folded != "org.nr"
        number = last > index and following.word.isdigit() and len(following.word) < 4
        linking = following.folded in (("i", "för", "vid") if last == index else ("och",)) and last + 2 < len(row)
        closing = last > index and (
            following.folded == "län"
            or following.folded in words["organisation_tails"]
            or _has_ending(following.folded, "organisation_closings", words)
        )
        if not (named or number or closing or (linking and row[last + 2].is_capital)):
            break
        last += 1
    return last if last > index else 0


LEGAL_FORMS = ("ekonomisk", "ideell")


def _before_tail(row: Sequence[Token], index: int, words: Words) -> int:
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
        if before.folded in words["body_stops"] or (step > 1 and _has_ending(before.folded, "meeting_endings", words)):
            break
        first -= step
    if 1 < first == index - 1 and row[first - 1].folded == "i" and _begins_company(row[first - 2], words):
        first -= 2  # Länstrafiken i Tunadal AB
    return first


def _begins_company(token: Token, words: Words) -> bool:
    """Say whether a word before `i Tunadal AB` belongs to the name: it names no body and no gathering."""
    gathers = _kind(token, words) or _has_ending(token.folded, "meeting_endings", words)
    return token.is_capital and not (token.ends or gathers or _leads_in(token, words))


JOINTS = frozenset(("&", "-", "läns", "härads"))
"""Between the words of an organisation's name: `Lindvalls Tryckeri & Förpackning AB`, `Värmeskogs läns landsting`."""
LONGEST_NAME = 5
"""Words of such a name, joints counted, before its last."""


def _is_care_of(row: Sequence[Token], index: int) -> bool:
    return any(token.folded in ("c/o", "co") for token in row[max(0, index - 3) : index])


def _public(text: str, stop: int) -> int:
    """Take `(publ)` along."""
    return stop + 7 if text[stop : stop + 7] == " (publ)" else stop
