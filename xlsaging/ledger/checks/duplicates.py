"""Rows entered twice."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.draft import Draft

__all__ = ["check_duplicates"]

_KEYS = {
    "invoices": ("customer_id", "document_no", "instalment_no"),
    "receipts": ("customer_id", "receipt_no", "applied_to"),
}
_SAME = {"invoices": ("amount", "document_date"), "receipts": ("amount", "receipt_date")}
_NUMBER = {"invoices": "document_no", "receipts": "receipt_no"}


def check_duplicates(draft: Draft) -> None:
    """The second of two equal rows is set aside; a number used twice otherwise is flagged, and both rows are used.

    Where rows have no number of their own (customer accounts, lists of events, receipts without numbers) two equal
    rows may well be two events: they are flagged and used.
    """
    for table in ("invoices", "receipts"):
        if draft.has(table):
            _check(draft, table)
    for table in ("write_offs", "assignments", "credits", "activities", "fx_rates", "gl_balances", "targets", "sales"):
        if draft.has(table) and table in ("write_offs", "gl_balances", "fx_rates", "targets"):
            _set_equal_aside(draft, table, np.arange(len(draft.frames[table])))


def _check(draft: Draft, table: str) -> None:
    key = [name for name in _KEYS[table] if draft.has(table, name)]
    frame, numbered = draft.frames[table], draft.numbered(table)
    if numbered.any() and not frame[_NUMBER[table]].is_unique:
        repeated = np.flatnonzero(frame.duplicated(key, keep=False).to_numpy() & numbered)
        if len(repeated):
            _set_equal_aside(draft, table, repeated)
            _flag_same_number(draft, table, key)
    if table == "receipts" and not numbered.all():
        _flag_equal_receipts(draft)


def _set_equal_aside(draft: Draft, table: str, rows: Any) -> None:
    """Of rows that are equal in every column, the first is kept."""
    frame = draft.frames[table]
    columns = [name for name in frame.columns if not name.startswith("_")]
    equal = frame.iloc[rows].duplicated(columns, keep="first").to_numpy()
    if not equal.any():
        return
    groups = frame.iloc[rows].groupby(columns, sort=False, dropna=False).ngroup().to_numpy()
    first_of_group = dict(zip(groups[~equal].tolist(), rows[~equal].tolist(), strict=True))
    first_of = {row: first_of_group[group] for row, group in zip(rows.tolist(), groups.tolist(), strict=True)}
    where = np.zeros(len(frame), dtype=bool)
    where[rows[equal]] = True
    place = _NUMBER.get(table, columns[0])
    draft.set_aside("duplicate_row", table, where, place, lambda row: {"first": draft.at(table, first_of[row], place)})


def _flag_same_number(draft: Draft, table: str, key: list[str]) -> None:
    frame = draft.frames[table]
    numbered = draft.numbered(table)
    number = _NUMBER[table]
    same = [*key, *_SAME[table]]
    again = frame.duplicated(key).to_numpy() & numbered
    alike = frame.duplicated(same).to_numpy() & again
    params = lambda row: {"number": frame[number].iloc[row]}  # noqa: E731  # one line, used twice below
    draft.flag("duplicate_document", table, alike, number, params)
    if table == "invoices":
        draft.flag("same_number", table, again & ~alike, number, params)


def _flag_equal_receipts(draft: Draft) -> None:
    frame = draft.frames["receipts"]
    columns = [
        name for name in ("customer_id", "receipt_date", "amount", "applied_to", "currency") if name in frame.columns
    ]
    loose = ~draft.numbered("receipts") & (frame["_sign"].to_numpy() != 0)
    equal = frame.duplicated(columns).to_numpy() & loose
    draft.flag("equal_receipts", "receipts", equal, "amount")
