"""Conditional formats mark what they should, and never by colour alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook
from xlsaging.report.model import Column, Report, Sheet, Table, Text


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


def test_a_gap_marks_words_among_numbers_and_no_dash(tmp_path: Path) -> None:
    columns = (Column("who", "Who"), Column("june", "June", "count", look="gap"))
    table = Table("calls", columns, [("C1", 2), ("C2", "none"), ("C3", "—")])
    sheet = Sheet("coverage", Text("title.coverage"), (table,))
    path = tmp_path / "gap.xlsx"
    write_workbook(Report("close", Text("title.close"), (sheet,), date(2025, 6, 30), "CNY"), path)
    drawn = openpyxl.load_workbook(path).worksheets[0]
    [(area, rules)] = drawn.conditional_formatting._cf_rules.items()
    first = next(cell.row for cell in drawn["A"] if cell.value == "C1")

    assert str(area.sqref) == f"B{first}:B{first + 2}"
    assert rules[0].formula == [f'AND(ISTEXT($B{first}),$B{first}<>"—")']
    assert rules[0].dxf.font.b
