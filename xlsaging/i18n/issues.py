"""Every issue code: severity and wording. A sentence says what is wrong and how to mend it; the place is
printed before it."""

from __future__ import annotations

from .catalogue import Entry
from .check_issues import CHECK_ISSUES
from .layout_issues import LAYOUT_ISSUES
from .table_issues import TABLE_ISSUES

__all__ = ["CATALOGUE"]

CATALOGUE: dict[str, Entry] = {
    "due_before_document": Entry(
        "warning",
        "the due date {due} is before the document date {document}. The row is used; correct one of the two dates.",
        "到期日 {due} 早于单据日期 {document}。该行已计入；请更正其中一个日期。",
    ),
    **LAYOUT_ISSUES,
    **CHECK_ISSUES,
    **TABLE_ISSUES,
}
