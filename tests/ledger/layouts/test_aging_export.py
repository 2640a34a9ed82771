"""Layout 3b: balances that come aged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xlsaging.ledger.layouts.aging_export import bucket_spans
from xlsaging.metrics.aging import aging
from xlsaging.model.errors import SnapshotDateNeededError
from xlsaging.model.periods import NEVER, from_day, to_day

AGED = """
    customer_id | customer_name | bucket:not_due | bucket:1-30 | bucket:31-60 | bucket:61- | bucket_total
    C001        | 甲公司        | 1000           | 500.50      |              | 10         | 1510.50
    C002        | 乙公司        |                | -80         | 200          |            | 120
"""


def test_each_bucket_becomes_a_document_that_ages_into_it(typed: Any, read: Any) -> None:
    ledger = read(typed("aging", AGED, as_of="2025-03-31"))
    assert sorted(ledger.rows("invoices", "document_no", "due_date", "amount", "document_type", "origin_date")) == [
        ("C001/1-30", to_day("2025-03-01"), 50050, "opening", NEVER),
        ("C001/60+", to_day("2025-01-29"), 1000, "opening", NEVER),
        ("C001/not_due", to_day("2025-03-31"), 100000, "opening", NEVER),
        ("C002/1-30", to_day("2025-03-01"), -8000, "opening", NEVER),
        ("C002/31-60", to_day("2025-01-30"), 20000, "opening", NEVER),
    ]
    aged = aging(ledger.ledger, "2025-03-31", buckets=(30, 60)).set_index("customer_id")
    assert aged.loc["C001", ["not_due", "1-30", "31-60", "60+"]].tolist() == [1000.0, 500.5, 0.0, 10.0]
    assert aged.loc["C002", ["outstanding", "31-60", "credits"]].tolist() == [120.0, 200.0, -80.0]
    assert ledger.codes() == ["aged_by_bucket_only"]
    assert ledger.ledger.settings.snapshot_date == date(2025, 3, 31)


def test_buckets_that_do_not_sum_to_the_total_are_pointed_out(typed: Any, read: Any) -> None:
    ledger = read(typed("aging", AGED.replace("1510.50", "1510.49"), as_of="2025-03-31"))
    [issue] = ledger.found("bucket_sum_differs")
    assert (issue.at, issue.params["total"], issue.params["found"]) == ("Ledger!G2", 1510.49, 1510.50)


def test_a_row_with_an_unreadable_bucket_is_set_aside_whole(typed: Any, read: Any) -> None:
    table = typed("aging", AGED, as_of="2025-03-31", bad={"bucket:31-60": {1: "bad_amount"}})
    ledger = read(table)
    assert {number for (number,) in ledger.rows("invoices", "document_no")} == {"C002/1-30", "C002/31-60"}
    assert ledger.ledger.rows[0].set_aside == {"bad_amount": (1, 151050)}


def test_two_rows_of_a_customer_have_numbers_of_their_own(typed: Any, read: Any) -> None:
    ledger = read(
        typed("aging", "customer_id|bucket:1-30|bucket:31-|Item\nC1|5|0|Water\nC1|7|0|Power", as_of="2025-03-31")
    )
    assert ledger.rows("invoices", "document_no", "Item") == [("C1/1-30", "Water"), ("C1/1-30#2", "Power")]


def test_buckets_in_years_keep_their_statutory_age(typed: Any, read: Any) -> None:
    ledger = read(typed("aging", "customer_id|bucket:0-365|bucket:366-730|bucket:731-\nC1|5|6|7", as_of="2025-03-31"))
    assert [(number, from_day(day)) for number, day in ledger.rows("invoices", "document_no", "origin_date")] == [
        ("C1/0Y-1Y", date(2024, 3, 31)), ("C1/1Y-2Y", date(2023, 3, 31)), ("C1/2Y+", date(2023, 3, 30)),
    ]  # fmt: skip
    aged = aging(ledger.ledger, "2025-03-31", basis="origin_date", buckets="1Y,2Y")
    assert aged[["0Y-1Y", "1Y-2Y", "2Y+"]].values.tolist() == [[5.0, 6.0, 7.0]]


def test_the_day_must_be_known(typed: Any, read: Any) -> None:
    with pytest.raises(SnapshotDateNeededError, match="--snapshot-date"):
        read(typed("aging", AGED))


def test_a_bucket_from_the_first_day_overdue_is_one_day_late() -> None:
    [span] = bucket_spans(["bucket:1-"], date(2025, 3, 31))
    assert (span.label, from_day(span.due_day)) == ("0+", date(2025, 3, 30))
