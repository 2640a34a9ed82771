"""How the balance moved, and who collected, by plain loops."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from oracle.settlement import ZERO, due_date, exists_from, settle

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


def collected(books: dict, start: date, end: date, **settings: object) -> dict:
    """{collector: {collected, collected_overdue, cycle_days}} of cash applied to documents in the period.

    In document currency. A receipt counts for whom the customer was assigned on its date. The cycle is over
    what was overdue when cash came: amount-weighted days from the later of the day after due and the
    start of the assignment.
    """
    _, _, applications = settle(books, end, **settings)
    table: dict = {}
    for part in applications:
        row = part["source"]["row"]
        if part["source"]["kind"] != "receipt" or not start <= part["date"] <= end:
            continue
        who = row.get("collector") or assigned_collector(books, row["customer_id"], row["receipt_date"])
        line = table.setdefault(who, {"collected": ZERO, "collected_overdue": ZERO, "_days": ZERO})
        line["collected"] += part["amount"]
        due = due_date(part["target"]["row"], books, settings)
        if due and part["date"] > due:
            begun = [
                a["start_date"]
                for a in books.get("assignments", [])
                if a["customer_id"] == row["customer_id"] and a["collector"] == who and a["start_date"] <= part["date"]
            ]
            late_from = max([due + timedelta(days=1), *begun])
            line["collected_overdue"] += part["amount"]
            line["_days"] += part["amount"] * (part["date"] - late_from).days
    for line in table.values():
        days = line.pop("_days")
        line["cycle_days"] = days / line["collected_overdue"] if line["collected_overdue"] else None
    return table


def contacts_by_month(books: dict) -> dict[str, int]:
    """Contacts in each month, "2026-06" → how many."""
    table: dict[str, int] = {}
    for row in books.get("activities", []):
        month = f"{row['activity_date']:%Y-%m}"
        table[month] = table.get(month, 0) + 1
    return table
