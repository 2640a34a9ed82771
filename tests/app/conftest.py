"""Small ledgers in plain sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

INVOICES = """document_no,customer_id,customer_name,document_date,due_date,amount
A1,C1,Northwind,2025-01-05,2025-02-04,100.00
A2,C1,Northwind,2025-02-10,2025-03-12,200.50
A3,C2,Contoso,2025-03-01,2025-04-30,300.25
"""
RECEIPTS = """receipt_no,customer_id,receipt_date,amount,applied_to
R1,C1,2025-02-20,60.00,A1
R2,C2,2025-03-20,10.00,
"""


def _frame(text: str) -> pd.DataFrame:
    from io import StringIO

    return pd.read_csv(StringIO(text), dtype={"document_no": str, "applied_to": str}, keep_default_na=False)


@pytest.fixture
def make_ledger() -> Callable[..., Ledger]:
    """A ledger of three documents and two receipts: 530.75 open on 2025-03-31."""

    def made(**settings: Any) -> Ledger:
        return Ledger(invoices=_frame(INVOICES), receipts=_frame(RECEIPTS), settings=Settings(**settings))

    return made


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """The same documents as a csv file, without the receipts."""
    folder = tmp_path / "books"
    folder.mkdir()
    path = folder / "ledger.csv"
    path.write_text(INVOICES, encoding="utf-8")
    return path
