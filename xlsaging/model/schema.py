"""The tables of a ledger: their columns and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["FROZEN_SHEET", "TABLES", "UNASSIGNED", "Column", "Kind", "Table"]

Kind = Literal["id", "text", "date", "amount", "number", "rate", "count"]
"""`id` and `text` are strings ("" where missing); `date` a day number (NEVER where missing); `amount` minor
units of the row's currency, `base_amount` of the base currency; `number` and `rate` floats; `count` whole."""

UNASSIGNED = "unassigned"
"""The group of rows that nobody is responsible for."""

FROZEN_SHEET = "xlsaging"
"""Name of the very hidden sheet of a report that holds what a later one needs to know; it makes a file a report."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and the name of its Excel table and sheet."""

    name: str
    excel_table: str
    columns: Mapping[str, Column]

    @property
    def required(self) -> tuple[str, ...]:
        """Columns without which the table cannot be used."""
        return tuple(column.name for column in self.columns.values() if column.required)


def _table(name: str, excel_table: str, must: str, may: str) -> Table:
    columns = {}
    for required, text in ((True, must), (False, may)):
        for item in text.split():
            column, _, kind = item.partition(":")
            columns[column] = Column(column, kind or "text", required)  # type: ignore[arg-type]  # literal texts below
    return Table(name, excel_table, MappingProxyType(columns))


TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _table(
                "invoices",
                "tblInvoices",
                "document_no:id customer_id:id document_date:date amount:amount",
                "due_date:date posting_date:date instalment_no:count document_type currency:id base_amount:amount "
                "fx_rate:rate net_amount:amount entity:id account:id item_class condition_met_date:date "
                "origin_date:date origin_document_no:id original_due_date:date applied_to:id applied_date:date "
                "reverses_document_no:id customer_name terms_days:count sales_rep collector department region "
                "project po_no:id dispute_reason dispute_date:date settled_date:date paid_amount:amount "
                "open_amount:amount snapshot_date:date clearing_no:id clearing_date:date",
            ),
            _table(
                "receipts",
                "tblReceipts",
                "receipt_no:id customer_id:id receipt_date:date amount:amount",
                "applied_to:id applied_date:date clearing_no:id clearing_date:date method currency:id "
                "base_amount:amount fx_rate:rate entity:id account:id collector returned_date:date customer_name "
                "maturity_date:date realised_amount:amount",
            ),
            _table(
                "customers",
                "tblCustomers",
                "customer_id:id",
                "customer_name parent_id:id related_party customer_type debtor_temper credit_limit:number "
                "terms_days:count terms_rule collector sales_rep department region industry entity:id account:id",
            ),
            _table(
                "assignments",
                "tblAssignments",
                "customer_id:id collector start_date:date",
                "end_date:date",
            ),
            _table(
                "credits",
                "tblCollectionCredits",
                "receipt_no:id collector share:rate",
                "document_no:id approved_by customer_id:id customer_name",
            ),
            _table(
                "activities",
                "tblActivities",
                "activity_date:date customer_id:id",
                "collector channel outcome promise_date:date promise_amount:amount currency:id cause payment_stage "
                "document_no:id evidence",
            ),
            _table(
                "write_offs",
                "tblWriteOffs",
                "write_off_date:date customer_id:id amount:amount",
                "kind document_no:id receipt_no:id currency:id base_amount:amount fx_rate:rate entity:id account:id "
                "reason approved_by",
            ),
            _table(
                "sales",
                "tblSales",
                "month:date amount:amount",
                "net_amount:amount customer_id:id sales_rep entity:id currency:id",
            ),
            _table(
                "gl_balances",
                "tblGlBalances",
                "balance_date:date amount:amount",
                "entity:id account:id currency:id allowance:amount",
            ),
            _table("fx_rates", "tblFxRates", "rate_date:date currency:id rate:rate", ""),
            _table("targets", "tblTargets", "collector month:date target_amount:amount", "currency:id"),
            _table("settings", "tblSettings", "key:id value", ""),
        )
    }
)
"""Every table by name. Columns that a ledger has beyond these are kept as text, for grouping."""
