"""Where the meeting was held, as the first pages say it, with a label or without.

Goes in: the first pages, and the occasions (dates and hours) found on them. Comes out: the place, or None. Forms:

    Plats: Klubbstugan, Skogsåvallen                         a label of its own, or one shared with the time
    Protokoll fört vid … kl. 16.00 – 17.25 på Hotell Forsen    behind date and hours
    fört vid årsmöte i Folkskolan, Fägreda, den 5 mars 1967  before them, in a heading that is a sentence
    Klockan 17.30–19.15 / Kulturhuset Navet, plan 2          on the line below
    Mötet genomförs fysiskt på Oskarshamns folkhögskola.     in the first items
"""

import re
from collections.abc import Sequence

from protokoll_parser.extractors.meeting.body_names import names_meeting
from protokoll_parser.extractors.meeting.first_page import is_heading, label_lines
from protokoll_parser.extractors.meeting.occasions import TOOL, Occasion, read_occasion, read_place
from protokoll_parser.extractors.meeting.organisation_names import find_organisation
from protokoll_parser.extractors.meeting.texts import Text, text_of
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import SENTENCE
from protokoll_parser.source import Line, Passage, join, passage
from protokoll_parser.structure import Field, Front
from protokoll_parser.values.dates import find_dates
from protokoll_parser.values.times import find_times
from protokoll_parser.words.lexicon import alternatives, lexicon_in_use

HELD = lazy(
    r"""
    (?: [Mm]ötet | [Ss]ammanträdet | [Tt]räffen | \w*[Kk]onferensen | [Ss]tämman ) \b [^.]{0,80}? \b
    (?: genomför\w* | höll\w* | hålls | sker | skedde | äger\srum | ägde\srum ) \b [^.]{0,60}? \b
    (?: via | på | i | över ) \s
    (?P<place> [A-ZÅÄÖ][\w-]* (?: \s (?! (?:och|som|med|där|för|under|den)\b ) [\wåäö-]+ ){0,3} )
    """,
    re.VERBOSE,
)
IN_TITLE = lazy(r"(?<!\w)(?:på|i|vid) (?=[A-ZÅÄÖ])")
BEHIND = lazy(r"[ ,.;:–-]*(?P<lead>(?:i|på|vid|via|digitalt via|digitalt|plats:?) )?(?P<place>[^\W\d_][^.;:()]{2,70})")
FIRST_LINES = 24
"""Lines of the items, blank ones too, in which a sentence may say where the meeting is held."""
LONGEST_NAME = 5
"""In words."""
HOUSED = ("i ", "på ", "vid ")


def stated_place(front: Front, stated: Sequence[Occasion]) -> Text | None:
    """Read the place from its label, else from the label that it shares with the time."""
    for field in front.fields:
        if field.key == "place" and field.values and (place := read_place(read_occasion(_place_value(field)))):
            return place
    return next(filter(None, map(read_place, stated)), None)


def _place_value(field: Field) -> Passage:
    """Join the lines of a place: it goes on after a comma or in small letters."""
    pieces = [field.values[0]]
    for piece in field.values[1:3]:
        goes_on = pieces[-1].text.rstrip()[-1:] == "," or piece.text.lstrip()[:1].islower()
        if piece.line.index - pieces[-1].line.index > 1 or not goes_on:
            break
        pieces.append(piece)
    return join(pieces)


def unlabelled_place(front: Front, row: Sequence[Line], loose: Sequence[Occasion]) -> Text | None:
    """Read the place from the lines that hold the date: behind it, before it in a heading, or on the line below."""
    labels = label_lines(front) if loose else set()
    for occasion in loose[:3]:
        heading = is_heading(occasion.passage.text.casefold())
        place = _behind(occasion) or (_before(occasion) if heading else None) or _right_before(occasion)
        sure = heading and not _ends_with_hours(occasion)
        if place or (place := _under(occasion, row, labels, heading=sure)):
            return place
    return None


def _ends_with_hours(occasion: Occasion) -> bool:
    """Say whether the hours stand on a line of their own under the heading."""
    last = occasion.passage.slices[-1]
    return len(occasion.passage.slices) > 1 and last.text[:2].casefold() == "kl"


