"""`xlsaging check`."""

from __future__ import annotations

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["check"]


@takes_ledger
def check(request: Request) -> None:
    """List what is wrong with a ledger, cell by cell. 检查台账，逐单元格列出问题。

    Shows where every row went, then each finding with its place and how to mend it.

    Examples 示例:

        xlsaging check ledger.xlsx

        xlsaging check ledger.xlsx --out issues.xlsx --lang zh_CN
    """
    from xlsaging.app.reports import check_report

    perform(request, "check", check_report)
