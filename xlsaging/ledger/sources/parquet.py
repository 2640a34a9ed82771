"""parquet: typed columns; the grid's first row is the header."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsaging.ledger.grid import CellKind, ColumnData, Region, shown
from xlsaging.model.errors import DamagedFileError, PasswordProtectedError, TooLargeError
from xlsaging.model.periods import NEVER

from .package import Limits
from .values import blank, column_of

__all__ = ["ArrowGrid", "read_parquet"]

_ROWS_AT_ONCE = 65_536
_CELL = 8


@dataclass(slots=True, kw_only=True)
class ArrowGrid:
    """An Arrow table as a grid: row 0 holds the column names, the data begin in row 1.

    >>> import pyarrow as pa
    >>> grid = ArrowGrid(name="t", file="t.parquet", table=pa.table({"no": [7], "due": ["2025-01-31"]}))
    >>> grid.cells(0, 1), grid.columns({0: "text"}, 1, 1)[0].values.tolist()
    ([['no', 'due'], [7, '2025-01-31']], ['7'])
    """

    name: str
    file: str
    table: Any
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    text_only: bool = False
    regions: Sequence[Region] = ()
    outside: Sequence[tuple[int, int]] = ()
    unended_row: int = -1

    @property
    def n_rows(self) -> int:
        """The header and all rows."""
        return int(self.table.num_rows) + 1

    @property
    def n_columns(self) -> int:
        """Columns of the file."""
        return int(self.table.num_columns)

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows `first_row` to `last_row` inclusive; blank cells are None."""
        columns = [self._cells(column, first_row, last_row) for column in range(self.n_columns)]
        return [list(row) for row in zip(*columns, strict=True)]

    def _cells(self, column: int, first_row: int, last_row: int) -> list[object]:
        last_row = min(last_row, self.n_rows - 1)
        start = max(first_row - 1, 0)
        values = self.table.column(column).slice(start, max(0, last_row - start)).to_pylist()
        head = [self.table.column_names[column]] if first_row == 0 and last_row >= 0 else []
        return head + [_plain(value) for value in values]

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Columns by position, rows `first_row` to `last_row` inclusive."""
        found = {}
        for column, kind in kinds.items():
            quick = None
            if first_row >= 1 and column < self.n_columns:
                size = max(0, min(last_row, self.n_rows - 1) - first_row + 1)
                quick = _quick(self.table.column(column).slice(first_row - 1, size), kind)
            if quick is None:
                given = self._cells(column, first_row, last_row) if column < self.n_columns else []
                quick = column_of(given, kind)
            found[column] = quick
        return found


def _plain(value: object) -> object:
    from datetime import date, datetime
    from decimal import Decimal

    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    elif isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    elif not isinstance(value, str | int | float | bool | date | None):
        value = str(value)
    if isinstance(value, float) and value != value:
        return None
    return None if blank(value) else value


def _quick(values: Any, kind: CellKind) -> ColumnData | None:
    """A whole column at once where its type is the kind wanted; None where cells must be looked at singly."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.types as types

    type_ = values.type
    numeric = types.is_integer(type_) or types.is_floating(type_) or types.is_decimal(type_)
    if kind == "number" and numeric:
        numbers = values.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
        return ColumnData(np.where(np.isfinite(numbers), numbers, np.nan))
    if kind == "date" and (types.is_date(type_) or (types.is_timestamp(type_) and type_.tz is None)):
        days = values.cast(pa.timestamp("s"), safe=False).to_numpy(zero_copy_only=False)
        whole = days.astype("datetime64[D]")
        return ColumnData(np.where(np.isnat(whole), NEVER, whole.astype(np.int64)))
    if kind == "text" and (types.is_string(type_) or types.is_large_string(type_) or types.is_integer(type_)):
        texts = values.cast(pa.large_string()).fill_null("").to_numpy(zero_copy_only=False).astype(object)
        texts[[place for place, text in enumerate(texts) if text and text.isspace()]] = ""
        return ColumnData(texts)
    return None


def _within(file: Any, path: Path, megabytes: int) -> Any:
    """The table, if it takes no more memory than allowed; equal values take next to no room in a file."""
    import pyarrow as pa

    batches, size = [], 0
    for batch in file.iter_batches(_ROWS_AT_ONCE):
        batches.append(batch)
        size += batch.nbytes
        if size > megabytes * 1024 * 1024:
            raise TooLargeError(path=path.name, size=size // 1024**2, limit=megabytes)
    return pa.Table.from_batches(batches, file.schema_arrow)


def read_parquet(path: Path, limits: Limits) -> list[ArrowGrid]:
    """The one table of a parquet file. Raises `DamagedFileError`, `PasswordProtectedError`, `TooLargeError`."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import pyarrow.types as types

    try:
        # As bytes, for Arrow takes no name as text that is not UTF-8.
        with pa.OSFile(os.fsencode(path), "rb") as stream, pq.ParquetFile(stream) as file:
            groups = range(file.metadata.num_row_groups)
            size = sum(file.metadata.row_group(group).total_byte_size for group in groups)
            size = max(size, file.metadata.num_rows * file.metadata.num_columns * _CELL)
            if size > limits.total_megabytes * 1024 * 1024:
                raise TooLargeError(path=path.name, size=size // 1024**2, limit=limits.total_megabytes)
            table = _within(file, path, limits.total_megabytes)
    except (pa.ArrowException, OSError) as error:
        if "decrypt" in str(error):
            raise PasswordProtectedError(path=path.name) from error
        raise DamagedFileError(path=path.name, part="parquet") from error
    plain = [
        column.cast(column.type.value_type) if types.is_dictionary(column.type) else column for column in table.columns
    ]
    return [ArrowGrid(name=shown(path.stem), file=shown(path.name), table=pa.table(plain, names=table.column_names))]
