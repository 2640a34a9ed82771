"""Planted differences to the general ledger: each is found with its document, and no other."""

from __future__ import annotations

import pandas as pd
import pytest

from xlsaging.metrics.tie_out import TIE_OUT_CAUSE_COLUMNS, TIE_OUT_COLUMNS, tie_out, tie_out_causes
from xlsaging.model.ledger import Ledger

DAY = "2025-03-31"
A, B = "1122", "1123"

INVOICES = pd.DataFrame(
    [
        ("I1", "C1", "2025-01-10", "2025-01-10", 1000.0, A, "CNY"),
        ("I2", "C1", "2025-02-10", "2025-02-10", 2100.0, A, "CNY"),
        ("I3", "C2", "2025-02-20", "2025-02-20", 3300.0, B, "CNY"),
        ("I4", "C3", "2025-03-15", "2025-03-15", 450.0, A, "USD"),
    ],
    columns=["document_no", "customer_id", "document_date", "posting_date", "amount", "account", "currency"],
)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-02-01", 400.0, "I1", A, "CNY"),
        ("R2", "C2", "2025-03-01", 310.0, "I3", B, "CNY"),
    ],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "account", "currency"],
)
TRUE = {(A, "CNY"): 2700.0, (B, "CNY"): 2990.0, (A, "USD"): 450.0}
"""What a general ledger without any mistake says."""

LATE = ("I9", "C2", "2025-03-30", "2025-04-02", 777.0, A, "CNY")
EARLY = ("I8", "C2", "2025-04-01", "2025-03-31", 613.0, A, "CNY")
STRAY = ("R9", "C1", "2025-03-20", 222.0, "I2", B, "CNY")
FREE = ("R8", "C2", "2025-03-21", 91.0, "", B, "CNY")
SOON = ("R7", "C2", "2025-04-03", 155.0, "I3", B, "CNY")
DOUBLE = INVOICES.iloc[1]


def ledger_of(gl: dict, invoices=(), receipts=(), make=lambda frame: frame, **more) -> Ledger:
    rows = [(DAY, account, currency, amount) for (account, currency), amount in gl.items()]
    balances = pd.DataFrame(rows, columns=["balance_date", "account", "currency", "amount"])
    documents = pd.concat([INVOICES, pd.DataFrame(list(invoices), columns=INVOICES.columns)], ignore_index=True)
    money = pd.concat([RECEIPTS, pd.DataFrame(list(receipts), columns=RECEIPTS.columns)], ignore_index=True)
    tables = {"invoices": documents, "receipts": money, "gl_balances": balances, **more}
    return Ledger(**{name: make(frame) for name, frame in tables.items()})


def causes_of(ledger: Ledger) -> set:
    rows = tie_out_causes(ledger, DAY)
    assert list(rows.columns) == list(TIE_OUT_CAUSE_COLUMNS)
    return {(row["account"], row["cause"], row["document_no"], row["amount"]) for row in rows.to_dict("records")}


def unexplained(ledger: Ledger) -> dict:
    rows = tie_out(ledger, DAY)
    return {(row["account"], row["currency"]): row["unexplained"] for row in rows.to_dict("records")}


def test_a_ledger_that_agrees_has_no_causes_although_candidates_are_there() -> None:
    ledger = ledger_of({**TRUE, (B, "CNY"): 2899.0}, [LATE], [FREE, SOON])
    assert causes_of(ledger) == set()
    assert set(unexplained(ledger).values()) == {0.0}


WRITTEN_OFF = pd.DataFrame(
    {"write_off_date": ["2025-03-25"], "customer_id": ["C1"], "document_no": ["I2"], "amount": [58.0], "account": [A]}
)

