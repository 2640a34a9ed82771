"""Receipts that name several documents: shared out over them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.distinct import contained
from xlsaging.ledger.draft import Draft
from xlsaging.ledger.named_documents import SEVERAL, documents_named
from xlsaging.model.money import exponent, from_minor
from xlsaging.model.periods import FAR

__all__ = ["share_receipts"]

_SHOWN = 12
_OF_THE_WHOLE = ("base_amount", "realised_amount")


def share_receipts(draft: Draft) -> None:
    """One receipt for each document that a receipt names, in the order named, each with what that document owes.

    A document owes its amount less what credit notes, write-offs and receipts of its own took off it, and less the
    shares of earlier receipts; of a refund, it takes what was paid on it. What is left stays under the receipt's number
    and is applied to nothing. The shares sum to the receipt to the cent. Documents in another currency take nothing; a
    receipt is left as it is unless all that it names are documents of its own customer.
    """
    if not draft.has("invoices", "document_no") or not draft.has("receipts", "applied_to"):
        return
    frame = draft.frames["receipts"]
    # A receipt that was made from the line of a document names that document and no other.
    where = frame["_sign"].to_numpy() != 0
    if where.any():
        texts = frame["applied_to"][where].astype("str")
        where[where] = texts.str.contains(SEVERAL, regex=True).to_numpy(dtype=bool)
    if where.any():
        where[where] = ~contained(frame["applied_to"][where], draft.frames["invoices"]["document_no"])
    if not where.any():
        return
    known = set(draft.frames["invoices"]["document_no"].tolist())
    texts = frame["applied_to"]
    named = {row: documents_named(str(texts.iloc[row]), known) for row in np.flatnonzero(where).tolist()}
    named = {row: numbers for row, numbers in named.items() if len(numbers) > 1}
    shares = _Debts(draft).shared(named) if named else {}
    if not shares:
        return
    draft.flag(
        "receipt_shared",
        "receipts",
        np.isin(np.arange(len(frame)), list(shares)),
        "applied_to",
        lambda row: _told(shares[row], int(frame["amount"].iloc[row]), _currency(draft, frame, row)),
    )
    draft.frames["receipts"] = _spread(frame, shares)


class _Debts:
    """What documents are for and what they still owe, by customer, number and currency, in minor units."""

    def __init__(self, draft: Draft) -> None:
        self.receipts = draft.frames["receipts"]
        self.draft = draft
        invoices = draft.frames["invoices"]
        self.worth: dict[tuple[str, str, str], int] = _sums(draft, invoices, "document_no", 1)
        taken = [(_credits(invoices), "lowers", 1), (self.receipts[_kept(self.receipts)], "applied_to", -1)]
        if draft.has("write_offs", "document_no"):
            taken.append((draft.frames["write_offs"], "document_no", -1))
        self.owned = {key[:2] for key in self.worth}
        self.owed = dict(self.worth)
        for frame, column, sign in taken:
            for key, amount in _sums(draft, frame, column, sign).items():
                if key in self.owed:
                    self.owed[key] += amount

    def shared(self, named: dict[int, tuple[str, ...]]) -> dict[int, list[tuple[str, int]]]:
        """By receipt, the documents and their shares, the earliest receipt first; "" is what is left."""
        frame = self.receipts
        kept = _kept(frame)
        shares = {}
        for row in sorted(named, key=lambda row: (int(frame["receipt_date"].iloc[row]), row)):
            customer, currency = str(frame["customer_id"].iloc[row]), _currency(self.draft, frame, row)
            keys = [(customer, number, currency) for number in named[row]]
            if all(key[:2] in self.owned for key in keys):
                payable = [key for key in keys if key in self.worth]
                shares[row] = self._of(int(frame["amount"].iloc[row]), payable, use=bool(kept[row]))
        return shares

    def _of(self, amount: int, keys: list[tuple[str, str, str]], *, use: bool) -> list[tuple[str, int]]:
        found, rest = [], amount
        for key in keys:
            if amount >= 0:
                share = min(rest, max(self.owed[key], 0))
            else:
                share = max(rest, min(self.owed[key] - max(self.worth[key], 0), 0))
            if share:
                found.append((key[1], share))
                rest -= share
                self.owed[key] -= share if use else 0
        return [*found, ("", rest)] if rest or not found else found


def _credits(invoices: Any) -> Any:
    """Rows of negative documents, with the document that each of them `lowers`."""
    lowers = np.full(len(invoices), "", dtype=object)
    for name in ("applied_to", "reverses_document_no"):
        if name in invoices.columns:
            lowers = np.where(lowers == "", invoices[name].to_numpy(dtype=object), lowers)
    return invoices.assign(lowers=lowers)[(invoices["amount"] < 0).to_numpy()]


def _kept(receipts: Any) -> Any:
    """Receipts that were not returned later: those take up what a document owes."""
    if "returned_date" not in receipts.columns:
        return np.ones(len(receipts), dtype=bool)
    return (receipts["returned_date"] >= FAR).to_numpy()


def _sums(draft: Draft, frame: Any, column: str, sign: int) -> dict[tuple[str, str, str], int]:
    currency = frame["currency"] if "currency" in frame.columns else draft.settings.base_currency
    found: dict[tuple[str, str, str], int] = {}
    table = pd.DataFrame(
        {"customer": frame["customer_id"], "number": frame[column], "currency": currency, "amount": frame["amount"]}
    )
    sums = table[table["number"] != ""].groupby(["customer", "number", "currency"], sort=False)["amount"].sum()
    for customer, number, code, amount in sums.reset_index().itertuples(index=False):
        found[str(customer), str(number), str(code)] = sign * int(amount)
    return found


def _currency(draft: Draft, frame: Any, row: int) -> str:
    return str(frame["currency"].iloc[row]) if "currency" in frame.columns else draft.settings.base_currency


def _told(shares: list[tuple[str, int]], amount: int, currency: str) -> dict[str, Any]:
    decimals = exponent(currency)
    texts = [f"{number} {from_minor(share, currency):,.{decimals}f}" for number, share in shares if number]
    rest = sum(share for number, share in shares if not number)
    return {
        "amount": f"{from_minor(amount, currency):,.{decimals}f}",
        "shares": [*texts[:_SHOWN], "…"] if len(texts) > _SHOWN else texts or ["0"],
        "rest": f"{from_minor(rest, currency):,.{decimals}f}",
    }


def _spread(frame: Any, shares: dict[int, list[tuple[str, int]]]) -> Any:
    """The frame with each shared row as many times as it has shares."""
    times = np.ones(len(frame), dtype=np.int64)
    for row, parts in shares.items():
        times[row] = len(parts)
    first = np.cumsum(times) - times
    made = frame.iloc[np.repeat(np.arange(len(frame)), times)].reset_index(drop=True)
    targets = made["applied_to"].to_numpy(dtype=object).copy()
    columns = {name: made[name].to_numpy().copy() for name in ("amount", *_OF_THE_WHOLE) if name in made.columns}
    for row, parts in shares.items():
        span = slice(int(first[row]), int(first[row]) + len(parts))
        targets[span] = [number for number, _ in parts]
        amounts = [share for _, share in parts]
        for name, values in columns.items():
            values[span] = amounts if name == "amount" else _in_proportion(int(values[span.start]), amounts)
    return made.assign(applied_to=pd.Series(targets, index=made.index, dtype="str"), **columns)


def _in_proportion(whole: int, amounts: list[int]) -> list[int]:
    """A whole parted as the amounts are, to the unit."""
    total, through, given, parts = sum(amounts), 0, 0, []
    for amount in amounts:
        through += amount
        upto = (2 * whole * through + total) // (2 * total) if total else whole
        parts.append(upto - given)
        given = upto
    return parts
