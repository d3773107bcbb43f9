"""Reads the decisions of an item: its blocks in, decisions with their points out.

What stands under a label (`Beslut`, `Kommunstyrelsens förslag till kommunfullmäktige`, `Åtgärd`) is decided whatever
its words (labelled.py, tasks.py); in running text only sentences that decide count (running.py). Proposals, quoted
motions and other meetings' decisions are none (record.md, Conventions). Forms:

    Beslut / Dagordningen godkänns.                       labelled
    Kommunstyrelsen beslutar / att … / att …              a lead-in and its clauses
    Frågan bordlades till nästa möte.                     told
    Åtgärd: N N tar fram ett underlag.                    a task
    Val av sekreterare / N N                              a bare name
    … och finner att nämnden beslutar enligt yrkandet.    a finding, where nothing else tells the decision
"""

from collections.abc import Sequence

from protokoll_parser.extractors.decisions.bodies import is_any_body, is_body
from protokoll_parser.extractors.decisions.choices import read_bare_names, read_rows
from protokoll_parser.extractors.decisions.drafts import Draft, value_of
from protokoll_parser.extractors.decisions.healing import heal
from protokoll_parser.extractors.decisions.labelled import inline_stop, read_labelled
from protokoll_parser.extractors.decisions.running import may_decide, read_running, voice_in
from protokoll_parser.extractors.decisions.sheets import merge
from protokoll_parser.extractors.decisions.tasks import answer_for, read_tasks, told_task
from protokoll_parser.extractors.decisions.vote_results import without_results
from protokoll_parser.patterns import lazy
from protokoll_parser.prose.sentences import sentences
from protokoll_parser.source import Span
from protokoll_parser.structure import Block, Context, Found, ItemText, Paragraph

SHORT = frozenset(("responsible", "deadline", "motion", "presenter"))
"""Labels with a line or two under them, which decide nothing; what follows is running text."""
UNCHECKED = frozenset(("[ ]", "[]", "☐"))
"""Boxes that were left empty: what stands behind one was not decided."""
PROPOSED = frozenset(("proposed_decision", "recommendation", "decision"))
"""Blocks of what somebody wants, or another body has, decided: only a past tense of this body's own counts there."""
PAST = lazy(r"(?:beslutade|beslöt|beslöts|beslutades)\b")
AS_NOMINATED = lazy(
    r"(?:enligt|i enlighet med|bifalla|godkänna|anta) (?:valberedningens|kommitténs|valnämndens) (?:[a-zåäö]+ )?förslag"
)
NAMED_LABEL = lazy(r"(?P<by>[A-ZÅÄÖ][^.:;,()\d]{2,60}?)s ['’]?(?:beslut|förslag)\b")
FINDING = lazy(
    r"(?:finner|fann|konstaterar|konstaterade)(?: därvid| därefter| således)? att (?P<by>[^,.]{3,60}?)(?: har)?(?: därmed)? (?=beslut|avsl|bif|bord|återrem|godkän|anta)"
)


def extract_decisions(item: ItemText, context: Context) -> Found:
    """Return the decisions of an item in the order of the text."""
    labelled = any(_is_own(block, context) for block in item.blocks)
    drafts: list[Draft] = []
    for place, block in enumerate(item.blocks):
        if block.key == "responsible":
            drafts = [*drafts, *told_task(item.blocks[place - 1], block, drafts)] if place else drafts
            drafts = answer_for(drafts, block)
        drafts.extend(_read(block, context, labelled=labelled))
    drafts = _with_choices([draft for draft in drafts if not _is_anothers(draft, item, context)], item)
    decided = without_results([draft for draft in drafts if not draft.repeats])
    drafts = decided or drafts[-1:] or read_bare_names(item, context) or _findings(item, context)
    return Found(tuple(value_of(draft, context) for draft in drafts))


def _is_anothers(draft: Draft, item: ItemText, context: Context) -> bool:
    """Say whether what is told of `Gruppen` is told of the group that the item reports on: its title names another one."""
    by = draft.by or ""
    if draft.explicit or draft.labelled or not item.title or by.casefold() not in context.words.get("short_bodies", ()):
        return False
    return " " not in item.title and is_any_body(item.title, context) and not is_body(item.title, context)


