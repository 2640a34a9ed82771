"""Ledgers in plain sight: a table a few lines long, and results as plain rows.

The quarter that every engine must agree on. Sold in January 300, February 200, March 560 (net of B2). On 31 January
A1 100 is overdue and A2 300 not due; on 28 February A2 300 is overdue and A3 200 not due; on 31 March A2 30 and A3 100
are overdue, A4 500 and B1 100 not due, B2 and R3 free credits of 70: 660 in all. A2 had 20 written off and 5 recovered;
R4 was in kind, settled 100 and was worth 60. C9 is consolidated.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

QUARTER = {
    "invoices": """
document_no customer_id document_date due_date   amount net_amount document_type
A1          C1          2024-12-15    2025-01-14 100    80         invoice
A2          C1          2025-01-20    2025-02-19 300    240        invoice
A3          C1          2025-02-10    2025-03-12 200    160        invoice
A4          C1          2025-03-05    2025-04-04 500    400        debit_note
B1          C2          2025-03-20    2025-04-19 100    80         invoice
B2          C2          2025-03-25    2025-03-25 -40    -32        credit_note
Z1          C9          2025-03-01    2025-03-02 1000   800        invoice
""",
    "receipts": """
receipt_no customer_id receipt_date amount applied_to method  realised_amount
R1         C1          2025-02-05   100    A1         bank    -
R2         C1          2025-03-10   250    A2         bank    -
R3         C2          2025-03-31   30     -          bank    -
R4         C1          2025-03-15   100    A3         in_kind 60
R5         C1          2025-03-25   5      A2         cash    -
""",
    "write_offs": """
write_off_date customer_id amount kind      document_no
2025-03-20     C1          20     write_off A2
2025-03-25     C1          -5     recovery  A2
""",
    "customers": """
customer_id customer_name related_party
C1          Alpha         external
C2          Beta          external
C9          Sister        consolidated
""",
    "gl_balances": """
balance_date amount allowance
2025-03-31   1660   -50
2025-04-30   0      -90
""",
    "activities": """
activity_date customer_id
2025-01-31    C1
2025-02-01    C1
2025-02-28    C1
2025-03-05    C2
2025-03-05    C9
2025-04-01    C1
""",
}
_TEXT_ONLY = {"document_no", "customer_id", "receipt_no", "applied_to"}


_QUARTERS: dict[str, tuple[Any, Ledger]] = {}


def _table(text: str) -> pd.DataFrame:
    """A frame from lines of words: the first line names the columns, `-` is nothing."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    frame = pd.DataFrame(lines, columns=header, dtype="str").replace("-", None)
    for name in header:
        if name not in _TEXT_ONLY and (name.endswith(("amount", "rate", "limit", "share")) or name == "allowance"):
            frame[name] = frame[name].astype(float)
    return frame


def _plain(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, (datetime, pd.Timestamp)):
        return value.date()
    if isinstance(value, (bool, str, date)):
        return value
    return round(float(value), 6) if isinstance(value, float) else value.item() if hasattr(value, "item") else value


@pytest.fixture(scope="session")
def table() -> Callable[[str], pd.DataFrame]:
    """Lines of words to a frame with text dates and float amounts."""
    return _table


@pytest.fixture
def settled() -> Callable[..., dict[str, float]]:
    """Open amounts by document number (`A1/2` for a second instalment), of tables written as text."""

    def settle(
        as_of: str,
        invoices: str,
        receipts: str = "",
        write_offs: str = "",
        *,
        unapplied: str = "separate",
        basis: str = "due_date",
        **settings: Any,
    ) -> dict[str, float]:
        texts = {"invoices": invoices, "receipts": receipts, "write_offs": write_offs}
        tables = {name: _table(text) for name, text in texts.items() if text}
        items = open_items(Ledger(settings=Settings(**settings), **tables), as_of, basis, unapplied)
        made: dict[str, float] = {}
        for row in items.itertuples():
            name = row.document_no if row.instalment_no == 1 else f"{row.document_no}/{row.instalment_no}"
            assert name not in made
            made[name] = row.open_amount
        return made

    return settle


@pytest.fixture
def quarter(engine: Any) -> tuple[Any, Ledger]:
    """The quarter's ledger on an engine; one for all tests, so that they share what it has settled already."""
    if engine.name not in _QUARTERS:
        tables = {name: _table(text) for name, text in QUARTER.items()}
        _QUARTERS[engine.name] = (engine, Ledger(**engine.tables(**tables)))
    return _QUARTERS[engine.name]


@pytest.fixture
def plain_rows() -> Callable[[pd.DataFrame], list[tuple[Any, ...]]]:
    """Rows of a pandas frame as Python values; nothing is None, floats to six places."""

    def rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
        return [tuple(_plain(value) for value in row) for row in frame.itertuples(index=False, name=None)]

    return rows
