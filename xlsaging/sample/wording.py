"""What each language calls things: names, sheets, headers, values. Every name is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .names import Names

__all__ = ["Wording"]


@dataclass(frozen=True)
class Wording:
    """One firm's language and habits of writing."""

    lang: str
    firm: str
    base_currency: str
    foreign_currencies: tuple[str, str]
    rates: Mapping[str, int]
    """Base units for 10,000 of a currency, around which its rate wanders."""
    vat_percent: int
    typical_amount: int
    """The middle of what an ordinary customer buys at a time, without VAT."""
    target: int
    benchmark_dso: int
    season: tuple[int, ...]
    holidays: tuple[str, ...]
    method_weights: tuple[int, ...]
    accounts: tuple[str, str]
    home_names: Names
    group_names: tuple[str, str]
    """How an associate and a subsidiary are called; {place} stands for a place."""
    customer_types: tuple[str, ...]
    collectors: tuple[str, ...]
    sales_reps: tuple[str, ...]
    departments: tuple[str, ...]
    regions: tuple[str, ...]
    """The last one is abroad, as is the last customer type."""
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
    overpaid: tuple[int, int]
    """Round sums that customers pay too much, in minor units."""
    prepared: str
    """The line below the title of a sheet that people work on."""
    subtotal: str
    total: str
    signatures: tuple[str, ...]
    notes: tuple[str, ...]
    """What the first sheet says."""

    def header(self, table: str, column: str) -> str:
        """The heading of a column."""
        return self.own_headers.get((table, column)) or self.headers[column]
