"""For whom the body meets: the organisation, by its label, in the page header, the heading or an address line.

Goes in: the first and last pages (`Front`) and the heading. Comes out: a text, or None.
"""

from collections.abc import Iterable, Sequence

from protokoll_parser.classifying.furniture import is_signing
from protokoll_parser.extractors.meeting.first_page import labelled, opening
from protokoll_parser.extractors.meeting.heading_words import has_ending, is_type_word, tokens
from protokoll_parser.extractors.meeting.organisation_names import find_organisation
from protokoll_parser.extractors.meeting.texts import Text, columns, squeezed, text_of, text_of_slice
from protokoll_parser.extractors.meeting.title import Heading
from protokoll_parser.patterns import lazy
from protokoll_parser.source import Line, Passage, Slice, join, whole
from protokoll_parser.structure import Front
from protokoll_parser.words.lexicon import WordLists

HOUSED = lazy(r"\d (?:i|på|vid) $")
"""Behind hours a name tells where, not who: `kl 18.30 i Ekby skola`."""
ADDRESS = lazy(r"\d{3} ?\d{2} [A-ZÅÄÖ]|[Oo]rg\.? ?nr|[Tt]el|[Tt]fn|[Bb]ox \d|[Bb]esöksadress|www\.|@")


def is_address(text: str) -> bool:
    """Say whether a line is part of an address or tells how to reach someone."""
    return ADDRESS.search(text) is not None


def read_organisation(front: Front, heading: Heading, words: WordLists) -> Text | None:
    """Return the organisation for which the body meets, its own name before that of an umbrella over it."""
    for passage in labelled(front, "organisation"):
        return text_of(passage)
    lines = opening(front)
    header = [line for line in front.header if not is_signing(line.text, squeezed(line.text), words)]
    wider: Text | None = None
    for passage in _cells_of([*header, *lines[:12]]):
        found = find_organisation(passage.text, words)
        if found and passage.text[slice(*found)].casefold() in words["organisation_umbrellas"]:
            wider = wider or text_of(passage, *found)
            continue
        if found and found[0] == 0 and not passage.text[found[1] :].lstrip()[:1].islower():
            return (
                text_of(passage, *found)
                if len(passage.slices) == 1
                else _written_out(front, passage) or _grounded(passage)
            )
    if wider:
        return wider
    for passage in (heading.passage, *_cells_of(header)):
        found = find_organisation(passage.text, words)
        if found and not HOUSED.search(passage.text, 0, found[0]):
            return text_of(passage, *found)
    return _letterhead(lines, words) or _behind_unit(lines, words) or _in_footer(front, words)


def _letterhead(lines: Sequence[Line], words: WordLists) -> Text | None:
    """Return the first line where it is nothing but the name of a school, a party, an office: `Björkåsskolan F-6`."""
    line = lines[0] if lines else None
    if line is None or len(line.text) > LONGEST_LETTERHEAD or line.marker or len(columns(line)) > 1:
        return None
    row = tokens(line.text)
    named = row[0].is_capital and has_ending(row[0].folded, "organisation_letterheads", words)
    plain = not any(mark in line.text for mark in ":;/") and line.text[-1] not in ".!?"
    if not named or not plain or any(_tells_of_meeting(token.folded, words) for token in row):
        return None
    return text_of_slice(whole(line))


def _tells_of_meeting(folded: str, words: WordLists) -> bool:
    return bool(is_type_word(folded)) or has_ending(folded, "meeting_endings", words)


LONGEST_LETTERHEAD = 70
"""Letters; a longer line says more than a name."""


def _behind_unit(lines: Sequence[Line], words: WordLists) -> Text | None:
    """Return the organisation that stands behind its unit in the first lines: `Enheten för drift, Ekbacka kommun`."""
    for passage in _cells_of(lines[:4]):
        found = find_organisation(passage.text, words)
        if found and passage.text[: found[0]].endswith(", ") and not passage.text[found[1] :].strip(" ."):
            return text_of(passage, *found)
    return None


def _cells_of(lines: Iterable[Line]) -> Iterable[Passage]:
    """Yield the cells of lines; a lone word in capitals goes with the cell below it (`LANDSTINGET` / `I MALMÅSEN`)."""
    above: Slice | None = None
    for line in lines:
        pieces = columns(line)[:6] if len(line.text) < 300 else []
        if above and pieces and pieces[0].text.isupper() and line.index - above.line.index == 1:
            yield join([above, pieces[0]])
        for piece in pieces:
            yield join([piece])
        above = pieces[0] if pieces and pieces[0].text.isupper() and " " not in pieces[0].text else None


def _written_out(front: Front, stacked: Passage) -> Text | None:
    """Return a name that stands stacked in a page header as an address line writes it, if one does."""
    wanted = squeezed(stacked.text)
    for line in (*front.header, *front.back):
        for piece in columns(line):
            if squeezed(piece.text) == wanted:
                return text_of_slice(piece)
    return None


def _grounded(stacked: Passage) -> Text | None:
    """Return a stacked name where nothing stands between its lines in the text."""
    first = stacked.slices[0]
    return text_of(stacked) if len(columns(first.line)) == 1 else None


def _in_footer(front: Front, words: WordLists) -> Text | None:
    """Find the organisation in an address line at the end, where only one is named; a letter's sender is none."""
    if any("vänlig" in line.text.casefold() for line in front.back):
        return None
    found: dict[str, Text] = {}
    for line in front.back:
        if len(line.text) < 250 and is_address(line.text) and (place := find_organisation(line.text, words)):
            text = text_of_slice(Slice(line, *place))
            found.setdefault(squeezed(text.value), text)
    return next(iter(found.values())) if len(found) == 1 else None
