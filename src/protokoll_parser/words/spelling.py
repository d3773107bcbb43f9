"""Words read through one slip of pen or scanner: `Frånvarnade`, `Narvarande`, `Bes1ut`.

Two words are one slip apart when taking one letter out of each can make them the same: that covers a letter too
many, a letter lost, a letter exchanged and two letters swapped, and needs no distance to be computed per pair.
"""

from collections.abc import Iterable


def shortened(word: str) -> set[str]:
    """Return the word and every form of it with one letter taken out."""
    return {word[:index] + word[index + 1 :] for index in range(len(word))} | {word}


class Speller:
    """A vocabulary that knows its words through one slip.

    >>> Speller(["frånvarande", "närvarande"]).nearest("frånvarnade")
    'frånvarande'
    >>> Speller(["frånvarande", "närvarande"]).nearest("närvarade")
    'närvarande'
    >>> Speller(["beslut"]).nearest("protokoll") is None
    True
    """

    def __init__(self, words: Iterable[str], shortest: int = 5) -> None:
        """Take folded words; those with fewer than `shortest` letters are too easily mistaken and left out."""
        self.words = frozenset(words)
        self._shortest = shortest
        self._forms: dict[int, dict[str, tuple[str, ...]]] = {}

    def nearest(self, word: str) -> str | None:
        """Return the one known word that `word` is, or is one slip from; None if there is none or several."""
        found = self.near(word)
        return found.pop() if len(found) == 1 else None

    def near(self, word: str) -> set[str]:
        """Return all known words that are one slip from `word`; a known word alone, as it is no slip.

        >>> sorted(Speller(["närvarande", "närvarade"]).near("närvarnade"))
        ['närvarade', 'närvarande']
        """
        if word in self.words:
            return {word}
        if len(word) < self._shortest:
            return set()
        forms, length = shortened(word), len(word)
        indices = [self._forms.get(size) or self._indexed(size) for size in (length - 1, length, length + 1)]
        return {known for index in indices for form in index.keys() & forms for known in index[form]}

    def _indexed(self, length: int) -> dict[str, tuple[str, ...]]:
        """Index the words of one length by their forms; a text asks for few of the lengths."""
        index = self._forms[length] = {}
        for word in self.words if length >= self._shortest else ():
            if len(word) == length:
                alone = (word,)
                for form in shortened(word):
                    if (known := index.setdefault(form, alone)) is not alone:
                        index[form] = (*known, word)
        return index
