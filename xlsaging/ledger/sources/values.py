"""Single cells turned into what a column of one kind holds.

The same few rules for every file kind: how a number reads as text, which serial numbers are dates, and
which cells are odd in a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from xlsaging.ledger.grid import CellKind, ColumnData
from xlsaging.model.periods import NEVER

__all__ = ["blank", "column_of", "iso_serial", "number_text", "serial_to_date", "text_of"]

_EPOCH = date(1970, 1, 1).toordinal()
_EXACT = 10**15
_LAST_SERIAL = 2_958_466


def blank(cell: object) -> bool:
    """Whether a cell counts as empty: nothing in it, or only white space.

    >>> blank(None), blank(" \\u3000"), blank(0), blank(False)
    (True, True, False, False)
    """
    return cell is None or (isinstance(cell, str) and not cell.strip())


def number_text(number: float) -> str:
    """The shortest plain decimal that reads back as the same number: no exponent, no `.0`.

    >>> number_text(111.0), number_text(0.1), number_text(1e-7), number_text(12345678901234567890.0)
    ('111', '0.1', '0.0000001', '12345678901234567000')
    """
    if isinstance(number, int):
        return str(number)
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    text = repr(number)
    if "e" not in text:
        return text
    from decimal import Decimal

    return format(Decimal(text), "f")


def text_of(cell: date) -> str:
    """A date or datetime as ISO text; the time only where it is not midnight.

    >>> text_of(date(2025, 1, 31)), text_of(datetime(2025, 1, 31)), text_of(datetime(2025, 1, 31, 9, 30))
    ('2025-01-31', '2025-01-31', '2025-01-31 09:30:00')
    """
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.isoformat(" ", "seconds")
    return cell.isoformat()[:10]


def serial_to_date(serial: float, date1904: bool = False) -> date | datetime | None:
    """The date of an Excel serial number; None for what Excel itself shows as no real date.

    In the 1900 system that is 0 (a blank looked up as a date), and 60, the 29th of February 1900, which never
    was.

    >>> serial_to_date(45688), serial_to_date(45688.5), serial_to_date(0), serial_to_date(0, date1904=True)
    (datetime.date(2025, 1, 31), datetime.datetime(2025, 1, 31, 12, 0), None, datetime.date(1904, 1, 1))
    """
    if date1904:
        serial += 1462
    if not 1 <= serial < _LAST_SERIAL or 60 <= serial < 61:
        return None
    day, rest = divmod(serial, 1)
    seconds = round(rest * 86_400)
    start = date(1899, 12, 31 if serial < 60 else 30)
    if not seconds:
        return start + timedelta(days=int(day))
    moment = datetime(start.year, start.month, start.day) + timedelta(days=int(day), seconds=seconds)
    return moment if moment.time() != time() else moment.date()


def iso_serial(text: str, date1904: bool = False) -> float | None:
    """The serial number of an ISO date or moment; None where it is none, or before the first that a sheet counts.

    >>> iso_serial("2025-01-31"), iso_serial("2025-01-31T12:00:00Z"), iso_serial("1900-01-01"), iso_serial("x")
    (45688.0, 45688.5, 1.0, None)
    """
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return None
    serial = (moment - datetime(1899, 12, 30)).total_seconds() / 86_400
    if serial < 61:
        serial -= 1
    if date1904:
        serial -= 1462
    return serial if serial >= (0 if date1904 else 1) else None


def column_of(cells: Sequence[object], kind: CellKind) -> ColumnData:
    """Typed cells as one column of `kind`: the rules of `ColumnData`, cell by cell.

    >>> column_of(["x", 2, None, date(1970, 1, 2)], "number").odd
    {0: 'x', 3: datetime.date(1970, 1, 2)}
    >>> list(column_of(["007", 7.0, None, date(2025, 1, 31)], "text").values)
    ['007', '7', '', '2025-01-31']
    """
    import numpy as np

    convert, missing, dtype = _KINDS[kind]
    values: Any = np.full(len(cells), missing, dtype=dtype)
    odd: dict[int, object] = {}
    for place, cell in enumerate(cells):
        if blank(cell):
            continue
        value = convert(cell)
        if value is None:
            odd[place] = cell
        else:
            values[place] = value
    return ColumnData(values, odd)


def _number(cell: object) -> float | None:
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _day(cell: object) -> int | None:
    return cell.toordinal() - _EPOCH if isinstance(cell, date) else None


def _text(cell: object) -> str | None:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return text_of(cell)
    return number_text(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


_KINDS: dict[CellKind, tuple[Any, Any, Any]] = {
    "number": (_number, float("nan"), "float64"),
    "date": (_day, NEVER, "int64"),
    "text": (_text, "", object),
}
