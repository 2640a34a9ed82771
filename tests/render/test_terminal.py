"""What stands in the terminal is what the report says, whatever the names look like."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from render.every_kind import every_kind
from rich.console import Console

from xlsaging.render.terminal import print_report, value_text
from xlsaging.report.model import Column, Report


def _printed(report: Report, lang: str = "en", width: int = 200, **options: Any) -> str:
    out = StringIO()
    print_report(report, Console(file=out, width=width, markup=True), lang, **options)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_every_sheet_is_there_with_its_totals(close: Report, lang: str) -> None:
    text = _printed(close, lang)

    assert "1,000.10" in text
    assert ("应收账款月结报告" in text) == (lang != "en")
    assert ("Accounts receivable: month-end close" in text) == (lang != "zh_CN")


def test_names_are_no_markup_and_give_no_orders(close: Report) -> None:
    text = _printed(close)

    assert "=cmd|'/c calc'!A1" in text
    assert "\x1b[31m\x1b" not in text
    assert "��[31m" in text


def test_a_long_table_says_how_much_it_leaves_out(close: Report) -> None:
    assert "… and 3 more rows" in _printed(close, most_rows=1)


def test_numbers_are_never_cut_on_a_narrow_terminal(close: Report) -> None:
    text = _printed(close, width=40).replace("\n", " ")

    for amount in ("950.10", "700.10", "1,000.10", "-100.00"):
        assert amount in text


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_everything_a_report_can_say_is_printed_in_single_units_or_left_out(lang: str) -> None:
    text = _printed(every_kind(unit=10_000), lang, width=240)

    for shown in ("5,250,000.25", "12,345.60", "12.5", "宏远机械有限公司", "-1,000.50", "A2"):
        assert shown in text
    for left_out in ("below", "benchmark", "CNY 10,000", "万元"):
        assert left_out not in text


def test_a_column_stands_under_the_name_of_its_group() -> None:
    lines = _printed(every_kind(), width=240).splitlines()
    groups = next(line for line in lines if line.count("Outstanding") == 3)

    assert groups.index("Outstanding") > 0


def test_no_decimals_means_none() -> None:
    assert value_text(55.25, Column("a", "a", "days", decimals=0), "en", "CNY") == "55"
    assert value_text(55.25, Column("a", "a", "days"), "en", "CNY") == "55.2"
