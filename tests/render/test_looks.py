"""Conditional formats mark what they should, and never by colour alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook


def test_each_look_is_a_conditional_format_over_the_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "looks.xlsx"
    write_workbook(every_kind(), path)
    book = openpyxl.load_workbook(path)
    found = {
        (sheet.title, str(area.sqref)): [rule.type for rule in rules]
        for sheet in book.worksheets
        for area, rules in sheet.conditional_formatting._cf_rules.items()
    }

    aging = next(cell.row for cell in book["Aging"]["A"] if cell.value == "Customer")
    assert found == {
        ("Aging", f"E{aging + 1}:E{aging + 6}"): ["expression"],
        ("DSO", "B5:B10"): ["colorScale"],
        ("Collectors", "B5:B10"): ["dataBar"],
    }


def test_an_alert_has_a_mark_beside_its_colour(tmp_path: Path) -> None:
    path = tmp_path / "looks.xlsx"
    write_workbook(every_kind(), path)
    sheet = openpyxl.load_workbook(path)["Aging"]
    rule = next(iter(sheet.conditional_formatting._cf_rules.values()))[0]

    assert rule.dxf.numFmt.formatCode.startswith('"! "')
    assert rule.dxf.font.b
    assert "ISNUMBER" in rule.formula[0]
    assert rule.formula[0].endswith(">0)")
