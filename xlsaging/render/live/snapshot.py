"""Our sheets as they are now, values only, in a new file: to send on or to file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from xlsaging.model.workbook_errors import NoReportError

from .host import host_of
from .own import reports_in, unmark

__all__ = ["save_snapshot"]

_VISIBLE = (True, -1)


def save_snapshot(book: Any, place: Path | None, now: datetime) -> Path:
    """Copy our sheets into a new workbook without formulas, saved beside `place`; returns where it is.

    A workbook that has no place on this machine (never saved, OneDrive) has its snapshot in the user's home. No file
    is replaced. Raises NoReportError where there is no sheet of ours.
    """
    own = [each.sheet for each in reports_in(book)]
    shown = [sheet for sheet in own if sheet.visible in _VISIBLE]
    if not shown:
        raise NoReportError()
    path = _free(place.parent if place else Path.home(), place.stem if place else Path(book.name).stem, now)
    names = [sheet.name for sheet in own]
    made = host_of(book).copied(book, names, str(path))
    try:
        for sheet in made.sheets:
            if sheet.visible in _VISIBLE:
                _fix_values(sheet)
            unmark(sheet)
        made.sheets[shown[0].name].activate()
        made.save()
    finally:
        made.close()
        book.activate()
    return path


def _free(folder: Path, stem: str, now: datetime) -> Path:
    """A name that no file there has."""
    name = f"{stem}-{now:%Y-%m-%d-%H%M}"
    path, number = folder / f"{name}.xlsx", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.xlsx", number + 1
    return path


def _fix_values(sheet: Any) -> None:
    """A number in place of each formula; texts are values already, whatever they look like."""
    used = sheet.used_range
    formulas = used.options(ndim=2).formula
    values = used.options(ndim=2).value
    for down, (row, shown) in enumerate(zip(formulas, values, strict=True)):
        for across, (formula, value) in enumerate(zip(row, shown, strict=True)):
            if str(formula).startswith("=") and not isinstance(value, str):
                used[down, across].value = value
