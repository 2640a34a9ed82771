"""Books and Book: the documents of one LibreOffice."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.fonts import Font
from xlsaging.libreoffice.locks import clear_stale_lock, lock_of
from xlsaging.libreoffice.names import Names
from xlsaging.libreoffice.number_formats import NumberFormats
from xlsaging.libreoffice.office import windows_possible
from xlsaging.libreoffice.sheets import Sheets

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xltm": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
}
EXPORTS = {".pdf": "calc_pdf_Export", ".html": "HTML (StarCalc)"}
"""Kinds that a book is written as without becoming that file."""
UNWRITABLE = (".xlsb", ".xlam", ".xla")
EXCEL_FONT = ("Calibri", 11)
CSV_OPTIONS = "44,34,76,1,,0,false,true,false,false,false,{sheet}"
"""Comma, quotation marks, UTF-8, as shown in the cells, and which sheet."""
RUN_MACROS = 4
"""com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN: as Excel runs them when it is driven from outside."""


class Books(bridge.Guarded, base_classes.Books):
    """The open spreadsheets, in the order in which they were opened."""

    app: Any = None

    def __init__(self, app: Any) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        return self.app.office.desktop

    def _open(self) -> list[Book]:
        components = self.app.office.desktop.getComponents().createEnumeration()
        books = []
        while components.hasMoreElements():
            document = components.nextElement()
            if document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                books.append(Book(self.app, document))
        return sorted(books, key=lambda book: book.order)

    @property
    def active(self) -> Book | None:
        books = self._open()
        for book in books:
            if book.uid == self.app.active_book:
                return book
        return books[-1] if books else None

    def __call__(self, name_or_index: Any) -> Book:
        books = self._open()
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(books):
                return books[name_or_index - 1]
            raise KeyError(name_or_index)
        for book in books:
            if book.name.lower() == str(name_or_index).lower():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._open())

    def __iter__(self) -> Iterator[Book]:
        return iter(self._open())

    def __contains__(self, name_or_index: Any) -> bool:
        try:
            self(name_or_index)
        except KeyError:
            return False
        return True

    def add(self) -> Book:
        """A new book that looks as Excel's does: its font, and the width of its columns."""
        book = self._load("private:factory/scalc")
        font = Font(book.doc.getStyleFamilies().getByName("CellStyles").getByName("Default"))
        font.name, font.size = EXCEL_FONT
        for sheet in book.sheets:
            sheet.widen()
        book.doc.setModified(False)
        return book

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: Any = None,
        password: str | None = None,
        *_excel_only: Any,
        **_excel_only_named: Any,
    ) -> Book:
        """Open a file, read-only where somebody else has it open.

        Raises FileNotFoundError, and OfficeError where the file cannot be read.
        """
        path = os.path.realpath(fullname)
        if not os.path.isfile(path):
            raise FileNotFoundError(f"There is no file {path}.")
        clear_stale_lock(path)
        options: dict[str, Any] = {"ReadOnly": bool(read_only), "UpdateDocMode": 3 if update_links else 0}
        if password is not None:
            options["Password"] = password
        if not read_only and lock_of(path).exists():
            options["ReadOnly"] = True
        return self._load(bridge.url_of(path), **options)

    def _load(self, url: str, **options: Any) -> Book:
        hidden = windows_possible() and not self.app.visible
        try:
            document = self.app.office.desktop.loadComponentFromURL(
                url, "_blank", 0, bridge.properties(MacroExecutionMode=RUN_MACROS, Hidden=hidden, **options)
            )
        except Exception as error:
            raise bridge.OfficeError(
                f"LibreOffice could not open {url}: is the file damaged, or does it need another password?"
            ) from bridge._translated(error)
        if document is None:
            raise bridge.OfficeError(
                f"LibreOffice could not open {url}: is it a spreadsheet, or does it need another password?"
            )
        if not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            document.close(True)
            raise bridge.OfficeError(f"{url} is not a spreadsheet.")
        book = Book(self.app, document)
        self.app.active_book = book.uid
        if self.app.calculation == "manual":
            document.enableAutomaticCalculation(False)
        if not self.app.screen_updating:
            book.hold_screen(True)
        return book


