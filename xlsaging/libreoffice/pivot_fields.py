"""The fields of a pivot table: in its rows, columns and filters, and the values it works out."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.holdings import Collection

LAYOUT_FIELD = "Data"
"""LibreOffice's field for the names of several values."""
AREAS = {"rows": "ROW", "columns": "COLUMN", "filters": "PAGE"}
FUNCTIONS = {
    "sum": "SUM",
    "count": "COUNT",
    "average": "AVERAGE",
    "max": "MAX",
    "min": "MIN",
    "product": "PRODUCT",
    "count_numbers": "COUNTNUMS",
    "stdev": "STDEV",
    "stdevp": "STDEVP",
    "var": "VAR",
    "varp": "VARP",
}


def default_name(function: str, field: str) -> str:
    """What Excel calls a value: Sum of Sales.

    >>> default_name("count_numbers", "Sales")
    'Count of Sales'
    """
    word = {"count_numbers": "Count", "stdev": "StdDev", "stdevp": "StdDevp"}.get(function, function.capitalize())
    return f"{word} of {field}"


def _orient(field: Any, orientation: str) -> None:
    field.Orientation = bridge.enum("sheet.DataPilotFieldOrientation", orientation)


class PivotFields(Collection, base_classes.PivotFields):
    """The fields of one area, from the outermost in."""

    def __init__(self, pivot: Any, area: str) -> None:
        super().__init__(pivot)
        self.area = area

    area = ""

    @property
    def api(self) -> Any:
        table = self.parent.api
        return {"rows": table.getRowFields, "columns": table.getColumnFields, "filters": table.getPageFields}[
            self.area
        ]()

    def items(self) -> list[Any]:
        fields = self.api
        found = [fields.getByIndex(at).getName() for at in range(fields.getCount())]
        return [PivotField(self.parent, name) for name in found if name != LAYOUT_FIELD]

    def add(self, name: str) -> PivotField:
        """Put a field into this area, out of any other; raises KeyError for what is no field."""
        if name not in self.parent.field_names:
            raise KeyError(name)
        if name not in self:
            _orient(self.parent.api.getDataPilotFields().getByName(name), AREAS[self.area])
        return PivotField(self.parent, name)


class PivotField(bridge.Guarded, base_classes.PivotField):
    """One field of an area."""

    def __init__(self, pivot: Any, name: str) -> None:
        self.parent = pivot
        self._name = name

    parent: Any = None

    @property
    def api(self) -> Any:
        return self.parent.api.getDataPilotFields().getByName(self._name)

    @property
    def name(self) -> str:
        return self._name

    def remove(self) -> None:
        _orient(self.api, "HIDDEN")


class PivotValueFields(Collection, base_classes.PivotValueFields):
    """The values of a pivot table, in their order."""

    @property
    def api(self) -> Any:
        return self.parent.api.getDataFields()

    def items(self) -> list[Any]:
        return [PivotValueField(self.parent, at) for at in range(self.api.getCount())]

    def add(
        self, field: str, function: str | None = None, name: str | None = None, number_format: str | None = None
    ) -> PivotValueField:
        """Work out a field; without a word the sum of numbers and the count of anything else."""
        if field not in self.parent.field_names:
            raise KeyError(field)
        before = self.api.getCount()
        _orient(self.parent.api.getDataPilotFields().getByName(field), "DATA")
        added = PivotValueField(self.parent, before)
        added.function = function or ("sum" if self._numeric(field) else "count")
        added.name = name or default_name(added.function, field)
        if before == 1:
            layout = self.parent.api.getDataPilotFields().getByName(LAYOUT_FIELD)
            _orient(layout, "COLUMN")
        if number_format is not None:
            added.number_format = number_format
        return added

    def _numeric(self, field: str) -> bool:
        source = self.parent.parent.book.sheets.at(self.parent.api.getSourceRange())
        at = self.parent.source_names().index(field)
        values = source.part(1, at, source.shape[0] - 1, 1).block.getDataArray()
        return all(isinstance(value, float) for (value,) in values)


class PivotValueField(bridge.Guarded, base_classes.PivotValueField):
    """One value of a pivot table."""

    def __init__(self, pivot: Any, at: int) -> None:
        self.parent = pivot
        self.at = at

    parent: Any = None

    @property
    def api(self) -> Any:
        return self.parent.api.getDataFields().getByIndex(self.at)

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        names = self.parent.parent.app.pivot_sources
        source = self.source_field
        self.api.setName(value)
        names[(self.parent.parent.book.uid, self.parent.name, value)] = source

    @property
    def source_field(self) -> str:
        names = self.parent.parent.app.pivot_sources
        own = self.name
        return str(names.get((self.parent.parent.book.uid, self.parent.name, own), own))

    @property
    def function(self) -> str:
        name = self.api.Function.value
        return next((each for each, uno_name in FUNCTIONS.items() if uno_name == name), "sum")

    @function.setter
    def function(self, value: str) -> None:
        """Work the field out in another way; a name that says the old one says the new one."""
        source, before = self.source_field, self.name
        named_after = [default_name(each, source) for each in FUNCTIONS]
        self.api.Function = bridge.enum("sheet.GeneralFunction", FUNCTIONS[value])
        if before in named_after:
            self.name = default_name(value, source)

    @property
    def number_format(self) -> str:
        body = self.parent.data_body_range
        return str(body.part(0, 0).number_format)

    @number_format.setter
    def number_format(self, value: str) -> None:
        """LibreOffice shows values as their source does, so the cells of the table are formatted."""
        body = self.parent.data_body_range
        if body is not None:
            body.number_format = value

    def remove(self) -> None:
        _orient(self.api, "HIDDEN")
