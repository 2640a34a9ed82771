"""The measured ledgers are the same each time, and dirty only as far as a person would repair without asking."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd

import xlsaging as ar
from xlsaging.bench.ledgers import AS_OF, COLUMNS, make_frames, make_parquet, make_workbook


def test_one_cell_in_a_hundred_is_dirty_and_every_row_is_used(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    make_workbook(path, 2_000)
    cells = list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    typed = sum(isinstance(row[position], str) for row in cells for position in (3, 4, 5, 6, 7))
    blank = sum(row[position] != row[position].strip() for row in cells for position in (0, 1, 2, 8, 9, 10, 11))
    ledger = ar.read_ledger(path)

    assert 150 < typed + blank < 330
    assert len(cells) == 2_000
    assert ledger.rows[0].used == 2_000
    assert len(cells[0]) == len(COLUMNS) == 12


def test_every_document_is_paid_by_at_most_one_receipt(tmp_path: Path) -> None:
    invoices, receipts = make_frames(1_000)
    named = receipts.loc[receipts["applied_to"] != "", "applied_to"]

    assert named.is_unique
    assert set(named) < set(invoices["document_no"])
    assert len(invoices) == len(receipts) == 1_000
    assert (invoices["document_date"] <= pd.Timestamp(AS_OF)).mean() > 0.9


def test_the_warehouse_has_the_same_shape(tmp_path: Path) -> None:
    make_parquet(tmp_path, 1_000)
    invoices, receipts = (pd.read_parquet(tmp_path / f"{name}.parquet") for name in ("invoices", "receipts"))
    here = make_frames(1_000)

    assert [list(invoices), list(receipts)] == [list(frame) for frame in here]
    assert invoices["document_no"].is_unique
    assert receipts.loc[receipts["applied_to"] != "", "applied_to"].is_unique
