"""Finds who is given a task: a point in, names and bodies out, as written.

Forms:

    X får i uppdrag att …  /  X ges mandat att …  /  X bemyndigas att …
    att ge X i uppdrag att …  /  att uppdra åt X och Y att …  /  att bemyndiga X att …
    X återkommer med …  /  X, Y och Z tar fram …
    @user: do it  /  X – orders a container
    Ansvarig: X, Y
    … med X och Y som ansvariga
"""

import re

from protokoll_parser.extractors.attendance.listed import is_sign
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.stems import has_any
from protokoll_parser.structure import Context

WHO = r"(?P<who>[^:;]{2,160}?)"
TASKS = tuple(
    (words, lazy(pattern, re.VERBOSE))
    for words, pattern in (
        (
            ("ppdra", "ppdrog"),
            rf"(?<!\w) (?: uppdra(?:ga|r|s)? | uppdrog(?:s)? ) \s+ (?:åt|till) \s+ {WHO} (?= \s (?:att|under|inom|senast)\b | [.,]? $ )",
        ),
        (
            ("ppdrag", "ppgift", "mandat", "fullmakt"),
            rf"(?<!\w) (?: ge | ger | gav | giva ) \s+ {WHO} \s+ (?= i \s uppdrag | uppdraget | i \s uppgift | mandat | fullmakt )",
        ),
        (
            ("emyndiga", "ppmana", "efullmäktiga"),
            rf"(?<!\w) (?: bemyndiga[r]? | bemyndigade | uppmana[r]? | uppmanade | befullmäktiga ) \s+ {WHO} (?= \s att\b | \s i \s | [.,]? $ )",
        ),
        (
            ("verlåt", "verlät", "elegera"),
            rf"(?<!\w) (?: överlåt[as]? | överläts? | delegera[rs]? | delegerades? ) \s+ (?:[^.]{{0,40}}\s)? (?:åt|till) \s+ {WHO} (?= \s att\b | [.,]? $ )",
        ),
        (
            ("ppdrag", "ppgift", "mandat", "fullmakt"),
            rf"""(?: ^ | (?<=^att\s) ) {WHO} (?:,\s[^,]+,)? \s+ (?: får | fick | fingo | ges | gavs ) \s+ (?= (?:[\w ]{{1,24}}\s)? (?: i \s uppdrag | uppdraget | i \s uppgift | mandat
                | fullmakt | uppdrag ) )""",
        ),
        (
            ("emyndigas", "emyndigades", "ppmanas", "ppmanades", "ombads", "ombeds"),
            rf"(?: ^ | (?<=^att\s) ) {WHO} (?:,\s[^,]+,)? \s+ (?: bemyndigas | bemyndigades | uppmanas | uppmanades | ombads | ombeds )\b",
        ),
        (("som ansvarig",), rf"med \s+ {WHO} \s+ som \s+ ansvarig"),
        (
            ("återkommer", "ansvarar", "åt sig", "på sig", "åtar", "åtog", "lovade"),
            rf"^ {WHO} \s+ (?: tar \s (?:med\ssig|upp|hem)\s[^.]{{2,40}}\s och \s )? (?: återkommer | ansvarar | åtar\s sig | åtog\s sig | (?:tar|tog)\s på\s sig | lovade )\b",
        ),
        (
            ("s av ", "s fram av "),
            rf"(?: bereds | sammanställs | utförs | genomförs | tas\sfram ) \s+ av \s+ {WHO} (?= \s (?:till|och\s\w+s)\b | [.,]? $ )",
        ),
        (("med uppdrag",), rf"återremitteras? \s .{{0,60}}? till \s+ {WHO} \s+ med \s uppdrag"),
    )
)
"""The words without which nobody is given a task in this way (the cheap test), and how it is said."""
_WORDS = {word for words, _ in TASKS for word in words}
ALL_WORDS = tuple(word for word in _WORDS if not any(other in word for other in _WORDS - {word}))
"""One of these stands in every text that has one of the words."""
PARTICLES = "von|van|de|den|der|af|la|le|di|da|du|el|al|zu|ten|ter"
PERSON = rf"[A-ZÅÄÖÉ][\w’'-]*+(?:\ (?:(?:{PARTICLES})\ )?[A-ZÅÄÖÉ][\w’'-]*+){{0,4}}+"
PEOPLE = lazy(
    rf"(?P<who>(?:{PERSON}|@[\w.-]+) (?:(?:,\ |\ och\ |\ samt\ |/|\ &\ ) (?:{PERSON}|@[\w.-]+) ){{0,12}}+) \s* (?: [:–] | \s(?:-)\s | (?=\s(?!(?:får|är|blir)\b)[a-zåäö]+r\b) )",
    re.VERBOSE,
)
DIVIDED = lazy(r"\s*(?:,|;|&|/|\boch\b(?! (?:[a-zåäö]+nämnden|sjukvård|byggnad))|\bsamt\b|\btillsammans med\b)\s*")
HYPHENED = lazy(r"-\s(?:och|samt)\s")


def doers_of(point: str) -> list[str]:
    """Return who is given a task in a point, as written."""
    for words, task in TASKS if has_any(point, ALL_WORDS) else ():
        if has_any(point, words) and (match := task.search(point)):
            return divide(match["who"].removeprefix("att "))
    return []


def people_first(point: str) -> list[str]:
    """Return the people that a sentence begins with, where a verb or a dash follows: `Maud och Birger skriver …`.

    Who may do something (`får delta`) is given no task.
    """
    match = PEOPLE.match(point.removeprefix("att ").lstrip("*-– "))
    return divide(match["who"]) if match else []


def is_attending(names: list[str], context: Context) -> bool:
    """Say whether all names begin with the first name of someone who attends, or are initials or user names."""
    known = {str(person.get("name", "")).split(" ")[0] for person in (*context.attendees, *context.officers)}
    listed = [str(person.get("name", "")) for person in context.attendees]
    return bool(names) and all(
        name[0] == "@" or name.split(" ")[0] in known or any(is_sign(name, each) for each in listed) for name in names
    )


def divide(names: str) -> list[str]:
    """Divide `A, B och C` into names; `barn- och utbildningsnämnden` is one.

    >>> divide("Socialnämnden och barn- och utbildningsnämnden")
    ['Socialnämnden', 'barn- och utbildningsnämnden']
    """
    held = HYPHENED.sub("-\x00", names.strip(" .*"))
    parts = (part.strip(" .") for part in DIVIDED.split(held))
    return [part.replace("-\x00", "- och ") for part in parts if part and len(part) > 1]
