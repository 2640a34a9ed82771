"""Random ledgers for the laws: small numbers, few names, so that everything meets everything.

A settlement never crosses customers, so one ledger of many customers is as many small ledgers: each customer is
drawn on its own, and a law that is broken names the customer and prints its rows.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

__all__ = ["FIRST_DAY", "LAST_DAY", "Books", "as_frames", "as_ledger", "books_of", "days", "rows_of", "seeds"]

Books = dict[str, list[dict[str, Any]]]
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2025, 4, 30)
COLUMNS = {
    "invoices": "document_no customer_id document_date amount due_date posting_date instalment_no currency entity "
    "account item_class condition_met_date applied_to applied_date reverses_document_no clearing_no clearing_date "
    "dispute_reason dispute_date document_type origin_date",
    "receipts": "receipt_no customer_id receipt_date amount applied_to applied_date returned_date currency entity "
    "account clearing_no clearing_date",
    "write_offs": "write_off_date customer_id amount document_no currency entity account",
}
_NUMBERS = ("amount", "instalment_no")
_DAYS = (LAST_DAY - FIRST_DAY).days

seeds = st.integers(0, 2**32 - 1)
days = st.dates(FIRST_DAY, LAST_DAY)


def books_of(seed: int, customers: int = 60, **features: bool) -> Books:
    """Books as the oracle takes them: a dict of lists of dicts with dates and Decimals.

    Everything is in them unless switched off: `entities, notes, references` (of notes), `uses` (of notes by
    receipts), `openings, clearing, retention, disputes, returns, refunds, write_offs`, and `nonsense`: refunds of what
    was never paid, recoveries of what was never written off, uses of more of a note than there is.
    """
    made: Books = {name: [] for name in COLUMNS}
    for number in range(customers):
        own = _Customer(Random(f"{seed}/{number}"), f"C{number}", features).books()
        for name, rows in own.items():
            made[name].extend(rows)
    return made


def rows_of(books: Books, customer: str) -> Books:
    """One customer's rows without blanks, to be read."""
    return {
        name: [
            {key: value for key, value in row.items() if value not in (None, "")}
            for row in rows
            if row["customer_id"] == customer
        ]
        for name, rows in books.items()
    }


