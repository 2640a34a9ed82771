"""Documents that could explain a difference to the general ledger, each with what it would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, to_day
from xlsaging.model.schema import UNASSIGNED

from .applications import applications
from .attributes import own_columns, with_attributes
from .open_items import placed_items
from .rates import with_base
from .small import rows_of
from .sources import documents
from .tie_out_search import Candidate, Group

__all__ = ["Group", "candidates", "dimensions", "with_places"]

_AFTER_DAYS = 31
"""How long after the day cash may have been booked early."""
_DOCUMENT = ["customer_id", "document_no", "document_date", "posting_date", "entity", "account", "currency", "amount"]


def dimensions(ledger: Ledger) -> dict[str, bool]:
    """Whether both the sub-ledger and the general ledger tell entity, account and currency apart."""
    names = ("entity", "account", "currency")
    general = {name: not ledger.has("gl_balances") or ledger.has("gl_balances", name) for name in names}
    own = {name: ledger.has("invoices", name) or ledger.has("customers", name) for name in names}
    own["currency"] = own["currency"] or not ledger.has("gl_balances")
    return {name: general[name] and own[name] for name in names}


def with_places(frame: Any, ledger: Ledger, names: list[str], day: int) -> Any:
    """`frame` with entity and account (those of `names`) filled: the row's own, the customer's, else where the
    customer's documents are (the first by name), as cash that says nothing of it does."""
    frame = with_attributes(frame, ledger, names, day)
    for name in names:
        if not ledger.has("invoices", name):
            continue
        theirs = ledger.typed("invoices", ["customer_id", name]).filter(nw.col(name) != "")
        theirs = theirs.group_by("customer_id").agg(nw.col(name).min().alias("place"))
        frame = frame.join(theirs, on="customer_id", how="left")
        unsaid = (nw.col(name) == UNASSIGNED) & ~nw.col("place").is_null()
        frame = frame.with_columns(nw.when(unsaid).then(nw.col("place")).otherwise(nw.col(name)).alias(name))
        frame = frame.drop("place")
    return frame


def candidates(ledger: Ledger, as_of: date, names: dict[str, bool]) -> list[Candidate]:
    """All candidates on `as_of`, the more telling kinds first. Documents concerned are collected, no others."""
    finder = _Finder(ledger, as_of, names)
    kinds = [finder.cut_off(), finder.wrong_account(), finder.wrong_reference(), finder.duplicates()]
    kinds += [finder.unapplied(), finder.write_offs(), finder.receipts_after(), finder.revaluation()]
    return [each for kind in kinds for each in kind if any(amount for _, amount in each.effects)]


