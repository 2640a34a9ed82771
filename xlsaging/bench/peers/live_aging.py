"""The Aging button on a ledger that is open in LibreOffice, and what it cannot do without.

`ours` presses the button of the add-in, whose macro runs inside LibreOffice. `floor` transfers the same cells raw, both
ways, and computes the same report: neither a type, nor a format, nor a link is set. Both have done it once before on a
small ledger.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import openpyxl  # noqa: F401  # formulas are read by it, in both

from xlsaging import libreoffice
from xlsaging.app.open_workbook import ledger_in_workbook
from xlsaging.app.reports import aging_report
from xlsaging.bench.peers.live_clock import Clock, office, office_with_add_in
from xlsaging.calc.names import command
from xlsaging.libreoffice.main_thread import in_main_thread
from xlsaging.macros import aging
from xlsaging.macros.sheets_read import read_sheets
from xlsaging.render.live.host import host_of
from xlsaging.render.live.own import own_sheets

_LONGEST = 600.0
"""Seconds after which a button is said to hang."""


def floor(book: Any, pid: int) -> Clock:
    """Read as any macro reads, untimed: the report is computed from that. Cells are drawn once before, untimed too."""
    sheets = read_sheets(book, {each.sheet.name for each in own_sheets(book)}, host_of(book))
    used = [book.sheets[sheet.name].used_range.api for sheet in sheets]
    aging(book)
    drawn = [each.sheet.used_range.api.getDataArray() for each in own_sheets(book)]
    places = []
    for values in drawn:
        sheet = book.sheets.add(after=book.sheets[-1])
        places.append(sheet.range((1, 1), (len(values), len(values[0]))).api)
    with Clock(pid) as clock:
        for cells in used:
            cells.getDataArray()
        aging_report(ledger_in_workbook(sheets, book.name), with_items=True)
        for place, values in zip(places, drawn, strict=True):
            place.setDataArray(values)
    return clock


def ours(running: Any, book: Any) -> Clock:
    press = running.service("com.sun.star.frame.DispatchHelper").executeDispatch
    frame = book.api.getCurrentController().getFrame()
    with Clock(running.pid) as clock:
        in_main_thread(running, lambda: press(frame, command("aging"), "", 0, ()), _LONGEST)
    return clock


def timed(app: Any, does: Callable[[Any], Clock]) -> None:
    for path in ("small.xlsx", "ledger.xlsx"):
        book = app.books.open(path)
        clock = does(book)
        rows = [sheet.used_range.shape[0] for sheet in (each.sheet for each in own_sheets(book))]
        if path == "small.xlsx":
            book.close()
    clock.tell({"rows": sum(rows)})


def main(who: str) -> None:
    if who == "floor":
        with office() as app:
            timed(app, lambda book: floor(book, app.pid))
    else:
        with office_with_add_in() as running:
            timed(libreoffice.attach(running.context), lambda book: ours(running, book))


if __name__ == "__main__":
    main(*sys.argv[1:])
