"""Words for kinds in a ledger's columns."""

from __future__ import annotations

from typing import Any

HEAD = "document_no|customer_id|document_date|due_date|amount|document_type|item_class|dispute_reason\n"


def test_words_become_values(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            HEAD + "A1|C1|2025-01-01|2025-01-31|1|暂估应收|质保金|质量问题\nA2|C1|2025-01-01|2025-01-31|-1|||否",
        )
    )
    assert ledger.rows("invoices", "document_type", "item_class", "dispute_reason") == [
        ("estimate", "retention", "质量问题"), ("credit_note", "trade", ""),
    ]  # fmt: skip


def test_an_unknown_word_is_counted_at_its_first_place(typed: Any, read: Any) -> None:
    rows = "".join(f"A{number}|C1|2025-01-01|2025-01-31|1|invoice|Zauber|No\n" for number in range(3))
    ledger = read(typed("invoices", HEAD + rows))
    assert ledger.rows("invoices", "item_class") == [("trade",)] * 3
    assert [(issue.at, issue.params["word"], issue.params["count"]) for issue in ledger.found("unknown_word")] == [
        ("Ledger!G2", "Zauber", 3)
    ]


def test_other_tables_have_words_of_their_own(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-01|2025-01-31|1"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to|method\nR1|C1|2025-02-01|1|A1|商承", sheet="R"),
        typed("customers", "customer_id|related_party\nC1|合并范围内", sheet="C"),
        typed("write_offs", "write_off_date|customer_id|amount|kind\n2025-02-01|C1|1|收回", sheet="W"),
        typed("activities", "activity_date|customer_id|channel\n2025-02-01|C1|电话\n2025-02-02|C1|飞鸽", sheet="A"),
    )  # fmt: skip
    assert ledger.rows("receipts", "method") == [("trade_bill",)]
    assert ledger.rows("customers", "related_party") == [("consolidated",)]
    assert ledger.rows("write_offs", "kind") == [("recovery",)]
    assert ledger.rows("activities", "channel") == [("phone",), ("飞鸽",)]
    assert ledger.codes() == []
