"""The record: what one parsed protocol is, as pydantic models.

The names and their meaning are a contract with everyone who pipes the output onward (README, "What comes out"); the
descriptions are what `protokoll schema` prints. Those of a choice of words say what each word means: `word`: meaning;
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
SpanPair = Annotated[
    tuple[int, int], Field(description="Where it stands: offsets in the decoded text in code points, end exclusive.")
]
PARTY = "Party abbreviation as written, without brackets (`S`, `KD`); `-` where the text has a dash in its place."


class Record(BaseModel):
    """What all parts of the record share: they are immutable and know no other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # only the whole record is ever validated


class SourceInfo(Record):
    """Where the record comes from."""

    name: str = Field(description="File name; in a record of an archive the path within it; `-` for standard input.")
    sha256: str = Field(description="SHA-256 of the bytes, in hexadecimal.")
    encoding: str = Field(description="The encoding that the bytes were read as.")
    characters: int = Field(description="Length of the decoded text in code points.")
    lines: int = Field(description="Number of lines of the decoded text.")


class Sitting(Record):
    """One day of the meeting (sammanträdesdag)."""

    date: str = Field(description="ISO date.")
    start: str | None = Field(None, description="When it began, HH:MM.")
    end: str | None = Field(None, description="When it ended, HH:MM.")
    span: SpanPair | None = Field(None, description="Where it stands: code points, end exclusive.")


class Officer(Record):
    """A person with an office at this meeting."""

    role: Role = Field(
        description="`chair`: led the meeting (ordförande); `vice_chair`: deputy of the chair (vice ordförande); "
        "`secretary`: kept the minutes (sekreterare); `adjuster`: verifies the minutes with the chair (justerare)."
    )
    name: str = Field(description="As fully as the text names the person anywhere, without party, title or notes.")
    party: str | None = Field(None, description=PARTY)
    span: SpanPair


class Attendee(Record):
    """A person listed as present, absent or registered; one per person and listing."""

    name: str = Field(description="Given and family name as written, without party, title or notes.")
    party: str | None = Field(None, description=PARTY)
    title: str | None = Field(None, description="Job or office.")
    affiliation: str | None = Field(None, description="Employer, municipality or organisation represented.")
    capacity: Capacity = Field(
        description="`member`: of the body, may decide (ledamot, beslutande); `substitute`: of a member (ersättare, "
        "suppleant); `official`: staff, secretary or auditor (tjänsteperson, sekreterare, revisor); `guest`: invited, "
        "co-opted or listening (inbjuden, adjungerad, övriga närvarande, åhörare); `participant`: the list does not say."
    )
    attendance: Attendance = Field(
        description="What the list says of the meeting as a whole, whatever `present_for` and `presence_note` limit. "
        "`present`: listed as there (närvarande); `absent`: listed as not there (frånvarande, förhinder); "
        "`registered`: said beforehand to be coming, not whether they came (anmälda)."
    )
    serving: bool | None = Field(
        None, description="For substitutes: whether they served in a member's place (tjänstgörande); null for others."
    )
    replaces: str | None = Field(None, description="The member a serving substitute stands in for.")
    presence_note: str | None = Field(
        None, description="What the text says about partial presence, as written: `fm`, `dag 2`, `kl. 8.15-11.00`."
    )
    present_for: list[str] = Field(
        default=[], description="Numbers of the items that the presence is limited to, ranges spelled out; empty: none."
    )
    group: str | None = Field(None, description="The heading the person stands under, as written.")
    span: SpanPair


class Presenter(Record):
    """Someone who presented the item (föredragande)."""

    name: str = Field(description="Full name; a short name that fits one attendee is resolved to it.")
    title: str | None = Field(None, description="Job or office.")
    affiliation: str | None = Field(None, description="Employer, municipality or organisation represented.")
    as_written: str | None = Field(None, description="The name as the text has it, where it was resolved.")
    span: SpanPair


