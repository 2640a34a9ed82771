"""The second way stands alone, and gives the answers that can be worked out on paper."""

from __future__ import annotations

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from oracle import aging, figures, movement, settlement

D = Decimal
FOLDER = Path(__file__).parent


def invoice(number: str, amount: str, day: str, due: str | None = None, **more: object) -> dict:
    row = {"document_no": number, "customer_id": "C1", "amount": D(amount), "document_date": date.fromisoformat(day)}
    return {**row, "due_date": date.fromisoformat(due) if due else None, **more}


def receipt(number: str, amount: str, day: str, applied_to: str = "", **more: object) -> dict:
    row = {"receipt_no": number, "customer_id": "C1", "amount": D(amount), "receipt_date": date.fromisoformat(day)}
    return {**row, "applied_to": applied_to, **more}


def left(books: dict, day: str, **how: object) -> dict[str, Decimal]:
    """Open amount by document number."""
    return {
        row["document_no"]: row["open_amount"] for row in settlement.open_items(books, date.fromisoformat(day), **how)
    }


@pytest.mark.parametrize("module", sorted(FOLDER.glob("[!t]*.py")), ids=lambda path: path.stem)
def test_the_second_way_shares_no_code_with_the_first(module: Path) -> None:
    allowed = {"__future__", "calendar", "collections", "csv", "datetime", "decimal", "openpyxl", "oracle", "pathlib"}
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    assert found <= allowed


def test_a_part_payment_counts_from_its_day() -> None:
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "receipts": [receipt("R", "30", "2025-02-01", "A")]}
    assert left(books, "2025-01-31") == {"A": 100}
    assert left(books, "2025-02-01") == {"A": 70}


def test_cash_applied_later_is_free_until_then() -> None:
    late = receipt("R", "30", "2025-02-01", "A", applied_date=date(2025, 3, 1))
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "receipts": [late]}
    assert left(books, "2025-02-28") == {"A": 100, "R": -30}
    assert left(books, "2025-03-01") == {"A": 70}


def test_cash_before_its_invoice_waits_for_it() -> None:
    books = {"invoices": [invoice("A", "100", "2025-02-01")], "receipts": [receipt("R", "100", "2025-01-10", "A")]}
    assert left(books, "2025-01-31") == {"R": -100}
    assert left(books, "2025-02-01") == {}


def test_what_is_paid_too_much_stays_with_the_receipt() -> None:
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "receipts": [receipt("R", "130", "2025-02-01", "A")]}
    assert left(books, "2025-02-01") == {"R": -30}


def test_a_refund_takes_the_overpayment_back() -> None:
    paid = [receipt("R", "130", "2025-02-01", "A"), receipt("B", "-30", "2025-03-01", "A")]
    assert left({"invoices": [invoice("A", "100", "2025-01-01")], "receipts": paid}, "2025-03-01") == {}


def test_a_returned_receipt_opens_the_document_again_from_that_day() -> None:
    bill = receipt("R", "100", "2025-02-01", "A", returned_date=date(2025, 4, 1))
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "receipts": [bill]}
    assert left(books, "2025-03-31") == {}
    assert left(books, "2025-04-01") == {"A": 100}


def test_cash_pays_the_oldest_instalment_first_and_before_credit() -> None:
    parts = [
        invoice("A", "60", "2025-01-01", "2025-03-01", instalment_no=2),
        invoice("A", "40", "2025-01-01", "2025-02-01", instalment_no=1),
        invoice("N", "-70", "2025-01-05", applied_to="A"),
    ]
    books = {"invoices": parts, "receipts": [receipt("R", "50", "2025-02-10", "A")]}
    rows = settlement.open_items(books, date(2025, 2, 28))
    assert [(row["document_no"], row["open_amount"]) for row in rows] == [("N", -20)]
    books["invoices"].pop()
    rows = settlement.open_items(books, date(2025, 2, 28))
    assert [(row["instalment_no"], row["open_amount"]) for row in rows] == [(2, 50)]


def test_a_red_note_reduces_its_own_blue_invoice_before_cash() -> None:
    rows = [invoice("A", "100", "2025-01-01"), invoice("H", "-100", "2025-01-20", reverses_document_no="A")]
    books = {"invoices": rows, "receipts": [receipt("R", "100", "2025-01-10", "A")]}
    assert left(books, "2025-01-19") == {}
    assert left(books, "2025-01-20") == {"R": -100}


