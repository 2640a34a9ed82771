"""Who and where: collector, sales rep, region, entity … of a row.

A row's own value comes first, then, for collectors, the assignment that holds on the row's day, then the
customer's. What nobody says is `unassigned`, a group of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.schema import TABLES, UNASSIGNED

__all__ = ["assigned_collectors", "known_attributes", "own_columns", "with_attributes"]

_KEYS = frozenset({"customer_id", "document_no", "currency", "item_class", "document_type"})


_OF_ITEMS = ("invoices", "receipts", "write_offs")


def known_attributes(ledger: Ledger) -> list[str]:
    """Names that rows can be grouped by."""
    names = [*_KEYS, "collector", "customer_name"]
    for table in (*_OF_ITEMS, "customers", "activities"):
        if ledger.has(table):
            names += ledger.typed(table).collect_schema().names()
    return sorted(dict.fromkeys(names))


def own_columns(ledger: Ledger, by: Sequence[str]) -> tuple[str, ...]:
    """Those of `by` that invoices, receipts or write-offs may hold themselves, to be carried along from there.

    Raises BadSettingError where a name belongs to no table.
    """
    own = []
    for name in by:
        elsewhere = ledger.has("customers", name) or ledger.has("activities", name)
        if name in TABLES["invoices"].columns or any(ledger.has(table, name) for table in _OF_ITEMS):
            own.append(name)
        elif not elsewhere and name not in TABLES["customers"].columns:
            raise BadSettingError(name="by", value=name, allowed=f"a column: {', '.join(known_attributes(ledger))}")
    return tuple(own)


def with_attributes(frame: Any, ledger: Ledger, names: Sequence[str], day: int | str) -> Any:
    """`frame` (with `customer_id`) with each of `names` filled by precedence, never empty.

    `day` is the day on which assignments are asked: a day number, or the column that holds each row's own.
    """
    for name in names:
        if name == "customer_name":
            frame = _with_names(frame, ledger)
        elif name not in ("customer_id", "document_no", "currency", "bucket", "document_type", "item_class"):
            frame = _with_attribute(frame, ledger, name, day)
    return frame


def _with_attribute(frame: Any, ledger: Ledger, name: str, day: int | str) -> Any:
    present = frame.collect_schema().names()
    value = nw.col(name) if name in present else nw.lit("")
    if name in present and frame.collect_schema()[name] != nw.String:
        value = value.cast(nw.String)
    frame = frame.with_columns(value.alias(name))
    if name == "collector" and ledger.has("assignments"):
        frame = _prefer(frame, name, *_assigned(frame, ledger, day))
    if ledger.has("customers", name):
        theirs = ledger.typed("customers", ["customer_id", name])
        if theirs.collect_schema()[name] != nw.String:
            theirs = theirs.with_columns(nw.col(name).cast(nw.String).fill_null(""))
        theirs = theirs.group_by("customer_id").agg(nw.col(name).max().alias("theirs"))
        frame = _prefer(frame, name, theirs, ["customer_id"])
    if _is_of_the_log(name) and ledger.has("activities", name):
        frame = _prefer(frame, name, *_last_said(frame, ledger, name, day))
    empty = nw.col(name) == ""
    return frame.with_columns(nw.when(empty).then(nw.lit(UNASSIGNED)).otherwise(nw.col(name)).alias(name))


def _is_of_the_log(name: str) -> bool:
    """Whether a column is one that only the collection log has: who called is not who is responsible."""
    return not any(name in TABLES[table].columns for table in (*_OF_ITEMS, "customers"))


def _last_said(frame: Any, ledger: Ledger, name: str, day: int | str) -> tuple[Any, list[str]]:
    """What the newest entry of the collection log up to the day says of each customer (cause, channel …)."""
    log = ledger.typed("activities", ["customer_id", "activity_date", name]).rename({"activity_date": "said_on"})
    if log.collect_schema()[name] != nw.String:
        log = log.with_columns(nw.col(name).cast(nw.String).fill_null(""))
    log = log.filter(nw.col(name) != "").rename({name: "theirs"})
    if isinstance(day, int):
        on, said = ["customer_id"], log.filter(nw.col("said_on") <= day)
    else:
        on, said = ["customer_id", day], frame.select("customer_id", day).unique().join(log, on="customer_id")
        said = said.filter(nw.col("said_on") <= nw.col(day))
    newest = said.group_by(*on).agg(nw.col("said_on").max())
    said = said.join(newest, on=[*on, "said_on"], how="inner")
    return said.group_by(*on).agg(nw.col("theirs").max()), on


def _prefer(frame: Any, name: str, other: Any, on: list[str]) -> Any:
    """Fill empty values of `name` from the column `theirs` of `other`."""
    joined = frame.join(other, on=on, how="left")
    filled = nw.when(nw.col(name) == "").then(nw.col("theirs").fill_null("")).otherwise(nw.col(name))
    return joined.with_columns(filled.alias(name)).drop("theirs")


def _with_names(frame: Any, ledger: Ledger) -> Any:
    """The customer table's name first: it is the file that is kept; then the row's own."""
    if "customer_name" not in frame.collect_schema().names():
        frame = frame.with_columns(nw.lit("").alias("customer_name"))
    if not ledger.has("customers", "customer_name"):
        return frame
    theirs = ledger.typed("customers", ["customer_id", "customer_name"])
    theirs = theirs.group_by("customer_id").agg(nw.col("customer_name").max().alias("theirs"))
    joined = frame.join(theirs, on="customer_id", how="left").with_columns(nw.col("theirs").fill_null(""))
    name = nw.when(nw.col("theirs") == "").then(nw.col("customer_name")).otherwise(nw.col("theirs"))
    return joined.with_columns(name.alias("customer_name")).drop("theirs")


def assigned_collectors(ledger: Ledger) -> Any:
    """Assignments with their last day in `end_date`: a later assignment ends the one before it."""
    frame = ledger.typed("assignments", ["customer_id", "collector", "start_date", "end_date"]).unique()
    later = nw.col("start_date").shift(-1).over("customer_id", order_by=["start_date", "collector"])
    frame = frame.with_columns(later.alias("later"))
    until = (
        nw.when(nw.col("later").is_null())
        .then(nw.col("end_date"))
        .otherwise(nw.min_horizontal(nw.col("end_date"), nw.col("later").fill_null(0).cast(nw.Int64) - 1))
    )
    return frame.with_columns(until.cast(nw.Int64).alias("end_date")).drop("later")


def _assigned(frame: Any, ledger: Ledger, day: int | str) -> tuple[Any, list[str]]:
    held = assigned_collectors(ledger)
    if isinstance(day, int):
        today = held.filter(nw.col("start_date") <= day, nw.col("end_date") >= day)
        return today.group_by("customer_id").agg(nw.col("collector").max().alias("theirs")), ["customer_id"]
    asked = frame.select("customer_id", day).unique()
    pairs = asked.join(held, on="customer_id", how="inner")
    pairs = pairs.filter(nw.col("start_date") <= nw.col(day), nw.col("end_date") >= nw.col(day))
    return pairs.group_by("customer_id", day).agg(nw.col("collector").max().alias("theirs")), [
        "customer_id",
        day,
    ]
