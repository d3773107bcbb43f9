"""Cuts a row of a list of people into pieces and says what each piece is.

Goes in: the row. Comes out: `Piece`s in order: names, parties, titles, affiliations, notes about presence, whom someone
stands in for, and words that tell a status (`ersättare`, `Ja`, `frånvarande`). What a piece says of whom is left to
people.py. References and times are found before the row is cut: they have commas of their own (`§§ 92, 95, 98–102`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from protokoll_parser.people_names import NAME, UPPER, name_at
from protokoll_parser.people_words import (
    GIVEN,
    OPENER,
    ORGANISATION,
    PLACE,
    PRESENCE,
    SURNAME,
    TITLE,
    UNIT,
    Words,
    bare,
    traits,
)


class Piece(NamedTuple):
    """A piece of a row and what it is."""

    kind: str
    """`name`, `party`, `title`, `affiliation`, `note`, `refs`, `replaces`, `status`, `lead`, `rest`, `other`."""
    start: int
    stop: int
    glue: str
    """What stands before it: `,` `;` `(` `)` `och` `:` `–` `|` (a gap or a cell), `#` (a number), `av` (is replaced by), `genom` (a proxy)."""
    inside: bool = False
    """It stands in brackets."""
    sure: bool = True
    """False where its look alone speaks for it: an unknown given name, unknown letters for a party."""
    detail: str = ""
    """A status in the data file's terms; `single` for a name of one word."""


_NUMBER = r"(?: \d+ (?: [.:/] \d+ )* [a-zA-Z]? (?! \w ) | [IVXL]+ (?! \w ) )"
_REACH = rf"{_NUMBER} (?: [ ]? [-–—] [ ]? (?: § [ ]? )? {_NUMBER} )?"
_SERIES = rf"{_REACH} (?: (?: , [ ]? | [ ] (?: och | samt | & | o ) [ ] (?: ej [ ] | del [ ] av [ ] )? ) (?: §§? [ ]? )? {_REACH} )*"
_MARKER = r"""(?: §§? | [Pp]unkt (?: erna | en | er )? | [Pp]kt \.? | [Pp]p? \. (?= [ ]? [\dIVX] ) | [Pp] (?= [ ] \d )
    | [ÄäAa]rende (?: na | t | n )? | [Pp]aragraf (?: erna | er | en )? | [Dd]agordningspunkt (?: erna | er | en )? | [Dd]p \.? (?= [ ]? \d ) ) [ ]?"""
_BODY = rf"(?: (?: (?<= ,[ ] ) | (?<= [ ][ ] ) | (?<= [\t(] ) ) [{UPPER}] [A-Za-zÅÄÖåäö]{{1,4}} | K[Ss] | K[Ff] | A[Uu] | R[Ss] | R[Ff] | K[Ss][Aa][Uu] )"
_LEAD = r"""(?: (?: [Ff]r\.?[ ]?o\.?[ ]?m\b\.? | [Tt]\.?[ ]?o\.?[ ]?m\b\.? ) [ ]?
    | (?: [Ff]rån (?: [ ] och [ ] med )? | (?: [Ff]ram [ ] )? [Tt]ill (?: [ ] och [ ] med )? | [Ee]j | [Ii]nte | [Uu]tom | [Dd]ock | [Uu]nder | [Vv]id
      | [Ee]ndast | [Bb]ara | [Ff]ör | [Pp]å | [Ii] | [Dd]el (?: ar | en )? [ ] av | [Dd]elta[rt] | [Dd]eltog | [Nn]ärvara(?: nde | de | r ) | [Nn]ärv\.?
      | [Tt]jänstgör (?: ande )? | [Tt]jg\.? | [Ff]rånvarande | [Ff]rånv\.? | [Aa]djungerad | [Ee]fter | [Ff]öre | [Ll]ämna(?: de | r ) (?: [ ] mötet )?
      | [Aa]nlän(?: de | der ) | [Aa]nsl(?: öt | uter ) | [Aa]nkom | [Kk]om(?: mer )? | [Gg]ick | [Aa]vvek | [Mm]ellan | [Cc]a\.? | [Cc]irka | [Jj]äv | [Jj]ävig ) [ ] )"""
