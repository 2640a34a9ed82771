"""In what unit amounts stand on a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.money import exponent
from xlsaging.report.labels import Money, axis_unit, unit_text
from xlsaging.report.model import Column, Report, Sheet

__all__ = ["Amounts"]

_DECIMALS_OF_LARGE_UNITS = 2


@dataclass(frozen=True, slots=True)
class Amounts:
    """The report's currency and the units of it that amounts of one sheet are counted in."""

    currency: str
    unit: int = 1

    @classmethod
    def of(cls, report: Report, sheet: Sheet) -> Amounts:
        """Those of a sheet; documents stand in single units whatever the report counts in."""
        return cls(report.currency, 1 if sheet.exact else report.unit)

    def divisor(self, column: Column) -> int:
        """What values of a column are divided by: only amounts are, and never those in a document's own currency.

        >>> Amounts("CNY", 10_000).divisor(Column("a", "A", "amount")), Amounts("CNY", 10_000).divisor(Column("a", "A"))
        (10000, 1)
        """
        return self.unit if column.format == "amount" and not column.currency else 1

    def shown(self, value: Any, kind: str) -> Any:
        """A value as it stands on the sheet.

        >>> Amounts("CNY", 10_000).shown(25_000.0, "amount"), Amounts("CNY", 10_000).shown(25.0, "days")
        (2.5, 25.0)
        """
        counted = self.unit != 1 and kind == "amount" and isinstance(value, (int, float))
        return value / self.unit if counted else value

    def said(self, text: Text) -> Text:
        """A sentence with the amounts in it as they stand on the sheet.

        >>> from xlsaging.report.labels import money
        >>> dict(Amounts("CNY", 10_000).said(Text("x", {"a": money(25_000.0, "CNY"), "b": "25,000.00"})).params)
        {'a': '2.50', 'b': '25,000.00'}
        """
        if self.unit == 1 or not text.params:
            return text
        return Text(text.key, {name: self._said(value) for name, value in text.params.items()})

    def _said(self, value: Any) -> Any:
        if isinstance(value, Money):
            return Money(value.amount / self.unit, self.decimals)
        return self.said(value) if isinstance(value, Text) else value

    @property
    def decimals(self) -> int:
        """Decimals of an amount: those of the currency; two where the unit is a larger one."""
        return exponent(self.currency) if self.unit == 1 else _DECIMALS_OF_LARGE_UNITS

    @property
    def text(self) -> Text:
        """The unit as a page says it."""
        return unit_text(self.currency, self.unit)

    @property
    def axis(self) -> Text:
        """The unit as an axis says it."""
        return axis_unit(self.currency, self.unit)
