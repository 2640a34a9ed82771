"""What a pack freezes comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from xlsaging.app.collect import plain_rows
from xlsaging.app.freeze import closed_tables, frozen_rows, frozen_values
from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger
from xlsaging.report.frozen import pack, unpack

AS_OF = date(2025, 3, 15)


def test_rows_dated_by_the_day_come_back_with_what_is_open_of_them(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger()
    values = unpack(pack(frozen_values(ledger, AS_OF, plain_rows(open_items(ledger, AS_OF)))))
    documents, receipts = frozen_rows(values, "invoices"), frozen_rows(values, "receipts")

    assert (values["as_of"], values["currency"], values["outstanding"]) == (
        "2025-03-15",
        "CNY",
        {"CNY": [54075, 54075]},
    )
    assert documents.column("document_no") == ["A1", "A2", "A3"]
    assert documents.column("amount") == [10000, 20050, 30025]
    assert documents.column("open") == [4000, 20050, 30025]
    # R2 came on the 20th.
    assert receipts.column("receipt_no") == ["R1"]
    assert frozen_rows(values, "write_offs").columns == ()


def test_what_is_read_back_is_what_the_same_ledger_gives(make_ledger: Callable[..., Ledger]) -> None:
    ledger, day = make_ledger(), date(2025, 3, 31)
    values = unpack(pack(frozen_values(ledger, day, plain_rows(open_items(ledger, day)))))
    for table, now in closed_tables(ledger, day).items():
        then = frozen_rows(values, table)
        assert {name: then.column(name) for name in now.columns} == {name: now.column(name) for name in now.columns}


def test_headings_to_type_under_are_there_in_every_language(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger()
    headings = frozen_values(ledger, AS_OF, plain_rows(open_items(ledger, AS_OF)))["headings"]

    assert headings["reason"] == ["Reason", "变动原因", "变动原因\nReason"]


def test_columns_of_unequal_length_are_not_whole() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        frozen_rows({"tables": {"invoices": {"rows": 2, "columns": {"amount": [1]}}}}, "invoices")
    with pytest.raises(KeyError):
        frozen_rows({"tables": {"invoices": {"columns": {}}}}, "invoices")