_CLOCK = r"kl (?: ockan | \. )? [ ]? \d{1,2} (?: [.:] \d\d )?"
_UNTIL = r"(?: [ ]? [-–—] [ ]? (?: kl \.? [ ]? )? (?: ca \.? [ ]? )? \d{1,2} (?: [.:] \d\d )? )"
_STANDS_IN = r"""(?: (?: som [ ] )? (?: (?: [Tt]jänstgörande | [Tt]jänstg\.? | [Tt]jg\.? | [Tt]j\.? ) [ ] )?
        (?: [Ee]rsättare | [Ee]rs\.? | [Ss]uppleant | [Ss]uppl\.? | [Vv]ikarie | [Tt]räder [ ] in | [Ii]nträder | [Gg]år [ ] in ) [ ] (?: för | f\.?ör | f\.? )
    | (?: som [ ] )? [Ee]rs(?: ätter | atte )
    | (?: som [ ] )? (?: [Tt]jänstgör (?: ande )? | [Tt]jänstg\.? | [Tt]jg\.? | [Tt]j\.? ) [ ] (?: för | f\.? )
    | (?: [Ii] [ ] ställe t? | [Ii]stället? | [Ii] [ ] st\.? | [Ii]st\.? ) [ ] f(?: ör | \. ) | [Ii]\.?s\.?t\.?f\.?
    | [Oo]mbud [ ] för | [Ff]ullmakt [ ] för | (?P<only_for> [Ff]ör ) )"""

