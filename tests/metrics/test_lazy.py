"""Nothing collects a lazy frame on the way: the result of a document metric is lazy, and no row was fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw
import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.applications import applications
from xlsaging.metrics.bridge import aging_bridge
from xlsaging.metrics.concentration import concentration
from xlsaging.metrics.coverage import coverage
from xlsaging.metrics.days_to_pay import days_to_pay
from xlsaging.metrics.open_items import open_items
from xlsaging.metrics.small import rows_of
from xlsaging.model.ledger import Ledger

DAY = "2025-03-31"
METRICS: dict[str, Callable[[Ledger], Any]] = {
    "open_items": lambda ledger: open_items(ledger, DAY),
    "open_items, fifo": lambda ledger: open_items(ledger, DAY, "origin_date", "fifo", extra=("region",)),
    "aging": lambda ledger: aging(ledger, DAY, by=["collector", "region"], currency="document"),
    "aging, netted": lambda ledger: aging(ledger, DAY, buckets="1M,3M", unapplied="net", rate="booked"),
    "applications": lambda ledger: applications(ledger, DAY).to_native(),
    "days_to_pay": lambda ledger: days_to_pay(ledger, "2025-01-01", DAY),
    "concentration": lambda ledger: concentration(ledger, DAY),
    "coverage": lambda ledger: coverage(ledger, "2025-03-01", DAY, by="region"),
    "aging_bridge": lambda ledger: aging_bridge(ledger, "2025-02-01", DAY, by="customer_id"),
}


class Collected(AssertionError):
    """A lazy frame was brought into Python."""


def _refuse(*_: Any, **__: Any) -> Any:
    raise Collected


def _doors() -> Iterator[tuple[type, str]]:
    """Every way by which rows come out of a lazy frame."""
    import duckdb
    import polars

    yield nw.LazyFrame, "collect"
    yield from ((polars.LazyFrame, name) for name in ("collect", "collect_async", "fetch", "describe", "sink_parquet"))
    relation = duckdb.DuckDBPyRelation
    yield from (
        (relation, name)
        for name in ("df", "to_df", "fetchall", "fetchone", "fetchmany", "fetchnumpy", "fetchdf", "arrow", "pl",
                     "torch", "fetch_arrow_table", "to_arrow_table", "fetch_arrow_reader", "fetch_record_batch",
                     "materialize")
    )  # fmt: skip


@pytest.fixture
def closed_doors(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Any attempt to collect raises `Collected`; `undo()` opens the doors again."""
    for kind, name in _doors():
        if hasattr(kind, name):
            monkeypatch.setattr(kind, name, _refuse)
    return monkeypatch


@pytest.fixture
def lazy(engine: Any, table: Any) -> tuple[Ledger, Any]:
    """A ledger that uses every part of the settlement, and its engine; polars and DuckDB in turn."""
    invoices = table(
        """
        document_no customer_id document_date posting_date due_date   amount currency entity account item_class applied_to clearing_no region
        A1          C1          2025-01-01    -            2025-01-31 100    CNY      E1     1122    trade      -          -           north
        A2          C1          2025-01-01    2025-01-05   -          70     USD      E1     1122    retention  -          -           -
        K1          C1          2025-02-01    -            -          -30    CNY      E1     1122    trade      A1         -           -
        B1          C2          2025-01-01    -            2025-01-31 50     CNY      E2     1131    trade      -          G1          -
        """  # noqa: E501  # a table is as wide as its columns
    )
    receipts = table(
        """
        receipt_no customer_id receipt_date amount applied_to currency entity account clearing_no returned_date
        R1         C1          2025-02-10   40     A1         CNY      E1     1122    -           -
        K1         C1          2025-02-11   10     A1         CNY      E1     1122    -           -
        R2         C2          2025-02-12   50     -          CNY      E2     1131    G1          -
        R3         C1          2025-02-13   5      -          CNY      E1     1122    -           2025-03-01
        """
    )
    write_offs = table("write_off_date customer_id amount document_no\n2025-03-01 C1 10 A1")
    customers = table("customer_id customer_name terms_days terms_rule region\nC1 One 30 month_end east")
    assignments = table("customer_id collector start_date\nC1 Zhao 2025-01-01")
    rates = table("rate_date currency rate\n2025-01-01 USD 7.2")
    tables = engine.tables(invoices=invoices, receipts=receipts, write_offs=write_offs, customers=customers,
                           assignments=assignments, fx_rates=rates)  # fmt: skip
    return Ledger(**tables), engine


LAZY_ENGINES = pytest.mark.parametrize("engine", ["polars", "duckdb"], indirect=True)


@LAZY_ENGINES
@pytest.mark.parametrize("metric", METRICS)
def test_nothing_is_collected_on_the_way(lazy, closed_doors, metric):
    ledger, engine = lazy
    result = METRICS[metric](ledger)
    assert isinstance(nw.from_native(result), nw.LazyFrame)
    closed_doors.undo()
    assert len(engine.pandas(result)) > 0


@LAZY_ENGINES
def test_a_collection_on_the_way_would_be_seen(lazy, closed_doors):
    ledger, engine = lazy
    with pytest.raises(Collected):
        rows_of(ledger.typed("invoices"))
    with pytest.raises(Collected):
        engine.pandas(open_items(ledger, DAY))


@LAZY_ENGINES
def test_the_ledger_itself_is_made_without_collecting(engine, closed_doors):
    import pandas as pd

    invoices = pd.DataFrame(
        {"document_no": ["A1"], "customer_id": "C1", "document_date": ["2025-01-01"], "amount": 1.0}
    )
    frame = engine.frame(invoices)
    assert isinstance(Ledger(invoices=frame).typed("invoices"), nw.LazyFrame)


@pytest.mark.parametrize("engine", [pytest.param("spark", marks=pytest.mark.spark)], indirect=True)
def test_spark_runs_no_job_for_any_of_them_before_it_is_asked(lazy):
    ledger, engine = lazy
    before = engine.jobs()
    # Open items are asked for, and then collected, in test_engines: planning them takes Spark long.
    made = {}
    for name, metric in METRICS.items():
        if not name.startswith("open_items"):
            made[name] = metric(ledger)
            assert engine.jobs() == before, name
    assert all(isinstance(nw.from_native(result), nw.LazyFrame) for result in made.values())
    # That a job would be seen:
    assert len(engine.pandas(ledger.typed("write_offs").to_native())) == 1
    assert engine.jobs() > before
