"""Figures of a small firm about a period, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from xlsaging.report.figures import Rows
from xlsaging.report.trend_figures import Coverage, CoverageLine, TrendFigures

DSO = ("month_end", "receivable", "credit_sales", "days", "period_end", "averaged", "countback", "best_possible",
       "true", "published", "average_days_delinquent", "turnover", "turnover_days")  # fmt: skip
CEI = ("month", "opening", "credit_sales", "closing_total", "closing_current", "losses", "cei", "cei_adjusted")
RATIO = ("name", "numerator", "denominator", "ratio")
NAMES = (
    "allowance_to_receivable",
    "net_write_offs_to_credit_sales",
    "overdue_90_to_receivable",
    "write_offs_to_average_receivable",
    "write_offs_to_closing_receivable",
    "write_offs_to_credit_sales",
)
WRITE_OFF = ("write_off_date", "customer_id", "customer_name", "document_no", "kind", "currency", "amount",
             "base_amount", "reason", "approved_by")  # fmt: skip
PAY = ("customer_id", "documents", "paid_amount", "weighted_days_to_pay", "average_days_late", "weighted_terms_days")
TOP = ("rank", "customer_id", "customer_name", "outstanding", "share", "cumulative_share")
BRIDGE = ("customer_id", "opening", "invoiced", "collected", "credited", "written_off", "recovered", "revaluation",
          "other", "closing")  # fmt: skip

ALPHA = CoverageLine("C1", (2, 0), (0.0, 100.0), (100.0, 140.1), (False, True), 40.1)
BETA = CoverageLine("C2", (1, 0), (50.0, 0.0), (0.0, 30.0), (False, False), 0.0)
WHOLE = CoverageLine("", (3, 0), (50.0, 100.0), (100.0, 170.1), (False, True), 70.1)
COVERAGE = Coverage(("2025-05", "2025-06"), (ALPHA, BETA), None, 0, WHOLE)


def ratios(allowance: float | None = 4.0, lost: float = 5.0) -> Rows:
    """Ratios over sales of 100 and a receivable of 200."""
    parts = dict.fromkeys(NAMES, (lost, 200.0, lost / 200.0))
    parts["allowance_to_receivable"] = (allowance, 200.0, None if allowance is None else allowance / 200.0)
    return Rows(RATIO, [(name, *each) for name, each in parts.items()])


def trend(**changes: Any) -> TrendFigures:
    """May and June 2025, with some things changed."""
    made = TrendFigures(
        start=date(2025, 5, 1),
        year_start=date(2025, 1, 1),
        month_start=date(2025, 6, 1),
        dso=Rows(DSO, [
            (date(2025, 5, 31), 100.0, 0.0, 92, None, None, 40.0, None, 30.0, None, None, None, None),
            (date(2025, 6, 30), 140.0, 280.0, 91, 45.5, 40.0, 42.0, 20.0, 33.0, None, 25.5, 9.0, 40.6),
        ]),
        undefined=(
            (date(2025, 5, 31), "period_end", "no_credit_sales"),
            (date(2025, 5, 31), "averaged", "no_credit_sales"),
            (date(2025, 5, 31), "published", "no_net_amount"),
            (date(2025, 6, 30), "published", "no_net_amount"),
        ),
        window=3,
        cei=Rows(CEI, [
            ("2025-05", 0.0, 0.0, 0.0, 0.0, 0.0, None, None),
            ("2025-06", 100.0, 50.0, 75.0, 50.0, 5.0, 0.75, 0.7),
            ("whole", 0.0, 50.0, 75.0, 50.0, 5.0, 1.1, 1.0),
            ("whole_mean_month", 0.0, 25.0, 75.0, 50.0, 5.0, 0.5, 0.4),
        ]),
        month_ratios=ratios(lost=1.0),
        year_ratios=ratios(),
        write_offs=Rows(WRITE_OFF, [
            (date(2025, 3, 1), "C1", "Alpha", "A1", "write_off", "CNY", 6.1, 6.1, "gone", ""),
            (date(2025, 4, 1), "C1", "Alpha", "A1", "recovery", "CNY", -1.2, -1.2, "", ""),
        ]),
        days_to_pay=Rows(PAY, [("C2", 3, 500.0, 40.0, -2.0, 30.0), ("C1", 1, 100.0, 60.0, 30.0, 30.0)]),
        days_to_pay_whole=Rows(PAY[1:], [(4, 600.0, 43.3, 6.0, 30.0)]),
        days_to_pay_others=0,
        concentration=Rows(TOP, [(1, "C1", "Alpha", 75.0, 0.75, 0.75), (2, "C2", "", 25.0, 0.25, 1.0)]),
        consolidated=Rows(("customer_id", "outstanding"), [("C9", 1000.0)]),
        month_bridge=Rows(BRIDGE, [
            ("C1", 100.0, 50.0, 20.0, 0.0, 5.0, 0.0, 0.0, 0.0, 125.0),
            ("C2", 40.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
            ("C3", 10.0, 200.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 210.0),
        ]),
        year_bridge=Rows(BRIDGE, [("C1", 0.0, 375.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 375.0)]),
        coverage=COVERAGE,
        collector_coverage=Coverage(("2025-05", "2025-06"), (replace(WHOLE, name="unassigned"),), None, 0, WHOLE),
        names={"C1": "Alpha", "C9": "Sister"},
    )  # fmt: skip
    return replace(made, **changes)