class _Finder:
    def __init__(self, ledger: Ledger, as_of: date, names: dict[str, bool]) -> None:
        self.ledger, self.as_of, self.day, self.names = ledger, as_of, to_day(as_of), names
        self.kept = [name for name, known in names.items() if known and name != "currency"]

    def _group(self, row: dict[str, Any], *, account: str | None = None, entity: str | None = None) -> Group:
        currency = row["currency"] if self.names["currency"] else self.ledger.settings.base_currency
        own = row.get("entity") or UNASSIGNED if entity is None else entity or UNASSIGNED
        where = row.get("account") or UNASSIGNED if account is None else account or UNASSIGNED
        return own if self.names["entity"] else "", where if self.names["account"] else "", currency

    def _usable(self, row: dict[str, Any]) -> bool:
        """Whether the row's amount is in the currency that the tie-out is in."""
        return bool(self.names["currency"] or row["currency"] == self.ledger.settings.base_currency)

    def _rows(self, frame: Any, columns: list[str], attributes: bool = True) -> Iterator[dict[str, Any]]:
        if attributes:
            frame = with_places(frame, self.ledger, self.kept, self.day)
        for row in rows_of(frame.select(*columns)):
            named = dict(zip(columns, row, strict=True))
            if self._usable(named):
                yield named

    def cut_off(self) -> list[Candidate]:
        """Documents dated on one side of the day and posted on the other."""
        if not self.ledger.has("invoices", "posting_date"):
            return []
        frame = self.ledger.typed("invoices", _DOCUMENT).filter(nw.col("posting_date") != NEVER)
        late = frame.filter(nw.col("document_date") <= self.day, nw.col("posting_date") > self.day)
        early = frame.filter(nw.col("document_date") > self.day, nw.col("posting_date") <= self.day)
        early = early.filter(nw.col("document_date") != NEVER)
        made = []
        for kind, part, sign in (("posted_after", late, -1), ("dated_after", early, 1)):
            for row in self._rows(part, _DOCUMENT):
                effect = ((self._group(row), sign * row["amount"]),)
                made.append(Candidate(kind, row["document_no"], row["customer_id"], effect))
        return made

    def wrong_account(self) -> list[Candidate]:
        """Receipts on one account, or in one entity, that settled a document in another: the document's place lacks
        the receipt in the general ledger, the receipt's has it."""
        kept = [name for name in self.kept if self.ledger.has("receipts", name)]
        if not kept:
            return []
        booked = {name: f"booked_{name}" for name in kept}
        about = self.ledger.typed("receipts", ["customer_id", "receipt_no", *kept])
        about = about.group_by("customer_id", "receipt_no").agg(nw.col(name).max().alias(booked[name]) for name in kept)
        about = about.rename({"receipt_no": "source_no"})
        frame = applications(self.ledger, self.as_of, "due_date").filter(nw.col("source_table") == "receipts")
        frame = with_places(
            frame.join(about, on=["customer_id", "source_no"], how="inner"), self.ledger, self.kept, self.day
        )
        columns = ["customer_id", "source_no", *self.kept, "currency", *booked.values()]
        frame = frame.with_columns(
            nw.when(nw.col(there) == "").then(nw.col(name)).otherwise(nw.col(there)).alias(there)
            for name, there in booked.items()
        )
        strayed = nw.any_horizontal(
            *(nw.col(there) != nw.col(name) for name, there in booked.items()), ignore_nulls=True
        )
        sums = frame.filter(strayed).group_by(*columns).agg(nw.col("amount").sum())
        return [self._mispost(row, booked) for row in self._rows(sums, [*columns, "amount"], attributes=False)]

    def _mispost(self, row: dict[str, Any], booked: dict[str, str]) -> Candidate:
        amount, there = int(row["amount"]), {name: row[column] for name, column in booked.items()}
        kind = "wrong_entity" if there.get("entity", row.get("entity")) != row.get("entity") else "wrong_account"
        effects = ((self._group(row), -amount), (self._group({**row, **there}), amount))
        return Candidate(kind, row["source_no"], row["customer_id"], effects)

    def wrong_reference(self) -> list[Candidate]:
        """Receipts that name a document of the customer in another currency, and so settle nothing."""
        if not self.ledger.has("receipts", "applied_to"):
            return []
        named = self.ledger.typed("invoices", ["customer_id", "document_no", "currency"])
        theirs = documents(self.ledger, self.day)
        missing = [name for name in ("entity", "currency", "account") if name not in theirs.collect_schema().names()]
        theirs = self.ledger.with_blank(theirs, "invoices", missing)
        theirs = theirs.group_by("customer_id", "document_no", "currency").agg(
            nw.col("entity").max().alias("document_entity"),
            nw.col("account").max().alias("document_account"),
            nw.col("amount").sum().alias("document_amount"),
        )
        columns = ["customer_id", "receipt_no", "entity", "account", "currency", "amount"]
        told = ["document_entity", "document_currency", "document_account", "document_amount"]
        paid = self.ledger.typed("receipts", [*columns, "receipt_date", "returned_date", "applied_to"])
        paid = paid.filter(nw.col("receipt_date") <= self.day, nw.col("returned_date") > self.day)
        # A number may be used in several currencies: who pays in one of them settles that document.
        paid = paid.rename({"applied_to": "document_no"})
        paid = paid.join(named, on=["customer_id", "document_no", "currency"], how="anti")
        theirs = theirs.rename({"currency": "document_currency"})
        paid = paid.join(theirs, on=["customer_id", "document_no"], how="inner")
        return [self._stray(row) for row in self._rows(paid, [*columns, *told])]

    def _stray(self, row: dict[str, Any]) -> Candidate:
        ours = self._group(row)
        there = {**row, "currency": row["document_currency"]}
        group = self._group(there, account=row["document_account"], entity=row["document_entity"])
        effects = ((ours, -row["amount"]), (group, row["document_amount"]))
        return Candidate("currency", row["receipt_no"], row["customer_id"], effects)

    def duplicates(self) -> list[Candidate]:
        """A document that is there twice, and a receipt that is there twice under two numbers."""
        made = []
        key = ["customer_id", "document_no", "document_date", "entity", "account", "currency", "amount"]
        named = ["customer_id", "receipt_date", "applied_to", "entity", "account", "currency", "amount"]
        one = nw.lit(1, dtype=nw.Int64).alias("times")
        columns = [*dict.fromkeys((*key, "instalment_no", "due_date", "posting_date"))]
        frame = self.ledger.typed("invoices", columns).filter(nw.col("document_date") <= self.day).with_columns(one)
        twice = frame.group_by(*columns).agg(nw.col("times").sum()).filter(nw.col("times") > 1)
        for row in self._rows(twice, [*key, "times"]):
            effect = ((self._group(row), row["amount"] * (int(row["times"]) - 1)),)
            made.append(Candidate("duplicate", row["document_no"], row["customer_id"], effect))
        if self.ledger.has("receipts"):
            paid = self.ledger.typed("receipts", [*named, "receipt_no", "returned_date"]).with_columns(one)
            paid = paid.filter(nw.col("receipt_date") <= self.day, nw.col("returned_date") > self.day)
            groups = paid.group_by(*named).agg(nw.col("times").sum(), nw.col("receipt_no").max())
            for row in self._rows(groups.filter(nw.col("times") > 1), [*named, "receipt_no", "times"]):
                effect = ((self._group(row), -row["amount"] * (int(row["times"]) - 1)),)
                made.append(Candidate("duplicate", row["receipt_no"], row["customer_id"], effect))
        return made

    def unapplied(self) -> list[Candidate]:
        """Cash that no document took: the general ledger may keep it among advances."""
        items = placed_items(self.ledger, self.as_of, "due_date", carry=own_columns(self.ledger, self.kept))
        columns = ["customer_id", "document_no", *self.kept, "currency", "open"]
        free = items.filter(nw.col("item") == "receipt")
        return [
            Candidate("unapplied", row["document_no"], row["customer_id"], ((self._group(row), row["open"]),))
            for row in self._rows(free, columns)
        ]

    def write_offs(self) -> list[Candidate]:
        """Write-offs of the sub-ledger that the general ledger may not have."""
        if not self.ledger.has("write_offs"):
            return []
        columns = ["customer_id", "document_no", "entity", "account", "currency", "amount"]
        frame = self.ledger.typed("write_offs", [*columns, "write_off_date"]).filter(
            nw.col("write_off_date") <= self.day
        )
        return [
            Candidate(
                "write_off_not_booked", row["document_no"], row["customer_id"], ((self._group(row), -row["amount"]),)
            )
            for row in self._rows(frame, columns)
        ]

    def receipts_after(self) -> list[Candidate]:
        """Cash of the first days after the day, which the general ledger may have already."""
        if not self.ledger.has("receipts"):
            return []
        columns = ["customer_id", "receipt_no", "entity", "account", "currency", "amount"]
        frame = self.ledger.typed("receipts", [*columns, "receipt_date"])
        frame = frame.filter(nw.col("receipt_date") > self.day, nw.col("receipt_date") <= self.day + _AFTER_DAYS)
        return [
            Candidate("receipt_after", row["receipt_no"], row["customer_id"], ((self._group(row), row["amount"]),))
            for row in self._rows(frame, columns)
        ]

    def revaluation(self) -> list[Candidate]:
        """What closing rates made of foreign documents, where the general ledger keeps them as booked."""
        if self.names["currency"] or not self.ledger.has("invoices", "currency"):
            return []
        own = tuple(dict.fromkeys((*own_columns(self.ledger, self.kept), "base_amount", "fx_rate")))
        closing = placed_items(self.ledger, self.as_of, "due_date", carry=own)
        foreign = closing.filter(nw.col("currency") != self.ledger.settings.base_currency)
        foreign = with_places(foreign, self.ledger, self.kept, self.day)
        foreign = with_base(foreign, self.ledger, self.day, "booked", {"open": "booked_open"})
        columns = ["customer_id", "document_no", *self.kept]
        made = []
        for *said, at_closing, booked in rows_of(foreign.select(*columns, "base_open", "booked_open")):
            row = {**dict(zip(columns, said, strict=True)), "currency": self.ledger.settings.base_currency}
            if at_closing is None or booked is None:
                continue
            effect = ((self._group(row), int(at_closing) - int(booked)),)
            made.append(Candidate("revaluation", row["document_no"], row["customer_id"], effect))
        return made
