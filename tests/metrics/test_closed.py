"""What each row adds to a closing balance: by hand, and against the settlement."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xlsaging.metrics.closed import CLOSED_COLUMNS, closed_rows, open_by_currency
from xlsaging.model.ledger import Ledger

AS_OF = "2025-03-31"
INVOICES = pd.DataFrame(
    [
        ("A1", "C1", "2025-01-10", None, 100.0, "CNY"),
        ("A2", "C1", "2025-03-20", "2025-04-02", 50.0, "CNY"),
        ("A3", "C2", "2025-02-10", None, 10.0, "USD"),
        ("N1", "C1", "2025-03-01", None, -30.0, "CNY"),
    ],
    columns=["document_no", "customer_id", "document_date", "posting_date", "amount", "currency"],
)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-03-05", 20.0, "A1", None),
        ("R2", "C1", "2025-03-06", 40.0, "A1", "2025-03-30"),
        ("R3", "C1", "2025-03-07", 5.0, "A1", "2025-04-03"),
        ("N1", "C1", "2025-03-08", 30.0, "A1", None),
        ("R4", "C1", "2025-04-08", 35.0, "A1", None),
    ],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "returned_date"],
)
WRITE_OFFS = pd.DataFrame(
    {"document_no": ["A1"], "customer_id": ["C1"], "write_off_date": ["2025-03-31"], "amount": [7.0]}
)
RATES = pd.DataFrame({"rate_date": ["2025-03-31"], "currency": ["USD"], "rate": [7.0]})


def _ledger(kind: Any = lambda frame: frame) -> Ledger:
    tables = {"invoices": INVOICES, "receipts": RECEIPTS, "write_offs": WRITE_OFFS, "fx_rates": RATES}
    return Ledger(**{name: kind(frame) for name, frame in tables.items()})


def _effects(table: str, column: str = "effect") -> dict[str, int]:
    frame = closed_rows(_ledger(), table, AS_OF)
    return dict(zip(frame[CLOSED_COLUMNS[table][0]].to_list(), frame[column].to_list(), strict=True))


def test_documents_count_from_their_posting() -> None:
    assert _effects("invoices") == {"A1": 10000, "A2": 0, "A3": 1000, "N1": -3000}
    assert _effects("invoices", "base") == {"A1": 10000, "A2": 0, "A3": 7000, "N1": -3000}


def test_cash_counts_unless_returned_by_then_or_dated_later_or_a_use_of_a_credit_note() -> None:
    assert _effects("receipts") == {"R1": -2000, "R2": 0, "R3": -500, "N1": 0, "R4": 0}


def test_a_return_that_comes_later_does_not_show() -> None:
    assert _effects("receipts", "returned_date") == {
        "R1": 2932896, "R2": 20177, "R3": 2932896, "N1": 2932896, "R4": 2932896,
    }  # fmt: skip


def test_write_offs_lower_the_balance() -> None:
    assert _effects("write_offs") == {"A1": -700}


def test_the_effects_are_what_the_settlement_leaves_open() -> None:
    ledger = _ledger()
    open_items = {code: (here, base) for code, here, base in open_by_currency(ledger, AS_OF).rows()}
    summed: dict[str, list[int]] = {}
    for table in CLOSED_COLUMNS:
        frame = closed_rows(ledger, table, AS_OF)
        for code, effect, base in zip(*(frame[name].to_list() for name in ("currency", "effect", "base")), strict=True):
            had = summed.setdefault(code, [0, 0])
            summed[code] = [had[0] + effect, had[1] + base]

    assert {code: tuple(amounts) for code, amounts in summed.items()} == open_items == {
        "CNY": (3800, 3800), "USD": (1000, 7000),
    }  # fmt: skip


def test_it_is_the_same_on_polars() -> None:
    import polars as pl

    here, there = _ledger(), _ledger(pl.from_pandas)
    for table in CLOSED_COLUMNS:
        assert closed_rows(here, table, AS_OF).rows() == closed_rows(there, table, AS_OF).rows()
