"""Figures about a period are computed once, tie, and are left out of snapshots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from xlsaging.app import trend as module
from xlsaging.app.figures import close_figures
from xlsaging.app.reports import close_report
from xlsaging.app.trend import TREND_MONTHS, trend_figures
from xlsaging.model.errors import TiesBrokenError
from xlsaging.model.ledger import Ledger
from xlsaging.report.figures import Rows
from xlsaging.report.trend_figures import TrendFigures

AS_OF = date(2025, 3, 31)
AGING = Rows(("customer_id", "outstanding"), [("C1", 240.5), ("C2", 290.25)])
Make = Callable[..., Ledger]


@pytest.fixture
def found(make_ledger: Make) -> TrendFigures:
    return trend_figures(make_ledger(), AS_OF, AGING, 3)


def test_twelve_months_end_on_the_day(found: TrendFigures) -> None:
    assert (found.start, found.year_start, found.month_start) == (
        date(2024, 4, 1), date(2025, 1, 1), date(2025, 3, 1),
    )  # fmt: skip
    assert found.dso.column("month_end")[-1] == AS_OF
    assert len(found.dso) == TREND_MONTHS
    assert len(found.cei) == TREND_MONTHS + 2


def test_the_bridge_says_what_a_pencil_says(found: TrendFigures) -> None:
    place = {name: found.month_bridge.columns.index(name) for name in found.month_bridge.columns}
    rows = {row[0]: row for row in found.month_bridge.rows}

    assert [rows["C2"][place[name]] for name in ("opening", "invoiced", "collected", "closing")] == [
        0.0, 300.25, 10.0, 290.25,
    ]  # fmt: skip
    assert sum(found.year_bridge.column("closing")) == 530.75
    assert found.names == {"C1": "Northwind", "C2": "Contoso"}


def test_all_month_ends_are_settled_in_one_pass(make_ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlsaging.metrics import month_ends

    days: list[int] = []
    stacked = month_ends.stacked
    monkeypatch.setattr(month_ends, "stacked", lambda ledger, asked: days.append(len(asked)) or stacked(ledger, asked))
    trend_figures(make_ledger(), AS_OF, AGING, 3)

    assert days == [TREND_MONTHS + 4]


def test_a_bridge_that_does_not_end_at_the_aging_is_never_reported(make_ledger: Make) -> None:
    off = Rows(AGING.columns, [("C1", 240.5), ("C2", 290.24)])
    with pytest.raises(TiesBrokenError, match=r"Closing balances of the bridge against aging: 530\.75 is not 530\.74"):
        trend_figures(make_ledger(), AS_OF, off, 3)


def test_movements_that_do_not_add_up_are_never_reported(make_ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SIGNS", {**module._SIGNS, "invoiced": -1})
    with pytest.raises(TiesBrokenError, match="Opening balances and movements against closing"):
        trend_figures(make_ledger(), AS_OF, AGING, 3)


def test_a_snapshot_has_no_period_and_the_cover_says_so(make_ledger: Make) -> None:
    plain = make_ledger(snapshot_date=AS_OF)
    report = close_report(Ledger(invoices=plain.invoices, settings=plain.settings), AS_OF)
    names = [sheet.name for sheet in report.sheets]

    assert not {"dso", "cei", "bad_debts", "days_to_pay", "coverage", "concentration", "bridge"} & set(names)
    assert any(
        getattr(getattr(block, "text", None), "key", "") == "trend.snapshot" for block in report.sheets[0].blocks
    )


def test_consolidated_parties_are_named_with_their_balance(make_ledger: Make) -> None:
    plain = make_ledger()
    customers = pd.DataFrame({"customer_id": ["C2"], "related_party": ["consolidated"]})
    ledger = Ledger(invoices=plain.invoices, receipts=plain.receipts, customers=customers)
    figures = close_figures(ledger, AS_OF)

    assert figures.trend is not None
    assert list(figures.trend.consolidated.rows) == [("C2", 290.25)]
    assert figures.trend.concentration.column("customer_id") == ["C1"]
