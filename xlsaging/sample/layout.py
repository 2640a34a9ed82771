"""How a sample stands in a workbook: which tables, which columns in which order, in whose words, in which format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .wording import Wording

__all__ = ["COLUMNS", "WORDED", "look_of", "written"]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(columns.split())
        for name, columns in {
            "invoices": "document_no instalment_no document_type customer_id customer_name document_date posting_date "
            "due_date original_due_date currency amount fx_rate base_amount net_amount item_class condition_met_date "
            "origin_date origin_document_no reverses_document_no clearing_no clearing_date entity account sales_rep "
            "dispute_reason dispute_date",
            "receipts": "receipt_no receipt_date customer_id customer_name method currency amount fx_rate base_amount "
            "applied_to applied_date clearing_no clearing_date entity account maturity_date returned_date "
            "realised_amount",
            "customers": "customer_id customer_name parent_id related_party customer_type credit_limit terms_days "
            "collector sales_rep department region industry",
            "assignments": "customer_id collector start_date end_date",
            "credits": "receipt_no collector share approved_by",
            "activities": "activity_date customer_id collector channel outcome document_no currency promise_date "
            "promise_amount cause payment_stage evidence",
            "write_offs": "write_off_date customer_id document_no kind currency amount fx_rate base_amount receipt_no "
            "entity account reason approved_by",
            "sales": "month customer_id amount net_amount sales_rep entity",
            "gl_balances": "balance_date entity account currency amount allowance",
            "fx_rates": "rate_date currency rate",
            "targets": "collector month target_amount",
            "settings": "key value",
        }.items()
    }
)
"""Table → its columns in order."""

WORDED = frozenset({"document_type", "item_class", "method", "related_party", "kind", "channel", "outcome"})
"""Columns whose values the language words."""

_WIDTHS = {
    "customer_name": 36,
    "document_type": 18,
    "method": 16,
    "reason": 34,
    "value": 16,
    "key": 18,
    "origin_document_no": 16,
    "document_no": 15,
}


def look_of(column: str) -> tuple[str, int]:
    """The format and the width of a column."""
    if column == "month":
        return "month", 10
    if column.endswith("_date"):
        return "date", 12
    if column.endswith("amount") or column in ("credit_limit", "allowance"):
        return "amount", 16
    if column in ("rate", "fx_rate"):
        return "rate", 10
    if column in ("terms_days", "instalment_no"):
        return "count", 10
    if column == "share":
        return "share", 8
    return "text", _WIDTHS.get(column, 13)


def written(words: Wording, column: str, value: object) -> object:
    """A value as the sheet has it."""
    return words.values.get(value, value) if column in WORDED and isinstance(value, str) else value
