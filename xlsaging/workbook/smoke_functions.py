"""The functions' part of the trial in Excel: a call or more of each, as a formula and in Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsaging.functions.registry import named

__all__ = ["CASES", "Case", "Whole", "answer", "calculated"]


class Whole(str):
    """The name of an Excel table, given to a function with its headers."""


@dataclass(frozen=True, slots=True)
class Case:
    """One call: the function's name and what it is given; a list is a column of numbers.

    >>> Case("AR_PROVISION", ([100.0, 50.0], [0.1, 0.5])).formula
    '=AR_PROVISION({100.0;50.0},{0.1;0.5})'
    >>> Case("AR_AGING", (Whole("tblInvoices"), "region", date(2025, 1, 31))).formula
    '=AR_AGING(tblInvoices[#All],"region",DATE(2025,1,31))'
    """

    name: str
    given: tuple[Any, ...]

    @property
    def formula(self) -> str:
        """As it is typed into a cell, by its English names."""
        return f"={self.name}({','.join(map(_typed, self.given))})"


def _typed(value: Any) -> str:
    if isinstance(value, Whole):
        return f"{value}[#All]"
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    if isinstance(value, list):
        return "{" + ";".join(map(_typed, value)) + "}"
    if isinstance(value, bool):
        return str(value).upper()
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else repr(value)


_DUE, _LATE = date(2025, 1, 1), date(2025, 2, 20)
_LEDGER = (Whole("tblInvoices"), Whole("tblReceipts"))
CASES = (
    Case("AR_DAYS_PAST_DUE", (_DUE, _LATE)),
    Case("AR_BUCKET", (45.0,)),
    Case("AR_DSO", (300_000.0, 900_000.0, 90.0)),
    Case("AR_DSO", (300_000.0, 0.0, 90.0)),
    Case("AR_DSO", (300_000.0, 900_000.0, 0.0)),
    Case("AR_DSO", (300_000.0, "many", 90.0)),
    Case("AR_DSO_COUNTBACK", (250.0, [100.0, 200.0, 300.0], [31.0, 28.0, 31.0])),
    Case("AR_DSO_BEST", (240_000.0, 900_000.0, 90.0)),
    Case("AR_ADD", (60_000.0, 900_000.0, 90.0)),
    Case("AR_TURNOVER_DAYS", (1_200_000.0, 200_000.0, 400_000.0, 360.0)),
    Case("AR_CEI", (100.0, 100.0, 100.0, 50.0)),
    Case("AR_BAD_DEBT_RATIO", (5_000.0, 1_000_000.0)),
    Case("AR_PROVISION", ([100.0, 50.0], [0.1, 0.5])),
    Case("AR_LATE_INTEREST", (1_000.0, _DUE, _LATE, 0.085)),
    Case("AR_DISCOUNT_COST", (0.02, 10.0, 30.0, 360.0, True)),
    Case("AR_HHI", ([50.0, 30.0, 20.0],)),
    Case("AR_COMMISSION", ([1_000.0, 2_000.0, -500.0], [0.1, 0.05, 0.05])),
    Case("AR_AGING", _LEDGER),
    Case("AR_AGING", (*_LEDGER, Whole("tblCustomers"), "region")),
    Case("AR_AGING", (Whole("tblReceipts"),)),
    Case("AR_OPEN_ITEMS", _LEDGER),
    Case("AR_DSO_TREND", _LEDGER),
    Case("AR_BAD_DEBTS", (*_LEDGER, Whole("tblWriteOffs"))),
    Case("AR_COLLECTORS", (*_LEDGER, Whole("tblAssignments"), Whole("tblActivities"))),
    Case("AR_TIE_OUT", (*_LEDGER, Whole("tblGlBalances"))),
    Case("AR_EXPLAIN", (*_LEDGER, "outstanding")),
    Case("AR_EXPLAIN", ("AR_PROVISION", [100.0, 50.0], [0.1, 0.5])),
    Case("AR_CHECK", _LEDGER),
    Case("AR_CHECK", ("AR_DSO", 300_000.0, 0.0, 90.0)),
)
"""Every function at least once: figures, undefined ones, refused arguments, and what they spill of the example."""


def answer(case: Case, book: Any) -> Any:
    """What Python says: the functions themselves, given the workbook's own tables. KeyError for an unknown name."""
    from xlsaging.macros.tables import find_table

    function = named(case.name)
    if function is None:
        raise KeyError(case.name)
    return function(*(find_table(book, each).range if isinstance(each, Whole) else each for each in case.given))


def calculated(book: Any, name: str, case: Case, expected: Any) -> Any:
    """What Excel says on a new sheet `name`, which is taken away again.

    An array formula of the size that is `expected` serves every Excel since 2016. A table has one row and one column
    more: Excel fills what a result does not reach with #N/A, so that a larger one is seen.
    """
    sheet = book.sheets.add(name, after=book.sheets[-1])
    try:
        if not isinstance(expected, list):
            sheet.range("A1").formula = case.formula
            return sheet.range("A1").options(err_to_str=True).value
        height, width = len(expected), len(expected[0])
        margin = int(height > 1 and width > 1)
        cells = sheet.range("A1").resize(height + margin, width + margin)
        cells.formula_array = case.formula
        found = cells.options(ndim=2, err_to_str=True).value
    finally:
        sheet.delete()
    if not margin:
        return found
    beyond = [*found[-1], *(row[-1] for row in found)]
    return [row[:-1] for row in found[:-1]] if set(beyond) == {"#N/A"} else found
