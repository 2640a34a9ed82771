"""Single Python values as cells can hold them: text, number, truth or moment."""

from __future__ import annotations

import datetime as dt
import numbers
from typing import Any


def prepared(value: Any) -> Any:
    """A value as it is written: text, float, bool or naive datetime; nothing, NaN and NaT are "".

    >>> prepared(None), prepared(3), prepared(float("nan")), prepared(dt.date(2026, 11, 25))
    ('', 3.0, '', datetime.datetime(2026, 11, 25, 0, 0))

    Raises TypeError for what no cell can hold.
    """
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is float:
        return value if value == value else ""
    if kind is int:
        return float(value)
    if value is None:
        return ""
    return _plain(value)


def _plain(value: Any) -> Any:
    """The rarer kinds: dates, NumPy and pandas scalars, decimals; raises TypeError for what no cell can hold."""
    if isinstance(value, dt.datetime):
        if value != value:
            return ""
        # By far the fastest way from a pandas Timestamp, which is what frames are full of.
        return dt.datetime(
            value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond
        )
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1) if value == value else ""
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        return _numpy(value)
    if isinstance(value, numbers.Number):
        number = float(value)  # type: ignore[arg-type]  # a complex number raises TypeError, as it should
        return number if number == number else ""
    if type(value).__name__ in ("NAType", "NaTType"):
        return ""
    raise TypeError(f"A cell cannot hold a {type(value).__name__}: {value!r}")


def _numpy(value: Any) -> Any:
    if type(value).__name__ == "datetime64":
        moment = value.astype("datetime64[us]").item()
        return "" if moment is None else _plain(moment)
    return prepared(value.item())
