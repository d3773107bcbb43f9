"""Says at next to no cost whether an item can hold something at all, by the stems of the words that tell of it."""

from collections.abc import Iterable, Iterator

from protokoll_parser.source import join
from protokoll_parser.structure import Block, ItemText, Paragraph


def holds_any(item: ItemText, stems: Iterable[str]) -> bool:
    """Say whether any of the stems stands in the item's running text or labels; upper and lower case differ."""
    return has_any(item.text, stems)


def has_any(text: str, stems: Iterable[str]) -> bool:
    """Say whether any of the stems stands in a text."""
    for stem in stems:  # plain loop: half the cost of any() with a generator, and this runs for every paragraph
        if stem in text:
            return True
    return False


def running(block: Block) -> Iterator[Paragraph]:
    """Yield a block's paragraphs, those joined that were cut inside a sentence.

    A narrow column next to wide text is cut at its line breaks; what follows with a small letter or a figure, after a
    line without a full stop, goes on.
    """
    held: Paragraph | None = None
    for paragraph in block.paragraphs:
        if held and _goes_on(held, paragraph):
            slices = (*held.passage.slices, *paragraph.passage.slices)
            held = Paragraph(join(slices), held.marker, (*held.lines, *paragraph.lines), held.blank_before)
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    first = after.passage.text[:1]
    if after.blank_before or after.marker or not (first.islower() or first.isdigit()):
        return False
    if any("\t" in line.text or "  " in line.text for line in (*before.lines[-1:], *after.lines[:1])):
        return False
    return before.passage.text[-1:].isalpha() and not after.passage.text.startswith("att ")
