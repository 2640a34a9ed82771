"""Changes in closed months: a line on the cover, and a sheet by document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from xlsaging.i18n.speak import say
from xlsaging.report.changes import changes_blocks, changes_sheet
from xlsaging.report.changes_figures import AgainstFigures, ClosedChange, FieldChange
from xlsaging.report.figures import Context
from xlsaging.report.model import KeyValues, Note, Table, Text

MAY = date(2025, 5, 31)
CHANGED = ClosedChange(
    "invoices", "changed", "A2", "C2", date(2025, 4, 26), "CNY", 15.0, 15.0,
    (FieldChange("amount", 80.0, 95.0), FieldChange("due_date", None, date(2025, 6, 1)),
     FieldChange("entity", "E", "")),
)  # fmt: skip
FOREIGN = ClosedChange("receipts", "removed", "R1", "C1", None, "USD", 10.0, 70.0)
FIGURES = AgainstFigures("may.xlsx", MAY, "0.1.0", 500.0, 515.0, (CHANGED,))


def _said(figures: AgainstFigures, context: Context, lang: str = "en") -> list[str]:
    blocks = changes_blocks(figures, context)
    return [say(block.text, lang) for block in blocks if isinstance(block, Note)]


def _table(figures: AgainstFigures, context: Context) -> Table:
    return next(block for block in changes_sheet(figures, context).blocks if isinstance(block, Table))


def test_the_cover_says_how_many_and_what_they_do(context: Callable[..., Context]) -> None:
    assert _said(FIGURES, context())[1] == (
        "ATTENTION: 1 changes in months closed by may.xlsx (2025-05-31); its balance of 500.00 would now be 515.00, "
        "a difference of 15.00. See sheet Changes."
    )


def test_the_cover_says_it_too_where_nothing_changed(context: Callable[..., Context]) -> None:
    nothing = replace(FIGURES, changes=(), outstanding_now=500.0)

    assert _said(nothing, context())[1] == "Nothing dated on or before 2025-05-31 has changed since may.xlsx was made."
    rated = replace(nothing, rates=(("USD", 3.0),), outstanding_now=503.0)
    assert "exchange rates change its balance by 3.00" in _said(rated, context())[1]
    assert changes_blocks(None, context()) == ()


def test_each_change_says_its_month_and_what_is_different(context: Callable[..., Context]) -> None:
    table = _table(FIGURES, context())
    (row,) = table.rows

    assert row[:5] == (Text("changes.changed"), Text("table.invoices"), "A2", "C2", "2025-04")
    assert say(row[5], "en") == (  # type: ignore[arg-type]  # words
        "amount: 80.00 → 95.00, due date: (blank) → 2025-06-01, entity: E → (blank)"
    )
    assert row[6] == 15.0
    assert table.totals
    assert _table(FIGURES, context({"fiscal_month_end": 25})).rows[0][4] == "2025-05"


def test_foreign_changes_and_rates_have_columns_of_their_own(context: Callable[..., Context]) -> None:
    table = _table(replace(FIGURES, changes=(CHANGED, FOREIGN), rates=(("USD", 3.0),)), context())

    assert [column.name for column in table.columns][-3:] == ["currency", "effect", "base_effect"]
    assert [row[-3:] for row in table.rows] == [("CNY", 15.0, 15.0), ("USD", 10.0, 70.0), ("USD", None, 3.0)]
    assert table.rows[1][4] is None


def test_the_sheet_begins_with_the_balance_then_and_now(context: Callable[..., Context]) -> None:
    sheet = changes_sheet(FIGURES, context())
    head = sheet.blocks[0]
    assert isinstance(head, KeyValues)

    assert [row[1] for row in head.rows] == ["may.xlsx", 500.0, 515.0, 15.0]
    assert sheet.exact
