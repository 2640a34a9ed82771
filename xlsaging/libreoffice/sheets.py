"""Sheets and Sheet: the sheets of a book."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW, Box, boxed
from xlsaging.libreoffice.charts import Charts
from xlsaging.libreoffice.measures import STANDARD_CHARACTERS, width_of_characters
from xlsaging.libreoffice.names import Names
from xlsaging.libreoffice.notes import notes_of
from xlsaging.libreoffice.pages import FreezePanes, PageSetup, grid_shown
from xlsaging.libreoffice.pictures import Pictures
from xlsaging.libreoffice.pivots import PivotTables
from xlsaging.libreoffice.ranges import Range
from xlsaging.libreoffice.shapes import Shapes
from xlsaging.libreoffice.sheet_transfer import copy_sheet, export_html
from xlsaging.libreoffice.tables import Tables


class Sheets(bridge.Guarded, base_classes.Sheets):
    """A book's sheets, in their order."""

    book: Any = None

    def __init__(self, book: Any) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.doc.getSheets()

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.controller.getActiveSheet())

    def __call__(self, name_or_index: Any) -> Sheet:
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(self):
                raise IndexError(f"The book has no sheet {name_or_index}.")
            return Sheet(self.book, self.api.getByIndex(name_or_index - 1))
        for name in self.api.getElementNames():
            if name.lower() == str(name_or_index).lower():
                return Sheet(self.book, self.api.getByName(name))
        raise KeyError(name_or_index)

    def at(self, address: Any) -> Range:
        """The cells at a UNO address."""
        return Sheet(self.book, self.api.getByIndex(address.Sheet)).at(address)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return iter([Sheet(self.book, self.api.getByIndex(at)) for at in range(len(self))])

    def __contains__(self, name: Any) -> bool:
        return str(name).lower() in (taken.lower() for taken in self.api.getElementNames())

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> Sheet:
        """A new sheet, before the active one unless told where; it becomes the active one."""
        if before is not None:
            position = before.index - 1
        elif after is not None:
            position = after.index
        else:
            position = self.active.index - 1
        chosen = name if name is not None else self._free_name()
        _check_name(self, chosen)
        self.api.insertNewByName(chosen, position)
        sheet = self(chosen)
        sheet.widen()
        sheet.activate()
        return sheet

    def _free_name(self) -> str:
        return next(name for at in itertools.count(len(self) + 1) if (name := f"Sheet{at}") not in self)


def _check_name(sheets: Sheets, name: str, own: str = "") -> None:
    """Raises ValueError for a name that Excel takes no sheet by."""
    if not 1 <= len(name) <= 31:
        raise ValueError(f"A sheet's name has 1 to 31 characters, {name!r} has {len(name)}.")
    wrong = [sign for sign in "[]:*?/\\" if sign in name]
    if wrong or name[0] == "'" or name[-1] == "'":
        raise ValueError(f"The sheet name {name!r} holds {wrong[0] if wrong else repr(chr(39))}, which no name may.")
    if name.lower() != own.lower() and name in sheets:
        raise ValueError(f"Sheet named '{name}' already present in workbook")


