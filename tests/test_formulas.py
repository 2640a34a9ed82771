"""Edges by table, and the laws of the formulas."""

from __future__ import annotations

from datetime import date, datetime
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging import formulas
from xlsaging.model.buckets import Buckets
from xlsaging.model.errors import BadSettingError

AMOUNTS = st.floats(0.01, 1e9)
EDGES = st.lists(st.integers(1, 2000), min_size=1, max_size=8, unique=True).map(sorted)


@pytest.mark.parametrize(
    ("due", "as_of", "late"),
    [
        (date(2025, 1, 31), date(2025, 1, 31), 0),
        (date(2025, 1, 31), date(2025, 2, 1), 1),
        (date(2024, 2, 28), date(2024, 3, 1), 2),
        ("2025-03-01", "2025-02-28", -1),
        (datetime(2025, 1, 31, 23, 59), date(2025, 2, 1), 1),
    ],
)
def test_days_past_due_count_from_the_day_after(due, as_of, late):
    assert formulas.days_past_due(due, as_of) == late


def test_days_past_due_refuses_text_that_is_no_date():
    with pytest.raises(ValueError):
        formulas.days_past_due("31/12/2025", "2025-12-31")


@pytest.mark.parametrize(
    ("late", "upper", "lower"),
    [
        (-1, "not_due", "not_due"),
        (0, "not_due", "0-29"),
        (1, "1-30", "0-29"),
        (29, "1-30", "0-29"),
        (30, "1-30", "30-59"),
        (31, "31-60", "30-59"),
        (60, "31-60", "60+"),
        (61, "60+", "60+"),
        (30.5, "31-60", "30-59"),
    ],
)
def test_a_day_on_an_edge_goes_where_the_edge_rule_says(late, upper, lower):
    assert formulas.bucket(late, (30, 60)) == upper
    assert formulas.bucket(late, "30,60", edge="lower") == lower
    assert formulas.bucket(late, Buckets.parse((30, 60), "lower")) == lower


@pytest.mark.parametrize("buckets", ["3M,6M", "1Y", (60, 30), "", (0, 30), "thirty"])
def test_buckets_that_days_cannot_fill_are_refused(buckets):
    with pytest.raises(BadSettingError):
        formulas.bucket(10, buckets)


@given(EDGES, st.integers(-3000, 3000), st.sampled_from(["upper", "lower"]))
def test_every_age_has_one_label_and_older_is_never_a_younger_bucket(edges, late, edge):
    labels = Buckets.parse(tuple(edges), edge).labels("due_date")
    assert len(set(labels)) == len(labels) == len(edges) + 2
    here, next_day = (labels.index(formulas.bucket(day, edges, edge)) for day in (late, late + 1))
    assert here <= next_day <= here + 1


@given(EDGES, st.integers(0, 3000), st.sampled_from(["upper", "lower"]))
def test_buckets_of_days_agree_with_the_cut_off_days_that_ageing_uses(edges, late, edge):
    as_of = date(2025, 6, 30)
    buckets = Buckets.parse(tuple(edges), edge)
    due_day = (as_of - date(1970, 1, 1)).days - late
    reached = [cutoff for cutoff in buckets.cutoffs(as_of, "due_date") if due_day < cutoff]
    assert formulas.bucket(late, buckets) == buckets.labels("due_date")[len(reached)]


@pytest.mark.parametrize(
    ("receivable", "sales", "expected"),
    [(100, 300, 30.0), (0, 300, 0.0), (-1, 300, None), (100, 0, None), (100, -5, None), (nan, 300, None)],
)
def test_dso_is_undefined_without_sales_or_with_a_negative_receivable(receivable, sales, expected):
    assert formulas.dso(receivable, sales, 90) == expected
    assert formulas.best_possible_dso(receivable, sales, 90) == expected
    assert formulas.average_days_delinquent(receivable, sales, 90) == expected
    assert formulas.averaged_dso(receivable, receivable, sales, 90) == expected


