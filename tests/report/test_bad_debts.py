"""Bad debts: every ratio under its denominator, every loss under its document."""

from __future__ import annotations

from datetime import date

from tests.report.trends import WRITE_OFF, ratios, trend
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.bad_debts import bad_debts_sheet
from xlsaging.report.figures import Rows
from xlsaging.report.model import Sheet, Table


def _tables(**changes: object) -> list[Table]:
    made = bad_debts_sheet(trend(**changes), "CNY")
    assert isinstance(made, Sheet)
    return [block for block in made.blocks if isinstance(block, Table)]


def test_numerator_and_denominator_stand_before_each_ratio() -> None:
    table = _tables()[0]

    assert [say(name, "en") for name in table.column("name")][:2] == [
        "Write-offs ÷ credit sales",
        "(Write-offs − recoveries) ÷ credit sales",
    ]
    assert table.rows[0][1:] == (1.0, 200.0, 0.005, 5.0, 200.0, 0.025)
    assert table.rows[-1][1:4] == (4.0, 200.0, 0.02)


def test_write_offs_and_recoveries_are_listed_by_document() -> None:
    table = _tables()[1]

    assert [column.name for column in table.columns] == [
        "write_off_date", "customer_id", "customer_name", "document_no", "kind", "base_amount", "reason",
    ]  # fmt: skip
    assert [say(kind, "zh_CN") for kind in table.column("kind")] == ["核销", "收回"]
    assert table.totals


def test_amounts_in_foreign_currency_stand_beside_those_in_the_base_currency() -> None:
    row = (date(2025, 3, 1), "C1", "", "A1", "write_off", "USD", 10.0, 72.5, "", "")
    table = _tables(write_offs=Rows(WRITE_OFF, [row]))[1]

    assert table.column("amount") == [10.0]
    assert table.column("base_amount") == [72.5]
    assert next(column for column in table.columns if column.name == "amount").currency == "currency"


def test_an_unknown_allowance_is_no_ratio_of_nothing() -> None:
    table = _tables(month_ratios=ratios(None), year_ratios=ratios(None))[0]

    assert len(table.rows) == 5


def test_without_losses_and_without_an_allowance_there_is_no_sheet() -> None:
    nothing = trend(year_ratios=ratios(None), month_ratios=ratios(None), write_offs=Rows(WRITE_OFF))

    assert bad_debts_sheet(nothing, "CNY") == Text("trend.no_losses")
