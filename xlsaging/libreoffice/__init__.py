"""An xlwings engine on a live LibreOffice Calc.

`activate()` makes plain xlwings code run against LibreOffice 7.4 and later on Linux:

    from xlsaging import libreoffice
    import xlwings as xw

    libreoffice.activate()
    with xw.App(visible=False) as app:
        app.books[0].sheets[0]["A1"].value = [["customer", "open"], ["ACME", 1250.5]]

The program is found on PATH and in the known places, or named by XLWINGS_SOFFICE; the folder that holds uno.py is
found likewise, or named by XLWINGS_UNO. Each App has a LibreOffice of its own, with its own profile and a named pipe,
which ends with the Python that started it. When it dies, OfficeDiedError says so, and a new App starts another.

xlwings behaves as on Excel for Windows, save for what stands here. What "raises" names itself in a
NotImplementedError; what "differs" works in another way.

| member | what happens | why |
|---|---|---|
| App.version | differs | "16.0": the Excel whose behaviour is followed; App.api knows LibreOffice's own version |
| App.visible | differs | without a display there is no window, whatever is set |
| App.alert | differs | without a window the first button is pressed at once |
| App.enable_events, App.interactive | differs | kept and given back, without effect |
| App.calculation | differs | with "manual" a formula shows 0 until it is computed; "semiautomatic" is "automatic" |
| App.startup_path | differs | the folder of templates |
| Apps | differs | holds what this Python started or attached to, not every LibreOffice on the machine |
| Book.save | raises | .xlsb, .xla and .xlam cannot be written |
| Book.open | differs | a file that somebody else has open is opened read-only, its pivot tables stay as they are |
| Sheet.visible | differs | very hidden (2) is hidden as any other sheet |
| Sheet.copy | raises | into a book of another app |
| Sheet.comments, Range.comment | differs | always none: there are no threaded comments |
| Range.add_comment | raises | there are no threaded comments; use Range.add_note |
| Range.value | differs | days before March 1900 are one off; cells in a currency give float, not Decimal |
| Range.raw_value | differs | an empty cell is "", an error an object whose text is the error |
| Range.formula | differs | [@column] comes back with its table's name; no formula spills by itself |
| Range.horizontal_alignment | raises | "center_across_selection" |
| Range.autofit | differs | fits whole columns and rows, not the range's own cells alone |
| Range.row_height | differs | rows are as high as the fonts that the machine has need |
| Range.paste | raises | "validation" and "all_except_borders" |
| Range.copy_from | raises | "link" |
| Range.autofill | raises | "flash_fill" |
| Range.to_png, Range.copy_picture | raises | there is no picture of cells; use Range.to_pdf |
| Range.add_hyperlink | differs | without a screen tip |
| Border.line_style | differs | "slant_dash_dot" is drawn and read as "dash_dot" |
| Table.table_style, Table.show_table_style_row_stripes, Table.show_table_style_column_stripes | raises | any style |
| Table.show_table_style_first_column, Table.show_table_style_last_column | raises | any style |
| Chart.chart_type | raises | surfaces, pies of pies, exploded pies and rings, 3-D bubbles |
| Chart.style | raises | there are no built-in chart styles; the one of Charts.add is left aside |
| ChartLegend.position | raises | "corner" |
| ChartSeries.chart_type | raises | series together are columns, lines or areas |
| ChartSeries.name | differs | a comma is drawn as a look-alike |
| ConditionalFormats | differs | the first condition that holds ends the search; a bar on the same cells hides them |
| ConditionalFormats.add_icon_set | raises | stars, triangles and boxes |
| Pictures.add | differs | a picture is always stored in the book, never linked |
| Picture.lock_aspect_ratio | differs | remembered while the app runs |
| PivotTable.layout | raises | "compact" and "outline": each row field has a column of its own |
| PivotTables.add | differs | filters stand at the destination and the table below them; labels are LibreOffice's |
| PivotValueField.number_format | differs | formats the cells of all values |
"""

from __future__ import annotations

import types
from typing import Any

import xlwings

from xlsaging.libreoffice.books import Book
from xlsaging.libreoffice.bridge import OfficeDiedError, OfficeError, OfficeNotFoundError, OfficeStartError
from xlsaging.libreoffice.engine import ENGINE_NAME, Engine

__all__ = [
    "OfficeDiedError",
    "OfficeError",
    "OfficeNotFoundError",
    "OfficeStartError",
    "activate",
    "attach",
    "book_of",
    "called_from",
]


def activate() -> xlwings.main.Engine:
    """Make LibreOffice the engine that xlwings uses; harmless to repeat."""
    if ENGINE_NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=Engine()))
        _teach_caller()
    engine = xlwings.engines[ENGINE_NAME]
    engine.activate()
    return engine


def attach(where: Any) -> xlwings.App:
    """A LibreOffice that runs already, as an App: by its connection (such as "pipe,name=office"), or by the component
    context where this Python runs inside it. Its user's documents stay open when the App quits.
    """
    return xlwings.App(impl=activate().apps.impl.add(xl=where, add_book=False))


def book_of(app: xlwings.App, document: Any) -> xlwings.Book:
    """An open document of LibreOffice's own as a Book."""
    return xlwings.Book(impl=Book(app.impl, document))


def _teach_caller() -> None:
    """Give Book.caller() the place where xlwings on Windows keeps the calling book; elsewhere it looks in vain."""
    if not hasattr(xlwings, "_xlwindows"):
        xlwings._xlwindows = types.SimpleNamespace(BOOK_CALLER=None, Book=lambda caller: caller)


class called_from:
    """While a macro runs, let Book.caller() be this book."""

    def __init__(self, book: xlwings.Book) -> None:
        activate()
        self._book = book
        self._before: Any = None

    def __enter__(self) -> None:
        holder = xlwings._xlwindows
        self._before, holder.BOOK_CALLER = holder.BOOK_CALLER, self._book.impl

    def __exit__(self, *_: Any) -> None:
        xlwings._xlwindows.BOOK_CALLER = self._before
