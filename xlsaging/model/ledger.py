"""The ledger: typed frames of one kind, their settings, and what was found wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .accounting import RowAccount
from .errors import MissingTableError
from .issues import Issue
from .schema import TABLES
from .settings import Settings

__all__ = ["Ledger"]


class Ledger:
    """Receivables as typed tables.

    Made by `read_ledger`, or from frames of one kind (pandas, Polars, DuckDB relation, PySpark) that have the
    columns of `xlsaging.model.schema.TABLES`, ordinary dates and amounts in major units:

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-31"],
    ...                          "amount": [1234.5]})
    >>> ledger = Ledger(invoices=invoices)
    >>> ledger.typed("invoices").to_native()["amount"].tolist()
    [123450]
    >>> ledger.invoices["amount"].tolist()
    [1234.5]
    """

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        issues: Iterable[Issue] = (),
        rows: Iterable[RowAccount] = (),
        **tables: Any,
    ) -> None:
        self.settings = settings or Settings()
        self.issues: list[Issue] = list(issues)
        self.rows: tuple[RowAccount, ...] = tuple(rows)
        self._typed: dict[str, Any] = {}
        self._kept: set[str] = set()
        self._memo: dict[Any, Any] = {}
        given = {name: native for name, native in tables.items() if native is not None}
        unknown = sorted(given.keys() - TABLES.keys())
        if unknown:
            raise TypeError(f"unknown table {unknown[0]!r}; tables are {', '.join(TABLES)}")
        if given:
            from .frames import to_typed

            self._typed = {name: to_typed(native, name, self.settings.base_currency) for name, native in given.items()}

    @classmethod
    def from_typed(
        cls,
        tables: dict[str, Any],
        *,
        settings: Settings,
        issues: Iterable[Issue] = (),
        rows: Iterable[RowAccount] = (),
    ) -> Ledger:
        """A ledger from Narwhals frames that are typed already."""
        ledger = cls(settings=settings, issues=issues, rows=rows)
        ledger._typed = dict(tables)
        return ledger

    def with_settings(self, **values: Any) -> Ledger:
        """The same tables under other settings."""
        other = Ledger.from_typed(
            self._typed, settings=self.settings.with_(**values), issues=self.issues, rows=self.rows
        )
        other._kept = set(self._kept)
        return other

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that this ledger has."""
        return tuple(self._typed)

    def has(self, table: str, *columns: str) -> bool:
        """Whether the table is there, with all of these columns."""
        if table not in self._typed:
            return False
        return not columns or set(columns) <= set(self._typed[table].collect_schema().names())

    def typed(self, table: str, columns: Sequence[str] | None = None) -> Any:
        """The typed Narwhals frame of a table; with `columns`, just these, missing ones as defaults.

        Raises MissingTableError.
        """
        if table not in self._typed:
            raise MissingTableError(table=table, columns=", ".join(TABLES[table].required))
        if table not in self._kept:
            from .materialise import keep_table

            self._typed[table] = keep_table(self._typed[table])
            self._kept.add(table)
        frame = self._typed[table]
        if columns is None:
            return frame
        from .frames import with_defaults

        return with_defaults(frame, table, columns, self.settings.base_currency)

    def frame(self, table: str) -> Any:
        """A table as an ordinary frame: dates, amounts in major units."""
        from .frames import to_ordinary

        return to_ordinary(self.typed(table), table, self.settings.base_currency).to_native()

    def memo(self, key: Any, build: Callable[[], Any]) -> Any:
        """`build()` once for each key: what several figures share is computed once."""
        if key not in self._memo:
            self._memo[key] = build()
        return self._memo[key]

    def recall(self, key: Any) -> Any:
        """What was put under `key`, or None."""
        return self._memo.get(key)

    def remember(self, key: Any, value: Any) -> None:
        """Put `value` where `memo` and `recall` find it."""
        self._memo[key] = value

    def with_blank(self, frame: Any, table: str, columns: Sequence[str]) -> Any:
        """A typed frame with `columns` of a table added, holding what stands where nothing is said."""
        from .frames import blank_columns

        made = blank_columns(table, columns, self.settings.base_currency)
        return frame.with_columns(*made) if made else frame

    def __getattr__(self, name: str) -> Any:
        if name in TABLES:
            return self.frame(name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __repr__(self) -> str:
        return f"<Ledger {', '.join(self._typed) or 'empty'}; {len(self.issues)} issues>"
