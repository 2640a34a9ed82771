"""The inputs' hash follows what the tables say, not how they were stored."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from xlsaging.app.fingerprint import fingerprints
from xlsaging.model.ledger import Ledger


def _ledger(**changes: object) -> Ledger:
    columns = {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-05"], "amount": [1.0]}
    return Ledger(invoices=pd.DataFrame({**columns, **changes}))


def test_each_table_has_a_hash_and_the_whole_stands_last(make_ledger: Callable[..., Ledger]) -> None:
    found = fingerprints(make_ledger())

    assert [name for name, _ in found] == ["invoices", "receipts", "inputs"]
    assert all(len(digest) == 64 for _, digest in found)


def test_the_order_of_columns_and_the_engine_do_not_matter() -> None:
    import polars

    first = _ledger()
    turned = pd.DataFrame(
        {"amount": [1.0], "document_date": pd.to_datetime(["2025-01-05"]), "customer_id": ["C1"], "document_no": ["A1"]}
    )

    assert fingerprints(Ledger(invoices=turned)) == fingerprints(first)
    assert fingerprints(Ledger(invoices=polars.from_pandas(turned).lazy())) == fingerprints(first)


def test_whatever_changes_a_figure_changes_the_hash() -> None:
    hashes = {
        dict(fingerprints(each))["inputs"]
        for each in (
            _ledger(),
            _ledger(amount=[1.01]),
            _ledger(customer_id=["C2"]),
            _ledger(document_date=["2025-01-06"]),
            _ledger(due_date=["2025-01-06"]),
        )
    }

    assert len(hashes) == 5
