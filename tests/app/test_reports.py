"""Each report of a small ledger says what a pencil says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from xlsaging.app import figures
from xlsaging.app.reports import aging_report, check, check_report, close_report, collectors_report, dso_report
from xlsaging.model.errors import BadSettingError, TiesBrokenError
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings
from xlsaging.report.model import KeyValues, Report

AS_OF = "2025-03-31"
Make = Callable[..., Ledger]


def _sheets(report: Report) -> list[str]:
    return [sheet.name for sheet in report.sheets]


def test_the_close_has_a_cover_and_a_sheet_for_whatever_there_is(make_ledger: Make) -> None:
    report = close_report(make_ledger(), AS_OF)

    assert _sheets(report) == [
        "cover", "comparison", "aging", "statutory", "unapplied", "open_items", "dso", "cei", "days_to_pay",
        "concentration", "bridge",
    ]  # fmt: skip
    assert report.as_of == date(2025, 3, 31)
    assert report.totals["outstanding"] == 530.75
    assert report.totals["not_due"] == 300.25
    assert report.totals["overdue"] == 240.5
    assert report.totals["credits"] == -10.0


def test_the_open_items_are_those_of_the_aging(make_ledger: Make) -> None:
    report = close_report(make_ledger(), AS_OF)
    items, aging = report.table("open_items"), report.table("aging")

    assert items is not None
    assert aging is not None
    assert items.column("document_no") == ["A1", "A2", "R2", "A3"]
    assert round(sum(items.column("open_amount")), 2) == round(sum(aging.column("outstanding")), 2) == 530.75


def test_the_cover_gives_dso_with_its_parts(make_ledger: Make) -> None:
    cover = close_report(make_ledger(benchmark_dso=94), AS_OF).sheets[0]
    block = next(block for block in cover.blocks if isinstance(block, KeyValues) and block.name == "key_figures")
    label, value, kind, remark = block.rows[0]

    assert label.key == "cover.dso"
    assert value == pytest.approx(530.75 / 600.75 * 90)
    assert kind == "days"
    assert remark.params == {"numerator": "530.75", "denominator": "600.75", "days": 90}
    assert block.rows[1][1] == 94


def test_a_day_before_any_document_gives_a_sound_empty_report(make_ledger: Make) -> None:
    report = close_report(make_ledger(), "2020-01-31")

    assert report.totals["outstanding"] == 0
    assert report.totals["dso"] is None
    assert _sheets(report) == ["cover", "aging"]
    table = report.table("aging")
    assert table is not None
    assert list(table.rows) == []


def test_aging_by_another_column_sums_to_the_same(make_ledger: Make) -> None:
    report = aging_report(make_ledger(), AS_OF, by="document_no")

    assert report.totals["outstanding"] == 530.75
    assert report.totals["max_days_past_due"] == 55


def test_dso_comes_with_its_trend(make_ledger: Make) -> None:
    report = dso_report(make_ledger(), AS_OF, months=2)
    table = report.table("dso_trend")

    assert table is not None
    assert table.column("month_end") == [date(2025, 2, 28), date(2025, 3, 31)]
    assert table.column("period_end")[-1] == report.totals["dso"]


def test_collectors_are_left_out_where_the_ledger_names_none(make_ledger: Make) -> None:
    table = collectors_report(make_ledger(), AS_OF).table("collectors")

    assert table is not None
    assert list(table.rows) == []


@pytest.mark.parametrize(("start", "says"), [("x", "a date such as"), ("2025-04-01", "a day up to 2025-03-31")])
def test_collectors_of_a_period_that_cannot_be_are_refused(make_ledger: Make, start: str, says: str) -> None:
    with pytest.raises(BadSettingError, match=says):
        collectors_report(make_ledger(), AS_OF, start)


def test_collectors_have_a_line_each(make_ledger: Make) -> None:
    ledger = make_ledger()
    assignments = pd.DataFrame({"customer_id": ["C1"], "collector": ["Li"], "start_date": ["2025-01-01"]})
    ledger = Ledger(invoices=ledger.invoices, receipts=ledger.receipts, assignments=assignments)
    report = collectors_report(ledger, AS_OF, start="2025-02-01")
    table = report.table("collectors")

    assert table is not None
    assert "Li" in table.column("collector")
    assert "collectors" in _sheets(close_report(ledger, AS_OF))


def test_the_fix_it_list_begins_with_the_gravest(make_ledger: Make) -> None:
    params = {"due": "2025-01-01", "document": "2025-01-31"}
    issues = [Issue("due_before_document", severity=each, params=params) for each in ("info", "error", "warning")]
    ledger = Ledger(invoices=make_ledger().invoices, issues=issues)

    assert [issue.severity for issue in check(ledger)] == ["error", "warning", "info"]
    report = check_report(ledger, AS_OF)
    assert report.totals == {"error": 1, "warning": 1, "info": 1}


def test_figures_that_do_not_tie_are_never_reported(make_ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = figures.plain_rows

    def off_by_a_fen(native: object) -> object:
        rows = plain(native)
        if "base_open_amount" not in rows.columns:
            return rows
        place = rows.columns.index("base_open_amount")
        first = rows.rows[0]
        return type(rows)(rows.columns, [(*first[:place], first[place] + 0.01, *first[place + 1 :]), *rows.rows[1:]])

    monkeypatch.setattr(figures, "plain_rows", off_by_a_fen)
    with pytest.raises(TiesBrokenError, match=r"Open items against aging: 530\.76 is not 530\.75"):
        close_report(make_ledger(), AS_OF)


def test_on_another_basis_nothing_is_called_due(make_ledger: Make) -> None:
    report = close_report(make_ledger(basis="document_date"), AS_OF)

    assert report.totals["not_due"] is None
    assert report.totals["overdue"] == 540.75
    assert report.totals["outstanding"] == 530.75


def test_a_close_of_two_currencies_ties_in_each(make_ledger: Make) -> None:
    invoices = make_ledger().invoices.assign(currency=["CNY", "USD", "JPY"])
    rates = pd.DataFrame({"rate_date": ["2025-01-01"] * 2, "currency": ["USD", "JPY"], "rate": [7.25, 0.048]})
    ledger = Ledger(invoices=invoices, fx_rates=rates, settings=Settings())
    report = close_report(ledger, AS_OF)
    table = report.table("open_items")

    assert table is not None
    assert sorted(table.column("currency")) == ["CNY", "JPY", "USD"]
    assert report.totals["outstanding"] == pytest.approx(100.0 + 200.5 * 7.25 + 14.4, abs=0.02)
