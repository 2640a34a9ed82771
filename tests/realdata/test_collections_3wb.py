"""Three workbooks that join: invoices, collections, customers; every date is text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from oracle import aging, datasets, figures, settlement

import xlsaging as ar

pytestmark = pytest.mark.realdata
DAYS = {date(2025, 3, 31): (83, 21_202_111.0), date(2025, 9, 30): (109, 27_655_620.0)}
LAST = date(2025, 9, 30)


@pytest.fixture(scope="module")
def ledger(data: Any) -> ar.Ledger:
    return ar.read_ledger(data / "collections-3wb")


@pytest.fixture(scope="module")
def books(data: Any) -> dict:
    return datasets.collections(data)


def test_the_three_workbooks_are_joined_and_every_row_is_used(ledger: ar.Ledger, expect: Any) -> None:
    expect.rows(ledger, invoices=180, receipts=97, customers=6)
    assert not [issue for issue in ledger.issues if issue.severity == "error"]


def test_the_same_files_one_by_one_give_the_same_ledger(ledger: ar.Ledger, data: Any) -> None:
    files = sorted((data / "collections-3wb").glob("*.xlsx"))
    again = ar.read_ledger(files)
    assert ar.aging(again, LAST).equals(ar.aging(ledger, LAST))


def test_payments_before_their_invoice_are_pointed_out(ledger: ar.Ledger, books: dict) -> None:
    dated = {row["document_no"]: row["document_date"] for row in books["invoices"]}
    early = [row for row in books["receipts"] if row["receipt_date"] < dated[row["applied_to"]]]
    found = [issue for issue in ledger.issues if "before" in issue.code]
    assert len(early) == 11
    assert len(found) == 11 or 11 in {value for issue in found for value in issue.params.values()}


@pytest.mark.parametrize("unapplied", ["separate", "net", "fifo"])
@pytest.mark.parametrize("day", DAYS)
def test_every_customer_owes_what_the_second_way_says(
    ledger: ar.Ledger, books: dict, expect: Any, day: date, unapplied: str
) -> None:
    frame = ar.aging(ledger, day, unapplied=unapplied)
    expect.aging(frame, aging.aging(books, day, unapplied=unapplied))
    if unapplied == "separate":
        items = ar.open_items(ledger, day)
        assert (len(items), items["open_amount"].sum()) == DAYS[day]
        assert len(settlement.open_items(books, day)) == DAYS[day][0]


def test_balances_go_to_the_sales_rep_of_the_customer(ledger: ar.Ledger, books: dict) -> None:
    rep = {row["customer_id"]: row["sales_rep"] for row in books["customers"]}
    owed: dict[str, float] = {}
    for customer, line in aging.aging(books, LAST).items():
        owed[rep[customer]] = owed.get(rep[customer], 0) + float(line["outstanding"])
    frame = ar.aging(ledger, LAST, by="sales_rep")
    assert dict(zip(frame["sales_rep"], frame["outstanding"], strict=True)) == owed


@pytest.mark.parametrize(
    ("method", "days"), [("period_end", 229.3925), ("averaged", 225.4508), ("best_possible", 35.4302)]
)
def test_days_sales_outstanding_agree(ledger: ar.Ledger, books: dict, method: str, days: float) -> None:
    found = ar.dso(ledger, LAST, method=method, months=3).value
    assert found == pytest.approx(float(figures.dso(books, LAST, method=method) or 0), abs=1e-9)
    assert round(found, 4) == days


def test_the_month_is_closed_from_the_command_line(data: Any, close: Any) -> None:
    ran = close(data / "collections-3wb", "--as-of", "2025-09-30")
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == 27_655_620.0
    assert sum(row["181-360"] for row in ran.json["rows"]) == 15_841_985.0
    assert {row["customer_id"] for row in ran.json["rows"]} == {"CUST01", "CUST02", "CUST03", "CUST04", "CUST05"}