class _Customer:
    """One customer's random books."""

    def __init__(self, random: Random, name: str, features: dict[str, bool]) -> None:
        self.random = random
        self.name = name
        self.features = features
        self.invoices: list[dict[str, Any]] = []
        self.used: dict[str, Decimal] = {}

    def books(self) -> Books:
        """Invoices first: the rest refers to them."""
        numbers = [f"D{number}" for number in range(1, 6)]
        for number in self.random.sample(numbers, self.random.randint(1, 5)):
            self._document(number, numbers)
        receipts = [self._receipt(number) for number in range(self.random.randint(0, 6))]
        write_offs = [self._write_off() for _ in range(self.random.randint(0, 2))] if self._has("write_offs") else []
        receipts += [self._paid_back(row, "receipt_date") for row in receipts if self._returns_money(row)]
        write_offs += [self._paid_back(row, "write_off_date") for row in write_offs if self._returns_money(row)]
        return {"invoices": self.invoices, "receipts": receipts, "write_offs": write_offs}

    def _returns_money(self, row: dict[str, Any]) -> bool:
        use = str(row.get("receipt_no", "")).startswith("D")
        gone = row.get("returned_date") or row.get("clearing_no") or use or row["amount"] < 0
        sane = self._has("nonsense") or row.get("applied_to") or row.get("document_no")
        return not gone and bool(sane) and self._chance(0.2, "refunds")

    def _paid_back(self, row: dict[str, Any], day: str) -> dict[str, Any]:
        """A refund or recovery of a part of what `row` brought, not before it counted."""
        counted = max(row[day], row.get("applied_date") or row[day])
        part = min(row["amount"], self._amount())
        return {**row, "amount": -part, day: counted + timedelta(self.random.randint(0, 30)), "applied_date": None}

    def _has(self, feature: str) -> bool:
        return self.features.get(feature, True)

    def _chance(self, share: float, feature: str = "") -> bool:
        return self.random.random() < share and (not feature or self._has(feature))

    def _day(self) -> date:
        return FIRST_DAY + timedelta(self.random.randint(0, _DAYS))

    def _amount(self) -> Decimal:
        return Decimal(10 * self.random.randint(1, 12))

    def _currency(self) -> str:
        return self.random.choice(["CNY", "CNY", "CNY", "JPY"])

    def _account(self) -> str:
        return self.random.choice(["1122", "1122", "1131"])

    def _document(self, number: str, numbers: list[str]) -> None:
        head = {"document_no": number, "customer_id": self.name, "currency": self._currency()}
        head |= {"document_date": self._day(), "account": self._account()}
        head["posting_date"] = self._day() if self._chance(0.2) else None
        head["entity"] = self.random.choice(["E1", "E2"]) if self._has("entities") else ""
        if self._chance(0.2, "clearing"):
            head |= {"clearing_no": "G1", "clearing_date": self._day() if self._chance(0.5) else None}
        note = self._chance(0.3, "notes")
        for line in range(1 if note else self.random.randint(1, 3)):
            row = {**head, "instalment_no": line + 1, "amount": -self._amount() if note else self._amount()}
            if note:
                row |= self._reference(numbers)
            else:
                row |= self._terms(head["document_date"])
            self.invoices.append(row)

    def _terms(self, document_date: date) -> dict[str, Any]:
        row: dict[str, Any] = {}
        if self._chance(0.8):
            row["due_date"] = document_date + timedelta(self.random.randint(0, 60))
        if self._chance(0.2, "retention"):
            row |= {"item_class": "retention", "condition_met_date": self._day() if self._chance(0.5) else None}
        if self._chance(0.2, "disputes"):
            row |= {"dispute_reason": "price", "dispute_date": self._day() if self._chance(0.5) else None}
        if self._chance(0.15, "openings"):
            origin = document_date - timedelta(self.random.randint(30, 900)) if self._chance(0.5) else None
            due = row.get("due_date") if self._chance(0.3) else None
            row |= {"document_type": "opening", "origin_date": origin, "due_date": due}
        return row

    def _reference(self, numbers: list[str]) -> dict[str, Any]:
        if not self._chance(0.7, "references"):
            return {}
        target = self.random.choice(numbers)
        if self._chance(0.5):
            return {"reverses_document_no": target}
        return {"applied_to": target, "applied_date": self._day() if self._chance(0.3) else None}

    def _receipt(self, number: int) -> dict[str, Any]:
        about = self.random.choice(self.invoices)
        row = {"receipt_no": f"R{number}", "customer_id": self.name, "currency": about["currency"]}
        row |= {"receipt_date": self._day(), "account": self._account(), "amount": self._amount()}
        row["entity"] = self.random.choice(["E1", "E2", ""]) if self._has("entities") else ""
        if self._chance(0.7):
            row["applied_to"] = about["document_no"]
            row["applied_date"] = self._day() if self._chance(0.2) else None
        if self._chance(0.15, "returns"):
            row["returned_date"] = self._day()
        notes = [each["document_no"] for each in self.invoices if each["amount"] < 0]
        if notes and self._chance(0.3, "uses"):
            row |= {"receipt_no": self.random.choice(notes), "returned_date": None}
            if not self._has("nonsense"):
                row["amount"] = self._left_of(row["receipt_no"], row["amount"])
        elif self._chance(0.1, "nonsense"):
            row["amount"] = -row["amount"]
        elif about["amount"] < 0:
            row["applied_to"] = ""  # nobody pays a credit note
        elif self._chance(0.2, "clearing"):
            row |= {"clearing_no": "G1", "clearing_date": self._day() if self._chance(0.5) else None, "applied_to": ""}
        return row

    def _left_of(self, note: str, wanted: Decimal) -> Decimal:
        worth = sum((-row["amount"] for row in self.invoices if row["document_no"] == note), Decimal(0))
        part = min(wanted, worth - self.used.get(note, Decimal(0)))
        self.used[note] = self.used.get(note, Decimal(0)) + part
        return part

    def _write_off(self) -> dict[str, Any]:
        about = self.random.choice(self.invoices)
        row = {name: about[name] for name in ("customer_id", "currency", "entity", "account", "document_no")}
        amount = -self._amount() if self._chance(0.2, "nonsense") else self._amount()
        return {**row, "amount": amount, "write_off_date": self._day()}


def as_frames(books: Books) -> dict[str, pd.DataFrame]:
    """Books as frames, every column of `COLUMNS` there."""
    frames = {}
    for name, rows in books.items():
        columns = {}
        for column in COLUMNS[name].split():
            values = [row.get(column) for row in rows]
            if column in _NUMBERS:
                blank = 1.0 if column == "instalment_no" else 0.0
                numbers = [blank if item is None else float(item) for item in values]
                columns[column] = pd.Series(numbers, dtype="float64")
            elif column.endswith("_date"):
                columns[column] = pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
            else:
                columns[column] = pd.Series([item or "" for item in values], dtype="str")
        frames[name] = pd.DataFrame(columns)
    return frames


def as_ledger(books: Books, **settings: Any) -> Ledger:
    """Books as a pandas ledger."""
    return Ledger(settings=Settings(**settings), **as_frames(books))
