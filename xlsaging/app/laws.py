"""The laws of a report, asserted on every run: what does not tie is never written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.accounting import RowAccount
from xlsaging.model.errors import TiesBrokenError
from xlsaging.model.money import from_minor, scale
from xlsaging.report.figures import Rows

__all__ = ["aging_adds_up", "rows_are_accounted_for", "sums_agree"]


def aging_adds_up(aging: Rows, currency: str) -> int:
    """not_due + buckets + credits + undated = outstanding, in each row and so in total; returns the total.

    Amounts are compared in minor units of `currency`; the total is in minor units. Raises TiesBrokenError.
    """
    first = aging.columns.index("outstanding")
    last = aging.columns.index("undated")
    units = scale(currency)
    whole = 0
    for row in aging.rows:
        outstanding, *parts = (round((value or 0.0) * units) for value in row[first : last + 1])
        if outstanding != sum(parts):
            group = "/".join(str(value) for value in row[:first])
            _broken(Text("law.aging_row", {"group": group}), sum(parts), outstanding, currency)
        whole += outstanding
    return whole


def sums_agree(
    law: str,
    left: Iterable[float],
    right: Iterable[float],
    currency: str,
    params: Mapping[str, Any] | None = None,
) -> None:
    """Two lists of amounts have the same sum in minor units of `currency`. Raises TiesBrokenError, with the words
    `law` filled in with `params`."""
    units = scale(currency)
    one, other = (sum(round((value or 0.0) * units) for value in values) for values in (left, right))
    if one != other:
        _broken(Text(f"law.{law}", params or {}), one, other, currency)


def rows_are_accounted_for(accounts: Sequence[RowAccount]) -> None:
    """read = used + set aside, in rows and in sums, for each table of the input. Raises TiesBrokenError."""
    for account in accounts:
        if not account.ties:
            count = sum(each for each, _ in account.set_aside.values())
            amount = sum(each for _, each in account.set_aside.values())
            raise TiesBrokenError(
                law=Text("law.rows", {"at": account.at}),
                left=f"{account.used} + {count} ({account.used_sum} + {amount})",
                right=f"{account.read} ({account.read_sum})",
            )


def _broken(law: Text, left: int, right: int, currency: str) -> None:
    shown = (f"{from_minor(each, currency):,}" for each in (left, right))
    raise TiesBrokenError(law=law, left=next(shown), right=next(shown))
