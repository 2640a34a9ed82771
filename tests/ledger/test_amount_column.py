"""A whole column of amounts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xlsaging.ledger.amount_column import AmountColumn
from xlsaging.ledger.columns import ReadColumn
from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.ledger.sources.values import column_of


def read(
    cells: list[object], kind: Any = "amount", *, as_text: bool = False, siblings: Any = frozenset()
) -> ReadColumn:
    data = column_of(cells, "text" if as_text else "number")
    return AmountColumn(data, np.ones(len(cells), dtype=bool), kind).finish(siblings)


def codes(column: ReadColumn) -> list[tuple[str, int]]:
    return [(finding.code, finding.position) for finding in column.findings]


@pytest.mark.parametrize("as_text", [False, True])
def test_text_is_read_the_same_in_a_typed_and_an_untyped_column(as_text: bool) -> None:
    cells: list[object] = ["1,234.50", "(5.00)", "12.34万", "-", "", "7", "abc"]
    column = read(cells, as_text=as_text)
    np.testing.assert_array_equal(column.values, [1234.5, -5, 123400, np.nan, np.nan, 7, np.nan])
    assert codes(column) == [("bad_amount", 6)]
    assert column.bad == {6: "bad_amount"}


def test_the_column_proves_what_a_comma_means() -> None:
    assert read(["1,234", "5,000.25"]).values.tolist() == [1234.0, 5000.25]
    assert read(["1,234", "12,50"]).values.tolist() == [1.234, 12.5]
    assert read(["1.234", "12,50"]).values.tolist() == [1234.0, 12.5]
    assert read(["1.234", "12.50"]).values.tolist() == [1.234, 12.5]


def test_another_column_of_the_table_may_prove_it() -> None:
    column = read(["1.234"], siblings={","})
    assert (column.values.tolist(), column.findings) == ([1234.0], [])


def test_unproven_commas_are_taken_for_thousands_and_said() -> None:
    column = read(["1,234", "x", "5,678"])
    assert column.values[[0, 2]].tolist() == [1234.0, 5678.0]
    assert codes(column) == [("amount_notation_assumed", 0), ("bad_amount", 1)]
    assert column.findings[0].params["count"] == 2


def test_unproven_points_before_three_digits_are_not_read() -> None:
    column = read(["1.234", "5.678"])
    assert np.isnan(column.values).all()
    assert column.bad == {0: "amount_notation_unknown", 1: "amount_notation_unknown"}
    assert codes(column) == [("amount_notation_unknown", 0)]


def test_two_notations_in_one_column_name_both_cells_and_spare_what_is_certain() -> None:
    column = read(["1,234.50", "1.234,50", "12.50", "1,234", "7"])
    assert column.values[[0, 1, 4]].tolist() == [1234.5, 1234.5, 7.0]
    assert column.bad == {2: "amount_notation_mixed", 3: "amount_notation_mixed"}
    [finding] = column.findings
    assert (finding.places, finding.params["count"]) == ({"first": 0, "other": 1}, 2)


def test_numbers_need_no_proof() -> None:
    assert read([1.234, 5]).values.tolist() == [1.234, 5.0]


def test_booleans_errors_formulas_and_dates_are_findings_with_their_content() -> None:
    import datetime

    column = read([True, CellError("#REF!"), Uncached("A1+B1"), datetime.date(2025, 1, 31), 5.0])
    assert codes(column) == [
        ("boolean_cell", 0),
        ("error_cell", 1),
        ("uncached_formula", 2),
        ("bad_amount", 3),
    ]
    assert [finding.params["value"] for finding in column.findings] == ["TRUE", "#REF!", "A1+B1", "2025-01-31"]
    assert sorted(column.bad) == [0, 1, 2, 3]


def test_percentages_and_capitals_are_refused_in_amounts() -> None:
    assert codes(read(["5%", "壹佰元整"])) == [("percent_amount", 0), ("capital_amount", 1)]


def test_rates_take_percentages_and_points_as_they_are() -> None:
    assert read(["5%", "7.123"], "rate").values.tolist() == [0.05, 7.123]


def test_counts_lose_their_unit() -> None:
    column = read(["30天", "60 d", "90 days", "第3期", "45", "soon"], "count")
    assert column.values[:5].tolist() == [30, 60, 90, 3, 45]
    assert codes(column) == [("bad_number", 5)]


def test_currencies_beside_amounts_are_kept_by_position() -> None:
    assert read(["USD 5.00", "€6.00", "7.00"]).currencies == {0: "USD", 1: "EUR"}


def test_rows_that_are_not_kept_are_neither_read_nor_told() -> None:
    data = column_of(["abc", 5.0, "1,234.50"], "number")
    column = AmountColumn(data, np.array([False, True, True])).finish()
    assert (column.values[1:].tolist(), column.findings) == ([5.0, 1234.5], [])


def test_what_overflows_is_refused() -> None:
    assert codes(read(["1E308E5", "1" + "0" * 50])) == [("bad_amount", 0)]
