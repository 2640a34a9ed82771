"""Write the two sample ledgers beside this script, the same cells each time: `python samples/make.py`."""

from __future__ import annotations

import argparse
import random
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from cash import finish_receipts, make_exceptions, make_payments, make_write_offs
from desk import make_activities, make_assignments, make_gl_balances, make_sales, make_targets, post_late
from firm import END, Firm, Row, make_credit_notes, make_customers, make_invoices, make_openings, make_rates
from wording import Wording
from words_en import EN
from words_zh import ZH

__all__ = ["build", "main"]

SAMPLES: dict[str, tuple[Wording, int]] = {"ledger-zh.xlsx": (ZH, 20), "ledger-en.xlsx": (EN, 16)}
"""File → words and seed."""

COLUMNS: dict[str, tuple[str, str]] = {
    "invoices": (
        "tblInvoices",
        "document_no instalment_no document_type customer_id customer_name document_date posting_date due_date "
        "original_due_date currency amount fx_rate base_amount net_amount item_class condition_met_date origin_date "
        "origin_document_no reverses_document_no clearing_no clearing_date entity account sales_rep dispute_reason "
        "dispute_date",
    ),
    "receipts": (
        "tblReceipts",
        "receipt_no receipt_date customer_id customer_name method currency amount fx_rate base_amount applied_to "
        "applied_date clearing_no clearing_date entity account maturity_date returned_date realised_amount",
    ),
    "customers": (
        "tblCustomers",
        "customer_id customer_name parent_id related_party customer_type credit_limit terms_days collector sales_rep "
        "department region industry",
    ),
    "assignments": ("tblAssignments", "customer_id collector start_date end_date"),
    "credits": ("tblCollectionCredits", "receipt_no collector share approved_by"),
    "activities": (
        "tblActivities",
        "activity_date customer_id collector channel outcome document_no currency promise_date promise_amount cause "
        "payment_stage evidence",
    ),
    "write_offs": (
        "tblWriteOffs",
        "write_off_date customer_id document_no kind currency amount fx_rate base_amount receipt_no entity account "
        "reason approved_by",
    ),
    "sales": ("tblSales", "month customer_id amount net_amount sales_rep entity"),
    "gl_balances": ("tblGlBalances", "balance_date entity account currency amount allowance"),
    "fx_rates": ("tblFxRates", "rate_date currency rate"),
    "targets": ("tblTargets", "collector month target_amount"),
    "settings": ("tblSettings", "key value"),
}
"""Table → name of the Excel table and its columns in order."""

WORDED = {"document_type", "item_class", "method", "related_party", "kind", "channel", "outcome"}
"""Columns whose values the language words."""


def build(words: Wording, seed: int) -> Firm:
    """The whole firm, in the order in which things happen."""
    firm = Firm(words, random.Random(seed))
    make_customers(firm)
    make_rates(firm)
    make_openings(firm)
    make_invoices(firm)
    post_late(firm)
    make_credit_notes(firm)
    make_payments(firm)
    make_exceptions(firm)
    make_write_offs(firm)
    finish_receipts(firm)
    make_assignments(firm)
    make_activities(firm)
    make_targets(firm)
    make_sales(firm)
    make_gl_balances(firm)
    firm.rows("invoices").sort(
        key=lambda row: (row["document_date"], row["document_no"], row.get("instalment_no") or 0)
    )
    settings = {"lang": words.lang, "base_currency": words.base_currency, "as_of": END}
    settings |= {"benchmark_dso": words.benchmark_dso, "terms_rule": "days", "department_share": Decimal("0.7")}
    firm.tables["settings"] = [{"key": key, "value": value} for key, value in settings.items()]
    return firm


def write(path: Path, firm: Firm) -> None:
    """The firm as a workbook of Excel tables, one a sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"title": firm.words.notes[0], "created": datetime(2026, 11, 2)})
    styles = _styles(book)
    notes = book.add_worksheet(firm.words.sheets["notes"])
    notes.set_column(0, 0, 90)
    notes.set_paper(9)
    notes.fit_to_pages(1, 0)
    notes.write_string(0, 0, firm.words.notes[0], styles["title"])
    for line, text in enumerate(firm.words.notes[1:], 2):
        notes.write_string(line, 0, text)
    for table, (excel_table, columns) in COLUMNS.items():
        sheet = book.add_worksheet(firm.words.sheets[table])
        _write_table(sheet, firm, table, excel_table, columns.split(), styles)
    book.close()


def _styles(book: Any) -> dict[str, Any]:
    typed_in = {"font_color": "#0000FF", "bg_color": "#FFFBE6"}
    forms = {
        "date": "yyyy-mm-dd",
        "month": "yyyy-mm",
        "amount": "#,##0.00",
        "rate": "0.0000",
        "share": "0%",
        "text": "@",
    }
    made = {name: book.add_format({**typed_in, "num_format": form}) for name, form in forms.items()}
    made["count"] = book.add_format({**typed_in, "num_format": "0"})
    made["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
    made["title"] = book.add_format({"bold": True, "font_size": 14})
    return made


def _style_of(column: str) -> tuple[str, int]:
    """Style and width of a column."""
    if column == "month":
        return "month", 10
    if column.endswith("_date"):
        return "date", 12
    if column.endswith("amount") or column in ("credit_limit", "allowance"):
        return "amount", 15
    if column in ("rate", "fx_rate"):
        return "rate", 10
    if column in ("terms_days", "instalment_no"):
        return "count", 8
    if column == "share":
        return "share", 8
    return "text", {"customer_name": 28, "reason": 34, "value": 16, "key": 18}.get(column, 13)


def _write_table(
    sheet: Any, firm: Firm, table: str, excel_table: str, columns: list[str], styles: dict[str, Any]
) -> None:
    rows = firm.rows(table)
    headings = [{"header": firm.words.header(table, column), "header_format": styles["head"]} for column in columns]
    sheet.add_table(
        0,
        0,
        max(len(rows), 1),
        len(columns) - 1,
        {"name": excel_table, "columns": headings, "style": "Table Style Light 9"},
    )
    for position, column in enumerate(columns):
        style, width = _style_of(column)
        sheet.set_column(position, position, width)
        for line, row in enumerate(rows, 1):
            _write_cell(sheet, line, position, _worded(firm, column, row), styles, style)
    sheet.freeze_panes(1, 2 if len(columns) > 6 else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _worded(firm: Firm, column: str, row: Row) -> Any:
    value = row.get(column)
    return firm.words.values.get(value, value) if column in WORDED and value is not None else value


def _write_cell(sheet: Any, line: int, position: int, value: Any, styles: dict[str, Any], style: str) -> None:
    if value is None or value == "":
        sheet.write_blank(line, position, None, styles[style])
    elif isinstance(value, date):
        sheet.write_datetime(line, position, value, styles["month" if style == "month" else "date"])
    elif isinstance(value, str):
        sheet.write_string(line, position, value, styles["text"])
    else:
        sheet.write_number(line, position, float(value), styles[style if style != "text" else "rate"])


def main() -> None:
    """Write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    folder = parser.parse_args().out
    for name, (words, seed) in SAMPLES.items():
        write(folder / name, build(words, seed))


if __name__ == "__main__":
    main()
