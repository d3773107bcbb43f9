"""Puts an item together from its heading and its blocks; each part of it is read by the extractor of that name."""

from collections.abc import Callable, Sequence

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.extractors.annexes import annexes_in, extract_attachments
from protokoll_parser.extractors.decisions.decisions import extract_decisions
from protokoll_parser.extractors.lists import extract_documents, extract_recipients
from protokoll_parser.extractors.positions.proposals import extract_proposals
from protokoll_parser.extractors.positions.recusals import extract_recusals
from protokoll_parser.extractors.positions.reservations import extract_reservations, extract_statements
from protokoll_parser.extractors.presenters import extract_presenters
from protokoll_parser.extractors.votes.votes import extract_votes
from protokoll_parser.outline.headings import Heading
from protokoll_parser.people.names import People
from protokoll_parser.source import Passage
from protokoll_parser.structure import Block, Context, Found, ItemText, Value

PARTS: tuple[tuple[str, Callable[[ItemText, Context], Found]], ...] = (
    ("decisions", extract_decisions),
    ("proposals", extract_proposals),
    ("votes", extract_votes),
    ("reservations", extract_reservations),
    ("statements", extract_statements),
    ("recusals", extract_recusals),
)


def extract_item(
    heading: Heading, blocks: Sequence[Block], context: Context, people: People
) -> tuple[Value, list[Diagnostic]]:
    """Return an item without its span and sub-items, and what the extractors had to say."""
    title = heading.title.text if heading.title else None
    item = ItemText(heading.number, title, tuple(blocks))
    presenters = extract_presenters(item, context, people)
    value: Value = {
        "label": heading.label.text if heading.label else None,
        "number": heading.number,
        "title": title,
        "reference": heading.reference.text if heading.reference else None,
        "presenters": list(presenters.values),
        "text": _text(blocks),
    }
    diagnostics = list(presenters.diagnostics)
    for key, extract in PARTS:
        found = extract(item, context)
        value[key] = list(found.values)
        diagnostics.extend(found.diagnostics)
    heading_line = heading.title.first.text if heading.title else ""
    value["attachments"] = list(dict.fromkeys((*annexes_in(heading_line), *extract_attachments(item))))
    value["documents"] = list(extract_documents(item))
    value["recipients"] = list(extract_recipients(item))
    return value, diagnostics


def _text(blocks: Sequence[Block]) -> str:
    """Return an item's running text: labels and markers as they stand, a blank line between paragraphs."""
    parts: list[str] = []
    for block in blocks:
        first = len(parts)
        parts.extend(
            f"{paragraph.marker} {paragraph.passage.text}" if paragraph.marker else paragraph.passage.text
            for paragraph in block.paragraphs
        )
        if block.label:
            joined = (
                f"{block.label.text}: {parts[first]}" if block.inline and len(parts) > first else _label(block.label)
            )
            parts[first : first + (block.inline and len(parts) > first)] = [joined]
    return "\n\n".join(parts)


def _label(label: Passage) -> str:
    """Return a label that has its lines to itself, with the full stop that it ends in: `Votering begärs.`"""
    last = label.slices[-1]
    return label.text + "." if last.line.text[last.stop :].rstrip() == "." else label.text
