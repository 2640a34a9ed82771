"""The receivables of one day split up every way the pack shows them; each split holds the same total."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger
from xlsaging.report.figures import Rows
from xlsaging.report.split_figures import SplitFigures

from .collect import plain_rows
from .laws import aging_adds_up, sums_agree
from .statutory import statutory_figures

__all__ = ["GROUPS", "OLD_CREDIT_DAYS", "split_figures"]

GROUPS = ("collector", "sales_rep", "department", "region")
"""Whom and what an aging is split by, one table each."""
OLD_CREDIT_DAYS = 30
"""Cash that nobody claimed or applied for longer than this is listed."""
_ATTRIBUTES = ("customer_name", *GROUPS, "entity", "account", "related_party")


def split_figures(ledger: Ledger, as_of: date, aging: Rows, items: Rows) -> SplitFigures:
    """Every split of what is open on `as_of`, from one settlement. `aging` is the aging by customer, `items` the
    open items. Raises TiesBrokenError where a total is not theirs."""
    from xlsaging.metrics.aging import attributed_items
    from xlsaging.metrics.credit_balances import credit_balances, presentation
    from xlsaging.metrics.free_credits import free_credits, free_credits_aging
    from xlsaging.metrics.kept_back import kept_back
    from xlsaging.metrics.old_items import over_one_year
    from xlsaging.metrics.statutory import statutory_items

    at_hand = attributed_items(ledger, as_of, _ATTRIBUTES, carry=("condition_met_date",))
    aged = statutory_items(ledger, as_of)
    found = SplitFigures(
        groups={name: _aged(at_hand, ledger, as_of, name) for name in GROUPS if _says(ledger, name)},
        accounts=_accounts(at_hand, ledger, as_of, items),
        currencies=_currencies(at_hand, ledger, as_of, items),
        statutory=statutory_figures(ledger, as_of, aged) if len(items) else None,
        over_one_year=plain_rows(over_one_year(ledger, as_of, aged)),
        free_credits=plain_rows(free_credits_aging(ledger, as_of, at_hand)),
        old_credits=plain_rows(free_credits(ledger, as_of, OLD_CREDIT_DAYS, at_hand)),
        credit_balances=plain_rows(credit_balances(ledger, as_of, at_hand)),
        presentation=plain_rows(presentation(ledger, as_of, at_hand)),
        kept_back=plain_rows(kept_back(ledger, as_of, at_hand)),
        **_related(at_hand, ledger, as_of),
        **_classes(at_hand, ledger, as_of, items),
    )
    _assert_totals(found, ledger, aging, items)
    return found


def _says(ledger: Ledger, name: str) -> bool:
    if name == "collector" and ledger.has("assignments"):
        return True
    return any(ledger.has(table, name) for table in ("invoices", "customers"))


def _aged(at_hand: Any, ledger: Ledger, as_of: date, *by: str) -> Rows:
    from xlsaging.metrics.aging import aging_of

    return plain_rows(aging_of(at_hand, ledger, as_of, by))


def _accounts(at_hand: Any, ledger: Ledger, as_of: date, items: Rows) -> Rows:
    said = any(any(items.column(name)) for name in ("entity", "account"))
    return _aged(at_hand, ledger, as_of, "entity", "account") if said else Rows(())


def _currencies(at_hand: Any, ledger: Ledger, as_of: date, items: Rows) -> Rows:
    if set(items.column("currency")) <= {ledger.settings.base_currency}:
        return Rows(())
    from xlsaging.metrics.aging import aging_of

    by = ("entity", "account", "currency")
    rows = plain_rows(aging_of(at_hand, ledger, as_of, by, currency="document"))
    place = rows.columns.index("currency")
    return Rows(rows.columns, sorted(rows.rows, key=lambda row: (row[place], *row[:place])))


def _related(at_hand: Any, ledger: Ledger, as_of: date) -> Mapping[str, Rows]:
    """Aging by relation, and of each related customer; customers without a mark are external."""
    if not ledger.has("customers", "related_party"):
        return {}
    from xlsaging.metrics.scope import with_relation

    at_hand = with_relation(at_hand)
    rows = _aged(at_hand, ledger, as_of, "related_party")
    if set(rows.column("related_party")) <= {"external"}:
        return {}
    one_by_one = _aged(at_hand, ledger, as_of, "related_party", "customer_id")
    related = [row for row in one_by_one.rows if row[0] != "external"]
    return {"related": rows, "related_customers": Rows(one_by_one.columns, sorted(related, key=lambda row: row[0]))}


def _classes(at_hand: Any, ledger: Ledger, as_of: date, items: Rows) -> Mapping[str, Rows]:
    if set(items.column("item_class")) <= {"trade"}:
        return {}
    return {"classes": _aged(at_hand, ledger, as_of, "item_class")}


def _assert_totals(found: SplitFigures, ledger: Ledger, aging: Rows, items: Rows) -> None:
    base = ledger.settings.base_currency
    total = aging.column("outstanding")
    agings = {**found.groups, "account": found.accounts, "related": found.related, "class": found.classes}
    for rows in (each for each in agings.values() if each.columns):
        aging_adds_up(rows, base)
        _same_total(rows.columns[0], rows.column("outstanding"), total, base)
    for name, rows in (("reclass", found.presentation), ("statutory", _closing(found))):
        if rows.columns:
            whole = rows.column("balance") if "balance" in rows.columns else _net(rows)
            _same_total(name, whole, total, base)
    _assert_credits(found, ledger, aging, items)
    _assert_currencies(found.currencies, items)
    _assert_old(found, ledger)


def _same_total(name: str, left: list[Any], right: list[Any], base: str) -> None:
    sums_agree("split_total", left, right, base, {"sheet": Text(f"title.{_TITLES.get(name, f'aging_by_{name}')}")})


_TITLES = {
    "entity": "aging_by_account", "account": "aging_by_account", "related_party": "aging_by_related",
    "item_class": "aging_by_class", "reclass": "reclass", "statutory": "statutory",
}  # fmt: skip


def _closing(found: SplitFigures) -> Rows:
    return found.statutory.closing.rows if found.statutory else Rows(())


def _net(rows: Rows) -> list[float]:
    return [*rows.column("debit"), *(-amount for amount in rows.column("credit"))]


def _assert_credits(found: SplitFigures, ledger: Ledger, aging: Rows, items: Rows) -> None:
    base = ledger.settings.base_currency
    free = found.free_credits.column("outstanding")
    netted = ledger.settings.unapplied == "net"
    below = [amount for amount in items.column("base_open_amount") if amount is not None and amount < 0]
    sums_agree("split_credits", free, below if netted else aging.column("credits"), base)


def _assert_currencies(rows: Rows, items: Rows) -> None:
    if not rows.columns:
        return
    pairs = list(zip(items.column("currency"), items.column("open_amount"), strict=True))
    aged = list(zip(rows.column("currency"), rows.column("outstanding"), strict=True))
    for code in sorted({code for code, _ in pairs}):
        left, right = ([amount for each, amount in side if each == code] for side in (aged, pairs))
        sums_agree("split_currency", left, right, code, {"currency": code})


def _assert_old(found: SplitFigures, ledger: Ledger) -> None:
    """What is older than a year is what the statutory buckets behind the first hold, where that ends with the year."""
    settings = ledger.settings
    if found.statutory is None or settings.unapplied == "net" or settings.statutory_buckets[0] != "1Y":
        return
    behind = found.statutory.closing.rows.column("balance")[1:-2]
    sums_agree("split_old", found.over_one_year.column("base_open_amount"), behind, settings.base_currency)
