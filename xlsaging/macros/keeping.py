"""The state of the spreadsheet program and of Python, put back however a macro ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

__all__ = ["kept_state", "no_collecting"]

_SWITCHES = ("screen_updating", "calculation", "enable_events", "display_alerts")


@contextmanager
def kept_state(book: Any) -> Iterator[None]:
    """A block during which the screen stands still and nothing is calculated.

    After it all switches are as they were, the status bar is given back, and the workbook that was in front is there
    again; where the block fails, so are its sheet and the cells selected on it.
    """
    app = book.app
    before = {name: getattr(app, name) for name in _SWITCHES}
    front = app.books.active
    sheet, selected = _selection(book)
    if before["calculation"] == "manual":
        # Nobody has recalculated the ledger's own formulas since they were changed.
        app.calculate()
    try:
        app.screen_updating = False
        app.enable_events = False
        app.calculation = "manual"
        yield
    except BaseException:
        with suppress(Exception):
            sheet.activate()
            if selected:
                sheet.range(selected).select()
        raise
    finally:
        for name, value in before.items():
            with suppress(Exception):
                setattr(app, name, value)
        with suppress(Exception):
            app.status_bar = False
        with suppress(Exception):
            if front is not None and front.name != book.name:
                front.activate()


@contextmanager
def no_collecting() -> Iterator[None]:
    """A block during which Python looks for no cycles of objects.

    A ledger read is a list for each of its lines, none of which refers to another; as they become more, Python looks
    through all of them again and again.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _selection(book: Any) -> tuple[Any, str]:
    """The sheet in front, and the address of the cells selected on it; "" where a chart or a picture is selected."""
    sheet, selected = book.sheets.active, ""
    with suppress(Exception):
        cells = book.selection
        if cells is not None and cells.sheet.name == sheet.name:
            selected = cells.address
    return sheet, selected