PLANTED = {
    "posted_after": ({"invoices": [LATE]}, {A: 777.0}, {(A, "posted_after", "I9", -777.0)}),
    "dated_after": ({"invoices": [EARLY]}, {A: 0.0}, {(A, "dated_after", "I8", 613.0)}),
    "wrong_account": (
        {"receipts": [STRAY]},
        {B: -222.0},
        {(A, "wrong_account", "R9", -222.0), (B, "wrong_account", "R9", 222.0)},
    ),
    "unapplied": ({"receipts": [FREE]}, {B: 0.0}, {(B, "unapplied", "R8", -91.0)}),
    "receipt_after": ({"receipts": [SOON]}, {B: -155.0}, {(B, "receipt_after", "R7", 155.0)}),
    "duplicate": ({"invoices": [tuple(DOUBLE)]}, {A: 0.0}, {(A, "duplicate", "I2", 2100.0)}),
    "write_off_not_booked": ({"write_offs": WRITTEN_OFF}, {A: 0.0}, {(A, "write_off_not_booked", "I2", -58.0)}),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_cause_is_found_with_its_document_and_no_other(kind) -> None:
    more, gl, expected = PLANTED[kind]
    told = {key: amount + (gl.get(key[0], 0.0) if key[1] == "CNY" else 0.0) for key, amount in TRUE.items()}
    ledger = ledger_of(told, **more)
    assert causes_of(ledger) == expected
    assert set(unexplained(ledger).values()) == {0.0}


def test_several_causes_at_once_are_told_apart() -> None:
    told = {(A, "CNY"): 2700 + 777.0, (B, "CNY"): 2990 - 222 - 155.0, (A, "USD"): 450.0}
    ledger = ledger_of(told, [LATE, EARLY, tuple(DOUBLE)], [STRAY, SOON, FREE])
    assert causes_of(ledger) == {
        (A, "posted_after", "I9", -777.0),
        (A, "dated_after", "I8", 613.0),
        (A, "duplicate", "I2", 2100.0),
        (A, "wrong_account", "R9", -222.0),
        (B, "wrong_account", "R9", 222.0),
        (B, "receipt_after", "R7", 155.0),
        (B, "unapplied", "R8", -91.0),
    }
    assert set(unexplained(ledger).values()) == {0.0}


def test_what_no_document_proves_stays_unexplained_and_is_no_plug() -> None:
    ledger = ledger_of({**TRUE, (A, "CNY"): 2700 + 12.34})
    assert causes_of(ledger) == set()
    assert unexplained(ledger) == {(A, "CNY"): -12.34, (B, "CNY"): 0.0, (A, "USD"): 0.0}


def test_a_cause_beside_an_unexplained_rest_is_found_and_the_rest_is_left() -> None:
    ledger = ledger_of({**TRUE, (A, "CNY"): 2700 + 777 + 5.55}, [LATE])
    assert causes_of(ledger) == {(A, "posted_after", "I9", -777.0)}
    assert unexplained(ledger)[A, "CNY"] == pytest.approx(-5.55, abs=1e-9)


def test_two_documents_that_would_do_equally_well_prove_nothing() -> None:
    twin = ("I7", *LATE[1:])
    ledger = ledger_of({**TRUE, (A, "CNY"): 2700 + 777.0}, [LATE, twin])
    assert causes_of(ledger) == set()
    assert unexplained(ledger)[A, "CNY"] == -777.0


def test_money_in_another_currency_than_the_document_it_names_is_found_in_both() -> None:
    paid = ("R6", "C1", "2025-03-20", 300.0, "I2", A, "USD")
    ledger = ledger_of({**TRUE, (A, "CNY"): 2700 - 2100.0}, receipts=[paid])
    assert causes_of(ledger) == {(A, "currency", "R6", -300.0), (A, "currency", "R6", 2100.0)}
    assert set(unexplained(ledger).values()) == {0.0}


def test_without_currencies_in_the_general_ledger_booked_rates_explain_the_revaluation() -> None:
    booked = INVOICES.assign(fx_rate=[1.0, 1.0, 1.0, 7.0])
    rates = pd.DataFrame({"rate_date": [DAY], "currency": ["USD"], "rate": [7.2]})
    gl = pd.DataFrame({"balance_date": [DAY, DAY], "account": [A, B], "amount": [2700 + 450 * 7.0, 2990.0]})
    ledger = Ledger(invoices=booked, receipts=RECEIPTS, fx_rates=rates, gl_balances=gl)
    assert causes_of(ledger) == {(A, "revaluation", "I4", 90.0)}
    assert set(unexplained(ledger).values()) == {0.0}


def test_a_document_in_a_currency_without_a_rate_counts_for_nothing_in_the_base_currency() -> None:
    rows = tie_out(
        Ledger(invoices=INVOICES, gl_balances=pd.DataFrame({"balance_date": [DAY], "amount": [6400.0]})), DAY
    )
    assert rows[["outstanding", "difference"]].values.tolist() == [[6400.0, 0.0]]


def test_a_day_without_balances_is_not_compared_with_another_days() -> None:
    rows = tie_out(ledger_of(TRUE), "2025-03-30")
    assert rows["gl_balance"].isna().all()
    assert rows["difference"].isna().all()


def test_an_account_that_only_the_general_ledger_knows_is_there() -> None:
    rows = tie_out(ledger_of({**TRUE, ("2203", "CNY"): 60.0}), DAY).set_index("account")
    assert rows.loc["2203", ["outstanding", "gl_balance", "unexplained"]].tolist() == [0.0, 60.0, -60.0]


def test_every_engine_ties_out_alike(engine) -> None:
    told = {(A, "CNY"): 2700 + 777.0, (B, "CNY"): 2990 - 222.0, (A, "USD"): 450.0}
    ledger = ledger_of(told, [LATE], [STRAY], make=engine.frame)
    rows = engine.pandas(tie_out(ledger, DAY))
    assert list(rows.columns) == list(TIE_OUT_COLUMNS)
    assert rows["unexplained"].tolist() == [0.0, 0.0, 0.0]
    assert sorted(engine.pandas(tie_out_causes(ledger, DAY))["document_no"]) == ["I9", "R9", "R9"]
