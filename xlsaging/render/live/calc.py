"""LibreOffice Calc's side, by its own UNO objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from .drawing import Area, Page
from .page import face, halves, pieces
from .places import cells_at, quoted, rows_within

__all__ = ["Calc"]

_HUNDREDTHS_OF_AN_INCH = 2540
_A4 = (21_000, 29_700)
_PIXELS_OF_TEN_POINTS, _PIXELS_OF_A_DIGIT = 40 / 3, 7
"""At 96 to the inch; Excel counts widths of columns in digits of seven."""
_MEASURED = 100
"""Pixels that letters are high when they are measured: none would be told apart at ten points."""
_HEADER_ROOM = 800
"""Between the edge's margin and the cells, in hundredths of a millimetre."""
_LOOK_ALIKE = str.maketrans({",": "‚", ";": "；"})
"""Calc takes commas within the words of a series for separators."""
_FINE = 0xE3E8EE
_SAVED_TITLES = "_xlnm.Print_Titles"
_CHARTS_SMALL, _CHARTS_TITLE = 8.5, 11.0


class Calc:
    """LibreOffice Calc."""

    def tabular(self, sheet: Any, area: Area, name: str) -> None:
        sheet.tables.add(source=cells_at(sheet, area), name=name, table_style_name="")

    def untabular(self, sheet: Any) -> None:
        known = sheet.book.api.DatabaseRanges
        for table in [each.name for each in sheet.tables]:
            known.removeByName(table)
        unnamed = sheet.book.api.getPropertyValue("UnnamedDatabaseRanges")
        number = sheet.index - 1
        if unnamed.hasByTable(number):
            unnamed.getByTable(number).AutoFilter = False
        sheet.api.setPrintTitleRows(False)
        # A file's own name for them, which Calc keeps beside its title rows, would be saved as a second one.
        if sheet.api.NamedRanges.hasByName(_SAVED_TITLES):
            sheet.api.NamedRanges.removeByName(_SAVED_TITLES)
        sheet.api.removeAllManualPageBreaks()
        sheet.freeze_panes.unfreeze()

    def digit_width(self, book: Any, font: str) -> float:
        """More than 1 where the font is not there and Calc takes a wider one in its place."""
        toolkit = book.app.impl.office.service("com.sun.star.awt.Toolkit")
        wanted = toolkit.createScreenCompatibleDevice(1, 1).getFont(_font_of_height(font, _MEASURED))
        pixels: float = wanted.getStringWidth("0" * 10) / 10 / _MEASURED * _PIXELS_OF_TEN_POINTS
        return max(pixels / _PIXELS_OF_A_DIGIT, 1.0)

    @contextmanager
    def heights_kept(self, book: Any) -> Iterator[None]:
        """Each change of letters or places would lay out all rows of a range anew."""
        before = book.api.IsAdjustHeightEnabled
        book.api.IsAdjustHeightEnabled = False
        try:
            yield
        finally:
            # A LibreOffice that ended meanwhile has nothing to be given back, and what it ended with is to be told.
            with suppress(Exception):
                book.api.IsAdjustHeightEnabled = before

    def filter_by(self, sheet: Any, area: Area) -> None:
        unnamed = sheet.book.api.getPropertyValue("UnnamedDatabaseRanges")
        number = sheet.index - 1
        unnamed.setByTable(cells_at(sheet, area).api.getRangeAddress())
        unnamed.getByTable(number).AutoFilter = True

    def link(self, sheet: Any, row: int, column: int, address: str, value: Any) -> None:
        """A text becomes a field; a number, which cannot be one here, the function HYPERLINK with that number."""
        cell = sheet.range(row + 1, column + 1)
        if isinstance(value, str):
            cell.add_hyperlink(address, value, "")
        elif value is not None:
            place = address.replace('"', '""')
            cell.formula = f'=HYPERLINK("{place}",{value!r})'

    def alike(self, sheet: Any, areas: Sequence[Area]) -> list[Any]:
        from xlsaging.libreoffice.blocks import several

        cells = cells_at(sheet, areas[0])
        if len(areas) > 1:
            cells.impl.xr_kept = several(sheet.impl, (cells_at(sheet, area).impl.box for area in areas))
        return [cells]

    def centre_across(self, cells: Any) -> None:
        """Calc centres over several cells only where they are merged, and no data cell ever is."""
        cells.horizontal_alignment = "left"

    def indent(self, cells: Any, steps: int) -> None:
        cells.adjust_indent(steps)

    def underline(self, cells: Any) -> None:
        cells.api.CharUnderline = 1

    def mark_number(self, cells: Any, formula: str, colour: str, number_format: str) -> None:
        cells.conditional_formats.add_custom(formula, font_color=colour, font_bold=True)
        if number_format:
            document = cells.sheet.book.api
            entries = cells.api.ConditionalFormat
            style = entries.getByIndex(entries.getCount() - 1).getStyleName() if entries.getCount() else ""
            styles = document.StyleFamilies.getByName("CellStyles")
            if style and styles.hasByName(style):
                marked, plain = styles.getByName(style), cells[0, 0].api
                marked.NumberFormat = _format_key(document, number_format)
                # Letters that are not said to be those of the cell are the workbook's own, which may not fit.
                for name in ("CharFontName", "CharFontNameAsian", "CharHeight", "CharHeightAsian"):
                    setattr(marked, name, getattr(plain, name))

    def series(self, sheet: Any, chart: Any, values: Sequence[Area], categories: Area, headings: Sequence[str]) -> None:
        shape, document = chart.api
        # Each change alone would lay out the chart anew; `dress`, the last step, lets go.
        document.lockControllers()
        link = sheet.api.getCharts().getByName(shape.PersistName)
        link.setRanges(tuple(cells_at(sheet, area).api.getRangeAddress() for area in values))
        link.setHasColumnHeaders(False)
        link.setHasRowHeaders(False)
        chart.plot_by = "columns"
        link.setRanges(tuple(cells_at(sheet, area).api.getRangeAddress() for area in values))
        link.setHasColumnHeaders(False)
        link.setHasRowHeaders(False)
        chart.set_x_axis_values(cells_at(sheet, categories))
        for one, area, heading in zip(chart.series, values, headings, strict=False):
            above = sheet.range(max(area[0], 1), area[1] + 1)
            # Calc loses words of a series when a workbook is saved for the second time, but keeps where they stand.
            stands_there = " ".join(str(above.value).split()) == heading
            place = f"={quoted(sheet.name)}!{above.address}"
            one.name = place if stands_there else heading.translate(_LOOK_ALIKE)

    def dress(self, chart: Any, looks: Sequence[dict[str, Any]], font: str, alt: str) -> None:
        shape, document = chart.api
        shape.Description = alt
        diagram = document.getDiagram()
        diagram.getWall().FillStyle = _enum("drawing.FillStyle", "NONE")
        diagram.getWall().LineStyle = _enum("drawing.LineStyle", "NONE")
        document.getArea().LineColor = _FINE
        if document.HasMainTitle:
            _letters(document.Title, font, _CHARTS_TITLE, bold=True)
        if document.HasLegend:
            _letters(document.Legend, font, _CHARTS_SMALL)
            document.Legend.LineStyle = _enum("drawing.LineStyle", "NONE")
            document.Legend.FillStyle = _enum("drawing.FillStyle", "NONE")
        if diagram.HasYAxisGrid:
            diagram.getYMainGrid().LineColor = _FINE
        for axis in (diagram.getXAxis(), diagram.getYAxis()):
            _letters(axis, font, _CHARTS_SMALL)
        drawn = _series_in_order(document)
        for one, own, look in zip(chart.series, drawn, looks, strict=False):
            if look.get("fill", {}).get("none"):
                one.api.Transparency = 100
                own.ShowLegendEntry = False
            if "gap" in look:
                diagram.getYAxis().GapWidth = look["gap"]
        document.unlockControllers()

    def set_up_page(self, sheet: Any, page: Page) -> None:
        style = sheet.page_setup.api
        # Each change alone would make Calc lay out all pages anew.
        _set_all(style, _paper(page) | {"HeaderIsOn": True, "FooterIsOn": True})
        contents = {}
        for side, text in (("Header", page.header), ("Footer", page.footer)):
            content = getattr(style, f"RightPage{side}Content")
            for part, half in zip(("LeftText", "RightText"), halves(text), strict=True):
                self._say(sheet, getattr(content, part), half)
            content.CenterText.setString("")
            contents[f"RightPage{side}Content"] = content
        _set_all(style, contents)
        if page.repeated is not None:
            rows = cells_at(sheet, (page.repeated[0], 0, page.repeated[1], 0)).api.getRangeAddress()
            sheet.api.setTitleRows(rows)
            sheet.api.setPrintTitleRows(True)
        for row in page.breaks:
            sheet.api.getRows().getByIndex(row).IsStartOfNewPage = True

    def _say(self, sheet: Any, text: Any, half: str) -> None:
        text.setString("")
        end = text.createTextCursor()
        # Said outright: Calc saves letters of no colour as white.
        end.CharColor = 0
        if said := face(half):
            for script in ("", "Asian"):
                setattr(end, f"CharFontName{script}", said[0])
                setattr(end, f"CharHeight{script}", said[1])
        for piece in pieces(half):
            end.gotoEnd(False)
            if piece in ("&P", "&N"):
                kind = "PageNumber" if piece == "&P" else "PageCount"
                field = sheet.book.api.createInstance(f"com.sun.star.text.TextField.{kind}")
                text.insertTextContent(end, field, False)
            else:
                text.insertString(end, piece, False)

    def freeze(self, sheet: Any, row: int, column: int) -> None:
        if row and column:
            sheet.freeze_panes.freeze_at(sheet.range((1, 1), (row, column)))

    def quiet_name(self, name: Any) -> None:
        """Calc lists all names; one that begins with ArCollect is understood."""

    def visible_rows(self, cells: Any) -> int:
        found = cells.api.queryVisibleCells()
        return rows_within((area.StartRow, area.EndRow) for area in found.getRangeAddresses())

    def is_protected(self, sheet: Any) -> bool:
        return bool(sheet.api.isProtected())

    def is_structure_protected(self, book: Any) -> bool:
        return bool(book.api.isProtected())

    def is_busy(self, app: Any) -> bool:
        del app  # Calc enters what is being typed before it runs a macro.
        return False

    def is_fixed(self, book: Any) -> bool:
        return bool(book.api.isReadonly())

    def compute(self, book: Any) -> None:
        """Calc takes chains of formulas in any order after rows were added, and leaves some as they were."""
        if book.app.calculation != "manual":
            book.api.calculateAll()

    def copied(self, book: Any, names: Sequence[str], path: str) -> Any:
        """Calc copies a sheet into another workbook only where neither has been saved, so a copy of all is cut down."""
        from xlsaging.libreoffice.bridge import properties, url_of

        book.api.storeToURL(url_of(path), properties(FilterName="Calc MS Excel 2007 XML"))
        made = book.app.books.open(path)
        for sheet in list(made.sheets):
            if sheet.name not in names:
                sheet.visible = True
                sheet.delete()
        for name in list(made.names):
            with suppress(Exception):
                name.delete()
        return made

    def ask_file(self, app: Any, title: str) -> str | None:
        services = app.impl.office
        picker = services.service("com.sun.star.ui.dialogs.FilePicker")
        picker.setTitle(title)
        if not picker.execute():
            return None
        from xlsaging.libreoffice.bridge import path_of

        chosen = picker.getSelectedFiles()
        return path_of(chosen[0]) if chosen else None


