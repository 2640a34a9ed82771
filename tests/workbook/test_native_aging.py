"""The aging by formulas is the aging of Python, and says where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd
import pytest
from live_office import LIVE
from workbook.kinds import placed

import xlsaging as ar
from xlsaging.app.importing import ImportTable
from xlsaging.macros.tables import append, find_table
from xlsaging.model.input_sheets import HEADER_ROW, SETTINGS_ROWS
from xlsaging.render.live.calc import Calc
from xlsaging.workbook.native import SHEET
from xlsaging.workbook.native_formulas import CUSTOMERS, DOCUMENTS, FIRST, REASONS

pytestmark = LIVE

DAY = datetime(2025, 6, 30)
INVOICES = pd.DataFrame(
    [
        ("A1", "C1", "2025-01-10", "2025-02-10", 100.00, None, None),  # paid in two parts, one of them later
        ("A2", "C1", "2025-05-01", "2025-05-31", 250.50, None, None),  # 30 days: the last of its bucket
        ("A3", "C1", "2025-05-01", "2025-05-30", 10.01, None, None),  # 31 days: the first of the next
        ("A4", "C2", "2025-06-01", "2025-06-30", 70.00, None, None),  # due on the day
        ("A5", "C2", "2025-04-10", None, 80.00, None, None),  # terms of the customer, from the month's end
        ("A6", "C3", "2024-01-01", None, 33.33, None, None),  # no terms: due at once
        ("A7", "C3", "2025-07-01", "2025-08-01", 500.00, None, None),  # not there yet
        ("N1", "C3", "2025-06-02", None, -20.00, None, "A6"),  # reverses a part
        ("N2", "C3", "2025-06-02", None, -7.00, None, None),  # reverses nothing
        ("O1", "C4", "2025-01-01", None, 60.00, "opening", None),  # of an unknown age
        ("A8", "C4", "2025-03-01", "2025-03-31", 40.00, None, None),  # paid twice, and once returned
        ("A9", "C5", "2025-01-01", "2025-01-31", 90.00, None, None),  # written off in part
        ("B1", "C2", "2025-05-10", None, 12.00, None, None),  # terms of its own, from the month's end
    ],
    columns=[
        "document_no",
        "customer_id",
        "document_date",
        "due_date",
        "amount",
        "document_type",
        "reverses_document_no",
    ],
).assign(terms_days=lambda rows: rows["document_no"].map({"B1": 10}))
NOTES = pd.DataFrame(
    [
        ("D1", "C6", "2025-03-01", "2025-03-31", 100.00, None, None, None),
        ("N4", "C6", "2025-04-01", None, -30.00, None, "D1", "2025-06-30"),  # applied on the day
        ("N5", "C6", "2025-04-01", None, -8.00, None, "D1", "2025-07-01"),  # applied later: still free
        ("N6", "C6", "2025-04-02", None, -5.00, "D2", "D1", None),  # what it reverses goes first
        ("D2", "C6", "2025-04-01", "2025-05-15", 50.00, None, None, None),
        ("N7", "C6", "2025-04-03", None, -60.00, None, "D2", None),  # more than there is: the rest stays free
        ("N8", "C6", "2025-04-03", None, -2.00, None, "A1", None),  # of another customer's: stays free
        ("N9", "C6", "2025-07-03", None, -9.00, None, "D1", None),  # not there yet
    ],
    columns=[*INVOICES.columns[:5], "reverses_document_no", "applied_to", "applied_date"],
)
INVOICES = pd.concat([INVOICES, NOTES], ignore_index=True)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-03-01", 30.00, "A1", None, None),
        ("R2", "C1", "2025-06-30", 20.00, "A1", None, None),
        ("R3", "C1", "2025-06-01", 25.00, "A1", "2025-07-02", None),
        ("R3a", "C1", "2025-06-01", 1.00, "A1", "2025-06-30", None),
        ("R4", "C1", "2025-07-01", 25.00, "A1", None, None),
        ("R5", "C4", "2025-04-01", 55.00, "A8", None, None),
        ("R6", "C4", "2025-04-01", 13.00, "A8", None, "2025-05-01"),
        ("R7", "C2", "2025-06-10", 5.00, None, None, None),
        ("R8", "C9", "2025-06-10", 11.00, None, None, None),
    ],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "applied_date", "returned_date"],
)
CUSTOMERS_TABLE = pd.DataFrame({"customer_id": ["C2"], "terms_days": [30], "terms_rule": ["month_end"]})
WRITE_OFFS = pd.DataFrame(
    {"write_off_date": ["2025-05-05"], "customer_id": ["C5"], "document_no": ["A9"], "amount": [15.00]}
)
TABLES = {"invoices": INVOICES, "receipts": RECEIPTS, "customers": CUSTOMERS_TABLE, "write_offs": WRITE_OFFS}


def put(book: Any, tables: dict[str, pd.DataFrame], lang: str) -> None:
    for name, frame in tables.items():
        rows = tuple(
            tuple(
                datetime.fromisoformat(value) if column.endswith("_date") and isinstance(value, str) else value
                for column, value in zip(frame.columns, row, strict=True)
            )
            for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False)
        )
        append(book, ImportTable(name, tuple(frame.columns), rows), lang, Calc())


def setting(book: Any, name: str, value: Any) -> None:
    row = next(number for number, each in enumerate(SETTINGS_ROWS, HEADER_ROW + 1) if each.name == name)
    find_table(book, "tblSettings").range.sheet[f"B{row}"].value = value


def counted(book: Any) -> dict[str, float]:
    values = book.sheets[SHEET][f"C7:C{7 + len(REASONS)}"].value
    return dict(zip(("difference", *REASONS), values, strict=True))


def customers(book: Any) -> dict[str, list[float]]:
    """Outstanding and its parts, by customer, as the sheet has them; "" those without documents, and the total."""
    rows = book.sheets[SHEET][f"A{FIRST - 2}:L{FIRST + CUSTOMERS - 1}"].value
    found = {row[0]: [round(each or 0, 2) for each in row[2:]] for row in rows[2:] if row[0]}
    total, others = ([round(each or 0, 2) for each in row[2:]] for row in rows[:2])
    return {**found, "": others, "total": total}


@pytest.fixture(scope="module", params=["zh_CN", "en"])
def filled(request: pytest.FixtureRequest, office: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = placed(f"{request.param}.xlsm", tmp_path_factory.mktemp("native"))
    book = office.books.open(str(path))
    put(book, TABLES, request.param)
    setting(book, "as_of", DAY)
    office.calculate()
    yield book
    book.close()


def test_each_customer_and_the_total_are_those_of_python(filled: Any) -> None:
    expected = ar.aging(ar.Ledger(**TABLES), DAY.date())
    parts = [name for name in expected.columns if name not in ("customer_id", "max_days_past_due")]
    by_customer = {row["customer_id"]: [round(row[name], 2) for name in parts] for row in expected.to_dict("records")}
    advance = by_customer.pop("C9")
    found = customers(filled)
    total, others = found.pop("total"), found.pop("")

    assert parts == [
        "outstanding",
        "not_due",
        "1-30",
        "31-60",
        "61-90",
        "91-180",
        "181-360",
        "360+",
        "credits",
        "undated",
    ]
    assert found == by_customer
    assert others == advance
    assert total == [round(expected[name].sum(), 2) for name in parts]
    assert set(counted(filled).values()) == {0}


def test_buckets_follow_the_settings(filled: Any, office: Any) -> None:
    setting(filled, "buckets", "45，120")
    office.calculate()
    expected = ar.aging(ar.Ledger(**TABLES), DAY.date(), buckets=(45, 120))
    row = filled.sheets[SHEET][f"D{FIRST - 2}:G{FIRST - 2}"].value
    headings = filled.sheets[SHEET]["E15:G15"].value
    setting(filled, "buckets", "30, 60, 90, 180, 360")

    assert headings == ["1-45", "46-120", "120+"]
    assert [round(each, 2) for each in row] == [round(expected[name].sum(), 2) for name in
                                                ("not_due", "1-45", "46-120", "120+")]  # fmt: skip


def test_a_list_of_open_items_is_of_its_own_day(filled: Any, office: Any) -> None:
    """Without receipts only: with them its documents are no such list."""
    day, march = filled.sheets[SHEET]["C4"], datetime(2025, 3, 31)
    setting(filled, "snapshot_date", march)
    setting(filled, "as_of", None)
    office.calculate()
    with_receipts = day.value, counted(filled)["settings"]
    amounts = find_table(filled, "tblReceipts").data_body_range
    kept = amounts.options(ndim=2).value
    amounts.clear_contents()
    office.calculate()
    alone = day.value, counted(filled)["settings"]
    setting(filled, "as_of", DAY)
    office.calculate()
    another_day = day.value, counted(filled)["settings"]
    amounts.value = kept
    setting(filled, "snapshot_date", None)

    assert with_receipts[0] > march
    assert with_receipts[1] == 0
    assert alone == (march, 0)
    assert another_day == (DAY, 1)


def test_what_the_formulas_do_not_follow_is_counted(filled: Any, office: Any) -> None:
    """From here on tests add rows."""
    lang = find_table(filled, "tblSettings").range.sheet[f"B{HEADER_ROW + 1}"].value
    more = pd.DataFrame(
        [("A1", "C1", "2025-01-10", 5.0, None, None), ("E1", "C1", "2025-01-10", 5.0, "USD", "K1"),
         ("E2", "C1", None, 5.0, None, None)],
        columns=["document_no", "customer_id", "document_date", "amount", "currency", "clearing_no"],
    )  # fmt: skip
    paid_back = pd.DataFrame(
        [("R9", "C3", "2025-06-20", -7.0, "N2"), ("R3b", "C1", "2025-06-01", -4.0, "A3")], columns=RECEIPTS.columns[:5]
    )
    put(filled, {"invoices": more, "receipts": paid_back}, lang)
    setting(filled, "unapplied", "fifo")
    setting(filled, "base_currency", "CNY")
    office.calculate()
    found = counted(filled)
    del found["difference"]

    assert found == {
        "beyond": 0,
        "repeated": 2,
        "clearing": 1,
        "currencies": 1,
        "refunds": 3,
        "no_number": 1,
        "settings": 1,
    }
    # A refund of more than had come makes no invoice larger.
    assert customers(filled)["C1"][3] == 10.01


def test_no_figure_is_shown_where_there_is_no_room_for_all(filled: Any, office: Any) -> None:
    lang = find_table(filled, "tblSettings").range.sheet[f"B{HEADER_ROW + 1}"].value
    rows = [(f"M{number}", "C1", "2025-01-10", 5.0) for number in range(DOCUMENTS)]
    more = pd.DataFrame(rows, columns=["document_no", "customer_id", "document_date", "amount"])
    put(filled, {"invoices": more}, lang)
    office.calculate()
    shown = filled.sheets[SHEET][f"C{FIRST - 2}:L{FIRST + 5}"].value

    assert filled.sheets[SHEET]["C8"].value == len(INVOICES) + 3
    assert {cell for row in shown for cell in row} <= {"", None}
    assert filled.sheets[SHEET]["C7"].value in ("", None)


def test_it_is_read_as_no_ledger_and_stays_where_reports_are_removed(filled: Any) -> None:
    from xlsaging.render.live.own import own_sheets, reports_in

    assert [each.sheet.name for each in own_sheets(filled)] == [SHEET]
    assert reports_in(filled) == []