class Sheet(bridge.Guarded, base_classes.Sheet):
    """One sheet."""

    book: Any = None

    def __init__(self, book: Any, xs: Any) -> None:
        self.book = book
        self.xs = xs
        self.app.following.sheet(self)

    def widen(self) -> None:
        """Give all columns the width that a new sheet's have in Excel."""
        self.xs.getColumns().setPropertyValue("Width", width_of_characters(STANDARD_CHARACTERS))

    def fetch(self) -> None:
        """Take LibreOffice's object for this sheet anew."""
        self.xs = self.book.doc.getSheets().getByIndex(self.index - 1)

    @property
    def api(self) -> Any:
        return self.xs

    @property
    def app(self) -> Any:
        return self.book.app

    @property
    def name(self) -> str:
        return str(self.xs.getName())

    @name.setter
    def name(self, value: str) -> None:
        _check_name(self.book.sheets, value, self.name)
        self.xs.setName(value)

    @property
    def index(self) -> int:
        return int(self.xs.getRangeAddress().Sheet) + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def cells(self) -> Range:
        return Range(self, 1, 1, LAST_ROW, LAST_COLUMN)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Cells by address, name, (row, column), two corners or (row, column, rows, columns).

        Raises IndexError for row or column 0 and ValueError for what is neither address nor name.
        """
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, *arg1)
        if isinstance(arg1, int) and isinstance(arg2, int):
            arg1, arg2 = (arg1, arg2), None
        first = self._corner(arg1)
        if arg2 is None:
            return first
        second = self._corner(arg2)
        box = Box.around(Box(*first.box), Box(*second.box))
        return Range(first.sheet, *box)

    def _corner(self, corner: Any) -> Range:
        if isinstance(corner, Range):
            return corner
        if isinstance(corner, tuple):
            if 0 in corner:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return Range(self, corner[0], corner[1], 1, 1)
        return self._named(str(corner))

    def _named(self, text: str) -> Range:
        sheet: Sheet = self
        reference = text.removeprefix("=")
        if "!" in reference:
            sheet_name, _, reference = reference.rpartition("!")
            sheet = self.book.sheets(sheet_name.strip("'").replace("''", "'"))
        box = boxed(reference)
        if box is not None:
            return Range(sheet, *box)
        for holder in (sheet.names, sheet.book.names):
            if holder.contains(reference):
                found = holder(reference).refers_to_range
                if found is not None:
                    return found
        for table in (one for each in self.book.sheets for one in each.tables):
            if table.name.lower() == reference.lower():
                return table.data_body_range or table.range
        structured = self.book.names.structured(reference)
        if structured is not None:
            return structured
        raise ValueError(f"{text!r} is neither an address nor a name in {self.book.name}.")

    def at(self, address: Any) -> Range:
        """The cells at a UNO address on this sheet."""
        return Range(
            self,
            address.StartRow + 1,
            address.StartColumn + 1,
            address.EndRow - address.StartRow + 1,
            address.EndColumn - address.StartColumn + 1,
        )

    def activate(self) -> None:
        self.book.activate()
        self.book.controller.setActiveSheet(self.xs)

    def select(self) -> None:
        self.activate()

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.cells.autofit(axis)

    def delete(self) -> None:
        if len(self.book.sheets) == 1:
            raise bridge.OfficeError("A book keeps at least one sheet.")
        self.book.doc.getSheets().removeByName(self.name)

    def copy(self, before: Any, after: Any) -> None:
        """A copy beside another sheet, also one of another book of the same app."""
        target = before if before is not None else after
        position = target.index - 1 if before is not None else target.index
        if target.book.uid == self.book.uid:
            self.book.doc.getSheets().copyByName(self.name, self._copy_name(target.book), position)
            target.book.sheets(position + 1).activate()
            return
        if target.book.app is not self.app:
            raise NotImplementedError("Sheet.copy: LibreOffice cannot copy a sheet into another app.")
        name = self._copy_name(target.book) if self.name in target.book.sheets else self.name
        copy_sheet(self, target.book, position, name)

    def _copy_name(self, book: Any) -> str:
        """Excel's own numbering: Sheet1 (2), and so on."""
        stem = self.name
        for at in itertools.count(2):
            ending = f" ({at})"
            name = stem[: 31 - len(ending)] + ending
            if name not in book.sheets:
                return name
        raise AssertionError

    def move(self, before: Any, after: Any) -> None:
        target = before if before is not None else after
        position = target.index - 1 if before is not None else target.index
        self.book.doc.getSheets().moveByName(self.name, position)

    @property
    def used_range(self) -> Range:
        cursor = self.xs.createCursor()
        cursor.gotoStartOfUsedArea(False)
        start = cursor.getRangeAddress()
        cursor.gotoEndOfUsedArea(True)
        end = cursor.getRangeAddress()
        return Range(
            self,
            start.StartRow + 1,
            start.StartColumn + 1,
            end.EndRow - start.StartRow + 1,
            end.EndColumn - start.StartColumn + 1,
        )

    @property
    def visible(self) -> bool:
        return bool(self.xs.IsVisible)

    @visible.setter
    def visible(self, value: Any) -> None:
        """True, False, or Excel's numbers: -1 visible, 0 hidden, 2 very hidden (hidden as any other here)."""
        self.xs.IsVisible = value in (True, -1)

    @property
    def show_gridlines(self) -> bool:
        """Whether the grid is drawn; raises ValueError for a hidden sheet, as Excel's window cannot tell either."""
        self._check_visible()
        return grid_shown(self)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self._check_visible()
        if bool(value) != grid_shown(self):
            self.as_shown(lambda view: self.app.dispatch(view.getFrame(), ".uno:ToggleSheetGrid"))

    def _check_visible(self) -> None:
        if not self.visible:
            raise ValueError("Hidden sheets can't be activated. Set sheet.visible = True first.")

    def as_shown(self, work: Any) -> Any:
        """Do something with the window while it shows this sheet, then show what it showed before."""
        controller = self.book.controller
        before = controller.getActiveSheet()
        if before.getName() == self.name:
            return work(controller)
        self._check_visible()
        controller.setActiveSheet(self.xs)
        try:
            return work(controller)
        finally:
            controller.setActiveSheet(before)

    @property
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def pictures(self) -> Pictures:
        return Pictures(self)

    @property
    def notes(self) -> list[Any]:
        return notes_of(self)

    @property
    def comments(self) -> list[Any]:
        """None: LibreOffice has no threaded comments."""
        return []

    @property
    def pivot_tables(self) -> PivotTables:
        return PivotTables(self)

    def to_html(self, path: str) -> None:
        """This sheet alone as a web page."""
        export_html(self, path)
