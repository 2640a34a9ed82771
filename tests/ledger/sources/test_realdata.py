"""Real ledgers: what another library reads in them is what the grids hold."""

from __future__ import annotations

import csv
import os
import warnings
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest

from xlsaging.ledger.grid import CellError
from xlsaging.ledger.sources import open_source

FOLDER = os.environ.get("XLSAGING_REAL_DATA", "")
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not FOLDER, reason="XLSAGING_REAL_DATA names no folder"),
]


def files(suffix):
    return sorted(Path(FOLDER).rglob(f"*{suffix}")) if FOLDER else []


def as_openpyxl_reads(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        found = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and str(cell.value).strip():
                    value = CellError(cell.value) if cell.data_type == "e" else cell.value
                    found[cell.row - 1, cell.column - 1] = _to_the_second(value)
        yield sheet.title, found


def _to_the_second(value):
    if not isinstance(value, datetime):
        return value
    whole = datetime.fromtimestamp(round(value.timestamp()))
    return whole if whole.time() != time() else whole.date()


@pytest.mark.parametrize("path", files(".xlsx"), ids=lambda path: path.name)
def test_workbooks_hold_what_openpyxl_finds(path):
    grids = {grid.name: grid for grid in open_source(path).grids}
    for name, theirs in as_openpyxl_reads(path):
        rows = grids[name].cells(0, grids[name].n_rows - 1)
        ours = {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None}
        assert ours == theirs


@pytest.mark.parametrize("path", files(".csv"), ids=lambda path: path.name)
def test_text_files_hold_what_the_csv_module_finds(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        theirs = [[cell.strip() or None for cell in row] for row in csv.reader(stream)]
    grid = open_source(path).grids[0]
    ours = grid.cells(0, grid.n_rows - 1)
    width = grid.n_columns
    assert ours == [(row + [None] * width)[:width] for row in theirs]
