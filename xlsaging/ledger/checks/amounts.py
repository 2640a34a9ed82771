"""Amounts and currencies: what cannot be used is set aside, the rest becomes whole minor units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.currency import canonical_currency
from xlsaging.ledger.distinct import distinct, spread
from xlsaging.ledger.draft import Draft, kind_of
from xlsaging.ledger.findings import column_text, table_text
from xlsaging.ledger.minor import decimals_of, minor_column, surplus_decimals, too_large
from xlsaging.ledger.named_documents import first_named
from xlsaging.model.frames import MISSING_COUNT, UNSAID_AS
from xlsaging.model.money import exponent
from xlsaging.model.periods import NEVER
from xlsaging.model.schema import TABLES

__all__ = ["check_required", "settle_currencies", "to_whole_units"]

_OWN_CODES = {"customer_id": "missing_customer", "amount": "missing_amount", "target_amount": "missing_amount"}
_FORGIVEN = {
    ("invoices", "document_date"),
    ("invoices", "document_no"),
    ("receipts", "receipt_date"),
    ("receipts", "receipt_no"),
    ("assignments", "start_date"),
    ("credits", "share"),
}
"""Required columns whose blanks have a meaning of their own."""


def check_required(draft: Draft) -> None:
    """Set aside rows without what a row of their table cannot do without."""
    for table in list(draft.frames):
        for column in TABLES[table].required:
            if (table, column) in _FORGIVEN or column not in draft.frames[table].columns:
                continue
            values = draft.frames[table][column]
            kind = kind_of(table, column)
            blank = values.isna() if values.dtype.kind == "f" else values == (NEVER if kind == "date" else "")
            params = {"table": table_text(table), "column": column_text(column)}
            code = _OWN_CODES.get(column, "missing_value")
            draft.set_aside(code, table, blank.to_numpy(), column, _always(params))


def settle_currencies(draft: Draft) -> None:
    """ISO codes in every currency column; rows in a currency that nobody knows are set aside.

    Receipts and write-offs that do not say theirs have the currency of the document they settle.
    """
    known = draft.currencies
    base = known.code_of(draft.settings.base_currency)
    for table, frame in draft.frames.items():
        if "currency" not in frame.columns or table == "fx_rates":
            continue
        codes = draft.currency_codes[frame["_id"].to_numpy()]
        where = np.isin(codes, list(known.unknown)) if known.unknown else np.zeros(len(frame), dtype=bool)
        draft.set_aside("unknown_currency", table, where, "currency", _word_of(known.names, codes))
    for table in draft.frames:
        if ("currency" in draft.frames[table].columns and table != "fx_rates") or (
            table in _SETTLING and draft.has("invoices", "currency")
        ):
            _put_currency(draft, table, base)
    _rate_currencies(draft)


_SETTLING = {"receipts": "applied_to", "write_offs": "document_no"}


def _put_currency(draft: Draft, table: str, base: int) -> None:
    frame = draft.frames[table]
    ids = frame["_id"].to_numpy()
    codes = draft.currency_codes[ids]
    blank = codes == 0
    if blank.any():
        settles = table in _SETTLING and draft.has("invoices", "currency")
        codes = np.where(blank, _of_documents(draft, table, base) if settles else base, codes)
    frame["currency"] = spread(draft.currencies.names, codes)
    draft.decimals[ids] = decimals_of(draft.currencies.names)[codes]


def _of_documents(draft: Draft, table: str, base: int) -> Any:
    """Codes of the currencies of the documents that rows settle; the base currency where that is not clear."""
    invoices, frame = draft.frames["invoices"], draft.frames[table]
    codes = draft.currency_codes[invoices["_id"].to_numpy()]
    codes = np.where(codes == 0, base, codes)
    if len(codes) and (codes == codes[0]).all():
        return int(codes[0])
    reference = _SETTLING[table]
    if reference not in frame.columns:
        return base
    documents = pd.DataFrame({
        "customer_id": invoices["customer_id"], "number": invoices["document_no"], "code": codes
    }).drop_duplicates()  # fmt: skip
    documents = documents[~documents.duplicated(["customer_id", "number"], keep=False)]
    named = first_named(frame[reference], set(invoices["document_no"].tolist()))
    keys = pd.DataFrame({"customer_id": frame["customer_id"], "number": named})
    return keys.merge(documents, on=["customer_id", "number"], how="left")["code"].fillna(base).to_numpy(dtype=np.int64)


def _rate_currencies(draft: Draft) -> None:
    """ISO codes in the table of rates, whose rows may have been made from columns."""
    if not draft.has("fx_rates", "currency"):
        return
    frame = draft.frames["fx_rates"]
    codes, words = distinct(frame["currency"])
    meant = [canonical_currency(word) for word in words]
    unknown = np.array([code is None for code in meant], dtype=bool)
    frame["currency"] = spread([code or word for code, word in zip(meant, words, strict=True)], codes)
    draft.set_aside("unknown_currency", "fx_rates", unknown[codes], "currency", _word_of(words, codes))


def _always(params: Mapping[str, Any]) -> Callable[[int], Mapping[str, Any]]:
    return lambda _: params


def _word_of(words: Sequence[str], codes: Any) -> Callable[[int], Mapping[str, Any]]:
    return lambda row: {"word": words[codes[row]]}


def to_whole_units(draft: Draft) -> None:
    """Every amount as int64 minor units of its row's currency, counts as int64.

    A blank is 0 or MISSING_COUNT, but for those amounts in UNSAID_AS.
    """
    for table in list(draft.frames):
        main = "target_amount" if table == "targets" else "amount"
        if draft.has(table, main):
            _check_size(draft, table, main)
        frame = draft.frames[table]
        decimals = draft.decimals[frame["_id"].to_numpy()]
        base = exponent(draft.settings.base_currency)
        for name in UNSAID_AS.keys() & set(frame.columns):
            frame[name] = frame[name].fillna(frame[UNSAID_AS[name]])
        for name in [name for name in frame.columns if not name.startswith("_")]:
            kind = kind_of(table, name)
            if kind == "amount":
                frame[name] = minor_column(frame[name].to_numpy(), base if name == "base_amount" else decimals)
            elif kind == "count":
                missing = 1 if name == "instalment_no" else MISSING_COUNT
                frame[name] = np.rint(frame[name].fillna(missing).clip(-1e9, 1e9).to_numpy()).astype(np.int64)


def _check_size(draft: Draft, table: str, column: str) -> None:
    """Amounts beyond what is exact are set aside, surplus decimals are said."""
    frame = draft.frames[table]
    values = frame[column].to_numpy(dtype=np.float64)
    decimals = draft.decimals[frame["_id"].to_numpy()]
    large = too_large(values, decimals)
    surplus = surplus_decimals(values, decimals) & ~large & (frame["_sign"].to_numpy() != 0)
    if surplus.any():
        rounded = minor_column(values, decimals) / np.power(10.0, decimals)
        draft.flag(
            "surplus_decimals",
            table,
            surplus,
            column,
            lambda row: {"amount": repr(float(values[row])), "rounded": float(rounded[row])},
        )
    draft.set_aside("amount_too_large", table, large, column, lambda row: {"amount": float(values[row])})
