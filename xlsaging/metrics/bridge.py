"""From the opening to the closing receivable: what moved it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger

from .attributes import own_columns, with_attributes
from .credit_sales import SOLD
from .materialise import keep
from .month_ends import items_at
from .rates import RATE_COLUMNS, with_base
from .scope import grouping
from .sources import RECEIPT, documents, money
from .windows import days_between

__all__ = ["BRIDGE_COLUMNS", "aging_bridge"]

_FLOWS = ("invoiced", "collected", "credited", "written_off", "recovered", "revalued")
BRIDGE_COLUMNS = (
    "opening", "invoiced", "collected", "credited", "written_off", "recovered", "revaluation", "other", "closing",
)  # fmt: skip
_IN_BASE = (*_FLOWS, "other")
_ZERO = nw.lit(0, dtype=nw.Int64)


def aging_bridge(ledger: Ledger, start: date | str, end: date | str, by: str | Sequence[str] | None = None) -> Any:
    """How the receivable came from the end of `start − 1` to `end`: a row for each value of `by`, or one in all.

    opening + invoiced − collected − credited − written_off + recovered + revaluation + other = closing, to the minor
    unit, in every row. Amounts are float64 in the base currency, positive in the direction of their name.

    `invoiced` and `credited`: documents that came into the books in the period; `collected`: cash received, applied or
    not, less what was returned; `written_off` with corrections, `recovered` with its own sign turned. Movements and the
    closing balance are at the closing rate of `end` (each row's own rate where the table has none), the opening balance
    at its own: `revaluation` is what rates did to it (and revaluation documents). `other`: opening balances carried in
    during the period, and what went from one group to another (a customer who changed hands). Columns `by…,
    BRIDGE_COLUMNS`, sorted by `by`; a frame of the ledger's kind, lazy if that is. Source: definitions §6 (the same
    roll-forward, of the receivable).

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"], "amount": [100.0, 50.0],
    ...                          "document_date": ["2025-01-01", "2025-02-01"]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-02-11"],
    ...                          "amount": [80.0], "applied_to": ["A1"]})
    >>> bridge = aging_bridge(Ledger(invoices=invoices, receipts=receipts), "2025-02-01", "2025-02-28")
    >>> bridge[["opening", "invoiced", "collected", "closing"]].to_numpy().tolist()
    [[100.0, 50.0, 80.0, 70.0]]
    """
    names = list(grouping(by))
    first, last = days_between(start, end)
    own = tuple(name for name in own_columns(ledger, names) if name not in ("customer_id", "currency"))
    columns = ("opening", "closing", *_FLOWS)
    parts = [
        _balance(ledger, (first - 1, last), 0, names, own),
        _balance(ledger, (first - 1, last), 1, names, own),
        _documents(ledger, first, last, names, own),
        _receipts(ledger, first, last, names, own),
    ]
    if ledger.has("write_offs"):
        parts.append(_write_offs(ledger, first, last, names))
    group = [*names, *([] if "currency" in names else ["currency"])]
    sums = [*columns, "opening_base", "closing_base", *(f"{name}_own" for name in _IN_BASE)]
    whole = nw.concat([_filled(part, sums).select(*group, *sums) for part in parts])
    whole = whole.group_by(*group).agg(*(nw.col(name).sum() for name in sums))
    whole = whole.with_columns(nw.col(name).cast(nw.Int64) for name in sums)
    moved = _moved("invoiced", "collected", "credited", "written_off", "recovered", "revalued")
    whole = whole.with_columns((nw.col("closing") - nw.col("opening") - moved).cast(nw.Int64).alias("other"))
    turned = {name: f"{name}_in_base" for name in _IN_BASE}
    whole = with_base(keep(whole), ledger, last, "closing", turned)
    whole = whole.select(
        *group,
        nw.col("opening_base").alias("opening"),
        nw.col("closing_base").alias("closing"),
        *(_else(made, f"{name}_own").alias(name) for name, made in turned.items()),
    )
    moved = _moved("invoiced", "collected", "credited", "written_off", "recovered", "other")
    rest = (nw.col("closing") - nw.col("opening") - moved).cast(nw.Int64)
    whole = whole.with_columns(rest.alias("revaluation"))
    return _by_group(whole, names, ledger.settings.base_currency)


def _by_group(whole: Any, names: list[str], base: str) -> Any:
    if not names:
        whole, keys = whole.with_columns(nw.lit("").alias("_all")), ["_all"]
    else:
        keys = names
    summed = whole.group_by(*keys).agg(*(nw.col(name).sum() for name in BRIDGE_COLUMNS)).sort(*keys)
    return summed.select(*names, *(to_major(name, None, base) for name in BRIDGE_COLUMNS)).to_native()


def _moved(*names: str) -> nw.Expr:
    signs = {"collected": -1, "credited": -1, "written_off": -1}
    total = nw.col(names[0]) * signs.get(names[0], 1)
    for name in names[1:]:
        total = total + nw.col(name) * signs.get(name, 1)
    return total


def _else(name: str, other: str) -> nw.Expr:
    return nw.when(nw.col(name).is_null()).then(nw.col(other)).otherwise(nw.col(name)).cast(nw.Int64)


def _filled(part: Any, wanted: Sequence[str]) -> Any:
    present = part.collect_schema().names()
    return part.with_columns(_ZERO.alias(name) for name in wanted if name not in present)


def _with_own(part: Any, ledger: Ledger, flows: Sequence[str]) -> Any:
    """`part` with each flow in base currency at the rates that its rows state, for currencies without a closing one."""
    part = with_base(part, ledger, None, "booked", {name: f"{name}_own" for name in flows})
    return part.with_columns(nw.col(f"{name}_own").fill_null(0).cast(nw.Int64) for name in flows)


def _rates_of(ledger: Ledger, table: str) -> list[str]:
    return [name for name in RATE_COLUMNS if ledger.has(table, name)]


def _balance(ledger: Ledger, ends: tuple[int, int], at: int, names: list[str], own: tuple[str, ...]) -> Any:
    column = ("opening", "closing")[at]
    items = items_at(ledger, ends, own).filter(nw.col("bound") == ends[at])
    items = with_attributes(items, ledger, names, ends[at])
    return items.with_columns(nw.col("open").alias(column), nw.col("base_open").alias(f"{column}_base"))


def _documents(ledger: Ledger, first: int, last: int, names: list[str], own: tuple[str, ...]) -> Any:
    carry = (*own, *_rates_of(ledger, "invoices"))
    frame = documents(ledger, last, carry).filter(nw.col("day") >= first)
    missing = [name for name in ("currency", "document_type", *own) if name not in frame.collect_schema().names()]
    frame = with_attributes(ledger.with_blank(frame, "invoices", missing), ledger, names, "day")
    sold = nw.col("document_type").is_in(list(SOLD))
    revalued = nw.col("document_type") == "fx_revaluation"
    frame = frame.with_columns(
        _where(sold & (nw.col("amount") > 0), nw.col("amount")).alias("invoiced"),
        _where(sold & (nw.col("amount") < 0), -nw.col("amount")).alias("credited"),
        _where(revalued, nw.col("amount")).alias("revalued"),
        _where(~sold & ~revalued, nw.col("amount")).alias("other"),
    )
    return _with_own(frame, ledger, ("invoiced", "credited", "revalued", "other"))


def _receipts(ledger: Ledger, first: int, last: int, names: list[str], own: tuple[str, ...]) -> Any:
    """Cash that is there at the end less what was there at the opening: what came in, less what was returned."""
    carry = (*own, *_rates_of(ledger, "receipts"))
    at_end = money(ledger, last, carry).cash.with_columns(nw.col("amount").alias("collected"))
    at_opening = money(ledger, first - 1, carry).cash.with_columns((-nw.col("amount")).alias("collected"))
    both = nw.concat([part.filter(nw.col("priority") == RECEIPT) for part in (at_end, at_opening)])
    missing = [name for name in ("currency", *own) if name not in both.collect_schema().names()]
    both = with_attributes(ledger.with_blank(both, "invoices", missing), ledger, names, "source_day")
    return _with_own(both, ledger, ("collected",))


def _write_offs(ledger: Ledger, first: int, last: int, names: list[str]) -> Any:
    own = [name for name in names if ledger.has("write_offs", name) and name not in ("customer_id", "currency")]
    frame = ledger.typed("write_offs", ["write_off_date", "customer_id", "amount", "kind", "currency", *own])
    frame = frame.filter(nw.col("write_off_date") >= first, nw.col("write_off_date") <= last)
    recovery = (nw.col("kind") == "recovery") | ((nw.col("kind") == "") & (nw.col("amount") < 0))
    frame = with_attributes(frame, ledger, names, "write_off_date")
    frame = frame.with_columns(
        nw.when(recovery).then(_ZERO).otherwise(nw.col("amount")).cast(nw.Int64).alias("written_off"),
        _where(recovery, -nw.col("amount")).alias("recovered"),
    )
    return _with_own(frame, ledger, ("written_off", "recovered"))


def _where(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value).otherwise(_ZERO).cast(nw.Int64)
