"""Credit sales: what DSO, turnover, CEI and bad-debt ratios are measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, from_day, month_end, month_start, to_day
from xlsaging.model.schema import UNASSIGNED

from .attributes import own_columns, with_attributes
from .booked import with_booked_base
from .scope import without_consolidated
from .small import rows_of
from .windows import Periods

__all__ = [
    "SOLD",
    "CreditSales",
    "credit_sales",
    "first_sale",
    "sales_table_serves",
    "sold_documents",
    "split_documents",
]

SOLD = ("invoice", "debit_note", "credit_note", "estimate")
"""Document types that are sales. An opening balance was sold before the ledger began and a revaluation was never
sold; an estimate (暂估) is owed and sold already, and its reversal takes it out of both again."""

_SALE_COLUMNS = ("customer_id", "document_type", "currency", "amount", "base_amount", "fx_rate")
_OF_CUSTOMER = ("collector", "customer_name")

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreditSales:
    """Credit sales in minor units of the base currency, by group and period.

    `gross[group][k]` belongs to period k of the `Periods` asked for (0: before the first). `net` is
    without VAT; `net_known` says whether the ledger tells it, `net_partly` whether rows without it were
    counted gross, `prorated` whether months of the sales table were cut by days.
    """

    gross: dict[Group, list[int]] = field(default_factory=dict)
    net: dict[Group, list[int]] = field(default_factory=dict)
    net_known: bool = False
    net_partly: bool = False
    prorated: bool = False

    def of(self, group: Group, first: int, last: int, *, net: bool = False) -> int:
        """Sales of a group over the periods `first` to `last`, both inclusive."""
        amounts = (self.net if net else self.gross).get(group)
        return sum(amounts[first : last + 1]) if amounts else 0


def credit_sales(
    ledger: Ledger, periods: Periods, by: Sequence[str] = (), *, consolidated: bool = False
) -> CreditSales:
    """Credit sales of each period, net of credit notes, gross of VAT, in the base currency as booked.

    From the `sales` table where there is one that can be split by `by`; a month of it that lies in
    several periods is cut by days. Else from the invoices: trade documents (`SOLD`) by the day they
    enter the books (posting date, else document date), the same day from which they are owed. Customers
    that are consolidated are left out unless asked for. Aggregates by group and day are collected once.
    """
    key = ("credit_sales", periods, tuple(by), consolidated)
    found: CreditSales = ledger.memo(key, lambda: _credit_sales(ledger, periods, tuple(by), consolidated))
    return found


def _credit_sales(ledger: Ledger, periods: Periods, by: Group, consolidated: bool) -> CreditSales:
    if sales_table_serves(ledger, by):
        return _from_table(ledger, periods, by, consolidated)
    documents = split_documents(ledger, by, ("net_amount",), periods.bounds[-1], consolidated=consolidated)
    net_known = ledger.has("invoices", "net_amount")
    no_net = (nw.col("net_amount") == 0) & (nw.col("amount") != 0)
    documents = documents.with_columns(
        nw.when(no_net).then(nw.col("amount")).otherwise(nw.col("net_amount")).cast(nw.Int64).alias("net_amount"),
        nw.when(no_net).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("no_net"),
    )
    documents = with_booked_base(documents, ledger, "day", {"amount": "gross", "net_amount": "net"})
    documents = documents.with_columns(periods.position_of("day").alias("period"))
    sums = documents.group_by(*by, "period").agg(*(nw.col(name).sum() for name in ("gross", "net", "no_net")))
    sums = sums.select(*by, "period", *(nw.col(name).cast(nw.Int64) for name in ("gross", "net", "no_net")))
    gross: dict[Group, list[int]] = {}
    net: dict[Group, list[int]] = {}
    partly = False
    for *group, period, whole, without_vat, lacking in rows_of(sums):
        _row(gross, tuple(group), periods)[period] += whole
        _row(net, tuple(group), periods)[period] += without_vat
        partly = partly or (period > 0 and lacking > 0)
    return CreditSales(gross, net, net_known, net_known and partly)


def split_documents(
    ledger: Ledger, by: Sequence[str], columns: Sequence[str], last: int, *, consolidated: bool = False
) -> Any:
    """`sold_documents` up to day `last` with the columns `by`, each as of the day of the document."""
    carry = [name for name in own_columns(ledger, by) if name != "customer_id"]
    told = [name for name in by if name in ("currency", "document_type")]
    documents = sold_documents(ledger, (*columns, *told), carry)
    documents = documents.filter(nw.col("day") <= last)
    if not consolidated:
        documents = without_consolidated(documents, ledger)
    return with_attributes(_carry(documents, carry), ledger, by, "day") if by else documents


def sold_documents(ledger: Ledger, columns: Sequence[str] = (), also: Sequence[str] = ()) -> Any:
    """Invoice rows that are sales, with `day`, the day they enter the books; those without any date are left out.

    They have `columns`, and of those that a base amount is made of, and of `also`, what the ledger has: a million
    blanks cost more than the figure.
    """
    frame = ledger.typed("invoices")
    present = frame.collect_schema().names()
    never = nw.lit(NEVER, dtype=nw.Int64)
    posted, dated = (nw.col(name) if name in present else never for name in ("posting_date", "document_date"))
    day = nw.when(posted == NEVER).then(dated).otherwise(posted).cast(nw.Int64).alias("day")
    wanted = dict.fromkeys((*_SALE_COLUMNS, *columns, *also))
    # What does not say its type is an invoice or a credit note.
    sold = [nw.col("document_type").is_in(list(SOLD))] if "document_type" in present else []
    frame = frame.select(*(name for name in wanted if name in present), day).filter(nw.col("day") != NEVER, *sold)
    return ledger.with_blank(frame, "invoices", [name for name in columns if name not in present])


def _carry(frame: Any, names: Sequence[str]) -> Any:
    missing = [name for name in names if name not in frame.collect_schema().names()]
    return frame.with_columns(*(nw.lit("").alias(name) for name in missing)) if missing else frame


def first_sale(ledger: Ledger) -> int | None:
    """The day of the first sale on record; None without any."""

    def find() -> int | None:
        if sales_table_serves(ledger, ()):
            days = ledger.typed("sales", ["month"]).select(nw.col("month").min())
        else:
            days = sold_documents(ledger).select(nw.col("day").min())
        found = rows_of(days)[0][0]
        return None if found is None or found >= NEVER else int(found)

    day: int | None = ledger.memo("first_sale", find)
    return day


def _row(amounts: dict[Group, list[int]], group: Group, periods: Periods) -> list[int]:
    return amounts.setdefault(group, [0] * len(periods.bounds))


def sales_table_serves(ledger: Ledger, by: Sequence[str]) -> bool:
    """Whether the sales table is there and says enough to be split by `by`."""
    if not ledger.has("sales"):
        return False
    theirs = ledger.has("sales", "customer_id")
    return all(
        ledger.has("sales", name) or (theirs and (name in _OF_CUSTOMER or ledger.has("customers", name))) for name in by
    )


def _from_table(ledger: Ledger, periods: Periods, by: Group, consolidated: bool) -> CreditSales:
    frame = ledger.typed("sales")
    names = frame.collect_schema().names()
    net_known = "net_amount" in names
    frame = ledger.with_blank(frame, "sales", [name for name in ("currency", "net_amount") if name not in names])
    if "customer_id" in names:
        frame = frame if consolidated else without_consolidated(frame, ledger)
        frame = with_attributes(frame, ledger, by, "month")
    elif by:
        nobody = (nw.when(nw.col(name) == "").then(nw.lit(UNASSIGNED)).otherwise(nw.col(name)) for name in by)
        frame = frame.with_columns(value.alias(name) for name, value in zip(by, nobody, strict=True))
    no_net = (nw.col("net_amount") == 0) & (nw.col("amount") != 0)
    frame = frame.with_columns(
        nw.when(no_net).then(nw.col("amount")).otherwise(nw.col("net_amount")).cast(nw.Int64).alias("net_amount"),
        nw.when(no_net).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("no_net"),
    )
    frame = with_booked_base(frame, ledger, "month", {"amount": "gross", "net_amount": "net"})
    sums = frame.group_by(*by, "month").agg(*(nw.col(name).sum() for name in ("gross", "net", "no_net")))
    sums = sums.select(*by, "month", *(nw.col(name).cast(nw.Int64) for name in ("gross", "net", "no_net")))
    made = _Spread(periods, ledger.settings.fiscal_month_end)
    partly = False
    for *group, month, whole, without_vat, lacking in rows_of(sums):
        made.add(tuple(group), month, whole, without_vat)
        partly = partly or lacking > 0
    return CreditSales(made.gross, made.net, net_known, net_known and partly, made.prorated)


class _Spread:
    """Months of the sales table laid onto periods."""

    def __init__(self, periods: Periods, fiscal_month_end: int) -> None:
        self.periods = periods
        self.fiscal_month_end = fiscal_month_end
        self.gross: dict[Group, list[int]] = {}
        self.net: dict[Group, list[int]] = {}
        self.prorated = False

    def add(self, group: Group, month: int, gross: int, net: int) -> None:
        named = from_day(month)
        if named is None:
            return
        # The day only names the month: 2025-01 is the fiscal month that ends in January, whatever its day.
        first = month_start(date(named.year, named.month, 1), self.fiscal_month_end)
        start, end = to_day(first) - 1, to_day(month_end(first, self.fiscal_month_end))
        bounds = (start, *(bound for bound in self.periods.bounds if start < bound < end), end)
        for low, high in pairwise(bounds):
            period = self.periods.position(high)
            if period == len(self.periods.bounds):
                continue
            whole = high - low == end - start
            self.prorated = self.prorated or (not whole and period > 0)
            for amounts, amount in ((self.gross, gross), (self.net, net)):
                part = amount if whole else round(amount * (high - low) / (end - start))
                _row(amounts, group, self.periods)[period] += part
