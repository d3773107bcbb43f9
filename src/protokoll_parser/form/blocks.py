"""Gives headings of lists that stand before all of their lists a list each.

Goes in: the fields of a form while it is read. Comes out: the same fields, their values dealt out. So a form of two
columns reads that was read column by column:

    Beslutande ledamöter / Tjänstgörande / ersättare / Övriga deltagare
    Anna Ek (S) / Bo Ås (M)      Cia Dahl (V) för Eva Ros (V)      Dan Falk, ekonom
"""

from collections.abc import Iterator, Sequence

from protokoll_parser.people.rows import is_person, read_group
from protokoll_parser.source import Slice, join
from protokoll_parser.words.lexicon import Lexicon


class OpenField:
    """A field that is being read (while the form is read)."""

    def __init__(
        self, key: str, label: list[Slice], column: int, values: Sequence[Slice] = (), *, glued: bool = False
    ) -> None:
        """Open a field; `glued`: the label stands one space before its value, and may go on on the next line."""
        self.key, self.label, self.column, self.glued = key, label, column, glued
        self.values = list(values)
        self.value_column = 0


def deal_blocks(done: list[OpenField], lexicon: Lexicon) -> None:
    """Give headings of lists that were read one after the other, before all of the lists, a list each.

    So they stand where a form of two columns was read column by column. A heading that says no more than that people
    were there is the heading of all that follow.
    """
    for run in _runs(done, lexicon):
        first = 0
        for place, entry in enumerate(run):
            if entry.values:
                if place > first and not _deal_own(run[first : place + 1], lexicon):
                    _deal_left_over(done, run, (first, place), lexicon)
                first = place + 1


def _deal_own(stacked: Sequence[OpenField], lexicon: Lexicon) -> bool:
    """Deal the blocks under the last of some headings to all of them; say whether there is one for each."""
    blocks = _blocks(stacked[-1].values)
    return len(blocks) == len(stacked) and _deal(stacked, blocks, lexicon)


def _deal_left_over(done: list[OpenField], run: Sequence[OpenField], ends: tuple[int, int], lexicon: Lexicon) -> None:
    """Deal the blocks under the last of some headings, and those left over under headings that follow."""
    first, last = ends
    stacked, blocks = run[first : last + 1], _blocks(run[last].values)
    stacked, later = _merged(stacked, lexicon), [_blocks(entry.values) for entry in run[last + 1 :]]
    left = [block for own in later for block in own[1:]]
    if left and len(blocks) + len(left) == len(stacked) and _deal(stacked, [*blocks, *left], lexicon):
        for entry, own in zip(run[last + 1 :], later, strict=True):
            entry.values = own[0] if own else []
        slots = [place for place, entry in enumerate(done) if any(entry is each for each in run)]
        for slot, entry in zip(slots, sorted(run, key=_line), strict=True):
            done[slot] = entry


def _line(entry: OpenField) -> int:
    return (entry.values or entry.label)[0].line.index


def _runs(done: Sequence[OpenField], lexicon: Lexicon) -> Iterator[list[OpenField]]:
    """Yield the headings of lists that stand one after the other, without labels of other kinds or plain headings between."""
    run: list[OpenField] = []
    for entry in done:
        if entry.key == "attendance":
            _wrap_label(entry, lexicon)
        if entry.key != "attendance" or _is_plain(entry, lexicon):
            yield run
            run = []
        else:
            run.append(entry)
    yield run


def _merged(stacked: Sequence[OpenField], lexicon: Lexicon) -> list[OpenField]:
    """Leave out the headings that the next one only makes clearer: `Beslutande` over `Ledamöter`."""
    kinds = [read_group(join(entry.label).text, lexicon) for entry in stacked]
    return [
        entry
        for place, (entry, kind) in enumerate(zip(stacked, kinds, strict=True))
        if place + 1 == len(stacked) or not kind or not (below := kinds[place + 1]) or kind.capacity != below.capacity
    ]


def _deal(headings: Sequence[OpenField], blocks: Sequence[list[Slice]], lexicon: Lexicon) -> bool:
    """Give headings a block each, if all blocks list people; say whether they do."""
    if not all(_heads_people(block, lexicon) for block in blocks):
        return False
    for heading, block in zip(headings, blocks, strict=True):
        heading.values = block
    return True


def _wrap_label(entry: OpenField, lexicon: Lexicon) -> None:
    """Take a lone word under a heading that completes it to the heading: `Tjänstgörande` / `ersättare`."""
    if len(entry.values) == 1 and entry.values[0].text[:1].islower():
        label = [*entry.label, entry.values[0]]
        if read_group(join(label).text, lexicon):
            entry.label, entry.values = label, []


def _heads_people(block: Sequence[Slice], lexicon: Lexicon) -> bool:
    """Say whether a block of lines is a list of people, not a table of them."""
    return not block[0].line.row and all(is_person(value.text.strip(), lexicon) for value in block[:2])


def _is_plain(entry: OpenField, lexicon: Lexicon) -> bool:
    """Say whether a heading tells no capacity: `Närvarande`, `Närvarolista`."""
    kind = read_group(join(entry.label).text, lexicon)
    return kind is None or (kind.capacity == "participant" and kind.attendance == "present")


def _blocks(values: Sequence[Slice]) -> list[list[Slice]]:
    """Cut values at blank lines."""
    blocks: list[list[Slice]] = []
    for value in values:
        if not blocks or value.line.index - blocks[-1][-1].line.index > 1:
            blocks.append([])
        blocks[-1].append(value)
    return blocks
