"""The day of a report: what was said, else the last month end; of a snapshot, its own day only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from xlsaging.app.as_of import resolve_as_of, snapshot_day
from xlsaging.model.errors import AsOfRefusedError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

TODAY = date(2025, 4, 15)


def test_the_argument_goes_before_the_setting(make_ledger: Callable[..., Ledger]) -> None:
    assert resolve_as_of(make_ledger(as_of="2025-01-31"), "2025-02-28", TODAY) == date(2025, 2, 28)


def test_the_setting_goes_before_the_clock(make_ledger: Callable[..., Ledger]) -> None:
    assert resolve_as_of(make_ledger(as_of="2025-01-31"), None, TODAY) == date(2025, 1, 31)


def test_the_last_month_end_is_taken_where_nothing_is_said(make_ledger: Callable[..., Ledger]) -> None:
    assert resolve_as_of(make_ledger(), None, TODAY) == date(2025, 3, 31)
    assert resolve_as_of(make_ledger(fiscal_month_end=25), None, date(2025, 4, 26)) == date(2025, 4, 25)


def _snapshot(**settings: object) -> Ledger:
    frame = pd.DataFrame(
        {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-05"], "amount": [1.0],
         "snapshot_date": ["2025-02-28"]}
    )  # fmt: skip
    return Ledger(invoices=frame, settings=Settings(**settings))  # type: ignore[arg-type]  # settings of a test


def test_a_snapshot_is_of_its_own_day() -> None:
    assert snapshot_day(_snapshot()) == date(2025, 2, 28)
    assert resolve_as_of(_snapshot(), None, TODAY) == date(2025, 2, 28)
    assert resolve_as_of(_snapshot(as_of="2025-02-28"), None, TODAY) == date(2025, 2, 28)


def test_another_day_than_the_snapshots_is_refused() -> None:
    with pytest.raises(AsOfRefusedError, match=r"a snapshot of open items on 2025-02-28.*--as-of 2025-02-28"):
        resolve_as_of(_snapshot(), "2025-03-31", TODAY)
