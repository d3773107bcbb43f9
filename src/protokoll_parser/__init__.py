"""Swedish meeting protocols (protokoll) to validated, grounded records.

The names below are loaded at first use: importing the package, as `protokoll --version` does, costs next to nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokoll_parser.diagnostics import Diagnostic
    from protokoll_parser.errors import ProtokollError
    from protokoll_parser.pipeline import analyse, parse, parse_bytes, parse_file
    from protokoll_parser.records import Protocol

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Protocol", "ProtokollError", "__version__", "analyse", "parse", "parse_bytes", "parse_file"]

_HOMES = {
    "Diagnostic": "diagnostics",
    "Protocol": "records",
    "ProtokollError": "errors",
    "analyse": "pipeline",
    "parse": "pipeline",
    "parse_bytes": "pipeline",
    "parse_file": "pipeline",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
