"""One ledger that holds several days: a copy of the books for each day, set so that all copies are asked on one day.

A settlement costs much the same for a hundred rows as for ten thousand. Trends need it at fifteen month ends: here each
day's copy has customers of its own and its dates moved by the days that lie between, so that one settlement answers
for all. What a copy needs not hold is left out of it: documents that are settled for good by its day, with all that
settled them, and whatever comes later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER
from xlsaging.model.schema import TABLES

from .basis import with_due_day
from .materialise import keep, known_empty
from .small import frame_like

__all__ = ["stacked", "unstacked"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_DIGITS = 3
"""Characters of a customer's number that say which copy it stands in."""
_DOCUMENT = ["customer_id", "document_no"]
_ALONE = ["currency", "entity"]
"""What tells documents of one number apart."""
_BOOKS = ("invoices", "receipts", "write_offs")
_TARGETS = {"receipts": ("applied_to", "receipt_date"), "write_offs": ("document_no", "write_off_date")}


def stacked(ledger: Ledger, days: Sequence[int]) -> Ledger:
    """A ledger of documents, receipts and write-offs that, settled on the last of `days`, is settled on each of them:
    the copy of day k has customers named `000…` and the dates that lie as far from the last day as theirs from k."""
    last = max(days)
    closed = _closed(ledger)
    tables = {}
    for name in _BOOKS:
        if ledger.has(name):
            rows = keep(_with_days(ledger, name, closed))
            copies = [_copy(rows, name, number, day, last - day) for number, day in enumerate(days)]
            tables[name] = nw.concat(copies)
    return Ledger.from_typed(tables, settings=ledger.settings)


def unstacked(frame: Any, ledger: Ledger, days: Sequence[int], dates: Sequence[str]) -> Any:
    """Rows of a stacked ledger under their customers again, with `bound`, the day that a row belongs to; `dates` are
    the columns that are moved back."""
    rows = [(f"{number:0{_DIGITS}d}", day, max(days) - day) for number, day in enumerate(days)]
    copies = nw.from_native(frame_like(ledger, {"copy": "text", "bound": "whole", "moved": "whole"}, rows))
    number = nw.col("customer_id").str
    frame = frame.with_columns(number.slice(0, _DIGITS).alias("copy"), number.slice(_DIGITS).alias("customer_id"))
    frame = frame.join(copies, on="copy", how="inner")
    known = {name: (nw.col(name) != 0) & (nw.col(name) < FAR) for name in dates}
    back = (
        nw.when(known[name]).then(nw.col(name) - nw.col("moved")).otherwise(nw.col(name)).cast(nw.Int64).alias(name)
        for name in dates
    )
    return frame.with_columns(*back, nw.col("bound").cast(nw.Int64)).drop("copy", "moved")


def _copy(rows: Any, table: str, number: int, day: int, moved: int) -> Any:
    """The rows that a day's copy needs, their customers and dates turned into the copy's."""
    rows = rows.filter(nw.col("gone_day") > day, (nw.col("came_day") <= day) | (nw.col("always") == 1))
    present = rows.collect_schema().names()
    dates = [name for name, column in TABLES[table].columns.items() if column.kind == "date" and name in present]
    shifted = (
        nw.when(nw.col(name) < FAR).then(nw.col(name) + moved).otherwise(nw.col(name)).cast(nw.Int64).alias(name)
        for name in dates
    )
    customer = nw.concat_str([nw.lit(f"{number:0{_DIGITS}d}"), nw.col("customer_id")]).alias("customer_id")
    return rows.with_columns(customer, *(shifted if moved else ())).drop("gone_day", "came_day", "always")


def _with_days(ledger: Ledger, table: str, closed: Any) -> Any:
    """A table with `came_day`, the day from which a row is there, `gone_day`, the day from which it makes no
    difference any more, and `always`, 1 where it makes one before it is there: notes, and receipts that use one."""
    if table == "invoices":
        rows = _with_due_date(ledger)
        rows = rows.with_columns(_came(rows, ["posting_date", "document_date"]).alias("came_day"))
        rows = rows.with_columns(_flag(nw.col("amount") < 0).alias("always"))
        return rows.join(closed, on=_DOCUMENT, how="left").with_columns(nw.col("gone_day").fill_null(NEVER))
    target, date = _TARGETS[table]
    rows = ledger.typed(table)
    if target not in rows.collect_schema().names():
        rows = ledger.with_blank(rows, table, [target])
    rows = rows.with_columns(_came(rows, [date]).alias("came_day"))
    rows = rows.join(closed.rename({"document_no": target}), on=["customer_id", target], how="left")
    rows = rows.with_columns(nw.col("gone_day").fill_null(NEVER))
    return _marked_uses(rows, ledger) if table == "receipts" else rows.with_columns(_ZERO.alias("always"))


def _came(rows: Any, dates: Sequence[str]) -> nw.Expr:
    """The first of `dates` that a row says; 0 where it says none."""
    present = rows.collect_schema().names()
    day = nw.lit(NEVER, dtype=nw.Int64)
    for name in reversed([name for name in dates if name in present]):
        day = nw.when(nw.col(name) == NEVER).then(day).otherwise(nw.col(name))
    return nw.when(day == NEVER).then(_ZERO).otherwise(day).cast(nw.Int64)