def _font_of_height(name: str, pixels: int) -> Any:
    from xlsaging.libreoffice.bridge import struct

    made = struct("awt.FontDescriptor")
    made.Name, made.Height = name, pixels
    return made


def _enum(kind: str, value: str) -> Any:
    from xlsaging.libreoffice.bridge import enum

    return enum(kind, value)


def _paper(page: Page) -> dict[str, Any]:
    """A4 and its margins, in hundredths of a millimetre."""
    short, long = _A4
    inches = {side: round(value * _HUNDREDTHS_OF_AN_INCH) for side, value in page.margins.items()}
    return {
        "IsLandscape": page.landscape,
        "Width": long if page.landscape else short,
        "Height": short if page.landscape else long,
        "ScaleToPagesX": 1,
        "ScaleToPagesY": page.pages_high,
        "LeftMargin": inches.get("left", _HEADER_ROOM),
        "RightMargin": inches.get("right", _HEADER_ROOM),
        "TopMargin": _HEADER_ROOM,
        "BottomMargin": _HEADER_ROOM,
        "CenterHorizontally": True,
        "FirstPageNumber": 0,
    }


def _set_all(style: Any, values: dict[str, Any]) -> None:
    names = sorted(values)
    style.setPropertyValues(tuple(names), tuple(values[name] for name in names))


def _letters(shape: Any, font: str, size: float, *, bold: bool = False) -> None:
    for script in ("", "Asian"):
        setattr(shape, f"CharHeight{script}", size)
        setattr(shape, f"CharFontName{script}", font)
        setattr(shape, f"CharWeight{script}", 150.0 if bold else 100.0)


def _series_in_order(chart: Any) -> list[Any]:
    """The series of a chart by the interface that knows their entries in the legend."""
    systems = chart.getFirstDiagram().getCoordinateSystems()
    kinds = [kind for system in systems for kind in system.getChartTypes()]
    return [one for kind in kinds for one in kind.getDataSeries()]


def _format_key(document: Any, code: str) -> int:
    formats = document.NumberFormats
    locale = document.CharLocale
    key = formats.queryKey(code, locale, False)
    return int(key if key != -1 else formats.addNew(code, locale))
