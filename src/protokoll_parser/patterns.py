"""Patterns that are compiled at their first use.

A protocol without a vote needs none of the patterns that read votes; compiling all of them is a third of the time that
`protokoll parse FILE` takes to start (benchmarks/speed.py).
"""

import re
from typing import Any, cast

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is no small letter of Swedish or its neighbours; naming the capitals instead compiles half as fast."""
METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a compiled pattern; becomes one when it is first asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; its methods then cost what a compiled pattern's cost.

    >>> lazy(r"[0-9]+").findall("§ 3 och 14")
    ['3', '14']
    """
    # Not for patterns that a match is traced back to (`match.re is X`): a match knows only the compiled one.
    return cast("re.Pattern[str]", _Lazy(source, flags))
