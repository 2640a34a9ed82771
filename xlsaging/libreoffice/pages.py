"""FreezePanes and PageSetup: how a sheet scrolls and prints."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW

_SAVED_AREA = "_xlnm.Print_Area"


class FreezePanes(bridge.Guarded, base_classes.FreezePanes):
    """A sheet's fixed rows and columns."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: Any) -> None:
        """Fix the rows and columns up to the range's last cell; whole rows fix no column, whole columns no row."""
        cells = frozen_range if hasattr(frozen_range, "shape") else self.sheet.range(frozen_range)
        cells = getattr(cells, "impl", cells)
        rows = 0 if cells.shape[0] == LAST_ROW else cells.row + cells.shape[0] - 1
        columns = 0 if cells.shape[1] == LAST_COLUMN else cells.column + cells.shape[1] - 1
        self.sheet.as_shown(lambda view: view.freezeAtPosition(columns, rows))

    def unfreeze(self) -> None:
        self.sheet.as_shown(lambda view: view.freezeAtPosition(0, 0))


class PageSetup(bridge.Guarded, base_classes.PageSetup):
    """How a sheet prints; `api` is LibreOffice's page style, for all that xlwings has no name for."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The sheet's own page style: one that another sheet uses too is copied first."""
        styles = self.sheet.book.doc.getStyleFamilies().getByName("PageStyles")
        own = f"PageStyle_{self.sheet.name}"
        if self.sheet.xs.PageStyle != own:
            if not styles.hasByName(own):
                styles.insertByName(own, self.sheet.book.create("com.sun.star.style.PageStyle"))
                _copied(styles.getByName(self.sheet.xs.PageStyle), styles.getByName(own))
            self.sheet.xs.PageStyle = own
        return styles.getByName(own)

    @property
    def print_area(self) -> str | None:
        areas = self.sheet.xs.getPrintAreas()
        return ",".join(self.sheet.at(area).address for area in areas) if areas else None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        # A file's own name for it, which LibreOffice keeps beside its print ranges, would be saved as a second one.
        names = self.sheet.xs.NamedRanges
        if names.hasByName(_SAVED_AREA):
            names.removeByName(_SAVED_AREA)
        parts = value.split(",") if value else []
        self.sheet.xs.setPrintAreas(tuple(self.sheet.range(part).uno_address for part in parts))


def _copied(source: Any, target: Any) -> None:
    """Give a page style the settings of another."""
    for each in target.getPropertySetInfo().getProperties():
        if each.Name in ("IsLandscape", "Width", "Height", "LeftMargin", "RightMargin", "TopMargin", "BottomMargin"):
            target.setPropertyValue(each.Name, source.getPropertyValue(each.Name))


def grid_shown(sheet: Any) -> bool:
    """Whether the window shows a sheet's grid; LibreOffice keeps that with the view of each sheet.

    The document keeps what it answered first, so it is made to forget that before it is asked.
    """
    sheet.book.doc.setViewData(None)
    views = sheet.book.doc.getViewData()
    for setting in views.getByIndex(0) if views is not None and views.getCount() else ():
        if setting.Name == "Tables" and setting.Value.hasByName(sheet.name):
            shown = [each.Value for each in setting.Value.getByName(sheet.name) if each.Name == "ShowGrid"]
            return bool(shown[0]) if shown else True
    return bool(sheet.book.controller.ShowGrid)
