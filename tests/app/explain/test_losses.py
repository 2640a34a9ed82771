"""The lines behind bad-debt ratios and their parts sum to them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.explain.books import EXAMPLES, NO_SHRINKING, agrees, ledger_of, seeds
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.losses import PARTS, loss_figure
from xlsaging.metrics.bad_debt import BAD_DEBT_RATIOS, bad_debt_ratios


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, st.sampled_from([date(2025, 1, 1), date(2025, 2, 10)]), st.sampled_from([date(2025, 3, 31)]))
def test_every_ratio_and_part_is_the_sum_of_its_lines(seed: int, start: date, day: date) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(bad_debt_ratios(ledger, start, day))
    told = {row[0]: dict(zip(rows.columns, row, strict=True)) for row in rows.rows}

    for ratio in BAD_DEBT_RATIOS:
        for part in PARTS:
            assert agrees(loss_figure(ledger, start, day, ratio, part), told[ratio][part]), (ratio, part)
