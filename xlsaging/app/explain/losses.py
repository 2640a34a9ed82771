"""What stands behind the ratios of AR_BAD_DEBTS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from xlsaging.app.collect import plain_rows
from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger

from .items import item_lines, without_applications
from .lines import Explanation, Line, scaled
from .sales import sales_lines
from .trend import receivable_items

__all__ = ["PARTS", "loss_figure"]

PARTS = ("ratio", "numerator", "denominator")


def loss_figure(ledger: Ledger, start: date, day: date, ratio: str, part: str) -> Explanation:
    """A ratio of `bad_debt_ratios` from `start` to `day`, or one of its parts."""
    from xlsaging.metrics.bad_debt import bad_debt_ratios

    rows = plain_rows(bad_debt_ratios(ledger, start, day))
    found: Mapping[str, Any] = next(
        made for row in rows.rows if (made := dict(zip(rows.columns, row, strict=True)))["name"] == ratio
    )
    rule = Text(f"ratio.{ratio}")
    if found[part] is None:
        return Explanation((), rule, Text("refused.no_table" if found["numerator"] is None else "rule.no_denominator"))
    above = _numerator(ledger, start, day, ratio, found["numerator"])
    if part == "numerator":
        return Explanation(above, rule)
    below = _denominator(ledger, start, day, ratio)
    if part == "denominator":
        return Explanation(below, rule)
    told = [replace(line, contribution=None) for line in below]
    return Explanation(scaled(above, 1 / found["denominator"]), rule, others=told)


def _numerator(ledger: Ledger, start: date, day: date, ratio: str, value: float) -> Sequence[Line]:
    if ratio == "allowance_to_receivable":
        return [Line("allowance", value, day=day, base_amount=value)]
    if ratio == "overdue_90_to_receivable":
        return item_lines(ledger, day, [i for i in receivable_items(ledger, day) if i["bucket"] == "90+"], "due_date")
    return _write_offs(ledger, start, day, recoveries=ratio.startswith("net_"))


def _denominator(ledger: Ledger, start: date, day: date, ratio: str) -> Sequence[Line]:
    if ratio.endswith("_credit_sales"):
        return sales_lines(ledger, start, day)
    inside = ratio == "allowance_to_receivable"
    closing = without_applications(ledger, day, receivable_items(ledger, day, consolidated=inside))
    if ratio != "write_offs_to_average_receivable":
        return closing
    before = start - timedelta(days=1)
    opening = without_applications(ledger, before, receivable_items(ledger, before))
    return scaled([*opening, *closing], 0.5)


def _write_offs(ledger: Ledger, start: date, day: date, *, recoveries: bool) -> list[Line]:
    from xlsaging.metrics.write_off_list import write_off_list

    if not ledger.has("write_offs"):
        return []
    rows = plain_rows(write_off_list(ledger, start, day))
    lines = []
    for row in (dict(zip(rows.columns, row, strict=True)) for row in rows.rows):
        if row["kind"] == "recovery" and not recoveries:
            continue
        lines.append(
            Line(
                kind="recovery" if row["kind"] == "recovery" else "write_off",
                contribution=row["base_amount"],
                document_no=row["document_no"],
                customer_id=row["customer_id"],
                day=row["write_off_date"],
                currency=row["currency"],
                amount=row["amount"],
                base_amount=row["base_amount"],
            )
        )
    return lines