def _with_choices(drafts: list[Draft], item: ItemText) -> list[Draft]:
    """Add the elections that are told as a list, in the order of the text."""
    rows = read_rows(item, (draft.sheet.passage.span() for draft in drafts))
    if rows and any(AS_NOMINATED.search(draft.sheet.passage.text) for draft in drafts):
        return drafts  # what is listed was proposed; it is decided on as a whole
    return sorted([*drafts, *rows], key=lambda draft: draft.sheet.passage.span()) if rows else drafts


def _owner(block: Block) -> str | None:
    """Return the body that a label names: `Arbetsutskottet` of `Arbetsutskottets beslut`."""
    if block.by or block.label is None:
        return block.by
    match = NAMED_LABEL.match(block.label.text)
    return match["by"] if match else None


def _is_own(block: Block, context: Context) -> bool:
    """Say whether a block holds, under its label, what this meeting decided or asks another body to decide."""
    if block.key not in PROPOSED:
        return False
    by = _owner(block)
    if block.key == "decision":
        return not by or not context.body or not is_any_body(by, context) or is_body(by, context)
    if by is None or block.label is None or not is_body(by, context):
        return False
    return block.key == "recommendation" or "förslag" not in block.label.text.lower()


def _read(block: Block, context: Context, *, labelled: bool) -> list[Draft]:
    """Read the decisions of one block."""
    own = _is_own(block, context)
    paragraphs = [each for each in block.paragraphs if each.passage.text and each.marker not in UNCHECKED]
    if not paragraphs or not (own or block.key == "action" or any(may_decide(each) for each in paragraphs)):
        return []
    paragraphs = heal(paragraphs, lambda text: voice_in(text, context) is not None)
    if block.inline and _is_table_head(paragraphs[0]):
        return read_running(_after_table(paragraphs), context, told=True)
    stop = _stop(block, paragraphs, context, own=own)
    told = block.key != "background" or not labelled
    rest = read_running(paragraphs[stop:], context, told=told) if stop < len(paragraphs) else []
    paragraphs = paragraphs[:stop]
    if own:
        under = read_labelled(paragraphs, _owner(block), context, recommended=block.key == "recommendation")
        return [*(draft._replace(labelled=True) for draft in under), *rest]
    if block.key == "action":
        return [*read_tasks(paragraphs), *rest]
    return [*_aside(block.key, paragraphs, context), *rest]


def _stop(block: Block, paragraphs: Sequence[Paragraph], context: Context, *, own: bool) -> int:
    """Say how many paragraphs stand under the block's label; the others are running text."""
    if block.key in ("text", "background"):
        return 0
    if not block.inline:
        return 1 if block.key in SHORT else len(paragraphs)
    return inline_stop(paragraphs, context) if own or block.key == "action" or block.key in PROPOSED else 1


def _aside(key: str, paragraphs: Sequence[Paragraph], context: Context) -> list[Draft]:
    """Read what stands under a label of something else: a paragraph that begins with `Mötet beslutar` decides there, too."""
    if key in SHORT:
        return []
    drafts = read_running(paragraphs, context, told=False, alone=True)
    return [draft for draft in drafts if key not in PROPOSED or PAST.search(draft.sheet.passage.text, 0, 80)]


def _is_table_head(paragraph: Paragraph) -> bool:
    """Say whether a label is the first column heading of a table: `Beslut | Fattat | Ansvarig | Status`."""
    line = paragraph.lines[0] if paragraph.lines else None
    return line is not None and line.row and line.text.count("\t") > 1


def _after_table(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Leave out the rows at the head of some paragraphs."""
    rows = (place for place, paragraph in enumerate(paragraphs) if not (paragraph.lines and paragraph.lines[0].row))
    return paragraphs[next(rows, len(paragraphs)) :]


def _findings(item: ItemText, context: Context) -> list[Draft]:
    """Read what the chair found to be decided, where nothing else tells it."""
    for block in item.blocks:
        for paragraph in block.paragraphs:
            text = paragraph.passage.text
            if "nner" not in text and "fann" not in text and "konstatera" not in text:
                continue
            for start, stop in sentences(text):
                match = FINDING.search(text, start, stop)
                if match and is_body(match["by"], context):
                    sheet = merge([paragraph._replace(passage=paragraph.passage.part(start, stop))])
                    return [Draft(match["by"], True, sheet, (Span(0, len(sheet.passage.text)),))]
    return []
