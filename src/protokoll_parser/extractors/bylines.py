"""Reads who a sentence is by: people with their parties, parties and bodies that act as one.

Goes in: running text and a place in it. Comes out: `Mention`s in the order of the text. Forms:

    Anna Berg (S), Bo von Ek (M) och Cia Dahl-Ås (V)       a list
    Ordföranden Anna Berg (S)                              an office before the name
    Anna Berg och Bo Ek (båda M)                           one party for several
    Ledamöterna i Moderaterna och Liberalerna              parties
    M-gruppen, (S) och (V), S och V                        parties by their letters
    Kårstyrelsen                                           a body, as the subject of a sentence
    Anna, Ulla och Maria W                                 first names, where the attendance list knows them
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.names import people_of
from protokoll_parser.source import Passage
from protokoll_parser.structure import Context, Value

CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĐĒĘĞĢĪĶŁĻŃŅŌŐŚŞŠŢŤŪŮŰŸŹŻŽŒ"
TOKEN = re.compile(rf"[{CAPITAL}](?: \. | \w* (?: [-’'´] \w+ )* )", re.VERBOSE)  # Anna  El-Sayed  O’Neill  A.
PARTICLE = re.compile(r"(?:von|van|de|der|den|af|av|du|la|le|el|al|bin|ben|da|dos|di|zu|zur|ibn|y)\s")  # Carl von Ek
NICKNAME = re.compile(rf"[\"”“(] [{CAPITAL}] \w+ [\"”)] \s (?= [{CAPITAL}] )", re.VERBOSE)  # Karl "Kalle" Berg
PLAIN = re.compile(
    rf"""
    (?P<name> (?P<first> [{CAPITAL}] [\w’'-]+ ) (?: \s (?: von \s | av \s | af \s | de \s )? [{CAPITAL}] [\w’'-]+ ){{1,3}} )   # Anna-Karin von Ek
    \s \( (?P<party> [A-Za-zÅÄÖåäö]{{1,3}} | - ) \)                                                                  # (KD)
    """,
    re.VERBOSE,
)  # nine in ten; the rest of the module reads the others
WORD = re.compile(r"(?: \d:[ea] | [^\W\d_] [\w.’'-]* ) \s+", re.VERBOSE)
BRACKET = re.compile(r"\s? [(\[] \s* (?P<inside> [^()\[\]]{1,60} ) [)\]]", re.VERBOSE)
JOINT = re.compile(r"(?:båda|bägge|alla|samtliga|allesammans)\s", re.IGNORECASE)
BARE_PARTY = re.compile(r"(?: , \s? | \s ) (?P<inside> [A-ZÅÄÖ][A-Za-zÅÄÖ]{0,3} ) (?= $ | [\s,.;:)] )", re.VERBOSE)
NOTE = re.compile(
    r"""
    \s{0,3} (?: , \s? )? \(?
    (?: m\. \s? fl \.? \)? | m \s? fl \b \.? \)? | med \s flera \)?                                  # m.fl.
      | (?: ordförande | ordf\.? | vice \s ordförande | gruppledare | ledamot | ersättare ) (?= [,;.)\s]|$ ) \)?
      | (?: (?: tjänstgörande | tjg\.? | tj\.? ) \s )? (?: ers (?: ättare | \. )? \s )?
        (?P<replaced> för | istället \s för | i \s stället \s för | ersätter | i\.st\.f\.? | ist\.? \s f(?:ör|\.) ) \s
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
SEPARATOR = re.compile(r"\s* (?: - \s (?: och | samt ) \s | [,;&/+] \s* (?: (?: och | samt | jämte | respektive ) \s+ )? | (?: och | samt | jämte | respektive | and ) \s+ | [–—-] \s+ )", re.VERBOSE)
PARTY_ENDINGS = ("partiet", "partiets", "demokraterna", "demokraternas", "listan", "listans", "alliansen", "alliansens")
OFFICE_ENDINGS = ("chef", "chefen", "direktör", "direktören", "ordförande", "ordföranden", "rådet", "råd", "sekreterare", "sekreteraren", "ledamot", "ledamoten", "strateg", "handläggare")
GROUP = re.compile(r"(?: -gruppen | \s (?: gruppen? | partigrupp(?:en)? | fullmäktigegrupp | ledamöter | representanter | ledamot ) ) \b", re.VERBOSE)
RUNS_ON = re.compile(r"(?:,|-|\b(?:och|samt|av|från|för|med|mot|till|på|i|om|att|enligt|ordföranden|ledamoten))$")
HALF_NAME = re.compile(r"[A-ZÅÄÖÉ][\w-]+$")
ACTS = re.compile(r"\s+(?:yrkar|yrkade|föreslår|föreslog|instämmer|instämde|reserverar|reserverade|anmäler|anmälde|lämnar|lämnade|deltar|avstår)\b")
THROUGH = re.compile(r"\s(?:genom|via)\s")
SECOND = re.compile(r"\s[\w-]+")
OTHERS = re.compile(r"\s(?:m\.\s?fl\.|m\s?fl|med flera)(?=\s\()")  # Anna Berg m.fl. (M)
GENITIVE = re.compile(
    r"""
    (?<= s ) (?: \s \( \w{1,3} \) )? \s (?: med \s fleras? \s | m\.? \s? fl\.?:?s? \s )?
    (?: tilläggs | ändrings | återremiss | avslags | bifalls | budget | mot )?
    (?: yrkande | förslag | reservation | motion | inlägg | anförande | initiativ | begäran | skrivelse | interpellation | fråga | räkning | ställe ) \w*   # Anna Bergs (M) med flera yrkande
    """,
    re.VERBOSE,
)
CANDIDATE = re.compile(rf"[({CAPITAL}](?<!\w[({CAPITAL}])")
PRONOUN = re.compile(r"(?:han|hon|hen|de|denne|denna|dessa|hans|hennes|deras|vi|jag|man|den|det)\b", re.IGNORECASE)
LONGEST = 5
"""Words in a name; `Maria del Carmen Ortega de la Vega` is the longest in use."""


