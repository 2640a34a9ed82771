"""Laws of the settlement on random ledgers, and the oracle.

Each customer of a random ledger is a small ledger of its own; a broken law prints the customer's rows.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pandas as pd
from hypothesis import Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from oracle import settlement as oracle
from strategies import LAST_DAY, Books, as_frames, as_ledger, books_of, days, rows_of, seeds

from xlsaging.app.engine import for_reports
from xlsaging.metrics import aging as by_age
from xlsaging.metrics import open_items as one_by_one
from xlsaging.model.ledger import Ledger

OWED = ("invoice", "opening")
FEW = examples(max_examples=6, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
"""Six ledgers of sixty customers: 360 small ledgers for each law. A smaller seed is no simpler ledger: no shrinking."""


def _ledger(books: Books, **settings: Any) -> Ledger:
    """On the frames that reports are computed on, three times as fast; `test_engines` has the others say the same."""
    return for_reports(as_ledger(books, **settings))


def open_items(*asked: Any, **options: Any) -> pd.DataFrame:
    frame: pd.DataFrame = one_by_one.open_items(*asked, **options).to_pandas()
    return frame


def aging(*asked: Any, **options: Any) -> pd.DataFrame:
    frame: pd.DataFrame = by_age.aging(*asked, **options).to_pandas()
    return frame


def _told(books: Books, broken: list[str]) -> str:
    return "\n".join(f"{name}: {row}" for name, rows in rows_of(books, broken[0]).items() for row in rows)


def _by_customer(frame: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    made: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in frame[["customer_id", *columns]].itertuples(index=False):
        made[row[0]].append(tuple(None if value != value else value for value in row[1:]))
    return {customer: sorted(rows, key=str) for customer, rows in made.items()}


def _assert_same(books: Books, left: dict[str, Any], right: dict[str, Any]) -> None:
    broken = sorted(key for key in {*left, *right} if left.get(key) != right.get(key))
    assert not broken, f"{left.get(broken[0])} is not {right.get(broken[0])} in\n{_told(books, broken)}"


def _worth(books: Books, day: date) -> dict[str, Decimal]:
    """Documents less receipts that are cash less write-offs, by customer, JPY and CNY added up as they are."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    notes = set()
    for row in books["invoices"]:
        if (row.get("posting_date") or row["document_date"]) <= day:
            total[row["customer_id"]] += row["amount"]
        if row["amount"] < 0:
            notes.add((row["customer_id"], row["currency"], row["document_no"]))
    for row in books["receipts"]:
        use = (row["customer_id"], row["currency"], row["receipt_no"]) in notes
        gone = row.get("returned_date")
        if not use and row["receipt_date"] <= day and not (gone and gone <= day):
            total[row["customer_id"]] -= row["amount"]
    for row in books["write_offs"]:
        if row["write_off_date"] <= day:
            total[row["customer_id"]] -= row["amount"]
    return {customer: amount for customer, amount in total.items() if amount}


@FEW
@given(seeds, days, st.sampled_from(["separate", "net", "fifo"]))
def test_the_settlement_never_loses_or_invents_a_unit(seed, day, unapplied):
    books = books_of(seed)
    items = open_items(_ledger(books), day, unapplied=unapplied)
    found = items.groupby("customer_id")["open_amount"].sum()
    _assert_same(books, {key: Decimal(str(value)) for key, value in found.items() if value}, _worth(books, day))


@FEW
@given(seeds, days, st.sampled_from(["separate", "fifo"]))
def test_no_document_goes_below_zero_or_above_its_amount(seed, day, unapplied):
    books = books_of(seed)
    items = open_items(_ledger(books), day, unapplied=unapplied)
    lines = items[~items["document_type"].isin(["receipt", "write_off"])]
    share = lines["open_amount"] / lines["amount"]
    broken = sorted(lines["customer_id"][(share <= 0) | (share > 1)])
    assert not broken, _told(books, broken)


@FEW
@given(seeds, days, st.sampled_from(["due_date", "document_date", "posting_date", "origin_date"]))
def test_buckets_credits_and_undated_are_the_outstanding_and_every_treatment_has_the_same(seed, day, basis):
    ledger = _ledger(books_of(seed))
    totals = []
    for unapplied in ("separate", "net", "fifo"):
        frame = aging(ledger, day, basis=basis, unapplied=unapplied, currency="document").set_index(
            ["customer_id", "currency"]
        )
        parts = frame.drop(columns=["outstanding", "max_days_past_due"]).sum(axis=1)
        assert (parts == frame["outstanding"]).all()
        totals.append(frame["outstanding"][frame["outstanding"] != 0].sort_index())
    assert totals[0].equals(totals[1])
    assert totals[0].equals(totals[2])


