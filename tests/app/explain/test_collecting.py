"""The lines behind collectors' figures sum to them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from tests.app.explain.books import EXAMPLES, NO_SHRINKING, agrees, ledger_of, seeds
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.collecting import COLLECTOR_FIGURES, collector_figure
from xlsaging.metrics.collectors import collector_performance

START, DAY = date(2025, 2, 1), date(2025, 3, 31)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds)
def test_every_figure_that_is_explained_is_the_sum_of_its_lines(seed: int) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(collector_performance(ledger, START, DAY))

    for row in rows.rows:
        told = dict(zip(rows.columns, row, strict=True))
        for figure in COLLECTOR_FIGURES:
            found = collector_figure(ledger, START, DAY, figure, told["collector"])
            assert agrees(found, told[figure]), (told["collector"], figure)


def test_a_collector_that_is_not_there_has_no_explanation() -> None:
    assert collector_figure(ledger_of(1), START, DAY, "collected", "Zhao") is None
