"""What is taken over into the input tables is the ledger that was read: nothing that a figure rests on is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.table import Table

import xlsaging as ar
from xlsaging.app.importing import Imported, import_ledger
from xlsaging.app.sample import Wanted, write_sample
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.ledger.settings_file import write_settings_file
from xlsaging.model.errors import AsOfRefusedError, BadSettingError, SnapshotDateNeededError, XlsagingError
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings

DAY = "2026-10-31"
RESOLVED = {"settled_date", "paid_amount", "open_amount", "snapshot_date"}
"""Columns of layouts that are brought to documents and receipts before anything is taken over."""
LINES = {
    "documents with everything that a row may say": (
        "Invoice,Customer,Invoice date,Terms days,Amount,Region,Collector,Department,Project,"
        "Applied to,Applied date,PO no\n"
        "A1,C1,2026-01-05,30,100,North,Li,D1,P1,,,7\n"
        "A2,C1,2026-02-10,400,200.5,South,Wang,D2,P2,,,8\n"
        "CN1,C1,2026-02-20,,-50,North,Li,D1,P1,A1,2026-03-01,\n"
        "CN2,C1,2026-02-20,,-20,North,Li,D1,P1,A1,2026-12-01,\n"
    ),
    "a line a document with what was paid": (
        "Invoice,Customer,Invoice date,Due date,Amount,Settled date,Paid amount\n"
        "A1,C1,2026-01-05,2026-02-04,100,2026-02-01,100\n"
        "A2,C1,2026-02-10,2026-03-12,200.5,2026-09-01,50\n"
    ),
}


def _typed_in(found: Imported, lang: str, path: Path) -> Path:
    """The rows on sheets with the headers of the input sheets, as a macro puts them there."""
    book = openpyxl.Workbook()
    for rows in found.tables:
        sheet = book.create_sheet(say(INPUT_SHEETS[rows.table].title, lang))
        headers = {column.name: say(column.header, lang) for column in INPUT_SHEETS[rows.table].columns}
        sheet.append([headers[name] for name in rows.columns])
        for row in rows.rows:
            sheet.append(list(row))
    del book["Sheet"]
    book.save(path)
    return path


def _same(before: ar.Ledger, after: ar.Ledger) -> None:
    for figure in (
        lambda ledger: ar.open_items(ledger, DAY),
        lambda ledger: ar.aging(ledger, DAY, by=("region", "department", "project")),
        lambda ledger: ar.aging(ledger, DAY, by="collector"),
        lambda ledger: ar.collector_performance(ledger, "2026-01-01", DAY),
    ):
        pd.testing.assert_frame_equal(figure(before), figure(after))


def test_every_column_that_a_figure_rests_on_has_its_place() -> None:
    missing = {
        f"{name}.{column}"
        for name, sheet in INPUT_SHEETS.items()
        for column in set(TABLES[name].columns) - {each.name for each in sheet.columns}
    }

    assert missing == {f"invoices.{name}" for name in RESOLVED}


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_a_ledger_has_the_same_figures_once_it_is_taken_over(lines: str, lang: str, tmp_path: Path) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text(lines, encoding="utf-8")

    _same(ar.read_ledger(source), ar.read_ledger(_typed_in(import_ledger(source, lang), lang, tmp_path / "in.xlsx")))


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_sample_has_the_same_figures_in_the_words_of_either_language(lang: str, tmp_path: Path) -> None:
    source = tmp_path / "ledger.xlsx"
    write_sample(Wanted(source, 150, "en", 5))

    _same(ar.read_ledger(source), ar.read_ledger(_typed_in(import_ledger(source, lang), lang, tmp_path / "in.xlsx")))


OPEN = {
    "open amounts that say their day": (
        "Invoice,Customer,Invoice date,Due date,Document type,Open amount,Snapshot date\n"
        "A1,C1,2026-01-05,2026-02-04,Invoice,100,2026-10-31\n"
        "CN1,C1,2026-02-20,,Credit note,-20,2026-10-31\n"
        "P1,C2,2026-03-20,,Payment,-7.5,2026-10-31\n"
    ),
    "balances by bucket": (
        "Customer,Not due,1-30,31-60,Over 60,Report date\nC1,10,20,0,5,2026-10-31\nC2,0,-3,0,0,2026-10-31\n"
    ),
}


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("lines", OPEN.values(), ids=OPEN)
def test_a_list_of_open_items_stays_one_of_its_day_alone(lines: str, lang: str, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(lines, encoding="utf-8")
    found = import_ledger(source, lang)
    before = ar.read_ledger(source)
    after = ar.read_ledger(_typed_in(found, lang, tmp_path / "in.xlsx"), {"snapshot_date": found.snapshot})

    assert found.snapshot == after.settings.snapshot_date == date(2026, 10, 31)
    pd.testing.assert_frame_equal(ar.open_items(before, DAY), ar.open_items(after, DAY))
    with pytest.raises(AsOfRefusedError):
        ar.aging(after, "2026-09-30")


def test_a_list_without_a_day_is_of_the_day_that_the_settings_say(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Invoice,Customer,Invoice date,Open amount\nA1,C1,2026-01-05,100\n", encoding="utf-8")
    with pytest.raises(SnapshotDateNeededError):
        import_ledger(source, "en", {"date_order": "dmy"})

    assert import_ledger(source, "en", {"snapshot_date": "2026-02-28"}).snapshot == date(2026, 2, 28)


def test_a_day_in_the_settings_goes_before_none_that_a_file_says(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(OPEN["open amounts that say their day"], encoding="utf-8")
    documents = tmp_path / "documents.csv"
    documents.write_text(LINES["a line a document with what was paid"], encoding="utf-8")

    assert import_ledger(source, "en", {"snapshot_date": "2026-02-28"}).snapshot == date(2026, 10, 31)
    assert import_ledger(documents, "en", {"snapshot_date": "2026-02-28"}).snapshot is None


def test_dates_read_in_the_order_that_the_settings_say(tmp_path: Path) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text("Invoice,Customer,Invoice date,Amount\nA1,C1,03/04/2026,5\n", encoding="utf-8")
    [invoices] = import_ledger(source, "en", {"date_order": "mdy"}).tables

    assert invoices.rows[0][invoices.columns.index("document_date")] == date(2026, 3, 4)


HEADED = "Invoice,Customer,Invoice date,Sum of it all\nA1,C1,2026-01-05,5\n"
PERIODS = "Customer,Period code,Not due,1-30,31-60,Over 60\nC1,2026M01,10,0,0,5\nC1,2026M02,20,0,0,5\n"
UNKNOWN = "p,q,r,s\nA1,C1,2026-01-05,5\n"
NAMED = {"document_no": "p", "customer_id": "q", "document_date": "r", "amount": "s"}


def _column(found: Imported, name: str, table: str = "invoices") -> list[Any]:
    [rows] = [each for each in found.tables if each.table == table]
    return [row[rows.columns.index(name)] for row in rows.rows] if name in rows.columns else []


@pytest.mark.parametrize(
    ("lines", "said", "amounts"),
    [
        (HEADED, {"columns": {"amount": "Sum of it all"}}, [5.0]),
        (PERIODS, {"where": {"Period code": "2026M02"}, "snapshot_date": "2026-02-28"}, [20.0, 5.0]),
        (UNKNOWN, {"tables": {"invoices": "ledger!A1"}, "columns": NAMED}, [5.0]),
    ],
    ids=["columns", "where", "tables"],
)
def test_what_a_message_asks_for_is_obeyed_once_the_settings_say_it(
    lines: str, said: dict[str, Any], amounts: list[float], tmp_path: Path
) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text(lines, encoding="utf-8")
    with pytest.raises(XlsagingError):
        import_ledger(source, "en")

    assert _column(import_ledger(source, "en", said), "amount") == amounts


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"columns": {"due_date": "Pay before"}}, "columns.due_date"),
        ({"where": {"Period": "1"}}, "where"),
        ({"tables": {"invoices": "Sheet9!A1"}}, "tables.invoices"),
    ],
)
def test_what_the_settings_name_and_the_file_does_not_have_is_refused(
    said: dict[str, Any], name: str, tmp_path: Path
) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text(LINES["a line a document with what was paid"], encoding="utf-8")
    with pytest.raises(BadSettingError) as caught:
        import_ledger(source, "en", said)

    assert caught.value.params["name"] == name


TERMS = {"terms_days": 30, "terms_rule": "month_end"}


def test_due_dates_follow_the_terms_of_the_settings_where_a_file_says_none(tmp_path: Path) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text("Invoice,Customer,Invoice date,Amount\nA1,C1,2026-01-05,5\n", encoding="utf-8")

    assert _column(import_ledger(source, "en", TERMS), "due_date") == [date(2026, 3, 2)]
    write_settings_file(source, Settings(terms_days=10))
    assert _column(import_ledger(source, "en", {"terms_days": 30}), "due_date") == [date(2026, 1, 15)]


def test_rows_without_a_currency_are_in_that_of_the_settings_where_a_file_says_none(tmp_path: Path) -> None:
    source = tmp_path / "ledger.csv"
    lines = "Invoice,Customer,Invoice date,Amount,Currency\nA1,C1,2026-01-05,5.5,\nA2,C1,2026-01-05,7,USD\n"
    source.write_text(lines, encoding="utf-8")
    found = import_ledger(source, "en", {"base_currency": "KWD"})

    assert (_column(found, "currency"), _column(found, "amount")) == (["KWD", "USD"], [5.5, 7.0])
    write_settings_file(source, Settings(base_currency="EUR"))
    assert _column(import_ledger(source, "en", {"base_currency": "KWD"}), "currency") == ["EUR", "USD"]


def test_a_workbook_with_settings_for_imports_is_imported_itself(tmp_path: Path) -> None:
    """What it says of files does not hold for the one who imports it, and what that one says is not guessed at."""
    source = tmp_path / "ledger.csv"
    source.write_text(LINES["documents with everything that a row may say"], encoding="utf-8")
    path = _typed_in(import_ledger(source, "en"), "en", tmp_path / "in.xlsx")
    book = openpyxl.load_workbook(path)
    book["Invoices"].add_table(Table(displayName="tblInvoices", ref=book["Invoices"].dimensions))
    settings = book.create_sheet("Settings")
    for row in (["Setting", "Value"], ["columns", "amount=Sum"], ["where", "Period=1"]):
        settings.append(row)
    book.save(path)

    assert len(_column(import_ledger(path, "en"), "amount")) == 4
    with pytest.raises(BadSettingError):
        import_ledger(path, "en", {"columns": {"amount": "Sum"}})


def test_the_preview_names_columns_in_words(tmp_path: Path) -> None:
    meanings = set()
    for name, lines in LINES.items():
        (tmp_path / f"{name}.csv").write_text(lines, encoding="utf-8")
        blocks: Any = import_ledger(tmp_path / f"{name}.csv", "zh_CN").preview.sheets[0].blocks
        [mapping] = [block for block in blocks if getattr(block, "name", "") == "mapping"]
        assert [row[2] for row in mapping.rows if not isinstance(row[2], Text)] == []
        meanings |= {say(row[2], "zh_CN") for row in mapping.rows}

    assert {"区域", "核销对象", "结清日期", "已收金额"} < meanings


def test_dates_stay_dates_and_choices_are_words_of_the_language(tmp_path: Path) -> None:
    source = tmp_path / "ledger.csv"
    source.write_text("Invoice,Customer,Invoice date,Amount,Document type\nA1,C1,2026-01-05,-5,Credit note\n")
    [invoices] = import_ledger(source, "zh_CN").tables
    row = dict(zip(invoices.columns, invoices.rows[0], strict=True))

    assert (row["document_date"], row["document_type"]) == (date(2026, 1, 5), "贷项通知单")
