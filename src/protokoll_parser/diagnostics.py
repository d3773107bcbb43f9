"""What the parser has to say about a text: every code, its severity and its meaning.

A diagnostic is a value in the record, never a log line: whoever reads the record sees what was inferred, what did
not add up and what was left unread. Codes are kebab-case noun phrases and are never reused.
"""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters to whoever uses the record."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Diagnostic(NamedTuple):
    """One finding: its code, a sentence for people, and the line (from 1) that it is about."""

    code: str
    message: str
    line: int | None = None

    @property
    def severity(self) -> Severity:
        """The code's severity; one code has one severity."""
        return CODES[self.code][0]


CODES: dict[str, tuple[Severity, str]] = {
    # reading
    "not-utf8": (Severity.INFO, "The bytes were not plain UTF-8; `source.encoding` names what they were read as."),
    "mixed-encoding": (
        Severity.WARNING,
        "Some lines were in another encoding than the rest and were read by themselves.",
    ),
    "mojibake": (Severity.WARNING, "Letters had been decoded wrongly before (Ã¥ for å) and were put right."),
    "lost-letters": (
        Severity.WARNING,
        "Letters were lost before the text came here; U+FFFD or question marks stand for them.",
    ),
    "damaged-label": (
        Severity.INFO,
        "A label or a § was read through a misread or lost letter; the record has it as written.",
    ),
    "page-on-one-line": (Severity.INFO, "A page stood on one line and was cut at its headings, labels and names."),
    "merged-columns": (
        Severity.INFO,
        "Columns of signatures or people were run together and were parted between the names.",
    ),
    "control-characters": (Severity.INFO, "Control characters were passed over."),
    "markup-passed-over": (Severity.INFO, "A script or a style sheet of a web page was passed over."),
    "empty-text": (Severity.ERROR, "There is nothing to read."),
    # coverage
    "unclaimed-text": (Severity.WARNING, "A line that no part of the record accounts for."),
    "no-items": (Severity.WARNING, "No agenda item was found."),
    "no-attendees": (Severity.INFO, "No attendee was found."),
    "no-date": (Severity.WARNING, "No date of the meeting was found."),
    "list-elsewhere": (Severity.WARNING, "The attendance list is not in the text; it refers to an annex."),
    # inference
    "resolved-name": (Severity.INFO, "A first name, initial or nickname was resolved to the one attendee it fits."),
    "ambiguous-name": (Severity.INFO, "A short name fits several attendees and is left as written."),
    "resolved-office": (Severity.INFO, "An office (the chair, the secretary) was resolved to its holder."),
    "inferred-year": (Severity.INFO, "A year that the text leaves out was inferred from the rest of it."),
    "ambiguous-date": (Severity.WARNING, "A date can be read in more than one way."),
    # self-checks
    "numbering-gap": (Severity.WARNING, "An item number is missing in the series."),
    "numbering-repeat": (Severity.WARNING, "An item number stands twice."),
    "range-mismatch": (Severity.WARNING, "The stated range of paragraphs and the items found differ."),
    "contents-mismatch": (Severity.WARNING, "The table of contents has a number that no item found has."),
    "impossible-date": (Severity.WARNING, "A date that does not exist."),
    "weekday-mismatch": (Severity.WARNING, "The weekday does not fall on the date."),
    "adjuster-absent": (Severity.WARNING, "An adjuster is not listed as present."),
    "chair-absent": (Severity.WARNING, "The chair is not listed as present."),
    "presenter-unlisted": (Severity.INFO, "A presenter is not among the attendees."),
    "ballot-mismatch": (Severity.WARNING, "The named ballots and the stated totals of a vote differ."),
    "voter-unlisted": (Severity.WARNING, "A person who voted is not listed as present."),
    "voter-replaced": (Severity.WARNING, "A substitute and the member replaced both voted."),
    "vote-contradiction": (Severity.WARNING, "A vote's result and the decision differ."),
    "notice-order": (Severity.WARNING, "A notice is posted after it is taken down."),
}
