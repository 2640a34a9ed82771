"""Settlement, aging and DSO as people write them in pandas: a function applied to each customer's rows."""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time

import pandas as pd

EDGES = (30, 60, 90, 180, 360)
NAMES = ("not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+")


def job(invoices: pd.DataFrame, receipts: pd.DataFrame, as_of: str) -> dict[str, float]:
    end = pd.Timestamp(as_of)
    invoices = invoices[invoices["document_date"] <= end].copy()
    receipts = receipts[receipts["receipt_date"] <= end]
    money = receipts.groupby("applied_to")["amount"].sum().to_dict()
    known = set(invoices["document_no"])
    free = receipts[~receipts["applied_to"].isin(known)].groupby("customer_id")["amount"].sum().to_dict()

    def bucket(days: int) -> str:
        if days <= 0:
            return "not_due"
        return next((name for edge, name in zip(EDGES, NAMES[1:], strict=False) if days <= edge), "360+")

    def age(rows: pd.DataFrame) -> pd.Series:
        result = dict.fromkeys((*NAMES, "credits"), 0.0)
        for row in rows.itertuples():
            left = round(row.amount - money.get(row.document_no, 0.0), 2)
            result["credits" if left < 0 else bucket((end - row.due_date).days)] += left
        result["credits"] -= free.pop(rows.name, 0.0)
        return pd.Series(result)

    table = invoices.groupby("customer_id")[["document_no", "amount", "due_date"]].apply(age)
    orphans = sum(free.values())
    recent = invoices[invoices["document_date"] >= end.replace(day=1) - pd.DateOffset(months=2)]
    days = (end - (end.replace(day=1) - pd.DateOffset(months=2))).days + 1
    totals = {name: round(float(table[name].sum()), 2) for name in (*NAMES, "credits")}
    totals["credits"] = round(totals["credits"] - orphans, 2)
    outstanding = round(sum(totals.values()), 2)
    dso = outstanding / round(float(recent["amount"].sum()), 2) * days
    return {"outstanding": outstanding, **totals, "undated": 0.0, "dso": round(dso, 6)}


def main(folder: str, as_of: str) -> None:
    frames = [pd.read_parquet(f"{folder}/{name}.parquet") for name in ("invoices", "receipts")]
    began, spent = perf_counter(), process_time()
    totals = job(*frames, as_of)
    print(json.dumps({"seconds": perf_counter() - began, "cpu": process_time() - spent, "totals": totals}))


if __name__ == "__main__":
    main(*sys.argv[1:])
