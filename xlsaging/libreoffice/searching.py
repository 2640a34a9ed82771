"""Finding, replacing and picking out cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice.number_formats import DATE, LOGICAL

VALUE, DATETIME, STRING, FORMULA = 1, 2, 4, 16
RESULT_VALUE, RESULT_STRING, RESULT_ERROR = 1, 2, 4


class Searching:
    """Searching within a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    row: int
    column: int
    xr: Any
    block: Any
    box: Any
    placed: Callable[..., Any]
    part: Callable[..., Any]
    clipped: Callable[..., Any]

    def shows_dates(self) -> bool:
        """Whether the first cell holds a date."""
        key = self.part(0, 0).xr.getPropertyValue("NumberFormat")
        return bool(self.sheet.book.formats.type(key) & DATE)

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> Any:
        """The first (or last) cell that shows the text, row by row or column by column; None where none does."""
        wanted = text if match_case else text.lower()
        places = []
        for down, row in enumerate(self.shown()):
            for across, value in enumerate(row):
                seen = value if match_case else value.lower()
                if (seen == wanted) if whole else (wanted in seen):
                    places.append((down, across))
        if not places:
            return None
        places.sort(key=None if order == "rows" else lambda place: (place[1], place[0]))
        return self.part(*places[0 if direction == "forward" else -1])

    def shown(self) -> list[list[str]]:
        """What each cell shows; numbers as they are formatted."""
        cells = self.clipped()
        shown = []
        for down, row in enumerate(cells.block.getDataArray()):
            shown.append(
                [
                    value if isinstance(value, str) else str(cells.part(down, across).xr.getString())
                    for across, value in enumerate(row)
                ]
            )
        return shown

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Replace a text wherever it was entered, in formulas too."""
        descriptor = self.block.createReplaceDescriptor()
        descriptor.setSearchString(old)
        descriptor.setReplaceString(new)
        descriptor.SearchWords = bool(whole)
        descriptor.SearchCaseSensitive = bool(match_case)
        self.block.replaceAll(descriptor)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Any]:
        """The areas of cells of one kind: blanks, constants, formulas or visible."""
        cells = self.clipped().block
        if cell_type == "visible":
            return self._areas(cells.queryVisibleCells())
        if cell_type == "blanks":
            return self._areas(cells.queryEmptyCells())
        if cell_type == "constants":
            flags = {None: VALUE | DATETIME | STRING, "text": STRING, "errors": 0}
            found = self._areas(cells.queryContentCells(flags.get(value_type, VALUE | DATETIME)))
        else:
            kinds = {None: 7, "text": RESULT_STRING, "errors": RESULT_ERROR}
            found = self._areas(cells.queryFormulaCells(kinds.get(value_type, RESULT_VALUE)))
        if value_type in ("logical", "numbers"):
            return self._of_type(found, value_type == "logical")
        return found

    def _areas(self, ranges: Any) -> list[Any]:
        found = [self.sheet.at(address).box.common(self.box) for address in ranges.getRangeAddresses()]
        return [self.placed(box) for box in found if box is not None]

    def _of_type(self, areas: list[Any], logical: bool) -> list[Any]:
        """The blocks whose numbers are truths, or are not."""
        types = self.sheet.book.formats.type
        return [
            area.part(top, left, height, width)
            for area in areas
            for top, left, height, width, key in area.format_blocks()
            if bool(types(key) & LOGICAL) is logical
        ]

    def remove_duplicates(self, columns: Any, has_headers: bool) -> None:
        """Keep the first row of those that agree in these columns (counted from 1); texts agree in any case."""
        first = int(has_headers)
        body = self.part(first, 0, self.shape[0] - first, self.shape[1])
        seen: set[tuple[str, ...]] = set()
        kept = []
        for at, row in enumerate(body.entered()):
            key = tuple(row[column - 1].lower() for column in columns)
            if key not in seen:
                seen.add(key)
                kept.append(at)
        body.keep_rows(kept)

    def keep_rows(self, rows: list[int]) -> None:
        """Move these rows together at the top, formulas and formats with them, and empty the rest."""
        target = 0
        for at in rows:
            if at != target:
                self.part(at, 0, 1, self.shape[1]).move(self.part(target, 0))
            target += 1
        rest = self.shape[0] - target
        if rest:
            self.part(target, 0, rest, self.shape[1]).clear_contents()
