"""Concentration: on how few customers the receivable hangs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.formulas.arguments import quotient
from xlsaging.model.errors import BadSettingError
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.measure import Measure
from xlsaging.model.money import scale
from xlsaging.model.periods import as_date, to_day

from .attributes import own_columns, with_attributes
from .open_items import placed_items
from .scope import without_consolidated
from .small import rows_of

__all__ = ["Concentration", "concentration", "concentration_index", "concentration_summary"]


@dataclass(frozen=True, slots=True)
class Concentration:
    """How far the receivable hangs on few customers.

    `index` is the Herfindahl-Hirschman index with Σ balance² over (Σ balance)²; `effective_customers`
    its inverse: so many equal customers would be as concentrated. `customers` counts those who owe;
    `top_share` is what the largest `top` of them owe together. Customers with a credit balance take no
    share: `credit_customers` counts them, `credit_amount` is what they are owed (negative).
    """

    index: Measure
    effective_customers: float | None
    customers: int
    top: int
    top_share: float | None
    credit_customers: int
    credit_amount: float


def concentration(ledger: Ledger, as_of: date | str, top: int | None = 10) -> Any:
    """The `top` customers by what they owe on `as_of` (None: all), with their share of what all owe.

    Columns: `rank, customer_id, customer_name, outstanding, share, cumulative_share`, sorted by rank
    (equal balances by customer). `outstanding` is that of `aging`, in major units of the base currency;
    shares are fractions of the sum of positive balances. Customers in credit, and those who are
    consolidated, have no share and no row: `concentration_summary` counts the former. A frame of the
    ledger's kind, lazy if that is. Raises BadSettingError where `top` is below 1. Source: definitions
    §8.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2", "A3"], "customer_id": ["C1", "C2", "C3"],
    ...     "document_date": ["2025-01-10"] * 3, "amount": [300.0, 700.0, -50.0]})
    >>> frame = concentration(Ledger(invoices=invoices), "2025-01-31")
    >>> frame[["rank", "customer_id", "share", "cumulative_share"]].values.tolist()
    [[1, 'C2', 0.7, 0.7], [2, 'C1', 0.3, 1.0]]
    """
    if top is not None and top < 1:
        raise BadSettingError(name="top", value=top, allowed="1 or more")
    owed = _balances(ledger, as_of, named=True).filter(nw.col("balance") > 0)
    owed = owed.with_columns(nw.lit(1, dtype=nw.Int64).alias("all"), (-nw.col("balance")).alias("order"))
    through = nw.col("balance").cum_sum().over("all", order_by=["order", "customer_id"]).cast(nw.Int64)
    place = nw.col("all").cum_sum().over("all", order_by=["order", "customer_id"]).cast(nw.Int64)
    owed = owed.with_columns(
        nw.col("balance").sum().over("all").cast(nw.Int64).alias("whole"),
        through.alias("through"),
        place.alias("rank"),
    )
    if top is not None:
        owed = owed.filter(nw.col("rank") <= top)
    whole = nw.col("whole").cast(nw.Float64)
    return (
        owed.with_columns(
            to_major("balance", None, ledger.settings.base_currency).alias("outstanding"),
            (nw.col("balance").cast(nw.Float64) / whole).alias("share"),
            (nw.col("through").cast(nw.Float64) / whole).alias("cumulative_share"),
        )
        .select("rank", "customer_id", "customer_name", "outstanding", "share", "cumulative_share")
        .sort("rank")
        .to_native()
    )


def concentration_index(ledger: Ledger, as_of: date | str) -> Measure:
    """The Herfindahl-Hirschman index of customers' balances on `as_of`: Σ share², from 1/n to 1.

    `numerator` is Σ balance², `denominator` (Σ balance)², over customers who owe. None with the reason
    `no_receivable` where nobody does; `credits_left_out` says that customers in credit take no share.
    Source: definitions §8.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C2"],
    ...     "document_date": ["2025-01-10"] * 2, "amount": [3.0, 1.0]})
    >>> concentration_index(Ledger(invoices=invoices), "2025-01-31")
    Measure(value=0.625, reason=None, numerator=10.0, denominator=16.0, days=None)
    """
    return concentration_summary(ledger, as_of).index


def concentration_summary(ledger: Ledger, as_of: date | str, top: int = 10) -> Concentration:
    """The index, the effective number of customers, the share of the `top`, and who was left out of it.

    One row of sums, and the `top` rows, are collected. Raises BadSettingError where `top` is below 1.
    """
    unit = float(scale(ledger.settings.base_currency))
    largest = [row[3] for row in rows_of(nw.from_native(concentration(ledger, as_of, top)))]
    zero = nw.lit(0, dtype=nw.Int64)
    owes, is_owed = nw.col("balance") > 0, nw.col("balance") < 0
    positive = nw.when(owes).then(nw.col("balance")).otherwise(zero).cast(nw.Int64)
    major = positive.cast(nw.Float64) / unit
    sums = _balances(ledger, as_of, named=False).select(
        positive.alias("owed"),
        (major * major).alias("squared"),
        nw.when(owes).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("customers"),
        nw.when(is_owed).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("credit_customers"),
        nw.when(is_owed).then(nw.col("balance")).otherwise(zero).cast(nw.Int64).alias("credit"),
    )
    whole_sums = ("owed", "customers", "credit_customers", "credit")
    sums = sums.select(nw.all().sum()).select(*(nw.col(name).cast(nw.Int64) for name in whole_sums), "squared")
    owed, customers, in_credit, credit, squared = (value or 0 for value in rows_of(sums)[0])
    whole = owed / unit
    index = quotient(squared, whole * whole)
    # A sum of floats differs in its last digits with the order of rows, and so from engine to engine.
    index = None if index is None else round(index, 12)
    reason = "no_receivable" if not customers else "credits_left_out" if in_credit else None
    return Concentration(
        index=Measure(index, reason, squared, whole * whole),
        effective_customers=None if index is None else 1 / index,
        customers=customers,
        top=top,
        top_share=sum(largest) / whole if customers else None,
        credit_customers=in_credit,
        credit_amount=credit / unit,
    )


def _balances(ledger: Ledger, as_of: date | str, *, named: bool) -> Any:
    """What each customer owes, in minor units of the base currency; `named` adds the name."""
    names = ["customer_id", *(["customer_name"] if named else [])]
    carry = tuple(name for name in own_columns(ledger, names) if name != "customer_id")
    items = placed_items(ledger, as_of, carry=carry)
    items = with_attributes(without_consolidated(items, ledger), ledger, names, to_day(as_date(as_of, "as_of")))
    largest = [nw.col("customer_name").max()] if named else []
    grouped = items.group_by("customer_id").agg(nw.col("base_open").sum().alias("balance"), *largest)
    return grouped.with_columns(nw.col("balance").cast(nw.Int64))
