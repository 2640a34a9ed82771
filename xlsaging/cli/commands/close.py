"""`xlsaging close`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["close"]

Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="PACK",
        help="Earlier pack: list what changed in the months it closed. 与以前的月结报告比较，列出已结账月份的变动。",
        rich_help_panel="Figures 口径",
    ),
]


@takes_ledger
def close(request: Request, against: Against = None) -> None:
    """Close the month: write the receivables workbook. 月结：生成应收账款报告工作簿。

    Cover with tie-out and key figures, comparison with earlier days, aging by customer, open items, collectors, and
    the list of what is wrong with the ledger. Every total ties, or nothing is written. Reasons typed into the pack are
    kept when the same month is closed again into the same file.

    Examples 示例:

        xlsaging close ledger.xlsx

        xlsaging close ledger.xlsx --as-of 2025-06-30 --out june.xlsx --lang zh_CN

        xlsaging close ledger.xlsx --as-of 2025-06-30 --against may.xlsx

        xlsaging close export.csv --map due_date="Pay before" --date-order mdy
    """
    from xlsaging.app.previous_pack import read_pack
    from xlsaging.app.reports import close_report

    build = partial(close_report, against=read_pack(against) if against else None)
    perform(request, "close", build, to_file=True, brief=("position", "key_figures"))
