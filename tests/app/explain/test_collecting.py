"""The lines behind collectors' figures sum to them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from tests.app.explain.books import EXAMPLES, NO_SHRINKING, agrees, ledger_of, seeds
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.collecting import COLLECTOR_FIGURES, collector_figure
from xlsaging.metrics.collectors import COLLECTOR_COLUMNS, collector_performance
from xlsaging.model.schema import UNASSIGNED

START, DAY = date(2025, 2, 1), date(2025, 3, 31)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds)
def test_every_figure_that_is_explained_is_the_sum_of_its_lines(seed: int) -> None:
    tiers = ((0, 0.013), (20, 0.037)) if seed % 3 else ()
    ledger = ledger_of(seed, commission_tiers=tiers, department_share=0.7, promise_grace_days=seed % 4)
    rows = plain_rows(collector_performance(ledger, START, DAY))

    for row in rows.rows:
        told = dict(zip(rows.columns, row, strict=True))
        for figure in COLLECTOR_FIGURES:
            found = collector_figure(ledger, START, DAY, figure, told["collector"])
            assert agrees(found, told[figure]), (told["collector"], figure)


def test_a_collector_that_is_not_there_has_no_explanation() -> None:
    assert collector_figure(ledger_of(1), START, DAY, "collected", "Zhao") is None


def test_every_figure_of_the_collectors_can_be_explained() -> None:
    assert {*COLLECTOR_FIGURES, "collector"} == set(COLLECTOR_COLUMNS)


def test_rounding_takes_or_gives_no_more_than_half_a_cent() -> None:
    ledger = ledger_of(2, commission_tiers=((0, 0.013), (20, 0.037)), department_share=0.7)
    for name in plain_rows(collector_performance(ledger, START, DAY)).column("collector"):
        found = collector_figure(ledger, START, DAY, "commission", name)
        assert found is not None
        assert all(abs(line.contribution or 0) < 0.0051 for line in found.lines if line.kind == "rounding")


def test_what_is_undefined_says_why() -> None:
    ledger = ledger_of(2)
    reasons = {"rank": "rule.not_ranked", "commission": "rule.no_tiers", "target_amount": "rule.no_target"}
    for figure, reason in reasons.items():
        found = collector_figure(ledger, START, DAY, figure, UNASSIGNED)
        assert found is not None
        assert found.undefined is not None
        assert found.undefined.key == reason


def test_lines_in_a_foreign_currency_tell_their_rate() -> None:
    ledgers = (ledger_of(seed) for seed in range(3))
    names = ("collected", "opening_overdue", "fell_due")
    found = [
        collector_figure(each, START, DAY, name, who) for each in ledgers for name in names for who in ("Li", "Wang")
    ]
    foreign = [line for each in found if each for line in each.lines if line.currency == "JPY" and line.contribution]

    assert foreign
    assert {round(line.rate or 0.0, 2) for line in foreign} == {0.05}
