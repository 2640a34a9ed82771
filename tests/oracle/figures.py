"""DSO, CEI, days to pay, bad debts and concentration by plain loops. Undefined is None."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from oracle.aging import aging, base_amount, closing_rate
from oracle.settlement import ZERO, add_months, due_date, exists_from, money, month_last, open_items, settle

__all__ = [
    "bad_debt_ratios",
    "best_possible_dso",
    "cei",
    "countback_dso",
    "credit_sales",
    "days_to_pay",
    "dso",
    "external",
    "hhi",
    "month_spans",
    "receivable",
    "true_dso",
]

SOLD = {"", "invoice", "debit_note", "credit_note", "estimate"}


def month_spans(as_of: date, months: int) -> list[tuple[date, date]]:
    """(first, last) of `months` calendar months, newest first; the newest ends on `as_of`."""
    spans = []
    end = as_of
    for _ in range(months):
        start = end.replace(day=1)
        spans.append((start, end))
        end = start - timedelta(days=1)
    return spans


def left_out(books: dict) -> set[str]:
    """Customers that are consolidated: no part of DSO, collectors and concentration."""
    rows = books.get("customers", [])
    return {row["customer_id"] for row in rows if row.get("related_party") == "consolidated"}


def external(books: dict) -> dict:
    """The books without consolidated customers."""
    gone = left_out(books)
    return {
        name: [row for row in rows if row.get("customer_id") not in gone or row.get("customer_id") is None]
        for name, rows in books.items()
    }


def receivable(books: dict, as_of: date, column: str = "outstanding", base: str = "CNY", **settings: object) -> Decimal:
    """What external customers owe, or one column of it."""
    lines = aging(external(books), as_of, base=base, **settings).values()
    return sum((line[column] for line in lines), ZERO)


def credit_sales(books: dict, start: date, end: date, base: str = "CNY") -> Decimal:
    """Credit sales net of returns: the sales table where there is one, else what was invoiced."""
    books = external(books)
    if books.get("sales"):
        inside = [row for row in books["sales"] if start <= row["month"] <= end]
        return sum((_in_base(row, row["month"], books, base) for row in inside), ZERO)
    total = ZERO
    for row in books.get("invoices", []):
        day = exists_from(row)
        if day and start <= day <= end and (row.get("document_type") or "") in SOLD:
            total += _in_base(row, day, books, base)
    return total


def _in_base(row: dict, day: date, books: dict, base: str) -> Decimal:
    """A row's amount in base currency at its booked rate, else at the rate of its day."""
    currency = row.get("currency") or base
    if currency == base:
        return row["amount"]
    if row.get("base_amount"):
        return row["base_amount"]
    rate = row.get("fx_rate") or closing_rate(books, currency, day, base)
    return money(row["amount"] * rate, base)


def _ratio(top: Decimal, bottom: Decimal) -> Decimal | None:
    return top / bottom if bottom > 0 else None


def dso(
    books: dict, as_of: date, months: int = 3, days: int | None = None, method: str = "period_end", **more: object
) -> Decimal | None:
    """Days sales outstanding over the months (or days) that end on the day."""
    spans = month_spans(as_of, months)
    start = spans[-1][0] if days is None else as_of - timedelta(days=days - 1)
    length = (as_of - start).days + 1
    sales = credit_sales(books, start, as_of, more.get("base", "CNY"))
    closing = receivable(books, as_of, **more)
    if method == "period_end":
        return None if sales <= 0 or closing < 0 else closing / sales * length
    if method == "averaged":
        opening = receivable(books, start - timedelta(days=1), **more)
        return None if sales <= 0 else (opening + closing) / 2 / sales * length
    if method == "best_possible":
        return best_possible_dso(receivable(books, as_of, "not_due", **more), sales, length)
    raise ValueError(method)


def best_possible_dso(current: Decimal, sales: Decimal, days: int) -> Decimal | None:
    """Current receivable over sales, in days."""
    return None if sales <= 0 else current / sales * days


def countback_dso(balance: Decimal, sales: list[Decimal], days: list[int]) -> tuple[Decimal | None, bool]:
    """(days, exhausted): the newest month's sales are taken off until nothing is left of the balance.

    A month with sales at or below zero adds its days and consumes nothing; where history ends first the
    number is only a lower bound.
    """
    if balance < 0:
        return None, False
    total = ZERO
    left = balance
    for amount, length in zip(sales, days, strict=True):
        if left == 0:
            return total, False
        if amount <= 0:
            total += length
        elif left >= amount:
            total += length
            left -= amount
        else:
            return total + left / amount * length, False
    return total, left > 0


