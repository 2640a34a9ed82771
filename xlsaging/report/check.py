"""The check of a ledger: where its rows went, and what is wrong with it."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .accounting import PLACE_FOURTH, accounting_blocks
from .figures import Context
from .issues import counts_text, issues_table
from .model import Block, Note, Report, Sheet
from .page import report_of

__all__ = ["check_report"]


def check_report(context: Context) -> Report:
    """Accounting for rows, then the issues, the gravest first."""
    blocks: list[Block] = [*accounting_blocks(context, PLACE_FOURTH), Note(counts_text(context.issues))]
    if context.issues:
        blocks.append(issues_table(context))
    sheet = Sheet(name="check", title=Text("title.check"), blocks=tuple(blocks))
    totals = {severity: sum(issue.severity == severity for issue in context.issues)
              for severity in ("error", "warning", "info")}  # fmt: skip
    return report_of("check", (sheet,), context, main="issues", totals=totals)
