"""Tables and Table: Excel's tables are LibreOffice's database ranges."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.holdings import Collection, free_name
from xlsaging.libreoffice.table_lines import TableColumns, TableRows

ANONYMOUS = "__Anonymous_Sheet_DB__"
"""What LibreOffice calls the range of a sheet's own filter, which is no table."""


class Tables(Collection):
    """A sheet's tables."""

    def _names(self) -> Any:
        return self.parent.book.doc.DatabaseRanges

    def items(self) -> list[Any]:
        ranges, own = self._names(), self.parent.index - 1
        names = [name for name in ranges.getElementNames() if not name.startswith(ANONYMOUS)]
        return [Table(self.parent, name) for name in names if ranges.getByName(name).getDataArea().Sheet == own]

    def add(
        self,
        source_type: Any = None,
        source: Any = None,
        link_source: Any = None,
        has_headers: bool = True,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of cells; without headers of their own they get Column1, Column2 and so on above."""
        cells = getattr(source, "impl", source)
        if cells.shape == (1, 1):
            cells = cells.current_region
        for table in self.items():
            if table.range.box.common(cells.box) is not None:
                raise bridge.OfficeError(
                    f"A table cannot overlap another table: {table.name} is at {table.range.address}."
                )
        if not has_headers:
            cells.part(0, 0, 1, cells.shape[1]).insert("down")
            cells.part(0, 0).raw_value = [[f"Column{at}" for at in range(1, cells.shape[1] + 1)]]
            cells = cells.part(0, 0, cells.shape[0] + 1, cells.shape[1])
        ranges = self._names()
        chosen = name or free_name("Table", set(ranges.getElementNames()))
        if ranges.hasByName(chosen):
            raise bridge.OfficeError(f"The book has a table {chosen} already.")
        ranges.addNewByName(chosen, cells.uno_address)
        made = ranges.getByName(chosen)
        made.ContainsHeader = True
        made.AutoFilter = True
        return Table(self.parent, chosen)


class Table(bridge.Guarded, base_classes.Table):
    """One table."""

    parent: Any = None

    def __init__(self, sheet: Any, name: str) -> None:
        self.parent = sheet
        self._name = name

    @property
    def api(self) -> Any:
        return self.parent.book.doc.DatabaseRanges.getByName(self._name)

    @property
    def sheet(self) -> Any:
        return self.parent

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> Any:
        return self.parent.at(self.api.getDataArea())

    @property
    def header_row_range(self) -> Any:
        whole = self.range
        return whole.part(0, 0, 1, whole.shape[1]) if self.show_headers else None

    @property
    def data_body_range(self) -> Any:
        whole, above = self.range, int(self.show_headers)
        rows = whole.shape[0] - above - int(self.show_totals)
        return whole.part(above, 0, rows, whole.shape[1]) if rows > 0 else None

    @property
    def totals_row_range(self) -> Any:
        whole = self.range
        return whole.part(whole.shape[0] - 1, 0, 1, whole.shape[1]) if self.show_totals else None

    @property
    def insert_row_range(self) -> Any:
        """The row for the first entry of an empty table; None once there is one."""
        body = self.data_body_range
        empty = body is not None and body.shape[0] == 1 and not any(body.entered()[0])
        return body if empty else None

    def part_named(self, reference: str) -> Any:
        """The cells of a reference's inner part: a column's name, #All, #Headers, #Data or #Totals."""
        name = reference.strip("[]")
        special = {"#all": self.range, "#data": self.data_body_range}
        special |= {"#headers": self.header_row_range, "#totals": self.totals_row_range}
        if name.lower() in special:
            return special[name.lower()]
        return self.columns(name).data_body_range if name in self.columns else None

    @property
    def show_headers(self) -> bool:
        return bool(self.api.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.api.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """Show a row of totals below: the row is added or taken away, its texts and formulas are the caller's."""
        if bool(value) == self.show_totals:
            return
        whole = self.range
        if value:
            whole.part(whole.shape[0], 0, 1, whole.shape[1]).insert("down")
            whole.part(whole.shape[0], 0).raw_value = "Total"
            self.resize(whole.part(0, 0, whole.shape[0] + 1, whole.shape[1]))
        else:
            whole.part(whole.shape[0] - 1, 0, 1, whole.shape[1]).delete("up")
            if self.range.shape[0] == whole.shape[0]:
                self.resize(whole.part(0, 0, whole.shape[0] - 1, whole.shape[1]))
        self.api.TotalsRow = bool(value)

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.AutoFilter = bool(value)

    @property
    def table_style(self) -> str:
        """LibreOffice draws tables plainly, whatever style they were given."""
        return ""

    def resize(self, range: Any) -> None:
        cells = getattr(range, "impl", range)
        self.api.setDataArea(cells.uno_address)

    def sort(self, keys: Any, ascending: Any) -> None:
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, False)

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)
