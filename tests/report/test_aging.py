"""The aging as a table: names beside numbers, words for nobody, totals where they make sense."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.report.aging import aging_report, aging_table
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Text

COLUMNS = ("customer_id", "outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")
ROWS = Rows(COLUMNS, [("C1", 0.3, 0.1, 0.2, 0.0, 0.0, 0.0, 9), ("C2", 5.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0)])


def test_the_name_stands_beside_the_number(context: Callable[..., Context]) -> None:
    table = aging_table(ROWS, ("customer_id",), context(), {"C1": "Northwind"})

    assert [column.name for column in table.columns[:3]] == ["customer_id", "customer_name", "outstanding"]
    assert [row[:2] for row in table.rows] == [("C1", "Northwind"), ("C2", "")]
    assert table.freeze == 2


def test_without_names_there_is_no_column_of_names(context: Callable[..., Context]) -> None:
    assert len(aging_table(ROWS, ("customer_id",), context(), {"C1": ""}).columns) == len(COLUMNS)


def test_nobody_and_nothing_have_words(context: Callable[..., Context]) -> None:
    rows = Rows(("collector", *COLUMNS[1:]), [("unassigned", *ROWS.rows[0][1:]), ("", *ROWS.rows[1][1:])])
    table = aging_table(rows, ("collector",), context())

    assert table.column("collector") == [Text("value.unassigned"), Text("value.blank")]


def test_totals_are_exact_and_of_one_currency(context: Callable[..., Context]) -> None:
    report = aging_report(ROWS, ("customer_id",), context())

    assert report.totals["outstanding"] == 5.3
    assert report.totals["max_days_past_due"] == 9
    rows = Rows(("currency", *COLUMNS[1:]), ROWS.rows)
    assert not aging_table(rows, ("currency",), context()).totals


def test_without_documents_it_says_so(context: Callable[..., Context]) -> None:
    table = aging_table(Rows(COLUMNS), ("customer_id",), context())

    assert list(table.rows) == []
    assert not table.totals
    assert table.empty == Text("cover.no_documents", {"day": context().as_of})
