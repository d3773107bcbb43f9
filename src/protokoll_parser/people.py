"""Reads a row of a list of people: whom it names, and what it says of each.

Goes in: one row (or a run in a sentence that names several). Comes out: a `PersonRow` each, with places in the text.
The row's pieces (people_pieces.py) are dealt out to the names. Forms:

    Kurt Engdahl (M) ersätter Lisbeth Franzén (M)           Karin Stolt, ekonomichef §§ 46-48
    Monica Falkenby (S)      Göran Thelander (M)            tf socialchef Rickard Thunell, MAS Birgitta Aho
    Carin Post och Aldo Ricci, Inera (punkt 8)              Anna (ordf), Bosse (kassör), Johan fr.o.m. §6
    Almsta kommun: Pia Ståhlbrand, Ove Nylén                Abdi Warsame      Kallvikens kommun      Ja, via länk
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from protokoll_parser.lexicon import Lexicon
from protokoll_parser.people_groups import GroupKind, group_roles, read_group
from protokoll_parser.people_names import is_name, name_at
from protokoll_parser.people_pieces import Piece, name_behind, pieces, simple
from protokoll_parser.people_refs import present_for
from protokoll_parser.people_words import GIVEN, OPENER, ORGANISATION, TITLE, Words, traits, words_of

__all__ = ["GroupKind", "PersonRow", "is_name", "is_person", "present_for", "read_attributes", "read_group", "read_people"]

Range = tuple[int, int]


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


@dataclass(slots=True)
class _Draft:
    """A person while the row's pieces are dealt out (local to read_people)."""

    name: Piece
    start: int
    stop: int
    party: Piece | None = None
    title: Range | None = None
    affiliation: Range | None = None
    note: Range | None = None
    replaces: Range | None = None
    refs: list[str] = field(default_factory=list)
    serving: bool | None = None
    capacity: str | None = None
    attendance: str | None = None
    lead: Range | None = None
    plain: bool = True
    """Nothing but the name has been read."""
    partners: list["_Draft"] = field(default_factory=list)
    """Those who share what follows: A and B in `A, B och C, Inera (punkt 8)`."""


def read_people(text: str, lexicon: Lexicon) -> list[PersonRow]:
    """Return the people that a row names, in order.

    >>> from protokoll_parser.lexicon import load_lexicon
    >>> row = "Kurt Engdahl (M) ersätter Lisbeth Franzén (M) § 65"
    >>> person = read_people(row, load_lexicon())[0]
    >>> [row[slice(*part)] for part in (person.name, person.party, person.replaces)], person.refs, person.serving
    (['Kurt Engdahl', 'M', 'Lisbeth Franzén'], '§ 65', True)
    """
    words = words_of(lexicon)
    plain = _plain(text, words)
    if plain is not None:
        return [plain]
    return [_finished(draft, text) for draft in _deal(_settled(pieces(text, words)), text, lexicon)]


PLAIN_PARTY = re.compile(r" ?\(([A-Za-zÅÄÖåäö]{1,3})\)")
MARKED = re.compile(r"[,;()\[\]|:\t§\d@]|  | [–—&/-] | (?:och|samt|för|via|på|från|till|kl|ers|tjg|ersätter|genom|tom|from) ", re.IGNORECASE)


def _plain(text: str, words: Words) -> PersonRow | None:
    """Read the row most lists are made of: a name, a party, one attribute. None for all others, which are read slowly."""
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
    if start == end or MARKED.search(text, start) or text[end - 1] in " .":
        return None
    kind = simple(text[start:], words)
    if kind is None:
        return None
    return PersonRow(name, (0, end), party, (start, end) if kind == "title" else None, (start, end) if kind == "affiliation" else None)


def read_attributes(text: str, lexicon: Lexicon) -> PersonRow | None:
    """Return what a text that names nobody says of someone (`Ja, §§ 23–28`, `ekonom, Kommunförbundet`); None if nothing.

    The name's place is empty. A name that is no one stood in for counts as an affiliation.
    """
    words = words_of(lexicon)
    found = pieces(text, words)
    draft = _Draft(Piece("name", 0, 0, ""), 0, 0)
    for piece in found:
        if piece.kind in ("name", "lead"):
            _give(draft, piece._replace(kind="affiliation"), text)
        elif piece.kind != "rest":
            _give(draft, piece, text)
    if all(piece.kind in ("other", "rest") and not piece.detail for piece in found):
        return None
    return _finished(draft, text)


