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
        index: dict[str, tuple[str, ...]] = {}
        for word in sorted(self.words):
            if len(word) >= shortest:
                for form in shortened(word):
                    index[form] = (*index.get(form, ()), word)
        self._index = index

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
        return {known for form in shortened(word) for known in self._index.get(form, ())}
