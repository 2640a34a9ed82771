"""One line per document with the day it was settled; text dates, month first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from oracle import aging, datasets, figures, settlement

import xlsaging as ar

pytestmark = pytest.mark.realdata
YEAR_END, HALF_YEAR = date(2012, 12, 31), date(2013, 6, 30)


@pytest.fixture(scope="module")
def ledger(data: Any) -> ar.Ledger:
    return ar.read_ledger(data / "ibm-late-payments")


@pytest.fixture(scope="module")
def books(data: Any) -> dict:
    return datasets.ibm(data)


def test_it_is_read_without_help_and_every_row_is_used(ledger: ar.Ledger, expect: Any) -> None:
    assert [account.read for account in ledger.rows] == [2466]
    expect.rows(ledger, invoices=2466)
    assert not [issue for issue in ledger.issues if issue.severity == "error"]


def test_the_known_figures_are_met(ledger: ar.Ledger) -> None:
    items = ar.open_items(ledger, YEAR_END)
    sums = items.groupby("bucket")["open_amount"].agg(["count", "sum"]).round(2)
    assert (len(items), round(items["open_amount"].sum(), 2)) == (99, 5725.06)
    assert sums.T.to_dict("list") == {"not_due": [86, 4936.32], "1-30": [13, 788.74]}
    assert round(ar.dso(ledger, YEAR_END, days=90).value, 4) == 26.8407


@pytest.mark.parametrize(
    ("day", "count", "whole", "not_due", "late"),
    [(YEAR_END, 99, 5725.06, 4936.32, 788.74), (HALF_YEAR, 84, 5119.85, 4284.29, 835.56)],
)
def test_every_customer_owes_what_the_second_way_says(
    ledger: ar.Ledger, books: dict, expect: Any, day: date, count: int, whole: float, not_due: float, late: float
) -> None:
    frame = ar.aging(ledger, day)
    assert [round(frame[name].sum(), 2) for name in ("outstanding", "not_due", "1-30")] == [whole, not_due, late]
    assert len(settlement.open_items(books, day)) == len(ar.open_items(ledger, day)) == count
    expect.aging(frame, aging.aging(books, day))
    expect.aging(ar.aging(ledger, day, basis="document_date"), aging.aging(books, day, basis="document_date"))


@pytest.mark.parametrize("method", ["period_end", "averaged", "best_possible"])
@pytest.mark.parametrize("day", [YEAR_END, HALF_YEAR])
def test_days_sales_outstanding_agree(ledger: ar.Ledger, books: dict, day: date, method: str) -> None:
    expected = figures.dso(books, day, method=method)
    assert ar.dso(ledger, day, method=method, months=3).value == pytest.approx(float(expected or 0), abs=1e-9)


def test_countback_agrees(ledger: ar.Ledger, books: dict) -> None:
    spans = figures.month_spans(YEAR_END, 12)
    sales = [figures.credit_sales(books, *span) for span in spans]
    days, exhausted = figures.countback_dso(
        figures.receivable(books, YEAR_END), sales, figures.month_lengths(YEAR_END, 12)
    )
    assert not exhausted
    assert ar.dso(ledger, YEAR_END, method="countback").value == pytest.approx(float(days or 0), abs=1e-9)


def test_yes_is_a_dispute_and_no_is_none(ledger: ar.Ledger, data: Any) -> None:
    rows = datasets._csv(data / "ibm-late-payments" / "WA_Fn-UseC_-Accounts-Receivable.csv")
    disputed = {row["invoiceNumber"] for row in rows if row["Disputed"] == "Yes"}
    items = ar.open_items(ledger, YEAR_END)
    assert set(items.loc[items["disputed"], "document_no"]) == disputed & set(items["document_no"])


def test_the_month_is_closed_from_the_command_line(data: Any, close: Any) -> None:
    ran = close(data / "ibm-late-payments", "--as-of", "2012-12-31")
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == 5725.06
    assert round(sum(row["not_due"] for row in ran.json["rows"]), 2) == 4936.32
    assert ran.pack.stat().st_size > 5_000
