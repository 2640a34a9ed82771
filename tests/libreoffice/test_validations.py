"""Cells say what may be entered into them."""

from __future__ import annotations

import datetime as dt

import pytest


def test_a_list_offers_texts_cells_or_a_name(book, sheet) -> None:
    sheet["D1:D3"].options(transpose=True).value = ["a", "b", "c"]
    sheet["D1:D3"].name = "choices"

    for cells, source in (("A1", ["open", "paid"]), ("A2", sheet["D1:D3"]), ("A3", book.names["choices"])):
        sheet[cells].data_validation.set_list(source)

    assert [sheet[cells].data_validation.source for cells in ("A1", "A2", "A3")] == [
        "open,paid", "=Sheet1!$D$1:$D$3", "=choices"]  # fmt: skip
    assert sheet["A1"].data_validation.type == "list"
    assert sheet["A1"].data_validation.in_cell_dropdown


@pytest.mark.parametrize(
    ("method", "args", "expected"),
    [
        ("set_whole_number", ("between", 1, 10), ("whole_number", "between", "=1", "=10")),
        ("set_decimal", ("greater_than", 0.5), ("decimal", "greater_than", "=0.5", None)),
        ("set_date", ("less_than", dt.date(2026, 1, 1)), ("date", "less_than", "=DATE(2026,1,1)", None)),
        ("set_text_length", ("less_than_or_equal", 5), ("text_length", "less_than_or_equal", "=5", None)),
    ],
)
def test_bounds_are_read_as_they_were_set(sheet, method: str, args, expected) -> None:
    rule = sheet["B2:B4"].data_validation
    getattr(rule, method)(*args)

    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == expected
    assert (rule.ignore_blank, rule.show_error, rule.alert_style) == (True, True, "stop")


def test_cells_with_other_rules_are_not_overwritten(sheet) -> None:
    import xlwings

    sheet["A1"].data_validation.set_whole_number("equal_to", 1)
    sheet["A2"].data_validation.set_list(["x"])

    assert sheet["A1:A2"].data_validation.type == "inconsistent"
    assert sheet["A1:A3"].data_validation.type == "mixed_criteria"
    with pytest.raises(xlwings.XlwingsError, match="different validation rules"):
        sheet["A1:A2"].data_validation.set_list(["y"])


def test_a_rule_goes(sheet) -> None:
    sheet["A1"].data_validation.set_list(["x"])
    sheet["A1"].data_validation.delete()

    assert (sheet["A1"].data_validation.type, sheet["A1"].data_validation.source) == ("none", None)