class Mention(NamedTuple):
    """A person or an actor named in running text, and where."""

    name: str | None
    party: str | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Register:
    """What names are known: the lexicon's words, and the people that the document lists."""

    context: Context

    def holds(self, key: str, word: str) -> bool:
        """Say whether a word list of the lexicon holds a word."""
        return word.casefold() in self.context.words.get(key, ())

    def knows(self, word: str) -> bool:
        """Say whether a single word is the given or the family name of someone listed."""
        return any(word in str(value.get("name")).split() for value in self.context.attendees)

    def resolve(self, name: str) -> str:
        """Return the one listed person that a short name fits, else the name as it is."""
        words = name.split()
        if len(words) > 2 or (len(words) == 2 and len(words[1].rstrip(".")) > 3 and not words[0].endswith(".")) or self.holds("offices", name):
            return name
        if not self.knows(words[0]) and not (len(name) < 5 and name.isupper()) and "." not in words[0]:
            return name
        return people_of(self.context.attendees, self.context.officers).resolve(name).name or name


def read_people(text: str, start: int, stop: int, register: Register, *, alone: bool = False) -> tuple[tuple[Mention, ...], int]:
    """Read the list of people that begins at `start`; say where it ends (at `start` if there is none).

    Single names count where the attendance list knows them; with `alone` (in a list of ballots) all do.
    """
    found: list[Mention] = []
    end = position = start
    while position < stop:
        mention = _plain(text, position, stop, register) or _mention(
            text, _lead(text, position, stop, register), stop, register, alone=alone
        )
        if mention is None:
            break
        joint = mention.party is not None and JOINT.match(mention.party)
        if joint:
            mention = mention._replace(party=(mention.party or "")[joint.end() :].strip("() "))
            found = [each if each.party else each._replace(party=mention.party) for each in found]
        if mention.name is None and (through := THROUGH.match(text, mention.stop, stop)):
            mention = _person(text, through.end(), stop, register, alone=False) or mention
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
    """Find the first person or party in a stretch of text and read the list that it opens; (), start if there is none."""
    for match in CANDIDATE.finditer(text, start, stop):
        people, end = read_people(text, match.start(), stop, register)
        if people:
            return people, end
    return (), start


