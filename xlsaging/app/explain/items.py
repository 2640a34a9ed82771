"""Open items behind a figure, each with what was applied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, to_day

from .lines import Line, dicts, major, of_day, rate_of, recent

__all__ = ["Item", "is_overdue", "item_lines", "items_behind", "without_applications"]

Item = Mapping[str, Any]
_RATES = ("base_amount", "fx_rate")


def is_overdue(item: Item) -> bool:
    """Whether an item stands in a bucket of what is late."""
    return item["bucket"] not in ("not_due", "credits", "undated")


def items_behind(
    ledger: Ledger,
    day: date,
    by: Sequence[str] = (),
    basis: str | None = None,
    *,
    buckets: Any = None,
    unapplied: str | None = None,
) -> list[Item]:
    """The open items of a day, as `aging` groups them: `bucket`, `open`, `base_open` and the columns `by`."""
    from xlsaging.metrics.aging import attributed_items

    foreign = any(ledger.has(table, "currency") for table in ("invoices", "receipts"))
    chosen: Any = (basis, unapplied)

    def read() -> list[Item]:
        return list(dicts(attributed_items(ledger, day, by, *chosen, buckets=buckets, carry=_RATES if foreign else ())))

    # A sheet of explanations asks for the same items over and over.
    key = ("items_behind", day, tuple(by), basis, unapplied, buckets)
    found: list[Item] = recent(ledger, key, read)
    return found


def item_lines(ledger: Ledger, day: date, items: Iterable[Item], basis: str | None = None) -> list[Line]:
    """A line for each item, which contributes what is open of it in the base currency, and one for each receipt, credit
    or write-off that was applied to it: the amounts of these and of a document sum to what is open of it."""
    items = list(items)
    applied = _applied(ledger, day, {item["customer_id"] for item in items}, basis)
    lines = []
    for item in items:
        lines.append(_line(ledger, to_day(day), item))
        if item["item"] == "document":
            lines += applied.pop(_key(item), [])
    return lines


def without_applications(ledger: Ledger, day: date, items: Iterable[Item]) -> list[Line]:
    """The lines of items alone."""
    return [_line(ledger, to_day(day), item) for item in items]


def _line(ledger: Ledger, day: int, item: Item) -> Line:
    base = item["base_open"]
    opened = major(ledger, item["open"], item["currency"])
    value = None if base is None else major(ledger, base)
    return Line(
        kind=item["document_type"] if item["item"] == "document" else item["item"],
        contribution=value,
        document_no=item["document_no"],
        customer_id=item["customer_id"],
        day=of_day(item["document_date"]),
        due_date=of_day(item["due_date"]),
        days_past_due=day - item["age_day"] if item["age_day"] < FAR else None,
        bucket=item["bucket"],
        currency=item["currency"],
        amount=major(ledger, item["amount"], item["currency"]),
        rate=rate_of(value, opened),
        base_amount=value,
    )


_LINE_KEY = (
    "customer_id",
    "entity",
    "account",
    "currency",
    "document_no",
    "instalment_no",
    "document_date",
    "due_date",
)


def _key(row: Item) -> tuple[Any, ...]:
    return tuple(row[name] for name in _LINE_KEY)


def _applied(ledger: Ledger, day: date, customers: set[str], basis: str | None) -> dict[tuple[Any, ...], list[Line]]:
    """What settled the lines of these customers, by line."""
    by_line: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for row in _applications(ledger, day, basis):
        if row["customer_id"] not in customers:
            continue
        by_line[_key(row)].append(
            Line(
                kind=_SOURCES[row["source_table"]],
                document_no=row["document_no"],
                customer_id=row["customer_id"],
                day=of_day(row["effective_day"]),
                source_no=row["source_no"],
                currency=row["currency"],
                amount=-major(ledger, row["amount"], row["currency"]),
            )
        )
    return by_line


def _applications(ledger: Ledger, day: date, basis: str | None) -> list[Item]:
    from xlsaging.metrics.applications import applications

    key = ("applications_behind", day, basis)
    found: list[Item] = recent(ledger, key, lambda: list(dicts(applications(ledger, day, basis))))
    return found


_SOURCES: Mapping[str, str] = {
    "receipts": "applied_receipt",
    "credit_use": "applied_credit",
    "invoices": "applied_credit",
    "write_offs": "applied_write_off",
}
