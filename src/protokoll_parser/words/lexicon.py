"""The Swedish vocabulary: every layout's data file merged and looked up by folded wording.

Goes in: the TOML files of `layouts/common/`, which hold what all protocols share, and those of `layouts/`, each with
the words of one kind of protocol. Comes out: one immutable `Lexicon`. All layouts are in play for every text; which of
them a text follows is a result (`layout_of`), not a switch. Wordings are words as they look on the page, never patterns
(see layouts/README.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from protokoll_parser.kept import keep, recall
from protokoll_parser.words.layout_files import Known, check_meaning, read_layout
from protokoll_parser.words.spelling import Speller

FOLDER = Path(__file__).parents[1] / "layouts"
COMMON = FOLDER / "common"


class Label(NamedTuple):
    """A standing label (`Plats och tid`, `Beslut`): what its wording means."""

    key: str
    scope: str = "item"
    """`front`: stands on the first page and in the signature block; `item`: inside an item."""


def fold(text: str) -> str:
    """Return the text as wordings are compared: lower case, one space between words, no colon at the end.

    >>> fold("Plats  och tid:")
    'plats och tid'
    """
    return " ".join(text.casefold().split()).rstrip(" :.*")  # as `spaced`, without a call: nothing is called so often


def spaced(folded: str) -> str:
    """Return a text in lower case with one space between words, and no colon at the end."""
    return " ".join(folded.split()).rstrip(" :.*")


@cache
def alternatives(words: frozenset[str]) -> tuple[str, ...]:
    """Return a list of words as `startswith` and `endswith` take them; made once for each list."""
    return tuple(sorted(words))


WordLists = Mapping[str, frozenset[str]]
"""The words of the layout files by the key of their list, in lower case."""
Meanings = MappingProxyType[str, Label]
Lists = MappingProxyType[str, frozenset[str]]
Tables = MappingProxyType[str, dict[str, str]]


class Lexicon:
    """All wordings of all layouts; equal only to itself, as it is made once."""

    def __init__(
        self, labels: Meanings, front: Meanings, words: Lists, tables: Tables, own: Lists, base: "Lexicon | None" = None
    ) -> None:
        self.labels = labels
        """What a wording means inside an item, or else outside."""
        self.front = front
        """What a wording means outside the items, or else inside (`Bilagor`, `Kopia till` are both)."""
        self.words = words
        self.tables = tables
        self.own = own
        """The folded wordings that each layout has of its own, by the name of its file; common ones are left out."""
        self.base = base
        """The lexicon of the layout files, if this one has the damaged wordings of one text besides."""

    def label_words(self) -> Speller:
        """Return the words that labels are made of, to be recognised through a slip; made at first use."""
        return _label_speller(self.base or self)

    def with_wordings(self, damaged: Mapping[str, str]) -> "Lexicon":
        """Return the lexicon of one text: damaged wordings mean in it what the sound ones mean."""
        groups = self.tables.get("people_group_words", {})
        lent = {word: groups[sound] for word, sound in damaged.items() if sound in groups}
        return Lexicon(
            _lent(self.labels, damaged),
            _lent(self.front, damaged),
            self.words,
            MappingProxyType({**self.tables, "people_group_words": {**groups, **lent}}),
            self.own,
            self.base or self,
        )


def _lent(labels: Mapping[str, Label], damaged: Mapping[str, str]) -> MappingProxyType[str, Label]:
    return MappingProxyType(
        {**labels, **{wording: labels[sound] for wording, sound in damaged.items() if sound in labels}}
    )


@cache
def _label_speller(lexicon: Lexicon) -> Speller:
    return Speller({word for wording in lexicon.labels for word in wording.replace("/", " ").split()})


@cache
def load_lexicon(leave_out: frozenset[str] = frozenset(), extra: tuple[Path, ...] = ()) -> Lexicon:
    """Merge the layout files into one lexicon.

    `leave_out` names layout files (stems) that are not read; `extra` are files of the user's own, same form.
    Raises LayoutError with file and key where a file is not as described in layouts/README.md. The merged words of all
    layouts are kept for the next start (kept.py), and read anew once one of the files has changed.
    """
    files = [
        path for folder in (COMMON, FOLDER) for path in sorted(folder.iterdir()) if path.suffix in (".toml", ".txt")
    ]
    own_choice = [*(path for path in files if path.stem not in leave_out), *extra]
    labels, front, words, tables, own = _recalled(files) if own_choice == files else _merged(own_choice)
    if extra:
        check_meaning(extra, _known(_recalled(files)))
    known = {label: Label(*label) for label in {*labels.values(), *front.values()}}
    return Lexicon(
        MappingProxyType({wording: known[label] for wording, label in labels.items()}),
        MappingProxyType({wording: known[label] for wording, label in front.items()}),
        MappingProxyType(words),
        MappingProxyType(tables),
        MappingProxyType(own),
    )


def _known(merged: "Merged") -> Known:
    """Return what the keys of a layout file may be."""
    labels, front, words, tables, _ = merged
    keys = frozenset(key for key, _ in (*labels.values(), *front.values()))
    values = {name: frozenset(table.values()) for name, table in tables.items()}
    # Where each value stands for many wordings it is a choice; where most wordings have their own, it is a text.
    choices = {name: found if 3 * len(found) <= len(tables[name]) else None for name, found in values.items()}
    return Known(keys, frozenset(words), choices)


Labels = dict[str, tuple[str, str]]
Merged = tuple[Labels, Labels, dict[str, frozenset[str]], dict[str, dict[str, str]], dict[str, frozenset[str]]]
"""What a lexicon holds, in plain values."""


def _recalled(files: Sequence[Path]) -> Merged:
    """Return what the files merge into, from an earlier start if none of them (nor this module) has changed since."""
    state = [(str(path), (about := path.stat()).st_mtime_ns, about.st_size) for path in (*files, Path(__file__))]
    merged: Merged | None = recall("lexicon", state)
    if merged is None:
        merged = _merged(files)
        keep("lexicon", state, merged)
    return merged


def _merged(files: Sequence[Path]) -> Merged:
    """Merge layout files, later ones over earlier ones."""
    scopes: dict[str, Labels] = {"front": {}, "item": {}}
    words: dict[str, frozenset[str]] = {}
    tables: dict[str, dict[str, str]] = {}
    own: dict[str, frozenset[str]] = {}
    for path in files:
        data = read_layout(path)
        if path.parent != COMMON:
            own[path.stem] = own.get(path.stem, frozenset()) | _wordings(data)
        for scope, entries in data.get("labels", {}).items():
            for key, wordings in entries.items():
                scopes.setdefault(scope, {}).update((fold(wording), (key, scope)) for wording in wordings)
        for key, wordings in data.get("words", {}).items():
            words[key] = words.get(key, frozenset()) | frozenset(map(str.casefold, wordings))
        for key, pairs in data.get("tables", {}).items():
            tables.setdefault(key, {}).update((wording.casefold(), value) for wording, value in pairs.items())
    return scopes["front"] | scopes["item"], scopes["item"] | scopes["front"], words, tables, own


_IN_USE: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


def lexicon_in_use() -> Lexicon:
    """Return the lexicon that the text at hand is read with; outside of a parse, all layout files and no others.

    For the few readings of words deep inside a sentence (verbs, abbreviations, given names) that no lexicon is handed to.
    """
    return _IN_USE.get() or load_lexicon()


@contextmanager
def reading_with(lexicon: Lexicon) -> Iterator[None]:
    """Make a lexicon the one in use, in this thread or task only."""
    token = _IN_USE.set(lexicon)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def _wordings(data: Mapping[str, Any]) -> frozenset[str]:
    """Return every wording of a layout file as a text has it, folded; those that are only the end of a word left out."""
    lists = [
        *(wordings for entries in data.get("labels", {}).values() for wordings in entries.values()),
        *(wordings for key, wordings in data.get("words", {}).items() if not key.endswith("endings")),
        *data.get("tables", {}).values(),
    ]
    return frozenset(fold(wording) for wordings in lists for wording in wordings)