class Book(bridge.Guarded, base_classes.Book):
    """One spreadsheet document."""

    app: Any = None

    def __init__(self, app: Any, doc: Any) -> None:
        self.app = app
        self.doc = doc
        self.uid = doc.RuntimeUID
        if self.uid not in app.book_order:
            number = len(app.book_order) + 1
            unsaved = 1 + sum(1 for _, name in app.book_order.values() if name)
            app.book_order[self.uid] = (number, "" if doc.getURL() else f"Book{unsaved}")
        self.order, self._unsaved_name = app.book_order[self.uid]
        if self.uid not in app.number_formats:
            app.number_formats[self.uid] = NumberFormats(doc)
        self.formats = app.number_formats[self.uid]

    @property
    def api(self) -> Any:
        return self.doc

    @property
    def controller(self) -> Any:
        return self.doc.getCurrentController()

    @property
    def fullname(self) -> str:
        url = self.doc.getURL()
        return bridge.path_of(url) if url else self._unsaved_name

    @property
    def name(self) -> str:
        return os.path.basename(self.fullname)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self, None)

    @property
    def selection(self) -> Any:
        """The selected cells; the first area where there are several, None where a drawing is selected."""
        selected = self.controller.getSelection()
        if hasattr(selected, "getRangeAddresses"):
            addresses = selected.getRangeAddresses()
            return self.sheets.at(addresses[0]) if addresses else None
        if hasattr(selected, "getRangeAddress"):
            return self.sheets.at(selected.getRangeAddress())
        return None

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.doc.setModified(False)
        self.app.indicators.pop(self.uid, None)
        self.doc.close(True)
        if self.app.active_book == self.uid:
            self.app.active_book = None

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the book to its file, or as another file that the book then is.

        Raises NotImplementedError for kinds that LibreOffice cannot write, and ValueError for unknown ones.
        """
        if path is None and self.doc.getURL():
            if self.doc.isReadonly():
                raise bridge.OfficeError(f"{self.fullname} is open read-only. Save it under another name.")
            self.doc.store()
            return
        target = os.path.realpath(path or f"{self._unsaved_name}.xlsx")
        ending = os.path.splitext(target)[1].lower()
        if not ending:
            target, ending = f"{target}.xlsx", ".xlsx"
        options = {} if password is None else _protected(ending, password)
        if ending in EXPORTS:
            self.doc.storeToURL(bridge.url_of(target), bridge.properties(FilterName=EXPORTS[ending]))
            return
        if ending in UNWRITABLE:
            raise NotImplementedError(f"Book.save: LibreOffice cannot write {ending} files; use .xlsx, .xlsm or .ods.")
        if ending not in FILTERS:
            raise ValueError(f"Book.save: {ending} is no file type of a spreadsheet: {', '.join(FILTERS)}.")
        if ending == ".csv":
            options["FilterOptions"] = CSV_OPTIONS.format(sheet=self._csv_sheet())
        clear_stale_lock(target)
        if lock_of(target).exists() and target != self.fullname:
            raise bridge.OfficeError(
                f"{target} is open in another program. Close it there, or save under another name."
            )
        self.doc.storeAsURL(bridge.url_of(target), bridge.properties(FilterName=FILTERS[ending], **options))
        if ending == ".csv" and self._csv_sheet():
            os.replace(f"{target[:-4]}-{self.sheets.active.name}.csv", target)

    def _csv_sheet(self) -> int:
        """The active sheet's number for the csv filter; the first is 0, and any other names the file after itself."""
        index = self.sheets.active.index
        return 0 if index == 1 else index

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Every visible sheet as PDF; "minimum" lowers the pictures' resolution."""
        self.export_pdf(path, quality)

    def export_pdf(self, path: str, quality: str, selection: Any = None) -> None:
        data: dict[str, Any] = {} if selection is None else {"Selection": selection}
        if quality == "minimum":
            data |= {"Quality": 50, "ReduceImageResolution": True, "MaxImageResolution": 150}
        filter_data = bridge.typed("[]com.sun.star.beans.PropertyValue", bridge.properties(**data))
        self.doc.storeToURL(
            bridge.url_of(path), bridge.properties(FilterName="calc_pdf_Export", FilterData=filter_data)
        )

    def activate(self) -> None:
        self.app.active_book = self.uid
        self.app.activate()
        self.controller.getFrame().activate()

    def show(self, visible: bool) -> None:
        self.controller.getFrame().getContainerWindow().setVisible(visible)

    def hold_screen(self, hold: bool) -> None:
        if hold:
            self.doc.lockControllers()
        elif self.doc.hasControllersLocked():
            self.doc.unlockControllers()

    def say(self, text: str | bool | None) -> None:
        """Show a text in the status line, or give the line back."""
        shown = self.app.indicators.pop(self.uid, None)
        if shown is not None:
            # Only the one that shows a text can take it away.
            shown.end()
        if text:
            shown = self.app.indicators[self.uid] = self.controller.getFrame().createStatusIndicator()
            shown.start(str(text), 0)

    def create(self, service: str) -> Any:
        """A new object that belongs to this document."""
        return self.doc.createInstance(service)


def _protected(ending: str, password: str) -> dict[str, Any]:
    """How a file is told to open with a password alone; Excel's newer kinds have a scheme of their own."""
    if not ending.startswith((".xlsx", ".xlsm", ".xltx", ".xltm")):
        return {"Password": password}
    scheme = (("CryptoType", "Standard"), ("OOXPassword", password))
    values = tuple(bridge.struct("beans.NamedValue", name, value) for name, value in scheme)
    return {"EncryptionData": bridge.typed("[]com.sun.star.beans.NamedValue", values)}
