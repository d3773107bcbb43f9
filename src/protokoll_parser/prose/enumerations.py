"""Reads lists of people: the value of a label, the subject of a sentence, those who stand behind a verb.

Goes in: a text and a stretch of it. Comes out: `Mention`s in the order of the text, with title and affiliation. Forms:

    Per och Magnus                                                     given names
    Eva Järnholm, IT-strateg, Region Kalmar län. Jenny Ohlson, …         title and organisation behind the name
    Marie Tengblad (S), socialnämndens ordförande                        party and office
    Emma och Stina från Unga rådet                                       one organisation for several
    Ordföranden, Lena Palm, · Sweco genom Moa Ek                          in apposition; for an organisation
"""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.details import FROM, details
from protokoll_parser.prose.mentions import (
    NONE,
    TOKEN,
    Known,
    Mention,
    Place,
    is_organisation,
    is_title,
    may_be_name,
    names_in,
)
from protokoll_parser.words.lexicon import WordLists

SEPARATOR = lazy(
    r"""
      \s* [,;/] (?: \s+ (?: och | samt ) (?= \s ) )? \s*
    | (?<! - ) \s+ (?: och | samt | & | \+ | jämte | respektive | tillsammans \s med ) \s+    # not: kultur- och
    | (?<= \w\w\w ) \. \s+ (?= [^\W\d_a-zß-öø-ÿ] )                                       # Kalmar län. Jenny
    """,
    re.VERBOSE,
)
PARTY = lazy(r"\s*\([^()]{0,40}\)")  # (S)
OTHERS = lazy(r"(?:m\.?\s?fl\b\.?|med\s(?:flera|kollegor))\s*")
LONGEST_DETAIL = 12
"""Words in a title with its organisation; more tell something else."""


def cut(text: str, start: int, stop: int) -> list[Place]:
    """Cut an enumeration into its parts: at commas, `och`, `samt` and the like."""
    found = []
    for match in SEPARATOR.finditer(text, start, stop):
        found.append(Place(start, match.start()))
        start = match.end()
    return [*found, Place(start, stop)]


def listed(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read a label's value: all people named in it, and what is said of each.

    A lone word that is not known as a name counts for one as long as no full name has been read.
    """
    found: list[Mention] = []
    full = False
    places = cut(text, start, stop)
    for index, part in enumerate(places):
        loose = known if full else lambda word: known(word) or may_be_name(word, words)
        mentions = (mention for mention in names_in(text, part, words, loose) if not mention.before)
        mention = next((mention for mention in mentions if _is_someone(text, places, index, mention)), None)
        if mention and found and found[-1].is_office and _is_apposed(text, found[-1], mention):
            mention = mention._replace(title=Place(found[-1].start, found.pop().stop))
        if mention:
            full = full or " " in text[mention.start : mention.stop]
            found.append(_described(text, mention, mention.stop, part.stop, words))
        elif found:
            found[-1] = _described(text, found[-1], *part, words)
    return _shared(found, text)


def listed_surely(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read a list of people that may be something else: all must be full or known names, or offices."""
    found = listed(text, start, stop, words, known)
    names = [text[mention.start : mention.stop] for mention in found if not mention.is_office]
    return found if all(" " in name or known(name) for name in names) else []


def subject(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read the people who are the subject of a verb at `stop`; none where something else is.

    The enumeration is read backwards from the verb for as long as it is one. What precedes it, a heading that ran
    into the sentence say, is left alone; a conjunction or a preposition before the name means another role.
    """
    found: list[Mention] = []
    behind: list[Place] = []
    places = cut(text, start, stop)
    for index in range(len(places) - 1, -1, -1):
        part = places[index]
        named = (mention for mention in names_in(text, part, words, known) if _is_someone(text, places, index, mention))
        mention = next((mention for mention in named if _may_follow(text, mention.stop, part.stop, words)), None)
        if mention is None:
            if text.startswith("som ", part.start):  # Moa Ek, som arbetar på Sweco, presenterade
                continue
            joint = text[places[index - 1].stop : part.start] if index else ""
            if not _is_detail(text, part, words, after=joint.strip(" ,;/")):
                break
            behind.insert(0, part)
            continue
        if mention.is_office and found and _is_apposed(text, mention, found[0]):
            found[0] = found[0]._replace(title=Place(mention.start, mention.stop))
            break
        if _is_governed(mention.before, words):
            return []
        mention = _described(text, mention, mention.stop, part.stop, words)
        for place in behind:
            mention = _described(text, mention, *place, words)
        found.insert(0, mention)
        behind = []
        if mention.before:
            break
    return _shared(found, text)


def _is_apposed(text: str, office: Mention, name: Mention) -> bool:
    """Say whether an office and a name mean one person: `Ordföranden, Lena Palm,`."""
    return not name.is_office and name.title is None and text[office.stop : name.start].strip() == ","


def _is_someone(text: str, places: list[Place], index: int, mention: Mention) -> bool:
    """Say whether an office in an enumeration is a person of its own, not the title of the one before."""
    if not mention.is_office or index == 0:
        return True
    joint = text[places[index - 1].stop : places[index].start]
    return any(map(str.isalpha, joint)) and text[mention.start : mention.stop].endswith(("n", "."))


def following(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read the people who stand at the start: `kamrer Ek och Per` of `kamrer Ek och Per bokslutet`."""
    found: list[Mention] = []
    for part in cut(text, start, stop):
        mention = next((mention for mention in names_in(text, part, words, known) if not mention.before), None)
        mention = mention or _first_office(text, part, words)
        if mention is None:
            if not found or not _is_detail(text, part, words):
                break
            found[-1] = _described(text, found[-1], *part, words)
        elif _may_follow(text, mention.stop, part.stop, words):
            found.append(_described(text, mention, mention.stop, part.stop, words))
        else:
            found.append(mention)
            break
    return _shared(found, text)


def _first_office(text: str, part: Place, words: WordLists) -> Mention | None:
    """Return the office that a part begins with: `ordföranden` of `ordföranden om läget`."""
    tokens = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text, *part)][:3]
    for _, stop, word in tokens:
        if is_title(word, words):
            return Mention(tokens[0][0], stop, is_office=True)
        if word.casefold() in words.get("prepositions", NONE):
            return None
    return None


