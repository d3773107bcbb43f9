"""The relational form of records as data: which tables there are, and what each of their columns holds.

Every list of the record is a table of the same name, and so are the lists inside its parts: `by` is `…_people`,
`assigned_to` is `assignments`. What a record has once is a column of `meetings`. The first column of a table is its
key; every row names its meeting, so that one join leads there from anywhere. The tables stand in an order in which
every reference leads upwards.
"""

from typing import Literal, NamedTuple

Type = Literal["text", "integer", "real", "boolean"]


class Column(NamedTuple):
    """A column: what it holds, whether it may be empty, and the table whose key it repeats."""

    name: str
    type: Type
    meaning: str
    nullable: bool = True
    references: str | None = None


class Table(NamedTuple):
    """A table: what one row is, and the columns in their order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _said(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, nullable=False)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning)


def _to(table: str, name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, nullable=False, references=table)


MEETING = _to("meetings", "meeting_id", "The meeting.")
POSITION = Column(
    "position",
    "integer",
    "Its place in the list that it stands in, from 1; of items, among all of the meeting.",
    nullable=False,
)
SPAN = (
    Column("span_start", "integer", "Where it stands in the decoded text: first code point.", nullable=False),
    Column("span_stop", "integer", "The code point after its last.", nullable=False),
)
MAYBE_SPAN = tuple(column._replace(nullable=True) for column in SPAN)
NAME = _text("name", "Name of the person or body, or the office; null for a party alone.")
PARTY = _text(
    "party", "Party as written, mostly abbreviated, without brackets; `-` where the text has a dash in its place."
)


def _list(name: str, meaning: str, *columns: Column, of: Column | None = None) -> Table:
    """Describe the table of a list: its key, its meeting, what else it belongs to, its position."""
    key = _said("id", "Stable: the id of what it belongs to, a letter for the list and the position in it.")
    return Table(name, meaning, (key, MEETING, *([of] if of else []), POSITION, *columns))


ITEM = _to("items", "item_id", "The item under which it stands.")
POINT = _to("points", "point_id", "The point that gives the task.")
ATTENDEE = _to("attendees", "attendee_id", "The attendee.")


def _people_of(table: str) -> Table:
    one = table.removesuffix("s")
    owner = _to(table, f"{one}_id", f"The {one}.")
    return _list(f"{one}_people", f"someone who stands behind a {one}", NAME, PARTY, of=owner)


TABLES: tuple[Table, ...] = (
    Table(
        "meetings",
        "a meeting, by its protocol: one for all files of the same bytes; in another encoding, or with one more blank line, it is another",
        (
            _said("id", "The first 16 hexadecimal digits of the bytes' SHA-256."),
            _said("sha256", "SHA-256 of the bytes, in hexadecimal."),
            _said("document_type", "minutes, decision_minutes, notes or unknown."),
            _text("title", "The document's own heading."),
            _text("body", "The deliberating body (organ)."),
            _text("organisation", "The legal organisation that the body belongs to."),
            _text("reference", "The document's own registry number (diarienummer)."),
            _text("date", "The date of the first sitting, ISO 8601."),
            _text("place", "Room, building, town or digital tool."),
            _text("adjustment_date", "When the protocol was adjusted (justerat), ISO 8601."),
            _text("adjustment_time", "HH:MM."),
            _text("adjustment_place", "Where it was adjusted."),
            _text("adjustment_method", "digital, immediate or signature."),
            _text("notice_posted", "When the notice (anslag) was put up, ISO 8601."),
            _text("notice_removed", "When the notice was taken down, ISO 8601."),
            _text("notice_storage", "Where the protocol is kept."),
            _said("encoding", "What the bytes were read as."),
            Column("characters", "integer", "Length of the decoded text in code points.", nullable=False),
            Column("lines", "integer", "Number of lines of the decoded text.", nullable=False),
            _said("layout", "The layout that the text was read by."),
            Column("share", "real", "Share of the lines of text that the record accounts for, 0 to 1.", nullable=False),
        ),
    ),
    Table(
        "texts",
        "a text of the archive: where it lies, and its meeting (texts of the same bytes share one) or why it could not be read",
        (
            _said("path", "The path as it was found."),
            _text("sha256", "SHA-256 of the bytes, in hexadecimal; null where there were none to read."),
            Column("meeting_id", "text", "The meeting; null where the text failed.", references="meetings"),
            _text("failure", "Why the text could not be read; null where it could."),
        ),
    ),
    Table(
        "meeting_spans",
        "where a column of `meetings` stands in the text",
        (
            _said("id", "The meeting's id and the column."),
            MEETING,
            _said("key", "The column: title, body, organisation, reference or place."),
            *SPAN,
        ),
    ),
    _list(
        "sittings",
        "a day of a meeting",
        _said("date", "ISO 8601."),
        _text("start_time", "When it began (`start` in the record), HH:MM."),
        _text("end_time", "When it ended (`end` in the record), HH:MM."),
        *MAYBE_SPAN,
    ),
    _list(
        "officers",
        "a person with an office at a meeting",
        _said("role", "chair, vice_chair, secretary or adjuster (justerare)."),
        _said("name", "As fully as the text names the person anywhere, without party, title or notes."),
        PARTY,
        *SPAN,
    ),
    _list(
        "attendees",
        "a person listed as present, absent or registered",
        _said("name", "Given and family name as written, without party, title or notes."),
        PARTY,
        _text("title", "Job or office."),
        _text("affiliation", "Employer, municipality or organisation represented."),
        _said("capacity", "member, substitute, official, guest or participant."),
        _said("attendance", "present, absent or registered."),
        Column("serving", "boolean", "Whether a substitute served (tjänstgjorde); null for others."),
        _text("replaces", "The member that a serving substitute stands in for."),
        _text("presence_note", "What the text says about partial presence."),
        _text("group_name", "The heading that the person stands under (`group` in the record)."),
        *SPAN,
    ),
    _list(
        "items",
        "an agenda item (ärende, punkt, paragraf), at any depth, in the order of the text",
        Column("parent_id", "text", "The item that this is a part of; null at the top.", references="items"),
        Column("depth", "integer", "1 for an item of the agenda, 2 for a part of one, and so on.", nullable=False),
        _text("label", "Number as written; null for unnumbered headings."),
        _text("number", "The number alone."),
        _text("full_label", "The label after those of the items above it: `§ 46 a)`; without a label, theirs."),
        _text("title", "Heading, without number and registry number."),
        _text("reference", "The item's registry number (diarienummer)."),
        _said("text", "Running text, paragraphs separated by a blank line."),
        *SPAN,
    ),
    _list(
        "present_for",
        "an item number that an attendee's presence is limited to",
        _said("number", "The item's number."),
        Column("item_id", "text", "The item, where exactly one has the number.", references="items"),
        of=ATTENDEE,
    ),
    _list(
        "presenters",
        "someone who presented an item (föredragande)",
        _said("name", "Full name; a short name that fits one attendee is resolved to it."),
        _text("title", "Job or office."),
        _text("affiliation", "Employer, municipality or organisation represented."),
        _text("as_written", "The name as the text has it, where it was resolved."),
        *SPAN,
        of=ITEM,
    ),
    _list(
        "decisions",
        "a decision (beslut) of the meeting",
        _text("decided_by", "Who decides, as written (`by` in the record)."),
        _said("text", "The whole decision as running text, without its label."),
        Column("explicit", "boolean", "False where the text only tells the outcome.", nullable=False),
        *SPAN,
        of=ITEM,
    ),
    _list(
        "points",
        "one thing decided (att-sats)",
        _said("text", "The point as written."),
        _said(
            "outcome",
            "approved, rejected, referred_back, tabled, noted, elected, assigned, recommended, answered or other.",
        ),
        *SPAN,
        of=_to("decisions", "decision_id", "The decision."),
    ),
    _list("assignments", "someone given a task by a point", _said("name", "Person or body, as written."), of=POINT),
    _list(
        "votes",
        "a vote (votering, omröstning)",
        _count("yes", "Votes for yes, as stated, or counted where only ballots stand."),
        _count("no", "Votes for no, as stated, or counted where only ballots stand."),
        _count("abstain", "Abstentions, stated or counted in the same way."),
        _count("absent", "Absences from the vote, stated or counted likewise."),
        _text("yes_means", "What a yes was for."),
        _text("no_means", "What a no was for."),
        *SPAN,
        of=ITEM,
    ),
    _list(
        "ballots",
        "one person's vote",
        _said("name", "Name as written."),
        PARTY,
        _said("vote", "yes, no, abstain or absent."),
        *MAYBE_SPAN,
        of=_to("votes", "vote_id", "The vote."),
    ),
    _list("proposals", "a proposal (yrkande)", _said("text", "What is proposed."), *SPAN, of=ITEM),
    _people_of("proposals"),
    _list("reservations", "a reservation", _said("text", "The reservation."), *SPAN, of=ITEM),
    _people_of("reservations"),
    _list(
        "statements",
        "a statement for the record (protokollsanteckning, särskilt yttrande)",
        _said("text", "The statement."),
        *SPAN,
        of=ITEM,
    ),
    _people_of("statements"),
    _list("recusals", "someone who took no part because of an interest (jäv)", NAME, PARTY, of=ITEM),
    _list("attachments", "an annex that an item refers to", _said("text", "As written: `Bilaga 1`."), of=ITEM),
    _list("documents", "a document behind an item (beslutsunderlag)", _said("text", "As written."), of=ITEM),
    _list("recipients", "someone an item's decision is sent to", _said("text", "As written."), of=ITEM),
    _list(
        "next_meetings",
        "a coming meeting that the text announces",
        _said("date", "ISO 8601."),
        _text("end_date", "The last day of several, ISO 8601."),
        _text("note", "What the text says about it."),
        *MAYBE_SPAN,
    ),
    _list(
        "diagnostics",
        "a finding of the parser",
        _said("code", "Its kind, as in the table of diagnostics."),
        _said("severity", "info, warning or error."),
        _said("message", "A sentence for people."),
        _count("line", "Line of the text, from 1."),
    ),
)

ABOUT = Table(
    "about",
    "a table or a column of this archive, and what it holds",
    (
        _said("name", "`table` or `table.column`."),
        _text("type", "text, integer, real or boolean; null for a table."),
        _text("repeats", "The table whose key the column repeats."),
        _said("meaning", "What it holds; of a table, what one row is."),
    ),
)
"""The tables' own description: it lies beside them, so that an archive that was sent on still explains itself."""


def about_rows() -> list[list[object]]:
    """Return the rows of the table `about`."""
    rows: list[list[object]] = []
    for table in TABLES:
        rows.append([table.name, None, None, table.meaning])
        rows.extend([f"{table.name}.{c.name}", c.type, c.references, c.meaning] for c in table.columns)
    return rows
