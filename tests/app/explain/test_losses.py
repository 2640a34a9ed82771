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


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, st.sampled_from([("region",), ("collector",), ("account",), ("customer_id",), ("region", "collector")]))
def test_every_ratio_of_every_group_is_the_sum_of_its_lines(seed: int, by: tuple[str, ...]) -> None:
    ledger, start, day = ledger_of(seed), date(2025, 2, 1), date(2025, 3, 31)
    rows = plain_rows(bad_debt_ratios(ledger, start, day, by=by))

    for row in rows.rows:
        told = dict(zip(rows.columns, row, strict=True))
        key = "/".join(told[name] for name in by)
        for part in PARTS:
            assert agrees(loss_figure(ledger, start, day, told["name"], part, by, key), told[part]), (key, told, part)


def test_a_group_that_is_not_there_has_no_ratio() -> None:
    ledger, day = ledger_of(1), date(2025, 3, 31)

    assert loss_figure(ledger, date(2025, 1, 1), day, BAD_DEBT_RATIOS[0], "ratio", ("region",), "West") is None
