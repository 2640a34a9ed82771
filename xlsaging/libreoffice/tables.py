"""Tables and Table: Excel's tables are LibreOffice's database ranges."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.autofilters import AutoFilter
from xlsaging.libreoffice.holdings import Collection, free_name
from xlsaging.libreoffice.table_lines import TableColumns, TableRows

ANONYMOUS = "__Anonymous_Sheet_DB__"
"""What LibreOffice calls the range of a sheet's own filter, which is no table."""


class Tables(Collection):
    """A sheet's tables."""

    def _names(self) -> Any:
        return self.parent.book.doc.DatabaseRanges

    def items(self) -> list[Any]:
        """In the order of making, as far as it is known; those of a file from above, before all others."""
        ranges, own, made = self._names(), self.parent.index - 1, self._made()
        found = []
        for name in ranges.getElementNames():
            area = ranges.getByName(name).getDataArea()
            if area.Sheet == own and not name.startswith(ANONYMOUS):
                found.append((made.get(name, 0), area.StartRow, area.StartColumn, name))
        return [Table(self.parent, name) for *_, name in sorted(found)]

    def __call__(self, key: Any) -> Any:
        """By its name, which is asked for often, without looking at where all other tables of the book are."""
        if not isinstance(key, str):
            return super().__call__(key)
        ranges = self._names()
        name = next((each for each in ranges.getElementNames() if each.lower() == key.lower()), ANONYMOUS)
        if name.startswith(ANONYMOUS) or ranges.getByName(name).getDataArea().Sheet != self.parent.index - 1:
            raise KeyError(key)
        return Table(self.parent, name)

    def _made(self) -> dict[str, int]:
        return self.parent.app.made_tables.setdefault(self.parent.book.uid, {})

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
        if cells.shape[0] == 1:
            cells = cells.part(0, 0, 2, cells.shape[1])
        for table in self.items():
            if table.range.box.common(cells.box) is not None:
                raise bridge.OfficeError(
                    f"A table cannot overlap another table: {table.name} is at {table.range.address}."
                )
        if not has_headers:
            cells = _with_headers(cells)
        ranges = self._names()
        chosen = name or free_name("Table", set(ranges.getElementNames()))
        if ranges.hasByName(chosen):
            raise bridge.OfficeError(f"The book has a table {chosen} already.")
        ranges.addNewByName(chosen, cells.uno_address)
        made = ranges.getByName(chosen)
        made.ContainsHeader = True
        made.AutoFilter = True
        self._made()[chosen] = len(self._made()) + 1
        return Table(self.parent, chosen)


def _with_headers(cells: Any) -> Any:
    """The cells moved down by a row of headers, and that row."""
    box = cells.box
    cells.part(0, 0, 1, box.columns).insert("down")
    table = cells.placed(box._replace(rows=box.rows + 1))
    table.part(0, 0, 1, box.columns).raw_value = [[f"Column{at}" for at in range(1, box.columns + 1)]]
    return table


def _refuse_style(name: str, value: Any) -> None:
    """Raises NotImplementedError for any style: LibreOffice's tables have none; taking one away is no work."""
    if value:
        raise NotImplementedError(f"Table.{name}: LibreOffice has no table styles; format the cells themselves.")


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
        made = self.parent.app.made_tables.setdefault(self.parent.book.uid, {})
        if self._name in made:
            made[value] = made.pop(self._name)
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
        body = whole.part(above, 0, rows, whole.shape[1])
        return None if rows < 1 or (rows == 1 and not any(body.entered()[0])) else body

    @property
    def totals_row_range(self) -> Any:
        whole = self.range
        return whole.part(whole.shape[0] - 1, 0, 1, whole.shape[1]) if self.show_totals else None

    @property
    def insert_row_range(self) -> Any:
        """The row for the first entry of an empty table; None once there is one."""
        whole = self.range
        return whole.part(int(self.show_headers), 0, 1, whole.shape[1]) if self.data_body_range is None else None

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
        """Without headers the table is its rows alone; the texts are kept for when they come back."""
        kept = self.parent.app.hidden_headers
        key = (self.parent.book.uid, self._name)
        if bool(value) == self.show_headers:
            return
        if value:
            whole = self.range.box
            above = self.parent.cells.placed(whole._replace(row=whole.row - 1, rows=1))
            names = kept.pop(key, None) or [f"Column{at}" for at in range(1, whole.columns + 1)]
            above.raw_value = [names]
            self.resize(above.placed(whole._replace(row=whole.row - 1, rows=whole.rows + 1)))
        else:
            headers, whole = self.header_row_range, self.range.box
            kept[key] = list(headers.entered()[0])
            headers.clear_contents()
            self.resize(headers.placed(whole._replace(row=whole.row + 1, rows=whole.rows - 1)))
        self.api.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """Show a row of totals below: the row is added or taken away, its texts and formulas are the caller's."""
        if bool(value) == self.show_totals:
            return
        whole = self.range.box
        below = self.range.part(whole.rows - int(not value), 0, 1, whole.columns)
        if value:
            below.insert("down")
            self.resize(below.placed(whole._replace(rows=whole.rows + 1)))
            self._write_totals(below.placed(whole).part(whole.rows, 0, 1, whole.columns))
        else:
            below.delete("up")
            self.resize(below.placed(whole._replace(rows=whole.rows - 1)))
        self.api.TotalsRow = bool(value)

    def _write_totals(self, row: Any) -> None:
        """Excel's own totals: a word in the first column, and below the last one its sum, or the count of its texts."""
        row.part(0, 0).raw_value = "Total"
        last = self.columns(len(self.columns))
        body = last.data_body_range
        if row.shape[1] > 1 and body is not None:
            texts = any(isinstance(value, str) and value for (value,) in body.block.getDataArray())
            row.part(0, row.shape[1] - 1).formula = f"=SUBTOTAL({103 if texts else 109},{self.name}[{last.name}])"

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.AutoFilter = bool(value)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self.range, self)

    @property
    def table_style(self) -> str:
        """No name: LibreOffice draws tables plainly, whatever style they were given."""
        return ""

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        _refuse_style("table_style", value)

    @property
    def show_table_style_row_stripes(self) -> bool:
        return False

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        _refuse_style("show_table_style_row_stripes", value)

    @property
    def show_table_style_column_stripes(self) -> bool:
        return False

    @show_table_style_column_stripes.setter
    def show_table_style_column_stripes(self, value: bool) -> None:
        _refuse_style("show_table_style_column_stripes", value)

    @property
    def show_table_style_first_column(self) -> bool:
        return False

    @show_table_style_first_column.setter
    def show_table_style_first_column(self, value: bool) -> None:
        _refuse_style("show_table_style_first_column", value)

    @property
    def show_table_style_last_column(self) -> bool:
        return False

    @show_table_style_last_column.setter
    def show_table_style_last_column(self, value: bool) -> None:
        _refuse_style("show_table_style_last_column", value)

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