def _described(text: str, mention: Mention, start: int, stop: int, words: WordLists) -> Mention:
    """Add to a mention what a stretch behind it says; what is known already stays."""
    if start >= stop:
        return mention
    party = PARTY.match(text, start, stop)
    if party and len(party.group().strip(" ()")) <= 3:
        start = party.end()
    title, affiliation = details(text, start, stop, words)
    return mention._replace(title=mention.title or title, affiliation=mention.affiliation or affiliation)


def _may_follow(text: str, start: int, stop: int, words: WordLists) -> bool:
    """Say whether a stretch right behind a name belongs to it: a party, `från …`, a title."""
    rest = text[start:stop].strip(" –-")
    rest = rest and OTHERS.sub("", PARTY.sub("", rest)).strip(" –-")
    if not rest:
        return True
    tokens = rest.split()
    if not words.get("subordinators", NONE).isdisjoint(tokens):
        return False
    if tokens[0] in FROM:
        return True
    if tokens[0].casefold() in words.get("presenter_title_openers", NONE):  # t.f. chef
        return any(is_title(token, words) for token in tokens[1:4])
    return is_title(tokens[0], words) or (tokens[0][0].isupper() and is_organisation(tokens[0], words))


def _is_detail(text: str, part: Place, words: WordLists, after: str = "") -> bool:
    """Say whether a part of an enumeration tells a title or an organisation rather than something that happened.

    `after` is the word that joins it to what precedes (`och`): behind one, a capital alone does not make a detail.
    """
    tokens = text[slice(*part)].split()
    if not tokens or len(tokens) > LONGEST_DETAIL or not words.get("subordinators", NONE).isdisjoint(tokens):
        return not tokens
    if tokens[0][0].isupper() and not after and tokens[0].casefold() not in words.get("sentence_openers", NONE):
        return True
    return any(is_title(token, words) or is_organisation(token, words) for token in tokens[:5])


def _is_governed(before: str, words: WordLists) -> bool:
    """Say whether the words before a name make it anything but the subject of a main clause."""
    if not before:
        return False
    tokens = before.casefold().split()
    return tokens[-1] in words.get("prepositions", NONE) or not words.get("subordinators", NONE).isdisjoint(tokens)


def _shared(mentions: list[Mention], text: str) -> list[Mention]:
    """Give an organisation named last to those before who lack one: `Emma och Stina från Unga rådet`."""
    for index in range(len(mentions) - 2, -1, -1):
        one, after = mentions[index], mentions[index + 1]
        if one.affiliation is None and after.affiliation and _head(text, one.title) == _head(text, after.title):
            mentions[index] = one._replace(affiliation=after.affiliation)
    return mentions


def _head(text: str, title: Place | None) -> str:
    """Return the last word of a title: `ordförande` of `vice ordförande`."""
    return text[slice(*title)].rsplit(maxsplit=1)[-1] if title else ""
