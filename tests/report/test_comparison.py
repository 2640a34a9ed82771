"""The comparison sheet: balances then and now, room for reasons, and what became of old ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from xlsaging.i18n.speak import say
from xlsaging.report.comparison import comparison_sheet, unknown_days
from xlsaging.report.comparison_figures import MOMENTS, ComparisonFigures, KeptReasons, Moment
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Note, Table, Text

DAYS = {"this_month": date(2025, 6, 30), "last_month": date(2025, 5, 31), "year_start": date(2024, 12, 31),
        "last_year": date(2024, 6, 30)}  # fmt: skip
COLUMNS = ("customer_id", "customer_name", *MOMENTS, "change", "change_rate")
AFTER = ("receipts", "covered", "covered_rate")
ROWS = [
    ("C1", "Northwind", 250.0, 200.0, 300.0, None, 50.0, 0.25, 70.0, 70.0, 0.28),
    ("C2", "", 0.0, 0.0, 80.0, None, 0.0, None, 0.0, 0.0, None),
]


def _figures(**changes: Any) -> ComparisonFigures:
    moments = tuple(Moment(name, day, known=name != "last_year") for name, day in DAYS.items())  # type: ignore[arg-type]  # names are those of MOMENTS
    given = ComparisonFigures(moments, Rows((*COLUMNS, *AFTER), ROWS), date(2024, 8, 1), date(2025, 7, 9))
    return replace(given, **changes)


def _parts(figures: ComparisonFigures, context: Context) -> tuple[Table, list[str]]:
    sheet = comparison_sheet(figures, context)
    table = sheet.blocks[0]
    assert isinstance(table, Table)
    return table, [say(block.text, "en") for block in sheet.blocks if isinstance(block, Note)]


def test_the_reason_stands_between_the_change_and_what_came_in_afterwards(context: Callable[..., Context]) -> None:
    table, _ = _parts(_figures(), context())

    assert [column.name for column in table.columns] == [*COLUMNS, "reason", *AFTER]
    assert [column.name for column in table.columns if column.typed] == ["reason"]
    assert table.rows[0] == ("C1", "Northwind", 250.0, 200.0, 300.0, None, 50.0, 0.25, None, 70.0, 70.0, 0.28)
    assert table.freeze == 2


def test_headings_say_the_days(context: Callable[..., Context]) -> None:
    table, _ = _parts(_figures(), context())
    said = {column.name: say(column.heading, "zh_CN") for column in table.columns}

    assert said["this_month"] == "本期末\n2025-06-30"
    assert said["last_year"] == "上年同期\n2024-06-30"
    assert said["receipts"] == "期后回款\n至 2025-07-09"


def test_what_is_unknown_has_no_total_and_is_explained(context: Callable[..., Context]) -> None:
    table, notes = _parts(_figures(), context())

    assert [column.name for column in table.columns if column.total == "sum"] == [
        "this_month", "last_month", "year_start", "change", "receipts", "covered",
    ]  # fmt: skip
    assert "The ledger’s first document is of 2024-08-01: balances on 2024-06-30 are unknown." in notes
    assert unknown_days(_figures(first_day=None)) == Text("compare.unknown_undated", {"days": [DAYS["last_year"]]})


def test_without_later_receipts_it_says_so(context: Callable[..., Context]) -> None:
    shorter = Rows(COLUMNS, [row[:8] for row in ROWS])
    table, notes = _parts(_figures(customers=shorter, receipts_until=None), context())

    assert table.columns[-1].name == "reason"
    assert "The ledger holds no receipts after 2025-06-30: receipts after period end are left out." in notes
    asked = _figures(customers=shorter, receipts_until=None, receipts_asked_until=date(2025, 7, 31))
    assert any("after 2025-06-30 up to 2025-07-31" in note for note in _parts(asked, context())[1])


def test_reasons_typed_before_come_back_to_their_customers(context: Callable[..., Context]) -> None:
    kept = KeptReasons((("C1", "new project"), ("C9", "settled in court")))
    table, notes = _parts(_figures(reasons=kept), context())

    assert table.column("reason") == ["new project", None]
    assert notes[-2:] == [
        "Reasons typed before for customers who are not in the table any more",
        "C9: settled in court",
    ]


def test_a_file_that_nothing_was_taken_from_is_named(context: Callable[..., Context]) -> None:
    for notice, word in (("damaged", "damaged"), ("foreign", "no month-end pack"), ("other_day", "2025-05-31")):
        kept = KeptReasons(notice=notice, day=date(2025, 5, 31))  # type: ignore[arg-type]  # one of the three
        assert any(word in note for note in _parts(_figures(reasons=kept), context())[1])


def test_without_names_there_is_no_column_of_names(context: Callable[..., Context]) -> None:
    nameless = Rows((*COLUMNS, *AFTER), [(row[0], "", *row[2:]) for row in ROWS])

    assert _parts(_figures(customers=nameless), context())[0].columns[1].name == "this_month"
