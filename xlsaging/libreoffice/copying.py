"""Copying, pasting and filling cells."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice import bridge

KINDS = {
    None: "A",
    "all": "A",
    "all_using_source_theme": "A",
    "all_merging_conditional_formats": "A",
    "formats": "T",
    "formulas": "SVDF",
    "formulas_and_number_formats": "SVDF",
    "values": "SVD",
    "values_and_number_formats": "SVD",
    "comments": "N",
}
"""What each of Excel's ways of pasting takes along, in the letters of LibreOffice's InsertContents command."""
OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
}
FILLS = {
    "fill_default": ("AUTO", "FILL_DATE_DAY"),
    "fill_series": ("AUTO", "FILL_DATE_DAY"),
    "fill_copy": ("SIMPLE", "FILL_DATE_DAY"),
    "fill_days": ("DATE", "FILL_DATE_DAY"),
    "fill_weekdays": ("DATE", "FILL_DATE_WEEKDAY"),
    "fill_months": ("DATE", "FILL_DATE_MONTH"),
    "fill_years": ("DATE", "FILL_DATE_YEAR"),
    "linear_trend": ("LINEAR", "FILL_DATE_DAY"),
    "growth_trend": ("GROWTH", "FILL_DATE_DAY"),
}


class Copying:
    """Copies of a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    row: int
    column: int
    xr: Any
    block: Any
    uno_address: Any
    cell_address: Any
    part: Callable[..., Any]
    number_format: Any
    raw_value: Any
    formula: Any

    def copy(self, destination: Any = None) -> None:
        """Copy to another place, as often as it has room for whole copies; or remember for paste()."""
        self.sheet.app.clipboard = self
        if destination is None:
            return
        target = getattr(destination, "impl", destination)
        for place in self._tiles(target):
            self._copy_to(place)
        self.sheet.app.clipboard = None

    def _tiles(self, target: Any) -> list[Any]:
        """Where the copies go: once, or side by side over a target that is a multiple of this range."""
        (rows, columns), (height, width) = self.shape, target.shape
        if height % rows or width % columns:
            height, width = rows, columns
        return [
            target.part(down, across, rows, columns)
            for down in range(0, height, rows)
            for across in range(0, width, columns)
        ]

    def _copy_to(self, target: Any) -> None:
        if target.sheet.book.uid == self.sheet.book.uid:
            target.sheet.xs.copyRange(target.cell_address, self.uno_address)
        else:
            self.transfer_to(target, "A")

    def transfer_to(self, target: Any, flags: str, skip_blanks: bool = False, transpose: bool = False) -> None:
        """Copy and paste with LibreOffice's own commands, which know every way of pasting and reach other books."""
        app = self.sheet.app
        source_view, target_view = self.sheet.book.controller, target.sheet.book.controller
        kept = [(view, view.getActiveSheet(), view.getSelection()) for view in (source_view, target_view)]
        source_view.setActiveSheet(self.sheet.xs)
        source_view.select(self.xr)
        app.dispatch(source_view.getFrame(), ".uno:Copy")
        target_view.setActiveSheet(target.sheet.xs)
        target_view.select(target.part(0, 0).xr)
        app.dispatch(
            target_view.getFrame(),
            ".uno:InsertContents",
            Flags=flags,
            FormulaCommand=0,
            SkipEmptyCells=bool(skip_blanks),
            Transpose=bool(transpose),
            AsLink=False,
            MoveMode=4,
        )
        for view, sheet, selection in kept:
            view.setActiveSheet(sheet)
            view.select(selection)

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Paste what copy() remembered; raises OfficeError where nothing was copied."""
        source = self.sheet.app.clipboard
        if source is None:
            raise bridge.OfficeError("Nothing was copied: call copy() of a range first.")
        if paste == "column_widths":
            for at in range(source.shape[1]):
                self.part(0, at).column_width = source.part(0, at).column_width
            return
        if paste not in KINDS:
            raise NotImplementedError(f"Range.paste: LibreOffice cannot paste {paste!r} by itself.")
        target = self.part(0, 0, *(source.shape[::-1] if transpose else source.shape))
        tiles = [target] if transpose else source._tiles(self)
        for tile in tiles:
            if operation is not None:
                tile.combine(source, OPERATIONS[operation], skip_blanks, transpose)
                continue
            source.transfer_to(tile, KINDS[paste], skip_blanks, transpose)
            if paste is not None and paste.endswith("number_formats") and not transpose:
                for top, left, height, width, key in source.format_blocks():
                    tile.part(top, left, height, width).xr.setPropertyValue("NumberFormat", key)

    def combine(self, source: Any, work: Callable[[float, float], float], skip_blanks: bool, transpose: bool) -> None:
        """Work the source's numbers into these cells; a blank counts as nought, a text changes nothing.

        LibreOffice's own command for it crashes.
        """
        incoming = source.block.getDataArray()
        if transpose:
            incoming = tuple(zip(*incoming, strict=True))

        def worked(old: Any, new: Any) -> Any:
            kept = "" if old is None else old
            number, amount = old or 0.0, new or 0.0
            if isinstance(number, str) or isinstance(amount, str) or (skip_blanks and new == ""):
                return kept
            return "" if work is operator.truediv and not amount else work(number, amount)

        rows = [
            tuple(worked(old, new) for old, new in zip(*pair, strict=True))
            for pair in zip(self.block.getDataArray(), incoming, strict=True)
        ]
        self.block.setDataArray(tuple(rows))

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        if copy_type == "link":
            raise NotImplementedError("Range.copy_from: LibreOffice cannot paste links by itself.")
        app = self.sheet.app
        before, app.clipboard = app.clipboard, getattr(source_range, "impl", source_range)
        try:
            self.paste(copy_type, None, skip_blanks, transpose)
        finally:
            app.clipboard = before

    def autofill(self, destination: Any, type_: str = "fill_default") -> None:
        """Continue this range over a destination that begins with it."""
        target = getattr(destination, "impl", destination)
        if type_ in ("fill_formats", "fill_values"):
            for tile in self._tiles(target)[1:]:
                self.transfer_to(tile, "T" if type_ == "fill_formats" else "SVDF")
            return
        if type_ not in FILLS:
            raise NotImplementedError(f"Range.autofill: LibreOffice has no {type_!r}.")
        down = target.shape[0] > self.shape[0]
        if FILLS[type_][0] == "AUTO":
            way = bridge.enum("sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT")
            target.block.fillAuto(way, self.shape[0] if down else self.shape[1])
            return
        self._fill_series(target, type_, down)

    def _fill_series(self, target: Any, type_: str, down: bool) -> None:
        mode, date_mode = FILLS[type_]
        if mode == "SIMPLE":
            for tile in self._tiles(target)[1:]:
                self._copy_to(tile)
            return
        step = 1.0
        if mode in ("LINEAR", "GROWTH") and max(self.shape) > 1:
            last, one_before = self._last_two(down)
            step = last - one_before if mode == "LINEAR" else last / one_before
        target.block.fillSeries(
            bridge.enum("sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT"),
            bridge.enum("sheet.FillMode", mode),
            bridge.enum("sheet.FillDateMode", date_mode),
            step,
            1e308,
        )

    def _last_two(self, down: bool) -> tuple[float, float]:
        at = self.shape[0] if down else self.shape[1]
        cells = [self.part(at - back, 0) if down else self.part(0, at - back) for back in (1, 2)]
        return cells[0].xr.getValue(), cells[1].xr.getValue()
