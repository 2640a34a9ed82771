"""Balances of several periods in one list: read together, one balance would count again and again."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from xlsaging.ledger.table import TypedTable
from xlsaging.model.errors import SeveralPeriodsError
from xlsaging.model.issues import Issue

from .part import Context

__all__ = ["lines_told_apart", "require_one_period"]

_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d[-/. 年]?(?:[MPQH第]?\d{1,2}(?:月|期|季度)?|[A-Z]{2,5})?"
    r"|[QH][1-4]|\d{1,2}月|第?[一二三四1-4]季度|[A-Za-z]{3,9}[- ]?(?:19|20)?\d\d)",
    re.IGNORECASE,
)
_SHOWN = 6


def require_one_period(typed: TypedTable, context: Context, *names: str) -> None:
    """Raise SeveralPeriodsError where most rows are of somebody, or of a document, that comes in several periods.

    A period is a column beyond the known ones that holds nothing but years, months, quarters or codes such as
    `2018AUDA`. Of several such columns the one that tells most periods apart is named,
    with the period that comes last.
    """
    owners = _joined(typed, names)
    if owners is None:
        return
    found: list[tuple[int, str, list[str]]] = []
    for name in typed.located.extra:
        values = typed.frame[name].fillna("").astype(str).str.strip()
        known = values[values != ""]
        if known.nunique() < 2 or not known.map(lambda text: bool(_PERIOD.fullmatch(text))).all():
            continue
        if (values.groupby(owners.to_numpy(), sort=False).transform("nunique") >= 2).mean() > 0.5:
            found.append((known.nunique(), name, known.unique().tolist()))
    if not found:
        return
    _, name, periods = max(found, key=lambda one: one[0])
    position = typed.located.extra[name]
    header = typed.located.headers.get(position, name)
    raise SeveralPeriodsError(
        at=context.head(typed, position),
        column=header,
        values=_listed(periods),
        option=_option(header, periods[-1]),
        periods=tuple(periods),
    )


def lines_told_apart(typed: TypedTable, context: Context) -> list[Issue]:
    """One remark where customers have several lines that another column tells apart: all of them count."""
    owners = _joined(typed, ("customer_id",)) if "customer_id" in typed.frame.columns else None
    owners = _joined(typed, ("customer_name",)) if owners is None else owners
    if owners is None:
        return []
    owners = owners[owners.str.strip("\x1f") != ""]
    if not owners.duplicated(keep=False).any():
        return []
    several = owners[owners.duplicated(keep=False)]
    best: tuple[int, str] = (0, "")
    for name in typed.located.extra:
        values = typed.frame.loc[several.index, name].fillna("").astype(str)
        pairs = several + "\x1f" + values
        if not (values == "").any() and not pairs.duplicated().any():
            best = max(best, (-values.nunique(), name)) if best[1] else (-values.nunique(), name)
    if not best[1]:
        return []
    customer = several.iloc[0]
    rows = several.index[several == customer]
    values = typed.frame.loc[rows, best[1]].astype(str).tolist()
    position = typed.located.extra[best[1]]
    header = typed.located.headers.get(position, best[1])
    params = {
        "customer": customer.replace("\x1f", " "),
        "count": len(rows),
        "column": header,
        "values": _listed(values),
        "option": _option(header, values[0]),
    }
    return [Issue("lines_told_apart", at=context.at(typed, int(rows[0]), position), params=params)]


def _joined(typed: TypedTable, names: tuple[str, ...]) -> Any:
    """The columns among `names` as one text a row; None where there are none or all are blank."""
    present = [typed.frame[name].fillna("").astype(str) for name in names if name in typed.frame.columns]
    if not present:
        return None
    joined: Any = pd.concat(present, axis=1).agg("\x1f".join, axis=1)
    return joined if joined.str.strip("\x1f").ne("").any() else None


def _listed(values: list[str]) -> str:
    return ", ".join(values[:_SHOWN]) + (", …" if len(values) > _SHOWN else "")


def _option(header: str, value: str) -> str:
    return f'--where "{header}={value}"'
