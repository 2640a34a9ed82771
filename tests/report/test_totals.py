"""Totals drift by nothing, whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xlsaging.report.model import Column, Table
from xlsaging.report.totals import exact_sum, total_of

MINOR = st.lists(st.integers(-(10**12), 10**12), max_size=50)


@given(MINOR)
def test_amounts_sum_to_the_minor_unit(units: list[int]) -> None:
    assert round(exact_sum([each / 100 for each in units], "CNY") * 100) == sum(units)
    assert round(exact_sum([each / 1000 for each in reversed(units)], "KWD") * 1000) == sum(units)


def test_a_column_is_totalled_as_it_says() -> None:
    columns = (Column("a", "A", "amount", "sum"), Column("b", "B", "count", "max"), Column("c", "C", "count", "sum"),
               Column("d", "D"))  # fmt: skip
    table = Table("t", columns, [(0.1, 3, 1, "x"), (0.2, None, 2, "y")], totals=True)

    assert [total_of(table, column, "CNY") for column in columns] == [0.3, 3, 3, None]
    assert total_of(Table("t", columns, []), columns[0], "CNY") is None


def test_the_sum_of_what_nobody_knows_is_not_nothing() -> None:
    column = Column("a", "A", "amount", "sum")

    assert total_of(Table("t", (column,), [(None,), (None,)]), column, "CNY") is None
    assert total_of(Table("t", (column,), [(None,), (0.0,)]), column, "CNY") == 0.0
