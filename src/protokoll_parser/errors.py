"""What the package raises on purpose: one family, whose messages are one line for people.

Each stage has its own kind beside the code that raises it; no text ever raises, only what is no text, files that
cannot be read or written, and orders that make no sense.
"""

from protokoll_parser.usage import UNAVAILABLE, UNREADABLE, USAGE


class ProtokollError(Exception):
    """The message says what is wrong, where, and what to do."""

    exit_code = UNREADABLE
    """What a command returns that ends with it (usage.py)."""


class OrderError(ProtokollError):
    """What is asked for cannot be done as it stands; the message says why and what to ask for instead."""

    exit_code = USAGE


class MissingSourceError(OrderError):
    """A source of an archive is not there; the message says what to check."""

    exit_code = UNREADABLE


class MissingError(ProtokollError):
    """What the order needs is not there: an optional package, workers that answer; the message says how to get it."""

    exit_code = UNAVAILABLE
