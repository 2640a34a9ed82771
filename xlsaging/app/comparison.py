"""The day of the report beside earlier days, and what was paid afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsaging.formulas import concentration_index
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import add_months, month_end, month_start
from xlsaging.report.comparison_figures import MOMENTS, ComparisonFigures, KeptReasons, Moment, MomentName
from xlsaging.report.figures import Rows
from xlsaging.report.labels import is_bucket
from xlsaging.report.totals import exact_sum

from .collect import plain_rows
from .key_figures import DSO_MONTHS, TOP_CUSTOMERS, cei_of
from .laws import sums_agree

__all__ = ["comparison_figures", "moment_days"]

_OVER_90 = (90,)


def moment_days(as_of: date, fiscal_month_end: int = 31) -> dict[MomentName, date]:
    """The days that are compared: `as_of`; the end of the month before; of the year before; a year before `as_of`,
    at the end of its month where `as_of` is the end of one.

    >>> [str(day) for day in moment_days(date(2025, 2, 28)).values()]
    ['2025-02-28', '2025-01-31', '2024-12-31', '2024-02-29']
    """
    end = month_end(as_of, fiscal_month_end)
    begin = month_start(as_of, fiscal_month_end)
    a_year_ago = add_months(as_of, -12)
    if as_of == end:
        a_year_ago = month_end(date(end.year - 1, end.month, 1), fiscal_month_end)
    return {
        "this_month": as_of,
        "last_month": date.fromordinal(begin.toordinal() - 1),
        "year_start": month_end(date(end.year - 1, 12, 1), fiscal_month_end),
        "last_year": a_year_ago,
    }


def comparison_figures(
    ledger: Ledger,
    as_of: date,
    aging: Rows,
    reasons: KeptReasons | None = None,
    names: Mapping[str, str] | None = None,
) -> ComparisonFigures | None:
    """Balances and key figures on the days of `moment_days`; None where the ledger is a snapshot of one day.

    `aging` is the aging by customer on `as_of`: the sum of the balances is its sum, or TiesBrokenError is raised.
    `names` are those by which other sheets call customers who have open items.
    """
    from xlsaging.metrics.history import first_document_date
    from xlsaging.metrics.scope import consolidated_customers

    settings = ledger.settings
    if settings.snapshot_date is not None:
        return None
    first = first_document_date(ledger)
    days = moment_days(as_of, settings.fiscal_month_end)
    known = {name: first is not None and day >= first for name, day in days.items()}
    # Documents without any date exist on every day; only of the report's own they are known to.
    known["this_month"] = known["this_month"] or bool(len(aging))
    aged = {name: _aged(ledger, day) for name, day in days.items() if known[name]}
    until = _until(ledger, as_of)
    customers = _customers(ledger, as_of, until, aged, names or {})
    inside = consolidated_customers(ledger)
    now = customers.column("this_month") if known["this_month"] else []
    sums_agree("comparison", now, aging.column("outstanding"), settings.base_currency)
    return ComparisonFigures(
        moments=tuple(_moment(ledger, name, days[name], aged.get(name), inside) for name in MOMENTS),
        customers=customers,
        first_day=first,
        receipts_until=until,
        receipts_asked_until=settings.receipts_until,
        reasons=reasons or KeptReasons(),
    )


def _aged(ledger: Ledger, day: date) -> Rows:
    from xlsaging.metrics.aging import aging

    return plain_rows(aging(ledger, day, buckets=_OVER_90))


def _until(ledger: Ledger, as_of: date) -> date | None:
    """Last day of the receipts after period end; None where none came in between."""
    from xlsaging.metrics.history import last_receipt_date

    last = last_receipt_date(ledger)
    asked = ledger.settings.receipts_until
    if last is None or last <= as_of or (asked is not None and asked <= as_of):
        return None
    return asked or last


def _customers(
    ledger: Ledger, as_of: date, until: date | None, aged: dict[MomentName, Rows], known: Mapping[str, str]
) -> Rows:
    """One row for each customer with a balance on any of the days, the largest first."""
    from xlsaging.metrics.history import customer_names

    units = scale(ledger.settings.base_currency)
    balances = {
        name: dict(zip(rows.column("customer_id"), rows.column("outstanding"), strict=True))
        for name, rows in aged.items()
    }
    names = {**dict(plain_rows(customer_names(ledger)).rows), **known}
    paid = _paid(ledger, as_of, until)
    found = {key for each in balances.values() for key, amount in each.items() if amount != 0}
    rows = []
    for key in found:
        amounts = [balances[name].get(key, 0.0) if name in balances else None for name in MOMENTS]
        now, before = amounts[0], amounts[1]
        change = None if now is None or before is None else round((now - before) * units) / units
        rate = change / abs(before) if change is not None and before else None
        row: list[Any] = [key, names.get(key, ""), *amounts, change, rate]
        if until is not None:
            receipts, covered = paid.get(key, (0.0, 0.0))
            share = covered / now if covered is not None and now is not None and now > 0 else None
            row += [receipts, covered, share]
        rows.append(tuple(row))
    rows.sort(key=lambda row: (*(-(amount or 0.0) for amount in row[2:4]), row[0]))
    after = ("receipts", "covered", "covered_rate") if until is not None else ()
    return Rows(("customer_id", "customer_name", *MOMENTS, "change", "change_rate", *after), rows)


def _paid(ledger: Ledger, as_of: date, until: date | None) -> dict[str, tuple[float | None, float | None]]:
    if until is None:
        return {}
    from xlsaging.metrics.receipts_after import receipts_after

    return {key: (paid, covered) for key, paid, covered in plain_rows(receipts_after(ledger, as_of, until)).rows}


def _moment(ledger: Ledger, name: MomentName, day: date, aged: Rows | None, inside: frozenset[str]) -> Moment:
    if aged is None:
        return Moment(name, day, known=False)
    from xlsaging.metrics.dso import dso

    currency = ledger.settings.base_currency
    sums = {column: exact_sum(aged.column(column), currency) for column in aged.columns if _is_amount(column)}
    total = sums["outstanding"]
    on_due_date = "not_due" in sums
    overdue = exact_sum((amount for column, amount in sums.items() if is_bucket(column)), currency)
    cei = cei_of(ledger, day)
    pairs = zip(aged.column("customer_id"), aged.column("outstanding"), strict=True)
    owed = sorted((amount for key, amount in pairs if key not in inside and amount and amount > 0), reverse=True)
    return Moment(
        name=name,
        day=day,
        known=True,
        outstanding=total,
        overdue=overdue if on_due_date else None,
        overdue_share=overdue / total if on_due_date and total > 0 else None,
        over_90=next(amount for column, amount in sums.items() if column.endswith("+")),
        dso=dso(ledger, day, months=DSO_MONTHS).value,
        cei=cei.cei if cei else None,
        top_share=sum(owed[:TOP_CUSTOMERS]) / sum(owed) if owed else None,
        hhi=concentration_index(owed),
    )


def _is_amount(column: str) -> bool:
    return is_bucket(column) or column in ("outstanding", "not_due", "credits", "undated")
