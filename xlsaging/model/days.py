"""Dates to whole-day numbers and back, on every engine.

No engine-independent way exists to subtract dates, so the calendar is computed in whole numbers from year, month
and day (days from the civil calendar, era of 400 years). Only pandas, which keeps dates as whole numbers already,
and DuckDB, which may be asked for millions again and again, take a shorter way with the same result.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from .periods import FAR, NEVER

__all__ = ["dates_to_days", "days_to_dates", "days_to_month_ends"]


def dates_to_days(frame: Any, column: str) -> Any:
    """`frame` with a date or datetime `column` replaced by Int64 days since 1970-01-01, NEVER where missing."""
    if frame.implementation.is_pandas():
        import pandas as pd

        series = nw.to_native(frame[column])
        stamps = pd.to_datetime(series).astype("datetime64[s]")
        days = (stamps.astype("int64") // 86_400).where(stamps.notna(), NEVER).astype("int64")
        return nw.from_native(nw.to_native(frame).assign(**{column: days}), eager_only=True)
    if frame.implementation.is_duckdb():
        return _counted_by_duckdb(frame, column)
    year, month, day = (f"_{column}_{part}" for part in ("y", "m", "d"))
    date = nw.col(column).dt
    frame = frame.with_columns(
        date.year().fill_null(9999).cast(nw.Int64).alias(year),
        date.month().fill_null(12).cast(nw.Int64).alias(month),
        date.day().fill_null(31).cast(nw.Int64).alias(day),
    )
    march_year = nw.col(year) - nw.when(nw.col(month) <= 2).then(nw.lit(1)).otherwise(nw.lit(0))
    era = march_year // 400
    of_era = march_year - era * 400
    of_year = (((nw.col(month) + 9) % 12) * 153 + 2) // 5 + nw.col(day) - 1
    days = era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468
    return frame.with_columns(days.cast(nw.Int64).alias(column)).drop(year, month, day)


def _counted_by_duckdb(frame: Any, column: str) -> Any:
    from duckdb import ColumnExpression, SQLExpression

    relation = nw.to_native(frame)
    quoted = '"' + column.replace('"', '""') + '"'
    days = SQLExpression(f"coalesce({quoted}::date - date '1970-01-01', {NEVER})::bigint").alias(column)
    made = (days if name == column else ColumnExpression(name) for name in relation.columns)
    return nw.from_native(relation.select(*made))


def days_to_month_ends(frame: Any, column: str) -> Any:
    """`frame` with day numbers in `column` moved to the last day of their calendar month; NEVER and FAR stay.

    >>> import pandas as pd
    >>> days = pd.DataFrame({"due": [19_754, NEVER]})  # 2024-02-01
    >>> days_to_month_ends(nw.from_native(days, eager_only=True), "due")["due"].to_list()
    [19782, 2932896]
    """
    begin, into = f"_{column}_begin", f"_{column}_into"
    frame = _with_day_of_month(frame, column, into)
    frame = frame.with_columns((nw.col(column) - nw.col(into) + 1).cast(nw.Int64).alias(begin))
    # 31 days after the first of a month is one of the first four days of the next.
    frame = frame.with_columns((nw.col(begin) + 31).cast(nw.Int64).alias(begin))
    frame = _with_day_of_month(frame, begin, into)
    end = nw.when(nw.col(column) < FAR).then(nw.col(begin) - nw.col(into)).otherwise(nw.col(column))
    return frame.with_columns(end.cast(nw.Int64).alias(column)).drop(begin, into)


def days_to_dates(frame: Any, *columns: str) -> Any:
    """`frame` with Int64 day `columns` replaced by dates, null for NEVER and FAR."""
    for column in columns:
        frame = _to_date(frame, column)
    return frame


def _to_date(frame: Any, column: str) -> Any:
    if frame.implementation.is_pandas():
        import pandas as pd

        days = nw.to_native(frame[column])
        seconds = (days * 86_400).astype("int64")
        stamps = pd.Series(seconds.to_numpy().view("datetime64[s]"), index=days.index).mask(days >= FAR)
        return nw.from_native(nw.to_native(frame).assign(**{column: stamps}), eager_only=True)
    frame, (era, year, doy, month) = _with_civil_parts(frame, column)
    day = nw.col(doy) - (nw.col(month) * 153 + 2) // 5 + 1
    yoe = nw.col(year)
    civil = (nw.col(month) + 2) % 12 + 1
    turned = yoe + nw.col(era) * 400 + nw.when(nw.col(month) >= 10).then(nw.lit(1)).otherwise(nw.lit(0))
    text = nw.concat_str([_padded(turned, 4), _padded(civil, 2), _padded(day, 2)], separator="-")
    stamp = text.str.to_datetime("%Y-%m-%d").cast(nw.Date)
    known = nw.when(nw.col(column) < FAR).then(stamp)
    return frame.with_columns(known.alias(column)).drop(era, year, doy, month)


def _with_day_of_month(frame: Any, column: str, name: str) -> Any:
    frame, parts = _with_civil_parts(frame, column)
    doy, month = (nw.col(part) for part in parts[2:])
    return frame.with_columns((doy - (month * 153 + 2) // 5 + 1).cast(nw.Int64).alias(name)).drop(*parts)


def _with_civil_parts(frame: Any, column: str) -> tuple[Any, tuple[str, str, str, str]]:
    """Columns for era of 400 years, year of era, day of year and month, years beginning in March."""
    era, rest, year, doy, month = (f"_{column}_{part}" for part in ("era", "doe", "yoe", "doy", "mp"))
    shifted = nw.col(column) + 719_468
    frame = frame.with_columns((shifted // 146_097).cast(nw.Int64).alias(era))
    frame = frame.with_columns((shifted - nw.col(era) * 146_097).cast(nw.Int64).alias(rest))
    doe = nw.col(rest)
    of_era = (doe - doe // 1460 + doe // 36_524 - doe // 146_096) // 365
    frame = frame.with_columns(of_era.cast(nw.Int64).alias(year))
    yoe = nw.col(year)
    frame = frame.with_columns((doe - (yoe * 365 + yoe // 4 - yoe // 100)).cast(nw.Int64).alias(doy))
    frame = frame.with_columns(((nw.col(doy) * 5 + 2) // 153).cast(nw.Int64).alias(month))
    return frame.drop(rest), (era, year, doy, month)


def _padded(number: nw.Expr, width: int) -> nw.Expr:
    return number.cast(nw.Int64).cast(nw.String).str.zfill(width)
