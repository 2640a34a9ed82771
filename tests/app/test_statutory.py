"""The statutory figures: the year's start, the allowance that rates ask for, and why either may be missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from xlsaging.app.statutory import statutory_figures, year_start
from xlsaging.i18n.catalogue import Text
from xlsaging.metrics.statutory import statutory_items
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings
from xlsaging.report.split_figures import StatutoryFigures

INVOICES = pd.DataFrame({
    "document_no": ["A1", "A2", "A3", "O1"], "customer_id": ["C1", "C1", "C2", "C3"],
    "document_date": ["2023-05-31", "2024-12-01", "2025-02-28", "2024-01-01"],
    "document_type": ["invoice", "invoice", "invoice", "opening"], "amount": [100.10, 60.0, 33.33, 5.0],
})  # fmt: skip
RECEIPTS = pd.DataFrame({
    "receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-03-01"], "amount": [40.0],
})  # fmt: skip
RATES = {"1年以内": 0.05, "1-2年": 0.1, "2年以上": 0.5, "undated": 1.0}
AS_OF = date(2025, 6, 30)


def _figures(as_of: date = AS_OF, invoices: pd.DataFrame = INVOICES, **settings: Any) -> StatutoryFigures:
    ledger = Ledger(invoices=invoices, receipts=RECEIPTS, settings=Settings(**settings))
    return statutory_figures(ledger, as_of, statutory_items(ledger, as_of))


def _rows(day: Any) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in day.rows.rows if any(row[1:])}


@pytest.mark.parametrize(
    ("as_of", "fiscal", "start"),
    [
        ("2025-12-31", 31, "2024-12-31"), ("2025-01-01", 31, "2024-12-31"), ("2024-02-29", 31, "2023-12-31"),
        ("2025-12-25", 25, "2024-12-25"), ("2025-12-26", 25, "2025-12-25"),
    ],
)  # fmt: skip
def test_the_year_starts_behind_the_last_day_of_the_one_before(as_of: str, fiscal: int, start: str) -> None:
    assert year_start(date.fromisoformat(as_of), fiscal) == date.fromisoformat(start)


def test_each_bucket_is_provided_for_by_its_rate_on_what_credits_leave() -> None:
    found = _figures(loss_rates=RATES)

    # R1 takes 40 of A1, which is two years old: 60.10 × 0.5. The rest: 60 + 33.33 at 5 %, and the undated opening.
    assert _rows(found.closing) == {
        "0Y-1Y": (93.33, 93.33, 4.67),
        "2Y-3Y": (100.1, 60.1, 30.05),
        "credits": (-40.0, 0.0, 0.0),
        "undated": (5.0, 5.0, 5.0),
    }
    assert found.opening is not None
    assert found.opening.day == date(2024, 12, 31)
    assert _rows(found.opening) == {
        "0Y-1Y": (60.0, 60.0, 3.0), "1Y-2Y": (100.1, 100.1, 10.01), "undated": (5.0, 5.0, 5.0),
    }  # fmt: skip
    assert found.rates is not None
    assert found.rates["3Y-4Y"] == 0.5
    assert found.no_rates is None


def test_without_rates_no_allowance_is_made_up() -> None:
    found = _figures()
    assert found.rates is None
    assert found.no_rates == Text("statutory.no_rates")
    assert found.closing.rows.column("allowance") == [None] * 8


def test_a_bucket_without_a_rate_is_named_unless_nothing_is_in_it() -> None:
    missing = _figures(loss_rates={"1-2年": 0.1, "2年以上": 0.5, "31-60": 0.2}).no_rates
    assert missing is not None
    assert missing.key == "statutory.rates_missing"
    assert [str(bucket) for bucket in missing.params["buckets"]] == ["Within 1 year(s)", "Undated"]
    dated = {name: rate for name, rate in RATES.items() if name != "undated"}
    assert _figures(invoices=INVOICES.head(3), loss_rates=dated).no_rates is None


def test_a_year_start_before_the_ledger_is_unknown_and_not_zero() -> None:
    found = _figures(date(2023, 12, 31))
    assert found.opening is None
    assert found.no_opening == Text("statutory.no_opening", {"day": date(2022, 12, 31)})
    assert found.jumps is None
    assert found.no_jumps == Text("statutory.jumps_unknown", {"day": date(2022, 12, 31)})
    assert found.closing.is_year_end


def test_a_snapshot_knows_its_own_day_only() -> None:
    found = _figures(snapshot_date="2025-06-30")
    assert found.no_opening == Text("statutory.no_opening_snapshot")
    assert found.no_jumps == Text("statutory.jumps_unknown", {"day": date(2024, 6, 30)})


def test_ages_are_checked_with_the_year_before_where_the_buckets_are_years() -> None:
    found = _figures()
    assert found.jumps is not None
    assert len(found.jumps) == 0
    late = INVOICES.assign(posting_date=[None, None, None, None], origin_date=[None, "2024-01-31", None, None])
    jumped = _figures(invoices=late).jumps
    assert jumped is not None
    # A2 says that it arose in January 2024; on 30 June 2024 nobody knew of it.
    assert [row[0] for row in jumped.rows] == ["C1"]
    assert _figures(statutory_buckets=("6M", "12M")).no_jumps == Text("statutory.jumps_edges")
