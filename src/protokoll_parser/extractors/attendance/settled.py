"""Settles what only all lists of a document together can tell, and makes the records of attendees.

Goes in: the people as listed. Comes out: attendees as plain values (records.Attendee). Rules: record.md, Attendee and
Conventions, People.
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.attendance.listed import Listed, is_sign
from protokoll_parser.patterns import lazy
from protokoll_parser.people.names import fits
from protokoll_parser.people.rows import present_for
from protokoll_parser.people.words import ORGANISATION, TITLE, Words, bare, traits, words_of
from protokoll_parser.source import Span
from protokoll_parser.structure import Value
from protokoll_parser.words.lexicon import Lexicon

SIGN = lazy(r"[A-ZÅÄÖ][a-zåäö]?[A-ZÅÄÖ]{1,3}")
"""Letters as parties have them: `BA`, `ViSK`."""
SERVED = lazy(r"(?:tjänstgör|tjänstg|tjg)", re.IGNORECASE)
EXCEPTED = lazy(r"\b(?:ej|inte|utom|jäv)", re.IGNORECASE)
CAME = lazy(r"\b(?:anlän|ansl|ankom|kom\b|kommer)", re.IGNORECASE)
LEFT = lazy(r"\b(?:lämna|gick|går\b|avv[ei]k)", re.IGNORECASE)
BOUNDED = lazy(r"(?:fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|från|till)(?=\s*kl)", re.IGNORECASE)
BOUND = lazy(r"(?:efter|före|under|vid|till|inför|på|i)\s+", re.IGNORECASE)


def once(people: Sequence[Listed]) -> list[Listed]:
    """Return the people without those whom a list, or a later register, merely repeats."""
    kept: list[Listed] = []
    seen: dict[str, list[int]] = {}
    for person in people:
        before = seen.setdefault(person.name.casefold(), [])
        stood_in = next((place for place in before if _stood_in(kept[place], person)), None)
        named = next((place for place in before if _is_named_as_stand_in(kept[place], person)), None)
        if stood_in is not None:
            kept[stood_in] = _told_more(kept[stood_in], person)
        elif named is not None:
            kept[named] = kept[named]._replace(replaces=person.replaces, serving=True, capacity="substitute")
        elif not any(_repeats(person, kept[place]) for place in before):
            before.append(len(kept))
            kept.append(person)
    return kept


def _stood_in(other: Listed, person: Listed) -> bool:
    """Say whether a row of their own is about one whom another row names as a stand-in: `Bo Ek (ersatt av Eva Gran)`."""
    return (
        bool(other.replaces) and not person.replaces and not other.title and other.heading.text == person.heading.text
    )


def _is_named_as_stand_in(other: Listed, person: Listed) -> bool:
    """Say whether a row about an absent member only names one as the stand-in whom a row above is about."""
    said = (person.party, person.title, person.affiliation, person.note)
    there = not other.replaces and _attendance(other) == "present" and other.heading.text != person.heading.text
    return bool(person.replaces) and there and person.heading.kind.attendance == "absent" and not any(said)


def _told_more(person: Listed, row: Listed) -> Listed:
    """Return one who stood in with what the row of their own says."""
    return person._replace(
        party=person.party or row.party,
        title=row.title,
        affiliation=row.affiliation or person.affiliation,
        note=person.note or row.note,
        refs=person.refs or row.refs,
        span=Span(min(person.span.start, row.span.start), max(person.span.stop, row.span.stop)),
    )


def _repeats(person: Listed, other: Listed) -> bool:
    """Say whether a listing adds nothing to an earlier one of the same name."""
    if person.party and other.party and person.party.casefold() != other.party.casefold():
        return False
    if person.heading.roles & {"elector", "list"} and person.attendance != "absent":
        return _attendance(other) == "present"
    same = (person.replaces, person.refs) == (other.replaces, other.refs) and _attendance(person) == _attendance(other)
    if person.heading.text == other.heading.text:
        return same and (person.affiliation == other.affiliation or not person.affiliation or not other.affiliation)
    return (
        same
        and person.heading.kind.capacity == other.heading.kind.capacity
        and person.capacity == other.capacity
        and person.party is not None
    )


def _attendance(person: Listed) -> str:
    if person.replaces or person.heading.kind.attendance != "present":
        return "present" if person.replaces else person.heading.kind.attendance
    return person.attendance or "present"


def settle(people: Sequence[Listed], lexicon: Lexicon) -> list[Listed]:
    """Decide parties, capacities and service, in the light of all lists."""
    words = words_of(lexicon)
    political = any(person.party and person.sure_party for person in people)
    elected = any(person.heading.kind.capacity in ("member", "substitute") for person in people)
    unsure = [person for person in people if person.party and not person.sure_party]
    if unsure and all(is_sign(person.party or "", person.name) for person in unsure):
        people = [person if person.sure_party else person._replace(party=None) for person in people]
    settled = []
    for person in people:
        staff = person.heading.kind.capacity in ("official", "guest")
        if person.party and not person.sure_party and (staff or not political):
            unit = person.affiliation if person.own_unit else None
            settled.append(person._replace(party=None, affiliation=unit or person.party))
        else:
            settled.append(person)
    settled = _with_parties([_with_full_name(person, settled) for person in settled], words)
    return [_completed(person, _capacity(person, words, elected=elected)) for person in settled]


def _with_parties(people: list[Listed], words: Words) -> list[Listed]:
    """Take letters in a unit's place for a party, where all others of those elected have a party: `Bo Ek, BA`.

    Where as many of the letters are those of organisations (`PRO`, `SPF`), they are units.
    """
    elected = [person for person in people if person.heading.kind.capacity in ("member", "substitute")]
    letters = {person.affiliation for person in elected if person.affiliation and SIGN.fullmatch(person.affiliation)}
    units = {sign for sign in letters if traits(words, sign) & ORGANISATION}
    if not letters or 2 * len(units) >= len(letters) or not any(person.party for person in elected):
        return people
    if any(person.party is None and person.affiliation not in letters for person in elected if not person.title):
        return people
    signed = [person for person in elected if person.party is None and person.affiliation in letters]
    return [
        person._replace(party=person.affiliation, affiliation=None) if person in signed else person for person in people
    ]


def _with_full_name(person: Listed, people: Sequence[Listed]) -> Listed:
    """Resolve a given name or initials of someone stood in for, where one listed person fits."""
    short = person.replaces
    if not short or " " in short:
        return person
    found = {other.name for other in people if other is not person and fits(short, other.name)}
    return person._replace(replaces=found.pop()) if len(found) == 1 else person


def _completed(person: Listed, capacity: str) -> Listed:
    return person._replace(capacity=capacity, serving=_serving(person, capacity), attendance=_attendance(person))


def _capacity(person: Listed, words: Words, *, elected: bool) -> str:
    """Return the capacity: what the row says, else what the heading says, seen with the title and the party."""
    kind, roles = person.heading.kind, person.heading.roles
    if person.replaces or person.capacity in ("substitute", "guest"):
        return "guest" if person.capacity == "guest" else "substitute"
    title = person.title.casefold() if person.title else ""
    if kind.capacity == "participant":
        absent = kind.attendance == "absent"
        if person.capacity == "member" or title.endswith("ledamot") or (absent and elected and person.party):
            return "member"
        if "idle" in roles and person.party and elected:
            return "substitute"  # Närvarande ej beslutande
        if absent and title.endswith(("revisor", "revisorn")):
            return "official"
        return "guest" if elected and roles & {"union", "called"} else "participant"
    if kind.capacity == "guest":
        if "adjunct" in roles:
            return "official" if _is_secretary(title) else "guest"
        mixed = roles & {"other"} or {"guest", "official"} <= roles
        return "official" if mixed and not person.party and _is_staff(title, words) else "guest"
    return kind.capacity


def _is_secretary(title: str) -> bool:
    return any(bare(word).endswith(("sekreterare", "sekr")) for word in title.split())


def _is_staff(title: str, words: Words) -> bool:
    """Say whether a title is that of someone employed: not `talman`, `advokat`, `föreslagen styrelseledamot`."""
    if "revis" in title:
        return True
    parts = [word for word in title.split() if traits(words, word) & TITLE]
    return bool(parts) and not bare(parts[0]).endswith(words.no_staff)


def _serving(person: Listed, capacity: str) -> bool | None:
    """Say whether a substitute served; a substitute not said to serve did not."""
    if capacity != "substitute":
        return None
    if person.replaces:
        return True
    if _attendance(person) != "present":
        return False
    if person.serving is None and person.note and SERVED.match(person.note):
        return True
    return person.serving if person.serving is not None else bool(person.heading.kind.serving)


def attendee(person: Listed, numbers: Sequence[str]) -> Value:
    """Return the record of a person."""
    heading = person.heading
    note = person.note
    if heading.kind.note and heading.kind.note != note:
        note = f"{heading.kind.note} {note}" if note else heading.kind.note
    return {
        "name": person.name,
        "party": person.party,
        "title": person.title,
        "affiliation": person.affiliation,
        "capacity": person.capacity,
        "attendance": person.attendance,
        "serving": person.serving,
        "replaces": person.replaces,
        "presence_note": note,
        "present_for": present_for(_reach(person), numbers) if person.refs else [],
        "group": heading.text,
        "span": tuple(person.span),
    }


def _reach(person: Listed) -> str:
    """Return the references as a reach: who left after § 8 was there until § 8, who is biased in § 7 for all others."""
    refs, note = person.refs, person.note or ""
    folded = refs.casefold()
    if EXCEPTED.search(note) and not person.replaces and not EXCEPTED.search(refs):
        return f"ej {refs}"
    if refs.strip("§ ").isdigit() and (bound := BOUNDED.match(note)):
        return f"{bound[0]} {refs}"  # t.o.m. kl. 15.10, § 8
    came, left = CAME.search(note), LEFT.search(note)
    if bool(came) == bool(left) or "o.m" in folded or "och med" in folded:
        return refs
    bare_refs = BOUND.sub("", CAME.sub("", LEFT.sub("", refs, 1), 1), 1) if BOUND.match(refs) else refs
    outside = folded.startswith("före") if left else folded.startswith("efter")
    return f"{'t.o.m.' if left else 'fr.o.m.'} {bare_refs}" + (f" ej {bare_refs}" if outside else "")
