"""What was backdated, removed or changed in the months that an earlier pack closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsaging.model.errors import PackCurrencyError, PackDamagedError, PackLaterError
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import to_day
from xlsaging.report.changes_figures import AgainstFigures
from xlsaging.report.figures import Rows

from .closed_changes import Found, closed_changes
from .freeze import closed_tables, frozen_rows
from .laws import sums_agree

__all__ = ["Pack", "against_figures"]


@dataclass(frozen=True, slots=True)
class Pack:
    """An earlier pack: the file's name and its frozen values."""

    file: str
    values: Mapping[str, Any]


def against_figures(ledger: Ledger, as_of: date, pack: Pack) -> AgainstFigures:
    """Every row dated in the months that `pack` closed and not as it was then, with its effect on the outstanding of
    the pack's day.

    A row is the same where all that is compared is (`metrics.closed.CLOSED_COLUMNS` and the day it counts from).
    What is left over is paired by number: changed; else it was removed, or it is backdated. Currency by currency
    the effects are what the settlement of now finds open on that day less what was frozen; TiesBrokenError where they
    are not. Raises PackLaterError, PackCurrencyError, PackDamagedError.
    """
    try:
        day = date.fromisoformat(pack.values["as_of"])
        then = {table: frozen_rows(pack.values, table) for table in pack.values["tables"]}
        outstanding = {code: (here, base) for code, (here, base) in pack.values["outstanding"].items()}
    except (LookupError, TypeError, ValueError) as error:
        raise PackDamagedError(path=pack.file) from error
    base = ledger.settings.base_currency
    if day > as_of:
        raise PackLaterError(path=pack.file, day=day, as_of=as_of)
    if pack.values["currency"] != base:
        raise PackCurrencyError(path=pack.file, theirs=pack.values["currency"], ours=base)
    now = closed_tables(ledger, day)
    found = [
        change
        for table in sorted(now.keys() | then.keys())
        for change in closed_changes(table, then.get(table, Rows(())), now.get(table, Rows(())), to_day(day))
    ]
    found.sort(key=lambda each: (each.day or date.min, each.table, each.number, each.customer_id, each.kind))
    return _tied(ledger, pack, day, outstanding, found, base)


def _tied(
    ledger: Ledger, pack: Pack, day: date, then: Mapping[str, tuple[int, int]], found: list[Found], base: str
) -> AgainstFigures:
    """The figures, once the effects are proven to be the whole difference."""
    from xlsaging.metrics.closed import open_by_currency
    from xlsaging.metrics.small import rows_of

    now = {code: (amount, in_base) for code, amount, in_base in rows_of(open_by_currency(ledger, day))}
    effects: dict[str, int] = defaultdict(int)
    in_base: dict[str, int] = defaultdict(int)
    for change in found:
        effects[change.currency] += change.effect
        in_base[change.currency] += change.base
    rates = {}
    for code in sorted({*now, *then, *effects}):
        (here, here_base), (before, before_base) = now.get(code, (0, 0)), then.get(code, (0, 0))
        units = scale(code)
        sums_agree("changes", [effects[code] / units], [(here - before) / units], code)
        rates[code] = here_base - before_base - in_base[code]
    units = scale(base)
    sums_agree("changes", [0.0], [rates.pop(base, 0) / units], base)
    return AgainstFigures(
        file=pack.file,
        as_of=day,
        version=str(pack.values["version"]),
        outstanding_then=sum(amount for _, amount in then.values()) / units,
        outstanding_now=sum(amount for _, amount in now.values()) / units,
        changes=tuple(change.plain(units) for change in found),
        rates=tuple((code, amount / units) for code, amount in rates.items() if amount),
    )
