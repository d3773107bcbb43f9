"""Tells two people on a row from one person and a unit, where only the rest of the list can tell.

Goes in: the rows of a list. Comes out: the same rows; a unit that looks like a full name is a second person where a
meeting of one would be left (`Närvarande: Anna Berg, Xola Dlamini`), or where the rows around have two in their cells.
"""

from collections.abc import Sequence

from protokoll_parser.extractors.attendance.listed import Heading, is_plain
from protokoll_parser.extractors.attendance.rows import Row
from protokoll_parser.people.bounds import is_name
from protokoll_parser.people.rows import PersonRow
from protokoll_parser.people.words import ORGANISATION, PLACE, UNIT, traits, words_of
from protokoll_parser.words.lexicon import Lexicon


def part_pairs(rows: Sequence[Row], heading: Heading, lexicon: Lexicon) -> Sequence[Row]:
    """Return the rows, with a second person where the list as a whole says that there is one."""
    alone = len(rows) == 1 and _is_of_many(heading, lexicon)
    if not alone and not any(_is_pair(row) for row in rows):
        return rows
    return [_parted(row, lexicon, ", " if alone else "  ") for row in rows]


def _is_of_many(heading: Heading, lexicon: Lexicon) -> bool:
    """Say whether a heading is that of all who met, or of all members, who are never one alone."""
    several = is_plain(heading) or (heading.text or "").casefold().endswith(words_of(lexicon).shared_endings)
    return several and heading.kind.attendance == "present"


def _is_pair(row: Row) -> bool:
    """Say whether two people and nothing else stand in the cells of a row."""
    if len(row.people) != 2:
        return False
    first, second = row.people
    between = row.passage.text[first.name[1] : second.name[0]]
    return not between.strip() and ("\t" in between or len(between) > 1) and second.name[1] == len(row.passage.text)


def _parted(row: Row, lexicon: Lexicon, mark: str) -> Row:
    """Make the unit of a row a person, if it is all that stands behind the name, looks like one and follows the mark."""
    text = row.passage.text
    person = row.people[0] if len(row.people) == 1 else None
    if person is None or person.affiliation is None or person.lead or person.name[0]:
        return row
    start, stop = person.affiliation
    between = text[person.name[1] : start].replace("\t", "  ")
    if stop != len(text.rstrip(" .")) or not between.startswith(mark) or between.strip(" ,"):
        return row
    unit, words = text[start:stop], words_of(lexicon)
    if not is_name(unit) or any(traits(words, word) & (ORGANISATION | UNIT | PLACE) for word in unit.split()):
        return row
    first = person._replace(affiliation=None, span=person.name)
    return row._replace(people=(first, PersonRow((start, stop), (start, stop))))
