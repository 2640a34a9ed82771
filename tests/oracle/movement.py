"""How the balance moved, and who collected, by plain loops."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from oracle.aging import base_amount
from oracle.figures import external
from oracle.settlement import ZERO, exists_from, money, settle

__all__ = ["assigned_collector", "bridge", "collected", "contacts_by_month"]


def bridge(books: dict, start: date, end: date) -> dict:
    """{customer: opening, invoiced, collected, credited, written_off, recovered, closing} in document currency.

    opening + invoiced - collected - credited - written_off + recovered = closing. Opening-balance documents
    posted in the period are invoiced; a returned receipt is a negative collection on the day it comes back.
    """
    table: dict = {}

    def add(customer: str, column: str, amount: Decimal) -> None:
        names = ("opening", "invoiced", "collected", "credited", "written_off", "recovered", "closing")
        table.setdefault(customer, dict.fromkeys(names, ZERO))[column] += amount

    for row in books.get("invoices", []):
        day = exists_from(row) or date.min
        if day < start:
            add(row["customer_id"], "opening", row["amount"])
        elif day <= end:
            column = "invoiced" if row["amount"] > 0 else "credited"
            add(row["customer_id"], column, abs(row["amount"]))
    for row in books.get("receipts", []):
        if _uses_credit(row, books):
            continue
        for day, amount in _cash(row):
            if day < start:
                add(row["customer_id"], "opening", -amount)
            elif day <= end:
                add(row["customer_id"], "collected", amount)
    for row in books.get("write_offs", []):
        if row["write_off_date"] < start:
            add(row["customer_id"], "opening", -row["amount"])
        elif row["write_off_date"] <= end:
            recovery = row.get("kind") == "recovery"
            add(
                row["customer_id"],
                "recovered" if recovery else "written_off",
                -row["amount"] if recovery else row["amount"],
            )
    for line in table.values():
        lowered = line["collected"] + line["credited"] + line["written_off"]
        line["closing"] = line["opening"] + line["invoiced"] - lowered + line["recovered"]
    return table


def _cash(row: dict) -> list[tuple[date, Decimal]]:
    moves = [(row["receipt_date"], row["amount"])]
    if row.get("returned_date"):
        moves.append((max(row["returned_date"], row["receipt_date"]), -row["amount"]))
    return moves


def _uses_credit(row: dict, books: dict) -> bool:
    return any(
        other["amount"] < 0
        and other["document_no"] == row["receipt_no"]
        and other["customer_id"] == row["customer_id"]
        and (other.get("currency") or "") == (row.get("currency") or "")
        for other in books.get("invoices", [])
    )


def assigned_collector(books: dict, customer: str, day: date) -> str:
    """Who had the customer on the day: the assignment, else the customer's own, else unassigned."""
    for row in books.get("assignments", []):
        if row["customer_id"] == customer and row["start_date"] <= day <= (row.get("end_date") or date.max):
            return row["collector"]
    for row in books.get("customers", []):
        if row["customer_id"] == customer and row.get("collector"):
            return row["collector"]
    return "unassigned"


def collected(books: dict, start: date, end: date, base: str = "CNY", **settings: object) -> dict:
    """{collector: {collected, late, cycle_days}} of cash applied to documents in the period.

    In base currency at the closing rate of the end; consolidated customers are left out. A trade bill counts at
    maturity, payment in kind at what it realised; a receipt of before that comes back in the period is taken back.
    It counts for whom `credits` name, else the receipt itself, else who had the customer on its day. The cycle is
    over what came late: days from the later of the day after due and the start of the assignment, by amount.
    """
    table: dict = {}
    for part, event, sign in _cash_events(books, start, end, settings):
        row, target = part["source"]["row"], part["target"]
        worth = part["amount"]
        if row.get("method") in ("in_kind", "offset") and row.get("realised_amount") not in (None, ""):
            worth = money(worth * row["realised_amount"] / row["amount"], row.get("currency") or base)
        item = {"currency": row.get("currency") or "", "open_amount": sign * worth}
        amount = base_amount(item, books, end, base)
        asked = event if event > part["date"] else row["receipt_date"]
        for who, share in _earners(books, row, asked):
            line = table.setdefault(who, {"collected": ZERO, "late": ZERO, "_days": ZERO})
            line["collected"] += amount * share
            if target["due"] and target["due"] < event:
                begun = [
                    a["start_date"]
                    for a in books.get("assignments", [])
                    if (a["customer_id"], a["collector"]) == (row["customer_id"], who)
                    and a["start_date"] <= asked <= (a.get("end_date") or date.max)
                ]
                waited = (event - max([target["due"] + timedelta(days=1), *begun])).days
                line["late"] += amount * share
                line["_days"] += amount * share * max(waited, 0)
    for line in table.values():
        days = line.pop("_days")
        line["cycle_days"] = days / line["late"] if line["late"] > 0 else None
    return table


def _cash_events(books: dict, start: date, end: date, settings: dict) -> list[tuple[dict, date, int]]:
    """(application, day it counted, sign): cash of the period, and cash of before that came back in it."""
    events = []
    for as_of, sign in ((end, 1), (start - timedelta(days=1), -1)):
        for part in settle(external(books), as_of, **settings)[2]:
            row = part["source"]["row"]
            if part["source"]["kind"] != "receipt":
                continue
            matures = row.get("maturity_date") if row.get("method") == "trade_bill" else None
            day = max(part["date"], matures or part["date"])
            back = row.get("returned_date") or date.max
            if sign == 1 and start <= day <= end:
                events.append((part, day, 1))
            elif sign == -1 and day < start <= back <= end:
                events.append((part, day, -1))
    return events


def _earners(books: dict, row: dict, day: date) -> list[tuple[str, Decimal]]:
    named = [entry for entry in books.get("credits", []) if entry["receipt_no"] == row["receipt_no"]]
    given = [(entry["collector"], entry["share"]) for entry in named]
    rest = 1 - sum((share for _, share in given), ZERO)
    if rest:
        given.append((row.get("collector") or assigned_collector(books, row["customer_id"], day), rest))
    return given


def contacts_by_month(books: dict) -> dict[str, int]:
    """Contacts in each month, "2026-06" → how many."""
    table: dict[str, int] = {}
    for row in books.get("activities", []):
        month = f"{row['activity_date']:%Y-%m}"
        table[month] = table.get(month, 0) + 1
    return table
