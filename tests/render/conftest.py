"""A close made by hand, so that what is drawn can be held against what was put in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xlsaging.model.accounting import RowAccount
from xlsaging.model.issues import Issue
from xlsaging.model.measure import Measure
from xlsaging.model.settings import Settings
from xlsaging.report.close import close_report
from xlsaging.report.figures import CeiMonth, CloseFigures, Concentration, Context, Position, Rows
from xlsaging.report.model import Report

AS_OF = date(2025, 6, 30)
EVIL = "=cmd|'/c calc'!A1"
AGING = ("customer_id", "outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")
ITEMS = (
    "entity",
    "account",
    "customer_id",
    "customer_name",
    "document_no",
    "instalment_no",
    "document_type",
    "item_class",
    "document_date",
    "due_date",
    "days_past_due",
    "bucket",
    "currency",
    "amount",
    "open_amount",
    "base_open_amount",
    "collector",
    "sales_rep",
    "disputed",
)
TIE_OUT = (
    "entity",
    "account",
    "currency",
    "outstanding",
    "not_due",
    "overdue",
    "credits",
    "undated",
    "gl_balance",
    "difference",
    "explained",
    "unexplained",
)


def _item(customer: str, name: str, number: str, due: date, bucket: str, amount: float, kind: str = "invoice") -> Any:
    days = (AS_OF - due).days
    return (
        "",
        "1122",
        customer,
        name,
        number,
        1,
        kind,
        "trade",
        date(2025, 4, 1),
        due,
        days,
        bucket,
        "CNY",
        amount,
        amount,
        amount,
        "unassigned" if customer == "C2" else "Li",
        "",
        number == "A2",
    )


def figures() -> CloseFigures:
    """Two customers, four items; 1,000.10 outstanding."""
    items = [
        _item("C1", "宏远机械有限公司", "A1", date(2025, 7, 15), "not_due", 700.10),
        _item("C1", "宏远机械有限公司", "A2", date(2025, 6, 10), "1-30", 250.0),
        _item("C2", EVIL, "@SUM(1+1)", date(2025, 4, 1), "30+", 150.0),
        _item("C2", EVIL, "R9", date(2025, 6, 20), "credits", -100.0, "receipt"),
    ]
    aging = [("C1", 950.10, 700.10, 250.0, 0.0, 0.0, 0.0, 20), ("C2", 50.0, 0.0, 0.0, 150.0, -100.0, 0.0, 90)]
    return CloseFigures(
        start=date(2025, 6, 1),
        position=Position(1000.10, 700.10, 400.0, -100.0, 0.0),
        aging=Rows(AGING, aging),
        open_items=Rows(ITEMS, items),
        customer_names={"C1": "宏远机械有限公司", "C2": EVIL},
        tie_out=Rows(TIE_OUT, [("", "1122", "CNY", 1000.10, 700.10, 400.0, -100.0, 0.0, 1010.10, 10.0, 4.0, 6.0)]),
        causes=Rows(
            ("entity", "account", "currency", "cause", "document_no", "amount"),
            [("", "1122", "CNY", "posted_after", "A9", 4.0)],
        ),
        dso=Measure(62.4, None, 1000.10, 1442.45, 90),
        cei=CeiMonth("2025-06", 800.0, 500.0, 1000.10, 700.10, 0.5),
        concentration=Concentration(10, 1.0, 0.9, 1.1, "宏远机械有限公司", 950.10),
        collectors=Rows(
            (
                "collector",
                "accounts",
                "opening_overdue",
                "billed",
                "collected",
                "receivable_collection_rate",
                "contacts",
                "rank",
            ),
            [("Li", 1, 100.0, 500.0, 300.0, 0.5, 3, 1), ("unassigned", 1, 50.0, 0.0, 0.0, None, 0, 2)],
        ),
    )


def context(**changes: Any) -> Context:
    """What the hand-made close rests on."""
    given: dict[str, Any] = {
        "as_of": AS_OF,
        "settings": Settings(as_of=AS_OF, buckets=(30,), benchmark_dso=45),
        "entity": "M&S 东区 &P",
        "entities": 1,
        "sources": ("ledger.xlsx",),
        "links": {"ledger.xlsx": "../in/ledger.xlsx"},
        "hashes": (("inputs", "0f" * 32),),
        "version": "0.0.test",
        "issues": (
            Issue("due_before_document", "'应收 明细'!F12", {"due": "2025-01-01", "document": "2025-01-31"}),
            Issue("due_before_document", "invoices", {"due": EVIL, "document": "\x00\x1b[31m"}, severity="error"),
        ),
        "accounts": (
            RowAccount(
                "invoices", "'应收 明细'!A5:F9", 5, 4, {"due_before_document": (1, 5000)}, {"total": 1}, 110010, 105010
            ),
        ),
    }
    return Context(**{**given, **changes})


@pytest.fixture
def close() -> Report:
    """The pack of the hand-made close."""
    return close_report(figures(), context())


@pytest.fixture
def close_of() -> Callable[..., Report]:
    """A pack of other figures or another context."""

    def made(of: CloseFigures | None = None, **changes: Any) -> Report:
        return close_report(of or figures(), context(**changes))

    return made


@pytest.fixture(name="figures")
def _figures() -> CloseFigures:
    return figures()
