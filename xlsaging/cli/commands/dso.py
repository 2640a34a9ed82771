"""`xlsaging dso`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["dso"]


@takes_ledger
def dso(
    request: Request,
    months: Annotated[int, typer.Option(help="Months of trend. 趋势的月数。", min=1, metavar="N")] = 12,
) -> None:
    """Days sales outstanding, every method month by month. 应收账款周转天数及逐月趋势。

    Examples 示例:

        xlsaging dso ledger.xlsx

        xlsaging dso ledger.xlsx --months 24 --set dso_method=countback --set benchmark_dso=45
    """
    from xlsaging.app.reports import dso_report

    perform(request, "dso", partial(dso_report, months=months))
