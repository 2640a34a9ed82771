"""The lines behind balances sum to them, whatever is in the books."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.explain.books import EXAMPLES, NO_SHRINKING, agrees, ledger_of, month_ends, seeds
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.balances import TIE_OUT_FIGURES, aging_figure, item_figure, tie_out_figure
from xlsaging.app.explain.items import item_lines, items_behind
from xlsaging.metrics.aging import aging
from xlsaging.metrics.open_items import open_items
from xlsaging.metrics.tie_out import tie_out

DAY = date(2025, 3, 31)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(
    seeds,
    month_ends,
    st.sampled_from(["due_date", "document_date", "origin_date"]),
    st.sampled_from(["customer_id", "account", "collector"]),
    st.sampled_from(["separate", "net", "fifo"]),
)
def test_every_number_of_the_aging_is_the_sum_of_its_lines(
    seed: int, day: date, basis: str, by: str, unapplied: str
) -> None:
    ledger = ledger_of(seed, unapplied=unapplied)
    rows = plain_rows(aging(ledger, day, by=by, basis=basis))

    for row in rows.rows:
        for figure, value in zip(rows.columns[1:], row[1:], strict=True):
            assert agrees(aging_figure(ledger, day, figure, [by], row[0], basis), value), (row[0], figure)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, month_ends, st.sampled_from(["separate", "fifo"]))
def test_a_document_less_what_was_applied_to_it_is_what_is_open_of_it(seed: int, day: date, unapplied: str) -> None:
    ledger = ledger_of(seed, unapplied=unapplied)
    items = [item for item in items_behind(ledger, day, ()) if item["item"] == "document" and item["amount"] > 0]

    lines: dict[tuple[str, str], float] = defaultdict(float)
    for line in item_lines(ledger, day, items):
        lines[line.customer_id, line.document_no] += line.amount or 0.0
    opened: dict[tuple[str, str], float] = defaultdict(float)
    for item in items:
        opened[item["customer_id"], item["document_no"]] += item["open"] / (1 if item["currency"] == "JPY" else 100)

    assert dict(lines) == pytest.approx(dict(opened))


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, month_ends)
def test_every_amount_of_the_open_items_is_the_sum_of_its_lines(seed: int, day: date) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(open_items(ledger, day))
    for customer in sorted(set(rows.column("customer_id"))):
        mine = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows if row[2] == customer]
        foreign = len({row["currency"] for row in mine}) > 1
        for figure in ("open_amount", "base_open_amount", "amount"):
            values = [row[figure] for row in mine]
            undefined = None in values or (foreign and figure != "base_open_amount")
            value = None if undefined else sum(values)
            assert agrees(item_figure(ledger, day, figure, customer, None), value), (customer, figure)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds)
def test_every_number_of_the_tie_out_is_the_sum_of_its_lines(seed: int) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(tie_out(ledger, DAY))

    for row in rows.rows:
        key = "/".join(filter(None, row[:3]))
        for figure in TIE_OUT_FIGURES:
            value = row[rows.columns.index(figure)]
            assert agrees(tie_out_figure(ledger, DAY, figure, key), value), (key, figure)


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, month_ends, st.sampled_from(["due_date", "document_date"]))
def test_the_days_of_a_line_are_those_of_its_item(seed: int, day: date, basis: str) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(open_items(ledger, day, basis=basis))
    told: dict[str, list[int | None]] = defaultdict(list)
    for row in (dict(zip(rows.columns, row, strict=True)) for row in rows.rows):
        told[f"{row['customer_id']}/{row['document_no']}/{row['instalment_no']}"].append(row["days_past_due"])

    for key, days in told.items():
        known = [each for each in days if each is not None]
        assert agrees(item_figure(ledger, day, "days_past_due", key, basis), max(known) if known else None), key


def test_a_group_of_several_columns_is_named_by_its_parts() -> None:
    ledger = ledger_of(4)
    rows = plain_rows(aging(ledger, DAY, by=["region", "collector"]))

    for row in rows.rows:
        found = aging_figure(ledger, DAY, "outstanding", ["region", "collector"], f"{row[0]}/{row[1]}", None)
        assert agrees(found, row[rows.columns.index("outstanding")])


def test_a_group_that_is_not_there_has_no_explanation() -> None:
    ledger = ledger_of(1)

    assert aging_figure(ledger, DAY, "outstanding", ["customer_id"], "C99", None) is None
    assert item_figure(ledger, DAY, "open_amount", "C99", None) is None
    assert tie_out_figure(ledger, DAY, "difference", "9999") is None


def test_a_group_left_blank_means_all() -> None:
    ledger = ledger_of(2, base_currency="CNY")
    whole = sum(row[1] or 0.0 for row in plain_rows(aging(ledger, DAY)).rows)
    found = aging_figure(ledger, DAY, "outstanding", ["customer_id"], "", None)

    assert found is not None
    assert sum(line.contribution or 0.0 for line in found.lines) == pytest.approx(whole)
