"""The rows and columns of a table."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.holdings import Collection, free_name


class TableRows(Collection, base_classes.TableRows):
    """A table's rows below the headers, counted from 1."""

    def items(self) -> list[Any]:
        body = self.parent.data_body_range
        return [] if body is None else [TableRow(self, at) for at in range(1, body.shape[0] + 1)]

    @property
    def column_count(self) -> int:
        return int(self.parent.range.shape[1])

    def __call__(self, key: Any) -> Any:
        if not 1 <= key <= len(self):
            raise KeyError(key)
        return TableRow(self, key)

    def __len__(self) -> int:
        body = self.parent.data_body_range
        return 0 if body is None else int(body.shape[0])

    async def get_count(self) -> int:
        return len(self)

    def add(self, values: Any, index: int | None) -> TableRow:
        """A new row before the row `index`, or at the end."""
        whole, above, count = self.parent.range.box, int(self.parent.show_headers), len(self)
        at = count if index is None else index - 1
        cells = self.parent.range.part(above + at, 0, 1, whole.columns)
        if self.parent.insert_row_range is None:
            cells.insert("down")
            self.parent.resize(cells.placed(whole._replace(rows=whole.rows + 1)))
            cells = self.parent.range.part(above + at, 0, 1, whole.columns)
        if values is not None:
            cells.raw_value = [values]
        return TableRow(self, at + 1)


class TableRow(bridge.Guarded, base_classes.TableRow):
    """One row of a table."""

    index = 0

    def __init__(self, parent: TableRows, index: int) -> None:
        self.parent = parent
        self.index = index

    @property
    def name(self) -> str:
        return str(self.index)

    @property
    def range(self) -> Any:
        body = self.parent.parent.data_body_range
        return body.part(self.index - 1, 0, 1, body.shape[1])

    async def get_range(self) -> Any:
        return self.range

    def delete(self) -> None:
        table = self.parent.parent
        whole, cells = table.range.box, self.range
        if len(self.parent) == 1:
            cells.clear_contents()
            return
        cells.delete("up")
        table.resize(cells.placed(whole._replace(rows=whole.rows - 1)))


class TableColumns(Collection, base_classes.TableColumns):
    """A table's columns, counted from 1."""

    def items(self) -> list[Any]:
        return [TableColumn(self, at) for at in range(1, len(self) + 1)]

    def __len__(self) -> int:
        return int(self.parent.range.shape[1])

    async def get_count(self) -> int:
        return len(self)

    def add(self, name: str | None, index: int | None) -> TableColumn:
        """A new column before the column `index`, or at the end."""
        cells, whole = self.parent.range, self.parent.range.box
        at = whole.columns if index is None else index - 1
        taken = {column.name for column in self.items()}
        cells.part(0, at, whole.rows, 1).insert("right")
        self.parent.resize(cells.placed(whole._replace(columns=whole.columns + 1)))
        column = TableColumn(self, at + 1)
        column.range.part(0, 0).raw_value = name or free_name("Column", taken)
        return column


class TableColumn(bridge.Guarded, base_classes.TableColumn):
    """One column of a table."""

    index = 0

    def __init__(self, parent: TableColumns, index: int) -> None:
        self.parent = parent
        self.index = index

    @property
    def name(self) -> str:
        if not self.parent.parent.show_headers:
            return f"Column{self.index}"
        return str(self.range.part(0, 0).xr.getString())

    @property
    def range(self) -> Any:
        whole = self.parent.parent.range
        return whole.part(0, self.index - 1, whole.shape[0], 1)

    async def get_range(self) -> Any:
        return self.range

    async def get_data_body_range(self) -> Any:
        return self.data_body_range

    @property
    def data_body_range(self) -> Any:
        body = self.parent.parent.data_body_range
        return None if body is None else body.part(0, self.index - 1, body.shape[0], 1)

    def delete(self) -> None:
        """Take the column away; raises ValueError for the last one."""
        table = self.parent.parent
        whole, cells = table.range.box, self.range
        if whole.columns == 1:
            raise ValueError("Cannot delete the last table column")
        cells.delete("left")
        table.resize(cells.placed(whole._replace(columns=whole.columns - 1)))
