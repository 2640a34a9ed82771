"""A snapshot of open items knows one day only."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.dso import dso
from xlsaging.metrics.open_items import open_items
from xlsaging.model.errors import AsOfRefusedError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

INVOICES = pd.DataFrame(
    {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-10"], "amount": [100.0]}
)
SALES = pd.DataFrame({"month": ["2025-01", "2025-02", "2025-03"], "amount": [300.0, 300.0, 300.0]})
DAY = date(2025, 3, 31)


@pytest.mark.parametrize("metric", [aging, open_items, dso])
def test_another_day_than_the_snapshots_is_refused(metric) -> None:
    ledger = Ledger(invoices=INVOICES, settings=Settings(snapshot_date=DAY))
    with pytest.raises(AsOfRefusedError, match="snapshot of open items on 2025-03-31"):
        metric(ledger, "2025-02-28")


def test_dso_is_undefined_where_what_was_paid_is_not_known() -> None:
    ledger = Ledger(invoices=INVOICES, settings=Settings(snapshot_date=DAY))
    assert dso(ledger, DAY).value is None
    assert dso(ledger, DAY).reason == "open_items_only"
    assert dso(ledger, DAY, by="customer_id")["reason"].tolist() == ["open_items_only"]


def test_dso_is_known_where_a_sales_table_says_what_was_sold() -> None:
    ledger = Ledger(invoices=INVOICES, sales=SALES, settings=Settings(snapshot_date=DAY))
    assert dso(ledger, DAY).value == pytest.approx(100 / 900 * 90)
