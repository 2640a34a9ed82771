"""Arguments of cell functions: what each is, and how a cell's content becomes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, Literal

from xlsaging.i18n.catalogue import Text
from xlsaging.ledger.grid import CellError
from xlsaging.model.periods import as_date

from .errors import ErrorValue, RefusedError
from .ranges import is_table, is_whole_columns, used_part

__all__ = ["Argument", "Kind", "aligned", "as_value", "read_argument"]

Kind = Literal["number", "numbers", "flag", "date", "text", "options", "table"]
"""`number`; `numbers`: a range of them; `flag`: TRUE or FALSE, 1 or 0; `date`: a date, a serial number
or ISO text; `text`; `options`: `key=value` pairs or a range of two columns; `table`: a range with headers, passed on as
it is."""

_ERRORS = {each.value: each for each in ErrorValue}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
"""A date as text whose order nobody can take for another: 2025-01-31, 2025/1/31, 2025年1月31日."""
_FIRST, _LAST = 61, 2_958_465
"""Serial numbers that mean the same day everywhere: from 1900-03-01 to 9999-12-31."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a cell function; its help is `argument.NAME` in the catalogue, or `argument.HELP`."""

    name: str
    kind: Kind
    optional: bool = False
    default: Any = None
    help: str = ""

    @property
    def text(self) -> Text:
        """What the Function Wizard says of it."""
        return Text(f"argument.{self.help or self.name}")


def aligned(arguments: Sequence[Argument], given: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The tables that lead, and the arguments that follow, one for each that is no table.

    Tables may be fewer than there is room for, and what follows may come right behind them: `=AR_AGING(invoices,
    receipts, "region")` needs no commas for the tables that are not there.
    """
    room = sum(argument.kind == "table" for argument in arguments)
    places, rest = list(given[:room]), list(given[room:])
    if any(each is not None and not is_table(each) for each in places):
        first = next((at for at, each in enumerate(places) if not is_table(each)), room)
        rest = places[first:] + rest
        places = places[:first]
        while rest and rest[-1] is None:
            rest.pop()
    others = len(arguments) - room
    if len(rest) > others:
        raise RefusedError(ErrorValue.VALUE, Text("refused.too_many", {"count": others}))
    return [each for each in places if each is not None], rest + [None] * (others - len(rest))


def as_value(given: Any) -> Any:
    """The content of a cell or of cells, given by value or as a range, of which the part in use is read."""
    if _is_range(given):
        cells = used_part(given) if is_whole_columns(given) else given
        given = cells.options(err_to_str=True).value
    return float(given) if isinstance(given, Decimal) else given


def read_argument(argument: Argument, given: Any) -> Any:
    """A cell's content as what the argument asks for; blank gives the default.

    A blank cell is not 0: without a default the answer is not available. An error value stays that error. Raises
    RefusedError.

    >>> read_argument(Argument("days", "number"), "1,234.5"), read_argument(Argument("as_of", "date"), 45688.0)
    (1234.5, datetime.date(2025, 1, 31))
    """
    if argument.kind == "table":
        return given
    value = as_value(given)
    if argument.kind == "options":
        return _options(value)
    if argument.kind == "numbers":
        return _numbers(
            argument.name, _below_headings(value) if _is_range(given) and is_whole_columns(given) else value
        )
    if isinstance(value, (list, tuple)):
        raise _bad(argument.name, "a range")
    return _read(argument, value)


def _is_range(given: Any) -> bool:
    return hasattr(given, "options") and hasattr(given, "address")


def _below_headings(value: Any) -> Any:
    """Whole columns hold their headings too: the words above the first number are as good as blank."""
    cells = list(_cells(value))
    first = next((at for at, cell in enumerate(cells) if not _is_heading(cell)), 0)
    return [None] * first + cells[first:]


def _is_heading(cell: Any) -> bool:
    if cell is None:
        return True
    if not isinstance(cell, str) or cell in _ERRORS:
        return False
    try:
        _number("", cell)
    except RefusedError:
        return True
    return False


def _read(argument: Argument, value: Any) -> Any:
    _pass_error(value)
    if value is None or value == "":
        if argument.optional:
            return argument.default
        raise RefusedError(ErrorValue.NA, Text("refused.blank", {"name": argument.name}))
    if argument.kind == "number":
        return _number(argument.name, value)
    if argument.kind == "flag":
        return bool(_number(argument.name, float(value) if isinstance(value, bool) else value))
    if argument.kind == "date":
        return _date(argument.name, value)
    return _text(value)


def _pass_error(value: Any) -> None:
    text = value.text if isinstance(value, CellError) else value
    if isinstance(text, str) and text in _ERRORS:
        raise RefusedError(_ERRORS[text], Text("refused.error", {"value": str(text)}))


def _bad(name: str, value: Any) -> RefusedError:
    return RefusedError(ErrorValue.VALUE, Text("refused.meaning", {"name": name, "value": str(value)}))


def _number(name: str, value: Any) -> float:
    if isinstance(value, str):
        plain = value.strip().replace(",", "")
        try:
            value = float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)
        except ValueError:
            raise _bad(name, value) from None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise _bad(name, value)
    return float(value)


def _date(name: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not _FIRST <= value <= _LAST:
            raise RefusedError(ErrorValue.NUM, Text("refused.serial", {"name": name, "value": f"{value:g}"}))
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(value))
    try:
        found = _YEAR_FIRST.fullmatch(str(value).strip())
        return date(*map(int, found.groups())) if found else as_date(str(value).strip())
    except ValueError:
        raise _bad(name, value) from None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.date().isoformat() if isinstance(value, datetime) else str(value).strip()


def _numbers(name: str, value: Any) -> list[float | None]:
    """All cells of a range in reading order; None where blank."""
    found: list[float | None] = []
    for cell in _cells(value):
        _pass_error(cell)
        found.append(None if cell is None or cell == "" else _number(name, cell))
    return found


def _cells(value: Any) -> Iterator[Any]:
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _cells(each)
    else:
        yield as_value(value) if isinstance(value, Decimal) else value


def _options(value: Any) -> dict[str, str]:
    """`key=value` pairs parted by semicolons, or the rows of a range of two columns."""
    if value is None or value == "":
        return {}
    if isinstance(value, Mapping):
        return {str(key): str(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return dict(_pairs(value))
    _pass_error(value)
    pairs = [part for part in str(value).replace("；", ";").replace("\n", ";").split(";") if part.strip()]
    split = [part.replace("：", "=").replace("＝", "=").partition("=") for part in pairs]
    if wrong := next((key for key, sign, _ in split if not sign), None):
        raise _bad("options", wrong.strip())
    return {key.strip(): text.strip() for key, _, text in split}


def _pairs(rows: Iterable[Any]) -> Iterator[tuple[str, str]]:
    rows = list(rows)
    if rows and not isinstance(rows[0], (list, tuple)):
        rows = [rows]
    for row in rows:
        if len(row) != 2:
            raise _bad("options", "a range")
        _pass_error(row[1])
        if row[0] not in (None, "") and row[1] not in (None, ""):
            yield _text(row[0]), _text(row[1])
