"""Document currency to base currency."""

from __future__ import annotations

from typing import Any, Literal

import narwhals as nw

from xlsaging.model.frames import round_half_away
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import EXPONENTS, exponent

from .booked import with_rate_of_day

__all__ = ["RATE_COLUMNS", "Rate", "closing_rates", "with_base"]

Rate = Literal["closing", "booked"]
RATE_COLUMNS = ("base_amount", "fx_rate")
"""What a row itself says about its rate; to be carried along where `with_base` is to use it."""


def closing_rates(ledger: Ledger, as_of: int) -> Any:
    """The newest rate on or before a day for each currency: `currency, table_rate` (base units for one unit)."""
    rates = ledger.typed("fx_rates", ["rate_date", "currency", "rate"]).filter(nw.col("rate_date") <= as_of)
    newest = rates.group_by("currency").agg(nw.col("rate_date").max())
    kept = rates.join(newest, on=["currency", "rate_date"], how="inner")
    return kept.group_by("currency").agg(nw.col("rate").max().alias("table_rate"))


def with_base(frame: Any, ledger: Ledger, as_of: int | str | None, rate: Rate, columns: dict[str, str]) -> Any:
    """`frame` with each amount column of `columns` also in the base currency, under the name it maps to.

    `closing`: the newest rate of the table on or before `as_of`, else the row's own booked rate. `booked`: the
    row's own (`base_amount ÷ amount`, else `fx_rate`), else the table's; without `as_of` nothing else. Each row is
    rounded once, half away from zero. Null where a foreign currency has no rate at all.
    """
    base = ledger.settings.base_currency
    names = frame.collect_schema().names()
    foreign = ledger.has("invoices", "currency") or ledger.has("receipts", "currency")
    if not foreign or "currency" not in names:
        return frame.with_columns(*(nw.col(name).alias(made) for name, made in columns.items()))
    frame = _with_factor(frame, ledger, as_of, rate, base)
    made = []
    for name, target in columns.items():
        turned = round_half_away(nw.col(name).cast(nw.Float64) * nw.col("factor"))
        value = nw.when(nw.col("currency") == base).then(nw.col(name)).otherwise(turned)
        made.append(nw.when((nw.col("factor") > 0) | (nw.col(name) == 0)).then(value).alias(target))
    return frame.with_columns(*made).drop("factor")


def _with_factor(frame: Any, ledger: Ledger, as_of: int | str | None, rate: Rate, base: str) -> Any:
    """`factor`: base minor units for one minor unit of the row's currency; 0 where nobody knows."""
    unknown = nw.lit(0.0)
    shift = nw.lit(10.0 ** (exponent(base) - 2))
    for decimals in (0, 3):
        codes = [code for code, digits in EXPONENTS.items() if digits == decimals]
        factor = nw.lit(10.0 ** (exponent(base) - decimals))
        shift = nw.when(nw.col("currency").is_in(codes)).then(factor).otherwise(shift)
    if as_of is None or not ledger.has("fx_rates"):
        frame = frame.with_columns(unknown.alias("table_factor"))
    elif isinstance(as_of, str):
        frame = with_rate_of_day(frame, ledger, as_of)
        frame = frame.with_columns((nw.col("day_rate") * shift).alias("table_factor")).drop("day_rate")
    else:
        frame = frame.join(closing_rates(ledger, as_of), on="currency", how="left")
        frame = frame.with_columns((nw.col("table_rate").fill_null(0.0) * shift).alias("table_factor"))
        frame = frame.drop("table_rate")
    names = frame.collect_schema().names()
    own = nw.col("fx_rate").fill_null(0.0) * shift if "fx_rate" in names else unknown
    if "base_amount" in names:
        says = (nw.col("base_amount") != 0) & (nw.col("amount") != 0)
        whole = nw.when(nw.col("amount") == 0).then(nw.lit(1)).otherwise(nw.col("amount")).cast(nw.Float64)
        own = nw.when(says).then((nw.col("base_amount").cast(nw.Float64) / whole).abs()).otherwise(own)
    frame = frame.with_columns(own.alias("booked_factor"))
    first, second = ("table_factor", "booked_factor") if rate == "closing" else ("booked_factor", "table_factor")
    chosen = nw.when(nw.col(first) > 0).then(nw.col(first)).otherwise(nw.col(second))
    home = nw.when(nw.col("currency") == base).then(nw.lit(1.0)).otherwise(chosen)
    return frame.with_columns(home.alias("factor")).drop("table_factor", "booked_factor")
