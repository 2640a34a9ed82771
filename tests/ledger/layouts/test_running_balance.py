"""A balance that runs on is no open amount."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.layouts.running_balance import runs_on

STATEMENT = """
    document_no | customer_id | document_date | amount | open_amount | summary
    1001        | C1          | 2025-01-03    | 100    | 100         | Invoice
                | C1          | 2025-01-20    | -60    | 40          | Payment, thank you
    1002        | C1          | 2025-01-25    | 10     | 50          | Invoice
    1003        | C2          | 2025-01-05    | 70     | 70          | Invoice
"""


def test_a_statement_with_a_running_balance_is_an_account(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", STATEMENT))
    assert ledger.rows("invoices", "document_no", "amount") == [("1001", 10000), ("1002", 1000), ("1003", 7000)]
    assert ledger.rows("receipts", "customer_id", "amount") == [("C1", 6000)]
    assert ledger.found("layout_recognised")[0].params["layout"] == "customer_account"


def test_an_entry_that_breaks_the_chain_is_named_at_its_cells(typed: Any, read: Any) -> None:
    more = [f"{2000 + n} | C2 | 2025-02-{n:02} | 5 | {70 + 5 * n + (n > 20)} | Invoice" for n in range(1, 28)]
    lines = STATEMENT.rstrip() + "\n" + "\n".join(more)
    ledger = read(typed("invoices", lines))
    assert [issue.at for issue in ledger.found("balance_broken")] == ["Ledger!E26"]


@pytest.mark.parametrize(
    "rows",
    [
        "A1 | C1 | 100 | 40 \n A2 | C1 | 50 | 50 \n A3 | C1 | 30 | 0",
        "A1 | C1 | 100 | 100 \n A2 | C1 | 50 | 50 \n A3 | C2 | 30 | 30",
        "A1 | C1 | 100 | 100 \n A2 | C1 | 100 | 140 \n A3 | C1 | 30 | 30",
        "A1 | C1 | 100 | 100 \n A2 | C1 | 100 | 200",
    ],
)
def test_what_is_open_of_each_document_is_not_taken_for_one(typed: Any, rows: str) -> None:
    assert not runs_on(typed("invoices", f"document_no | customer_id | amount | open_amount \n {rows}"))


def test_it_may_run_over_all_customers(typed: Any) -> None:
    rows = "A1 | C1 | 100 | 100 \n A2 | C2 | 50 | 150 \n A3 | C1 | -30 | 120"
    assert runs_on(typed("invoices", f"document_no | customer_id | amount | open_amount \n {rows}"))