class Point(Record):
    """One thing decided (att-sats, numbered clause or single sentence)."""

    text: str = Field(description="The point as written, from its `att` where it has one; without clause number.")
    outcome: Outcome = Field(
        description="What became of the matter, by the first verb. "
        "`approved`: agreed to, adopted or granted (godkänna, anta, fastställa, bifalla, ställa sig bakom, bevilja); "
        "`rejected`: turned down (avslå, avstyrka); "
        "`referred_back`: sent back to be prepared further (återremittera); "
        "`tabled`: put off to later (bordlägga, skjuta upp, hänskjuta, ajournera); "
        "`noted`: taken note of without more (lägga till handlingarna, notera, ta del av information); "
        "`elected`: someone chosen for or released from an office (utse, välja, entlediga); "
        "`assigned`: someone told or empowered to do something (ge i uppdrag, uppdra åt, uppmana, bemyndiga); "
        "`recommended`: proposed to another body, which decides (föreslå, rekommendera, tillstyrka); "
        "`answered`: a motion or question held to be answered (anses besvarad); "
        "`other`: none of these, among them meeting dates and matters handed on, sent for comment or withdrawn."
    )
    assigned_to: list[str] = Field(default=[], description="Names of people or bodies given a task, as written.")
    span: SpanPair


class Decision(Record):
    """A decision (beslut) of this meeting."""

    by: str | None = Field(None, description="Who decides, as written; null where the text does not say.")
    text: str = Field(description="The whole decision as running text, without its label.")
    points: list[Point] = Field(description="One for each thing decided, in the order of the text.")
    explicit: bool = Field(description="True under a label or a form of besluta; false where an outcome is only told.")
    span: SpanPair


class Person(Record):
    """A person named in the running text, or a party or body that acts as one."""

    name: str | None = Field(None, description="Name of the person or body, or the office; null for a party alone.")
    party: str | None = Field(None, description="Party as written, mostly abbreviated, without brackets.")


class Statement(Record):
    """A proposal (yrkande), reservation or statement for the record (protokollsanteckning, särskilt yttrande)."""

    by: list[Person] = Field(default=[], description="Who stands behind it.")
    text: str = Field(description="What is proposed or stated, as written.")
    span: SpanPair


class Ballot(Record):
    """One person's vote."""

    name: str = Field(description="Who voted, without party, title or notes.")
    party: str | None = Field(None, description=PARTY)
    vote: Choice = Field(
        description="`yes`: for what `yes_means` says (ja); `no`: for what `no_means` says (nej); "
        "`abstain`: took no side (avstår); `absent`: did not take part in the vote (frånvarande)."
    )
    span: SpanPair | None = Field(None, description="Where it stands: code points, end exclusive.")


class Vote(Record):
    """A vote (votering, omröstning)."""

    yes: int | None = Field(None, description="Votes for yes (ja), as stated, or counted where only ballots stand.")
    no: int | None = Field(None, description="Votes for no (nej), as stated, or counted where only ballots stand.")
    abstain: int | None = Field(None, description="Abstentions (avstår), stated or counted in the same way.")
    absent: int | None = Field(None, description="Absences from the vote (frånvarande), stated or counted likewise.")
    yes_means: str | None = Field(None, description="What a yes was for, as the text puts the question.")
    no_means: str | None = Field(None, description="What a no was for, as the text puts the question.")
    ballots: list[Ballot] = Field(default=[], description="Who voted which way, where the text lists it by name.")
    span: SpanPair


class Item(Record):
    """An agenda item (ärende, punkt, paragraf): a heading of the agenda and what stands under it."""

    label: str | None = Field(None, description="Number as written (`§ 46/24`, `3.`); null for unnumbered headings.")
    number: str | None = Field(None, description="The number alone: `46`, `3`, `10a`.")
    title: str | None = Field(None, description="Heading, without number, registry number or markup.")
    reference: str | None = Field(None, description="The item's registry number (diarienummer).")
    presenters: list[Presenter] = Field(default=[], description="Who presented the item (föredragande).")
    text: str = Field("", description="Running text, page furniture removed, paragraphs separated by a blank line.")
    decisions: list[Decision] = Field(default=[], description="What this meeting decided under the heading (beslut).")
    proposals: list[Statement] = Field(default=[], description="Proposals put forward at the meeting (yrkanden).")
    votes: list[Vote] = Field(default=[], description="Votes taken on the item (voteringar, omröstningar).")
    reservations: list[Statement] = Field(default=[], description="Reservations against a decision (reservationer).")
    statements: list[Statement] = Field(
        default=[], description="Statements for the record (protokollsanteckningar, särskilda yttranden)."
    )
    recusals: list[Person] = Field(
        default=[], description="Who took no part because of an interest of their own (jäv)."
    )
    attachments: list[str] = Field(default=[], description="Numbered annexes that it refers to (bilagor): `Bilaga 1`.")
    documents: list[str] = Field(
        default=[], description="Documents behind it (beslutsunderlag, handlingar), as written."
    )
    recipients: list[str] = Field(
        default=[], description="Whom the decision is sent to (skickas till, expedieras till), as written."
    )
    items: "list[Item]" = Field(default=[], description="Sub-items, in the order of the text.")
    span: SpanPair = Field(description="From the heading to the next item's heading: code points, end exclusive.")


