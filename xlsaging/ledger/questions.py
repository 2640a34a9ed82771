"""What only a person can say about a ledger, and the answers as settings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from xlsaging.i18n.catalogue import Text
from xlsaging.model.errors import (
    BadSettingError,
    MissingColumnError,
    SeveralPeriodsError,
    SnapshotDateNeededError,
    XlsagingError,
)
from xlsaging.model.issues import Issue
from xlsaging.model.periods import FAR
from xlsaging.model.settings import Settings

from .base_currency import currencies_in, evident_base_currency
from .currency import Currencies
from .table import TypedTable

__all__ = ["Question", "answered", "questions"]

_RECEIVABLE = re.compile(r"应收|receivable|^11[23]\d|trade debtor", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    `key` is the setting that the answer becomes (`columns.due_date`: the header of a column); `text` asks, `why`
    says what made it necessary. `choices` are the values that make sense, empty where anything may be said;
    `default` is what happens without an answer.
    """

    key: str
    text: Text
    choices: tuple[str, ...]
    default: str
    why: Text


def questions(
    tables: Sequence[TypedTable],
    issues: Iterable[Issue],
    *,
    settings: Settings | None = None,
    given: Collection[str] = (),
    error: XlsagingError | None = None,
) -> list[Question]:
    """The questions that a ledger leaves open, most pressing first; none about what is in `given`.

    `tables` are the tables found, `issues` everything found in them, `error` what kept the ledger from being
    read at all, if anything did.
    """
    found = list(issues)
    codes = {issue.code for issue in found}
    asked = [
        *_columns(found, error),
        *_date_order(found),
        *_period(error),
        *_snapshot(error),
        *_base_currency(tables),
        *_accounts(tables),
        *_age_and_terms(found),
        *_unapplied(codes),
        *_netting(found),
        *_fiscal_month_end(tables),
    ]
    settled = {*given, *(f"columns.{name}" for name in (settings.columns if settings else {}))}
    first: dict[str, Question] = {}
    for question in asked:
        if question.key not in settled:
            first.setdefault(question.key, question)
    return list(first.values())


def _question(key: str, why: Text, choices: Sequence[str] = (), default: str = "") -> Question:
    return Question(key, Text(f"question.{key.partition('.')[0]}", _named(key)), tuple(choices), default, why)


def _named(key: str) -> dict[str, Any]:
    column = key.partition(".")[2]
    return {"column": Text(f"column.{column}")} if column else {}


def _columns(issues: list[Issue], error: XlsagingError | None) -> list[Question]:
    """The header of each column that the ledger cannot do without, the likely ones as choices."""
    likely: dict[str, list[str]] = {}
    pressing = set()
    for issue in issues:
        if issue.code == "header_proposed":
            column = str(issue.params["column"].key).partition(".")[2]
            likely.setdefault(column, []).append(str(issue.params["header"]))
            if issue.severity == "warning":
                pressing.add(column)
    if isinstance(error, MissingColumnError):
        pressing.add(str(error.params["column"]))
        seen = [header for header in str(error.params["seen"]).split(", ") if header]
        likely.setdefault(str(error.params["column"]), seen)
    return [
        _question(
            f"columns.{column}",
            Text("question_why.columns"),
            likely[column],
            likely[column][0] if column in likely else "",
        )
        for column in sorted(pressing)
        if likely.get(column)
    ]


def _date_order(issues: list[Issue]) -> list[Question]:
    open_ones = [issue for issue in issues if issue.code in ("date_order_unknown", "date_order_mixed")]
    if not open_ones:
        return []
    return [_question("date_order", Text("question_why.date_order", {"at": open_ones[0].at}), ("dmy", "mdy", "ymd"))]


def _period(error: XlsagingError | None) -> list[Question]:
    """Which of several periods to read."""
    if not isinstance(error, SeveralPeriodsError):
        return []
    header, periods = error.params["column"], error.params["periods"]
    why = Text("question_why.where", {"at": error.params["at"]})
    return [Question(f"where.{header}", Text("question.where", {"column": header}), periods, periods[-1], why)]


def _snapshot(error: XlsagingError | None) -> list[Question]:
    if not isinstance(error, SnapshotDateNeededError):
        return []
    return [_question("snapshot_date", Text("question_why.snapshot_date", {"at": error.params["at"]}))]


