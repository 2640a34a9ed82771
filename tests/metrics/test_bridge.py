"""The bridge from opening to closing receivable."""

from __future__ import annotations

import pandas as pd
import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.bridge import BRIDGE_COLUMNS, aging_bridge
from xlsaging.model.ledger import Ledger

INVOICES = pd.DataFrame(
    [
        ("A1", "C1", "2025-01-10", 100.0, "CNY", "invoice"),
        ("A2", "C1", "2025-02-10", 40.0, "USD", "invoice"),
        ("A3", "C1", "2025-03-05", 300.0, "CNY", "invoice"),
        ("N1", "C1", "2025-03-06", -20.0, "CNY", "credit_note"),
        ("O1", "C2", "2025-03-01", 70.0, "CNY", "opening"),
        ("A4", "C2", "2025-01-20", 500.0, "CNY", "invoice"),
    ],
    columns=["document_no", "customer_id", "document_date", "amount", "currency", "document_type"],
)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-03-10", 60.0, "A1", "CNY", None),
        ("R2", "C1", "2025-02-20", 30.0, "A1", "CNY", "2025-03-20"),
        ("N1", "C1", "2025-03-11", 15.0, "A3", "CNY", None),
        ("R3", "C2", "2025-03-12", 5.0, "", "CNY", None),
        ("R4", "C1", "2025-03-15", 10.0, "A2", "USD", None),
    ],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "currency", "returned_date"],
).astype({"returned_date": "datetime64[us]"})
WRITE_OFFS = pd.DataFrame(
    [
        ("2025-03-18", "C2", 200.0, "write_off", "A4"),
        ("2025-03-25", "C2", -50.0, "recovery", "A4"),
        ("2025-03-26", "C2", -1.0, "correction", "A4"),
    ],
    columns=["write_off_date", "customer_id", "amount", "kind", "document_no"],
)
RATES = pd.DataFrame({"rate_date": ["2025-02-28", "2025-03-31"], "currency": ["USD", "USD"], "rate": [7.0, 7.5]})


def ledger_of(engine) -> Ledger:
    tables = {"invoices": INVOICES, "receipts": RECEIPTS, "write_offs": WRITE_OFFS, "fx_rates": RATES}
    return Ledger(**engine.tables(**tables))


def test_every_movement_stands_in_its_own_column_on_every_engine(engine) -> None:
    frame = engine.pandas(aging_bridge(ledger_of(engine), "2025-03-01", "2025-03-31", by="customer_id"))
    assert list(frame.columns) == ["customer_id", *BRIDGE_COLUMNS]
    rows = {row.pop("customer_id"): row for row in frame.to_dict("records")}
    assert rows["C1"] == {
        "opening": 100 - 30 + 40 * 7.0,
        "invoiced": 300.0,
        "collected": 60 - 30 + 10 * 7.5,
        "credited": 20.0,
        "written_off": 0.0,
        "recovered": 0.0,
        "revaluation": 40 * 0.5,
        "other": 0.0,
        "closing": 100 - 60 + 300 - 20 + 30 * 7.5,
    }
    assert rows["C2"] == {
        "opening": 500.0,
        "invoiced": 0.0,
        "collected": 5.0,
        "credited": 0.0,
        "written_off": 199.0,
        "recovered": 50.0,
        "revaluation": 0.0,
        "other": 70.0,
        "closing": 500 + 70 - 5 - 199 + 50.0,
    }


class Plain:
    @staticmethod
    def tables(**frames):
        return frames


@pytest.mark.parametrize("unapplied", ["separate", "net", "fifo"])
def test_the_closing_is_what_aging_calls_outstanding(unapplied) -> None:
    ledger = ledger_of(Plain).with_settings(unapplied=unapplied)
    bridge = aging_bridge(ledger, "2025-03-01", "2025-03-31", by="customer_id")
    aged = aging(ledger, "2025-03-31")
    expected = dict(zip(aged["customer_id"], aged["outstanding"], strict=True))
    assert dict(zip(bridge["customer_id"], bridge["closing"], strict=True)) == expected


def test_without_a_group_there_is_one_row_and_it_adds_up() -> None:
    row = aging_bridge(ledger_of(Plain), "2025-03-01", "2025-03-31").iloc[0]
    up = row["invoiced"] + row["recovered"] + row["revaluation"] + row["other"]
    down = row["collected"] + row["credited"] + row["written_off"]
    assert row["opening"] + up - down == pytest.approx(row["closing"], abs=1e-9)


def test_a_customer_who_changes_hands_shows_under_other() -> None:
    hands = pd.DataFrame(
        {"customer_id": ["C2", "C2"], "collector": ["Li", "Wang"], "start_date": ["2025-01-01", "2025-03-10"],
         "end_date": [None, None]}
    ).astype({"end_date": "datetime64[us]"})  # fmt: skip
    invoices = INVOICES[INVOICES["document_no"] == "A4"]
    ledger = Ledger(invoices=invoices, assignments=hands)
    rows = aging_bridge(ledger, "2025-03-01", "2025-03-31", by="collector").set_index("collector")
    assert rows.loc["Li", ["opening", "other", "closing"]].tolist() == [500.0, -500.0, 0.0]
    assert rows.loc["Wang", ["opening", "other", "closing"]].tolist() == [0.0, 500.0, 500.0]


def test_without_a_table_of_rates_each_movement_counts_at_the_rate_of_its_row(engine) -> None:
    invoices = pd.DataFrame({
        "document_no": ["A1", "A2", "O1"], "customer_id": ["C1"] * 3, "document_date": ["2025-03-05"] * 3,
        "amount": [1000.0, 500.0, 10.0], "currency": ["USD", "CNY", "USD"], "base_amount": [7200.0, 500.0, 70.0],
        "document_type": ["invoice", "invoice", "opening"],
    })  # fmt: skip
    receipts = pd.DataFrame({
        "receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-03-20"], "amount": [600.0],
        "applied_to": ["A1"], "currency": ["USD"], "fx_rate": [7.1],
    })  # fmt: skip
    ledger = Ledger(**engine.tables(invoices=invoices, receipts=receipts))
    [row] = engine.pandas(aging_bridge(ledger, "2025-03-01", "2025-03-31")).to_dict("records")
    # 400 USD stay at the document's 7.2; of the 600 that came at 7.1, the 0.1 lost stands with the rates.
    assert (row["invoiced"], row["collected"], row["other"]) == (7700.0, 4260.0, 70.0)
    assert (row["revaluation"], row["closing"]) == (-60.0, 400 * 7.2 + 500 + 70)
