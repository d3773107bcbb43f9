"""Parts the head of a flat text: organisation, body, the word for the document and its title each stood on a line.

Goes in: the text of the first page up to its first label. Comes out: where lines began. Forms:

    ÄLVNÄS KOMMUN | SAMMANTRÄDESPROTOKOLL | Kommunstyrelsen           capitals, and a word for the document
    Storvads kommun | Minnesanteckningar Brukarrådet | PROTOKOLL fört vid årsmöte
"""

from collections.abc import Iterator

from protokoll_parser.outline.titles import DANGLING
from protokoll_parser.patterns import lazy

WORD = lazy(r"\S+")
DOCUMENT = lazy(
    r"(?:[A-ZÅÄÖ][a-zåäö]*|[A-ZÅÄÖ]+)?(?:protokoll|anteckningar|PROTOKOLL|ANTECKNINGAR)|Protokoll|Anteckningar"
)
LEAST_LETTERS = 4
"""Letters of a word in capitals that is no abbreviation."""


def head(text: str, stop: int) -> Iterator[int]:
    """Yield where lines began in the head of a text, which ends at `stop`."""
    before = ""
    for match in WORD.finditer(text, 0, stop):
        word = match[0]
        if before and not before[0].isdigit() and _parts(before, word):
            yield match.start()
        before = word


def _parts(before: str, word: str) -> bool:
    """Say whether a line ended between two words."""
    if not word[0].isupper() or before.casefold() in DANGLING or before[-1] in ",:-–":
        return False
    if DOCUMENT.fullmatch(word) and not DOCUMENT.fullmatch(before):
        return True
    return _is_loud(before) != _is_loud(word) and (_is_loud(before) or _is_loud(word))


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) >= LEAST_LETTERS