def _settled(found: list[Piece]) -> list[Piece]:
    """Decide which capitalised words without a known given name are people: those in a row of people, not the attribute of one."""
    names = [piece for piece in found if piece.kind == "name"]
    unsure = [piece for piece in names if not piece.sure]
    if not unsure:
        return found
    row_of_names = len(names) > 2 and 2 * len(unsure) <= len(names) and not any(piece.kind in ("title", "affiliation") for piece in found)
    settled: list[Piece] = []
    for index, piece in enumerate(found):
        if piece.kind == "name" and not piece.sure:
            following = found[index + 1] if index + 1 < len(found) else None
            with_party = following is not None and following.kind == "party" and following.glue == "(" and following.sure
            first = not any(before.kind == "name" for before in settled)
            if not (first or with_party or row_of_names or piece.glue in (";", "av", "genom")) or (piece.detail and not first and not row_of_names):
                settled.append(piece._replace(kind="affiliation", detail=""))
                continue
            if first and index == 0 and following is not None and following.kind == "name" and following.sure and following.glue in ("|", ":"):
                settled.append(piece._replace(kind="affiliation", detail=""))  # Ramsfors      Lena Palmqvist
                continue
        settled.append(piece)
    return settled


def _deal(found: Sequence[Piece], text: str, lexicon: Lexicon) -> list[_Draft]:
    """Deal the pieces out to the names."""
    drafts: list[_Draft] = []
    waiting: list[Piece] = []
    lead: Piece | None = None
    several: Piece | None = None
    singles, semicolons = True, any(piece.glue == ";" for piece in found)
    for index, piece in enumerate(found):
        last = drafts[-1] if drafts else None
        if piece.kind == "lead":
            lead, several = piece, None
            if piece.detail == "title" and group_roles(text[piece.start : piece.stop], lexicon) is not None:
                lead = piece._replace(detail="status")
            waiting = [lead] if lead.detail == "title" else []
        elif piece.kind == "name":
            if last is not None and piece.inside and not last.name.inside:
                continue  # someone else is named in a remark
            if last is not None and _is_attribute(piece, last, singles=singles):
                _give(last, piece._replace(kind="affiliation"), text)
                continue
            singles = singles and bool(piece.detail)
            if lead is not None and lead.kind == "affiliation" and not piece.inside:
                lead = None  # Kalmar kommun (Anna Berg, Bo Ek), Cia Dahl
            if waiting:
                several = waiting[-1] if text[waiting[-1].start : waiting[-1].stop].endswith(SEVERAL) else None
            elif several is not None:
                waiting = [several]
            drafts.append(_opened(piece, waiting, lead, drafts, found[index - 1] if index else None, text))
            waiting = []
        elif piece.kind in ("title", "affiliation", "status") and _goes_before(found, index, last):
            if piece.kind == "affiliation" and found[index + 1].kind == "name" and found[index + 1].glue == "(":
                lead = piece
            else:
                waiting.append(piece)
        elif last is not None:
            if piece.kind == "affiliation" or (piece.kind == "title" and text[piece.start : piece.stop].endswith(PLURALS)):
                last.partners = last.partners or _partners(drafts, semicolons=semicolons)
            for draft in (last, *last.partners):
                _give(draft, piece, text)
    return [draft for draft in drafts if draft.name.kind == "name"]


def _is_attribute(piece: Piece, last: _Draft, *, singles: bool) -> bool:
    """Say whether one capitalised word behind a person is no person: `Anna Berg, Nora`."""
    return bool(piece.detail) and not singles and piece.glue not in ("och", ";", ":", "|", "av") and not last.name.detail