def find_subject(text: str, start: int, verb: tuple[int, int], stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who does what the verb says: those right after it (`Därefter yrkar Anna Berg`), else the first ones before it."""
    after = _past_adverbs(text, verb[1], stop)
    people, _ = read_people(text, after, stop, register)
    if people:
        return people
    people, _ = read_people(text, start, verb[0], register)
    if not people:
        people, _ = find_people(text, start, verb[0], register)
    return people or _body(text, start, verb, stop, register)


def entries(passage: Passage, register: Register) -> tuple[Passage, ...]:
    """Cut a paragraph at the lines that begin with people, where the line before does not run on into them.

    `Anna Berg (M): Avslag` and `Bo Ek (S): Bifall` are two entries; a list of names that wraps is one.
    """
    text = passage.text
    cuts = [0]
    for place, piece, before in zip(passage.at[1:], passage.slices[1:], passage.slices, strict=False):
        if piece.line is before.line or RUNS_ON.search(before.text):
            continue
        people, end = read_people(text, place, len(text), register)
        if people and " " not in (people[0].name or " ") and HALF_NAME.search(before.text):
            continue
        if people and (text[end : end + 1] == ":" or before.text.endswith((".", ":", ";", "”", '"', "!")) or ACTS.match(text, end)):
            cuts.append(place)
    return tuple(passage.part(start, stop) for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True))


def by_of(people: Iterable[Mention], passage: Passage, register: Register) -> tuple[list[Value], list[Diagnostic]]:
    """Make the record's `by` of mentions: each once, short names resolved, with a diagnostic for each that was."""
    values: list[Value] = []
    diagnostics = []
    for mention in people:
        name = register.resolve(mention.name) if mention.name else None
        if mention.name and name != mention.name:
            line = passage.part(mention.start, mention.stop).first.number if mention.stop <= len(passage.text) else None
            diagnostics.append(Diagnostic("resolved-name", f"“{mention.name}” is read as {name}.", line))
        value = {"name": name, "party": mention.party}
        if value not in values:
            values.append(value)
    return values, diagnostics


def _lead(text: str, start: int, stop: int, register: Register) -> int:
    """Pass over offices and small words before a name: `Samtliga ledamöter för`, `Vice ordföranden`."""
    position = start
    for _ in range(8):
        word = WORD.match(text, position, stop)
        if not word:
            break
        bare = word.group().strip().rstrip(",")
        folded = bare.casefold()
        office = folded in register.context.words.get("offices", ()) or folded.endswith(OFFICE_ENDINGS)
        small = (position > start and bare in ("i", "för", "från", "av", "inom", "ur")) or bare in ("även", "också", "dock", "därför", "dels", "både", "såväl")
        if not office and not small:
            break
        position = word.end()
    return position


def _plain(text: str, start: int, stop: int, register: Register) -> Mention | None:
    """Read a name with its party and nothing else: `Anna Berg (S)`."""
    match = PLAIN.match(text, start, stop)
    if not match:
        return None
    words = register.context.words
    first = match["first"].casefold()
    if first in words.get("offices", ()) or first in words.get("openers", ()) or first.endswith(OFFICE_ENDINGS):
        return None
    if match["party"].casefold() in words.get("not_parties", ()) or GENITIVE.match(text, match.end("name"), stop):
        return None
    return Mention(match["name"], match["party"], start, match.end())


def _mention(text: str, start: int, stop: int, register: Register, *, alone: bool) -> Mention | None:
    """Read one person or party at a place."""
    if start >= stop:
        return None
    if text[start] in "([":
        bracket = BRACKET.match(text, start, stop)
        party = _party(bracket["inside"], register) if bracket else None
        return Mention(None, party, start, bracket.end()) if bracket and party else None
    return _party_mention(text, start, stop, register) or _person(text, start, stop, register, alone=alone)


def _party_mention(text: str, start: int, stop: int, register: Register) -> Mention | None:
    """Read a party that acts as one: `Moderaterna`, `Moderaternas ledamöter`, `M-gruppen`, `S`."""
    token = TOKEN.match(text, start, stop)
    if not token:
        return None
    word, end = token.group(), token.end()
    words = register.context.words
    folded = word.casefold()
    if folded in words.get("party_groups", ()):
        return Mention(None, word.split("-")[0], start, end)
    if len(word) < 4 and folded in words.get("party_letters", ()):
        if text[end : end + 1] in (",", " ", ".", "-", "") and not TOKEN.match(text, end + 1, stop):
            group = GROUP.match(text, end, stop)
            return Mention(None, word, start, group.end() if group else end)
        return None
    names = words.get("party_names", frozenset())
    longer = SECOND.match(text, end, stop)
    if longer and folded + longer.group().casefold() in names:
        return Mention(None, text[start : longer.end()], start, longer.end())
    if folded in names:
        return Mention(None, word, start, end) if not BRACKET.match(text, end, stop) else None
    if folded.removesuffix("s") not in names and (len(word) < 9 or not folded.endswith(PARTY_ENDINGS)):
        return None
    group = GROUP.match(text, end, stop)
    if group:
        return Mention(None, word.removesuffix("s"), start, group.end())
    return None if folded.endswith("s") else Mention(None, word, start, end)


def _person(text: str, start: int, stop: int, register: Register, *, alone: bool) -> Mention | None:
    """Read a name of two words or more, or a single known one, with the party after it."""
    tokens, end = _tokens(text, start, stop)
    if not tokens or any([register.holds("openers", token) for token in tokens[:2]]) or GENITIVE.match(text, end, stop):
        return None
    others = OTHERS.match(text, end, stop)
    bracket = BRACKET.match(text, others.end() if others else end, stop)
    party = _party(bracket["inside"], register) if bracket else None
    past = bracket.end() if bracket and (party or register.holds("not_parties", bracket["inside"].strip())) else end
    if party is None and len(tokens) > 2 and register.holds("party_letters", tokens[-1]):
        return Mention(text[start : end - len(tokens[-1])].rstrip(), tokens[-1], start, end)
    if party is None:
        bare = BARE_PARTY.match(text, end, stop)
        if bare and register.holds("party_letters", bare["inside"]):
            party, past = bare["inside"], bare.end()
    name = text[start:end]
    if len(tokens) == 1 and not (alone or (party and not JOINT.match(party))) and not register.knows(name):
        return None
    if len(tokens) == 1 and name[-1:] == "s" and not register.knows(name) and not party:
        return None
    return Mention(name, party, start, past)


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


def _party(inside: str, register: Register) -> str | None:
    """Return the party that stands in brackets after a name; None for an office or a remark.

    A joint party (`båda M`) is returned whole.
    """
    text = inside.strip()
    first = text.split(",")[0].strip()
    joint = JOINT.match(first)
    bare = first[joint.end() :] if joint else first
    if register.holds("not_parties", first) or any(map(str.isdigit, first)) or not bare:
        return None
    if len(bare) <= 6 or register.holds("party_names", bare) or bare.casefold().endswith(PARTY_ENDINGS):
        return first if bare[:1].isalpha() or bare in ("-", "–") else None
    return first if len(bare.split()) <= 3 and bare[:1].isupper() and len(bare) <= 25 else None


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


ADVERB = re.compile(r"(?: även | också | vidare | därför | därefter | dock | sedan | nu | i \s (?:första|andra) \s hand | istället | i \s stället ) \s+", re.VERBOSE)


def _past_adverbs(text: str, start: int, stop: int) -> int:
    position = start
    while position < stop and text[position].isspace():
        position += 1
    while adverb := ADVERB.match(text, position, stop):
        position = adverb.end()
    return position


def _body(text: str, start: int, verb: tuple[int, int], stop: int, register: Register) -> tuple[Mention, ...]:
    """Read a body or an office that is the subject: `Kårstyrelsen yrkar`, `Därefter yrkar ordföranden`."""
    token = TOKEN.match(text, start, verb[0])
    if token and not register.holds("openers", token.group()) and not PRONOUN.match(token.group()):
        if verb[0] - token.end() <= 2 or register.holds("offices", token.group()):
            return (Mention(token.group(), None, token.start(), token.end()),)
    word = WORD.match(text, _past_adverbs(text, verb[1], stop), stop)
    if word and register.holds("offices", word.group().strip()):
        return (Mention(word.group().strip(), None, word.start(), word.start() + len(word.group().strip())),)
    return ()