def _behind(occasion: Occasion) -> Text | None:
    """Read the place behind date and hours (`kl. 16.00 – 17.25 på Hotell Forsen`, `kl. 13.00-14.30, Teams`)."""
    text = occasion.passage.text
    start = max(stop for _, stop in occasion.places)
    match = BEHIND.match(text, start)
    if not match or not (match["lead"] or match["place"][0].isupper() or _is_told_place(match["place"])):
        return None
    words = lexicon_in_use().words
    found = find_organisation(match["place"], words)
    if found and found[0] == 0 and not (match["lead"] in HOUSED and _hours_last(occasion)):
        return None
    if names_meeting(match["place"], words):
        return None
    tool = TOOL.search(match["place"])
    place = tool.span() if tool and len(match["place"].split()) < 4 else (0, len(match["place"]))
    return text_of(occasion.passage, match.start("place") + place[0], match.start("place") + place[1])


def _is_told_place(text: str) -> bool:
    """Say whether words in small letters are a place: a known kind of room, or somebody's home (`hos ordföranden`)."""
    return text.startswith("hos ") or _is_room(text)


def _hours_last(occasion: Occasion) -> bool:
    """Say whether the hours are the last that is said of when; what stands behind them is where, whatever its name."""
    return bool(occasion.times) and max(occasion.places) == max((each.start, each.stop) for each in occasion.times)


def _before(occasion: Occasion) -> Text | None:
    """Read the place before the date of a heading (`i Folkskolan, Fägreda, söndagen den 5 mars 1967`)."""
    words = lexicon_in_use().words
    text = occasion.passage.text
    stops = [start for start, _ in occasion.places]
    for match in reversed(list(IN_TITLE.finditer(text))):
        stop = min((place for place in stops if place > match.end()), default=len(text))
        found = find_organisation(text[:stop], words, match.end())
        if found and found[0] == match.end():
            continue
        cut = text[match.end() : stop].rstrip(" ,.;")
        if cut.endswith((" den", " kl")):
            cut = cut[:-4].rstrip(" ,.;")
        return text_of(occasion.passage, match.end(), match.end() + len(cut))
    return None


def _right_before(occasion: Occasion) -> Text | None:
    """Read a known kind of room between date and hours, or before the hours alone: `Klubbstugan kl 18.30`."""
    if not occasion.times:
        return None
    text, hours = occasion.passage.text, occasion.times[0].start
    start = max((stop for _, stop in occasion.places if stop <= hours), default=0)
    stretch = text[start:hours].strip(" ,.")
    start = text.index(stretch, start)
    return (
        text_of(occasion.passage, start, start + len(stretch)) if stretch[:1].isupper() and _is_room(stretch) else None
    )


def _is_room(text: str) -> bool:
    """Say whether a few words name a known room or house, or one in it: `festplatsen vid grinden`, `Kommunhusets källarsal`."""
    words = text.split()
    if not 0 < len(words) <= LONGEST_NAME or SENTENCE.search(text):
        return False
    endings = alternatives(lexicon_in_use().words["room_endings"])
    house = words[0].casefold().rstrip(",")
    return house.endswith(endings) or (len(words) > 1 and house.removesuffix("s").endswith(endings))


def _under(occasion: Occasion, row: Sequence[Line], labels: set[int], *, heading: bool) -> Text | None:
    """Read the place from the line below a line of date or hours; below a heading only a digital meeting is sure."""
    last = occasion.passage.slices[-1].line.index
    under = next((line for line in row if line.index == last + 1), None)
    if under is None or under.index in labels or not _can_be_place(under.text):
        return None
    if heading and not TOOL.search(under.text) and not _is_room(under.text):
        return None
    return read_place(read_occasion(passage([under])))


def _can_be_place(text: str) -> bool:
    return text[0].isupper() and len(text) <= 70 and ":" not in text and not find_dates(text) and not find_times(text)


def digital_place(front: Front) -> Text | None:
    """Read the tool that a line says alone under the date, or over the list of people (`Digitalt via Teams`)."""
    for field in front.fields:
        said = (
            field.values[1:2] if field.key == "date_header" else field.label.slices if field.key == "attendance" else ()
        )
        if said and TOOL.search(said[0].text) and (place := read_place(read_occasion(join(said)))):
            return place if TOOL.fullmatch(place.value) else None
    return None


def told_place(items_text: Sequence[Line]) -> Text | None:
    """Read the place from a sentence of the first items (`Mötet genomförs fysiskt på Oskarshamns folkhögskola.`)."""
    for line in items_text[:FIRST_LINES]:
        text = line.text[:400]
        if " på " not in text and " via " not in text and " i " not in text and " över " not in text:
            continue
        for match in HELD.finditer(text):
            around = text[max(0, match.start() - 30) : match.end()].casefold()
            if "nästa" not in around and "kommande" not in around:
                return text_of(passage([line]).part(*match.span("place")))
    return None
