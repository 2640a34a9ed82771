"""Credit balances: who is owed more than he owes, to be shown as advances instead of receivables (贷方余额重分类)."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger

from .aging import attributed_items

__all__ = ["credit_balances", "presentation"]


def credit_balances(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """Balances below zero on `as_of` by customer, entity, account and currency; with `netting` in the settings, a
    customer's accounts are one (两头挂账). Entities and currencies are never set off against each other.

    Columns `customer_id, customer_name, entity, account, currency, balance, base_balance`, both negative, the first
    in its currency; the largest first. `account` is missing where accounts are netted. `items` are
    `aging.attributed_items` with `customer_name`, `entity` and `account`. Lazy in, lazy out. Source:
    企业会计准则第30号: what is received in advance is a liability, not a negative receivable.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C2"],
    ...     "document_date": ["2025-01-31"] * 2, "amount": [100.0, 50.0]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C2"], "receipt_date": ["2025-02-01"],
    ...     "amount": [80.0]})
    >>> credit_balances(Ledger(invoices=invoices, receipts=receipts), "2025-03-31")["base_balance"].tolist()
    [-30.0]
    """
    base = ledger.settings.base_currency
    key = _key(ledger)
    held = _balances(ledger, as_of, items, key).filter(nw.col("base") < 0).sort("base", *key)
    held = held.with_columns(
        to_major("open", "currency", base).alias("balance"), to_major("base", None, base).alias("base_balance")
    )
    rest = [name for name in key if name != "customer_id"]
    return held.select("customer_id", "customer_name", *rest, "balance", "base_balance").to_native()


def presentation(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """What stands in the balance sheet by entity and account (by entity where accounts are netted): `debit` is
    shown as receivables, `credit` as advances from customers, `outstanding` = debit − credit.

    Columns `entity, account, debit, credit, outstanding`, in the base currency. `items` as in `credit_balances`.
    """
    base = ledger.settings.base_currency
    key = [name for name in _key(ledger) if name not in ("customer_id", "currency")]
    zero = nw.lit(0, dtype=nw.Int64)
    held = _balances(ledger, as_of, items, _key(ledger)).with_columns(
        nw.max_horizontal(nw.col("base"), zero).cast(nw.Int64).alias("debit"),
        nw.max_horizontal(-nw.col("base"), zero).cast(nw.Int64).alias("credit"),
        nw.col("base").alias("outstanding"),
    )
    amounts = ("debit", "credit", "outstanding")
    sums = held.group_by(*key).agg(*(nw.col(name).sum() for name in amounts)).sort(*key)
    sums = sums.with_columns(*(to_major(name, None, base) for name in amounts))
    return sums.select(*key, *amounts).to_native()


def _key(ledger: Ledger) -> list[str]:
    return ["customer_id", "entity", *([] if ledger.settings.netting else ["account"]), "currency"]


def _balances(ledger: Ledger, as_of: date | str, items: Any, key: list[str]) -> Any:
    if items is None:
        items = attributed_items(ledger, as_of, ("customer_name", "entity", "account"))
    items = items.with_columns(nw.col("base_open").fill_null(0).cast(nw.Int64).alias("base"))
    sums = items.group_by(*key).agg(nw.col("base", "open").sum(), nw.col("customer_name").max())
    return sums.with_columns(nw.col("base").cast(nw.Int64), nw.col("open").cast(nw.Int64))
