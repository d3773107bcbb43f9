"""Who is named: mentions of people and parties in running text, and what is known of the people a document lists."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.people.names import people_of
from protokoll_parser.reading.mend import BREAK
from protokoll_parser.source import Passage
from protokoll_parser.structure import Context, Value

QUOTES = "\"”“'’()"
SHORT = 3
"""Letters of a last word that can only be cut from a family name: `Maria W`, `Eva Fal`."""


class Mention(NamedTuple):
    """A person or an actor named in running text, and where."""

    name: str | None
    party: str | None
    start: int
    stop: int


class Register(NamedTuple):
    """What names are known: the lexicon's words, and the people that the document lists."""

    context: Context

    def holds(self, key: str, word: str) -> bool:
        """Say whether a word list of the lexicon holds a word."""
        return word.casefold() in self.context.words.get(key, ())

    def is_party(self, word: str) -> bool:
        """Say whether a word stands for a party: one that the lexicon knows, or that someone listed belongs to."""
        return self.holds("party_letters", word) or any(
            word == value.get("party") for value in self.context.attendees if value.get("party")
        )

    def knows(self, word: str) -> bool:
        """Say whether a single word is a part of the name of someone listed."""
        names = [value["name"] for value in (*self.context.attendees, *self.context.officers)]
        if any(word in name and word in _parts(name) for name in names):
            return True
        shouted = word.upper() if word[:1].isupper() else ""
        return any(name.isupper() and shouted in _parts(name) for name in names)

    def resolve(self, name: str) -> str:
        """Return the one listed person that a short name fits, else the name as it is."""
        words = name.split()
        spelled_out = len(words) == 2 and len(words[1].rstrip(".")) > SHORT and not words[0].endswith(".")
        if len(words) > 2 or spelled_out or self.holds("offices", name):
            return name
        if not self.knows(words[0]) and not (len(name) < 5 and name.isupper()) and "." not in words[0]:
            return name
        return people_of(self.context.attendees, self.context.officers).resolve(name).name or name


def _parts(name: str) -> list[str]:
    return [part.strip(QUOTES) for part in name.split()]


def statement_of(by: Iterable[Value], parts: Sequence[Passage]) -> Value:
    """Return a proposal, a reservation or a statement as the record has it: who makes it, its text, where it stands."""
    text = " ".join(part.text for part in parts).replace(BREAK, " ")
    return {"by": list(by), "text": text, "span": (parts[0].span().start, parts[-1].span().stop)}


def by_of(people: Iterable[Mention], passage: Passage, register: Register) -> tuple[list[Value], list[Diagnostic]]:
    """Make the record's `by` of mentions: each once, short names resolved, with a diagnostic for each that was."""
    values: list[Value] = []
    diagnostics = []
    for mention in people:
        name = register.resolve(mention.name) if mention.name else None
        if mention.name and name and name != mention.name:
            diagnostics.append(resolved(mention.name, name, passage.part(mention.start, mention.stop).first.number))
        value = {"name": name, "party": mention.party}
        if value not in values:
            values.append(value)
    return values, diagnostics


def resolved(short: str, name: str, line: int | None = None) -> Diagnostic:
    """Say that a short name was read as the full one."""
    return Diagnostic("resolved-name", f"“{short}” is read as {name}.", line)