def _with_due_date(ledger: Ledger) -> Any:
    """Invoices with the due dates that terms give them: months are as long as they are, and not to be moved."""
    rows = ledger.typed("invoices")
    missing = [name for name in ("due_date", "instalment_no") if name not in rows.collect_schema().names()]
    rows = ledger.with_blank(rows, "invoices", missing).with_columns(nw.col("due_date").alias("said_due_date"))
    rows = with_due_day(rows, ledger).drop("due_day")
    due = nw.when(nw.col("amount") > 0).then(nw.col("due_date")).otherwise(nw.col("said_due_date"))
    return rows.with_columns(due.cast(nw.Int64).alias("due_date")).drop("said_due_date")


def _marked_uses(rows: Any, ledger: Ledger) -> Any:
    notes = ledger.typed("invoices", ["document_no", "amount"]).filter(nw.col("amount") < 0)
    notes = notes.select(nw.col("document_no").alias("receipt_no")).unique()
    if known_empty(notes):
        return rows.with_columns(_ZERO.alias("always"))
    notes = notes.with_columns(nw.lit(1, dtype=nw.Int64).alias("always"))
    return rows.join(notes, on="receipt_no", how="left").with_columns(nw.col("always").fill_null(0).cast(nw.Int64))


def _closed(ledger: Ledger) -> Any:
    """Documents that money alone settled, to the minor unit and for good: `customer_id, document_no, gone_day`.

    Whatever else may touch a document keeps it: a negative line, a reference from a note, a clearing number, a
    returned receipt, a refund, another currency or entity of the same number. Without it and what settled it, nothing
    else is settled otherwise.
    """
    lines = ledger.typed("invoices", [*_DOCUMENT, *_ALONE, "amount", "clearing_no", "document_date", "posting_date"])
    lines = lines.with_columns(_came(lines, ["posting_date", "document_date"]).alias("came_day"))
    lines = lines.with_columns(_flag((nw.col("amount") <= 0) | (nw.col("clearing_no") != "")).alias("unsure"))
    documents = lines.group_by(*_DOCUMENT).agg(
        nw.col("amount").sum().alias("worth"),
        nw.col("unsure").max(),
        nw.col("came_day").max().alias("last_line"),
        *(nw.col(name).min().alias(f"low_{name}") for name in _ALONE),
        *(nw.col(name).max().alias(f"high_{name}") for name in _ALONE),
    )
    one = [nw.col(f"low_{name}") == nw.col(f"high_{name}") for name in _ALONE]
    documents = documents.filter(nw.col("unsure") == 0, *one).drop("unsure")
    numbers, touched = _touched_by_notes(ledger)
    documents = documents.join(touched, on=_DOCUMENT, how="anti")
    parts = [_payments(ledger, table, numbers) for table in _TARGETS if ledger.has(table, _TARGETS[table][0])]
    if not parts:
        return documents.filter(nw.col("worth") < 0).select(*_DOCUMENT, nw.col("last_line").alias("gone_day"))
    paid = nw.concat(parts).group_by(*_DOCUMENT)
    paid = paid.agg(
        nw.col("paid").sum(),
        nw.col("unsure").max(),
        nw.col("effective_day").max().alias("last_payment"),
        nw.col("currency").min().alias("low"),
        nw.col("currency").max().alias("high"),
    )
    found = documents.join(paid, on=_DOCUMENT, how="inner").filter(
        nw.col("worth") == nw.col("paid"),
        nw.col("unsure") == 0,
        nw.col("low") == nw.col("low_currency"),
        nw.col("high") == nw.col("low_currency"),
    )
    gone = nw.max_horizontal("last_line", "last_payment").cast(nw.Int64).alias("gone_day")
    return keep(found.select(*_DOCUMENT, gone))


def _touched_by_notes(ledger: Ledger) -> tuple[Any, Any]:
    """Numbers of all negative documents, and the documents that such a one refers to."""
    columns = [*_DOCUMENT, "amount", "applied_to", "reverses_document_no"]
    notes = keep(ledger.typed("invoices", columns).filter(nw.col("amount") < 0))
    numbers = notes.select(nw.col("document_no").alias("source_no")).unique()
    said = [notes.select("customer_id", nw.col(name).alias("document_no")) for name in columns[3:]]
    return numbers, nw.concat(said).unique()


def _payments(ledger: Ledger, table: str, notes: Any) -> Any:
    """Receipts or write-offs by the document that they name, and whether they may do anything but settle it."""
    target, date = _TARGETS[table]
    number = {"receipts": "receipt_no", "write_offs": "document_no"}[table]
    own = ["customer_id", "currency", "amount", date, target, "clearing_no"]
    own += [name for name in ("applied_date", "returned_date", number) if name not in own]
    rows = ledger.typed(table, own)
    dated, applied = _came(rows, [date]), _came(rows, ["applied_date", date])
    unsure = (nw.col("amount") <= 0) | (nw.col("clearing_no") != "") | (nw.col("returned_date") != NEVER)
    rows = rows.with_columns(
        nw.col(number).alias("source_no"),
        nw.col("amount").alias("paid"),
        nw.max_horizontal(dated, applied).cast(nw.Int64).alias("effective_day"),
        nw.col(target).alias("target"),
        _flag(unsure).alias("unsure"),
    )
    if table == "receipts" and not known_empty(notes):
        uses = notes.with_columns(nw.lit(1, dtype=nw.Int64).alias("use"))
        rows = rows.join(uses, on="source_no", how="left")
        rows = rows.with_columns(nw.max_horizontal(nw.col("use").fill_null(0), "unsure").cast(nw.Int64).alias("unsure"))
    return rows.filter(nw.col("target") != "").select(
        "customer_id", nw.col("target").alias("document_no"), "paid", "unsure", "effective_day", "currency"
    )


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
