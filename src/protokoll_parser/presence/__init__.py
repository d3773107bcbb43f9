"""Who was present at which item, derived from the record by stated rules."""

from protokoll_parser.presence.grid import presence_of

__all__ = ["presence_of"]
