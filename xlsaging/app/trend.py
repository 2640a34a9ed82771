"""The figures about a period, computed and held against the laws."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import month_end, month_ends, month_start
from xlsaging.report.figures import Rows
from xlsaging.report.trend_figures import Coverage, CoverageLine, TrendFigures

from .collect import plain_rows
from .laws import sums_agree

__all__ = ["TREND_MONTHS", "fiscal_year_start", "share_month_ends", "trend_figures"]

TREND_MONTHS = 12
"""Months that the trends look back over."""
_PAYERS, _COVERED, _TOP = 100, 25, 10
_SIGNS = {"opening": 1, "invoiced": 1, "collected": -1, "credited": -1, "written_off": -1, "recovered": 1,
          "revaluation": 1, "other": 1}  # fmt: skip


def share_month_ends(ledger: Ledger, as_of: date, window: int) -> None:
    """Settle all days that the pack's figures look at in one pass, before anything asks for one of them: those of the
    trends, and of the same month last year with the months that its own figures look back over."""
    from xlsaging.metrics.month_ends import items_at, share_positions
    from xlsaging.metrics.windows import months_window

    days = months_window(as_of, TREND_MONTHS + window, ledger.settings.fiscal_month_end).bounds
    items_at(ledger, days, ("collector",))
    share_positions(ledger, days)


def trend_figures(
    ledger: Ledger, as_of: date, aging: Rows, window: int, names: Mapping[str, str] | None = None
) -> TrendFigures:
    """Everything about the twelve months, the year and the month up to `as_of`; `aging` is that of `as_of` by
    customer, `names` are those by which other sheets call customers who have open items.

    Raises TiesBrokenError where the bridge does not end at what is outstanding."""
    from xlsaging.metrics.bad_debt import bad_debt_ratios
    from xlsaging.metrics.concentration import concentration
    from xlsaging.metrics.days_to_pay import days_to_pay
    from xlsaging.metrics.dso_trend import dso_trend, undefined_dso
    from xlsaging.metrics.effectiveness import collection_effectiveness

    fiscal = ledger.settings.fiscal_month_end
    start = month_start(month_ends(as_of, TREND_MONTHS, fiscal)[0], fiscal)
    year, month = fiscal_year_start(as_of, fiscal), month_start(as_of, fiscal)
    share_month_ends(ledger, as_of, window)
    payers, others = _payers(plain_rows(days_to_pay(ledger, start, as_of)))
    month_bridge, year_bridge = (_bridge(ledger, begin, as_of, aging) for begin in (month, year))
    coverage = [_coverage(ledger, start, as_of, by) for by in ("customer_id", "collector")]
    return TrendFigures(
        start=start,
        year_start=year,
        month_start=month,
        dso=plain_rows(dso_trend(ledger, as_of, TREND_MONTHS, window=window)),
        undefined=tuple(undefined_dso(ledger, as_of, TREND_MONTHS, window=window)),
        window=window,
        cei=plain_rows(collection_effectiveness(ledger, start, as_of)),
        month_ratios=plain_rows(bad_debt_ratios(ledger, month, as_of)),
        year_ratios=plain_rows(bad_debt_ratios(ledger, year, as_of)),
        write_offs=_write_offs(ledger, year, as_of),
        days_to_pay=payers,
        days_to_pay_whole=plain_rows(days_to_pay(ledger, start, as_of, by=())),
        days_to_pay_others=others,
        concentration=plain_rows(concentration(ledger, as_of, _TOP)),
        consolidated=_consolidated(ledger, aging),
        month_bridge=month_bridge,
        year_bridge=year_bridge,
        coverage=coverage[0],
        collector_coverage=coverage[1],
        names={**_names(ledger), **(names or {})},
    )


def fiscal_year_start(as_of: date, fiscal_month_end: int = 31) -> date:
    """The first day of the fiscal year that holds `as_of`: that of its January.

    >>> fiscal_year_start(date(2025, 6, 30)), fiscal_year_start(date(2025, 12, 26), 25)
    (datetime.date(2025, 1, 1), datetime.date(2025, 12, 26))
    """
    return month_start(date(month_end(as_of, fiscal_month_end).year, 1, 1), fiscal_month_end)


def _payers(rows: Rows) -> tuple[Rows, int]:
    """Who paid most, the largest first, and how many others paid or settled anything."""
    place = rows.columns.index("paid_amount")
    ordered = sorted(rows.rows, key=lambda row: (-(row[place] or 0.0), str(row[0])))
    return Rows(rows.columns, ordered[:_PAYERS]), max(len(ordered) - _PAYERS, 0)


def _bridge(ledger: Ledger, start: date, end: date, aging: Rows) -> Rows:
    from xlsaging.metrics.bridge import aging_bridge

    rows = plain_rows(aging_bridge(ledger, start, end, by="customer_id"))
    currency = ledger.settings.base_currency
    sums_agree("bridge_aging", rows.column("closing"), aging.column("outstanding"), currency)
    moved = [sign * value for name, sign in _SIGNS.items() for value in rows.column(name)]
    sums_agree("bridge_adds_up", moved, rows.column("closing"), currency)
    return rows


def _write_offs(ledger: Ledger, start: date, end: date) -> Rows:
    from xlsaging.metrics.write_off_list import WRITE_OFF_COLUMNS, write_off_list

    if not ledger.has("write_offs"):
        return Rows(WRITE_OFF_COLUMNS)
    return plain_rows(write_off_list(ledger, start, end))


def _consolidated(ledger: Ledger, aging: Rows) -> Rows:
    """Who is consolidated, with what the aging says is outstanding."""
    columns = ("customer_id", "outstanding")
    if not ledger.has("customers", "related_party"):
        return Rows(columns)
    known = plain_rows(ledger.typed("customers", ["customer_id", "related_party"]).to_native())
    inside = {customer for customer, party in known.rows if party == "consolidated"}
    pairs = zip(aging.column("customer_id"), aging.column("outstanding"), strict=True)
    return Rows(columns, [pair for pair in pairs if pair[0] in inside])


def _coverage(ledger: Ledger, start: date, end: date, by: str) -> Coverage | None:
    if not ledger.has("activities"):
        return None
    from xlsaging.metrics.coverage_ranked import CoverageLine as Found
    from xlsaging.metrics.coverage_ranked import ranked_coverage

    def plain(line: Found) -> CoverageLine:
        return CoverageLine(line.name, line.contacts, line.opening, line.closing, line.bare, line.bare_growth)

    made = ranked_coverage(ledger, start, end, by, _COVERED)
    rest = plain(made.rest) if made.rest else None
    return Coverage(made.months, tuple(map(plain, made.lines)), rest, made.others, plain(made.whole))


def _names(ledger: Ledger) -> Mapping[str, str]:
    """The name of each customer: the customer table's, else one that the documents say."""
    names: dict[str, str] = {}
    for table in ("invoices", "customers"):
        if ledger.has(table, "customer_name"):
            said = ledger.typed(table, ["customer_id", "customer_name"]).unique().to_native()
            names |= {customer: name for customer, name in sorted(plain_rows(said).rows) if name}
    return names
