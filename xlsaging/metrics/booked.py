"""Flows in the base currency: each row at the rate it was booked at, or the rate of its own day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from xlsaging.model.frames import round_half_away
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import EXPONENTS, exponent

__all__ = ["with_booked_base", "with_rate_of_day"]


def with_booked_base(frame: Any, ledger: Ledger, day: str, columns: Mapping[str, str]) -> Any:
    """`frame` with each minor-unit column of `columns` also in the base currency, under the name it maps to.

    A row's own rate comes first (`base_amount ÷ amount`, then `fx_rate`, where it has these columns),
    then the table's newest rate on or before the row's own `day`. Each row is rounded once, half away
    from zero. 0 where nobody knows a rate: checking the ledger names such currencies.
    """
    base = ledger.settings.base_currency
    foreign = any(ledger.has(name, "currency") for name in ledger.tables if name != "fx_rates")
    if not foreign or "currency" not in frame.collect_schema().names():
        return frame.with_columns(*(nw.col(name).alias(made) for name, made in columns.items()))
    frame = _with_factor(frame, ledger, day, base)
    made = []
    for name, target in columns.items():
        turned = round_half_away(nw.col(name).cast(nw.Float64) * nw.col("factor"))
        value = nw.when(nw.col("currency") == base).then(nw.col(name)).otherwise(turned)
        made.append(value.cast(nw.Int64).alias(target))
    return frame.with_columns(*made).drop("factor")


def _with_factor(frame: Any, ledger: Ledger, day: str, base: str) -> Any:
    """`factor`: base minor units for one minor unit of the row's currency."""
    names = frame.collect_schema().names()
    factor = nw.lit(0.0)
    if ledger.has("fx_rates"):
        frame = with_rate_of_day(frame, ledger, day)
        factor = nw.col("day_rate") * _shift(base)
    if "fx_rate" in names:
        says = nw.col("fx_rate").fill_null(0.0) > 0
        factor = nw.when(says).then(nw.col("fx_rate").fill_null(0.0) * _shift(base)).otherwise(factor)
    if {"base_amount", "amount"} <= set(names):
        says = (nw.col("base_amount") != 0) & (nw.col("amount") != 0)
        whole = nw.when(nw.col("amount") == 0).then(nw.lit(1)).otherwise(nw.col("amount")).cast(nw.Float64)
        own = (nw.col("base_amount").cast(nw.Float64) / whole).abs()
        factor = nw.when(says).then(own).otherwise(factor)
    frame = frame.with_columns(factor.alias("factor"))
    return frame.drop("day_rate") if ledger.has("fx_rates") else frame


def _shift(base: str) -> nw.Expr:
    """Minor units of the base currency in one of the row's, at a rate of 1."""
    shift = nw.lit(10.0 ** (exponent(base) - 2))
    for decimals in (0, 3):
        codes = [code for code, digits in EXPONENTS.items() if digits == decimals]
        shift = (
            nw.when(nw.col("currency").is_in(codes)).then(nw.lit(10.0 ** (exponent(base) - decimals))).otherwise(shift)
        )
    return shift


def with_rate_of_day(frame: Any, ledger: Ledger, day: str) -> Any:
    """`day_rate`: the newest rate on or before each row's day, 0 where there is none.

    No join on the nearest date works on every engine: rates and days asked for stand in one column, and
    the newest rate's day is carried forward along it.
    """
    rates = ledger.typed("fx_rates", ["rate_date", "currency", "rate"])
    rates = rates.group_by("currency", "rate_date").agg(nw.col("rate").max())
    known = rates.select("currency", nw.col("rate_date").alias("on_day"), nw.col("rate_date").alias("seen"))
    asked = frame.select("currency", nw.col(day).alias("on_day")).unique()
    none = nw.lit(-(10**9), dtype=nw.Int64)
    line = nw.concat(
        [
            known.with_columns(nw.lit(0, dtype=nw.Int64).alias("turn")),
            asked.with_columns(none.alias("seen"), nw.lit(1, dtype=nw.Int64).alias("turn")),
        ]
    )
    newest = nw.col("seen").cum_max().over("currency", order_by=["on_day", "turn"]).cast(nw.Int64)
    found = line.with_columns(newest.alias("seen")).filter(nw.col("turn") == 1).drop("turn")
    found = found.join(rates.rename({"rate_date": "seen", "rate": "day_rate"}), on=["currency", "seen"], how="inner")
    joined = frame.join(
        found.select("currency", nw.col("on_day").alias(day), "day_rate"), on=["currency", day], how="left"
    )
    return joined.with_columns(nw.col("day_rate").fill_null(0.0))
