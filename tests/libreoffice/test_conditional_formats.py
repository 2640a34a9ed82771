"""Rules by which cells look are made, read, shown and taken away."""

from __future__ import annotations

import pytest


@pytest.fixture
def column(sheet):
    cells = sheet["B2:B6"]
    cells.options(transpose=True).value = [0, 3, 5, 7, 9]
    return cells


def test_the_latest_condition_comes_first(column) -> None:
    rules = column.conditional_formats
    rules.add_cell_value("between", 1, 4, fill_color=(0, 255, 0))
    rules.add_custom("=AND($B2>5,$B2<9)", font_color=(255, 0, 0), font_bold=True)

    first, second = rules
    assert (first.type, first.formula, first.font_color, first.font_bold) == (
        "custom", "=AND($B2>5,$B2<9)", (255, 0, 0), True)  # fmt: skip
    assert (second.type, second.operator, second.formula1, second.formula2, second.fill_color) == (
        "cell_value", "between", "=1", "=4", (0, 255, 0))  # fmt: skip


def test_a_bar_is_read_as_it_was_made(column) -> None:
    column.conditional_formats.add_data_bar((1, 2, 3), minimum=0, gradient=False, show_value=False)

    (bar,) = column.conditional_formats
    assert (bar.type, bar.bar_color, bar.gradient, bar.show_value) == ("data_bar", (1, 2, 3), False, False)
    assert (bar.threshold_types, bar.thresholds) == (("number", "automatic"), (0, None))


def test_a_scale_and_icons_are_read_as_they_were_made(sheet, column) -> None:
    column.conditional_formats.add_color_scale([(255, 255, 255), (255, 0, 0)], thresholds=[0, 9])
    sheet["C2:C6"].conditional_formats.add_icon_set("5_quarters", reverse_order=True)

    (scale,), (icons,) = column.conditional_formats, sheet["C2:C6"].conditional_formats
    assert (scale.colors, scale.thresholds) == (((255, 255, 255), (255, 0, 0)), (0, 9))
    assert (icons.icon_set, icons.reverse_order, icons.thresholds) == ("5_quarters", True, (20, 40, 60, 80))


def test_a_bar_leaves_values_formats_and_conditions_alone(column) -> None:
    column.number_format = "0.00"
    column[1].color = (0, 255, 255)
    column.conditional_formats.add_custom("=$B2=5", font_bold=True)

    column.conditional_formats.add_data_bar((9, 9, 9))

    assert column.value == [0, 3, 5, 7, 9]
    assert (column.number_format, column[0].color, column[1].color) == ("0.00", None, (0, 255, 255))
    assert [rule.type for rule in column.conditional_formats] == ["custom", "data_bar"]
    assert column.sheet.used_range.address == "$B$2:$B$6"


def test_rules_are_cleared_from_these_cells_only(sheet, column) -> None:
    column.conditional_formats.add_cell_value("greater_than", 4, fill_color=(1, 1, 1))

    sheet["B2:B3"].conditional_formats.clear()

    assert len(sheet["B2"].conditional_formats) == 0
    assert len(sheet["B6"].conditional_formats) == 1
