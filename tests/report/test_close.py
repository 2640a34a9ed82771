"""The pack holds a sheet for whatever there is."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.model.issues import Issue
from xlsaging.report.close import close_report
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Note, Text

AGING = ("customer_id", "outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")


def test_what_there_is_not_is_left_out_and_said(context: Callable[..., Context]) -> None:
    nothing = CloseFigures(Position(0.0, 0.0, 0.0, 0.0, 0.0), Rows(AGING), Rows(("customer_id",)))
    report = close_report(nothing, context())
    said = [block.text for block in report.sheets[0].blocks if isinstance(block, Note)]

    assert [sheet.name for sheet in report.sheets] == ["cover", "aging"]
    assert Text("cover.no_open_items") in said
    assert Text("cover.no_collectors") in said


def test_what_there_is_has_its_sheet(context: Callable[..., Context]) -> None:
    causes = Rows(
        ("entity", "account", "currency", "cause", "document_no", "amount"), [("", "", "CNY", "x", "A1", 1.0)]
    )
    figures = CloseFigures(
        Position(0.0, 0.0, 0.0, 0.0, 0.0), Rows(AGING), Rows(("customer_id",)), causes=causes,
        collectors=Rows(("rank", "collector", "collected"), [(1, "Li", 5.0)]),
    )  # fmt: skip
    issue = Issue("due_before_document", "S!A1", {"due": "1", "document": "2"})
    report = close_report(figures, context(issues=(issue,)))

    assert [sheet.name for sheet in report.sheets] == ["cover", "aging", "collectors", "tie_out", "issues"]
    assert report.issues == (issue,)
