"""A link finds its row wherever the table is drawn, in whichever part it is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from render.every_kind import AS_OF, every_kind

from xlsaging.render.file import write_workbook
from xlsaging.render.places import Place, Places
from xlsaging.report.model import Column, Report, Sheet, Spot, Table, Text


def _linked(path: Path) -> dict[tuple[str, object], str]:
    return {
        (sheet.title, cell.value): cell.hyperlink.location
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }


def test_links_lead_to_rows_and_headings_of_tables_drawn_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    write_workbook(every_kind(), path)
    book = openpyxl.load_workbook(path)
    found = _linked(path)

    assert found["Aging", "宏远机械有限公司"] == "'Open items'!A5"
    assert found["Aging", 262.500_012] == "'Open items'!A4"
    target = found["Open items", "A2"]
    assert target.startswith("'Aging'!A")
    assert book["Aging"][target.rpartition("!")[2]].value == "Northern Light Engineering & Trading Ltd"


def test_a_row_is_found_in_the_part_that_holds_it_and_under_both_names(tmp_path: Path) -> None:
    column = (Column("document_no", Text("column.document_no")),)
    parts = [
        Sheet("open_items", Text("title.open_items"), (Table(name, column, rows),), part=part)
        for part, name, rows in (
            (1, "open_items", [("A0",), ("A1",)]),
            (2, "open_items_2", [("A2",), ("A3",)]),
            (3, "open_items_3", [("A4",)]),
        )
    ]
    spots = [Spot("open_items", number) for number in (1, 2, 4, 5, None)] + [Spot("open_items_2", 1), Spot("nowhere")]
    links = Table("links", column, [(f"L{number}",) for number in range(len(spots))],
                  links={(number, "document_no"): spot for number, spot in enumerate(spots)})  # fmt: skip
    report = Report("x", Text("title.aging"), (Sheet("aging", Text("title.aging"), (links,)), *parts), AS_OF, "CNY")
    path = tmp_path / "parts.xlsx"
    write_workbook(report, path)
    book, found = openpyxl.load_workbook(path), _linked(path)

    reached = []
    for number in range(len(spots)):
        target = found.get(("Aging", f"L{number}"))
        sheet, _, cell = (target or "").rpartition("!")
        reached.append(book[sheet.strip("'")][cell].value if target else None)
    assert reached == ["A1", "A2", "A4", None, "Document", "A3", None]


def test_no_spot_is_found_before_the_first_row() -> None:
    assert Places({"items": [Place("Items", 3, 10)]}).of(Spot("items", -1)) is None
