"""Tells what somebody does at the meeting, said behind a decision in its paragraph, from what is decided. A sentence in. Forms:

Beslut: Offerten antas. Bo reserverar sig mot beslutet.
Beslut: Avgiften höjs. Anna lämnar mötet.
"""

import re

from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.prose.stems import has_any
from protokoll_parser.source import Passage

ASIDE = lazy(
    r"""
    [A-ZÅÄÖÉ][\w’'-]*+ \  (?: (?! att\b ) [^\s,.:;]++ \  ){0,5}?
    (?: reserver(?:ar|ade)\ssig | anmäl(?:er|de)\sjäv | delt(?:ar|og)\s(?:inte|ej)\si\s(?:beslut|handlägg|överlägg|behandl|ärende)
      | (?: lämna(?:r|de) | ansluter\still | anslöt\still | kommer\still | kom\still | anländer\still | anlände\still )
        \s (?: mötet | sammanträdet | möteslokalen | lokalen | rummet | salen | sammankomsten | stämman ) (?! \s (?:i|den) \s )
      | anlän(?:der|de)\b | ankom(?:mer)?\b | (?:går|gick)\s(?:hem|från\smötet)\b )
    """,
    re.VERBOSE,
)
STEMS = ("reserver", "jäv", " delt", "lämna", "anländ", "ankom", " till ", " hem", "från mötet")
"""Without one of these ASIDE cannot match: the cheap test."""


def is_aside(sentence: str) -> bool:
    """Say whether a sentence tells what somebody does at the meeting.

    >>> is_aside("Bo Ek reserverar sig."), is_aside("Bo Ek lämnar en rapport i maj.")
    (True, False)
    """
    return has_any(sentence, STEMS) and ASIDE.match(sentence) is not None


def until_asides(passage: Passage) -> int:
    """Say where a passage's last sentence ends that is no aside, the first one always counted."""
    text = passage.text
    places = sentences(text) if has_any(text, STEMS) else ()
    stop = len(text)
    for (_, before), (start, end) in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
        if not is_aside(text[start:end]):
            break
        stop = before
    return stop
