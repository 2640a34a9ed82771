"""Copying a sheet into another book of the same LibreOffice.

Only LibreOffice's own command does it reliably: its programming interface for it crashes when the target is closed
later. The command knows books by a title of its own, which for unsaved ones is "Untitled" and a number that no
interface tells; so titles are tried, and a copy that lands in a wrong book is taken away again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from xlsaging.libreoffice.bridge import OfficeError, properties, url_of


def copy_sheet(sheet: Any, target: Any, position: int, name: str) -> None:
    """Copy a sheet into another book, to a position from 0 and under a name that is free there.

    Raises OfficeError where no title led to the book.
    """
    app = sheet.app
    sheet.activate()
    frame = sheet.book.controller.getFrame()
    books = list(app.books)
    for title in _titles(target, len(app.book_order)):
        before = {book.uid: set(book.doc.getSheets().getElementNames()) for book in books}
        app.dispatch(frame, ".uno:Move", DocName=title, Index=position + 1, Copy=True)
        for book in books:
            added = set(book.doc.getSheets().getElementNames()) - before[book.uid]
            if added and book.uid == target.uid:
                book.doc.getSheets().getByName(added.pop()).setName(name)
                target.activate()
                return
            for stray in added:
                book.doc.getSheets().removeByName(stray)
    raise OfficeError(f"LibreOffice could not copy the sheet {sheet.name} into {target.name}.")


def export_html(sheet: Any, path: str) -> None:
    """One sheet as a web page, by way of a book that holds nothing else."""
    shown = sheet.book
    alone = sheet.app.books.add()
    try:
        copy_sheet(sheet, alone, 0, f"{sheet.name[:29]} ~")
        while len(alone.sheets) > 1:
            alone.sheets(2).delete()
        alone.sheets(1).name = sheet.name
        alone.doc.storeToURL(url_of(path), properties(FilterName="HTML (StarCalc)"))
    finally:
        alone.close()
        shown.activate()


def _titles(book: Any, opened: int) -> Iterator[str]:
    """What the command may know the book by, likeliest first."""
    title = str(book.doc.Title)
    if book.doc.getURL():
        yield os.path.splitext(book.name)[0]
        yield book.name
        yield title
        return
    yield title
    stem = title.rstrip("0123456789")
    for number in range(1, opened + 2):
        if f"{stem}{number}" != title:
            yield f"{stem}{number}"
