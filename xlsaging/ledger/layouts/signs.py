"""Signs turned round by type, and said so."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue

from .account_text import is_advance_account
from .part import Context

__all__ = ["turn", "turned_advances", "turned_charges", "turned_payments"]


def turn(frame: Any, where: Any) -> None:
    """Turn the amounts of a canonical frame round in the rows of `where`; `_sign` remembers it."""
    import numpy as np

    for name in ("amount", "base_amount", "net_amount", "paid_amount", "open_amount", "_sign"):
        if name in frame.columns:
            frame[name] = np.where(where, -frame[name], frame[name])


def turned_charges(frame: Any, typed: TypedTable, context: Context, types: Any, column: str = "amount") -> list[Issue]:
    """Credit notes made negative where the whole list writes them without sign.

    If some credit notes are negative already, the list is signed: the positive ones are kept and flagged, as are
    negative rows that call themselves invoices. `types` are the canonical document types of the rows, `column`
    is the input column that the amounts come from.
    """
    import numpy as np

    amounts = frame["amount"].to_numpy()
    credit = types == "credit_note"
    positive, negative = credit & (amounts > 0), credit & (amounts < 0)
    issues: list[Issue] = []
    if positive.any() and not negative.any():
        turn(frame, positive)
        issues.append(_turned(typed, context, column, "credit_note", int(positive.sum())))
    elif positive.any():
        issues += _against(typed, context, frame, positive, column, "sign_raises_against_type")
    odd = np.isin(types, ("invoice", "debit_note")) & (frame["amount"].to_numpy() < 0)
    return issues + _against(typed, context, frame, odd, column, "sign_lowers_against_type")


def turned_advances(frame: Any, typed: TypedTable, context: Context, column: str = "amount") -> list[Issue]:
    """What customers paid in advance (预收账款) made negative where the list writes it without sign.

    Which account a row is in its own column says, else the line above the table or the name of the sheet.
    """
    import numpy as np
    import pandas as pd

    amounts = frame["amount"].to_numpy()
    if "account" not in frame.columns or not (frame["account"] != "").any():
        named = typed.located.stated.get("account", "") or typed.located.grid.name
        if not is_advance_account(named):
            return []
        frame["account"] = pd.Series(np.full(len(frame), named, dtype=object), dtype="str")
    advance = {name: is_advance_account(name) for name in frame["account"].unique().tolist()}
    where = frame["account"].map(advance).to_numpy(dtype=bool)
    if not (amounts[where] > 0).any() or (amounts[where] < 0).any():
        return []
    turn(frame, where)
    types = frame["document_type"].to_numpy(dtype=object) if "document_type" in frame.columns else ""
    frame["document_type"] = np.where(where, "credit_note", types)
    params = {"count": int(where.sum()), "account": str(frame["account"].to_numpy()[where][0])}
    return [Issue("advances_turned", at=context.head(typed, column), params=params)]


def turned_payments(
    frame: Any,
    typed: TypedTable,
    context: Context,
    *,
    column: str = "amount",
    ledger_signs: bool = False,
    refunds: Any = None,
) -> list[Issue]:
    """Payments made positive where they lower the balance, refunds negative.

    In a list that holds charges too (`ledger_signs`) payments are negative as a rule; in one of receipts alone
    positive. Whichever sign most payments have is the rule of this list; payments against it are returns. Rows of
    `refunds` are refunds by their type: without signs they are turned.
    """
    import numpy as np

    amounts = frame["amount"].to_numpy()
    back = np.zeros(len(frame), dtype=bool) if refunds is None else refunds
    negative, positive = int((amounts[~back] < 0).sum()), int((amounts[~back] > 0).sum())
    signed = ledger_signs if negative == positive else negative > positive
    turn(frame, np.full(len(frame), fill_value=signed) | (back & (amounts > 0)))
    if signed == ledger_signs or not (negative or positive):
        return []
    return [_turned(typed, context, column, "receipt", negative if signed else positive)]


def _turned(typed: TypedTable, context: Context, column: str, kind: str, count: int) -> Issue:
    params = {"count": count, "kind": Text(f"document_type.{kind}")}
    return Issue("signs_turned", at=context.head(typed, column), params=params)


def _against(typed: TypedTable, context: Context, frame: Any, where: Any, column: str, code: str) -> list[Issue]:
    import numpy as np

    found = np.flatnonzero(where)
    amounts = dict(
        zip(frame["_pos"].to_numpy()[found].tolist(), frame["amount"].to_numpy()[found].tolist(), strict=True)
    )
    return context.row_issues(code, typed, list(amounts), column, lambda position: {"amount": amounts[position]})
