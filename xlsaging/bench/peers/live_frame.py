"""A mixed frame written to, or read from, LibreOffice: by plain xlwings, raw, and xlwings' own conversion alone.

`python -m xlsaging.bench.peers.live_frame write|read ours|raw|conversion`, in a folder with mixed.parquet.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd

from xlsaging.bench.peers.live_clock import Clock, office


class Nowhere:
    """What xlwings takes for an engine, a book, a sheet and a range: it swallows and returns values."""

    type = "desktop"
    api = True
    pid = 0
    name = ""
    index = 1
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, values: Any = None, shape: tuple[int, int] = (1, 1)) -> None:
        self.sheet = self.book = self.app = self.engine = self
        self.raw_value, self.shape = values, shape

    def __call__(self, *_: Any) -> Nowhere:
        return self

    def range(self, *_: Any) -> Nowhere:
        return self

    def prepare_xl_data_element(self, value: Any, _options: Any) -> Any:
        return value

    def clean_value_data(self, data: Any, *_: Any) -> Any:
        return data


def plain(frame: pd.DataFrame) -> list[list[Any]]:
    """The frame as xlwings reads it from cells: numbers are floats, nothing is None."""
    filled = frame.astype(object).where(frame.notna(), None)
    rows = [list(frame.columns), *filled.to_numpy().tolist()]
    return [[as_read(value) for value in row] for row in rows]


def as_read(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return float(value) if type(value) is int else value


def as_raw(value: Any) -> Any:
    """A value as LibreOffice's own calls take it: None would end the program."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return (value - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return float(value) if isinstance(value, bool) else value


def totals(rows: Any) -> dict[str, float]:
    """Of rows of any kind: how many, and the sum of the amounts."""
    at = list(rows[0]).index("Amount")
    return {"rows": len(rows), "amount": sum(row[at] for row in rows[1:])}


def frame_at(cell: Any) -> Any:
    import xlwings

    cells = xlwings.Range(impl=cell) if isinstance(cell, Nowhere) else cell
    return cells.options(pd.DataFrame, index=False)


def write(who: str, frame: pd.DataFrame, shape: tuple[int, int]) -> None:
    if who == "conversion":
        cell = Nowhere(shape=shape)
        with Clock() as clock:
            frame_at(cell).value = frame
        clock.tell(totals(cell.raw_value))
        return
    with office() as app:
        sheet = app.books.add().sheets[0]
        sheet["Z1"].options(pd.DataFrame, index=False).value = frame.head(2)
        cells = sheet.range((1, 1), shape).api
        values = tuple(tuple(as_raw(value) for value in row) for row in plain(frame))
        with Clock(app.pid) as clock:
            if who == "ours":
                frame_at(sheet["A1"]).value = frame
            else:
                cells.setDataArray(values)
        clock.tell(totals(cells.getDataArray()))


def read(who: str, frame: pd.DataFrame, shape: tuple[int, int]) -> None:
    if who == "conversion":
        cells = Nowhere(plain(frame), shape)
        with Clock() as clock:
            found = frame_at(cells).value
        clock.tell(totals([list(found), *found.to_numpy().tolist()]))
        return
    with office() as app:
        sheet = app.books.add().sheets[0]
        frame_at(sheet["A1"]).value = frame
        cells = sheet.range((1, 1), shape)
        with Clock(app.pid) as clock:
            found = frame_at(cells).value if who == "ours" else cells.api.getDataArray()
        clock.tell(totals([list(found), *found.to_numpy().tolist()] if who == "ours" else found))


def main(what: str, who: str) -> None:
    frame = pd.read_parquet("mixed.parquet")
    does: dict[str, Callable[..., None]] = {"write": write, "read": read}
    does[what](who, frame, (len(frame) + 1, len(frame.columns)))


if __name__ == "__main__":
    main(*sys.argv[1:])
