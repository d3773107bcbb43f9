"""Patterns that are compiled at their first use, and for the next start of the program kept in their compiled form.

A protocol without a vote needs none of the patterns that read votes; compiling all of them is a third of the time that
`protokoll parse FILE` takes to start, compiling those that a text needs a sixth (benchmarks/speed.py).
"""

import re
import sys
from array import array
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, cast

from protokoll_parser.kept import keep, recall

METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is no small letter of Swedish or its neighbours; naming the capitals instead compiles half as fast."""

SRE: Any = import_module("_sre")
"""Python's matching engine; it has no public name."""
MOST = 2000
"""Patterns that are kept; more have gathered only where the package was changed again and again."""


class _Code(NamedTuple):
    """What `re` makes of a pattern's source: enough to have the pattern back without its source being read again."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    """Group names with their numbers."""
    numbers: tuple[str | None, ...]
    """The name of each group."""


class _Lazy:
    """Stands for a compiled pattern; becomes one when it is first asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = compile_pattern(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; its methods then cost what a compiled pattern's cost.

    >>> lazy(r"[0-9]+").findall("§ 3 och 14")
    ['3', '14']
    """
    # A match knows only the compiled one; whose it is, its source tells: `match.re.pattern == X.pattern`.
    return cast("re.Pattern[str]", _Lazy(source, flags))


def either(wordings: Iterable[str]) -> str:
    r"""Return a pattern's source for one of several wordings, the longest first; the same for a set at every start.

    >>> either({"t.o.m", "till", "kl"})
    't\\.o\\.m|till|kl'
    """
    return "|".join(map(re.escape, sorted(sorted(wordings), key=len, reverse=True)))


def compile_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, from its kept code where that is to be had.

    >>> compile_pattern("§ (?P<number>[0-9]+)") == re.compile("§ (?P<number>[0-9]+)")
    True
    """
    key = source, int(flags)
    try:
        kept = _kept().get(key)
        made = _Code(*kept) if kept else _made().get(key) or _code(source, flags)
        pattern: re.Pattern[str] = SRE.compile(
            source, made.flags, array("I", made.code).tolist(), made.groups, made.names, made.numbers
        )
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another Python's `re`: not kept
        return re.compile(source, flags)
    if kept is None:
        _made()[key] = made
    return pattern


def keep_patterns() -> None:
    """Keep what this process compiled for the next one, if anything."""
    if _made():
        kept = _kept() if len(_kept()) < MOST else {}
        keep("patterns", _engine(), {**kept, **{key: tuple(made) for key, made in _made().items()}})


@cache
def _kept() -> dict[tuple[str, int], tuple[Any, ...]]:
    return recall("patterns", _engine()) or {}


@cache
def _made() -> dict[tuple[str, int], _Code]:
    """Hold what this process compiled, as `re` does."""
    return {}


@cache
def _engine() -> tuple[int, int, str]:
    """Return what codes depend on: the matching engine, the width of its codes, the order of their bytes."""
    return SRE.MAGIC, SRE.CODESIZE, sys.byteorder


def _code(source: str, flags: int) -> _Code:
    """Do the two steps of `re.compile` that take time: read the source, make the code."""
    parsed = import_module("re._parser").parse(source, flags)
    code = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001  # the codes are not to be had otherwise
    names: dict[str, int] = parsed.state.groupdict
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    everything = int(flags | parsed.state.flags)
    return _Code(everything, array("I", code).tobytes(), parsed.state.groups - 1, names, tuple(numbers))
