"""Parts columns that were run together with one space between them: signatures, and lists of people side by side.

Goes in: the lines of a text. Comes out: the lines, a tab where a gap was, and a diagnostic for each row of labels that
was read so. Forms:

    Vid protokollet Justeras                    labels that fill a line, one behind the other,
    Ingrid Tell Britta Hallengren               and names that fill one below them
    Ingrid Tell Britta Hallengren               or above them
    Sekreterare Ordförande
    Justeras:                                   one label, and two names
    Moa Ek Stefan Hagelin
    Ledamöter Ersättare                         headings of lists, and below them as many people on each line
    Anna Ek (S) Bo Alm (M)
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.patterns import lazy
from protokoll_parser.people.rows import read_group
from protokoll_parser.people.words import GIVEN, NO_NAME, TITLE, Words, traits, words_of
from protokoll_parser.source import Line
from protokoll_parser.words.lexicon import Lexicon, fold

OFFICES = frozenset(("chair", "vice_chair", "secretary", "adjuster", "signatures"))
LONGEST = 90
FARTHEST = 12
"""Lines, blank and drawn ones included, between a row of labels and its names."""
MOST_LABELS = 5
MOST_BETWEEN = 2
"""Lines between a row of labels and the names: whom each signs for, something illegible."""
PARTY = lazy(r"\([A-ZÅÄÖa-zåäö]{1,3}\)")
RULED = frozenset("_.…-=~ ")


def part_merged(lines: Sequence[Line], lexicon: Lexicon) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """Return the lines with merged columns parted; whatever else is on a line stays as it is."""
    lexicon = lexicon.base or lexicon
    first, known = _first_words(lexicon), _known_words(lexicon)
    parted: dict[int, Line] = {}
    told: list[Diagnostic] = []
    for place, line in enumerate(lines):
        text = line.text
        if not text or len(text) > LONGEST or text.partition(" ")[0].casefold().rstrip(":") not in first:
            continue
        if not known.issuperset(word.rstrip(":.*") for word in text.casefold().split()):
            continue
        if (labels := _labels(text, lexicon)) and (names := _names_beside(lines, place, labels, lexicon)):
            parted |= {at: _with_tabs(lines[at], starts) for at, starts in (*names, (place, labels))}
            told.append(
                Diagnostic("merged-columns", "Columns that were run together were parted between names.", line.number)
            )
    return tuple(parted.get(place, line) for place, line in enumerate(lines)) if parted else tuple(lines), told


@lru_cache(maxsize=4)
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a row of labels can begin with."""
    return frozenset(wording.split()[0] for wording in _wordings(lexicon))


@lru_cache(maxsize=4)
def _known_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a row of labels can hold."""
    return frozenset(word for wording in _wordings(lexicon) for word in wording.split())


def _wordings(lexicon: Lexicon) -> Iterator[str]:
    yield from (wording for wording, label in lexicon.front.items() if label.key in OFFICES)
    yield from words_of(lexicon).groups


def _labels(text: str, lexicon: Lexicon) -> list[int]:
    """Return where the labels begin that fill a line: of signatures, or headings of lists; none where they do not."""
    if "  " in text or "\t" in text:
        return []
    starts: list[int] = []
    place = 0
    while place < len(text):
        stop = _label_end(text, place, lexicon)
        if not stop or len(starts) == MOST_LABELS:
            return []
        starts.append(place)
        place = stop + 1
    return starts


def _label_end(text: str, start: int, lexicon: Lexicon) -> int:
    """Return where the longest label that begins at a place ends, at the end of a word; 0 if there is none."""
    ends = [place for place, letter in enumerate(text) if letter == " " and place > start]
    for stop in reversed([*ends, len(text)]):
        wording = fold(text[start:stop])
        label = lexicon.front.get(wording)
        if (label and label.key in OFFICES) or wording in words_of(lexicon).groups:
            return stop
    return 0


Parted = tuple[int, list[int]]
"""The index of a line, and where its columns begin."""


def _names_beside(lines: Sequence[Line], place: int, labels: Sequence[int], lexicon: Lexicon) -> list[Parted]:
    """Return the lines of names that belong to a row of labels; none where nothing shows that columns were merged."""
    words = words_of(lexicon)
    text = lines[place].text
    if read_group(text[: labels[1] - 1] if len(labels) > 1 else text, lexicon):
        rows = list(_rows(lines, place, len(labels), words)) if len(labels) > 1 else []
        return rows if len(rows) > 1 else []
    near = [*_below(lines, place, lexicon), *((place - 1,) if place and _is_written(lines[place - 1]) else ())]
    return next(([(at, names)] for at in near if len(names := _people(lines[at].text, words)) > 1), [])


def _below(lines: Sequence[Line], place: int, lexicon: Lexicon) -> Iterator[int]:
    """Yield the next written lines below a row of labels, up to one that has a single name or labels of its own."""
    written = (at for at in range(place + 1, min(place + FARTHEST, len(lines))) if _is_written(lines[at]))
    for at in islice(written, MOST_BETWEEN + 1):
        if len(_people(lines[at].text, words_of(lexicon))) == 1 or _labels(lines[at].text, lexicon):
            return
        yield at


def _is_written(line: Line) -> bool:
    return bool(line.text) and not RULED.issuperset(line.text)


def _rows(lines: Sequence[Line], place: int, count: int, words: Words) -> Iterator[Parted]:
    """Yield the lines below headings of lists that hold a person for each of them."""
    for at in range(place + 1, len(lines)):
        names = _people(lines[at].text, words) if lines[at].text else []
        if len(names) == count:
            yield at, names
        elif lines[at].text:
            return


def _people(text: str, words: Words) -> list[int]:
    """Return where the people begin that fill a line: known given names, each with another name behind it."""
    if len(text) > LONGEST or "  " in text or "\t" in text or "," in text:
        return []
    starts: list[int] = []
    length = place = 0
    for word in text.split(" "):
        if PARTY.fullmatch(word):
            length += length > 1
        elif not word[:1].isupper() or word[-1:] in ".:;" or (traits(words, word) & (NO_NAME | TITLE) and length == 0):
            return []
        elif traits(words, word) & GIVEN and length != 1:
            starts.append(place)
            length = 1
        elif not length:
            return []
        else:
            length += 1
        place += len(word) + 1
    return starts if length > 1 else []


def _with_tabs(line: Line, starts: Sequence[int]) -> Line:
    """Return a line with a tab before each of its columns."""
    text = list(line.text)
    for start in starts[1:]:
        text[start - 1] = "\t"
    return line._replace(text="".join(text))