_GLUE = rf"""
    (?= [,;()\[\]|:.\s] ) (?:                                       # letters are passed over at once
        (?P<nickname> \( [{UPPER}] [^\W\d_]{{2,}} \) (?= [ ] [{UPPER}] ) )      # Kristina (Kicki) Strömvall
      | (?P<glue> [,;()\[\]|] | : (?= \s | $ ) | [\t\x0b] [\t\x0b ]* | [ ]{{2,}} [\t\x0b ]*
          | [ ] (?: [–—/-] | (?<! -[ ] ) (?: och | samt | & | o | resp\.? | respektive ) ) (?= [ ] )
          | \. (?<= [a-zåäö]{{5}}\. ) (?= [ ] [{UPPER}] ) ) )
"""
GLUE = re.compile(_GLUE, re.VERBOSE)
TOKEN = re.compile(
    rf"""
    {_GLUE}
  | (?<! [\w-] ) (?= [\w§] ) (?! [{UPPER}] [a-zåäöé]+ [ ] [{UPPER}] ) (?:
        (?P<replaces> {_STANDS_IN} [ ] (?: ordinarie [ ] )? (?: ledamot (?: en )? [ ] )? (?P<who> {NAME} ) (?: [ ]? \( [^()\s]{{1,8}} \) )? )
      | (?P<refs> {_LEAD}* (?: {_BODY} [ ] )? (?: {_MARKER} {_SERIES} (?: [ ]? §§? )? | {_SERIES} [ ]? §§? ) )
      | (?P<time> {_LEAD}* {_CLOCK} {_UNTIL}? (?: [ ] dag [ ] \d )?
          | {_LEAD}+ \d{{1,2}} [.:] \d\d {_UNTIL}? (?: [ ] dag [ ] \d )?
          | \d{{1,2}} [.:] \d\d {_UNTIL} | [012]\d [.:] \d\d (?! [\d.:] ) )
      | (?P<note> (?: (?: [Dd]eltar | [Dd]eltog | [Nn]ärvarande | [Aa]nsluten | [Uu]ppkopplad ) [ ] )?
          (?: (?: [Vv]ia | [Gg]enom | [Pp]å | [Pp]er ) [ ] (?: länk | distans | [Tt]eams | [Zz]oom | [Ss]kype | [Vv]ideo\w* | [Ww]ebb\w* | [Tt]elefon | digital \w* [ ] \w+ )
            | [Dd]igitalt | [FfEe]\.?m\b\.? | [Dd]ag [ ] \d (?: [ ]? (?: och | - | – | & ) [ ]? \d )?
            | (?: [Dd]el | [Dd]elar | [Hh]alva ) [ ] (?: av [ ] )? (?: mötet | dagen | tiden | sammanträdet | punkten )
            | (?: [Pp]å [ ] grund [ ] av | [Pp]ga\.? | [Pp]\.g\.a\.? | [Pp]å [ ] gr\.? [ ] av | [Pp] [ ] g [ ] a ) [ ] \w+ ) (?! \w ) )
      | (?P<number> (?: \d [\d:.,/]* \)? [ ]+ )+ (?= [{UPPER}] [^\W\d_]+ [ -] ) )
      | (?P<replaced> (?: [Ee]rsätts | [Ee]rsattes | [Ee]rsatt | [Ee]rsättes ) [ ] av (?= [ ] ) )
      | (?P<proxy> (?: [Gg]enom | [Gg]m\.? | [Ff]öreträdd [ ] av | [Ff]öreträ(?: ds | tt | tts ) [ ] av | [Rr]epresentera[dst]s? [ ] av ) (?: [ ] ombud (?: et )? )? (?= [ ] [{UPPER}] ) )
    )
    """,
    re.VERBOSE,
)
TRIGGERS = re.compile(r"[\d§]")
SPLIT = re.compile(r"[\s,;()]+")
LETTERS = re.compile(rf"[{UPPER}][^\W\d_]{{0,4}}!?")
SPOKEN = re.compile(r"\S+")
LONG_NUMBER = re.compile(r"\d{5}|\d{2,4}[ -]\d\d|@|`")
PLACED = frozenset(("vid", "på", "från", "hos"))
"""Behind a title these lead over to where it is held: `verksamhetschef vid Vårdcentralen Kvarnen`."""
LEADS_OVER = PLACED | {"i", "inom"}
COMPLEMENT = frozenset(("för", "i", "inom", "till", "av", "med", "över", "mot", "kring", "under", "åt", "område", "distrikt", "dag"))
"""Behind a title these go on with it: `chef för vård och omsorg`."""


def pieces(text: str, words: Words) -> list[Piece]:
    """Return the pieces of a row, in order."""
    found: list[Piece] = []
    glue, depth, position = "", 0, 0
    marked = TRIGGERS.search(text) is not None or not words.triggers.isdisjoint(SPLIT.split(text.casefold()))
    for match in (TOKEN if marked else GLUE).finditer(text):
        kind = match.lastgroup if match.lastgroup != "who" else "replaces"
        start, stop = match.span()
        if kind == "nickname":
            alone = text[position:start].split()
            if alone and (len(alone) == 1 or traits(words, alone[-1]) & GIVEN):
                continue
            kind, stop = "glue", start + 1
        if kind == "glue":
            mark = text[start:stop].strip() or "|"
            if mark in ("och", "samt", "&", "o", "resp", "resp.", "respektive"):
                if not _person_follows(text, stop + 1, words):
                    continue
                mark = "och"
            before = len(found)
            if position < start:
                found.extend(_chunk(text, position, start, glue, depth > 0, words))
            glue = "" if len(found) > before else glue
            if mark == ":" and found and found[-1].stop >= position:
                _make_lead(found, text)
            glue = _glue(glue, mark)
            depth = depth + 1 if mark in "([" else max(depth - 1, 0) if mark in ")]" else depth
            position = stop
            continue
        if kind == "replaces" and not _stands_in(match, words):
            continue
        if position < start:
            before = len(found)
            found.extend(_chunk(text, position, start, glue, depth > 0, words))
            glue = "" if len(found) > before else glue
        if kind in ("number", "replaced", "proxy"):
            glue = {"number": "#", "replaced": "av", "proxy": "genom"}[kind]
        else:
            where = match.span("who") if kind == "replaces" else (start, stop)
            found.append(Piece("note" if kind == "time" else str(kind), *where, glue, depth > 0))
            if where[1] < stop:
                found.append(Piece("rest", where[1], stop, ""))  # the party of the one stood in for
            glue = ""
        position = stop
    if position < len(text):
        found.extend(_chunk(text, position, len(text), glue, depth > 0, words))
    return found


