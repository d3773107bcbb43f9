"""Says who does what a sentence tells of, and which lines of a paragraph begin with somebody.

Goes in: running text, a verb's place in it. Comes out: `Mention`s in the order of the text. Forms:

    Anna Berg (S) och Bo Ek (M) yrkar …            before the verb
    Därefter yrkade kommunalrådet Anna Berg (S) …  right behind it
    Anna Berg ansåg, att …, och yrkade …           at the head of the sentence
    Kårstyrelsen yrkar …                           a body; `Ordföranden`, an office
"""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.parties import TOKEN
from protokoll_parser.prose.people_lists import WORD, find_people, read_people
from protokoll_parser.prose.register import Mention, Register
from protokoll_parser.source import Passage

RUNS_ON = lazy(r"(?:,|-|\b(?:och|samt|av|från|för|med|mot|till|på|i|om|att|enligt|ordföranden|ledamoten))$")
HALF_NAME = lazy(r"[A-ZÅÄÖÉ][\w-]+$")
ACTS = lazy(
    r"""
    \s+ (?: yrkar | yrkade | föreslår | föreslog | instämmer | instämde | reserverar | reserverade | anmäler | anmälde
          | lämnar | lämnade | deltar | avstår ) \b
    """,
    re.VERBOSE,
)
ADVERB = lazy(
    r"""
    (?: även | också | vidare | därför | därefter | dock | sedan | nu | i \s (?: första | andra ) \s hand | istället
      | i \s stället ) \s+
    """,
    re.VERBOSE,
)
PRONOUN = lazy(r"(?i:han|hon|hen|de|denne|denna|dessa|hans|hennes|deras|vi|jag|man|den|det)\b(?![ -][A-ZÅÄÖ])")
"""Before another capital it is a name: `Hans Ek`, `Hans-Peter`, `De Geer`."""
ENDS = (".", ":", ";", "”", '"', "!")


def find_subject(text: str, start: int, verb: tuple[int, int], stop: int, register: Register) -> tuple[Mention, ...]:
    """Say who does what the verb says: whoever is named right behind it, else at the head of the sentence."""
    people, _ = read_people(text, _past_adverbs(text, verb[1], stop), stop, register)
    if not people:
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
        if not people or (" " not in (people[0].name or " ") and HALF_NAME.search(before.text)):
            continue
        if text[end : end + 1] == ":" or before.text.endswith(ENDS) or ACTS.match(text, end):
            cuts.append(place)
    return tuple(passage.part(start, stop) for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True))


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
        office = word.group().strip()
        return (Mention(office, None, word.start(), word.start() + len(office)),)
    return ()
