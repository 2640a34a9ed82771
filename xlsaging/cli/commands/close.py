"""`xlsaging close`."""

from __future__ import annotations

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["close"]


@takes_ledger
def close(request: Request) -> None:
    """Close the month: write the receivables workbook. 月结：生成应收账款报告工作簿。

    Cover with tie-out and key figures, aging by customer, open items, collectors, and the list of what is wrong
    with the ledger. Every total ties, or nothing is written.

    Examples 示例:

        xlsaging close ledger.xlsx

        xlsaging close ledger.xlsx --as-of 2025-06-30 --out june.xlsx --lang zh_CN

        xlsaging close export.csv --map due_date="Pay before" --date-order mdy
    """
    from xlsaging.app.reports import close_report

    perform(request, "close", close_report, to_file=True, brief=("position", "key_figures"))
