"""The statutory table: buckets down, two days across, and in words what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Note, Sheet, Table
from xlsaging.report.split_figures import SplitFigures, StatutoryDay, StatutoryFigures
from xlsaging.report.statutory import statutory_sheet, statutory_table
from xlsaging.report.totals import table_totals

NAMES = ("bucket", "balance", "loss_base", "allowance")
JUMPS = ("customer_id", "customer_name", "currency", "closing", "opening", "excess")


def _day(day: date, *rows: tuple[Any, ...], is_year_end: bool = False) -> StatutoryDay:
    return StatutoryDay(day, Rows(NAMES, rows), is_year_end)


CLOSING = _day(
    date(2025, 6, 30), ("0Y-1Y", 60.0, 60.0, 3.0), ("1Y-2Y", 50.0, 40.0, 4.0), ("2Y+", 0.0, 0.0, 0.0),
    ("credits", -10.0, 0.0, 0.0), ("undated", 0.0, 0.0, 0.0),
)  # fmt: skip
OPENING = _day(
    date(2024, 12, 31), ("0Y-1Y", 80.0, 80.0, 4.0), ("1Y-2Y", 0.0, 0.0, 0.0), ("2Y+", 20.0, 20.0, 10.0),
    ("credits", 0.0, 0.0, 0.0), ("undated", 0.0, 0.0, 0.0),
)  # fmt: skip
RATES = {"0Y-1Y": 0.05, "1Y-2Y": 0.1, "2Y+": 0.5, "credits": None, "undated": None}


def _sheet(found: StatutoryFigures | None, context: Context) -> Sheet | Text:
    split = SplitFigures(statutory=found)
    return statutory_sheet(CloseFigures(Position(100.0, 0.0, 0.0, 0.0, 0.0), Rows(()), Rows(()), split=split), context)


def _notes(sheet: Sheet | Text) -> list[Text | str]:
    assert isinstance(sheet, Sheet)
    return [block.text for block in sheet.blocks if isinstance(block, Note)]


def test_both_days_stand_side_by_side_and_tie(context: Callable[..., Context]) -> None:
    table = statutory_table(StatutoryFigures(CLOSING, OPENING, rates=RATES), context())

    assert [column.name for column in table.columns] == [
        "bucket", "loss_rate", "balance", "share", "loss_base", "allowance", "carrying", "opening_balance",
        "opening_share", "opening_loss_base", "opening_allowance", "opening_carrying",
    ]  # fmt: skip
    assert {column.group for column in table.columns[2:7]} == {Text("statutory.closing", {"day": date(2025, 6, 30)})}
    assert {column.group for column in table.columns[7:]} == {Text("statutory.opening", {"day": date(2024, 12, 31)})}
    # Undated is nothing on either day and has no row.
    assert table.column("bucket")[-1] == Text("bucket.credits")
    assert table.column("carrying") == [57.0, 46.0, 0.0, -10.0]
    assert table.column("opening_share") == [0.8, 0.0, 0.2, 0.0]
    totals = table_totals(table, "CNY")
    assert (totals["balance"], totals["loss_base"], totals["allowance"], totals["carrying"]) == (
        100.0,
        100.0,
        7.0,
        93.0,
    )
    assert totals["share"] == 1.0


def test_an_allowance_that_is_not_provided_says_so_in_words(context: Callable[..., Context]) -> None:
    found = StatutoryFigures(CLOSING, OPENING, no_rates=Text("statutory.no_rates"))
    table = statutory_table(found, context())

    assert set(table.column("allowance")) == set(table.column("carrying")) == {Text("statutory.not_provided")}
    assert "loss_base" not in [column.name for column in table.columns]
    assert "allowance" not in table_totals(table, "CNY")
    notes = _notes(_sheet(found, context()))
    assert Text("statutory.no_rates") in notes
    assert Text("statutory.base") not in notes


def test_a_year_start_that_is_unknown_is_blank_with_the_reason(context: Callable[..., Context]) -> None:
    why = Text("statutory.no_opening_snapshot")
    found = StatutoryFigures(CLOSING, no_opening=why, rates=RATES)
    table = statutory_table(found, context())

    assert set(table.column("opening_balance")) == set(table.column("opening_carrying")) == {None}
    notes = _notes(_sheet(found, context()))
    assert why in notes
    assert Text("statutory.base") in notes


def test_its_ages_count_from_the_origin_whatever_the_report_ages_by(context: Callable[..., Context]) -> None:
    sheet = _sheet(StatutoryFigures(CLOSING), context(settings={"basis": "due_date"}))

    assert isinstance(sheet, Sheet)
    assert sheet.aged_by == "origin_date"


def test_at_a_year_end_the_column_is_called_so(context: Callable[..., Context]) -> None:
    closing = StatutoryDay(date(2025, 12, 31), CLOSING.rows, is_year_end=True)
    table = statutory_table(StatutoryFigures(closing), context())
    assert table.columns[1].group == Text("statutory.year_end", {"day": date(2025, 12, 31)})


def test_ages_that_jumped_are_listed_in_their_own_currency(context: Callable[..., Context]) -> None:
    jumps = Rows(JUMPS, [("C1", "Alpha", "USD", 130.0, 30.0, 100.0)])
    found = StatutoryFigures(CLOSING, jumps=jumps, compared=date(2024, 6, 30))
    sheet = _sheet(found, context())
    assert isinstance(sheet, Sheet)
    table = next(block for block in sheet.blocks if isinstance(block, Table) and block.name == "age_jumps")

    assert table.columns[-1].currency == "currency"
    assert Text("statutory.jumps", {"day": date(2024, 6, 30)}) in _notes(sheet)
    assert Text("statutory.jumps_none") in _notes(_sheet(StatutoryFigures(CLOSING, jumps=Rows(JUMPS)), context()))


def test_where_nothing_is_open_there_is_no_table(context: Callable[..., Context]) -> None:
    assert _sheet(None, context()) == Text("split.no_statutory")
