"""Small aggregates become frames of the ledger's own kind."""

from __future__ import annotations

from datetime import date

import narwhals as nw

from xlsaging.metrics.small import frame_like, rows_of
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, to_day


def test_rows_come_back_as_a_frame_of_the_ledgers_kind(engine, table, plain_rows):
    invoices = engine.frame(table("document_no customer_id document_date amount\nA1 C1 2025-01-10 5"))
    columns = {"name": "text", "value": "float", "count": "whole", "month_end": "day"}
    made = frame_like(
        Ledger(invoices=invoices),
        columns,
        [("甲", 1.5, 3, to_day("2025-01-31")), (None, None, None, NEVER)],
    )
    assert type(made) is type(invoices)
    assert plain_rows(engine.pandas(made)) == [("甲", 1.5, 3, date(2025, 1, 31)), (None, None, None, None)]


def test_a_frame_without_rows_keeps_its_columns(engine, table):
    invoices = engine.frame(table("document_no customer_id document_date amount\nA1 C1 2025-01-10 5"))
    made = frame_like(Ledger(invoices=invoices), {"name": "text", "value": "float"}, [])
    assert list(engine.pandas(made).columns) == ["name", "value"]
    assert rows_of(nw.from_native(made)) == []
