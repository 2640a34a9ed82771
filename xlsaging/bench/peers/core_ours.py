"""Settlement, aging and DSO with xlsaging: on pandas frames, or on DuckDB over Parquet."""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time
from typing import Any


def job(invoices: Any, receipts: Any, as_of: str) -> dict[str, float]:
    import narwhals as nw

    import xlsaging as ar

    ledger = ar.Ledger(invoices=invoices, receipts=receipts)
    aged = nw.from_native(ar.aging(ledger, as_of))
    names = [name for name in aged.columns if name not in ("customer_id", "max_days_past_due")]
    sums = aged.select(nw.col(name).sum() for name in names)
    row = (sums.collect() if isinstance(sums, nw.LazyFrame) else sums).rows(named=True)[0]
    measured = ar.dso(ledger, as_of, months=3)
    return {**{name: round(value, 2) for name, value in row.items()}, "dso": round(measured.value or 0.0, 6)}


def main(engine: str, folder: str, as_of: str) -> None:
    import xlsaging.metrics.aging
    import xlsaging.metrics.dso  # noqa: F401  # loaded before the clock starts, as the other's libraries are

    if engine == "pandas":
        import pandas as pd

        frames = [pd.read_parquet(f"{folder}/{name}.parquet") for name in ("invoices", "receipts")]
    else:
        import duckdb

        held = duckdb.connect()
        held.execute("set memory_limit = '2GB'")
        frames = [held.read_parquet(f"{folder}/{name}.parquet") for name in ("invoices", "receipts")]
    began, spent = perf_counter(), process_time()
    totals = job(*frames, as_of)
    print(json.dumps({"seconds": perf_counter() - began, "cpu": process_time() - spent, "totals": totals}))


if __name__ == "__main__":
    main(*sys.argv[1:])