def _goes_before(found: Sequence[Piece], index: int, last: _Draft | None) -> bool:
    """Say whether a title or a unit belongs to the name behind it: `MAS Birgitta Aho`, `Kalmar kommun   Anna Ek`."""
    following = found[index + 1] if index + 1 < len(found) else None
    while following is not None and following.kind in ("title", "affiliation", "status") and following.glue == "" and index + 2 < len(found):
        index += 1
        following = found[index + 1]
    if following is None or following.kind != "name":
        return False
    piece = found[index]
    if following.glue == "" or (following.glue == "(" and not piece.inside and piece.kind == "affiliation"):
        return True
    return last is None and following.glue != "#" and (piece.kind != "status" or following.glue in ("|", ":"))


def _opened(piece: Piece, waiting: Sequence[Piece], lead: Piece | None, drafts: list[_Draft], before: Piece | None, text: str) -> _Draft:
    """Begin a person, with what stood before the name."""
    own = [part.start for part in waiting if part.kind != "lead" and part.start > (drafts[-1].stop if drafts else -1)]
    draft = _Draft(piece, min(own, default=piece.start), piece.stop)
    for part in waiting:
        _give(draft, part._replace(kind="title") if part.kind == "lead" else part, text)
    draft.plain = not waiting
    if lead is not None and lead.detail != "title":
        draft.lead = (lead.start, lead.stop)
        if lead.detail in ("affiliation", "name"):
            draft.affiliation = draft.affiliation or draft.lead
    last = drafts[-1] if drafts else None
    if last is not None and (piece.glue in ("av", "genom") or (before is not None and before.kind == "status" and before.glue == "|" and last.attendance == "absent" and piece.glue == "|")):
        draft.capacity, draft.serving = "substitute", True
        draft.replaces = (last.name.start, last.name.stop)
        if piece.glue == "genom":
            drafts.pop()
        elif not last.refs:
            last.attendance = "absent"
    return draft


PLURALS = ("chefer", "cheferna", "direktörer", "ledamöter", "strateger", "jurister", "ekonomer", "revisorer", "sköterskor", "rektorer", "representanter",
           "handläggarna", "ombuden", "läkarna")  # fmt: skip
"""Titles with these endings are those of several."""
SEVERAL = ("ledamöterna", "ersättarna", "suppleanterna")
"""Before a name these are said of those who follow, too: `ledamöterna A, B och C`."""
STATUSES = {"substitute": "substitute", "member": "member", "guest": "guest"}


def _give(draft: _Draft, piece: Piece, text: str) -> None:
    """Give a piece to a person."""
    place = (piece.start, piece.stop)
    if piece.kind == "party":
        draft.party = draft.party or piece
    elif piece.kind == "title":
        draft.title = _longer(draft.title, place, text)
    elif piece.kind == "affiliation":
        if draft.lead is not None and draft.affiliation == draft.lead:
            draft.affiliation = place
        draft.affiliation = _longer(draft.affiliation, place, text)
    elif piece.kind in ("note", "refs"):
        draft.note = _longer(draft.note, place, text)
        if piece.kind == "refs":
            draft.refs.append(text[piece.start : piece.stop])
    elif piece.kind == "replaces":
        draft.replaces, draft.capacity, draft.serving = place, "substitute", True
    elif piece.kind == "status":
        for code in piece.detail.split():
            if code in STATUSES:
                draft.capacity = STATUSES[code]
            elif code in ("serving", "idle"):
                draft.serving = code == "serving"
            elif code in ("absent", "present"):
                draft.attendance = code
    if piece.start >= draft.stop and piece.kind != "other":
        draft.stop = piece.stop
    draft.plain = False


BETWEEN = re.compile(r"[,\s]*|\s?[(–-]\s?|\),?\s")
"""What may stand between two parts of one value (`HR-chef, ordförande`)."""


def _longer(known: Range | None, place: Range, text: str) -> Range:
    """Return a value that goes on in `place`, if nothing else stands between; else what is known."""
    if known is None:
        return place
    between = text[known[1] : place[0]] if known[1] <= place[0] else "?"
    if "\t" in between or "  " in between or not BETWEEN.fullmatch(between):
        return known
    return known[0], place[1]


