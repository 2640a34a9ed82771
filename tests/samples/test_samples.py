"""The sample ledgers: made again cell by cell, closed without errors, and right to the cent; and the messy one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from oracle import aging, figures, movement, settlement

import xlsaging as ar
from xlsaging.sample import make_messy_workbook, make_workbook

MESSY = Path(__file__).parents[2] / "samples" / "messy-zh.xlsx"
AS_OF = date(2026, 10, 31)
DAYS = (date(2025, 12, 31), date(2026, 6, 30), AS_OF)
FOUND = {
    "layout_recognised": "info",
    "sheets_without_tables": "info",
    "opening_undated": "info",
    "two_sided_customer": "warning",
}
"""What is found in a sample, and nothing else: the receipt on the wrong account shows as a customer with two sides."""


def cells(path: Path) -> Iterator[tuple[str, str, object, str]]:
    import openpyxl

    for sheet in openpyxl.load_workbook(path):
        for table in sheet.tables.values():
            yield sheet.title, table.name, table.ref, ""
        for row in sheet.iter_rows():
            for cell in row:
                yield sheet.title, cell.coordinate, cell.value, cell.number_format


def test_overdue_grows_in_the_month_in_which_nobody_was_called_and_falls_in_the_next(sample: Any) -> None:
    calls = ar.coverage(sample.ledger, "2026-06-01", "2026-06-30")
    overdue = []
    for day in ("2026-05-31", "2026-06-30", "2026-07-31"):
        aged = ar.aging(sample.ledger, day)
        overdue.append((aged["outstanding"] - aged["not_due"] - aged["credits"] - aged["undated"]).sum())

    assert calls["contacts"].sum() == 0
    assert overdue[0] * 1.1 < overdue[1]
    assert overdue[2] < overdue[1]


def test_the_same_seed_makes_the_same_workbook_again(sample: Any, tmp_path: Path) -> None:
    again = tmp_path / sample.path.name
    make_workbook(again, sample.rows, sample.words.lang, sample.seed)
    assert list(cells(again)) == list(cells(sample.path))
    assert sample.path.stat().st_size < 1024 * 1024


def test_the_messy_ledger_is_made_again_and_holds_the_findings_that_stand_beside_it(tmp_path: Path) -> None:
    again, there = tmp_path / MESSY.name, json.loads(MESSY.with_suffix(".issues.json").read_text("utf-8"))
    _, findings = make_messy_workbook(again, 300, "zh_CN", 3)
    assert list(cells(again)) == list(cells(MESSY))
    assert findings == there
    assert MESSY.stat().st_size < 1024 * 1024

    ledger = ar.read_ledger(MESSY)
    found = sorted((issue.code, issue.at) for issue in ledger.issues)
    assert found == sorted((finding["code"], finding["at"]) for finding in there)
    assert len({code for code, _ in found}) >= 25
    assert all(account.ties for account in ledger.rows)


def test_every_sheet_is_an_excel_table_of_the_name_that_the_library_knows(sample: Any) -> None:
    import openpyxl

    from xlsaging.model.schema import TABLES

    book = openpyxl.load_workbook(sample.path)
    assert {name for sheet in book for name in sheet.tables} == {table.excel_table for table in TABLES.values()}


def test_the_firm_is_of_middle_size_and_everything_happens_in_it(sample: Any) -> None:
    books = sample.books
    receipts, invoices = books["receipts"], books["invoices"]
    assert len(invoices) == 800
    assert (len(books["customers"]), len({row["customer_name"] for row in books["customers"]})) == (67, 67)
    assert {row["entity"] for row in invoices} == {"1000", "2000"}
    assert len({row["currency"] for row in invoices}) == 3
    assert {row["related_party"] for row in books["customers"]} == {"external", "associate", "consolidated"}
    kinds = {row["document_type"] for row in invoices}
    assert kinds == {"invoice", "opening", "credit_note", "debit_note"}
    assert {row["item_class"] for row in invoices} == {"trade", "retention"}
    assert {row["method"] for row in receipts} >= {"bank", "bank_bill", "trade_bill", "cash", "in_kind", "offset"}
    openings = [row for row in invoices if row["document_type"] == "opening"]
    assert (len(openings), sum(bool(row["origin_date"]) for row in openings)) == (12, 9)
    for table, column, least in (
        ("invoices", "instalment_no", 30),
        ("invoices", "reverses_document_no", 10),
        ("invoices", "original_due_date", 5),
        ("invoices", "dispute_reason", 3),
        ("invoices", "clearing_no", 6),
        ("receipts", "clearing_no", 4),
        ("receipts", "returned_date", 4),
        ("receipts", "applied_date", 4),
        ("receipts", "maturity_date", 60),
        ("activities", "promise_date", 50),
    ):
        assert sum(bool(row[column]) for row in books[table]) >= least, (table, column)
    assert sum(not row["applied_to"] and not row["clearing_no"] for row in receipts) >= 3
    assert {row["kind"] for row in books["write_offs"]} == {"write_off", "recovery"}


def test_nobody_was_called_in_june(sample: Any) -> None:
    months = movement.contacts_by_month(sample.books)
    assert "2026-06" not in months
    assert all(months.get(f"{year}-{month:02}", 0) for year, month in [(2026, 5), (2026, 7), (2026, 8)])


def test_assignments_do_not_overlap_and_some_change(sample: Any) -> None:
    by_customer: dict[str, list[dict[str, Any]]] = {}
    for row in sample.books["assignments"]:
        by_customer.setdefault(row["customer_id"], []).append(row)
    assert sum(len(rows) > 1 for rows in by_customer.values()) >= 12
    for rows in by_customer.values():
        for before, after in pairwise(rows):
            assert before["end_date"] + timedelta(days=1) == after["start_date"]


def test_it_is_read_without_help_and_every_row_is_used(sample: Any) -> None:
    assert {issue.code: issue.severity for issue in sample.ledger.issues} == FOUND
    assert all(account.ties and account.used == account.read for account in sample.ledger.rows)
    used = {account.table: account.used for account in sample.ledger.rows}
    assert used == {name: len(rows) for name, rows in sample.books.items() if name != "settings"}


def test_the_settings_sheet_counts(sample: Any) -> None:
    settings = sample.ledger.settings
    assert (settings.lang, settings.base_currency, settings.as_of) == (sample.words.lang, sample.base, AS_OF)
    assert (settings.benchmark_dso, settings.department_share) == (sample.words.benchmark_dso, 0.7)


@pytest.mark.parametrize("unapplied", ["separate", "net", "fifo"])
@pytest.mark.parametrize("basis", ["due_date", "document_date", "posting_date", "origin_date"])
def test_items_are_open_and_customers_aged_as_the_second_way_says(sample: Any, basis: str, unapplied: str) -> None:
    for day in DAYS[1:]:
        expected: dict[tuple[str, int], float] = {}
        for item in settlement.open_items(sample.books, day, basis, unapplied):
            key = (item["document_no"], item["instalment_no"])
            expected[key] = expected.get(key, 0.0) + float(item["open_amount"])
        frame = ar.open_items(sample.ledger, day, basis=basis, unapplied=unapplied)
        grouped = frame.groupby(["document_no", "instalment_no"])["open_amount"].sum().round(2)
        assert grouped.to_dict() == {key: round(amount, 2) for key, amount in expected.items()}

        table = aging.aging(sample.books, day, basis=basis, unapplied=unapplied, base=sample.base)
        aged = ar.aging(sample.ledger, day, basis=basis, unapplied=unapplied).set_index("customer_id")
        assert set(aged.index) == set(table)
        for customer, row in aged.iterrows():
            line = {name: round(float(row[name]), 2) for name in table[customer]}
            assert line == {name: float(amount) for name, amount in table[customer].items()}, customer


def test_booked_rates_give_another_base_amount(sample: Any) -> None:
    table = aging.aging(sample.books, AS_OF, "currency", base=sample.base, rate="booked")
    frame = ar.aging(sample.ledger, AS_OF, by="currency", rate="booked").set_index("currency")
    found = {currency: round(float(amount), 2) for currency, amount in frame["outstanding"].items()}
    assert found == {currency: float(line["outstanding"]) for currency, line in table.items()}


@pytest.mark.parametrize("method", ["period_end", "averaged", "best_possible"])
def test_days_sales_outstanding_agree(sample: Any, method: str) -> None:
    for day in DAYS:
        expected = figures.dso(sample.books, day, method=method, base=sample.base)
        assert ar.dso(sample.ledger, day, method=method, months=3).value == pytest.approx(
            float(expected or 0), abs=1e-9
        )


def test_countback_and_true_agree(sample: Any) -> None:
    spans = figures.month_spans(AS_OF, 18)
    sales = [figures.credit_sales(sample.books, *span, sample.base) for span in spans]
    owed = figures.receivable(sample.books, AS_OF, base=sample.base)
    days, exhausted = figures.countback_dso(owed, sales, figures.month_lengths(AS_OF, 18))
    assert not exhausted
    assert ar.dso(sample.ledger, AS_OF, method="countback").value == pytest.approx(float(days or 0), abs=1e-9)
    true = figures.true_dso(sample.books, AS_OF, 18, sample.base)
    assert ar.dso(sample.ledger, AS_OF, method="true").value == pytest.approx(float(true or 0), abs=1e-9)


def test_concentration_agrees(sample: Any) -> None:
    lines = aging.aging(figures.external(sample.books), AS_OF, base=sample.base).values()
    expected = figures.hhi([line["outstanding"] for line in lines])
    shares = ar.concentration(sample.ledger, AS_OF, top=None)["share"]
    assert (shares**2).sum() == pytest.approx(float(expected or 0), abs=1e-12)


YEAR = date(2026, 1, 1)


def test_collectors_collected_what_the_second_way_says_and_as_fast(sample: Any) -> None:
    table = movement.collected(sample.books, YEAR, AS_OF, sample.base)
    frame = ar.collector_performance(sample.ledger, YEAR, AS_OF).set_index("collector")
    assert set(frame.index) == set(table)
    for collector, line in table.items():
        assert frame.loc[collector, "collected"] == pytest.approx(float(line["collected"]), abs=0.05), collector
        if line["cycle_days"] is not None:
            assert frame.loc[collector, "cycle_days"] == pytest.approx(float(line["cycle_days"]), abs=1e-5), collector


def test_bad_debt_ratios_agree(sample: Any) -> None:
    table = figures.bad_debt_ratios(sample.books, YEAR, AS_OF, sample.base)
    frame = ar.bad_debt_ratios(sample.ledger, YEAR, AS_OF).set_index("name")
    for name, parts in table.items():
        assert frame.loc[name].tolist() == pytest.approx([float(part) for part in parts], abs=1e-9), name


def test_customers_took_the_days_to_pay_that_the_second_way_says(sample: Any) -> None:
    table = figures.days_to_pay(sample.books, YEAR, AS_OF, sample.base)
    frame = ar.days_to_pay(sample.ledger, YEAR, AS_OF).set_index("customer_id")
    assert set(frame.index) == set(table)
    for customer, line in table.items():
        for name, value in line.items():
            found = frame.loc[customer, name]
            assert found != found if value is None else found == pytest.approx(float(value), abs=1e-9), (customer, name)


def test_the_balance_moved_as_the_second_way_says(sample: Any) -> None:
    """In the currency of the books, where no rate moves anything."""
    start = date(2026, 6, 1)
    home = {row["customer_id"] for row in sample.books["invoices"] if row["currency"] == sample.base}
    moved: dict[str, float] = {}
    for customer, line in movement.bridge(sample.books, start, AS_OF).items():
        for name, amount in line.items() if customer in home else ():
            moved[name] = moved.get(name, 0.0) + float(amount)
    frame = ar.aging_bridge(sample.ledger, start, AS_OF, by="currency").set_index("currency")
    assert frame.loc[sample.base, list(moved)].to_dict() == pytest.approx(moved, abs=0.005)
    assert frame.loc[sample.base, ["revaluation", "other"]].tolist() == [0, 0]


def planted(sample: Any) -> set[tuple[str, str, str, str, float]]:
    """The three differences that were put in: entity, account, cause, document, and by how much the ledger is off."""
    books = sample.books
    late = next(row for row in books["invoices"] if row["posting_date"] > AS_OF)
    ahead = next(row for row in books["invoices"] if row["document_date"] > AS_OF)
    documents = {row["document_no"]: row for row in books["invoices"]}
    strayed = next(
        row
        for row in books["receipts"]
        if row["applied_to"] and documents[row["applied_to"]]["account"] != row["account"]
    )
    own, amount = documents[strayed["applied_to"]]["account"], float(strayed["amount"])
    return {
        (late["entity"], late["account"], "posted_after", late["document_no"], -float(late["amount"])),
        (ahead["entity"], ahead["account"], "dated_after", ahead["document_no"], float(ahead["amount"])),
        (strayed["entity"], own, "wrong_account", strayed["receipt_no"], -amount),
        (strayed["entity"], strayed["account"], "wrong_account", strayed["receipt_no"], amount),
    }


def test_the_planted_differences_are_explained_by_their_documents_and_nothing_is_left(sample: Any) -> None:
    tied = ar.tie_out(sample.ledger, AS_OF)
    expected: dict[tuple[str, str], float] = {}
    for entity, account, _, _, amount in planted(sample):
        expected[entity, account] = round(expected.get((entity, account), 0.0) + amount, 2)
    off = tied[tied["difference"].round(2) != 0].to_dict("records")
    assert {(row["entity"], row["account"]): round(row["difference"], 2) for row in off} == expected
    assert tied["unexplained"].round(2).abs().sum() == 0
    causes = ar.tie_out_causes(sample.ledger, AS_OF).to_dict("records")
    keys = ("entity", "account", "cause", "document_no")
    assert {(*(row[key] for key in keys), round(row["amount"], 2)) for row in causes} == planted(sample)


def test_a_month_before_everything_ties(sample: Any) -> None:
    tied = ar.tie_out(sample.ledger, date(2026, 9, 30))
    assert tied["difference"].round(2).abs().sum() == 0


def test_the_month_is_closed_from_the_command_line(
    sample: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from xlsaging.cli.main import main

    pack = tmp_path / "pack.xlsx"
    status = main(["close", str(sample.path), "--out", str(pack), "--json"])
    captured = capsys.readouterr()
    assert status == 1, captured.err
    closed = json.loads(captured.out)
    expected = aging.outstanding(sample.books, AS_OF, sample.base)
    assert (closed["as_of"], closed["totals"]["outstanding"]) == ("2026-10-31", float(expected))
    assert closed["totals"]["dso"] == pytest.approx(float(figures.dso(sample.books, AS_OF, base=sample.base) or 0))
    assert not [issue for issue in closed["issues"] if issue["severity"] == "error"]
    assert pack.stat().st_size > 20_000
