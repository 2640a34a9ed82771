"""Days to pay: all customers first, then those who paid most."""

from __future__ import annotations

from collections.abc import Callable

from tests.report.trends import PAY, trend
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.days_to_pay import days_to_pay_sheet
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Note, Sheet, Table


def test_the_whole_stands_above_the_customers(context: Callable[..., Context]) -> None:
    sheet = days_to_pay_sheet(trend(), context())
    assert isinstance(sheet, Sheet)
    [table] = [block for block in sheet.blocks if isinstance(block, Table)]

    assert table.column("customer_id") == [Text("trend.all_customers"), "C2", "C1"]
    assert table.column("customer_name") == ["", "", "Alpha"]
    assert table.column("weighted_days_to_pay") == [43.3, 40.0, 60.0]
    assert not table.totals


def test_those_who_are_not_listed_are_counted(context: Callable[..., Context]) -> None:
    sheet = days_to_pay_sheet(trend(days_to_pay_others=1200), context())
    assert isinstance(sheet, Sheet)
    note = sheet.blocks[-1]

    assert isinstance(note, Note)
    assert say(note.text, "en") == "1,200 further customers are in the total only."


def test_without_a_payment_there_is_no_sheet(context: Callable[..., Context]) -> None:
    nothing = trend(days_to_pay=Rows(PAY), days_to_pay_whole=Rows(PAY[1:], [(0, 0.0, None, None, None)]))

    assert days_to_pay_sheet(nothing, context()) == Text("trend.no_payments")
