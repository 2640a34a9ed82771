"""Which group a line belongs to, and how a cell names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsaging.model.periods import from_day
from xlsaging.model.schema import TABLES, UNASSIGNED

__all__ = ["belongs", "group_name", "group_of"]


def group_of(row: Mapping[str, Any], by: Sequence[str]) -> tuple[str, ...]:
    """The group of a row, in words; what is not said is `unassigned`."""
    return tuple(_word(name, row[name]) for name in by)


def group_name(group: Iterable[Any]) -> str:
    """How a group of several columns is named in one cell: its parts with `/` between them.

    >>> group_name(["North", "Li"])
    'North/Li'
    """
    return "/".join(map(str, group))


def belongs(row: Mapping[str, Any], by: Sequence[str], key: str) -> bool:
    """Whether a row is of the group that `key` names."""
    return group_name(group_of(row, by)).casefold() == key.strip().casefold()


def _word(name: str, value: Any) -> str:
    if value in (None, ""):
        return UNASSIGNED
    return str(from_day(value)) if isinstance(value, int) and _is_date(name) else str(value)


def _is_date(name: str) -> bool:
    tables = (TABLES[table].columns for table in ("invoices", "receipts", "write_offs"))
    return any(name in columns and columns[name].kind == "date" for columns in tables)
