"""The tables that grow with the ledger, as Arrow tables with canonical columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xlsaging.model.periods import NEVER

from .cash import METHODS, Receipts, cleared_on
from .columns import counts, dates, document_numbers, joined, money, month_marks, padded, rates, words
from .days import END, START
from .desk import CHANNELS, OUTCOMES, Contacts
from .draws import Whole
from .firm import ENTITIES, Firm
from .plan import Plan, Role
from .sales import KINDS, Lines, make_lines

__all__ = ["Numbering", "contacts_table", "customer_ids", "invoices_table", "losses_table", "receipts_table"]


def customer_ids(firm: Firm) -> list[str]:
    """C0001 and on."""
    width = max(4, len(str(len(firm.customers))))
    return [f"C{number:0{width}d}" for number in range(1, len(firm.customers) + 1)]


def _currencies(firm: Firm) -> list[str]:
    return [firm.words.base_currency, *firm.words.foreign_currencies]


def _money_columns(firm: Firm, amount: Whole, currency: Whole, day: Whole) -> dict[str, Any]:
    """Amount, rate and amount in the books' currency, with the currency."""
    return {
        "currency": words(_currencies(firm), currency),
        "amount": money(amount),
        "fx_rate": rates(firm.rate(currency, day)),
        "base_amount": money(firm.in_base(amount, currency, day)),
    }


def _place_columns(firm: Firm, entity: Whole, account: Whole) -> dict[str, Any]:
    return {"entity": words(ENTITIES, entity), "account": words(firm.words.accounts, account)}


def invoices_table(plan: Plan, lines: Lines, numbers: Any, disputed: Whole) -> Any:
    """Invoices, each line with its document's number."""
    firm, customer = plan.firm, lines.customer
    red = np.flatnonzero(lines.other >= 0)
    reverses = np.full(len(lines), -1)
    reverses[red] = np.arange(len(red))
    reversed_numbers = (
        document_numbers(plan, make_lines(plan, lines.other[red])) if len(red) else pa.array([], pa.string())
    )
    group, cleared = cleared_on(plan, lines)
    reason = np.where(disputed < NEVER, lines.line % len(firm.words.dispute_reasons), -1)
    return pa.table(
        {
            "document_no": numbers,
            "instalment_no": counts(lines.instalment),
            "document_type": words(KINDS, lines.kind),
            "customer_id": words(customer_ids(firm), customer),
            "customer_name": words(firm.customers.names, customer),
            "document_date": dates(lines.day),
            "posting_date": dates(lines.posted),
            "due_date": dates(lines.due),
            "original_due_date": dates(lines.first_due),
            **_money_columns(firm, lines.amount, lines.currency, lines.day),
            "net_amount": money(lines.net, lines.net != 0),
            "item_class": words(("trade", "retention"), (lines.role == Role.RETENTION).astype(np.int64)),
            "condition_met_date": dates(lines.met),
            "origin_date": dates(lines.origin),
            "origin_document_no": _origins(firm, lines),
            "reverses_document_no": pc.take(reversed_numbers, pa.array(reverses, mask=reverses < 0)),
            "clearing_no": _groups(firm, group),
            "clearing_date": dates(cleared),
            **_place_columns(firm, firm.customers.entity[customer], firm.customers.account[customer]),
            "sales_rep": words(firm.words.sales_reps, firm.customers.rep[customer]),
            "dispute_reason": words(firm.words.dispute_reasons, reason),
            "dispute_date": dates(disputed),
        }
    )


