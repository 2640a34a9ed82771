"""Pivot tables are made, filled, renamed and taken away."""

from __future__ import annotations

import pytest


@pytest.fixture
def pivot(sheet):
    sheet["A1"].value = [["region", "item", "sales"], ["E", "a", 10], ["W", "a", 20], ["E", "b", 30], ["W", "b", 40]]
    return sheet.pivot_tables.add(sheet["A1:C5"], sheet["F3"], name="Sales")


def test_fields_in_rows_and_columns_make_a_cross_table(sheet, pivot) -> None:
    assert pivot.field_names == ["region", "item", "sales"]

    pivot.rows.add("region")
    pivot.columns.add("item")
    pivot.values.add("sales")

    assert [field.name for field in pivot.rows] == ["region"]
    assert [(value.name, value.source_field, value.function) for value in pivot.values] == [
        ("Sum of sales", "sales", "sum")]  # fmt: skip
    assert pivot.range[2:, :].value == [["E", 10, 30, 40], ["W", 20, 40, 60], ["Grand Total", 30, 70, 100]]
    assert pivot.data_body_range.shape == (3, 3)


def test_values_count_average_and_change(pivot) -> None:
    pivot.rows.add("region")
    value = pivot.values.add("sales", function="average", name="mean", number_format="0.0")

    assert (value.name, value.function, value.number_format) == ("mean", "average", "0.0")
    assert pivot.range[-1, -1].value == 25
    value.function = "count"
    assert pivot.range[-1, -1].value == 4


def test_a_pivot_table_follows_its_source_when_refreshed(sheet, pivot) -> None:
    pivot.rows.add("region")
    pivot.values.add("sales")
    sheet["C2"].value = 1000

    pivot.refresh()

    assert pivot.range[-1, -1].value == 1090
    pivot.show_column_grand_totals = False
    assert not pivot.show_column_grand_totals


def test_fields_and_tables_go(sheet, pivot) -> None:
    pivot.rows.add("region").remove()
    assert len(pivot.rows) == 0
    with pytest.raises(KeyError):
        pivot.rows.add("nothing")

    assert [one.name for one in sheet.pivot_tables] == ["Sales"]
    sheet.pivot_tables["Sales"].delete()
    assert len(sheet.pivot_tables) == 0
