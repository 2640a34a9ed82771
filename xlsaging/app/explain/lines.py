"""Lines behind a figure: what each is, and what it contributes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from xlsaging.app.collect import plain_rows
from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import from_day

__all__ = ["Explanation", "Line", "dicts", "major", "of_day", "rate_of", "recent", "scaled"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line behind a figure.

    `kind` is a key of the words `line`, a type of document, or `cause.…`. `contribution` is its part of the figure,
    None for a line that is shown for what it tells. `amount` is in `currency`, `base_amount` in the base currency at
    `rate`.
    """

    kind: str
    contribution: float | None = None
    document_no: str = ""
    customer_id: str = ""
    day: date | None = None
    due_date: date | None = None
    days_past_due: int | None = None
    bucket: str = ""
    source_no: str = ""
    currency: str = ""
    amount: float | None = None
    rate: float | None = None
    base_amount: float | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The lines whose contributions sum to the figure, and the rule; with `undefined`, why there is no figure."""

    lines: Sequence[Line]
    rule: Text
    undefined: Text | None = None
    others: Sequence[Line] = field(default=())
    """What the figure is divided by, and other lines that contribute nothing by themselves."""


def dicts(frame: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of a Narwhals frame by name of column."""
    rows = plain_rows(frame.to_native())
    return (dict(zip(rows.columns, row, strict=True)) for row in rows.rows)


_RECENT = 8


def recent(ledger: Ledger, key: Hashable, build: Callable[[], Any]) -> Any:
    """`build()` for the first who asks, as long as few others have asked for other rows since: a sheet of explanations
    asks for the same rows over and over, and those of all days of a year would fill the memory."""
    kept: OrderedDict[Hashable, Any] = ledger.memo("rows_behind", OrderedDict)
    if key not in kept:
        kept[key] = build()
        while len(kept) > _RECENT:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]


def major(ledger: Ledger, minor: int, currency: str = "") -> float:
    """An amount in major units of its currency, else of the base currency."""
    return minor / scale(currency or ledger.settings.base_currency)


def rate_of(base: float | None, amount: float | None) -> float | None:
    """The rate that made a base amount of an amount; None where there is none."""
    return base / amount if base is not None and amount else None


def of_day(day: int | None) -> date | None:
    """The date of a day number; None where there is none."""
    return None if day is None else from_day(int(day))


def scaled(lines: Iterable[Line], factor: float) -> list[Line]:
    """The lines with their contributions multiplied; amounts stay."""
    return [
        line if line.contribution is None else replace(line, contribution=line.contribution * factor) for line in lines
    ]