def _partners(drafts: Sequence[_Draft], *, semicolons: bool) -> list[_Draft]:
    """Return those who share what stands behind `A, B och C`: A and B, if nothing of their own stands behind them.

    Where semicolons part the groups, those within one share by a comma alone (`A, B, Nora kommun; C, Kumla kommun`).
    """
    if not drafts[-1].plain or drafts[-1].name.glue not in (("och", ",") if semicolons else ("och",)):
        return []
    partners: list[_Draft] = []
    for draft in reversed(drafts[:-1]):
        if not draft.plain or draft.lead is not None:
            break
        partners.append(draft)
        if draft.name.glue not in ("och", ","):
            break
    return partners


def _finished(draft: _Draft, text: str) -> PersonRow:
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


NUMBERED = re.compile(r"\d{1,3}[.)]?[ \t]+(?=\D)")
SENTENCE = re.compile(
    r"""[ ] (?: är | var | har | hade | ska | skall | vill | får | kan | att | hälsa\w+ | öppna\w+ | informera\w+ | redovisa\w+ | redog\w+ | presentera\w+
        | föredr\w+ | rapportera\w+ | utses | utsågs | väljs | valdes | omvald\w* | yrkar | yrkade | reservera\w+ | föreslår | föreslog | anmäler | anmälde
        | undra\w* | fråga\w+ | tacka\w* | säger | menar | menade | berätta\w+ | beslut\w+ | skicka\w+ | återkommer | tar | tog | lyfter | lyfte | påpeka\w+
        | svara\w* | anser | ansåg | ansvarar | kallar | ordnar | bjuder | visar | visade | läste | gick[ ]igenom | begär | begärde | meddela\w+ ) \b""",
    re.VERBOSE,
)
ROW_LONGEST = 200
"""A longer line is running text; a run of people is read with read_people."""
BEHIND = (" (", "\t", "  ", ",", ";", " §", " –", " -", " ers", " tjg", " tjänstg", " för ", " från ", " via ", " kl", " fr", " t.o.m", " och ", " samt ", " [", " |", ":")
"""What may stand right behind the name in a row."""


def is_person(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line reads as a row of a list of people.

    >>> from protokoll_parser.lexicon import load_lexicon
    >>> rows = ("Anna Berg (S), ordförande", "tf socialchef Rickard Thunell", "Anna (ordf), Bosse (kassör)", "Jenny Smedberg, Älmhult")
    >>> [is_person(row, load_lexicon()) for row in rows]
    [True, True, True, True]
    >>> lines = ("Anna Berg hälsade alla välkomna.", "Region Sörmark", "Plats och tid", "Paragraf 50 justeras omedelbart.")
    >>> [is_person(line, load_lexicon()) for line in lines]
    [False, False, False, False]
    """
    start = 0
    if text[:1].isdigit():
        match = NUMBERED.match(text)
        start = match.end() if match else 0
    if not text or len(text) > ROW_LONGEST or not (text[start].isalpha() or text[0].isdigit()):
        return False
    words = words_of(lexicon)
    first = traits(words, text[start:].split(None, 1)[0])
    if first & (TITLE | OPENER | ORGANISATION) and not first & GIVEN:
        return first & ORGANISATION == 0 and _is_titled(text, start, words)
    found = name_at(text, start, words)
    if found is None or (text[start : found.stop].isupper() and not found.given):
        return False
    rest = text[found.stop :]
    if found.words == 1:
        return found.given and rest.startswith((" (", ", ", "\t")) and SENTENCE.search(rest) is None
    if not rest:
        return is_name(text[start:])
    if not rest.startswith(BEHIND):
        return bool(traits(words, rest.split(" ", 2)[1]) & TITLE) and len(rest) < 60 and SENTENCE.search(rest) is None if " " in rest.strip(" ") or len(rest) > 1 else False
    return SENTENCE.search(rest) is None and not (rest[-1] == "." and len(rest) > 60)


def _is_titled(text: str, start: int, words: Words) -> bool:
    """Say whether a name stands behind a title, and no sentence behind the name."""
    place = name_behind(text, start, len(text), words)
    if not place or place - start > 60:
        return False
    found = name_at(text, place, words)
    return found is not None and (found.stop == len(text) or text.startswith(BEHIND, found.stop)) and SENTENCE.search(text, found.stop) is None
