"""Every figure that can be explained, by its name or its heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.metrics.bad_debt import BAD_DEBT_RATIOS
from xlsaging.model.buckets import Buckets
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import month_start
from xlsaging.report.labels import bucket_text, heading

from .balances import TIE_OUT_FIGURES, aging_figure, item_figure, tie_out_figure
from .collecting import COLLECTOR_FIGURES, collector_figure
from .lines import Explanation
from .losses import PARTS, loss_figure
from .trend import TREND_FIGURES, trend_figure

__all__ = ["Wanted", "explanation_of", "figure_named"]

_ITEM_FIGURES = ("open_amount", "base_open_amount", "amount", "days_past_due")
_KINDS = ("outstanding", "not_due", "credits", "undated", "max_days_past_due")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figure is to be explained: its table and name, whose it is, and what it depends on."""

    table: str
    figure: str
    key: str = ""
    basis: str | None = None
    by: tuple[str, ...] = ()
    """What the table is grouped or split by; nothing said: the aging by customers, all others by nothing."""
    start: date | None = None
    window: int = 3
    part: str = "ratio"


def explanation_of(ledger: Ledger, day: date, wanted: Wanted) -> Explanation | None:
    """What stands behind a figure on `day`; None for no such row. Raises BadSettingError for no such part."""
    if wanted.table == "aging":
        by = wanted.by or ("customer_id",)
        return aging_figure(ledger, day, wanted.figure, by, wanted.key, wanted.basis)
    if wanted.table == "open_items":
        return item_figure(ledger, day, wanted.figure, wanted.key, wanted.basis)
    if wanted.table == "tie_out":
        return tie_out_figure(ledger, day, wanted.figure, wanted.key)
    if wanted.table == "dso_trend":
        at = date.fromisoformat(wanted.key) if wanted.key else day
        return trend_figure(ledger, at, wanted.figure, wanted.window)
    if wanted.table == "bad_debts":
        if wanted.part not in PARTS:
            raise BadSettingError(name="part", value=wanted.part, allowed=", ".join(PARTS))
        from xlsaging.app.trend import fiscal_year_start

        begin = wanted.start or fiscal_year_start(day, ledger.settings.fiscal_month_end)
        return loss_figure(ledger, begin, day, wanted.figure, wanted.part, wanted.by, wanted.key)
    begin = wanted.start or month_start(day, ledger.settings.fiscal_month_end)
    return collector_figure(ledger, begin, day, wanted.figure, wanted.key)


def figure_named(text: str, ledger: Ledger, basis: str | None) -> tuple[str, str] | None:
    """The table and the name of a figure that is called so, or whose column is headed so, in either language.

    `AR_TIE_OUT:outstanding` says the table where several have such a column; else the first that has one is meant.
    """
    table, colon, name = text.partition(":")
    said = table.strip().casefold().removeprefix("ar_") if colon else ""
    wanted = (name if colon else text).strip().casefold()
    for where, figure, words in _figures(ledger, basis):
        if (not said or said == where) and wanted in (figure.casefold(), *(word.casefold() for word in words)):
            return where, figure
    return None


def _figures(ledger: Ledger, basis: str | None) -> Iterator[tuple[str, str, list[str]]]:
    settings = ledger.settings
    on = basis or settings.basis
    labels = Buckets.parse(settings.buckets, settings.bucket_edge).labels(on)
    for name in (*_KINDS, *labels):
        texts = [heading(name, on, settings.bucket_edge), *([bucket_text(name)] if name in labels else [])]
        yield "aging", name, [word for text in texts for word in _both(text)]
    for table, names in (
        ("open_items", _ITEM_FIGURES),
        ("dso_trend", TREND_FIGURES),
        ("collectors", COLLECTOR_FIGURES),
        ("tie_out", TIE_OUT_FIGURES),
    ):
        for name in names:
            yield table, name, _both(heading(name))
    for name in BAD_DEBT_RATIOS:
        yield "bad_debts", name, _both(Text(f"ratio.{name}"))


def _both(text: Text | str) -> list[str]:
    return [say(text, lang) for lang in ("en", "zh_CN")]
