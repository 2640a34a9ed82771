"""`xlsaging collectors`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from xlsaging.cli.host import perform
from xlsaging.cli.options import Request, takes_ledger

__all__ = ["collectors"]


@takes_ledger
def collectors(
    request: Request,
    start: Annotated[
        str | None,
        typer.Option("--from", help="First day; default: first of the month. 期间首日，默认当月首日。", metavar="DATE"),
    ] = None,
) -> None:
    """Performance of collectors: four rates, cycles, contacts, promises. 催收绩效。

    Examples 示例:

        xlsaging collectors ledger.xlsx

        xlsaging collectors ledger.xlsx --from 2025-04-01 --as-of 2025-06-30 --json
    """
    from xlsaging.app.reports import collectors_report

    perform(request, "collectors", partial(collectors_report, start=start))
