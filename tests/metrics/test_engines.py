"""The same ledger on every engine gives the same rows."""
# ruff: noqa: E501  # a table is as wide as its columns

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from strategies import as_frames, books_of, days, seeds

from xlsaging.metrics.aging import aging
from xlsaging.metrics.applications import applications
from xlsaging.metrics.open_items import open_items
from xlsaging.metrics.tie_out import tie_out, tie_out_causes
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

INVOICES = """
document_no customer_id document_date posting_date due_date   document_type amount  currency entity account item_class condition_met_date instalment_no applied_to reverses_document_no clearing_no clearing_date origin_date dispute_reason fx_rate terms_days region
A1          C1          2024-11-05    -            2024-12-05 invoice       1000.01 CNY      E1     1122    trade      -                  1             -          -                    -           -             -           -              -       -          north
A1          C1          2024-11-05    -            2025-01-05 invoice       500.02  CNY      E1     1122    trade      -                  2             -          -                    -           -             -           -              -       -          north
A2          C1          2025-01-31    2025-02-02   -          invoice       300.00  CNY      E1     1122    trade      -                  1             -          -                    -           -             -           price          -       30         -
A3          C1          2025-02-10    -            2025-02-10 credit_note   -80.00  CNY      E1     1122    trade      -                  1             A2         -                    -           -             -           -              -       -          -
A4          C1          2025-02-11    -            2025-02-11 credit_note   -40.00  CNY      E1     1122    trade      -                  1             -          -                    -           -             -           -              -       -          -
B1          C2          2023-03-15    -            2024-03-15 invoice       200.00  CNY      E2     1131    retention  2025-01-10         1             -          -                    -           -             -           -              -       -          -
B2          C2          2025-01-20    -            2025-02-19 invoice       120.00  CNY      E2     1122    trade      -                  1             -          -                    G1          2025-03-01    -           -              -       -          -
B3          C2          2025-01-21    -            2025-02-20 invoice       130.00  CNY      E2     1122    trade      -                  1             -          -                    G1          -             -           -              -       -          -
B4          C2          2025-02-25    -            2025-02-25 credit_note   -30.00  CNY      E2     1122    trade      -                  1             -          -                    G1          -             -           -              -       -          -
O1          C3          2025-01-01    -            -          opening       75.50   CNY      E1     1122    trade      -                  1             -          -                    -           -             -           -              -       -          -
O2          C3          2025-01-01    -            -          opening       64.50   CNY      E1     1122    trade      -                  1             -          -                    -           -             2022-06-30  -              -       -          -
J1          C4          2025-01-31    -            2025-02-28 invoice       90001   JPY      E1     1122    trade      -                  1             -          -                    -           -             -           -              0.048   -          -
W1          C4          2025-01-31    -            2025-03-31 invoice       12.345  KWD      E1     1122    trade      -                  1             -          -                    -           -             -           -              -       -          -
X1          C5          2025-01-10    -            2025-02-10 invoice       60.00   CNY      E1     1122    trade      -                  1             -          -                    -           -             -           -              -       -          -
X2          C5          2025-03-10    -            2025-03-10 credit_note   -60.00  CNY      E1     1122    trade      -                  1             -          X1                   -           -             -           -              -       -          -
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount  applied_to applied_date returned_date currency entity account clearing_no collector
R1         C1          2025-01-15   1200.00 A1         -            -             CNY      E1     1122    -           -
R2         C1          2025-03-01   500.00  A1         -            -             CNY      E2     1131    -           Zhao
R3         C1          2025-03-05   -100.00 A1         -            -             CNY      E1     1122    -           -
A4         C1          2025-03-06   25.00   A2         -            -             CNY      E1     1122    -           -
R5         C2          2025-03-01   220.00  -          -            -             CNY      E2     1122    G1          -
R6         C2          2025-03-12   45.00   -          -            -             CNY      -      -       -           -
R7         C4          2025-03-15   40000   J1         2025-04-02   -             JPY      E1     1122    -           -
R8         C5          2025-02-15   60.00   X1         -            2025-03-20    CNY      E1     1122    -           -
"""
WRITE_OFFS = """
write_off_date customer_id amount document_no currency entity account
2025-03-10     C3          64.50  O2          CNY      E1     1122
2025-03-20     C3          -14.50 O2          CNY      E1     1122
"""
CUSTOMERS = """
customer_id customer_name terms_days collector region
C1          甲公司        45         File      east
C2          乙公司        60         -         -
"""
ASSIGNMENTS = """
customer_id collector start_date end_date
C2          Qian      2025-01-01 -
C2          Sun       2025-03-15 -
"""
RATES = "rate_date currency rate\n2025-01-31 JPY 0.047\n2025-03-31 JPY 0.0512345\n2025-03-31 KWD 23.4567"
GL = """
balance_date amount   entity account currency
2025-03-31   1000.00  E1     1122    CNY
2025-03-31   90001    E1     1122    JPY
2025-03-31   -45      E2     1131    CNY
"""