def true_dso(books: dict, as_of: date, months: int = 3, base: str = "CNY", **settings: object) -> Decimal | None:
    """Sum over months of what is open from the month over the month's sales, times its days.

    Free credit notes lower what is open from their month, as they lower its sales; cash does not.
    """
    total, defined = ZERO, False
    books = external(books)
    documents = [item for item in open_items(books, as_of, **settings) if item["document_type"] in SOLD]
    for start, end in month_spans(as_of, months):
        sales = credit_sales(books, start, end, base)
        open_from_month = ZERO
        for item in documents:
            day = exists_from(item)
            if day and start <= day <= end:
                open_from_month += base_amount(item, books, as_of, base)
        if sales > 0:
            defined = True
            total += open_from_month / sales * ((end - start).days + 1)
    return total if defined else None


def cei(
    opening: Decimal, sales: Decimal, closing_total: Decimal, closing_current: Decimal, months: int = 1
) -> Decimal | None:
    """(opening + S - closing total) over (opening + S - closing current), S = sales over months."""
    monthly = sales / months
    return _ratio(opening + monthly - closing_total, opening + monthly - closing_current)


def days_to_pay(books: dict, start: date, end: date, base: str = "CNY", **settings: object) -> dict:
    """{customer: {paid_amount, weighted_days_to_pay, average_days_late, documents}}, cash applied in the period.

    Cash belongs to the period in which it was applied, but was paid on the day it came. Days late are taken over
    documents whose last settlement lies in the period. Amounts are in base currency as the document was booked.
    """
    debits, _, applications = settle(books, end, **settings)
    table: dict = {}
    for part in applications:
        row = part["target"]["row"]
        if part["source"]["kind"] == "receipt" and start <= part["date"] <= end:
            line = _pay_line(table, row["customer_id"])
            paid = base_amount({**row, "open_amount": part["amount"]}, books, end, base, "booked")
            line["paid_amount"] += paid
            if row.get("document_date"):
                came = part["source"]["row"]["receipt_date"]
                line["_weighted"] += paid * (came - row["document_date"]).days
    for item in debits:
        parts = [part for part in applications if part["target"] is item]
        came = [part["source"]["row"]["receipt_date"] for part in parts if part["source"]["kind"] == "receipt"]
        due = due_date(item["row"], books, settings)
        closed = item["open"] == 0 and came and start <= max(part["date"] for part in parts) <= end
        if closed and due and due < date.max:
            line = _pay_line(table, item["row"]["customer_id"])
            line["documents"] += 1
            line["_late"] += (max(came) - due).days
    for line in table.values():
        line["weighted_days_to_pay"] = _ratio(line.pop("_weighted"), line["paid_amount"])
        line["average_days_late"] = line["_late"] / line["documents"] if line["documents"] else None
        del line["_late"]
    return table


def _pay_line(table: dict, customer: str) -> dict:
    return table.setdefault(customer, {"paid_amount": ZERO, "documents": 0, "_weighted": ZERO, "_late": ZERO})


def bad_debt_ratios(books: dict, start: date, end: date, base: str = "CNY", **settings: object) -> dict:
    """{name: (numerator, denominator, ratio)}: each name says its denominator."""
    gross, recovered = ZERO, ZERO
    for row in external(books).get("write_offs", []):
        if start <= row["write_off_date"] <= end:
            amount = _in_base(row, row["write_off_date"], books, base)
            if row.get("kind") == "recovery":
                recovered -= amount
            else:
                gross += amount
    opening = receivable(books, start - timedelta(days=1), base=base, **settings)
    closing = receivable(books, end, base=base, **settings)
    lines = aging(external(books), end, edges=(90,), base=base, **settings).values()
    over_90 = sum((line["90+"] for line in lines), ZERO)
    sales = credit_sales(books, start, end, base)
    average = (opening + closing) / 2
    pairs = {
        "write_offs_to_credit_sales": (gross, sales),
        "net_write_offs_to_credit_sales": (gross - recovered, sales),
        "write_offs_to_average_receivable": (gross, average),
        "write_offs_to_closing_receivable": (gross, closing),
        "overdue_90_to_receivable": (over_90, closing),
    }
    return {name: (top, bottom, _ratio(top, bottom)) for name, (top, bottom) in pairs.items()}


def hhi(balances: list[Decimal]) -> Decimal | None:
    """Sum of squared shares of the positive balances."""
    positive = [balance for balance in balances if balance > 0]
    total = sum(positive, ZERO)
    return sum(((balance / total) ** 2 for balance in positive), ZERO) if positive else None


def month_lengths(as_of: date, months: int) -> list[int]:
    """Days of the months that end on the day, newest first."""
    return [(end - start).days + 1 for start, end in month_spans(as_of, months)]


def same_day_last_year(day: date) -> date:
    """Twelve months earlier, a month end staying one."""
    return month_last(add_months(day, -12)) if day == month_last(day) else add_months(day, -12)
