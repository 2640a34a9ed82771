"""Arrays of whole numbers as columns of words, dates and money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xlsaging.model.periods import NEVER

from .days import OPENING
from .draws import Flags, Whole
from .firm import Firm
from .plan import Plan
from .sales import SERIES, Lines

__all__ = ["counts", "dates", "document_numbers", "joined", "money", "month_marks", "padded", "rates", "words"]


def money(amount: Whole, where: Flags | None = None) -> Any:
    """Minor units as major ones; blank where `where` is false."""
    return pa.array(amount / 100.0, mask=None if where is None else ~where)


def rates(rate: Whole) -> Any:
    """Ten-thousandths."""
    return pa.array(rate / 10_000.0)


def dates(day: Whole) -> Any:
    """Dates; blank where NEVER."""
    return pa.array(day.astype(np.int32), mask=day == NEVER).cast(pa.date32())


def counts(number: Whole) -> Any:
    """Whole numbers; blank where 0."""
    return pa.array(number, mask=number == 0)


def words(options: Sequence[str], place: Whole) -> Any:
    """One of some words each, by its place; blank where −1."""
    return pa.DictionaryArray.from_arrays(
        pa.array(place.astype(np.int32), mask=place < 0), pa.array(options, pa.string())
    )


def padded(number: Whole, width: int) -> Any:
    """Numbers with leading zeros."""
    return pc.utf8_lpad(pa.array(number).cast(pa.string()), width, "0")


def joined(*parts: Any) -> Any:
    """Texts end to end; blank where a part is."""
    return pc.binary_join_element_wise(*(_plain(part) for part in parts), "")


def _plain(part: Any) -> Any:
    return part.dictionary_decode() if isinstance(part, pa.DictionaryArray) else part


def month_marks(firm: Firm, day: Whole) -> Any:
    """Year and month of each day as documents carry them: 2610 for October 2026."""
    starts = np.array([OPENING - 29, *firm.calendar.starts], "datetime64[D]").astype("datetime64[M]").astype(str)
    marks = [f"{month[2:4]}{month[5:7]}" for month in starts]
    return words(marks, np.clip(firm.calendar.month_of(day) + 1, 0, len(marks) - 1))


def document_numbers(plan: Plan, lines: Lines) -> Any:
    """The number of each line's document."""
    told = plan.firm.words
    width = max(3, len(str(int(np.diff(plan.edges).max()))))
    prefixes = [told.invoice_prefix, told.debit_prefix, told.credit_prefix, told.opening_prefix, told.invoice_prefix]
    suffixes = ["", "", "", "", told.retention_suffix]
    opening = pa.array(lines.series == SERIES.index("opening"))
    month = month_marks(plan.firm, np.minimum(lines.day, lines.posted))
    long = joined(month, "-", padded(lines.number, width))
    short = padded(lines.number, max(2, len(str(plan.openings))))
    return joined(words(prefixes, lines.series), pc.if_else(opening, short, long), words(suffixes, lines.series))
