"""Random ledgers and general ledgers that differ by planted causes, worked out by adding and subtracting alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd

__all__ = ["DAY", "KINDS", "Planted", "planted"]

DAY = date(2025, 3, 31)
Group = tuple[str, str, str]
GROUPS: list[Group] = [(e, a, c) for e in ("E0", "E1") for a in ("1122", "1131") for c in ("CNY", "USD")]
Cause = tuple[str, str, str, str, str, int]


class Planted:
    """Books in cents: `invoices, receipts, write_offs`, the general ledger `gl`, and `causes` that tell them apart."""

    def __init__(self, seed: str, documents: int = 30) -> None:
        self.random = Random(seed)
        self.gl: dict[Group, int] = dict.fromkeys(GROUPS, 0)
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.causes: set[Cause] = set()
        self.number = 0
        for _ in range(documents):
            day = self._day(-120, -1)
            row = self._invoice(day, day)
            self.gl[_group(row)] += row["amount"]
        self.unused = [*self.rows["invoices"]]
        self.random.shuffle(self.unused)

    def frames(self) -> dict[str, pd.DataFrame]:
        told = [dict(zip(("entity", "account", "currency"), group, strict=True)) for group in self.gl]
        balances = zip(told, self.gl.values(), strict=True)
        self.rows["gl_balances"] = [{**group, "balance_date": DAY, "amount": amount} for group, amount in balances]
        made = {name: pd.DataFrame(self.random.sample(rows, len(rows))) for name, rows in self.rows.items() if rows}
        return {name: frame.assign(amount=frame["amount"] / 100) for name, frame in made.items()}

    def plant(self, kind: str, real: bool) -> None:
        """A cause; or, not `real`, a document just like it on which both ledgers agree."""
        effects = getattr(self, f"_{kind}")()
        for group, amount in effects.pop("both", {}).items():
            self.gl[group] += amount
        for group, ours in effects["ours"].items():
            self.gl[group] += effects.get("theirs", {}).get(group, 0) if real else ours
        if real:
            name = "duplicate" if kind.startswith("duplicate") else kind
            for group in effects["ours"]:
                off = effects["ours"][group] - effects.get("theirs", {}).get(group, 0)
                self.causes.add((*group, name, effects["number"], off))

    def _day(self, first: int, last: int) -> date:
        return DAY + timedelta(self.random.randint(first, last))

    def _next(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number:04d}"

    def _invoice(self, dated: date, posted: date) -> dict[str, Any]:
        entity, account, currency = self.random.choice(GROUPS)
        row = {"document_no": self._next("I"), "customer_id": f"K{self.random.randint(1, 6)}"}
        row |= {"document_date": dated, "posting_date": posted, "due_date": dated + timedelta(30)}
        row |= {"amount": self.random.randint(1_000, 9_999_999)}
        row |= {"entity": entity, "account": account, "currency": currency}
        self.rows["invoices"].append(row)
        return row

    def _receipt(self, day: date, about: dict[str, Any], group: Group, amount: int, names: bool = True) -> str:
        row = {"receipt_no": self._next("R"), "customer_id": about["customer_id"], "receipt_date": day}
        row |= {"amount": amount, "applied_to": about["document_no"] if names else ""}
        row |= dict(zip(("entity", "account", "currency"), group, strict=True))
        self.rows["receipts"].append(row)
        return str(row["receipt_no"])

    def _posted_after(self) -> dict[str, Any]:
        row = self._invoice(self._day(-20, 0), self._day(1, 20))
        return {"number": row["document_no"], "ours": {_group(row): 0}, "theirs": {_group(row): row["amount"]}}

    def _dated_after(self) -> dict[str, Any]:
        row = self._invoice(self._day(1, 20), self._day(-10, 0))
        return {"number": row["document_no"], "ours": {_group(row): row["amount"]}}

    def _elsewhere(self, *changed: int) -> dict[str, Any]:
        about = self.unused.pop()
        ours = _group(about)
        others = [group for group in GROUPS if {at for at in range(3) if group[at] != ours[at]} == set(changed)]
        theirs, part = self.random.choice(others), self.random.randint(1, about["amount"])
        number = self._receipt(self._day(-20, 0), about, theirs, part)
        return {"number": number, "ours": {ours: -part, theirs: 0}, "theirs": {theirs: -part}}

    def _wrong_account(self) -> dict[str, Any]:
        return self._elsewhere(1)

    def _wrong_entity(self) -> dict[str, Any]:
        return self._elsewhere(0)

    def _currency(self) -> dict[str, Any]:
        about = self.unused.pop()
        entity, account, currency = _group(about)
        paid, amount = (entity, account, "USD" if currency == "CNY" else "CNY"), self.random.randint(1, 9_999_999)
        number = self._receipt(self._day(-20, 0), about, paid, amount)
        return {
            "number": number,
            "ours": {paid: -amount, _group(about): 0},
            "theirs": {_group(about): -about["amount"]},
        }

    def _unapplied(self) -> dict[str, Any]:
        about = self.random.choice(self.rows["invoices"])
        amount, group = self.random.randint(1, 9_999_999), self.random.choice(GROUPS)
        return {
            "number": self._receipt(self._day(-20, 0), about, group, amount, names=False),
            "ours": {group: -amount},
        }

    def _duplicate(self) -> dict[str, Any]:
        about = self.unused.pop()
        self.rows["invoices"].append(dict(about))
        return {"number": about["document_no"], "ours": {_group(about): about["amount"]}}

    def _duplicate_receipt(self) -> dict[str, Any]:
        about, day = self.unused.pop(), self._day(-20, 0)
        half = self.random.randint(1, about["amount"] // 2)
        numbers = [self._receipt(day, about, _group(about), half) for _ in range(2)]
        return {"number": numbers[1], "both": {_group(about): -half}, "ours": {_group(about): -half}}

    def _write_off_not_booked(self) -> dict[str, Any]:
        about = self.unused.pop()
        part = self.random.randint(1, about["amount"])
        same = {name: about[name] for name in ("customer_id", "document_no", "entity", "account", "currency")}
        self.rows["write_offs"].append({**same, "amount": part, "write_off_date": self._day(-20, 0)})
        return {"number": about["document_no"], "ours": {_group(about): -part}}

    def _receipt_after(self) -> dict[str, Any]:
        about = self.unused.pop()
        part = self.random.randint(1, about["amount"])
        number = self._receipt(self._day(1, 31), about, _group(about), part)
        return {"number": number, "ours": {_group(about): 0}, "theirs": {_group(about): -part}}


KINDS = (
    "posted_after", "dated_after", "wrong_account", "wrong_entity", "currency", "unapplied", "duplicate",
    "duplicate_receipt", "write_off_not_booked", "receipt_after",
)  # fmt: skip


def _group(row: dict[str, Any]) -> Group:
    return row["entity"], row["account"], row["currency"]


def planted(seed: str, causes: int, agreed: int) -> Planted:
    """Books with so many random causes, and so many documents like them that cause nothing."""
    made = Planted(seed)
    for number in range(causes + agreed):
        made.plant(made.random.choice(KINDS), real=number < causes)
    return made