def _origins(firm: Firm, lines: Lines) -> Any:
    """The numbers that carried-forward documents had in the old books."""
    dated = lines.origin < NEVER
    months = np.where(dated, lines.origin, 0).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    mark = padded((months // 12 + 1970) % 100 * 100 + months % 12 + 1, 4)
    number = padded(firm.draws.between("origin number", lines.line, 1, 60), 3)
    whole = joined(firm.words.invoice_prefix, mark, "-", number)
    return pc.if_else(pa.array(dated), whole, pa.scalar(None, pa.string()))


def _groups(firm: Firm, group: Whole) -> Any:
    whole = joined(firm.words.clearing_prefix, padded(group, 4))
    return pc.if_else(pa.array(group > 0), whole, pa.scalar(None, pa.string()))


@dataclass
class Numbering:
    """Numbers receipts month by month, going on from piece to piece."""

    plan: Plan
    _next: Whole = field(init=False)

    def __post_init__(self) -> None:
        self._next = np.ones(len(self.plan.firm.calendar.starts), np.int64)

    def number(self, receipts: Receipts) -> Any:
        """The number of each receipt, in the order given; the use of a credit note has the note's own."""
        firm = self.plan.firm
        month = firm.calendar.month_of(receipts.day)
        cash = receipts.method >= 0
        numbers = np.zeros(len(receipts), np.int64)
        for each in np.flatnonzero(np.bincount(month[cash], minlength=len(self._next))):
            here = np.flatnonzero(cash & (month == each))
            numbers[here] = self._next[each] + np.arange(len(here))
            self._next[each] += len(here)
        width = max(3, len(str(int(np.diff(self.plan.edges).max()))))
        own = joined(firm.words.receipt_prefix, month_marks(firm, receipts.day), "-", padded(numbers, width))
        used = np.flatnonzero(~cash)
        if not len(used):
            return own
        notes = document_numbers(self.plan, make_lines(self.plan, receipts.line[used] + 1))
        return pc.replace_with_mask(own, pa.array(~cash), notes)


def receipts_table(plan: Plan, receipts: Receipts, numbers: Any, documents: Any, first: int) -> Any:
    """Receipts; `documents` are the numbers of the lines from `first` on."""
    firm = plan.firm
    named = pc.take(documents, pa.array(receipts.line - first))
    cleared = np.where(receipts.group > 0, receipts.day, NEVER)
    return pa.table(
        {
            "receipt_no": numbers,
            "receipt_date": dates(receipts.day),
            "customer_id": words(customer_ids(firm), receipts.customer),
            "customer_name": words(firm.customers.names, receipts.customer),
            "method": words(METHODS, receipts.method),
            **_money_columns(firm, receipts.amount, receipts.currency, receipts.day),
            "applied_to": pc.if_else(pa.array(receipts.applied), named, pa.scalar(None, pa.string())),
            "applied_date": dates(receipts.applied_day),
            "clearing_no": _groups(firm, receipts.group),
            "clearing_date": dates(cleared),
            **_place_columns(firm, receipts.entity, receipts.account),
            "maturity_date": dates(receipts.maturity),
            "returned_date": dates(receipts.returned),
            "realised_amount": money(receipts.realised, receipts.realised > 0),
        }
    )


def contacts_table(plan: Plan, contacts: Contacts, documents: Any, first: int) -> Any:
    """Contacts about documents."""
    firm = plan.firm
    days = np.arange(START, END + 1).astype("datetime64[D]").astype(str)
    marks = words([f"{day[2:4]}{day[5:7]}{day[8:10]}" for day in days], contacts.day - START)
    proof = joined(firm.words.evidence_prefix, marks, "-", padded(contacts.evidence, 3))
    return pa.table(
        {
            "activity_date": dates(contacts.day),
            "customer_id": words(customer_ids(firm), contacts.customer),
            "collector": words(firm.collectors, contacts.collector),
            "channel": words(CHANNELS, contacts.channel),
            "outcome": words(OUTCOMES, contacts.outcome),
            "document_no": pc.take(documents, pa.array(contacts.line - first)),
            "currency": words(_currencies(firm), contacts.currency),
            "promise_date": dates(contacts.promised_on),
            "promise_amount": money(contacts.promised, contacts.promised > 0),
            "cause": words(firm.words.causes, contacts.cause),
            "payment_stage": words(firm.words.payment_stages, contacts.stage),
            "evidence": pc.if_else(pa.array(contacts.evidence > 0), proof, pa.scalar(None, pa.string())),
        }
    )


def losses_table(plan: Plan, lost: Lines, day: Whole, amount: Whole, documents: Any, receipts: Any) -> Any:
    """Write-offs and recoveries; `documents` and `receipts` are the numbers of theirs."""
    firm, customer = plan.firm, lost.customer
    back = (amount < 0).astype(np.int64)
    return pa.table(
        {
            "write_off_date": dates(day),
            "customer_id": words(customer_ids(firm), customer),
            "document_no": documents,
            "kind": words(("write_off", "recovery"), back),
            **_money_columns(firm, amount, lost.currency, day),
            "receipt_no": receipts,
            **_place_columns(firm, firm.customers.entity[customer], firm.customers.account[customer]),
            "reason": words(firm.words.write_off_reasons, back),
            "approved_by": words([firm.words.approver], np.zeros_like(back)),
        }
    )