# A1: 1,500.03 less R1 1,200 and what it took of R2; R3 gave back 100 of R2. A2: less A3 80 and 25 of A4. G1 clears itself.
# O2: 64.50 written off, 14.50 recovered. R7 waits for April. X1: X2 reverses it, R8 came back.
OPEN = [
    ("A4", 1, -15.0),
    ("R2", 1, -99.97),
    ("A2", 1, 195.0),
    ("B1", 1, 200.0),
    ("R6", 1, -45.0),
    ("O2", 1, 14.5),
    ("O1", 1, 75.5),
    ("J1", 1, 90001.0),
    ("R7", 1, -40000.0),
    ("W1", 1, 12.345),
]


def _ledger(engine: Any, table: Any) -> Ledger:
    texts = {"invoices": INVOICES, "receipts": RECEIPTS, "write_offs": WRITE_OFFS, "customers": CUSTOMERS}
    texts |= {"assignments": ASSIGNMENTS, "fx_rates": RATES, "gl_balances": GL}
    frames = {name: table(text) for name, text in texts.items()}
    for frame, column in ((frames["invoices"], "instalment_no"), (frames["invoices"], "terms_days"),
                          (frames["customers"], "terms_days")):  # fmt: skip
        frame[column] = frame[column].astype("float64")
    return Ledger(settings=Settings(terms_rule="month_end"), **engine.tables(**frames))


def _asked(ledger: Ledger) -> dict[str, Any]:
    """Every way through the settlement, by name."""
    day = "2025-03-31"
    return {
        "open items": open_items(ledger, day),
        "open items, first in first out, by statutory age": open_items(ledger, day, "origin_date", "fifo"),
        "aging in months": aging(ledger, day, by=["entity", "account"], buckets="1M,2M,12M", currency="document"),
        "aging by collector and region, netted": aging(ledger, day, by=["collector", "region"], unapplied="net"),
        "aging at booked rates": aging(ledger, day, by="customer_name", rate="booked"),
        "applications": applications(ledger, day).to_native(),
        "tie-out": tie_out(ledger, day),
        "causes": tie_out_causes(ledger, day),
    }


def _rows(frame: pd.DataFrame, plain_rows: Any, ordered: bool) -> list[tuple[Any, ...]]:
    for name in frame.columns:
        if frame[name].dtype.kind in "iu":
            frame[name] = frame[name].astype("float64")
    rows = plain_rows(frame)
    return rows if ordered else sorted(rows, key=str)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """What pandas says, once."""
    return {}


def _told(engine, table, plain_rows):
    return {
        name: _rows(engine.pandas(frame), plain_rows, name != "applications")
        for name, frame in _asked(_ledger(engine, table)).items()
    }


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"], indirect=True)
def test_one_ledger_with_everything_in_it_is_the_same_on_every_engine(engine, table, plain_rows, expected):
    found = _told(engine, table, plain_rows)
    if not expected:
        # On whichever worker this runs, whatever ran there before.
        local = replace(engine, name="pandas")
        expected.update(found if engine.name == "pandas" else _told(local, table, plain_rows))
    for name, rows in found.items():
        assert rows == expected[name], name
    assert [(row[4], row[5], row[14]) for row in found["open items"]] == OPEN


# All figures on this ledger take Spark minutes: it is asked for two that go every way through the settlement.
@pytest.mark.parametrize("engine", [pytest.param("spark", marks=pytest.mark.spark)], indirect=True)
def test_spark_says_the_same_and_runs_no_job_before_it_is_asked(engine, table, plain_rows):
    local = _ledger(replace(engine, name="pandas"), table)
    ledger = _ledger(engine, table)
    before = engine.jobs()
    made = [
        (
            open_items(each, "2025-03-31", unapplied="fifo"),
            aging(each, "2025-03-31", by=["collector", "region"], buckets="1M,2M,12M", unapplied="fifo", rate="booked"),
        )
        for each in (ledger, local)
    ]
    assert engine.jobs() == before
    for asked, known in zip(*made, strict=True):
        assert _rows(engine.pandas(asked), plain_rows, True) == _rows(known, plain_rows, True)
    assert engine.jobs() > before


@pytest.mark.parametrize("name", ["polars", "duckdb"])
def test_random_ledgers_are_the_same_on_every_engine(name, plain_rows):
    @examples(max_examples=2, deadline=None, derandomize=True)
    @given(seeds, days)
    def same(seed, day):
        frames = as_frames(books_of(seed, 40))
        ours = Ledger(**frames)
        theirs = Ledger(**_frames_of(name, frames))
        for unapplied in ("separate", "fifo"):
            left = open_items(ours, day, unapplied=unapplied)
            right = _pandas_of(name, open_items(theirs, day, unapplied=unapplied))
            assert _rows(left, plain_rows, True) == _rows(right, plain_rows, True)

    same()


def _frames_of(name: str, frames: dict[str, pd.DataFrame]) -> dict[str, Any]:
    if name == "polars":
        import polars

        return {key: polars.from_pandas(frame).lazy() for key, frame in frames.items()}
    import duckdb

    session = duckdb.connect()
    return {key: session.from_df(frame) for key, frame in frames.items()}


def _pandas_of(name: str, frame: Any) -> pd.DataFrame:
    return frame.collect().to_pandas() if name == "polars" else frame.df()