class Adjustment(Record):
    """When, where and how the protocol was adjusted (justering)."""

    date: str | None = Field(None, description="ISO date; of a digital adjustment that of the last signature.")
    time: str | None = Field(None, description="HH:MM.")
    place: str | None = Field(None, description="Where it was adjusted.")
    method: Method | None = Field(
        None,
        description="`digital`: signed electronically (digital justering); `immediate`: the whole protocol at the meeting "
        "itself (omedelbar justering); `signature`: by hand, on lines for it (Vid protokollet, Justeras); null: not said.",
    )


class Notice(Record):
    """The notice that the protocol has been adjusted (anslag, bevis)."""

    posted: str | None = Field(None, description="When it was put up (anslaget sätts upp), ISO date.")
    removed: str | None = Field(None, description="When it is taken down (anslaget tas ned), ISO date.")
    storage: str | None = Field(None, description="Where the protocol is kept (förvaringsplats).")


class NextMeeting(Record):
    """A coming meeting that the text announces."""

    date: str = Field(description="ISO date; a year that the text leaves out is inferred, and a diagnostic says so.")
    end_date: str | None = Field(None, description="The last day of several, ISO date.")
    note: str | None = Field(None, description="What else the text says about it: hours, place, kind.")
    span: SpanPair | None = Field(None, description="Where it stands: code points, end exclusive.")


class DiagnosticRecord(Record):
    """A finding of the parser."""

    code: str = Field(description='Its kind; the README, "What the parser says about a text", lists them all.')
    severity: Literal["info", "warning", "error"] = Field(
        description="`info`: something was inferred, or is worth knowing; `warning`: something does not add up or was "
        "left unread, so look at the text; `error`: there is no record to speak of."
    )
    message: str = Field(description="A sentence for people.")
    line: int | None = Field(None, description="Line of the source, from 1; null where it concerns the whole text.")


class Protocol(Record):
    """One parsed protocol (protokoll)."""

    schema_version: Literal["1"] = Field(
        "1", description="`1`: this form of the record; new keys may come to it, none is renamed or taken away."
    )
    source: SourceInfo = Field(description="The text that the record was made from.")
    document_type: DocumentType = Field(
        description="`minutes`: of a meeting (protokoll, sammanträdesprotokoll); `decision_minutes`: decisions only "
        "(beslutsprotokoll); `notes`: informal notes (mötesanteckningar, minnesanteckningar); `unknown`: not said."
    )
    title: str | None = Field(None, description="The document's own heading as one line, without the page header.")
    body: str | None = Field(None, description="The deliberating body (organ).")
    organisation: str | None = Field(
        None, description="The legal organisation that the body belongs to, where the text states it."
    )
    reference: str | None = Field(None, description="The document's own registry number (diarienummer).")
    sittings: list[Sitting] = Field(default=[], description="The days of the meeting (sammanträdesdagar).")
    place: str | None = Field(None, description="Room, building, town, or the digital tool (`Teams`).")
    officers: list[Officer] = Field(default=[], description="Who led, recorded and adjusted the meeting.")
    attendees: list[Attendee] = Field(
        default=[], description="The attendance list (närvarolista), in the order of the text."
    )
    items: list[Item] = Field(default=[], description="The top level of the agenda, in the order of the text.")
    adjustment: Adjustment | None = Field(None, description="How the protocol was adjusted (justering).")
    notice: Notice | None = Field(None, description="The notice that the protocol has been adjusted (anslag, bevis).")
    next_meetings: list[NextMeeting] = Field(default=[], description="Coming meetings that the text announces.")
    diagnostics: list[DiagnosticRecord] = Field(
        default=[], description="What was inferred, what does not add up, what was left unread."
    )
    spans: dict[str, SpanPair] = Field(
        default={}, description="Where the values above that are single strings stand: key -> span."
    )
