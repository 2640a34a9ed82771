"""Whole columns of ids and texts."""

from __future__ import annotations

import datetime

import numpy as np

from xlsaging.ledger.columns import ReadColumn, read_ids, read_texts
from xlsaging.ledger.grid import CellError, ColumnData, Uncached
from xlsaging.ledger.sources.values import column_of


def ids(cells: list[object]) -> ReadColumn:
    numeric = column_of(cells, "number")
    return read_ids(column_of(cells, "text"), np.ones(len(cells), dtype=bool), numeric=lambda: numeric)


def codes(read: ReadColumn) -> list[tuple[str, int]]:
    return [(finding.code, finding.position) for finding in read.findings]


def test_ids_keep_zeros_lose_width_and_odd_spaces() -> None:
    read = ids(["00123", " ＡＢ－１ ", "A\u00a0B", 111.0, None, "-", "'007"])
    assert read.values.tolist() == ["00123", "AB-1", "A B", "111", "", "", "007"]
    assert read.findings == []


def test_a_decimal_nought_is_dropped_only_where_the_whole_column_looks_so() -> None:
    assert ids(["111.0", "222.0", "", "333"]).values.tolist() == ["111", "222", "", "333"]
    assert ids(["111.0", "A-1"]).values.tolist() == ["111.0", "A-1"]
    assert ids(["1.10", "1.0"]).values.tolist() == ["1.10", "1.0"]


def test_numbers_that_lost_digits_are_flagged() -> None:
    read = ids(["1.23E+10", 1234567890123456.0, "1234567890123456"])
    assert codes(read) == [("scientific_id", 0), ("long_number_id", 1)]
    assert read.bad == {}


def test_booleans_errors_and_formulas_in_ids_are_refused() -> None:
    read = ids([True, CellError("#REF!"), Uncached("A1"), "#N/A"])
    assert sorted(codes(read)) == [("boolean_cell", 0), ("error_cell", 1), ("error_cell", 3), ("uncached_formula", 2)]
    assert read.values.tolist() == ["", "", "", ""]


def test_texts_keep_booleans_and_dates_as_words() -> None:
    cells: list[object] = [True, datetime.date(2025, 1, 31), 5.5, " 华东（上海） ", "N/A", "two\nlines"]
    read = read_texts(column_of(cells, "text"), np.ones(6, dtype=bool))
    assert read.values.tolist() == ["TRUE", "2025-01-31", "5.5", "华东（上海）", "", "two lines"]


def test_the_source_column_is_left_as_it_was() -> None:
    data = ColumnData(np.array([" a ", "b"], dtype=object))
    read_texts(data, np.ones(2, dtype=bool))
    assert data.values.tolist() == [" a ", "b"]
