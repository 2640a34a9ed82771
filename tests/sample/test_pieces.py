"""A ledger that can be believed: laws that hold in ten thousand lines, by plain loops."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pytest
from oracle import settlement

from xlsaging.sample.pieces import pieces
from xlsaging.sample.words_zh import ZH

END = date(2026, 10, 31)


def _whole(rows: int, seed: int, size: int) -> dict[str, Any]:
    parts: dict[str, list[Any]] = defaultdict(list)
    for name, piece in pieces(ZH, rows, seed, size=size):
        parts[name].append(piece)
    return {
        name: pa.concat_tables(each, promote_options="default").unify_dictionaries() for name, each in parts.items()
    }


@pytest.mark.parametrize("rows", [1, 2, 5, 6, 10, 59, 60, 61, 122, 500])
def test_a_ledger_has_the_lines_asked_for_however_few(rows: int, words: Any) -> None:
    made = Counter[str]()
    for name, piece in pieces(words, rows, 1):
        made[name] += piece.num_rows
    assert made["invoices"] == rows
    assert made["customers"] >= 6
    assert made["fx_rates"] == 38


def test_lines_do_not_depend_on_the_size_of_the_pieces() -> None:
    one, many = _whole(900, 4, 900), _whole(900, 4, 170)
    assert one["invoices"].to_pylist() == many["invoices"].to_pylist()
    for name in ("gl_balances", "sales", "customers"):
        assert one[name].to_pylist() == many[name].to_pylist()
    money = [sum(row["amount"] for row in each["receipts"].to_pylist()) for each in (one, many)]
    assert money[0] == pytest.approx(money[1], abs=0.001)


def test_another_seed_is_another_firm_and_the_same_seed_the_same() -> None:
    first, again, other = (_whole(200, seed, 200) for seed in (1, 1, 2))
    assert {name: table.to_pylist() for name, table in first.items()} == {
        name: table.to_pylist() for name, table in again.items()
    }
    assert first["invoices"].to_pylist() != other["invoices"].to_pylist()


def test_no_receipt_is_earlier_than_its_invoice_and_none_pays_another_customer(books: Any) -> None:
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in books["invoices"]:
        documents[row["document_no"]].append(row)
    for row in books["receipts"]:
        assert row["receipt_date"] <= END
        for document in documents[row["applied_to"]] if row["applied_to"] else ():
            assert row["customer_id"] == document["customer_id"]
            assert row["currency"] == document["currency"]
            assert row["receipt_date"] >= document["document_date"] or document["document_date"] > END
        assert not row["applied_to"] or row["applied_to"] in documents


def test_documents_are_numbered_without_gaps_month_by_month(books: Any) -> None:
    numbers = defaultdict(set)
    for row in books["invoices"]:
        series, _, number = row["document_no"].partition("-")
        if series.startswith("XS"):
            numbers[series].add(int(number.removesuffix("-ZB")))
    assert len(numbers) == 18
    for found in numbers.values():
        assert found == set(range(1, len(found) + 1))


def test_amounts_hold_the_vat_of_the_firm_and_none_abroad(books: Any) -> None:
    for row in books["invoices"]:
        if row["net_amount"] != "":
            rate = Decimal("0.13") if row["currency"] == "CNY" else 0
            assert abs(row["net_amount"] * (1 + rate) - row["amount"]) <= Decimal("0.005"), row["document_no"]


def test_nothing_happens_on_a_day_off(books: Any) -> None:
    off = {date.fromisoformat(day) for day in ZH.holidays}
    days = {row["posting_date"] for row in books["invoices"]} | {row["receipt_date"] for row in books["receipts"]}
    days |= {row["activity_date"] for row in books["activities"]}
    assert not [day for day in days if day in off or (day.weekday() > 4 and day != END)]


def test_nobody_was_called_in_june_and_every_other_month_somebody_was(books: Any) -> None:
    months = Counter(f"{row['activity_date']:%Y-%m}" for row in books["activities"])
    assert months["2026-06"] == 0
    assert len(months) == 17


def test_the_season_shows(books: Any) -> None:
    months = Counter(row["document_date"].month for row in books["invoices"] if row["document_type"] == "invoice")
    by_year = {month: count / (1 if month in (1, 2, 3, 4, 11, 12) else 2) for month, count in months.items()}
    assert by_year[12] > 1.4 * by_year[1] > 2 * by_year[2]


def test_promises_come_after_the_contact_and_assignments_do_not_overlap(books: Any) -> None:
    for row in books["activities"]:
        assert not row["promise_date"] or row["promise_date"] >= row["activity_date"]
    by_customer = defaultdict(list)
    for row in books["assignments"]:
        by_customer[row["customer_id"]].append(row)
    for rows in by_customer.values():
        for before, after in pairwise(rows):
            assert before["end_date"] + timedelta(days=1) == after["start_date"]


def test_everything_that_a_ledger_can_have_is_there(books: Any) -> None:
    invoices, receipts = books["invoices"], books["receipts"]
    assert {row["document_type"] for row in invoices} == {"invoice", "opening", "credit_note", "debit_note"}
    assert {row["method"] for row in receipts} == {
        *("bank", "bank_bill", "trade_bill", "cash", "in_kind", "offset"),
        "",
    }
    assert {row["kind"] for row in books["write_offs"]} == {"write_off", "recovery"}
    assert {row["currency"] for row in invoices} == {"CNY", "USD", "EUR"}
    for column in ("instalment_no", "original_due_date", "reverses_document_no", "clearing_no", "dispute_reason"):
        assert any(row[column] for row in invoices), column
    for column in ("applied_date", "clearing_no", "maturity_date", "returned_date", "realised_amount"):
        assert any(row[column] for row in receipts), column
    share = sum(not row["applied_to"] and not row["clearing_no"] for row in receipts) / len(receipts)
    assert 0.001 < share < 0.05


def test_the_general_ledger_is_the_open_items_and_the_planted_differences(books: Any, planted: Any) -> None:
    """By the second way of reckoning, at the end and on an earlier day, where nothing is planted."""
    for day in (date(2025, 12, 31), END):
        sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
        for item in settlement.open_items(books, day, "due_date", "separate"):
            sums[item["entity"], item["account"], item["currency"]] += item["open_amount"]
        for row in books["gl_balances"]:
            if row["balance_date"] == day:
                sums[row["entity"], row["account"], row["currency"]] -= row["amount"]
        found = {group: amount for group, amount in sums.items() if amount}
        assert found == (_planted(books, planted) if day == END else {})


def _planted(books: Any, planted: Any) -> dict[tuple[str, str, str], Decimal]:
    late, ahead, stray = (books["invoices"][line] for line in (planted.late, planted.ahead, planted.stray))
    assert (late["posting_date"], ahead["document_date"]) == (date(2026, 11, 3), date(2026, 11, 2))
    receipt = next(row for row in books["receipts"] if row["applied_to"] == stray["document_no"])
    assert receipt["account"] != stray["account"]
    found: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    found[late["entity"], late["account"], "CNY"] -= late["amount"]
    found[ahead["entity"], ahead["account"], "CNY"] += ahead["amount"]
    found[stray["entity"], stray["account"], "CNY"] -= receipt["amount"]
    found[stray["entity"], receipt["account"], "CNY"] += receipt["amount"]
    return found


def test_customers_pay_by_habit_and_some_ever_later(books: Any) -> None:
    """Days late differ between customers far more than chance would have it, and for some they grow over the year."""
    due = {row["document_no"]: row["due_date"] for row in books["invoices"] if row["due_date"]}
    late: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for row in books["receipts"]:
        if row["applied_to"] in due and row["method"]:
            days = (row["receipt_date"] - due[row["applied_to"]]).days
            late[row["customer_id"]].append((due[row["applied_to"]], days))
    means = [sum(days for _, days in each) / len(each) for each in late.values() if len(each) >= 8]
    assert min(means) < 6
    assert max(means) > 35
    drifts = []
    for each in late.values():
        old = [days for day, days in each if day < date(2025, 11, 1)]
        new = [days for day, days in each if day > date(2026, 3, 1)]
        if len(old) >= 4 and len(new) >= 4:
            drifts.append(sum(new) / len(new) - sum(old) / len(old))
    assert sum(drift > 12 for drift in drifts) >= len(drifts) // 20