def _glue(before: str, mark: str) -> str:
    """Return what counts of two marks in a row: the gap or joining word, not the bracket or comma before it."""
    mark = {"[": "(", "]": ")", "—": "–", "-": "–", "/": "–"}.get(mark, mark)
    return before if before in ("|", "#", ";", "och", "av", "genom") and mark in ",|)" else mark


def _make_lead(found: list[Piece], text: str) -> None:
    """Turn what stands before a colon into a lead-in: `Almsta kommun:`, `Ordförande:`."""
    last = found[-1]
    if last.kind in ("title", "affiliation", "status", "other") or (last.kind == "name" and (last.detail or not last.sure)):
        start = last.start
        while len(found) > 1 and found[-2].stop + 1 == found[-1].start and text[found[-2].stop] == " " and found[-2].kind != "name":
            found.pop()
            start = found[-1].start
        found[-1] = Piece("lead", start, last.stop, last.glue, last.inside, last.sure, last.kind)


def _stands_in(match: re.Match[str], words: Words) -> bool:
    """Say whether a person follows `för`: `för Ulf Rask`, but not `chef för Region Kalmar`."""
    who = name_at(match.string, match.start("who"), words)
    return who is not None and (match["only_for"] is None or (who.words > 1 and match.start() > 0))


def _person_follows(text: str, start: int, words: Words) -> bool:
    """Say whether a person stands behind a joining word: `och Ove Nylén`, `samt MAS Birgitta Aho`, `och Stina från …`."""
    found = name_at(text, start, words)
    if found is not None:
        after = text[found.stop : found.stop + 6]
        if found.words == 1:
            return found.given and (not after or after[0] in ",;()" or after.startswith((" från", " (", " och ", " samt")))
        return found.given or bool(traits(words, text[start : found.stop].rsplit(" ", 1)[-1]) & SURNAME) or not after or after.startswith((" (", ",", ";"))
    title = 0
    for count, part in enumerate(SPOKEN.finditer(text, start)):
        if part[0][0].isupper() and title & TITLE and name_at(text, part.start(), words):
            return True
        title |= traits(words, part[0])
        if count > 5 or part[0][-1] in ",;:)":
            return False
    return False


def _chunk(text: str, start: int, stop: int, glue: str, inside: bool, words: Words) -> Iterator[Piece]:  # noqa: FBT001
    """Say what a stretch without marks inside it is; a title and a name, or a name and what follows, are two pieces."""
    beyond = text.find(" utom ", start, stop)
    start = beyond + 6 if beyond >= 0 else start
    while start < stop and text[start] in " \t*\"”“·•/":
        start += 1
    while stop > start and text[stop - 1] in " \t*\"”“·•_":
        stop -= 1
    if stop > start + 5 and text[stop - 1] == "." and text[stop - 5 : stop - 1].isalpha():
        stop -= 1
    if start >= stop:
        return
    at = start
    first = traits(words, text[start:stop].split(" ", 1)[0])
    if text[start].isupper() or first & GIVEN:
        if not first & (TITLE | OPENER | ORGANISATION) or first & GIVEN:
            found = name_at(text, start, words)
            if found is not None and found.stop <= stop and (found.words > 1 or (not inside or first & GIVEN) and _is_single(text, start, found.stop, stop, first, words)):
                last = traits(words, text[start : found.stop].rsplit(" ", 1)[-1])
                yield Piece("name", start, found.stop, glue, inside, found.given or bool(last & SURNAME and found.words > 1), "single" if found.words == 1 else "")
                at, glue = found.stop, ""
    if at == start:
        place = name_behind(text, start, stop, words)
        if place:
            found = name_at(text, place, words)
            yield from _attribute(text, start, place - 1, glue, inside, words)
            at = min(found.stop if found else stop, stop)
            yield Piece("name", place, at, "", inside, True, "" if " " in text[place:at] else "single")
            glue = ""
    while at < stop and text[at] in " ./":
        at += 1
    if at < stop:
        yield from _attribute(text, at, stop, glue, inside, words)


