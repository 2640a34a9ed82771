"""The sheets to type in: real tables with the headers of the language, words to choose from and notes."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from workbook.kinds import content, placed

import xlsaging as ar
from xlsaging.i18n.speak import say
from xlsaging.ledger.read import read_with_tables
from xlsaging.model.input_sheets import HEADER_ROW, INPUT_SHEETS, SETTINGS_ROWS
from xlsaging.render.widths import display_width

LANGS = ("zh_CN", "en")


@pytest.fixture(scope="module", params=LANGS)
def book(request: pytest.FixtureRequest) -> tuple[str, Any]:
    return str(request.param), openpyxl.load_workbook(BytesIO(content(f"{request.param}.xlsm")))


def test_each_table_of_a_ledger_has_its_sheet_with_one_empty_row(book: tuple[str, Any]) -> None:
    lang, made = book
    for sheet in INPUT_SHEETS.values():
        page = made[say(sheet.title, lang)]
        table = page.tables[sheet.excel_table]
        headers = [say(column.header, lang) for column in sheet.columns]
        assert [column.name for column in table.tableColumns] == headers
        assert [cell.value for cell in page[HEADER_ROW]] == headers
        assert {cell.value for cell in page[HEADER_ROW + 1]} == {None}
        assert table.ref.startswith(f"A{HEADER_ROW}:")


def test_headers_that_need_it_have_a_note_and_columns_with_words_offer_them(book: tuple[str, Any]) -> None:
    lang, made = book
    for sheet in INPUT_SHEETS.values():
        page = made[say(sheet.title, lang)]
        offered = {str(each.sqref).partition(":")[0]: each.formula1 for each in page.data_validations.dataValidation}
        for position, column in enumerate(sheet.columns, 1):
            cell = page.cell(HEADER_ROW, position)
            assert (cell.comment is None) == (column.note is None), column
            first = page.cell(HEADER_ROW + 1, position).coordinate
            if column.choices:
                assert offered[first] == f'"{",".join(say(choice, lang) for choice in column.choices)}"'


def test_required_headers_look_another_way_and_cells_to_type_in_their_own(book: tuple[str, Any]) -> None:
    lang, made = book
    page = made[say(INPUT_SHEETS["invoices"].title, lang)]
    for position, column in enumerate(INPUT_SHEETS["invoices"].columns, 1):
        assert (page.cell(HEADER_ROW, position).fill.fgColor.rgb == "FF1F3A5F") == column.required
        assert page.cell(HEADER_ROW + 1, position).fill.fgColor.rgb == "FFFFF8D6"


def test_headers_stand_where_their_cells_do(book: tuple[str, Any]) -> None:
    lang, made = book
    for sheet in INPUT_SHEETS.values():
        page = made[say(sheet.title, lang)]
        for position, column in enumerate(sheet.columns, 1):
            sides = {page.cell(row, position).alignment.horizontal for row in (HEADER_ROW, HEADER_ROW + 1)}
            wanted = {"amount": "right", "number": "right", "rate": "right", "date": "center", "count": "center"}
            assert sides == {wanted.get(column.kind, "left")}, column
            # A word that began at the edge would run into the number before it.
            indents = {page.cell(row, position).alignment.indent for row in (HEADER_ROW, HEADER_ROW + 1)}
            assert indents == {float(sides == {"left"})}, column


def test_no_input_sheet_is_printed_in_letters_below_seven_points(book: tuple[str, Any]) -> None:
    lang, made = book
    for sheet in INPUT_SHEETS.values():
        page = made[say(sheet.title, lang)]
        width = sum(page.column_dimensions[column].width for column in page.column_dimensions)
        if page.sheet_properties.pageSetUpPr is not None and page.sheet_properties.pageSetUpPr.fitToPage:
            assert width * 0.7 < 160, sheet.table
        else:
            assert (page.page_setup.scale, page.print_title_cols) == (70, "$A:$A")
            # Narrower, the Chinese documents' last column went over fifteen pages of its own.
            assert (page.page_margins.left, page.page_margins.right) == (0.25, 0.25)
    assert made[say(INPUT_SHEETS["invoices"].title, lang)].page_setup.scale == 70


def test_names_of_customers_have_room_wherever_they_are_typed(book: tuple[str, Any]) -> None:
    lang, made = book
    name = "Prairie Point Process Equipment" if lang == "en" else "华东机电（康澜）销售有限公司"
    for sheet in INPUT_SHEETS.values():
        for position, column in enumerate(sheet.columns, 1):
            if column.name == "customer_name":
                letter = get_column_letter(position)
                assert made[say(sheet.title, lang)].column_dimensions[letter].width > display_width(name) * 0.9


def test_settings_stand_with_what_they_do_and_the_language_first(book: tuple[str, Any]) -> None:
    lang, made = book
    [page] = [sheet for sheet in made.worksheets if "tblSettings" in sheet.tables]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEADER_ROW + 1, max_col=3)]
    assert [row[0] for row in rows] == [say(row.key, lang) for row in SETTINGS_ROWS]
    assert [row[2] for row in rows] == [say(row.help, lang) for row in SETTINGS_ROWS]
    # 1 is left unsaid; without an end the height would be 0.
    assert page.page_setup.fitToHeight in (None, 1)
    assert made.defined_names["ArLanguage"].attr_text == f"'{page.title}'!$B${HEADER_ROW + 1}"


def test_settings_are_printed_on_one_page_with_room_for_each_explanation(book: tuple[str, Any]) -> None:
    [page] = [sheet for sheet in book[1].worksheets if "tblSettings" in sheet.tables]
    lines = {row: ceil(_wide(page.cell(row, 3).value) / 90) for row in range(HEADER_ROW + 1, page.max_row + 1)}
    assert page.page_setup.fitToHeight in (None, 1)
    assert [row for row, count in lines.items() if page.row_dimensions[row].height < 15 * count] == []


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def test_every_word_is_in_both_languages_on_a_sheet_that_cannot_be_unhidden_by_hand(book: tuple[str, Any]) -> None:
    page = book[1]["ArText"]
    assert page.sheet_state == "veryHidden"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2, max_col=3)]
    assert made_range(book[1], "ArTextTable") == f"ArText!$A$2:$C${len(rows) + 1}"
    assert len({row[0] for row in rows}) == len(rows)
    assert all(all(row) for row in rows)


def made_range(book: Any, name: str) -> str:
    return str(book.defined_names[name].attr_text)


def test_home_shows_its_words_before_anything_is_computed(book: tuple[str, Any]) -> None:
    lang, _ = book
    values = openpyxl.load_workbook(BytesIO(content(f"{lang}.xlsm")), data_only=True)["Home 首页"]
    said = {str(cell.value) for row in values.iter_rows() for cell in row if cell.value}
    expected = "Bring in the ledger" if lang == "en" else "导入台账"
    assert expected in said
    assert not any(text.startswith("#") or text == "0.0" for text in said)


def test_an_empty_workbook_says_that_nothing_is_in_it(tmp_path: Path) -> None:
    path = placed("zh_CN.xlsm", tmp_path)
    with pytest.raises(ar.XlsagingError):
        ar.read_ledger(path)


@pytest.mark.parametrize("lang", LANGS)
def test_reading_finds_every_column_of_a_filled_workbook(tmp_path: Path, lang: str) -> None:
    """Filled by openpyxl, which loses ribbon and macros, but not tables."""
    made = openpyxl.load_workbook(BytesIO(content(f"{lang}.xlsm")))
    for sheet in INPUT_SHEETS.values():
        page = made[say(sheet.title, lang)]
        for position, column in enumerate(sheet.columns, 1):
            if column.choices:
                value: Any = say(column.choices[0], lang)
            else:
                value = {"date": "2025-03-31", "id": "C1", "text": "x"}.get(column.kind, 1)
            page.cell(HEADER_ROW + 1, position, value)
    path = tmp_path / "filled.xlsx"
    made.save(path)
    found = {table.located.table: set(table.located.columns) for table in read_with_tables(path)[1].tables}
    for sheet in INPUT_SHEETS.values():
        assert {column.name for column in sheet.columns} <= found[sheet.table], sheet.table
