"""The record: what one parsed protocol is, as pydantic models.

The names and their meaning are a contract with everyone who pipes the output onward (README, "The record").
Spans are code-point offsets into the decoded text, half-open; lines count from 1; dates are ISO 8601, times
``HH:MM`` local. Strings are copied from the source, mended, never paraphrased.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal["chair", "vice_chair", "secretary", "adjuster"]
Capacity = Literal["member", "substitute", "official", "guest", "participant"]
Attendance = Literal["present", "absent", "registered"]
Outcome = Literal[
    "approved",
    "rejected",
    "referred_back",
    "tabled",
    "noted",
    "elected",
    "assigned",
    "recommended",
    "answered",
    "other",
]
Choice = Literal["yes", "no", "abstain", "absent"]
DocumentType = Literal["minutes", "decision_minutes", "notes", "unknown"]
Method = Literal["digital", "immediate", "signature"]
SpanPair = Annotated[tuple[int, int], Field(description="Code-point offsets in the decoded text, end exclusive.")]


class Record(BaseModel):
    """What all parts of the record share: they are immutable and know no other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # only the whole record is ever validated


class SourceInfo(Record):
    """Where the record comes from."""

    name: str = Field(description="File name; '-' for standard input.")
    sha256: str = Field(description="SHA-256 of the bytes, in hexadecimal.")
    encoding: str = Field(description="The encoding that the bytes were read as.")
    characters: int = Field(description="Length of the decoded text in code points.")
    lines: int = Field(description="Number of lines of the decoded text.")


class Sitting(Record):
    """One day of the meeting (sammanträdesdag)."""

    date: str = Field(description="ISO date.")
    start: str | None = Field(None, description="HH:MM.")
    end: str | None = Field(None, description="HH:MM.")
    span: SpanPair | None = None


class Officer(Record):
    """A person with an office at this meeting."""

    role: Role
    name: str
    party: str | None = None
    span: SpanPair


class Attendee(Record):
    """A person listed as present, absent or registered; one per person and listing."""

    name: str = Field(description="Given and family name as written, without party, title or notes.")
    party: str | None = Field(None, description="Party abbreviation as written, without brackets.")
    title: str | None = Field(None, description="Job or office.")
    affiliation: str | None = Field(None, description="Employer, municipality or organisation represented.")
    capacity: Capacity
    attendance: Attendance
    serving: bool | None = Field(None, description="For substitutes: whether they served (tjänstgörande).")
    replaces: str | None = Field(None, description="The member a serving substitute stands in for.")
    presence_note: str | None = Field(None, description="What the text says about partial presence.")
    present_for: list[str] = Field(default=[], description="Item numbers that the presence is limited to.")
    group: str | None = Field(None, description="The heading the person stands under, as written.")
    span: SpanPair


class Presenter(Record):
    """Someone who presented the item (föredragande)."""

    name: str = Field(description="Full name; a short name that fits one attendee is resolved to it.")
    title: str | None = None
    affiliation: str | None = None
    as_written: str | None = Field(None, description="The name as the text has it, where it was resolved.")
    span: SpanPair


class Point(Record):
    """One thing decided (att-sats, numbered clause or single sentence)."""

    text: str
    outcome: Outcome
    assigned_to: list[str] = []
    span: SpanPair


class Decision(Record):
    """A decision (beslut) of this meeting."""

    by: str | None = Field(None, description="Who decides, as written.")
    text: str = Field(description="The whole decision as running text, without its label.")
    points: list[Point]
    explicit: bool = Field(description="True under a label or a form of besluta; false where an outcome is only told.")
    span: SpanPair


class Person(Record):
    """A person named in the running text, or a party or body that acts as one."""

    name: str | None = None
    party: str | None = None


class Statement(Record):
    """A proposal (yrkande), reservation or statement for the record (protokollsanteckning, särskilt yttrande)."""

    by: list[Person] = []
    text: str
    span: SpanPair


class Ballot(Record):
    """One person's vote."""

    name: str
    party: str | None = None
    vote: Choice
    span: SpanPair | None = None


class Vote(Record):
    """A vote (votering, omröstning)."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    yes_means: str | None = None
    no_means: str | None = None
    ballots: list[Ballot] = []
    span: SpanPair


class Item(Record):
    """An agenda item (ärende, punkt, paragraf): a heading of the agenda and what stands under it."""

    label: str | None = Field(None, description="Number as written; null for unnumbered headings.")
    number: str | None = Field(None, description="The number alone.")
    title: str | None = None
    reference: str | None = Field(None, description="The item's registry number (diarienummer).")
    presenters: list[Presenter] = []
    text: str = Field("", description="Running text, page furniture removed, paragraphs separated by a blank line.")
    decisions: list[Decision] = []
    proposals: list[Statement] = []
    votes: list[Vote] = []
    reservations: list[Statement] = []
    statements: list[Statement] = []
    recusals: list[Person] = []
    attachments: list[str] = []
    documents: list[str] = []
    recipients: list[str] = []
    items: "list[Item]" = []
    span: SpanPair


class Adjustment(Record):
    """When, where and how the protocol was adjusted (justering)."""

    date: str | None = None
    time: str | None = None
    place: str | None = None
    method: Method | None = None


class Notice(Record):
    """The notice that the protocol has been adjusted (anslag, bevis)."""

    posted: str | None = None
    removed: str | None = None
    storage: str | None = None


class NextMeeting(Record):
    """A coming meeting that the text announces."""

    date: str
    end_date: str | None = None
    note: str | None = None
    span: SpanPair | None = None


class DiagnosticRecord(Record):
    """A finding of the parser."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    line: int | None = Field(None, description="Line of the source, from 1.")


class Protocol(Record):
    """One parsed protocol (protokoll)."""

    schema_version: Literal["1"] = "1"
    source: SourceInfo
    document_type: DocumentType
    title: str | None = None
    body: str | None = Field(None, description="The deliberating body (organ).")
    organisation: str | None = None
    reference: str | None = Field(None, description="The document's own registry number (diarienummer).")
    sittings: list[Sitting] = []
    place: str | None = None
    officers: list[Officer] = []
    attendees: list[Attendee] = []
    items: list[Item] = []
    adjustment: Adjustment | None = None
    notice: Notice | None = None
    next_meetings: list[NextMeeting] = []
    diagnostics: list[DiagnosticRecord] = []
    spans: dict[str, SpanPair] = Field(
        default={}, description="Where the values above that are single strings stand: key -> span."
    )