def test_a_receipt_row_with_the_number_of_a_credit_note_uses_the_note_and_is_not_cash() -> None:
    rows = [invoice("A", "100", "2025-01-01"), invoice("N", "-40", "2025-01-05")]
    books = {"invoices": rows, "receipts": [receipt("N", "25", "2025-02-01", "A")]}
    assert left(books, "2025-01-31") == {"A": 100, "N": -40}
    assert left(books, "2025-02-01") == {"A": 75, "N": -15}


def test_a_clearing_number_joins_many_receipts_with_many_documents() -> None:
    group = {"clearing_no": "Q1", "clearing_date": date(2025, 3, 31)}
    rows = [invoice("A", "100", "2025-01-01", **group), invoice("B", "50", "2025-02-01", **group)]
    cash = [receipt("R1", "90", "2025-03-01", **group), receipt("R2", "60", "2025-03-05", **group)]
    books = {"invoices": rows, "receipts": cash}
    assert left(books, "2025-03-30") == {"A": 100, "B": 50, "R1": -90, "R2": -60}
    assert left(books, "2025-03-31") == {}


def test_a_recovery_opens_what_was_written_off_for_the_cash_that_comes() -> None:
    lost = {"customer_id": "C1", "document_no": "A"}
    losses = [
        {**lost, "write_off_date": date(2025, 6, 1), "amount": D(100)},
        {**lost, "write_off_date": date(2025, 9, 1), "amount": D(-30), "kind": "recovery"},
    ]
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "write_offs": losses}
    assert left(books, "2025-06-01") == {}
    assert left(books, "2025-09-01") == {"A": 30}
    books["receipts"] = [receipt("R", "30", "2025-09-01", "A")]
    assert left(books, "2025-09-01") == {}


def test_fifo_pays_the_oldest_in_the_basis_but_no_retention_and_no_other_account() -> None:
    rows = [
        invoice("K", "10", "2024-01-01", item_class="retention", account="1"),
        invoice("A", "100", "2025-01-01", "2025-06-01", account="1"),
        invoice("B", "100", "2025-02-01", "2025-03-01", account="1"),
        invoice("X", "100", "2024-02-01", account="2"),
    ]
    books = {"invoices": rows, "receipts": [receipt("R", "120", "2025-05-01", account="1")]}
    assert left(books, "2025-05-01", unapplied="fifo") == {"K": 10, "A": 80, "X": 100}
    assert left(books, "2025-05-01", unapplied="fifo", basis="document_date") == {"K": 10, "B": 80, "X": 100}


def test_fifo_pays_an_undated_opening_before_what_came_after_its_carry_forward() -> None:
    rows = [
        invoice("O", "100", "2025-01-01", document_type="opening"),
        invoice("A", "100", "2025-01-01"),
        invoice("P", "100", "2025-01-01", document_type="opening", origin_date=date(2023, 5, 1)),
    ]
    books = {"invoices": rows, "receipts": [receipt("R", "130", "2025-05-01")]}
    assert left(books, "2025-05-01", unapplied="fifo") == {"O": 70, "A": 100}


@pytest.mark.parametrize(
    ("due", "upper", "lower"),
    [
        ("2025-03-31", "not_due", "0-29"),
        ("2025-04-01", "not_due", "not_due"),
        ("2025-03-30", "1-30", "0-29"),
        ("2025-03-01", "1-30", "30-59"),
        ("2025-02-28", "31-60", "30-59"),
        ("2024-04-05", "181-360", "360+"),
        ("2024-04-04", "360+", "360+"),
    ],
)
def test_the_last_day_of_a_bucket_belongs_to_it(due: str, upper: str, lower: str) -> None:
    day, as_of = date.fromisoformat(due), date(2025, 3, 31)
    assert aging.bucket_of(day, as_of) == upper
    assert aging.bucket_of(day, as_of, edge="lower") == lower


def test_months_are_counted_by_the_calendar() -> None:
    edges = ("1M", "12M")
    assert aging.bucket_of(date(2025, 1, 31), date(2025, 2, 28), edges, "document_date") == "0M-1M"
    assert aging.bucket_of(date(2025, 1, 31), date(2025, 3, 1), edges, "document_date") == "1M-12M"


def test_an_opening_balance_without_origin_is_undated_and_retention_waits_for_its_condition() -> None:
    rows = [
        invoice("O", "10", "2024-12-31", document_type="opening"),
        invoice("P", "20", "2024-12-31", document_type="opening", origin_date=date(2024, 1, 1)),
        invoice("K", "5", "2024-01-01", "2025-01-01", item_class="retention", condition_met_date=date(2025, 6, 1)),
    ]
    line = aging.aging({"invoices": rows}, date(2025, 3, 31))["C1"]
    assert (line["undated"], line["360+"], line["not_due"], line["outstanding"]) == (10, 20, 5, 35)
    rows[0]["due_date"] = date(2025, 1, 31)
    assert aging.aging({"invoices": rows}, date(2025, 3, 31))["C1"]["31-60"] == 10
    assert aging.aging({"invoices": rows}, date(2025, 3, 31), basis="document_date")["C1"]["undated"] == 10


