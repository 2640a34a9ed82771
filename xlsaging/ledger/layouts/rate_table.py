"""Exchange rates with a column for each currency, as central banks publish them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.currency import canonical_currency
from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER

from .part import Context, Normalised, Part

__all__ = ["holds_rate_columns", "normalise_rate_table"]

_SMALL = ("JPY", "KRW", "IDR", "VND", "HUF")
"""Currencies whose unit is worth less than one unit of any currency that books are kept in."""


def holds_rate_columns(typed: TypedTable) -> bool:
    """Whether the table has a column for each currency."""
    return any(name.startswith("rate:") for name in typed.frame.columns)


def normalise_rate_table(typed: TypedTable, context: Context) -> Normalised:
    """One row for each day and currency, `rate` in base units for one unit of the currency.

    Where the table has the base currency itself, all its rates are in some third currency and crossed over. Else
    rates are turned upside down where a small currency such as JPY costs more than one: the table then says how many
    units one unit of the base currency buys. Columns of currencies that are no more (HRK, DEM) are passed over.
    """
    columns = [name for name in typed.frame.columns if name.startswith("rate:") and canonical_currency(name[5:])]
    names = [name[5:] for name in columns]
    rates = typed.frame[columns].to_numpy(dtype=np.float64)
    days = typed.frame["rate_date"].to_numpy(dtype=np.int64)
    base = context.settings.base_currency
    with np.errstate(divide="ignore", invalid="ignore"):
        if base in names:
            values, how = rates[:, [names.index(base)]] / rates, "crossed"
        elif _upside_down(names, rates):
            values, how = 1 / rates, "turned"
        else:
            values, how = rates, ""
    frame = pd.DataFrame({
        "rate_date": np.repeat(days, len(names)),
        "currency": np.tile(np.array(names, dtype=object), len(days)),
        "rate": values.ravel(),
        "_pos": np.repeat(np.arange(len(days)), len(names)),
        "_sign": np.int64(0),
    })  # fmt: skip
    usable = np.isfinite(frame["rate"]) & (frame["rate"] > 0) & (frame["rate_date"] != NEVER)
    made = Normalised(typed, "fx_rates", [Part("fx_rates", frame[usable].reset_index(drop=True))])
    if how:
        at = context.head(typed)
        made.issues.append(Issue(f"rates_{how}", at=at, params={"base": base}))
    return made


def _upside_down(names: list[str], rates: Any) -> bool:
    for small in _SMALL:
        if small in names:
            column = rates[:, names.index(small)]
            known = column[np.isfinite(column)]
            return bool(len(known)) and float(np.median(known)) > 1
    return False
