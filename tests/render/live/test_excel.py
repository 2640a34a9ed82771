"""What is asked of Excel beyond xlwings, on an Excel that only takes notes: it has not been run in a real one."""

from __future__ import annotations

from typing import Any
from unittest.mock import MagicMock, call

import pytest

from xlsaging.render.live.drawing import Page
from xlsaging.render.live.excel import Excel


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch) -> Excel:
    """Excel on Windows."""
    monkeypatch.setattr(Excel, "mac", False)
    return Excel()


@pytest.fixture
def sheet() -> Any:
    made = MagicMock()
    made.name = "M&S 'East'"
    return made


def test_a_link_within_the_workbook_has_a_place_and_no_address_and_keeps_the_cell(excel: Excel, sheet: Any) -> None:
    excel.link(sheet, 3, 1, "#'Open items'!A5", 12.5)
    excel.link(sheet, 4, 1, "../in/ledger.xlsx#'Ledger'!F12", "F12")
    cell = sheet.range.return_value

    assert sheet.api.Hyperlinks.Add.call_args_list == [
        call(Anchor=cell.api, Address="", SubAddress="'Open items'!A5"),
        call(Anchor=cell.api, Address="../in/ledger.xlsx", SubAddress="'Ledger'!F12"),
    ]
    assert not cell.add_hyperlink.called


def test_series_are_named_by_words_and_filled_by_places(excel: Excel, sheet: Any) -> None:
    chart, made = MagicMock(), [MagicMock(), MagicMock()]
    known = chart.api.__getitem__.return_value.SeriesCollection.return_value
    known.Count = 0
    known.NewSeries.side_effect = made
    excel.series(sheet, chart, [(4, 1, 9, 1), (4, 3, 9, 3)], (4, 0, 9, 0), ["Not due", "Overdue"])

    assert [(one.Name, one.Values, one.XValues) for one in made] == [
        ("Not due", "='M&S ''East'''!$B$5:$B$10", "='M&S ''East'''!$A$5:$A$10"),
        ("Overdue", "='M&S ''East'''!$D$5:$D$10", "='M&S ''East'''!$A$5:$A$10"),
    ]


def test_what_is_not_seen_in_a_chart_is_not_in_its_legend_either(excel: Excel) -> None:
    chart = MagicMock()
    frame, inner = MagicMock(), MagicMock()
    chart.api = (frame, inner)
    excel.dress(chart, [{"fill": {"none": True}}, {"fill": {"color": "#000000"}}], "Arial", "alt")

    assert inner.Legend.LegendEntries.call_args_list == [call(1)]
    assert inner.Legend.LegendEntries.return_value.Delete.called


def test_a_page_is_a4_one_wide_with_rows_repeated_and_codes_kept(excel: Excel, sheet: Any) -> None:
    page = Page(
        landscape=True, margins={"left": 0.35, "top": 0.8}, repeated=(3, 4), breaks=(40,),
        header='&L&"Arial,Regular"&8 M&&S&RDay', footer="&Lx&RPage &P",
    )  # fmt: skip
    excel.set_up_page(sheet, page)
    setup = sheet.page_setup.api

    assert (setup.PaperSize, setup.Orientation, setup.Zoom) == (9, 2, False)
    assert (setup.FitToPagesWide, setup.FitToPagesTall, setup.PrintTitleRows) == (1, False, "$4:$5")
    assert (round(setup.LeftMargin, 1), round(setup.TopMargin, 1)) == (25.2, 57.6)
    assert (setup.LeftHeader, setup.RightHeader) == ('&"Arial,Regular"&8 M&&S', "Day")
    assert (setup.LeftFooter, setup.RightFooter) == ("x", "Page &P")
    assert sheet.api.Rows.call_args_list == [call(41)]


def test_a_rule_is_written_as_seen_from_the_first_cell_that_it_is_for(excel: Excel, sheet: Any) -> None:
    told = MagicMock()
    told.attach_mock(sheet.activate, "activate")
    cells = MagicMock(sheet=sheet)
    told.attach_mock(cells.__getitem__.return_value.select, "select")
    told.attach_mock(cells.conditional_formats.add_custom, "add")
    excel.mark_number(cells, "=$E8>0", "#B42318", "")

    assert [each[0] for each in told.mock_calls] == ["activate", "select", "add"]


def test_rows_in_sight_are_counted_once_though_hidden_columns_cut_the_range(excel: Excel) -> None:
    areas = [(1, 4), (1, 4), (9, 2)]
    cells = MagicMock()
    cells.api.SpecialCells.return_value.Areas = [
        MagicMock(Row=row, Rows=MagicMock(Count=count)) for row, count in areas
    ]

    assert excel.visible_rows(cells) == 6


def test_panes_are_frozen_from_the_top_of_the_sheet_in_front(excel: Excel, sheet: Any) -> None:
    excel.freeze(sheet, 5, 2)
    window = sheet.book.app.api.ActiveWindow

    assert (window.SplitRow, window.SplitColumn, window.FreezePanes, window.ScrollRow) == (5, 2, True, 1)


def test_a_program_that_refuses_calls_is_busy(excel: Excel) -> None:
    class Refusing:
        @property
        def api(self) -> Any:
            raise OSError("call was rejected by callee")

    assert excel.is_busy(Refusing())
