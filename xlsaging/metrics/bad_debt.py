"""Bad-debt ratios: each under a name that carries its denominator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging import formulas
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.schema import UNASSIGNED

from .booked import with_booked_base
from .credit_sales import Group, credit_sales
from .losses import written_off
from .month_ends import share_positions
from .positions import Position, positions
from .scope import grouping
from .small import ColumnKind, frame_like, rows_of
from .windows import Periods, months_between

__all__ = ["BAD_DEBT_RATIOS", "bad_debt_ratios", "newest_allowances"]

BAD_DEBT_RATIOS = (
    "allowance_to_receivable",
    "net_write_offs_to_credit_sales",
    "overdue_90_to_receivable",
    "write_offs_to_average_receivable",
    "write_offs_to_closing_receivable",
    "write_offs_to_credit_sales",
)
_COLUMNS: dict[str, ColumnKind] = {"name": "text", "numerator": "float", "denominator": "float", "ratio": "float"}


def bad_debt_ratios(ledger: Ledger, start: date | str, end: date | str, by: str | Sequence[str] | None = None) -> Any:
    """Losses from `start` to `end` in proportion to sales and receivables, one row a ratio.

    - `write_offs_to_credit_sales`: written off (with corrections, before recoveries) ÷ credit sales; -
      `net_write_offs_to_credit_sales`: the same less what was recovered; -
      `write_offs_to_average_receivable`, `write_offs_to_closing_receivable`: ÷ mean of opening and
      closing, or the closing receivable; - `overdue_90_to_receivable`: items more than 90 days past due
      ÷ closing receivable; - `allowance_to_receivable`: the allowance of the general ledger
      (`gl_balances.allowance`, the newest of each account dated in the period, its sign dropped) ÷
      closing receivable. Here consolidated customers count, for the account holds them too; the other
      ratios leave them out as `dso` does. With `by` it is null unless the general ledger says all these
      columns.

    Columns: `by…, name, numerator, denominator, ratio`, sorted by `by` and name; amounts float64 in
    major units of the base currency, ratios fractions; null where a part is unknown or the denominator
    is not above zero. A frame of the ledger's kind; a row a group is collected on the way. Raises
    BadSettingError where `end` is before `start`. Source: definitions §5.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-10"],
    ...     "amount": [1000.0]})
    >>> write_offs = pd.DataFrame({"write_off_date": ["2025-06-30"], "customer_id": ["C1"], "amount": [50.0],
    ...     "document_no": ["A1"]})
    >>> frame = bad_debt_ratios(Ledger(invoices=invoices, write_offs=write_offs), "2025-01-01", "2025-12-31")
    >>> frame.set_index("name").loc["write_offs_to_credit_sales"].tolist()
    [50.0, 1000.0, 0.05]
    """
    names = grouping(by)
    whole = months_between(start, end, ledger.settings.fiscal_month_end)
    period = Periods((whole.bounds[0], whole.bounds[-1]))
    if not names:
        share_positions(ledger, period.bounds)
    opening, closing = (positions(ledger, bound, names) for bound in period.bounds)
    sales = credit_sales(ledger, period, names)
    losses = written_off(ledger, period, names)
    allowance = _allowance(ledger, period, names)
    everything = positions(ledger, period.bounds[-1], names, consolidated=True)
    groups = {*opening, *closing, *everything, *losses["write_offs"], *(allowance or {})}
    groups |= {group for group in sales.gross if sales.of(group, 1, 1)}
    unit = scale(ledger.settings.base_currency)
    rows: list[tuple[str | float | None, ...]] = []
    for group in sorted(groups or ({()} if not names else set())):
        owed = closing.get(group, Position())
        sold, lost, recovered = sales.of(group, 1, 1), *(_second(table, group) for table in losses.values())
        average = (opening.get(group, Position()).outstanding + owed.outstanding) / 2
        provided = None if allowance is None else allowance.get(group, 0)
        pairs: dict[str, tuple[float | None, float]] = {
            "allowance_to_receivable": (provided, everything.get(group, Position()).outstanding),
            "net_write_offs_to_credit_sales": (lost - recovered, sold),
            "overdue_90_to_receivable": (owed.over_90, owed.outstanding),
            "write_offs_to_average_receivable": (lost, average),
            "write_offs_to_closing_receivable": (lost, owed.outstanding),
            "write_offs_to_credit_sales": (lost, sold),
        }
        for name in BAD_DEBT_RATIOS:
            part, of = pairs[name]
            ratio = None if part is None else formulas.bad_debt_ratio(part, of)
            rows.append((*group, name, None if part is None else part / unit, of / unit, ratio))
    return frame_like(ledger, {**dict.fromkeys(names, "text"), **_COLUMNS}, rows)


def _second(table: dict[Group, list[int]], group: Group) -> int:
    return table[group][1] if group in table else 0


def _allowance(ledger: Ledger, period: Periods, by: Group) -> dict[Group, int] | None:
    """The allowance by group in minor units of the base currency; None where the ledger does not tell it."""
    if not ledger.has("gl_balances", "allowance", *by):
        return None
    frame = newest_allowances(ledger, period, by).with_columns(nw.lit("").alias("all"))
    sums = rows_of(frame.group_by("all", *by).agg(nw.col("base").sum()))
    return {tuple(group): abs(int(amount)) for _, *group, amount in sums} or None


def newest_allowances(ledger: Ledger, period: Periods, by: Sequence[str] = ()) -> Any:
    """The rows behind the allowance: the newest of each account dated in the period, with `base` as booked and the
    columns `by`. The general ledger must have these."""
    key = ["entity", "account", "currency"]
    frame = ledger.typed("gl_balances", list(dict.fromkeys(["balance_date", *key, "allowance", *by])))
    frame = frame.filter(nw.col("balance_date") > period.bounds[0], nw.col("balance_date") <= period.bounds[-1])
    newest = frame.group_by(*key).agg(nw.col("balance_date").max())
    frame = frame.join(newest, on=[*key, "balance_date"], how="inner")
    frame = with_booked_base(frame, ledger, "balance_date", {"allowance": "base"})
    said = (nw.when(nw.col(name) == "").then(nw.lit(UNASSIGNED)).otherwise(nw.col(name)).alias(name) for name in by)
    return frame.with_columns(*said) if by else frame
