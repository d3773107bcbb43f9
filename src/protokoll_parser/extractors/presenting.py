"""Reads who presents something in running text: the subject of a verb of presenting.

Goes in: a paragraph's text. Comes out: the people, in the order of the text. Forms:

    Ekonomichef Karin Stolt redovisar utfallet.                subject, verb
    Därefter presenterade Wetterling studien.                   adverb, verb, subject
    Förslaget föredrogs av Jesper Holm.                          passive with av
    Ordföranden hälsade välkommen och informerade om …           the second of two verbs
    Karin Stolt inledde med att presentera kalkylen.             an infinitive behind a verb of beginning
    Sedan Karin Stolt redogjort för läget …                      a perfect
    Styrelsen fick besök av Moa Ek som presenterade …            a relative clause
    Karin: Informerar om bokslutet.                              a speaker and a colon
    Föredragande är Karin Stolt.                                 a label that ran into the text

The verbs are those of the record: föredra, presentera, redogöra, redovisa, rapportera, informera. What was told at
another meeting, is promised for the next one, or stands in quotation marks or in a subordinate clause does not count.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.enumerations import following, listed, subject
from protokoll_parser.prose.mentions import NONE, Known, Mention, Place
from protokoll_parser.words.lexicon import WordLists

STEMS = {"öredr": "fF", "resenter": "pP", "apporter": "rR", "nformer": "iI", "edovis": "rR", "edog": "rR"}
"""Stems without their first letter, which may be a capital: `str.find` is many times faster than a pattern."""
ENDING = lazy(r"[a-zåäö]{1,5}(?![\w-])")
FORMS = {
    **dict.fromkeys(("ar", "ör", "ager"), "present"),
    **dict.fromkeys(("ade", "jorde", "og", "ogo"), "past"),
    **dict.fromkeys(("at", "jort", "agit"), "perfect"),
    **dict.fromkeys(("as", "ades", "ats", "ogs", "ogos", "agits", "örs", "jordes", "jorts"), "passive"),
    **dict.fromkeys(("a", "öra", "aga"), "infinitive"),
}
LABEL = lazy(r"[Ff]öredra(?:gande|gare|gning)(?:\si\särendet)?(?:\s?:|\s(?:är|var|av)(?=\s))\s*")
PREFIXES = ("åter", "Åter", "av", "Av")
BREAK = lazy(r"[.!?:;](?=\s)|\s[–—-](?=\s)")
ABBREVIATIONS = frozenset(
    (
        "adj", "bitr", "bl", "ca", "civ", "dr", "exkl", "fil", "fr", "handl", "inkl", "kl", "lantbr", "leg", "med",
        "nr", "ordf", "prof", "resp", "sekr", "sid", "st", "stf", "tekn", "tf", "vik",
    )
)  # fmt: skip
QUOTES = '"”“«»'
AUXILIARY = lazy(r"\s(?:har|hade)(?P<adverbs>(?:\s[a-zåäö]+){0,2})\s*$")
AFTERWARDS = lazy(r"(?:Sedan|Efter\s(?:det\s)?att)\s")
MODAL = lazy(r"(?:ska|skall|skulle|kommer\satt|bör|kan|kunde|får|fick|måste|att|behöver)\s+(?:[a-zåäö]+\s+)?$")
LATER = lazy(r"(?:vid|på|till|under)\s(?:ett\s|det\s|vårt\s)?(?:nästa|nästkommande|kommande|senare)\s")
PLANNED = ("eras", "isas")
OTHERS = lazy(r"\s(?:för|till|inför)\s[^.]{0,60}\sav\s")
"""`Resultatet presenteras för styrelsen av Bo Ek` is a plan."""
IN_WRITING = lazy(
    r"\s?[iI]\s(?:(?:en|ett|sin|sitt|den|denna)\s)?(?:motion|skrivelse|interpellation|medborgarförslag|insändar|brev)"
)
BEGINNING = lazy(r"\s(?:inle[dt]|börja|fortsät|fortsat|avsluta)[a-zåäö]*(?:\s[a-zåäö]+){0,3}\smed\satt\s*$")
VISITING = lazy(
    r"\s(?:deltar|deltog|närvara[rd]e?|medverka[rd]e?|besök(?:er|te)|gästa[rd]e?|kommer|kom)\s.{0,60}för\satt\s*$"
)
RELATIVE = lazy(r",?\ssom\s*$")
SECOND = lazy(r",?\s(?:och|samt)\s*$")
GOVERNOR = lazy(r"\s(?:av|från|med|till|hos)\s")
ADVERBS = lazy(r"(?:\s(?:även|också|sedan|därefter|därpå|vidare|kort|muntligt|bland annat|bl\.?\s?a\.?|först))*\s")
LONGEST_QUOTE = 5000
"""Characters before a verb in which quotation marks are counted; keeps hostile paragraphs linear."""
WINDOW = 300
"""Characters of a sentence looked at on either side of a verb."""


class Verb(NamedTuple):
    """A form of a verb of presenting: where it stands, and which form it is."""

    start: int
    stop: int
    form: str


def presenters_in(text: str, words: WordLists, known: Known) -> Iterator[Mention]:
    """Give those whom a paragraph shows presenting, at a label inside it and at every verb."""
    if not may_present(text):
        return
    if "öredra" in text:
        for label in LABEL.finditer(text):
            yield from listed(text, label.end(), _clause_stop(text, label.end()), words, known)
    for verb in verbs_in(text):
        yield from _presenting(text, verb, words, known)


def may_present(text: str) -> bool:
    """Say whether a text has one of the stems: many times cheaper than to look for the verbs."""
    return "edo" in text or "öredr" in text or "resenter" in text or "nformer" in text or "apporter" in text


def verbs_in(text: str) -> list[Verb]:
    """Give the forms of the verbs of presenting that a text has, in order."""
    found = []
    for stem, initials in STEMS.items():
        place = text.find(stem)
        while place >= 0:
            start = _verb_start(text, place - 1)
            ending = ENDING.match(text, place + len(stem))
            form = FORMS.get(ending.group()) if ending else None
            if ending and form and start >= 0 and text[place - 1] in initials:
                found.append(Verb(start, ending.end(), form))
            place = text.find(stem, place + len(stem))
    return sorted(found)


def _presenting(text: str, verb: Verb, words: WordLists, known: Known) -> list[Mention]:
    """Return the people whom a verb shows presenting."""
    start, stop, form = verb
    since = max(start - LONGEST_QUOTE, 0)
    if sum(text.count(mark, since, start) for mark in QUOTES) % 2:
        return []
    begin, end = _clause_start(text, start), _clause_stop(text, stop)
    before = text[begin:start]
    if form == "passive":
        planned = text[start:stop].endswith(PLANNED) and OTHERS.search(text, stop, end)
        if planned or MODAL.search(before) or _is_later(text, stop, end):
            return []
        return _agents(text, stop, end, words, known)
    if form == "infinitive":
        started = BEGINNING.search(before) or VISITING.search(before)
        return _leading(text, begin, begin + started.start(), words, known) if started else []
    if form == "perfect":
        return _having(text, begin, start, words, known)
    if text.startswith((" sig ", " sig,", " sig."), stop) or (form == "present" and _is_later(text, stop, end)):
        return []
    if IN_WRITING.match(text, stop) or IN_WRITING.match(text, begin):
        return []
    return _active(text, Place(begin, start), Place(stop, end), words, known)


def _active(text: str, before: Place, behind: Place, words: WordLists, known: Known) -> list[Mention]:
    """Read the subject of a finite verb: right before it, in the clause it is joined to, or behind it."""
    opening = text[before.start : before.stop]
    if not opening.strip():
        speaker = before.start - 1
        while speaker > 0 and text[speaker].isspace():
            speaker -= 1
        if speaker <= 0 or text[speaker] != ":":
            return []
        return [
            mention
            for mention in subject(text, _clause_start(text, speaker), speaker, words, known)
            if not mention.before
        ]
    if relative := RELATIVE.search(opening):
        stop = before.start + relative.start()
        starts = [before.start, *(match.end() for match in GOVERNOR.finditer(text, before.start, stop))]
        return next(filter(None, (subject(text, start, stop, words, known) for start in starts)), [])
    if second := SECOND.search(opening):
        return _leading(text, before.start, before.start + second.start(), words, known)
    found = subject(text, before.start, before.stop, words, known)
    if not found and opening.rstrip().endswith(","):
        return _leading(text, before.start, before.stop, words, known)
    first = opening.split(None, 1)[0].strip(",").casefold()
    if found or first not in words.get("sentence_openers", NONE):
        return found
    adverbs = ADVERBS.match(text, behind.start, behind.stop)
    return following(text, adverbs.end(), behind.stop, words, known) if adverbs else []


def _leading(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read the subject that opens a clause, `Lena` of `Lena hälsade välkommen och …`, if it has no clause inside."""
    found = following(text, start, stop, words, known)
    if not found:
        return []
    rest = text[found[-1].hull.stop : stop].casefold()
    if "återkom" in rest or not words.get("subordinators", NONE).isdisjoint(rest.replace(",", " ").split()):
        return []
    return found


