"""Say where a notice is posted after it is taken down."""

from collections.abc import Iterator

from protokoll_parser.diagnostics import Diagnostic
from protokoll_parser.outline.outline import Outline
from protokoll_parser.structure import Front, Value


def check_notice(value: Value, divided: Outline, front: Front) -> Iterator[Diagnostic]:  # noqa: ARG001  every check takes the same
    """Compare the two dates of the notice (ISO dates compare as text)."""
    notice = value.get("notice") or {}
    posted, removed = notice.get("posted"), notice.get("removed")
    if posted and removed and posted > removed:
        field = next((field for field in (*front.fields, *front.back_fields) if field.key == "notice_posted"), None)
        line = field.label.first.number if field else None
        yield Diagnostic("notice-order", f"the notice is posted {posted}, but taken down {removed}", line)
