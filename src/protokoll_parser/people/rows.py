"""Reads a row of a list of people: whom it names, and what it says of each.

Goes in: one row (or a run in a sentence that names several). Comes out: a `PersonRow` each, with places in the text.
The row's pieces (cutting.py, pieces.py) are dealt out to the names. Forms:

    Kurt Engdahl (M) ersätter Lisbeth Franzén (M)           Karin Stolt, ekonomichef §§ 46-48
    Monica Falkenby (S)      Göran Thelander (M)            tf socialchef Rickard Thunell, MAS Birgitta Aho
    Carin Post och Aldo Ricci, Inera (punkt 8)              Anna (ordf), Bosse (kassör), Johan fr.o.m. §6
    Almsta kommun: Pia Ståhlbrand, Ove Nylén                Abdi Warsame      Kallvikens kommun      Ja, via länk
"""

import re
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.people.attributes import simple
from protokoll_parser.people.bounds import is_name, name_at
from protokoll_parser.people.cutting import pieces
from protokoll_parser.people.deal import deal
from protokoll_parser.people.drafts import Draft, Range
from protokoll_parser.people.groups import GroupKind, read_group
from protokoll_parser.people.pieces import Piece, name_behind
from protokoll_parser.people.refs import present_for
from protokoll_parser.people.settled import settled
from protokoll_parser.people.words import GIVEN, OPENER, ORGANISATION, TITLE, Words, traits, words_of
from protokoll_parser.words.lexicon import Lexicon

__all__ = [
    "GroupKind",
    "PersonRow",
    "is_name",
    "is_person",
    "present_for",
    "read_attributes",
    "read_group",
    "read_people",
]
PLAIN_PARTY = lazy(r" ?\(([A-Za-zÅÄÖåäö]{1,3})\)")
MARKED = lazy(
    r"[,;()\[\]|:\t§\d@]|  | [–—&/-] | (?:och|samt|för|via|på|från|till|kl|ers|tjg|ersätter|genom|tom|from) ",
    re.IGNORECASE,
)
NUMBERED = lazy(r"\d{1,3}[.)]?[ \t]+(?=\D)")
SENTENCE = lazy(
    r"""
    [ ] (?: är | var | har | hade | ska | skall | vill | får | kan | att | hälsa\w+ | öppna\w+ | informera\w+
      | redog\w+ | redovisa\w+ | presentera\w+ | föredr\w+ | rapportera\w+ | utses | utsågs | väljs | valdes
      | omvald\w* | yrka\w+ | reservera\w+ | föreslår | föreslog | anmäler | anmälde | undra\w* | fråga\w+
      | tacka\w* | säger | menar | menade | berätta\w+ | beslut\w+ | skicka\w+ | återkommer | tar | tog | lyfter
      | lyfte | påpeka\w+ | svara\w* | anser | ansåg | ansvarar | kallar | ordnar | bjuder | visar | visade | läste
      | begär | begärde | meddela\w+ ) \b
    """,
    re.VERBOSE,
)
"""A finite verb: the line is a sentence about someone, not a row."""
LONGEST_ROW = 200
"""A longer line is running text; a run of people is read with read_people."""
LONGEST_TITLE = 60
LONGEST_SENTENCE = 60
"""Behind the name; a longer rest that ends in a full stop is a sentence."""
BEHIND = lazy(
    r"""
    [,;:\t] | [ ] (?: [(\[§–|-] | [ ] | ers | tjg | tjänstg | kl | fr\.? | t\.o
      | och\b | samt\b | för\b | från\b | via\b )
    """,
    re.VERBOSE,
)
"""What may stand right behind the name in a row."""


class PersonRow(NamedTuple):
    """A person and what the row says of them; places are `(start, stop)` in the row's text."""

    name: Range
    span: Range
    """The person's part of the row."""
    party: Range | None = None
    title: Range | None = None
    affiliation: Range | None = None
    presence_note: Range | None = None
    replaces: Range | None = None
    """The name of the member stood in for."""
    refs: str = ""
    """References to items (`§§ 3–5, 7`), for `present_for`."""
    serving: bool | None = None
    capacity: str | None = None
    attendance: str | None = None
    sure_party: bool = True
    """False for letters in brackets that no known party has; whoever knows the whole list decides."""
    lead: Range | None = None
    """The lead-in that the person stands behind: `Almsta kommun`."""


def read_people(text: str, lexicon: Lexicon) -> list[PersonRow]:
    """Return the people that a row names, in order.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> row = "Kurt Engdahl (M) ersätter Lisbeth Franzén (M) § 65"
    >>> person = read_people(row, load_lexicon())[0]
    >>> [row[slice(*part)] for part in (person.name, person.party, person.replaces)], person.refs, person.serving
    (['Kurt Engdahl', 'M', 'Lisbeth Franzén'], '§ 65', True)
    """
    words = words_of(lexicon)
    plain = _plain(text, words)
    if plain is not None:
        return [plain]
    return [_finished(draft, text) for draft in deal(settled(pieces(text, words)), text, lexicon)]


