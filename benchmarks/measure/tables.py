"""Lays figures out as plain tables."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from measure.comparing import Tally, brief
from measure.figures import Summary, add, summarise
from measure.texts import Scored

GROUNDED = "grounded"
HEAD = f"{'':28}{'gold':>6}{'found':>7}{'right':>7}{'prec':>8}{'recall':>8}{'F1':>8}"


def row_of(name: str, tally: Tally) -> str:
    """Lay out a line under `HEAD`."""
    numbers = f"{tally.gold:6}{tally.found:7}{tally.right:7}"
    return f"{name:28}{numbers}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"


def field_table(title: str, summary: Summary) -> list[str]:
    """Lay out a line a field, and a line that sums up."""
    exact = f"exact records {summary.exact} of {summary.texts} ({summary.exact / summary.texts:.0%})"
    grounded = f"grounded {summary.grounded} of {summary.names} names and titles"
    ends = f"mean F1 {summary.mean:.3f} over {len(summary.weighty)} fields, {summary.texts} texts; {exact}; {grounded}"
    return [title, HEAD, *(row_of(field, tally) for field, tally in summary.tallies.items()), ends, ""]


def layout_table(groups: Mapping[str, Summary]) -> list[str]:
    """Lay out a line a layout: its values of all fields in one pool, its mean F1, texts and exact records."""
    lines = [f"{HEAD}{'mean F1':>9}{'texts':>7}{'exact':>7}"]
    for layout, summary in groups.items():
        ends = f"{summary.mean:9.3f}{summary.texts:7}{summary.exact:7}"
        lines.append(row_of(layout, add(summary.tallies.values())) + ends)
    return ["by layout", *lines, ""]


def file_table(files: Sequence[Scored]) -> list[str]:
    """Lay out the mean F1 of each text over all fields with a value in it, the lowest first."""
    means = sorted((fmean([t.f1 for t in summarise([file]).tallies.values()] or [1.0]), file.name) for file in files)
    return [*(f"{figure:8.3f}  {name}" for figure, name in means), ""]


def miss_lines(files: Sequence[Scored], field: str) -> list[str]:
    """List what is wrong in a field, or which names and titles are not grounded."""
    if field == GROUNDED:
        return [f"{file.name}: not at its span: {brief(name)}" for file in files for name in file.ungrounded]
    return [f"{each.name}: {line}" for each in files for f in each.findings if f.field == field for line in f.misses]