@pytest.mark.parametrize("days", [0, -1, nan, inf])
def test_a_period_without_days_is_refused(days):
    with pytest.raises(BadSettingError):
        formulas.dso(1, 1, days)
    with pytest.raises(BadSettingError):
        formulas.countback(1, [1], [days])


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.integers(1, 366))
def test_dso_is_best_possible_plus_delinquent(current, overdue, sales, days):
    whole = formulas.dso(current + overdue, sales, days)
    parts = formulas.best_possible_dso(current, sales, days) + formulas.average_days_delinquent(overdue, sales, days)
    assert whole == pytest.approx(parts)


@pytest.mark.parametrize(
    ("receivable", "sales", "expected"),
    [
        (0, [100], formulas.Countback(0.0)),
        (50, [100, 100], formulas.Countback(15.0)),
        (100, [100, 100], formulas.Countback(30.0)),
        (150, [100, 100], formulas.Countback(45.0)),
        (200, [100, 100], formulas.Countback(60.0)),
        (201, [100, 100], formulas.Countback(60.0, exhausted=True)),
        (50, [], formulas.Countback(0.0, exhausted=True)),
        (150, [100, 0, 100], formulas.Countback(75.0, flagged_months=(1,))),
        (150, [-20, 100, 100], formulas.Countback(75.0, flagged_months=(0,))),
        (100, [100, 0, 0], formulas.Countback(30.0)),
        (150, [100, 0], formulas.Countback(60.0, exhausted=True, flagged_months=(1,))),
        (-1, [100], formulas.Countback(None)),
        (0.3, [0.1, 0.2, 100], formulas.Countback(60.0)),
    ],
)
def test_countback_uses_up_the_newest_sales_first(receivable, sales, expected):
    days = [30] * len(sales)
    assert formulas.countback(receivable, sales, days) == expected
    assert formulas.countback_dso(receivable, sales, days) == (None if expected.exhausted else expected.days)


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.floats(0, 1), st.floats(0, 1))
def test_owing_more_never_shortens_the_countback(sales, one, other):
    days = [30] * len(sales)
    less, more = sorted([one, other])
    total = sum(sales)
    assert formulas.countback(less * total, sales, days).days <= formulas.countback(more * total, sales, days).days


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.floats(0.001, 0.999))
def test_countback_equals_dso_where_every_month_sells_the_same(sales, part):
    level = [sales[0]] * len(sales)
    owed = part * sum(level)
    found = formulas.countback_dso(owed, level, [30] * len(sales))
    assert found == pytest.approx(formulas.dso(owed, sum(level), 30 * len(sales)), rel=1e-9)


def test_sequences_of_different_length_are_refused():
    for call in (
        lambda: formulas.countback(1, [1, 2], [30]),
        lambda: formulas.true_dso([1], [1, 2], [30, 30]),
        lambda: formulas.weighted_days([1], []),
        lambda: formulas.provision([1], [0.1, 0.2]),
        lambda: formulas.commission([1], [0.1, 0.2]),
    ):
        with pytest.raises(BadSettingError):
            call()


@pytest.mark.parametrize(
    ("still_open", "sales", "expected"),
    [
        ([], [], 0.0),
        ([100], [100], 30.0),
        ([50, 25], [100, 100], 22.5),
        ([0], [0], 0.0),
        ([1], [0], None),
        ([1], [-10], None),
        ([-50, 10], [100, 100], None),
    ],
)
def test_true_dso_weighs_each_month_by_its_own_sales(still_open, sales, expected):
    assert formulas.true_dso(still_open, sales, [30] * len(sales)) == expected


@pytest.mark.parametrize(
    ("sales", "opening", "closing", "expected"),
    [(100, 20, 30, 4.0), (0, 20, 30, 0.0), (-1, 20, 30, None), (100, 0, 0, None), (100, -30, 20, None)],
)
def test_turnover_needs_a_receivable_to_turn(sales, opening, closing, expected):
    assert formulas.turnover(sales, opening, closing) == expected


@pytest.mark.parametrize(
    ("turns", "year", "expected"), [(4.0, 360, 90.0), (4.0, 365, 91.25), (0.0, 365, None), (None, 365, None)]
)
def test_turnover_days_are_the_year_over_the_turns(turns, year, expected):
    assert formulas.turnover_days(turns, year) == expected


