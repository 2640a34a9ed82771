"""Every row of the input ends in exactly one place, whatever is thrown in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsaging.ledger.assemble import assemble
from xlsaging.ledger.row_accounts import assert_ties, exact_sum
from xlsaging.model.accounting import RowAccount
from xlsaging.model.errors import TiesBrokenError
from xlsaging.model.settings import Settings

ids = st.sampled_from(["", "A1", "A2", "C1", "007"])
days = st.sampled_from(["", "2024-12-31", "2025-01-31", "2025-02-28"])
money = st.sampled_from(["", "0", "1.005", "-0.5", "100", "-100", "33.333", "1e15", "-2.675"])
currencies = st.sampled_from(["", "CNY", "JPY", "KWD", "USD", "Taler"])
types = st.sampled_from(["", "invoice", "红字发票", "DZ", "RV", "坏账", "退款", "AB", "PENALTY", "nonsense"])
texts = st.sampled_from(["", "上年结转", "销售", "收款", "核销坏账", "红字冲销", "退款", "收回已核销坏账"])
sides = st.sampled_from(["", "借", "贷", "平"])

SHAPES: dict[str, tuple[str, dict[str, Any]]] = {
    "open items": ("invoices", {"document_no": ids, "customer_id": ids, "document_date": days, "due_date": days,
                                "amount": money, "currency": currencies, "document_type": types}),
    "paid": ("invoices", {"document_no": ids, "customer_id": ids, "document_date": days, "amount": money,
                          "paid_amount": money, "settled_date": days}),
    "snapshot": ("invoices", {"document_no": ids, "customer_id": ids, "document_date": days, "open_amount": money,
                              "snapshot_date": days}),
    "account": ("account", {"customer_id": ids, "document_date": days, "summary": texts, "voucher_no": ids,
                            "debit": money, "credit": money, "direction": sides, "balance": money,
                            "currency": currencies}),
    "aging": ("aging", {"customer_id": ids, "bucket:not_due": money, "bucket:1-30": money, "bucket:31-": money,
                        "bucket_total": money, "currency": currencies}),
    "receipts": ("receipts", {"receipt_no": ids, "customer_id": ids, "receipt_date": days, "amount": money,
                              "applied_to": ids, "currency": currencies}),
    "write-offs": ("write_offs", {"write_off_date": days, "customer_id": ids, "amount": money}),
}  # fmt: skip


@st.composite
def tables(draw: Any) -> tuple[str, str, str]:
    name = draw(st.sampled_from(list(SHAPES)))
    kind, columns = SHAPES[name]
    rows = draw(st.lists(st.tuples(*columns.values()), min_size=1, max_size=8))
    text = "\n".join("|".join(row) for row in [tuple(columns), *rows])
    return kind, text, draw(st.sampled_from(["Ledger", "预收", "S2"]))


WHOLE_TABLES = {"table_not_used", "summary_not_used", "other_snapshot_table"}
ANCHOR = "document_no|customer_id|document_date|amount\nZ1|C1|2025-01-01|10"


@settings(deadline=None, max_examples=60)
@given(st.lists(tables(), min_size=1, max_size=4))
def test_rows_and_sums_always_tie(typed: Any, drawn: list[tuple[str, str, str]]) -> None:
    made = [typed(kind, text, sheet=sheet, as_of="2025-01-31") for kind, text, sheet in drawn]
    ledger = assemble([typed("invoices", ANCHOR, sheet="Anchor"), *made], Settings(tables={"aging": "Ledger!A1"}))
    for account, table in zip(ledger.rows[1:], made, strict=True):
        assert account.read == len(table.frame)
        assert account.ties
    assert ledger.rows[0].used == 1


@settings(deadline=None, max_examples=30)
@given(st.lists(tables(), min_size=1, max_size=3))
def test_rows_set_aside_have_their_issue_and_frames_hold_no_nulls(
    typed: Any, drawn: list[tuple[str, str, str]]
) -> None:
    made = [typed(kind, text, sheet=sheet, as_of="2025-01-31") for kind, text, sheet in drawn]
    ledger = assemble([typed("invoices", ANCHOR, sheet="Anchor"), *made])
    for code in {code for account in ledger.rows for code in account.set_aside} - WHOLE_TABLES:
        rows = sum(account.set_aside[code][0] for account in ledger.rows if code in account.set_aside)
        found = [issue for issue in ledger.issues if issue.code == code]
        assert len(found) == rows
        assert all("!" in issue.at for issue in found)
    for table in ledger.tables:
        frame = ledger.typed(table).to_native()
        for name, dtype in frame.dtypes.items():
            assert not str(name).startswith("_")
            assert str(dtype) in ("str", "int64", "float64")
            if str(dtype) != "float64":
                assert not frame[name].isna().any()


def test_a_broken_account_is_raised_with_its_place() -> None:
    good = RowAccount(
        "invoices", "S!A2:B3", read=2, used=1, set_aside={"missing_amount": (1, 0)}, read_sum=5, used_sum=5
    )
    assert_ties([good])
    with pytest.raises(TiesBrokenError, match="S!A2:B3"):
        assert_ties([replace(good, used_sum=4)])
    with pytest.raises(TiesBrokenError, match="S!A2:B3"):
        assert_ties([replace(good, used=2)])


def test_sums_do_not_overflow() -> None:
    assert exact_sum(np.full(1000, -(2**62))) == -1000 * 2**62
