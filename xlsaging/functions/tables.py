"""Cell functions on a ledger: they take ranges with headers and spill tables.

The tables of a ledger come first, in any order: each is recognised by its headers, as `read_ledger` does it. One range
may hold several tables, and may be whole columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.buckets import BASES

from .arguments import Argument
from .errors import ErrorValue, RefusedError
from .ledgers import Asked, Ledgers
from .registry import cell_function
from .spill import meant, spilled

__all__ = [
    "AS_OF",
    "BASIS",
    "LEDGERS",
    "OPTIONS",
    "TABLES",
    "WINDOW",
    "answering",
    "basis_named",
    "start_option",
    "whole_option",
]

LEDGERS = Ledgers()
"""The ledgers of this process: Excel's Python stays while Excel runs."""

_ROOM = 12
"""As many tables as a ledger can have."""
TABLES = (
    Argument("data", "table"),
    *(Argument(f"data{number}", "table", optional=True, help="more_data") for number in range(2, _ROOM + 1)),
)
AS_OF = Argument("as_of", "date", optional=True)
BASIS = Argument("basis", "text", optional=True)
OPTIONS = Argument("options", "options", optional=True)
WINDOW = 3
"""Months that DSO looks back over unless said."""
_TREND_MONTHS = 12

Options = dict[str, str]
Spilled = list[list[Any]]


def _key(help_key: str) -> Argument:
    return Argument("key", "text", optional=True, default="", help=help_key)


@contextmanager
def answering(name: str, tables: Sequence[Any], options: Options, caller: Any, *asked: Any) -> Iterator[Asked]:
    """The ledger in `tables` while a function answers `caller`, the cell that asks (None: nobody says)."""
    where = None if caller is None else (str(caller.sheet.book.name), str(caller.sheet.name), str(caller.address))
    question = (where, name, tuple(sorted(options.items())), *map(str, asked))
    try:
        yield LEDGERS.ask(tables, options, question)
    finally:
        LEDGERS.ranges.answered()


@cell_function("AR_AGING", "tables", *TABLES, _key("group"), AS_OF, BASIS, OPTIONS, asks_caller=True)
def aging(
    tables: Sequence[Any], key: str, as_of: date | None, basis: str | None, options: Options, caller: Any
) -> Spilled:
    """Outstanding by age, a row a group."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import aging_rows, column_named

    with answering("AR_AGING", tables, options, caller, key, as_of, basis) as asked:
        day, chosen = resolve_as_of(asked.ledger, as_of), basis_named(basis)
        by = [column_named(part.strip()) for part in (key or "customer_id").replace("，", ",").split(",")]
        shown = chosen or asked.ledger.settings.basis
        return asked.once(  # type: ignore[no-any-return]  # what was built below
            ("aging", day, chosen, *by), lambda: spilled(aging_rows(asked.ledger, day, by, chosen), asked.lang, shown)
        )


@cell_function("AR_OPEN_ITEMS", "tables", *TABLES, _key("item_key"), AS_OF, BASIS, OPTIONS, asks_caller=True)
def open_items(
    tables: Sequence[Any], key: str, as_of: date | None, basis: str | None, options: Options, caller: Any
) -> Spilled:
    """What is open, one row a document line; #N/A where nothing of `key` is."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import open_item_rows

    with answering("AR_OPEN_ITEMS", tables, options, caller, key, as_of, basis) as asked:
        day, chosen = resolve_as_of(asked.ledger, as_of), basis_named(basis)
        shown = chosen or asked.ledger.settings.basis
        found: Spilled = asked.once(
            ("open_items", day, chosen, key),
            lambda: spilled(open_item_rows(asked.ledger, day, key, chosen), asked.lang, shown),
        )
        return _some(found, key)


