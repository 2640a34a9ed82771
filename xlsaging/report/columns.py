"""How the columns of results look: format, totals and width by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .figures import Rows
from .labels import heading, is_bucket
from .model import Column, Format, Total

__all__ = ["column_for", "kept"]

_AMOUNTS = (
    "amount open_amount base_open_amount outstanding not_due overdue credits undated gl_balance difference explained "
    "unexplained receivable credit_sales opening_overdue billed fell_due collected collected_overdue target_amount "
    "commission read_sum used_sum set_aside_sum set_aside_amount opening closing_total closing_current losses "
    "paid_amount invoiced credited written_off recovered revaluation other closing numerator denominator"
)
_PERCENTS = (
    "sales_collection_rate receivable_collection_rate due_collection_rate overdue_recovery_rate promise_kept_rate cei "
    "cei_adjusted attainment_rate"
)
_COUNTS = (
    "instalment_no days_past_due max_days_past_due accounts contacts accounts_contacted accounts_never_contacted "
    "months_without_contact promises_due promises_kept rank documents read_rows used_rows set_aside_rows days"
)
_DAYS = (
    "period_end averaged countback best_possible true published average_days_delinquent turnover_days cycle_days "
    "open_cycle_days weighted_days_to_pay average_days_late weighted_terms_days"
)
_DATES = "document_date due_date posting_date month_end"
_RATIOS = "turnover mix_adjusted_rate ratio"
_FORMATS: dict[str, Format] = {
    **dict.fromkeys(_AMOUNTS.split(), "amount"),
    **dict.fromkeys(_PERCENTS.split(), "percent"),
    **dict.fromkeys(_COUNTS.split(), "count"),
    **dict.fromkeys(_DAYS.split(), "days"),
    **dict.fromkeys(_DATES.split(), "date"),
    **dict.fromkeys(_RATIOS.split(), "ratio"),
}
_SUMMED = frozenset(
    [
        "outstanding",
        "not_due",
        "overdue",
        "credits",
        "undated",
        "base_open_amount",
        "opening_overdue",
        "billed",
        "fell_due",
        "collected",
        "collected_overdue",
        "target_amount",
        "commission",
        "contacts",
        "accounts_contacted",
        "accounts_never_contacted",
        "accounts",
        "promises_due",
        "promises_kept",
    ]
)


def column_for(name: str, basis: str = "due_date", edge: str = "upper", **changes: Any) -> Column:
    """The column of a result by its name.

    >>> column_for("31-60").format, column_for("31-60").total, column_for("due_date").format
    ('amount', 'sum', 'date')
    """
    bucket = is_bucket(name)
    total: Total = "sum" if bucket or name in _SUMMED else "max" if name == "max_days_past_due" else "none"
    given: dict[str, Any] = {
        "format": "amount" if bucket else _FORMATS.get(name, "text"),
        "total": total,
        "heading": heading(name, basis, edge),
        **changes,
    }
    return Column(name, **given)


def kept(rows: Rows, always: Iterable[str], without: Sequence[str] = ()) -> list[str]:
    """Names of the columns worth printing: those asked for, and those that hold anything.

    >>> kept(Rows(("a", "b", "c"), [("x", "", None), ("y", "z", None)]), always=["a"])
    ['a', 'b']
    """
    wanted = set(always)
    return [
        name
        for position, name in enumerate(rows.columns)
        if name not in without and (name in wanted or any(row[position] not in (None, "", False) for row in rows.rows))
    ]
