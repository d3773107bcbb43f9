"""Adds findings up to figures: of a field, of a layout, of all texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from measure.comparing import Tally
from measure.fields import FIELDS
from measure.texts import Scored

LEAST = 5  # a mean is taken over the fields that have at least so many expected values; fewer say little


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of some texts together."""

    tallies: Mapping[str, Tally]
    """By field, in the order of the tables; fields with nothing expected and nothing found are left out."""
    texts: int
    exact: int
    """How many records have no miss in any field."""
    grounded: int
    """How many names and titles stand at their span."""
    names: int
    """How many names and titles have a span."""

    @property
    def weighty(self) -> list[float]:
        """F1 of the fields that have enough expected values to go into a mean."""
        return [tally.f1 for tally in self.tallies.values() if tally.gold >= LEAST]

    @property
    def mean(self) -> float:
        """Mean F1 over the weighty fields."""
        return fmean(self.weighty) if self.weighty else 0.0


def summarise(files: Sequence[Scored]) -> Summary:
    """Add up the figures of some texts."""
    sums = dict.fromkeys(FIELDS, Tally())
    for field, tally, _ in (finding for file in files for finding in file.findings):
        sums[field] = add((sums[field], tally))
    exact = sum(not any(finding.misses for finding in file.findings) for file in files)
    grounded = sum(file.grounded for file in files)
    names = grounded + sum(len(file.ungrounded) for file in files)
    return Summary({field: sums[field] for field in FIELDS if any(sums[field])}, len(files), exact, grounded, names)


def add(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


def summaries(files: Iterable[Scored]) -> dict[str, Summary]:
    """Add up the figures of each layout."""
    groups: dict[str, list[Scored]] = {}
    for file in files:
        groups.setdefault(file.layout, []).append(file)
    return {layout: summarise(group) for layout, group in groups.items()}


def as_json(files: Sequence[Scored]) -> dict[str, object]:
    """Give the figures of all texts and of each layout for other programs."""
    layouts = {layout: summary_json(summary) for layout, summary in summaries(files).items()}
    return {**summary_json(summarise(files)), "layouts": layouts}


def summary_json(summary: Summary) -> dict[str, object]:
    """Give the figures of some texts for other programs."""
    fields = {
        field: {**tally._asdict(), "precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
        for field, tally in summary.tallies.items()
    }
    whole = {name: getattr(summary, name) for name in ("texts", "exact", "grounded", "names", "mean")}
    return {**whole, "fields": fields}
