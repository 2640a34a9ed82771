"""What each language calls things: names, sheets, headers, values. Every name is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Wording"]


@dataclass(frozen=True)
class Wording:
    """One firm's language and habits of writing."""

    lang: str
    firm: str
    base_currency: str
    foreign_currencies: tuple[str, str]
    rates: Mapping[str, float]
    vat: Decimal
    typical_amount: float
    target: int
    benchmark_dso: int
    season: tuple[float, ...]
    method_weights: tuple[int, ...]
    accounts: tuple[str, str]
    customers: tuple[str, ...]
    customer_types: tuple[str, ...]
    collectors: tuple[str, ...]
    sales_reps: tuple[str, ...]
    departments: tuple[str, ...]
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    causes: tuple[str, ...]
    payment_stages: tuple[str, ...]
    dispute_reasons: tuple[str, ...]
    write_off_reasons: tuple[str, str]
    approver: str
    invoice_prefix: str
    opening_prefix: str
    credit_prefix: str
    debit_prefix: str
    receipt_prefix: str
    clearing_prefix: str
    evidence_prefix: str
    retention_suffix: str
    sheets: Mapping[str, str]
    headers: Mapping[str, str]
    own_headers: Mapping[tuple[str, str], str]
    values: Mapping[str, str]
    notes: tuple[str, ...]
    """What the first sheet says."""

    def header(self, table: str, column: str) -> str:
        """The heading of a column."""
        return self.own_headers.get((table, column)) or self.headers[column]
