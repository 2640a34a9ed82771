"""The field's formulas on plain numbers: numbers, sequences and dates in, numbers out.

A figure that is undefined is None, never 0; an argument that cannot be meant raises BadSettingError (a
ValueError). Rates and ratios are fractions, never percentages. Nothing here knows a ledger, a frame or a
sheet: cell functions and metrics both stand on these.
"""

from __future__ import annotations

from .collection import (
    bad_debt_ratio,
    collection_effectiveness_index,
    commission,
    concentration_index,
    weighted_days,
)
from .loss import migration_rate, provision
from .overdue import bucket, days_past_due
from .sales_outstanding import (
    Countback,
    average_days_delinquent,
    averaged_dso,
    best_possible_dso,
    countback,
    countback_dso,
    dso,
    true_dso,
    turnover,
    turnover_days,
)
from .terms import discount_cost, late_interest

__all__ = [
    "Countback",
    "average_days_delinquent",
    "averaged_dso",
    "bad_debt_ratio",
    "best_possible_dso",
    "bucket",
    "collection_effectiveness_index",
    "commission",
    "concentration_index",
    "countback",
    "countback_dso",
    "days_past_due",
    "discount_cost",
    "dso",
    "late_interest",
    "migration_rate",
    "provision",
    "true_dso",
    "turnover",
    "turnover_days",
    "weighted_days",
]
