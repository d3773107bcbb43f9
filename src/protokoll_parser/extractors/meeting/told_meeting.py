"""When and where a sentence of the first pages says that the meeting was held.

Goes in: the first pages. Comes out: an `Occasion` whose passage is what the sentence says behind its verb. Forms:

    Mötet hölls på Hotell Forsen i Rönnfors kl. 9.30–14.30.
    Nätverket träffades torsdagen den 4 april kl. 13 i Folkets hus.
"""

from collections.abc import Iterator

from protokoll_parser.extractors.meeting.body_names import find_body
from protokoll_parser.extractors.meeting.occasions import Occasion, read_occasion
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Passage, passage
from protokoll_parser.structure import Front
from protokoll_parser.words.lexicon import WordLists

HELD = lazy(r"(?<=\w )(?:hölls|ägde rum|genomfördes|möttes|träffades|samlades|sammanträdde) ")
LONGEST = 240
"""Characters of what is said behind the verb."""
END = lazy(r"\.(?= [A-ZÅÄÖ]|$)|[!?;]")


def told_meeting(front: Front, words: WordLists) -> Occasion | None:
    """Return what the first sentence says that tells when or where the meeting was held; None if none does."""
    for text in _paragraphs(front):
        match = HELD.search(text.text)
        if match is None or not _is_meeting(text.text[: match.start()].rpartition(". ")[2].strip(), words):
            continue
        end = END.search(text.text, match.end(), match.end() + LONGEST)
        occasion = read_occasion(
            text.part(match.end(), end.start() if end else min(len(text.text), match.end() + LONGEST))
        )
        if occasion.dates or occasion.times:
            return occasion
    return None


def _is_meeting(subject: str, words: WordLists) -> bool:
    """Say whether the subject of a sentence is this meeting, or the whole of it a body."""
    if subject.casefold() in words["gatherings"]:
        return True
    body = find_body(subject, words)
    return body is not None and body.start == 0 and subject[body.stop :].partition(" (")[0] == ""


def _paragraphs(front: Front) -> Iterator[Passage]:
    """Yield the lines that may tell it, each with those right below it that go on with its sentence."""
    lines = front.lines
    for place, line in enumerate(lines):
        if line.text and HELD.search(line.text):
            group = [line]
            for below in lines[place + 1 : place + 3]:
                if not below.text or below.index != group[-1].index + 1 or group[-1].text[-1] in ".!?":
                    break
                group.append(below)
            yield passage(group)