def _base_currency(tables: Sequence[TypedTable]) -> list[Question]:
    currencies = Currencies.read(tables)
    seen = [code for code, _ in currencies_in(tables, currencies).most_common() if code]
    if len(seen) < 2 or evident_base_currency(tables, currencies):
        return []
    default = "CNY" if "CNY" in seen else seen[0]
    return [
        _question("base_currency", Text("question_why.base_currency", {"currencies": ", ".join(seen)}), seen, default)
    ]


def _accounts(tables: Sequence[TypedTable]) -> list[Question]:
    """Which accounts are receivables, where there are several and no name says so."""
    names: list[str] = []
    for typed in tables:
        if typed.located.table in ("invoices", "receipts", "account") and "account" in typed.frame.columns:
            names += [name for name in typed.frame["account"].unique().tolist() if name and name not in names]
    if len(names) < 2 or any(_RECEIVABLE.search(name) for name in names):
        return []
    return [
        _question("accounts", Text("question_why.accounts", {"accounts": ", ".join(names)}), names, ", ".join(names))
    ]


def _age_and_terms(issues: list[Issue]) -> list[Question]:
    """Where age starts and what the terms are, where due dates are missing and no terms make up for them."""
    absent = [issue for issue in issues if issue.code == "due_dates_made" and issue.params["document"]]
    by_document = [
        issue
        for issue in issues
        if issue.code == "due_date_missing" and issue.params["rule"].key == "due_rule.document"
    ]
    if not absent and not by_document:
        return []
    count = int(absent[0].params["document"]) if absent else len(by_document)
    why = Text("question_why.terms", {"count": count})
    asked = [_question("basis", why, ("due_date", "document_date", "posting_date"), "due_date")] if absent else []
    return [*asked, _question("terms_days", why), _question("terms_rule", why, ("days", "month_end"), "days")]


def _unapplied(codes: set[str]) -> list[Question]:
    if "receipts_without_reference" not in codes:
        return []
    return [_question("unapplied", Text("question_why.unapplied"), ("separate", "fifo", "net"), "separate")]


def _netting(issues: list[Issue]) -> list[Question]:
    count = sum(issue.code == "two_sided_customer" for issue in issues)
    if not count:
        return []
    return [_question("netting", Text("question_why.netting", {"count": count}), ("false", "true"), "false")]


def _fiscal_month_end(tables: Sequence[TypedTable]) -> list[Question]:
    """The day on which months end, where control balances or postings stop on one day that is no month's last."""
    for typed in tables:
        for name in ("balance_date", "posting_date"):
            if name in typed.frame.columns and (day := _cut_day(typed.frame[name].to_numpy(), name)):
                why = Text(
                    "question_why.fiscal_month_end",
                    {"at": typed.located.at(typed.located.header_row, name), "day": day},
                )
                return [_question("fiscal_month_end", why, (str(day), "31"), str(day))]
    return []


def _cut_day(days: Any, name: str) -> int:
    """The day of the month on which three months or more end alike, before the 28th; 0 where they do not."""
    known = np.unique(days[days < FAR])
    if not len(known):
        return 0
    dates = known.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    of_month = (dates - months.astype("datetime64[D]")).astype(np.int64) + 1
    if name == "balance_date":
        same = len(known) >= 3 and (of_month == of_month[0]).all() and of_month[0] < 28
        return int(of_month[0]) if same else 0
    last = np.array([of_month[months == month].max() for month in np.unique(months)])
    return int(last[0]) if len(last) >= 3 and (last == last[0]).all() and last[0] < 28 else 0


def answered(answers: Mapping[str, str]) -> dict[str, Any]:
    """Answers as settings: `columns.due_date` into `columns`, lists and numbers by what the setting holds.

    An empty answer leaves the default. Raises BadSettingError for an answer that the setting cannot have.

    >>> answered({"columns.due_date": "Pay before", "terms_days": "45", "netting": "true", "basis": ""})
    {'columns': {'due_date': 'Pay before'}, 'terms_days': 45, 'netting': True}
    """
    from .settings_sources import sheet_values

    values: dict[str, Any] = {}
    for key, text in answers.items():
        if not text.strip():
            continue
        name, _, column = key.partition(".")
        if column:
            values.setdefault(name, {})[column] = text.strip()
            continue
        parsed, refused = sheet_values([(name, text)])
        if refused:
            raise BadSettingError(name=name, value=text, allowed="a value such as those offered")
        values.update(parsed)
    return values
