"""Coverage: a month without contact stands out by word and colour, and with what it cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.report.trends import BETA, COVERAGE, WHOLE, trend
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.coverage import coverage_sheets
from xlsaging.report.figures import Context
from xlsaging.report.model import Note, Sheet, Table
from xlsaging.report.trend_figures import Coverage, CoverageLine

NONE = Text("trend.no_contact")


def _made(context: Context, **changes: object) -> tuple[Sheet, ...]:
    made = coverage_sheets(trend(**changes), context)
    assert isinstance(made, tuple)
    return made


def _table(sheets: tuple[Sheet, ...], name: str) -> Table:
    blocks = (block for sheet in sheets for block in sheet.blocks)
    return next(block for block in blocks if isinstance(block, Table) and block.name == name)


def test_a_month_in_which_nobody_was_contacted_is_named_first(context: Callable[..., Context]) -> None:
    first = _made(context())[0].blocks[0]

    assert isinstance(first, Note)
    assert first.style == "alert"
    assert say(first.text, "zh_CN") == "2025年6月一直没催收：逾期余额由 100.00 变为 170.10（+70.10）。"


def test_months_on_end_without_contact_are_one_line(context: Callable[..., Context]) -> None:
    silent = Coverage(
        ("2025-04", *COVERAGE.months),
        (),
        None,
        0,
        CoverageLine("", (0, 0, 1), (5.0, 50.0, 100.1), (50.0, 100.1, 90.0), (True, True, False), 0.0),
    )
    first, second, *_ = _made(context(), coverage=silent)[0].blocks

    assert isinstance(first, Note)
    assert say(first.text, "en") == (
        "Nobody was contacted from 2025-04 to 2025-05 (2 months): the overdue balance went from 5.00 to 100.10 "
        "(+95.10)."
    )
    assert not isinstance(second, Note)


def test_a_word_where_something_was_overdue_and_a_dash_where_nothing_was(context: Callable[..., Context]) -> None:
    table = _table(_made(context()), "coverage_customers")

    assert table.rows[0] == ("C1", "Alpha", 2, NONE, 1, 40.1, 140.1)
    assert table.rows[1] == ("C2", "", 1, "—", None, None, 30.0)
    assert table.rows[-1][2:4] == (3, NONE)
    assert {column.look for column in table.columns if column.name.startswith("2025")} == {"gap"}


def test_collectors_have_a_table_of_their_own(context: Callable[..., Context]) -> None:
    table = _table(_made(context()), "coverage_collectors")

    assert table.column("collector") == [Text("value.unassigned"), Text("trend.whole_line")]


def test_growth_is_listed_by_customer_and_month(context: Callable[..., Context]) -> None:
    sheets = _made(context())

    assert list(_table(sheets, "coverage_growth").rows) == [("C1", "Alpha", "2025-06", 100.0, 140.1, 40.1)]
    assert list(_table(sheets, "coverage_months").rows) == [
        ("2025-05", 3, 50.0, 100.0, 50.0),
        ("2025-06", NONE, 100.0, 170.1, 70.1),
    ]
    assert [sheet.part for sheet in sheets] == [1, 2]


def test_customers_who_do_not_fit_are_counted_and_summed(context: Callable[..., Context]) -> None:
    table = _table(_made(context(), coverage=replace(COVERAGE, rest=BETA, others=7)), "coverage_customers")

    assert table.rows[-2] == (Text("trend.others", {"count": 7}), "", 1, "—", None, None, 30.0)


def test_without_any_contact_there_is_no_sheet(context: Callable[..., Context]) -> None:
    silent = replace(COVERAGE, whole=replace(WHOLE, contacts=(0, 0)))

    assert coverage_sheets(trend(coverage=None), context()) == Text("trend.no_contacts")
    assert coverage_sheets(trend(coverage=silent), context()) == Text("trend.no_contacts")


def test_where_somebody_was_contacted_in_every_month_it_is_said(context: Callable[..., Context]) -> None:
    busy = replace(COVERAGE, whole=replace(WHOLE, contacts=(3, 1)))
    first = _made(context(), coverage=busy)[0].blocks[0]

    assert isinstance(first, Note)
    assert first.style == "good"
