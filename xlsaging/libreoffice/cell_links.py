"""What a range is linked with: its name, note, hyperlink, table, rules and filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice.addresses import quoted
from xlsaging.libreoffice.autofilters import AutoFilter
from xlsaging.libreoffice.conditional_formats import ConditionalFormats
from xlsaging.libreoffice.notes import Note, add_note, note_on
from xlsaging.libreoffice.validations import DataValidation


class CellLinks:
    """Names, notes, links and rules of a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    row: int
    column: int
    xr: Any
    block: Any
    box: Any
    get_address: Callable[..., str]
    part: Callable[..., Any]

    @property
    def name(self) -> Any:
        """The defined name of exactly these cells, if there is one."""
        for holder in (self.sheet.names, self.sheet.book.names):
            for name in holder.own():
                cells = name.api.getReferredCells()
                if cells is not None and self.sheet.book.sheets.at(cells.getRangeAddress()).is_same(self):
                    return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted(self.sheet.name)}!{self.get_address()}")

    def is_same(self, other: Any) -> bool:
        """Whether both are the same cells of the same sheet."""
        return bool(self.box == other.box and self.sheet.name == other.sheet.name)

    @property
    def note(self) -> Note | None:
        return note_on(self)

    def add_note(self, text: str) -> Note:
        return add_note(self, text)

    @property
    def hyperlink(self) -> str:
        fields = self.part(0, 0).xr.getTextFields()
        if not fields.getCount():
            raise Exception("The cell doesn't seem to contain a hyperlink!")
        url = str(fields.getByIndex(0).URL)
        return url.replace(".", "!") if url.startswith("#") else url

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """A link in place of the cell's text; "#Sheet2!A1" leads within the book. Screen tips do not exist here."""
        cell = self.part(0, 0).xr
        field = self.sheet.book.create("com.sun.star.text.TextField.URL")
        field.URL = "#" + address[1:].replace("!", ".") if address.startswith("#") else address
        field.Representation = text_to_display
        cell.insertTextContent(cell.createTextCursor(), field, True)

    @property
    def table(self) -> Any:
        for table in self.sheet.tables:
            if table.range.box.common(self.part(0, 0).box) is not None:
                return table
        return None

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        return ConditionalFormats(self)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self.sheet.book.export_pdf(path, quality, self.block)

    def to_png(self, path: str) -> None:
        raise NotImplementedError("Range.to_png: LibreOffice gives no picture of cells; use Range.to_pdf.")

    def copy_picture(self, appearance: str, format: str) -> None:
        raise NotImplementedError("Range.copy_picture: LibreOffice gives no picture of cells; use Range.to_pdf.")

    @property
    def comment(self) -> None:
        """Threaded comments do not exist in LibreOffice 7.4, so no cell has one; see note."""
        return

    def add_comment(self, text: str) -> Any:
        raise NotImplementedError("Range.add_comment: LibreOffice has no threaded comments; use Range.add_note.")
