"""The mess that real teams make: what is done to a clean ledger, and what a reader should then find.

Every change says which issue it brings about and in which column of its row; `()` where it must be read without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from .wording import Wording

__all__ = ["ERROR", "Book", "Sheet", "SheetRow", "make_mess"]

ERROR = "#N/A"
"""A cell that holds this text is written as a formula in error."""

_FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@dataclass
class SheetRow:
    """A row of a sheet: its cells by column, the issues that it brings about, and whether it is hidden."""

    cells: dict[str, Any]
    issues: list[tuple[str, str]] = field(default_factory=list)
    """(code, column)."""
    hidden: bool = False


Sheet = list[SheetRow]
Book = dict[str, Sheet]


def make_mess(words: Wording, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Book:
    """The sheets of a messy workbook from the rows of a clean ledger, the same each time."""
    book = {name: [SheetRow(dict(row)) for row in rows] for name, rows in tables.items()}
    _write_carelessly(words, book)
    free = _free(book)
    spoilers: list[Callable[[Wording, Sheet, SheetRow], None]] = [
        *(_due_too_early, _enter_twice, _enter_again, _break_formula, _leave_open, _put_off, _no_amount, _no_date),
        *(_half_a_date, _wrong_date, _tick, _odd_currency, _too_exact, _other_name, _no_customer, _percentage),
    ]
    for spoil, row in zip(spoilers, _spread(free, len(spoilers)), strict=False):
        spoil(words, book["invoices"], row)
    _say_what_is_open(book)
    _turn_a_sign(book)
    _misapply(words, book)
    _mix_up_people(words, book)
    _name_like_formulas(book)
    for row in _spread(book["invoices"], 4):
        row.hidden = True
    return book


def _spread(rows: Sequence[SheetRow], count: int) -> Iterator[SheetRow]:
    """So many of the rows, evenly spaced."""
    step = max(1, len(rows) // max(count, 1))
    yield from rows[step // 2 :: step][:count]


def _free(book: Book) -> Sheet:
    """Whole invoices that nothing else names, so that only they are touched by what happens to them."""
    named = {row.cells["applied_to"] for row in book["receipts"]}
    named |= {row.cells["document_no"] for name in ("activities", "write_offs") for row in book[name]}
    named |= {row.cells["reverses_document_no"] for row in book["invoices"]}
    return [
        row
        for row in book["invoices"]
        if row.cells["document_no"] not in named
        and row.cells["document_type"] == "invoice"
        and row.cells["item_class"] == "trade"
        and not row.cells["instalment_no"]
        and not row.cells["clearing_no"]
        and isinstance(row.cells["amount"], float)
    ]


def _write_carelessly(words: Wording, book: Book) -> None:
    """Dates and amounts as text in the ways that people write them: a reader says nothing of it."""
    chinese = words.lang == "zh_CN"
    for place, row in enumerate(book["invoices"]):
        cells = row.cells
        if place % 9 == 3:
            cells["document_date"] = f"{cells['document_date']:%Y/%m/%d}"
        if place % 11 == 5 and chinese:
            day = cells["posting_date"]
            cells["posting_date"] = f"{day.year}年{day.month}月{day.day}日"
        if place % 13 == 7 and cells["amount"] > 0:
            amount = f"{cells['amount']:,.2f}"
            cells["amount"] = amount.translate(_FULL_WIDTH) if place % 2 else f" {amount} "
        elif cells["amount"] < 0:
            cells["amount"] = f"{-cells['amount']:,.2f}-"
    for place, row in enumerate(book["receipts"]):
        if place % 17 == 4:
            row.cells["receipt_date"] = f"{row.cells['receipt_date']:%Y-%m-%d}"


def _due_too_early(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["due_date"] = _day(row) - timedelta(days=30)
    row.issues.append(("due_before_document", "due_date"))


def _enter_twice(_words: Wording, sheet: Sheet, row: SheetRow) -> None:
    again = SheetRow(dict(row.cells), [("duplicate_row", "document_no")])
    sheet.insert(_place(sheet, row) + 1, again)


def _enter_again(words: Wording, sheet: Sheet, row: SheetRow) -> None:
    """The same document, with another representative."""
    other = next(name for name in words.sales_reps if name != row.cells["sales_rep"])
    again = SheetRow({**row.cells, "sales_rep": other}, [("duplicate_document", "document_no")])
    sheet.insert(_place(sheet, row) + 3, again)


def _break_formula(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["amount"] = ERROR
    row.issues.append(("error_cell", "amount"))


def _leave_open(words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["amount"] = "待定" if words.lang == "zh_CN" else "tbc"
    row.issues.append(("bad_amount", "amount"))


def _put_off(words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["due_date"] = "待客户确认" if words.lang == "zh_CN" else "when agreed"
    row.issues += [("bad_date", "due_date"), ("due_date_missing", "due_date")]


def _no_amount(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["amount"] = None
    row.issues.append(("missing_amount", "amount"))


def _no_date(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["document_date"] = None
    row.issues.append(("missing_document_date", "document_date"))


def _half_a_date(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["posting_date"] = f"{_day(row):%Y-%m}"
    row.issues.append(("date_without_day", "posting_date"))


def _wrong_date(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["due_date"] = f"{_day(row).year}-02-30"
    row.issues += [("bad_date", "due_date"), ("due_date_missing", "due_date")]


def _tick(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["net_amount"] = True
    row.issues.append(("boolean_cell", "net_amount"))


def _odd_currency(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["currency"] = "XYZ"
    row.issues.append(("unknown_currency", "currency"))


def _too_exact(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["amount"] = 12_345.678
    row.issues.append(("surplus_decimals", "amount"))


def _other_name(words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["customer_name"] += "（新）" if words.lang == "zh_CN" else " (new)"
    row.issues.append(("customer_names_differ", "customer_name"))


def _no_customer(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["customer_id"] = row.cells["customer_name"] = None
    row.issues.append(("missing_customer", "customer_id"))


def _percentage(_words: Wording, _sheet: Sheet, row: SheetRow) -> None:
    row.cells["amount"] = "13%"
    row.issues.append(("percent_amount", "amount"))


def _say_what_is_open(book: Book) -> None:
    """Openings that do not say when they arose are a finding at the first of them, as in a clean ledger."""
    for row in book["invoices"]:
        if row.cells["document_type"] == "opening" and not row.cells["origin_date"]:
            row.issues.append(("opening_undated", "amount"))
            return


def _turn_a_sign(book: Book) -> None:
    """A credit note without its minus among others that have it."""
    notes = [row for row in book["invoices"] if row.cells["document_type"] == "credit_note"]
    if len(notes) > 2:
        notes[-1].cells["amount"] = float(notes[-1].cells["amount"].rstrip("-").replace(",", ""))
        notes[-1].issues += [("sign_raises_against_type", "amount"), ("due_date_missing", "due_date")]


def _misapply(words: Wording, book: Book) -> None:
    """Receipts without a document, of another customer, too early, and one entered as a long number."""
    plain = [
        row
        for row in book["receipts"]
        if row.cells["method"] == "bank" and row.cells["applied_to"] and isinstance(row.cells["receipt_date"], date)
    ]
    chosen = list(_spread(plain, 3))
    if len(chosen) < 3:
        return
    orphan, strange, early = chosen
    orphan.cells["applied_to"] = str(orphan.cells["applied_to"])[:4] + "99-998"
    orphan.issues.append(("orphan_receipt", "applied_to"))
    other = next(row for row in plain[::-1] if row.cells["customer_id"] != strange.cells["customer_id"])
    strange.cells["applied_to"] = other.cells["applied_to"]
    strange.issues.append(("receipt_other_customer", "applied_to"))
    early.cells["receipt_date"] = date(2025, 4, 1)
    early.issues.append(("receipt_before_document", "receipt_date"))
    cash = next(row for row in plain if row not in chosen)
    cash.cells["method"] = "礼品卡" if words.lang == "zh_CN" else "gift card"
    cash.issues.append(("unknown_word", "method"))
    long = book["receipts"][-1]
    long.cells["receipt_no"] = 202610310000000123.0
    long.issues.append(("long_number_id", "receipt_no"))


def _mix_up_people(words: Wording, book: Book) -> None:
    """A customer twice in the customer table, two collectors at once, and shares that do not add up."""
    buys = {row.cells["customer_id"]: row for row in reversed(book["invoices"])}
    listed = next(row for row in reversed(book["customers"]) if row.cells["customer_id"] in buys)
    book["customers"].remove(listed)
    buys[listed.cells["customer_id"]].issues.append(("customer_not_listed", "customer_id"))
    first = book["customers"][1]
    again = {**first.cells, "customer_type": words.customer_types[0], "credit_limit": 100_000.0}
    book["customers"].append(SheetRow(again, [("duplicate_customer", "customer_id")]))
    for before, after in pairwise(book["assignments"]):
        if before.cells["end_date"] and before.cells["customer_id"] == after.cells["customer_id"]:
            before.cells["end_date"] += timedelta(days=31)
            after.issues.append(("assignments_overlap", "start_date"))
            break
    if book["credits"]:
        book["credits"][-1].cells["share"] = 0.5
        book["credits"][-2].issues.append(("shares_not_one", "share"))


def _name_like_formulas(book: Book) -> None:
    """Customers whose names a spreadsheet would take for formulas, in every table alike."""
    renamed = {}
    for row, name in zip(book["customers"][3:6], ("=1+1", "@SUM(A1:A9)", "-2+3"), strict=False):
        renamed[row.cells["customer_id"]] = f"{name} {row.cells['customer_name']}"
    for name in ("customers", "invoices", "receipts"):
        for row in book[name]:
            # A spelling that is meant to differ keeps its own.
            if row.cells["customer_id"] in renamed and not any(
                code == "customer_names_differ" for code, _ in row.issues
            ):
                row.cells["customer_name"] = renamed[row.cells["customer_id"]]


def _place(sheet: Sheet, row: SheetRow) -> int:
    return next(place for place, each in enumerate(sheet) if each is row)


def _day(row: SheetRow) -> date:
    """The posting date, which is written with care."""
    found = row.cells["posting_date"]
    return found if isinstance(found, date) else date(2026, 10, 15)
