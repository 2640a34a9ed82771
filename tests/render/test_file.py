"""The workbook says what the report says, and nothing in it is anything but what it seems."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from xlsaging.render.file import write_workbook
from xlsaging.report.figures import CloseFigures, Position, Rows
from xlsaging.report.model import Column, Link, Report, Sheet, Table, Text

AS_OF = date(2025, 6, 30)

LANGS = ("en", "zh_CN", "zh_CN+en")


def _written(report: Report, folder: Path, lang: str = "en") -> Path:
    path = folder / f"{lang}.xlsx"
    write_workbook(report, path, lang)
    return path


def _cells(path: Path, *, values: bool = True) -> dict[tuple[str, str], Any]:
    book = openpyxl.load_workbook(path, data_only=values)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _parts(path: Path, ending: str = ".xml") -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(ending)}


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", ["Cover", "Aging", "Open items", "Collectors", "Tie-out", "Issues"]),
        ("zh_CN", ["封面", "账龄", "未清明细", "催收绩效", "对账差异", "问题清单"]),
        (
            "zh_CN+en",
            [
                "封面 Cover",
                "账龄 Aging",
                "未清明细 Open items",
                "催收绩效 Collectors",
                "对账差异 Tie-out",
                "问题清单 Issues",
            ],
        ),
    ],
)
def test_sheets_are_named_in_the_language_chosen(close: Report, tmp_path: Path, lang: str, names: list[str]) -> None:
    assert openpyxl.load_workbook(_written(close, tmp_path, lang)).sheetnames == names


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_report_gives_the_same_bytes(close: Report, tmp_path: Path, lang: str) -> None:
    (tmp_path / "again").mkdir()
    first, second = _written(close, tmp_path, lang), _written(close, tmp_path / "again", lang)

    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()


@pytest.mark.parametrize("lang", LANGS)
def test_text_from_a_ledger_is_never_a_formula_or_a_link(close: Report, tmp_path: Path, lang: str) -> None:
    path = _written(close, tmp_path, lang)
    formulas = [value for value in _cells(path, values=False).values() if str(value).startswith("=")]
    links = "".join(_parts(path, ".rels").values())

    assert [each for each in formulas if not each.startswith(("=SUM(", "=SUBTOTAL(", "=MAX("))] == [
        "=cmd|'/c calc'!A1"
    ] * 3
    assert "<f>" not in "".join(text for name, text in _parts(path).items() if "sharedStrings" in name)
    assert "cmd" not in links
    assert "http" not in links.replace("http://schemas.openxmlformats.org", "").replace("http://purl.oclc.org", "")


def test_only_own_totals_are_formulas(close: Report, tmp_path: Path) -> None:
    sheets = {name: text for name, text in _parts(_written(close, tmp_path)).items() if "worksheets/sheet" in name}
    found = [
        element.text or ""
        for text in sheets.values()
        for element in ElementTree.fromstring(text).iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")
    ]

    assert found
    assert all(each.startswith(("SUM(", "MAX(", "SUBTOTAL(")) for each in found)


def test_totals_are_live_and_carry_their_value(close: Report, tmp_path: Path) -> None:
    path = _written(close, tmp_path)
    live, cached = _cells(path, values=False), _cells(path)
    totals = {place: value for place, value in live.items() if str(value).startswith(("=SUM", "=MAX", "=SUBTOTAL"))}

    assert live["Aging", "C7"] == "=SUM(C5:C6)"
    assert cached["Aging", "C7"] == 1000.10
    assert cached["Aging", "I7"] == 90
    assert all(isinstance(cached[place], (int, float)) for place in totals)


def test_open_items_are_a_real_table_with_filters_and_frozen_panes(close: Report, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_written(close, tmp_path))["Open items"]
    table = sheet.tables["tblReportOpenItems"]

    assert table.ref == f"A4:{sheet.cell(9, sheet.max_column).coordinate}"
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "D5"
    assert [column.name for column in table.tableColumns][:3] == ["Customer no.", "Customer", "Document"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_headers_of_a_table_are_those_of_its_cells(close: Report, tmp_path: Path, lang: str) -> None:
    for sheet in openpyxl.load_workbook(_written(close, tmp_path, lang)).worksheets:
        for table in sheet.tables.values():
            headings = [cell.value for cell in sheet[table.ref][0]]
            assert [column.name for column in table.tableColumns] == headings


def test_no_data_cells_are_merged(close: Report, tmp_path: Path) -> None:
    assert all(not sheet.merged_cells.ranges for sheet in openpyxl.load_workbook(_written(close, tmp_path)).worksheets)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_a4_one_page_wide_with_headings_repeated(close: Report, tmp_path: Path, lang: str) -> None:
    book = openpyxl.load_workbook(_written(close, tmp_path, lang))
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.worksheets[0].page_setup.orientation != "landscape"
    assert book.worksheets[1].page_setup.orientation == "landscape"
    aging = book.worksheets[1]
    heading = next(cell.row for cell in aging["C"] if str(cell.value).startswith(("Outstanding", "应收余额")))
    assert aging.print_title_rows == f"${heading}:${heading}"
    assert aging.freeze_panes == f"C{heading + 1}"


def test_the_page_header_names_report_day_and_unit_and_obeys_no_code_of_the_ledger(
    close: Report, tmp_path: Path
) -> None:
    sheet = _parts(_written(close, tmp_path))["xl/worksheets/sheet1.xml"]
    namespace = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    head = ElementTree.fromstring(sheet).findtext(f".//{namespace}oddHeader") or ""
    foot = ElementTree.fromstring(sheet).findtext(f".//{namespace}oddFooter") or ""

    assert "M&&S 东区 &&P" in head
    assert "As of 2025-06-30" in head
    assert "Amounts in CNY" in head
    assert foot.endswith("Page &P of &N")


def test_issues_lead_to_their_cell_in_the_source(close: Report, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_written(close, tmp_path))["Issues"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "'应收 明细'!F12")
    link = cell.hyperlink

    assert link.target.replace("\\", "/") == "../in/ledger.xlsx"
    assert link.location == "'应收 明细'!F12"


def test_what_xml_cannot_hold_is_replaced(close: Report, tmp_path: Path) -> None:
    values = [str(value) for value in _cells(_written(close, tmp_path)).values()]

    assert any("��[31m" in value for value in values)
    assert not any("\x1b" in value or "\x00" in value for value in values)


def test_past_the_most_links_of_a_sheet_places_stay_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsaging.render.file.MOST_LINKS", 2)
    rows = [(Link(f"A{number}", f"book.xlsx#'S'!A{number}"),) for number in range(1, 5)]
    table = Table("issues", (Column("at", Text("column.at")),), rows)
    report = Report("issues", Text("title.issues"), (Sheet("issues", Text("title.issues"), (table,)),), AS_OF, "CNY")
    sheet = openpyxl.load_workbook(_written(report, tmp_path))["Issues"]

    linked = [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert linked == ["A1", "A2"]
    assert [value for (_, at), value in _cells(tmp_path / "en.xlsx").items() if at[0] == "A"][-1] == "A4"


def test_negative_amounts_are_red_with_a_sign_and_decimals_follow_the_currency(
    close_of: Callable[..., Report], tmp_path: Path
) -> None:
    from xlsaging.model.settings import Settings

    yen = close_of(settings=Settings(as_of=AS_OF, buckets=(30,), base_currency="JPY"))
    formats = {
        cell.number_format
        for cell in openpyxl.load_workbook(_written(yen, tmp_path))["Aging"]["C"]
        if isinstance(cell.value, (int, float))
    }

    assert formats == {"#,##0_);[Red]-#,##0_)"}


def test_each_row_has_the_decimals_of_its_own_currency(
    close_of: Callable[..., Report], figures: CloseFigures, tmp_path: Path
) -> None:
    place = figures.open_items.columns.index("currency")
    rows = [
        (*row[:place], code, *row[place + 1 :])
        for row, code in zip(figures.open_items.rows, ("CNY", "JPY", "KWD", "USD"), strict=True)
    ]
    report = close_of(replace(figures, open_items=Rows(figures.open_items.columns, rows)))
    sheet = openpyxl.load_workbook(_written(report, tmp_path))["Open items"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Open amount")

    found = [sheet.cell(row, column).number_format.partition("_")[0] for row in range(5, 9)]
    assert found == ["#,##0.00", "#,##0", "#,##0.000", "#,##0.00"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_ledger_without_anything_gives_a_sound_report(
    close_of: Callable[..., Report], figures: CloseFigures, tmp_path: Path, lang: str
) -> None:
    nothing = CloseFigures(
        position=Position(0.0, 0.0, 0.0, 0.0, 0.0),
        aging=Rows(figures.aging.columns),
        open_items=Rows(figures.open_items.columns),
    )
    book = openpyxl.load_workbook(_written(close_of(nothing, issues=(), accounts=()), tmp_path, lang))

    assert len(book.sheetnames) == 2
    assert any("2025-06-30" in str(cell.value) for row in book.worksheets[1].iter_rows(min_row=5) for cell in row)


def test_a_name_of_two_hundred_characters_does_not_widen_the_sheet(
    close_of: Callable[..., Report], figures: CloseFigures, tmp_path: Path
) -> None:
    report = close_of(replace(figures, customer_names={"C1": "宏" * 200, "C2": "W" * 200}))
    sheet = openpyxl.load_workbook(_written(report, tmp_path))["Aging"]

    assert sheet["B5"].value == "宏" * 200
    assert sheet.column_dimensions["B"].width < 40


def test_a_file_that_cannot_be_made_raises_an_os_error(close: Report, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_workbook(close, tmp_path / "no such folder" / "x.xlsx")


def test_days_are_dates_and_those_that_excel_does_not_know_are_text(tmp_path: Path) -> None:
    days = [date(1900, 3, 1), date(2025, 6, 30), date(9999, 12, 30), date(1899, 12, 31), date(1, 1, 1)]
    table = Table("issues", (Column("due_date", "Due", "date"),), [(day,) for day in days])
    report = Report("issues", Text("title.issues"), (Sheet("issues", Text("title.issues"), (table,)),), AS_OF, "CNY")
    sheet = openpyxl.load_workbook(_written(report, tmp_path))["Issues"]

    found = [cell.value for cell in sheet["A"][4:9]]
    assert [value.date() for value in found[:3]] == days[:3]
    assert found[3:] == ["1899-12-31", "0001-01-01"]
