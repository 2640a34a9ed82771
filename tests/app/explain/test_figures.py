"""Figures are found by their names and by their headings, in either language."""

from __future__ import annotations

from datetime import date

import pytest

from tests.app.explain.books import ledger_of
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.figures import Wanted, explanation_of, figure_named
from xlsaging.metrics.tie_out import tie_out
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.schema import UNASSIGNED

DAY = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "basis", "found"),
    [
        ("outstanding", None, ("aging", "outstanding")),
        ("应收余额", None, ("aging", "outstanding")),
        ("31-60 days overdue", None, ("aging", "31-60")),
        ("0-30天", "document_date", ("aging", "0-30")),
        ("AR_TIE_OUT:outstanding", None, ("tie_out", "outstanding")),
        ("ar_tie_out: Overdue", None, ("tie_out", "overdue")),
        ("DSO 期末法", None, ("dso_trend", "period_end")),
        ("write_offs_to_credit_sales", None, ("bad_debts", "write_offs_to_credit_sales")),
        ("销售回款率", None, ("collectors", "sales_collection_rate")),
        ("Open, base currency", None, ("open_items", "base_open_amount")),
        ("rank", None, ("collectors", "rank")),
        ("shoe size", None, None),
        ("31-60", "origin_date", ("aging", "31-60")),
    ],
)
def test_a_figure_is_found_by_name_and_heading(text: str, basis: str | None, found: tuple[str, str] | None) -> None:
    assert figure_named(text, ledger_of(1), basis) == found


def test_each_table_has_its_explanations() -> None:
    ledger = ledger_of(3)
    wanted = [
        Wanted("aging", "outstanding"),
        Wanted("open_items", "base_open_amount"),
        Wanted("dso_trend", "receivable", key="2025-02-28"),
        Wanted("bad_debts", "write_offs_to_credit_sales", part="numerator"),
        Wanted("collectors", "accounts", key=UNASSIGNED),
        Wanted("tie_out", "outstanding", key=_group(ledger)),
    ]

    assert all(explanation_of(ledger, DAY, each) for each in wanted)


def _group(ledger: Ledger) -> str:
    return "/".join(filter(None, plain_rows(tie_out(ledger, DAY)).rows[0][:3]))


def test_a_part_that_a_ratio_does_not_have_is_refused() -> None:
    with pytest.raises(BadSettingError):
        explanation_of(ledger_of(1), DAY, Wanted("bad_debts", "write_offs_to_credit_sales", part="half"))
