"""Dates that are missing, made up from terms, or in an order they cannot have."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.i18n.catalogue import Text
from xlsaging.ledger.distinct import looked_up
from xlsaging.ledger.draft import Draft
from xlsaging.model.frames import MISSING_COUNT
from xlsaging.model.periods import FAR, NEVER, from_day

__all__ = ["check_dates", "fill_due_dates", "month_end_days"]


def check_dates(draft: Draft) -> None:
    """Missing document and receipt dates, and due dates before the document."""
    if draft.has("invoices"):
        _flag_missing(draft, "invoices", "document_date", "document_dates_absent", "missing_document_date")
        _flag_due_before_document(draft)
    if draft.has("receipts"):
        _flag_missing(draft, "receipts", "receipt_date", "receipt_dates_absent", "missing_receipt_date")


def _flag_missing(draft: Draft, table: str, column: str, absent: str, missing: str) -> None:
    frame = draft.frames[table]
    if column not in frame.columns:
        frame[column] = np.int64(NEVER)
    blank = (frame[column] == NEVER).to_numpy(copy=True)
    if "document_type" in frame.columns:
        blank &= (frame["document_type"] != "opening").to_numpy()
    if not blank.any():
        return
    rows = np.flatnonzero(blank)
    if (frame[column] == NEVER).all():
        draft.findings.add(absent, draft.head(table, column), count=len(rows))
        return
    known = np.array(draft.bad(table, column, rows), dtype=object)
    blank[rows[known != ""]] = False
    draft.flag(missing, table, blank, column)


def _flag_due_before_document(draft: Draft) -> None:
    frame = draft.frames["invoices"]
    if "due_date" not in frame.columns:
        return
    due, document = frame["due_date"].to_numpy(), _starts(frame)
    early = (due < document) & (document < FAR) & (frame["amount"].to_numpy() > 0)
    draft.flag(
        "due_before_document",
        "invoices",
        early,
        "due_date",
        lambda row: {"due": from_day(int(due[row])), "document": from_day(int(document[row]))},
    )


def month_end_days(days: Any) -> Any:
    """The last day of the month of each day number.

    >>> month_end_days(np.array([0, 31])).tolist()
    [30, 58]
    """
    months = days.astype("datetime64[D]").astype("datetime64[M]")
    return ((months + 1).astype("datetime64[D]") - np.timedelta64(1, "D")).astype(np.int64)


def fill_due_dates(draft: Draft) -> None:
    """Due dates where there are none: the document date plus terms, else the document date itself, as for credits.

    Terms are the row's, else the customer's, else those of the settings. Under the rule `month_end`, which the words
    of the row's terms (月结60天) say first, they count from the end of the document's month. Opening balances count
    from their origin, and stay undated without one.
    """
    if not draft.has("invoices"):
        return
    frame = draft.frames["invoices"]
    had = "due_date" in frame.columns
    due = frame["due_date"].to_numpy() if had else np.full(len(frame), NEVER, dtype=np.int64)
    start = _starts(frame)
    wanted = (due == NEVER) & (start != NEVER)
    terms, at_month_end = _terms(draft, frame)
    begin = np.where(at_month_end & wanted, month_end_days(np.where(wanted, start, 0)), start)
    owed = frame["amount"].to_numpy() > 0
    made = np.where(owed & (terms >= 0), begin + np.maximum(terms, 0), start)
    frame["due_date"] = np.where(wanted, made, due)
    _say_openings(draft)
    _say(draft, wanted & owed, terms >= 0, had)


def _starts(frame: Any) -> Any:
    document = frame["document_date"].to_numpy()
    if "document_type" not in frame.columns:
        return document
    opening = (frame["document_type"] == "opening").to_numpy()
    if not opening.any():
        return document
    origin = frame["origin_date"].to_numpy() if "origin_date" in frame.columns else np.full(len(frame), NEVER)
    return np.where(opening, origin, document)


def _terms(draft: Draft, frame: Any) -> tuple[Any, Any]:
    """Terms in days for each document (MISSING_COUNT: none), and whether they count from the month's end."""
    own = frame["terms_days"].to_numpy() if "terms_days" in frame.columns else np.full(len(frame), MISSING_COUNT)
    told = np.where(own >= 0, frame["terms_rule"], "") if "terms_rule" in frame.columns else np.full(len(frame), "")
    at_month_end = np.full(len(frame), draft.settings.terms_rule == "month_end")
    if draft.has("customers"):
        customers = draft.frames["customers"]
        numbers = customers["customer_id"].tolist()
        if "terms_days" in customers.columns:
            terms = dict(zip(numbers, customers["terms_days"].tolist(), strict=True))
            own = np.where(own >= 0, own, looked_up(frame["customer_id"], terms, MISSING_COUNT))
        if "terms_rule" in customers.columns:
            rules = dict(zip(numbers, customers["terms_rule"].tolist(), strict=True))
            rule = looked_up(frame["customer_id"], rules, "")
            at_month_end = np.where(rule == "", at_month_end, rule == "month_end")
    at_month_end = np.where(told == "", at_month_end, told == "month_end")
    default = draft.settings.terms_days
    return np.where((own < 0) & (default is not None), default or 0, own), at_month_end


def _say_openings(draft: Draft) -> None:
    frame = draft.frames["invoices"]
    if "document_type" not in frame.columns:
        return
    undated = ((frame["document_type"] == "opening") & (frame["due_date"] == NEVER) & (frame["amount"] != 0)).to_numpy()
    if undated.any():
        first = draft.at("invoices", int(np.flatnonzero(undated)[0]), "amount")
        draft.findings.add("opening_undated", first, count=int(undated.sum()))


def _say(draft: Draft, made: Any, by_terms: Any, had: bool) -> None:
    """One issue for the table where no document has a due date, else one a row."""
    if not made.any():
        return
    charges = draft.frames["invoices"]["amount"].to_numpy() > 0
    if not had or made[charges].all():
        from_terms, from_date = int((made & by_terms).sum()), int((made & ~by_terms).sum())
        draft.findings.add(
            "due_dates_made", draft.head("invoices", "document_date"), terms=from_terms, document=from_date
        )
        return
    due = draft.frames["invoices"]["due_date"].to_numpy()
    draft.flag(
        "due_date_missing",
        "invoices",
        made,
        "due_date",
        lambda row: {
            "due": from_day(int(due[row])),
            "rule": Text("due_rule.terms" if by_terms[row] else "due_rule.document"),
        },
    )
