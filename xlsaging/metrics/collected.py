"""Cash that settled documents in a period, and who gets credit for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.frames import round_half_away
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER, from_day

from .applications import applications
from .attributes import assigned_collectors, with_attributes
from .materialise import keep
from .rates import with_base
from .scope import without_consolidated

__all__ = ["LINE_KEY", "collected", "collected_by"]

LINE_KEY = ("customer_id", "entity", "currency", "document_no", "instalment_no", "age_day")
"""What tells a document line apart."""

_ZERO = nw.lit(0, dtype=nw.Int64)


def collected(ledger: Ledger, start: int, end: int) -> Any:
    """Cash applied to documents from day `start` to day `end`: `LINE_KEY`, `receipt_no, event_day, count_day,
    days_late, amount, base`; a Narwhals frame in minor units.

    Money counts once it is applied to a document; a trade bill (商承) when it matures; payment in kind at what it
    realised (`realised_amount`, also 0; its amount where nothing is said). A receipt from before `start` that was
    returned in the period is a negative row on the day of its return, with the lateness that it was collected at.
    `count_day` is the day on which assignments are asked: the receipt's own, a trade bill's maturity. Credit notes and
    write-offs are no collections.
    """
    now = _cash(ledger, end, end).filter(nw.col("event_day") >= start, nw.col("event_day") <= end)
    if not ledger.has("receipts", "returned_date"):
        return keep(now)
    before = _cash(ledger, start - 1, end)
    returned = before.filter(nw.col("returned_date") >= start, nw.col("returned_date") <= end)
    returned = returned.filter(nw.col("event_day") < start).with_columns(
        nw.col("returned_date").alias("event_day"),
        (-nw.col("amount")).cast(nw.Int64).alias("amount"),
        (-nw.col("base")).cast(nw.Int64).alias("base"),
    )
    return keep(nw.concat([now, returned.select(*now.collect_schema().names())]))


def _cash(ledger: Ledger, as_of: int, rate_day: int) -> Any:
    applied = applications(ledger, _date(as_of), "due_date", carry=("collector",))
    cash = applied.filter(nw.col("source_table") == "receipts")
    cash = without_consolidated(cash, ledger).join(_about_receipts(ledger), on=["customer_id", "source_no"], how="left")
    cash = cash.with_columns(
        nw.col("method").fill_null(""),
        *(nw.col(name).fill_null(NEVER).cast(nw.Int64) for name in ("maturity_date", "returned_date")),
        nw.col("realised").fill_null(1.0),
    )
    bill = (nw.col("method") == "trade_bill") & (nw.col("maturity_date") != NEVER)
    matured = {day: nw.max_horizontal(day, "maturity_date") for day in ("effective_day", "source_day")}
    cash = cash.with_columns(
        *(
            nw.when(bill).then(matured[day]).otherwise(nw.col(day)).cast(nw.Int64).alias(name)
            for name, day in (("event_day", "effective_day"), ("count_day", "source_day"))
        ),
        round_half_away(nw.col("amount").cast(nw.Float64) * nw.col("realised")).alias("amount"),
    )
    cash = with_base(cash, ledger, rate_day, "closing", {"amount": "base"})
    late = nw.when(nw.col("age_day") < FAR).then(nw.col("event_day") - nw.col("age_day")).otherwise(_ZERO)
    return cash.select(
        *LINE_KEY,
        nw.col("source_no").alias("receipt_no"),
        "event_day",
        "count_day",
        late.cast(nw.Int64).alias("days_late"),
        "amount",
        nw.col("base").fill_null(0).cast(nw.Int64).alias("base"),
        "returned_date",
        nw.col("receipt_collector").fill_null("").alias("collector"),
    )


def _about_receipts(ledger: Ledger) -> Any:
    """One row a receipt, however many rows say where it went."""
    columns = ["receipt_no", "customer_id", "method", "maturity_date", "returned_date", "amount", "collector"]
    says = ledger.has("receipts", "realised_amount")
    frame = ledger.typed("receipts", [*columns, *(["realised_amount"] if says else [])])
    in_kind = nw.col("method").is_in(["in_kind", "offset"])
    realised = (
        nw.when(in_kind).then(nw.col("realised_amount")).otherwise(nw.col("amount")) if says else nw.col("amount")
    )
    frame = frame.with_columns(realised.alias("worth"))
    told = frame.group_by("customer_id", "receipt_no").agg(
        nw.col("method").max(),
        nw.col("maturity_date").min(),
        nw.col("returned_date").min(),
        nw.col("collector").max().alias("receipt_collector"),
        nw.col("worth").sum(),
        nw.col("amount").sum().alias("whole"),
    )
    whole = nw.when(nw.col("whole") == 0).then(nw.lit(1)).otherwise(nw.col("whole")).cast(nw.Float64)
    share = nw.when(nw.col("whole") == 0).then(nw.lit(1.0)).otherwise(nw.col("worth").cast(nw.Float64) / whole)
    told = told.with_columns(share.alias("realised")).rename({"receipt_no": "source_no"})
    return told.drop("worth", "whole")


def collected_by(ledger: Ledger, start: int, end: int) -> Any:
    """`collected` with `collector` and `assigned_day`, the first day of the assignment that was in force (else 0).

    An entry in `credits` gives its share to whom it names, of the whole receipt or of one document; the rest, and
    everything else, goes to the receipt's own collector, else to the one assigned on `count_day`, else to the
    customer's, else to nobody (`unassigned`). Shares of one receipt always add up to it.
    """
    cash = collected(ledger, start, end)
    if ledger.has("credits"):
        cash = _one_row_each(cash)
    rest = with_attributes(cash, ledger, ["collector"], "count_day")
    if ledger.has("credits"):
        given = _given(ledger, cash)
        taken = given.group_by(*_EVENT).agg(nw.col("base").sum().alias("given"), nw.col("amount").sum().alias("paid"))
        rest = rest.join(taken, on=list(_EVENT), how="left").with_columns(
            (nw.col("base") - nw.col("given").fill_null(0).cast(nw.Int64)).cast(nw.Int64).alias("base"),
            (nw.col("amount") - nw.col("paid").fill_null(0).cast(nw.Int64)).cast(nw.Int64).alias("amount"),
        )
        columns = [*_EVENT, "count_day", "days_late", "collector", "amount", "base"]
        rest = nw.concat([rest.select(*columns), given.select(*columns)]).filter(nw.col("base") != 0)
    return keep(_assigned_from(rest, ledger))


_EVENT = (*LINE_KEY, "receipt_no", "event_day")


def _one_row_each(cash: Any) -> Any:
    return cash.group_by(*_EVENT).agg(
        nw.col("count_day").max(),
        nw.col("days_late").max(),
        nw.col("collector").max(),
        nw.col("amount").sum(),
        nw.col("base").sum(),
    )


def _given(ledger: Ledger, cash: Any) -> Any:
    """Rows of `cash` once for each entry in `credits`, with its share; one for the document beats the receipt's.

    An entry that names its customer is for that one's receipt only: customers may use the same numbers.
    """
    entries = ledger.typed("credits", ["receipt_no", "collector", "share", "document_no", "customer_id"])
    entries = entries.with_columns(nw.col("share").fill_null(1.0)).rename({"customer_id": "whose"})
    own = entries.filter(nw.col("document_no") != "")
    whole = entries.filter(nw.col("document_no") == "").drop("document_no")
    theirs = (nw.col("whose") == "") | (nw.col("whose") == nw.col("customer_id"))
    cash = cash.drop("collector")
    by_document = cash.join(own, on=["receipt_no", "document_no"], how="inner").filter(theirs)
    others = cash.join(by_document.select(*_EVENT).unique(), on=list(_EVENT), how="anti")
    by_receipt = others.join(whole, on="receipt_no", how="inner").filter(theirs)
    columns = [*_EVENT, "count_day", "days_late", "collector", "share", "amount", "base"]
    shared = nw.concat([by_document.select(*columns), by_receipt.select(*columns)])
    through = nw.col("share").cum_sum().over(*_EVENT, order_by=["collector", "share"])
    shared = shared.with_columns(through.alias("through"))
    cut = [_part(name).alias(name) for name in ("amount", "base")]
    return shared.with_columns(*cut).drop("share", "through")


def _part(name: str) -> nw.Expr:
    """What a share is of an amount, so that shares rounded one after another add up to it."""
    value = nw.col(name).cast(nw.Float64)
    return (
        round_half_away(value * nw.col("through")) - round_half_away(value * (nw.col("through") - nw.col("share")))
    ).cast(nw.Int64)


def _assigned_from(frame: Any, ledger: Ledger) -> Any:
    if not ledger.has("assignments"):
        return frame.with_columns(_ZERO.alias("assigned_day"))
    held = assigned_collectors(ledger)
    asked = frame.select("customer_id", "collector", "count_day").unique()
    pairs = asked.join(held, on=["customer_id", "collector"], how="inner")
    pairs = pairs.filter(nw.col("start_date") <= nw.col("count_day"), nw.col("end_date") >= nw.col("count_day"))
    first = pairs.group_by("customer_id", "collector", "count_day").agg(
        nw.col("start_date").max().alias("assigned_day")
    )
    joined = frame.join(first, on=["customer_id", "collector", "count_day"], how="left")
    return joined.with_columns(nw.col("assigned_day").fill_null(0).cast(nw.Int64))


def _date(day: int) -> date:
    found = from_day(day)
    assert found is not None, "a period has real days"
    return found
