"""Which row of then is which of now."""

from __future__ import annotations

import pytest

from xlsaging.app.closed_changes import closed_changes
from xlsaging.report.figures import Rows

COLUMNS = ("document_no", "instalment_no", "customer_id", "currency", "amount", "day", "effect", "base")
LAST = 100


def _rows(*told: tuple[str, int, str, int, int]) -> Rows:
    """(number, instalment, customer, amount, day)"""
    rows = [
        (number, part, who, "CNY", size, day, size if day <= LAST else 0, size if day <= LAST else 0)
        for number, part, who, size, day in told
    ]
    return Rows(COLUMNS, rows)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        # The instalment tells two changed lines of one document apart.
        ([("A1", 1, "C1", 10, 5), ("A1", 2, "C1", 20, 5)], [("A1", 1, "C1", 11, 5), ("A1", 2, "C1", 22, 5)],
         [("changed", 1), ("changed", 2)]),
        # The customer's own document comes before another's of the same number.
        ([("A1", 1, "C1", 10, 5)], [("A1", 1, "C2", 10, 5), ("A1", 1, "C1", 12, 5)],
         [("changed", 2), ("backdated", 10)]),
        # Dated after the closed months by now: it changed, it is not gone.
        ([("A1", 1, "C1", 10, 5)], [("A1", 1, "C1", 10, 101)], [("changed", -10)]),
        # Rows without a number are never taken for each other.
        ([("", 1, "C1", 10, 5)], [("", 1, "C1", 12, 5)], [("backdated", 12), ("removed", -10)]),
        # Later rows alone are no change.
        ([], [("A1", 1, "C1", 10, 101)], []),
    ],
)  # fmt: skip
def test_rows_are_paired_by_what_tells_them_apart(
    then: list[tuple[str, int, str, int, int]],
    now: list[tuple[str, int, str, int, int]],
    expected: list[tuple[str, int]],
) -> None:
    found = closed_changes("invoices", _rows(*then), _rows(*now), LAST)

    assert sorted((each.kind, each.effect) for each in found) == sorted(expected)


def test_a_row_that_counts_otherwise_says_so_although_nothing_else_changed() -> None:
    """A credit note of its number makes a receipt the use of that note."""
    then = Rows(COLUMNS, [("R1", 1, "C1", "CNY", 10, 5, -10, -10)])
    now = Rows(COLUMNS, [("R1", 1, "C1", "CNY", 10, 5, 0, 0)])
    (change,) = closed_changes("invoices", then, now, LAST)

    assert [(each.name, each.before, each.after) for each in change.fields()] == [("effect", -0.1, 0.0)]
    assert change.effect == 10
