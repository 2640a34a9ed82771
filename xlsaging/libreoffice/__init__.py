"""An xlwings engine on a live LibreOffice Calc.

`activate()` makes plain xlwings code run against LibreOffice 7.4 and later on Linux:

    from xlsaging import libreoffice
    import xlwings as xw

    libreoffice.activate()
    with xw.App(visible=False) as app:
        app.books[0].sheets[0]["A1"].value = [["customer", "open"], ["ACME", 1250.5]]
"""

from __future__ import annotations

import contextlib
import types
from collections.abc import Iterator
from typing import Any

import xlwings

from xlsaging.libreoffice.bridge import OfficeDiedError, OfficeError, OfficeNotFoundError, OfficeStartError
from xlsaging.libreoffice.engine import ENGINE_NAME, Engine

__all__ = [
    "OfficeDiedError",
    "OfficeError",
    "OfficeNotFoundError",
    "OfficeStartError",
    "activate",
    "attach",
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


def _teach_caller() -> None:
    """Give Book.caller() the place where xlwings on Windows keeps the calling book; elsewhere it looks in vain."""
    if not hasattr(xlwings, "_xlwindows"):
        xlwings._xlwindows = types.SimpleNamespace(BOOK_CALLER=None, Book=lambda caller: caller)


@contextlib.contextmanager
def called_from(book: xlwings.Book) -> Iterator[None]:
    """While a macro runs, let Book.caller() be this book."""
    activate()
    holder = xlwings._xlwindows
    before, holder.BOOK_CALLER = holder.BOOK_CALLER, book.impl
    try:
        yield
    finally:
        holder.BOOK_CALLER = before
