"""A ledger that was changed after its month was closed: what is found, and what it does to the balance."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsaging.app import against
from xlsaging.app.against import Pack, against_figures
from xlsaging.app.collect import plain_rows
from xlsaging.app.freeze import frozen_values
from xlsaging.metrics.open_items import open_items
from xlsaging.model.errors import PackCurrencyError, PackDamagedError, PackLaterError, TiesBrokenError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings
from xlsaging.report.changes_figures import AgainstFigures, FieldChange
from xlsaging.report.frozen import pack, unpack

MAY, JUNE = date(2025, 5, 31), date(2025, 6, 30)
INVOICES = pd.DataFrame(
    [
        ("A1", "C1", "2025-03-10", "2025-04-09", 300.0, "CNY"),
        ("A2", "C2", "2025-04-05", "2025-05-05", 80.0, "CNY"),
        ("A3", "C3", "2025-05-20", "2025-06-19", 40.0, "USD"),
        ("A4", "C1", "2025-06-10", "2025-07-10", 50.0, "CNY"),
    ],
    columns=["document_no", "customer_id", "document_date", "due_date", "amount", "currency"],
)
RECEIPTS = pd.DataFrame(
    [("R1", "C1", "2025-05-15", 100.0, "A1", None), ("R2", "C2", "2025-05-20", 30.0, "A2", None)],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "returned_date"],
)
RATES = pd.DataFrame({"rate_date": ["2025-05-01"], "currency": ["USD"], "rate": [7.0]})


def _ledger(invoices: pd.DataFrame = INVOICES, receipts: pd.DataFrame = RECEIPTS, rate: float = 7.0) -> Ledger:
    return Ledger(invoices=invoices, receipts=receipts, fx_rates=RATES.assign(rate=rate))


def _frozen(ledger: Ledger, day: date = MAY) -> Pack:
    values = frozen_values(ledger, day, plain_rows(open_items(ledger, day)))
    return Pack("may.xlsx", unpack(pack(values)))


def _against(ledger: Ledger) -> AgainstFigures:
    return against_figures(ledger, JUNE, _frozen(_ledger()))


def _with(frame: pd.DataFrame, number: str, **values: Any) -> pd.DataFrame:
    made = frame.copy()
    for name, value in values.items():
        made.loc[made.iloc[:, 0] == number, name] = value
    return made


def test_an_untouched_ledger_has_no_changes_whatever_the_order_of_its_rows() -> None:
    found = _against(_ledger(INVOICES[::-1].reset_index(drop=True), RECEIPTS[::-1].reset_index(drop=True)))

    # 200 + 50 in yuan, 40 dollars at 7.
    assert (found.outstanding_then, found.outstanding_now) == (530.0, 530.0)
    assert (found.changes, found.rates) == ((), ())


def test_what_comes_after_the_closed_months_is_no_change() -> None:
    later = pd.DataFrame([("A9", "C1", "2025-06-01", "2025-07-01", 9.0, "CNY")], columns=INVOICES.columns)

    assert _against(_ledger(pd.concat([INVOICES, later], ignore_index=True))).changes == ()


@pytest.mark.parametrize(
    ("number", "values", "fields", "effect"),
    [
        ("A2", {"amount": 95.0}, (FieldChange("amount", 80.0, 95.0),), 15.0),
        ("A2", {"due_date": "2025-05-25"}, (FieldChange("due_date", date(2025, 5, 5), date(2025, 5, 25)),), 0.0),
        ("A2", {"customer_id": "C1"}, (FieldChange("customer_id", "C2", "C1"),), 0.0),
        ("A2", {"document_date": "2025-06-02"},
         (FieldChange("document_date", date(2025, 4, 5), date(2025, 6, 2)),), -80.0),
    ],
)  # fmt: skip
def test_a_changed_document_says_what_changed_and_what_it_does(
    number: str, values: dict[str, Any], fields: tuple[FieldChange, ...], effect: float
) -> None:
    found = _against(_ledger(_with(INVOICES, number, **values)))
    (change,) = found.changes

    assert (change.table, change.kind, change.number) == ("invoices", "changed", number)
    assert change.fields == fields
    assert (change.effect, change.day) == (effect, date(2025, 4, 5))
    assert found.outstanding_now - found.outstanding_then == effect


def test_backdated_and_removed_rows_are_told_apart() -> None:
    new = pd.DataFrame([("A7", "C4", "2025-04-30", "2025-05-30", 12.5, "CNY")], columns=INVOICES.columns)
    found = _against(_ledger(pd.concat([INVOICES, new], ignore_index=True), RECEIPTS[1:]))
    told = [(each.kind, each.table, each.number, each.effect) for each in found.changes]

    assert told == [("backdated", "invoices", "A7", 12.5), ("removed", "receipts", "R1", 100.0)]
    assert found.outstanding_now - found.outstanding_then == 112.5


def test_a_later_document_moved_into_a_closed_month_is_backdated() -> None:
    (change,) = _against(_ledger(_with(INVOICES, "A4", document_date="2025-05-30"))).changes

    assert (change.kind, change.number, change.effect) == ("backdated", "A4", 50.0)


def test_a_return_entered_for_a_closed_month_undoes_the_receipt() -> None:
    (change,) = _against(_ledger(receipts=_with(RECEIPTS, "R1", returned_date="2025-05-25"))).changes

    assert change.fields == (FieldChange("returned_date", None, date(2025, 5, 25)),)
    assert change.effect == 100.0
    assert _against(_ledger(receipts=_with(RECEIPTS, "R1", returned_date="2025-06-05"))).changes == ()


def test_a_receipt_that_goes_to_another_document_leaves_the_balance_alone() -> None:
    (change,) = _against(_ledger(receipts=_with(RECEIPTS, "R1", applied_to=""))).changes

    assert change.fields == (FieldChange("applied_to", "A1", ""),)
    assert change.effect == 0.0


def test_foreign_changes_count_in_both_currencies() -> None:
    (change,) = _against(_ledger(_with(INVOICES, "A3", amount=50.0))).changes

    assert (change.currency, change.effect, change.base_effect) == ("USD", 10.0, 70.0)


def test_another_rate_stands_by_itself() -> None:
    found = _against(_ledger(rate=7.25))

    assert found.changes == ()
    assert found.rates == (("USD", 10.0),)
    assert found.outstanding_now == 540.0


def test_of_two_equal_rows_one_that_goes_is_found() -> None:
    twice = pd.concat([INVOICES, INVOICES[:1]], ignore_index=True)
    found = against_figures(_ledger(), JUNE, _frozen(_ledger(twice)))

    assert [(each.kind, each.number, each.effect) for each in found.changes] == [("removed", "A1", -300.0)]


def test_a_pack_of_a_later_day_another_currency_or_without_its_parts_is_refused() -> None:
    with pytest.raises(PackLaterError, match="2025-06-30, after 2025-05-31"):
        against_figures(_ledger(), MAY, _frozen(_ledger(), JUNE))
    with pytest.raises(PackCurrencyError, match="CNY, the report in EUR"):
        against_figures(Ledger(invoices=INVOICES, settings=Settings(base_currency="EUR")), JUNE, _frozen(_ledger()))
    values = _frozen(_ledger()).values
    with pytest.raises(PackDamagedError):
        against_figures(_ledger(), JUNE, Pack("may.xlsx", {**values, "tables": {"invoices": {"columns": {}}}}))


def test_effects_that_are_not_the_difference_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = _ledger(_with(INVOICES, "A2", amount=95.0))
    monkeypatch.setattr(against, "closed_changes", lambda *_: [])

    with pytest.raises(TiesBrokenError, match="Effects of changes"):
        _against(changed)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_whatever_is_changed_the_effects_are_the_whole_difference(seed: int) -> None:
    """against_figures raises where they are not."""
    dice = random.Random(seed)
    invoices, receipts = INVOICES.copy(), RECEIPTS.copy()
    for _ in range(4):
        frame = dice.choice((invoices, receipts))
        row = dice.randrange(len(frame))
        name = dice.choice(("customer_id", "amount", frame.columns[0], frame.columns[2]))
        values = {"customer_id": f"C{dice.randrange(4)}", "amount": float(dice.randrange(-50, 400))}
        day = f"2025-0{dice.randrange(3, 8)}-1{dice.randrange(9)}"
        frame.loc[row, name] = values.get(name, day if name.endswith("_date") else f"A{dice.randrange(1, 5)}")
    found = _against(_ledger(invoices, receipts))
    effects = sum(each.base_effect for each in found.changes) + sum(amount for _, amount in found.rates)

    assert found.outstanding_now - found.outstanding_then == pytest.approx(effects)
