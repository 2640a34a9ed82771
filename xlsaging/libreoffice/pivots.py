"""PivotTables: cross tables that LibreOffice keeps over a range or table."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.holdings import Collection, free_name
from xlsaging.libreoffice.pivot_fields import LAYOUT_FIELD, PivotFields, PivotValueFields

GRAND_TOTAL = "Grand Total"


class PivotTables(Collection, base_classes.PivotTables):
    """A sheet's pivot tables."""

    @property
    def api(self) -> Any:
        return self.parent.xs.getDataPilotTables()

    def items(self) -> list[Any]:
        return [PivotTable(self.parent, name) for name in self.api.getElementNames()]

    def add(self, source: Any, destination: Any, name: str | None = None) -> PivotTable:
        """An empty pivot table of a range or table with headers, from the destination's first cell on."""
        source = getattr(source, "impl", source)
        cells = source.range if hasattr(source, "header_row_range") else source
        place = getattr(destination, "impl", destination)
        taken = {pivot.name for sheet in self.parent.book.sheets for pivot in sheet.pivot_tables}
        chosen = name or free_name("PivotTable", taken)
        if chosen in taken:
            raise bridge.OfficeError(f"The book has a pivot table {chosen} already.")
        descriptor = self.api.createDataPilotDescriptor()
        descriptor.setSourceRange(cells.uno_address)
        descriptor.ShowFilterButton = False
        descriptor.GrandTotalName = GRAND_TOTAL
        self.api.insertNewByName(chosen, place.cell_address, descriptor)
        if source is not cells and hasattr(source, "header_row_range"):
            self.parent.app.pivot_tables_of[(self.parent.book.uid, chosen)] = source
        return PivotTable(self.parent, chosen)


class PivotTable(bridge.Guarded, base_classes.PivotTable):
    """One pivot table."""

    def __init__(self, sheet: Any, name: str) -> None:
        self.parent = sheet
        self._name = name

    parent: Any = None

    @property
    def api(self) -> Any:
        return self.parent.xs.getDataPilotTables().getByName(self._name)

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    @property
    def field_names(self) -> list[str]:
        return [name for name in self.source_names() if name != LAYOUT_FIELD]

    def source_names(self) -> list[str]:
        """The headers of the source, in their order; LibreOffice's own layout field comes last."""
        source = self.parent.book.sheets.at(self.api.getSourceRange())
        return [str(value) for value in source.part(0, 0, 1, source.shape[1]).block.getDataArray()[0]]

    @property
    def rows(self) -> PivotFields:
        return PivotFields(self, "rows")

    @property
    def columns(self) -> PivotFields:
        return PivotFields(self, "columns")

    @property
    def filters(self) -> PivotFields:
        return PivotFields(self, "filters")

    @property
    def values(self) -> PivotValueFields:
        return PivotValueFields(self)

    @property
    def layout(self) -> str:
        """LibreOffice gives each row field a column of its own."""
        return "tabular"

    @layout.setter
    def layout(self, value: str) -> None:
        if value != "tabular":
            raise NotImplementedError(
                f"PivotTable.layout: LibreOffice lays pivot tables out as tabular, not {value!r}."
            )

    @property
    def show_row_grand_totals(self) -> bool:
        return bool(self.api.RowGrand)

    @show_row_grand_totals.setter
    def show_row_grand_totals(self, value: bool) -> None:
        self.api.RowGrand = bool(value)

    @property
    def show_column_grand_totals(self) -> bool:
        return bool(self.api.ColumnGrand)

    @show_column_grand_totals.setter
    def show_column_grand_totals(self, value: bool) -> None:
        self.api.ColumnGrand = bool(value)

    @property
    def range(self) -> Any:
        """The table without its filters."""
        return self.parent.at(self.api.getOutputRangeByType(1)) if self._filled else self._output()

    @property
    def data_body_range(self) -> Any:
        return self.parent.at(self.api.getOutputRangeByType(2)) if self._filled else None

    @property
    def _filled(self) -> bool:
        return len(self.values) > 0

    def _output(self) -> Any:
        return self.parent.at(self.api.getOutputRange())

    async def get_range(self) -> Any:
        return self.range

    async def get_data_body_range(self) -> Any:
        return self.data_body_range

    def refresh(self) -> None:
        """Work everything out again, over all rows that a source table has by now."""
        table = self.parent.app.pivot_tables_of.get((self.parent.book.uid, self._name))
        if table is not None:
            self.api.setSourceRange(table.range.uno_address)
        self.api.refresh()

    def delete(self) -> None:
        self.parent.xs.getDataPilotTables().removeByName(self._name)
