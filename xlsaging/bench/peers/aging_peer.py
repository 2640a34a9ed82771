"""The aging of a workbook as people write it: pandas.read_excel with openpyxl, apply, pivot_table, openpyxl."""

from __future__ import annotations

import json
import sys
from datetime import datetime

import pandas as pd

NAMES = ("not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+")


def amount(value: object) -> float:
    if isinstance(value, str):
        return float(value.replace("￥", "").replace(",", ""))
    return 0.0 if pd.isna(value) else float(value)


def day(value: object) -> datetime | None:
    if isinstance(value, str):
        return datetime.strptime(value, "%Y/%m/%d")
    return None if pd.isna(value) else pd.Timestamp(value).to_pydatetime()


def bucket(late: int) -> str:
    if late <= 0:
        return "not_due"
    for edge, name in zip((30, 60, 90, 180, 360), NAMES[1:], strict=False):
        if late <= edge:
            return name
    return "360+"


def main(path: str, as_of: str, out: str) -> None:
    ledger = pd.read_excel(path, engine="openpyxl")
    end = datetime.fromisoformat(as_of)
    ledger["Customer no."] = ledger["Customer no."].str.strip()
    for name in ("Amount", "Paid amount"):
        ledger[name] = ledger[name].apply(amount)
    for name in ("Document date", "Due date", "Settled date"):
        ledger[name] = ledger[name].apply(day)
    ledger = ledger[ledger["Document date"] <= end]
    paid = ledger.apply(lambda row: row["Paid amount"] if row["Settled date"] <= end else 0.0, axis=1)
    ledger["open"] = (ledger["Amount"] - paid).round(2)
    ledger["bucket"] = ledger.apply(lambda row: bucket((end - row["Due date"]).days), axis=1)
    table = ledger[ledger["open"] != 0].pivot_table(
        index="Customer no.", columns="bucket", values="open", aggfunc="sum", fill_value=0
    )
    table = table.reindex(columns=list(NAMES), fill_value=0.0)
    table["outstanding"] = table.sum(axis=1)
    table = table.sort_values("outstanding", ascending=False)
    table.to_excel(out, engine="openpyxl")
    sums = {name: round(float(table[name].sum()), 2) for name in NAMES}
    print(json.dumps({"totals": {"outstanding": round(float(table["outstanding"].sum()), 2), **sums}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
