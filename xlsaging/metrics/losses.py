"""What left the receivable without being collected: write-offs, and what payment in kind fell short of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger

from .attributes import own_columns, with_attributes
from .booked import with_booked_base
from .credit_sales import Group
from .scope import without_consolidated
from .small import rows_of
from .windows import Periods

__all__ = ["in_kind_losses", "losses_split", "written_off"]

_KEYS = ("customer_id", "currency")


def written_off(ledger: Ledger, periods: Periods, by: Sequence[str] = ()) -> dict[str, dict[Group, list[int]]]:
    """`write_offs` (corrections included) and `recoveries` by group and period, minor units of the base currency.

    Both positive where something was written off or came back. A row without a kind is a write-off
    where it lowers the receivable, a recovery where it raises it. Attributes come from the document
    written off where the row has none itself. One aggregate is collected.
    """
    made: dict[str, dict[Group, list[int]]] = {"write_offs": {}, "recoveries": {}}
    if not ledger.has("write_offs"):
        return made
    frame = losses_split(ledger, by)
    for group, period, amounts in _sums(frame, periods, "write_off_date", by, list(made)):
        for name, amount in zip(made, amounts, strict=True):
            made[name].setdefault(group, [0] * len(periods.bounds))[period] += amount
    return made


def losses_split(ledger: Ledger, by: Sequence[str] = ()) -> Any:
    """The rows behind `written_off`: those of `write_offs` with the columns `by`, and in minor units of the base
    currency `write_offs` and `recoveries`."""
    columns = ["write_off_date", "customer_id", "amount", "kind", "document_no", "currency", "base_amount", "fx_rate"]
    frame = _split(ledger, "write_offs", columns, "document_no", by, "write_off_date")
    unsaid = (nw.col("kind") == "") & (nw.col("amount") < 0)
    recovery = (nw.col("kind") == "recovery") | unsaid
    zero = nw.lit(0, dtype=nw.Int64)
    return with_booked_base(frame, ledger, "write_off_date", {"amount": "base"}).with_columns(
        nw.when(recovery).then(zero).otherwise(nw.col("base")).cast(nw.Int64).alias("write_offs"),
        nw.when(recovery).then(-nw.col("base")).otherwise(zero).cast(nw.Int64).alias("recoveries"),
    )


def in_kind_losses(ledger: Ledger, periods: Periods, by: Sequence[str] = ()) -> dict[Group, list[int]]:
    """The shortfall of payment in kind (以物抵账) and offset: what it settled less what it was worth.

    Only where the ledger says the realised amount (0: all of it is lost); where it says nothing there is no loss
    yet. By group and period of receipt, in minor units of the base currency. One aggregate is collected.
    """
    made: dict[Group, list[int]] = {}
    if not ledger.has("receipts", "method", "realised_amount"):
        return made
    columns = ["receipt_date", "customer_id", "amount", "method", "realised_amount", "applied_to", "returned_date",
               "currency", "base_amount", "fx_rate"]  # fmt: skip
    frame = _split(ledger, "receipts", columns, "applied_to", by, "receipt_date").filter(
        nw.col("method").is_in(["in_kind", "offset"]),
        nw.col("returned_date") > periods.bounds[-1],
    )
    frame = frame.with_columns((nw.col("amount") - nw.col("realised_amount")).cast(nw.Int64).alias("short"))
    frame = with_booked_base(frame, ledger, "receipt_date", {"short": "base"})
    for group, period, (amount,) in _sums(frame, periods, "receipt_date", by, ["base"]):
        made.setdefault(group, [0] * len(periods.bounds))[period] += amount
    return made


def _split(ledger: Ledger, table: str, columns: list[str], document: str, by: Sequence[str], day: str) -> Any:
    """A table with the columns to split by: its own, else those of the document it names, else the customer's."""
    own = [name for name in by if ledger.has(table, name)]
    frame = without_consolidated(ledger.typed(table, list(dict.fromkeys((*columns, *own)))), ledger)
    asked = [name for name in own_columns(ledger, by) if name not in (*_KEYS, *own)]
    asked = [name for name in asked if ledger.has("invoices", name)]
    if asked:
        documents = ledger.typed("invoices", ["customer_id", "document_no", *asked])
        documents = documents.group_by("customer_id", "document_no").agg(nw.col(name).max() for name in asked)
        documents = documents.rename({"document_no": document}) if document != "document_no" else documents
        frame = frame.join(documents, on=["customer_id", document], how="left")
        frame = frame.with_columns(nw.col(name).fill_null("") for name in asked)
    return with_attributes(frame, ledger, by, day)


def _sums(
    frame: Any, periods: Periods, day: str, by: Sequence[str], names: list[str]
) -> list[tuple[Group, int, tuple[int, ...]]]:
    frame = frame.filter(nw.col(day) > periods.bounds[0], nw.col(day) <= periods.bounds[-1])
    frame = frame.with_columns(periods.position_of(day).alias("period"))
    sums = frame.group_by(*by, "period").agg(*(nw.col(name).sum() for name in names))
    sums = sums.select(*by, "period", *(nw.col(name).cast(nw.Int64) for name in names))
    width = len(by)
    return [(row[:width], row[width], row[width + 1 :]) for row in rows_of(sums)]
