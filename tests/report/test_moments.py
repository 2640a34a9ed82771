"""The cover's table of figures beside earlier days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from xlsaging.i18n.speak import say
from xlsaging.report.comparison_figures import ComparisonFigures, Moment
from xlsaging.report.figures import CloseFigures, Concentration, Context, Position, Rows
from xlsaging.report.model import Note, Table, Text, Value
from xlsaging.report.moments import moment_blocks

NOW = Moment("this_month", date(2025, 6, 30), True, 290.0, 240.0, 0.8276, 200.0, 293.2, None, 1.0, 0.762)
BEFORE = Moment("last_month", date(2025, 5, 31), True, 240.0, 200.0, 0.8333, 200.0, None, None, 1.0, 0.722)
UNKNOWN = Moment("year_start", date(2024, 12, 31), False), Moment("last_year", date(2024, 6, 30), False)


def _figures(**changes: Any) -> CloseFigures:
    found = ComparisonFigures((NOW, BEFORE, *UNKNOWN), Rows(("customer_id",)), date(2025, 5, 1))
    given: dict[str, Any] = {
        "position": Position(290.0, 50.0, 240.0, 0.0, 0.0),
        "aging": Rows(("customer_id",)),
        "open_items": Rows(("customer_id",)),
        "concentration": Concentration(10, 1.0, 0.762, 1.3),
        "comparison": found,
    }
    return CloseFigures(**{**given, **changes})


def test_each_figure_stands_beside_its_past_in_its_own_format(context: Callable[..., Context]) -> None:
    table = moment_blocks(_figures(), context())[0]
    assert isinstance(table, Table)
    rows = {say(row[0], "en"): row[1:] for row in table.rows}  # type: ignore[arg-type]  # the first cell is words

    assert [column.name for column in table.columns][1:] == [
        "this_month", "last_month", "change", "year_start", "last_year",
    ]  # fmt: skip
    assert rows["Outstanding"] == tuple(Value(each, "amount") for each in (290.0, 240.0, 50.0, None, None))
    assert rows["DSO, days"] == tuple(Value(each, "days") for each in (293.2, None, None, None, None))
    assert rows["Overdue more than 90 days"][2] == Value(0.0, "amount")
    assert rows["Top 10 customers"][0] == Value(1.0, "percent")


def test_a_figure_that_no_day_has_is_left_out(context: Callable[..., Context]) -> None:
    table = moment_blocks(_figures(), context())[0]
    assert isinstance(table, Table)

    assert Text("compare.cei") not in table.column("figure")


def test_unknown_days_are_explained(context: Callable[..., Context]) -> None:
    note = moment_blocks(_figures(), context())[-1]
    assert isinstance(note, Note)

    assert say(note.text, "en") == (
        "The ledger’s first document is of 2025-05-01: balances on 2024-06-30, 2024-12-31 are unknown."
    )


def test_a_snapshot_says_that_there_is_nothing_to_compare(context: Callable[..., Context]) -> None:
    blocks = moment_blocks(_figures(comparison=None), context())

    assert [block.text for block in blocks if isinstance(block, Note)][-1] == Text("compare.snapshot")


def test_on_other_bases_it_is_age_and_not_lateness(context: Callable[..., Context]) -> None:
    table = moment_blocks(_figures(), context({"basis": "document_date"}))[0]
    assert isinstance(table, Table)

    assert Text("compare.older_90") in table.column("figure")
