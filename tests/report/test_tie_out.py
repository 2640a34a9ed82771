"""The tie-out says what agrees, what is explained, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from xlsaging.i18n.speak import say
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Note, Table
from xlsaging.report.tie_out import tie_out_blocks, tie_out_report, tie_out_sheet

COLUMNS = ("entity", "account", "currency", "outstanding", "not_due", "overdue", "credits", "undated", "gl_balance",
           "difference", "explained", "unexplained")  # fmt: skip
CAUSES = ("entity", "account", "currency", "cause", "document_no", "amount")


def _rows(*groups: tuple[str, float | None, float, float]) -> Rows:
    """(currency, general ledger, explained, unexplained) for 100 outstanding."""
    return Rows(COLUMNS, [
        ("E", "1122", code, 100.0, 100.0, 0.0, 0.0, 0.0, gl, None if gl is None else gl - 100.0, known, unknown)
        for code, gl, known, unknown in groups
    ])  # fmt: skip


def _verdict(rows: Rows | None, context: Context) -> tuple[str, str]:
    notes = [
        block for block in tie_out_blocks(rows, None, context) if isinstance(block, Note) and block.style != "heading"
    ]
    return notes[-1].style, say(notes[-1].text, "en")


@pytest.mark.parametrize(
    ("groups", "style", "beginning"),
    [
        ([("CNY", 100.0, 0.0, 0.0)], "good", "Agrees with the general ledger"),
        ([("CNY", 104.0, 4.0, 0.0)], "good", "Differs from the general ledger; every difference is explained"),
        ([("CNY", 104.0, 3.99, 0.01)], "alert", "ATTENTION: a difference to the general ledger of CNY 0.01 is"),
        ([("CNY", 104.0, 3.996, 0.004)], "good", "Differs"),
        ([("JPY", 104.0, 0.0, 4.0)], "alert", "ATTENTION: a difference to the general ledger of JPY 4 is"),
        ([("CNY", 101.0, 0.0, 1.0), ("USD", 99.0, 0.0, -1.0)], "alert", "ATTENTION: differences to the general ledger"),
        ([("CNY", 100.0, 0.0, 0.0), ("USD", None, 0.0, 0.0)], "alert", "Without a general-ledger balance at 2025-06"),
        ([("CNY", None, 0.0, 0.0)], "alert", "Without a general-ledger balance at 2025-06"),
    ],
)  # fmt: skip
def test_the_verdict(context: Callable[..., Context], groups: Any, style: str, beginning: str) -> None:
    found, text = _verdict(_rows(*groups), context())

    assert found == style
    assert text.startswith(beginning)


def test_without_balances_it_is_said(context: Callable[..., Context]) -> None:
    assert _verdict(None, context())[1].startswith("No general-ledger balances were given")


def test_causes_are_summed_up_on_the_cover_and_listed_by_document(context: Callable[..., Context]) -> None:
    causes = Rows(
        CAUSES, [("E", "1122", "CNY", "posted_after", "A1", 0.1), ("E", "1122", "CNY", "posted_after", "A2", 0.2)]
    )
    short = tie_out_blocks(_rows(("CNY", 100.3, 0.3, 0.0)), causes, context())[-1]
    whole = tie_out_sheet(causes).blocks[0]

    assert isinstance(short, Table)
    assert short.rows[0][4:] == (2, 0.3)
    assert isinstance(whole, Table)
    assert whole.column("document_no") == ["A1", "A2"]
    assert say(whole.rows[0][3], "zh_CN") == "截止日后入账"


def test_each_amount_is_in_the_currency_of_its_row(context: Callable[..., Context]) -> None:
    table = tie_out_blocks(_rows(("JPY", 100.0, 0.0, 0.0)), None, context())[0]

    assert isinstance(table, Table)
    assert {column.currency for column in table.columns if column.format == "amount"} == {"currency"}


def test_the_report_by_itself_is_called_as_its_sheet_is(context: Callable[..., Context]) -> None:
    report = tie_out_report(_rows(("CNY", 100.0, 0.0, 0.0)), None, context())

    assert [sheet.title for sheet in report.sheets] == [report.title]
