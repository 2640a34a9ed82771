"""Several days from one settlement say what each day says alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as examples

from tests.strategies import as_ledger, books_of, seeds
from xlsaging.app.engine import for_reports
from xlsaging.metrics.month_ends import items_at, share_positions
from xlsaging.metrics.open_items import placed_items
from xlsaging.metrics.positions import Position, positions
from xlsaging.metrics.windows import months_window
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day, to_day

COLUMNS = ["customer_id", "currency", "item", "document_type", "exists_day", "open", "base_open", "bucket"]
DAYS = [to_day(date(2025, month, day)) for month, day in ((1, 31), (2, 28), (3, 10), (4, 30))]


def _rows(frame, columns):
    return sorted(frame.to_pandas()[columns].itertuples(index=False, name=None))


@pytest.mark.parametrize("unapplied", ["separate", "net", "fifo"])
@given(seed=seeds)
@examples(max_examples=3)
def test_each_day_is_what_it_is_alone(unapplied, seed):
    choices = {"skip_disputed": bool(seed % 2), "terms_days": 30 if seed % 3 else None}
    rule = "month_end" if seed % 2 else "days"
    ledger = for_reports(as_ledger(books_of(seed, 40), unapplied=unapplied, terms_rule=rule, **choices))
    together = items_at(ledger, DAYS).to_pandas()
    for day in DAYS:
        alone = placed_items(ledger, from_day(day), "due_date", buckets=(90,))
        alone = alone.with_columns(alone["base_open"].fill_null(0))
        mine = together[together["bound"] == day][COLUMNS].itertuples(index=False, name=None)
        assert sorted(mine) == _rows(alone, COLUMNS)


@given(seed=seeds)
@examples(max_examples=2)
def test_shared_positions_are_those_of_each_day(seed):
    books, window = books_of(seed, 40), months_window("2025-04-30", 4)
    shared, single = for_reports(as_ledger(books)), for_reports(as_ledger(books))
    share_positions(shared, window.bounds)
    for day in window.bounds:
        asked = positions(single, day, (), window).get((), Position())
        told = positions(shared, day, (), window).get((), Position())
        assert told.from_periods(window) == asked.from_periods(window)
        amounts = ("outstanding", "not_due", "overdue", "over_90", "credits", "undated", "unsold")
        assert [getattr(told, name) for name in amounts] == [getattr(asked, name) for name in amounts]


def test_a_balance_in_foreign_currency_is_turned_at_the_rate_of_each_day(table):
    invoices = table(
        "document_no customer_id document_date amount currency\nA1 C1 2025-01-01 100 USD\nA2 C1 2025-02-01 9 CNY"
    )
    rates = table("rate_date currency rate\n2025-01-01 USD 7\n2025-02-20 USD 8")
    days = [to_day("2025-01-31"), to_day("2025-02-28")]
    found = items_at(Ledger(invoices=invoices, fx_rates=rates), days)
    assert _rows(found, ["bound", "base_open"]) == [(days[0], 70000), (days[1], 900), (days[1], 80000)]


def test_days_known_already_are_not_settled_again(table):
    ledger = Ledger(invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-01 100"))
    items_at(ledger, DAYS, carry=("collector",))
    known = ledger.recall("items_at")
    assert list(items_at(ledger, DAYS[:1])["bound"]) == DAYS[:1]
    assert ledger.recall("items_at") is known
    assert set(items_at(ledger, [DAYS[-1] + 1])["bound"]) == {DAYS[-1] + 1}
    assert ledger.recall("items_at")[0] == {*DAYS, DAYS[-1] + 1}
