"""The ledgers that are measured on: the same cells for the same size, whatever the machine."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

__all__ = ["AS_OF", "COLUMNS", "keep_frames", "make_frames", "make_mixed_frame", "make_parquet", "make_workbook"]

AS_OF = date(2026, 10, 31)
_FIRST = date(2024, 1, 1)
_DAY_ZERO = date(1970, 1, 1)
_EXCEL_ZERO = date(1899, 12, 30)
_DIRTY_RATE = 0.01
_CUSTOMERS = 500
_STRIDE = 7919
"""A prime: each receipt pays another document, in no order that helps anybody."""

COLUMNS = (
    "Document no.", "Customer no.", "Customer", "Document date", "Due date", "Amount", "Paid amount", "Settled date",
    "Sales rep", "Collector", "Region", "Project",
)  # fmt: skip
"""Headers of the workbook: one line for each document, which says itself what was paid and when."""


def make_workbook(path: Path, lines: int, seed: int = 7) -> None:
    """A workbook of `lines` documents × 12 columns in which one cell in a hundred is dirty.

    Dirty means what a person repairs without asking: amounts typed as text (`1,234.50`, `￥1,234.50`), dates as text
    (`2026/03/05`), blanks around ids and names. The figures are those of the clean ledger.
    """
    import numpy as np
    from xlsxwriter import Workbook

    rng = np.random.default_rng(seed)
    customer = rng.integers(0, _CUSTOMERS, lines)
    day = _ordinals(_FIRST) + np.sort(rng.integers(0, (AS_OF - _FIRST).days + 1, lines))
    due = day + rng.choice([30, 45, 60, 90], lines)
    cents = rng.integers(10_000, 9_000_000, lines)
    settled, paid = _payments(rng, day, due, cents)
    dirty = rng.random((lines, len(COLUMNS))) < _DIRTY_RATE
    columns: list[list[Any]] = [
        [f"INV{number:07d}" for number in range(lines)],
        [f"C{number:04d}" for number in customer],
        [f"Customer {number:04d} Ltd" for number in customer],
        (day - _ordinals(_EXCEL_ZERO)).tolist(),
        (due - _ordinals(_EXCEL_ZERO)).tolist(),
        (cents / 100).tolist(),
        (paid / 100).tolist(),
        [value - _ordinals(_EXCEL_ZERO) if value else None for value in settled.tolist()],
        [f"Rep {number % 20:02d}" for number in customer],
        [f"Collector {number % 8}" for number in customer],
        [f"Region {number % 6}" for number in customer],
        [f"P{number % 300:03d}" for number in range(lines)],
    ]
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Ledger")
        as_day = book.add_format({"num_format": "yyyy-mm-dd"})
        for position, header in enumerate(COLUMNS):
            sheet.write_string(0, position, header)
        for number, values in enumerate(zip(*columns, strict=True), 1):
            spoilt = dirty[number - 1]
            for position, value in enumerate(values):
                if value is None:
                    continue
                if spoilt[position]:
                    sheet.write_string(number, position, _spoil(position, value, number))
                elif isinstance(value, str):
                    sheet.write_string(number, position, value)
                else:
                    sheet.write_number(number, position, value, as_day if position in (3, 4, 7) else None)


def _payments(rng: Any, day: Any, due: Any, cents: Any) -> tuple[Any, Any]:
    """Day and amount of what was paid; day 0 where nothing was."""
    import numpy as np

    last = _ordinals(AS_OF)
    when = np.maximum(day, due + rng.integers(-20, 60, len(day)))
    never = (when > last) | (rng.random(len(day)) < 0.02)
    part = np.where(rng.random(len(day)) < 0.05, cents // 2, cents)
    return np.where(never, 0, when), np.where(never, 0, part)


def _spoil(position: int, value: Any, number: int) -> str:
    if isinstance(value, str):
        return f"{value} " if number % 2 else f" {value}"
    if position in (3, 4, 7):
        return (_EXCEL_ZERO + timedelta(days=value)).strftime("%Y/%m/%d")
    return f"{value:,.2f}" if number % 2 else f"￥{value:,.2f}"


def make_frames(documents: int, seed: int = 7) -> tuple[Any, Any]:
    """Documents and receipts as pandas frames, as many of each: most receipts name the document they pay."""
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(seed)
    customers = max(documents // 50, 1)
    span = (AS_OF - _FIRST).days + 30
    start = np.datetime64(_FIRST.isoformat(), "D")
    day = rng.integers(0, span, documents)
    customer = rng.integers(0, customers, documents)
    cents = rng.integers(1_000, 900_000, documents)
    invoices = pd.DataFrame(
        {
            "document_no": pd.Series(np.arange(documents)).astype("str").str.zfill(8),
            "customer_id": pd.Series(customer).astype("str").str.zfill(6),
            "document_date": start + day,
            "due_date": start + day + rng.choice([30, 45, 60, 90], documents),
            "amount": cents / 100,
        }
    )
    paid = (np.arange(documents) * _STRIDE + 13) % documents
    known = rng.random(documents) < 0.95
    receipts = pd.DataFrame(
        {
            "receipt_no": "R" + pd.Series(np.arange(documents)).astype("str").str.zfill(8),
            "customer_id": invoices["customer_id"].to_numpy()[paid],
            "receipt_date": start + day[paid] + rng.integers(0, 120, documents),
            "amount": np.where(rng.random(documents) < 0.7, cents[paid], cents[paid] // 3 + 1) / 100,
            "applied_to": np.where(known, invoices["document_no"].to_numpy()[paid], ""),
        }
    )
    return invoices, receipts


def make_mixed_frame(rows: int, seed: int = 7) -> Any:
    """A pandas frame of `rows` × 12 as people write it: texts, dates, money, whole numbers, truths, blanks."""
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(seed)
    number = np.arange(rows)
    customer = rng.integers(0, _CUSTOMERS, rows)
    day = np.datetime64(_FIRST.isoformat(), "s") + rng.integers(0, 900, rows).astype("timedelta64[D]")
    amount = rng.integers(10_000, 9_000_000, rows) / 100
    settled = rng.random(rows) < 0.7
    return pd.DataFrame(
        {
            "Document no.": pd.Series([f"INV{each:07d}" for each in number]),
            "Customer": pd.Series([f"Customer {each:04d} Ltd" for each in customer]),
            "Region": pd.Series([f"Region {each % 6}" for each in customer]),
            "Document date": day,
            "Due date": day + np.timedelta64(30, "D"),
            "Settled date": pd.Series(day + np.timedelta64(75, "D")).where(settled),
            "Amount": amount,
            "Paid amount": pd.Series(amount).where(settled),
            "Terms": rng.choice([30, 45, 60, 90], rows),
            "Reminders": rng.integers(0, 5, rows),
            "Disputed": rng.random(rows) < 0.05,
            "Note": pd.Series([f"call no. {each}" for each in number]).where(rng.random(rows) < 0.3),
        }
    )


def keep_frames(folder: Path, documents: int) -> None:
    """`make_frames` as two parquet files."""
    invoices, receipts = make_frames(documents)
    invoices.to_parquet(folder / "invoices.parquet")
    receipts.to_parquet(folder / "receipts.parquet")


def make_parquet(folder: Path, documents: int) -> None:
    """The same shape as `make_frames` in two parquet files, made inside DuckDB so that size costs no memory."""
    import duckdb

    span = (AS_OF - _FIRST).days + 30
    with duckdb.connect() as held:
        held.execute("set preserve_insertion_order = true")
        held.execute(
            f"""create table d as select i, hash(i) % {max(documents // 50, 1)} as c, hash(i + 1) % {span} as day,
            1000 + hash(i + 2) % 899000 as cents, [30, 45, 60, 90][1 + (hash(i + 3) % 4)::int] as terms
            from range({documents}) t(i)"""
        )
        day = f"date '{_FIRST.isoformat()}' + day::int"
        held.execute(
            f"""copy (select printf('%08d', i) as document_no, printf('%06d', c) as customer_id,
            {day} as document_date, {day} + terms::int as due_date, (cents / 100.0)::double as amount
            from d) to '{folder / "invoices.parquet"}' (format parquet)"""
        )
        held.execute(
            f"""copy (select printf('R%08d', r.i) as receipt_no, printf('%06d', d.c) as customer_id,
            date '{_FIRST.isoformat()}' + (d.day + hash(r.i + 5) % 120)::int as receipt_date,
            (case when hash(r.i + 6) % 10 < 7 then d.cents else d.cents // 3 + 1 end / 100.0)::double as amount,
            case when hash(r.i + 7) % 100 < 95 then printf('%08d', d.i) else '' end as applied_to
            from (select i, (i * {_STRIDE} + 13) % {documents} as paid from range({documents}) t(i)) r
            join d on d.i = r.paid) to '{folder / "receipts.parquet"}' (format parquet)"""
        )


def _ordinals(day: date) -> int:
    return (day - _DAY_ZERO).days
