"""The words of a heading: their places, and what each says by itself: a body, a gathering, a kind of document.

`str` in, `Token`s out; places are code points, half-open.
"""

from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.words.lexicon import WordLists, alternatives

TOKEN = lazy(r"\S+")
EDGES = "\"”“»«'’*_()[].,:;!–—-|"

NOTES = ("anteckningar", "anteckning", "notat", "mötesnoteringar", "minnesnoteringar", "mötesnotering")


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


def has_ending(folded: str, key: str, words: WordLists) -> bool:
    """Say whether a word ends like one of a list: `not_body_endings`, `meeting_endings`."""
    return folded.endswith(alternatives(words[key]))


def kind_of(token: Token, words: WordLists) -> str:
    """Say what kind of body a word names; an empty string for other words."""
    folded = token.folded
    if len(folded) < 3 or folded in words["not_bodies"] or has_ending(folded, "not_body_endings", words):
        return ""
    if folded in words["board"]:
        return "board"
    if has_ending(folded, "body_meetings", words):
        return "meeting"
    plain = folded.removesuffix("s")
    known = has_ending(folded, "body_endings", words) or has_ending(plain, "body_endings", words)
    return "standing" if known and plain not in words["not_bodies"] else ""


def leads_in(token: Token, words: WordLists) -> bool:
    """Say whether a word before a body's name is none of it."""
    folded = token.folded
    if folded in words["body_leads"] or folded in words["body_stops"] or is_type_word(folded):
        return True
    if any(map(str.isdigit, folded)):
        return True
    return has_ending(folded, "meeting_endings", words) and not kind_of(token, words)


def is_type_word(folded: str) -> str:
    """Return the type of document that a word names (in small letters, without punctuation), or an empty string.

    >>> is_type_word("sammanträdesprotokoll"), is_type_word("minnesanteckningar"), is_type_word("protokollet")
    ('minutes', 'notes', '')
    """
    if folded.endswith(("protokoll", "protokollsutdrag")):
        return "decision_minutes" if folded.endswith("beslutsprotokoll") else "minutes"
    if folded.endswith(NOTES) and not folded.startswith("protokolls"):
        return "notes"
    return ""