@FEW
@given(seeds, days, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(seed, day, random):
    books = books_of(seed)
    mixed = {name: random.sample(rows, len(rows)) for name, rows in books.items()}
    straight, shuffled = (open_items(_ledger(each), day, unapplied="fifo") for each in (books, mixed))
    columns = [name for name in straight.columns if name != "customer_id"]
    _assert_same(books, _by_customer(straight, columns), _by_customer(shuffled, columns))


@FEW
@given(seeds, days, st.sampled_from(["separate", "net", "fifo"]))
def test_splitting_a_receipt_in_two_changes_nothing(seed, day, unapplied):
    books = books_of(seed)
    halves = [
        {**row, "receipt_no": number, "amount": part}
        for row in books["receipts"]
        for number, part in _halves(row, books)
    ]
    whole, split = _ledger(books), _ledger({**books, "receipts": halves})
    how = {"by": ["customer_id", "account"], "unapplied": unapplied, "currency": "document"}
    before, after = (aging(ledger, day, **how) for ledger in (whole, split))
    columns = [name for name in before.columns if name != "customer_id"]
    _assert_same(books, _by_customer(before, columns), _by_customer(after, columns))


def _halves(row: dict[str, Any], books: Books) -> list[tuple[str, Decimal]]:
    if row["receipt_no"].startswith("D"):
        return [(row["receipt_no"], row["amount"])]
    part = (row["amount"] * Decimal("0.4")).quantize(Decimal(1))
    return [(row["receipt_no"], part), (row["receipt_no"] + "b", row["amount"] - part)]


@FEW
@given(seeds, days, st.integers(1, 60))
def test_a_later_day_never_opens_again_what_was_paid(seed, day, more):
    # A line of a document posted later may be due first and take the money: one line a document here.
    books = books_of(seed, returns=False, refunds=False, nonsense=False, clearing=False)
    books["invoices"] = [row for row in books["invoices"] if row["instalment_no"] == 1]
    ledger = _ledger(books)
    later = open_items(ledger, day + timedelta(more))
    open_now = set(_documents(open_items(ledger, day)))
    existed = {
        (row["customer_id"], row["document_no"])
        for row in books["invoices"]
        if (row.get("posting_date") or row["document_date"]) <= day and row["amount"] > 0
    }
    broken = sorted(key[0] for key in set(_documents(later)) & existed - open_now)
    assert not broken, _told(books, broken)


def _documents(items: pd.DataFrame) -> list[tuple[str, str]]:
    invoices = items[items["document_type"].isin(OWED)]
    return list(zip(invoices["customer_id"], invoices["document_no"], strict=True))


def _oracle_open(books: Books, day: date, unapplied: str) -> dict[str, Any]:
    made: dict[str, dict[Any, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in oracle.open_items(books, day, "due_date", unapplied):
        name = (row["document_no"], row["instalment_no"]) if row["document_type"] in OWED else "credits"
        made[row["customer_id"]][name] += row["open_amount"]
    return _without_zeros(made)


def _engine_open(books: Books, day: date, unapplied: str) -> dict[str, Any]:
    made: dict[str, dict[Any, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in open_items(_ledger(books), day, unapplied=unapplied).itertuples():
        name = (row.document_no, row.instalment_no) if row.document_type in OWED else "credits"
        made[row.customer_id][name] += Decimal(str(row.open_amount))
    return _without_zeros(made)


def _without_zeros(made: dict[str, dict[Any, Decimal]]) -> dict[str, Any]:
    kept = {customer: {key: amount for key, amount in rows.items() if amount} for customer, rows in made.items()}
    return {customer: rows for customer, rows in kept.items() if rows}


@FEW
@given(seeds, days, st.sampled_from(["separate", "fifo"]))
def test_the_settlement_is_that_of_the_oracle(seed, day, unapplied):
    books = books_of(seed, nonsense=False)
    _assert_same(books, _oracle_open(books, day, unapplied), _engine_open(books, day, unapplied))


def test_the_random_ledgers_hold_what_the_laws_are_about():
    books = books_of(1, 200)
    frames = as_frames(books)
    invoices, receipts = frames["invoices"], frames["receipts"]
    assert (invoices["amount"] < 0).mean() > 0.1
    assert (receipts["amount"] < 0).any()
    assert receipts["receipt_no"].str.startswith("D").any()
    for column in ("applied_to", "reverses_document_no", "clearing_no", "dispute_reason"):
        assert (invoices[column] != "").any()
    assert (invoices["document_type"] == "opening").any()
    for column in ("origin_date", "posting_date", "condition_met_date", "applied_date", "clearing_date"):
        assert invoices[column].notna().any()
    assert receipts["returned_date"].notna().any()
    assert len(open_items(_ledger(books), LAST_DAY)) > 200
