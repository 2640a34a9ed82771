"""Every split of a day holds the same total, and what does not is never shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from xlsaging.app import split
from xlsaging.app.figures import checked_aging
from xlsaging.app.split import split_figures
from xlsaging.model.errors import TiesBrokenError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings
from xlsaging.report.figures import Rows
from xlsaging.report.split_figures import SplitFigures

AS_OF = date(2025, 3, 31)
INVOICES = pd.DataFrame({
    "document_no": ["A1", "A2", "B1", "D1"], "customer_id": ["C1", "C1", "C2", "C3"],
    "document_date": ["2024-01-05", "2025-02-10", "2025-03-01", "2025-01-01"], "amount": [100.0, 200.5, 30.0, 50.0],
    "due_date": ["2024-02-04", "2025-03-12", "2025-04-30", "2025-01-31"], "currency": ["CNY", "CNY", "USD", "CNY"],
    "entity": ["E1", "E1", "E2", "E2"], "account": ["1122"] * 4, "sales_rep": ["Zhou", "Zhou", "", "Wu"],
    "item_class": ["trade", "retention", "trade", "trade"],
})  # fmt: skip
RECEIPTS = pd.DataFrame({
    "receipt_no": ["R1", "R2"], "customer_id": ["C1", "C3"], "receipt_date": ["2025-02-01", "2025-03-20"],
    "amount": [20.0, 80.0], "entity": ["E1", "E2"], "account": ["1122"] * 2,
})  # fmt: skip
CUSTOMERS = pd.DataFrame({
    "customer_id": ["C1", "C2", "C3"], "collector": ["Li", "", "Wang"], "region": ["North"] * 3,
    "related_party": ["", "associate", "consolidated"],
})  # fmt: skip
RATES = pd.DataFrame({"rate_date": ["2024-01-01"], "currency": ["USD"], "rate": [7.0]})


def _ledger(**settings: Any) -> Ledger:
    return Ledger(
        invoices=INVOICES, receipts=RECEIPTS, customers=CUSTOMERS, fx_rates=RATES, settings=Settings(**settings)
    )


def _split(ledger: Ledger) -> SplitFigures:
    return split_figures(ledger, AS_OF, *checked_aging(ledger, AS_OF))


def _sums(rows: Rows, *keys: str) -> dict[Any, float]:
    key = [rows.column(name) for name in keys]
    return dict(zip(zip(*key, strict=True) if len(keys) > 1 else key[0], rows.column("outstanding"), strict=True))


def test_each_split_says_what_a_pencil_says() -> None:
    found = _split(_ledger())

    # 100 + 200.50 less R1 20; 30 dollars at 7; 50 less R2 80.
    assert set(found.groups) == {"collector", "sales_rep", "region"}
    assert _sums(found.groups["collector"], "collector") == {"Li": 280.5, "unassigned": 210.0, "Wang": -30.0}
    assert _sums(found.groups["sales_rep"], "sales_rep") == {"Zhou": 300.5, "unassigned": 110.0, "Wu": 50.0}
    assert _sums(found.groups["region"], "region") == {"North": 460.5}
    assert _sums(found.accounts, "entity", "account") == {("E1", "1122"): 280.5, ("E2", "1122"): 180.0}
    assert _sums(found.currencies, "currency", "entity") == {
        ("CNY", "E1"): 280.5, ("CNY", "E2"): -30.0, ("USD", "E2"): 30.0,
    }  # fmt: skip
    assert _sums(found.related, "related_party") == {"external": 280.5, "associate": 210.0, "consolidated": -30.0}
    assert found.related_customers.column("customer_id") == ["C2", "C3"]
    assert _sums(found.classes, "item_class") == {"trade": 260.0, "retention": 200.5}
    assert found.kept_back.column("document_no") == ["A2"]
    assert found.over_one_year.column("document_no") == ["A1"]
    assert found.free_credits.column("outstanding") == [-100.0]
    assert found.old_credits.column("document_no") == ["R1"]
    assert found.credit_balances.column("customer_id") == ["C3"]
    assert found.presentation.rows == [("E1", "1122", 280.5, 0.0, 280.5), ("E2", "1122", 210.0, 30.0, 180.0)]


def test_what_the_ledger_does_not_say_is_not_split() -> None:
    plain = INVOICES.drop(columns=["currency", "entity", "account", "sales_rep", "item_class"])
    found = _split(Ledger(invoices=plain))
    assert found.groups == {}
    for rows in (found.accounts, found.currencies, found.related, found.classes):
        assert rows.columns == ()
    assert len(found.credit_balances) == len(found.free_credits) == len(found.kept_back) == 0


def test_customers_that_are_all_external_have_no_split() -> None:
    ledger = Ledger(invoices=INVOICES.head(2), customers=CUSTOMERS.assign(related_party=["", "external", ""]))
    assert _split(ledger).related.columns == ()


@pytest.mark.parametrize("unapplied", ["separate", "net", "fifo"])
@pytest.mark.parametrize("basis", ["due_date", "origin_date"])
def test_the_totals_tie_whatever_the_settings_say_of_credits_and_ages(unapplied: str, basis: str) -> None:
    found = _split(_ledger(unapplied=unapplied, basis=basis, netting=True))
    assert found.statutory is not None
    assert round(sum(found.statutory.closing.rows.column("balance")), 2) == 460.5


def test_a_day_before_any_document_has_nothing_to_split() -> None:
    ledger = _ledger()
    day = date(2020, 1, 31)
    found = split_figures(ledger, day, *checked_aging(ledger, day))
    assert found.statutory is None
    assert not any(len(rows) for rows in (*found.groups.values(), found.accounts, found.related, found.presentation))


@pytest.mark.parametrize(
    ("name", "column", "law"),
    [
        ("accounts", "outstanding", "Aging of E1"), ("presentation", "debit", "Credit balances"),
        ("free_credits", "outstanding", "Free credits"), ("currencies", "outstanding", "Aging by account in"),
        ("over_one_year", "base_open_amount", "Items over one year"),
    ],
)  # fmt: skip
def test_a_split_that_is_out_by_a_fen_is_caught(name: str, column: str, law: str) -> None:
    ledger = _ledger()
    aging, items = checked_aging(ledger, AS_OF)
    found = split_figures(ledger, AS_OF, aging, items)
    rows = getattr(found, name)
    place = rows.columns.index(column)
    first = rows.rows[0]
    wrong = Rows(rows.columns, [(*first[:place], first[place] + 0.01, *first[place + 1 :]), *rows.rows[1:]])

    split._assert_totals(found, ledger, aging, items)
    with pytest.raises(TiesBrokenError, match=law):
        split._assert_totals(replace(found, **{name: wrong}), ledger, aging, items)
