"""Typed tables to a ledger: layouts, checks, accounting, frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import narwhals as nw
import numpy as np

from xlsaging.model.errors import MissingColumnError, NothingFoundError, XlsagingError
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings

from .base_currency import evident_base_currency
from .checks import run_checks
from .columns import text_series
from .currency import Currencies
from .draft import Draft
from .findings import table_text
from .layouts.choose import tables_aside
from .layouts.numbers import row_places
from .layouts.part import Context, Normalised
from .layouts.recognise import layout_of, missing_column, normalise
from .row_accounts import assert_ties, row_accounts
from .table import TypedTable

__all__ = ["assemble", "context_of"]

_OWING = ("invoices", "account", "aging", "")
_WITH_PLACES = ("invoices", "receipts", "write_offs")


def context_of(tables: Sequence[TypedTable], settings: Settings) -> Context:
    """What layouts may know of the ledger as a whole."""
    files = {typed.located.grid.file for typed in tables}
    receipts = any(typed.located.table == "receipts" and len(typed.frame) for typed in tables)
    return Context(settings, several_files=len(files) > 1, has_receipts=receipts)


def assemble(
    tables: Sequence[TypedTable],
    settings: Settings | None = None,
    *,
    issues: Iterable[Issue] = (),
    given: Collection[str] = (),
    label: str = "",
    looked: str = "",
) -> Ledger:
    """The ledger that typed tables make up, with everything found in them.

    `given` names the settings that somebody chose: the others may follow what the ledger shows (`base_currency`,
    `snapshot_date`). `label` and `looked` are what a message calls the source and what was looked at in it. Every
    row is accounted for before the ledger is returned.

    Raises MissingColumnError, SnapshotDateNeededError or NothingFoundError where no table of what customers owe
    can be used, TiesBrokenError where rows went astray.
    """
    settings = settings or Settings()
    found: list[Issue] = [*issues, *(issue for typed in tables for issue in typed.issues)]
    currencies = Currencies.read(tables)
    settings = _with_base(tables, currencies, settings, given, found)
    context = context_of(tables, settings)
    inputs = _normalised(tables, context, label, looked)
    settings = _with_snapshot(inputs, settings)
    draft = Draft(inputs, currencies, replace(context, settings=settings))
    run_checks(draft)
    accounts = row_accounts(draft)
    assert_ties(accounts)
    found += [issue for made in inputs for issue in made.issues]
    return Ledger.from_typed(
        {table: _finished(draft, table) for table in draft.frames if table != "settings"},
        settings=settings,
        issues=[*found, *draft.findings.issues],
        rows=accounts,
    )


def _with_base(
    tables: Sequence[TypedTable],
    currencies: Currencies,
    settings: Settings,
    given: Collection[str],
    found: list[Issue],
) -> Settings:
    if "base_currency" in given:
        return settings
    evident = evident_base_currency(tables, currencies)
    if not evident or evident == settings.base_currency:
        return settings
    found.append(Issue("base_currency_seen", params={"currency": evident}))
    return settings.with_(base_currency=evident)


def _with_snapshot(inputs: Sequence[Normalised], settings: Settings) -> Settings:
    """The day of a snapshot goes into the settings; elsewhere such a day would mean nothing."""
    return replace(settings, snapshot_date=max((made.snapshot for made in inputs if made.snapshot), default=None))


def _normalised(tables: Sequence[TypedTable], context: Context, label: str, looked: str) -> list[Normalised]:
    """Every table that can be used, normalised; the others stand aside whole, each with an issue.

    Where no table of what customers owe is left, the first reason is raised.
    """
    made: list[Normalised] = []
    refused: list[XlsagingError] = []
    layouts = [layout_of(typed, context) for typed in tables]
    aside = tables_aside(tables, layouts, context)
    for number, (typed, layout) in enumerate(zip(tables, layouts, strict=True)):
        lacking = missing_column(typed, layout, context)
        if number in aside:
            made.append(_stood_aside(typed, layout, aside[number]))
        elif lacking is None:
            made.append(normalise(typed, layout, context))
        else:
            if typed.located.table in _OWING:
                refused.append(lacking)
            made.append(_stood_aside(typed, layout, _not_used(typed, lacking, context)))
    if not any(part.table == "invoices" and len(part.frame) for each in made for part in each.parts):
        if refused:
            raise refused[0]
        if not any(each.layout in _OWING_LAYOUTS for each in made):
            seen = looked or ", ".join(typed.located.grid.name for typed in tables) or "-"
            raise NothingFoundError(path=label or "-", looked=seen)
    return made


_OWING_LAYOUTS = ("open_items", "paid_documents", "snapshot", "aging_export", "customer_account", "event_list")


def _stood_aside(typed: TypedTable, layout: str, issue: Issue) -> Normalised:
    return Normalised(typed, layout, [], issues=[issue], aside=dict.fromkeys(range(len(typed.frame)), issue.code))


def _not_used(typed: TypedTable, lacking: MissingColumnError, context: Context) -> Issue:
    table = table_text(lacking.params["table"])
    params = {"table": table, "column": lacking.params["column"], "rows": len(typed.frame)}
    return Issue("table_not_used", at=context.head(typed), params=params)


def _finished(draft: Draft, table: str) -> Any:
    """The typed Narwhals frame of a table, without the columns that only its making needed."""
    frame = draft.frames[table]
    if table in _WITH_PLACES:
        frame["source_at"] = _places(draft, table)
    known = [name for name in TABLES[table].columns if name in frame.columns]
    frame = frame[[*known, *(name for name in frame.columns if name not in known and not name.startswith("_"))]].copy()
    for name in frame.columns:
        if frame[name].dtype == object:
            frame[name] = frame[name].astype("str")
    return nw.from_native(frame, eager_only=True)


def _places(draft: Draft, table: str) -> Any:
    """The address of each row in its sheet."""
    frame = draft.frames[table]
    parts, ids = frame["_part"].to_numpy(), frame["_id"].to_numpy()
    if len(parts) and (parts == parts[0]).all():
        return text_series(_places_of(draft, int(parts[0]), ids))
    places = np.full(len(frame), "", dtype=object)
    for part in np.unique(parts).tolist():
        rows = parts == part
        places[rows] = _places_of(draft, part, ids[rows]).to_numpy(zero_copy_only=False)
    return places


def _places_of(draft: Draft, part: int, ids: Any) -> Any:
    number = draft.input_of(part)
    return row_places(draft.inputs[number].typed, draft.context, ids - int(draft.offsets[number]))