def _plain(text: str, words: Words) -> PersonRow | None:
    """Read the row most lists are made of: a name, a party, one attribute. None for others, which are read slowly."""
    found = name_at(text, 0, words)
    if found is None or found.words < 2 or not (found.given or found.stop == len(text) or text[found.stop] != " "):
        return None
    name, stop, end = (0, found.stop), found.stop, len(text)
    party = None
    match = PLAIN_PARTY.match(text, stop)
    if match is not None:
        if match[1].casefold() not in words.party_letters:
            return None
        party, stop = match.span(1), match.end()
    if stop == end:
        return PersonRow(name, (0, end), party)
    if text[stop] == ",":
        start = stop + 1
    elif text[stop] == "\t" or text.startswith("  ", stop):
        start = stop
    else:
        return None
    while start < end and text[start] in " \t":
        start += 1
    if start == end or MARKED.search(text, start - (text[start - 1] == " ")) or text[end - 1] in " .":
        return None
    kind = simple(text[start:], words)
    if kind is None:
        return None
    return PersonRow(
        name,
        (0, end),
        party,
        (start, end) if kind == "title" else None,
        (start, end) if kind == "affiliation" else None,
    )


def read_attributes(text: str, lexicon: Lexicon) -> PersonRow | None:
    """Return what a text that names nobody says of someone (`Ja, §§ 23–28`, `ekonom, Skolverket`); None if nothing.

    The name's place is empty. A name that is no one stood in for counts as an affiliation.
    """
    words = words_of(lexicon)
    found = pieces(text, words)
    draft = Draft(Piece("name", 0, 0, ""), 0, 0)
    for piece in found:
        if piece.kind in ("name", "lead"):
            draft.give(piece._replace(kind="affiliation"), text)
        elif piece.kind != "rest":
            draft.give(piece, text)
    if all(piece.kind in ("other", "rest") and not piece.detail for piece in found):
        return None
    return _finished(draft, text)


def _finished(draft: Draft, text: str) -> PersonRow:
    note = draft.note
    if note is not None and text.count("(", *note) > text.count(")", *note) and text[note[1] : note[1] + 1] == ")":
        note = note[0], note[1] + 1
    stop = draft.stop + (text[draft.stop : draft.stop + 1] in (")", "]"))
    return PersonRow(
        (draft.name.start, draft.name.stop),
        (draft.start, stop),
        (draft.party.start, draft.party.stop) if draft.party else None,
        draft.title,
        draft.affiliation,
        note,
        draft.replaces,
        ", ".join(draft.refs),
        draft.serving,
        draft.capacity,
        draft.attendance,
        draft.party.sure if draft.party else True,
        draft.lead,
    )


def is_person(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line reads as a row of a list of people.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> rows = ("Anna Berg (S), ordf", "tf socialchef Rickard Thunell", "Anna (ordf), Bosse", "Anna Ek, Älmhult")
    >>> [is_person(row, load_lexicon()) for row in rows]
    [True, True, True, True]
    >>> lines = ("Anna Berg hälsade alla välkomna.", "Region Sörmark", "Plats och tid", "Paragraf 50 justeras.")
    >>> [is_person(line, load_lexicon()) for line in lines]
    [False, False, False, False]
    """
    match = NUMBERED.match(text) if text[:1].isdigit() else None
    start = match.end() if match else 0
    if not text or len(text) > LONGEST_ROW or not (text[start].isalpha() or text[0].isdigit()):
        return False
    words = words_of(lexicon)
    opening = text[start:].split(None, 1)
    first = traits(words, opening[0]) if opening else 0
    if first & (TITLE | OPENER | ORGANISATION) and not first & GIVEN:
        return not first & ORGANISATION and _is_titled(text, start, words)
    found = name_at(text, start, words)
    if found is None or (text[start : found.stop].isupper() and not found.given):
        return False
    rest = text[found.stop :].rstrip()
    if found.words == 1:
        return found.given and rest.startswith((" (", ", ", "\t")) and SENTENCE.search(rest) is None
    if not rest:
        return is_name(text[start : found.stop])
    if BEHIND.match(rest) is None and not traits(words, rest.split()[0]) & TITLE:
        return False
    return SENTENCE.search(rest) is None and not (rest[-1] == "." and len(rest) > LONGEST_SENTENCE)


def _is_titled(text: str, start: int, words: Words) -> bool:
    """Say whether a name stands behind a title, and no sentence behind the name."""
    place = name_behind(text, start, len(text), words)
    found = name_at(text, place, words) if place else None
    if found is None or place - start > LONGEST_TITLE:
        return False
    ends = found.stop == len(text) or BEHIND.match(text, found.stop) is not None
    return ends and SENTENCE.search(text, found.stop) is None
