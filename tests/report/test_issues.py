"""The fix-it list: gravest first, each place a link to its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xlsaging.i18n.speak import say
from xlsaging.model.accounting import RowAccount
from xlsaging.model.issues import Issue
from xlsaging.report.check import check_report
from xlsaging.report.figures import Context
from xlsaging.report.issues import counts_text, issues_sheet, issues_table, place_link
from xlsaging.report.model import Table

PARAMS = {"due": "1", "document": "2"}
ONE = {"a b.xlsx": "../in/a b.xlsx"}


@pytest.mark.parametrize(
    ("at", "links", "target"),
    [
        ("Ledger!F12", ONE, "../in/a b.xlsx#'Ledger'!F12"),
        ("'应收 明细'!F12", ONE, "../in/a b.xlsx#'应收 明细'!F12"),
        ("'It''s'!F12", ONE, "../in/a b.xlsx#'It''s'!F12"),
        ("Ledger!A5:F9", ONE, "../in/a b.xlsx#'Ledger'!A5"),
        ("[b.xlsx]Ledger!A5", {**ONE, "b.xlsx": "b.xlsx"}, "b.xlsx#'Ledger'!A5"),
        ("'[a b.xlsx]Ledger'!A5", {**ONE, "b.xlsx": "b.xlsx"}, "../in/a b.xlsx#'Ledger'!A5"),
        ("Ledger!A5", {**ONE, "b.xlsx": "b.xlsx"}, None),
        ("[c.xlsx]Ledger!A5", ONE, None),
        ("invoices", ONE, None),
        ("", ONE, None),
        ("Ledger!A5", {"a.csv": "a.csv"}, None),
        ("Ledger!A5", {"a#b.xlsx": "a#b.xlsx"}, None),
        ("Ledger!A5", {}, None),
        ("http://x!A5", ONE, "../in/a b.xlsx#'http://x'!A5"),
    ],
)
def test_a_place_leads_to_its_cell_in_a_file_of_the_ledger(at: str, links: dict[str, str], target: str | None) -> None:
    assert place_link(at, links) == target


def test_the_gravest_come_first_in_the_order_found(context: Callable[..., Context]) -> None:
    found = [("a", "info"), ("b", "error"), ("c", "warning"), ("d", "error")]
    issues = tuple(Issue("due_before_document", f"S!{at.upper()}1", PARAMS, kind) for at, kind in found)
    table = issues_table(context(issues=issues, links=ONE))

    assert table.column("at") == ["S!B1", "S!D1", "S!C1", "S!A1"]
    assert table.links[0, "at"] == "../in/a b.xlsx#'S'!B1"


def test_amounts_of_rows_set_aside_are_shown_where_known(context: Callable[..., Context]) -> None:
    issues = (Issue("due_before_document", "S!A1", {**PARAMS, "set_aside_amount": 12.5}),
              Issue("due_before_document", "S!A2", PARAMS))  # fmt: skip

    assert issues_table(context(issues=issues)).column("set_aside_amount") == [12.5, None]
    assert "set_aside_amount" not in [column.name for column in issues_table(context(issues=issues[1:])).columns]


def test_rows_set_aside_are_summed_up_by_reason(context: Callable[..., Context]) -> None:
    accounts = (
        RowAccount("invoices", "S!A2:F9", 5, 2, {"bad_amount": (2, 0), "duplicate_row": (1, 12345)}, {}, 22345, 10000),
    )
    sheet = issues_sheet(context(accounts=accounts, issues=(Issue("due_before_document", "S!A1", PARAMS),)))
    table = sheet.blocks[0]

    assert [row[1:] for row in table.rows] == [("bad_amount", 2, 0.0), ("duplicate_row", 1, 123.45)]
    assert say(table.rows[0][0], "zh_CN") == "应收明细"


def test_issues_are_counted_by_severity() -> None:
    issues = tuple(Issue("due_before_document", "", PARAMS, kind) for kind in ("info", "error", "info"))

    assert say(counts_text(issues), "en") == "Errors: 1, warnings: 0, remarks: 2."
    assert say(counts_text(()), "zh_CN") == "未发现台账问题。"


def test_no_numbers_stand_in_the_width_of_the_sentences_below_them(context: Callable[..., Context]) -> None:
    account = RowAccount("invoices", at="Ledger!A1:F9", read=8, used=8)
    blocks = check_report(context(issues=(Issue("bad_amount", at="Ledger!C5"),), accounts=(account,))).sheets[0].blocks
    rows, issues = (block for block in blocks if isinstance(block, Table))
    wide = [column.name for column in issues.columns].index("issue")

    assert rows.columns[wide].name == "at"
    assert rows.rows[0][wide] == "Ledger!A1:F9"
    assert rows.rows[0][1:3] == (8, 8)
