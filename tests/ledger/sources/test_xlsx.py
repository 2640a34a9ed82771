"""What is in an xlsx is what the grid says, wherever and however it is written."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from xlsaging.ledger.grid import CellError, Region, Uncached
from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import DamagedFileError
from xlsaging.model.periods import NEVER, to_day

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def grid_of(path):
    return open_source(path).grids[0]


@pytest.fixture
def book(tmp_path):
    made = openpyxl.Workbook()
    made.active.title = "Ledger"
    made.read_back = lambda: (made.save(tmp_path / "a.xlsx"), open_source(tmp_path / "a.xlsx").grids)[1]
    return made


def test_rows_and_columns_count_from_the_sheets_corner_even_where_data_begin_at_c7(book):
    sheet = book.active
    sheet["C7"], sheet["D7"], sheet["C8"], sheet["D8"] = "No", "Amount", "007", 1.5
    grid = book.read_back()[0]
    assert (grid.n_rows, grid.n_columns) == (8, 4)
    assert grid.cells(6, 7) == [[None, None, "No", "Amount"], [None, None, "007", 1.5]]
    assert grid.cells(0, 0) == [[None] * 4]
    found = grid.columns({2: "text", 3: "number"}, 7, 7)
    assert found[2].values.tolist() == ["007"]
    assert found[3].values.tolist() == [1.5]


def test_blank_rows_inside_keep_their_place(book):
    for row in (2, 5, 6):
        book.active.cell(row, 2, row)
    grid = book.read_back()[0]
    np.testing.assert_array_equal(grid.columns({1: "number"}, 0, 5)[1].values, [np.nan, 2, np.nan, np.nan, 5, 6])


def test_a_wrong_dimension_does_not_matter(xlsx_of_xml):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 3002))
    for dimension in ("A1:A1", "A1:XFD1048576", "Z9"):
        grid = grid_of(xlsx_of_xml(f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData>'))
        assert (grid.n_rows, grid.n_columns) == (3001, 1)


def test_a_stray_cell_in_the_last_corner_is_left_outside_and_named(book):
    for row in range(1, 31):
        book.active.append([f"INV-{row}", row])
    book.active["XFD1048576"] = "x"
    grid = book.read_back()[0]
    assert (grid.n_rows, grid.n_columns) == (30, 2)
    assert grid.outside == [(1_048_575, 16_383)]
    assert grid.columns({1: "number"}, 0, 29)[1].values.sum() == 465


def test_a_far_table_that_is_more_than_a_stray_cell_stays_inside(book):
    book.active["A1"] = "title"
    for row in range(20_000, 20_050):
        book.active.cell(row, 1, row)
    grid = book.read_back()[0]
    assert grid.n_rows == 20_049
    assert not grid.outside


def test_cells_that_only_have_a_format_or_white_space_do_not_count(xlsx_of_xml):
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1" s="1"/></row><row r="2"><c r="B2" t="inlineStr"><is>'
        '<t xml:space="preserve">  </t></is></c></row><row r="900"><c r="Z900" s="3"></c></row></sheetData>'
    )
    grid = grid_of(xlsx_of_xml(sheet))
    assert (grid.n_rows, grid.n_columns) == (1, 1)


@pytest.mark.parametrize("sheet", ["<sheetData/>", "<sheetData></sheetData>", '<sheetData><row r="5"/></sheetData>'])
def test_a_sheet_without_cells_is_empty(sheet, xlsx_of_xml):
    grid = grid_of(xlsx_of_xml(sheet))
    assert (grid.n_rows, grid.n_columns, grid.cells(0, 10)) == (0, 0, [])
    assert len(grid.columns({0: "number"}, 0, 10)[0].values) == 0


def test_every_error_keeps_its_name(book):
    names = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"]
    for name in names:
        book.active.append([name])
    found = book.read_back()[0]
    for kind in ("number", "text", "date"):
        assert found.columns({0: kind}, 0, 6)[0].odd == {n: CellError(name) for n, name in enumerate(names)}


def test_true_is_not_one(book):
    book.active.append([True])
    book.active.append([1])
    grid = book.read_back()[0]
    assert grid.columns({0: "number"}, 0, 1)[0].odd == {0: True}
    assert grid.columns({0: "text"}, 0, 1)[0].odd == {0: True}


def test_text_far_down_a_number_column_is_not_lost(book):
    for row in range(3000):
        book.active.append([row])
    book.active.append(["12 000,00 €"])
    found = book.read_back()[0].columns({0: "number"}, 0, 3000)[0]
    assert found.odd == {3000: "12 000,00 €"}
    assert np.isnan(found.values[3000])


@pytest.mark.parametrize("text", ["12", "1e5", "inf", "nan", "45688"])
def test_text_that_looks_like_a_number_stays_text(text, book):
    book.active["A1"] = text
    grid = book.read_back()[0]
    assert grid.columns({0: "number"}, 0, 0)[0].odd == {0: text}
    assert grid.columns({0: "date"}, 0, 0)[0].odd == {0: text}
    assert grid.columns({0: "text"}, 0, 0)[0].values.tolist() == [text]


def test_a_formula_without_its_result_is_uncached(book):
    book.active.append([1, "=A1*2", '=IF(A1<2,"<a>","b")'])
    grid = book.read_back()[0]
    assert grid.cells(0, 0) == [[1, Uncached("=A1*2"), Uncached('=IF(A1<2,"<a>","b")')]]
    assert grid.columns({1: "number", 2: "text"}, 0, 0)[2].odd == {0: Uncached('=IF(A1<2,"<a>","b")')}


def test_a_formula_that_shows_nothing_is_blank(xlsx_of_xml):
    grid = grid_of(
        xlsx_of_xml(
            '<sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row></sheetData>'
        )
    )
    assert grid.cells(0, 0) == [[None, 1]]


def test_zeros_that_no_program_ever_computed_are_uncached(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, [3, 0])
        sheet.write_formula(0, 2, "=A1*2")
    assert grid_of(tmp_path / "a.xlsx").cells(0, 0) == [[3, 0, Uncached("=A1*2")]]


def test_a_zero_among_computed_results_is_a_zero(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=1-1", None, 0)
    assert grid_of(tmp_path / "a.xlsx").cells(0, 0) == [[2, 0]]


def test_hidden_rows_columns_and_sheets_are_counted_and_read(book):
    for row in range(1, 7):
        book.active.append([row, row * 10, "x"])
    for row in (2, 4):
        book.active.row_dimensions[row].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.active.column_dimensions.group("D", "XFD", hidden=True)
    other, third = book.create_sheet("Hidden"), book.create_sheet("Very hidden")
    other.sheet_state, third.sheet_state = "hidden", "veryHidden"
    grids = book.read_back()
    assert (grids[0].hidden_rows, grids[0].hidden_columns, grids[0].hidden) == (2, 1, False)
    assert grids[0].columns({1: "number"}, 0, 5)[1].values.tolist() == [10, 20, 30, 40, 50, 60]
    assert [grid.hidden for grid in grids] == [False, True, True]


def test_merged_cells_hold_their_value_once(book):
    book.active["A1"], book.active["A2"] = "title", 1
    book.active.merge_cells("A1:C1")
    grid = book.read_back()[0]
    assert grid.cells(0, 1) == [["title"], [1]]
    assert list(grid.merges) == [(0, 0, 0, 2)]


def test_tables_and_names_are_regions_of_their_sheet(book):
    for row in (["No", "Amount"], ["a", 1], ["b", 2], ["total", 3]):
        book.active.append(row)
    table = Table(displayName="tblInvoices", ref="A1:B4")
    table.totalsRowCount = 1
    book.active.add_table(table)
    other = book.create_sheet("My 'other'")
    other.append(["x"])
    for name, refers_to in {
        "items": "Ledger!$A$1:$B$3",
        "whole": "Ledger!$A:$B",
        "elsewhere": "'My ''other'''!$A$1",
        "broken": "Ledger!#REF!",
        "computed": "OFFSET(Ledger!$A$1,0,0,2,2)",
        "foreign": "[1]Ledger!$A$1:$B$2",
        "number": "3.14",
        "far": "Ledger!$Z$99",
    }.items():
        book.defined_names[name] = DefinedName(name, attr_text=refers_to)
    book.active.print_area = "A1:B4"
    ledger, second = book.read_back()
    assert sorted(ledger.regions, key=lambda region: region.name) == [
        Region("items", 0, 2, 0, 1, kind="name"),
        Region("tblInvoices", 0, 3, 0, 1, kind="table", totals_row=True),
        Region("whole", 0, 3, 0, 1, kind="name"),
    ]
    assert [region.name for region in second.regions] == ["elsewhere"]


def test_a_workbook_of_1904_gives_the_days_it_shows(book):
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2025, 1, 31), datetime(2025, 1, 31, 6, 0), date(1904, 1, 1), 44226])
    grid = book.read_back()[0]
    assert grid.cells(0, 0) == [[date(2025, 1, 31), datetime(2025, 1, 31, 6, 0), date(1904, 1, 1), 44226]]
    found = grid.columns(dict.fromkeys(range(4), "date"), 0, 0)
    assert [found[column].values[0] for column in range(3)] == [
        to_day(day) for day in ("2025-01-31", "2025-01-31", "1904-01-01")
    ]
    assert found[3].odd == {0: 45688.0}


def test_serials_that_excel_shows_as_no_date_are_numbers(xlsx_of_xml):
    serials = ["0", "-5", "60", "2958466", "1e10", "1", "59", "61", "2958465"]
    cells = "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{serial}</v></c></row>' for n, serial in enumerate(serials, 1))
    grid = grid_of(xlsx_of_xml(f"<sheetData>{cells}</sheetData>"))
    found = grid.columns({0: "date"}, 0, 8)[0]
    assert found.odd == {0: 0.0, 1: -5.0, 2: 60.0, 3: 2958466.0, 4: 1e10}
    days = [to_day(day) for day in ("1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31")]
    assert found.values.tolist() == [NEVER] * 5 + days


def test_times_of_day_keep_the_day_and_round_to_the_second(book):
    moment = datetime(2025, 1, 31, 23, 59, 59)
    book.active.append([moment, moment + timedelta(microseconds=999_999)])
    grid = book.read_back()[0]
    assert grid.cells(0, 0) == [[moment, date(2025, 2, 1)]]
    found = grid.columns({0: "date", 1: "date"}, 0, 0)
    assert [found[0].values[0], found[1].values[0]] == [to_day("2025-01-31"), to_day("2025-02-01")]


@pytest.mark.parametrize(
    "code", ['yyyy"年"m"月"d"日"', "[$-804]aaaa", "d/m/yy;@", "mmm-yy", "[DBNum1][$-804]yyyy年m月"]
)
def test_chinese_and_short_formats_are_dates(code, book):
    book.active["A1"] = 45688
    book.active["A1"].number_format = code
    assert book.read_back()[0].cells(0, 0) == [[date(2025, 1, 31)]]


@pytest.mark.parametrize("code", ['0.00"days"', "[h]:mm", "hh:mm:ss", '#,##0.00"元"', "0.00E+00", "[Red]0", "General"])
def test_amounts_and_durations_are_numbers(code, book):
    book.active["A1"] = 45688
    book.active["A1"].number_format = code
    assert book.read_back()[0].cells(0, 0) == [[45688]]


def test_ids_of_more_than_15_digits_keep_the_digits_of_the_file(xlsx_of_xml):
    cells = '<c r="A1"><v>123456789012345678</v></c><c r="B1"><v>6222021234567890123</v></c>'
    grid = grid_of(xlsx_of_xml(f'<sheetData><row r="1">{cells}</row></sheetData>'))
    found = grid.columns({0: "text", 1: "number"}, 0, 0)
    assert found[0].values.tolist() == ["123456789012345678"]
    assert found[1].values.tolist() == [6222021234567890123.0]
    assert grid.cells(0, 0) == [[123456789012345678, 6222021234567890123]]


def test_long_floats_read_as_plain_digits(xlsx_of_xml):
    cells = '<c r="A1"><v>1.2345678901234567E+19</v></c><c r="B1"><v>1E-7</v></c>'
    found = grid_of(xlsx_of_xml(f'<sheetData><row r="1">{cells}</row></sheetData>')).columns(
        {0: "text", 1: "text"}, 0, 0
    )
    assert found[0].values.tolist() == ["12345678901234567000"]
    assert found[1].values.tolist() == ["0.0000001"]


def test_strings_are_read_with_runs_and_escapes_and_without_phonetic_guides(xlsx_of_xml):
    strings = (
        f'<sst xmlns="{MAIN}"><si><t xml:space="preserve"> a &amp; b</t></si>'
        '<si><r><t>东</t></r><r><rPr><b/></rPr><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si><si/><si><t/></si>'
        "<si><t>line_x000D_\nend &#20013;_x005F_x0041_</t></si></sst>"
    )
    cells = "".join(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABCDE"))
    inline = (
        '<c r="F1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r>'
        '<rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="G1" t="inlineStr"><is><t>&lt;q&gt;</t></is></c><c r="H1" t="inlineStr"/>'
        '<c r="I1" t="inlineStr"><is><t/></is></c>'
        '<c r="J1" t="str"><f>A1&amp;"x"</f><v>"quoted" &amp; 中</v></c>'
    )
    grid = grid_of(xlsx_of_xml(f'<sheetData><row r="1">{cells}{inline}</row></sheetData>', strings=strings))
    assert grid.cells(0, 0) == [
        [" a & b", "东京", None, None, "line\nend 中_x0041_", "in line", "<q>", None, None, '"quoted" & 中']
    ]


def test_attributes_in_any_order_and_number_are_understood(xlsx_of_xml):
    sheet = (
        '<sheetData><row spans="1:9" r="1" ht="15"><c r="A1" t="n" s="1"><v>45688</v></c>'
        '<c s="1" r="B1"><v>45688</v></c>'
        '<c r="C1" s="0" t="b" cm="1"><f t="array" ref="C1">TRUE</f><v>1</v></c>'
        '<c r="D1" vm="1" t="e"><v>#VALUE!</v></c>'
        '<c r="E1"><f t="shared" ref="E1:E2" si="0">1+1</f><v>2</v></c><c r="F1"  ><v xml:space="preserve">7</v></c>'
        '<c r="G1"><f t="shared" si="0"/></c><c r="H1" t="d"><v>2025-01-31T12:00:00</v></c><c r="I1"><v> 8 </v></c>'
        "</row></sheetData>"
    )
    assert grid_of(xlsx_of_xml(sheet)).cells(0, 0) == [
        [
            date(2025, 1, 31),
            date(2025, 1, 31),
            True,
            CellError("#VALUE!"),
            2,
            7,
            Uncached("="),
            datetime(2025, 1, 31, 12),
            8,
        ]
    ]


UNUSUAL = {
    "comment": '<sheetData><!-- <row/> --><row r="1"><c r="A1"><v>1</v></c>'
    '<c r="B1" t="s"><v>1</v></c></row></sheetData>',
    "single quotes": "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1' t='s'><v>1</v></c></row></sheetData>",
    "no addresses": '<sheetData><row><c><v>1</v></c><c t="s"><v>1</v></c></row></sheetData>',
    "character data": '<sheetData><row r="1"><c r="A1"><v>1</v></c>'
    '<c r="B1" t="str"><v><![CDATA[one]]></v></c></row></sheetData>',
}


@pytest.mark.parametrize("sheet", UNUSUAL.values(), ids=UNUSUAL)
def test_xml_written_unusually_gives_the_same_cells(sheet, xlsx_of_xml):
    assert grid_of(xlsx_of_xml(sheet)).cells(0, 9) == [[1, "one"]]


def test_prefixed_names_and_utf_16_give_the_same_cells(xlsx_of_xml):
    prefixed = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="1" max="1" hidden="1"/></x:cols>'
        "<x:sheetData>"
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>'
    )
    strings = f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>zero</x:t></x:si><x:si><x:t>one</x:t></x:si></x:sst>'
    grid = grid_of(xlsx_of_xml(prefixed, strings=strings))
    assert grid.cells(0, 9) == [[1, "one"]]
    assert (grid.hidden_columns, list(grid.merges)) == (1, [(1, 1, 0, 1)])
    plain = prefixed.replace("x:", "").replace("xmlns:x", "xmlns").replace('"1.0"', '"1.0" encoding="UTF-16"')
    assert grid_of(xlsx_of_xml(plain.encode("utf-16"))).cells(0, 9) == [[1, "one"]]


def test_rows_out_of_order_come_back_in_order(xlsx_of_xml):
    rows = '<row r="3"><c r="B3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row>'
    grid = grid_of(xlsx_of_xml(f"<sheetData>{rows}</sheetData>"))
    assert grid.cells(0, 2) == [[0, 1], [None, None], [None, 3]]


def test_a_sheet_of_many_pieces_loses_nothing_at_the_seams(xlsx_of_xml):
    filler = "x" * 400
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>{filler}{n}</t></is></c></row>'
        for n in range(1, 40_001)
    )
    grid = grid_of(xlsx_of_xml(f"<sheetData>{rows}</sheetData>"))
    found = grid.columns({0: "number", 1: "text"}, 0, 39_999)
    assert found[0].values.tolist() == list(range(1, 40_001))
    assert [text[400:] for text in found[1].values] == [str(n) for n in range(1, 40_001)]


def test_a_pointer_past_the_shared_strings_is_damage(xlsx_of_xml):
    path = xlsx_of_xml('<sheetData><row r="1"><c r="A1" t="s"><v>2</v></c></row></sheetData>')
    with pytest.raises(DamagedFileError, match="sheet1"):
        grid_of(path).cells(0, 0)


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c>',
        "<sheetData><row r='1'><c r='A1'><v>1</c></row></sheetData>",
    ],
)
def test_a_sheet_that_breaks_off_is_damage(sheet, xlsx_of_xml):
    with pytest.raises(DamagedFileError):
        grid_of(xlsx_of_xml(sheet)).cells(0, 0)


def test_chart_sheets_are_no_grids(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        made.add_worksheet("Data").write(0, 0, 1)
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        made.add_chartsheet("Chart").set_chart(chart)
    assert [grid.name for grid in open_source(tmp_path / "a.xlsx").grids] == ["Data"]