def test_the_three_ways_with_free_cash_have_one_total() -> None:
    books = {"invoices": [invoice("A", "100", "2025-01-01")], "receipts": [receipt("R", "30", "2025-02-15")]}
    lines = {way: aging.aging(books, date(2025, 3, 1), unapplied=way)["C1"] for way in ("separate", "net", "fifo")}
    assert {line["outstanding"] for line in lines.values()} == {70}
    assert (lines["separate"]["31-60"], lines["separate"]["credits"]) == (100, -30)
    assert (lines["net"]["31-60"], lines["net"]["1-30"], lines["net"]["credits"]) == (100, -30, 0)
    assert (lines["fifo"]["31-60"], lines["fifo"]["credits"]) == (70, 0)


def test_a_foreign_balance_is_turned_into_base_at_either_rate() -> None:
    usd = invoice("A", "100", "2025-01-01", currency="USD", base_amount=D("710"))
    books = {"invoices": [usd], "receipts": [receipt("R", "50", "2025-02-01", "A", currency="USD")]}
    books["fx_rates"] = [{"rate_date": date(2025, 2, 28), "currency": "USD", "rate": D("7.2345")}]
    assert aging.outstanding(books, date(2025, 2, 28), rate="closing") == D("361.73")
    assert aging.outstanding(books, date(2025, 2, 28), rate="booked") == 355


def test_countback_takes_the_newest_sales_off_first() -> None:
    assert figures.countback_dso(D(12000), [D(2500), D(10000), D(9000)], [31, 28, 31]) == (D(31) + D("26.6"), False)
    assert figures.countback_dso(D(100), [D(0), D(200)], [30, 31]) == (D(30) + D("15.5"), False)
    assert figures.countback_dso(D(900), [D(100)], [30]) == (D(30), True)
    assert figures.countback_dso(D(-1), [D(100)], [30]) == (None, False)


def test_the_choice_of_sales_in_the_effectiveness_index_matters() -> None:
    assert figures.cei(D(100), D(300), D(150), D(90), months=1) == D(250) / D(310)
    assert figures.cei(D(100), D(300), D(150), D(90), months=3) == D(50) / D(110)
    assert figures.cei(D(0), D(0), D(0), D(0)) is None


def test_concentration_counts_positive_balances_only() -> None:
    assert figures.hhi([D(60), D(40), D(-20)]) == D("0.52")
    assert figures.hhi([D(-5)]) is None


def test_the_balance_moves_by_what_happened_and_nothing_else() -> None:
    books = {
        "invoices": [
            invoice("A", "100", "2025-01-01"),
            invoice("B", "50", "2025-02-10"),
            invoice("N", "-5", "2025-02-11"),
        ],
        "receipts": [
            receipt("R", "30", "2025-01-20", "A", returned_date=date(2025, 2, 20)),
            receipt("S", "40", "2025-02-25", "B"),
        ],
    }
    line = movement.bridge(books, date(2025, 2, 1), date(2025, 2, 28))["C1"]
    moved = {"opening": 70, "invoiced": 50, "collected": 10, "credited": 5, "written_off": 0, "recovered": 0}
    assert line == {**moved, "closing": 105}
    assert aging.outstanding(books, date(2025, 2, 28)) == 105


def test_cash_counts_for_whom_the_customer_was_assigned() -> None:
    books = {
        "invoices": [invoice("A", "100", "2025-01-01", "2025-01-31")],
        "receipts": [receipt("R", "40", "2025-02-10", "A"), receipt("S", "60", "2025-03-20", "A")],
        "assignments": [
            {"customer_id": "C1", "collector": "Ann", "start_date": date(2025, 1, 1), "end_date": date(2025, 3, 15)},
            {"customer_id": "C1", "collector": "Bob", "start_date": date(2025, 3, 16), "end_date": None},
        ],
    }
    table = movement.collected(books, date(2025, 1, 1), date(2025, 3, 31))
    assert table["Ann"] == {"collected": 40, "late": 40, "cycle_days": 9}
    assert table["Bob"] == {"collected": 60, "late": 60, "cycle_days": 4}
