"""What stands in the terminal is what the report says, whatever the names look like."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from xlsaging.render.terminal import print_report
from xlsaging.report.model import Report


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
