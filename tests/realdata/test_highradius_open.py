"""Open items of 553 customers, none cleared; text dates, day first; three decimals here and there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from oracle import aging, datasets, settlement

import xlsaging as ar

pytestmark = pytest.mark.realdata
DAYS = {date(2020, 4, 30): (8623, 279_722_543.13), date(2020, 5, 31): (9681, 310_427_859.34)}

AMOUNT = {"amount": "converted_usd"}
"""Nothing in this header says that it is the amount."""


@pytest.fixture(scope="module")
def ledger(data: Any) -> ar.Ledger:
    return ar.read_ledger(data / "highradius-open", settings={"base_currency": "USD", "columns": AMOUNT})


@pytest.fixture(scope="module")
def books(data: Any) -> dict:
    return datasets.highradius(data)


def test_without_an_amount_the_message_names_the_option(data: Any, close: Any) -> None:
    with pytest.raises(ar.XlsagingError, match="--map amount="):
        ar.read_ledger(data / "highradius-open")
    ran = close(data / "highradius-open")
    assert (ran.status, "--map amount=" in ran.err, "Traceback" in ran.err) == (2, True, False)


def test_with_it_every_row_is_used(ledger: ar.Ledger, expect: Any) -> None:
    expect.rows(ledger, invoices=9681)
    assert not [issue for issue in ledger.issues if issue.severity == "error"]


def test_amounts_with_three_decimals_are_rounded_and_said_so(ledger: ar.Ledger, data: Any, expect: Any) -> None:
    rows = datasets._csv(data / "highradius-open" / "open_items_ddmmyyyy.csv")
    odd = sum(len(row["converted_usd"].partition(".")[2]) > 2 for row in rows)
    assert expect.found(ledger, "surplus_decimals") == odd == 576


@pytest.mark.parametrize("day", DAYS)
def test_every_customer_owes_what_the_second_way_says(ledger: ar.Ledger, books: dict, expect: Any, day: date) -> None:
    frame = ar.aging(ledger, day)
    items = ar.open_items(ledger, day)
    assert (len(items), round(items["open_amount"].sum(), 2)) == DAYS[day]
    assert len(settlement.open_items(books, day)) == DAYS[day][0]
    expect.aging(frame, aging.aging(books, day, base="USD"))


def test_by_company_the_sums_agree_too(ledger: ar.Ledger, books: dict, expect: Any) -> None:
    day = date(2020, 4, 30)
    expect.aging(ar.aging(ledger, day, by="entity"), aging.aging(books, day, by="entity", base="USD"), "entity")


def test_the_month_is_closed_from_the_command_line(data: Any, close: Any) -> None:
    options = ("--as-of", "2020-04-30", "--base-currency", "USD", "--map", "amount=converted_usd")
    ran = close(data / "highradius-open", *options)
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == 279_722_543.13
    assert round(sum(row["31-60"] for row in ran.json["rows"]), 2) == 70_436_393.64
    assert ran.pack.exists()
