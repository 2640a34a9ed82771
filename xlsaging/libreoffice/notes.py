"""Note: the note on a cell."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge

NOTES = 8


class Note(bridge.Guarded, base_classes.Note):
    """One cell's note."""

    def __init__(self, cell: Any) -> None:
        self.cell = cell

    @property
    def api(self) -> Any:
        return self.cell.xr.getAnnotation()

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        return str(self.api.getAuthor())

    @property
    def location(self) -> Any:
        return self.cell

    def delete(self) -> None:
        self.cell.xr.clearContents(NOTES)


def note_on(cell: Any) -> Note | None:
    """The note on a range's first cell, if there is one."""
    first = cell.part(0, 0)
    return Note(first) if first.xr.getAnnotation().getString() else None


def add_note(cell: Any, text: str) -> Note:
    """Put a note on a cell; raises OfficeError where there is one already, as Excel does."""
    first = cell.part(0, 0)
    if note_on(first) is not None:
        raise bridge.OfficeError(f"{first.address} has a note already: set its text, or delete it first.")
    first.sheet.xs.getAnnotations().insertNew(first.cell_address, text)
    return Note(first)


def notes_of(sheet: Any) -> list[Note]:
    """A sheet's notes, row by row."""
    annotations = sheet.xs.getAnnotations()
    places = [annotations.getByIndex(at).getPosition() for at in range(annotations.getCount())]
    places.sort(key=lambda place: (place.Row, place.Column))
    return [Note(sheet.range((place.Row + 1, place.Column + 1))) for place in places]


class NotesKept:
    """Puts the notes of a block back after it was written: LibreOffice takes them away with the old values."""

    def __init__(self, cells: Any) -> None:
        self._cells = cells
        self._kept: list[tuple[Any, str, bool]] = []

    def __enter__(self) -> None:
        annotations = self._cells.sheet.xs.getAnnotations()
        row, column, (rows, columns) = self._cells.row, self._cells.column, self._cells.shape
        for at in range(annotations.getCount()):
            note = annotations.getByIndex(at)
            place = note.getPosition()
            if 0 <= place.Row + 1 - row < rows and 0 <= place.Column + 1 - column < columns:
                self._kept.append((place, note.getString(), note.getIsVisible()))

    def __exit__(self, *_: Any) -> None:
        annotations = self._cells.sheet.xs.getAnnotations() if self._kept else None
        for place, text, shown in self._kept:
            cell = self._cells.sheet.xs.getCellByPosition(place.Column, place.Row)
            if cell.getAnnotation().getString() != text and annotations is not None:
                annotations.insertNew(place, text)
                cell.getAnnotation().setIsVisible(shown)
