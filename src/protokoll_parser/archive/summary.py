"""Adds up what became of an archive's texts: for people at the end of a run, and as a report for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from protokoll_parser.archive.convert import Outcome
from protokoll_parser.diagnostics import CODES

UNKNOWN = "not known"
"""The layout of texts that follow none that we know."""


class Tally:
    """Counts outcomes as they pass; it keeps a row for each layout and finding, and the failures."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.read = self.skipped = 0
        self.lines: Counter[str] = Counter()
        self.claimed: Counter[str] = Counter()
        self.layouts: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()
        self.found_in: Counter[str] = Counter()
        self.failures: list[tuple[str, str]] = []

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.failure or not outcome.facts:
            self.failures.append((click.format_filename(outcome.path), outcome.failure or ""))
            return
        facts = outcome.facts
        self.read += outcome.fresh
        self.skipped += not outcome.fresh
        layout = facts.layout or UNKNOWN
        self.layouts[layout] += 1
        self.lines[layout] += facts.lines
        self.claimed[layout] += facts.claimed
        self.findings.update(facts.findings)
        self.found_in.update(facts.findings.keys())

    def count(self) -> int:
        """Return how many texts have been counted."""
        return self.read + self.skipped + len(self.failures)

    def share(self, layout: str | None = None) -> float | None:
        """Return the share of the lines of text that the records account for; None without any text."""
        lines = self.lines.total() if layout is None else self.lines[layout]
        claimed = self.claimed.total() if layout is None else self.claimed[layout]
        return claimed / lines if lines else None

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the tables that people see, row by row: what, how many texts, and a third figure."""
        yield "texts", str(self.count()), _percent(self.share()) + " accounted for"
        yield "  read", str(self.read), ""
        yield "  unchanged, skipped", str(self.skipped), ""
        yield "  failed", str(len(self.failures)), ""
        for layout, count in self.layouts.most_common():
            yield f"layout {layout}", str(count), _percent(self.share(layout)) + " accounted for"
        for code, count in sorted(self.found_in.items(), key=lambda entry: (-entry[1], entry[0])):
            severity = CODES[code][0].value
            yield (
                f"{severity} {code}",
                str(count),
                "once" if self.findings[code] == 1 else f"{self.findings[code]} times",
            )

    def report(self) -> dict[str, Any]:
        """Return everything as plain JSON values."""
        return {
            "texts": self.count(),
            "read": self.read,
            "skipped": self.skipped,
            "failed": len(self.failures),
            "share": self.share(),
            "layouts": {
                layout: {"texts": count, "share": self.share(layout)} for layout, count in sorted(self.layouts.items())
            },
            "findings": {
                code: {"texts": self.found_in[code], "times": count} for code, count in sorted(self.findings.items())
            },
            "failures": [{"path": path, "reason": reason} for path, reason in self.failures],
        }


def to_report(tally: Tally, seconds: float) -> str:
    """Return the report as JSON; `seconds` is how long the run took."""
    pace = {"seconds": round(seconds, 3), "texts_per_second": round(tally.read / seconds, 1) if seconds else None}
    return json.dumps(tally.report() | pace, ensure_ascii=False, indent=2)


def _percent(share: float | None) -> str:
    return "nothing" if share is None else f"{share:.1%}"