def _is_single(text: str, start: int, end: int, stop: int, first: int, words: Words) -> bool:
    """Say whether one capitalised word can be a person's name: a known given name, or nothing else known, alone."""
    if end < stop and not text[end:stop].startswith((" från ", " på ", " vid ", " i ", " ordf", " sekr", " kassör")):
        return False
    if first & (UNIT | PRESENCE) or bare(text[start:end]) in words.status or end - start < 2 or text[start:end].isupper():
        return bool(first & GIVEN) and end - start > 1
    return bool(first & GIVEN) or not first & PLACE


def name_behind(text: str, start: int, stop: int, words: Words) -> int:
    """Return where a name begins behind a title or an organisation (`tf socialchef Rickard Thunell`); 0 if none does."""
    seen, fallback = 0, 0
    for part in SPOKEN.finditer(text, start, stop):
        if seen & (TITLE | ORGANISATION | PLACE) and part[0][0].isupper():
            found = name_at(text, part.start(), words)
            if found is not None and found.stop <= stop:
                if found.given and (found.words > 1 or (seen & TITLE and found.stop == stop)):
                    return part.start()
                if found.words > 1 and seen & TITLE and not fallback:
                    fallback = part.start()
        seen |= traits(words, part[0])
    return fallback


def _attribute(text: str, start: int, stop: int, glue: str, inside: bool, words: Words) -> Iterator[Piece]:  # noqa: FBT001
    """Say what a stretch that is no name is."""
    for kind, left, right, sure, detail in _parts(text[start:stop], inside, words):
        yield Piece(kind, start + left, start + right, glue, inside, sure, detail)
        glue = ""


Part = tuple[str, int, int, bool, str]
"""Kind, start, stop, sure, detail: a piece but for what stands around it."""


@lru_cache(maxsize=4096)
def _parts(chunk: str, inside: bool, words: Words) -> tuple[Part, ...]:  # noqa: FBT001
    """Say what an attribute is; remembered, since many rows of a list have the same one."""
    folded, stop = chunk.casefold().strip(), len(chunk)
    if _is_party(chunk, folded, words, inside=inside):
        return (("party", 0, stop, True, ""),)
    status = words.status.get(folded) or words.status.get(folded.rstrip("."))
    if status:
        return (("status", 0, stop, True, status),)
    if LONG_NUMBER.search(chunk) or folded.startswith(("samtliga", "alla ")) or not any(map(str.isalpha, chunk)):
        return (("other", 0, stop, True, ""),)
    parts = [(match.start(), match.end(), traits(words, match[0])) for match in SPOKEN.finditer(chunk)]
    if any(part[2] & TITLE for part in parts) and bare(chunk[: parts[0][1]]) not in PLACED:
        return _title(chunk, parts, words)
    return (_other_part(chunk, parts, inside=inside),)


