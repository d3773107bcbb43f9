"""Reads lists of people in running text, with their parties; parties may stand among them.

Goes in: running text and a place in it. Comes out: `Mention`s in the order of the text, and where the list ends.
Forms:

    Anna Berg (S), Bo von Ek (M) och Cia Dahl-Ås (V)       a list
    Ordföranden Anna Berg (S) · Anna Berg m.fl. (S)        an office before the name, others behind it
    Anna Berg och Bo Ek (båda M)                           one party for several
    Anna Berg (S) för Bo Ek (S)                            a substitute; the one replaced is passed over
    Anna, Ulla och Maria W                                 short names, where the attendance list knows them
    Ledamöterna i Moderaterna, (V) och MP                  parties (parties.py)
"""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.parties import BRACKET, CAPITAL, JOINT, TOKEN, party_in_brackets, read_party
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.words.lexicon import alternatives

PLAIN = lazy(
    rf"""
    (?P<name> (?P<first> [{CAPITAL}] [\w’'-]+ )                                         # Anna-Karin
      (?: \s (?: von \s | av \s | af \s | de \s )? [{CAPITAL}] [\w’'-]+ ){{1,3}} )        # von Ek
    \s \( (?P<party> [A-Za-zÅÄÖåäö]{{1,3}} | - ) \)                                     # (KD)
    """,
    re.VERBOSE,
)
"""Nine in ten; the rest of the module reads the others."""
PARTICLE = lazy(r"(?:von|van|de|der|den|af|av|du|la|le|el|al|bin|ben|da|dos|di|zu|zur|ibn|y)\s")  # Carl von Ek
NICKNAME = lazy(rf"[\"”“(] [{CAPITAL}] \w+ [\"”)] \s (?= [{CAPITAL}] )", re.VERBOSE)  # Karl "Kalle" Berg
WORD = lazy(r"(?: \d:[ea] | [^\W\d_] [\w.’'-]* ) \s+", re.VERBOSE)
BARE_PARTY = lazy(r"(?: , \s? | \s ) (?P<inside> [A-ZÅÄÖ][A-Za-zÅÄÖ]{0,3} ) (?= $ | [\s,.;:)] )", re.VERBOSE)
OTHERS = lazy(r"\s(?:m\.\s?fl\.|m\s?fl|med flera)(?=\s\()")  # Anna Berg m.fl. (M)
NOTE = lazy(
    r"""
    \s{0,3} (?: , \s? )? \(?
    (?: m\. \s? fl \.? \)? | m \s? fl \b \.? \)? | med \s flera \)?                                   # m.fl.
      | (?: ordförande | ordf\.? | vice \s ordförande | gruppledare | ledamot | ersättare ) (?= [,;.)\s]|$ ) \)?
      | (?: (?: tjänstgörande | tjg\.? | tj\.? ) \s )? (?: ers (?: ättare | \. )? \s )?              # tjg ers för
        (?P<replaced> för | istället \s för | i \s stället \s för | ersätter | i\.st\.f\.? | ist\.? \s f(?:ör|\.) ) \s
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
SEPARATOR = lazy(
    r"""
    \s* (?: - \s (?: och | samt ) \s                                                              # M- och KD-gruppen
      | [,;&/+] \s* (?: (?: och | samt | jämte | respektive ) \s+ )?                              # , och
      | (?: och | samt | jämte | respektive | and ) \s+
      | [–—-] \s+ )
    """,
    re.VERBOSE,
)
THROUGH = lazy(r"\s(?:genom|via)\s")
GENITIVE = lazy(
    r"""
    (?<= s ) (?: \s \( \w{1,3} \) )? \s (?: med \s fleras? \s | m\.? \s? fl\.?:?s? \s )?           # Anna Bergs (M) med flera
    (?: tilläggs | ändrings | återremiss | avslags | bifalls | budget | mot )?
    (?: yrkande | förslag | reservation | motion | inlägg | anförande | initiativ | begäran | skrivelse
      | interpellation | fråga | räkning | ställe ) \w*
    """,
    re.VERBOSE,
)
CANDIDATE = lazy(rf"[({CAPITAL}](?<!\w[({CAPITAL}])")
INSIDE = frozenset(("i", "för", "från", "av", "inom", "ur"))
BEFORE = frozenset(("även", "också", "dock", "därför", "dels", "både", "såväl"))
LONGEST = 5
"""Capitalised words in a name."""


def read_people(
    text: str, start: int, stop: int, register: Register, *, alone: bool = False
) -> tuple[tuple[Mention, ...], int]:
    """Read the list of people that begins at `start`; say where it ends (at `start` if there is none).

    Single names count where the attendance list knows them; with `alone` (in a list of ballots) all do.
    """
    found: list[Mention] = []
    end = position = start
    while position < stop:
        mention = _plain(text, position, stop, register) or _mention(text, position, stop, register, alone=alone)
        if mention is None:
            break
        joint = JOINT.match(mention.party) if mention.party else None
        if joint and mention.party:
            mention = mention._replace(party=mention.party[joint.end() :].strip("() "))
            found = [each if each.party else each._replace(party=mention.party) for each in found]
        found.append(mention)
        position = end = _after_notes(text, mention.stop, stop, register)
        separator = SEPARATOR.match(text, position, stop)
        if separator:
            position = separator.end()
        elif text[end - 1] == ")" and text[end : end + 1].isspace():
            position = end + 1
        else:
            break
    return tuple(found), end


def find_people(text: str, start: int, stop: int, register: Register) -> tuple[tuple[Mention, ...], int]:
    """Find the first list of people in a stretch of text, and say where it ends; nobody and `start` if there is none."""
    for match in CANDIDATE.finditer(text, start, stop):
        people, end = read_people(text, match.start(), stop, register)
        if people:
            return people, end
    return (), start


def _plain(text: str, start: int, stop: int, register: Register) -> Mention | None:
    """Read a name with its party and nothing else: `Anna Berg (S)`."""
    match = PLAIN.match(text, start, stop)
    if not match:
        return None
    words = register.context.words
    first = match["first"].casefold()
    if (
        first in words.get("offices", ())
        or first in words.get("openers", ())
        or first.endswith(alternatives(words["office_endings"]))
    ):
        return None
    if match["party"].casefold() in words.get("not_parties", ()) or GENITIVE.match(text, match.end("name"), stop):
        return None
    return Mention(match["name"], match["party"], start, match.end())


def _mention(text: str, start: int, stop: int, register: Register, *, alone: bool) -> Mention | None:
    """Read one person or party, behind offices and small words."""
    place = _lead(text, start, stop, register)
    if place >= stop:
        return None
    party = read_party(text, place, stop, register)
    if party and (through := THROUGH.match(text, party.stop, stop)):
        return _person(text, through.end(), stop, register, alone=False) or party
    return party or _person(text, place, stop, register, alone=alone)


def _lead(text: str, start: int, stop: int, register: Register) -> int:
    """Pass over offices and small words before a name: `Samtliga ledamöter för`, `Vice ordföranden`."""
    position = start
    offices = register.context.words.get("offices", frozenset())
    endings = alternatives(register.context.words["office_endings"])
    for _ in range(8):
        word = WORD.match(text, position, stop)
        if not word:
            break
        bare = word.group().strip().rstrip(",")
        folded = bare.casefold()
        small = bare in BEFORE or (position > start and bare in INSIDE)
        if not small and folded not in offices and not folded.endswith(endings):
            break
        position = word.end()
    return position


def _person(text: str, start: int, stop: int, register: Register, *, alone: bool) -> Mention | None:
    """Read a name of two words or more, or a single known one, with the party after it."""
    tokens, end = _tokens(text, start, stop)
    if not tokens or any(register.holds("openers", token) for token in tokens[:2]) or GENITIVE.match(text, end, stop):
        return None
    if len(tokens) > 2 and register.holds("party_letters", tokens[-1]):
        return Mention(text[start : end - len(tokens[-1])].rstrip(), tokens[-1], start, end)
    party, past = _party_after(text, end, stop, register)
    name = text[start:end]
    if (
        len(tokens) == 1
        and not (party and not JOINT.match(party))
        and not register.knows(name)
        and (not alone or name[-1] == "s")
    ):
        return None
    return Mention(name, party, start, past)


def _party_after(text: str, end: int, stop: int, register: Register) -> tuple[str | None, int]:
    """Read the party behind a name, in brackets or bare; say where the mention ends."""
    others = OTHERS.match(text, end, stop)
    bracket = BRACKET.match(text, others.end() if others else end, stop)
    if bracket:
        party = party_in_brackets(bracket["inside"], register)
        if party or register.holds("not_parties", bracket["inside"].strip()):
            return party, bracket.end()
    bare = BARE_PARTY.match(text, end, stop)
    if bare and register.holds("party_letters", bare["inside"]):
        return bare["inside"], bare.end()
    return None, end


def _tokens(text: str, start: int, stop: int) -> tuple[list[str], int]:
    """Read the capitalised words of a name, and the particles between them."""
    tokens: list[str] = []
    position = end = start
    while len(tokens) < LONGEST:
        token = TOKEN.match(text, position, stop)
        if not token:
            break
        tokens.append(token.group())
        end = token.end()
        if text[end : end + 1] != " ":
            break
        position = end + 1
        if nickname := NICKNAME.match(text, position, stop):
            position = nickname.end()
        while particle := PARTICLE.match(text, position, stop):
            position = particle.end()
    return tokens, end


def _after_notes(text: str, start: int, stop: int, register: Register) -> int:
    """Pass over what is said of a person: `m.fl.`, `, ordförande`, `tjg ers för Bo Ek (M)`."""
    position = start
    for _ in range(3):
        note = NOTE.match(text, position, stop)
        if not note:
            break
        if note["replaced"] is None:
            position = note.end()
            continue
        replaced = _person(text, note.end(), stop, register, alone=False)
        if not replaced:
            break
        position = replaced.stop + (text[replaced.stop : replaced.stop + 1] == ")")
    return position