def test_turnover_days_refuse_a_year_of_another_length():
    with pytest.raises(BadSettingError, match="360, 365 or 366"):
        formulas.turnover_days(4, 52)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_turnover_days_of_a_year_are_its_averaged_dso(sales, opening, closing):
    days = formulas.turnover_days(formulas.turnover(sales, opening, closing), 365)
    assert days == pytest.approx(formulas.averaged_dso(opening, closing, sales, 365))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((6_200, 10_890, 6_340, 3_590, 3), 3_490 / 6_240),
        ((6_200, 10_890, 6_340, 3_590), 10_750 / 13_500),
        ((100, 100, 100, 100), 1.0),
        ((100, 0, 100, 0), 0.0),
        ((100, 0, 120, 0), -0.2),
        ((100, 0, -20, 10), 120 / 90),
        ((0, 0, 0, 0), None),
        ((0, 10, 0, 20), None),
    ],
)
def test_collection_effectiveness_is_blank_only_without_anything_to_collect(arguments, expected):
    assert formulas.collection_effectiveness_index(*arguments) == (
        None if expected is None else pytest.approx(expected)
    )


def test_collection_effectiveness_refuses_a_period_of_no_months():
    with pytest.raises(BadSettingError):
        formulas.collection_effectiveness_index(1, 1, 1, 1, months=0)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(5, 1000, 0.005), (0, 10, 0.0), (-5, 10, -0.5), (5, 0, None), (5, -1, None)],
)
def test_a_bad_debt_ratio_over_nothing_is_undefined(numerator, denominator, expected):
    assert formulas.bad_debt_ratio(numerator, denominator) == expected


@given(st.lists(st.tuples(AMOUNTS, st.integers(-400, 400)), min_size=1, max_size=20))
def test_weighted_days_lie_between_the_fewest_and_the_most(pairs):
    amounts, days = zip(*pairs, strict=True)
    value = formulas.weighted_days(amounts, days)
    assert min(days) - 1e-6 <= value <= max(days) + 1e-6


@given(AMOUNTS, AMOUNTS, st.integers(-400, 400))
def test_splitting_a_payment_leaves_weighted_days_alone(one, other, days):
    assert formulas.weighted_days([one, other, 5], [days, days, 10]) == pytest.approx(
        formulas.weighted_days([one + other, 5], [days, 10]), abs=1e-6
    )


@given(st.lists(AMOUNTS, min_size=1, max_size=30))
def test_concentration_lies_between_one_nth_and_one(balances):
    index = formulas.concentration_index(balances)
    assert 1 / len(balances) - 1e-12 <= index <= 1 + 1e-12


@pytest.mark.parametrize(
    ("balances", "expected"),
    [([], None), ([0, -5], None), ([7], 1.0), ([5, 5], 0.5), ([5, 5, -90, 0], 0.5)],
)
def test_only_positive_balances_take_a_share(balances, expected):
    assert formulas.concentration_index(balances) == expected


@pytest.mark.parametrize(
    ("collected", "rate", "expected"),
    [
        (62_059.50, 0.70, 43_441.65),
        (100.5, 0.01, 1.01),
        (-100.5, 0.01, -1.01),
        (1.005, 1, 1.01),
        ([10, 20], 0.1, 3.0),
        ([], [], 0.0),
    ],
)
def test_commission_is_rounded_once_half_away_from_zero(collected, rate, expected):
    assert formulas.commission(collected, rate) == expected


def test_commission_in_a_currency_without_cents_is_whole():
    assert formulas.commission(1_005, 0.1, decimals=0) == 101.0


@pytest.mark.parametrize(
    ("as_of", "options", "expected"),
    [
        ("2025-01-01", {}, 0.0),
        ("2025-01-02", {}, 0.23),
        ("2025-02-20", {}, 11.64),
        ("2025-02-20", {"rounding": "day"}, 11.5),
        ("2025-02-20", {"year_days": 360}, 11.81),
        ("2025-02-20", {"decimals": 0}, 12.0),
        ("2025-01-31", {"grace_days": 30}, 0.0),
        ("2025-02-01", {"grace_days": 30}, 7.22),
        ("2024-12-01", {}, 0.0),
    ],
)
def test_late_interest_runs_from_the_day_after_the_due_date(as_of, options, expected):
    assert formulas.late_interest(1_000, "2025-01-01", as_of, 0.085, **options) == expected