def _other_part(chunk: str, parts: Sequence[tuple[int, int, int]], *, inside: bool) -> Part:
    """Say what an attribute without a title in it is."""
    every = 0
    for part in parts:
        every |= part[2]
    stop, opening, upper = len(chunk), bare(chunk[: parts[0][1]]), chunk[0].isupper()
    if len(parts) > 1 and opening in LEADS_OVER and (every & (ORGANISATION | UNIT | PLACE) or chunk[parts[1][0]].isupper()):
        return "affiliation", parts[1][0], stop, True, ""
    if every & (ORGANISATION | PLACE) and (upper or not parts[0][2] & PRESENCE):
        return "affiliation", 0, stop, True, ""
    if parts[0][2] & PRESENCE:
        return "note", 0, stop, True, ""
    if every & UNIT:
        return "affiliation", 0, stop, True, ""
    if inside and len(parts) == 1 and LETTERS.fullmatch(chunk):
        return "party", 0, stop, False, ""
    if upper:
        return "affiliation", 0, stop, False, ""
    return "other" if inside or not chunk[0].isalpha() else "title", 0, stop, False, ""


def _is_party(chunk: str, folded: str, words: Words, *, inside: bool) -> bool:
    if len(folded) > 24:
        return False
    if inside:
        return folded in words.party_letters or (folded in words.parties and (not chunk.islower() or len(folded) > 3))
    return (folded in words.party_letters and not chunk.islower()) or (folded in words.parties and len(folded) > 5)


def _title(text: str, parts: Sequence[tuple[int, int, int]], words: Words) -> tuple[Part, ...]:
    """Split a title from the unit it is held in: `FoU-strateg FoU-verksamheten`, `MAS Ramsfors`, `Region Kalmar projektledare`."""
    at = next(index for index, part in enumerate(parts) if part[2] & TITLE)
    start, stop = 0, len(text)
    found: list[Part] = []
    before = parts[at - 1] if at else None
    if before and before[2] & (ORGANISATION | PLACE) and not text[before[0] : before[1]].casefold().endswith("s"):
        found.append(("affiliation", 0, before[1], True, ""))
        start = parts[at][0]
    end = at
    while end + 1 < len(parts) and (parts[end + 1][2] & TITLE or (parts[end + 1][2] & OPENER and end + 2 < len(parts) and parts[end + 2][2] & TITLE)):
        end += 1
    unit = _unit_start(text, parts, end, words)
    found.append(("title", start, stop if unit is None else parts[end][1], True, ""))
    if unit is not None:
        found.append(("affiliation", parts[unit][0], stop, True, ""))
    return tuple(found)


def _unit_start(text: str, parts: Sequence[tuple[int, int, int]], end: int, words: Words) -> int | None:
    """Return the index of the word with which the unit behind a title begins; None where the title goes on."""
    rest = range(end + 1, len(parts))
    if not rest:
        return None
    following = bare(text[parts[rest[0]][0] : parts[rest[0]][1]])
    every = 0
    for index in rest:
        every |= parts[index][2]
    capital = len(rest) > 1 and text[parts[rest[1]][0]].isupper()
    if following in PLACED and len(rest) > 1:
        return rest[1]
    if following == "i" and capital and every & (ORGANISATION | PLACE):
        return rest[1]
    if following in COMPLEMENT:
        return None
    if every & (ORGANISATION | PLACE):
        return rest[0]
    word = text[parts[rest[0]][0] : parts[rest[0]][1]]
    known = following.endswith(words.field_endings) or bare(text[parts[end][0] : parts[end][1]]) in words.field_titles
    return rest[0] if len(rest) == 1 and word[0].isupper() and not known else None


def simple(chunk: str, words: Words) -> str | None:
    """Return what an attribute is as a whole, `title` or `affiliation`; None if it is neither or has several parts."""
    if chunk[0].isupper():
        found = name_at(chunk, 0, words)
        if found is not None and found.words > 1 and (found.given or found.stop == len(chunk)):
            return None
    parts = _parts(chunk, False, words)  # noqa: FBT003
    return parts[0][0] if len(parts) == 1 and not parts[0][1] and parts[0][0] in ("title", "affiliation") else None