@cell_function("AR_DSO_TREND", "tables", *TABLES, AS_OF, OPTIONS, asks_caller=True)
def dso_trend(tables: Sequence[Any], as_of: date | None, options: Options, caller: Any) -> Spilled:
    """DSO in every method, month by month."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import dso_trend_rows

    with answering("AR_DSO_TREND", tables, options, caller, as_of) as asked:
        day = resolve_as_of(asked.ledger, as_of)
        months, window = whole_option(options, "months", _TREND_MONTHS), whole_option(options, "window", WINDOW)
        return asked.once(  # type: ignore[no-any-return]
            ("dso_trend", day, months, window),
            lambda: spilled(dso_trend_rows(asked.ledger, day, months, window), asked.lang),
        )


@cell_function("AR_BAD_DEBTS", "tables", *TABLES, _key("split"), AS_OF, OPTIONS, asks_caller=True)
def bad_debts(tables: Sequence[Any], key: str, as_of: date | None, options: Options, caller: Any) -> Spilled:
    """Bad-debt ratios with their parts."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import bad_debt_rows, column_named

    with answering("AR_BAD_DEBTS", tables, options, caller, key, as_of) as asked:
        day, start = resolve_as_of(asked.ledger, as_of), start_option(options)
        by = [column_named(part.strip()) for part in key.replace("，", ",").split(",") if part.strip()]
        heads = {name: Text(f"trend.{name}") for name in ("numerator", "denominator", "ratio")}
        heads["name"] = Text("trend.ratio_name")
        return asked.once(  # type: ignore[no-any-return]
            ("bad_debts", day, start, *by),
            lambda: spilled(bad_debt_rows(asked.ledger, start, day, by), asked.lang, headings=heads),
        )


@cell_function("AR_COLLECTORS", "tables", *TABLES, _key("collector_key"), AS_OF, OPTIONS, asks_caller=True)
def collectors(tables: Sequence[Any], key: str, as_of: date | None, options: Options, caller: Any) -> Spilled:
    """The collectors' figures; #N/A where the ledger names none."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import collectors_of

    with answering("AR_COLLECTORS", tables, options, caller, key, as_of) as asked:
        day, start = resolve_as_of(asked.ledger, as_of), start_option(options)
        rows = asked.once(("collectors", day, start, key), lambda: collectors_of(asked.ledger, start, day, meant(key)))
        if rows is None:
            raise RefusedError(ErrorValue.NA, Text("refused.no_table"))
        return _some(spilled(rows, asked.lang), key)


@cell_function("AR_TIE_OUT", "tables", *TABLES, AS_OF, OPTIONS, asks_caller=True)
def tie_out(tables: Sequence[Any], as_of: date | None, options: Options, caller: Any) -> Spilled:
    """The tie-out; #N/A without a table of general-ledger balances."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.cells import tie_out_rows

    with answering("AR_TIE_OUT", tables, options, caller, as_of) as asked:
        day = resolve_as_of(asked.ledger, as_of)
        rows = asked.once(("tie_out", day), lambda: tie_out_rows(asked.ledger, day))
        if rows is None:
            raise RefusedError(ErrorValue.NA, Text("refused.no_table"))
        return spilled(rows, asked.lang)


def _some(table: Spilled, key: str) -> Spilled:
    if key and len(table) == 1:
        raise RefusedError(ErrorValue.NA, Text("refused.not_found", {"name": key}))
    return table


def basis_named(text: str | None) -> str | None:
    """A basis by its name or its words: `到期日` is due_date. Raises RefusedError for what is none.

    >>> basis_named("单据日期"), basis_named("Due date"), basis_named(None)
    ('document_date', 'due_date', None)
    """
    from xlsaging.i18n.words.values import VALUES

    if not text:
        return None
    shown = {word.casefold(): name for name, words in VALUES["basis"].items() for word in words}
    found = shown.get(text.strip().casefold(), text.strip())
    if found not in BASES:
        raise RefusedError(ErrorValue.VALUE, Text("refused.meaning", {"name": "basis", "value": text}))
    return found


def whole_option(options: Options, name: str, default: int) -> int:
    """An option that is a whole number. Raises RefusedError."""
    text = options.get(name, "")
    if not text:
        return default
    if not text.strip().isdigit():
        raise RefusedError(ErrorValue.VALUE, Text("refused.option", {"name": name, "value": text}))
    return int(text)


def start_option(options: Options) -> date | None:
    """The option `start`, the first day of a period. Raises RefusedError."""
    from .arguments import read_argument

    found: date | None = read_argument(Argument("start", "date", optional=True), options.get("start"))
    return found
