"""Ordinary frames to typed frames and back: the only place where units change.

A typed frame holds ids and texts as strings ("" where missing), dates as day numbers (`NEVER` where
missing), money as int64 minor units, all without nulls, so that every engine computes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

from .days import dates_to_days, days_to_dates
from .errors import BadSettingError, MissingColumnError
from .money import EXPONENTS, exponent
from .periods import NEVER
from .schema import TABLES, Column

__all__ = [
    "MISSING_COUNT",
    "UNSAID_AS",
    "blank_columns",
    "default_of",
    "minor_units",
    "round_half_away",
    "to_major",
    "to_ordinary",
    "to_typed",
    "with_defaults",
]

MISSING_COUNT = -1
UNSAID_AS: Mapping[str, str] = {"realised_amount": "amount"}
"""Amounts of which a blank says another thing than 0: what stands in for it is the amount in the column named."""
_DEFAULTS: Mapping[str, Any] = {
    "instalment_no": 1,
    "document_type": "invoice",
    "item_class": "trade",
    "share": 1.0,
}
_KIND_DEFAULTS: Mapping[str, Any] = {"id": "", "text": "", "date": NEVER, "amount": 0, "count": MISSING_COUNT}


def round_half_away(value: nw.Expr) -> nw.Expr:
    """A float expression rounded to whole numbers, half away from zero; Int64.

    Rounding differs between engines, so it is made of floor. A small lift raises halves that binary fractions put just
    below (1.005 × 100); it never grows to what would change a whole number, up to the largest that is exact.
    """
    size = value.abs()
    whole = size.floor()
    lift = (size * 4e-16).clip(upper_bound=0.1)
    size = whole + (size - whole + lift + 0.5).floor()
    return nw.when(value < 0).then(-size).otherwise(size).cast(nw.Int64)


def minor_units(column: str, currency: str | None, base_currency: str) -> nw.Expr:
    """An amount column in major units as minor units of the currency in column `currency` (None: base)."""
    value = nw.col(column).cast(nw.Float64).fill_null(0.0)
    return round_half_away(value * _scale(currency, base_currency))


def to_major(column: str, currency: str | None, base_currency: str) -> nw.Expr:
    """A minor-unit column as float64 major units."""
    value = nw.col(column).cast(nw.Float64)
    # Polars turns a division by a constant into a multiplication, which is a hair off for one amount in ten:
    # what it divides by must look as if it differed from row to row.
    return (value / (_scale(currency, base_currency) + value * 0.0)).alias(column)


def _scale(currency: str | None, base_currency: str) -> nw.Expr:
    if currency is None:
        return nw.lit(float(10 ** exponent(base_currency)))
    scale = nw.lit(100.0)
    for decimals in (0, 3):
        codes = [code for code, digits in EXPONENTS.items() if digits == decimals]
        scale = nw.when(nw.col(currency).is_in(codes)).then(nw.lit(10.0**decimals)).otherwise(scale)
    return scale


def default_of(column: Column, base_currency: str) -> Any:
    """What stands in a typed column where the ledger says nothing; None for numbers and rates."""
    if column.name == "currency":
        return base_currency
    return _DEFAULTS.get(column.name, _KIND_DEFAULTS.get(column.kind))


def blank_columns(table: str, columns: Iterable[str], base_currency: str) -> list[nw.Expr]:
    """Typed columns of a table that say nothing: "" or NEVER or 0, by kind.

    A column that only another table has is of the kind it has there, so that rows of both can be put together.
    """
    made = []
    for name in columns:
        value = default_of(_column(table, name), base_currency)
        dtype = nw.String if isinstance(value, str) else nw.Int64 if isinstance(value, int) else nw.Float64
        made.append(nw.lit(value, dtype=dtype).alias(name))
    return made


def _column(table: str, name: str) -> Column:
    places = (TABLES[table], *TABLES.values())
    return next((place.columns[name] for place in places if name in place.columns), Column(name, "text"))


def with_defaults(frame: Any, table: str, columns: Iterable[str], base_currency: str) -> Any:
    """A typed frame cut to `columns`, those that the ledger lacks added with their defaults."""
    wanted = list(dict.fromkeys(columns))
    present = set(frame.collect_schema().names())
    made = blank_columns(table, (name for name in wanted if name not in present), base_currency)
    return (frame.with_columns(*made) if made else frame).select(*wanted)


def to_typed(native: Any, table: str, base_currency: str) -> Any:
    """The Narwhals typed frame of an ordinary frame (canonical column names, dates, major units).

    Raises MissingColumnError where a column the table must have is absent, BadSettingError where a
    column cannot hold what it should.
    """
    frame = nw.from_native(native)
    schema = frame.collect_schema()
    columns = TABLES[table].columns
    for required in TABLES[table].required:
        if required not in schema.names():
            raise MissingColumnError(table=table, column=required, at=table, seen=", ".join(schema.names()), hint="")
    made = [_as_text(name, dtype) for name, dtype in schema.items() if _kind(columns, name) in ("id", "text")]
    frame = frame.with_columns(*made) if made else frame
    if "currency" in schema.names():
        blank = nw.col("currency") == ""
        frame = frame.with_columns(
            nw.when(blank).then(nw.lit(base_currency)).otherwise(nw.col("currency")).alias("currency")
        )
    for name, dtype in schema.items():
        if _kind(columns, name) == "date":
            frame = _typed_date(frame, name, dtype)
    return _typed_numbers(frame, schema.names(), columns, base_currency)


def _typed_numbers(frame: Any, names: list[str], columns: Mapping[str, Column], base_currency: str) -> Any:
    own = "currency" if "currency" in names else None
    made = []
    for name in names:
        kind = _kind(columns, name)
        if kind == "amount":
            made.append(_typed_amount(name, None if name == "base_amount" else own, base_currency))
        elif kind == "count":
            default = _DEFAULTS.get(name, MISSING_COUNT)
            made.append(nw.col(name).cast(nw.Float64).fill_null(float(default)).cast(nw.Int64).alias(name))
        elif kind in ("number", "rate"):
            made.append(nw.col(name).cast(nw.Float64).alias(name))
    frame = frame.with_columns(*made) if made else frame
    if "document_type" in names and "amount" in names:
        credit = nw.when(nw.col("amount") < 0).then(nw.lit("credit_note")).otherwise(nw.lit("invoice"))
        kept = nw.when(nw.col("document_type") == "").then(credit).otherwise(nw.col("document_type"))
        frame = frame.with_columns(kept.alias("document_type"))
    if "item_class" in names:
        kept = nw.when(nw.col("item_class") == "").then(nw.lit("trade")).otherwise(nw.col("item_class"))
        frame = frame.with_columns(kept.alias("item_class"))
    return frame


def _typed_amount(name: str, currency: str | None, base_currency: str) -> nw.Expr:
    made = minor_units(name, currency, base_currency)
    if name in UNSAID_AS:
        unsaid = nw.col(name).is_null()
        made = nw.when(unsaid).then(minor_units(UNSAID_AS[name], currency, base_currency)).otherwise(made)
    return made.alias(name)


def _kind(columns: Mapping[str, Column], name: str) -> str:
    return columns[name].kind if name in columns else "text"


def _as_text(name: str, dtype: Any) -> nw.Expr:
    column = nw.col(name)
    if dtype.is_float():
        column = column.cast(nw.Int64)
    text = column if dtype == nw.String else column.cast(nw.String)
    return text.fill_null("").alias(name)


def _typed_date(frame: Any, name: str, dtype: Any) -> Any:
    if dtype == nw.String:
        day = nw.col(name).str.slice(0, 10)
        month_only = nw.when(day.str.len_chars() == 7).then(nw.concat_str([day, nw.lit("-01")])).otherwise(day)
        text = nw.when(day != "").then(month_only)
        frame = frame.with_columns(text.alias(name)).with_columns(nw.col(name).str.to_datetime("%Y-%m-%d").alias(name))
    elif dtype.is_integer() or dtype.is_float():
        raise BadSettingError(name=name, value=str(dtype), allowed="dates or ISO text, not numbers")
    return dates_to_days(frame, name)


def to_ordinary(frame: Any, table: str, base_currency: str) -> Any:
    """The opposite of `to_typed`: dates and major units again."""
    names = frame.collect_schema().names()
    columns = TABLES[table].columns
    own = "currency" if "currency" in names else None
    amounts = [name for name in names if _kind(columns, name) == "amount"]
    frame = frame.with_columns(
        *(to_major(name, None if name == "base_amount" else own, base_currency) for name in amounts)
    )
    return days_to_dates(frame, *(name for name in names if _kind(columns, name) == "date"))
