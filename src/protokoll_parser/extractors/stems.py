"""Says at next to no cost whether an item can hold something at all, by the stems of the words that tell of it."""

from collections.abc import Iterable

from protokoll_parser.structure import ItemText


def holds_any(item: ItemText, stems: Iterable[str]) -> bool:
    """Say whether any of the stems stands in the item's running text or labels; upper and lower case differ."""
    parts = [paragraph.passage.text for block in item.blocks for paragraph in block.paragraphs]
    parts += [block.label.text for block in item.blocks if block.label]  # a sentence can be taken for a label
    text = "\n".join(parts)
    return any([stem in text for stem in stems])


def has_any(text: str, stems: Iterable[str]) -> bool:
    """Say whether any of the stems stands in a text."""
    for stem in stems:  # plain loop: half the cost of any() with a generator, and this runs for every paragraph
        if stem in text:
            return True
    return False