def _having(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read the subject of a perfect: `Karin har redogjort`, `Sedan Karin redogjort`, `Därefter har Karin redogjort`."""
    auxiliary = AUXILIARY.search(text, start, stop)
    if auxiliary:
        return [] if "tidigare" in auxiliary["adverbs"] else subject(text, start, auxiliary.start(), words, known)
    afterwards = AFTERWARDS.match(text, start, stop)
    if afterwards:
        return subject(text, afterwards.end(), stop, words, known)
    found = subject(text, start, stop, words, known)
    return found if found and found[0].before.endswith((" har", " hade")) else []


def _agents(text: str, start: int, stop: int, words: WordLists, known: Known) -> list[Mention]:
    """Read the people behind the `av` of a passive."""
    place = text.find(" av ", start, stop)
    while place >= 0:
        found = following(text, place + 4, stop, words, known)
        if found:
            return found
        place = text.find(" av ", place + 1, stop)
    return []


def _verb_start(text: str, start: int) -> int:
    """Return where a verb begins, `åter-` and `av-` included; -1 if it is the tail of another word."""
    if start < 0:
        return -1
    for prefix in PREFIXES:
        if text.endswith(prefix, 0, start):
            start -= len(prefix)
            break
    return -1 if start and (text[start - 1].isalnum() or text[start - 1] == "-") else start


def _clause_start(text: str, place: int) -> int:
    """Return where the clause that holds a place begins."""
    start = max(place - WINDOW, 0)
    for match in BREAK.finditer(text, start, place):
        if not _is_abbreviation(text, match):
            start = match.end()
    while start < place and text[start].isspace():
        start += 1
    return start


def _clause_stop(text: str, place: int) -> int:
    """Return where the clause that holds a place ends."""
    limit = min(place + WINDOW, len(text))
    for match in BREAK.finditer(text, place, limit):
        if not _is_abbreviation(text, match):
            return match.start()
    return limit - 1 if limit == len(text) and text.endswith(".") else limit


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    word = text[text.rfind(" ", 0, stop.start()) + 1 : stop.start()]
    following_letter = text[stop.end() : stop.end() + 2].strip()
    return len(word) == 1 or "." in word or word.casefold() in ABBREVIATIONS or following_letter[:1].islower()


def _is_later(text: str, start: int, stop: int) -> bool:
    """Say whether the clause is about a coming meeting."""
    return LATER.search(text, start, stop) is not None
