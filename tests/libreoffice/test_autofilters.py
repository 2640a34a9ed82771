"""Filters hide rows, and say by what."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.fixture
def cells(sheet):
    sheet["A1"].value = [["who", "open", "due"], *(
        [who, amount, dt.datetime(2026, 11, day)]
        for who, amount, day in [("ACME", 10, 1), ("Bolt", 20, 2), ("ACME", 30, 3), (None, 40, 4)]
    )]  # fmt: skip
    return sheet["A1:C5"]


def _shown(cells) -> list[int]:
    return [row for row in range(1, 5) if not cells.sheet[row, 0].rows.hidden]


@pytest.mark.parametrize(
    ("apply", "shown", "kind"),
    [
        (lambda own: own.apply_values(1, ["ACME"]), [1, 3], "values"),
        (lambda own: own.apply_values(1, ["ACME", "Bolt"]), [1, 2, 3], "values"),
        (lambda own: own.apply_comparison(1, "equal_to", None), [4], "comparison"),
        (lambda own: own.apply_comparison(2, "between", 15, 35), [2, 3], "comparison"),
        (lambda own: own.apply_comparison(2, "not_between", 15, 35), [1, 4], "comparison"),
        (lambda own: own.apply_comparison(2, "greater_than", 25), [3, 4], "comparison"),
        (lambda own: own.apply_comparison(3, "less_than", dt.date(2026, 11, 3)), [1, 2], "comparison"),
        (lambda own: own.apply_top_items(2, 1), [4], "top_items"),
        (lambda own: own.apply_bottom_items(2, 2), [1, 2], "bottom_items"),
        (lambda own: own.apply_top_percent(2, 25), [4], "top_percent"),
    ],
)
def test_a_filter_shows_what_fits(cells, apply, shown: list[int], kind: str) -> None:
    apply(cells.autofilter)

    assert _shown(cells) == shown
    assert kind in [one.type for one in cells.autofilter.criteria]
    cells.autofilter.clear()
    assert _shown(cells) == [1, 2, 3, 4]


def test_columns_are_filtered_together(cells) -> None:
    cells.autofilter.apply_values(1, ["ACME"])
    cells.autofilter.apply_comparison(2, "not_between", 5, 15)

    assert _shown(cells) == [3]
    cells.autofilter.clear(2)
    assert _shown(cells) == [1, 3]


def test_a_sheet_has_one_filter_beside_those_of_its_tables(cells) -> None:
    cells.autofilter.apply_values(1, ["ACME"])

    with pytest.raises(ValueError, match="different range"):
        cells.sheet["E1:F5"].autofilter.apply_values(1, ["x"])


def test_a_table_filters_itself(cells) -> None:
    table = cells.sheet.tables.add(cells)

    table.autofilter.apply_values(1, ["Bolt"])

    assert _shown(cells) == [2]
    assert table.autofilter.criteria[0].values == ("Bolt",) or table.autofilter.criteria[0].values == ["Bolt"]


def test_a_table_keeps_its_headers_when_its_filter_is_cleared(cells) -> None:
    table = cells.sheet.tables.add(cells, "tblOpen")
    table.autofilter.apply_values(1, ["ACME"])
    table.autofilter.clear()

    assert table.header_row_range.value == ["who", "open", "due"]
    assert _shown(cells) == [1, 2, 3, 4]
