"""Excel's side: COM on Windows, AppleScript on the Mac.

What the Mac's AppleScript does not offer is left out there, and is never needed to read a figure.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

from .drawing import Area, Page
from .places import address, cells_at, quoted, rows_within

__all__ = ["Excel"]

_A4 = 9
_LANDSCAPE, _PORTRAIT = 2, 1
_ACROSS = 7
_FORMULA_RULE = 2
_UNDERLINED = 2
_POINTS_OF_AN_INCH = 72
_VISIBLE_CELLS = 12
_DASHES = {"dash": 4, "square_dot": 2, "long_dash": 7, "dash_dot": 5}
"""MsoLineDashStyle by the names that the drawing uses."""


class Excel:
    """Excel."""

    mac = sys.platform == "darwin"

    def tabular(self, sheet: Any, area: Area, name: str) -> None:
        table = sheet.tables.add(source=cells_at(sheet, area), name=name)
        table.table_style = ""

    def untabular(self, sheet: Any) -> None:
        if self.mac:
            with suppress(Exception):
                sheet.api.autofilter_mode.set(False)
            for table in list(sheet.tables):
                table.api.unlist()
            return
        sheet.api.AutoFilterMode = False
        for table in list(sheet.tables):
            table.api.Unlist()
        sheet.api.Hyperlinks.Delete()
        sheet.api.ResetAllPageBreaks()
        self._show_from_top(sheet)

    def digit_width(self, book: Any, font: str) -> float:
        del book, font  # The fonts of a report come with Excel, or with the system of those who read Chinese.
        return 1.0

    def heights_kept(self, book: Any) -> AbstractContextManager[None]:
        del book
        return nullcontext()

    def filter_by(self, sheet: Any, area: Area) -> None:
        if not self.mac:
            cells_at(sheet, area).api.AutoFilter(1)

    def link(self, sheet: Any, row: int, column: int, address: str, value: Any) -> None:
        cell = sheet.range(row + 1, column + 1)
        if self.mac:
            # AppleScript sets the text with the link, and would turn a number into one.
            if isinstance(value, str):
                cell.add_hyperlink(address, " ")
                cell.value = value
            return
        inside = address.startswith("#")
        place, within = ("", address[1:]) if inside else address.partition("#")[::2]
        sheet.api.Hyperlinks.Add(Anchor=cell.api, Address=place, SubAddress=within)

    def alike(self, sheet: Any, areas: Sequence[Area]) -> list[Any]:
        return [cells_at(sheet, area) for area in areas]

    def centre_across(self, cells: Any) -> None:
        cells.horizontal_alignment = "center_across_selection"

    def indent(self, cells: Any, steps: int) -> None:
        cells.adjust_indent(steps)

    def underline(self, cells: Any) -> None:
        if self.mac:
            cells.api.font_object.underline.set(_UNDERLINED)
        else:
            cells.api.Font.Underline = _UNDERLINED

    def mark_number(self, cells: Any, formula: str, colour: str, number_format: str) -> None:
        # Excel takes the places in a rule as seen from the cell that is selected.
        cells.sheet.activate()
        cells[0, 0].select()
        cells.conditional_formats.add_custom(formula, font_color=colour, font_bold=True)
        cells.sheet.range("A1").select()
        if number_format and not self.mac:
            for rule in cells.api.FormatConditions:
                if rule.Type == _FORMULA_RULE:
                    rule.NumberFormat = number_format

    def series(self, sheet: Any, chart: Any, values: Sequence[Area], categories: Area, headings: Sequence[str]) -> None:
        if self.mac:
            parts = ",".join(address(area) for area in values)
            chart.set_source_data(sheet.range(parts), "columns")
            chart.set_x_axis_values(cells_at(sheet, categories))
            for one, heading in zip(chart.series, headings, strict=False):
                one.name = heading
            return
        known = chart.api[1].SeriesCollection()
        while known.Count:
            known(1).Delete()
        place = quoted(sheet.name)
        for area, heading in zip(values, headings, strict=True):
            made = known.NewSeries()
            made.Name = heading
            made.Values = f"={place}!{address(area)}"
            made.XValues = f"={place}!{address(categories)}"

    def dress(self, chart: Any, looks: Sequence[dict[str, Any]], font: str, alt: str) -> None:
        if self.mac:
            return
        frame, inner = chart.api
        frame.ShapeRange.AlternativeText = alt
        frame.Placement = 2
        with suppress(Exception):
            inner.ChartArea.Format.TextFrame2.TextRange.Font.Name = font
        for number, look in enumerate(looks, 1):
            one = inner.SeriesCollection(number)
            if look.get("fill", {}).get("none"):
                one.Format.Fill.Visible = False
                one.Format.Line.Visible = False
                if inner.HasLegend:
                    inner.Legend.LegendEntries(number).Delete()
            dash = look.get("line", {}).get("dash_type")
            if dash in _DASHES:
                one.Format.Line.DashStyle = _DASHES[dash]
            if "gap" in look:
                inner.ChartGroups(1).GapWidth = look["gap"]

    def set_up_page(self, sheet: Any, page: Page) -> None:
        if self.mac:
            return
        from .page import halves

        setup = sheet.page_setup.api
        # Each of these settings asks the printer, unless they are kept back and sent together.
        app = sheet.book.app.api
        with suppress(Exception):
            app.PrintCommunication = False
        try:
            setup.PaperSize = _A4
            setup.Orientation = _LANDSCAPE if page.landscape else _PORTRAIT
            setup.Zoom = False
            setup.FitToPagesWide = 1
            setup.FitToPagesTall = page.pages_high or False
            for side, inches in page.margins.items():
                setattr(setup, f"{side.capitalize()}Margin", inches * _POINTS_OF_AN_INCH)
            setup.CenterHorizontally = True
            rows = page.repeated
            setup.PrintTitleRows = f"${rows[0] + 1}:${rows[1] + 1}" if rows else ""
            setup.LeftHeader, setup.RightHeader = halves(page.header)
            setup.LeftFooter, setup.RightFooter = halves(page.footer)
            setup.ScaleWithDocHeaderFooter = False
        finally:
            with suppress(Exception):
                app.PrintCommunication = True
        for row in page.breaks:
            sheet.api.HPageBreaks.Add(sheet.api.Rows(row + 1))

    def freeze(self, sheet: Any, row: int, column: int) -> None:
        if self.mac:
            return
        window = self._show_from_top(sheet)
        window.SplitColumn, window.SplitRow = column, row
        window.FreezePanes = True

    def _show_from_top(self, sheet: Any) -> Any:
        """The window with the sheet in it, nothing frozen and nothing scrolled away."""
        sheet.book.activate()
        sheet.activate()
        window = sheet.book.app.api.ActiveWindow
        window.FreezePanes = False
        window.ScrollRow = window.ScrollColumn = 1
        return window

    def quiet_name(self, name: Any) -> None:
        if not self.mac:
            name.api.Visible = False

    def visible_rows(self, cells: Any) -> int:
        if self.mac:
            return int(cells.shape[0])
        try:
            areas = [(int(area.Row), int(area.Rows.Count)) for area in cells.api.SpecialCells(_VISIBLE_CELLS).Areas]
        except Exception:
            # Excel finds no cell where all are hidden.
            return 0
        return rows_within((row, row + count - 1) for row, count in areas)

    def is_protected(self, sheet: Any) -> bool:
        return bool(sheet.api.protect_contents.get() if self.mac else sheet.api.ProtectContents)

    def is_structure_protected(self, book: Any) -> bool:
        return bool(book.api.protect_structure.get() if self.mac else book.api.ProtectStructure)

    def is_fixed(self, book: Any) -> bool:
        del book  # What Excel opened for reading only may be changed, and is then saved under another name.
        return False

    def is_busy(self, app: Any) -> bool:
        if self.mac:
            return False
        try:
            return not app.api.Ready
        except Exception:
            # Excel refuses every call while a cell is being edited.
            return True

    def compute(self, book: Any) -> None:
        """Excel does so by itself where it computes by itself."""

    def copied(self, book: Any, names: Sequence[str], path: str) -> Any:
        made = book.app.books.add()
        blank = made.sheets[0]
        for name in names:
            book.sheets[name].copy(after=made.sheets[-1])
        blank.delete()
        made.save(path)
        return made

    def ask_file(self, app: Any, title: str) -> str | None:
        if self.mac:
            from subprocess import run

            script = f'POSIX path of (choose file with prompt "{title.replace(chr(34), chr(39))}")'
            done = run(["osascript", "-e", script], capture_output=True, text=True, check=False)
            return done.stdout.strip() or None
        chosen = app.api.GetOpenFilename(Title=title)
        return chosen if isinstance(chosen, str) else None
