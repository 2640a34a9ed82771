"""Names and Name: a book's or a sheet's defined names."""

from __future__ import annotations

import re
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge, formulas
from xlsaging.libreoffice.addresses import quoted


class Names(bridge.Guarded, base_classes.Names):
    """The defined names of a sheet, or of a book with all its sheets, in the order of the alphabet."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self.book.doc.NamedRanges if self.sheet is None else self.sheet.xs.NamedRanges

    def own(self) -> list[Name]:
        """The names of this scope alone."""
        holder = self.api
        return [Name(self, name) for name in holder.getElementNames() if not name.startswith("_xlnm")]

    def all(self) -> list[Name]:
        found = self.own()
        if self.sheet is None:
            for sheet in self.book.sheets:
                found += sheet.names.own()
        return sorted(found, key=lambda name: name.own_name.lower())

    def __call__(self, name_or_index: Any) -> Name:
        if self.sheet is None and isinstance(name_or_index, str) and self.api.hasByName(name_or_index):
            # A book's own name needs no look at those of all its sheets.
            return Name(self, name_or_index)
        names = self.all()
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(names):
                return names[name_or_index - 1]
            raise KeyError(name_or_index)
        wanted = str(name_or_index).replace("'", "").lower()
        for name in names:
            if name.name.replace("'", "").lower() == wanted:
                return name
        for name in names:
            if self.sheet is not None and name.own_name.lower() == wanted:
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: Any) -> bool:
        try:
            self(name_or_index)
        except KeyError:
            return False
        return True

    def __len__(self) -> int:
        return len(self.all())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name; "Sheet1!name" belongs to that sheet. An existing one is defined anew."""
        holder, own = self, name
        if "!" in name:
            sheet_name, _, own = name.rpartition("!")
            holder = self.book.sheets(sheet_name.strip("'").replace("''", "'")).names
        content = formulas.to_office("=" + refers_to.removeprefix("="))[1:]
        names = holder.api
        taken = next((each for each in names.getElementNames() if each.lower() == own.lower()), None)
        if taken is not None:
            names.removeByName(taken)
        try:
            names.addNewByName(own, content, bridge.struct("table.CellAddress", 0, 0, 0), 0)
        except Exception as error:
            raise bridge.OfficeError(f"{name!r} is no name: it looks like a cell or holds a wrong sign.") from error
        return Name(holder, own)

    def structured(self, _reference: str) -> Any:
        """The cells of a reference into a table, such as Table1[Amount]; None where it is none."""
        found = re.fullmatch(r"([^\[\]!]+)\[(.+)\]", _reference)
        if found is None:
            return None
        for table in (one for sheet in self.book.sheets for one in sheet.tables):
            if table.name.lower() == found[1].lower():
                return table.part_named(found[2])
        return None


class Name(bridge.Guarded, base_classes.Name):
    """One defined name."""

    def __init__(self, holder: Names, own_name: str) -> None:
        self.holder = holder
        self.own_name = own_name

    @property
    def api(self) -> Any:
        return self.holder.api.getByName(self.own_name)

    @property
    def name(self) -> str:
        sheet = self.holder.sheet
        return self.own_name if sheet is None else f"{quoted(sheet.name)}!{self.own_name}"

    @name.setter
    def name(self, value: str) -> None:
        own = value.rpartition("!")[2]
        self.api.setName(own)
        self.own_name = own

    @property
    def refers_to(self) -> str:
        return formulas.to_excel("=" + self.api.getContent())

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(formulas.to_office("=" + value.removeprefix("="))[1:])

    @property
    def refers_to_range(self) -> Any:
        """The cells; raises OfficeError where the name stands for no cells."""
        cells = self.api.getReferredCells()
        if cells is None:
            raise bridge.OfficeError(f"The name {self.name} refers to no range but to {self.refers_to}.")
        return self.holder.book.sheets.at(cells.getRangeAddress())

    def delete(self) -> None:
        self.holder.api.removeByName(self.own_name)
