"""`xlsaging aging`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["aging"]


@takes_ledger
def aging(
    request: Request,
    by: Annotated[
        str,
        typer.Option(help="Columns to group by: customer_id, collector, region,entity … 分组的列。", metavar="COLUMNS"),
    ] = "customer_id",
) -> None:
    """Age the receivables. 账龄分析。

    Examples 示例:

        xlsaging aging ledger.xlsx

        xlsaging aging ledger.xlsx --by collector --buckets 30,60,90

        xlsaging aging ledger.xlsx --by entity,account --basis origin_date --buckets 1Y,2Y,3Y --json
    """
    from xlsaging.app.reports import aging_report

    columns = [part.strip() for part in by.replace("，", ",").split(",") if part.strip()]
    perform(request, "aging", partial(aging_report, by=columns or ["customer_id"]))
