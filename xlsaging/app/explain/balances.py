"""What stands behind the figures of AR_AGING, AR_OPEN_ITEMS and AR_TIE_OUT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import FAR, to_day
from xlsaging.model.schema import UNASSIGNED

from .groups import belongs
from .items import Item, is_overdue, item_lines, items_behind, without_applications
from .lines import Explanation, Line, dicts, major

__all__ = ["TIE_OUT_FIGURES", "aging_figure", "item_figure", "tie_out_figure"]

TIE_OUT_FIGURES = ("outstanding", "not_due", "overdue", "credits", "undated", "gl_balance", "difference", "explained",
                   "unexplained")  # fmt: skip


def aging_figure(
    ledger: Ledger, day: date, figure: str, by: Sequence[str], key: str, basis: str | None
) -> Explanation | None:
    """A column of the aging by `by` in the group `key` (blank: all groups; of several columns: `North/Li`); None where
    there is no such group."""
    items = items_behind(ledger, day, by, basis)
    if key:
        items = [item for item in items if belongs(item, by, key)] or _named(ledger, day, items, by, key)
        if not items:
            return None
    if figure == "max_days_past_due":
        return _longest(ledger, day, items, basis)
    chosen = items if figure == "outstanding" else [item for item in items if item["bucket"] == figure]
    lines = item_lines(ledger, day, chosen, basis)
    if any(item["base_open"] is None for item in items):
        return Explanation(lines, Text("rule.open_items"), Text("rule.no_rate"))
    return Explanation(lines, Text("rule.open_items"))


def _named(ledger: Ledger, day: date, items: Sequence[Item], by: Sequence[str], key: str) -> list[Item]:
    """The items of a customer by his name."""
    if list(by) != ["customer_id"]:
        return []
    from xlsaging.app.cells import open_item_rows

    rows = open_item_rows(ledger, day, "", None)
    pairs = zip(rows.column("customer_id"), rows.column("customer_name"), strict=True)
    named = {number for number, name in pairs if str(name or "").casefold() == key.strip().casefold()}
    return [item for item in items if item["customer_id"] in named]


def _longest(ledger: Ledger, day: date, items: Sequence[Item], basis: str | None) -> Explanation:
    """The oldest item contributes its days, the others are left out."""
    late = [item for item in items if item["open"] > 0 and item["age_day"] <= to_day(day)]
    if not late:
        return Explanation((Line("none_late", contribution=0.0),), Text("rule.longest"))
    oldest = min(late, key=lambda item: (item["age_day"], item["customer_id"], item["document_no"]))
    first, *rest = item_lines(ledger, day, [oldest], basis)
    days = replace(first, contribution=float(to_day(day) - oldest["age_day"]))
    return Explanation([days, *rest], Text("rule.longest"))


def item_figure(ledger: Ledger, day: date, figure: str, key: str, basis: str | None) -> Explanation | None:
    """A column of the open items of a document or customer, or of one line by `customer/document/instalment`; amounts
    in document currency must be in one currency, days late are those of the latest."""
    wanted = key.strip().casefold()
    items = items_behind(ledger, day, (), basis)
    chosen = [item for item in items if not key or wanted in _names(item)]
    chosen = chosen or _named(ledger, day, items, ["customer_id"], key)
    if not chosen:
        return None
    if figure == "days_past_due":
        return _latest(ledger, day, chosen, basis)
    lines = item_lines(ledger, day, chosen, basis)
    rule = Text("rule.open_items")
    if figure == "base_open_amount":
        unknown = any(item["base_open"] is None for item in chosen)
        return Explanation(lines, rule, Text("rule.no_rate") if unknown else None)
    if len({item["currency"] for item in chosen}) > 1:
        return Explanation(lines, rule, Text("rule.currencies"))
    own = [line for line in lines if not line.source_no]
    values = {
        "open_amount": [major(ledger, item["open"], item["currency"]) for item in chosen],
        "amount": [major(ledger, item["amount"], item["currency"]) for item in chosen],
    }[figure]
    pairs = iter(zip(own, values, strict=True))
    made = [replace(line, contribution=next(pairs)[1]) if not line.source_no else line for line in lines]
    return Explanation(made, rule)


def _names(item: Item) -> tuple[str, ...]:
    """What an item may be called: its customer, its document, a line of it, or all three."""
    customer, document, line = item["customer_id"], item["document_no"], str(item["instalment_no"])
    names = (customer, document, f"{document}/{line}", f"{customer}/{document}", f"{customer}/{document}/{line}")
    return tuple(name.casefold() for name in names)


def _latest(ledger: Ledger, day: date, items: Sequence[Item], basis: str | None) -> Explanation:
    """The item that is latest contributes its days, early ones negative; the others of the same name add nothing."""
    rule = Text("rule.days_past_due", {"day": day})
    dated = [item for item in items if item["age_day"] < FAR]
    if not dated:
        return Explanation(item_lines(ledger, day, items, basis), rule, Text("rule.undated"))
    latest = min(dated, key=lambda item: item["age_day"])
    first, *rest = item_lines(ledger, day, [latest], basis)
    others = without_applications(ledger, day, [item for item in items if item is not latest])
    told = [replace(line, contribution=None) for line in others]
    return Explanation([replace(first, contribution=float(to_day(day) - latest["age_day"])), *rest], rule, others=told)


def tie_out_figure(ledger: Ledger, day: date, figure: str, key: str) -> Explanation | None:
    """A column of the tie-out in the group `key`: entity, account and currency, those that are told, parted by `/`; may
    be blank where there is one group. None where there is no such group, or no general ledger."""
    groups = _groups(ledger, day)
    wanted = key.strip().casefold()
    chosen = [group for group in groups if not key or "/".join(filter(None, group)).casefold() == wanted]
    chosen = chosen or [group for group in groups if wanted in {part.casefold() for part in group}]
    if len(chosen) != 1 or not ledger.has("gl_balances"):
        return None
    (group,) = chosen
    items = [line for item, line in _tied_items(ledger, day, group)]
    parts = dict(zip(("not_due", "credits", "undated"), ("not_due", "credits", "undated"), strict=True))
    rule = Text(f"rule.{figure}") if figure in ("difference", "explained", "unexplained") else Text("rule.open_items")
    if figure == "outstanding":
        return Explanation(items, rule)
    if figure == "overdue":
        return Explanation([line for item, line in _tied_items(ledger, day, group) if is_overdue(item)], rule)
    if figure in parts:
        return Explanation([line for line in items if line.bucket == figure], rule)
    balance = _balance_lines(ledger, day, group)
    if not balance:
        return Explanation(items, rule, Text("rule.no_balance"))
    causes = _cause_lines(ledger, day, group)
    less = [replace(line, contribution=-(line.contribution or 0.0)) for line in balance]
    made = {
        "gl_balance": balance,
        "difference": [*items, *less],
        "explained": causes,
        "unexplained": [*items, *less, *(replace(line, contribution=-(line.contribution or 0.0)) for line in causes)],
    }[figure]
    return Explanation(made, Text("rule.gl_balance") if figure == "gl_balance" else rule)


def _groups(ledger: Ledger, day: date) -> list[tuple[str, str, str]]:
    from xlsaging.app.collect import plain_rows
    from xlsaging.metrics.tie_out import tie_out

    return [row[:3] for row in plain_rows(tie_out(ledger, day)).rows]


def _tied_items(ledger: Ledger, day: date, group: tuple[str, str, str]) -> list[tuple[Item, Line]]:
    """Items of a group with their lines, in the currency that the group is in."""
    from xlsaging.metrics.attributes import own_columns
    from xlsaging.metrics.open_items import placed_items
    from xlsaging.metrics.tie_out import group_of
    from xlsaging.metrics.tie_out_candidates import dimensions, with_places

    names = dimensions(ledger)
    kept = [name for name, known in names.items() if known]
    own = tuple(name for name in own_columns(ledger, kept) if name != "currency")
    frame = placed_items(ledger, day, "due_date", carry=own)
    frame = with_places(frame, ledger, [name for name in kept if name != "currency"], to_day(day))
    items = [row for row in dicts(frame) if group_of(ledger, names, [row[name] for name in kept]) == group]
    value = "open" if names["currency"] else "base_open"
    lines = [line for line in item_lines(ledger, day, items, "due_date") if not line.source_no]
    unit = scale(group[2])
    return [
        (item, replace(line, contribution=(item[value] or 0) / unit)) for item, line in zip(items, lines, strict=True)
    ]


def _balance_lines(ledger: Ledger, day: date, group: tuple[str, str, str]) -> list[Line]:
    from xlsaging.metrics.tie_out import group_of
    from xlsaging.metrics.tie_out_candidates import dimensions

    names = dimensions(ledger)
    kept = [name for name, known in names.items() if known]
    columns = list(dict.fromkeys([*kept, "balance_date", "amount"]))
    frame = ledger.typed("gl_balances", columns).filter(nw.col("balance_date") == to_day(day))
    unit = scale(group[2])
    lines = []
    for row in dicts(frame):
        said: list[Any] = [row[name] or UNASSIGNED for name in kept]
        if group_of(ledger, names, said) == group:
            amount = row["amount"] / unit
            lines.append(Line("gl_balance", amount, day=day, currency=group[2], amount=amount))
    return lines


def _cause_lines(ledger: Ledger, day: date, group: tuple[str, str, str]) -> list[Line]:
    from xlsaging.app.collect import plain_rows
    from xlsaging.metrics.tie_out import tie_out_causes

    rows = plain_rows(tie_out_causes(ledger, day))
    found = (dict(zip(rows.columns, row, strict=True)) for row in rows.rows if row[:3] == group)
    return [
        Line(
            f"cause.{row['cause']}",
            row["amount"],
            document_no=row["document_no"],
            customer_id=row["customer_id"],
            currency=group[2],
            amount=row["amount"],
        )
        for row in found
    ]