def test_a_credit_bears_no_late_interest():
    assert formulas.late_interest(-1_000, "2025-01-01", "2025-02-20", 0.085) == 0.0


@pytest.mark.parametrize(
    ("rate", "options"),
    [
        (8, {}),
        (-0.1, {}),
        (0.08, {"year_days": 12}),
        (0.08, {"rounding": "month"}),
        (0.08, {"grace_days": -1}),
    ],
)
def test_late_interest_refuses_what_cannot_be_meant(rate, options):
    with pytest.raises(BadSettingError):
        formulas.late_interest(1_000, "2025-01-01", "2025-02-20", rate, **options)


@given(st.integers(0, 400), st.integers(0, 400), st.floats(0, 1))
def test_waiting_longer_never_costs_less_interest(one, other, rate):
    due = date(2025, 1, 1)
    first, second = sorted([one, other])
    amounts = [
        formulas.late_interest(500, due, date.fromordinal(due.toordinal() + days), rate) for days in (first, second)
    ]
    assert amounts[0] <= amounts[1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((0.02, 10, 30), 0.3724), ((0.02, 10, 30, 360), 0.3673), ((0, 10, 30), 0.0), ((0.02, 30, 30), None)],
)
def test_discount_cost_of_the_published_terms(arguments, expected):
    found = formulas.discount_cost(*arguments)
    assert found is None if expected is None else round(found, 4) == expected


@pytest.mark.parametrize("rate", [1, 2, -0.01, nan])
def test_a_discount_of_everything_is_refused(rate):
    with pytest.raises(BadSettingError):
        formulas.discount_cost(rate, 10, 30)


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.integers(1, 90), st.booleans())
def test_a_larger_discount_never_costs_less(one, other, gained, compound):
    less, more = sorted([one, other])
    costs = [formulas.discount_cost(rate, 0, gained, compound=compound) for rate in (less, more)]
    assert costs[0] <= costs[1]


@given(st.floats(0.001, 0.5), st.integers(1, 300))
def test_compounding_never_lowers_the_cost_of_a_discount(rate, gained):
    simple, compound = (formulas.discount_cost(rate, 0, gained, compound=way) for way in (False, True))
    assert compound >= simple * (1 - 1e-12)


def test_provision_of_the_published_example():
    balances = [15_000_000, 7_500_000, 4_000_000, 2_500_000, 1_000_000]
    assert formulas.provision(balances, [0.003, 0.016, 0.036, 0.066, 0.106]) == pytest.approx(580_000)


@pytest.mark.parametrize(
    ("balances", "rates", "factor", "expected"),
    [
        ([], [], 1, 0.0),
        ([100, -100], [0.5, 0.5], 1, 50.0),
        ([100], [0.5], 1.2, 60.0),
        ([100], [0.9], 1.2, 100.0),
        ([100], [0.9], 0, 0.0),
    ],
)
def test_a_provision_never_nets_credits_nor_exceeds_a_balance(balances, rates, factor, expected):
    assert formulas.provision(balances, rates, factor) == pytest.approx(expected)


@pytest.mark.parametrize(("rates", "factor"), [([5], 1), ([-0.1], 1), ([0.1], -1), ([0.1], nan)])
def test_provision_refuses_percentages_and_negative_factors(rates, factor):
    with pytest.raises(BadSettingError):
        formulas.provision([100], rates, factor)


@pytest.mark.parametrize(
    ("opening", "remaining", "written_off", "expected"),
    [(100, 50, 20, 0.7), (100, 50, 0, 0.5), (0, 0, 0, None), (-5, 1, 0, None), (100, 0, 0, 0.0)],
)
def test_what_was_written_off_moved_on(opening, remaining, written_off, expected):
    assert formulas.migration_rate(opening, remaining, written_off) == expected
