"""Where each table of a workbook stands, known before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsaging.report.model import Sheet, Spot, Table

__all__ = ["Place", "Places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A table on a sheet: the row of its headings, counted from 0, and how many rows follow."""

    sheet: str
    heading: int
    rows: int


@dataclass(slots=True)
class Places:
    """The place of every table by its name."""

    known: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, sheet: Sheet, table: Table, place: Place) -> None:
        """Note where a table stands. One that goes on over several sheets is also found under its first name."""
        self.known.setdefault(table.name, []).append(place)
        first = table.name.removesuffix(f"_{sheet.part}")
        if sheet.part > 1 and first != table.name:
            self.known.setdefault(first, []).append(place)

    def on(self, sheet: str, table: str) -> int:
        """The row of a table's headings on a sheet that it stands on."""
        return next(place.heading for place in self.known[table] if place.sheet == sheet)

    def of(self, spot: Spot) -> tuple[str, int] | None:
        """Sheet and row of a spot; None for what is drawn nowhere. Rows are counted on over the parts of a table.

        >>> places = Places({"items": [Place("Items", 3, 100), Place("Items 2", 3, 50)]})
        >>> places.of(Spot("items", 99)), places.of(Spot("items", 100)), places.of(Spot("items")), places.of(Spot("x"))
        (('Items', 103), ('Items 2', 4), ('Items', 3), None)
        """
        parts = self.known.get(spot.table, [])
        if spot.row is None:
            return (parts[0].sheet, parts[0].heading) if parts else None
        left = spot.row
        for part in parts:
            if 0 <= left < part.rows:
                return part.sheet, part.heading + 1 + left
            left -= part.rows
        return None
