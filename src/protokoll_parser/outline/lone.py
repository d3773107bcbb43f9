"""Finds the one item of a text without an agenda: a single numbered heading, or running text without any heading.

Goes in: the pages, and the numbers that were proposed. Comes out: a `Heading`, or None. Forms:

    § 88 Markanvisning Lillängen           an extract (protokollsutdrag)
    1. Taket                               a single point, free, with a title and a text of its own
    Vi bestämde att byta port.             no heading at all: the item has neither label nor title
"""

from collections.abc import Sequence

from protokoll_parser.classifying.pages import Pages
from protokoll_parser.outline.chains import RUNNING, best_chain
from protokoll_parser.outline.evidence import weigh
from protokoll_parser.outline.headings import Heading
from protokoll_parser.outline.numbered import Numbered
from protokoll_parser.outline.titles import SENTENCE_END, VERB
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import SENTENCE, is_person, read_group
from protokoll_parser.prose.told import all_told
from protokoll_parser.values.dates import find_date

LONE = 2.6
"""What a heading without a series must be worth: it stands free, has a title and a text of its own."""
COUNTED = ("dot", "paren")
"""Styles that begin anew in every protocol: their only heading is number 1."""
DECIDES = lazy(r"\b(?:[Bb]eslut(?:ar|ade|ades|as|ats|it|s)|[Bb]eslöt(?:s)?|[Bb]estäm(?:mer|s|de|des|t|ts))\b")
STEMS = ("eslut", "eslöt", "estäm")


def lone_heading(pages: Pages, candidates: Sequence[Numbered]) -> Numbered | None:
    """Return the one heading of a text: a paragraph, or a number 1, that all but a series speaks for."""
    for style in RUNNING:
        found = [candidate for candidate in candidates if candidate.style == style]
        if found:
            chain = best_chain(weigh(pages, found, {}))
            if len(chain.members) == 1 and chain.score >= LONE:
                only = chain.members[0]
                return (
                    None if pages.lines[only.index].text.endswith(".") else only
                )  # a sentence of a law or of statutes
    return next(filter(None, (_first_point(pages, candidates, style) for style in COUNTED)), None)


def _first_point(pages: Pages, candidates: Sequence[Numbered], style: str) -> Numbered | None:
    """Return the only number of a style, if it is a 1 with a title and running text below it."""
    found = [candidate for candidate in candidates if candidate.style == style]
    if len(found) != 1 or found[0].ordinal != (1,) or not pages.blank_before(found[0].index):
        return None
    only = found[0]
    title = pages.lines[only.index].text[only.stop :].strip()
    below = pages.following(only.index)
    titled = title[:1].isupper() and title[-1] not in ".:;," and not VERB.search(title)
    if not titled or is_person(title, pages.lexicon) or below >= len(pages.lines) or not _is_spoken(pages, below):
        return None
    return only if weigh(pages, found, {})[0].weight >= LONE else None


def untitled_heading(pages: Pages) -> Heading | None:
    """Return the beginning of a meeting's text that has no headings but decides something, below lists and labels."""
    deciding = next((index for index, line in enumerate(pages.lines) if _decides(pages, index, line.text)), None)
    if deciding is None:
        return None
    start = deciding
    for index in range(deciding - 1, -1, -1):
        if not pages.is_text(index):
            continue
        if _is_front(pages, index):
            break
        if _is_spoken(pages, index):
            start = index
    return Heading(start, start, None, None, None, None, "")


def dates_the_meeting(pages: Pages, index: int) -> bool:
    """Say whether the first line of running text has the only date so far: `Vid möte den 3 maj 2024 beslutade …`."""
    above = (line.text for line in pages.lines[:index])
    return find_date(pages.lines[index].text) is not None and not any(map(find_date, above))


def _decides(pages: Pages, index: int, text: str) -> bool:
    """Say whether a line of running text tells of a decision."""
    if not any(stem in text for stem in STEMS) or not pages.is_text(index) or not DECIDES.search(text):
        return False
    return _is_spoken(pages, index) and not _is_front(pages, index)


def _is_spoken(pages: Pages, index: int) -> bool:
    """Say whether a line is running text: a sentence, or the beginning of one."""
    text = pages.lines[index].text
    if not any(map(str.islower, text)):
        return False
    ended = text.endswith((".", "!", "?")) or SENTENCE_END.search(text) is not None
    verb = VERB.search(text) or SENTENCE.search(text) or DECIDES.search(text)
    return verb is not None and (ended or not pages.blank_after(index))


def _is_front(pages: Pages, index: int) -> bool:
    """Say whether a line is a label of the form, or names those who were there."""
    text = pages.lines[index].text
    label = pages.label(index)
    return bool(
        (label and label.label.scope == "front")
        or read_group(text.split(":")[0], pages.lexicon)
        or is_person(text, pages.lexicon)
        or any(all_told(text, pages.lexicon))
    )
