"""Receipts after period end, by hand: what counts as cash, and what it covers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from xlsaging.metrics.receipts_after import receipts_after
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

AS_OF, UNTIL = "2025-03-31", "2025-04-30"
INVOICES = [("A1", "C1", "2025-01-10", 100.0), ("A2", "C1", "2025-03-10", 50.0), ("A3", "C1", "2025-04-05", 70.0)]


def _invoices(rows: list[tuple[Any, ...]], *more: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["document_no", "customer_id", "document_date", "amount", *more])


def _receipts(rows: list[tuple[Any, ...]], *more: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", *more])


def _found(receipts: pd.DataFrame, invoices: pd.DataFrame | None = None, **settings: Any) -> dict[str, tuple[Any, Any]]:
    told = _invoices(INVOICES) if invoices is None else invoices
    ledger = Ledger(invoices=told, receipts=receipts, settings=Settings(**settings))
    frame = receipts_after(ledger, AS_OF, UNTIL)
    return {key: (paid, covered) for key, paid, covered in frame.values.tolist()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Part of A1; all of A2; A3 came after the day and is no part of its balance.
        ([("R1", "2025-04-02", 60.0, "A1"), ("R2", "2025-04-03", 50.0, "A2"), ("R3", "2025-04-06", 70.0, "A3")],
         (180.0, 110.0)),
        # On the day itself and after the cut-off nothing counts.
        ([("R1", "2025-03-31", 60.0, "A1"), ("R2", "2025-04-30", 10.0, "A1"), ("R3", "2025-05-01", 20.0, "A1")],
         (10.0, 10.0)),
        # Only 40 was open of A1: more than that covers nothing.
        ([("R1", "2025-03-01", 60.0, "A1"), ("R2", "2025-04-02", 55.0, "A1")], (55.0, 40.0)),
        # Money without a reference is cash and covers nothing.
        ([("R1", "2025-04-02", 30.0, "")], (30.0, 0.0)),
        # A refund of later money lowers both.
        ([("R1", "2025-04-02", 60.0, "A1"), ("R2", "2025-04-09", -25.0, "A1")], (35.0, 35.0)),
        # A refund of earlier money covers nothing, and is not covered itself.
        ([("R1", "2025-03-02", 60.0, "A1"), ("R2", "2025-04-09", -25.0, "A1")], (-25.0, 0.0)),
    ],
)  # fmt: skip
def test_what_is_paid_later_and_what_it_covers(rows: list[tuple[Any, ...]], expected: tuple[float, float]) -> None:
    assert _found(_receipts([(number, "C1", *rest) for number, *rest in rows])) == {"C1": expected}


def test_a_receipt_returned_by_the_cut_off_never_came() -> None:
    rows = [("R1", "C1", "2025-04-02", 60.0, "A1", "2025-04-20"), ("R2", "C1", "2025-04-03", 50.0, "A2", "2025-05-02")]

    assert _found(_receipts(rows, "returned_date")) == {"C1": (50.0, 50.0)}


def test_what_was_not_open_on_the_day_is_not_covered_although_it_opens_again() -> None:
    """R1 had paid A1 on the day and bounced later; what pays it then covers nothing of the balance of the day."""
    rows = [("R1", "C1", "2025-03-02", 100.0, "A1", "2025-04-10"), ("R2", "C1", "2025-04-15", 100.0, "A1", None)]

    assert _found(_receipts(rows, "returned_date")) == {"C1": (100.0, 0.0)}


def test_a_row_that_uses_up_a_credit_note_is_no_cash() -> None:
    invoices = _invoices([*INVOICES, ("N1", "C1", "2025-03-15", -30.0)])

    assert _found(_receipts([("N1", "C1", "2025-04-02", 30.0, "A1")]), invoices) == {}


def test_first_in_first_out_lets_free_money_cover_the_oldest() -> None:
    receipts = _receipts([("R1", "C1", "2025-04-02", 120.0, "")])

    assert _found(receipts, unapplied="fifo") == {"C1": (120.0, 120.0)}
    assert _found(receipts) == {"C1": (120.0, 0.0)}


def test_customers_do_not_cover_each_other() -> None:
    rows = [("R1", "C2", "2025-04-02", 60.0, "A1"), ("R2", "C1", "2025-04-03", 10.0, "A1")]

    assert _found(_receipts(rows)) == {"C1": (10.0, 10.0), "C2": (60.0, 0.0)}


def test_foreign_money_counts_at_the_closing_rate_of_the_day() -> None:
    invoices = _invoices([("A1", "C1", "2025-01-10", 100.0, "USD")], "currency")
    receipts = _receipts([("R1", "C1", "2025-04-02", 60.0, "A1", "USD")], "currency")
    rates = pd.DataFrame({"rate_date": ["2025-03-31", "2025-04-30"], "currency": ["USD", "USD"], "rate": [7.1, 7.5]})
    ledger = Ledger(invoices=invoices, receipts=receipts, fx_rates=rates)

    assert receipts_after(ledger, AS_OF, UNTIL).values.tolist() == [["C1", 426.0, 426.0]]


def test_without_a_rate_nothing_is_made_up() -> None:
    invoices = _invoices([("A1", "C1", "2025-01-10", 100.0, "USD")], "currency")
    receipts = _receipts([("R1", "C1", "2025-04-02", 60.0, "A1", "USD")], "currency")
    frame = receipts_after(Ledger(invoices=invoices, receipts=receipts), AS_OF, UNTIL)

    assert frame["customer_id"].tolist() == ["C1"]
    assert frame[["receipts", "covered"]].isna().all(axis=None)


def test_it_is_the_same_on_other_engines() -> None:
    import duckdb
    import polars as pl

    receipts = _receipts([("R1", "C1", "2025-04-02", 60.0, "A1"), ("R2", "C1", "2025-04-09", -25.0, "A1")])
    connection = duckdb.connect()
    kinds: list[Any] = [pl.from_pandas, lambda frame: pl.from_pandas(frame).lazy(), connection.from_df]
    for kind in kinds:
        found = receipts_after(Ledger(invoices=kind(_invoices(INVOICES)), receipts=kind(receipts)), AS_OF, UNTIL)
        rows = found.fetchall() if hasattr(found, "fetchall") else found.lazy().collect().rows()
        assert rows == [("C1", 35.0, 35.0)]


def test_a_cut_off_that_is_not_later_is_refused() -> None:
    with pytest.raises(BadSettingError, match="a day after 2025-03-31"):
        receipts_after(Ledger(invoices=_invoices(INVOICES)), AS_OF, AS_OF)
