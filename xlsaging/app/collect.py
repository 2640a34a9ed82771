"""Results of metrics as plain values, whatever frame they come in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from xlsaging.report.figures import Rows

__all__ = ["plain_column", "plain_rows"]


def plain_rows(native: Any) -> Rows:
    """A frame of any kind as rows of str, int, float, date, bool and None.

    >>> import pandas as pd
    >>> plain_rows(pd.DataFrame({"a": ["x"], "b": [None], "d": pd.to_datetime(["2025-01-31"])})).rows
    [('x', None, datetime.date(2025, 1, 31))]
    """
    import narwhals as nw

    frame = nw.from_native(native)
    here = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    columns = [plain_column(here[name]) for name in here.columns]
    rows = list(zip(*columns, strict=True)) if columns else []
    return Rows(tuple(here.columns), rows)


def plain_column(series: Any) -> list[Any]:
    """A Narwhals series as a list of such values."""
    values: list[Any] = series.to_list()
    dtype = series.dtype
    # Whole numbers, texts and dates are plain already; only looking at each of a million takes time.
    if (dtype.is_integer() or str(dtype) in ("String", "Date")) and not series.null_count():
        return values
    if dtype.is_temporal() or str(dtype) == "Object":
        return [_plain_value(value) for value in values]
    if dtype.is_numeric() or dtype.is_float():
        # NaN is the only value that differs from itself.
        return [None if value is None or value != value else value for value in values]
    return [_plain_value(value) if not isinstance(value, str) else value for value in values]


def _plain_value(value: Any) -> Any:
    if value is None or value != value:
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, (date, str, bool, int, float)) else str(value)
