"""Tie-out: the sub-ledger against the general ledger, and what explains the difference."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import as_date, to_day
from xlsaging.model.schema import UNASSIGNED

from .attributes import own_columns
from .open_items import placed_items
from .small import ColumnKind, frame_like, rows_of
from .tie_out_candidates import Group, candidates, dimensions, with_places
from .tie_out_search import Candidate, explain

__all__ = ["TIE_OUT_CAUSE_COLUMNS", "TIE_OUT_COLUMNS", "tie_out", "tie_out_causes"]

TIE_OUT_COLUMNS: dict[str, ColumnKind] = {
    **dict.fromkeys(("entity", "account", "currency"), "text"),
    **dict.fromkeys(("outstanding", "not_due", "overdue", "credits", "undated"), "float"),
    **dict.fromkeys(("gl_balance", "difference", "explained", "unexplained"), "float"),
}  # fmt: skip
"""Columns of `tie_out` in order."""
TIE_OUT_CAUSE_COLUMNS: dict[str, ColumnKind] = {
    **dict.fromkeys(("entity", "account", "currency", "cause", "document_no", "customer_id"), "text"),
    "amount": "float",
}  # fmt: skip
"""Columns of `tie_out_causes` in order; `amount` is the document's part of the difference."""

_PARTS = ("outstanding", "not_due", "overdue", "credits", "undated")


@dataclass(frozen=True, slots=True)
class _Tied:
    """Minor units by group: the sub-ledger's parts, the general ledger's balance, the causes found."""

    parts: dict[Group, dict[str, int]]
    balances: dict[Group, int]
    causes: list[tuple[Group, Candidate, int]]


def tie_out(ledger: Ledger, as_of: date | str) -> Any:
    """The receivable of each entity, account and currency beside its control account on `as_of`.

    outstanding = not_due + overdue + credits + undated (due basis); difference = outstanding − gl_balance = explained +
    unexplained. `explained` is the sum of `tie_out_causes`; what no document proves stays unexplained. All null where
    `gl_balances` has no row of that very day for the group; groups that only the general ledger knows are there too.

    Where `gl_balances` says currencies, amounts are in each row's currency; where it does not, all are in the base
    currency at the closing rate. A dimension that one of the two does not know is summed over (""). Cash that does not
    say its entity or account belongs where its customer's documents are.

    Columns `TIE_OUT_COLUMNS`, float64 in major units, sorted by entity, account, currency. Sums by group and the
    candidate documents are collected once; the result is a frame of the ledger's kind. Source: definitions §1.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"], "amount": [100.0, 50.0],
    ...     "document_date": ["2025-01-01", "2025-01-31"], "posting_date": ["2025-01-01", "2025-02-03"]})
    >>> gl = pd.DataFrame({"balance_date": ["2025-01-31"], "amount": [150.0]})
    >>> row = tie_out(Ledger(invoices=invoices, gl_balances=gl), "2025-01-31").iloc[0]
    >>> [float(row[name]) for name in ("outstanding", "gl_balance", "difference", "explained", "unexplained")]
    [100.0, 150.0, -50.0, -50.0, 0.0]
    """
    tied = _tied(ledger, as_date(as_of, "as_of"))
    explained: dict[Group, int] = defaultdict(int)
    for group, _, amount in tied.causes:
        explained[group] += amount
    rows = []
    for group in sorted({*tied.parts, *tied.balances}):
        unit = scale(group[2])
        parts = tied.parts.get(group, dict.fromkeys(_PARTS, 0))
        row: list[Any] = [*group, *(parts[name] / unit for name in _PARTS)]
        if group in tied.balances:
            difference = parts["outstanding"] - tied.balances[group]
            said = explained[group]
            row += [amount / unit for amount in (tied.balances[group], difference, said, difference - said)]
        else:
            row += [None] * 4
        rows.append(row)
    return frame_like(ledger, TIE_OUT_COLUMNS, rows)


def tie_out_causes(ledger: Ledger, as_of: date | str) -> Any:
    """The documents that explain differences to the general ledger: `TIE_OUT_CAUSE_COLUMNS`, one row a document.

    Causes: `posted_after` and `dated_after` (the two ledgers cut off by different dates), `receipt_after` (cash of the
    first days after `as_of` that is in the books already), `wrong_account`, `wrong_entity`, `currency` (money that
    settled a document of another one), `unapplied` (cash that the general ledger keeps elsewhere), `duplicate`,
    `write_off_not_booked`, `revaluation` (balances at booked rates). Documents count as a cause only where they bring a
    group to zero and take no other away from it, or, alone, most of the way; where two choices would do equally well,
    only what they have in common is proven.
    """
    tied = _tied(ledger, as_date(as_of, "as_of"))
    rows = [
        [*group, cause.kind, cause.document_no, cause.customer_id, amount / scale(group[2])]
        for group, cause, amount in tied.causes
    ]
    return frame_like(ledger, TIE_OUT_CAUSE_COLUMNS, sorted(rows, key=lambda row: [str(cell) for cell in row[:6]]))


def _tied(ledger: Ledger, as_of: date) -> _Tied:
    found: _Tied = ledger.memo(("tied", as_of), lambda: _tie(ledger, as_of))
    return found


def _tie(ledger: Ledger, as_of: date) -> _Tied:
    names = dimensions(ledger)
    parts = _outstanding(ledger, as_of, names)
    balances = _balances(ledger, as_of, names)
    off = {group: parts.get(group, {}).get("outstanding", 0) - balance for group, balance in balances.items()}
    causes = explain(off, candidates(ledger, as_of, names)) if any(off.values()) else []
    return _Tied(parts, balances, causes)


def _outstanding(ledger: Ledger, as_of: date, names: dict[str, bool]) -> dict[Group, dict[str, int]]:
    kept = [name for name, known in names.items() if known]
    own = tuple(name for name in own_columns(ledger, kept) if name != "currency")
    items = placed_items(ledger, as_of, "due_date", carry=own)
    items = with_places(items, ledger, [name for name in kept if name != "currency"], to_day(as_of))
    value = "open" if names["currency"] else "base_open"
    items = items.with_columns(nw.col(value).fill_null(0).cast(nw.Int64).alias("value"))
    sums = items.group_by(*kept, "bucket").agg(nw.col("value").sum())
    made: dict[Group, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_PARTS, 0))
    for *said, bucket, amount in rows_of(sums.select(*kept, "bucket", nw.col("value").cast(nw.Int64))):
        parts = made[group_of(ledger, names, said)]
        parts["outstanding"] += amount
        parts[bucket if bucket in ("not_due", "credits", "undated") else "overdue"] += amount
    return dict(made)


def _balances(ledger: Ledger, as_of: date, names: dict[str, bool]) -> dict[Group, int]:
    if not ledger.has("gl_balances"):
        return {}
    kept = [name for name, known in names.items() if known]
    frame = ledger.typed("gl_balances", [*kept, "balance_date", "amount"])
    frame = frame.filter(nw.col("balance_date") == to_day(as_of))
    made: dict[Group, int] = defaultdict(int)
    for *said, amount in rows_of(frame.select(*kept, "amount")):
        made[group_of(ledger, names, [value or UNASSIGNED for value in said])] += amount
    return dict(made)


def group_of(ledger: Ledger, names: dict[str, bool], said: list[str]) -> Group:
    """Entity, account and currency of a row that tells only those that both sides know."""
    values = iter(said)
    told = {name: next(values) for name, known in names.items() if known}
    return told.get("entity", ""), told.get("account", ""), told.get("currency", ledger.settings.base_currency)
