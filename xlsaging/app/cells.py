"""Ledgers and figures for functions in cells: ranges in, plain rows out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import month_start
from xlsaging.model.settings import Settings
from xlsaging.report.figures import Rows

from .collect import plain_rows
from .engine import for_reports
from .figures import checked_aging, collector_rows, customer_names, tied_out
from .laws import aging_adds_up, sums_agree

__all__ = [
    "Piece",
    "aging_rows",
    "bad_debt_rows",
    "collectors_of",
    "column_named",
    "dso_trend_rows",
    "has_chinese_headers",
    "ledger_in",
    "open_item_rows",
    "tie_out_rows",
]


class Rowed(Protocol):
    """Anything that has rows of cells."""

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """The cells: None, numbers, texts, dates; an error value is its text."""


class Piece(Rowed, Protocol):
    """A rectangle of a sheet with its cells."""

    @property
    def sheet(self) -> str:
        """The sheet's name."""

    @property
    def first_row(self) -> int:
        """The sheet's row that it begins in, from 0."""

    @property
    def first_column(self) -> int:
        """The sheet's column that it begins in, from 0."""

    @property
    def table(self) -> str:
        """The name of the Excel table that it is, else ""."""


def ledger_in(pieces: Sequence[Piece], given: Mapping[str, Any]) -> tuple[Ledger, str]:
    """The ledger in pieces of sheets, as `read_ledger` would read it from a file, and the language to answer in.

    The language is that of the settings, else Chinese where a header is. Raises what `read_source` raises.
    """
    from xlsaging.ledger.grid import Grid
    from xlsaging.ledger.read import read_source
    from xlsaging.ledger.sources.memory import MemorySource
    from xlsaging.ledger.sources.piece import piece_grid

    places = [(each.first_row, each.first_column, each.table) for each in pieces]
    grids: list[Grid] = [piece_grid(each.sheet, each.rows, *at) for each, at in zip(pieces, places, strict=True)]
    ledger = for_reports(read_source(MemorySource("", grids), given))
    lang = ledger.settings.lang
    if "lang" not in given and lang == Settings().lang and any(map(has_chinese_headers, pieces)):
        lang = "zh_CN"
    return ledger, lang


_HEADER_ROWS = 20


def has_chinese_headers(piece: Rowed) -> bool:
    """Whether the first row of several texts, which is that of the headers, is in Chinese."""
    for row in piece.rows[:_HEADER_ROWS]:
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(texts) > 1:
            return any("\u4e00" <= sign <= "\u9fff" for text in texts for sign in text)
    return False


def column_named(text: str) -> str:
    """The column that a word means, as a header of that word would: `区域` is `region`. Any other word stays as it is.

    >>> column_named("区域"), column_named("Sales rep"), column_named("customer_id"), column_named("Segment")
    ('region', 'sales_rep', 'customer_id', 'Segment')
    """
    from xlsaging.i18n.words.columns import COLUMNS
    from xlsaging.ledger.aliases import aliases_of, header_key

    key = header_key(text)
    for kind in ("customers", "invoices"):
        for name, aliases in aliases_of(kind).items():
            if name == text or any(header_key(each) == key for each in aliases[0]):
                return _GROUPED.get(name, name)
    shown = {header_key(word): name for name, words in COLUMNS["column"].items() for word in words}
    found = shown.get(key, text)
    return _GROUPED.get(found, found)


_GROUPED = {"customer_name": "customer_id"}
"""Two customers of one name are two customers."""


def aging_rows(ledger: Ledger, day: date, by: Sequence[str], basis: str | None, buckets: str | None = None) -> Rows:
    """The aging by columns, held against the open items; customers with their names."""
    from xlsaging.metrics.aging import aging

    chosen: Any = basis
    aged = plain_rows(aging(ledger, day, by=list(by), basis=chosen, buckets=buckets))
    currency = ledger.settings.base_currency
    _, items = checked_aging(ledger, day)
    aging_adds_up(aged, currency)
    sums_agree("items_aging", items.column("base_open_amount"), aged.column("outstanding"), currency)
    names = customer_names(items)
    if list(by) != ["customer_id"] or not any(names.values()):
        return aged
    named = [(row[0], names.get(row[0]) or "", *row[1:]) for row in aged.rows]
    return Rows(("customer_id", "customer_name", *aged.columns[1:]), named)


def open_item_rows(ledger: Ledger, day: date, key: str, basis: str | None, unapplied: str | None = None) -> Rows:
    """The open items; with `key`, those of a customer (by number or name) or of a document."""
    from xlsaging.metrics.open_items import open_items

    chosen: Any = (basis, unapplied)
    items = plain_rows(open_items(ledger, day, *chosen))
    if not key:
        return items
    places = [items.columns.index(name) for name in ("customer_id", "customer_name", "document_no")]
    wanted = key.strip().casefold()
    kept = [row for row in items.rows if any(str(row[place] or "").casefold() == wanted for place in places)]
    return Rows(items.columns, kept)


def dso_trend_rows(ledger: Ledger, day: date, months: int, window: int) -> Rows:
    """Every method's DSO at each month's end, oldest first."""
    from xlsaging.metrics.dso_trend import dso_trend

    return plain_rows(dso_trend(ledger, day, months, window=window))


def bad_debt_rows(ledger: Ledger, start: date | None, day: date, by: Sequence[str]) -> Rows:
    """The bad-debt ratios from `start` (the first day of the fiscal year) to `day`."""
    from xlsaging.metrics.bad_debt import bad_debt_ratios

    from .trend import fiscal_year_start

    begin = start or fiscal_year_start(day, ledger.settings.fiscal_month_end)
    return plain_rows(bad_debt_ratios(ledger, begin, day, by=list(by) or None))


def collectors_of(ledger: Ledger, start: date | None, day: date, key: str) -> Rows | None:
    """The collectors' figures from `start` (the first day of the month), of one or of all; None without any."""
    rows = collector_rows(ledger, day, start or month_start(day, ledger.settings.fiscal_month_end))
    if rows is None or not key:
        return rows
    wanted = key.strip().casefold()
    return Rows(rows.columns, [row for row in rows.rows if str(row[0]).casefold() == wanted])


def tie_out_rows(ledger: Ledger, day: date) -> Rows | None:
    """The tie-out to the general ledger, held against the open items; None without its balances."""
    return tied_out(ledger, day, checked_aging(ledger, day)[1])[0]
