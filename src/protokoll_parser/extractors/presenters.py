"""Reads who presented an item: under a label (`Föredragande: Karin Stolt`), or in the running text (presenting.py).

Goes in: one item's text, what is known of the document, and its people. Comes out: presenters as plain values, each
person once, in the order of the text; short names resolved, and a diagnostic for every resolution.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.presenting import may_present, presenters_in, verbs_in
from protokoll_parser.people.names import People, fits
from protokoll_parser.prose.enumerations import listed, listed_surely
from protokoll_parser.prose.mentions import Known, Mention, Place
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Context, Found, ItemText, Paragraph, Value
from protokoll_parser.words.lexicon import WordLists, lexicon_in_use

SKIPPED = ("reservation", "statement")
"""Blocks in which others speak, often about other meetings."""
LONGEST_CUT = 3
"""Letters of a family name cut short (`Eva Fal`)."""
LONGEST_VALUE = 160
"""Characters of a line of names under the label; longer paragraphs are running text (sample ledningsforum)."""


class Sighting(NamedTuple):
    """A person seen presenting, and the passage that says so."""

    passage: Passage
    mention: Mention

    def text(self, place: Place | None) -> str | None:
        """Return what stands at a place of the passage."""
        return self.passage.text[place.start : place.stop] if place else None

    @property
    def written(self) -> str:
        """The name, or the office, as written."""
        return self.passage.text[self.mention.start : self.mention.stop]


def extract_presenters(item: ItemText, context: Context, people: People) -> Found:
    """Return the presenters of an item, each person once, in the order of the text.

    A short name that stands for a person named in full in the same item means that person; otherwise the attendance
    list decides. An office whose holder is not known is nobody's name and is left out.
    """
    if not may_present(item.text) and all(block.key != "presenter" for block in item.blocks):
        return Found()
    words = context.words

    def known(word: str) -> bool:
        folded = word.casefold()
        if folded in words.get("municipalities", ()):  # Nora, Lund: who reports is the municipality
            return any(folded in (person.given, person.nickname) for person in people.persons)
        return folded in words.get("given_names", ()) or word[0] == "@" or people.knows(word)

    sightings: dict[str, Sighting] = {}
    for block in item.blocks:
        for sighting in _sightings(block, words, known):
            sightings.setdefault(sighting.written, sighting)
    full = {name for name, sighting in sightings.items() if " " in name and not sighting.mention.is_office}
    values: list[Value] = []
    diagnostics: list[Diagnostic] = []
    seen: set[str] = set()
    for sighting in sightings.values():
        name, note = _resolved(sighting, full, people, item)
        key = (name or "").casefold().replace("-", " ")
        if key in seen:
            continue
        if note:
            diagnostics.append(note)
        if name:
            seen.add(key)
            values.append(_value(sighting, name))
    return Found(tuple(values), tuple(diagnostics))


def people_in(text: str) -> list[tuple[int, int]]:
    """Return where the names stand in a list of people: full names, first names, user names.

    >>> [text[start:stop] for text in ["Markus Hjelm, Bodil Sandlöv och Mats"] for start, stop in people_in(text)]
    ['Markus Hjelm', 'Bodil Sandlöv', 'Mats']
    """
    words = lexicon_in_use().words
    mentions = listed(text, 0, len(text), words, lambda word: word.casefold() in words["given_names"] or word[0] == "@")
    return [(mention.start, mention.stop) for mention in mentions if not mention.is_office]


def _value(sighting: Sighting, name: str) -> Value:
    mention = sighting.mention
    return {
        "name": name,
        "title": sighting.text(mention.title),
        "affiliation": sighting.text(mention.affiliation),
        "as_written": sighting.written if sighting.written != name else None,
        "span": sighting.passage.span(*mention.hull),
    }


def _resolved(
    sighting: Sighting, full: set[str], people: People, item: ItemText
) -> tuple[str | None, Diagnostic | None]:
    """Return the full name of who was seen, None for an office without a known holder; and what was inferred."""
    written = sighting.written
    if sighting.mention.is_office:
        name, ambiguous = people.resolve(written)
        code = "resolved-office"
    elif not _is_short(written):
        return written, None
    else:
        code = "resolved-name"
        here = {name for name in full if name != written and fits(written, name)}
        if len(here) == 1:
            name, ambiguous = here.pop(), False
        elif " " in written and people.full(written):
            return written, None
        else:
            name, ambiguous = people.resolve(written)
            name = name or _named_in(item, written)
    line = sighting.passage.part(sighting.mention.start, sighting.mention.stop).first.number
    if name and name != written:
        return name, Diagnostic(code, f"“{written}” was taken to be {name}.", line)
    left = None if sighting.mention.is_office else written
    if not ambiguous or name:
        return name or left, None
    return left, Diagnostic("ambiguous-name", f"“{written}” fits several people and is left as written.", line)


def _is_short(name: str) -> bool:
    """Say whether a name may stand for a longer one: `Per`, `Ewa E`, `K. Stolt`, `von Knorring`, `Maj Britt`."""
    tokens = name.split()
    if len(tokens) == 1 or tokens[0][0].islower():
        return True
    given = lexicon_in_use().words.get("given_names", frozenset())
    if len(tokens) > 2:
        return False
    cut = len(tokens[1]) <= LONGEST_CUT or tokens[1].endswith(".") or len(tokens[0].rstrip(".")) == 1
    return cut or tokens[1].casefold() in given


def _named_in(item: ItemText, short: str) -> str | None:
    """Return the one full name in the item's text that begins with a given name: `Docent Bengt Orrling … Bengt …`."""
    pattern = re.compile(rf"(?<!\w){re.escape(short)}\s[^\W\d_a-zß-öø-ÿ][a-zà-öø-ÿ][\w’'-]*")
    texts = (paragraph.passage.text for block in item.blocks for paragraph in block.paragraphs)
    names = {match.group() for text in texts if short in text for match in pattern.finditer(text)}
    return names.pop() if len(names) == 1 else None


def _sightings(block: Block, words: WordLists, known: Known) -> Iterator[Sighting]:
    """Give everyone whom a block shows presenting."""
    if block.key in SKIPPED:
        return
    under = block.key == "presenter"
    for index, paragraph in enumerate(block.paragraphs):
        passage = paragraph.passage
        under = under and _is_value(paragraph, inline=block.inline, first=index == 0)
        if under:
            read = listed if block.inline else listed_surely
            mentions = read(passage.text, 0, len(passage.text), words, known)
            yield from (Sighting(passage, mention) for mention in mentions)
        yield from (Sighting(passage, mention) for mention in presenters_in(passage.text, words, known))


def _is_value(paragraph: Paragraph, *, inline: bool, first: bool) -> bool:
    """Say whether a paragraph under the label names people; the rest of the item may stand there, too."""
    if first and inline:
        return True
    text = paragraph.passage.text
    if len(text) >= LONGEST_VALUE or (paragraph.blank_before and not first):
        return False
    return not may_present(text) or not verbs_in(text)
